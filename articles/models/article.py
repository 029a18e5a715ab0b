"""An article: what is the same in every language."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from parler.models import TranslatableModel

from articles.models.fields import LanguageField
from articles.models.label import Label
from articles.models.source import Source
from articles.models.topic import Topic


class Article(TranslatableModel):
    """A story with its original and its editions.

    The original is what another publisher published: its language, title, address and date are facts about
    it. `source_language` names the edition of ours that the others are translated from.
    """

    label = models.ForeignKey(
        Label,
        verbose_name=_("label"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="articles")
    original_title = models.CharField(_("original title"), max_length=400, blank=True)
    original_language = LanguageField(_("original language"), blank=True, choices=settings.LANGUAGES)
    original_url = models.URLField(_("original address"), max_length=1000, blank=True)
    original_date = models.DateField(_("original date"), null=True, blank=True)
    source_language = LanguageField(_("translated from our edition in"), choices=settings.LANGUAGES)
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("No edition goes live before this moment, whatever is scheduled."),
    )
    expires_at = models.DateTimeField(
        _("rights expire"),
        null=True,
        blank=True,
        help_text=_("Every edition goes offline at this moment."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="articles_created",
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    row_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-updated_at", "-pk"]
        indexes = [
            models.Index(fields=["-updated_at"], name="article_recent"),
            models.Index(fields=["original_url"], name="article_original"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(original_url="") | Q(original_url__regex=r"^https?://"),
                name="article_original_is_web",
            ),
            models.CheckConstraint(
                condition=Q(embargo_until=None) | Q(expires_at=None) | Q(expires_at__gt=F("embargo_until")),
                name="article_expires_after_embargo",
                violation_error_message=_("The rights expire before the embargo ends."),
            ),
        ]

    def __str__(self) -> str:
        return self.original_title or f"#{self.pk}"

"""Who did what, when: written with the change itself, and never changed."""

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import Immutable, LanguageField
from articles.models.revision import Revision


class ActionLog(Immutable):
    """One act. `user` is None for the system; `article` is None for acts on names and people."""

    unchangeable: ClassVar[str] = "The action log is a record and cannot be changed."

    at = models.DateTimeField(_("when"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
    )
    verb = models.CharField(_("act"), max_length=40)
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="log",
    )
    language_code = LanguageField(_("language"), blank=True)
    revision = models.ForeignKey(Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("note"), blank=True)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("action log")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["article", "-at"], name="log_of_article"),
            # What was done to one picture: its page asks.
            models.Index(KeyTransform("picture", "data"), name="log_of_picture"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} #{self.article_id} {self.language_code}"

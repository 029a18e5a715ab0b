"""What lies on the intake tray: an address, a text or a file that came in and is not an article yet."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.feed import FeedEntry
from articles.models.fields import LanguageField


class IntakeKind(models.TextChoices):
    """How it came."""

    ADDRESS = "address", _("Address")
    TEXT = "text", _("Pasted text")
    PAGE = "page", _("Pasted page")
    FILE = "file", _("File")
    FEED = "feed", _("Feed entry")


class IntakeState(models.TextChoices):
    """Where it stands. What was taken or dropped is kept as a line; its bytes go to the evidence, or away."""

    WAITING = "waiting", pgettext_lazy("intake", "Waiting")
    READ = "read", pgettext_lazy("intake", "To review")
    FAILED = "failed", pgettext_lazy("intake", "Not readable")
    TAKEN = "taken", pgettext_lazy("intake", "Taken")
    DROPPED = "dropped", pgettext_lazy("intake", "Dropped")


class IntakeItem(models.Model):
    """One thing on the tray, with what intake read in it (`found`) and what its editor says instead
    (`decisions`). `ingest.tray` is the only one who writes here.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=IntakeKind.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=IntakeState.choices, default=IntakeState.WAITING
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="intake_items",
    )
    entry = models.ForeignKey(
        FeedEntry, null=True, blank=True, on_delete=models.SET_NULL, related_name="intake_items"
    )
    name = models.CharField(_("file"), max_length=255, blank=True)
    asked_address = models.URLField(_("address asked for"), max_length=2000, blank=True)
    address = models.URLField(_("address"), max_length=2000, blank=True)
    media_type = models.CharField(_("media type"), max_length=200, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    content = models.BinaryField(default=b"", blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    wanted_language = LanguageField(_("language"), blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True, editable=False)
    problem = models.JSONField(null=True, blank=True, help_text=_("Why it could not be read."))
    headline = models.CharField(_("headline"), max_length=400, blank=True)
    language_code = LanguageField(_("language"), blank=True)
    found = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    decisions = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    fingerprint = ArrayField(models.BigIntegerField(), default=list, blank=True)
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="intake_items"
    )
    at = models.DateTimeField(_("came"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    row_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("intake item")
        verbose_name_plural = _("intake tray")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["state", "-at"], name="intake_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=IntakeState.values), name="intake_state_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=IntakeState.READ) | models.Q(found__isnull=False),
                name="intake_read_has_found",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=IntakeState.FAILED) | models.Q(problem__isnull=False),
                name="intake_failed_says_why",
            ),
            # One feed entry lies on the tray once, however often it is picked.
            models.UniqueConstraint(fields=["entry"], name="intake_entry_once"),
        ]

    def __str__(self) -> str:
        return self.headline or self.name or self.address or self.asked_address or f"#{self.pk}"

"""Pictures: the original, kept private, and what must be said of it."""

import datetime as dt
import hashlib
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from parler.fields import TranslationsForeignKey
from parler.managers import TranslatableManager, TranslatableQuerySet
from parler.models import TranslatableModel

from articles.imaging.credits import Credit, packet
from articles.imaging.metadata import SuggestedCredit, is_placeholder
from articles.imaging.renditions import RECIPE
from articles.models.fields import Translation


class ImageKind(models.TextChoices):
    """What a picture is, since readers are told (IPTC's digital source type)."""

    PHOTOGRAPH = "photograph", _("Photograph")
    ILLUSTRATION = "illustration", _("Illustration")
    STILL = "still", _("Video still")
    AI = "ai", _("AI-generated")
    AI_PARTLY = "ai-partly", _("Partly AI-generated")


SOURCE_TYPES = {
    ImageKind.AI: "trainedAlgorithmicMedia",
    ImageKind.AI_PARTLY: "compositeWithTrainedAlgorithmicMedia",
}
"""IPTC's terms (cv.iptc.org/newscodes/digitalsourcetype) that a file carries; the others say nothing."""


class Hindrance(models.TextChoices):
    """Why readers may not see a picture now. In the order in which people deal with them."""

    WITHDRAWN = "withdrawn", _("Withdrawn")
    CONFLICT = "conflict", _("Two credits, one to be chosen")
    CREDIT = "credit", _("No credit")
    UNCONFIRMED = "unconfirmed", _("Credit not confirmed")
    EXPIRED = "expired", _("Rights have ended")
    EARLY = "early", _("Rights have not begun")


class ImageQuerySet(TranslatableQuerySet):
    """Pictures, by what may be done with them."""

    def cleared(self, now: dt.datetime) -> Self:
        """Those that readers may see: confirmed, within their rights, not withdrawn."""
        return self.filter(cleared(now))

    def hindered(self, code: str, now: dt.datetime) -> Self:
        """Those that readers may not see for this reason, a value of `Hindrance`."""
        return self.filter(
            {
                Hindrance.WITHDRAWN: Q(withdrawn_at__isnull=False),
                Hindrance.CONFLICT: ~Q(conflicts=[]) & Q(confirmed_at=None),
                Hindrance.CREDIT: Q(credit_line="", conflicts=[], confirmed_at=None),
                Hindrance.UNCONFIRMED: Q(confirmed_at=None, conflicts=[]) & ~Q(credit_line=""),
                Hindrance.EXPIRED: Q(rights_until__lte=now),
                Hindrance.EARLY: Q(rights_from__gt=now),
            }[Hindrance(code)]
        )

    def ending(self, now: dt.datetime, days: int) -> Self:
        """Those whose rights end within so many days."""
        return self.filter(rights_until__gt=now, rights_until__lte=now + dt.timedelta(days=days))

    def here(self) -> Self:
        """Those that nobody has withdrawn."""
        return self.filter(withdrawn_at=None)

    def unmakeable(self) -> Self:
        """Those whose files for readers cannot be made as they are now."""
        return self.filter(failed_key=F("rendition_key"))

    def unprepared(self) -> Self:
        """Those whose files for readers are still to be made, longest wait first."""
        return self.exclude(made_key=F("rendition_key")).exclude(failed_key=F("rendition_key")).order_by("pk")


def cleared(now: dt.datetime, prefix: str = "") -> Q:
    """The condition under which readers may see a picture, for any query that reaches one by `prefix`."""
    held = {f"{prefix}confirmed_at__isnull": False, f"{prefix}withdrawn_at__isnull": True}
    begun = Q(**{f"{prefix}rights_from": None}) | Q(**{f"{prefix}rights_from__lte": now})
    not_over = Q(**{f"{prefix}rights_until": None}) | Q(**{f"{prefix}rights_until__gt": now})
    return Q(**held) & begun & not_over


class ImageManager(TranslatableManager.from_queryset(ImageQuerySet)):  # type: ignore[misc]
    """Pictures."""


class Image(TranslatableModel):
    """A picture. Its credit belongs to it, wherever it is used.

    The credit is what `credit_line` … `licence_page` say; nobody sees the picture before a person has
    confirmed it. What the file itself says is kept in `found`; `conflicts` are the fields in which it says
    two things and nobody has chosen yet.
    """

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    original = models.CharField(max_length=200, editable=False)
    filename = models.CharField(_("file name"), max_length=255, editable=False)
    format = models.CharField(_("format"), max_length=10, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    frames = models.PositiveSmallIntegerField(default=1, editable=False)
    has_gps = models.BooleanField(default=False, editable=False)
    has_credentials = models.BooleanField(default=False, editable=False)
    likeness = models.BigIntegerField(null=True, editable=False)
    found = models.JSONField(default=dict, editable=False)

    kind = models.CharField(_("kind"), max_length=20, choices=ImageKind.choices, default=ImageKind.PHOTOGRAPH)
    credit_line = models.CharField(
        _("credit line"),
        max_length=300,
        blank=True,
        help_text=_("Shown under the picture and kept in its files."),
    )
    creator = models.CharField(
        _("creator"), max_length=300, blank=True, help_text=_("Several: with a semicolon between them.")
    )
    creators = models.ManyToManyField(
        "Contributor", verbose_name=_("creators"), blank=True, related_name="pictures_made"
    )
    agency = models.ForeignKey(
        "Contributor",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pictures_supplied",
        help_text=_("Its usual terms and its licence page stand where the picture has none of its own."),
    )
    copyright_notice = models.CharField(_("copyright notice"), max_length=500, blank=True)
    usage_terms = models.CharField(_("usage terms"), max_length=500, blank=True)
    licence_page = models.URLField(
        _("licence page"), max_length=500, blank=True, help_text=_("Where others can ask to use it.")
    )
    conflicts = ArrayField(models.CharField(max_length=30), default=list, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="confirmed_images",
        verbose_name=_("confirmed by"),
    )

    rights_from = models.DateTimeField(_("rights from"), null=True, blank=True)
    rights_until = models.DateTimeField(
        _("rights until"),
        null=True,
        blank=True,
        help_text=_("From then on no reader sees it; articles stay."),
    )
    substitute = models.ForeignKey(
        "self",
        verbose_name=_("substitute"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="substitute_for",
        help_text=_("Readers see this picture in its place when they may not see it any more."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_note = models.CharField(_("reason"), max_length=500, blank=True, editable=False)

    focal_x = models.FloatField(_("focal point, from the left"), default=0.5)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5)
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Says nothing that the text does not say: it needs no alternative text."),
    )

    suggested_credit = models.CharField(
        max_length=300, blank=True, editable=False, help_text=_("What the file itself says.")
    )
    rendition_key = models.CharField(max_length=32, editable=False, db_index=True)
    made_key = models.CharField(max_length=32, blank=True, editable=False)
    made = models.JSONField(default=dict, editable=False)
    failed_key = models.CharField(max_length=32, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="images",
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects = ImageManager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            # The queue asks: what is not made yet. Nearly nothing, of very many.
            models.Index(fields=["id"], name="image_unprepared", condition=~Q(made_key=F("rendition_key"))),
            models.Index(fields=["rights_until"], name="image_rights_until"),
            models.Index(
                fields=["rights_from"], name="image_rights_from", condition=Q(rights_from__isnull=False)
            ),
            models.Index(fields=["id"], name="image_unconfirmed", condition=Q(confirmed_at=None)),
            models.Index(fields=["id"], name="image_failed", condition=Q(failed_key=F("rendition_key"))),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="image_has_pixels"),
            # What is confirmed is a credit, and one of them.
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | (Q(conflicts=[]) & ~Q(credit_line="")),
                name="image_confirmed_is_credited",
            ),
            models.CheckConstraint(
                condition=Q(rights_from=None) | Q(rights_until=None) | Q(rights_until__gt=F("rights_from")),
                name="image_rights_in_order",
                violation_error_message=_("The rights end before they begin."),
            ),
            models.CheckConstraint(
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
                name="image_focal_point_inside",
            ),
            models.CheckConstraint(
                condition=Q(licence_page="") | Q(licence_page__regex=r"^https?://"),
                name="image_licence_page_is_web",
                violation_error_message=_("A licence page is a web address: https://…"),
            ),
            models.CheckConstraint(
                condition=Q(substitute=None) | ~Q(substitute=F("id")),
                name="image_substitute_is_another",
                violation_error_message=_("A picture cannot stand in for itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    def creator_names(self) -> tuple[str, ...]:
        """The creators' names, in order."""
        return tuple(name for name in map(str.strip, self.creator.split(";")) if name)

    def embedded_credit(self) -> Credit:
        """What every file made from this picture says of itself (IPTC Photo Metadata)."""
        return Credit(
            credit_line=self.credit_line,
            creators=self.creator_names(),
            copyright_notice=self.copyright_notice,
            usage_terms=self.usage_terms,
            web_statement=self.licence_page,
            digital_source_type=SOURCE_TYPES.get(ImageKind(self.kind), ""),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Credit and crop are in the files, so they are part of their address: a new credit, new addresses.
        recipe = f"{RECIPE} {self.focal_x:.4f} {self.focal_y:.4f} {self.sha256}"
        made_of = recipe.encode() + packet(self.embedded_credit())
        self.rendition_key = hashlib.sha256(made_of).hexdigest()[:32]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "rendition_key"}
        super().save(*args, **kwargs)

    def has_credit(self) -> bool:
        """A credit line that names someone; « nil » and « internet » name nobody."""
        return bool(self.credit_line.strip()) and not is_placeholder(self.credit_line)

    def hindrance(self, now: dt.datetime | None = None) -> Hindrance | None:
        """Why readers may not see it at this moment (now, if none is given), or None where they may."""
        now = now or timezone.now()
        reasons = {
            Hindrance.WITHDRAWN: self.withdrawn_at is not None,
            Hindrance.CONFLICT: bool(self.conflicts),
            Hindrance.CREDIT: not self.has_credit(),
            Hindrance.UNCONFIRMED: self.confirmed_at is None,
            Hindrance.EXPIRED: self.rights_until is not None and self.rights_until <= now,
            Hindrance.EARLY: self.rights_from is not None and self.rights_from > now,
        }
        return next((reason for reason, holds in reasons.items() if holds), None)

    def is_ready(self) -> bool:
        """Tell whether its files for readers are made, with the credit as it is now."""
        return bool(self.made_key) and self.made_key == self.rendition_key

    def in_file(self) -> SuggestedCredit:
        """What the file itself says of its credit, and where."""
        try:
            return SuggestedCredit.from_json(self.found)
        except (KeyError, TypeError, ValueError):
            return SuggestedCredit()

    def words_in(self, language: str) -> "ImageTranslation | None":
        """Caption and alt text in exactly this language: another language's would be read out wrong."""
        return next((row for row in self.translations.all() if row.language_code == language), None)


class ImageAddress(models.Model):
    """An address under which files of a picture are or were. Old ones lead to what it is now."""

    key = models.CharField(max_length=32, primary_key=True)
    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="addresses")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.key


class ImageTranslation(Translation):
    """A picture's words in one language, used where a figure has none of its own."""

    master = TranslationsForeignKey(Image, related_name="translations", on_delete=models.CASCADE)
    caption = models.TextField(_("caption"), blank=True)
    alt = models.TextField(_("alternative text"), blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["master", "language_code"], name="image_translation_once")
        ]

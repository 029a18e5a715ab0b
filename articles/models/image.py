"""Pictures: the original, kept private, and what must be said of it."""

import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from parler.fields import TranslationsForeignKey
from parler.models import TranslatableModel

from articles.imaging.credits import Credit, packet
from articles.imaging.metadata import is_placeholder
from articles.models.fields import Translation


class ImageKind(models.TextChoices):
    """What a picture is, since readers are told (IPTC's digital source type)."""

    PHOTOGRAPH = "photograph", _("Photograph")
    ILLUSTRATION = "illustration", _("Illustration")
    STILL = "still", _("Video still")
    AI = "ai", _("AI-generated")


class Image(TranslatableModel):
    """A picture. Its credit belongs to it, wherever it is used."""

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    original = models.CharField(max_length=200, editable=False)
    filename = models.CharField(_("file name"), max_length=255, editable=False)
    format = models.CharField(_("format"), max_length=10, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=ImageKind.choices, default=ImageKind.PHOTOGRAPH)
    credit_line = models.CharField(
        _("credit line"),
        max_length=300,
        blank=True,
        help_text=_("Shown under the picture and kept in its files."),
    )
    creator = models.CharField(_("creator"), max_length=300, blank=True)
    copyright_notice = models.CharField(_("copyright notice"), max_length=500, blank=True)
    usage_terms = models.CharField(_("usage terms"), max_length=500, blank=True)
    suggested_credit = models.CharField(
        max_length=300, blank=True, editable=False, help_text=_("What the file itself says.")
    )
    rendition_key = models.CharField(max_length=32, editable=False, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="images",
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(width__gt=0, height__gt=0), name="image_has_pixels")
        ]

    def __str__(self) -> str:
        return self.filename

    def embedded_credit(self) -> Credit:
        """What every file made from this picture says of itself (IPTC Photo Metadata)."""
        return Credit(
            credit_line=self.credit_line,
            creators=(self.creator,),
            copyright_notice=self.copyright_notice,
            usage_terms=self.usage_terms,
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        # The credit is inside the files, so it is part of their address: a new credit, new addresses.
        made_of = self.sha256.encode() + packet(self.embedded_credit())
        self.rendition_key = hashlib.sha256(made_of).hexdigest()[:32]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "rendition_key"}
        super().save(*args, **kwargs)

    def has_credit(self) -> bool:
        """A credit line that names someone; « nil » and « internet » name nobody."""
        return bool(self.credit_line.strip()) and not is_placeholder(self.credit_line)

    def words_in(self, language: str) -> "ImageTranslation | None":
        """Caption and alt text in exactly this language: another language's would be read out wrong."""
        return next((row for row in self.translations.all() if row.language_code == language), None)


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

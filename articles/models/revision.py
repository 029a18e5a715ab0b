"""What an edition was, each time it was saved."""

import hashlib
import json
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import Immutable


class RevisionKind(models.TextChoices):
    """What a change means to those who translate or have read the text."""

    EDIT = "edit", _("Edit")
    MINOR = "minor", _("Minor: translations stay valid")
    CORRECTION = "correction", _("Correction")


# The text of a revision, in the order a reader meets it.
TEXT_FIELDS = ("kicker", "headline", "standfirst", "slug", "body")


class Revision(Immutable):
    """An edition's text, people, pictures and facts at one moment. Never changed, never deleted.

    `figures`: [{id, image, credit, caption, alt, lead}], in the article's order. `credits`:
    [{contributor, role, name}], in order. `facts`: {label, source, original_title, original_language,
    original_url, original_date}, with ids for label and source; `machine` is among them where a machine
    translated some of it: "raw" until somebody has answered for all of that, then "read". `images`: the
    ids of the pictures, for the question "is this picture in anything live". `alignment`: of a translation
    in step with its source, the blocks it was gathered from, as
    `articles.translation.assembling.alignment` writes them.
    """

    unchangeable: ClassVar[str] = "A revision is a record: save the edition, which makes a new one."

    edition = models.ForeignKey("ArticleTranslation", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=20, choices=RevisionKind.choices, default=RevisionKind.EDIT)
    note = models.CharField(_("note"), max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="revisions",
        verbose_name=_("author"),
    )
    created_at = models.DateTimeField(_("saved"), auto_now_add=True)
    automatic = models.BooleanField(
        default=False, help_text=_("Follows from a change elsewhere: details, people or pictures.")
    )
    restored_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    kicker = models.CharField(_("kicker"), max_length=100, blank=True)
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    slug = models.CharField(_("slug"), max_length=200, blank=True)
    body = models.TextField(_("body"), blank=True)
    figures = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    credits = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    images = ArrayField(models.BigIntegerField(), default=list)
    alignment = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        default_permissions = ()
        indexes = [
            GinIndex(fields=["images"], name="revision_images"),
            # Whose articles are these: every page of a person asks, and every portrait.
            GinIndex(fields=["credits"], name="revision_credits", opclasses=["jsonb_path_ops"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="revision_number_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.number}"

    def content(self) -> dict[str, Any]:
        """Everything that makes two revisions the same or not, as plain values.

        A contributor's name and a stored picture's credit line are kept for the record but left out here:
        they are corrected in one place, for every revision at once.
        """
        return {
            **{field: getattr(self, field) for field in TEXT_FIELDS},
            "figures": [
                {key: value for key, value in figure.items() if key != "credit" or not figure["image"]}
                for figure in self.figures
            ],
            "credits": [{"contributor": row["contributor"], "role": row["role"]} for row in self.credits],
            "facts": self.facts,
        }

    def compute_digest(self) -> str:
        """SHA-256 over `content()`, written the same way every time."""
        canonical = json.dumps(self.content(), sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.images = sorted({figure["image"] for figure in self.figures if figure["image"]})
        self.digest = self.compute_digest()
        super().save(*args, **kwargs)

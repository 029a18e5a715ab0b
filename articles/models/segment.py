"""What there is to translate: the smallest pieces of a source edition, and every text each of them had."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import Immutable


class SegmentField(models.TextChoices):
    """Where in an edition a piece of text stands, in the order a reader meets it."""

    KICKER = "kicker", _("Kicker")
    HEADLINE = "headline", _("Headline")
    STANDFIRST = "standfirst", _("Standfirst")
    BODY = "body", _("Text")
    CAPTION = "caption", _("Caption")
    ALT = "alt", _("Alternative text")


class SegmentQuerySet(models.QuerySet["Segment"]):
    """Segments, asked for by what they are."""

    def live(self) -> Self:
        """Those that the source has now."""
        return self.filter(live=True)


class Segment(models.Model):
    """A block, a headline, a caption … of a source edition, through all its changes.

    Its id is the name it has outside, in exchange files too. One that left the source stays, not `live`:
    translations are tied to it, and it may come back. `kind` is that of the block ("p", "h2", …), empty
    elsewhere. Only `articles.translation.sync` writes here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey("ArticleTranslation", on_delete=models.CASCADE, related_name="segments")
    field = models.CharField(max_length=12, choices=SegmentField.choices)
    figure = models.ForeignKey(
        "Figure", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_constraint=False
    )
    kind = models.CharField(max_length=12, blank=True)
    position = models.PositiveIntegerField()
    live = models.BooleanField(default=True)
    head = models.ForeignKey("SegmentVersion", on_delete=models.PROTECT, related_name="+")

    objects = SegmentQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["position"]
        indexes = [models.Index(fields=["edition", "position"], name="segment_order")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(field__in=SegmentField.values), name="segment_field_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.field}/{self.position}"


class SegmentVersion(Immutable):
    """A text that a segment had, since `revision`. A text it had before is the same version again.

    `html`: the block's outer HTML; plain text outside the body. `hash` is over `html`, `text_hash` over the
    text without tags, white space and kind. `words` is counted as the source's language counts.
    """

    unchangeable: ClassVar[str] = "A segment's version is a record: a new text makes a new one."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="versions")
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="+")
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    hash = models.CharField(max_length=32)
    text_hash = models.CharField(max_length=32, db_index=True)
    words = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["segment", "hash"], name="segment_text_once")]

    def __str__(self) -> str:
        return self.text[:60]

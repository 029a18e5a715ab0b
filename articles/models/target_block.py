"""A translation, block by block: what it says, what it was made from, who made it."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.edition_link import EditionLink
from articles.models.fields import Immutable
from articles.models.segment import Segment, SegmentField, SegmentVersion

# How long a block is held for whoever began to write in it. Held, not locked: the others are told.
CLAIM = dt.timedelta(seconds=60)


class BlockState(models.TextChoices):
    """How far a block is."""

    EMPTY = "empty", _("Empty")
    DRAFT = "draft", _("Draft")
    TRANSLATED = "translated", _("Translated")
    REVIEWED = "reviewed", _("Reviewed")
    OMITTED = "omitted", _("Left out")


# What a person has answered for; a machine's draft is none of these.
DONE = (BlockState.TRANSLATED, BlockState.REVIEWED, BlockState.OMITTED)


class BlockOrigin(models.TextChoices):
    """Where a block's text came from first."""

    HUMAN = "human", _("Written by a person")
    MEMORY = "memory", _("From the memory")
    MACHINE = "machine", _("From a machine")
    EDITED_MACHINE = "edited_machine", _("From a machine, edited")
    SOURCE = "source", _("Copied from the source")


class TargetBlockQuerySet(models.QuerySet["TargetBlock"]):
    """Blocks, asked for by what they are."""

    def open(self) -> Self:
        """Those that somebody has something to do about."""
        return self.filter(Q(stale=True) | Q(uncertain=True) | ~Q(state__in=DONE))


class TargetBlock(models.Model):
    """One block of a target edition, in its own order.

    `html` is as in `SegmentVersion`. Without `sources` it is this language's own; with two, it renders two
    segments at once; two blocks may share a segment. `stale`: a source's text is not what this was made
    from, or left. `uncertain`: paired by guess, until someone has looked. `reason`: why it is left out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    link = models.ForeignKey(EditionLink, on_delete=models.CASCADE, related_name="blocks")
    field = models.CharField(max_length=12, choices=SegmentField.choices)
    figure = models.ForeignKey(
        "Figure", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_constraint=False
    )
    position = models.PositiveIntegerField()
    html = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=BlockState.choices, default=BlockState.EMPTY)
    origin = models.CharField(max_length=16, choices=BlockOrigin.choices, default=BlockOrigin.HUMAN)
    engine = models.CharField(max_length=60, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    stale = models.BooleanField(default=False)
    uncertain = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    row_version = models.PositiveIntegerField(default=1)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True, blank=True)

    objects = TargetBlockQuerySet.as_manager()

    # The blocks that were filled with what this one says, by the one who confirmed it: for the answer.
    repeated: ClassVar[Sequence["TargetBlock"]] = ()

    class Meta:
        default_permissions = ()
        ordering = ["position"]
        indexes = [
            models.Index(fields=["link", "position"], name="block_order"),
            models.Index(
                fields=["link"],
                condition=Q(stale=True) | Q(uncertain=True) | ~Q(state__in=DONE),
                name="block_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(field__in=SegmentField.values), name="block_field_is_known"),
            models.CheckConstraint(condition=Q(state__in=BlockState.values), name="block_state_is_known"),
            models.CheckConstraint(condition=Q(origin__in=BlockOrigin.values), name="block_origin_is_known"),
            models.CheckConstraint(
                condition=~Q(state=BlockState.EMPTY) | Q(html=""), name="block_empty_has_no_text"
            ),
            models.CheckConstraint(
                condition=~Q(state=BlockState.OMITTED) | ~Q(reason=""), name="block_omitted_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link_id}/{self.field}/{self.position}"

    def is_raw_machine(self) -> bool:
        """Nobody has answered for what the machine said."""
        return self.origin in (BlockOrigin.MACHINE, BlockOrigin.EDITED_MACHINE) and self.state not in DONE

    def claim_of_other(self, user_id: int, at: dt.datetime | None = None) -> int | None:
        """Who else is writing in it at `at` (now, if not given): their id, or None."""
        if self.claimed_by_id in (None, user_id) or self.claimed_until is None:
            return None
        return self.claimed_by_id if self.claimed_until > (at or timezone.now()) else None


class TargetBlockSource(models.Model):
    """A block renders a segment, from the text `base`: of it, or of one that was merged into it."""

    block = models.ForeignKey(TargetBlock, on_delete=models.CASCADE, related_name="sources")
    segment = models.ForeignKey(Segment, on_delete=models.PROTECT, related_name="targets")
    base = models.ForeignKey(SegmentVersion, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        default_permissions = ()
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["block", "segment"], name="block_segment_once")]

    def __str__(self) -> str:
        return f"{self.block_id} ← {self.segment_id}"


class BlockEvent(models.TextChoices):
    """Why a block's text is another."""

    WRITTEN = "written", _("Written")
    FOLLOWED = "followed", _("Followed the source")
    REPEATED = "repeated", _("Same as another block")
    IMPORTED = "imported", _("Imported")
    MACHINE = "machine", _("Machine translation")
    MEMORY = "memory", _("From the memory")
    RESTORED = "restored", _("Restored")
    ALIGNED = "aligned", _("Taken from the edition")


class BlockVersion(Immutable):
    """What a block said, each time it changed: nothing that was typed is gone."""

    unchangeable: ClassVar[str] = "A block's history is a record and cannot be changed."

    block = models.ForeignKey(TargetBlock, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    html = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=BlockState.choices)
    origin = models.CharField(max_length=16, choices=BlockOrigin.choices)
    event = models.CharField(max_length=12, choices=BlockEvent.choices, default=BlockEvent.WRITTEN)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["block", "number"], name="block_version_once")]

    def __str__(self) -> str:
        return f"{self.block_id}/{self.number}"


class BlockComment(models.Model):
    """A remark on a block. `sends_back`: it is what the translator is asked to change."""

    block = models.ForeignKey(TargetBlock, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("comment"), max_length=4000)
    sends_back = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class CheckDismissal(models.Model):
    """Someone looked at what a check found in a block, and it is right as it is.

    Holds for that finding (`key`) in that text (`digest`, over source and target): another text is checked
    anew.
    """

    block = models.ForeignKey(TargetBlock, on_delete=models.CASCADE, related_name="dismissals")
    check_code = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=32)
    dismissed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["block", "key", "digest"], name="dismissed_once")]

    def __str__(self) -> str:
        return f"{self.block_id}/{self.check_code}"

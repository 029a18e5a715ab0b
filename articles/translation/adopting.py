"""A target edition that was saved as a whole: its text goes back into its blocks. Nothing typed is lost."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from articles.models import (
    BlockEvent,
    BlockOrigin,
    BlockState,
    BlockVersion,
    EditionLink,
    Revision,
    SegmentVersion,
    TargetBlock,
    TargetBlockSource,
)
from articles.translation.aligning import Known, Match, align
from articles.translation.assembling import speaks
from articles.translation.segments import content_of
from articles.translation.units import WORDLESS, Unit, digest, units_of

_MACHINES = (BlockOrigin.MACHINE, BlockOrigin.EDITED_MACHINE)
_WRITTEN = (
    "position", "figure", "html", "state", "origin", "stale", "uncertain", "author", "reviewer", "changed_at",
    "row_version",
)  # fmt: skip


def adopt(link: EditionLink, revision: Revision, author_id: int | None) -> None:
    """Bring the blocks of `link`, locked, to what `revision`, the latest of its edition, says.

    A changed block keeps what it was made from; a new paragraph is this language's own, or fills the empty
    block of its place, to be looked at. Where the revision takes an older one back whole, its blocks and what
    they were made from come back with it.
    """
    blocks = list(link.blocks.order_by("position", "pk").prefetch_related("sources"))
    units = units_of(content_of(revision), revision.figures)
    taking = _Adoption(link, blocks, units, author_id, restored=revision.restored_from is not None)
    kept = _kept(revision, units)
    if kept is not None:
        taking.restore(kept)
    else:
        taking.align()
    taking.write()
    link.ahead, link.ahead_by = False, None
    link.save(update_fields=["ahead", "ahead_by"])


def _kept(revision: Revision, units: Sequence[Unit]) -> list[list[Any]] | None:
    """The blocks of the revision that was taken back, if it was taken back whole and kept them."""
    old = revision.restored_from
    if old is None or not old.alignment:
        return None
    same = [unit.html for unit in units_of(content_of(old), old.figures)] == [unit.html for unit in units]
    return list(old.alignment) if same and len(old.alignment) == len(units) else None


class _Adoption:
    """The blocks as they shall be, in their order."""

    def __init__(
        self,
        link: EditionLink,
        blocks: Sequence[TargetBlock],
        units: Sequence[Unit],
        author_id: int | None,
        *,
        restored: bool,
    ) -> None:
        self.link, self.units, self.author_id = link, units, author_id
        self.event = BlockEvent.RESTORED if restored else BlockEvent.WRITTEN
        self.old = {block.pk: block for block in blocks}
        self.sources = {
            block.pk: [(row.segment_id, row.base_id) for row in block.sources.all()] for block in blocks
        }
        self.before = {pk: list(rows) for pk, rows in self.sources.items()}
        self.order: list[TargetBlock] = []
        self.typed: list[TargetBlock] = []
        self.now = timezone.now()

    # --- Which block is which ---------------------------------------------------------------------

    def align(self) -> None:
        """By what they say."""
        open_blocks: dict[uuid.UUID | None, list[TargetBlock]] = {}
        behind: uuid.UUID | None = None
        for block in self.old.values():
            if block.html or block.field != "body":
                behind = block.pk if block.html else behind
            else:
                open_blocks.setdefault(behind, []).append(block)
        behind = None
        matches = align([_known(block) for block in self.old.values()], self.units)
        for unit, match in zip(self.units, matches, strict=True):
            block = self._block(unit, match, open_blocks.get(behind, []))
            self.order.append(block)
            behind = block.pk if match.known else behind

    def _block(self, unit: Unit, match: Match, waiting: list[TargetBlock]) -> TargetBlock:
        if match.known is not None:
            block = self.old[match.known.id]  # type: ignore[index]
            rows = dict(self.sources[block.pk])
            for other in match.joined:
                rows = {**dict(self.sources[other.id]), **rows}  # type: ignore[index]
            self.sources[block.pk] = list(rows.items())
            if match.relation != "same":
                self._says(block, unit)
            return block
        if match.split_from is None and waiting and unit.kind not in WORDLESS:
            # Somebody wrote where a text was missing: it is taken for its translation, and marked.
            block = waiting.pop(0)
            block.uncertain = True
        else:
            block = TargetBlock(id=uuid.uuid4(), link=self.link, field=unit.field, position=0, row_version=0)
            block.figure_id = unit.figure
            parent = match.split_from
            self.sources[block.pk] = list(self.sources[parent.id]) if parent else []  # type: ignore[index]
        self._says(block, unit)
        return block

    def restore(self, kept: Sequence[Sequence[Any]]) -> None:
        """By the blocks that the revision kept."""
        known = {
            str(pk)
            for pk in SegmentVersion.objects.filter(
                pk__in={base for row in kept for _segment, base in row[5]}
            ).values_list("pk", flat=True)
        }
        for unit, (pk, _field, _figure, state, origin, rows) in zip(self.units, kept, strict=True):
            block = self.old.get(uuid.UUID(pk)) or TargetBlock(
                id=uuid.UUID(pk), link=self.link, field=unit.field, position=0, row_version=0
            )
            block.figure_id = unit.figure
            self.sources[block.pk] = [
                (uuid.UUID(segment), uuid.UUID(base)) for segment, base in rows if base in known
            ]
            if block.html != unit.html:
                self._says(block, unit)
            block.state, block.origin = state, origin
            self.order.append(block)

    # --- What a block says ------------------------------------------------------------------------

    def _says(self, block: TargetBlock, unit: Unit) -> None:
        block.html = unit.html
        if unit.kind in WORDLESS:
            block.state, block.origin = BlockState.TRANSLATED, BlockOrigin.SOURCE
        else:
            was_machine = block.origin in _MACHINES
            block.origin = BlockOrigin.EDITED_MACHINE if was_machine else BlockOrigin.HUMAN
            if block.state in (BlockState.EMPTY, BlockState.OMITTED):
                block.state = BlockState.DRAFT
            block.author_id, block.reviewer = self.author_id, None
        block.row_version += 1
        block.changed_at = self.now
        self.typed.append(block)

    # --- Writing ----------------------------------------------------------------------------------

    def write(self) -> None:
        """The blocks that the text has, and the empty places between them."""
        there = {block.pk for block in self.order}
        covered = {segment for pk in there for segment, _base in self.sources[pk]}
        gone: list[uuid.UUID] = []
        before: TargetBlock | None = None
        for block in self.old.values():
            if block.pk in there:
                before = block
                continue
            rows = [segment for segment, _base in self.sources[block.pk]]
            if not rows or (block.html and covered.issuperset(rows)):
                # This language's own, or its words stand in another block now.
                gone.append(block.pk)
                continue
            if speaks(block):
                block.html, block.state, block.row_version = "", BlockState.EMPTY, block.row_version + 1
                self.typed.append(block)
            self.order.insert(self.order.index(before) + 1 if before else 0, block)
            before = block
        heads = self._heads()
        for position, block in enumerate(self.order):
            block.position = position
            block.stale = block.state != BlockState.EMPTY and any(
                heads.get(segment) != base for segment, base in self.sources[block.pk]
            )
        self._save(gone)

    def _heads(self) -> dict[uuid.UUID, uuid.UUID]:
        live = self.link.source.segments.live()
        return dict(live.values_list("pk", "head"))

    def _save(self, gone: Sequence[uuid.UUID]) -> None:
        changed = [
            block.pk for block in self.order if self.sources[block.pk] != self.before.get(block.pk, [])
        ]
        TargetBlockSource.objects.filter(block__in=[*gone, *changed]).delete()
        TargetBlock.objects.filter(pk__in=gone).delete()
        TargetBlock.objects.bulk_create(
            self.order, update_conflicts=True, unique_fields=["id"], update_fields=list(_WRITTEN)
        )
        TargetBlockSource.objects.bulk_create(
            [
                TargetBlockSource(block_id=pk, segment_id=segment, base_id=base, position=position)
                for pk in changed
                for position, (segment, base) in enumerate(self.sources[pk])
            ]
        )
        BlockVersion.objects.bulk_create(
            [
                BlockVersion(
                    block=block,
                    number=block.row_version,
                    html=block.html,
                    state=block.state,
                    origin=block.origin,
                    event=self.event,
                    author_id=self.author_id,
                    at=self.now,
                )
                for block in self.typed
            ]
        )


def _known(block: TargetBlock) -> Known:
    unit = unit_of(block)
    # An empty block is found by its place only: it says nothing that could be looked for.
    return Known(
        block.pk, block.field, unit.kind, unit.text, [unit.hash], [unit.text_hash], block.figure_id,
        live=bool(block.html),
    )  # fmt: skip


def unit_of(block: TargetBlock) -> Unit:
    """What a block says, as a unit."""
    if block.field != "body":
        return Unit(block.field, block.html, block.html, figure=block.figure_id)
    content = {"kicker": "", "headline": "", "standfirst": "", "body": block.html}
    units = units_of(content, [])
    return units[0] if units else Unit("body", "", digest(str(block.pk)), "p")

"""What a change of the source does to its translations: nothing is lost, and what changed is pointed out.

Blocks whose source says what it said when they were made stay as they are, wherever it moved. What changed
is stale, its old text kept. All targets at once, in bulk.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils import timezone

from articles.models import (
    BlockEvent,
    BlockOrigin,
    BlockState,
    BlockVersion,
    EditionLink,
    Revision,
    TargetBlock,
    TargetBlockSource,
)
from articles.translation.following import follow
from articles.translation.segments import Renewed
from articles.translation.units import WORDLESS

_WRITTEN = ("position", "figure", "html", "state", "stale", "row_version", "changed_at")


def take_over(
    links: Sequence[EditionLink], renewed: Renewed, revision: Revision, *, minor: bool = False
) -> None:
    """Bring the targets of `links`, locked, in step with `renewed` segments of their source.

    `minor`: what changed does not affect translations; up-to-date ones stay so. `revision` is the source's.
    """
    if not links:
        return
    blocks = TargetBlock.objects.filter(link__in=links).order_by("position", "pk")
    by_link: dict[int, list[TargetBlock]] = defaultdict(list)
    for block in blocks.prefetch_related("sources"):
        by_link[block.link_id].append(block)
    steps = [_Step(link, by_link[link.pk], renewed, minor=minor) for link in links]
    for step in steps:
        step.take()
        step.link.revision = revision
    _write(steps)
    EditionLink.objects.bulk_update(links, ["revision", "ahead"])


class _Step:
    """One target edition, on its way."""

    def __init__(
        self, link: EditionLink, blocks: Sequence[TargetBlock], renewed: Renewed, *, minor: bool
    ) -> None:
        self.link, self.blocks, self.renewed, self.minor = link, list(blocks), renewed, minor
        # As they are, or shall be: (segment, base) in the block's order.
        self.sources = {
            block.pk: [(s.segment_id, s.base_id) for s in block.sources.all()] for block in blocks
        }
        self.before = {pk: list(rows) for pk, rows in self.sources.items()}
        self.gone: list[TargetBlock] = []
        self.followed: list[TargetBlock] = []
        self.touched: dict[uuid.UUID, TargetBlock] = {}
        self.added: set[uuid.UUID] = set()

    def take(self) -> None:
        """All that the change does to this edition."""
        text = self._text()
        was_in_order = self._anchors_rise()
        for block in self.blocks:
            self._rebase(block)
        self._drop_what_has_nothing()
        self._add_what_is_new(was_in_order=was_in_order)
        for place, block in enumerate(self.blocks):
            stale = self._is_stale(block)
            if (block.position, block.stale) != (place, stale):
                block.position, block.stale = place, stale
                self.touched[block.pk] = block
        if self._text() != text:
            # By the source, and nobody's writing: `ahead_by` stays as it is.
            self.link.ahead = True

    def _text(self) -> list[str]:
        return [block.html for block in self.blocks if block.html and block.state != BlockState.OMITTED]

    # --- Which text each block is made from -------------------------------------------------------

    def _rebase(self, block: TargetBlock) -> None:
        rows: dict[uuid.UUID, uuid.UUID] = {}
        for segment, base in self.sources[block.pk]:
            for one, made_from in self._now(block, segment, base):
                # A block of two that became one is made from both: where one was not up to date, neither is.
                if one not in rows or rows[one] == self.renewed.heads[one]:
                    rows[one] = made_from
        self.sources[block.pk] = list(rows.items())

    def _now(
        self, block: TargetBlock, segment: uuid.UUID, base: uuid.UUID
    ) -> Iterable[tuple[uuid.UUID, uuid.UUID]]:
        """What a block's tie to a segment becomes: pairs of a segment and the version it is made from."""
        renewed = self.renewed
        fresh = renewed.before.get(segment) == base
        exact = True
        if segment in renewed.joined:
            segment, exact = renewed.joined[segment]
        yield segment, self._base(block, segment, base, fresh=fresh and exact)
        if block.state != BlockState.EMPTY:
            for new, (old, same) in renewed.split.items():
                if old == segment:
                    yield new, renewed.heads[new] if fresh and same else base

    def _base(self, block: TargetBlock, segment: uuid.UUID, base: uuid.UUID, *, fresh: bool) -> uuid.UUID:
        renewed = self.renewed
        head = renewed.heads[segment]
        if base == head:
            return base
        if block.state == BlockState.EMPTY:
            # Nothing was made from anything yet.
            return head
        if not fresh:
            return base
        if segment in renewed.regrouped or self.minor:
            return head
        return head if segment in renewed.tags and self._follows(block, segment) else base

    def _follows(self, block: TargetBlock, segment: uuid.UUID) -> bool:
        """Only tags changed: the block follows, where that is certain."""
        html = follow(*self.renewed.tags[segment], block.html)
        if html is None:
            return False
        block.html = html
        block.row_version += 1
        block.changed_at = timezone.now()
        self.touched[block.pk] = block
        self.followed.append(block)
        return True

    def _is_stale(self, block: TargetBlock) -> bool:
        rows = self.sources[block.pk]
        if block.state == BlockState.EMPTY:
            return any(segment not in self.renewed.places for segment, _base in rows)
        return any(
            segment not in self.renewed.places or base != self.renewed.heads[segment]
            for segment, base in rows
        )

    # --- Which blocks there are, and where --------------------------------------------------------

    def _drop_what_has_nothing(self) -> None:
        """A place that was never filled goes with its segment; so does the copy of a picture's token."""
        renewed = self.renewed
        covered = {
            segment
            for block in self.blocks
            if block.state != BlockState.EMPTY
            for segment, _base in self.sources[block.pk]
        }
        seen: set[uuid.UUID] = set()
        for block in list(self.blocks):
            rows = [segment for segment, _base in self.sources[block.pk]]
            if not rows:
                continue
            untouched = block.state == BlockState.EMPTY and block.row_version == 1
            lost = all(segment not in renewed.places for segment in rows)
            # Two empty places that became one, or one whose text stands in another block now.
            double = all(segment in seen for segment in rows) and not covered.intersection(rows)
            if (untouched and (lost or double)) or (lost and self._is_copy(block)):
                self.blocks.remove(block)
                self.gone.append(block)
            elif block.state == BlockState.EMPTY:
                seen.update(rows)

    @staticmethod
    def _is_copy(block: TargetBlock) -> bool:
        return block.origin == BlockOrigin.SOURCE and block.html.startswith(("<figure data-figure", "<hr"))

    def _add_what_is_new(self, *, was_in_order: bool) -> None:
        renewed = self.renewed
        there = {segment for rows in self.sources.values() for segment, _base in rows}
        added = []
        for segment, place in sorted(renewed.places.items(), key=lambda pair: pair[1]):
            if segment not in there:
                block = self._new(segment)
                self.sources[block.pk] = [(segment, renewed.heads[segment])]
                added.append((place, block))
        if was_in_order:
            self._order(added)
            return
        # The translator has an order of their own: what is new comes behind what it follows in the source.
        for place, block in added:
            before = [at for at, one in enumerate(self.blocks) if -1 < self._anchor(one) < place]
            at = max(before, key=lambda index: self._anchor(self.blocks[index])) + 1 if before else 0
            self.blocks.insert(at, block)

    def _new(self, segment: uuid.UUID) -> TargetBlock:
        unit = self.renewed.units[segment]
        block = TargetBlock(
            id=uuid.uuid4(), link=self.link, field=unit.field, figure_id=unit.figure, position=0
        )
        if unit.kind in WORDLESS:
            block.html, block.state = unit.html, BlockState.TRANSLATED
            block.origin = BlockOrigin.SOURCE
        self.touched[block.pk] = block
        self.added.add(block.pk)
        return block

    def _anchor(self, block: TargetBlock) -> int:
        """Where the block's source stands; -1 for this language's own, and where the source is gone."""
        places = self.renewed.places
        return min((places[s] for s, _base in self.sources[block.pk] if s in places), default=-1)

    def _anchors_rise(self) -> bool:
        places = self.renewed.old_places
        anchors = [
            min(places[segment] for segment, _base in self.sources[block.pk])
            for block in self.blocks
            if self.sources[block.pk] and all(s in places for s, _base in self.sources[block.pk])
        ]
        return anchors == sorted(anchors)

    def _order(self, added: Iterable[tuple[int, TargetBlock]]) -> None:
        """In the order of the source; what stands for nothing there stays behind what it stood behind."""
        keys: list[tuple[int, int, TargetBlock]] = []
        behind = -1
        for number, block in enumerate(self.blocks):
            anchor = self._anchor(block)
            behind = anchor if anchor >= 0 else behind
            keys.append((behind, number, block))
        keys += [(place, len(self.blocks), block) for place, block in added]
        self.blocks = [block for _place, _number, block in sorted(keys, key=lambda key: key[:2])]


def _write(steps: Sequence[_Step]) -> None:
    changed: list[uuid.UUID] = []
    rows: list[TargetBlockSource] = []
    gone = {block.pk for step in steps for block in step.gone}
    for step in steps:
        for pk, sources in step.sources.items():
            if pk not in gone and sources != step.before.get(pk):
                changed += [pk] if pk in step.before else []
                rows += [
                    TargetBlockSource(block_id=pk, segment_id=segment, base_id=base, position=position)
                    for position, (segment, base) in enumerate(sources)
                ]
    if gone or changed:
        TargetBlockSource.objects.filter(block__in=[*gone, *changed]).delete()
    if gone:
        TargetBlock.objects.filter(pk__in=gone).delete()
    touched = [block for step in steps for pk, block in step.touched.items() if pk not in gone]
    TargetBlock.objects.bulk_create(
        touched, update_conflicts=True, unique_fields=["id"], update_fields=list(_WRITTEN)
    )
    TargetBlockSource.objects.bulk_create(rows)
    BlockVersion.objects.bulk_create(
        [
            BlockVersion(
                block=block,
                number=block.row_version,
                html=block.html,
                state=block.state,
                origin=block.origin,
                event=BlockEvent.FOLLOWED,
            )
            for step in steps
            for block in step.followed
        ]
    )

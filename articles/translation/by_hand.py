"""Editions that were made by hand, put in step with the one they translate."""

import uuid

from articles.models import (
    Article,
    BlockEvent,
    BlockOrigin,
    BlockState,
    BlockVersion,
    Edition,
    EditionLink,
    TargetBlock,
    TargetBlockSource,
)
from articles.translation import memory
from articles.translation.pairing import Pair, pair
from articles.translation.segments import Renewed, content_of, renew
from articles.translation.units import WORDLESS, Unit, units_of


def tie_made(edition: Edition, source: Edition) -> tuple[EditionLink, list[Pair]]:
    """Put `edition`, made by hand, in step with `source`; return its link, and how it was paired.

    Its text, its revisions and its log stay as they are, byte for byte: only the blocks are new, each made
    from what the source says now. A block that was paired by a guess is `uncertain`, until somebody looks.
    Raises ValueError where one of them has no revision.
    """
    revision, theirs = source.latest_revision, edition.latest_revision
    if revision is None or theirs is None or edition.pk == source.pk:
        raise ValueError("Two editions with a revision each are laid beside each other.")
    renewed = renew(source, revision)
    link = EditionLink.objects.create(edition=edition, source=source, revision=revision)
    making = _Making(link, renewed, units_of(content_of(theirs), theirs.figures))
    pairs = making.pair((source.language_code, edition.language_code))
    making.write(theirs.author_id)
    return link, pairs


def tie_all(article: Article) -> list[tuple[Edition, list[Pair]]]:
    """Put every edition of `article` that was made by hand in step with the one it is translated from.

    In a transaction of the caller's. Returns each edition, and how it was paired; tied ones are left alone.
    """
    # In the order of every lock: the article, its editions.
    Article.objects.select_for_update().get(pk=article.pk)
    editions = {
        edition.language_code: edition
        for edition in Edition.objects.select_for_update(of=("self",))
        .select_related("latest_revision", "link")
        .filter(master=article)
        .order_by("pk")
    }
    source = editions.pop(article.source_language, None)
    if source is None or source.latest_revision is None:
        return []
    made = []
    for edition in editions.values():
        if not hasattr(edition, "link") and edition.latest_revision is not None:
            made.append((edition, tie_made(edition, source)[1]))
            if edition.live_revision_id == edition.latest_revision_id:
                # Readers have had it: the memory would have learned it then.
                memory.learn(edition)
    return made


class _Making:
    """The blocks of an edition that was made by hand."""

    def __init__(self, link: EditionLink, renewed: Renewed, units: list[Unit]) -> None:
        self.link, self.renewed, self.units = link, renewed, units
        self.segments = sorted(renewed.places, key=lambda segment: renewed.places[segment])
        self.blocks: list[TargetBlock] = []
        self.sources: list[TargetBlockSource] = []

    def pair(self, languages: tuple[str, str]) -> list[Pair]:
        """Make a block of each unit, and an empty one of each segment that nothing translates."""
        theirs = self.renewed.units
        body = [segment for segment in self.segments if theirs[segment].field == "body"]
        own = [unit for unit in self.units if unit.field == "body"]
        pairs = pair([theirs[segment] for segment in body], own, languages)
        by_place = {unit.place: unit for unit in self.units if unit.field != "body"}
        for segment in self.segments:
            if theirs[segment].field == "body":
                continue
            self._add(by_place.pop(theirs[segment].place, None), theirs[segment], [segment])
        for unit in by_place.values():
            self._add(unit, unit, [])
        head = list(self.blocks)
        self.blocks = []
        for one in pairs:
            segments = [body[place] for place in one.sources]
            for place in one.targets:
                self._add(own[place], own[place], segments, uncertain=not one.certain)
            if not one.targets:
                for segment in segments:
                    self._add(None, theirs[segment], [segment])
        self.blocks = _in_order(head, self.blocks)
        return pairs

    def _add(
        self, said: Unit | None, like: Unit, segments: list[uuid.UUID], *, uncertain: bool = False
    ) -> None:
        block = TargetBlock(
            id=uuid.uuid4(), link=self.link, field=like.field, figure_id=like.figure, position=0
        )
        if said is not None:
            block.html, block.state = said.html, BlockState.TRANSLATED
            block.uncertain = uncertain and bool(segments)
            block.origin = BlockOrigin.SOURCE if said.kind in WORDLESS else BlockOrigin.HUMAN
        self.blocks.append(block)
        self.sources += [
            TargetBlockSource(
                block=block, segment_id=segment, base_id=self.renewed.heads[segment], position=position
            )
            for position, segment in enumerate(segments)
        ]

    def write(self, author_id: int | None) -> None:
        """Write all of it."""
        for position, block in enumerate(self.blocks):
            block.position = position
            block.author_id = author_id if block.html else None
        TargetBlock.objects.bulk_create(self.blocks)
        TargetBlockSource.objects.bulk_create(self.sources)
        BlockVersion.objects.bulk_create(
            [
                BlockVersion(
                    block=block, number=1, html=block.html, state=block.state, origin=block.origin,
                    event=BlockEvent.ALIGNED, author_id=block.author_id,
                )
                for block in self.blocks
                if block.html
            ]
        )  # fmt: skip


def _in_order(head: list[TargetBlock], body: list[TargetBlock]) -> list[TargetBlock]:
    """Headline and the like first; a figure's words behind its token, the lead's before the text."""
    placed = {block.figure_id for block in body if block.figure_id}
    words: dict[int | None, list[TargetBlock]] = {}
    for block in head:
        words.setdefault(block.figure_id if block.figure_id in placed else None, []).append(block)
    ordered = list(words.get(None, []))
    for block in body:
        ordered += [block, *(words.pop(block.figure_id, []) if block.figure_id else [])]
    return ordered

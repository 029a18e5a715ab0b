"""A translation as a file for other tools, and what a file that comes back would change.

Export and import of the same file change nothing. A file that was made from an older source comes back as a
translation of that source: stale, and shown as such.
"""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from articles.content.codes import Code, Coded, CodesDiffer, Piece, decode, encode
from articles.content.sanitize import sanitize_body
from articles.content.typography import normalise_text
from articles.formats.errors import Unreadable
from articles.formats.xliff import Document, Unit
from articles.formats.xliff.document import State
from articles.messages import gettext_noop
from articles.models import BlockState, EditionLink, SegmentField, SegmentVersion, TargetBlock
from articles.translation.units import WORDLESS, digest

OTHER_ARTICLE = gettext_noop("This file is about another article. Nothing was taken from it.")
OTHER_LANGUAGES = gettext_noop(
    "This file is from %(source)s into %(target)s, and this translation is not. Nothing was taken from it."
)
_STATES: dict[str, State] = {
    BlockState.EMPTY: "initial",
    BlockState.DRAFT: "draft",
    BlockState.TRANSLATED: "translated",
    BlockState.REVIEWED: "reviewed",
}

What = Literal["same", "changed", "older", "tags", "empty", "unknown", "left_out"]


@dataclass(frozen=True, slots=True)
class Line:
    """What a unit of a file would do: nothing ("same"), give a block another text ("changed"), one that was
    made from an older source ("older"); or why it does nothing: its codes differ ("tags"), it has no target
    ("empty"), nobody knows it ("unknown"), it is left out here ("left_out").
    """

    what: What
    id: str
    block: TargetBlock | None = None
    html: str = ""
    confirmed: bool = False
    base: SegmentVersion | None = None


def _tag(language: str) -> str:
    """The language as BCP 47 has it."""
    return {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language, language)


def _blocks(link: EditionLink) -> list[TargetBlock]:
    rows = link.blocks.order_by("position", "pk").prefetch_related("sources__segment__head", "sources__base")
    return list(rows)


def _source(block: TargetBlock) -> tuple[str, str]:
    """What a block's sources say now, and its hash; "" for a picture, and for the language's own."""
    heads = [row.segment.head for row in block.sources.all() if row.segment.kind not in WORDLESS]
    html = "".join(head.html for head in heads)
    return html, digest(html)


def _ids(blocks: Sequence[TargetBlock]) -> dict[uuid.UUID, str]:
    """The name of each block in a file: its segment's, where the two are one to one; else its own."""
    used = Counter(row.segment_id for block in blocks for row in block.sources.all())
    names = {}
    for block in blocks:
        segments = [row.segment_id for row in block.sources.all()]
        one = len(segments) == 1 and used[segments[0]] == 1
        names[block.pk] = str(segments[0] if one else block.pk)
    return names


def document_of(link: EditionLink, version: Literal["1.2", "2.1"]) -> Document:
    """The translation as a document: a unit for each block that translates words."""
    blocks = _blocks(link)
    names = _ids(blocks)
    units = []
    for block in blocks:
        html, hashed = _source(block)
        if not html or block.state == BlockState.OMITTED:
            continue
        is_plain = block.field != SegmentField.BODY
        coded = encode(html, is_plain=is_plain)
        units.append(
            Unit(
                names[block.pk],
                coded.pieces,
                _target(block, coded) if block.html else None,
                _STATES[block.state],
                hashed,
                block.field,
                coded.tags,
            )
        )
    source, target = _tag(link.source.language_code), _tag(link.edition.language_code)
    return Document(source, target, f"article-{link.edition.master_id}", tuple(units), version)


def _target(block: TargetBlock, source: Coded) -> tuple[Piece, ...]:
    """The target with the numbers that its tags have in the source, where they are the same tags."""
    own = encode(block.html, is_plain=block.field != SegmentField.BODY)
    free: dict[tuple[str, str], list[str]] = {}
    for number, tag in source.tags.items():
        free.setdefault(tag, []).append(number)
    names = {}
    for number, tag in own.tags.items():
        # A tag of the target's own has a name that the source does not know: it comes back as it went.
        names[number] = free[tag].pop(0) if free.get(tag) else f"t{number}"
    return tuple(
        piece if isinstance(piece, str) else Code(names[piece.id], piece.kind) for piece in own.pieces
    )


def compare(link: EditionLink, document: Document) -> list[Line]:
    """What taking `document` in would do, unit by unit; writes nothing.

    Raises Unreadable for a file about another article, or of other languages.
    """
    source, target = _tag(link.source.language_code), _tag(link.edition.language_code)
    said = document.source_language.lower(), document.target_language.lower()
    if said != (source.lower(), target.lower()):
        raise Unreadable(OTHER_LANGUAGES, source=document.source_language, target=document.target_language)
    blocks = _blocks(link)
    names = _ids(blocks)
    by_name = {names[block.pk]: block for block in blocks} | {str(block.pk): block for block in blocks}
    known = sum(unit.id in by_name for unit in document.units)
    if document.units and not known:
        raise Unreadable(OTHER_ARTICLE)
    older = _older(document, by_name)
    return [_line(unit, by_name.get(unit.id), older) for unit in document.units]


def _older(
    document: Document, by_name: dict[str, TargetBlock]
) -> dict[tuple[uuid.UUID, str], SegmentVersion]:
    """The versions that units were made from, where they are not what the source says now."""
    wanted = set()
    for unit in document.units:
        block = by_name.get(unit.id)
        if block is not None and unit.hash and unit.hash != _source(block)[1]:
            wanted.add(unit.hash)
    rows = SegmentVersion.objects.filter(hash__in=wanted) if wanted else ()
    return {(row.segment_id, row.hash): row for row in rows}


def _line(unit: Unit, block: TargetBlock | None, older: dict[tuple[uuid.UUID, str], SegmentVersion]) -> Line:
    if block is None:
        return Line("unknown", unit.id)
    if block.state == BlockState.OMITTED:
        return Line("left_out", unit.id, block)
    if unit.target is None or not unit.target:
        return Line("empty", unit.id, block)
    html, hashed = _source(block)
    base = None
    if unit.hash and unit.hash != hashed:
        segments = [row.segment_id for row in block.sources.all()]
        base = older.get((segments[0], unit.hash)) if len(segments) == 1 else None
        html = base.html if base is not None else html
    is_plain = block.field != SegmentField.BODY
    said = _decoded(unit.target, encode(html, is_plain=is_plain), block)
    if said is None:
        return Line("tags", unit.id, block)
    text = normalise_text(said) if is_plain else sanitize_body(said)
    confirmed = unit.state in ("translated", "reviewed")
    if text == block.html:
        return Line("same", unit.id, block)
    made_before = bool(unit.hash) and unit.hash != hashed
    return Line("older" if made_before else "changed", unit.id, block, text, confirmed, base)


def _decoded(pieces: Sequence[Piece], source: Coded, block: TargetBlock) -> str | None:
    """The target as HTML, if it has the codes of its source, or just those that the block has now."""
    own = encode(block.html, is_plain=block.field != SegmentField.BODY)
    outer = own.outer if block.html and own.outer[0] else source.outer
    free: dict[tuple[str, str], list[str]] = {}
    for number, tag in source.tags.items():
        free.setdefault(tag, []).append(number)
    named = {free[tag].pop(0) if free.get(tag) else f"t{number}": tag for number, tag in own.tags.items()}
    for tags in (source.tags, named):
        try:
            return decode(pieces, Coded(source.pieces, outer, tags))
        except CodesDiffer:
            continue
    return None

"""Lines of a body → blocks: paragraphs, headings, lists, quotes and places for pictures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.content.page_chrome import footer_start
from articles.content.text_lines import Line
from articles.formats.parsed import Block, Evidence
from articles.formats.plain_headings import with_headings
from articles.formats.plain_pieces import Piece, pieces_of


@dataclass(frozen=True)
class Body:
    """The blocks of a body, the lines that were no part of it, and the lines behind headings and pictures."""

    blocks: tuple[Block, ...]
    boilerplate: tuple[Line, ...]
    evidence: dict[str, tuple[Evidence, ...]]


def read_body(
    lines: Sequence[Line], language: str | None = None, lead: Iterable[tuple[str, Line]] = ()
) -> Body:
    """Return the body made of `lines` (non-blank, in order), each line being one block or a part of one.

    `lead` are picture credits of the head: their pictures come first. Only what is surely a heading is
    one: a numbered section, or a short line without a full stop between paragraphs.
    """
    end = footer_start([line.text for line in lines])
    kept, dropped = lines[:end], lines[end:]
    pieces = [Piece("figure", "", (line,), credit=credit) for credit, line in lead]
    inside: list[Line] = []
    pieces += pieces_of(kept, language, inside)
    pieces = with_headings(pieces)
    blocks = tuple(_blocks(pieces))
    named = {"headings": "heading", "figures": "figure"}
    evidence = {
        name: tuple(
            Evidence(line.number, line.text) for piece in pieces if piece.kind == kind for line in piece.lines
        )
        for name, kind in named.items()
    }
    evidence["image_credits"] = tuple(
        Evidence(piece.lines[-1].number, piece.lines[-1].text) for piece in pieces if piece.credit
    )
    return Body(blocks, (*inside, *dropped), {name: found for name, found in evidence.items() if found})


def _blocks(pieces: Sequence[Piece]) -> Iterator[Block]:
    """Yield the blocks: items that follow each other are one list, quoted lines one quote."""
    ordinal = figures = 0
    for (kind, ordered), run in groupby(pieces, key=lambda piece: (piece.kind, piece.number is not None)):
        group = list(run)
        if kind == "item":
            ordinal += 1
            yield Block(ordinal, "list", items=tuple(piece.text for piece in group), ordered=ordered)
            continue
        for piece in group:
            ordinal += 1
            if kind == "figure":
                figures += 1
                yield Block(ordinal, "figure", piece.text, number=figures, credit=piece.credit)
            elif kind == "heading":
                yield Block(ordinal, "heading", piece.text, level=piece.level)
            else:
                yield Block(ordinal, "quote" if kind == "quote" else "paragraph", piece.text)

"""A tree of HTML as a row of parts: one per block, with the numbered lines a reader sees in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.content.sanitize import block_text, shape_body
from articles.content.text_lines import Line, clean
from articles.content.tree import Element, parse
from articles.formats.html_captions import tell_apart
from articles.formats.html_pictures import Picture
from articles.formats.parsed import BlockKind

_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "h2": "heading",
    "h3": "heading",
    "ul": "list",
    "ol": "list",
    "blockquote": "quote",
    "pre": "code",
    "table": "table",
    "figure": "figure",
    "hr": "rule",
}
_BREAK = re.compile(r"<br>")
_TITLE_LINE = re.compile(r"\n\s*")


@dataclass(frozen=True)
class Shown:
    """A picture in its place, with caption and credit told apart."""

    address: str | None = None
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True)
class Part:
    """A block as it stands: its canonical HTML, its text, and the lines of it, numbered over the whole page."""

    kind: BlockKind
    html: str
    text: str
    lines: tuple[Line, ...]
    level: int = 0
    items: tuple[str, ...] = ()
    ordered: bool = False
    shown: Shown | None = None


def parts_of(
    root: Element, pictures: Sequence[Picture], language: str | None, start: int = 1
) -> tuple[list[Part], dict[str, int]]:
    """Return the parts of a tree whose pictures are tokens, and how many elements were left out, by kind.

    Lines are numbered from `start`. A picture's lines are its caption and its credit as they stand.
    """
    shaped, removed = shape_body(root)
    parts: list[Part] = []
    number = start
    for html in shaped:
        part = _part(html, pictures, language, number)
        number += len(part.lines)
        parts.append(part)
    return parts, dict(removed)


def _part(html: str, pictures: Sequence[Picture], language: str | None, number: int) -> Part:
    block = next(child for child in parse(html).children if isinstance(child, Element))
    kind: BlockKind = "embed" if "data-embed" in block.attributes else _KINDS[block.tag]
    if kind == "figure":
        picture = pictures[int(block.attributes["data-figure"]) - 1]
        caption, credit = tell_apart(picture.caption, picture.credits, language)
        lines = _lines((picture.caption, *picture.credits), number)
        return Part(kind, "", "", lines, shown=Shown(picture.address, picture.alt, caption, credit))
    text = block_text(block).strip("\n")
    items: tuple[str, ...] = ()
    if kind == "list":
        items = tuple(
            _TITLE_LINE.sub(" ", block_text(child).strip())
            for child in block.children
            if isinstance(child, Element)
        )
    level = int(block.tag[1]) if kind == "heading" else 0
    return Part(kind, html, text, _lines(text.split("\n"), number), level, items, block.tag == "ol")


def _lines(texts: Iterable[str], number: int) -> tuple[Line, ...]:
    kept = [text for raw in texts if (text := clean(raw))]
    return tuple(Line(number + index, text) for index, text in enumerate(kept))


def line_parts(part: Part) -> list[Part]:
    """Return a paragraph with line breaks as one paragraph a line; anything else as it is.

    The shaper writes a break outside of all marks, so cutting there leaves every mark whole.
    """
    if part.kind != "paragraph" or "<br>" not in part.html:
        return [part]
    opening, _, inner = part.html.partition(">")
    pieces = [piece.strip() for piece in _BREAK.split(inner.removesuffix("</p>"))]
    pieces = [piece for piece in pieces if clean(block_text(parse(piece)))]
    if len(pieces) != len(part.lines):
        return [part]
    return [
        replace(part, html=f"{opening}>{piece}</p>", text=line.text, lines=(line,))
        for piece, line in zip(pieces, part.lines, strict=True)
    ]


def as_heading(part: Part, level: int) -> Part:
    """Return a paragraph as a heading: its text in bold says nothing more."""
    _, _, inner = part.html.partition(">")
    inner = re.sub(r"</?strong>|<br>", " ", inner.removesuffix("</p>"))
    return replace(part, kind="heading", html=f"<h{level}>{inner.strip()}</h{level}>", level=level)

"""A tree of HTML as a row of parts: one per block, with the numbered lines a reader sees in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from articles.content.sanitize import MAX_BODY_BYTES, block_text, shape_body
from articles.content.text_lines import Line, clean
from articles.content.tree import Element, parse
from articles.formats.errors import Unreadable
from articles.formats.html_captions import tell_apart
from articles.formats.html_pictures import Picture
from articles.formats.parsed import BlockKind
from articles.messages import gettext_noop

MOST_BLOCKS = 3_000
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
_BLANK_LINES = re.compile(r"\n{2,}")
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
    """A block as it stands: its canonical HTML, its text, and its lines, numbered over the whole page."""

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
    Raises Unreadable for what is too large to be stored, or has more than 3,000 blocks.
    """
    refuse_above(sum(map(len, _texts(root))))
    shaped, removed = shape_body(root)
    refuse_above(sum(map(len, shaped)))
    if len(shaped) > MOST_BLOCKS:
        raise Unreadable(
            gettext_noop(
                "The article has more than %(limit)s paragraphs; that is a book."
                " Copy its text and divide it into several articles."
            ),
            limit=f"{MOST_BLOCKS:,}",
        )
    parts: list[Part] = []
    number = start
    for html in shaped:
        part = _part(html, pictures, language, number)
        number += len(part.lines)
        parts.append(part)
    return parts, dict(removed)


def refuse_above(size: int) -> None:
    """Raise Unreadable for a body of so many characters or bytes that it could not be stored."""
    if size > MAX_BODY_BYTES:
        raise Unreadable(
            gettext_noop(
                "The article has %(size)s kB of HTML; at most %(limit)s kB can be stored."
                " Copy its text and divide it into several articles."
            ),
            size=f"{-(-size // 1000):,}",
            limit=f"{MAX_BODY_BYTES // 1000:,}",
        )


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child.strip()
        else:
            yield from _texts(child)


def _part(html: str, pictures: Sequence[Picture], language: str | None, number: int) -> Part:
    block = next(child for child in parse(html).children if isinstance(child, Element))
    kind: BlockKind = "embed" if "data-embed" in block.attributes else _KINDS[block.tag]
    if kind == "figure":
        picture = pictures[int(block.attributes["data-figure"]) - 1]
        caption, credit = tell_apart(picture.caption, picture.credits, language)
        lines = _lines((picture.caption, *picture.credits), number)
        return Part(kind, "", "", lines, shown=Shown(picture.address, picture.alt, caption, credit))
    text = block_text(block).strip("\n")
    text = text if kind == "code" else _BLANK_LINES.sub("\n", text)
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


def join_lines(pieces: Sequence[Part]) -> list[Part]:
    """Return pieces of one paragraph (from `line_parts`) as one paragraph again; of none, none."""
    if len(pieces) < 2:
        return list(pieces)
    opening = pieces[0].html.partition(">")[0]
    inner = "<br>".join(piece.html.partition(">")[2].removesuffix("</p>") for piece in pieces)
    lines = tuple(line for piece in pieces for line in piece.lines)
    text = "\n".join(piece.text for piece in pieces)
    return [replace(pieces[0], html=f"{opening}>{inner}</p>", text=text, lines=lines)]


def as_heading(part: Part, level: int) -> Part:
    """Return a paragraph as a heading: its text in bold says nothing more."""
    _, _, inner = part.html.partition(">")
    inner = re.sub(r"</?strong>|<br>", " ", inner.removesuffix("</p>"))
    return replace(part, kind="heading", html=f"<h{level}>{inner.strip()}</h{level}>", level=level)

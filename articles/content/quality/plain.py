"""A block as text that checks can read, and the way back: a correction of the text made in the HTML."""

import html as html_text
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.content import codes
from articles.content.house_style import CODE

# Tags that end a line; the others stand in the middle of one.
_LINES = re.compile(r"</?(?:p|li|ul|ol|td|th|tr|thead|tbody|table|caption|blockquote|pre|h[1-6]|br)\b")
_CODE = re.compile(r"<(?:code|pre|kbd|samp)\b")
_HREF = re.compile(r'\bhref="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Plain:
    """A block's text; ``tags``: the names of its inline tags; ``addresses``: of its links. What stands in
    code is one `CODE` for each character.
    """

    text: str
    tags: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Text[start:end] becomes ``fix``."""

    start: int
    end: int
    fix: str


def plain_of(html: str, *, is_plain: bool = False) -> Plain:
    """Return what a stored block says. ``is_plain``: it is text, not HTML."""
    if is_plain:
        return Plain(html)
    coded = codes.encode(html)
    starts = [start for start, _end in coded.tags.values()]
    return Plain(
        "".join(_pieces(coded)),
        tuple(start[1:].split(">")[0].split()[0].rstrip("/") for start in starts if not _LINES.match(start)),
        tuple(match[1] for start in starts for match in _HREF.finditer(start)),
    )


def _pieces(coded: codes.Coded) -> list[str]:
    """The text of each piece of a block: as many as it has, so that they can be told apart again."""
    in_code = bool(_CODE.match(coded.outer[0]))
    depth = 0
    out: list[str] = []
    for piece in coded.pieces:
        if isinstance(piece, str):
            out.append(CODE * len(piece) if depth or in_code else piece)
            continue
        start = coded.tags[piece.id][0]
        if piece.kind != "void" and _CODE.match(start):
            depth += 1 if piece.kind == "open" else -1
        out.append("\n" if _LINES.match(start) else "")
    return out


def mended(html: str, changes: Iterable[Change], *, is_plain: bool = False) -> str:
    """Return the block with these changes of its text made; tags stay where they are.

    The changes do not overlap. What reaches over a tag is written before it.
    """
    ordered = sorted(changes, key=lambda change: -change.start)
    if is_plain:
        for change in ordered:
            html = html[: change.start] + change.fix + html[change.end :]
        return html
    coded = codes.encode(html)
    pieces = list(coded.pieces)
    for change in ordered:
        _apply(pieces, [len(text) for text in _pieces(coded)], change)
    return codes.decode(pieces, coded)


def marked(html: str, spans: Iterable[tuple[int, int]], before: str, after: str) -> str:
    """Return the HTML of a block with these pieces of its text between ``before`` and ``after``, which are
    HTML too. What reaches over a tag is marked on both sides of it. The spans do not overlap.
    """
    coded = codes.encode(html)
    places = list(spans)
    out: list[str] = []
    at = 0
    for piece, text in zip(coded.pieces, _pieces(coded), strict=True):
        if isinstance(piece, str):
            out.append(_between(piece, at, places, (before, after)))
        else:
            start, end = coded.tags[piece.id]
            out.append(end if piece.kind == "close" else start)
        at += len(text)
    return f"{coded.outer[0]}{''.join(out)}{coded.outer[1]}"


def _between(piece: str, at: int, spans: Sequence[tuple[int, int]], marks: tuple[str, str]) -> str:
    shown, done = "", 0
    for start, end in spans:
        first, last = max(0, start - at), min(len(piece), end - at)
        if first < last:
            shown += f"{escape(piece[done:first])}{marks[0]}{escape(piece[first:last])}{marks[1]}"
            done = last
    return shown + escape(piece[done:])


def escape(text: str) -> str:
    """Return text as HTML."""
    return html_text.escape(text, quote=False)


def _apply(pieces: list[codes.Piece], lengths: Sequence[int], change: Change) -> None:
    # Lengths are those of the text that was checked: changes come from the end, so what lies before is as
    # it was.
    begin, fix = 0, change.fix
    for index, length in enumerate(lengths):
        piece, end = pieces[index], begin + length
        if (isinstance(piece, str) and begin <= change.start < end) or (
            isinstance(piece, str) and change.start < begin < change.end
        ):
            first, last = max(change.start, begin) - begin, min(change.end, end) - begin
            pieces[index] = piece[:first] + fix + piece[last:]
            fix = ""
        begin = end

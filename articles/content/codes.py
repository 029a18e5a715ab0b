"""A block's HTML as text with numbered codes, as exchange files have it, and back, byte for byte."""

import html as html_text
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from articles.content.tree import VOID, tokens


@dataclass(frozen=True, slots=True)
class Code:
    """A tag in a text: ``id`` numbers it, "open" and "close" come in pairs, "void" stands alone."""

    id: str
    kind: Literal["open", "close", "void"]


Piece = str | Code


@dataclass(frozen=True, slots=True)
class Coded:
    """A block as text and codes. ``outer``: the block's own start and end tag, ("", "") for plain text.
    ``tags``: of each code's id, its start tag and its end tag ("" for void ones).
    """

    pieces: tuple[Piece, ...]
    outer: tuple[str, str] = ("", "")
    tags: Mapping[str, tuple[str, str]] = field(default_factory=dict)


class CodesDiffer(ValueError):
    """The codes of a text are not those that it must have, or not nested: nothing is guessed."""


def encode(html: str, *, is_plain: bool = False) -> Coded:
    """Return a stored block as text and codes; ``decode`` gives it back. Plain text has no codes."""
    if is_plain or not html:
        return Coded((html,) if html else ())
    found = list(tokens(html))
    if not found or found[0].kind != "start" or found[0].start or found[-1].kind != "end":
        # Several blocks, or something else that has no tag round it all.
        return _inner(html, "", "")
    depth = 0
    for number, token in enumerate(found):
        depth += 0 if token.kind == "text" or token.data in VOID else 1 if token.kind == "start" else -1
        if depth == 0 and number < len(found) - 1:
            return _inner(html, "", "")
    start, end = html[: found[0].end], html[found[-1].start :]
    return _inner(html[len(start) : len(html) - len(end)], start, end)


def _inner(html: str, start: str, end: str) -> Coded:
    pieces: list[Piece] = []
    tags: dict[str, tuple[str, str]] = {}
    opened: list[str] = []
    for token in tokens(html):
        written = html[token.start : token.end]
        if token.kind == "text":
            pieces.append(html_text.unescape(written))
        elif token.kind == "start":
            number = str(len(tags) + 1)
            is_void = token.data in VOID
            tags[number] = (written, "" if is_void else f"</{token.data}>")
            pieces.append(Code(number, "void" if is_void else "open"))
            if not is_void:
                opened.append(number)
        elif opened:
            pieces.append(Code(opened.pop(), "close"))
    return Coded(tuple(pieces), (start, end), tags)


def decode(pieces: Sequence[Piece], like: Coded) -> str:
    """Return the HTML of a text whose codes are those of ``like``, each once, well nested.

    Raises CodesDiffer for a code that is missing, that nobody knows, that comes twice or is nested wrongly.
    """
    out: list[str] = []
    opened: list[str] = []
    seen: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            out.append(html_text.escape(piece, quote=False) if like.outer[0] or like.tags else piece)
            continue
        if piece.id not in like.tags:
            raise CodesDiffer(f"Code {piece.id} is not in the source.")
        start, end = like.tags[piece.id]
        if piece.kind == "close":
            if not opened or opened.pop() != piece.id:
                raise CodesDiffer(f"Code {piece.id} is not nested as it must be.")
            out.append(end)
            continue
        seen.append(piece.id)
        out.append(start)
        if piece.kind == "open":
            opened.append(piece.id)
    if opened or sorted(seen) != sorted(like.tags):
        raise CodesDiffer("Codes are missing, or come twice.")
    return f"{like.outer[0]}{''.join(out)}{like.outer[1]}"

"""What an article says of itself behind its last paragraph: who edited and translated it, where it is from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.content.bylines import Byline
from articles.content.tails import looks_like_role, read_tail
from articles.content.text_lines import Line
from articles.formats.html_parts import Part, line_parts

_LAST = 20  # parts from the end in which role lines stand, the site's own block included
_READ = frozenset({"paragraph", "heading", "list"})


@dataclass(frozen=True)
class Tail:
    """The parts that stay, and the lines that gave nothing: boilerplate, and those not understood."""

    parts: list[Part]
    boilerplate: tuple[Line, ...]
    unread: tuple[Line, ...]


def take_tail(
    parts: Sequence[Part], byline: Byline, language: str | None, behind: Iterable[Line] = ()
) -> Tail:
    """Take the role lines from the end of a body, as those of a plain text are, and add them to the `byline`.

    `behind` are lines that stand on the page after the body and are no part of it.
    """
    first = max(0, len(parts) - _LAST)
    pieces = [piece for part in parts[first:] for piece in line_parts(part)]
    after = list(behind)
    lines = [line for piece in pieces if piece.kind in _READ for line in piece.lines]
    # The first of them is never read: there is no article's end before it begins.
    found = read_tail([*lines, *after], language, byline)
    rest = set(found.rest)
    if rest.issuperset(lines):
        kept = list(parts)
    else:
        kept = [*parts[:first], *(piece for piece in pieces if _stays(piece, rest))]
    doubtful = [line for line in after if line in rest and looks_like_role(line.text, language)]
    return Tail(kept, tuple(found.boilerplate), (*found.unread, *doubtful))


def _stays(piece: Part, rest: set[Line]) -> bool:
    return piece.kind not in _READ or not piece.lines or any(line in rest for line in piece.lines)

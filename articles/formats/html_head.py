"""The head of an article in HTML: its leading lines, read as those of a plain text are."""

from collections.abc import Iterable, Sequence

from articles.content.heads import Head, read_head
from articles.content.text_lines import Line
from articles.formats.html_parts import Part, line_parts

_MOST_LINES = 150  # in which a head ends
_READ = frozenset({"paragraph", "heading", "list"})
_PASSED = frozenset({"figure", "rule", "embed"})


def take_head(
    parts: Sequence[Part],
    language: str | None,
    known_labels: Iterable[str] = (),
    above: Sequence[Line] = (),
) -> tuple[Head, list[Part]]:
    """Return the head read from the first lines of `parts`, and the parts without what the head took.

    `above` are lines that stand before them (the headline of a page, its byline). Pictures between the lines
    are passed over and stay; a table or a quotation ends the head.
    """
    lines = list(above)
    count = 0
    for part in parts:
        if len(lines) >= _MOST_LINES or part.kind not in _READ | _PASSED:
            break
        if part.kind in _READ:
            lines += part.lines
        count += 1
    head = read_head(lines, language, known_labels)
    rest = set(head.rest)
    kept: list[Part] = []
    for part in parts[:count]:
        left = [line for line in part.lines if line in rest]
        if part.kind not in _READ or len(left) == len(part.lines):
            kept.append(part)
        elif left and part.kind == "paragraph":
            kept += [piece for piece in line_parts(part) if rest.intersection(piece.lines)]
        elif left:
            # A list is not torn: it stays whole, and none of it is chrome.
            kept.append(part)
            head.boilerplate = [line for line in head.boilerplate if line not in part.lines]
    return head, [*kept, *parts[count:]]

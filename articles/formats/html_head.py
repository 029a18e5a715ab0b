"""The head of an article in HTML: its leading lines, read as those of a plain text are."""

from collections.abc import Iterable, Sequence

from articles.content.heads import Head, read_head
from articles.content.names import fold
from articles.content.openings import is_standfirst, label_of
from articles.content.text_lines import Line
from articles.formats.html_parts import Part, line_parts

_MOST_LINES = 150  # in which a head ends
_NEAR = 8  # parts within which a marked headline stands
_READ = frozenset({"paragraph", "heading", "list"})
_PASSED = frozenset({"figure", "rule", "embed"})


def take_head(
    parts: Sequence[Part],
    language: str | None,
    known_labels: Iterable[str] = (),
    above: Sequence[Line] = (),
    title: Line | None = None,
) -> tuple[Head, list[Part]]:
    """Return the head read from the first lines of `parts`, and the parts without what the head took.

    `above` are lines that stand before them (the byline of a page). `title` is the headline where the markup
    tells it, and stands before all. Pictures between the lines are passed over and stay; a table or a
    quotation ends the head.
    """
    labels = list(known_labels)
    lines = [*([title] if title else []), *above]
    count = 0
    for part in parts:
        if len(lines) >= _MOST_LINES or part.kind not in _READ | _PASSED:
            break
        if part.kind in _READ:
            lines += part.lines
        count += 1
    head = read_head(lines, language, labels)
    if title and not _set_title(head, title):
        # A line of the body was taken for a menu or for the headline: then the body is left alone.
        head = read_head([title, *above], language, labels)
        _set_title(head, title)
        count = 0
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


def _set_title(head: Head, title: Line) -> bool:
    """Make `title` the headline and sort what stood for it; return False where that cannot be done."""
    taken = head.evidence.get("headline", [])
    if head.headline and fold(head.headline) == fold(title.text):
        head.headline = title.text
        return True
    if title in head.rest:
        head.rest.remove(title)
    elif title in head.boilerplate:
        # It was taken for the kicker of a longer line.
        head.boilerplate.remove(title)
        head.unread = [line for line in head.unread if line != title]
    elif title not in taken:
        return False
    others = [line for line in taken if line != title]
    if head.headline and not others:
        return False
    standfirst = head.evidence.pop("standfirst", [])
    head.headline, head.evidence["headline"] = title.text, [title]
    if len(others) == 1 and not standfirst and is_standfirst(others[0].text):
        head.standfirst, head.evidence["standfirst"] = others[0].text, others
    elif others:
        head.standfirst, head.rest = None, [*others, *standfirst, *head.rest]
    elif standfirst:
        head.evidence["standfirst"] = standfirst
    return True


def split_at_title(
    title: str | None, parts: Sequence[Part], known_labels: Iterable[str] = ()
) -> tuple[Line | None, list[Line], list[Line], list[Part]]:
    """Return (headline, labels, chrome, other parts) where a text marks its headline, near its top.

    Lines above the headline are its label or no part of the article; pictures there stay.
    """
    wanted = fold(title) if title else None
    for index, part in enumerate(parts[:_NEAR] if wanted else ()):
        if part.kind == "heading" and fold(part.text) == wanted and part.lines:
            before = [line for other in parts[:index] if other.kind in _READ for line in other.lines]
            known = {fold(name) for name in known_labels}
            labels = [line for line in before if label_of(line, known)]
            chrome = [line for line in before if line not in labels]
            kept = [other for other in parts[:index] if other.kind not in _READ]
            return part.lines[0], labels, chrome, [*kept, *parts[index + 1 :]]
    return None, [], [], list(parts)

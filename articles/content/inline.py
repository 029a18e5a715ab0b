"""Runs of inline text as flat leaves with marks, as ProseMirror keeps them: easy to clean and split."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.content.typography import PARAGRAPH_EDGE, collapse_space, strip_junk

# Marks inside marks beyond this are dropped; real text has three or four (a link in a quote in italics).
MAX_MARKS = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element around text: its tag and attributes, in the order they are written."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of text under its marks, outermost first; ``text`` None is a line break."""

    text: str | None
    marks: tuple[Mark, ...] = ()


def add_mark(marks: tuple[Mark, ...], mark: Mark) -> tuple[Mark, ...]:
    """Return ``marks`` with ``mark`` inside, unless it says nothing new or is one too many.

    An element is not repeated inside itself, save those that carry a language or a title of their own.
    """
    same = [other for other in marks if other.tag == mark.tag]
    if (
        len(marks) >= MAX_MARKS
        or mark in same
        or (same and not mark.attributes)
        or (same and mark.tag == "a")
    ):
        return marks
    return (*marks, mark)


def clean(run: Iterable[Leaf]) -> list[Leaf]:
    """Return the run as it is stored.

    Junk characters dropped, breaking white space collapsed also across leaves and round line breaks, both
    ends trimmed (of no-break and ideographic spaces and breaks too), leaves with the same marks joined.
    """
    joined = _join(Leaf(strip_junk(leaf.text) if leaf.text is not None else None, leaf.marks) for leaf in run)
    kept: list[Leaf] = []
    for leaf in joined:
        if leaf.text is None:
            _trim_end(kept, " ")
            kept.append(leaf)
            continue
        text = collapse_space(leaf.text)
        if text.startswith(" ") and (not kept or kept[-1].text is None or kept[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            kept.append(Leaf(text, leaf.marks))
    _trim_end(kept, PARAGRAPH_EDGE)
    _trim_start(kept)
    return _join(kept)


def _join(run: Iterable[Leaf]) -> list[Leaf]:
    joined: list[list[Leaf]] = []
    for leaf in run:
        if leaf.text == "":
            continue
        last = joined[-1][-1] if joined else None
        if last is not None and last.text is not None and leaf.text is not None and last.marks == leaf.marks:
            joined[-1].append(leaf)
        else:
            # A mark round nothing but a line break says nothing.
            joined.append([leaf if leaf.text is not None else Leaf(None)])
    return [
        group[0] if len(group) == 1 else Leaf("".join(leaf.text or "" for leaf in group), group[0].marks)
        for group in joined
    ]


def _trim_end(run: list[Leaf], characters: str) -> None:
    while run:
        text = run[-1].text
        if text is None:
            if characters == " ":
                return
            run.pop()
            continue
        stripped = text.rstrip(characters)
        if stripped:
            run[-1] = Leaf(stripped, run[-1].marks)
            return
        run.pop()


def _trim_start(run: list[Leaf]) -> None:
    index = 0
    while index < len(run):
        stripped = (run[index].text or "").lstrip(PARAGRAPH_EDGE)
        if stripped:
            run[index] = Leaf(stripped, run[index].marks)
            break
        index += 1
    del run[:index]


def paragraphs(run: Sequence[Leaf]) -> list[list[Leaf]]:
    """Split a run where two or more line breaks follow each other; return the parts, cleaned, none empty."""
    parts: list[list[Leaf]] = [[]]
    breaks: list[Leaf] = []
    # Cleaned first: only then is a break that follows a zero-width space seen to follow a break.
    for leaf in clean(run):
        if leaf.text is None:
            breaks.append(leaf)
        elif breaks and not leaf.text.strip(PARAGRAPH_EDGE):
            # Pages put spaces, often no-break ones, between the breaks they make paragraphs with.
            breaks.append(leaf)
        else:
            if sum(leaf.text is None for leaf in breaks) > 1:
                parts.append([])
            else:
                parts[-1].extend(breaks)
            breaks = []
            parts[-1].append(leaf)
    return [cleaned for part in parts if (cleaned := clean(part))]


def without(run: Iterable[Leaf], tag: str) -> list[Leaf]:
    """Return the run with every mark of ``tag`` taken off."""
    return [Leaf(leaf.text, tuple(mark for mark in leaf.marks if mark.tag != tag)) for leaf in run]


def plain(run: Iterable[Leaf]) -> str:
    """Return the text of a run; a line break is a newline."""
    return "".join("\n" if leaf.text is None else leaf.text for leaf in run)


def serialise(run: Iterable[Leaf]) -> str:
    """Return the HTML of a run: marks shared by neighbours are written once round them."""
    out: list[str] = []
    opened: tuple[Mark, ...] = ()
    for leaf in run:
        shared = 0
        while shared < min(len(opened), len(leaf.marks)) and opened[shared] == leaf.marks[shared]:
            shared += 1
        out.extend(f"</{mark.tag}>" for mark in reversed(opened[shared:]))
        out.extend(start_tag(mark.tag, mark.attributes) for mark in leaf.marks[shared:])
        opened = leaf.marks
        out.append("<br>" if leaf.text is None else html.escape(leaf.text, quote=False))
    out.extend(f"</{mark.tag}>" for mark in reversed(opened))
    return "".join(out)


def start_tag(tag: str, attributes: Iterable[tuple[str, str]] = ()) -> str:
    """Return a start tag with escaped attribute values."""
    written = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes)
    return f"<{tag}{written}>"


def link_text(run: Sequence[Leaf]) -> tuple[str, str] | None:
    """Return (address, text) where the whole run is one link and nothing else, else None."""
    addresses = {
        dict(mark.attributes).get("href", "") for leaf in run for mark in leaf.marks if mark.tag == "a"
    }
    linked = all(any(mark.tag == "a" for mark in leaf.marks) for leaf in run)
    return (addresses.pop(), plain(run)) if run and linked and len(addresses) == 1 else None

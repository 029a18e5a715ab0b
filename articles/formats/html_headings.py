"""Headings of a text in HTML: the headline, the levels of the others, and unmarked lines that are some."""

import re
from collections.abc import Sequence
from html import escape

from articles.content.role_lines import read_role_line
from articles.content.text_lines import clean
from articles.content.tree import Element, text_of
from articles.formats.html_links import walk
from articles.formats.html_parts import Part, as_heading
from articles.formats.plain_headings import with_headings
from articles.formats.plain_pieces import NUMBER_ALONE, PROSE, Piece
from articles.formats.plain_titles import LONGEST_TITLE, can_be_title, section_level

_LONGEST = 300
_BOLD = re.compile(r"<p[^>]*><strong>(?:(?!</?strong>).)*</strong></p>", re.DOTALL)
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def level_headings(root: Element) -> str | None:
    """Set the levels that a body has, h2 and h3, and return the text of the headline where it is marked.

    The headline is the only h1. Where a text uses h1 for its sections they are h2, and all below h3.
    """
    headings = [element for element in walk(root) if element.tag in _LEVELS and clean(text_of(element))]
    largest = [element for element in headings if element.tag == "h1"]
    if len(largest) > 1:
        for element in headings:
            element.tag = "h2" if element.tag == "h1" else "h3"
    if len(largest) == 1 and headings[0] is largest[0]:
        return clean(" ".join(text_of(largest[0]).split()))[:_LONGEST]
    return None


def with_titles(parts: list[Part], language: str | None) -> list[Part]:
    """Return the parts with paragraphs that are section titles as headings: numbered, short, or in bold."""
    pieces = [_piece(part, language) for part in parts]
    decided = with_headings(pieces)
    if len(decided) != len(parts):
        return parts
    return [
        as_heading(part, piece.level or 2)
        if part.kind == "paragraph" and piece.kind == "heading" and _opens_text(parts, index)
        else part
        for index, (part, piece) in enumerate(zip(parts, decided, strict=True))
    ]


def with_numbers(parts: Sequence[Part]) -> list[Part]:
    """Join a number that stands alone, "01", to the section title behind it."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        titled = part.kind == "heading" or _BOLD.fullmatch(part.html)
        if (
            before
            and titled
            and before.kind in ("paragraph", "heading")
            and NUMBER_ALONE.fullmatch(before.text)
        ):
            text = f"{before.text} {part.text}"
            level = part.level or 2
            html = f"<h{level}>{escape(text, quote=False)}</h{level}>"
            joined[-1] = Part("heading", html, text, (*before.lines, *part.lines), level)
        else:
            joined.append(part)
    return joined


def _opens_text(parts: Sequence[Part], index: int) -> bool:
    following = next((part for part in parts[index + 1 :] if part.kind != "figure"), None)
    return following is not None and following.kind not in ("rule", "embed")


def _piece(part: Part, language: str | None) -> Piece:
    if part.kind != "paragraph" or len(part.lines) != 1:
        kind = "text" if part.kind in ("paragraph", "code", "quote", "table") else "figure"
        return Piece("text", "." * PROSE + ".", part.lines) if kind == "text" else Piece("figure", "", ())
    text = part.lines[0].text
    if read_role_line(text, language):
        return Piece("text", text, part.lines, role_line=True)
    if _BOLD.fullmatch(part.html) and can_be_title(text, LONGEST_TITLE):
        return Piece("heading", text, part.lines, level=section_level(text) or 2)
    # Numbered paragraphs stay what the page made them: it has lists for lists. And a short line in plain type
    # is no heading: who writes HTML has other means.
    level = section_level(text)
    return Piece("text", text, part.lines, None, level, role_line=not level)

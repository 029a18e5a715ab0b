"""Captions and credits that stand as lines of the text, joined to the pictures they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from articles.content.byline_words import every
from articles.content.names import fold
from articles.content.picture_credits import read_figure_source, read_picture_credit
from articles.content.text_lines import Line, ends_sentence, width
from articles.formats.html_asides import is_aside, is_chrome_line
from articles.formats.html_parts import Part, Shown, join_lines, line_parts

_LONGEST_CAPTION = 500
_NUMBERED = re.compile(r"([^\W\d_]{1,12})\.?\s?\d{1,3}\s?(?P<mark>[:：.、|｜–—-]|$)?")


def with_captions(parts: Sequence[Part], language: str | None, dropped: list[Line]) -> Iterator[Part]:
    """Yield the parts, captions and credits joined to the pictures they stand behind."""
    picture: Part | None = None
    for part in parts:
        if part.kind == "figure":
            if picture:
                yield picture
            picture = part
            continue
        if is_aside(part):
            dropped += part.lines
            continue
        if part.kind == "paragraph" and len(part.lines) == 1:
            line = part.lines[0]
            if picture and (joined := _joined(picture, line, language)):
                picture = joined
                continue
            if is_chrome_line(line.text):
                dropped.append(line)
                continue
            if _is_credit_line(line.text, language):
                # A credit alone is a place for a picture, as in a plain text.
                if picture:
                    yield picture
                credit = (read_picture_credit(line.text, language) or ("", None))[1]
                picture = Part("figure", "", "", part.lines, shown=Shown(credit=credit))
                continue
        if picture:
            yield picture
            picture = None
        yield part
    if picture:
        yield picture


def pieces_of(part: Part, language: str | None) -> list[Part]:
    """Take a paragraph apart where one of its lines is a picture's credit or an advertisement's mark."""
    if part.kind != "paragraph" or len(part.lines) < 2:
        return [part]
    pieces = line_parts(part)
    groups = groupby(
        pieces, lambda piece: _is_credit_line(piece.text, language) or is_chrome_line(piece.text)
    )
    found = [(apart, list(group)) for apart, group in groups]
    if not any(apart for apart, _ in found):
        return [part]
    return [piece for apart, group in found for piece in (group if apart else join_lines(group))]


def _is_credit_line(text: str, language: str | None) -> bool:
    found = read_picture_credit(text, language) if width(text, _LONGEST_CAPTION) <= _LONGEST_CAPTION else None
    return found is not None and not found[0]


def _joined(part: Part, line: Line, language: str | None) -> Part | None:
    """Return a picture with the line behind it, where that is its caption or its credit."""
    shown = part.shown
    if shown is None or width(line.text, _LONGEST_CAPTION) > _LONGEST_CAPTION:
        return None
    caption, credit = read_picture_credit(line.text, language) or (
        "",
        read_figure_source(line.text, language),
    )
    if not credit and _is_numbered_caption(line.text):
        caption = line.text
    if not (caption or credit) or (caption and shown.caption):
        return None
    if credit and shown.credit and fold(credit) != fold(shown.credit):
        return None
    shown = replace(shown, caption=shown.caption or caption or None, credit=shown.credit or credit)
    return replace(part, lines=(*part.lines, line), shown=shown)


def _is_numbered_caption(text: str) -> bool:
    match = _NUMBERED.match(text)
    if not match or fold(match.group(1)) not in every("captions"):
        return False
    return match["mark"] is not None or not ends_sentence(text)


def with_lead(parts: list[Part], lead: list[tuple[str, Line]]) -> list[Part]:
    """Give the head's credits to the picture that opens the body, or to a place of their own before it."""
    for credit, line in reversed(lead):
        first = parts[0] if parts else None
        if first and first.kind == "figure" and first.shown and not first.shown.credit:
            shown = replace(first.shown, credit=credit)
            parts = [replace(first, lines=(line, *first.lines), shown=shown), *parts[1:]]
        else:
            parts = [Part("figure", "", "", (line,), shown=Shown(credit=credit)), *parts]
    return parts

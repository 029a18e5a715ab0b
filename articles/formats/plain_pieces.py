"""What each line of a body is by itself: text, a list item, a quoted line, a part of a picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.content.byline_words import every
from articles.content.names import fold
from articles.content.page_chrome import Chrome, chrome_kind
from articles.content.picture_credits import read_figure_source, read_picture_credit
from articles.content.role_lines import read_role_line
from articles.content.text_lines import Line, ends_open, ends_sentence, width
from articles.formats.plain_titles import can_be_title, section_level

PROSE = 160  # from here on a line is a paragraph, however it ends
_BULLET = re.compile(r"(?:[-*]\s|[•·●▪◦‣]\s?)\s*(?=\S)")
_QUOTE = re.compile(r">\s?(?=\S)")
ORDERED_ITEM = re.compile(r"(\d{1,2})\s?[.)）、．]\s?(?=\D)")
NUMBER_ALONE = re.compile(r"(?:0?[1-9]|1\d|20|[一二三四五六七八九十]{1,3}|part\s?\d{1,2})[.、]?", re.I)

PieceKind = Literal["text", "item", "quote", "figure", "heading"]


@dataclass(frozen=True)
class Piece:
    """One line, or a few that belong together, and what it is."""

    kind: PieceKind
    text: str
    lines: tuple[Line, ...]
    number: int | None = None  # of an ordered item
    level: int = 0  # of a heading, or of what might be one
    credit: str | None = None
    picture: bool = False  # a figure that shows more than a credit
    role_line: bool = False  # a text that would be a byline higher up, and so is no heading

    @property
    def is_prose(self) -> bool:
        return ends_sentence(self.text) or ends_open(self.text) or width(self.text) > PROSE


def pieces_of(lines: Sequence[Line], language: str | None, dropped: list[Line]) -> list[Piece]:
    """Tell what each line is by itself; what is chrome goes to `dropped`."""
    pieces: list[Piece] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        following = lines[index + 1] if index + 1 < len(lines) else None
        pair = (line, following) if following else (line,)
        index += 1
        if line.text in ("-", "•", "·") and following and following.text not in ("-", "•", "·"):
            pieces.append(Piece("item", following.text, pair))
            index += 1
        elif NUMBER_ALONE.fullmatch(line.text) and following and can_be_title(following.text):
            pieces.append(Piece("heading", f"{line.text} {following.text}", pair, level=2))
            index += 1
        elif figure := _figure(line, pieces, language):
            pieces.append(figure)
            if figure.lines[0] is not line:  # the line before was the same picture's
                del pieces[-2]
        elif chrome_kind(line.text) is Chrome.INSIDE:
            dropped.append(line)
        elif match := _BULLET.match(line.text):
            pieces.append(Piece("item", line.text[match.end() :], (line,)))
        elif match := _QUOTE.match(line.text):
            pieces.append(Piece("quote", line.text[match.end() :], (line,)))
        else:
            pieces.append(_text(line, language))
    return pieces


def _text(line: Line, language: str | None) -> Piece:
    item = ORDERED_ITEM.match(line.text)
    number = int(item.group(1)) if item else None
    prose = ends_sentence(line.text) or width(line.text) > PROSE
    if not prose and read_role_line(line.text, language):
        return Piece("text", line.text, (line,), number, role_line=True)
    return Piece("text", line.text, (line,), number, section_level(line.text))


def _figure(line: Line, pieces: Sequence[Piece], language: str | None) -> Piece | None:
    """Return the picture that a line shows (a placeholder, a numbered caption, a credit), or None.

    A caption, a credit or a chart's source directly behind a picture belongs to it and returns it completed.
    """
    text = line.text
    if width(text, 400) > 500:
        return None
    last = pieces[-1] if pieces and pieces[-1].kind == "figure" else None
    if fold(text) in every("placeholders"):
        return Piece("figure", "", (line,), picture=True)
    credited = read_picture_credit(text, language)
    if not credited and last and last.picture and (source := read_figure_source(text, language)):
        credited = ("", source)
    caption, credit = credited or ("", None)
    if not credited:
        if not _is_caption(text):
            return None
        caption = text
    if last and not (last.text and caption) and not (last.credit and credit) and last.picture:
        return replace(
            last, text=last.text or caption, credit=last.credit or credit, lines=(*last.lines, line)
        )
    return Piece("figure", caption, (line,), credit=credit, picture=bool(caption))


def _is_caption(text: str) -> bool:
    """Tell whether a line is a numbered caption: 图1：…, "Figure 2 – …"; not a sentence about a figure."""
    match = re.match(r"([^\W\d_]{1,12})\.?\s?\d{1,3}\s?(?P<mark>[:：.、|｜–—-]|$)?", text)
    if not match or fold(match.group(1)) not in every("captions"):
        return False
    return match["mark"] is not None or not ends_sentence(text)

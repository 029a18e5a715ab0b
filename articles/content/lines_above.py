"""Bylines in odd places: above the headline, at the end of the standfirst, a name beside the date."""

import re
from collections.abc import Sequence

from articles.content.byline_words import Role
from articles.content.claims import RoleLine
from articles.content.openings import LONGEST_STANDFIRST, is_headline, is_sentence
from articles.content.page_chrome import Chrome, chrome_kind
from articles.content.persons import is_surely_a_name
from articles.content.role_lines import read_role_line
from articles.content.rows import is_beside_date, read_lone_name, read_row
from articles.content.text_lines import Line, width

_STANDFIRST_WITHIN = 5  # lines of a head in which a standfirst may end on the byline
_SHORTEST_WITH_BYLINE = 50
_SENTENCE_END = re.compile(r"[.!?…](?=[\s”\"»])[”\"»]?\s+(?=\w)")
_MOST_NOTES = 3  # on translation, above a headline
_NOTED = (Role.TRANSLATOR, Role.EDITOR)


def with_bylines_apart(lines: Sequence[Line], language: str | None) -> Sequence[Line]:
    """Set the byline that ends a standfirst apart: "… the best thing they measured. By Jane Doe"."""
    for index, line in enumerate(lines[:_STANDFIRST_WITHIN]):
        if read_role_line(line.text, language):
            break
        if not LONGEST_STANDFIRST >= width(line.text) >= _SHORTEST_WITH_BYLINE:
            continue
        for match in list(_SENTENCE_END.finditer(line.text))[-3:]:
            byline = line.text[match.end() :]
            found = read_role_line(byline, language) if width(byline) <= _SHORTEST_WITH_BYLINE * 3 else None
            people = [claim for claim in found.claims if claim.role is Role.AUTHOR] if found else []
            if people and all(is_surely_a_name(name) for claim in people for name in claim.names or ("",)):
                parts = [Line(line.number, line.text[: match.start() + 1]), Line(line.number, byline)]
                return [*lines[:index], *parts, *lines[index + 1 :]]
    return lines


def notes_above(lines: Sequence[Line], language: str | None) -> list[tuple[Line, RoleLine]]:
    """Return the notes on who translated or edited that stand above a headline.

    They do where a line that may be the headline follows, and a byline or a date at once behind that: a text
    that begins in mid-article has neither.
    """
    notes: list[tuple[Line, RoleLine]] = []
    for line in lines[:_MOST_NOTES]:
        found = read_role_line(line.text, language)
        if found is None or not all(claim.role in _NOTED and claim.names for claim in found.claims):
            break
        notes.append((line, found))
    below = lines[len(notes) : len(notes) + 3]
    if not notes or len(below) < 2 or role_line_at(below, 0, language) or is_sentence(below[0].text):
        return []
    if not is_headline(below[0].text) or chrome_kind(below[0].text) is not None:
        return []
    follows = any(
        is_beside_date(below[index].text) or _names_author(role_line_at(below, index, language))
        for index in range(1, len(below))
    )
    return notes if follows else []


def _names_author(role_line: RoleLine | None) -> bool:
    return role_line is not None and any(
        claim.role is Role.AUTHOR and claim.names for claim in role_line.claims
    )


def role_line_at(lines: Sequence[Line], index: int, language: str | None) -> RoleLine | None:
    """Return the role line at `index`; a row of name and date counts, and a name alone beside a date."""
    text = lines[index].text
    if found := read_role_line(text, language):
        return found
    if index == 0:
        return None
    if found := read_row(text, language):
        return found
    above = next((line for line in reversed(lines[max(0, index - 3) : index]) if not _is_button(line)), None)
    below = next((line for line in lines[index + 1 : index + 4] if not _is_button(line)), None)
    beside = [line.text for line in (above, below, *lines[index - 1 : index + 2 : 2]) if line]
    return read_lone_name(text, language) if any(map(is_beside_date, beside)) else None


def _is_button(line: Line) -> bool:
    return chrome_kind(line.text) is Chrome.BESIDE

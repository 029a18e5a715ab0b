"""What an article says of itself behind its last paragraph: the original's address, who edited it."""

from articles.content.byline_words import Role
from articles.content.bylines import Byline, merge_role_lines
from articles.content.names import fold
from articles.content.role_lines import RoleLine, read_role_line
from articles.content.text_lines import Line
from articles.formats.html_parts import Part, line_parts

_LAST = 10  # parts from the end that are looked at
_PEOPLE = ("authors", "editors", "translators")
_TAKEN = frozenset(
    (
        Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.WRITING, Role.COMPILED, Role.SOURCE, Role.IGNORED,
        Role.ORIGINAL, Role.ORIGINAL_LINK, Role.ORIGINAL_TITLE,
    )
)  # fmt: skip


def take_tail(parts: list[Part], byline: Byline, language: str | None) -> tuple[list[Part], list[Line]]:
    """Take the role lines from the end of a body; return the parts that stay, and lines not understood.

    A line gives names only in a role that the head has left open, and the original's address where the head
    gave none. A line that says otherwise than the head stays in the body and is returned as not understood.
    """
    first = max(0, len(parts) - _LAST)
    kept, doubtful = list(parts[:first]), []
    for part in parts[first:]:
        pieces = line_parts(part)
        found = [_role_line(piece, language) for piece in pieces]
        if not any(found):
            kept.append(part)
            continue
        for piece, role_line in zip(pieces, found, strict=True):
            if role_line is None:
                kept.append(piece)
            elif not _take(piece.lines[0], role_line, byline):
                kept.append(piece)
                doubtful.append(piece.lines[0])
    return kept, doubtful


def _role_line(part: Part, language: str | None) -> RoleLine | None:
    if part.kind != "paragraph" or len(part.lines) != 1:
        return None
    role_line = read_role_line(part.lines[0].text, language)
    if role_line is None or not all(claim.role in _TAKEN for claim in role_line.claims):
        return None
    # A source alone is as often that of a chart.
    named = any(claim.names and claim.role is not Role.IGNORED for claim in role_line.claims)
    return role_line if named or any(claim.address for claim in role_line.claims) else None


def _take(line: Line, role_line: RoleLine, byline: Byline) -> bool:
    said = merge_role_lines([(line, role_line)])
    for name in _PEOPLE:
        known = set(map(fold, getattr(byline, name)))
        if known and not known.issuperset(map(fold, getattr(said, name))):
            return False
    if said.original_url and byline.original_url and said.original_url != byline.original_url:
        return False
    for name in _PEOPLE:
        byline.add_people(name, getattr(said, name), line)
    byline.say("original_url", said.original_url, line)
    byline.say("original_title", said.original_title, line)
    if byline.source is None:
        byline.say("source", said.source, line)
    return True

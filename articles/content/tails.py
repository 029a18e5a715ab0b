"""The end of an article: who translated and edited it, where it is from, and the original's address."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.content.byline_words import Role, role_of
from articles.content.bylines import Byline, merge_role_lines
from articles.content.page_chrome import chrome_kind, is_closing, is_footer_line, is_note
from articles.content.persons import is_personal, is_spaceless_person, is_surely_a_name
from articles.content.role_lines import Claim, RoleLine, read_role_line
from articles.content.text_lines import Line, width

_WITHIN = 14  # lines from the end, the site's own block included
_SHORT = 240  # a longer line is the last paragraph
_LINKS = (Role.ORIGINAL, Role.ORIGINAL_LINK, Role.SOURCE)
_CREDITED = (Role.EDITOR, Role.TRANSLATOR)
_COLONS = ":：|｜"


@dataclass
class Tail:
    """What the end of a text says went into the byline; `rest` is the body without those lines."""

    rest: list[Line]
    boilerplate: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)


def read_tail(lines: Sequence[Line], language: str | None, byline: Byline) -> Tail:
    """Take the role lines off the end of a body and add what they say to the `byline`.

    Taken is what nothing else can be: translators and editors, an author where the head named none, the
    original's address, and a publisher behind a whole phrase ("Originally published in …"). "Source: …"
    alone stands under many a chart and stays where it is.
    """
    tail = Tail(list(lines))
    read: list[tuple[Line, RoleLine]] = []
    first = max(0, len(lines) - _WITHIN)
    end = len(lines)
    for index in range(len(lines) - 1, first - 1, -1):
        line = lines[index]
        found = read_role_line(line.text, language) if width(line.text) <= _SHORT else None
        kept = _kept(found, byline, line.text) if found else ()
        if kept:
            read.append((line, RoleLine(kept)))
        elif found and not found.only_pictures and not any(c.names or c.address for c in found.claims):
            continue
        elif not (is_footer_line(line.text) or is_note(line.text) or is_closing(line.text)):
            end = index + 1
            break
    else:
        end = first
    taken = {line for line, _ in read}
    if not taken or end == 0:  # nothing but role lines is no article's end
        return tail
    said = merge_role_lines(list(reversed(read)))
    byline.extend(said)
    used = byline.used()
    tail.rest = [line for line in lines if line not in taken]
    tail.boilerplate = [line for line in taken if line not in used]
    tail.unread = list(tail.boilerplate)
    return tail


def _kept(found: RoleLine, byline: Byline, text: str) -> tuple[Claim, ...]:
    """Return the claims of a role line that may be believed at the end of a text; all of them, or none."""
    for claim in found.claims:
        if claim.role in _LINKS and claim.address and not byline.original_url:
            continue
        if claim.role is Role.SOURCE and _is_phrase(text) and byline.source is None:
            continue
        people = claim.role in _CREDITED or (claim.role is Role.AUTHOR and not byline.authors)
        if people and claim.names and all(map(_is_credible, claim.names)):
            continue
        return ()
    return found.claims


def _is_phrase(text: str) -> bool:
    """Tell whether a source line is a phrase without a colon, as no chart has it."""
    return not any(colon in text for colon in _COLONS)


def _is_credible(name: str) -> bool:
    known = is_spaceless_person(name) or is_surely_a_name(name)
    return known or is_personal(name) or (name[:1].isupper() and len(name.split()) == 1)


def looks_like_role(text: str, language: str | None = None) -> bool:
    """Tell whether a line begins like a role line, with a role word and a colon, whatever follows."""
    head = text[:60].lstrip("-–—•*·([（【 ")
    cut = min((position for mark in _COLONS if (position := head.find(mark)) > 0), default=0)
    return cut > 0 and role_of(head[:cut], language) is not None and chrome_kind(text) is None

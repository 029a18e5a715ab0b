"""The end of an article: who translated and edited it, where it is from, and the original's address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.content.byline_words import Role, role_of
from articles.content.bylines import Byline, merge_role_lines
from articles.content.claims import Claim, RoleLine
from articles.content.page_chrome import chrome_kind, footer_start, is_closing, is_footer_line, is_note
from articles.content.persons import is_personal, is_spaceless_person, is_surely_a_name
from articles.content.role_lines import read_role_line
from articles.content.text_lines import Line, ends_sentence, is_spaceless, width

_WITHIN = 14  # lines from the end, the site's own block included
_SHORT = 240  # a longer line is the last paragraph
_LINKS = (Role.ORIGINAL, Role.ORIGINAL_LINK, Role.SOURCE)
_CREDITED = (Role.EDITOR, Role.TRANSLATOR)
_LONGEST_SPACELESS = 5  # characters of a Chinese, Japanese or Korean name
_MOST_PASSED = 6  # lines that are no role lines, between those that are and the end
_FOOTNOTE = re.compile(r"[\[(（【]?(?:\d{1,3}|\*|†)[\])）】.]\s?\S")
_SIGNATURE = re.compile(
    r"(?:原创文章|原創文章|本文为原创|本文為原創)[,，]?\s?作者[:：]\s?(?P<name>[^。，,;；:：\s]{2,20})[。，,;；]"
)
_PASSED = (Role.IGNORED, Role.PUBLISHED)
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
    bottom = footer_start([line.text for line in lines])
    first, passed = max(0, bottom - _WITHIN), 0
    for index in range(bottom - 1, first - 1, -1):
        line = lines[index]
        found = _signature(line.text) or (
            read_role_line(line.text, language) if width(line.text) <= _SHORT else None
        )
        kept = _kept(found, byline, line.text) if found else ()
        if kept:
            read.append((line, RoleLine(kept)))
        elif found and not found.only_pictures and not any(c.names or c.address for c in found.claims):
            continue
        elif not (is_footer_line(line.text) or is_note(line.text) or _is_remark(line.text)):
            break
        else:
            passed += 1
            if passed > _MOST_PASSED:
                break
    # What follows "Related articles" is others'; but the last lines of all may be the article's own.
    read += _at_the_foot(lines[bottom:], language, byline)
    taken = {line for line, _ in read}
    if not taken:
        return tail
    said = merge_role_lines(list(reversed(read)))
    byline.extend(said)
    used = byline.used()
    tail.rest = [line for line in lines if line not in taken]
    tail.boilerplate = [line for line in taken if line not in used]
    tail.unread = list(tail.boilerplate)
    return tail


def _signature(text: str) -> RoleLine | None:
    """Read 原创文章，作者：文澜。转载请联系…, which portals print below what is their own."""
    match = _SIGNATURE.match(text)
    return RoleLine((Claim(Role.AUTHOR, match["name"], (match["name"],)),)) if match else None


def _at_the_foot(lines: Sequence[Line], language: str | None, byline: Byline) -> list[tuple[Line, RoleLine]]:
    """Read the role lines among footers, down to the first line that is none."""
    read: list[tuple[Line, RoleLine]] = []
    for line in lines[:_WITHIN]:
        found = _signature(line.text) or read_role_line(line.text, language)
        if found and (kept := _kept(found, byline, line.text)):
            read.append((line, RoleLine(kept)))
        elif not is_footer_line(line.text) or is_closing(line.text):
            break
    return read


def _is_remark(text: str) -> bool:
    """Tell whether a line is a footnote, or a word or two on who wrote: no paragraph of the article."""
    return bool(_FOOTNOTE.match(text)) or (width(text) <= 40 and not ends_sentence(text))


def _kept(found: RoleLine, byline: Byline, text: str) -> tuple[Claim, ...]:
    """Return the claims of a role line that may be believed at the end of a text; all of them, or none."""
    for claim in found.claims:
        if claim.role in _PASSED:
            continue
        if claim.role in _LINKS and claim.address and not byline.original_url:
            continue
        if claim.role is Role.SOURCE and _is_phrase(text) and byline.source is None:
            continue
        people = claim.role in _CREDITED or (claim.role is Role.AUTHOR and not byline.authors)
        if people and claim.names and all(map(_is_credible, claim.names)):
            continue
        return ()
    return tuple(claim for claim in found.claims if claim.role not in _PASSED)


def _is_phrase(text: str) -> bool:
    """Tell whether a source line is a phrase without a colon, as no chart has it."""
    return not any(colon in text for colon in _COLONS)


def _is_credible(name: str) -> bool:
    known = is_spaceless_person(name) or is_surely_a_name(name)
    short = len(name) <= _LONGEST_SPACELESS and all(map(is_spaceless, name))
    return known or short or is_personal(name) or (name[:1].isupper() and len(name.split()) == 1)


def looks_like_role(text: str, language: str | None = None) -> bool:
    """Tell whether a line begins like a role line, with a role word and a colon, whatever follows."""
    head = text[:60].lstrip("-–—•*·([（【 ")
    cut = min((position for mark in _COLONS if (position := head.find(mark)) > 0), default=0)
    return cut > 0 and role_of(head[:cut], language) is not None and chrome_kind(text) is None

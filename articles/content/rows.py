"""Rows without a role word: "Jane Doe · 3 March 2024 · 5 min read", or a name alone beside the date.

Nothing but the company such a name keeps says that it is the author's. So all of the row must be understood,
and the name must be a full one with a given name we know.
"""

import re

from articles.content import credited_names as names
from articles.content.byline_words import Role, bare_role_of, every
from articles.content.claims import Claim, RoleLine
from articles.content.dates import TIME, find_date, is_date_line
from articles.content.mastheads import is_named_as_medium
from articles.content.names import fold
from articles.content.page_chrome import Chrome, chrome_kind
from articles.content.persons import (
    is_caseless_person,
    is_japanese_person,
    is_newsroom,
    is_organisation,
    is_personal,
    is_spaceless_person,
    is_surely_a_name,
)
from articles.content.text_lines import ends_open, ends_sentence, has_spaceless, width

_LONGEST_ROW = 140
_BETWEEN = re.compile(r"\s*[|｜•∙‧│]\s*|\s[·–—/-]\s|\s{2,}|\t")
_JOB = re.compile(r"(?P<name>[^()（）]{2,60}?)\s?[(（](?P<job>[^()（）]{2,40})[)）]")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,12}(?:[・＝=][ァ-ヺー]{2,14}){1,3}")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")


def read_row(text: str, language: str | None = None) -> RoleLine | None:
    """Return what a row of name and date (or reading time) says, or None for any other line.

    Every part of the row must be a date, a button, a kind of piece, an agency or the name itself.
    """
    if width(text) > _LONGEST_ROW or ends_sentence(text) or ends_open(text):
        return None
    date = find_date(text)
    if date and (posted := _by_behind_date(text[date.end :], language)):
        return RoleLine((Claim(Role.AUTHOR, text, posted),), date.iso)
    found: tuple[str, ...] = ()
    label: str | None = None
    anchored = False
    for part in _BETWEEN.split(_cut_date(text)):
        if not part.strip() or is_newsroom(part) or is_named_as_medium(part.strip()):
            continue
        if is_date_line(part) or chrome_kind(part) in (Chrome.BESIDE, Chrome.INSIDE):
            anchored = True
        elif fold(part) in every("genres"):
            label = part.strip()
        elif not found and (people := _people(part, language)):
            found = people
        else:
            return None
    if not found or not (date or anchored):
        return None
    return RoleLine((Claim(Role.AUTHOR, text, found),), date.iso if date else None, label)


def _by_behind_date(text: str, language: str | None) -> tuple[str, ...]:
    """Read "by jdoe 7 comments" behind a date, as blogs print it: the account that wrote, or a full name."""
    words = TIME.sub(" ", text).strip(" ,，|·–—-").split()
    if not 2 <= len(words) <= 8 or bare_role_of(words[0], language) is not Role.AUTHOR:
        return ()
    for count in range(min(4, len(words) - 1), 0, -1):
        name, rest = " ".join(words[1 : count + 1]), " ".join(words[count + 1 :])
        if rest and chrome_kind(rest) is not Chrome.BESIDE:
            continue
        account = count == 1 and name.isalpha()
        nobody = is_newsroom(name) or names.is_placeholder(name) or (account and is_organisation(name))
        if not nobody and (account or is_surely_a_name(name)):
            return (name,)
    return ()


def read_lone_name(text: str, language: str | None = None) -> RoleLine | None:
    """Return a line that is a person's name and nothing else; it says something only beside a date."""
    if width(text) > _LONGEST_ROW // 2 or ends_sentence(text):
        return None
    if _is_with_agency(text):
        return RoleLine((Claim(Role.SOURCE, text),))
    people = (
        _with_job(text, language)
        or _people(text, language)
        or _behind_place(text, language)
        or _titled(text)
        or _japanese(text)
    )
    if not people and _HIRAGANA.search(text) and is_spaceless_person(text):
        people = (text,)
    return RoleLine((Claim(Role.AUTHOR, text, people),)) if people else None


def _with_job(text: str, language: str | None) -> tuple[str, ...]:
    """Read "Jane Doe (journalist)" and エミル・カラジャ（記者）: a name that a job in brackets makes one."""
    match = _JOB.fullmatch(text)
    if not match or not (is_organisation(match["job"]) or match["job"].endswith(tuple(_titles()))):
        return ()
    people = names.people(match["name"], language).names
    sure = all(
        is_surely_a_name(name) or is_spaceless_person(name) or _KATAKANA.fullmatch(name) for name in people
    )
    return people if sure else ()


def _titled(text: str) -> tuple[str, ...]:
    """Read 홍길동 변호사·김영희 교수: Korean names, each with its title."""
    parts = [part.split() for part in re.split(r"\s?[·ㆍ,/]\s?", text)]
    told = all(
        len(part) == 2 and is_spaceless_person(part[0]) and part[1] in every("reporters") | every("jobs")
        for part in parts
    )
    return tuple(part[0] for part in parts) if told and len(parts) <= 4 else ()


def _japanese(text: str) -> tuple[str, ...]:
    """Read 佐々木健一 長谷川美咲: two Japanese names or more; one alone might be a place."""
    parts = re.split(r"[\s・、]", text)
    told = all(3 < len(part) <= 6 and is_japanese_person(part) for part in parts)
    return tuple(parts) if told and 2 <= len(parts) <= 4 else ()


def _is_with_agency(text: str) -> bool:
    """Tell whether a line is a paper "with" an agency: « La Digue avec AFP »."""
    words = text.split()
    index = next((place for place, word in enumerate(words) if place and fold(word) in every("together")), 0)
    paper, agency = words[:index], " ".join(words[index + 1 :])
    return (
        1 <= len(paper) <= 5
        and paper[0][0].isupper()
        and fold(agency) in every("newsrooms")
        and not is_personal(" ".join(paper))
    )


def _titles() -> frozenset[str]:
    return every("titles") | every("suffixes")


def _behind_place(text: str, language: str | None) -> tuple[str, ...]:
    """Read "Nairobi – Amina Odhiambo": the place a report is from, and the reporter."""
    place, dash, rest = text.partition(" – ") if " – " in text else text.partition(" - ")
    if not dash or len(place.split()) > 2 or any(map(str.isdigit, text)):
        return ()
    people = _people(rest, language)
    caseless = bool(people) and all(map(is_caseless_person, people))
    return people if fold(place) in every("places") or (caseless and not is_caseless_person(place)) else ()


def is_dated_row(text: str) -> bool:
    """Tell whether a line is a date, with a button or reading time beside it: "3 May 2024 · 5 min read"."""
    if is_date_line(text):
        return True
    if width(text) > _LONGEST_ROW or not find_date(text):
        return False
    parts = [bare for part in _BETWEEN.split(_cut_date(text)) if (bare := part.strip(" ,，·|–—-"))]
    return all(
        chrome_kind(part) is not None or all(word in every("dates") for word in fold(part).split())
        for part in parts
    )


def is_beside_date(text: str) -> bool:
    """Tell whether a line is the date, or the reading time, that stands at a byline."""
    return is_dated_row(text) or (
        chrome_kind(text) is Chrome.BESIDE and any(character.isdigit() for character in text)
    )


def _people(text: str, language: str | None) -> tuple[str, ...]:
    if has_spaceless(text):  # 时评 and 高考 would be names as well
        return ()
    named = names.people(text, language)
    if named.names and all(map(is_caseless_person, named.names)):
        return named.names
    if any(not (is_organisation(left) or fold(left) in every("places")) for left in named.left_out):
        return ()
    sure = all(is_surely_a_name(name) and is_personal(name) for name in named.names)
    return named.names if sure and len(named.names) <= 6 else ()


def _cut_date(text: str) -> str:
    """Set the date and its time apart as a part of its own, the words that lead to it with it."""
    if not (date := find_date(text)):
        return text
    before, after = text[: date.start].rstrip(" ,，("), TIME.sub(" ", text[date.end :]).strip(" ,，)")
    words = before.split()
    while len(words) > 1 and fold(words[-1]).strip(":,") in every("dates"):
        words.pop()
    rest = after.split()
    while rest and fold(rest[0]).strip(",") in every("dates"):
        rest.pop(0)
    return (
        f"{' '.join(words).rstrip(' ,')}  {' '.join(rest)}"
        if len(words) < len(before.split())
        else (f"{before}  {' '.join(rest)}")
    )

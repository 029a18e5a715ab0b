"""Role lines: « Rédaction : Lian Ran / Source : GeekPark », "By Jane Doe", 文｜张三 编辑｜李四.

The words are data (`byline_words`, one table per language); who is named behind them is decided in
`credited_names`. Precision first: a line is a role line only if everything behind its role words reads as
what the words promise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.content import credited_names as names
from articles.content.byline_words import (
    PICTURES,
    Role,
    bare_openings,
    bare_words,
    genres,
    key,
    role_words,
)
from articles.content.dates import find_date
from articles.content.names import fold
from articles.content.text_lines import ends_sentence, is_han, is_spaceless, width

LONGEST_LINE = 500
_LONGEST_WORD = 40
_COLONS = ":：︰﹕꞉"
_BARS = "|｜丨│┃ㅣ"
_SLASHES = "/／"
_MARKS = re.compile(f"[{_COLONS}{_BARS}{_SLASHES}]")
_MOST_MARKS = 24  # in one line; more is no byline, whatever it is
# What may stand before the first role word of a line: bullets, brackets, dashes.
_BULLETS = "-–—•*·([（【 "
_OPENERS = re.compile(r"[\s\-–—•·*▎>|｜【（(\[“\"「]{0,6}")
# What may stand between two role words that share a value: 文、图/张三; "Text and photos: Jane Doe".
_JOINED = re.compile(r"(?:\s?[、&+/／·]\s?|\s(?:and|et|und|y|e)\s|和|及|与|與)$", re.IGNORECASE)
_TITLE_MARKS = "《》〈〉「」『』«»“”\"' \u00a0\u202f"
_ADDRESS = re.compile(r"https?://[^\s<>\"'《》「」（）()，。；、]{3,2000}")
_PEOPLE = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.WRITING, Role.COMPILED, Role.PIECE)


@dataclass(frozen=True)
class Claim:
    """One role word with what stands behind it: people's names, or one value for the other roles."""

    role: Role
    value: str = ""  # as it stands in the text, trimmed
    names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    address: str | None = None


@dataclass(frozen=True)
class RoleLine:
    """A line that is nothing but role words and their values; `label` from « Opinion par : Jane Doe »."""

    claims: tuple[Claim, ...]
    published: str | None = None
    label: str | None = None

    @property
    def only_pictures(self) -> bool:
        """Tell whether the line credits a picture and nothing else, and so may stand anywhere."""
        return all(claim.role in (*PICTURES, Role.FIGURE_SOURCE) for claim in self.claims)


@dataclass(frozen=True)
class _Marker:
    roles: tuple[Role, ...]
    start: int  # where the role word starts
    end: int  # behind its colon


def read_role_line(text: str, language: str | None = None) -> RoleLine | None:
    """Return what a line says about roles, or None where it is not a role line.

    Takes one line in any language we have words for; `language` (a code such as "fr" or "zh-hant") decides
    where words of two languages collide, and which words count without a colon ("By", « Par »). Several roles
    on a line, colons of any width with any space before them, bars (文｜X) and, for Chinese, Japanese and
    Korean words, slashes (图/X) are read. A role word without a value is a claim without names.
    """
    if len(text) > LONGEST_LINE:
        return None
    if 0 < len(_MARKS.findall(text)) <= _MOST_MARKS:
        start, published = _behind_date(text)
        markers = _markers(text, language)
        first = markers[0] if markers else None
        if first and (not text[start : first.start] or (start and first.start - start <= _LONGEST_WORD)):
            claims = _claims(text, markers, language)
            return RoleLine(claims, published) if claims else None
    return _genre(text, language) or _bare(text, language)


def _behind_date(text: str) -> tuple[int, str | None]:
    """Return where a line really starts: behind openers, or behind the date and time that it starts with."""
    opener = _OPENERS.match(text)
    start = opener.end() if opener else 0
    date = find_date(text)
    if date and not text[start : date.start].strip():
        time = re.compile(r"[\s,|·]{0,3}(?:\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?[\s,|·]{0,3}").match(
            text, date.end
        )
        return (time.end() if time else date.end), date.iso
    return start, None


def _markers(text: str, language: str | None) -> list[_Marker]:
    """Return the role words with a colon behind them, in order."""
    found: list[_Marker] = []
    for match in _MARKS.finditer(text):
        position, mark = match.start(), match.group()
        floor = found[-1].end if found else 0
        word = _word_before(text, floor, position, language, glued=bool(found))
        if word is None or (mark in _SLASHES and not is_spaceless(text[word[0]])):
            continue
        start = word[0]
        roles: tuple[Role, ...] = (word[1],)
        while (joint := _JOINED.search(text, floor, start)) and (
            more := _word_before(text, floor, joint.start(), language, glued=False)
        ):
            start, roles = more[0], (more[1], *roles)
        if (
            found
            and mark in _COLONS + _BARS
            and text[found[-1].end : start].strip() == ""
            and _is_slash(text, found[-1])
        ):
            last = found.pop()  # 文/编辑：张三
            start, roles = last.start, (*last.roles, *roles)
        found.append(_Marker(roles, start, position + 1))
    return found


def _is_slash(text: str, marker: _Marker) -> bool:
    return text[marker.end - 1] in _SLASHES


def _word_before(
    text: str, floor: int, end: int, language: str | None, *, glued: bool
) -> tuple[int, Role] | None:
    """Return (start, role) of the longest role word that ends at `end`, or None.

    A word starts at the line's start or behind something that is no letter. Chinese has no spaces, so
    behind an earlier role's value (`glued`) a word of two characters or more may follow directly.
    """
    words = role_words(language)
    for start in range(max(floor, end - _LONGEST_WORD), end):
        if text[start].isspace():
            continue
        at_edge = start == 0 or not text[start - 1].isalnum() or start == floor
        if not at_edge and not (glued and is_han(text[start]) and end - start >= 2):
            continue
        if role := words.get(key(text[start:end])):
            return start, role
    return None


def _claims(text: str, markers: Sequence[_Marker], language: str | None) -> tuple[Claim, ...]:
    """Return the claims of a line, or none at all if one of its values is not what its word promises."""
    claims: list[Claim] = []
    for marker, after in zip(markers, [*markers[1:], None], strict=True):
        value = text[marker.end : after.start if after else len(text)]
        for role in marker.roles:
            claim = _claim(role, value, language)
            if claim is None:
                return ()
            claims.append(claim)
    return tuple(claims)


def _claim(role: Role, raw: str, language: str | None) -> Claim | None:
    value = names.trim(raw)
    address = match.group().rstrip(".,;:!?)") if (match := _ADDRESS.search(raw)) else None
    if not value or names.is_placeholder(value):
        return Claim(role)
    if role in _PEOPLE:
        named = names.people(raw, language)
        sure = role is not Role.PIECE or value.startswith("@") or any(map(_is_known_kind, named.names))
        if not sure:  # 文章：is the beginning of many a sentence
            return None
        return Claim(role, value, named.names, named.left_out) if named.names else None
    if role is Role.SOURCE:
        return Claim(role, value, address=address) if address or names.organisation(value) else None
    if role in PICTURES or role is Role.FIGURE_SOURCE:
        return Claim(role, value) if names.credit_line(value) else None
    if role is Role.ORIGINAL_LINK:
        return Claim(role, value, address=address) if address else None
    if role is Role.PUBLISHED:
        return Claim(role, value) if find_date(value) else None
    if role is Role.IGNORED:
        return Claim(role, value) if width(value) <= 160 and not ends_sentence(value) else None
    return Claim(role, value, address=address) if width(value) <= 400 else None


def _is_known_kind(name: str) -> bool:
    return names.is_surely_a_name(name) or names.is_surely_an_organisation(name)


def _bare(text: str, language: str | None) -> RoleLine | None:
    """Read a line whose role words have no colon: "Written by Jane Doe; edited by Ann Lee", 文 张三."""
    parts = [_bare_part(part, language) for part in re.split(r"\s?[;；|｜]\s?|\s/\s", text) if part]
    if len(parts) > 1 and all(parts):
        return RoleLine(tuple(claim for part in parts if part for claim in part.claims))
    return _bare_part(text, language)


def _bare_part(text: str, language: str | None) -> RoleLine | None:
    words = text.split(None, 7)
    if (
        len(words) < 2
        or key(words[0].lstrip(_BULLETS)) not in bare_openings(language)
        or width(text) > 160
        or (ends_sentence(text) and not text.endswith("Jr."))
    ):
        return None
    for count in range(min(6, len(words) - 1), 0, -1):
        role = bare_words(language).get(key(" ".join(words[:count]).lstrip(_BULLETS)))
        if role is None:
            continue
        value = text.split(None, count)[count]
        claim = _claim(role, value, language)
        if claim is None or not _is_sure(claim, preposition=len(words[0]) <= 3 and count == 1):
            return None
        return RoleLine((claim,), date.iso if (date := find_date(value)) else None)
    return None


def _is_sure(claim: Claim, *, preposition: bool) -> bool:
    """Tell whether the value alone leaves no doubt; "By" and « Par » begin sentences as well."""
    if claim.role in PICTURES:
        return names.credit_line(claim.value, strict=True) is not None
    if claim.role not in _PEOPLE:
        return not claim.value[:1].islower()
    first = claim.names[0] if claim.names else "a"
    if preposition or is_spaceless(first[0]):
        return _is_known_kind(first)
    return not first[0].islower()


def _genre(text: str, language: str | None) -> RoleLine | None:
    """Read « Opinion par : Jane Doe » and "Analysis by Jane Doe": the label and the author in one."""
    opening = fold(text[:60])
    genre = next((genre for genre in genres(language) if opening.startswith(genre)), None)
    if genre is None:
        return None
    words = len(genre.split())
    line = read_role_line(text.split(None, words)[-1], language)
    if line and [claim.role for claim in line.claims] == [Role.AUTHOR] and line.claims[0].names:
        return RoleLine(line.claims, line.published, " ".join(text.split()[:words]))
    return None

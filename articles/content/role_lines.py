"""Role lines: « Rédaction : Lian Ran / Source : GeekPark », "By Jane Doe", 文｜张三 编辑｜李四.

The words are data (`byline_words`, one table per language); who is named behind them is decided in
`credited_names`. Precision first: a line is a role line only if everything behind its role words reads as
what the words promise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.content.bare_phrases import bare_phrase, read_bare_phrases
from articles.content.byline_words import (
    Role,
    bare_role_of,
    every,
    genres,
    key,
    role_of,
)
from articles.content.claims import PEOPLE, Claim, RoleLine, is_known_kind, read_claim
from articles.content.dates import find_date, is_date_line
from articles.content.name_first import read_name_first
from articles.content.names import fold
from articles.content.page_chrome import chrome_kind
from articles.content.persons import (
    is_full_name,
    is_spaceless_person,
    is_surely_a_name,
)
from articles.content.text_lines import ends_sentence, has_spaceless, is_han, is_spaceless, width

LONGEST_LINE = 500
_LONGEST_WORD = 60
_COLONS = ":：︰﹕꞉"
_BARS = "|｜丨│┃ㅣ∣"
_SLASHES = "/／=＝・･·"
_DASHES = "–—-"
_MARKS = re.compile(f"[{_COLONS}{_BARS}{re.escape(_SLASHES)}]|(?<=\\S)\\s[{_DASHES}](?=\\s)")
_LONGEST_SPACELESS = 5  # characters of a Chinese, Japanese or Korean name
_LONGEST_PHRASE_NAME = 6  # of an author's pen name with a small word in it: 爱吃面的小王
_MOST_PARTS = 8
_MOST_MARKS = 24  # in one line; more is no byline, whatever it is
# What may stand before the first role word of a line: bullets, brackets, dashes.
_BULLETS = "-–—•*·([（【 "
_OPENERS = re.compile(r"[\s\-–—•·*▎■◆●○▲△▼◎#✍📝>|｜【（(\[“\"「]{0,6}")
# What may stand between two role words that share a value: 文、图/张三; "Text and photos: Jane Doe".
_JOINED = re.compile(
    r"(?:\s?[、,，&+/／·・]\s?|\s(?:and|et|und|y|e|en|i|dan|ve|и|та|і|և|và)\s|和|及|与|與|و)$", re.IGNORECASE
)
# « Autor:in », „Übersetzer*innen“: the endings that name both genders stand before the colon.
_BOTH_GENDERS = re.compile(
    r"(?<=\w)[:*_/·•](?:in|innen|e|es|ne|rice|trice|ice|a|as|ka|r|re)(?=\s?[:：|])", re.IGNORECASE
)
# Between two role phrases without colons: "Written by Jane Doe; edited by Ann Lee".
_REMARKS = re.compile(r"[;；]|\u3000+|\s{2,}")
_PARTS = re.compile(r"\s?[;；|｜•]\s?|\s[/·–—-]\s|\s{2,}")


@dataclass(frozen=True)
class _Marker:
    roles: tuple[Role, ...]
    start: int  # where the role word starts
    end: int  # behind its colon
    mark: str = ":"

    @property
    def is_slash(self) -> bool:
        return self.mark in _SLASHES


@lru_cache(maxsize=1024)  # heads, bodies and tails ask for the same line in turn
def read_role_line(text: str, language: str | None = None) -> RoleLine | None:
    """Return what a line says about roles, or None where it is not a role line.

    Takes one line in any language we have words for; `language` (a code such as "fr" or "zh-hant") decides
    where words of two languages collide, and which words count without a colon ("By", « Par »). Several roles
    on a line, colons of any width with any space before them, bars (文｜X) and, for Chinese, Japanese and
    Korean words, slashes (图/X) are read. A role word without a value is a claim without names.
    """
    if len(text) > LONGEST_LINE:
        return None
    marks = len(_MARKS.findall(text))
    if marks > _MOST_MARKS:
        return None
    text = _BOTH_GENDERS.sub("", text)
    if found := _spaced(text, language) or _joined_words(text, language):
        return found
    if marks:
        start, published = _behind_date(text)
        markers = _markers(text, start, language)
        first = markers[0] if markers else None
        if first and (not text[start : first.start] or (published and first.start - start <= _LONGEST_WORD)):
            claims = _claims(text, markers, language)
            return RoleLine(claims, published or _published(claims)) if claims else None
    return (
        _genre(text, language)
        or _bare(text, language)
        or read_name_first(text, language)
        or _bracketed(text, language)
    )


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


def _published(claims: Sequence[Claim]) -> str | None:
    """Return the date that stands beside the last name: "By Jane Doe | January 15, 2025"."""
    date = find_date(claims[-1].value) if claims and claims[-1].role in PEOPLE else None
    return date.iso if date else None


def _markers(text: str, line_start: int, language: str | None) -> list[_Marker]:
    """Return the role words with a colon behind them, in order; none where the first one stands too late."""
    found: list[_Marker] = []
    for match in _MARKS.finditer(text):
        position, mark = match.start(), match.group().strip()
        if not found and position > line_start + 2 * _LONGEST_WORD:
            return []
        floor = found[-1].end if found else 0
        word = _word_before(text, floor, position, language, glued=bool(found))
        if word is None or (mark in _SLASHES and not is_spaceless(text[word[0]])):
            continue
        start = word[0]
        if mark in _DASHES and (found or text[:start].strip(_BULLETS)):
            continue
        roles: tuple[Role, ...] = (word[1],)
        while (joint := _JOINED.search(text, floor, start)) and (
            more := _word_before(text, floor, joint.start(), language, glued=False)
        ):
            start, roles = more[0], (more[1], *roles)
        if found and found[-1].is_slash and text[found[-1].end : start].strip() == "":
            last = found.pop()  # 文/编辑：张三
            start, roles = last.start, (*last.roles, *roles)
        found.append(_Marker(roles, start, match.end(), mark))
    return found


def _word_before(
    text: str, floor: int, end: int, language: str | None, *, glued: bool
) -> tuple[int, Role] | None:
    """Return (start, role) of the longest role word that ends at `end`, or None.

    A word starts at the line's start or behind something that is no letter. Chinese has no spaces, so
    behind an earlier role's value (`glued`) a word of two characters or more may follow directly.
    """
    for start in range(max(floor, end - _LONGEST_WORD), end):
        if text[start].isspace():
            continue
        at_edge = start == 0 or not text[start - 1].isalnum() or start == floor
        if not at_edge and not (glued and is_han(text[start]) and end - start >= 2):
            continue
        if role := role_of(text[start:end], language):
            return start, role
    return None


def _claims(text: str, markers: Sequence[_Marker], language: str | None) -> tuple[Claim, ...]:
    """Return the claims of a line, or none at all if one of its values is not what its word promises."""
    claims: list[Claim] = []
    for marker, after in zip(markers, [*markers[1:], None], strict=True):
        value = text[marker.end : after.start if after else len(text)]
        word = key(text[marker.start : marker.end].rstrip(marker.mark + " "))
        for role in marker.roles:
            claim = read_claim(role, value, language)
            if claim is None or not _is_enough(claim, marker, word):
                return ()
            claims.append(claim)
    return tuple(claims)


def _is_enough(claim: Claim, marker: _Marker, word: str) -> bool:
    """Ask more of the value where the mark is no colon, or the word is a single character (文, 图, 글)."""
    if marker.mark in _DASHES:
        return claim.role in PEOPLE and bool(claim.names) and all(map(is_surely_a_name, claim.names))
    if marker.mark in "・･·":
        return not claim.names or (
            marker.start <= 1 and len(claim.value) <= 60 and not ends_sentence(claim.value)
        )
    if claim.names and has_spaceless(claim.names[0]) and not is_known_kind(claim.names[0]):
        return _is_pen_name(claim, weak=len(word) == 1)
    return True


def _is_pen_name(claim: Claim, *, weak: bool) -> bool:
    """Tell whether an unknown Chinese, Japanese or Korean name is one: 一种忠实的孤独 is not."""
    name = claim.names[0]
    if weak and (claim.left_out or claim.value.endswith("。")):
        return False
    longest = 0 if weak else _LONGEST_PHRASE_NAME if claim.role is Role.AUTHOR else _LONGEST_SPACELESS - 1
    phrase = any(part in name for part in every("not_in_names") if is_spaceless(part[0]))
    return not phrase or len(name) <= longest


def _spaced(text: str, language: str | None) -> RoleLine | None:
    """Read role words set apart by spaces alone: 来源：江岸日报  记者 罗明, 投稿 Ana Costa 翻訳 Mina Sato."""
    if width(text) > 160 or not has_spaceless(text):
        return None
    words = text.split()
    marked = [f"{word}:" if _is_role_apart(word, language) else word for word in words[:-1]] + words[-1:]
    if marked == words:
        return None
    line = read_role_line(" ".join(marked), language)
    if line is None or not all(
        all(is_spaceless_person(name) or is_full_name(name) for name in claim.names) for claim in line.claims
    ):
        return None
    return line


def _is_role_apart(word: str, language: str | None) -> bool:
    if not is_spaceless(word[0]) or not 2 <= len(word) <= 6:
        return False
    return bare_role_of(word, language) is not None or role_of(word, language) is Role.AUTHOR


def _bracketed(text: str, language: str | None) -> RoleLine | None:
    """Read the role lines in a bracket or between semicolons, among other remarks: ＜九月号　翻訳：早瀬＞."""
    inner = text[1:-1] if text[0] in "（(【[〔＜<［" and text[-1] in "）)】]〕＞>］" else text
    parts = [part for part in _REMARKS.split(inner) if part.strip()]
    if len(parts) < 2 or width(text) > 160 or (inner == text and not any(mark in text for mark in ";；")):
        return None
    read = [read_role_line(part.strip(), language) for part in parts if width(part) <= 80]
    if inner == text and sum(line is not None for line in read) < max(2, len(parts) - 1):
        return None  # a caption with its maker behind a semicolon
    claims = tuple(claim for line in read if line for claim in line.claims)
    people = [name for claim in claims for name in claim.names]
    told = inner != text  # nothing but remarks of the house stands in such brackets
    if not people or not all(
        is_spaceless_person(name) or is_surely_a_name(name) or (told and _is_short(name)) for name in people
    ):
        return None
    return RoleLine(claims)


def _is_short(name: str) -> bool:
    return len(name) <= _LONGEST_SPACELESS and all(map(is_spaceless, name))


def _bare(text: str, language: str | None) -> RoleLine | None:
    """Read a line whose role words have no colon: "Written by Jane Doe; edited by Ann Lee", 文 张三."""
    if width(text) > 240:
        return None
    parts = [part for part in _PARTS.split(text) if part and part.strip()]
    if len(parts) > _MOST_PARTS:
        return None
    if len(parts) > 1:
        read = [_part(part, language) for part in parts]
        found = [line for line in read if isinstance(line, RoleLine)]
        if found and all(read):
            date = next((date.iso for part in parts if (date := find_date(part))), None)
            label = next((line.label for line in found if line.label), None)
            return RoleLine(tuple(claim for line in found for claim in line.claims), date, label)
    return read_bare_phrases(text, language)


def _joined_words(text: str, language: str | None) -> RoleLine | None:
    """Read role words joined into one, before a name without a colon: 글·사진 홍길동, 取材・文 山田太郎."""
    head, space, value = text.partition(" ")
    words = [word for word in re.split(r"[·・ㆍ/／,、&]", head) if word] if space else []
    roles = [role_of(word, language) for word in words if is_spaceless(word[0])]
    if len(roles) < 2 or len(roles) != len(words) or not all(roles):
        return None
    claims = [read_claim(role, value, language) for role in roles if role]
    people = [name for claim in claims if claim for name in claim.names]
    if not all(claims) or not people or not all(map(is_spaceless_person, people)):
        return None
    return RoleLine(tuple(claim for claim in claims if claim))


def _part(part: str, language: str | None) -> RoleLine | bool:
    """Read one part of a row: a role line, or something that may stand beside one (a date, a button)."""
    part = part.strip()
    if line := bare_phrase(part, language):
        return line
    if _MARKS.search(part) and (line := read_role_line(part, language)):
        return line
    return is_date_line(part) or chrome_kind(part) is not None or fold(part) in every("genres")


def _genre(text: str, language: str | None) -> RoleLine | None:
    """Read « Opinion par : Jane Doe » and "Analysis by Jane Doe": the label and the author in one."""
    opening = fold(text[:60])
    genre = next((genre for genre in genres(language) if opening.startswith(genre)), None)
    if genre is None:
        return None
    words = len(genre.split())
    if bare_role_of(" ".join(text.split()[: words + 1]).rstrip(_COLONS), language):
        return None  # "Interview by" says who wrote, not what it is
    rest = text.split(None, words)
    line = read_role_line(rest[-1], language) if len(rest) > words else None
    if line and [claim.role for claim in line.claims] == [Role.AUTHOR] and line.claims[0].names:
        return RoleLine(line.claims, line.published, " ".join(text.split()[:words]))
    return None

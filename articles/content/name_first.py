"""Role lines on which the name stands first: 张三 译, 홍길동 기자, "Jane Doe (text), John Smith (photos)"."""

import re

from articles.content import credited_names as names
from articles.content.byline_words import Role, base_language, behind_words, every, role_of
from articles.content.claims import Claim, RoleLine, is_known_kind, read_claim
from articles.content.dates import TIME, find_date
from articles.content.names import fold
from articles.content.persons import is_caseless_person, is_full_name, is_spaceless_person, is_surely_a_name
from articles.content.text_lines import is_spaceless, width

_LATIN_BEHIND = ("vi",)  # languages that set the role behind a name in Latin letters
_SQUARE = re.compile(
    r"[□■◎○◇◆◻◼▢☐]\s?(?:(?:本报|本報|本刊|特约|特約)?(?:记者|記者|撰稿|作者)?[\s:：]?)"
    r"(?P<name>[^\s:：，。,.!?]{2,4}(?:[\s、][^\s:：，。,.!?]{2,4}){0,3})"
)
_DONE = {
    "译": Role.TRANSLATOR,
    "譯": Role.TRANSLATOR,
    "编": Role.EDITOR,
    "編": Role.EDITOR,
    "写": Role.AUTHOR,
    "寫": Role.AUTHOR,
}
_BY_WHOM = re.compile(
    r"(?:本文|此文|全文|原文|文章)由\s?(?P<name>[^\s，。,.]{2,20}?)\s?(?P<done>翻译|翻譯|编译|編譯|编辑|編輯|撰写|撰寫)[。.]?"
)
_FIRST_PRINTED = re.compile(
    r"[（(]?(?:本文|此文|文章|原文|全文)?(?:原载|原載|首发|首發|转载|轉載|原刊|刊载|刊載|译自|譯自|编译自|編譯自|选自|選自|摘自)[于於自]?\s?"
    r"(?:微信|微博|美国|英国|法国|德国|日本)?(?:公众号|公眾號|网站|網站|杂志|雜誌)?\s?[《“「『](?P<name>[^《》“”「」『』]{2,30})[》”」』]"
    r"[\d年第期日月号號卷版一二三四五六七八九十\s]{0,24}[)）。]{0,2}"
)
_AFTER = re.compile(r"(?P<name>[^()]{3,60}?)\s?\((?:[Tt]heo|[Dd]ịch từ)\s(?P<source>[^()]{2,50})\)\.?")
_IN_BRACKETS = re.compile(r"(?P<name>[^()（）]{2,60}?)\s?[(（](?P<words>[^()（）]{2,40})[)）]")
_BETWEEN_WORDS = re.compile(r"\s?[,&+/·、，／・]\s?|\s(?=\S{1,3}\s)(?P<and>\S{1,3})\s")
_LONGEST = 200


def read_name_first(text: str, language: str | None = None) -> RoleLine | None:
    """Return what a line says on which roles follow their names, or None for any other line."""
    return (
        _reporter(text, language)
        or _behind_name(text, language)
        or _squared(text)
        or _by_whom(text)
        or _first_printed(text)
        or _after_agency(text, language)
        or _roles_in_brackets(text, language)
    )


def _by_whom(text: str) -> RoleLine | None:
    """Read 本文由张三翻译, 本文由李四编译整理."""
    match = _BY_WHOM.fullmatch(text)
    people = names.people(match["name"], "zh").names if match else ()
    if not match or not people or not all(map(is_spaceless_person, people)):
        return None
    role = next(role for word, role in _DONE.items() if word in match["done"])
    return RoleLine((Claim(role, text, people),))


def _first_printed(text: str) -> RoleLine | None:
    """Read 原载《港湾评论》2020年第3期, 本文转载自公众号“港湾评论”: a publisher in marks of its own."""
    match = _FIRST_PRINTED.fullmatch(text) if width(text) <= 100 else None
    name = names.organisation(match["name"]) if match else None
    return RoleLine((Claim(Role.SOURCE, name),)) if name else None


def _after_agency(text: str, language: str | None) -> RoleLine | None:
    """Read "Nguyễn Văn An (theo Harbour Review)", which ends Vietnamese reports."""
    match = _AFTER.fullmatch(text) if base_language(language) == "vi" and width(text) <= 100 else None
    people = names.people(match["name"], language).names if match else ()
    source = names.organisation(match["source"]) if match else None
    if not match or not people or not source or not all(map(is_surely_a_name, people)):
        return None
    return RoleLine((Claim(Role.AUTHOR, match["name"], people), Claim(Role.SOURCE, source)))


def _roles_in_brackets(text: str, language: str | None) -> RoleLine | None:
    """Read "Jane Doe (text), John Smith (photos)": each name with its role behind it, and nothing else."""
    if width(text) > _LONGEST or text[-1] not in ")）":
        return None
    claims: list[Claim] = []
    position = 0
    for match in _IN_BRACKETS.finditer(text):
        if match.start() != position:
            return None
        name = _without_and(match["name"], first=not claims)
        for word in _BETWEEN_WORDS.split(match["words"]):
            if not word or fold(word) in every("conjunctions"):
                continue
            role = role_of(word, language)
            claim = read_claim(role, name, language) if role else None
            if claim is None or not _is_certain(name, claim):
                return None
            claims.append(claim)
        position = match.end()
    return RoleLine(tuple(claims)) if claims and position == len(text) else None


def _without_and(name: str, *, first: bool) -> str:
    """Return a name without the comma or "and" that joins it to the one before."""
    bare = name.strip(" ,，、;；/&+·|–—-")
    words = bare.split()
    joined = not first and len(words) > 1 and fold(words[0]) in every("conjunctions")
    return " ".join(words[1:]) if joined else bare


def _is_certain(name: str, claim: Claim) -> bool:
    """Tell whether such a name can be nothing else: full, or – for pictures – an agency's as well."""
    if not claim.names:
        return claim.role not in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR) and is_known_kind(name)
    return not claim.left_out and all(
        is_spaceless_person(person)
        or (
            is_surely_a_name(person)
            and is_full_name(person)
            and fold(person.split()[0]) not in every("articles")
        )
        or is_caseless_person(person)
        for person in claim.names
    )


def _reporter(text: str, language: str | None) -> RoleLine | None:
    """Read a line that is a name with its reporter's title: 홍길동 기자 hong@example.kr."""
    if width(text) > 120 or not any(title in text for title in every("reporters")):
        return None
    if foreign := _foreign_reporter(text):
        return RoleLine((Claim(Role.AUTHOR, text, (foreign,)),))
    bare = TIME.sub(" ", text)
    if (date := find_date(bare)) is not None:
        bare = bare[: date.start]
    bare = re.sub(r"[\w.+-]+@[\w.-]+|[(（\[][^)）\]]{0,40}[)）\]]", " ", bare).strip(" |/·,=")
    words = [word for word in bare.split() if fold(word).strip(":") not in every("dates")]
    people = [word.removesuffix(",") for word in words if fold(word) not in every("reporters")]
    titles = len(words) - len(people)
    parts = [part for word in people for part in re.split(r"[·ㆍ,、]", word) if part]
    if not titles or not 1 <= len(parts) <= 6 or not all(map(is_spaceless_person, parts)):
        return None
    return RoleLine((Claim(Role.AUTHOR, bare, tuple(parts)),), date.iso if date else None)


def _behind_name(text: str, language: str | None) -> RoleLine | None:
    """Read a line on which the role follows the name: 张三 译, "Thanh Hằng dịch"."""
    if width(text) > 80:
        return None
    for separator in (" ", "/", "／", "|", "｜"):
        name, found, word = text.rstrip(" .").rpartition(separator)
        role = behind_words().get(fold(word)) if found else None
        if role and (people := names.people(name, language)).names and not people.left_out:
            sure = all(
                is_spaceless_person(person)
                or (is_surely_a_name(person) and base_language(language) in _LATIN_BEHIND)
                for person in people.names
            )
            return RoleLine((Claim(role, name, people.names),)) if sure else None
    return None


def _squared(text: str) -> RoleLine | None:
    """Read the square that Chinese papers set before the author: □ 宋小明, ■本报记者 李雷."""
    match = _SQUARE.fullmatch(text)
    people = names.people(match["name"], "zh").names if match else ()
    if not people or not all(map(is_spaceless_person, people)):
        return None
    return RoleLine((Claim(Role.AUTHOR, text, people),))


def _foreign_reporter(text: str) -> str | None:
    """Return the name in 엘렌 뒤랑 | 기자: a transliterated one, set apart from the title."""
    name, bar, title = (part.strip() for part in text.partition("|"))
    written = all(is_spaceless(character) or character in " ·" for character in name)
    fits = bool(bar) and written and 1 <= len(name.split()) <= 3 and len(name) <= 16
    return name if fits and title in every("reporters") else None

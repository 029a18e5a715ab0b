"""The words of bylines, page chrome and dates, one table per language in `words/<language>.toml`.

A new language is one new file of a few lines: every table and every key is optional. Unknown keys are refused
when the tables are loaded, so that a typing mistake cannot silently switch a word off.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from articles.content.names import fold

FOLDER = Path(__file__).parent / "words"
# Heads are often translated but for a word: a Japanese page says 撰文, an English one 原文标题.
EVERYWHERE = ("en", "zh")


class Role(StrEnum):
    """What a role word says about the text behind it."""

    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    SOURCE = "source"
    # Words that mean the author where the head names no other author, and else something different:
    WRITING = "writing"  # « Rédaction : » – else an editor
    COMPILED = "compiled"  # "Compiled by" – else a translator
    POSTED = "posted"  # "Published by": the author where a person follows, else the publisher
    WORK = "work"  # « Nouvelle : », "Poem:": the author where a person follows, else nothing
    PIECE = "piece"  # 文章：– else the publisher
    CREDIT = "credit"  # certainly a picture's credit: « Crédit photo : »
    PICTURE = "picture"  # a credit or a caption, as the text behind it shows: "Photo:"
    FIGURE_SOURCE = "figure_source"  # where a chart's figures are from, never the article's source
    ORIGINAL_TITLE = "original_title"
    ORIGINAL_LINK = "original_link"
    ORIGINAL = "original"  # a title or a link, as the text behind it shows
    PUBLISHED = "published"
    STANDFIRST = "standfirst"
    SENDER = "sender"  # "From:" of a mail: the author where a person and an address follow
    HEADLINE = "headline"  # "Title:", and "Subject:" of a mail
    IGNORED = "ignored"  # host, guest, layout, proofs: people, but not those we credit


PICTURES = (Role.CREDIT, Role.PICTURE)


@dataclass(frozen=True)
class Words:
    """One language's table. Keys of `roles`, `bare` and `behind` are `Role` values.

    roles: words before a colon or a bar. bare: words before a name without one ("By", « Par »). behind: words
    that follow the name (张三 译).
    genres: kinds of piece that stand before a bare author word and are its label (« Opinion par »).
    nobody: what stands for no name. particles: small words inside names. conjunctions: between names.
    surnames, double_surnames: how Chinese names begin. personal: given names, and Chinese surnames in Latin
    letters, which tell "Jane Doe, John Smith" from "Jane Doe, Harbour Notes".
    affiliation: words that open an affiliation behind a name ("of", « chez »).
    organisations: words (or, in scripts without spaces, endings) that mark an organisation or a job.
    titles: job titles that stand between an organisation and the name; suffixes: those written behind it.
    honorifics, degrees: what stands before ("Dr.") and behind ("PhD") a name and is no part of it.
    newsrooms: agencies and papers, credited only where a role word says so, and never as people ("AFP").
    accounts: desks and accounts of the system, which are never credited ("admin", « la rédaction »).
    reporters: titles that alone make a byline of the name they stand at (홍길동 기자, 记者 张三).
    jobs: titles that say so beside a date alone (홍길동 교수).
    together: "with" between names. places: never a second author. articles: "The", with which papers begin.
    ordinary: words that only look like names behind "By" and its sisters ("By Popular Demand").
    sure: role words of `bare` behind which nothing but a name stands, in scripts without capitals.
    not_in_names: small words that no name holds, for scripts without capitals.
    months: twelve groups of names, "january jan". dates: words around a date.
    captions: « Figure » before a number. placeholders: what stands where a picture was.
    selections: words that a curated label begins or ends with (« TechFlow Sélection »).
    sections: names of a paper's sections. media: words that papers and blogs begin or end their names with.
    issues: words before an issue's number. seasons: of issues, before a year. mottos: how magazines say how
    often they appear; "*" ends a beginning.
    breaking: how strips of breaking news begin. homes: the first word of a breadcrumb.
    language_names, above, beside, inside, notes, footer, closing: page chrome (see `page_chrome`).
    stopwords: frequent small words that tell the language.
    """

    roles: Mapping[str, list[str]] = field(default_factory=dict)
    bare: Mapping[str, list[str]] = field(default_factory=dict)
    behind: Mapping[str, list[str]] = field(default_factory=dict)
    genres: list[str] = field(default_factory=list)
    conjunctions: list[str] = field(default_factory=list)
    affiliation: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    nobody: list[str] = field(default_factory=list)
    surnames: str = ""
    double_surnames: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    suffixes: list[str] = field(default_factory=list)
    honorifics: list[str] = field(default_factory=list)
    degrees: list[str] = field(default_factory=list)
    newsrooms: list[str] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    reporters: list[str] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)
    together: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    ordinary: list[str] = field(default_factory=list)
    sure: list[str] = field(default_factory=list)
    not_in_names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    months: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    language_names: list[str] = field(default_factory=list)
    selections: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    seasons: list[str] = field(default_factory=list)
    mottos: list[str] = field(default_factory=list)
    breaking: list[str] = field(default_factory=list)
    homes: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    personal: str = ""
    stopwords: str = ""


_ANY = r"[\w'().-]{2,30}"  # « l'anglais (États-Unis) »
_SHORTEST_PATTERN = 6
_SAME = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ı": "i", "\u0307": None})
_GENDERED = (
    "(s)",
    "(e)",
    "(a)",
    "(es)",
    "(in)",
    "/in",
    "/a",
    "/ka",
    "(innen)",
    ".e.s",
    ".rice",
    "·e·s",
    "·rice",
)


@lru_cache(maxsize=10_000)
def key(text: str) -> str:
    """Return the form in which role words are compared: folded, without any white space, "(s)" dropped.

    White space goes because 原文 编译 is 原文编译, and « Crédit photo » may hold any kind of space. The two
    Turkish i's are one here: EDİTÖR and EDITÖR are both « editör ».
    """
    folded = fold(text).replace(" ", "").translate(_SAME)
    for ending in _GENDERED:
        folded = folded.removesuffix(ending)
    return folded


def base_language(language: str | None) -> str:
    """Return the table's name for a language code: `zh` for zh-hans and zh-hant, else the part before "-"."""
    return (language or "").lower().partition("-")[0]


@cache
def tables() -> Mapping[str, Words]:
    """Return every language's table, by the name of its file. Raises ValueError naming a wrong key."""
    return {path.stem: _load(path) for path in sorted(FOLDER.glob("*.toml"))}


def _load(path: Path) -> Words:
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    allowed = {item.name for item in fields(Words)}
    wrong = {name for name in data if name not in allowed} | {
        name for table in ("roles", "bare", "behind") for name in data.get(table, {}) if name not in set(Role)
    }
    if wrong:
        raise ValueError(f"{path.name}: unknown keys {', '.join(sorted(wrong))}")
    return Words(**data)


@cache
def role_words(language: str | None) -> Mapping[str, Role]:
    """Return the role words before a colon, by key: those of every language, the article's own first.

    A colon makes a role word plain whatever the page's language, and heads mix languages.
    """
    return {
        key(word): Role(role)
        for words in _own_last(language)
        for role, listed in words.roles.items()
        for word in listed
        if "*" not in word
    }


def role_of(word: str, language: str | None) -> Role | None:
    """Return the role that a word before a colon says, or None: « Traduit de l'anglais par » too."""
    found = role_words(language).get(word_key := key(word))
    return found or (_by_pattern("roles", word_key, language) if len(word_key) >= _SHORTEST_PATTERN else None)


def bare_role_of(word: str, language: str | None, *, open_end: bool = False) -> Role | None:
    """Return the role that a word says without a colon, or None.

    `open_end` asks for those alone that end with the name of a language (« Перевела с … »): whoever looks for
    them takes the shortest text that fits, since a name follows.
    """
    word_key = key(word)
    found = None if open_end else bare_words(language).get(word_key)
    if found or len(word_key) < _SHORTEST_PATTERN:
        return found
    return _by_pattern("bare", word_key, language, open_end=open_end)


def _by_pattern(
    kind: str, word_key: str, language: str | None, *, open_end: bool | None = None
) -> Role | None:
    shapes = _patterns(kind, language, open_end)
    return next((role for role, shape in shapes if shape.fullmatch(word_key)), None)


@cache
def _patterns(
    kind: str, language: str | None, open_end: bool | None
) -> Sequence[tuple[Role, re.Pattern[str]]]:
    """Return the role words that hold a "*" for the name of a language, as patterns over keys."""
    own = {*EVERYWHERE, base_language(language)} & tables().keys()
    found: dict[Role, list[str]] = {}
    for name in tables() if kind == "roles" else own:
        for role, listed in getattr(tables()[name], kind).items():
            shapes = [
                _ANY.join(map(re.escape, key(word).split("*")))
                for word in listed
                if "*" in word and (open_end is None or open_end == word.endswith("*"))
            ]
            found.setdefault(Role(role), []).extend(shapes)
    return [(role, re.compile("|".join(shapes))) for role, shapes in found.items() if shapes]


@cache
def bare_words(language: str | None) -> Mapping[str, Role]:
    """Return the role words that need no colon, by key: only the article's own and those met everywhere."""
    names = [*EVERYWHERE, base_language(language)]
    return {
        key(word): Role(role)
        for name in names
        if name in tables()
        for role, listed in tables()[name].bare.items()
        for word in listed
        if "*" not in word
    }


@cache
def behind_words() -> Mapping[str, Role]:
    """Return the role words that follow a name, folded, in all languages: the name makes them plain."""
    return {
        fold(word): Role(role)
        for words in tables().values()
        for role, listed in words.behind.items()
        for word in listed
    }


@cache
def bare_openings(language: str | None) -> frozenset[str]:
    """Return the first words of the role words that need no colon: a quick look before a thorough one."""
    names = {*EVERYWHERE, base_language(language)} & tables().keys()
    return frozenset(
        key(word.split()[0]) for name in names for listed in tables()[name].bare.values() for word in listed
    )


@cache
def sure_words() -> frozenset[str]:
    """Return the keys of the role words behind which nothing but a name stands."""
    return frozenset(key(word) for words in tables().values() for word in words.sure)


@cache
def genres(language: str | None) -> tuple[str, ...]:
    """Return the folded names of kinds of piece in the article's language and those met everywhere."""
    names = {*EVERYWHERE, base_language(language)} & tables().keys()
    return tuple(sorted({fold(genre) + " " for name in names for genre in tables()[name].genres}))


def _own_last(language: str | None) -> Iterable[Words]:
    own = base_language(language)
    first = [words for name, words in tables().items() if name not in (*EVERYWHERE, own)]
    return [*first, *(tables()[name] for name in (*EVERYWHERE, own) if name in tables())]


@cache
def every(name: str) -> frozenset[str]:
    """Return one list of all languages together, folded: every("organisations")."""
    return frozenset(fold(word) for words in tables().values() for word in getattr(words, name))


@cache
def month_numbers() -> Mapping[str, int]:
    """Return the number of each month's name, folded, in all languages."""
    return {
        fold(name): number
        for words in tables().values()
        for number, names in enumerate(words.months, start=1)
        for name in names.split()
    }

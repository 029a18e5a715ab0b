"""What a feed is read into, and what is settled the same way whatever its format was."""

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.content.languages import resolve_language
from articles.content.text_lines import clean
from articles.formats.feed_markup import Markup, shortened

MAX_ENTRIES = 2000
MAX_GUID = 300
MAX_ADDRESS = 2000
MAX_TITLE = 500
MAX_SUMMARY = 1000
# Beyond what a body may have (content.sanitize) with all its page's chrome, it is no article's text.
MAX_CONTENT = 500_000
MAX_AUTHORS = 20
# Each < and & of a text costs time: an article has hundreds, a whole feed some hundred thousand.
MAX_MARKS, MAX_MARKS_OF_FEED = 20_000, 400_000
_YEARS = range(1970, 2200)

_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-han[st])?")
# "desk@example.org (Ann Lee)", as RSS wants it, and "Ann Lee <desk@example.org>".
_NAME_BEHIND_MAIL = re.compile(r"\S+@\S+ \((.+)\)")
_MAIL = re.compile(r"<?\S+@\S+>?")


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One entry. Texts are plain, but for `content`, which is HTML and not to be trusted.

    `guid` is the id that the feed gives, or what stands in for one: the address, else a hash; an id of more
    than 300 characters is its SHA-256 in hex. `content` is the entry's whole text where the feed carries it,
    and empty where it carries a teaser. `language` is a code of Django's settings, or "".
    """

    guid: str
    address: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    published: dt.datetime | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed: `home` is the address of its site, `ttl` for how many seconds it asks to be left alone, and
    `ended` that it says itself that nothing will come any more."""

    title: str = ""
    home: str = ""
    language: str = ""
    entries: tuple[ParsedEntry, ...] = ()
    ttl: int | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as its format has it. `title`, `summary` and `content` are HTML; `base` is what addresses in
    them are relative to; `authors` are those of the feed where the entry names none."""

    id: str = ""
    address: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    published: dt.datetime | None = None
    language: str = ""
    base: str = ""


def finished(raw: Iterable[RawEntry], language: str) -> tuple[ParsedEntry, ...]:
    """Return the entries in the feed's order, each with an id of its own, and no id twice."""
    rows = [row for row in raw if row.id or row.address or row.title or row.summary or row.content]
    addresses: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        addresses[row.id].add(row.address)
    found: dict[str, ParsedEntry] = {}
    budget = _Budget()
    for row in rows:
        # Some feeds give every entry the same id: their addresses tell them apart.
        one_of_many = len(addresses[row.id]) > 1 and row.address
        guid = (row.address if one_of_many else row.id) or row.address or _hash_of(row)
        if len(guid) > MAX_GUID:
            guid = hashlib.sha256(guid.encode()).hexdigest()
        if guid not in found:
            found[guid] = _entry(row, guid, language, budget)
    return tuple(found.values())


def _hash_of(row: RawEntry) -> str:
    published = row.published.isoformat() if row.published else ""
    return hashlib.sha256(f"{row.title}\n{published}".encode()).hexdigest()


class _Budget:
    """How much markup may still be read."""

    def __init__(self) -> None:
        self._left = MAX_MARKS_OF_FEED

    def read(self, html: str) -> Markup:
        """Return the text, or an empty one where it is no article's or the feed has had its share."""
        marks = html.count("<") + html.count("&")
        if len(html) > MAX_CONTENT or marks > min(MAX_MARKS, self._left):
            return Markup("")
        self._left -= marks
        return Markup(html)


def _entry(row: RawEntry, guid: str, language: str, budget: _Budget) -> ParsedEntry:
    title = budget.read(row.title).plain
    summary, content = budget.read(row.summary), budget.read(row.content)
    whole = next(
        (text for text, declared in ((content, True), (summary, False)) if text.is_whole(declared=declared)),
        None,
    )
    return ParsedEntry(
        guid=guid,
        address=row.address,
        title=title[:MAX_TITLE],
        summary=shortened(summary.plain or content.plain, MAX_SUMMARY),
        content=whole.absolute(row.base or row.address) if whole else "",
        authors=row.authors,
        published=row.published,
        language=language_code(row.language or language, f"{title} {summary.plain or content.plain}"),
    )


def language_code(hint: str, text: str = "") -> str:
    """Return the code that a feed's language tag means, or "" where it means none."""
    code = resolve_language(hint, text) if hint else None
    return code if code and _LANGUAGE.fullmatch(code) else ""


def web_address(value: object) -> str:
    """Return an address of the web that can be kept, or ""."""
    address = clean(value) if isinstance(value, str) else ""
    return address if _WEB.match(address) and len(address) <= MAX_ADDRESS and " " not in address else ""


def author_names(values: Iterable[object]) -> tuple[str, ...]:
    """Return the names among what stands for authors, each once: a mail address alone is no name."""

    def names() -> Iterator[str]:
        for value in values:
            name = " ".join(clean(value[:400]).split()) if isinstance(value, str) else ""
            behind = _NAME_BEHIND_MAIL.fullmatch(name)
            name = behind[1] if behind else " ".join(_MAIL.sub(" ", name).split())
            if name and not _WEB.match(name):
                yield name[:200]

    return tuple(dict.fromkeys(names()))[:MAX_AUTHORS]


def moment(value: dt.datetime | None) -> dt.datetime | None:
    """Return a date with its zone, UTC where it has none; None for a year in which there were no feeds."""
    if value is None or value.year not in _YEARS:
        return None
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)

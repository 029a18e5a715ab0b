"""Search for readers: articles by words, and by the people, sources, labels and topics they carry.

PostgreSQL finds and ranks; `articles.content.search_words` says what a word is. At most the thousand freshest
matches are ranked, so that a word that is everywhere costs no more than a rare one.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from rapidfuzz.distance import OSA

from articles.content import search_words
from articles.models import Edition
from articles.models.story_index import mark, names_with
from articles.public import queries
from articles.workflow.search_index import CONFIGURATIONS, SHORTEST_GUESS

MOST = 1000
PER_PAGE = 20
# In another language, so many are shown below.
ELSEWHERE = 5
LONGEST = 200
# Beyond, the query is too broad for this machine just now.
_TIMEOUT_MS = 2000
# The newest months are asked first, then more, then all: a thousand in these are the thousand freshest.
_LADDER = (1, 6)
_MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Wanted:
    """What is searched for. `language` "" is every language; months are first days, the last one included."""

    text: str
    language: str
    label: int = 0
    topic: int = 0
    source: int = 0
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class Found:
    """What was found: how many (MOST at most), and the editions of one page, best first."""

    total: int = 0
    editions: Sequence[Edition] = ()
    words: Sequence[str] = ()
    elsewhere: Sequence[Edition] = ()
    # Another spelling under which something is found.
    meant: str = ""
    too_broad: bool = False


_RANKED = """
WITH found AS MATERIALIZED (
    SELECT edition_id, live_from, head FROM articles_searchentry
    WHERE words @@ %(query)s::tsquery AND live_from <= %(now)s
    AND (live_until IS NULL OR live_until > %(now)s)
    AND live_from >= %(since)s AND live_from < %(until)s
    ORDER BY live_from DESC, edition_id DESC LIMIT %(most)s
)
SELECT edition_id, count(*) OVER () FROM found
ORDER BY ts_rank('{0,0,0.3,1}', head, %(some)s::tsquery, 1)
    + 0.2 / (1 + extract(epoch FROM %(now)s - live_from) / 2592000) DESC, live_from DESC, edition_id DESC
LIMIT %(size)s OFFSET %(start)s
"""


def search(wanted: Wanted, page: int = 1) -> Found:
    """Find live articles, and with the first page those that another language alone has."""
    words = search_words.words_of(wanted.text[:LONGEST])
    if not words:
        return Found()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # Reading all rows looks cheap to a planner that does not know how long their words are.
            cursor.execute(f"SET LOCAL statement_timeout = {_TIMEOUT_MS}; SET LOCAL enable_seqscan = off")
            query, some = _queries(cursor, words, wanted.language)
            total, ids = _ranked(cursor, query, some, wanted, (page - 1) * PER_PAGE)
            elsewhere: list[int] = []
            if page == 1 and wanted.language and total < PER_PAGE:
                elsewhere = _elsewhere(cursor, query, wanted)
    except OperationalError as error:
        if "statement timeout" not in str(error):
            raise
        return Found(words=words, too_broad=True)
    editions = _editions([*ids, *elsewhere])
    return Found(
        total=total,
        editions=[editions[pk] for pk in ids if pk in editions],
        words=words,
        elsewhere=[editions[pk] for pk in elsewhere if pk in editions],
        meant="" if total else _meant(words, wanted),
    )


def _queries(cursor: Any, words: Sequence[str], language: str) -> tuple[str, str]:
    """The `tsquery` for articles that have every word: as it stands, by its stem, or as a name; and the one
    to rank by, which counts each word that is there.
    """
    names = names_with(words)
    stems = _stems(cursor, words, language)
    marks = [[*names[number], *stems[number]] for number in range(len(words))]
    return search_words.matching(words, marks), search_words.matching(words, stems, some=True)


def _stems(cursor: Any, words: Sequence[str], language: str) -> list[list[str]]:
    """The stem of each word in the language, or in all that have one, where it is not the word itself."""
    wanted = [language] if language else settings.SITE_LANGUAGES
    names = sorted({CONFIGURATIONS[code] for code in wanted if code in CONFIGURATIONS})
    plain = [search_words.plain_words(word) for word in words]
    single = [(number, found[0]) for number, found in enumerate(plain) if len(found) == 1]
    stems: list[list[str]] = [[] for _word in words]
    if names and single:
        cursor.execute(
            "SELECT number, stem FROM unnest(%s::int[], %s::text[]) AS asked (number, word),"
            " unnest(%s::text[]) AS dictionary, unnest(ts_lexize(dictionary::regdictionary, word)) AS stem",
            [[number for number, _w in single], [word for _n, word in single], [f"{n}_stem" for n in names]],
        )
        for number, stem in cursor.fetchall():
            if stem != plain[number][0] and "'" not in stem and "\\" not in stem:
                stems[number].append(stem)
    return stems


def _ranked(cursor: Any, query: str, some: str, wanted: Wanted, start: int) -> tuple[int, list[int]]:
    """(how many, the ids of one page)."""
    marks = [f"'{mark(kind, pk)}'" for kind, pk in _named(wanted) if pk]
    if wanted.language:
        marks.append(f"'@{wanted.language}'")
    since, until = _window(wanted)
    values = {
        "now": timezone.now(), "since": since, "until": until, "most": MOST, "size": PER_PAGE,
        "start": start, "some": some,
    }  # fmt: skip
    for newest in _ladder(until):
        cursor.execute(_RANKED, {**values, "query": " & ".join([query, *marks, *newest])})
        rows = cursor.fetchall()
        total = rows[0][1] if rows else 0
        if total >= MOST:
            break
    return total, [row[0] for row in rows]


def _named(wanted: Wanted) -> list[tuple[str, int]]:
    return [("label", wanted.label), ("topic", wanted.topic), ("source", wanted.source)]


def _window(wanted: Wanted) -> tuple[dt.datetime, dt.datetime]:
    def moment(day: dt.date) -> dt.datetime:
        return dt.datetime(day.year, day.month, 1, tzinfo=dt.UTC)

    since = moment(wanted.since) if wanted.since else dt.datetime(1, 1, 2, tzinfo=dt.UTC)
    until = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)
    if wanted.until:
        until = moment((wanted.until.replace(day=1) + dt.timedelta(days=32)).replace(day=1))
    return since, until


def _ladder(until: dt.datetime) -> Iterator[list[str]]:
    """Marks of the newest months, of more of them, and none: a word that is in half of all articles has more
    in the newest month alone than are ranked.
    """
    day = min(until, timezone.now()).date()
    months = []
    for number in range(1, _LADDER[-1] + 1):
        months.append(f"'@{day:%Y-%m}'")
        day = day.replace(day=1) - dt.timedelta(days=1)
        if number in _LADDER:
            yield [f"({' | '.join(months)})"]
    yield []


_ELSEWHERE = """
SELECT entry.edition_id, edition.master_id FROM articles_searchentry entry
JOIN articles_articletranslation edition ON edition.id = entry.edition_id
WHERE entry.edition_id IN (
    SELECT edition_id FROM articles_searchentry
    WHERE words @@ %(query)s::tsquery AND live_from <= %(now)s
    AND (live_until IS NULL OR live_until > %(now)s)
    AND live_from >= %(since)s AND live_from < %(until)s
    ORDER BY live_from DESC, edition_id DESC LIMIT 100
)
AND NOT EXISTS (
    SELECT 1 FROM articles_articletranslation own
    WHERE own.master_id = edition.master_id AND own.language_code = %(language)s
    AND own.live_from <= %(now)s AND (own.live_until IS NULL OR own.live_until > %(now)s)
)
ORDER BY entry.live_from DESC, entry.edition_id DESC
"""


def _elsewhere(cursor: Any, query: str, wanted: Wanted) -> list[int]:
    """The freshest that are found in other languages, of articles that this language does not have."""
    marks = [f"'{mark(kind, pk)}'" for kind, pk in _named(wanted) if pk]
    others = [code for code in settings.SITE_LANGUAGES if code != wanted.language]
    since, until = _window(wanted)
    values = {"now": timezone.now(), "since": since, "until": until, "language": wanted.language}
    elsewhere = "(" + " | ".join(f"'@{code}'" for code in others) + ")"
    best: dict[int, int] = {}
    for newest in _ladder(until):
        cursor.execute(_ELSEWHERE, {**values, "query": " & ".join([query, *marks, elsewhere, *newest])})
        for pk, article in cursor.fetchall():
            best.setdefault(article, pk)
        if len(best) >= ELSEWHERE:
            break
    return list(best.values())[:ELSEWHERE]


def _editions(ids: Sequence[int]) -> dict[int, Edition]:
    """Live editions by id, with their bodies: what is withdrawn since the words were found is not shown."""
    return {edition.pk: edition for edition in queries.by_id(ids, bodies=True)}


def _meant(words: Sequence[str], wanted: Wanted) -> str:
    """The query with each unknown word replaced by the nearest known one; "" where that is no other query."""
    guessed = [_nearest(word, wanted.language) for word in words]
    return " ".join(guessed) if guessed != list(words) else ""


def _nearest(word: str, language: str) -> str:
    plain = search_words.plain_words(word)
    if len(plain) != 1 or len(plain[0]) < SHORTEST_GUESS:
        return word
    languages = [language] if language else list(settings.SITE_LANGUAGES)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, sum(editions) FROM articles_searchword"
            " WHERE near && %s AND language_code = ANY(%s) GROUP BY word LIMIT 2000",
            [search_words.near(plain[0]), languages],
        )
        known = dict(cursor.fetchall())
    if plain[0] in known:
        return word
    # A letter more for long words: they have room for two mistakes.
    most = 1 if len(plain[0]) < 6 else 2
    ranked = sorted((OSA.distance(plain[0], other), -number, other) for other, number in known.items())
    return ranked[0][2] if ranked and ranked[0][0] <= most else word


def month_in(text: str | None) -> dt.date | None:
    """Read `2026-11`; None for what is no month."""
    return dt.date.fromisoformat(f"{text}-01") if text and _MONTH.fullmatch(text) else None

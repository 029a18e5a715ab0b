"""The words by which readers find an article: written when it goes live, from what then is shown."""

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from articles.content import search_words
from articles.models import Edition
from articles.models.story_index import mark

# PostgreSQL's configurations, for stems; what is not here is found by its words as they stand.
CONFIGURATIONS = {
    "en": "english", "fr": "french", "es": "spanish", "pt": "portuguese", "de": "german", "it": "italian",
    "nl": "dutch", "ru": "russian", "tr": "turkish", "id": "indonesian", "ar": "arabic",
}  # fmt: skip
# Of a body, so much: what an article is about, it says at its beginning.
BODY_WORDS = 300
_TAG = re.compile(r"<[^>]*>")
# A word of fewer letters has too many neighbours to guess it.
SHORTEST_GUESS = 4


@dataclass(frozen=True)
class Text:
    """What readers have of an edition, and when. `facts` and `credits` are as in `Revision`."""

    edition: int
    language: str
    live_from: dt.datetime
    live_until: dt.datetime | None
    headline: str
    kicker: str
    standfirst: str
    body: str
    facts: dict[str, Any]
    credits: Sequence[dict[str, Any]]


def marks_of(text: Text) -> list[str]:
    """The marks an edition is found by: language, year, month, and the names it carries."""
    facts = text.facts
    found = {f"@{text.language}", f"@{text.live_from:%Y}", f"@{text.live_from:%Y-%m}"}
    found |= {mark(kind, facts[kind]) for kind in ("label", "source") if facts.get(kind)}
    found |= {mark("topic", pk) for pk in facts.get("topics", ())}
    found |= {mark("contributor", credit["contributor"]) for credit in text.credits}
    return sorted(found)


def beginning(body: str) -> str:
    """The first words of a body, without its markup: BODY_WORDS, or twice as many characters of a script
    that has no spaces.
    """
    plain = html.unescape(_TAG.sub(" ", body))
    if search_words.is_spaceless(plain[:200]):
        return plain[: 2 * BODY_WORDS]
    return " ".join(plain.split()[:BODY_WORDS])


def write(texts: Iterable[Text]) -> None:
    """Write the words of these editions: two statements for all of them."""
    rows, words = [], Counter[tuple[str, str]]()
    for text in texts:
        head = [text.headline, text.kicker, text.standfirst]
        opening = beginning(text.body)
        vector = search_words.vector([*head, opening], marks_of(text))
        stems = search_words.fold_search(" ".join([*head, opening]))
        rows.append((
            text.edition, text.language, text.live_from, text.live_until,
            search_words.vector([text.headline]), search_words.vector([text.kicker, text.standfirst]),
            vector, CONFIGURATIONS.get(text.language, ""), stems,
        ))  # fmt: skip
        said = search_words.plain_words(" ".join(head))
        words.update((text.language, word) for word in said if SHORTEST_GUESS <= len(word) <= 60)
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(_WRITE, rows)
        known = sorted(words.items())
        cursor.execute(
            _WRITE_WORDS,
            [
                [language for (language, _word), _n in known],
                [word for (_language, word), _n in known],
                # Arrays of arrays are rectangles to PostgreSQL: joined, and cut there.
                [" ".join(search_words.near(word)) for (_language, word), _n in known],
                [number for _key, number in known],
            ],
        )


_WRITE = """
INSERT INTO articles_searchentry (edition_id, language_code, live_from, live_until, head, words)
SELECT %s, %s, %s, %s, setweight(%s::tsvector, 'A') || setweight(%s::tsvector, 'C'),
    %s::tsvector || coalesce(strip(to_tsvector(nullif(%s, '')::regconfig, %s)), '')
ON CONFLICT (edition_id) DO UPDATE SET live_from = EXCLUDED.live_from, live_until = EXCLUDED.live_until,
    head = EXCLUDED.head, words = EXCLUDED.words
"""
_WRITE_WORDS = """
INSERT INTO articles_searchword (language_code, word, near, editions)
SELECT language_code, word, string_to_array(near, ' '), editions
FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[]) AS said(language_code, word, near, editions)
ON CONFLICT (language_code, word)
DO UPDATE SET editions = articles_searchword.editions + EXCLUDED.editions
"""


def renew(editions: Collection[int]) -> None:
    """Write the words of these editions anew, from what their live revisions say: three queries."""
    rows = Edition.objects.filter(pk__in=editions, live_from__isnull=False).select_related("live_revision")
    write(
        Text(
            edition.pk, edition.language_code or "", edition.live_from, edition.live_until,
            said.headline, said.kicker, said.standfirst, said.body, said.facts, said.credits,
        )
        for edition in rows.defer("body")
        if (said := edition.live_revision) and edition.live_from
    )  # fmt: skip


def renew_all(*, batch: int = 500) -> int:
    """Write everything anew, for when the rules of folding change; returns how many editions."""
    last = done = 0
    ids = Edition.objects.filter(live_from__isnull=False).order_by("pk").values_list("pk", flat=True)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_searchword")
    while found := list(ids.filter(pk__gt=last)[:batch]):
        renew(found)
        last, done = found[-1], done + len(found)
    return done

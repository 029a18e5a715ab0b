"""Caches of others, in front of the site: told of every change, by the tags that pages carry.

`manage.py purge --follow` reads the journal and tells each address of CACHE_FRONT_PURGE. At least once: a
change that was told twice costs a page made twice; one that was never told would be a withdrawn page shown.
"""

from collections.abc import Iterable, Iterator, Sequence

import httpx
from django.conf import settings
from django.db import connection
from django.utils import timezone

# What Fastly takes in one request; others take as many.
MOST_TAGS = 256
TIMEOUT = 5.0
_FOUND = """
WITH found AS (SELECT id, tags FROM articles_readerchange WHERE transaction >= %s AND NOT id = ANY(%s))
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, ARRAY(
    SELECT id FROM articles_readerchange
    WHERE transaction >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
), ARRAY(SELECT DISTINCT tag FROM found, unnest(tags) AS tag ORDER BY tag)
"""
_PASSED = """
SELECT ARRAY(
    SELECT DISTINCT tag FROM articles_coming(to_timestamp(%s), to_timestamp(%s)), unnest(touched) AS tag
)
"""


class NotTold(Exception):
    """A cache in front did not confirm. Nothing is forgotten: the same tags are told again."""


class Follower:
    """What has been told so far, since it began: a new one begins with everything of the last 26 hours."""

    def __init__(self) -> None:
        self._since, self._told = 0, list[int]()
        self._clock = timezone.now().timestamp() - 3600

    def tell_new(self) -> list[str]:
        """Tell what is new; return its tags. Raises `NotTold`, and has then told nothing for good."""
        now = timezone.now().timestamp()
        with connection.cursor() as cursor:
            cursor.execute(_FOUND, [self._since, self._told])
            since, seen, tags = cursor.fetchone()
            cursor.execute(_PASSED, [self._clock, now])
            tags = sorted({*tags, *cursor.fetchone()[0]})
        for some in _parts(tags):
            for address in settings.CACHE_FRONT_PURGE:
                _purge(address, some)
        # What a transaction that is still open wrote is not among them yet; its number is not below `since`.
        self._since, self._told, self._clock = since, seen, now
        return tags


def _parts(tags: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(tags), MOST_TAGS):
        yield tags[start : start + MOST_TAGS]


def _purge(address: str, tags: Iterable[str]) -> None:
    """Tell one cache. Cloudflare takes a POST with JSON; the others a PURGE with the tags in their header."""
    header = settings.CACHE_FRONT_HEADER
    headers = {"Authorization": f"Bearer {settings.CACHE_FRONT_TOKEN}"} if settings.CACHE_FRONT_TOKEN else {}
    if settings.CACHE_FRONT_TOKEN and header == "Surrogate-Key":
        headers = {"Fastly-Key": settings.CACHE_FRONT_TOKEN}
    try:
        if header == "Cache-Tag":
            answer = httpx.post(address, json={"tags": list(tags)}, headers=headers, timeout=TIMEOUT)
        elif "fastly" in httpx.URL(address).host:
            keys = {"Surrogate-Key": " ".join(tags)}
            answer = httpx.post(address, headers=headers | keys, timeout=TIMEOUT)
        else:
            keys = {header: " ".join(tags)}
            answer = httpx.request("PURGE", address, headers=headers | keys, timeout=TIMEOUT)
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotTold(f"{address}: {error}") from error

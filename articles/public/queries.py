"""What pages read from the database: always the live revision, in a constant number of queries."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from articles.caching import tags
from articles.models import Article, Edition, Revision
from articles.rendering import article_path

PER_PAGE = 20


@dataclass(frozen=True)
class Version:
    """One language in which a page exists."""

    language: str
    path: str


def site_languages() -> list[str]:
    """The languages this site publishes in."""
    return list(settings.SITE_LANGUAGES)


def versions(articles: Iterable[int]) -> dict[int, list[Version]]:
    """The live editions of these articles, in the site's order of languages: one query."""
    articles = list(articles)
    tags.note_ids("a", articles)
    found: dict[int, list[Version]] = defaultdict(list)
    rows = Edition.objects.live().filter(master__in=articles).select_related("live_revision")
    for edition in rows.only("master_id", "language_code", "slug", "live_revision__slug"):
        found[edition.master_id].append(Version(edition.language_code, article_path(edition)))
    for several in found.values():
        in_site_order(several)
    return found


def in_site_order(rows: list[Version]) -> None:
    """Sort versions as the site orders its languages; one it has given up goes last."""
    order = {code: place for place, code in enumerate(settings.SITE_LANGUAGES)}
    rows.sort(key=lambda version: order.get(version.language, len(order)))


# What readers' pages show of an edition and of its live revision. By hand, since these are the two questions
# that every page asks: putting them together in Python costs more than PostgreSQL takes to answer.
def _in_order(model: type[Model], names: set[str]) -> list[str]:
    """Columns in the order of their model, which is how `from_db` takes them."""
    return [field.attname for field in model._meta.concrete_fields if field.attname in names]


_EDITION = _in_order(
    Edition,
    {"id", "master_id", "language_code", "live_from", "live_until", "first_live_at", "live_changed_at",
     "live_revision_id"},
)  # fmt: skip
_REVISION = _in_order(
    Revision,
    {"id", "kicker", "headline", "standfirst", "slug", "body", "figures", "credits", "facts", "images",
     "created_at"},
)  # fmt: skip
_JSON = ("figures", "credits", "facts")


def _columns(body: str) -> str:
    edition = ", ".join(f"edition.{name}" for name in _EDITION)
    said = ", ".join(body if name == "body" else f"said.{name}" for name in _REVISION)
    return f"{edition}, {said}"


_LIVE = """
FROM articles_articletranslation edition JOIN articles_revision said ON said.id = edition.live_revision_id
{join}
WHERE {which} AND edition.language_code = ANY(%(languages)s)
AND edition.live_from <= %(now)s AND (edition.live_until IS NULL OR edition.live_until > %(now)s)
"""
_BY_ID = (
    f"SELECT {_columns('CASE WHEN %(bodies)s THEN said.body END')}"
    f"{_LIVE.format(join='', which='edition.id = ANY(%(ids)s)')}"
    "ORDER BY edition.live_from DESC, edition.id DESC"
)
_OF_ARTICLE = (
    f"SELECT {_columns('CASE WHEN edition.language_code = %(language)s THEN said.body END')},"
    " article.source_language"
    + _LIVE.format(
        join="JOIN articles_article article ON article.id = edition.master_id",
        which="edition.master_id = %(article)s",
    )
)
_PLACES = """
SELECT {distinct} entry.edition_id, entry.live_from FROM articles_listingentry entry
WHERE entry.kind = %(kind)s AND {thing} AND entry.language_code = %(language)s
AND entry.live_from <= %(now)s AND (entry.live_until IS NULL OR entry.live_until > %(now)s)
{after} ORDER BY entry.live_from DESC, entry.edition_id DESC LIMIT %(size)s OFFSET %(start)s
"""
_AFTER = "AND (entry.live_from, entry.edition_id) <= (%(at)s, %(edition)s)"


@dataclass(frozen=True)
class Place:
    """A place in a list: of so many from an edition on (at its time), or from the list's beginning."""

    start: int
    size: int
    at: dt.datetime | None = None
    edition: int = 0


def _places(things: Sequence[int], place: Place) -> str:
    # Of one thing, the index is in the order of the list; of several that were merged, some are there twice.
    distinct, thing = ("", "entry.thing = (%(things)s)[1]")
    if len(things) > 1:
        distinct, thing = ("DISTINCT", "entry.thing = ANY(%(things)s)")
    return _PLACES.format(distinct=distinct, thing=thing, after=_AFTER if place.at else "")


def _values(kind: str, things: Sequence[int], language: str, place: Place) -> dict[str, Any]:
    return {
        "kind": kind, "things": list(things), "language": language, "start": place.start, "size": place.size,
        "at": place.at, "edition": place.edition, "now": timezone.now(),
    }  # fmt: skip


_MILESTONES = """
SELECT live_from, edition_id FROM (
    SELECT entry.live_from, entry.edition_id,
        row_number() OVER (ORDER BY entry.live_from DESC, entry.edition_id DESC) - 1 AS place
    FROM articles_listingentry entry
    WHERE entry.kind = %(kind)s AND entry.thing = %(thing)s AND entry.language_code = %(language)s
    AND entry.live_from <= %(now)s AND (entry.live_until IS NULL OR entry.live_until > %(now)s)
) AS counted WHERE place > 0 AND place %% %(stride)s = 0 ORDER BY place
"""


def milestones(kind: str, thing: int, language: str, stride: int) -> list[tuple[dt.datetime, int]]:
    """Every `stride`-th place of a list: (when it went live, edition)."""
    values: dict[str, Any] = {"kind": kind, "thing": thing, "language": language, "stride": stride}
    with connection.cursor() as cursor:
        cursor.execute(_MILESTONES, {**values, "now": timezone.now()})
        return cursor.fetchall()


def ids_in_list(kind: str, things: Sequence[int], language: str, place: Place) -> list[int]:
    """The ids of the editions of a list, newest first: one query, along the index of `ListingEntry` alone."""
    with connection.cursor() as cursor:
        cursor.execute(_places(things, place), _values(kind, things, language, place))
        return [row[0] for row in cursor.fetchall()]


def in_list(
    kind: str, things: Sequence[int], language: str, place: Place, *, bodies: bool = False
) -> list[Edition]:
    """The same as editions, with their live revisions: one query; only what is shown is read."""
    which = f"edition.id IN (SELECT place.edition_id FROM ({_places(things, place)}) AS place)"  # noqa: S608
    sql = _BY_ID.replace("edition.id = ANY(%(ids)s)", which)
    return _all(sql, {**_values(kind, things, language, place), "bodies": bodies})


def by_id(ids: Sequence[int], *, bodies: bool = False) -> list[Edition]:
    """Those of these editions that are live, newest first, with their live revisions: one query."""
    return _all(_BY_ID, {"ids": list(ids), "bodies": bodies, "now": timezone.now()}) if ids else []


def _all(sql: str, values: dict[str, Any]) -> list[Edition]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {**values, "languages": site_languages()})
        return [_edition(row) for row in cursor.fetchall()]


def _edition(row: Sequence[Any]) -> Edition:
    """An edition with its live revision, of the columns above; any other is read when it is asked for."""
    values = dict(zip(_REVISION, row[len(_EDITION) :], strict=False))
    values |= {name: json.loads(values[name]) for name in _JSON if isinstance(values[name], str)}
    if values["body"] is None:
        del values["body"]
    edition: Edition = Edition.from_db("default", _EDITION, row[: len(_EDITION)])
    edition.live_revision = Revision.from_db("default", list(values), list(values.values()))
    return edition


def live_editions(article: int, language: str) -> tuple[Edition | None, list[Version]]:
    """The live edition of an article in `language`, and every live version of it: one query.

    Only the edition that is read comes with its body, and with its article's source language.
    """
    tags.note_ids("a", [article])
    values: dict[str, Any] = {"article": article, "language": language, "languages": site_languages()}
    with connection.cursor() as cursor:
        cursor.execute(_OF_ARTICLE, {**values, "now": timezone.now()})
        rows = cursor.fetchall()
    found, all_versions = None, []
    for row in rows:
        edition = _edition(row)
        all_versions.append(Version(edition.language_code or "", article_path(edition)))
        if edition.language_code == language:
            edition.master = Article.from_db("default", ("id", "source_language"), (article, row[-1]))
            found = edition
    in_site_order(all_versions)
    return found, all_versions

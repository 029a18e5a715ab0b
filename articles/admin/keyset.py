"""Pages of a long list by the place where the last one ended: the thousandth costs what the first does.

Counting rows off (OFFSET) reads all that it leaves out, and shifts when somebody saves in the meantime.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import StoryIndex

_KEY = re.compile(r"(\d{1,17})\.(\d{1,18})")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Page:
    """Rows of one page, and the keys of its neighbours: what `after` and `before` say; "" for none."""

    rows: Sequence[StoryIndex]
    newer: str
    older: str
    first: bool


def key_of(row: StoryIndex) -> str:
    """The place of a row: its last change in microseconds since 1970, and its id."""
    return f"{(row.changed_at - _EPOCH) // dt.timedelta(microseconds=1)}.{row.article_id}"


def _read(key: str) -> dict[str, Any] | None:
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    try:
        changed_at = _EPOCH + dt.timedelta(microseconds=int(match[1]))
    except OverflowError:
        return None
    return {"changed_at": changed_at, "article_id": int(match[2])}


def _beyond(order: Sequence[str], place: dict[str, Any]) -> Q:
    """What comes after a place in an order of one or two keys that run the same way."""
    way = "lt" if order[0].startswith("-") else "gt"
    first, *rest = (name.lstrip("-") for name in order)
    if not rest:
        return Q(**{f"{first}__{way}": place[first]})
    # The first condition alone bounds what the index is read for; the rest settles equal times.
    return Q(**{f"{first}__{way}e": place[first]}) & (
        Q(**{f"{first}__{way}": place[first]}) | Q(**{f"{rest[0]}__{way}": place[rest[0]]})
    )


def _turned(order: Sequence[str]) -> list[str]:
    return [name[1:] if name.startswith("-") else f"-{name}" for name in order]


def page_of(
    stories: QuerySet[StoryIndex], order: Sequence[str], size: int, *, after: str = "", before: str = ""
) -> Page:
    """The page behind `after`, or before `before`, or the last one (`before="end"`), or the first.

    Each row comes with its article: one query. A key that is none leads to the first page.
    """
    back = before == "end" or _read(before) is not None
    place = _read(before if back else after)
    keys = _turned(order) if back else list(order)
    if place is not None:
        stories = stories.filter(_beyond(keys, place))
    rows = list(stories.select_related("article").defer("words").order_by(*keys)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if back:
        rows.reverse()
    has_newer = more if back else place is not None
    has_older = (before != "end") if back else more
    return Page(
        rows,
        newer=key_of(rows[0]) if rows and has_newer else "",
        older=key_of(rows[-1]) if rows and has_older else "",
        first=not has_newer,
    )

"""Feeds and their entries as rows: how each stands, when it was asked, what waits in it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from articles.admin.intake_rows import Filter, host
from articles.admin.matrix import Sign
from articles.ingest.errors import translated
from articles.messages import Message
from articles.models import EntryState, Feed, FeedEntry, Source

PER_PAGE = 50
SUMMARY = 260

FOLLOWED = Sign("followed", pgettext_lazy("letter of a state", "F"), gettext_lazy("Followed"))
PAUSED = Sign("paused", pgettext_lazy("letter of a state", "P"), gettext_lazy("Paused"))
PROBLEM = Sign("feed-problem", pgettext_lazy("letter of a state", "!"), gettext_lazy("Not answering"))


@dataclass(frozen=True)
class FeedRow:
    """One feed. `asked` and `following` are sentences; `problem` says what is wrong with it, or nothing."""

    feed: Feed
    sign: Sign
    source_name: str
    asked: str
    following: str
    problem: str
    new: int


def feeds(source: Source | None = None) -> QuerySet[Feed]:
    """The feeds with their sources and how many new entries wait in each: a constant number of queries."""
    waiting = Count("entries", filter=Q(entries__state=EntryState.NEW))
    found = Feed.objects.select_related("source").prefetch_related("source__translations")
    if source is not None:
        found = found.filter(source=source)
    return found.annotate(new=waiting)


def row(feed: Any, now: dt.datetime) -> FeedRow:
    """One feed of `feeds()` as a row."""
    problem = translated(Message.from_json(feed.problem)) if feed.problem else ""
    asked = _("not asked yet")
    if feed.asked_at:
        asked = _("asked %(time)s ago") % {"time": timesince(feed.asked_at, now, depth=1)}
    following = ""
    if feed.active and feed.next_at and feed.next_at > now:
        following = _("again in %(time)s") % {"time": timeuntil(feed.next_at, now, depth=1)}
    elif feed.active:
        following = _("is asked next time")
    return FeedRow(
        feed=feed,
        sign=PAUSED if not feed.active else PROBLEM if problem else FOLLOWED,
        source_name=feed.source.name_in(get_language() or ""),
        asked=asked,
        following=following,
        problem=problem,
        new=feed.new,
    )


def rows(found: Iterable[Any]) -> list[FeedRow]:
    """Feeds as rows, by source, as the reader's language names it."""
    now = timezone.now()
    return sorted(
        (row(feed, now) for feed in found),
        key=lambda one: (one.source_name.casefold(), str(one.feed).casefold()),
    )


@dataclass(frozen=True)
class EntryRow:
    """One candidate."""

    entry: FeedEntry
    title: str
    place: str
    authors: str
    summary: str
    language_name: str
    item: int | None


@dataclass(frozen=True)
class Entries:
    """The entries of a feed as wanted, with the filters above them."""

    page: Page[FeedEntry]
    rows: list[EntryRow]
    filters: list[Filter]
    state: str
    words: str
    query: str


def _query(**values: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in values.items() if value})
    return f"?{query.urlencode()}" if query else "?"


def _entry(entry: Any) -> EntryRow:
    summary = entry.summary if len(entry.summary) <= SUMMARY else f"{entry.summary[:SUMMARY].rstrip()}…"
    return EntryRow(
        entry=entry,
        title=str(entry),
        place=host(entry.address),
        authors=", ".join(str(name) for name in entry.authors),
        summary=summary,
        language_name=str(dict(settings.LANGUAGES).get(entry.language_code, entry.language_code)),
        item=next((item.pk for item in entry.intake_items.all()), None),
    )


def entries(feed: Feed, query: QueryDict) -> Entries:
    """What stands in a feed: new entries unless another state is wanted, the latest first."""
    state, words = query.get("state", EntryState.NEW), query.get("q", "").strip()[:200]
    if state not in (*EntryState.values, "all"):
        state = EntryState.NEW
    found = FeedEntry.objects.filter(feed=feed)
    if words:
        found = found.filter(
            Q(title__icontains=words) | Q(summary__icontains=words) | Q(address__icontains=words)
        )
    counted = {line["state"]: line["n"] for line in found.order_by().values("state").annotate(n=Count("pk"))}
    shown = found if state == "all" else found.filter(state=state)
    page = Paginator(
        shown.defer("content").prefetch_related("intake_items").order_by("-published_at", "-pk"), PER_PAGE
    ).get_page(query.get("page"))
    numbers = [
        *((value, str(label), counted.get(value, 0)) for value, label in EntryState.choices),
        ("all", _("All"), sum(counted.values())),
    ]
    filters = [
        Filter(title, number, _query(state=value, q=words), value == state)
        for value, title, number in numbers
    ]
    return Entries(
        page=page,
        rows=[_entry(entry) for entry in page],
        filters=filters,
        state=state,
        words=words,
        query=_query(state=state, q=words),
    )

"""Feeds that are followed: found, asked when they are due, their entries written down as candidates.

Nothing here needs a worker: `manage.py follow_feeds`, run by a timer, asks what is due, and an editor's click
asks at once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles import net
from articles.formats.errors import Unreadable
from articles.formats.feeds import ParsedFeed, linked_feeds, parse_feed
from articles.ingest.errors import CannotIngest, translated
from articles.ingest.feed_schedule import after_failure, after_success
from articles.ingest.feed_verbs import add_feed, bring_back, pass_over, pick, remove, resume, stop
from articles.ingest.feed_writing import write_entries
from articles.ingest.politeness import manners
from articles.messages import Message, gettext_noop
from articles.models import Feed

__all__ = [
    "Followed",
    "FoundFeed",
    "add_feed",
    "bring_back",
    "discover",
    "due",
    "follow",
    "follow_due",
    "pass_over",
    "pick",
    "remove",
    "resume",
    "stop",
]

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml,"
    " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
# Whoever takes a feed out of what is due has this long for it.
_CLAIM = dt.timedelta(minutes=5)

GONE = gettext_noop("The site says that this feed is gone for good. It is no longer followed.")
ENDED = gettext_noop("The feed says that nothing will come any more. It is no longer followed.")
MOVED_TO_KNOWN = gettext_noop(
    "The feed has moved to %(address)s, which is followed already. It is no longer followed here."
)


@dataclass(frozen=True)
class Followed:
    """What asking for a feed brought: how many new entries, or that nothing changed, or what is wrong."""

    new: int = 0
    unchanged: bool = False
    problem: Message | None = None


@dataclass(frozen=True)
class FoundFeed:
    """A feed that an address leads to."""

    address: str
    title: str = ""


# --- Finding -------------------------------------------------------------------------------------


def discover(address: str) -> list[FoundFeed]:
    """Return the feeds that an address leads to: itself, or those that its page names. Never an empty list.

    An address without a scheme is taken for one of https. Raises `CannotIngest` with one sentence.
    """
    address = address.strip()
    if address and "://" not in address:
        address = f"https://{address}"
    try:
        answer = net.fetch(address, accept=ACCEPT, limits=net.FEED)
    except net.FetchError as error:
        raise CannotIngest(translated(error.message)) from error
    try:
        parsed = parse_feed(
            answer.body, media_type=answer.media_type, address=answer.address, charset=answer.charset
        )
        return [FoundFeed(answer.moved, parsed.title)]
    except Unreadable as error:
        page = answer.body.decode(answer.charset or "utf-8", "replace")
        if found := linked_feeds(page, answer.address):
            return [FoundFeed(target, title) for target, title in found]
        if answer.media_type in {"text/html", "application/xhtml+xml"}:
            raise CannotIngest(
                _("This page names no feed. Look for “RSS” on the site, and paste the address of the feed.")
            ) from error
        raise CannotIngest(translated(error.message)) from error


# --- Asking --------------------------------------------------------------------------------------


def due(now: dt.datetime) -> QuerySet[Feed]:
    """The feeds that are to be asked now, longest waiting first."""
    waiting = Feed.objects.filter(Q(next_at=None) | Q(next_at__lte=now), active=True)
    return waiting.select_related("source").order_by("next_at", "pk")


def follow_due(
    feeds: Iterable[Feed], now: dt.datetime, *, asked: bool = False
) -> Iterator[tuple[Feed, Followed]]:
    """Ask for each of the feeds, and yield it with what came; none that somebody else is asking for.

    Each feed is taken out of what is due first, so that two who run this at once ask no server twice.
    """
    for feed in feeds:
        mine = Feed.objects.filter(pk=feed.pk, next_at=feed.next_at).update(next_at=now + _CLAIM)
        if mine:
            yield feed, follow(feed, now=now, asked=asked)


def follow(feed: Feed, *, now: dt.datetime, asked: bool = False) -> Followed:
    """Ask for a feed, write down what is new in it, and when to ask again.

    `asked` says that a person wants to see it now: robots.txt binds programs, not them. Whatever the server
    does is a `problem`, which is also kept with the feed; nothing is raised.
    """
    door = net.fetch if asked else manners.fetch
    try:
        answer = door(feed.address, accept=ACCEPT, headers=_conditions(feed), limits=net.FEED)
        parsed = None
        if answer.status != 304:
            parsed = parse_feed(
                answer.body, media_type=answer.media_type, address=answer.address, charset=answer.charset
            )
    except net.FetchError as error:
        return _failed(feed, error.message, now, error.answer)
    except Unreadable as error:
        return _failed(feed, error.message, now, None)
    return _succeeded(feed, answer, parsed, now)


def _conditions(feed: Feed) -> dict[str, str]:
    """What makes the server say 304 where nothing changed (RFC 9110, 13.1)."""
    stored = {"If-None-Match": feed.etag, "If-Modified-Since": feed.last_modified}
    return {name: value for name, value in stored.items() if value}


def _validator(headers: Mapping[str, str], name: str, limit: int) -> str:
    """Return a validator that can be sent back as it came, or ""."""
    value = headers.get(name, "")
    return value if value.isascii() and len(value) <= limit else ""


def _locked(feed: Feed) -> Feed | None:
    return Feed.objects.select_for_update(of=("self",)).filter(pk=feed.pk).first()


def _succeeded(feed: Feed, answer: net.Response, parsed: ParsedFeed | None, now: dt.datetime) -> Followed:
    with transaction.atomic():
        fresh = _locked(feed)
        if fresh is None:  # removed meanwhile
            return Followed(unchanged=True)
        new = write_entries(fresh, parsed) if parsed else 0
        fresh.asked_at, fresh.failures, fresh.problem = now, 0, None
        fresh.next_at = now + after_success(answer.headers, parsed.ttl if parsed else None)
        if parsed:
            fresh.etag = _validator(answer.headers, "etag", 500)
            fresh.last_modified = _validator(answer.headers, "last-modified", 100)
            fresh.title = fresh.title or parsed.title
            fresh.changed_at = now if new else fresh.changed_at
        problem = _moved(fresh, answer.moved) or (Message(ENDED) if parsed and parsed.ended else None)
        if problem:
            fresh.active, fresh.problem = False, problem.as_json()
        fresh.save()
    feed.refresh_from_db()
    return Followed(new=new, unchanged=parsed is None, problem=problem)


def _moved(feed: Feed, address: str) -> Message | None:
    """Keep the address that permanent redirects lead to; say so where another feed has it already."""
    if address == feed.address or len(address) > 1000:
        return None
    if Feed.objects.filter(address=address).exclude(pk=feed.pk).exists():
        return Message(MOVED_TO_KNOWN, {"address": address})
    feed.address = address
    return None


def _failed(feed: Feed, message: Message, now: dt.datetime, answer: net.Response | None) -> Followed:
    gone = answer is not None and answer.status == 410
    message = Message(GONE) if gone else message
    with transaction.atomic():
        fresh = _locked(feed)
        if fresh is None:
            return Followed(problem=message)
        fresh.asked_at, fresh.problem = now, message.as_json()
        fresh.failures = min(fresh.failures + 1, 1000)
        fresh.next_at = now + after_failure(fresh.failures, answer.headers if answer else {}, now)
        fresh.active = fresh.active and not gone
        fresh.save()
    feed.refresh_from_db()
    return Followed(problem=message)

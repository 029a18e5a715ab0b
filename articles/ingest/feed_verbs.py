"""What editors do with feeds and their entries: who may, what is logged."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles import net, permissions
from articles.ingest import tray
from articles.ingest.errors import translated
from articles.ingest.incoming import Incoming
from articles.models import EntryState, Feed, FeedEntry, IntakeItem, IntakeKind, Source, User
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.logbook import log


def _demand(actor: User | None, act: str) -> None:
    if not permissions.may(actor, act):
        raise NotAllowed(act)


def add_feed(
    actor: User | None, source: Source, address: str, *, title: str = "", language: str = ""
) -> Feed:
    """Follow a feed of a source from now on. `language` is that of all its entries, or "".

    Raises `NotAllowed`, `Refused` for an address that cannot be fetched or is followed already.
    """
    _demand(actor, "edit_sources")
    address = address.strip()
    try:
        net.admit(address)
    except net.FetchError as error:
        raise Refused(translated(error.message)) from error
    feed = Feed(source=source, address=address, title=title[:300], language_code=language)
    if there := Feed.objects.filter(address=address).first():
        raise Refused(_("This feed is here already, as “%(feed)s”.") % {"feed": there})
    try:
        feed.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    with transaction.atomic():
        feed.save()
        log(actor, "add_feed", note=address, feed=feed.pk, source=source.pk)
    return feed


def stop(actor: User | None, feed: Feed) -> Feed:
    """Ask no more for a feed; its entries stay. Raises `NotAllowed`."""
    return _switch(actor, feed, "stop_feed", active=False)


def resume(actor: User | None, feed: Feed) -> Feed:
    """Follow a feed again, from now on and as if nothing had failed. Raises `NotAllowed`."""
    return _switch(actor, feed, "resume_feed", active=True)


def _switch(actor: User | None, feed: Feed, verb: str, *, active: bool) -> Feed:
    _demand(actor, "edit_sources")
    with transaction.atomic():
        feed = Feed.objects.select_for_update().get(pk=feed.pk)
        if feed.active != active:
            feed.active = active
            if active:
                feed.failures, feed.problem, feed.next_at = 0, None, None
            feed.save()
            log(actor, verb, note=feed.address, feed=feed.pk, source=feed.source_id)
    return feed


def remove(actor: User | None, feed: Feed) -> None:
    """Forget a feed and its entries; what was picked from it stays on the tray. Raises `NotAllowed`."""
    _demand(actor, "edit_sources")
    with transaction.atomic():
        log(actor, "remove_feed", note=feed.address, feed=feed.pk, source=feed.source_id)
        feed.delete()


def pick(actor: User | None, entries: Iterable[FeedEntry]) -> list[IntakeItem]:
    """Lay entries on the tray, to be read there; return their items, in order. Twice is as once.

    Raises `NotAllowed`.
    """
    _demand(actor, "ingest")
    things = [Incoming(IntakeKind.FEED, address=entry.address, entry=entry) for entry in _unique(entries)]
    items: list[IntakeItem] = []
    with transaction.atomic():
        for start in range(0, len(things), tray.MOST_AT_ONCE):
            items += tray.put(actor, things[start : start + tray.MOST_AT_ONCE])
        chosen = FeedEntry.objects.filter(pk__in=[thing.entry.pk for thing in things if thing.entry])
        chosen.update(state=EntryState.PICKED)
    return items


def pass_over(actor: User | None, entries: Iterable[FeedEntry]) -> int:
    """Take new entries off the list of candidates; return how many. Raises `NotAllowed`."""
    return _move(actor, entries, EntryState.NEW, EntryState.PASSED)


def bring_back(actor: User | None, entries: Iterable[FeedEntry]) -> int:
    """Make candidates again of entries that were passed over; return how many. Raises `NotAllowed`."""
    return _move(actor, entries, EntryState.PASSED, EntryState.NEW)


def _move(actor: User | None, entries: Iterable[FeedEntry], before: EntryState, after: EntryState) -> int:
    _demand(actor, "ingest")
    return FeedEntry.objects.filter(pk__in=[entry.pk for entry in entries], state=before).update(state=after)


def _unique(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    return list({entry.pk: entry for entry in entries}.values())

"""A feed's entries, written down: new ones in bulk, seen ones kept up until somebody decides on them."""

from django.db import transaction

from articles.formats.feeds import ParsedEntry, ParsedFeed
from articles.models import EntryState, Feed, FeedEntry

# What the publisher may still correct while the entry is new.
_FIELDS = ("address", "title", "summary", "authors", "content", "language_code", "published_at")


def write_entries(feed: Feed, parsed: ParsedFeed) -> int:
    """Write a feed's entries in a constant number of queries; return how many are new.

    To be called in a transaction that has locked the feed: two who follow one feed at once would both take
    the same entry for new, and the second be refused by the database.
    """
    wanted = {entry.guid: _row(feed, entry) for entry in parsed.entries}
    there = {row.guid: row for row in feed.entries.filter(guid__in=list(wanted))}
    FeedEntry.objects.bulk_create(row for guid, row in wanted.items() if guid not in there)
    changed = [
        row for guid, row in there.items() if row.state == EntryState.NEW and _update(row, wanted[guid])
    ]
    if changed:
        with transaction.atomic():
            FeedEntry.objects.bulk_update(changed, _FIELDS)
    return len(wanted) - len(there)


def _row(feed: Feed, entry: ParsedEntry) -> FeedEntry:
    return FeedEntry(
        feed=feed,
        guid=entry.guid,
        address=entry.address,
        title=entry.title,
        summary=entry.summary,
        authors=list(entry.authors),
        content=entry.content,
        language_code=entry.language,
        published_at=entry.published,
    )


def _update(row: FeedEntry, wanted: FeedEntry) -> bool:
    """Give a row what the feed says now; tell whether that changes it."""
    changed = [name for name in _FIELDS if getattr(row, name) != getattr(wanted, name)]
    for name in changed:
        setattr(row, name, getattr(wanted, name))
    return bool(changed)

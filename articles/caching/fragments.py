"""What many pages share and few changes touch, remembered in each process: names, menus, cards, counts.

As right as a page that is kept, by the same journal. What is remembered is nobody's to change.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection

from articles.caching import tags
from articles.caching.entry import Entry, Snapshot
from articles.caching.journal import SOFT, Journal, Verdict
from articles.caching.pages import journal

T = TypeVar("T")
_MOST = 6000


@dataclass
class _Kept:
    value: Any
    entry: Entry
    # Whose knowledge it was judged by last, and how far that went then.
    journal: Journal
    version: int


_kept: OrderedDict[Hashable, _Kept] = OrderedDict()


@dataclass(frozen=True)
class Moment:
    """When reading began: what changes from then on counts as not seen. None where nothing is remembered."""

    at: float
    snapshot: Snapshot | None


def _may_remember() -> bool:
    """Not inside a transaction: it sees what it wrote itself, and may be rolled back."""
    return bool(settings.PAGE_CACHE) and not connection.in_atomic_block


def begin() -> Moment:
    """Say that what is to be remembered is read from now on."""
    if not _may_remember():
        return Moment(0, None)
    return Moment(time.time(), journal().known.snapshot)


def recall(key: Hashable) -> _Kept | None:
    """What is remembered under a key and still right, or None; its tags are noted as the page's."""
    if not _may_remember():
        return None
    known = journal()
    known.keep_up()
    kept = _kept.get(key)
    # A journal that began anew knows nothing of what the one before it was asked.
    if kept is None or kept.journal is not known:
        return None
    now = time.time()
    if kept.version != known.version or now - kept.entry.at > SOFT:
        if known.verdict(kept.entry, now) is not Verdict.FRESH:
            return None
        kept.version = known.version
    tags.note(*kept.entry.tags)
    return kept


def keep(key: Hashable, value: Any, noted: Iterable[str], moment: Moment) -> None:
    """Remember a value that is made of what was noted, read from `moment` on."""
    if moment.snapshot is None:
        return
    entry = Entry(0, (), tuple(noted), "", moment.at, moment.snapshot)
    # Judged with its first recall: something may have changed while it was made.
    _kept[key] = _Kept(value, entry, journal(), -1)
    while len(_kept) > _MOST:
        _kept.popitem(last=False)


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` returns; made anew when something it notes was touched. Its tags are the page's too."""
    if (kept := recall(key)) is not None:
        value: T = kept.value
        return value
    moment = begin()
    with tags.recording() as noted:
        value = make()
    keep(key, value, noted, moment)
    return value

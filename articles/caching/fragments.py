"""What many pages share and few changes touch, remembered in each process: menus, and how long a list is."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.conf import settings

from articles.caching import tags
from articles.caching.entry import Entry
from articles.caching.journal import Verdict
from articles.caching.pages import journal

T = TypeVar("T")
_MOST = 4000
_kept: OrderedDict[Hashable, tuple[Any, Entry, Any]] = OrderedDict()


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` returns, made anew when something that it notes was touched. Its tags are the page's too.

    `key` names it in this process; `make` must return what nobody changes.
    """
    if not settings.PAGE_CACHE:
        return make()
    known = journal()
    known.keep_up()
    found = _kept.get(key)
    # A journal that began anew knows nothing of what the one before it was asked.
    if found is not None and found[2] is known:
        value, entry, _journal = found
        if known.verdict(entry, time.time()) is Verdict.FRESH:
            tags.note(*entry.tags)
            return value
    at, snapshot = time.time(), known.known.snapshot
    with tags.recording() as noted:
        value = make()
    if snapshot is not None:
        _kept[key] = value, Entry(0, (), tuple(noted), "", at, snapshot), known
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return value

"""When a feed is asked next: what its publisher wishes, within bounds, and ever later while it fails."""

import datetime as dt
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from random import SystemRandom

LEAST = dt.timedelta(minutes=15)
USUAL = dt.timedelta(hours=1)
MOST = dt.timedelta(hours=24)

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_random = SystemRandom()


def after_success(headers: Mapping[str, str], ttl: int | None) -> dt.timedelta:
    """Return how long to wait after an answer: the longer of the feed's own `ttl`, in seconds, and the
    answer's Cache-Control max-age; an hour where neither says; from 15 minutes to a day."""
    found = _MAX_AGE.search(headers.get("cache-control", ""))
    wishes = [seconds for seconds in (ttl, int(found[1]) if found else None) if seconds]
    return _jittered(_bounded(dt.timedelta(seconds=max(wishes)) if wishes else USUAL))


def after_failure(failures: int, headers: Mapping[str, str], now: dt.datetime) -> dt.timedelta:
    """Return how long to wait after so many failures in a row: 15 minutes, doubled with each, up to a day;
    longer where the answer's Retry-After says so, but a day at most."""
    wait = _bounded(LEAST * 2 ** min(max(failures - 1, 0), 7))
    return _jittered(_bounded(max(wait, retry_after(headers.get("retry-after", ""), now))))


def retry_after(value: str, now: dt.datetime) -> dt.timedelta:
    """Return what a Retry-After (RFC 9110, 10.2.3) asks for: seconds, or a date; nothing for neither."""
    value = value.strip()
    if value.isdecimal():
        return dt.timedelta(seconds=min(int(value[:9]), int(MOST.total_seconds())))
    try:
        until = parsedate_to_datetime(value)
        return max(dt.timedelta(), until.replace(tzinfo=until.tzinfo or dt.UTC) - now)
    except (ValueError, TypeError, OverflowError):
        return dt.timedelta()


def _bounded(wait: dt.timedelta) -> dt.timedelta:
    return min(MOST, max(LEAST, wait))


def _jittered(wait: dt.timedelta) -> dt.timedelta:
    """Up to a tenth longer, so that feeds that began together do not come together for ever."""
    return wait * (1 + _random.random() / 10)

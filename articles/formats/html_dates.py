"""When a page was published: the date it gives for programs, in the form of ISO 8601."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime

from articles.content.dates import find_date
from articles.formats.html_data import Thing, texts
from articles.formats.html_metas import Metas

_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "dc.date.issued", "dc.date", "dcterms.created", "dcterms.issued", "dcterms.date", "article.published",
    "sailthru.date", "weibo: article:create_at", "apub:time", "date",
)  # fmt: skip
_ISO = re.compile(
    r"((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?"
    r"(?:(?:T|\s+|(?<=日)\s*)(\d{1,2})[:：时時](\d\d)(?:[:：](\d\d)(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")


def as_iso(value: str) -> str | None:
    """Return a date as ISO 8601 with as much as it says (a time, an offset), or None.

    ISO dates however sloppy, RFC 2822 dates, and dates as people write them are read. A date without an
    offset stays without one: nobody says where the server's clock hangs.
    """
    value = value.strip()[:100]
    match = _ISO.match(value) or _COMPACT.fullmatch(value)
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        text = f"{year}-{int(month):02}-{int(day):02}"
        if hour is not None:
            text += f"T{int(hour):02}:{minute}:{second or '00'}{_offset(zone)}"
        try:
            datetime.fromisoformat(text)
        except ValueError:
            return None
        return text
    try:
        parsed = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        found = find_date(value)
        return found.iso if found else None
    # An RFC 2822 date in "-0000" is UTC without a place (RFC 5322, 3.3).
    return parsed.isoformat(timespec="seconds") if 1900 <= parsed.year < 2100 else None


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def published(
    things: Iterable[tuple[str, Thing]], metas: Metas, times: Sequence[tuple[str, str]]
) -> tuple[str, str] | None:
    """Return (date, where it stands) of the first publication, or None.

    `things` are the article's objects with the name of their kind, `times` what time elements near the
    headline say. The first date counts; of one day the fullest form is taken.
    """
    found: list[tuple[str, str]] = []
    for kind, thing in things:
        for name in ("datePublished", "dateCreated", "uploadDate"):
            for text in texts(thing.get(name)):
                if iso := as_iso(text):
                    found.append((iso, f"{kind} {name}: {text}"))
    for name, text in metas.all(*_NAMES):
        if iso := as_iso(text):
            found.append((iso, f"{name}: {text}"))
    for text, shown in times:
        if iso := as_iso(text) or as_iso(shown):
            found.append((iso, f"time: {text or shown}"))
    if not found:
        return None
    day = found[0][0][:10]
    return max((date for date in found if date[0][:10] == day), key=lambda date: len(date[0]))

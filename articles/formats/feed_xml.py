"""RSS and Atom: made harmless and well-formed first, then read by feedparser.

feedparser alone is slow enough to be attacked: 500,000 empty elements or 100,000 attributes take it more than
15 s, unclosed comments in a description 26 s, and what is not well-formed goes to a parser that is slower
still. Here it gets well-formed XML without a DTD, with a bounded number of the elements that are read, and
with long texts taken out. It neither mends nor sanitises HTML: whoever uses the content does.
"""

import calendar
import datetime as dt
import html
import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser
from lxml import etree

from articles.content.text_lines import clean
from articles.formats.errors import Unreadable
from articles.formats.feed_entries import (
    ParsedFeed,
    RawEntry,
    author_names,
    finished,
    language_code,
    moment,
    web_address,
)
from articles.formats.feed_markup import Markup, paragraphs
from articles.formats.feed_source import mended, without_prolog
from articles.formats.feed_tree import BROKEN, FeedTree, feed_tree

_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|i|img|p|script|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE
)


def parse_xml_feed(text: str, address: str = "") -> ParsedFeed:
    """Read RSS 0.9x, 1.0 and 2.0 and Atom, also where they are not well-formed. Raises `Unreadable`."""
    tree = feed_tree(mended(without_prolog(text)))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    try:
        read = feedparser.parse(
            # A stream, since of a string it might think that it names a file or an address.
            io.BytesIO(etree.tostring(tree.root, encoding="utf-8", xml_declaration=True)),
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:
        # Its parts raise what they happen to raise on odd dates and addresses.
        raise Unreadable(BROKEN) from error
    feed = read.feed
    language = _string(feed, "language")
    atom = read.version.startswith("atom")
    # In RSS whoever stands at the feed's head edits it.
    everybody = author_names(_author(feed)) if atom else ()
    entries = finished((_entry(entry, tree, everybody, address, atom) for entry in read.entries), language)
    return ParsedFeed(
        title=Markup(_string(feed, "title")).plain[:300],
        home=web_address(feed.get("link")),
        language=language_code(language, " ".join(entry.title for entry in entries[:20])),
        entries=entries,
        ttl=_ttl(feed),
    )


def _entry(entry: Any, tree: FeedTree, everybody: tuple[str, ...], address: str, atom: bool) -> RawEntry:
    summary = _markup(entry.get("summary_detail"), tree)
    contents = [_markup(detail, tree) for detail in entry.get("content", [])]
    content = max((text for text in contents if text != summary), key=len, default="")
    detail = entry.get("title_detail") or {}
    title = _string(entry, "title")
    is_html = detail.get("type") in {"text/html", "application/xhtml+xml"} or (
        # RSS does not say what its titles are.
        not atom and _TAG.search(title) is not None
    )
    base = next((part.get("base") for part in [*entry.get("content", []), detail] if part.get("base")), "")
    return RawEntry(
        id=clean(_string(entry, "id")),
        address=web_address(entry.get("feedburner_origlink")) or web_address(entry.get("link")),
        title=title if is_html else html.escape(html.unescape(title), quote=False),
        summary=summary,
        content=content,
        authors=author_names(_author(entry)) or everybody,
        published=moment(_date(entry)),
        language=_string(entry, "language") or (detail.get("language") or ""),
        base=base or address,
    )


def _string(thing: Any, name: str) -> str:
    value = thing.get(name)
    return value if isinstance(value, str) else ""


def _markup(detail: Any, tree: FeedTree) -> str:
    """What a text construct holds, as HTML; "" for what is no text."""
    if not detail or not isinstance(value := detail.get("value"), str):
        return ""
    value = tree.text(value)
    kind = detail.get("type") or "text/plain"
    if kind in {"text/html", "application/xhtml+xml"}:
        return value
    return paragraphs(value) if kind == "text/plain" else ""


def _author(thing: Any) -> Iterator[object]:
    for author in thing.get("authors", []):
        yield author.get("name")


def _date(entry: Any) -> dt.datetime | None:
    # Asked by `in` first: feedparser warns where it would give one date for another.
    for name in ("published_parsed", "created_parsed", "updated_parsed"):
        if name in entry and (parts := entry[name]) and parts.tm_year > 1969:
            return dt.datetime.fromtimestamp(calendar.timegm(parts), dt.UTC)
    return None


def _ttl(feed: Any) -> int | None:
    minutes = _string(feed, "ttl").strip()
    if minutes.isdecimal() and len(minutes) < 7:
        return int(minutes) * 60
    period = _PERIODS.get(_string(feed, "sy_updateperiod").strip().lower())
    frequency = _string(feed, "sy_updatefrequency").strip()
    if period is None:
        return None
    return period // max(1, int(frequency) if frequency.isdecimal() and len(frequency) < 4 else 1)

"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), which feedparser 6 does not read."""

import datetime as dt
import json
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urljoin

from articles.content.text_lines import clean
from articles.formats.errors import Unreadable
from articles.formats.feed_entries import (
    MAX_ENTRIES,
    ParsedFeed,
    RawEntry,
    author_names,
    finished,
    language_code,
    moment,
    web_address,
)
from articles.formats.feed_markup import paragraphs
from articles.formats.feed_source import TOO_COMPLEX
from articles.messages import gettext_noop

# Lists and objects: ten megabytes of "[]," would fill three hundred of memory.
MAX_VALUES = 200_000

NO_JSON_FEED = gettext_noop("This is JSON, but no JSON Feed. Ask the site for its feed’s address.")


def parse_json_feed(text: str, address: str = "") -> ParsedFeed:
    """Read a JSON Feed. Raises `Unreadable`."""
    if text.count("[") + text.count("{") > MAX_VALUES:
        raise Unreadable(TOO_COMPLEX)
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(NO_JSON_FEED) from error
    if not isinstance(feed, dict) or "jsonfeed.org/version/1" not in _text(feed.get("version")):
        raise Unreadable(NO_JSON_FEED)
    base = web_address(feed.get("feed_url")) or address
    items = feed.get("items")
    language = _text(feed.get("language"))
    everybody = author_names(_authors(feed))
    raw = (
        _entry(item, everybody, base)
        for item in (items if isinstance(items, list) else [])[:MAX_ENTRIES]
        if isinstance(item, dict)
    )
    entries = finished(raw, language)
    return ParsedFeed(
        title=" ".join(_text(feed.get("title")).split())[:300],
        home=web_address(feed.get("home_page_url")),
        language=language_code(language, " ".join(entry.title for entry in entries[:20])),
        entries=entries,
        ended=feed.get("expired") is True,
    )


def _entry(item: dict[str, Any], everybody: tuple[str, ...], base: str) -> RawEntry:
    address = _text(item.get("url")) or _text(item.get("external_url"))
    address = web_address(_joined(base, address) if address else "")
    number = item.get("id")
    html, text = _text(item.get("content_html")), _text(item.get("content_text"))
    return RawEntry(
        # 1.0 let ids be numbers.
        id=str(number) if isinstance(number, int | float) and number is not True else _text(number),
        address=address,
        title=escape(_text(item.get("title")), quote=False),
        summary=escape(_text(item.get("summary")), quote=False),
        content=html or paragraphs(text),
        authors=author_names(_authors(item)) or everybody,
        published=moment(_date(item.get("date_published")) or _date(item.get("date_modified"))),
        language=_text(item.get("language")),
        base=address or base,
    )


def _text(value: object) -> str:
    return clean(value) if isinstance(value, str) else ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _authors(thing: dict[str, Any]) -> Iterator[object]:
    """The names of 1.1's `authors` and 1.0's `author`."""
    several = thing.get("authors")
    for author in [*(several if isinstance(several, list) else []), thing.get("author")]:
        if isinstance(author, dict):
            yield author.get("name")


def _date(value: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None

"""RSS, Atom and JSON Feed → dataclasses."""

import re
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from articles.content.text_lines import clean
from articles.formats.encodings import guesses
from articles.formats.errors import Unreadable
from articles.formats.feed_entries import MAX_ENTRIES, ParsedEntry, ParsedFeed, web_address
from articles.formats.feed_json import parse_json_feed
from articles.formats.feed_source import NO_FEED
from articles.formats.feed_xml import parse_xml_feed
from articles.messages import gettext_noop

__all__ = ["MAX_BYTES", "MAX_ENTRIES", "ParsedEntry", "ParsedFeed", "linked_feeds", "parse_feed"]

MAX_BYTES = 10_000_000
_PAGE_HEAD = 500_000
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})

TOO_LARGE = gettext_noop("The feed is larger than %(limit)s MB. Ask the site for a shorter one.")

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"{\x00", "utf-16-le"),
    (b"\x00{", "utf-16-be"),
)
# Valid as UTF-8 whatever they say, so that what was declared decides.
_SEVEN_BIT = re.compile(r"iso-?2022|hz", re.IGNORECASE)


def parse_feed(
    data: bytes, *, media_type: str = "", address: str = "", charset: str | None = None
) -> ParsedFeed:
    """Read a feed of any format; what the bytes are counts, not what `media_type` calls them.

    `address` is where it was fetched: relative addresses are resolved against it. `charset` is the one that
    the server names. At most 2,000 entries are read, the first ones. Raises `Unreadable` for what is no feed,
    for one that declares entities, and for one too large, too deep or of too many parts.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_LARGE, limit=MAX_BYTES // 1_000_000)
    text = _decoded(data, charset)
    start = text[:200].lstrip("\ufeff \t\r\n")
    if start.startswith("{") or (media_type.endswith("json") and start.startswith("[")):
        return parse_json_feed(text.lstrip("\ufeff"), address)
    if not start.startswith("<"):
        raise Unreadable(NO_FEED)
    return parse_xml_feed(text, address)


def _decoded(data: bytes, charset: str | None) -> str:
    """Return the text. Valid UTF-8 is UTF-8, whatever a server or a declaration says of it."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    match = _DECLARED.match(data[:400])
    declared = match[1].decode("ascii") if match else ""
    first = [declared] if _SEVEN_BIT.match(declared) else []
    for encoding in [*first, "utf-8", charset or "", declared]:
        try:
            if encoding:
                # gb2312 on the label is often its superset inside.
                return data.decode("gb18030" if encoding.lower() in {"gb2312", "gbk"} else encoding)
        except (LookupError, UnicodeError):
            continue
    likely = [guess.codec for guess in guesses(data)]
    return data.decode(likely[0] if likely else "windows-1252", "replace")


def linked_feeds(page: str, address: str = "") -> list[tuple[str, str]]:
    """Return the feeds that a page names with `<link rel="alternate">`, as (address, title), in its order.

    Comments' feeds come last. Only the beginning of a page is read.
    """
    if not page.strip():
        return []
    parser = etree.HTMLParser(recover=True, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root: Any = etree.fromstring(page[:_PAGE_HEAD], parser)
    except (etree.LxmlError, ValueError):
        return []
    if root is None:
        return []
    base = next((element.get("href") for element in root.iter("base") if element.get("href")), "")
    found: dict[str, str] = {}
    for link in root.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        href = (link.get("href") or "").strip()
        if href and "alternate" in (link.get("rel") or "").lower().split() and kind in _FEED_TYPES:
            try:
                target = web_address(urljoin(urljoin(address, base), href))
            except ValueError:
                continue
            if target:
                found.setdefault(target, " ".join(clean(link.get("title") or "").split())[:300])
    return sorted(found.items(), key=lambda item: "comment" in f"{item[0]} {item[1]}".lower())

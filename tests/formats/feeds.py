"""Feeds written for the tests: all names, texts and addresses are made up."""

from collections.abc import Iterable
from html import escape

WORDS = "The ferry left before the fog had lifted, and nobody on the quay could say who was on board. "
WHOLE = "".join(f"<p>{WORDS * 4}</p>" for _ in range(6))
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def item(
    title: str = "The ferry",
    *,
    link: str = "https://harbour.example/ferry",
    guid: str = "",
    description: str = "",
    content: str = "",
    extra: str = "",
) -> str:
    """An item of RSS; texts are HTML, and escaped here."""
    parts = [
        f"<title>{escape(title)}</title>" if title else "",
        f"<link>{escape(link)}</link>" if link else "",
        f"<guid isPermaLink='false'>{escape(guid)}</guid>" if guid else "",
        f"<description>{escape(description)}</description>" if description else "",
        f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else "",
        extra,
    ]
    return f"<item>{''.join(parts)}</item>"


def rss(items: Iterable[str] = (), *, channel: str = "", head: str = "") -> bytes:
    """An RSS 2.0 feed of these items."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" {CONTENT}><channel>'
        f"<title>Harbour News</title><link>https://harbour.example/</link>{channel}{''.join(items)}"
        "</channel></rss>"
    ).encode()

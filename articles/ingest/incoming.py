"""What comes in, before anybody has read it."""

import re
from dataclasses import dataclass

from articles.messages import Message
from articles.models import FeedEntry, IntakeKind

_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)
# Markup that a page has and a pasted sentence has not.
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|article|main|section|div|h[1-6]|p|figure|img|table|ul|ol)\b[^<>]*>",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Incoming:
    """One thing that comes in: bytes with a name, or an address to be fetched, or a feed's entry.

    `language` is what whoever brings it says about it, or ""; `warnings` are for whoever reviews it.
    """

    kind: IntakeKind
    data: bytes = b""
    name: str = ""
    address: str = ""
    media_type: str = ""
    language: str = ""
    entry: FeedEntry | None = None
    warnings: tuple[Message, ...] = ()


def from_pasted(text: str, html: str = "", language: str = "") -> list[Incoming]:
    """Return what an editor pasted: addresses, one to a line; a page's HTML; else one text.

    `html` is what the clipboard held beside the text when it came from a page. An empty list for nothing.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and all(_ADDRESS.match(line) for line in lines):
        addresses = dict.fromkeys(lines)
        return [Incoming(IntakeKind.ADDRESS, address=address, language=language) for address in addresses]
    if html.strip() and _MARKUP.search(html):
        return [_page(html, language)]
    if not lines:
        return []
    if lines[0].startswith("<") and _MARKUP.search(text):
        return [_page(text, language)]
    return [
        Incoming(IntakeKind.TEXT, text.encode(), media_type="text/plain; charset=utf-8", language=language)
    ]


def _page(html: str, language: str) -> Incoming:
    return Incoming(IntakeKind.PAGE, html.encode(), media_type="text/html; charset=utf-8", language=language)

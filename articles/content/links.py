"""The links of a body, and what is wrong with an address at first sight."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from articles.content.blocks import split
from articles.content.href import safe_href
from articles.content.sanitize import block_text
from articles.content.tree import Element, parse
from articles.messages import Message, gettext_noop

NOT_ALLOWED = gettext_noop(
    "This is no address that a link may have. One begins with https://, http://, mailto: or a single slash."
)
DOUBLED = gettext_noop("The address begins twice. Take out the first beginning.")
NO_NAME = gettext_noop("The name of the site is not complete: it has no dot.")
PUNCTUATION = gettext_noop("The address ends with a mark that seems to belong to the sentence.")
OWN_DESK = gettext_noop("Readers cannot open the desk. Link to the page on the site.")

_TWICE = re.compile(r"https?:/{0,2}(?:https?|www\.)[:.]?", re.IGNORECASE)
_NO_PLACE = re.compile(r"(?:^|\.)(?:localhost|test|invalid|local|internal)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a body: where to, its words, and the number of its top-level block."""

    address: str
    text: str
    block: int


def links(body: str) -> list[Link]:
    """Return the links of a body in order; a link card is one, with its title."""
    found: list[Link] = []
    for number, block in enumerate(split(body)):
        if block.kind == "pre":
            continue
        for element in _anchors(parse(block.html)):
            text = " ".join(block_text(element).split())
            found.append(Link(element.attributes.get("href", "").strip(), text, number))
    return found


def _anchors(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == "a":
                yield child
            else:
                yield from _anchors(child)


def wrong_form(address: str) -> Message | None:
    """Return what is wrong with an address as it is written, None where nothing is."""
    if _TWICE.match(address):
        return Message(DOUBLED)
    if safe_href(address) is None:
        return Message(NOT_ALLOWED)
    if address.startswith("/admin/") or address.startswith("/workbench/"):
        return Message(OWN_DESK)
    if not address.lower().startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return Message(NOT_ALLOWED)
    if _NO_PLACE.search(host) or ("." not in host and ":" not in host):
        return Message(NO_NAME)
    if address.endswith((".", ",", ";", "»", "”", "，", "。", "、", "）")) or _open_bracket(address):
        return Message(PUNCTUATION)
    return None


def _open_bracket(address: str) -> bool:
    return address.endswith(")") and address.count("(") < address.count(")")

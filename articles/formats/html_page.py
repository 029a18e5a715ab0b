"""HTML text → a small tree with bounds, and what stands in it as data (JSON-LD). The door for all HTML.

Everything after it, lxml and trafilatura too, works on this tree and never on the text itself: its depth,
its number of elements and the length of its attributes are bounded here, in one pass and in linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from articles.content.text_lines import clean
from articles.content.tree import Element, Token, build, tokens
from articles.formats.errors import Unreadable
from articles.messages import gettext_noop

MOST_CHARACTERS = 5_000_000
MOST_TEXT = 1_000_000  # of what a reader sees, menus and comments included
MOST_ELEMENTS = 20_000  # newspapers' pages have 1,000 to 5,000
_MOST_PIECES = 120_000  # tags and the texts between them
_LONGEST_ATTRIBUTE = 8_000  # longer are pictures within the page, or an attack
_LONGEST_DATA = 500_000  # characters of one JSON-LD block
_MOST_DATA = 20
_PICTURE_WITHIN = "data:,"  # what is kept of a picture whose bytes stand in the page
_RAW_START = re.compile(r"<(?:script|title)(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>", re.IGNORECASE)
_NOSCRIPT = re.compile(r"<(/?)noscript\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """A page as a tree; `title` is what its title element says, `data` its JSON-LD blocks as they stand."""

    root: Element
    title: str
    data: tuple[str, ...]


def read_page(html: str) -> Page:
    """Return the page that `html` holds, however broken its markup.

    Raises Unreadable for more than 5,000,000 characters (1,000,000 of them text) or 20,000 elements, and
    for nothing at all.
    """
    if len(html) > MOST_CHARACTERS:
        raise Unreadable(
            gettext_noop(
                "The page has %(size)s characters; articles have %(limit)s at most."
                " Copy the article's text and send that."
            ),
            size=f"{len(html):,}",
            limit=f"{MOST_CHARACTERS:,}",
        )
    if not html.strip("\0 \t\r\n\f\ufeff"):
        raise Unreadable(gettext_noop("The page is empty. Send the address or the text of an article."))
    titles: list[str] = []
    data: list[str] = []
    source = _with_lazy_pictures(html)
    root = build(_bounded(source, titles, data))
    return Page(root, titles[0] if titles else "", tuple(data))


def _bounded(source: str, titles: list[str], data: list[str]) -> Iterator[Token]:
    elements = pieces = seen = 0
    in_svg = False  # an svg has titles of its own
    for token in tokens(source):
        pieces += 1
        if token.kind == "text":
            seen += len(token.data)
            if seen > MOST_TEXT or pieces > _MOST_PIECES:
                raise _too_large(seen > MOST_TEXT)
            yield token
            continue
        in_svg = (in_svg or token.kind == "start") if token.data == "svg" and not token.closed else in_svg
        in_svg = in_svg and not (token.kind == "end" and token.data == "svg")
        if token.kind == "start":
            elements += 1
            if elements > MOST_ELEMENTS:
                raise _too_large(False)
            if token.data == "script" and "ld+json" in token.attributes.get("type", "").lower():
                if len(data) < _MOST_DATA and token.end - token.start <= _LONGEST_DATA:
                    data.append(_inside(source[token.start : token.end]))
            elif token.data == "title" and not titles and not in_svg:
                titles.append(
                    clean(" ".join(unescape(_inside(source[token.start : token.end])[:2_000]).split()))
                )
            for name, value in token.attributes.items():
                if len(value) > _LONGEST_ATTRIBUTE:
                    token.attributes[name] = _PICTURE_WITHIN if value.startswith("data:image") else ""
        yield token


def _too_large(by_text: bool) -> Unreadable:
    if by_text:
        return Unreadable(
            gettext_noop(
                "The page has more than %(limit)s characters of text; that is no article."
                " Copy the article's text and send that."
            ),
            limit=f"{MOST_TEXT:,}",
        )
    return Unreadable(
        gettext_noop(
            "The page has more than %(limit)s elements; that is no article."
            " Copy the article's text and send that."
        ),
        limit=f"{MOST_ELEMENTS:,}",
    )


def _inside(raw: str) -> str:
    """Return the content of a raw text element, given from its start tag to its end tag."""
    start = _RAW_START.match(raw)
    end = raw.rfind("</")
    return raw[start.end() if start else len(raw) : end if end > 0 else len(raw)]


def _with_lazy_pictures(html: str) -> str:
    """Open the `noscript` elements that hold a picture and nothing to read: lazy loaders put it there."""
    position, kept = 0, []
    opening: re.Match[str] | None = None
    for tag in _NOSCRIPT.finditer(html):
        if not tag[1]:
            opening = opening or tag
        elif opening:
            inner = html[opening.end() : tag.start()]
            if len(inner) < 5_000 and "<img" in inner.lower() and not _reads(inner):
                kept += [html[position : opening.start()], '<div data-lazy="">', inner, "</div>"]
                position = tag.end()
            opening = None
    return "".join([*kept, html[position:]]) if kept else html


def _reads(html: str) -> bool:
    return any(token.kind == "text" and token.data.strip() for token in tokens(html))

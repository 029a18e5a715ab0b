"""Embedded things (players, frames, posts of social networks): the address that stands for each."""

import re

from articles.content.href import WEB, safe_href
from articles.content.tree import Element

_PLAYERS = (
    (
        re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,})"),
        "https://www.youtube.com/watch?v=",
    ),
    (re.compile(r"https?://player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/"),
    (
        re.compile(r"https?://(?:www\.)?dailymotion\.com/embed/video/(\w+)"),
        "https://www.dailymotion.com/video/",
    ),
)
_POSTS = {"twitter-tweet": "", "instagram-media": "data-instgrm-permalink", "tiktok-embed": "cite"}
# Where players keep their address; the second and third are lazy loaders' names.
_ADDRESS_NAMES = ("src", "data-src", "data-lazy-src", "data")


def embedded_address(value: str) -> str | None:
    """Return the page behind the address of an embedded player or frame, or None where it is no web address.

    ``//host`` is read as https; players of YouTube, Vimeo and Dailymotion become the page one can open.
    """
    value = value.strip()
    address = safe_href(f"https:{value}" if value.startswith("//") else value)
    if address is None or not WEB.match(address):
        return None
    for player, page in _PLAYERS:
        if match := player.match(address):
            return page + match.group(1)
    return address


def embed_address(element: Element) -> str | None:
    """Return the address of what an iframe, video, audio, embed or object shows, or None."""
    children = (child for child in element.children if isinstance(child, Element))
    sources = [child for child in children if child.tag in ("source", "embed")]
    values = (tag.attributes.get(name, "") for tag in (element, *sources) for name in _ADDRESS_NAMES)
    return next((address for value in values if (address := embedded_address(value))), None)


def quoted_post(element: Element) -> str | None:
    """Return the address of a post quoted with its network's own markup, else None."""
    for name in element.attributes.get("class", "").split():
        if name in _POSTS:
            links = [element.attributes.get(_POSTS[name], "")] if _POSTS[name] else _links(element)[::-1]
            return next((address for link in links if (address := embedded_address(link))), None)
    return None


def _links(element: Element) -> list[str]:
    found: list[str] = []
    for child in element.children:
        if isinstance(child, Element):
            found += [child.attributes.get("href", "")] if child.tag == "a" else []
            found += _links(child)
    return found

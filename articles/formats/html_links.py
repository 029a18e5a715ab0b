"""Addresses of a page made absolute, and everything embedded named by an address that can be opened."""

import re
from urllib.parse import urljoin

from articles.content.href import WEB
from articles.content.tree import Element, text_of

_FRAMES = frozenset({"iframe", "video", "audio", "embed", "object", "source", "track"})
_ADDRESS_NAMES = ("src", "data-src", "data-lazy-src", "data-original", "data-url", "data")
# Elements that scripts turn into players: attribute with what they show → the page it is on.
_PLAYERS = {
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v={}"),
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v={}"),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/{}"),
    "lite-vimeo": ("videoid", "https://vimeo.com/{}"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/{}"),
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/{}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-facebook": ("data-href", "{}"),
    "amp-iframe": ("src", "{}"),
    "amp-video": ("src", "{}"),
    "amp-audio": ("src", "{}"),
    "oembed": ("url", "{}"),
    "o-embed": ("url", "{}"),
}
_POSTS = frozenset({"fb-post", "fb-video", "wp-block-embed__wrapper", "embed-container", "oembed"})
_POST_ADDRESSES = ("data-href", "data-oembed-url", "data-url")
# Frames that show advertisements, counters and consent, and nothing of an article.
_NOISE = re.compile(
    r"//(?:[\w-]+\.)*(?:doubleclick\.net|googlesyndication\.com|googletagmanager\.com|google-analytics\.com"
    r"|amazon-adsystem\.com|adnxs\.com|taboola\.com|outbrain\.com|scorecardresearch\.com|criteo\.com|criteo\.net"
    r"|recaptcha\.net|google\.com/recaptcha|facebook\.com/(?:plugins/(?:like|share|page)|tr\b)"
    r"|platform\.twitter\.com/widgets/(?:tweet_button|follow_button)|addthis\.com|sharethis\.com)",
    re.IGNORECASE,
)


def absolute(value: str, base: str) -> str | None:
    """Return a web address in full, given the page's own, or None where it is or becomes none."""
    value = value.strip()
    try:
        joined = urljoin(base, value) if base else f"https:{value}" if value.startswith("//") else value
    except ValueError:  # « http://[ »
        return None
    return joined if WEB.match(joined) else None


def base_of(root: Element, address: str) -> str:
    """Return the address that relative ones start from: the page's `base` element or its own address."""
    for child in walk(root):
        if child.tag == "base" and (found := absolute(child.attributes.get("href", ""), address)):
            return found
        if child.tag == "body":
            break
    return address if WEB.match(address) else ""


def walk(element: Element) -> "list[Element]":
    """Return all elements below `element`, in reading order."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if current is not element:
            found.append(current)
        waiting.extend(child for child in reversed(current.children) if isinstance(child, Element))
    return found


def name_links(root: Element, base: str) -> None:
    """Make every link and frame below `root` absolute, and players of every kind frames with an address.

    A link that is no web or mail address stays as text only; advertisements' frames lose their address.
    """
    for element in walk(root):
        attributes = element.attributes
        if element.tag == "a":
            href = attributes.get("href", "").strip()
            if not href.lower().startswith("mailto:"):
                attributes["href"] = "" if href.startswith("#") else absolute(href, base) or ""
        elif element.tag in _FRAMES:
            _name_frame(element, base)
        elif element.tag in _PLAYERS:
            name, page = _PLAYERS[element.tag]
            value = attributes.get(name, "").strip()
            _become_frame(element, absolute(page.format(value), base) if value else None)
        elif _POSTS & set(attributes.get("class", "").split()):
            _name_post(element, base)
        if element.tag == "figure":
            attributes.pop("data-figure", None)  # numbers of another house
        if element.tag == "p" and "data-embed" in attributes:
            attributes["data-embed"] = absolute(attributes["data-embed"], base) or ""


def _name_frame(element: Element, base: str) -> None:
    for name in _ADDRESS_NAMES:
        if value := element.attributes.get(name):
            found = absolute(value, base)
            element.attributes[name] = found if found and not _NOISE.search(found) else ""


def _name_post(element: Element, base: str) -> None:
    values = [element.attributes.get(name, "") for name in _POST_ADDRESSES]
    if not any(isinstance(child, Element) for child in element.children):
        values.append(text_of(element))  # WordPress writes the address, a script shows what is there
    address = next((found for value in values if value and (found := absolute(value, base))), None)
    if address and not any(child.tag in _FRAMES for child in walk(element)):
        _become_frame(element, address)


def _become_frame(element: Element, address: str | None) -> None:
    element.tag = "iframe"
    element.attributes["src"] = address or ""
    element.children = []

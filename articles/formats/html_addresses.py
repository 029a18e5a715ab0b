"""Whose page it is and where: its own address, its other languages, the site's name."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from articles.content.href import safe_href
from articles.content.languages import resolve_language
from articles.formats.html_data import Thing, first_text, objects
from articles.formats.html_links import absolute
from articles.formats.html_metas import Metas

_MOST_ALTERNATES = 50
_LONGEST_NAME = 100
_SUBDOMAINS = re.compile(r"^(?:www\d?|m|mobile|amp|wap)\.")
# Second-level names under which sites are registered: news.example.co.uk is one site with example.co.uk.
_SHARED = frozenset({"co", "com", "org", "net", "gov", "gob", "edu", "ac", "or", "ne", "go"})
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


def host_of(address: str) -> str:
    """Return an address's host, in lower case and without www or m, or "" where it has none."""
    try:
        return _SUBDOMAINS.sub("", (urlsplit(address).hostname or "").lower())
    except ValueError:
        return ""


def same_site(first: str, second: str) -> bool:
    """Tell whether two addresses belong to one site, as far as names show."""
    return bool(host_of(first)) and _site(host_of(first)) == _site(host_of(second))


def _site(host: str) -> str:
    labels = host.split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and labels[-2] in _SHARED else labels[-2:])


def own_addresses(metas: Metas, address: str) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return (own, original) of a page fetched from `address`, each as (address, where it stands) or None.

    The page's own address is its canonical link or og:url, on the same site and not just its front page.
    A canonical link to another site says that the page was taken over from there.
    """
    own: tuple[str, str] | None = None
    original: tuple[str, str] | None = None
    canonical = [("link rel=canonical", link.href) for link in metas.links if "canonical" in link.relations]
    stated = [*canonical, *metas.all("og:url")]
    for place, value in stated:
        found = absolute(value, address)
        found = safe_href(found) if found else None
        if found is None or (_is_front(found) and not _is_front(address)):
            continue
        if not address or same_site(found, address):
            own = own or (found, place)
        elif place != "og:url":
            original = original or (found, place)
    return own, original


def _is_front(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return parts.path in ("", "/") and not parts.query


def alternates(metas: Metas, base: str, own_language: str | None) -> dict[str, str]:
    """Return the page's addresses in other languages, by our language codes; the first of each counts."""
    found: dict[str, str] = {}
    for link in metas.links:
        code = link.language.strip().lower().replace("_", "-")
        if "alternate" not in link.relations or not _CODE.fullmatch(code):
            continue
        language = "zh-hans" if code == "zh" else resolve_language(code, "")
        address = absolute(link.href, base)
        address = safe_href(address) if address else None
        if language and address and language != own_language and len(found) < _MOST_ALTERNATES:
            found.setdefault(language, address)
    return found


def site_name(
    metas: Metas, article: Sequence[tuple[str, Thing]], things: Sequence[Thing], address: str
) -> tuple[str, str] | None:
    """Return (name, where it stands) of who publishes the page; the host where nothing else names them."""
    for name, value in metas.all("og:site_name", "application-name", "apple-mobile-web-app-title"):
        if name == "og:site_name" and len(value) <= _LONGEST_NAME:
            return value, f"{name}: {value}"
    for kind, thing in article:
        for publisher in objects(thing.get("publisher"), things):
            if (value := first_text(publisher, "name")) and len(value) <= _LONGEST_NAME:
                return value, f"{kind} publisher: {value}"
    for name, value in metas.all("application-name", "apple-mobile-web-app-title"):
        if len(value) <= _LONGEST_NAME:
            return value, f"{name}: {value}"
    host = host_of(address)
    return (host, f"host: {host}") if host else None

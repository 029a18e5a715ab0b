"""Web addresses compared: which spellings of one address lead to the same page."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# What links carry for those who count clicks, and what changes nothing on the page.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hs\w+|ref|ref_src|spm|share_\w+|cmpid|ncid)$"
)
_PORTS = {"http": 80, "https": 443}


def page_key(address: str) -> str:
    """Return what two addresses of one page have in common, or "" for no web address.

    Without scheme, "www." or "m.", default port, fragment, tracking parameters, order of parameters and a
    slash at the end; the host in lower case and in its ASCII form.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not host:
        return ""
    try:
        host = host.rstrip(".").encode("idna").decode()
    except UnicodeError:
        host = host.rstrip(".")
    host = re.sub(r"^(?:www|m|amp)\.(?=[^.]+\.)", "", host.lower())
    shown_port = f":{port}" if port and port != _PORTS[parts.scheme] else ""
    path = re.sub(r"/(?:index\.(?:html?|php)|amp)?/?$", "", parts.path)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    query = urlencode(sorted((name, value) for name, value in kept if not _TRACKING.match(name.lower())))
    return f"{host}{shown_port}{path}" + (f"?{query}" if query else "")


def host_key(address: str) -> str:
    """Return the host of an address without "www." and "m.", or "" for no web address."""
    key = page_key(address)
    return re.split(r"[/?:]", key, maxsplit=1)[0]


def spellings(address: str) -> list[str]:
    """Return how `address` may stand in a field that keeps what was typed: with and without s, www, slash."""
    key = page_key(address)
    if not key:
        return []
    path, mark, query = key.partition("?")
    found = [
        f"{scheme}://{www}{path}{slash}{mark}{query}"
        for scheme in ("https", "http")
        for www in ("", "www.", "m.")
        for slash in ("", "/")
    ]
    return list(dict.fromkeys([address.strip(), *found]))

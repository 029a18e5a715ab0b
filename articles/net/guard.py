"""Which addresses may be fetched at all. No name is looked up here: `wire` does, and checks what it finds."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from ssrfguard import AddressTable, BlockedAddressError, BlockedURLError, Policy

from articles.net import errors
from articles.net.errors import FetchError

# What the database keeps of an address.
MAX_ADDRESS = 2000
ATTEMPTS = 3  # addresses of one name that are tried

# Spaces and controls, which parsers strip or not; and backslashes, which browsers read as slashes.
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\\]")
_PORTS = {"http": 80, "https": 443}
_EVERY_ADDRESS = AddressTable(())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes: the address, what its connection may reach, and whether the operator named it."""

    url: httpx.URL
    policy: Policy
    named: bool

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port."""
        return self.url.scheme, self.url.host, self.url.port or _PORTS[self.url.scheme]


def admit(address: str, *, by_stranger: bool = False) -> Place:
    """Return the place that an address means. Raises `FetchError`.

    A host that `NET_ALLOWED_HOSTS` names may be private and have any port; but not where a stranger sends us
    there (`by_stranger`): a page's redirect must not reach what the operator opened for the site itself.
    """
    address = address.strip()
    if len(address) > MAX_ADDRESS:
        raise FetchError(errors.TOO_LONG, limit=MAX_ADDRESS)
    host, port = _parts(address)
    named = not by_stranger and (host, port) in _named_hosts()
    if not named and port not in settings.NET_ALLOWED_PORTS:
        raise FetchError(errors.WRONG_PORT, ports=", ".join(map(str, sorted(settings.NET_ALLOWED_PORTS))))
    try:
        # As it was written, since a parser may mend it into something else; then as it will be used.
        policy = _policy(host, port) if named else _public()
        policy.check_url(address)
        url = httpx.URL(address)
        policy.check_url(str(url))
    except BlockedAddressError as error:
        raise FetchError(errors.PRIVATE) from error
    except BlockedURLError as error:
        inside = isinstance(error.__cause__, BlockedAddressError)
        raise FetchError(errors.PRIVATE if inside else errors.NOT_AN_ADDRESS) from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(errors.NOT_AN_ADDRESS) from error
    return Place(url.copy_with(fragment=None), policy, named)


def _parts(address: str) -> tuple[str, int]:
    """Host and port; each way of being wrong has its own sentence."""
    try:
        parts = urlsplit(address)
        scheme, host, port = parts.scheme.lower(), (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise FetchError(errors.NOT_AN_ADDRESS) from error
    if scheme and scheme not in _PORTS and re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
        raise FetchError(errors.WRONG_SCHEME)
    if "@" in parts.netloc:
        raise FetchError(errors.CREDENTIALS)
    if not scheme or not host or _UNFIT.search(address):
        raise FetchError(errors.NOT_AN_ADDRESS)
    return host, _PORTS[scheme] if port is None else port


def _public() -> Policy:
    return Policy(
        allowed_ports=frozenset(settings.NET_ALLOWED_PORTS),
        max_connection_attempts=ATTEMPTS,
        max_url_length=MAX_ADDRESS * 3,  # percent-encoded
    )


def _policy(host: str, port: int) -> Policy:
    """Whatever addresses this one host has, and nothing else."""
    return Policy(
        allowed_hosts=frozenset({host}),
        allowed_ports=frozenset({port}),
        denied_networks=_EVERY_ADDRESS,
        max_connection_attempts=ATTEMPTS,
        max_url_length=MAX_ADDRESS * 3,
    )


def _named_hosts() -> set[tuple[str, int]]:
    """What `NET_ALLOWED_HOSTS` names, as hosts and ports; without a port it means those of http and https."""
    named: set[tuple[str, int]] = set()
    for entry in settings.NET_ALLOWED_HOSTS:
        parts = urlsplit(f"//{entry}")
        ports = _PORTS.values() if parts.port is None else [parts.port]
        named |= {((parts.hostname or "").rstrip("."), port) for port in ports}
    return named

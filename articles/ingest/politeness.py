"""How we behave at other people's sites: robots.txt is read and obeyed, and a host is given time.

robots.txt (RFC 9309) binds what runs by itself: feeds that are followed, pages picked from them. Whoever
pastes one address acts through us as through a browser: they are told what robots.txt says, and go on
(decision 16).
"""

import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from protego import Protego

from articles import net
from articles.messages import Message, gettext_noop
from articles.net import FetchError, Limits, Response

DISALLOWED = gettext_noop(
    "The site asks programs not to fetch this (robots.txt). Open it in your browser, and paste the text."
)
ROBOTS_UNREACHABLE = gettext_noop(
    "The site does not say at the moment what programs may fetch (robots.txt cannot be reached). It is asked "
    "again later."
)
WARNING = gettext_noop(
    "The site asks programs not to fetch this page (robots.txt). It was fetched once, because you asked."
)

_AGENT = re.compile(r"\s*user[ -]?agent\s*:?([^#]*)", re.IGNORECASE)

KEPT_SECONDS = 24 * 3600  # RFC 9309, 2.4
AGAIN_SECONDS = 3600  # where robots.txt could not be reached
MOST_HOSTS = 1000
MOST_DELAY = 30.0


@dataclass(frozen=True)
class Robots:
    """What a host's robots.txt says: its rules; None for a host that has none, so that all is allowed."""

    rules: Protego | None = None
    reachable: bool = True

    def allows(self, address: str) -> bool:
        """Tell whether we may fetch this: nothing, where robots.txt cannot be reached (2.3.1.4)."""
        return self.reachable and (self.rules is None or self.rules.can_fetch(address, net.ROBOTS_NAME))

    @property
    def delay(self) -> float:
        """The seconds between two requests: what the host asks for, up to 30, and never less than ours."""
        asked = self.rules.crawl_delay(net.ROBOTS_NAME) if self.rules else None
        return max(settings.NET_DELAY, min(MOST_DELAY, asked or 0))


class Manners:
    """What we know of each host, and when it may be asked again. One per process; for any number of threads.

    `clock` and `sleep` are those of `time`, and others in tests.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._robots: dict[tuple[str, str, int], tuple[float, Robots]] = {}
        self._turns: dict[tuple[str, str, int], float] = {}
        self._lock = threading.Lock()

    def robots(self, address: str) -> Robots:
        """Return what the host of `address` says, asking it once a day. Raises `FetchError` for an address
        that is not to be fetched at all."""
        place = net.admit(address)
        with self._lock:
            until, known = self._robots.get(place.origin, (0.0, None))
        if known and self._clock() < until:
            return known
        robots = _asked(str(place.url.copy_with(raw_path=b"/robots.txt")))
        if not robots.reachable and known and known.reachable:
            robots = known  # what it said last holds until it speaks again
        seconds = KEPT_SECONDS if robots.reachable and robots is not known else AGAIN_SECONDS
        with self._lock:
            _make_room(self._robots)
            self._robots[place.origin] = (self._clock() + seconds, robots)
        return robots

    def forget(self) -> None:
        """Know no host any more."""
        with self._lock:
            self._robots.clear()
            self._turns.clear()

    def wait(self, address: str, delay: float, most: float = MOST_DELAY) -> None:
        """Wait until it is our turn at the host of `address`: `delay` seconds after the last one there, but
        `most` at most."""
        origin = net.admit(address).origin
        with self._lock:
            now = self._clock()
            turn = min(max(now, self._turns.get(origin, now)), now + most)
            _make_room(self._turns)
            self._turns[origin] = turn + delay
        if turn > now:
            self._sleep(turn - now)

    def fetch(
        self,
        address: str,
        *,
        accept: str = "*/*",
        headers: Mapping[str, str] | None = None,
        limits: Limits = net.PAGE,
        most_wait: float = MOST_DELAY,
    ) -> Response:
        """Fetch as a program should: only what robots.txt allows, and not at once behind the last request.

        Raises `FetchError`, also where robots.txt forbids it.
        """
        robots = self.robots(address)
        if not robots.allows(address):
            raise FetchError(DISALLOWED if robots.reachable else ROBOTS_UNREACHABLE)
        self.wait(address, robots.delay, most_wait)
        return net.fetch(address, accept=accept, headers=headers, limits=limits)

    def warning(self, address: str) -> Message | None:
        """Return what to tell a person for whom this page was fetched, where robots.txt forbids it to
        programs; None where it does not, or does not say."""
        try:
            robots = self.robots(address)
        except FetchError:
            return None
        return Message(WARNING) if robots.reachable and not robots.allows(address) else None


def _make_room(known: dict[Any, Any]) -> None:
    """Forget the oldest host where there are too many."""
    while len(known) >= MOST_HOSTS:
        del known[next(iter(known))]


def _asked(address: str) -> Robots:
    try:
        answer = net.fetch(address, accept="text/plain", limits=net.ROBOTS)
    except FetchError as error:
        # 2.3.1.3: a host that answers with 4xx has no rules. One that is asked too often has, so to say.
        refused = error.answer is not None and 400 <= error.answer.status < 500
        return Robots(reachable=refused and error.answer is not None and error.answer.status != 429)
    return Robots(Protego.parse(_ours(answer.body.decode("utf-8", "replace").lstrip("\ufeff"))))


def _ours(text: str) -> str:
    """robots.txt with all groups that do not concern us made one: 20,000 names over 1,000 rules, well within
    the bound, cost Protego three minutes."""

    def line(text: str) -> str:
        match = _AGENT.match(text)
        if match and match[1].strip() != "*" and net.ROBOTS_NAME.lower() not in match[1].lower():
            return "User-agent: somebody-else"
        return text

    return "\n".join(map(line, text.splitlines()))


manners = Manners()

"""robots.txt is read once a day and obeyed by what runs by itself; a host is given time between requests."""

import socket
from collections.abc import Callable
from typing import Any

import pytest

from articles import net
from articles.ingest.fetching import fetched
from articles.ingest.incoming import Incoming
from articles.ingest.politeness import AGAIN_SECONDS, DISALLOWED, KEPT_SECONDS, ROBOTS_UNREACHABLE, Manners
from articles.models import IntakeKind
from tests.net.servers import Request, Server, answer, pages, redirect, serving

PAGE = answer(b"<p>page</p>", Content_Type="text/html")


class Time:
    """A clock that stands still until somebody sleeps, or the test moves it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def manners(time: Time) -> Manners:
    return Manners(time.clock, time.sleep)


def site(robots: bytes) -> Callable[[Request, socket.socket], None]:
    """A site with this robots.txt, where every other path has a page."""

    def handle(request: Request, line: socket.socket) -> None:
        line.sendall(robots if request.target == "/robots.txt" else PAGE)

    return handle


def asked(server: Server) -> list[str]:
    return [request.target for request in server.requests]


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a/b", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow: /\nAllow: /a/", "/a/b", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: newsroom\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: Newsroom\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        (
            "User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\nUser-agent: *\nDisallow: /private",
            "/a",
            True,
        ),
        ("User-agent: GPTBot\nUser-agent: *\nDisallow: /", "/a", False),
        ("<html>no such file</html>", "/a", True),
    ],
)
def test_robots_txt_is_obeyed(let_in: Any, manners: Manners, robots: str, path: str, allowed: bool):
    with serving(site(answer(robots.encode(), Content_Type="text/plain"))) as server:
        address = let_in(server).at(path)
        if allowed:
            assert manners.fetch(address).body == b"<p>page</p>"
        else:
            with pytest.raises(net.FetchError) as refused:
                manners.fetch(address)
            assert refused.value.message.template == DISALLOWED
    assert asked(server) == (["/robots.txt", path] if allowed else ["/robots.txt"])


@pytest.mark.parametrize(
    ("sent", "allowed"),
    [
        (answer(status="404 Not Found"), True),
        (answer(status="403 Forbidden"), True),
        (answer(status="410 Gone"), True),
        (answer(status="429 Too Many Requests"), False),
        (answer(status="500 Internal Server Error"), False),
        (answer(status="503 Service Unavailable"), False),
        (redirect("/robots.txt"), False),
        (b"no HTTP at all", False),
        (b"", False),
    ],
)
def test_no_robots_txt_allows_all_and_one_out_of_reach_nothing(
    let_in: Any, manners: Manners, sent: bytes, allowed: bool
):
    with serving(site(sent)) as server:
        address = let_in(server).at("/a")
        if allowed:
            assert manners.fetch(address).status == 200
        else:
            with pytest.raises(net.FetchError) as refused:
                manners.fetch(address)
            assert refused.value.message.template == ROBOTS_UNREACHABLE


def test_robots_txt_is_asked_for_once_a_day(let_in: Any, manners: Manners, time: Time):
    with serving(site(answer(b"User-agent: *\nDisallow: /private"))) as server:
        let_in(server)
        manners.fetch(server.at("/a"))
        time.now += KEPT_SECONDS - 60
        manners.fetch(server.at("/b"))
        assert asked(server) == ["/robots.txt", "/a", "/b"]
        time.now += 61
        manners.fetch(server.at("/c"))
        assert asked(server)[-2:] == ["/robots.txt", "/c"]


def test_what_it_said_last_holds_while_it_cannot_be_reached(let_in: Any, manners: Manners, time: Time):
    with serving(site(answer(b"User-agent: *\nDisallow: /private"))) as server:
        let_in(server)
        assert manners.robots(server.at()).allows(server.at("/a"))
        server.handler = site(answer(status="503 Service Unavailable"))
        time.now += KEPT_SECONDS + 1
        assert manners.robots(server.at()).allows(server.at("/a"))
        assert not manners.robots(server.at()).allows(server.at("/private"))
        server.handler = site(answer(b"User-agent: *\nDisallow: /"))
        time.now += AGAIN_SECONDS + 1
        assert not manners.robots(server.at()).allows(server.at("/a"))


def test_more_than_500_kilobytes_of_robots_txt_are_not_read(let_in: Any, manners: Manners):
    robots = b"User-agent: *\nDisallow: /first\n" + b"# " + b"x" * 500 * 1024 + b"\nDisallow: /last\n"
    with serving(site(answer(robots))) as server:
        robots_txt = manners.robots(let_in(server).at())
    assert not robots_txt.allows(server.at("/first"))
    assert robots_txt.allows(server.at("/last"))


def test_thousands_of_names_and_rules_are_read_in_passing(let_in: Any, manners: Manners):
    # As they stand, these cost the library three minutes.
    names = "".join(f"User-agent: bot{n}\n" for n in range(20_000))
    rules = "Disallow: /a\n" * 1000
    with serving(site(answer(f"{names}{rules}\nUser-agent: *\nDisallow: /b\n".encode()))) as server:
        robots = manners.robots(let_in(server).at())
    assert robots.allows(server.at("/a"))
    assert not robots.allows(server.at("/b"))


def test_redirects_of_robots_txt_are_followed(let_in: Any, manners: Manners):
    table = {"/robots.txt": redirect("/r"), "/r": answer(b"User-agent: *\nDisallow: /a"), "/b": PAGE}
    with serving(pages(table)) as server:
        robots = manners.robots(let_in(server).at())
    assert (robots.allows(server.at("/a")), robots.allows(server.at("/b"))) == (False, True)


@pytest.mark.parametrize(
    ("line", "ours", "waits"),
    [("", 1, 1), ("Crawl-delay: 7", 1, 7), ("Crawl-delay: 600", 1, 30), ("Crawl-delay: x", 1, 1), ("", 3, 3)],
)
def test_a_host_is_given_time_between_requests(
    let_in: Any, settings: Any, manners: Manners, time: Time, line: str, ours: float, waits: float
):
    with (
        serving(site(answer(f"User-agent: *\n{line}\nDisallow: /x".encode()))) as server,
        serving(site(answer(b""))) as other,
    ):
        let_in(server), let_in(other)
        settings.NET_DELAY = ours
        for path in ("/a", "/b", "/c"):
            manners.fetch(server.at(path))
        assert time.slept == [waits, waits]
        manners.fetch(other.at())
        assert time.slept == [waits, waits]
        time.now += 100
        manners.fetch(server.at())
        assert time.slept == [waits, waits]


def test_nobody_waits_longer_than_they_say(manners: Manners, time: Time):
    for _ in range(3):
        manners.wait("https://harbour.example/", 30, most=5)
    assert time.slept == [5, 5]


def test_an_address_that_may_not_be_fetched_is_refused_before_robots_txt(manners: Manners):
    with pytest.raises(net.FetchError, match="private network"):
        manners.fetch("http://127.0.0.1/")


def test_a_person_is_told_what_robots_txt_says_and_gets_the_page(let_in: Any):
    with serving(site(answer(b"User-agent: *\nDisallow: /a"))) as server:
        let_in(server)
        forbidden, _ = fetched(Incoming(IntakeKind.ADDRESS, address=server.at("/a")))
        allowed, _ = fetched(Incoming(IntakeKind.ADDRESS, address=server.at("/b")))
    assert (forbidden.data, allowed.data) == (b"<p>page</p>", b"<p>page</p>")
    assert [str(warning) for warning in forbidden.warnings] == [
        "The site asks programs not to fetch this page (robots.txt). It was fetched once, because you asked."
    ]
    assert allowed.warnings == ()


def test_a_robots_txt_that_cannot_be_read_bothers_no_person(let_in: Any):
    with serving(site(answer(status="500 Internal Server Error"))) as server:
        found, _ = fetched(Incoming(IntakeKind.ADDRESS, address=let_in(server).at("/a")))
    assert (found.data, found.warnings) == (b"<p>page</p>", ())

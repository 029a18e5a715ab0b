"""Links are asked for politely, and every one has an answer."""

import datetime as dt
import threading

import pytest

from articles.workflow import link_check
from articles.workflow.link_check import look
from tests.factories import make_article, make_live
from tests.net.servers import answer, pages, redirect, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings):
    handler = pages(
        {
            "/fine": answer(b"<p>Here.</p>", content_type="text/html"),
            "/gone": answer(status="410 Gone"),
            "/forbidden": answer(status="403 Forbidden"),
            "/broken": answer(status="500 Oh"),
            "/moved": redirect("/fine", "301 Moved Permanently"),
            "/elsewhere": redirect("/fine", "302 Found"),
            "/large": b"HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n",
        }
    )
    with serving(handler) as server:
        settings.NET_ALLOWED_HOSTS = [server.host]
        yield server


def verdicts(*addresses: str) -> list[str]:
    return [found.verdict for found in look(addresses).values()]


def test_each_link_has_its_answer(site):
    asked = ["fine", "gone", "missing", "forbidden", "broken", "moved", "elsewhere", "large"]
    found = look(site.at(f"/{name}") for name in asked)
    assert [one.verdict for one in found.values()] == [
        "fine", "gone", "gone", "trouble", "trouble", "moved", "fine", "fine",
    ]  # fmt: skip
    assert found[site.at("/moved")].moved == site.at("/fine")
    assert all(one.message for one in found.values() if one.verdict not in ("fine",))


def test_an_address_is_asked_for_once_and_a_site_for_one_page_at_a_time(settings):
    open_now, most = [], []
    lock = threading.Lock()

    def handler(request, connection):
        with lock:
            open_now.append(1)
            most.append(len(open_now))
        connection.sendall(answer(b"here"))
        with lock:
            open_now.pop()

    with serving(handler) as server:
        settings.NET_ALLOWED_HOSTS = [server.host]
        look([server.at(f"/{n % 5}") for n in range(20)])
        assert len(server.requests) == 5
    assert max(most) == 1


def test_nothing_private_is_asked_for(site, settings):
    settings.NET_ALLOWED_HOSTS = []
    found = look([site.at("/fine"), "http://169.254.169.254/latest", "https://localhost/x"])
    assert [one.verdict for one in found.values()] == ["trouble", "trouble", "wrong"]
    assert site.connections == 0


def test_a_site_that_cannot_be_reached_is_not_asked_again(settings):
    with serving(b"") as server:
        host, first, second = server.host, server.at("/a"), server.at("/b")
    settings.NET_ALLOWED_HOSTS = [host]
    found = look([first, second])
    assert [one.verdict for one in found.values()] == ["trouble", "trouble"]
    assert found[first].message == found[second].message


def test_more_than_a_look_takes_are_said_not_to_be_asked(site, monkeypatch):
    monkeypatch.setattr(link_check, "MOST", 2)
    assert verdicts(*(site.at(f"/fine?{n}") for n in range(4)))[2:] == ["skipped", "skipped"]
    assert len(site.requests) == 2


def test_no_page_is_asked_for_once_the_time_is_over(site, monkeypatch):
    monkeypatch.setattr(link_check, "DEADLINE", -1.0)
    assert verdicts(site.at("/fine")) == ["skipped"]
    assert site.connections == 0


def test_our_own_articles_are_looked_up_and_not_fetched(settings):
    live = make_live(make_article("en"), at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    draft = make_article("en")
    found = look(
        [
            f"/en/articles/{live.master_id}/x/",
            f"{settings.SITE_URL}/en/articles/{live.master_id}/x/",
            f"/fr/articles/{live.master_id}/x/",
            f"/en/articles/{draft.master_id}/x/",
            "/en/",
            "mailto:desk@example.org",
        ]
    )
    assert [one.verdict for one in found.values()] == ["fine", "fine", "gone", "gone", "fine", "fine"]

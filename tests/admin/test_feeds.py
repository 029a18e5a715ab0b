"""Followed feeds: found at an address, looked at, and picked from, as forms without script."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from articles.messages import Message
from articles.models import EntryState, Feed, FeedEntry, IntakeItem, IntakeKind, Role
from tests.admin.desk import queries_of, signed_in
from tests.factories import make_source
from tests.net.servers import Server, answer, pages, serving

pytestmark = pytest.mark.django_db
FEEDS = "/admin/feeds/"
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>The Harbour Review</title><link>https://harbour.example/</link>
<item><guid>1</guid><title>The ferry that runs on Sundays &lt;only&gt;</title>
<link>https://harbour.example/ferry</link><description>Nobody had planned for it.</description></item>
<item><guid>2</guid><title>A town measures its rain</title><link>https://harbour.example/rain</link></item>
</channel></rss>"""
PAGE = """<!doctype html><html lang="en"><head><title>The Harbour Review</title>
<link rel="alternate" type="application/rss+xml" title="All articles" href="/feed.xml">
</head><body><p>Harbour news.</p></body></html>"""


@pytest.fixture
def publisher(settings: Any) -> Iterator[Server]:
    """A publisher's server: a front page that names a feed, and the feed."""
    table = {
        "/": answer(PAGE.encode(), content_type="text/html; charset=utf-8"),
        "/feed.xml": answer(RSS.encode(), content_type="application/rss+xml"),
        "/none/": answer(b"<html><p>No feed.</p></html>", content_type="text/html"),
    }
    with serving(pages(table)) as server:
        settings.NET_ALLOWED_HOSTS = [server.host]
        yield server


def make_feed(entries: int = 0, **fields: Any) -> Feed:
    """A followed feed with as many new entries."""
    number = Feed.objects.count()
    fields = {"address": f"https://harbour.example/{number}.xml", "title": f"Feed {number}", **fields}
    feed = Feed.objects.create(source=make_source(f"Harbour {number}"), **fields)
    FeedEntry.objects.bulk_create(
        FeedEntry(
            feed=feed,
            guid=str(n),
            title=f"Entry {n}.",
            address=f"https://harbour.example/{number}/{n}",
            authors=["Mona Kay"],
            published_at=timezone.now() - dt.timedelta(hours=n),
        )
        for n in range(entries)
    )
    return feed


def test_a_feed_is_found_by_the_front_page_and_followed(publisher):
    client = signed_in(Role.EDITOR)
    page = client.post(FEEDS, {"address": publisher.at("/")}).content.decode()
    address = publisher.at("/feed.xml")
    assert f'name="feed" value="{address}"' in page
    assert "All articles" in page
    followed = {
        "feed": address,
        "found": address,
        "found_title": "All articles",
        "source": "Harbour Review",
        "language": "en",
    }
    page = client.post(FEEDS, followed, follow=True).content.decode()
    feed = Feed.objects.get()
    assert (feed.address, feed.source.name_in("en"), feed.language_code) == (address, "Harbour Review", "en")
    assert "The ferry that runs on Sundays &lt;only&gt;" in page
    assert "2 new entries." in page


def test_a_page_without_a_feed_and_a_server_that_is_away_are_said_and_keep_the_address(publisher):
    client = signed_in(Role.EDITOR)
    for address, words in (
        (publisher.at("/none/"), "This page names no feed."),
        ("http://10.0.0.1/feed", "private network"),
    ):
        response = client.post(FEEDS, {"address": address})
        page = response.content.decode()
        assert response.status_code == 422
        assert words in page
        assert f'value="{address}"' in page
    assert client.post(FEEDS, {"address": "javascript:alert(1)"}).status_code == 422


def test_a_feed_is_not_followed_without_a_source(publisher):
    client = signed_in(Role.EDITOR)
    address = publisher.at("/feed.xml")
    response = client.post(FEEDS, {"feed": address, "found": address, "found_title": "x", "source": ""})
    assert response.status_code == 422
    assert not Feed.objects.exists()


def test_the_list_says_how_each_feed_stands():
    problem = Message("The server answered with an error of its own (%(status)s).", {"status": 503})
    make_feed(3)
    make_feed(problem=problem.as_json(), failures=2)
    make_feed(active=False)
    page = signed_in(Role.EDITOR).get(FEEDS).content.decode()
    for words in (
        "3 new",
        "error of its own (503)",
        "Not answering",
        "Paused",
        "Follow again",
        "not asked yet",
    ):
        assert words in page


def test_looking_brings_new_entries_and_a_second_look_none(publisher):
    feed = make_feed(address=publisher.at("/feed.xml"))
    client = signed_in(Role.EDITOR)
    page = client.post(f"{FEEDS}{feed.pk}/look/", {"from": "feed"}, follow=True).content.decode()
    assert "2 new entries." in page
    assert feed.entries.count() == 2
    client.post(f"{FEEDS}{feed.pk}/look/")
    assert feed.entries.count() == 2


def test_what_is_ticked_is_picked_for_the_tray_or_passed_over():
    feed = make_feed(4)
    client = signed_in(Role.EDITOR)
    first, second, third, fourth = feed.entries.all()
    page = client.post(f"{FEEDS}{feed.pk}/", {"entry": [first.pk, second.pk], "then": "pick"}, follow=True)
    assert "2 entries lie on the tray, to be read." in page.content.decode()
    assert set(IntakeItem.objects.values_list("entry", "kind")) == {
        (first.pk, IntakeKind.FEED),
        (second.pk, IntakeKind.FEED),
    }
    client.post(f"{FEEDS}{feed.pk}/", {"entry": third.pk, "then": "pass"})
    states = dict(feed.entries.values_list("pk", "state"))
    assert states == {
        first.pk: EntryState.PICKED,
        second.pk: EntryState.PICKED,
        third.pk: EntryState.PASSED,
        fourth.pk: EntryState.NEW,
    }
    page = client.get(f"{FEEDS}{feed.pk}/?state=all").content.decode()
    assert f'href="/admin/intake/{IntakeItem.objects.get(entry=first).pk}/"' in page


def test_entries_of_another_feed_are_not_picked_and_nothing_ticked_is_said():
    feed, other = make_feed(1), make_feed(1)
    client = signed_in(Role.EDITOR)
    strange = {"entry": [other.entries.get().pk, "x", "9" * 30], "then": "pick"}
    page = client.post(f"{FEEDS}{feed.pk}/", strange, follow=True).content.decode()
    assert "Tick the entries first." in page
    assert not IntakeItem.objects.exists()


def test_entries_are_searched_and_shown_by_state():
    feed = make_feed(3)
    FeedEntry.objects.filter(guid="1").update(state=EntryState.PASSED)
    client = signed_in(Role.EDITOR)

    def shown(query: str) -> list[bool]:
        page = client.get(f"{FEEDS}{feed.pk}/{query}").content.decode()
        return [f"Entry {n}." in page for n in range(3)]

    assert shown("") == [True, False, True]
    assert shown("?state=passed") == [False, True, False]
    assert shown("?state=all&q=entry 2") == [False, False, True]
    assert shown("?state=nonsense") == [True, False, True]


def test_an_address_that_is_no_web_page_is_no_link():
    feed = make_feed(1)
    FeedEntry.objects.update(address="javascript:alert(1)")
    page = signed_in(Role.EDITOR).get(f"{FEEDS}{feed.pk}/").content.decode()
    assert 'href="javascript:' not in page


def test_a_feed_is_paused_followed_again_and_removed():
    feed = make_feed(2)
    client = signed_in(Role.EDITOR)
    client.post(f"{FEEDS}{feed.pk}/pause/", {"active": "0"})
    assert not Feed.objects.get().active
    client.post(f"{FEEDS}{feed.pk}/pause/", {"active": "1"})
    assert Feed.objects.get().active
    page = client.get(f"{FEEDS}{feed.pk}/remove/").content.decode()
    assert "2 entries leave with it." in page
    client.post(f"{FEEDS}{feed.pk}/remove/")
    assert not Feed.objects.exists()
    assert client.get(f"{FEEDS}{feed.pk}/").status_code == 404


def test_a_source_shows_its_feeds_to_those_who_take_texts_in():
    feed = make_feed(2)
    address = f"/admin/articles/source/{feed.source_id}/change/"
    page = signed_in(Role.EDITOR).get(address).content.decode()
    assert f'href="{FEEDS}{feed.pk}/"' in page
    translator = signed_in(Role.TRANSLATOR, languages=["fr"])
    assert f"{FEEDS}{feed.pk}/" not in translator.get(address).content.decode()


@pytest.mark.parametrize("route", ["", "{pk}/", "{pk}/look/", "{pk}/pause/", "{pk}/remove/"])
def test_translators_follow_nothing(route):
    feed = make_feed(1)
    translator = signed_in(Role.TRANSLATOR, languages=["fr"])
    data = {"address": feed.address, "entry": feed.entries.get().pk, "then": "pick", "active": "0"}
    assert translator.post(f"{FEEDS}{route.format(pk=feed.pk)}", data).status_code == 403
    feed.refresh_from_db()
    assert feed.active
    assert not IntakeItem.objects.exists()


def test_feeds_cost_the_same_with_five_hundred_entries_as_with_one():
    client = signed_in(Role.EDITOR)
    small = make_feed(1)
    one = queries_of(client, FEEDS), queries_of(client, f"{FEEDS}{small.pk}/")
    large = make_feed(500)
    for _ in range(5):
        make_feed(3)
    assert (queries_of(client, FEEDS), queries_of(client, f"{FEEDS}{large.pk}/")) == one
    assert queries_of(client, f"{FEEDS}{large.pk}/?state=all&page=3") == one[1]

"""Feeds that are followed: asked politely, written down once, never a reason to fall over."""

import datetime as dt
import json
import socket
import threading
from collections.abc import Callable
from email.utils import format_datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from articles.formats.feeds import parse_feed
from articles.ingest import feeds, tray
from articles.ingest.errors import CannotIngest
from articles.ingest.feed_schedule import LEAST, MOST, USUAL, after_failure, after_success
from articles.ingest.feed_writing import write_entries
from articles.models import (
    ActionLog,
    EntryState,
    Feed,
    FeedEntry,
    IntakeItem,
    IntakeKind,
    IntakeState,
    Role,
)
from articles.workflow import merging, naming
from articles.workflow.errors import NotAllowed, Refused
from tests.factories import make_source, make_user
from tests.formats.feeds import WHOLE, item, rss
from tests.net.servers import Request, Server, answer, pages, redirect, serving

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
XML = "application/rss+xml; charset=utf-8"


def items(*guids: object, **parts: str) -> list[str]:
    return [
        item(f"Title {guid}", guid=str(guid), link=f"https://harbour.example/{guid}", **parts)
        for guid in guids
    ]


def feed_answer(*guids: object, **headers: Any) -> bytes:
    return answer(rss(items(*guids)), Content_Type=XML, **headers)


def make_feed(address: str, **extra: Any) -> Feed:
    feed = Feed(source=make_source(), address=address, **extra)
    feed.full_clean()
    feed.save()
    return feed


def asked(server: Server) -> list[Request]:
    """What was asked of the server, robots.txt left out."""
    return [request for request in server.requests if request.target != "/robots.txt"]


@pytest.fixture
def editor():
    return make_user(Role.EDITOR)


@pytest.fixture
def translator():
    return make_user(Role.TRANSLATOR, languages=["fr"])


# --- Following -----------------------------------------------------------------------------------
def test_new_entries_become_candidates_and_are_counted_once(let_in: Any):
    with serving(pages({"/feed": feed_answer(1, 2)})) as server:
        feed = make_feed(let_in(server).at("/feed"))
        assert feeds.follow(feed, now=NOW) == feeds.Followed(new=2)
        server.handler = pages({"/feed": feed_answer(3, 1, 2)})
        assert feeds.follow(feed, now=NOW).new == 1
        assert feeds.follow(feed, now=NOW).new == 0
    assert sorted(feed.entries.values_list("guid", "state")) == [(n, EntryState.NEW) for n in "123"]
    assert (feed.title, feed.asked_at, feed.changed_at, feed.failures) == ("Harbour News", NOW, NOW, 0)
    entry = feed.entries.get(guid="1")
    assert (entry.title, entry.address) == ("Title 1", "https://harbour.example/1")


def test_an_entry_is_kept_up_while_it_is_new_and_left_alone_then(let_in: Any):
    with serving(pages({"/feed": feed_answer(1, 2, 3)})) as server:
        feed = make_feed(let_in(server).at("/feed"))
        feeds.follow(feed, now=NOW)
        feed.entries.filter(guid="2").update(state=EntryState.PICKED)
        feed.entries.filter(guid="3").update(state=EntryState.PASSED)
        changed = [item(f"Corrected {n}", guid=str(n), content=WHOLE) for n in (1, 2, 3)]
        server.handler = pages({"/feed": answer(rss(changed), Content_Type=XML)})
        assert feeds.follow(feed, now=NOW).new == 0
    titles = dict(feed.entries.values_list("guid", "title"))
    assert titles == {"1": "Corrected 1", "2": "Title 2", "3": "Title 3"}
    assert feed.entries.get(guid="1").content == WHOLE


@pytest.mark.parametrize("seen", [False, True])
def test_five_hundred_entries_take_as_many_queries_as_one(
    let_in: Any, django_assert_max_num_queries: Any, seen: bool
):
    counts = []
    for number in (1, 500):
        with serving(pages({"/feed": feed_answer(*range(number))})) as server:
            feed = make_feed(let_in(server).at("/feed"))
            if seen:
                feeds.follow(feed, now=NOW)
                feed.entries.update(title="old")
            with django_assert_max_num_queries(20) as captured:
                feeds.follow(feed, now=NOW)
            counts.append(len(captured))
            assert feed.entries.filter(title__startswith="Title").count() == number
    assert counts[0] == counts[1]


def test_the_server_is_told_what_is_here_and_may_say_that_nothing_changed(let_in: Any):
    date = format_datetime(NOW, usegmt=True)

    def handle(request: Request, line: socket.socket) -> None:
        there = request.headers.get("if-none-match") == '"7"'
        line.sendall(
            answer(status="304 Not Modified", Content_Length=None)
            if there
            else feed_answer(1, ETag='"7"', Last_Modified=date)
        )

    with serving(handle) as server:
        feed = make_feed(let_in(server).at("/feed"))
        assert feeds.follow(feed, now=NOW, asked=True).new == 1
        later = NOW + dt.timedelta(hours=2)
        assert feeds.follow(feed, now=later, asked=True) == feeds.Followed(unchanged=True)
    assert server.requests[1].headers["if-modified-since"] == date
    assert (feed.etag, feed.asked_at, feed.changed_at) == ('"7"', later, NOW)


@pytest.mark.parametrize("etag", ["x" * 600, '"ü"'])
def test_a_validator_that_cannot_be_sent_back_is_not_kept(let_in: Any, etag: str):
    with serving(pages({"/feed": feed_answer(1, ETag=etag)})) as server:
        feed = make_feed(let_in(server).at("/feed"))
        feeds.follow(feed, now=NOW)
        assert feeds.follow(feed, now=NOW).problem is None
    assert feed.etag == ""


# --- Moves and ends ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("status", "moves"),
    [
        ("301 Moved Permanently", True),
        ("308 Permanent Redirect", True),
        ("302 Found", False),
        ("307 Temporary Redirect", False),
    ],
)
def test_a_permanent_redirect_moves_the_feed(let_in: Any, status: str, moves: bool):
    with serving(pages({"/old": redirect("/new", status), "/new": feed_answer(1)})) as server:
        feed = make_feed(let_in(server).at("/old"))
        assert feeds.follow(feed, now=NOW).new == 1
    assert feed.address == server.at("/new" if moves else "/old")


def test_a_redirect_to_what_is_no_feed_moves_nothing(let_in: Any):
    with serving(pages({"/old": redirect("/", "301 Moved"), "/": answer(b"<html>home</html>")})) as server:
        feed = make_feed(let_in(server).at("/old"))
        assert "no feed" in str(feeds.follow(feed, now=NOW).problem)
    assert (feed.address, feed.active) == (server.at("/old"), True)


def test_a_feed_that_moved_to_one_that_is_here_ends(let_in: Any):
    with serving(pages({"/old": redirect("/new", "301 Moved"), "/new": feed_answer(1)})) as server:
        feed, known = make_feed(let_in(server).at("/old")), make_feed(server.at("/new"))
        assert "followed already" in str(feeds.follow(feed, now=NOW).problem)
    known.refresh_from_db()
    assert (feed.active, feed.address, known.active) == (False, server.at("/old"), True)


def test_a_feed_that_is_gone_is_no_longer_followed_and_keeps_its_entries(let_in: Any):
    with serving(pages({"/feed": feed_answer(1)})) as server:
        feed = make_feed(let_in(server).at("/feed"))
        feeds.follow(feed, now=NOW)
        server.handler = pages({"/feed": answer(status="410 Gone")})
        assert "gone for good" in str(feeds.follow(feed, now=NOW).problem)
    assert (feed.active, feed.entries.count()) == (False, 1)
    assert feed not in feeds.due(NOW + dt.timedelta(days=30))


def test_a_json_feed_that_has_ended_is_no_longer_followed(let_in: Any):
    body = b'{"version": "https://jsonfeed.org/version/1.1", "expired": true, "items": [{"id": "1"}]}'
    with serving(pages({"/feed": answer(body, Content_Type="application/feed+json")})) as server:
        feed = make_feed(let_in(server).at("/feed"))
        followed = feeds.follow(feed, now=NOW)
    assert (followed.new, feed.active) == (1, False)


# --- What goes wrong -----------------------------------------------------------------------------
WRONG: dict[str, bytes] = {
    "not found": answer(status="404 Not Found"),
    "forbidden": answer(status="403 Forbidden"),
    "too often": answer(status="429 Too Many Requests", Retry_After="7200"),
    "a fault": answer(status="500 Internal Server Error"),
    "a page": answer(b"<!DOCTYPE html><p>home", Content_Type="text/html"),
    "nothing": answer(b""),
    "no HTTP": b"hello",
    "entities": answer(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss></rss>', Content_Type=XML),
    "a circle": redirect("/feed"),
    "somewhere private": redirect("http://169.254.169.254/"),
    "a bomb": answer(b"\x1f\x8b" + bytes(100), Content_Encoding="gzip"),
}


@pytest.mark.parametrize("sent", WRONG.values(), ids=WRONG)
def test_whatever_a_server_does_is_a_sentence_and_never_an_error(let_in: Any, sent: bytes):
    with serving(pages({"/feed": sent})) as server:
        feed = make_feed(let_in(server).at("/feed"))
        followed = feeds.follow(feed, now=NOW)
    assert followed.problem is not None
    assert feed.problem == followed.problem.as_json()
    assert (feed.active, feed.failures, feed.asked_at) == (True, 1, NOW)
    assert feed.next_at
    assert NOW + LEAST <= feed.next_at <= NOW + MOST * 1.1


def test_after_failures_the_wait_grows_and_success_ends_it(let_in: Any):
    waits = []
    with serving(pages({})) as server:
        feed = make_feed(let_in(server).at("/feed"))
        for _ in range(10):
            feeds.follow(feed, now=NOW)
            assert feed.next_at
            waits.append(feed.next_at - NOW)
        server.handler = pages({"/feed": feed_answer(1)})
        feeds.follow(feed, now=NOW)
    assert all(LEAST * 2**n <= waits[n] <= LEAST * 2**n * 1.1 for n in range(6))
    assert MOST <= waits[-1] <= MOST * 1.1
    assert (feed.failures, feed.problem) == (0, None)
    assert feed.next_at <= NOW + USUAL * 1.1


def test_a_feed_removed_while_it_is_asked_for_stays_removed(let_in: Any):
    def handle(request: Request, line: socket.socket) -> None:
        line.sendall(feed_answer(1) if request.target != "/robots.txt" else answer(status="404 x"))

    with serving(handle) as server:
        feed = make_feed(let_in(server).at("/feed"))
        held = Feed.objects.get(pk=feed.pk)
        feed.delete()
        assert feeds.follow(held, now=NOW) == feeds.Followed(unchanged=True)
        server.handler = pages({})
        assert feeds.follow(held, now=NOW).problem
    assert not Feed.objects.exists()


def test_robots_txt_binds_the_timer_and_not_whoever_asks_now(let_in: Any):
    table = {"/robots.txt": answer(b"User-agent: *\nDisallow: /feed"), "/feed": feed_answer(1)}
    with serving(pages(table)) as server:
        feed = make_feed(let_in(server).at("/feed"))
        assert "robots.txt" in str(feeds.follow(feed, now=NOW).problem)
        assert asked(server) == []
        assert feeds.follow(feed, now=NOW, asked=True).new == 1


@pytest.mark.parametrize(
    ("headers", "ttl", "least", "most"),
    [
        ({}, None, USUAL, USUAL),
        ({}, 60, LEAST, LEAST),
        ({}, 7200, USUAL * 2, USUAL * 2),
        ({}, 10**9, MOST, MOST),
        ({"cache-control": "public, max-age=7200"}, None, USUAL * 2, USUAL * 2),
        ({"cache-control": "max-age=60, max-age=90"}, 7200, USUAL * 2, USUAL * 2),
        ({"cache-control": "s-maxage=99999"}, None, USUAL, USUAL),
        ({"cache-control": "no-cache, max-age=0"}, None, USUAL, USUAL),
        ({"cache-control": "max-age=" + "9" * 500}, None, MOST, MOST),
    ],
)
def test_a_publisher_says_within_bounds_when_to_come_again(
    headers: dict[str, str], ttl: int | None, least: dt.timedelta, most: dt.timedelta
):
    assert least <= after_success(headers, ttl) <= most * 1.1


@pytest.mark.parametrize(
    ("value", "least"),
    [
        ("7200", USUAL * 2),
        ("0", LEAST),
        ("-5", LEAST),
        ("99999999999999999999", MOST),
        (format_datetime(NOW + USUAL * 5), USUAL * 5),
        (format_datetime(NOW - USUAL * 5), LEAST),
        ("Tue, 03 Mar 9999 12:00:00 GMT", MOST),
        ("soon", LEAST),
        ("", LEAST),
    ],
)
def test_a_server_says_within_bounds_when_to_try_again(value: str, least: dt.timedelta):
    assert least <= after_failure(1, {"retry-after": value}, NOW) <= least * 1.1


# --- Two at once ---------------------------------------------------------------------------------
def write_locked(feed: Feed, parsed: Any) -> int:
    """As `follow` writes: the feed is locked first."""
    with transaction.atomic():
        Feed.objects.select_for_update().get(pk=feed.pk)
        return write_entries(feed, parsed)


def write_unlocked(feed: Feed, parsed: Any) -> int:
    """The same without the lock."""
    with transaction.atomic():
        return write_entries(feed, parsed)


def write_together(write: Callable[[Feed, Any], int], guids: range) -> list[int | Exception]:
    """Let six write the same entries at once; return what each of them counted, or ran into."""
    feed = Feed.objects.first() or make_feed("https://harbour.example/feed")
    parsed = parse_feed(rss(items(*guids)))
    together, results = threading.Barrier(6), []

    def work() -> None:
        try:
            together.wait()
            results.append(write(feed, parsed))
        except Exception as error:
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_two_followers_at_once_write_each_entry_once():
    for n in range(4):
        assert sorted(write_together(write_locked, range(n * 40, n * 40 + 40)), key=str) == [
            0,
            0,
            0,
            0,
            0,
            40,
        ]
    assert FeedEntry.objects.count() == 160


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_they_run_into_each_other():
    rounds = (write_together(write_unlocked, range(n * 40, n * 40 + 40)) for n in range(40))
    assert any(isinstance(result, IntegrityError) for results in rounds for result in results)


@pytest.mark.django_db(transaction=True)
def test_two_timers_at_once_ask_a_server_once(let_in: Any):
    with serving(pages({"/feed": feed_answer(1)})) as server:
        feed = make_feed(let_in(server).at("/feed"))
        first, second = list(feeds.due(NOW)), list(feeds.due(NOW))
        assert [followed.new for _, followed in feeds.follow_due(first, NOW)] == [1]
        assert list(feeds.follow_due(second, NOW)) == []
        # The negative control: nothing else keeps the second away.
        feeds.follow(feed, now=NOW)
    assert len(asked(server)) == 2


# --- What is due, and the command ----------------------------------------------------------------
def test_what_is_due_is_what_is_followed_and_has_waited():
    wanted = [
        make_feed("https://a.example/", next_at=None),
        make_feed("https://b.example/", next_at=NOW),
    ]
    make_feed("https://c.example/", next_at=NOW + dt.timedelta(minutes=1))
    make_feed("https://d.example/", next_at=None, active=False)
    assert set(feeds.due(NOW)) == set(wanted)


def test_the_command_tells_a_line_for_each_feed(let_in: Any, capsys: pytest.CaptureFixture[str]):
    with serving(pages({"/good": feed_answer(1, 2)})) as server:
        make_feed(let_in(server).at("/good"), title="Good")
        make_feed(server.at("/bad"), title="Bad")
        call_command("follow_feeds")
        lines = capsys.readouterr().out.splitlines()
    assert sorted(lines) == [
        "Bad: There is no page at this address (404). Check it, or paste the text.",
        "Good: 2 new",
    ]


def test_the_command_speaks_json(let_in: Any, capsys: pytest.CaptureFixture[str]):
    with serving(pages({"/feed": feed_answer(1, 2)})) as server:
        feed = make_feed(let_in(server).at("/feed"))
        call_command("follow_feeds", "--json")
    line = json.loads(capsys.readouterr().out)
    assert line | {"next_at": None} == {
        "feed": feed.pk,
        "address": feed.address,
        "new": 2,
        "unchanged": False,
        "problem": None,
        "active": True,
        "next_at": None,
    }


def test_the_command_fails_only_if_every_feed_does(let_in: Any, capsys: pytest.CaptureFixture[str]):
    call_command("follow_feeds")
    assert capsys.readouterr().out == "No feed is due.\n"
    with serving(pages({})) as server:
        make_feed(let_in(server).at("/bad"))
        with pytest.raises(CommandError, match="No feed could be read"):
            call_command("follow_feeds")
        with pytest.raises(CommandError, match="There is no feed 0"):
            call_command("follow_feeds", "--feed", "0")


def test_the_command_asks_for_what_it_is_told(let_in: Any, capsys: pytest.CaptureFixture[str]):
    later = timezone.now() + dt.timedelta(days=1)
    with serving(pages({"/a": feed_answer(1), "/b": feed_answer(2)})) as server:
        one = make_feed(let_in(server).at("/a"), next_at=later)
        stopped = make_feed(server.at("/b"), active=False)
        call_command("follow_feeds", "--all")
        assert [request.target for request in asked(server)] == ["/a"]
        call_command("follow_feeds", "--feed", str(stopped.pk))
        assert [request.target for request in asked(server)] == ["/a", "/b"]
    assert one.entries.count() == stopped.entries.count() == 1


# --- Finding -------------------------------------------------------------------------------------
def test_a_feeds_own_address_is_found(let_in: Any):
    with serving(pages({"/feed": feed_answer(1), "/moved": redirect("/feed", "301 Moved")})) as server:
        let_in(server)
        for path in ("/feed", "/moved"):
            assert feeds.discover(f" {server.at(path)}\n") == [
                feeds.FoundFeed(server.at("/feed"), "Harbour News")
            ]


def test_a_page_leads_to_the_feeds_it_names(let_in: Any):
    page = b'<html><link rel="alternate" type="application/rss+xml" title="News" href="/feed"></html>'
    with serving(pages({"/": answer(page, Content_Type="text/html")})) as server:
        assert feeds.discover(let_in(server).at()) == [feeds.FoundFeed(server.at("/feed"), "News")]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (answer(b"<html><p>nothing here</p></html>", Content_Type="text/html"), "names no feed"),
        (answer(b"just text", Content_Type="text/plain"), "This is no feed"),
        (answer(status="404 Not Found"), "no page at this address"),
    ],
)
def test_what_leads_to_no_feed_is_said_so(let_in: Any, sent: bytes, words: str):
    with serving(pages({"/": sent})) as server, pytest.raises(CannotIngest, match=words):
        feeds.discover(let_in(server).at())


def test_an_address_without_a_scheme_is_one_of_https():
    with pytest.raises(CannotIngest, match="private network"):
        feeds.discover("127.0.0.1")
    with pytest.raises(CannotIngest, match="web address"):
        feeds.discover("")


# --- What editors do -----------------------------------------------------------------------------
def test_editors_add_stop_resume_and_remove_feeds_and_the_log_says_so(editor, translator):
    source = make_source()
    feed = feeds.add_feed(editor, source, " https://harbour.example/feed ", title="Harbour", language="en")
    assert (feed.address, feed.language_code, feed.active) == ("https://harbour.example/feed", "en", True)
    Feed.objects.update(failures=3, next_at=NOW, problem={"template": "x", "params": {}})
    assert not feeds.stop(editor, feed).active
    resumed = feeds.resume(editor, feed)
    assert (resumed.active, resumed.failures, resumed.next_at, resumed.problem) == (True, 0, None, None)
    feeds.remove(editor, feed)
    assert not Feed.objects.exists()
    verbs = ["add_feed", "stop_feed", "resume_feed", "remove_feed"]
    assert list(ActionLog.objects.order_by("pk").values_list("verb", flat=True)) == verbs
    for verb in (feeds.stop, feeds.resume, feeds.remove):
        with pytest.raises(NotAllowed):
            verb(translator, feed)
    with pytest.raises(NotAllowed):
        feeds.add_feed(translator, source, "https://harbour.example/other")


@pytest.mark.parametrize("address", ["", "harbour.example", "ftp://harbour.example/", "http://10.0.0.1/feed"])
def test_an_address_that_is_none_is_not_followed(editor, address: str):
    with pytest.raises(Refused):
        feeds.add_feed(editor, make_source(), address)
    assert not Feed.objects.exists()


def test_a_feed_is_followed_once(editor):
    feeds.add_feed(editor, make_source(), "https://harbour.example/feed", title="Harbour")
    with pytest.raises(Refused, match="here already, as “Harbour”"):
        feeds.add_feed(editor, make_source("Other"), "https://harbour.example/feed")


def entries_of(feed: Feed, *guids: object, **parts: str) -> list[FeedEntry]:
    write_entries(feed, parse_feed(rss(items(*guids, **parts))))
    return list(feed.entries.order_by("pk"))


def test_picked_entries_lie_on_the_tray_once(editor, translator):
    entries = entries_of(make_feed("https://harbour.example/feed"), *range(60))
    with pytest.raises(NotAllowed):
        feeds.pick(translator, entries)
    picked = feeds.pick(editor, [*entries, entries[0]])
    assert feeds.pick(editor, entries[:2]) == picked[:2]
    assert IntakeItem.objects.count() == 60
    first = IntakeItem.objects.get(entry=entries[0])
    assert (first.kind, first.state, first.address) == (
        IntakeKind.FEED,
        IntakeState.WAITING,
        entries[0].address,
    )
    assert set(FeedEntry.objects.values_list("state", flat=True)) == {EntryState.PICKED}


def test_passed_over_entries_can_be_brought_back(editor, translator):
    entries = entries_of(make_feed("https://harbour.example/feed"), 1, 2, 3)
    feeds.pick(editor, entries[:1])
    with pytest.raises(NotAllowed):
        feeds.pass_over(translator, entries)
    assert feeds.pass_over(editor, entries) == 2
    assert feeds.bring_back(editor, entries[:2]) == 1
    states = FeedEntry.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [EntryState.PICKED, EntryState.NEW, EntryState.PASSED]


def test_an_entry_with_its_whole_text_becomes_a_draft_without_another_request(editor, let_in: Any):
    extra = "<author>desk@harbour.example (Ada Quay)</author><pubDate>Tue, 03 Mar 2026 08:00:00 GMT</pubDate>"
    with serving(answer(b"never")) as server:
        let_in(server)
        link = server.at("/ferry")
        data = rss([item("The ferry &amp; the fog", link=link, guid="1", content=WHOLE, extra=extra)])
        feed = make_feed(server.at("/feed"))
        write_entries(feed, parse_feed(data))
        [laid] = feeds.pick(editor, feed.entries.all())
        read = tray.read(editor, laid)
        assert server.connections == 0
    assert read.state == IntakeState.READ, tray.shown_problem(read)
    edition = tray.take(editor, read, version=read.row_version)
    assert edition.headline == "The ferry & the fog"
    assert edition.body.count("<p>") == 6
    article = edition.master
    assert (article.source, article.original_url) == (feed.source, link)
    assert article.original_date == dt.date(2026, 3, 3)
    assert [credit.contributor.name_in("en") for credit in article.credits.all()] == ["Ada Quay"]


def test_an_entry_that_is_a_teaser_is_fetched_as_robots_txt_allows(editor, let_in: Any):
    table = {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /no"),
        "/yes": answer(
            f"<html><body><article><h1>The ferry</h1>{WHOLE}</article></body></html>".encode(),
            Content_Type="text/html; charset=utf-8",
        ),
    }
    with serving(pages(table)) as server:
        let_in(server)
        feed = make_feed(server.at("/feed"))
        links = [item("Yes", guid="1", link=server.at("/yes")), item("No", guid="2", link=server.at("/no"))]
        write_entries(feed, parse_feed(rss([*links, item("Nowhere", guid="3", link="")])))
        laid = feeds.pick(editor, feed.entries.order_by("guid"))
        yes, no, nowhere = (tray.read(editor, thing) for thing in laid)
    assert (yes.state, yes.headline) == (IntakeState.READ, "The ferry")
    assert (no.state, nowhere.state) == (IntakeState.FAILED, IntakeState.FAILED)
    assert "robots.txt" in tray.shown_problem(no)
    assert "neither a text nor an address" in tray.shown_problem(nowhere)


# --- Sources -------------------------------------------------------------------------------------
def test_when_sources_are_merged_their_feeds_come_along(editor):
    kept, duplicate = make_source("Harbour News"), make_source("Harbour news ")
    feed = feeds.add_feed(editor, duplicate, "https://harbour.example/feed")
    merging.merge(make_user(Role.CHIEF), kept, duplicate)
    feed.refresh_from_db()
    assert feed.source == kept


def test_a_source_with_a_feed_is_not_deleted(editor):
    source = make_source()
    feed = feeds.add_feed(editor, source, "https://harbour.example/feed")
    with pytest.raises(Refused):
        naming.delete_name(editor, source)
    feeds.remove(editor, feed)
    naming.delete_name(editor, source)

"""Both stores keep the same promises; a stampede makes a page once; caches in front are told."""

import shutil
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from articles.caching import pages
from articles.caching.entry import Entry, Snapshot
from articles.caching.files import FileStore
from articles.caching.purging import Follower, NotTold
from articles.caching.servers import ServerStore
from articles.models import Role
from articles.public import article_page
from articles.rendering import article_path
from articles.workflow import actions
from tests.factories import make_article, make_live, make_user

ENTRY = Entry(
    200, (("Content-Type", "text/html"),), ("a1",), "x", time.time(), Snapshot(1, 5, (3,)), {"identity": b"1"}
)


@pytest.fixture(scope="session")
def redis_address(tmp_path_factory):
    """A Redis of our own; Valkey speaks the same."""
    program = shutil.which("valkey-server") or shutil.which("redis-server")
    if program is None:
        pytest.skip("no Valkey or Redis; get it with: apt-get install redis-server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )
    store = ServerStore(f"redis://127.0.0.1:{port}/0", "up")
    until = time.monotonic() + 10
    while time.monotonic() < until and store.get("x") is None:
        store.put("x", ENTRY)
        time.sleep(0.05)
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait(10)


@pytest.fixture(params=["files", "server"])
def store(request, tmp_path):
    if request.param == "files":
        yield FileStore(tmp_path, "release", 10**6)
        return
    found = ServerStore(request.getfixturevalue("redis_address"), tmp_path.name)
    yield found
    found._client.close()


def test_what_is_kept_comes_back(store):
    assert store.get("/fr/") is None
    store.put("/fr/", ENTRY)
    assert store.get("/fr/") == ENTRY
    store.forget("/fr/")
    assert store.get("/fr/") is None
    store.put("/fr/ü\udcff", ENTRY)


def test_one_makes_a_page_and_nobody_else(store):
    with store.renewing("/fr/") as mine, store.renewing("/fr/") as other, store.renewing("/en/") as elsewhere:
        assert (mine, other, elsewhere) == (True, False, True)
    with store.renewing("/fr/") as mine:
        assert mine


def test_what_is_cleared_is_gone(store):
    store.put("/fr/", ENTRY)
    store.clear()
    assert store.get("/fr/") is None


def test_a_server_that_is_away_costs_no_error():
    store = ServerStore("redis://127.0.0.1:1/0", "x")
    store.put("/fr/", ENTRY)
    assert store.get("/fr/") is None
    store.forget("/fr/")
    store.clear()
    with store.renewing("/fr/") as mine:
        assert mine


@pytest.mark.django_db(transaction=True)
def test_the_site_over_a_server(process, settings, redis_address):
    settings.PAGE_CACHE_SERVER = redis_address
    pages.store.cache_clear()
    path = article_path(make_live(make_article("fr")))
    here, elsewhere = process(), process()
    assert here.made(path)
    assert not elsewhere.made(path)
    pages.store()._client.close()


# --- A stampede ----------------------------------------------------------------------------------
def stampede(path, monkeypatch, askers=200):
    """Have so many ask at once, half of them in another process; return how often the page was made."""
    made, answers = [], []
    real = article_page._page

    def slow(*arguments, **named):
        made.append(1)
        time.sleep(0.3)
        return real(*arguments, **named)

    monkeypatch.setattr(article_page, "_page", slow)
    clients = [Client(), Client()]
    for client in clients:
        client.get("/healthz")
    together = threading.Barrier(askers)

    def ask(number):
        together.wait()
        answers.append(clients[number % 2].get(path).status_code)
        connection.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(askers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * askers
    return len(made)


@pytest.fixture
def viral(page_cache, settings):
    settings.PAGE_CACHE_INTERVAL = 0.5
    pages.journal().ask_now()
    return article_path(make_live(make_article("fr")))


@pytest.mark.django_db(transaction=True)
def test_two_hundred_at_once_make_a_page_once(viral, monkeypatch):
    pages.journal().ask_now()
    assert stampede(viral, monkeypatch) == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_they_would_make_it_many_times(viral, monkeypatch):
    """The control: the test above sees a stampede where there is one."""
    pages.journal().ask_now()
    monkeypatch.setattr(pages.store(), "renewing", lambda key: _Free())
    assert stampede(viral, monkeypatch, askers=20) > 1


class _Free:
    def __enter__(self):
        return True

    def __exit__(self, *_):
        return None


@pytest.mark.django_db(transaction=True)
def test_while_one_renews_an_older_page_the_others_get_it(process, viral, monkeypatch):
    here = process()
    here.get(viral)
    real = time.time()
    monkeypatch.setattr(time, "time", lambda: real + 700)
    with pages.store().renewing(viral) as mine:
        assert mine
        assert not here.made(viral)
    assert here.made(viral)


# --- Caches in front -----------------------------------------------------------------------------
@pytest.fixture
def front(settings):
    """A cache in front that writes down what it is told."""
    told, status = [], [200]

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            length = int(self.headers.get("Content-Length") or 0)
            told.append((self.command, dict(self.headers), self.rfile.read(length)))
            self.send_response(status[0])
            self.end_headers()

        do_PURGE = do_POST = answer

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.CACHE_FRONT_PURGE = [f"http://127.0.0.1:{server.server_port}/"]
    settings.CACHE_FRONT_HEADER = "xkey"
    yield told, status
    server.shutdown()
    server.server_close()


@pytest.mark.django_db(transaction=True)
def test_caches_in_front_are_told_once_of_everything(front):
    told, _status = front
    edition = make_live(make_article("fr"))
    follower = Follower()
    assert f"a{edition.master_id}" in follower.tell_new()
    assert follower.tell_new() == []
    actions.unpublish(make_user(Role.CHIEF), edition, note="Later.")
    assert {f"a{edition.master_id}", "in:fr"} <= set(follower.tell_new())
    method, headers, _body = told[-1]
    assert method == "PURGE"
    assert f"a{edition.master_id}" in headers["xkey"].split()


@pytest.mark.django_db(transaction=True)
def test_what_was_not_confirmed_is_told_again(front):
    _told, status = front
    make_live(make_article("fr"))
    follower = Follower()
    status[0] = 503
    with pytest.raises(NotTold, match="503"):
        follower.tell_new()
    with pytest.raises(CommandError, match="Not told"):
        call_command("purge")
    status[0] = 200
    assert "in:fr" in follower.tell_new()


@pytest.mark.django_db(transaction=True)
def test_each_kind_of_cache_is_told_in_its_own_words(front, settings):
    told, _status = front
    settings.CACHE_FRONT_HEADER, settings.CACHE_FRONT_TOKEN = "Cache-Tag", "secret"
    make_live(make_article("fr"))
    call_command("purge", stdout=(said := StringIO()))
    method, headers, body = told[-1]
    assert (method, headers["Authorization"]) == ("POST", "Bearer secret")
    assert b'"in:fr"' in body
    assert "Told of" in said.getvalue()


@pytest.mark.django_db
def test_purging_without_a_cache_in_front_says_so(settings):
    settings.CACHE_FRONT_PURGE = []
    with pytest.raises(CommandError, match="CACHE_FRONT_PURGE"):
        call_command("purge")


def test_our_own_cache_is_emptied_by_command(settings, tmp_path):
    settings.PAGE_CACHE_ROOT = tmp_path
    pages.store.cache_clear()
    pages.store().put("/fr/", ENTRY)
    call_command("purge", "--own", stdout=StringIO())
    assert pages.store().get("/fr/") is None
    pages.store.cache_clear()

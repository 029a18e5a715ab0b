"""The server we ship, two workers, a database that stops and comes back, and acts of other processes."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from newsroom import postgres
from newsroom.postgres.cluster import start, stop
from newsroom.postgres.programs import choose
from tests.conftest import PROJECT


@dataclass
class Site:
    """A site that is served, and its database, which may be stopped."""

    port: int
    environ: dict[str, str]
    sockets: Path

    def get(self, path: str, connection: http.client.HTTPConnection | None = None) -> int:
        own = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            own.request("GET", path, headers={"Accept-Encoding": "br"})
            with own.getresponse() as answer:
                answer.read()
                return answer.status
        finally:
            if connection is None:
                own.close()

    def manage(self, *words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=PROJECT, env=self.environ, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def query(self, sql: str) -> list[tuple]:
        with psycopg.connect(self.environ["DATABASE_URL"], autocommit=True) as connection:
            return connection.execute(sql).fetchall()

    def stop_database(self) -> None:
        stop(self.sockets, signal.SIGQUIT)

    def start_database(self) -> None:
        _major, programs = choose(self.sockets / "none", {})
        uid = (self.sockets / "data").stat().st_uid
        start(programs, self.sockets / "data", self.sockets, uid, options="-c fsync=off")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    without = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with postgres.running(temporary=True, environ=without) as settings:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        url = f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"
        environ = {**os.environ, "DATABASE_URL": url, "VAR_DIR": str(tmp_path_factory.mktemp("site"))}
        site = Site(port, environ, Path(settings["HOST"]))
        site.manage("migrate", "--verbosity", "0")
        site.manage("seed_corpus", "--articles", "25", "--languages", "fr,en", "--verbosity", "0")
        with served(site):
            yield site


@contextmanager
def served(site: Site) -> Iterator[None]:
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
        str(site.port), "--workers", "2", "--blocking-threads", "4", "--log-level", "error", "--no-ws",
        "newsroom.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=PROJECT, env=site.environ, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                site.get("/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(20)


def paths(site: Site) -> list[str]:
    rows = site.query(
        "SELECT e.language_code, e.master_id, r.slug FROM articles_articletranslation e"
        " JOIN articles_revision r ON r.id = e.live_revision_id WHERE e.live_from <= now()"
        " AND (e.live_until IS NULL OR e.live_until > now()) ORDER BY e.id LIMIT 20"
    )
    articles = [f"/{language}/articles/{pk}/{quote(slug)}/" for language, pk, slug in rows]
    return [*articles, "/fr/", "/en/", "/fr/feed.xml", "/labels.css", "/sitemap.xml", "/robots.txt"]


def test_readers_do_not_notice_that_the_database_stops_and_comes_back(site):
    warm = paths(site)
    for path in warm:
        assert site.get(path) == 200, path
    statuses: list[int] = []
    over = threading.Event()

    def read() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
        while not over.is_set():
            for path in warm:
                statuses.append(site.get(path, connection))
        connection.close()

    readers = [threading.Thread(target=read) for _one in range(4)]
    for reader in readers:
        reader.start()
    time.sleep(1)
    before = len(statuses)
    site.stop_database()
    time.sleep(4)
    during = len(statuses)
    site.start_database()
    time.sleep(3)
    over.set()
    for reader in readers:
        reader.join()
    assert during - before > 500
    assert {status for status in statuses if status != 200} == set()
    # And it is the site again: what was never asked for is made.
    assert site.get("/ar/") == 200


def test_what_another_process_takes_down_is_gone_within_a_second(site):
    path = paths(site)[0]
    _, language, _, pk, *_ = path.split("/")
    seen: list[tuple[float, int]] = []
    over = threading.Event()

    def watch() -> None:
        while not over.is_set():
            # Both workers: each connection goes to whichever takes it.
            seen.append((time.time(), site.get(path)))

    assert site.get(path) == 200
    watchers = [threading.Thread(target=watch) for _one in range(4)]
    for watcher in watchers:
        watcher.start()
    site.manage("edition", "take_down", pk, language, "--as", "corpus-chief-1", "--note", "Why.")
    done = site.query(
        "SELECT extract(epoch FROM max(taken_down_at))::float8 FROM articles_articletranslation"
    )
    time.sleep(1.5)
    over.set()
    for watcher in watchers:
        watcher.join()
    assert 410 in {status for _at, status in seen}
    late = [at - done[0][0] for at, status in seen if status == 200]
    assert max(late) < 1.2, "a fifth of a second more for the commit and the answer"

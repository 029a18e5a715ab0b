"""A feed of 500 entries: followed, picked, read and taken into drafts."""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context

from django.conf import settings
from django.db import connections
from django.utils import timezone

from articles.formats.feeds import parse_feed
from articles.ingest import child, feeds, tray
from articles.models import Article, Feed, IntakeItem, IntakeState, Source
from benchmarks.feed_text import feed

ENTRIES = 500


def measure() -> list[str]:
    """Ingest a feed of 500 entries with whole texts, in five languages, on an empty site.

    The path is an editor's: the feed is fetched, parsed and written down; every entry is picked, read in the
    child and taken into a draft. One worker of the server reads on
    while the other makes drafts.
    """
    with _serving() as (address, data):
        settings.NET_ALLOWED_HOSTS = [address.split("/")[2]]
        settings.NET_DELAY = 0
        source = Source.objects.create()
        source.rename("en", "Benchmark")
        followed_feed = Feed.objects.create(source=source, address=address)
        # The child starts once per process: that is not part of a feed's cost.
        child.read(b"A text\n\nA paragraph.\n")
        steps: list[tuple[str, float]] = []

        started = time.perf_counter()
        parse_feed(data, address=address)
        steps.append(("parsed", time.perf_counter() - started))

        started = time.perf_counter()
        new = feeds.follow(followed_feed, now=timezone.now()).new
        steps.append(("followed (fetched, parsed, written)", time.perf_counter() - started))
        if new != ENTRIES:
            raise RuntimeError(f"{new} entries are new, not {ENTRIES}: {followed_feed.problem}")

        lap = time.perf_counter()
        items = feeds.pick(None, followed_feed.entries.order_by("pk"))
        steps.append(("picked", time.perf_counter() - lap))

        lap = time.perf_counter()
        for item in _read(items):
            if item.state != IntakeState.READ:
                raise RuntimeError(f"An entry was not read: {tray.shown_problem(item)}")
            tray.take(None, item, version=item.row_version)
        steps.append(("read, and taken into drafts", time.perf_counter() - lap))
        seconds = time.perf_counter() - started
    if Article.objects.count() != ENTRIES:
        raise RuntimeError(f"{Article.objects.count()} articles were made, not {ENTRIES}.")
    lines = [f"{name:38}{took:7.2f} s {ENTRIES / took:8.0f} entries/s" for name, took in steps]
    return [
        *lines,
        f"{'whole path, from fetch to draft':38}{seconds:7.2f} s {ENTRIES / seconds:8.1f} articles/s",
    ]


def _read(items: Sequence[IntakeItem]) -> Iterator[IntakeItem]:
    """Each item as it was read, while the next ones are: in a process of its own, as a second worker of the
    server would.
    """
    # A connection cannot be shared with a fork.
    connections.close_all()
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("fork")) as pool:
        for reading in [pool.submit(tray.read, None, item) for item in items]:
            yield reading.result()


@contextmanager
def _serving() -> Iterator[tuple[str, bytes]]:
    """The feed's address on this machine, and its bytes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/feed.xml"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
            self.send_header("Content-Length", str(len(data) if found else 0))
            self.end_headers()
            if found:
                self.wfile.write(data)

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    data = feed(ENTRIES, base)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"{base}/feed.xml", data
    finally:
        server.shutdown()
        server.server_close()

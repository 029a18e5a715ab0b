"""Pages for readers that are not in the cache: CPU of the process and of its database, and queries.

Beside them, in the same run, what Django itself takes for as much: one SELECT and the same template.
Peers, with 2,000 articles: Wagtail's article page took 37–40 ms and 12 queries, its list 66 ms, its search
657 ms.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psutil
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from articles.models import Edition, ListingEntry
from articles.rendering import article_path

RUNS, WARM = 60, 400
# As readers have it without a cache: a cookie leads past it. What processes remember, they remember.
COOKIE = {"cookie": "a=b"}
WORDS = {
    "en": ["tram", "library harbour", "station", "lamps", "reopens", "engineer", "Lisbon", "winter ferry",
           "the", "workers", "market bridge", "school", "clock", "seed", "night train"],
    "fr": ["tramway", "bibliothèque", "gare", "marché", "école", "port", "ingénieure", "hiver", "pont",
           "le", "lampes", "ateliers", "Marseille", "train de nuit", "horloge"],
    "zh-hans": ["图书馆", "电车", "港口", "车站", "夜", "学校", "工程师", "桥", "市场", "冬天", "钟",
                "里斯本", "重返", "工人", "船"],
}  # fmt: skip


def measure(articles: int) -> Iterator[str]:
    """Ask for each page RUNS times; medians, in milliseconds of CPU."""
    dice = random.Random(7)  # noqa: S311 - no secret
    client = Client(headers=COOKIE)
    settings.PAGE_CACHE = True
    backend = _backend()
    yield f"{'':40}{'queries':>8}{'CPU ms':>8}{'of it DB':>9}{'p95 all':>9}"
    limit = one = 0.0
    for name, paths in pages(dice):
        row = Row.of(lambda path: client.get(path), paths, backend)
        if name == "article, random":
            one = row.cpu
        yield f"{name:40}{row.queries(client, paths[0]):>8}{row}"
        if name == "article, random, just started":
            # As a process has been after some minutes: it remembers the names of those who write most.
            for edition in _live(dice, WARM):
                client.get(article_path(edition))
    with override_settings(ROOT_URLCONF="benchmarks.limits"):
        least = Client(headers=COOKIE)
        paths = [article_path(edition) for edition in _live(dice, RUNS)]
        row = Row.of(lambda path: least.get(path), paths, backend)
        limit = row.cpu
    yield f"{'one SELECT and the same template':40}{1:>8}{row}"
    yield f"{'article / one SELECT and the template':40}{one / limit:>16.2f}"
    yield from searches(client, backend)


def pages(dice: random.Random) -> list[tuple[str, list[str]]]:
    """(what it is, addresses to ask for in turn)."""
    languages = ("en", "fr", "zh-hans")
    label = _longest("l")
    topic = _longest("t")
    labels = [f"/{code}/labels/{_slug('label', label, code)}/" for code in languages]
    topics = [f"/{code}/topics/{_slug('topic', topic, code)}/" for code in languages]
    last = {code: -(-ListingEntry.objects.of("l", [label]).live(code).count() // 20) for code in languages}
    total = -(-ListingEntry.objects.of("").live("en").count() // 20)
    far = min(1000, total)
    month = ListingEntry.objects.filter(kind="m").live("en").by_thing()[3][0]
    return [
        ("article, random, just started", [article_path(edition) for edition in _live(dice, RUNS)]),
        ("article, random", [article_path(edition) for edition in _live(dice, RUNS)]),
        ("home", [f"/{code}/" for code in languages]),
        (f"home, page {far}", [f"/{code}/?page={far}" for code in languages]),
        ("label", labels),
        (f"label, its last page ({min(last.values())} …)",
         [f"{path}?page={last[code]}" for path, code in zip(labels, languages, strict=True)]),
        ("topic", topics),
        ("archive", [f"/{code}/archive/" for code in languages]),
        ("feed, RSS", [f"/{code}/feed.xml" for code in languages]),
        ("feed of a label, JSON", [f"{path}feed.json" for path in labels]),
        ("ninjs, page 1", [f"/api/articles/{code}/" for code in languages]),
        (f"ninjs, page {far}", [f"/api/articles/{code}/?page={far}" for code in languages]),
        ("sitemap", ["/sitemap.xml"]),
        ("sitemap of a month", [f"/sitemaps/en/{month // 100}-{month % 100:02}/1.xml.gz"]),
        ("labels' colours", ["/labels.css"]),
    ]  # fmt: skip


def _longest(kind: str) -> int:
    rows = ListingEntry.objects.filter(kind=kind).live("en").by_thing()
    return max(rows, key=lambda row: row[1])[0]


def _slug(kind: str, pk: int, language: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT slug FROM articles_{kind}translation WHERE master_id = %s"  # noqa: S608 - our own words
            " ORDER BY language_code <> %s, language_code <> 'en' LIMIT 1",
            [pk, language],
        )
        return str(cursor.fetchone()[0])


def _live(dice: random.Random, number: int) -> list[Edition]:
    """Live editions at random."""
    ids = list(ListingEntry.objects.of("").live().order_by().values_list("edition", flat=True))
    rows = Edition.objects.filter(pk__in=dice.sample(ids, min(number, len(ids)))).select_related(
        "live_revision"
    )
    return list(rows)


def searches(client: Client, backend: psutil.Process) -> Iterator[str]:
    """Every word in its language: medians of CPU, and how long the slowest took."""
    paths = [f"/{code}/search/?q={word}" for code, words in WORDS.items() for word in words]
    row = Row.of(lambda path: client.get(path), paths, backend, runs=2 * len(paths))
    yield f"{f'search, {len(paths)} queries':40}{row.queries(client, paths[0]):>8}{row}"


def _backend() -> psutil.Process:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return psutil.Process(cursor.fetchone()[0])


class Row:
    """What asking took."""

    def __init__(self, own: Sequence[float], database: Sequence[float], wall: Sequence[float]) -> None:
        self.database = statistics.median(database)
        self.cpu = statistics.median([one + other for one, other in zip(own, database, strict=True)])
        self.p95 = sorted(wall)[int(len(wall) * 0.95) - 1] if len(wall) > 20 else max(wall)

    @classmethod
    def of(
        cls, ask: Callable[[Any], Any], what: Sequence[Any], backend: psutil.Process, runs: int = RUNS
    ) -> "Row":
        """Ask for each in turn, `runs` times in all, after once for each to warm up."""
        for one in what[:5]:
            ask(one)
        own, database, wall = [], [], []
        # The kernel counts a backend's time in hundredths of a second: asked over several requests.
        per = max(1, runs // 6)
        for begin in range(0, runs, per):
            number = min(per, runs - begin)
            used = sum(backend.cpu_times()[:2])
            for place in range(begin, begin + number):
                began, began_cpu = time.perf_counter(), time.process_time()
                answer = ask(what[place % len(what)])
                own.append(time.process_time() - began_cpu)
                wall.append(time.perf_counter() - began)
                assert answer is None or answer.status_code == 200, what[place % len(what)]
            spent = (sum(backend.cpu_times()[:2]) - used) / number
            database += [spent] * number
        return cls(own, database, wall)

    def queries(self, client: Client, path: str) -> int:
        """Counting slows them: it has a run of its own."""
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    def __str__(self) -> str:
        return f"{1000 * self.cpu:>8.1f}{1000 * self.database:>9.1f}{1000 * self.p95:>9.0f}"

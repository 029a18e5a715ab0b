"""The board and the list of stories: queries, and the time of the process that answers, page by page.

Peers: Wagtail's list of pages took 489–707 ms and up to 146 queries for as many stories.
"""

import statistics
import time
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.admin.keyset import key_of
from articles.models import Label, Role, StoryIndex, User

RUNS = 9
LIST = "/admin/articles/article/"


def measure(articles: int) -> Iterator[str]:
    """Open each page as somebody signed in; the median of RUNS, caches warm, one page at a time."""
    clients = {}
    for role in (Role.CHIEF, Role.TRANSLATOR):
        clients[role] = Client()
        clients[role].force_login(User.objects.filter(role=role).order_by("pk")[0])
    yield f"{'':34}{'queries':>8}{'CPU ms':>8}{'DB ms':>8}{'all ms':>8}"
    for name, role, path in pages():
        yield f"{name:34}{page(clients[role], path)}"
    yield export(clients[Role.CHIEF])


def pages() -> list[tuple[str, Role, str]]:
    """(what it is, who opens it, its address)."""
    label = Label.objects.order_by("pk")[0].pk
    middle = StoryIndex.objects.order_by("-changed_at")[StoryIndex.objects.count() // 2]
    return [
        ("board, chief editor", Role.CHIEF, "/admin/?clear=1"),
        ("board, translator", Role.TRANSLATOR, "/admin/?clear=1"),
        ("board, one label and language", Role.CHIEF, f"/admin/?label={label}&language=fr"),
        ("list, with people and dates", Role.CHIEF, f"{LIST}?chosen=1&columns=people&columns=live"),
        ("list, first page", Role.CHIEF, f"{LIST}?chosen=1&columns=label&columns=source&columns=changed"),
        ("list, in the middle", Role.CHIEF, f"{LIST}?after={key_of(middle)}"),
        ("list, last page", Role.CHIEF, f"{LIST}?before=end"),
        ("search, one French word", Role.CHIEF, f"{LIST}?q=bibliotheque"),
        ("search, three languages' words", Role.CHIEF, f"{LIST}?q=tram 图书馆 library"),
        ("search, Chinese", Role.CHIEF, f"{LIST}?q=水上图书馆重返"),
        ("search, a name and a place", Role.CHIEF, f"{LIST}?q=林伟 Lisbonne"),
        ("search, nothing fits", Role.CHIEF, f"{LIST}?q=nothing-is-called-so"),
        ("filter, French in review", Role.CHIEF, f"{LIST}?state=in_review&language=fr"),
        ("filter, live under one label", Role.CHIEF, f"{LIST}?standing=live&label={label}"),
        ("filter, late", Role.CHIEF, f"{LIST}?work=late"),
        ("filter, gone quiet, with a word", Role.CHIEF, f"{LIST}?work=quiet&q=Marseille"),
    ]


def page(client: Client, path: str) -> str:
    """Queries, CPU of this process, time in the database, and time on the wall, in columns."""
    for _warm in range(2):
        assert client.get(path).status_code == 200, path
    cpu, wall = [], []
    for _run in range(RUNS):
        began, began_cpu = time.perf_counter(), time.process_time()
        client.get(path)
        cpu.append(time.process_time() - began_cpu)
        wall.append(time.perf_counter() - began)
    # Counting queries slows them: it has a run of its own.
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    database = sum(float(query["time"]) for query in queries.captured_queries)
    times = (statistics.median(cpu), database, statistics.median(wall))
    return f"{len(queries):>8}" + "".join(f"{1000 * seconds:>8.0f}" for seconds in times)


def export(client: Client) -> str:
    """The whole list as CSV, as it streams."""
    began, size, first = time.perf_counter(), 0, 0.0
    for part in client.get(f"{LIST}export/").streaming_content:
        first = first or time.perf_counter() - began
        size += len(part)
    took = time.perf_counter() - began
    return f"all of it as CSV: {size / 1e6:.1f} MB in {took:.1f} s, the first byte after {first:.2f} s"

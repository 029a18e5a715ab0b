"""The workbench: opening a translation, saving a block, and what an edit of the source costs.

Peers: wagtail-localize, 45 segments: 143–278 queries to open, 19 to save one, 374 to take over one changed
paragraph.
"""

import json
import statistics
import time
from collections.abc import Callable, Iterator

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Edition, EditionLink, Role, User
from articles.translation.linking import tie
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text

RUNS = 15
SENTENCE = "The tram came at nine, and number {n} of {all} was full long before it reached the harbour. "


def measure(articles: int) -> Iterator[str]:
    """Texts of 45 and 300 blocks, translated into one language and three; everything is rolled back."""
    with transaction.atomic():
        yield f"{'':34}{'queries':>8}{'CPU ms':>8}{'all ms':>8}"
        for size in (45, 300):
            yield from _of_size(size)
        transaction.set_rollback(True)


def _of_size(size: int) -> Iterator[str]:
    translator = User.objects.create(
        username=f"bench-{size}",
        email=f"bench-{size}@newsroom.example",
        role=Role.TRANSLATOR,
        languages=["fr"],
        password=make_password(None),
    )
    client = Client()
    client.force_login(translator)
    source = actions.create_article(None, "en", Change(text=_text(size)))
    link = translate(source, "fr")
    path = f"/workbench/{source.master_id}/fr/"
    yield _line(f"open, {size} blocks", lambda: client.get(path))
    yield _line(f"save one of {size} blocks", lambda: _save(client, link, path))
    alone = actions.create_article(None, "en", Change(text=_text(size)))
    yield _line(f"save the source, {size}, untied", lambda: _edit(alone, size))
    yield _line(f"the same with 1 translation, {size}", lambda: _edit(source, size))
    for language in ("ja", "ar"):
        translate(source, language)
    yield _line(f"the same with 3 translations, {size}", lambda: _edit(source, size))


def _text(size: int, change: int = 0) -> Text:
    blocks = [f"<p>{(SENTENCE * 3).format(n=n, all=size)}</p>" for n in range(size)]
    if change:
        blocks[size // 2] = blocks[size // 2].replace("nine", f"{change} minutes past nine")
    return Text(headline="The tram", standfirst="Full before the harbour.", body="".join(blocks))


def translate(source: Edition, language: str) -> EditionLink:
    """A translation of ``source`` in step with it, every block of it translated."""
    link = tie(actions.begin_edition(None, source.master, language), source)
    for block in link.blocks.all():
        block.html, block.state = "<p>Le tram vint à neuf heures, et plein.</p>", "translated"
        block.save()
    return link


def _save(client: Client, link: EditionLink, path: str) -> None:
    block = link.blocks.filter(field="body")[0]
    sent = {"act": "save", "text": f"<p>Le tram {time.perf_counter_ns()}</p>", "version": block.row_version}
    answer = client.post(f"{path}blocks/{block.pk}/", json.dumps(sent), content_type="application/json")
    assert answer.status_code == 200, answer.content


def _edit(source: Edition, size: int) -> None:
    text = _text(size, time.perf_counter_ns() % 10_000_000)
    actions.save_edition(None, source, Change(text=text), version=None)


def _line(name: str, act: Callable[[], object]) -> str:
    act()
    cpu, wall = [], []
    for _run in range(RUNS):
        began, began_cpu = time.perf_counter(), time.process_time()
        act()
        cpu.append(time.process_time() - began_cpu)
        wall.append(time.perf_counter() - began)
    # Counting queries slows them: it has a run of its own. Where a transaction begins is no query.
    with CaptureQueriesContext(connection) as queries:
        act()
    asked = sum("SAVEPOINT" not in query["sql"] for query in queries.captured_queries)
    times = (statistics.median(cpu), statistics.median(wall))
    return f"{name:34}{asked:>8}" + "".join(f"{1000 * seconds:>8.1f}" for seconds in times)

"""Pages in the cache, over HTTP: requests a second and CPU of the server, beside what is the limit for each.

Two workers of the server we ship; wrk on the same machine, eight connections, rounds of all targets in turn.
The limits: a Django view that does nothing, under the same server; nginx with a file of the same bytes.
Peers: Wagtail with its cache in Redis took 1.3 ms of CPU a request, 2.8 times its bare view.
"""

import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psutil

from articles.models import Edition, ListingEntry, User
from articles.rendering import article_path
from articles.workflow import actions

ROUNDS, SECONDS = 5, 3
ARTICLES = 200


@dataclass
class Target:
    """What wrk asks for, and whose CPU that takes."""

    name: str
    port: int
    paths: Sequence[str]
    servers: Sequence[psutil.Process]
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def measure(articles: int) -> Iterator[str]:
    """Rounds of every target in turn; medians, and ratios within the run."""
    if shutil.which("wrk") is None:
        yield "wrk is missing; get it with: apt-get install wrk"
        return
    dice = random.Random(7)  # noqa: S311 - no secret
    ids = list(ListingEntry.objects.of("").live().order_by().values_list("edition", flat=True))
    chosen = Edition.objects.filter(pk__in=dice.sample(ids, min(ARTICLES, len(ids))))
    paths = [article_path(edition) for edition in chosen.select_related("live_revision")]
    with tempfile.TemporaryDirectory() as folder:
        cache = {"PAGE_CACHE": "1", "PAGE_CACHE_ROOT": f"{folder}/cache"}
        with serving("newsroom.settings", **cache) as site, serving("benchmarks.limit_settings") as limit:
            for path in paths:
                fetch(site.port, path)
            one = paths[0]
            targets = [
                Target("bare Django view", limit.port, ["/bare/"], limit.processes()),
                Target("article, in cache", site.port, [one], site.processes()),
                Target(f"{len(paths)} articles, in cache", site.port, paths, site.processes()),
                Target("home, in cache", site.port, ["/en/"], site.processes()),
                Target("feed, in cache", site.port, ["/en/feed.xml"], site.processes()),
            ]
            page = fetch(site.port, one)
            with nginx(Path(folder), site.port, page) as front:
                if front:
                    targets += [
                        Target("nginx, a file", front.port, ["/file.html"], front.processes()),
                        Target("article, nginx in front", front.port, [one],
                               [*front.processes(), *site.processes()]),
                    ]  # fmt: skip
                yield from rounds(Path(folder), targets)
            yield f"memory of a worker, MB: {', '.join(f'{size:.0f}' for size in site.memory())}"
            yield from visible(site.port)


def rounds(folder: Path, targets: Sequence[Target]) -> Iterator[str]:
    """Measure, and say what came of it."""
    for _round in range(ROUNDS):
        for target in targets:
            before = used(target.servers)
            rate, number = wrk(folder, target)
            target.rates.append(rate)
            target.cpu.append(1000 * (used(target.servers) - before) / number)
    yield f"{'':32}{'a second':>10}{'CPU ms':>8}"
    for target in targets:
        rate, cpu = statistics.median(target.rates), statistics.median(target.cpu)
        yield f"{target.name:32}{rate:>10,.0f}{cpu:>8.3f}"
    by_name = {target.name: target for target in targets}
    yield from ratio("article in cache / bare view, CPU", by_name["article, in cache"].cpu,
                     by_name["bare Django view"].cpu)  # fmt: skip
    if "nginx, a file" in by_name:
        yield from ratio("nginx in front / a file, rate", by_name["article, nginx in front"].rates,
                         by_name["nginx, a file"].rates)  # fmt: skip


def ratio(name: str, ours: Sequence[float], limit: Sequence[float]) -> Iterator[str]:
    """The median of the rounds' ratios."""
    found = statistics.median([one / other for one, other in zip(ours, limit, strict=True)])
    yield f"{name:40}{found:>8.2f}"


def visible(port: int) -> Iterator[str]:
    """From the commit of a take-down to the first answer that shows it."""
    chief = User.objects.filter(role="chief").order_by("pk")[0]
    took = []
    for place in ListingEntry.objects.of("").live("en").newest_first()[:5]:
        edition = Edition.objects.select_related("master", "live_revision").get(pk=place.edition_id)
        path = article_path(edition)
        fetch(port, path)
        actions.unpublish(chief, edition, note="A benchmark.")
        began = time.perf_counter()
        while fetch(port, path):
            time.sleep(0.005)
        took.append(time.perf_counter() - began)
    yield f"unpublished → gone, seconds: median {statistics.median(took):.2f}, most {max(took):.2f}"


# --- Servers -------------------------------------------------------------------------------------
@dataclass
class Server:
    """A server with its workers."""

    port: int
    process: psutil.Process

    def processes(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]

    def memory(self) -> list[float]:
        return [child.memory_info().rss / 2**20 for child in self.process.children(recursive=True)]


@contextmanager
def serving(settings: str, **environ: str) -> Iterator[Server]:
    """granian with two workers, as `manage.py serve` starts it."""
    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "4", "--log-level", "error", "--no-ws",
        "newsroom.wsgi:application",
    ]  # fmt: skip
    process = subprocess.Popen(
        command, env={**os.environ, "MALLOC_ARENA_MAX": "2", "DJANGO_SETTINGS_MODULE": settings, **environ}
    )
    try:
        for _try in range(300):
            try:
                fetch(port, "/healthz" if settings.startswith("newsroom") else "/bare/")
                break
            except OSError:
                time.sleep(0.1)
        yield Server(port, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def nginx(folder: Path, upstream: int, page: bytes) -> Iterator[Server | None]:
    """nginx in front, as docs/operators.md sets it up, with a file of the same bytes beside it."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        yield None
        return
    port = free_port()
    (folder / "www").mkdir()
    (folder / "www" / "file.html").write_bytes(page)
    for path in (folder, folder / "www"):
        path.chmod(0o755)
    configuration = folder / "nginx.conf"
    configuration.write_text(f"""
daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off; types {{ text/html html; }} sendfile on; keepalive_requests 1000000;
    open_file_cache max=10000 inactive=60s; open_file_cache_valid 5s;
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    proxy_cache_path {folder}/front keys_zone=pages:10m;
    server {{
        listen 127.0.0.1:{port}; root {folder}/www;
        location = /file.html {{ }}
        location / {{
            proxy_pass http://127.0.0.1:{upstream}; proxy_http_version 1.1; proxy_set_header Host localhost;
            proxy_cache pages; proxy_cache_lock on; proxy_cache_use_stale updating error timeout;
            proxy_cache_background_update on; proxy_cache_revalidate on;
        }}
    }}
}}
""")
    process = subprocess.Popen([program, "-c", str(configuration), "-e", str(folder / "error.log")])
    try:
        for _try in range(100):
            try:
                fetch(port, "/file.html")
                break
            except OSError:
                time.sleep(0.05)
        yield Server(port, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def fetch(port: int, path: str) -> bytes:
    """What is there; nothing for what is not."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{quote(path, safe='/?=&%')}") as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError:
        return b""


def used(processes: Sequence[psutil.Process]) -> float:
    """Seconds of CPU so far."""
    return sum(sum(process.cpu_times()[:2]) for process in processes if process.is_running())


def wrk(folder: Path, target: Target) -> tuple[float, int]:
    """(requests a second, how many there were). Fails where an answer was no success."""
    script = folder / "paths.lua"
    addresses = ", ".join(f'"{quote(path, safe="/?=&%")}"' for path in target.paths)
    script.write_text(
        f"local paths = {{ {addresses} }}\nlocal n = 0\n"
        "request = function() n = n + 1; return wrk.format(nil, paths[n % #paths + 1]) end\n"
    )
    command = ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-s", str(script), f"http://127.0.0.1:{target.port}/"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    number = re.search(r"(\d+) requests in", said)
    assert rate, said
    assert number, said
    return float(rate[1]), int(number[1])

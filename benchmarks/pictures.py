"""Pictures: what taking one in and making its files costs, and what a reader's first view waits for.

Peers: Wagtail makes ten renditions on the first view, in 2.1–2.3 s while the reader waits, and its worker
grows to 850–990 MB.
"""

import random
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from django.test import Client
from django.utils import timezone
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFilter

from articles import media
from articles.imaging import apart
from articles.imaging.credits import Credit
from articles.models import Role, User
from articles.rendering import article_path
from articles.workflow import actions
from articles.workflow.content_changes import Change, FigurePlace, Text

RUNS = 5
SIZES = (
    (6000, 4000, "24 megapixels, JPEG"),
    (4000, 3000, "12 megapixels, JPEG"),
    (1600, 1067, "1600 pixels, JPEG"),
)
CREDIT = Credit("CCTV News", ("Lian Ran",), "© CCTV", "Once.", "https://example.org/licence")


def measure() -> Iterator[str]:
    """Reading and making, in the process that does it; then a page of a story with pictures."""
    yield f"{'':34}{'CPU s':>8}{'all s':>8}{'MB, most':>10}{'files':>7}"
    for width, height, name in SIZES:
        data = photograph(width, height)
        for what, job in (
            ("read", lambda data=data: apart.examine(data, "a.jpg")),
            ("all renditions", lambda data=data: apart.render(data, CREDIT)),
        ):
            yield _line(f"{what}, {name}", what, job)
    yield ""
    yield from _first_view()


def photograph(width: int, height: int) -> bytes:
    """A JPEG with as much in it as a photograph: shapes, slopes of light and noise."""
    dice = random.Random(7)  # noqa: S311
    image = Pillow.effect_noise((width // 2, height // 2), 40).convert("RGB").resize((width, height))
    draw = ImageDraw.Draw(image, "RGBA")
    for _ in range(60):
        x, y, r = dice.randrange(width), dice.randrange(height), dice.randrange(width // 12, width // 4)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(*(dice.randrange(256) for _ in range(3)), 90))
    target = BytesIO()
    image.filter(ImageFilter.GaussianBlur(2)).save(target, "JPEG", quality=90)
    return target.getvalue()


def _line(name: str, what: str, job: Callable[[], object]) -> str:
    caller = apart._STUDIO._callers["examine" if what == "read" else "render"]
    apart.close()
    files = job()  # starts the child and warms it up
    before, began = _processor(caller.pid()), time.perf_counter()
    for _ in range(RUNS):
        job()
    spent, took = (_processor(caller.pid()) - before) / RUNS, (time.perf_counter() - began) / RUNS
    made = len(files) if isinstance(files, list) else 0
    return f"{name:34}{spent:8.2f}{took:8.2f}{_peak(caller.pid()) / 1e6:10.0f}{made or '':>7}"


def _first_view() -> Iterator[str]:
    editor = User.objects.create(username="bench-pictures", email="p@newsroom.example", role=Role.CHIEF)
    images = []
    for number in range(3):
        data = photograph(2400 + number, 1600)
        image = media.store_upload(data, f"{number}.jpg", editor)
        image.credit_line = "CCTV News"
        image.save()
        images.append(image)
    figures = [
        FigurePlace(image=image, alt="A tram", credit_line="CCTV News", confirm_credit=True)
        for image in images
    ]
    change = Change(Text(headline="A story", standfirst="Of trams.", body="<p>Text.</p>"), figures=figures)
    edition = actions.create_article(editor, "en", change)
    for image in images:
        image.refresh_from_db()
        media.prepare(image)
    type(edition).objects.filter(pk=edition.pk).update(
        publication="published", live_revision=edition.latest_revision, **_live_since()
    )
    edition = type(edition).objects.select_related("live_revision", "latest_revision").get(pk=edition.pk)
    client = Client()
    path = article_path(edition)
    began = time.perf_counter()
    page = client.get(path)
    took = time.perf_counter() - began
    assert page.status_code == 200, page.status_code
    yield f"{'first view, page with 3 pictures':34}{1000 * took:8.1f} ms"
    for format in ("avif", "webp", "jpeg"):
        image = images[0]
        image.refresh_from_db()
        file = media.address(image, "body", format)
        assert file is not None
        began = time.perf_counter()
        response = client.get(file.url)
        size = sum(len(part) for part in response.streaming_content)  # type: ignore[attr-defined]
        took = time.perf_counter() - began
        yield f"{f'first view, a file of 960 px, {format}':34}{1000 * took:8.1f} ms{size / 1000:9.0f} kB"


def _live_since() -> dict[str, object]:
    now = timezone.now()
    return {"live_from": now, "first_live_at": now, "live_changed_at": now}


def _processor(pid: int | None) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def _peak(pid: int | None) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))

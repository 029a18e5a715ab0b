"""Pictures are read in a process of their own: whatever happens to it is one sentence."""

import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.imaging import Credit, UnacceptableImage, apart, inspect, suggested_credit
from articles.imaging.opening import MAX_BYTES
from tests.imaging.cases import CASES
from tests.imaging.hostile import HARMLESS, HOSTILE
from tests.imaging.pictures import quarters, saved

PICTURE = saved(quarters())


@pytest.fixture(scope="module")
def shared() -> Iterator[apart.Studio]:
    studio = apart.Studio("tests.imaging.hostile_worker", seconds=(3, 3))
    yield studio
    studio.close()


@pytest.fixture
def studio(shared: apart.Studio, caplog: pytest.LogCaptureFixture) -> apart.Studio:
    caplog.set_level(logging.CRITICAL)
    return shared


@pytest.mark.parametrize("name", CASES)
def test_the_child_says_what_we_would_say(name: str) -> None:
    case = CASES[name]
    facts, found = apart.examine(case.data, f"a.{case.extension}")
    assert facts == inspect(case.data)
    here = suggested_credit(case.data)
    assert (found.credit_line, found.found, found.conflicts) == (here.credit_line, here.found, here.conflicts)


def test_the_child_makes_every_rendition() -> None:
    made = apart.render(saved(quarters(800, 600)), Credit("CCTV News", ("连冉",)), (0.2, 0.3))
    assert {(name, one.format) for name, one in made} >= {
        ("body", "avif"),
        ("thumbnail", "webp"),
        ("share", "jpeg"),
    }
    for _, one in made:
        assert suggested_credit(one.bytes).credit_line == "CCTV News"


def test_a_refusal_comes_through_with_its_values() -> None:
    with pytest.raises(UnacceptableImage, match=r"named \.png, but it contains JPEG"):
        apart.examine(PICTURE, "a.png")
    with pytest.raises(UnacceptableImage, match="at most 25 MB"):
        apart.examine(bytes(MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (b"sleep 30", "too-slow"),
        (b"eat", "too-large-inside"),
        (b"die SIGKILL", "killed"),
        (b"die SIGSEGV", "killed"),
        (b"exit", "killed"),
        (b"lie", "killed"),
        (b"crash", "fault"),
    ],
)
@pytest.mark.parametrize("job", ["examine", "render"])
def test_whatever_happens_is_a_sentence_and_the_next_is_read(
    studio: apart.Studio, what: bytes, code: str, job: str
) -> None:
    with pytest.raises(UnacceptableImage) as caught:
        studio.examine(what) if job == "examine" else studio.render(what, Credit())
    assert caught.value.code == code
    assert studio.examine(PICTURE)[0].width == 64


def test_the_child_may_write_no_file(studio: apart.Studio, tmp_path: Path) -> None:
    with pytest.raises(UnacceptableImage):
        studio.examine(f"write {tmp_path}/x".encode())
    assert not (tmp_path / "x").exists()


def test_a_child_that_cannot_start_is_said(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    with pytest.raises(UnacceptableImage, match="cannot be read at the moment"):
        apart.Studio("tests.imaging.no_such_worker").examine(PICTURE)


def test_the_child_knows_no_django() -> None:
    code = "import sys, articles.imaging.worker; print([name for name in sys.modules if 'django' in name])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


# --- Hostile files -------------------------------------------------------------------------------
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little_and_takes_nobody_with_it(name: str) -> None:
    data = HOSTILE[name]()
    assert len(data) < MAX_BYTES
    child = apart._STUDIO._callers["examine"]
    apart.examine(PICTURE)
    began, spent = time.monotonic(), _processor(child.pid())
    refused = ""
    try:
        apart.examine(data)
    except UnacceptableImage as error:
        refused = error.code
    assert refused != "fault"
    assert refused or name in HARMLESS
    assert _peak(child.pid()) < 600_000_000
    assert _processor(child.pid()) - spent < 2.0
    # Not a measure of speed: only that it is nothing like the limit of 15 s.
    assert time.monotonic() - began < apart.EXAMINE_SECONDS
    assert apart.examine(PICTURE)[0].width == 64


def _processor(pid: int | None) -> float:
    """Seconds of processor time a child has used; 0 where it was replaced."""
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def _peak(pid: int | None) -> int:
    if pid is None:
        return 0
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))

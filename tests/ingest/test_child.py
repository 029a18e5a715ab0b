"""Reading in a child process: whatever happens to it is one sentence, and the next text is read."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.formats import reading
from articles.formats.errors import Unreadable
from articles.ingest import child
from articles.processes import child as processes
from tests.formats.office import docx, paragraph

TEXT = b"Les ports se parlent\nPar Jeanne Lenoir\nLe port est ouvert depuis ce matin.\n"


@pytest.fixture(scope="module")
def shared() -> Iterator[child.Reader]:
    reader = child.Reader("tests.ingest.hostile_worker", seconds=5)
    yield reader
    reader.close()


@pytest.fixture
def reader(shared: child.Reader, caplog: pytest.LogCaptureFixture) -> child.Reader:
    caplog.set_level(logging.CRITICAL)
    return shared


def works(reader: child.Reader) -> bool:
    return reader.read(TEXT).authors == ("Jeanne Lenoir",)


def test_the_child_reads_what_the_reader_reads() -> None:
    for data, options in (
        (TEXT, {"known_labels": ["Sélection"]}),
        (docx(paragraph("Les ports", "T"), paragraph("Le port.")), {"name": "a.docx"}),
        (b"# Les ports\n\nLe port.\n", {"media_type": "text/markdown", "language": "fr"}),
    ):
        assert child.read(data, **options) == reading.read(data, **options)  # type: ignore[arg-type]


def test_a_refusal_comes_through_with_its_values() -> None:
    with pytest.raises(Unreadable, match="PDF") as caught:
        child.read(b"%PDF-1.7")
    assert caught.value.message.template == str(caught.value)
    with pytest.raises(Unreadable, match="10 MB"):
        child.read(b"x" * 50_000_000)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (b"hang", "longer than 5 seconds"),
        (b"sleep 60", "longer than 5 seconds"),
        (b"eat", "more memory"),
        (b"die SIGKILL", "no usual file"),
        (b"die SIGSEGV", "no usual file"),
        (b"exit", "no usual file"),
        (b"crash", "fault of this program"),
        (b"connect", "fault of this program"),
        (b"run", "fault of this program"),
    ],
)
def test_whatever_happens_is_a_sentence_and_the_next_text_is_read(
    reader: child.Reader, what: bytes, sentence: str
) -> None:
    with pytest.raises(Unreadable, match=sentence):
        reader.read(what)
    assert works(reader)


def test_the_child_may_write_no_file(reader: child.Reader, tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        reader.read(f"write {tmp_path}/x".encode())
    assert not (tmp_path / "x").exists()


def test_the_child_knows_no_secret_of_the_site(reader: child.Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hidden")
    reader.close()
    assert reader.read(b"secrets").headline == "LANG PATH PYTHONDONTWRITEBYTECODE PYTHONPATH"


def test_the_child_knows_no_django() -> None:
    code = "import sys, articles.formats.worker; print([name for name in sys.modules if 'django' in name])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_what_a_library_prints_is_no_answer(reader: child.Reader) -> None:
    assert reader.read(b"print").authors == ("Jane Doe",)
    assert works(reader)


def test_a_child_that_has_grown_is_replaced(reader: child.Reader) -> None:
    # One that other tests have used may be so large already that growing is what it dies of.
    reader.close()
    reader.read(TEXT)
    before = reader.child_pid()
    reader.read(TEXT)
    assert reader.child_pid() == before
    reader.read(b"grow")
    assert works(reader)
    assert reader.child_pid() != before


def test_a_child_is_replaced_after_so_many_texts(
    reader: child.Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.close()
    monkeypatch.setattr(processes, "MOST_JOBS", 2)
    pids = []
    for _ in range(4):
        pids.append(reader.child_pid())
        assert works(reader)
    assert pids[2] is None
    assert reader.child_pid() is None


def test_a_child_killed_from_outside_at_work_is_a_sentence(reader: child.Reader) -> None:
    assert works(reader)
    pid = reader.child_pid()
    assert pid is not None
    killer = threading.Timer(0.5, os.kill, (pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(Unreadable, match="no usual file"):
        reader.read(b"sleep 30")
    killer.join()
    assert works(reader)


def test_a_child_killed_from_outside_at_rest_is_a_sentence_at_most_once(reader: child.Reader) -> None:
    assert works(reader)
    os.kill(reader.child_pid() or 0, signal.SIGKILL)
    with pytest.raises(Unreadable):
        reader.read(TEXT)
    assert works(reader)


def test_a_child_that_went_to_rest_is_not_missed(reader: child.Reader) -> None:
    assert works(reader)
    resting = reader._caller._child
    assert resting is not None
    resting._to.close()  # what the child takes for the end: it goes, with exit code 0
    resting._process.wait(10)
    reopened = os.open(os.devnull, os.O_WRONLY)
    resting._to = os.fdopen(reopened, "wb")
    assert works(reader)


def test_two_threads_at_once_both_get_their_own_text(reader: child.Reader) -> None:
    names = ["Jeanne Lenoir", "Paul Durand", "Ana Costa", "Marie Petit"]
    found: dict[str, tuple[str, ...]] = {}

    def run(name: str) -> None:
        for _ in range(5):
            article = reader.read(
                f"Les ports se parlent\nPar {name}\nLe port est ouvert ce matin.\n".encode()
            )
            found[name] = article.authors
            if article.authors != (name,):
                return

    threads = [threading.Thread(target=run, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {name: (name,) for name in names}


def test_whoever_waits_too_long_for_others_is_told(
    reader: child.Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "WAIT_SECONDS", 0.01)
    with reader._caller._lock, pytest.raises(Unreadable, match="not its turn"):
        reader.read(TEXT)


def test_a_fork_has_a_child_of_its_own_and_leaves_the_other_alone() -> None:
    assert child.read(TEXT).authors == ("Jeanne Lenoir",)
    theirs = child._READER.child_pid()
    code = (
        "import os\n"
        "from articles.ingest import child\n"
        f"text = {TEXT!r}\n"
        "child.read(text)\n"
        "first = child._READER.child_pid()\n"
        "child._READER._caller._lock.acquire()\n"  # as another thread might hold it at this moment
        "pid = os.fork()\n"
        "if pid == 0:\n"
        "    ok = child.read(text).authors == ('Jeanne Lenoir',) and child._READER.child_pid() != first\n"
        "    child._READER.close()\n"
        "    os._exit(0 if ok else 1)\n"
        "child._READER._caller._lock.release()\n"
        "assert os.waitpid(pid, 0)[1] == 0\n"
        "assert child.read(text).authors and child._READER.child_pid() == first\n"
        "print('both')\n"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
    )
    assert shown.stdout.strip() == "both", shown.stderr
    assert child.read(TEXT).authors == ("Jeanne Lenoir",)
    assert child._READER.child_pid() == theirs


def test_the_child_ends_with_its_parent() -> None:
    code = (
        "import os\n"
        "from articles.ingest import child\n"
        f"child.read({TEXT!r})\n"
        "print(child._READER.child_pid(), flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    pid = int(shown.stdout)
    for _ in range(100):
        if not _lives(pid):
            return
        time.sleep(0.1)
    pytest.fail("the child outlived its parent")


def _lives(pid: int) -> bool:
    try:
        # A zombie that nobody waits for has ended all the same.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_that_cannot_start_is_said(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    with pytest.raises(Unreadable, match="cannot be read at the moment"):
        child.Reader("tests.ingest.no_such_worker").read(TEXT)

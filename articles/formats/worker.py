"""The process in which hostile files are read: `python -m articles.formats.worker`, told what to do by pipe.

It knows no Django and no settings, holds no secret, has no network and may write no file. What is sent and
answered are frames (frames.py) of JSON; behind a job's JSON comes a frame of the bytes to read.
`articles/ingest/child.py` is the other end.
"""

import json
import os
import resource
import select
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO

from articles.formats import reading
from articles.formats.errors import Unreadable
from articles.formats.frames import frame, read_frame
from articles.formats.parsed import ParsedArticle
from articles.messages import gettext_noop

# Heap and mappings, not the address space: libraries reserve far more than they use. With the programs' own
# pages (some 20 MB, shared) a child stays below 300 MB.
MOST_HEAP = 256 * 1024 * 1024
MOST_SECONDS = 20  # of processor time for a job, should the parent be gone and nobody be watching
_IDLE_SECONDS = 600
_FORBIDDEN = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.remove", "os.rename",
    "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.kill", "ctypes.dlopen",
    "urllib.Request", "shutil.", "tempfile.",
)  # fmt: skip
_MEMORY = gettext_noop("Reading it took more memory than an article may. Copy its text and send that.")


def serve(read: Callable[..., ParsedArticle] = reading.read) -> None:
    """Read what comes, job after job, until the other end closes its pipe or says nothing for ten minutes."""
    jobs = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    # Whatever a library prints goes nowhere, and never between two frames.
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    _warm_up()
    _limit()
    _send(answers, {"ready": True})
    while _comes(jobs) and (head := read_frame(jobs)) is not None:
        job = json.loads(head)
        data = read_frame(jobs)
        if data is None:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + MOST_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        _send(answers, _answer(read, data, job) | {"memory": _memory()})


def _comes(jobs: BinaryIO) -> bool:
    """Wait for a job; tell whether one came, or the end of all, before the time of rest."""
    waiting = select.poll()
    waiting.register(jobs.fileno(), select.POLLIN)
    return bool(waiting.poll(_IDLE_SECONDS * 1000))


def _answer(read: Callable[..., ParsedArticle], data: bytes, job: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"article": read(data, **job).stored()}
    except Unreadable as error:
        return {"unreadable": error.message.as_json()}
    except MemoryError:
        return {"unreadable": {"template": _MEMORY, "params": {}}, "finished": True}
    except Exception:
        # A fault of ours: the parent says so to people, and keeps this for us.
        return {"fault": traceback.format_exc(limit=-12)[-4000:]}


def _send(answers: Any, value: dict[str, Any]) -> None:
    data = memoryview(frame(json.dumps(value).encode()))
    while data:
        data = data[answers.write(data) :]


def _warm_up() -> None:
    """Read one text of each kind, so that tables and libraries are loaded before anybody waits for them."""
    for sample in (
        b"Title\nBy Jane Doe\nText.\n",
        b"<html><body><article><p>Text.</p></article></body></html>",
    ):
        try:
            reading.read(sample)
        except Unreadable:
            continue


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_HEAP, MOST_HEAP))
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what reading a text never needs: the network, other programs, other files."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        raise PermissionError(event)


def _memory() -> int:
    """Return the bytes of memory in use, the program's own pages included."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    serve()

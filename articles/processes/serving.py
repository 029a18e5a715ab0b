"""The child's end: a process that does jobs told by pipe, with limits that no job can lift.

It knows no Django and no settings, holds no secret, has no network and may write no file. A job is a frame of
JSON and a frame of bytes, and so is its answer (frames.py); `child.py` is the other end.
"""

import json
import os
import resource
import select
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO

from articles.processes.frames import frame, read_frame

Answer = tuple[dict[str, Any], bytes]

_IDLE_SECONDS = 600
_FORBIDDEN = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.remove", "os.rename",
    "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.kill", "ctypes.dlopen",
    "urllib.Request", "shutil.", "tempfile.",
)  # fmt: skip


def serve(
    do: Callable[[bytes, dict[str, Any]], Answer],
    *,
    heap: int,
    seconds: int,
    out_of_memory: dict[str, Any],
    warm_up: Callable[[], None] = lambda: None,
) -> None:
    """Do what comes, job after job, until the other end closes its pipe or says nothing for ten minutes.

    `do` takes the bytes and the job and returns the answer. `heap` bytes are what it may hold (heap and
    mappings, not the address space: libraries reserve far more than they use), `seconds` what one job may
    take of the processor, should the parent be gone and nobody be watching. `out_of_memory` is the answer
    where memory ends. `warm_up` runs before the limits hold.
    """
    jobs = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    # Whatever a library prints goes nowhere, and never between two frames.
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    warm_up()
    _limit(heap)
    _send(answers, frame(json.dumps({"ready": True}).encode()))
    while _comes(jobs) and (head := read_frame(jobs)) is not None:
        job = json.loads(head)
        data = read_frame(jobs)
        if data is None:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        answer, more = _answer(do, data, job, out_of_memory)
        answer["memory"] = _memory()
        _send(answers, frame(json.dumps(answer).encode()) + frame(more))


def _comes(jobs: BinaryIO) -> bool:
    """Wait for a job; tell whether one came, or the end of all, before the time of rest."""
    waiting = select.poll()
    waiting.register(jobs.fileno(), select.POLLIN)
    return bool(waiting.poll(_IDLE_SECONDS * 1000))


def _answer(
    do: Callable[[bytes, dict[str, Any]], Answer],
    data: bytes,
    job: dict[str, Any],
    out_of_memory: dict[str, Any],
) -> Answer:
    try:
        return do(data, job)
    except MemoryError:
        return out_of_memory | {"finished": True}, b""
    except Exception:
        # A fault of ours: the parent says so to people, and keeps this for us.
        return {"fault": traceback.format_exc(limit=-12)[-4000:]}, b""


def _send(answers: Any, framed: bytes) -> None:
    data = memoryview(framed)
    while data:
        data = data[answers.write(data) :]


def _limit(heap: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (heap, heap))
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what reading a file never needs: the network, other programs, other files."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        raise PermissionError(event)


def _memory() -> int:
    """Return the bytes of memory in use, the program's own pages included."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[1]) * resource.getpagesize()

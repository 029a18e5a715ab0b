"""The parent's end of a child process that does one kind of job: started, watched, renewed, replaced.

One child per serving process and kind of job, started when it is first needed. A job that takes too long is
killed with its child. Whatever happens is one exception for whoever asked; the next job gets a new child.
"""

import json
import logging
import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any, cast

from articles.processes.frames import MOST_BYTES, frame

log = logging.getLogger(__name__)

START_SECONDS = 30.0
WAIT_SECONDS = 60.0  # for other people's jobs
MOST_JOBS = 200
_PROJECT = Path(__file__).resolve().parents[2]


class Failed(Exception):
    """A job that has no answer."""


class Gone(Failed):
    """The child ended without an answer."""


class Late(Failed):
    """The child did not answer in time."""


class Busy(Failed):
    """Other jobs are being done, and it is not this one's turn yet."""


class NotStarted(Failed):
    """There is no child: the log says why."""


class Child:
    """A process that reads, and the pipes to it. Not for two threads at once: `Reader` sees to that."""

    def __init__(self, module: str) -> None:
        """Start the process. Raises Gone, Late or OSError where it does not get ready."""
        self.jobs = 0
        self._process = subprocess.Popen(  # noqa: S603  (our own program, no shell)
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_PROJECT,
            # No secret of the site is in the child's environment, and no setting.
            env={
                "PATH": os.defpath,
                "LANG": "C.UTF-8",
                "PYTHONPATH": os.pathsep.join([str(_PROJECT), *filter(None, sys.path)]),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            close_fds=True,
        )
        self._to = cast(IO[bytes], self._process.stdin)
        self._from = cast(IO[bytes], self._process.stdout)
        os.set_blocking(self._to.fileno(), False)
        os.set_blocking(self._from.fileno(), False)
        try:
            self._receive(time.monotonic() + START_SECONDS)
        except (Gone, Late):
            self.kill()
            raise

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def run(self, job: dict[str, Any], data: bytes, seconds: float) -> tuple[dict[str, Any], bytes]:
        """Return the child's answer. Raises Late and Gone, after which the child is of no more use."""
        self.jobs += 1
        deadline = time.monotonic() + seconds
        self._send(frame(json.dumps(job).encode()) + frame(data), deadline)
        try:
            answer: dict[str, Any] = json.loads(self._receive(deadline))
        except ValueError as error:
            raise Gone from error
        return answer, self._receive(deadline)

    def ended_at_rest(self) -> bool:
        """Tell whether the child ended of itself, as it does after minutes without a job."""
        try:
            return self._process.wait(1.0) == 0
        except subprocess.TimeoutExpired:
            return False

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()
        self.forget()

    def forget(self) -> None:
        """Close the pipes: the child, if it lives, ends when nobody else holds them."""
        for stream in (self._to, self._from):
            try:
                stream.close()
            except OSError:
                continue

    def _send(self, data: bytes, deadline: float) -> None:
        rest = memoryview(data)
        while rest:
            self._await(self._to.fileno(), select.POLLOUT, deadline)
            try:
                rest = rest[os.write(self._to.fileno(), rest[:65536]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise Gone from error

    def _receive(self, deadline: float) -> bytes:
        size = int.from_bytes(self._exactly(4, deadline))
        if size > MOST_BYTES:
            raise Gone
        return self._exactly(size, deadline)

    def _exactly(self, size: int, deadline: float) -> bytes:
        received = bytearray()
        while len(received) < size:
            self._await(self._from.fileno(), select.POLLIN, deadline)
            try:
                piece = os.read(self._from.fileno(), min(size - len(received), 1 << 20))
            except BlockingIOError:
                continue
            if not piece:
                raise Gone
            received += piece
        return bytes(received)

    def _await(self, descriptor: int, event: int, deadline: float) -> None:
        waiting = select.poll()
        waiting.register(descriptor, event)
        left = deadline - time.monotonic()
        if left <= 0 or not waiting.poll(max(1, int(left * 1000))):
            raise Late


class Caller:
    """Has jobs done by a child that it starts, watches, renews and replaces. For any number of threads."""

    def __init__(self, module: str, *, seconds: float, resting_bytes: int) -> None:
        """`module` is what the child runs, `seconds` what one job may take; a child that holds more than
        `resting_bytes` of memory between two jobs is replaced.
        """
        self._module, self._seconds, self._resting_bytes = module, seconds, resting_bytes
        self._child: Child | None = None
        self._pid = os.getpid()
        self._lock = threading.Lock()
        os.register_at_fork(after_in_child=self._after_fork)

    def ask(self, data: bytes, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return the child's answer: JSON, and bytes that belong to it. Raises a kind of `Failed`."""
        if os.getpid() != self._pid:
            self._after_fork()
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise Busy
        try:
            return self._answer(data, job)
        finally:
            self._lock.release()

    def pid(self) -> int | None:
        """The id of the process that does the jobs, if there is one now."""
        return self._child.pid if self._child else None

    def close(self) -> None:
        """End the child, if there is one; the next job starts another."""
        with self._lock:
            self._end()

    def _after_fork(self) -> None:
        """In a copy of this process: leave the child to the other, and the lock that nobody holds here."""
        if self._child:
            self._child.forget()
        self._child, self._pid, self._lock = None, os.getpid(), threading.Lock()

    def _answer(self, data: bytes, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        for attempt in (1, 2):
            child = self._ready()
            try:
                answer, more = child.run(job, data, self._seconds)
            except Late:
                self._end()
                log.warning("%s: a job was stopped after %s s.", self._module, self._seconds)
                raise
            except Gone:
                # One that had gone to rest between two jobs has not touched this one.
                rested = child.ended_at_rest()
                self._end()
                if rested and attempt == 1:
                    continue
                log.warning("%s: a child ended at its work.", self._module)
                raise
            except BaseException:
                # Interrupted in the middle of an answer: what comes next would be read as another's.
                self._end()
                raise
            if (
                answer.get("finished")
                or child.jobs >= MOST_JOBS
                or answer.get("memory", 0) > self._resting_bytes
            ):
                self._end()
            return answer, more
        raise Gone

    def _ready(self) -> Child:
        if self._child is None:
            try:
                self._child = Child(self._module)
            except (Gone, Late, OSError) as error:
                log.error("%s does not start: %r", self._module, error)
                raise NotStarted from error
        return self._child

    def _end(self) -> None:
        if self._child:
            self._child.kill()
        self._child = None

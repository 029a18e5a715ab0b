"""Reading files and pages in a process of its own, so that none can take a server with it.

One child per serving process, started when it is first needed. A job that takes too long is killed with its
child. Whatever happens to it is one sentence for whoever sent the file; the next file gets a new child.
"""

import json
import logging
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, cast

from articles.formats.errors import Unreadable
from articles.formats.frames import MOST_BYTES, frame
from articles.formats.parsed import ParsedArticle
from articles.messages import Message, gettext_noop

log = logging.getLogger(__name__)

JOB_SECONDS = 15.0
START_SECONDS = 30.0
WAIT_SECONDS = 60.0  # for other people's jobs
MOST_JOBS = 200
MOST_RESTING_BYTES = 200 * 1024 * 1024
_PROJECT = Path(__file__).resolve().parents[2]
_TOO_LONG = gettext_noop(
    "Reading it took longer than %(limit)s seconds and was stopped. Copy its text and send that."
)
_DIED = gettext_noop(
    "Reading it failed, as if it were made to: it is no usual file. Copy its text and send that."
)
_BUSY = gettext_noop("Other texts are being read, and it is not its turn yet. Send it again in a minute.")
_FAULT = gettext_noop(
    "It could not be read, by a fault of this program, which has been logged. Copy its text and send that."
)
_NO_CHILD = gettext_noop("Texts cannot be read at the moment; the log says why. Tell whoever runs this site.")


class _Gone(Exception):
    """The child ended without an answer."""


class _Late(Exception):
    """The child did not answer in time."""


class Child:
    """A process that reads, and the pipes to it. Not for two threads at once: `Reader` sees to that."""

    def __init__(self, module: str) -> None:
        """Start the process. Raises _Gone, _Late or OSError where it does not get ready."""
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
        except (_Gone, _Late):
            self.kill()
            raise

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def run(self, job: dict[str, Any], data: bytes, seconds: float) -> dict[str, Any]:
        """Return the child's answer. Raises _Late and _Gone, after which the child is of no more use."""
        self.jobs += 1
        deadline = time.monotonic() + seconds
        self._send(frame(json.dumps(job).encode()) + frame(data), deadline)
        try:
            answer: dict[str, Any] = json.loads(self._receive(deadline))
        except ValueError as error:
            raise _Gone from error
        return answer

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
                raise _Gone from error

    def _receive(self, deadline: float) -> bytes:
        size = int.from_bytes(self._exactly(4, deadline))
        if size > MOST_BYTES:
            raise _Gone
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
                raise _Gone
            received += piece
        return bytes(received)

    def _await(self, descriptor: int, event: int, deadline: float) -> None:
        waiting = select.poll()
        waiting.register(descriptor, event)
        left = deadline - time.monotonic()
        if left <= 0 or not waiting.poll(max(1, int(left * 1000))):
            raise _Late


class Reader:
    """Reads in a child that it starts, watches, renews and replaces. For any number of threads."""

    def __init__(self, module: str = "articles.formats.worker", seconds: float = JOB_SECONDS) -> None:
        """`module` is what the child runs, `seconds` what one job may take."""
        self._module, self._seconds = module, seconds
        self._child: Child | None = None
        self._pid = os.getpid()
        self._lock = threading.Lock()

    def read(self, data: bytes, **job: Any) -> ParsedArticle:
        """Return what `formats.reading.read` returns in the child. Raises Unreadable."""
        if os.getpid() != self._pid:
            self.after_fork()
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise Unreadable(_BUSY)
        try:
            answer = self._answer(data, job)
        finally:
            self._lock.release()
        try:
            if "article" in answer:
                return ParsedArticle.restored(answer["article"])
            if "unreadable" in answer:
                message = Message.from_json(answer["unreadable"])
                raise Unreadable(message.template, **message.params)
        except (KeyError, TypeError, AttributeError) as error:
            # What comes out of there is no more to be trusted than what went in.
            raise Unreadable(_DIED) from error
        log.error("A file could not be read by a fault of ours:\n%s", answer.get("fault"))
        raise Unreadable(_FAULT)

    def child_pid(self) -> int | None:
        """The id of the process that reads, if there is one now."""
        return self._child.pid if self._child else None

    def close(self) -> None:
        """End the child, if there is one; the next read starts another."""
        with self._lock:
            self._end()

    def after_fork(self) -> None:
        """In a copy of this process: leave the child to the other, and the lock that nobody holds here."""
        if self._child:
            self._child.forget()
        self._child, self._pid, self._lock = None, os.getpid(), threading.Lock()

    def _answer(self, data: bytes, job: dict[str, Any]) -> dict[str, Any]:
        for attempt in (1, 2):
            child = self._ready()
            try:
                answer = child.run(job, data, self._seconds)
            except _Late as error:
                self._end()
                log.warning("Reading a file was stopped after %s s.", self._seconds)
                raise Unreadable(_TOO_LONG, limit=f"{self._seconds:g}") from error
            except _Gone as error:
                # One that had gone to rest between two jobs has not touched this one.
                rested = child.ended_at_rest()
                self._end()
                if rested and attempt == 1:
                    continue
                log.warning("A child ended while it read a file.")
                raise Unreadable(_DIED) from error
            except BaseException:
                # Interrupted in the middle of an answer: what comes next would be read as another's.
                self._end()
                raise
            if (
                answer.get("finished")
                or child.jobs >= MOST_JOBS
                or answer.get("memory", 0) > MOST_RESTING_BYTES
            ):
                self._end()
            return answer
        raise Unreadable(_DIED)

    def _ready(self) -> Child:
        if self._child is None:
            try:
                self._child = Child(self._module)
            except (_Gone, _Late, OSError) as error:
                log.error("The process that reads files does not start: %r", error)
                raise Unreadable(_NO_CHILD) from error
        return self._child

    def _end(self) -> None:
        if self._child:
            self._child.kill()
        self._child = None


_READER = Reader()
os.register_at_fork(after_in_child=_READER.after_fork)


def read(
    data: bytes,
    *,
    name: str = "",
    media_type: str = "",
    charset: str | None = None,
    address: str = "",
    language: str | None = None,
    known_labels: Iterable[str] = (),
) -> ParsedArticle:
    """Return the article that the bytes hold, read by `formats.reading.read` (which says what it takes) in a
    process of its own: at most 15 s and 300 MB of memory, without network and without the site's secrets.

    Raises Unreadable with one sentence for what cannot be read, for what took too long or too much, and where
    the process died of it. The next call works whatever happened to this one.
    """
    return _READER.read(
        data,
        name=name,
        media_type=media_type,
        charset=charset,
        address=address,
        language=language,
        known_labels=list(known_labels),
    )

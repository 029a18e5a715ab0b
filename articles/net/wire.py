"""The line to a server: names looked up in time, sockets to checked addresses only, every byte counted."""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from functools import cache
from typing import Any

import httpcore
import httpx
from ssrfguard import Policy, Resolver
from ssrfguard.httpx import SafeBackend

from articles.net import errors
from articles.net.errors import FetchError
from articles.net.limits import Limits

# What an answer may have beside its body: status line, headers, chunk sizes.
_HEADROOM = 256 * 1024
# A look-up cannot be ended from outside: it is left behind, and no more than these may be.
_LOOKUPS = threading.BoundedSemaphore(16)


class Meter:
    """What is left of a fetch's time and bytes, over all its hops."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._until = time.monotonic() + limits.seconds
        self._bytes = limits.bytes + _HEADROOM

    def seconds(self) -> float:
        """Return the seconds left. Raises `FetchError` when there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise FetchError(errors.TOO_SLOW)
        return left

    def count(self, received: int) -> None:
        """Take bytes that came off the line. Raises `FetchError` for more than there may be."""
        self._bytes -= received
        if self._bytes < 0:
            raise self.too_large()

    def too_large(self) -> FetchError:
        """The error for more than `limits.bytes`."""
        return FetchError(errors.TOO_LARGE, limit=max(1, self.limits.bytes // 1_000_000))


@cache
def tls_context() -> ssl.SSLContext:
    """Whose certificates are trusted: certifi's list, or SSL_CERT_FILE. Made once, since that is slow."""
    return httpx.create_ssl_context()


class Backend(SafeBackend):
    """ssrfguard's: it looks a name up once, checks every address found and connects to one of those. Here
    within what the meter has left."""

    def __init__(self, policy: Policy, meter: Meter, resolver: Resolver | None = None) -> None:
        super().__init__(policy=policy, resolver=_in_time(resolver or socket.getaddrinfo, meter))
        self._meter = meter

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        # The time-out is that of one address of those that are tried.
        timeout = self._meter.seconds() / self.policy.max_connection_attempts
        return _Stream(super().connect_tcp(host, port, timeout, local_address, socket_options), self._meter)


class _Stream(httpcore.NetworkStream):
    """A stream whose every step gets the time that the whole fetch has left, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._meter.seconds())
        self._meter.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._meter.seconds())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            # Python counts this time-out over the whole handshake, not over each of its reads.
            inner = self._stream.start_tls(ssl_context, server_hostname, self._meter.seconds())
        except httpcore.ConnectError as error:
            invalid = isinstance(error.__cause__ or error.__context__, ssl.SSLCertVerificationError)
            raise FetchError(errors.CERTIFICATE if invalid else errors.TLS_FAILED) from error
        return _Stream(inner, self._meter)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _in_time(resolver: Resolver, meter: Meter) -> Resolver:
    """A resolver that gives up when the time is over: getaddrinfo itself knows no time-out."""

    def look_up(*question: Any) -> Any:
        if not _LOOKUPS.acquire(timeout=meter.seconds()):
            raise FetchError(errors.TOO_SLOW)
        answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(list(resolver(*question)))
            except Exception as error:
                answers.put(error)
            finally:
                _LOOKUPS.release()

        threading.Thread(target=ask, name="look-up", daemon=True).start()
        try:
            answer = answers.get(timeout=meter.seconds())
        except queue.Empty:
            raise FetchError(errors.TOO_SLOW) from None
        if isinstance(answer, OSError | UnicodeError):
            # No such name, or one with a label that is empty or too long.
            raise FetchError(errors.UNKNOWN_NAME) from answer
        if isinstance(answer, Exception):
            raise answer
        return answer

    return look_up

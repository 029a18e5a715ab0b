"""Pages kept in Valkey or Redis, shared by all machines. Whatever fails there costs time and nothing else."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import redis

from articles.caching.entry import Entry
from articles.caching.journal import LONGEST

FAILURES: tuple[type[BaseException], ...] = (redis.RedisError, OSError)
UNREADABLE: tuple[type[BaseException], ...] = (*FAILURES, ValueError)

# Milliseconds after which the lock of who has died is free again.
_LONGEST_LOCK = 5000
# Slower than making the page, it is of no use.
_TIMEOUT = 0.5
# Takes the lock away only from who holds it.
_UNLOCK = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"


class ServerStore:
    """Pages at an address: `redis://host:6379/0`, `rediss://…`, `unix://…`."""

    def __init__(self, address: str, release: str) -> None:
        self.prefix = f"newsroom:{release}:"
        self._client: Any = redis.Redis.from_url(
            address, socket_timeout=_TIMEOUT, socket_connect_timeout=_TIMEOUT
        )

    def _name(self, key: str) -> bytes:
        # A path may hold what is no text.
        return f"{self.prefix}{key}".encode("utf-8", "surrogatepass")

    def get(self, key: str) -> Entry | None:
        """What is kept under a key, or None."""
        try:
            data = self._client.get(self._name(key))
            return Entry.from_bytes(data) if data else None
        except UNREADABLE:
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep a page for as long as it may ever be shown."""
        try:
            self._client.set(self._name(key), entry.to_bytes(), ex=LONGEST)
        except FAILURES:
            return

    def forget(self, key: str) -> None:
        """Keep a page no longer."""
        try:
            self._client.delete(self._name(key))
        except FAILURES:
            return

    @contextmanager
    def renewing(self, key: str) -> Iterator[bool]:
        """Be the one who makes a page: as `FileStore.renewing`. Where the server is away, everybody is."""
        name, token = self._name(f"lock:{key}"), secrets.token_hex(8)
        try:
            mine = bool(self._client.set(name, token, nx=True, px=_LONGEST_LOCK))
        except FAILURES:
            yield True
            return
        try:
            yield mine
        finally:
            if mine:
                with suppress(*FAILURES):
                    self._client.eval(_UNLOCK, 1, name, token)

    def clear(self) -> None:
        """Keep nothing of this release any more."""
        try:
            for name in self._client.scan_iter(f"{self.prefix}*", count=1000):
                self._client.delete(name)
        except FAILURES:
            return

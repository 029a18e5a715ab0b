"""Pages kept as files, shared by all processes of a machine. What fails here costs time and nothing else."""

import fcntl
import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from articles.caching.entry import Entry

# So many locks serve all pages: two pages may share one, and then one waits for nothing.
_LOCKS = 256
# Once in so many writes somebody looks whether there is too much.
_SWEEP_EVERY = 200


class FileStore:
    """Pages in a folder. `most` is how many bytes may lie there, about."""

    def __init__(self, root: Path, release: str, most: int) -> None:
        self.folder, self.root, self.most = root / release, root, most
        self._written = 0

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / name[:2] / name

    def get(self, key: str) -> Entry | None:
        """What is kept under a key, or None."""
        try:
            return Entry.from_bytes(self._path(key).read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep a page: whole or not at all."""
        path = self._path(key)
        part = path.with_name(f"{path.name}.{secrets.token_hex(6)}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(entry.to_bytes())
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return
        self._written += 1
        if self._written % _SWEEP_EVERY == 1:
            self.sweep()

    def forget(self, key: str) -> None:
        """Keep a page no longer."""
        try:
            self._path(key).unlink(missing_ok=True)
        except OSError:
            return

    @contextmanager
    def renewing(self, key: str) -> Iterator[bool]:
        """Be the one who makes a page; False where somebody else is.

        The lock is the kernel's: it goes with the process that held it.
        """
        number = int(hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16) % _LOCKS
        try:
            folder = self.root / "locks"
            folder.mkdir(parents=True, exist_ok=True)
            file = os.open(folder / str(number), os.O_RDWR | os.O_CREAT, 0o640)
        except OSError:
            # No lock to be had: each makes the page for itself.
            yield True
            return
        try:
            yield _locked(file)
        finally:
            os.close(file)

    def sweep(self) -> None:
        """Delete what was kept longest, where there is too much; what an older release of the site kept; and
        what a killed write left.
        """
        found, now = [], time.time()
        for path in self.root.rglob("*"):
            try:
                state = path.stat()
                if not path.is_file() or path.parent == self.root or path.parent.name == "locks":
                    continue
                if path.suffix == ".part":
                    if now - state.st_mtime > 60:
                        path.unlink(missing_ok=True)
                    continue
                old = not path.is_relative_to(self.folder) and now - state.st_mtime > 3600
                if old or now - state.st_mtime > 25 * 3600:
                    path.unlink(missing_ok=True)
                    continue
                found.append((state.st_mtime, state.st_size, path))
            except OSError:
                continue
        total = sum(size for _age, size, _path in found)
        for _age, size, path in sorted(found):
            if total <= self.most:
                break
            path.unlink(missing_ok=True)
            total -= size

    def clear(self) -> None:
        """Keep nothing any more."""
        for path in self.root.rglob("*"):
            if path.is_file() and path.parent != self.root and path.parent.name != "locks":
                path.unlink(missing_ok=True)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

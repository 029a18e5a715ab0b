"""Using the private cluster together: the first one starts it, the last one stops it.

Two locks, both ``flock``, which the kernel drops when a holder is killed: ``postgres.users`` is held shared
while in use, and exclusively to stop; ``postgres.starting`` is held by the one who starts.
"""

import fcntl
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from newsroom.postgres.address import NOBODY, TMP, database_settings, server_uid, socket_folder, var_folder
from newsroom.postgres.cluster import claim, create, is_up, start, stop
from newsroom.postgres.programs import OTHERWISE, PostgresError, choose


def enter(environ: Mapping[str, str]) -> int:
    """Be a user of the private cluster, started unless up. Returns the held lock; raises PostgresError."""
    var = var_folder(environ)
    try:
        var.mkdir(parents=True, exist_ok=True)
        users = os.open(var / "postgres.users", os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError as error:
        raise PostgresError(
            f"{var} belongs to another user (was the site run as root before?). "
            f"Run as that user, or set VAR_DIR to a folder of your own. {OTHERWISE}"
        ) from error
    try:
        fcntl.flock(users, fcntl.LOCK_SH)
        uid, sockets = server_uid(var), socket_folder(var)
        claim(sockets, uid)
        with (var / "postgres.starting").open("w") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            if not is_up(sockets):
                major, programs = choose(var, environ)
                data = var / f"postgres-{major}"
                if not data.exists():
                    create(major, programs, data, uid, starting.fileno())
                start(programs, data, sockets, uid)
    except BaseException:
        os.close(users)
        raise
    return users


def _leave(users: int, environ: Mapping[str, str]) -> None:
    """Stop the cluster unless someone else uses it, or asked by `start` that it stays up."""
    sockets = socket_folder(var_folder(environ))
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not (sockets / "keep").exists():
            stop(sockets)
    except BlockingIOError:
        pass
    finally:
        os.close(users)


@contextmanager
def running(temporary: bool = False, environ: Mapping[str, str] = os.environ) -> Iterator[dict[str, Any]]:
    """Have the database up meanwhile; yields Django's settings for it.

    With ``DATABASE_URL`` nothing is started. A cluster that is up is used as it is and costs a few
    milliseconds. Where the private cluster cannot start, the reason goes to standard error and the body
    runs all the same: `help` needs no database, and what needs one fails below that reason.
    `temporary` is a new, empty cluster without crash safety, gone afterwards; raises PostgresError.
    """
    settings, us = database_settings(environ), os.getpid()
    if environ.get("DATABASE_URL", "").strip():
        yield settings
        return
    if temporary:
        with _temporary(environ) as sockets:
            yield settings | {"HOST": str(sockets)}
        return
    users = None
    try:
        users = enter(environ)
    except (PostgresError, OSError) as error:
        print(f"No database: {error}", file=sys.stderr)
    try:
        yield settings
    finally:
        if users is not None and os.getpid() == us:  # a forked worker leaves the lock to its parent
            _leave(users, environ)


@contextmanager
def _temporary(environ: Mapping[str, str]) -> Iterator[Path]:
    uid = os.getuid() or NOBODY
    for left in TMP.glob("newsroom-test-*"):  # of runs that were killed: nobody holds their lock
        with suppress(FileNotFoundError):  # another run is clearing up as well
            if left.lstat().st_uid == uid and not left.is_symlink():
                _remove(left)
    major, programs = choose(TMP / "newsroom-none", environ)
    folder = Path(tempfile.mkdtemp(prefix="newsroom-new-", dir=TMP))
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.chown(folder, uid, -1)
        # Named as a test's only once its lock is held, so that no other run takes it for a left-over.
        folder = folder.rename(TMP / folder.name.replace("-new-", "-test-", 1))
        create(major, programs, folder / "data", uid, lock, safe=False)
        options = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        start(programs, folder / "data", folder, uid, options=options)
        yield folder
    finally:
        os.close(lock)
        _remove(folder)


def _remove(folder: Path) -> None:
    """Stop and remove a temporary cluster that nobody holds."""
    with suppress(FileNotFoundError, BlockingIOError):  # gone, or in use
        lock = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            stop(folder, signal.SIGQUIT)
            shutil.rmtree(folder)
        finally:
            os.close(lock)

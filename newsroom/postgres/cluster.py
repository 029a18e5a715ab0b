"""One cluster on disk: made, started, stopped. Who may do so when is decided in use.py, by its locks."""

import os
import shutil
import signal
import socket
import stat
import time
from contextlib import suppress
from pathlib import Path

from newsroom.postgres.programs import OTHERWISE, PostgresError, run


def claim(folder: Path, uid: int) -> None:
    """Make a folder for `uid` alone. PostgresError where someone else made it: they could listen in."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {uid, os.getuid()} or found.st_mode & 0o077:
        raise PostgresError(f"{folder} is not a private folder of user {uid}. Remove it, then try again.")
    if found.st_uid != uid:
        os.chown(folder, uid, uid, follow_symlinks=False)


def is_up(sockets: Path) -> bool:
    """Whether a server answers at this folder's socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(sockets / ".s.PGSQL.5432")) == 0


def create(major: int, programs: Path, data: Path, uid: int, lock: int, safe: bool = True) -> None:
    """Make a cluster beside its place, then rename it: one that is there is whole, whenever we are killed.

    `lock` is a held file, handed on to the programs: where we are killed, the next one waits for them to end.
    `safe` is whether the files must be on the disk before this returns. Raises PostgresError.
    """
    fresh = data.with_name(f"{data.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    claim(fresh, uid)
    locales = ["--locale=C.UTF-8", "--locale=C"]
    options = [f"--pgdata={fresh}", "--username=postgres", "--auth=trust", "--encoding=UTF8"]
    options += [] if safe else ["--no-sync"]
    if major >= 17:  # PostgreSQL's own, the same on every system
        locales = ["--locale=C"]
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    for locale in locales:
        done = run(programs / "initdb", *options, locale, uid=uid, data=fresh, keep=(lock,))
        if done.returncode == 0 or "invalid locale" not in done.stderr:
            break
    if done.returncode == 0:
        # Only `newsroom`, who is no superuser, can sign in; the folder of the socket lets in its owner alone.
        (fresh / "pg_hba.conf").write_text("local all newsroom trust\n")
        sql = "CREATE ROLE newsroom LOGIN CREATEDB;\nCREATE DATABASE newsroom OWNER newsroom;\n"
        single = ("--single", "-D", str(fresh), "postgres")
        done = run(programs / "postgres", *single, uid=uid, data=fresh, keep=(lock,), text=sql)
    if done.returncode or "ERROR:" in done.stderr:
        shutil.rmtree(fresh, ignore_errors=True)
        raise PostgresError(f"PostgreSQL could not make {data}:\n{done.stderr.strip()[-2000:]}\n{OTHERWISE}")
    fresh.rename(data)


def _forget_dead(data: Path, sockets: Path) -> None:
    """After a reboot the noted process number may be another program's, and the server would not start.

    The note stays, as it also guards shared memory; only its number becomes one that cannot exist.
    """
    for left in sockets.glob(".s.PGSQL.5432*"):
        left.unlink(missing_ok=True)
    note = data / "postmaster.pid"
    if Path("/proc/self/cwd").exists() and note.exists():
        number, rest = note.read_text().split("\n", 1)
        with suppress(OSError):
            if Path(f"/proc/{int(number)}/cwd").samefile(data):
                return
        note.write_text(f"{2**30}\n{rest}")


def start(programs: Path, data: Path, sockets: Path, uid: int, options: str = "") -> None:
    """Start the cluster and wait until it takes connections; PostgresError with the end of its log if not."""
    _forget_dead(data, sockets)
    log = data / "server.log"
    log.unlink(missing_ok=True)
    options += f" -p 5432 -k {sockets} -c listen_addresses='' -c unix_socket_permissions=0700 -c jit=off"
    pg_ctl = ("start", "--wait", "--timeout=120", f"--pgdata={data}", f"--log={log}", f"--options={options}")
    done = run(programs / "pg_ctl", *pg_ctl, uid=uid, data=data)
    if done.returncode or not is_up(sockets):
        lines = log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []
        said = "\n".join([*(done.stderr.strip().splitlines()), *lines])
        raise PostgresError(f"PostgreSQL did not start in {data}. Its log ends:\n{said}\n{OTHERWISE}")


def stop(sockets: Path, how: signal.Signals = signal.SIGINT) -> bool:
    """Stop the server of this socket, and wait for its end (30 s at most). False if none is up."""
    if not is_up(sockets):
        return False
    number, data = (sockets / ".s.PGSQL.5432.lock").read_text().splitlines()[:2]
    # The file is the server's: root must not be led to end another user's process by it.
    if os.getuid() == 0 and os.stat(f"/proc/{number}").st_uid != sockets.stat().st_uid:
        raise PostgresError(f"{sockets} names process {number}, which is not its server.")
    os.kill(int(number), how)
    for _ in range(1500):
        if not Path(data, "postmaster.pid").exists():
            return True
        time.sleep(0.02)
    raise PostgresError(f"PostgreSQL (process {number}) is still stopping after 30 s; see {data}/server.log.")

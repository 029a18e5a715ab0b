"""``python -m newsroom.postgres start|stop|status|psql|exec``: the private database by hand."""

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from newsroom.postgres.address import socket_folder, var_folder
from newsroom.postgres.cluster import is_up, stop
from newsroom.postgres.programs import PostgresError, binaries
from newsroom.postgres.use import enter, running


def main(arguments: list[str] | None = None, environ: Mapping[str, str] = os.environ) -> int:
    """``python -m newsroom.postgres``; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m newsroom.postgres", description="The private database.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("start", help="start it, and let it run until 'stop'")
    verbs.add_parser("stop", help="stop it, whoever uses it")
    verbs.add_parser("status", help="say whether it runs, and where (exit code 3 if not)")
    verbs.add_parser("psql", help="open PostgreSQL's own shell on it").add_argument(
        "rest", nargs=argparse.REMAINDER
    )
    verbs.add_parser("exec", help="run a command with it up: exec -- pg_dump").add_argument(
        "rest", nargs=argparse.REMAINDER
    )
    asked = parser.parse_args(arguments)
    if asked.verb in {"psql", "exec"}:
        rest = asked.rest[1:] if asked.rest[:1] == ["--"] else asked.rest
        if asked.verb == "exec" and not rest:
            parser.error("exec needs a command: exec -- pg_dump newsroom")
        with running(environ=environ) as settings:
            return _with_database(["psql", *rest] if asked.verb == "psql" else rest, settings, environ)
    if environ.get("DATABASE_URL", "").strip():
        print("DATABASE_URL is set, so the private database is not used.")
        return 0
    sockets = socket_folder(var_folder(environ))
    if asked.verb == "start":
        try:
            users = enter(environ)
        except (PostgresError, OSError) as error:
            print(error, file=sys.stderr)
            return 1
        (sockets / "keep").touch()
        os.close(users)
    elif asked.verb == "stop":
        (sockets / "keep").unlink(missing_ok=True)
        stop(sockets)
    if not is_up(sockets):
        print("The private database is not running.")
        return 3 if asked.verb == "status" else 0
    data = (sockets / ".s.PGSQL.5432.lock").read_text().splitlines()[1]
    print(f"The private database of {data} is running; its socket is in {sockets}.")
    return 0


def _with_database(command: list[str], settings: dict[str, Any], environ: Mapping[str, str]) -> int:
    """Run a command that finds the database by PostgreSQL's own variables. Returns its exit code."""
    names = {
        "HOST": "PGHOST",
        "PORT": "PGPORT",
        "NAME": "PGDATABASE",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
    }
    env = dict(environ) | {pg: settings[ours] for ours, pg in names.items() if settings[ours]}
    env |= {f"PG{name.upper()}": value for name, value in settings["OPTIONS"].items()}
    found = binaries(environ)
    env["PATH"] = os.pathsep.join([*(str(folder) for _, folder in found), env.get("PATH", os.defpath)])
    try:
        return subprocess.run(command, env=env, check=False).returncode  # noqa: S603
    except OSError as error:
        print(f"{command[0]} cannot be run: {error.strerror}.", file=sys.stderr)
        return 127


if __name__ == "__main__":
    sys.exit(main())

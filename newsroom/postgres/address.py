"""Where the database is: at ``DATABASE_URL``, else at the private cluster's socket. Nothing starts here."""

import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[2]
# Not TMPDIR: two shells may differ in it, and its path is too long for a socket on some systems.
TMP = Path("/tmp")  # noqa: S108 (folders in it are made 0700 and their owner is checked)
NOBODY = 65534


def database_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """Django's ``DATABASES["default"]`` for this environment.

    Taken from ``DATABASE_URL`` (libpq's URI form: every part percent-encoded, a socket folder as
    ``?host=/path``, other query options passed on), else the private cluster, which need not be up.
    Raises ValueError, without the password in it, where the address cannot be used.
    """
    if url := environ.get("DATABASE_URL", "").strip():
        return _from_url(url)
    return _settings(
        NAME="newsroom", USER="newsroom", HOST=str(socket_folder(var_folder(environ))), PORT="5432"
    )


def _settings(**parts: Any) -> dict[str, Any]:
    defaults = {"PASSWORD": "", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": {}}
    return {"ENGINE": "django.db.backends.postgresql"} | defaults | parts


def _from_url(url: str) -> dict[str, Any]:
    form = "write it as postgresql://user:password@host:5432/name"
    try:
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    except ValueError:  # not chained: its text may hold the password
        raise ValueError(f"DATABASE_URL cannot be read; {form}.") from None
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL must begin with postgresql://; {form}.")
    if parts.fragment or "#" in url:
        raise ValueError("DATABASE_URL holds a '#'; in a password or name it is written %23.")
    login, _, address = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    matched = re.fullmatch(r"(\[[0-9a-fA-F:.]+\]|[^:,\[\]]*)(?::([0-9]+))?", address)
    if not matched:
        raise ValueError(f"DATABASE_URL must name one host and a port in digits; {form}.")
    settings = {
        "NAME": query.pop("dbname", unquote(parts.path.removeprefix("/"))),
        "USER": query.pop("user", unquote(user)),
        "PASSWORD": query.pop("password", unquote(password)),
        "HOST": query.pop("host", unquote(matched[1].strip("[]"))),
        "PORT": query.pop("port", matched[2] or ""),
    }
    if not settings["NAME"] or "/" in settings["NAME"]:
        raise ValueError(f"DATABASE_URL must name a database after the host; {form}.")
    if settings["PORT"] and not (settings["PORT"].isdecimal() and 0 < int(settings["PORT"]) < 65536):
        raise ValueError("DATABASE_URL has a port that is not a number from 1 to 65535.")
    return _settings(**settings, OPTIONS=query)


def var_folder(environ: Mapping[str, str]) -> Path:
    """Where this clone keeps what it makes: ``VAR_DIR``, else var/ beside manage.py."""
    return Path(environ.get("VAR_DIR") or PROJECT / "var").resolve()


def data_folders(var: Path) -> dict[int, Path]:
    """The clusters there are, by major version, oldest first."""
    found = {p.name.removeprefix("postgres-"): p for p in var.glob("postgres-*")}
    return {int(major): found[major] for major in sorted(filter(str.isdecimal, found), key=int)}


def server_uid(var: Path) -> int:
    """Who the server runs as: us; for root, who refuses, the owner of the data there is, or nobody."""
    if os.getuid() != 0:
        return os.getuid()
    return next((p.stat().st_uid for p in reversed(data_folders(var).values())), 0) or NOBODY


def socket_folder(var: Path) -> Path:
    """A short path, the same in every process (a socket's path is 107 bytes at most)."""
    uid = server_uid(var)
    return TMP / f"newsroom-{uid}-{hashlib.sha256(os.fsencode(var)).hexdigest()[:12]}"

"""What tests in a browser leave behind: nothing that still asks."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tests.e2e.tunnel import Tunnel

_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend'"
)


@pytest.fixture(autouse=True)
def _browsers_are_quiet(request: Any, transactional_db: None) -> Iterator[None]:
    """Close every page before the database is emptied: an open story goes on telling that it is open."""
    yield
    if "browser" not in request.fixturenames:
        return
    for context in request.getfixturevalue("browser").contexts:
        context.close()
    # What they asked last is answered, or given up, before anything else happens. A page that closes says so
    # in a last request, which may arrive a moment later: it must be quiet for a while.
    quiet = 0
    with connection.cursor() as cursor:
        for _ in range(100):
            cursor.execute(_OTHERS)
            quiet = quiet + 1 if cursor.fetchone()[0] == 0 else 0
            if quiet == 6:
                return
            time.sleep(0.05)


@pytest.fixture
def tunnel(live_server) -> Iterator[Tunnel]:
    line = Tunnel((live_server.thread.host, live_server.thread.port))
    yield line
    line.close()

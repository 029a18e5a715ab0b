"""What the tests of intake share."""

from collections.abc import Iterator
from typing import Any

import pytest

from articles.ingest.politeness import manners
from tests.net.servers import Server


@pytest.fixture
def let_in(settings: Any) -> Iterator[Any]:
    """Let the fetch reach a server of the test, at once and with no memory of others."""
    manners.forget()
    settings.NET_DELAY = 0

    def name(server: Server, host: str = "127.0.0.1") -> Server:
        settings.NET_ALLOWED_HOSTS = [*settings.NET_ALLOWED_HOSTS, f"{host}:{server.port}"]
        return server

    yield name
    manners.forget()

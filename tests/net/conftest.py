"""What the tests of fetching share."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

_watching: list[list[Any]] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect":
        for seen in _watching:
            seen.append(arguments[1])


# The interpreter's own record of every socket that is connected. It cannot be taken out again.
sys.addaudithook(_hook)


@pytest.fixture
def connects() -> Iterator[list[Any]]:
    """Every address that any socket of this process is connected to while the test runs."""
    seen: list[Any] = []
    _watching.append(seen)
    yield seen
    _watching.remove(seen)

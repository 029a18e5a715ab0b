"""A page cache of one's own, asked without delay, over a database that commits."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.caching import pages
from tests.caching.process import Process


@pytest.fixture
def page_cache(transactional_db: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    """The cache, empty and switched on."""
    settings.PAGE_CACHE, settings.PAGE_CACHE_ROOT, settings.PAGE_CACHE_INTERVAL = True, tmp_path / "cache", 0
    for function in (pages.store, pages.journal):
        function.cache_clear()
    yield
    for function in (pages.store, pages.journal):
        function.cache_clear()


@pytest.fixture
def process(page_cache: None) -> Callable[[], Process]:
    """Make processes: each with its own memory and its own knowledge, over the same files."""

    def start() -> Process:
        pages.journal.cache_clear()
        client = Client()
        # The middleware is made with the first request.
        client.get("/healthz")
        return Process(client, pages.journal())

    return start

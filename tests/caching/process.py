"""A process that serves the site, as far as the page cache can tell."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.caching.journal import Journal


@dataclass(frozen=True)
class Process:
    """`get` answers; `made` tells whether the page was made for that, or came from the cache."""

    client: Client
    journal: Journal

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(path, headers={name.replace("_", "-"): text for name, text in headers.items()})

    def made(self, path: str, **headers: str) -> bool:
        """Ask, and tell whether the page was made anew: it asks the database for more than what changed."""
        with CaptureQueriesContext(connection) as captured:
            self.get(path, **headers)
        own = ("articles_readerchange", "articles_coming")
        asked = [query["sql"] for query in captured if not any(name in query["sql"] for name in own)]
        return any("articles_" in sql for sql in asked)

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
        asked = [query["sql"] for query in captured if "articles_readerchange" not in query["sql"]]
        return any(
            "articles_coming" not in sql and "pg_current_xact_id" not in sql and 'FROM "' in sql
            for sql in asked
        )

"""A newsroom of its own for a benchmark: an empty database that is thrown away afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.core.management import call_command
from django.db import connections

from newsroom import postgres


@contextmanager
def empty_site() -> Iterator[None]:
    """Django, set up over a fresh cluster; for one `with` in a process, since Django is set up once."""
    with tempfile.TemporaryDirectory() as folder, postgres.running(temporary=True) as settings:
        os.environ["VAR_DIR"] = folder
        os.environ["DATABASE_URL"] = (
            f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"
        )
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        try:
            yield
        finally:
            connections.close_all()
            del os.environ["DATABASE_URL"]

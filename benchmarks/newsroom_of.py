"""A newsroom full of stories to measure in: made once in a cluster of its own, and kept for the next time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.core.management import call_command

from newsroom import postgres
from newsroom.postgres.address import var_folder


@contextmanager
def newsroom_of(articles: int) -> Iterator[None]:
    """Have a migrated database and Django set up meanwhile.

    With DATABASE_URL it is that one; otherwise a cluster in `benchmarks-…` beside the site's own.
    """
    if not os.environ.get("DATABASE_URL"):
        os.environ["VAR_DIR"] = str(var_folder(os.environ) / f"benchmarks-{articles}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    with postgres.running():
        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        yield

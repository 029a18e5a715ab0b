"""A clock that stands where the demo's history wants it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def standing_at(moment: dt.datetime) -> Iterator[None]:
    """Let `timezone.now()` say `moment` (aware) inside the block.

    The verbs stamp what they do with the current time, and revisions and the action log can never be changed
    afterwards. A history of some weeks that is true to itself in every table is therefore lived through at a
    set clock, not written and backdated. For one thread, in a command that refuses to run in production.
    """
    with patch.object(timezone, "now", lambda: moment):
        yield

"""The process in which texts and pages are read: `python -m articles.formats.worker`, told what by pipe.

`articles/ingest/child.py` is the other end.
"""

from collections.abc import Callable
from typing import Any

from articles.formats import reading
from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from articles.messages import gettext_noop
from articles.processes import serving

# With the programs' own pages (some 20 MB, shared) a child stays below 300 MB.
MOST_HEAP = 256 * 1024 * 1024
MOST_SECONDS = 20
_MEMORY = gettext_noop("Reading it took more memory than an article may. Copy its text and send that.")


def serve(read: Callable[..., ParsedArticle] = reading.read) -> None:
    """Read what comes, until nobody asks any more."""

    def do(data: bytes, job: dict[str, Any]) -> serving.Answer:
        try:
            return {"article": read(data, **job).stored()}, b""
        except Unreadable as error:
            return {"unreadable": error.message.as_json()}, b""

    serving.serve(
        do,
        heap=MOST_HEAP,
        seconds=MOST_SECONDS,
        out_of_memory={"unreadable": {"template": _MEMORY, "params": {}}},
        warm_up=_warm_up,
    )


def _warm_up() -> None:
    """Read one text of each kind, so that tables and libraries are loaded before anybody waits for them."""
    for sample in (
        b"Title\nBy Jane Doe\nText.\n",
        b"<html><body><article><p>Text.</p></article></body></html>",
    ):
        try:
            reading.read(sample)
        except Unreadable:
            continue


if __name__ == "__main__":
    serve()

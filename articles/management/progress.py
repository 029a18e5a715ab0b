"""A bar that says how far a command has come; silent where nobody watches."""

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
_WIDTH = 30


def progress(items: Iterable[T], total: int, what: str, out: TextIO | None = None) -> Iterator[T]:
    """Yield `items`, drawing "what [####----] 12/40" on standard error, if that is a terminal."""
    out = out or sys.stderr
    shown = out.isatty()
    for done, item in enumerate(items):
        if shown:
            _draw(out, what, done, total)
        yield item
    if shown:
        _draw(out, what, total, total)
        out.write("\n")


def _draw(out: TextIO, what: str, done: int, total: int) -> None:
    filled = _WIDTH * done // max(total, 1)
    out.write(f"\r{what} [{'#' * filled}{'-' * (_WIDTH - filled)}] {done}/{total}")
    out.flush()

"""What a page is made of, noted while it is made.

A tag is a letter and an id: `a` article, `l` label, `s` source, `t` topic, `c` contributor, `i` picture,
`p` site page. `in:l5` is what is listed under label 5, `in:fr` what is listed in French, `in:fr:2026-11` what
first appeared in that month. `menus`, `menu:fr`, `labels`, `sources`, `topics`, `people`, `images`, `pages`:
any of these. The triggers of migration 0017 and later ones speak the same words.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model

from articles.models.story_index import NAMED

_noted: ContextVar[set[str] | None] = ContextVar("noted", default=None)


@contextmanager
def recording() -> Iterator[set[str]]:
    """Have everything noted meanwhile in this thread in one set; an outer recording hears of it too."""
    outer, own = _noted.get(), set[str]()
    token = _noted.set(own)
    try:
        yield own
    finally:
        _noted.reset(token)
        if outer is not None:
            outer.update(own)


def note(*tags: str) -> None:
    """Note tags, where anybody listens."""
    if (noted := _noted.get()) is not None:
        noted.update(tags)


def note_ids(letter: str, ids: Iterable[Any]) -> None:
    """Note things of one kind by their ids; those that are not there count too: they may come to be."""
    if (noted := _noted.get()) is not None:
        noted.update(f"{letter}{pk}" for pk in ids if pk)


def letter_of(model: type[Model]) -> str:
    """The letter of labels, topics, contributors and sources."""
    return NAMED[model._meta.model_name or ""]

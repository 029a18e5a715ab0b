"""What pages say round an article (`page_words.toml`): walls, leads to other pages, the names of agencies."""

import tomllib
from functools import cache
from pathlib import Path

from articles.content.names import fold

FILE = Path(__file__).with_suffix(".toml")
KEYS = frozenset({"walls", "goes_on", "also", "agencies"})


@cache
def page_words(name: str) -> tuple[str, ...]:
    """Return one list of all languages together, folded, the longest first.

    Raises ValueError for a key that no table may have, so that a typing mistake cannot switch a word off.
    """
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    wrong = {key for table in tables.values() for key in table} - KEYS
    if wrong or name not in KEYS:
        raise ValueError(f"{FILE.name}: unknown keys {', '.join(sorted(wrong or {name}))}")
    words = {fold(word) for table in tables.values() for word in table.get(name, ())}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))

"""The memory with a million texts: what it takes to find one that is like another, and 45 in one go.

Peers' figures for as many: trigram indexes take 150 to 2,800 ms for one.
"""

import itertools
import random
import statistics
import time
from collections.abc import Iterator, Sequence

from django.db import connection
from django.utils import timezone

from articles.content.fingerprints import sketch
from articles.models import Memory, MemoryFingerprint
from articles.translation import memory
from articles.translation.memory import Asked
from articles.translation.units import bare, digest

TEXTS = 1_000_000
PAIRS = [("en", "fr"), ("en", "ja"), ("fr", "en"), ("fr", "ar"), ("en", "zh-hans")]
WORDS = 20_000
ONE, MANY, IN_ONE_GO = 300, 20, 45
_CHUNK = 20_000
_INDEXES = ("memory_exact", "fingerprint_memory", "fingerprint_of")


def measure() -> Iterator[str]:
    """Fill an empty memory with TEXTS texts of about 190 characters, then look for edited ones of them."""
    prose = _Prose(random.Random(7))  # noqa: S311
    began = time.monotonic()
    kept = _fill(prose)
    yield f"{TEXTS:,} texts written in {time.monotonic() - began:.0f} s"
    chance = prose.chance
    singles, right = [], 0
    for pk, pair, text in chance.sample(kept, ONE):
        asked = _asked(prose.edited(text))
        started = time.perf_counter()
        [matches] = memory.lookup(pair, [asked])
        singles.append(time.perf_counter() - started)
        right += bool(matches) and matches[0].memory.pk == pk
    yield _line("one, edited", singles)
    yield f"{'the right one first':26}{right} of {ONE}"
    exact = []
    for _pk, pair, text in chance.sample(kept, ONE):
        started = time.perf_counter()
        memory.lookup(pair, [_asked(text)])
        exact.append(time.perf_counter() - started)
    yield _line("one, as it is", exact)
    many = []
    for _run in range(MANY):
        some = [one for one in chance.sample(kept, 10 * IN_ONE_GO) if one[1] == PAIRS[0]][:IN_ONE_GO]
        asked_all = [_asked(prose.edited(text)) for _pk, _pair, text in some]
        started = time.perf_counter()
        memory.lookup(PAIRS[0], asked_all)
        many.append(time.perf_counter() - started)
        if len(some) != IN_ONE_GO:
            raise RuntimeError(f"{len(some)} texts of one pair are no {IN_ONE_GO}.")
    yield _line(f"{IN_ONE_GO} in one go, edited", many)


class _Prose:
    """Sentences of words as frequent as words are: the n-th in proportion to 1 over n (Zipf)."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        letters = "etaoinshrdlucmfwypvbgkjqxz"
        self.words = [
            "".join(chance.choices(letters, k=chance.choice((2, 3, 4, 5, 6, 7, 8, 9)))) for _ in range(WORDS)
        ]
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(WORDS)))

    def text(self) -> str:
        """About 190 characters."""
        return " ".join(
            self.chance.choices(self.words, cum_weights=self.weights, k=self.chance.randint(20, 44))
        )

    def edited(self, text: str) -> str:
        """The same with every tenth word another one."""
        words = text.split()
        for place in self.chance.sample(range(len(words)), max(1, len(words) // 10)):
            words[place] = self.chance.choice(self.words)
        return " ".join(words)


def _asked(text: str) -> Asked:
    return Asked(text, f"<p>{text}</p>")


def _fill(prose: _Prose) -> list[tuple[int, tuple[str, str], str]]:
    """Write the texts with COPY, the indexes afterwards; return a hundredth of them: (id, pair, text)."""
    kept = []
    now = timezone.now()
    with connection.cursor() as cursor:
        definitions = {}
        for name in _INDEXES:
            cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [name])
            definitions[name] = cursor.fetchone()[0]
            cursor.execute(f"DROP INDEX {name}")
        number = 0
        for _chunk in range(TEXTS // _CHUNK):
            rows = []
            for _ in range(_CHUNK):
                number += 1
                rows.append((number, PAIRS[number % len(PAIRS)], prose.text()))
            _copy(cursor, rows, now)
            # No multiple of the number of pairs: all of them are among those kept.
            kept += rows[::97]
        for definition in definitions.values():
            cursor.execute(definition)
        cursor.execute("ANALYZE articles_memory")
        cursor.execute("ANALYZE articles_memoryfingerprint")
    return kept


def _copy(cursor: object, rows: Sequence[tuple[int, tuple[str, str], str]], now: object) -> None:
    table, prints = Memory._meta.db_table, MemoryFingerprint._meta.db_table
    columns = "id, source_language, target_language, text_hash, text, html, target, before, after, used_at"
    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:  # type: ignore[attr-defined]
        for number, (source, target), text in rows:
            html = f"<p>{text}</p>"
            copy.write_row(
                (
                    number,
                    source,
                    target,
                    digest(bare(text)),
                    text,
                    html,
                    f"<p>{target}: {text}</p>",
                    "",
                    "",
                    now,
                )
            )
    with cursor.copy(f"COPY {prints} (memory_id, fingerprint) FROM STDIN") as copy:  # type: ignore[attr-defined]
        for number, (source, target), text in rows:
            for value in sketch(text, f"{source}>{target}"):
                copy.write_row((number, value))


def _line(name: str, seconds: Sequence[float]) -> str:
    median = statistics.median(seconds)
    slow = statistics.quantiles(seconds, n=20)[-1]
    return f"{name:26}median {1000 * median:7.1f} ms   p95 {1000 * slow:7.1f} ms"

"""What changed for readers, as this process knows it: asked of the database twice a second, while it answers.

The journal's rows come with the number of the transaction that wrote them; a page is kept with PostgreSQL's
snapshot from before it was made. From the two follows, without a clock and across machines, whether a page
was made before a change or after it.
"""

import json
import math
import os
import threading
import time
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error, connection

from articles.caching.entry import Entry, Snapshot

# A page is right within this many seconds of a change elsewhere; twice as often is asked.
INTERVAL = 0.5
# How long a page may be shown while the database is away.
LONGEST = 24 * 3600
# A page is made anew after so long, whatever was noted: for what no tag holds, « Read next » above all.
SOFT = 600
# After a failure, this many seconds pass before the database is asked again.
PATIENCE = 1.0
# The clock's own changes: the next minutes are read with everything new, a whole day every ten minutes.
COMING_EVERY, COMING_SOON, COMING_ALL = 60, 150, 600
OVERLAP = 90
_MOST_ROWS = 20_000
_MOST_MOMENTS = 5_000
# The file by which processes on this machine hear of a change before the database is asked again.
_LONGEST_FILE = 1_000_000


class Verdict(Enum):
    """What may be done with a page that is kept."""

    FRESH = "fresh"
    # Made some time ago: one asker makes it anew while the others still get it.
    SOFT = "soft"
    # Something was added since. To be shown only where nothing newer can be made.
    STALE = "stale"
    # Something in it may not be shown any more, or it is a day old.
    GONE = "gone"


_QUERY = """
SELECT pg_current_snapshot()::text, coalesce((
    SELECT json_agg(json_build_array(id, transaction, hard, tags) ORDER BY id) FROM (
        SELECT * FROM articles_readerchange
        WHERE transaction >= %s AND at > now() - interval '26 hours' ORDER BY id DESC LIMIT %s
    ) AS newest
), '[]')
"""
_COMING = """
SELECT extract(epoch FROM moment)::float8, is_hard, touched
FROM articles_coming(to_timestamp(%s), to_timestamp(%s)) ORDER BY moment LIMIT %s
"""


# Of the last minute: whoever withdraws tells of it at once.
_WITHDRAWN = """
SELECT transaction, tags FROM articles_readerchange
WHERE hard AND at > now() - interval '1 minute' ORDER BY id DESC LIMIT 50
"""


@dataclass
class Known:
    """Everything known of changes."""

    snapshot: Snapshot | None = None
    # Tag → the newest transaction that touched it.
    hard: dict[str, int] = field(default_factory=dict)
    soft: dict[str, int] = field(default_factory=dict)
    # Tag → the newest moment (epoch) at which the clock touched it.
    hard_moment: dict[str, float] = field(default_factory=dict)
    soft_moment: dict[str, float] = field(default_factory=dict)
    # Nothing is known of what came before: a page that had not seen this transaction is not kept.
    floor: int = 0
    seen: set[int] = field(default_factory=set)


class Journal:
    """One for each process. Its methods may be called from any thread and raise nothing."""

    def __init__(self) -> None:
        self.known = Known()
        # Counts up whenever something was learned: a page judged at this version need not be judged again.
        self.version = 0
        self.away = False
        # Held while the database is asked, which may take long; and while something is noted, which does not.
        self._asking, self._noting = threading.Lock(), threading.Lock()
        self._asked = self._answered = 0.0
        # (moment, hard, tags), in order; those up to `_passed` are in `known`.
        self._coming: list[tuple[float, bool, tuple[str, ...]]] = []
        self._passed = self._coming_since = time.time() - LONGEST
        self._coming_read = self._all_read = 0.0
        # Before this moment the clock changes nothing.
        self._next = math.inf
        self._place: tuple[int, int] = (0, 0)

    # --- Asking ----------------------------------------------------------------------------------
    def keep_up(self) -> None:
        """Learn what is new, where half a second has passed; one thread asks, the others go on."""
        self._read_file()
        if self._is_due() and self._asking.acquire(blocking=self._answered == 0):
            try:
                if self._is_due():
                    self._ask()
            finally:
                self._asking.release()
        self._pass_moments(time.time())

    def _is_due(self) -> bool:
        interval = PATIENCE if self.away else settings.PAGE_CACHE_INTERVAL
        return time.monotonic() - self._asked >= interval

    def ask_now(self) -> None:
        """Learn what is new at once: after a change of one's own."""
        with self._asking:
            self._ask()
        self._pass_moments(time.time())

    def _ask(self) -> None:
        before = self.known.snapshot
        try:
            with connection.cursor() as cursor:
                cursor.execute(_QUERY, [before.xmin if before else 0, _MOST_ROWS + 1])
                said, rows = cursor.fetchone()
                rows = json.loads(rows) if isinstance(rows, str) else rows
                new = [row for row in rows if row[0] not in self.known.seen]
                if new or time.time() - self._coming_read > COMING_EVERY:
                    self._read_coming(cursor)
                if before and any(row[1] in before.open for row in new):
                    # A number for the next snapshot to go by: see `_learn`.
                    cursor.execute("SELECT pg_current_xact_id()")
        except (Error, OSError):
            self.away = True
            self._asked = time.monotonic()
            connection.close()
            return
        with self._noting:
            self._learn(before, Snapshot.read(said), rows, new)
        self.away = False
        self._asked = self._answered = time.monotonic()

    def _learn(self, before: Snapshot | None, snapshot: Snapshot, rows: list[Any], new: list[Any]) -> None:
        known = self.known
        backwards = before is not None and snapshot.xmax < before.xmax
        if len(rows) > _MOST_ROWS or backwards:
            # More than can be told apart, or a database restored from an older copy: begin anew.
            known, new = Known(floor=snapshot.xmax), []
            self.version += 1
        elif before is None:
            known = Known(floor=min((row[1] for row in rows), default=0))
        for _pk, transaction, is_hard, tags in new:
            if before and transaction in before.open:
                # It was under way while younger ones were done already. A page judged by the newest number
                # of a tag would pass for having seen it: it counts as newer than everything so far.
                transaction = snapshot.xmax
            told = known.hard if is_hard else known.soft
            for tag in tags:
                told[tag] = max(told.get(tag, 0), transaction)
        known.snapshot = snapshot
        known.seen = {row[0] for row in rows if row[1] >= snapshot.xmin}
        self.known = known
        if new or before is None:
            self.version += 1

    # --- The clock -------------------------------------------------------------------------------
    def _read_coming(self, cursor: Any) -> None:
        now = time.time()
        everything = now - self._all_read > COMING_ALL
        until = now + (LONGEST if everything else COMING_SOON)
        cursor.execute(_COMING, [self._coming_since, until, _MOST_MOMENTS])
        found = {(moment, is_hard, tuple(tags)) for moment, is_hard, tags in cursor.fetchall()}
        kept = {row for row in self._coming if row[0] > (until if everything else now - OVERLAP)}
        self._coming, self._next = sorted(found | kept), 0.0
        # What was put on the clock since the last time may have passed already.
        self._passed = min(self._passed, self._coming_since)
        self._coming_read, self._coming_since = now, now - OVERLAP
        self._all_read = now if everything else self._all_read
        if everything:
            # What no page can be judged by any more.
            cursor.execute("DELETE FROM articles_readerchange WHERE at < now() - interval '26 hours'")

    def _pass_moments(self, now: float) -> None:
        """Take what the clock has brought since the last time."""
        if now < self._next:
            return
        due = [row for row in self._coming if self._passed < row[0] <= now]
        self._next = next((row[0] for row in self._coming if row[0] > now), math.inf)
        if not due:
            return
        with self._noting:
            for moment, is_hard, tags in due:
                told = self.known.hard_moment if is_hard else self.known.soft_moment
                for tag in tags:
                    told[tag] = max(told.get(tag, 0.0), moment)
            self._passed = now
            self.version += 1

    def next_moment(self, now: float) -> float | None:
        """When the clock will next change anything (epoch), as far as that is known."""
        return next((row[0] for row in self._coming if row[0] > now), None)

    # --- The file --------------------------------------------------------------------------------
    def announce(self) -> None:
        """Tell the other processes of this machine what was withdrawn just now.

        The database holds the same; this is for the half second before they ask it, and for the day on which
        it stops in that half second.
        """
        try:
            with connection.cursor() as cursor:
                cursor.execute(_WITHDRAWN)
                lines = [json.dumps([number, tags]) + "\n" for number, tags in cursor.fetchall()]
            path = Path(_file())
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > _LONGEST_FILE:
                path.unlink()
            with path.open("a") as file:
                file.write("".join(lines))
        except (Error, OSError):
            # They ask the database in half a second.
            return

    def _read_file(self) -> None:
        try:
            state = os.stat(_file())
        except OSError:
            return
        if self._place == (state.st_ino, state.st_size):
            return
        with self._noting:
            inode, place = self._place
            place = place if inode == state.st_ino and place <= state.st_size else 0
            try:
                with open(_file(), "rb") as file:
                    file.seek(place)
                    whole, newline, _rest = file.read().rpartition(b"\n")
            except OSError:
                return
            self._place = (state.st_ino, place + len(whole) + len(newline))
            for line in whole.splitlines():
                try:
                    transaction, tags = json.loads(line)
                except ValueError:
                    continue
                for tag in tags:
                    self.known.hard[tag] = max(self.known.hard.get(tag, 0), transaction)
            self.version += 1

    # --- Judging ---------------------------------------------------------------------------------
    def verdict(self, entry: Entry, now: float) -> Verdict:
        """What may be done with a page that is kept, as far as is known now (epoch)."""
        known = self.known
        age = now - entry.at
        if not -LONGEST < age < LONGEST or entry.snapshot.xmax < known.floor:
            return Verdict.GONE
        verdict = Verdict.FRESH
        saw = entry.snapshot.saw
        for tag in entry.tags:
            if (number := known.hard.get(tag)) is not None and not saw(number):
                return Verdict.GONE
            if known.hard_moment.get(tag, 0.0) > entry.at:
                return Verdict.GONE
            if ((number := known.soft.get(tag)) is not None and not saw(number)) or (
                known.soft_moment.get(tag, 0.0) > entry.at
            ):
                verdict = Verdict.STALE
        if verdict is Verdict.FRESH and age > SOFT:
            return Verdict.SOFT
        return verdict


def _file() -> str:
    return _file_in(settings.PAGE_CACHE_ROOT)


@lru_cache(maxsize=8)
def _file_in(root: Path) -> str:
    return os.path.join(root, "changes")

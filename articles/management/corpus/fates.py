"""What became of each edition: its state, its dates, and what the log tells of it."""

import datetime as dt
import random
from dataclasses import dataclass, field

from articles.models import CopyState, Publication

_NEW = {
    "draft": 14,
    "in_review": 8,
    "changes_requested": 5,
    "approved": 4,
    "scheduled": 5,
    "spiked": 4,
    "live": 60,
}
_OLD = {
    "draft": 15,
    "live": 930,
    "news": 8,
    "unpublished": 20,
    "taken_down": 4,
    "expired": 8,
    "spiked": 15,
}
# Younger than this, a story may still be on its way.
RUNNING = dt.timedelta(days=12)


@dataclass
class Fate:
    """An edition's state and dates. `acts` are (verb, when); `second` is when a second revision was written,
    `news` when one that readers do not have.
    """

    begun: dt.datetime
    state: str = CopyState.DRAFT
    publication: str = Publication.NONE
    live_from: dt.datetime | None = None
    live_until: dt.datetime | None = None
    first_live_at: dt.datetime | None = None
    taken_down_at: dt.datetime | None = None
    second: dt.datetime | None = None
    news: dt.datetime | None = None
    acts: list[tuple[str, dt.datetime]] = field(default_factory=list)

    @property
    def state_since(self) -> dt.datetime:
        """Since when the copy has its state."""
        own = {"submit", "request_changes", "approve", "spike"}
        last = max((at for verb, at in self.acts if verb in own), default=self.begun)
        return self.news or last

    @property
    def changed(self) -> dt.datetime:
        """The last change of the edition."""
        return max(filter(None, [self.begun, self.second, self.news, *(at for _verb, at in self.acts)]))


def _kind(dice: random.Random, age: dt.timedelta) -> str:
    weights = _NEW if age < RUNNING else _OLD
    return dice.choices(list(weights), list(weights.values()))[0]


def fate(dice: random.Random, begun: dt.datetime, now: dt.datetime) -> Fate:
    """Draw what became of an edition that was begun at `begun`. Nothing but a schedule lies after `now`."""
    one = Fate(begun)
    kind = _kind(dice, now - begun)
    clock = begun

    def later(hours: float) -> dt.datetime:
        """Some hours on; where that would be the future, some time before now."""
        nonlocal clock
        wanted = clock + dt.timedelta(hours=dice.uniform(0.2, 1) * hours)
        clock = wanted if wanted < now else clock + (now - clock) * dice.uniform(0.1, 0.95)
        return clock

    if dice.random() < 0.25:
        one.second = later(5)
    if kind in ("draft", "spiked"):
        if kind == "spiked":
            one.acts.append(("spike", later(40)))
            one.state = CopyState.SPIKED
        return one
    one.acts.append(("submit", later(6)))
    one.state = CopyState.IN_REVIEW
    if kind == "in_review":
        return one
    if kind == "changes_requested":
        one.acts.append(("request_changes", later(20)))
        one.state = CopyState.CHANGES_REQUESTED
        return one
    one.acts.append(("approve", later(14)))
    one.state = CopyState.APPROVED
    if kind == "approved":
        return one
    one.publication = Publication.PUBLISHED
    if kind == "scheduled":
        one.acts.append(("schedule", later(2)))
        one.live_from = one.first_live_at = now + dt.timedelta(minutes=dice.randint(20, 6 * 1440))
        return one
    one.acts.append(("publish", later(4)))
    one.live_from = one.first_live_at = clock
    if kind == "news":
        one.news = later(24 * 20)
        one.state = CopyState.DRAFT
    elif kind == "expired":
        one.live_until = later(24 * 90) + dt.timedelta(seconds=1)
    elif kind in ("unpublished", "taken_down"):
        verb = "unpublish" if kind == "unpublished" else "take_down"
        one.acts.append((verb, later(24 * 200)))
        one.publication = Publication.UNPUBLISHED if kind == "unpublished" else Publication.TAKEN_DOWN
        one.taken_down_at = clock if kind == "taken_down" else None
        one.live_from = None
    return one

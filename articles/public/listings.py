"""Lists of articles as readers walk them: counted once, read by the page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from articles.caching import tags
from articles.caching.fragments import remembered
from articles.models import Edition, ListingEntry
from articles.models.listing import EVERYTHING, MONTH, ListingEntryQuerySet
from articles.models.named import Named
from articles.public import queries

# So many places are walked at most to reach one of them.
STRIDE = 1000


@dataclass(frozen=True)
class Listing:
    """All articles, those of a month, or those under a thing; `things`: also what was merged into it."""

    kind: str = EVERYTHING
    things: tuple[int, ...] = (0,)

    def entries(self, language: str | None = None) -> ListingEntryQuerySet:
        """Its live places in one language, or in all."""
        found: ListingEntryQuerySet = ListingEntry.objects.of(self.kind, self.things).live(language)
        return found

    def note(self, language: str) -> None:
        """Note what it is made of."""
        if self.kind == EVERYTHING:
            tags.note(f"in:{language}")
        elif self.kind == MONTH:
            month = month_of(self.things[0])
            tags.note(f"in:{language}:{month:%Y-%m}")
        else:
            tags.note_ids(f"in:{self.kind}", self.things)

    def counts(self) -> dict[str, int]:
        """How many articles it has in each language that has any, in the site's order."""
        return remembered(("counts", self), self._counts)

    def _counts(self) -> dict[str, int]:
        for language in queries.site_languages():
            self.note(language)
        return self.entries().by_language()

    def count(self, language: str) -> int:
        """How many it has in one language."""

        def make() -> int:
            self.note(language)
            return self.entries(language).values("edition").distinct().count()

        return remembered(("count", self, language), make)

    def ids(self, language: str, start: int, size: int) -> list[int]:
        """The ids of the editions from place `start` on, newest first: one query."""
        return queries.ids_in_list(self.kind, self.things, language, self._place(language, start, size))

    def editions(self, language: str, start: int, size: int, *, bodies: bool = False) -> list[Edition]:
        """The same as editions, with their live revisions: one query."""
        place = self._place(language, start, size)
        return queries.in_list(self.kind, self.things, language, place, bodies=bodies)

    def _place(self, language: str, start: int, size: int) -> queries.Place:
        """A place counted from the nearest milestone before it, so that none is far away."""
        stones = self.milestones(language) if start >= STRIDE and len(self.things) == 1 else []
        if not stones or start // STRIDE > len(stones):
            return queries.Place(start, size)
        at, edition = stones[start // STRIDE - 1]
        return queries.Place(start % STRIDE, size, at, edition)

    def milestones(self, language: str) -> list[tuple[dt.datetime, int]]:
        """Every STRIDE-th place of the list: (when it went live, edition). Walked once after each change."""

        def make() -> list[tuple[dt.datetime, int]]:
            self.note(language)
            return queries.milestones(self.kind, self.things[0], language, STRIDE)

        return remembered(("milestones", self, language), make)

    def months(self, language: str) -> list[tuple[dt.date, int]]:
        """Every month in which something appeared that is still live, newest first, with how much."""

        def make() -> list[tuple[dt.date, int]]:
            tags.note(f"in:{language}")
            found = ListingEntry.objects.filter(kind=MONTH).live(language)
            return [(month_of(thing), number) for thing, number in found.by_thing()]

        return remembered(("months", language), make)


def under(model: type[Named], ids: Sequence[int]) -> Listing:
    """The list of a label, topic, person or source: what the live revision says counts."""
    return Listing(tags.letter_of(model), tuple(sorted(ids)))


def of_month(month: dt.date) -> Listing:
    """What first appeared in a month (UTC, as in the sitemaps)."""
    return Listing(MONTH, (month.year * 100 + month.month,))


def month_of(thing: int) -> dt.date:
    """The month of a place in the list of a month."""
    return dt.date(thing // 100, thing % 100, 1)

"""Where readers find an edition: on the front page, in its month, under its label, source, topics, people."""

import datetime as dt
from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from articles.models.edition import Edition
from articles.models.fields import LanguageField

# The kinds of lists: things by their letters (`articles.caching.tags`), all of a language, a month (202611).
EVERYTHING, MONTH = "", "m"


class ListingEntryQuerySet(models.QuerySet["ListingEntry"]):
    """Places in lists."""

    def of(self, kind: str, things: Collection[int] = (0,)) -> Self:
        """The list of one thing, or of several that were merged."""
        ids = list(things)
        found = self.filter(kind=kind)
        # Of one thing, the index is in the order of the list.
        return found.filter(thing=ids[0]) if len(ids) == 1 else found.filter(thing__in=ids)

    def live(self, language: str | None = None, at: dt.datetime | None = None) -> Self:
        """What readers have at `at` (now, if not given), in one language or all of the site's."""
        at = at or timezone.now()
        codes = {"language_code": language} if language else {"language_code__in": settings.SITE_LANGUAGES}
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at, **codes)

    def newest_first(self) -> Self:
        """In the order of every list."""
        return self.order_by("-live_from", "-edition")

    def by_thing(self) -> list[tuple[int, int]]:
        """(thing, how many), the highest thing first."""
        rows = self.order_by("-thing").values("thing").annotate(n=Count("pk"))
        return [(row["thing"], row["n"]) for row in rows]

    def by_language(self) -> dict[str, int]:
        """How many there are in each of the site's languages that has any, in the site's order."""
        rows = self.order_by().values("language_code").annotate(n=Count("edition", distinct=True))
        counts = {row["language_code"]: row["n"] for row in rows}
        return {code: counts[code] for code in settings.SITE_LANGUAGES if code in counts}


class ListingEntry(models.Model):
    """One edition in one list, with its window. A trigger alone writes here (migration 0018), from what the
    live revision says: a label given in a draft is not out yet.

    A table of its own, so that page 1,000 of any list is a walk along one index.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="listings")
    article_id = models.BigIntegerField()
    language_code = LanguageField()
    kind = models.CharField(max_length=1, blank=True)
    thing = models.BigIntegerField()
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)

    objects = ListingEntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["kind", "thing", "language_code", "-live_from", "-edition"],
                include=["live_until", "article_id"],
                name="listing_newest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}{self.thing}/{self.language_code}/{self.edition_id}"

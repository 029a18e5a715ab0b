"""The board's figures: what was published each day, and how long a story takes from intake to readers.

Each is one query over an index on the first publication, over days, never over everything that is live.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q
from django.db.models.functions import TruncDate
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from articles.admin.charts import Bar, Column, bars, columns
from articles.models import Edition
from articles.models.named import site_language_choices

DAYS = 14
MEDIAN_OVER = dt.timedelta(days=30)


class Median(Aggregate):
    """The middle of sorted values; between two, half-way (SQL:2003, ordered-set aggregates)."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True)
class Published:
    """Publications per day and language: a chart, and the table that says the same."""

    languages: Sequence[tuple[str, str, int]]
    rows: Sequence[tuple[dt.date, Sequence[int], int]]
    columns: Sequence[Column]
    most: int
    total: int


def published(about: Q, now: dt.datetime) -> Published:
    """The editions that first went live on each of the last DAYS days of the site's calendar."""
    zone = timezone.get_default_timezone()
    today = timezone.localtime(now, zone).date()
    days = [today - dt.timedelta(days=ago) for ago in reversed(range(DAYS))]
    since = dt.datetime.combine(days[0], dt.time(), tzinfo=zone)
    counted: Counter[tuple[dt.date, str]] = Counter()
    rows = (
        Edition.objects.filter(about, first_live_at__gte=since, first_live_at__lte=now)
        .order_by()
        .annotate(day=TruncDate("first_live_at", tzinfo=zone))
        .values("day", "language_code")
        .annotate(n=Count("pk"))
    )
    for row in rows:
        counted[row["day"], row["language_code"]] = row["n"]
    seen = {code for _day, code in counted}
    # A language keeps its tone from day to day, whichever others there are.
    shown = [
        (code, capfirst(name), tone % 6)
        for tone, (code, name) in enumerate(site_language_choices())
        if code in seen
    ]
    table = []
    for day in days:
        numbers = [counted[day, code] for code, _name, _tone in shown]
        table.append((day, numbers, sum(numbers)))
    most = max((total for _day, _numbers, total in table), default=0)
    return Published(
        languages=shown,
        rows=table,
        columns=columns(
            [
                (
                    formats.date_format(day, "j"),
                    list(zip((tone for *_rest, tone in shown), numbers, strict=True)),
                )
                for day, numbers, _total in table
            ],
            most,
        ),
        most=most,
        total=sum(total for _day, _numbers, total in table),
    )


@dataclass(frozen=True)
class Speed:
    """How long half of a language's editions took at most, from intake to readers, and of how many."""

    language: str
    name: str
    median: dt.timedelta
    words: str
    number: int


@dataclass(frozen=True)
class Speeds:
    """One row and one bar for each language."""

    rows: Sequence[Speed]
    bars: Sequence[Bar]


def speeds(about: Q, now: dt.datetime) -> Speeds:
    """The median time from the article's beginning here to each language's first publication."""
    took = ExpressionWrapper(F("first_live_at") - F("master__created_at"), output_field=DurationField())
    rows = (
        Edition.objects.filter(about, first_live_at__gt=now - MEDIAN_OVER, first_live_at__lte=now)
        .order_by()
        .values("language_code")
        .annotate(n=Count("pk"), median=Median(took, output_field=DurationField()))
    )
    by_code = {row["language_code"]: row for row in rows}
    names = dict(settings.LANGUAGES)
    found = []
    for code, _name in site_language_choices():
        if code in by_code:
            # What was here before it began here (a restored archive) took no time at all.
            median = max(by_code[code]["median"], dt.timedelta(0))
            found.append(
                Speed(code, capfirst(str(names[code])), median, _words(median, now), by_code[code]["n"])
            )
    longest = max((row.median.total_seconds() for row in found), default=0)
    return Speeds(found, bars([(row.name, row.words, row.median.total_seconds()) for row in found], longest))


def _words(took: dt.timedelta, now: dt.datetime) -> str:
    return timesince(now - took, now, depth=2) if took >= dt.timedelta(minutes=1) else _("less than a minute")

"""The departures board: stories that are on their way, each language a sign, the next to leave on top."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.admin import matrix, work
from articles.admin.board_panels import Found
from articles.admin.shown import leading_language, shown_headline
from articles.admin.story_filter import StoryFilter
from articles.models import CopyState, Edition, Standing, User
from articles.models.named import site_language_choices

ROWS = 12
# Editions that are looked at for that many stories: a story in six languages is touched six times a day.
LOOKED_AT = 8 * ROWS


@dataclass(frozen=True)
class Departure:
    """A story on its way. `at` is when its next edition goes live, None where nothing is scheduled."""

    headline: str
    language: str
    url: str
    cells: Sequence[matrix.Cell]
    at: dt.datetime | None
    remark: str
    late: dt.datetime | None
    changed: dt.datetime


def stories(found: Iterable[Found]) -> list[int]:
    """The articles of the departures board: what is scheduled first, then what was touched last."""
    scheduled = [one.article for one in found if one.code == "next"]
    running = [one.article for one in found if one.code == "running"]
    return list(dict.fromkeys([*list(dict.fromkeys(scheduled))[: ROWS // 2], *running]))[:ROWS]


def departures(articles: Sequence[int], editions: Iterable[Edition], now: dt.datetime) -> list[Departure]:
    """The rows for these articles, whose editions are all among `editions`."""
    own: dict[int, list[Edition]] = defaultdict(list)
    for edition in editions:
        own[edition.master_id].append(edition)
    rows = [_row(own[pk], now) for pk in articles if own[pk]]
    # By time while there is one, then the last touched.
    return sorted(rows, key=lambda row: (row.at is None, row.at or now, -row.changed.timestamp()))


def _row(editions: list[Edition], now: dt.datetime) -> Departure:
    article, language = editions[0].master, get_language() or ""
    article._prefetched_objects_cache = {"translations": editions}
    headline, headline_language = shown_headline(article, language)
    at = min(
        (e.live_from for e in editions if e.standing(now) is Standing.SCHEDULED and e.live_from), default=None
    )
    late = {since: e for e in editions if (since := work.late_since(e, now))}
    first_late = min(late, default=None)
    return Departure(
        headline=headline,
        language=headline_language,
        url=reverse("admin:story", args=[article.pk, leading_language(article, editions, language)]),
        cells=matrix.row(article.pk, editions, now),
        at=at,
        remark=_remark(editions, late[first_late] if first_late else None, at, now),
        late=first_late,
        changed=max(edition.updated_at for edition in editions),
    )


def _remark(editions: list[Edition], late: Edition | None, at: dt.datetime | None, now: dt.datetime) -> str:
    """One sentence: what is late, else what leaves, else what was touched last and how it stands."""
    if late is None and at is not None:
        return _("leaves in %(time)s") % {"time": timeuntil(at, now, depth=1)}
    edition = late or max(editions, key=lambda one: one.updated_at)
    cell = matrix.cell(edition, now)
    return _("%(language)s: %(state)s for %(time)s") % {
        "language": capfirst(cell.language_name),
        "state": edition.get_state_display().lower() if late else cell.words.lower(),
        "time": timesince(edition.state_since, now, depth=1),
    }


@dataclass(frozen=True)
class Tally:
    """One language's row of the matrix: (state, how many, the list of them)."""

    language: str
    name: str
    numbers: Sequence[tuple[matrix.Sign, int, str]]


def tally(user: User, about: Q, asked: StoryFilter, now: dt.datetime) -> list[Tally]:
    """How many editions of running stories stand where, by language: one query over a month of the desk."""
    counted: Counter[tuple[str, str]] = Counter()
    rows = Edition.objects.filter(work.running(user, now) & about).order_by().values("language_code", "state")
    for row in rows.annotate(n=Count("pk")):
        counted[row["language_code"], row["state"]] += row["n"]
    place = reverse("admin:articles_article_changelist")
    states = [CopyState.DRAFT, CopyState.CHANGES_REQUESTED, CopyState.IN_REVIEW, CopyState.APPROVED]
    found = []
    for code, name in site_language_choices():
        if not any(counted[code, state] for state in states):
            continue
        numbers = [
            (
                matrix.BY_STATE[state],
                counted[code, state],
                f"{place}?{asked.query(work='running', language=code, state=state)}",
            )
            for state in states
        ]
        found.append(Tally(code, capfirst(name), numbers))
    return found


def tally_heads() -> list[matrix.Sign]:
    """The states of the matrix, in its order."""
    states = [CopyState.DRAFT, CopyState.CHANGES_REQUESTED, CopyState.IN_REVIEW, CopyState.APPROVED]
    return [matrix.BY_STATE[state] for state in states]

"""The sections of the board: which there are for a role, and what stands in them.

All sections are read with one query that takes no more than COUNT_TO lines of each from an index, and what
they show with a second one: the number of stories that were ever published does not matter.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Case, Q, Value, When
from django.urls import reverse
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import matrix, work
from articles.admin.desk_names import Names
from articles.admin.story_filter import StoryFilter
from articles.models import CopyState, Edition, Role, User

SHOWN = 5
# How far a section counts.
COUNT_TO = 100


@dataclass(frozen=True)
class Line:
    """One edition on the board. `cell` leads where it is worked on; `late` is since when it is."""

    edition: Edition
    cell: matrix.Cell
    headline: str
    label: str
    colour: str
    source: str
    at: dt.datetime
    distance: str
    late: dt.datetime | None = None


@dataclass(frozen=True)
class Panel:
    """One section. `code` names its question in `work`; `empty` says what would be there; `more` leads to
    the whole list. `moment` is the time that it is sorted and told by. `above`: how many of them are told as
    late already.
    """

    code: str
    title: str
    empty: str
    moment: str = "updated_at"
    oldest_first: bool = False
    total: int = 0
    above: int = 0
    more: str = ""
    lines: Sequence[Line] = field(default_factory=list)

    @property
    def count(self) -> str:
        """How many there are, as far as it is counted."""
        return f"{COUNT_TO}+" if self.total > COUNT_TO else str(self.total)


def sections(user: User) -> list[Panel]:
    """The sections that this person's role gives them, in the order they should be looked at."""
    found = []
    if user.role == Role.TRANSLATOR:
        found.append(
            Panel("late", _("Late"), _("Nothing that was sent back to you is late."), "state_since", True)
        )
        unfinished = _(
            "Nothing in your languages is unfinished. Drafts, and changes asked of you, appear here."
        )
        found.append(Panel("mine", _("To finish in your languages"), unfinished))
        begun = _("Every story of the last month has an edition in your languages.")
        found.append(Panel("begin", _("To translate"), begun, "live_from"))
    else:
        in_time = _(
            "Nothing is late. A review should take a day at most, an approved text wait two days, "
            "and changes that were asked for be made within three."
        )
        found.append(Panel("late", _("Late"), in_time, "state_since", True))
        review = _("Nothing waits for review. What is submitted appears here, longest wait first.")
        found.append(Panel("review", _("In review"), review, "state_since", True))
        if permissions.may(user, "publish"):
            approved = _("Nothing approved waits to be published.")
            found.append(Panel("approved", _("Approved, not yet out"), approved, "state_since", True))
        own = _("Nothing is unfinished. Your drafts, changes asked of you, and what intake made appear here.")
        found.append(Panel("mine", _("To finish: yours, and new from intake"), own))
    scheduled = _("Nothing is scheduled. An approved edition can be given a time on its page.")
    live = _("Nothing went live in the last month. What is published appears here, newest first.")
    return [
        *found,
        Panel("next", _("Next to go live"), scheduled, "live_from", True),
        Panel("live", _("Just published"), live, "live_from"),
        Panel("quiet", _("Gone quiet"), _("No draft has lain untouched for a week.")),
    ]


@dataclass(frozen=True)
class Found:
    """What one of the questions found: editions and their stories, in its order."""

    code: str
    edition: int
    article: int


# Someone waits for changes that were asked for: before any draft.
_RANK = Case(When(state=CopyState.CHANGES_REQUESTED, then=Value(0)), default=Value(1))


def look(user: User, panels: Iterable[Panel], about: Q, now: dt.datetime, running: int) -> list[Found]:
    """Ask all questions at once: up to COUNT_TO + 1 of each, and the last changed `running` of the desk."""
    parts: list[Any] = []
    orders = {}
    for panel in panels:
        orders[panel.code] = panel.oldest_first
        question = work.WORK[panel.code][1](user, now)
        parts.append(_part(panel.code, question & about, panel.moment, panel.oldest_first, COUNT_TO + 1))
    orders["running"] = False
    parts.append(_part("running", work.running(user, now) & about, "updated_at", False, running))
    rows = list(parts[0].union(*parts[1:], all=True))
    by_code = defaultdict(list)
    for code, rank, at, pk, article in rows:
        # A union has no order: each part is sorted again.
        by_code[code].append((rank, at.timestamp() * (1 if orders[code] else -1), pk, article))
    return [
        Found(code, pk, article)
        for code, several in by_code.items()
        for _rank, _at, pk, article in sorted(several)
    ]


def _part(code: str, question: Q, moment: str, oldest_first: bool, most: int) -> Any:
    rank = _RANK if code == "mine" else Value(0)
    order = ("rank", moment if oldest_first else f"-{moment}")
    editions = Edition.objects.filter(question).annotate(section=Value(code), rank=rank)
    # Where all have one rank, sorting by it first would keep the index from being read in its order.
    editions = editions.order_by(*(order if code == "mine" else order[1:]))
    return editions.values_list("section", "rank", moment, "pk", "master_id")[:most]


def filled(
    user: User,
    panels: Iterable[Panel],
    found: Sequence[Found],
    editions: Sequence[Edition],
    names: Names,
    asked: StoryFilter,
    now: dt.datetime,
) -> list[Panel]:
    """The sections with their lines, from editions that were read already."""
    by_pk = {edition.pk: edition for edition in editions}
    languages: dict[int, set[str]] = defaultdict(set)
    for each in editions:
        languages[each.master_id].add(each.language_code)
    place = reverse("admin:articles_article_changelist")
    made = []
    # What stands in red above is not said again below: the next in line takes its place.
    said = {one.edition for one in [one for one in found if one.code == "late"][:SHOWN]}
    for panel in panels:
        own = [one for one in found if one.code == panel.code]
        above = 0 if panel.code == "late" else sum(one.edition in said for one in own)
        lines: list[Line] = []
        for one in own:
            if above and one.edition in said:
                continue
            edition = by_pk.get(one.edition)
            if edition is None or len(lines) == SHOWN:
                break
            missing = None
            if panel.code == "begin":
                missing = next(
                    (code for code in user.languages if code not in languages[edition.master_id]), None
                )
            lines.append(line(panel, edition, names, now, missing))
        made.append(
            replace(
                panel,
                total=len(own),
                above=above,
                lines=lines,
                more=f"{place}?{asked.query(work=panel.code)}",
            )
        )
    return made


def line(panel: Panel, edition: Edition, names: Names, now: dt.datetime, missing: str | None) -> Line:
    """An edition as a line; with `missing`, leading where that language can be begun."""
    article, at = edition.master, getattr(edition, panel.moment)
    return Line(
        edition=edition,
        cell=matrix.missing(article.pk, missing) if missing else matrix.cell(edition, now),
        headline=edition.headline or article.original_title or f"#{article.pk}",
        label=names.labels.get(article.label_id or 0, ""),
        colour=names.colours.get(article.label_id or 0, ""),
        source=names.sources.get(article.source_id or 0, ""),
        at=at,
        distance=timeuntil(at, now, depth=1) if at > now else timesince(at, now, depth=1),
        late=work.late_since(edition, now),
    )

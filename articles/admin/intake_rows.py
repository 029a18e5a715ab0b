"""What lies on the tray, as rows: how each thing stands, what it is, whom it is from."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import BinaryField, Count, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Substr
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.admin.matrix import Sign
from articles.ingest import tray
from articles.models import IntakeItem, IntakeKind, IntakeState, User

PER_PAGE = 50
# What was settled lately is shown below what waits: enough to find what one just did.
LATELY = 5
# Bytes of a text by which it is called until it has a headline.
BEGINNING = 400
# Whoever reads an item claims it for so long (see `ingest.tray.read`).
CLAIM = dt.timedelta(seconds=60)

SIGNS = {
    IntakeState.WAITING: Sign(
        "waiting", pgettext_lazy("letter of an intake state", "W"), pgettext_lazy("intake", "Waiting")
    ),
    IntakeState.READ: Sign(
        "to-review", pgettext_lazy("letter of an intake state", "R"), pgettext_lazy("intake", "To review")
    ),
    IntakeState.FAILED: Sign(
        "unreadable", pgettext_lazy("letter of an intake state", "!"), pgettext_lazy("intake", "Not readable")
    ),
    IntakeState.TAKEN: Sign(
        "taken", pgettext_lazy("letter of an intake state", "T"), pgettext_lazy("intake", "Taken")
    ),
    IntakeState.DROPPED: Sign(
        "dropped", pgettext_lazy("letter of an intake state", "X"), pgettext_lazy("intake", "Dropped")
    ),
}
SECTION_TITLES = {
    IntakeState.WAITING: gettext_lazy("Coming in"),
    IntakeState.READ: gettext_lazy("To review"),
    IntakeState.FAILED: gettext_lazy("Not readable"),
    IntakeState.TAKEN: gettext_lazy("Lately taken"),
    IntakeState.DROPPED: gettext_lazy("Lately dropped"),
}
SETTLED = {IntakeState.TAKEN, IntakeState.DROPPED}


@dataclass(frozen=True)
class Row:
    """One thing on the tray. `name` is what it is called so far; `facts` what intake found beside that."""

    item: IntakeItem
    sign: Sign
    name: str
    place: str
    language_name: str
    facts: list[str]
    problem: str
    distance: str
    reading: bool
    mine: bool
    draft: str


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for: a state, whose, words."""

    state: str = ""
    whose: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """Read the query; what is no state is none."""
        state = query.get("state", "")
        return cls(
            state if state in IntakeState.values else "",
            "mine" if query.get("whose") == "mine" else "",
            query.get("q", "").strip()[:200],
        )

    @property
    def narrowed(self) -> bool:
        """Whether less than the whole tray is wanted."""
        return bool(self.state or self.whose or self.words)

    def query(self, **changes: str) -> str:
        """The query string of this wish with some of it changed, "" for nothing."""
        values = {"state": self.state, "whose": self.whose, "q": self.words, **changes}
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in values.items() if value})
        return f"?{query.urlencode()}" if query else "?"


@dataclass(frozen=True)
class Section:
    """One group of the tray. `total` counts what is there, `more` leads to all of it."""

    state: str
    title: str
    rows: list[Row]
    total: int
    more: str
    page: Page[IntakeItem] | None = None


@dataclass(frozen=True)
class Filter:
    """One way to look at the tray, with how much it would show."""

    title: Any
    number: int
    query: str
    here: bool


@dataclass(frozen=True)
class Tray:
    """The tray as one page: its filters and its sections."""

    wanted: Wanted
    sections: list[Section]
    filters: list[Filter] = field(default_factory=list)
    open_total: int = 0
    empty: bool = False


def items() -> QuerySet[IntakeItem]:
    """The tray without what came and what was read in it, which are long; of that only what a row shows."""
    found = IntakeItem.objects.defer("content", "found", "decisions", "headers", "fingerprint")
    return found.select_related("user", "entry__feed__source").annotate(
        beginning=Substr("content", 1, BEGINNING, output_field=BinaryField()),
        found_source=KT("found__source"),
        found_first_author=KT("found__authors__0"),
        found_second_author=KT("found__authors__1"),
    )


def _filtered(user: User, wanted: Wanted) -> QuerySet[IntakeItem]:
    found = items()
    if wanted.whose:
        found = found.filter(user=user)
    if words := wanted.words:
        found = found.filter(
            Q(headline__icontains=words)
            | Q(name__icontains=words)
            | Q(address__icontains=words)
            | Q(asked_address__icontains=words)
        )
    return found


def row(item: Any, user: User, now: dt.datetime) -> Row:
    """One item of `items()` as a row."""
    address = item.address or item.asked_address
    name = item.headline or item.name or address or _first_words(item) or str(IntakeKind(item.kind).label)
    authors = [name for name in (item.found_first_author, item.found_second_author) if name]
    code = item.language_code or item.wanted_language
    at = item.updated_at if item.state in SETTLED else item.at
    return Row(
        item=item,
        sign=SIGNS[IntakeState(item.state)],
        name=name,
        place="" if name in (item.name, address) else (item.name or host(address)),
        language_name=str(dict(settings.LANGUAGES).get(code, code)),
        facts=[fact for fact in (item.found_source, ", ".join(authors)) if fact],
        problem=tray.shown_problem(item) if item.state == IntakeState.FAILED else "",
        distance=_ago(at, now),
        reading=item.state == IntakeState.WAITING
        and item.claimed_at is not None
        and now - item.claimed_at < CLAIM,
        mine=item.user_id == user.pk,
        draft=reverse("admin:articles_article_change", args=[item.article_id]) if item.article_id else "",
    )


def _first_words(item: Any) -> str:
    if item.kind != IntakeKind.TEXT:
        return ""
    lines = bytes(item.beginning or b"").decode(errors="ignore").split("\n")
    return next((line.strip()[:120] for line in lines if line.strip()), "")


def _ago(at: dt.datetime, now: dt.datetime) -> str:
    """How long ago, in a sentence of its own: languages differ in more than the number."""
    if now - at < dt.timedelta(minutes=1):
        return _("just now")
    return _("%(time)s ago") % {"time": timesince(at, now, depth=1)}


def host(address: str) -> str:
    """The host of an address, as people say it."""
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")


def _section(
    state: str, found: Iterable[Any], total: int, wanted: Wanted, user: User, **more: Any
) -> Section:
    now = timezone.now()
    return Section(
        state=state,
        title=str(SECTION_TITLES[IntakeState(state)]),
        rows=[row(item, user, now) for item in found],
        total=total,
        more=wanted.query(state=state),
        **more,
    )


def counts(user: User, wanted: Wanted) -> dict[str, int]:
    """How many things stand in each state, for whose and which words are wanted: one query."""
    found = _filtered(user, wanted).order_by().values("state").annotate(n=Count("pk"))
    there = {line["state"]: line["n"] for line in found}
    return {state: there.get(state, 0) for state in IntakeState.values}


def show(user: User, query: QueryDict) -> Tray:
    """The tray as wanted. The number of queries does not depend on what lies on it."""
    wanted = Wanted.of(query)
    numbers = counts(user, wanted)
    found = _filtered(user, wanted)
    if wanted.state:
        page = Paginator(found.filter(state=wanted.state).order_by("-updated_at", "-pk"), PER_PAGE).get_page(
            query.get("page")
        )
        sections = [_section(wanted.state, page, numbers[wanted.state], wanted, user, page=page)]
    else:
        sections = []
        for state in IntakeState.values:
            settled = state in SETTLED
            order = "-updated_at" if settled else "-at"
            rows = found.filter(state=state).order_by(order, "-pk")[: LATELY if settled else PER_PAGE]
            sections.append(_section(state, rows, numbers[state], wanted, user))
    open_total = sum(number for state, number in numbers.items() if state not in SETTLED)
    titled = [("", _("On the tray"), open_total)]
    titled += [(state, str(SIGNS[IntakeState(state)].title), number) for state, number in numbers.items()]
    filters = [
        Filter(title, number, wanted.query(state=state), state == wanted.state)
        for state, title, number in titled
    ]
    shown = [section for section in sections if section.rows]
    return Tray(wanted, shown, filters, open_total, empty=not shown)

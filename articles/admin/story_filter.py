"""What the list of stories is asked for: read from an address, turned into stories, written back."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.admin.desk_names import Names
from articles.admin.pages import as_id
from articles.admin.work import WORK, standing_at
from articles.models import CopyState, Edition, Standing, StoryIndex, User
from articles.models.named import site_language_choices

NO_EDITION = "none"
_ALL = 1_000_000
# How a list may be sorted: what it is called, and the keys, which make one order.
ORDERS: dict[str, tuple[str, ...]] = {
    "": ("-changed_at", "-article_id"),
    "stale": ("changed_at", "article_id"),
    "new": ("-article_id",),
    "old": ("article_id",),
}


def order_titles() -> dict[str, str]:
    """The orders in words."""
    return {
        "": _("Last change first"),
        "stale": _("Oldest change first"),
        "new": _("Newest story first"),
        "old": _("Oldest story first"),
    }


@dataclass(frozen=True)
class Field:
    """A filter as a `<select>`: the value chosen, and (value, words) of each choice."""

    name: str
    title: str
    value: str
    choices: list[tuple[str, Any]]


@dataclass(frozen=True)
class StoryFilter:
    """The filters, as they stand in an address. An empty one asks for nothing.

    `work`, `state`, `standing`, `language` and `person` speak of one edition: « in review », « French » is
    French in review.
    """

    q: str = ""
    work: str = ""
    state: str = ""
    standing: str = ""
    language: str = ""
    label: str = ""
    source: str = ""
    person: str = ""
    o: str = ""

    @classmethod
    def read(cls, params: QueryDict) -> Self:
        """What an address asks for. A value that means nothing is left out."""
        values = {one.name: params.get(one.name, "").strip() for one in fields(cls)}
        known: dict[str, Any] = {
            "work": WORK,
            "state": (*CopyState.values, NO_EDITION),
            "standing": Standing.values,
            "o": ORDERS,
        }
        for name, choices in known.items():
            if values[name] not in choices:
                values[name] = ""
        for name in ("label", "source", "person"):
            values[name] = str(as_id(values[name]) or "")
        values["language"] = values["language"][:15]
        values["q"] = values["q"][:200]
        return cls(**values)

    def query(self, **changes: str) -> str:
        """The filters as what stands behind « ? », those that are empty left out, in one order."""
        return urlencode(replace(self, **changes).pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """(name, value) of what is set, in one order."""
        return [(one.name, value) for one in fields(self) if (value := getattr(self, one.name))]

    def __bool__(self) -> bool:
        """Whether anything is asked for; an order alone asks for nothing."""
        return self != type(self)(o=self.o)

    def edition(self, user: User) -> Q | None:
        """The condition on one edition of a story; None where there is none."""
        found, now = Q(), timezone.now()
        if self.work:
            found &= WORK[self.work][1](user, now)
        if self.state and self.state != NO_EDITION:
            found &= Q(state=self.state)
        if self.standing:
            found &= standing_at(self.standing, now)
        if self.language and self.state != NO_EDITION:
            found &= Q(language_code=self.language)
        if self.person:
            found &= person(int(self.person))
        return found if found else None

    def stories(self, user: User) -> QuerySet[StoryIndex]:
        """The stories asked for, without an order. Words cost a query of their own."""
        stories = StoryIndex.objects.found_by(self.q) if self.q else StoryIndex.objects.all()
        if self.label:
            stories = stories.filter(article__label=int(self.label))
        if self.source:
            stories = stories.filter(article__source=int(self.source))
        editions = Edition.objects.filter(master=OuterRef("pk"))
        if (condition := self.edition(user)) is not None:
            if self.work:
                # What there is to do is little, beside what there is: it is found first, from its index. The
                # bound keeps the database from walking through all stories instead; nobody reaches it.
                stories = stories.filter(pk__in=Edition.objects.filter(condition).values("master")[:_ALL])
            else:
                stories = stories.filter(Exists(editions.filter(condition)))
        if self.state == NO_EDITION and self.language:
            stories = stories.filter(~Exists(editions.filter(language_code=self.language)))
        return stories

    def about(self) -> Q:
        """The condition on an edition by its language and by the names over it: what the board filters by."""
        found = Q(language_code=self.language) if self.language else Q()
        if self.label:
            found &= Q(master__label=int(self.label))
        if self.source:
            found &= Q(master__source=int(self.source))
        return found & person(int(self.person)) if self.person else found

    def selects(self, names: Names) -> Iterator[Field]:
        """The filters as fields of a form."""
        everything: list[tuple[str, str, list[tuple[str, Any]]]] = [
            ("work", _("Work"), [(code, title) for code, (title, _question) in WORK.items()]),
            ("state", _("State"), [*CopyState.choices, (NO_EDITION, _("No edition in the language"))]),
            ("standing", _("For readers"), list(Standing.choices)),
            ("language", _("Language"), list(site_language_choices())),
            *shared_choices(names),
        ]
        for name, title, choices in everything:
            yield Field(name, title, getattr(self, name), choices)


def shared_choices(names: Names) -> list[tuple[str, str, list[tuple[str, Any]]]]:
    """(name, title, choices) of the filters over names, which the board has too."""

    def choices(named: dict[int, str]) -> list[tuple[str, Any]]:
        return [(str(pk), name) for pk, name in named.items()]

    return [
        ("label", _("Label"), choices(names.labels)),
        ("source", _("Source"), choices(names.sources)),
        ("person", _("Person"), choices(names.people)),
    ]


def person(pk: int) -> Q:
    """The editions that somebody began, wrote last, or approved."""
    return Q(written_by=pk) | Q(created_by=pk) | Q(approved_by=pk)

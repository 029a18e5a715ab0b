"""What a save carries: plain values from a form, a command or an importer."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Contributor, CreditRole, Image, Label, Revision, Source, Topic


@dataclass(frozen=True)
class Text:
    """An edition's words. An empty slug is made from the headline; the body is sanitised on its way in."""

    headline: str = ""
    standfirst: str = ""
    kicker: str = ""
    slug: str = ""
    body: str = ""


@dataclass(frozen=True)
class Details:
    """The facts that all editions of an article share."""

    label: Label | None = None
    source: Source | None = None
    topics: Sequence[Topic] = ()
    original_title: str = ""
    original_language: str = ""
    original_url: str = ""
    original_date: dt.date | None = None
    embargo_until: dt.datetime | None = None
    expires_at: dt.datetime | None = None


@dataclass(frozen=True)
class CreditLine:
    """One credit, in the order given. An empty language credits in every edition."""

    contributor: Contributor
    role: CreditRole
    language_code: str = ""


@dataclass(frozen=True)
class FigurePlace:
    """A figure as it should be: its picture, and its words in the edition's language.

    `credit_line` goes to the picture, since a credit belongs to the picture wherever it is used; None leaves
    it alone. `confirm_credit`: whoever saves says that it is right. `id` is None for a new figure.
    """

    id: int | None = None
    image: Image | None = None
    caption: str = ""
    alt: str = ""
    credit_line: str | None = None
    confirm_credit: bool = False
    expected_credit: str = ""
    expected_address: str = ""
    is_lead: bool = False
    remove: bool = False
    place: int | None = None


@dataclass(frozen=True)
class Change:
    """A whole save. None leaves that part as it is. `restored_from`: the revision that it takes back from.

    `alignment`: the blocks that the text was gathered from, if it was, as `translation.assembling` says them.
    """

    text: Text | None = None
    details: Details | None = None
    credits: Sequence[CreditLine] | None = None
    figures: Sequence[FigurePlace] | None = None
    kind: str = "edit"
    note: str = ""
    restored_from: Revision | None = None
    alignment: Sequence[Any] | None = None

"""The transition table: which verb leads where, from which states, and what it demands.

Data only. `articles.workflow.actions` carries it out, the desk reads it to know which buttons to show, and
the tests sweep it.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import CopyState, Edition, Publication, Standing

_S, _P = CopyState, Standing
_ANY_COPY = frozenset({_S.DRAFT, _S.IN_REVIEW, _S.CHANGES_REQUESTED, _S.APPROVED})
_NOT_OUT = frozenset({_P.NOT_PUBLISHED, _P.UNPUBLISHED})


class Demand(Enum):
    """How much of the checklist a verb demands."""

    NOTHING = "nothing"
    TEXT = "text"
    EVERYTHING = "everything"


class Eyes(Enum):
    """Whose text a verb may be done upon: anybody's, one that others worked on too, others' last change."""

    ANY = "any"
    OTHERS_TOO = "others_too"
    OTHERS_LAST = "others_last"


@dataclass(frozen=True)
class Transition:
    """One verb. `states` and `standings` are where it may start; a `to_…` of None leaves that as it is.
    `needs_news`: pointless where readers have the latest revision already.
    """

    verb: str
    title: Promise
    act: str
    states: frozenset[CopyState]
    standings: frozenset[Standing]
    to_state: CopyState | None = None
    to_publication: Publication | None = None
    demand: Demand = Demand.NOTHING
    eyes: Eyes = Eyes.ANY
    needs_note: bool = False
    needs_news: bool = False
    dangerous: bool = False

    def starts_from(self, edition: Edition) -> bool:
        """Tell whether the edition is where this verb may start."""
        if self.needs_news and edition.standing() is Standing.LIVE and not edition.has_unpublished_changes():
            return False
        return edition.state in self.states and edition.standing() in self.standings


_EVERYWHERE = frozenset(Standing) - {_P.TAKEN_DOWN}
_ROWS = [
    Transition(
        "submit",
        _("Submit for review"),
        "submit",
        frozenset({_S.DRAFT, _S.CHANGES_REQUESTED}),
        _EVERYWHERE,
        to_state=_S.IN_REVIEW,
        demand=Demand.TEXT,
    ),
    Transition(
        "request_changes",
        _("Request changes"),
        "request_changes",
        frozenset({_S.IN_REVIEW, _S.APPROVED}),
        _EVERYWHERE,
        to_state=_S.CHANGES_REQUESTED,
        needs_note=True,
    ),
    Transition(
        "approve",
        _("Approve"),
        "approve",
        frozenset({_S.IN_REVIEW}),
        _EVERYWHERE,
        to_state=_S.APPROVED,
        demand=Demand.EVERYTHING,
        eyes=Eyes.OTHERS_TOO,
    ),
    Transition(
        "schedule",
        _("Schedule"),
        "schedule",
        frozenset({_S.APPROVED}),
        _NOT_OUT | {_P.SCHEDULED},
        to_publication=Publication.PUBLISHED,
        demand=Demand.EVERYTHING,
        eyes=Eyes.OTHERS_LAST,
    ),
    Transition(
        "publish",
        _("Publish now"),
        "publish",
        frozenset({_S.APPROVED}),
        _EVERYWHERE,
        to_publication=Publication.PUBLISHED,
        demand=Demand.EVERYTHING,
        eyes=Eyes.OTHERS_LAST,
        needs_news=True,
    ),
    Transition(
        "unpublish",
        _("Unpublish"),
        "unpublish",
        _ANY_COPY,
        frozenset({_P.SCHEDULED, _P.LIVE, _P.EXPIRED}),
        to_publication=Publication.UNPUBLISHED,
        dangerous=True,
    ),
    Transition(
        "take_down",
        _("Take down"),
        "take_down",
        _ANY_COPY,
        frozenset({_P.SCHEDULED, _P.LIVE, _P.EXPIRED, _P.UNPUBLISHED}),
        to_publication=Publication.TAKEN_DOWN,
        needs_note=True,
        dangerous=True,
    ),
    Transition(
        "spike",
        _("Spike"),
        "spike",
        _ANY_COPY,
        _NOT_OUT,
        to_state=_S.SPIKED,
        dangerous=True,
    ),
    Transition(
        "restore",
        _("Restore the draft"),
        "restore",
        frozenset({_S.SPIKED}),
        _NOT_OUT,
        to_state=_S.DRAFT,
    ),
    Transition(
        "lift",
        _("Lift the take-down"),
        "lift",
        _ANY_COPY,
        frozenset({_P.TAKEN_DOWN}),
        to_state=_S.DRAFT,
        to_publication=Publication.UNPUBLISHED,
        needs_note=True,
        dangerous=True,
    ),
]
TRANSITIONS: dict[str, Transition] = {row.verb: row for row in _ROWS}

# Where a saved change leaves the working copy. A reviewer's touch keeps it in review.
AFTER_EDIT: dict[CopyState, CopyState] = {
    _S.DRAFT: _S.DRAFT,
    _S.IN_REVIEW: _S.IN_REVIEW,
    _S.CHANGES_REQUESTED: _S.CHANGES_REQUESTED,
    _S.APPROVED: _S.DRAFT,
}

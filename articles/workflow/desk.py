"""What the desk asks of the workflow: the next step of an edition, whom it waits for, how one is begun."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions
from articles.content import blocks
from articles.models import Article, CopyState, Edition, Standing, User
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text
from articles.workflow.errors import Refused
from articles.workflow.preconditions import Check
from articles.workflow.transitions import TRANSITIONS, Transition

# The one thing to do next, where several are possible. Withdrawing is never it.
_FORWARD = ("restore", "submit", "approve", "publish", "schedule", "lift")
# How an edition may begin.
EMPTY_PLACES, TEXT_TO_WRITE_OVER = "places", "text"

# What will happen, for those who are about to do it.
CONSEQUENCES: dict[str, Promise] = {
    "submit": gettext_lazy("Chief editors see it in their queue. You can go on writing meanwhile."),
    "request_changes": gettext_lazy("The text goes back to its writer with your note."),
    "approve": gettext_lazy("Exactly this revision may be published. Any later change needs a new approval."),
    "schedule": gettext_lazy("Readers get this revision at the time you choose, not earlier."),
    "publish": gettext_lazy("Readers get this revision now, or when its embargo ends."),
    "unpublish": gettext_lazy(
        "Readers no longer find it: its address answers as if it had never been. It can be published again."
    ),
    "take_down": gettext_lazy(
        "Its address tells readers that it was taken down, with your notice and nothing of the text. "
        "Only a chief editor can lift that."
    ),
    "spike": gettext_lazy("The draft leaves every list of work. It can be restored."),
    "restore": gettext_lazy("The draft can be worked on again."),
    "lift": gettext_lazy(
        "The edition becomes a draft again. It stays offline until it is approved and published."
    ),
}


@dataclass(frozen=True)
class Steps:
    """What this person may do with an edition: the next step, the others, the dangerous ones.

    `blockers` are the unmet preconditions of the next step; `waits_for` says whom the edition waits for where
    this person has no next step.
    """

    next: Transition | None
    others: tuple[Transition, ...]
    dangerous: tuple[Transition, ...]
    blockers: tuple[Check, ...]
    waits_for: str


def is_simple(transition: Transition) -> bool:
    """Tell whether a verb needs nothing but the click: no note, no time, no second thought."""
    return not (transition.needs_note or transition.dangerous or transition.verb == "schedule")


def steps(user: User, edition: Edition) -> Steps:
    """The verbs this person may do now, sorted for the action bar."""
    possible = {transition.verb: transition for transition in actions.available(user, edition)}
    first = next((possible[verb] for verb in _FORWARD if verb in possible), None)
    rest = [transition for transition in possible.values() if transition is not first]
    return Steps(
        next=first,
        others=tuple(transition for transition in rest if not transition.dangerous),
        dangerous=tuple(transition for transition in rest if transition.dangerous),
        blockers=tuple(actions.blockers(user, edition, first)) if first else (),
        waits_for="" if first else _waits_for(edition),
    )


def _waits_for(edition: Edition) -> str:
    if edition.state == CopyState.SPIKED:
        return _("Spiked. An editor can restore it.")
    if edition.state == CopyState.IN_REVIEW:
        return _("Waits for a chief editor’s review.")
    if edition.standing() is Standing.TAKEN_DOWN:
        return _("Taken down. A chief editor can lift that.")
    if edition.state == CopyState.APPROVED:
        if edition.standing() is Standing.LIVE and not edition.has_unpublished_changes():
            return _("Live: readers have this revision.")
        return _("Approved. Waits to be published by a chief editor.")
    return _("Waits for its writer.")


def begin(user: User, article: Article, language: str, *, original: Edition | None, start: str) -> Edition:
    """Begin an edition from `original`: its picture places only, or its text to write over.

    Raises as `actions.begin_edition` does.
    """
    if original is not None and start == TEXT_TO_WRITE_OVER:
        return actions.begin_edition(user, article, language, copy_from=original)
    places = blocks.figure_ids(original.body) if original is not None else ()
    body = "".join(blocks.figure_token(pk) for pk in dict.fromkeys(places))
    return actions.begin_edition(user, article, language, change=Change(text=Text(body=body)))


def do(user: User, verb: str, edition: Edition, *, version: int | None, **details: object) -> Edition:
    """Carry out a verb by its name. Raises `Refused` for a name that is none."""
    if verb not in TRANSITIONS:
        raise Refused(_("There is no such act."))
    return actions.VERBS[verb](user, edition, version=version, **details)


def _when(moment: dt.datetime | None) -> dict[str, str]:
    """A moment on the site's clock, in the active language, with the clock's name."""
    local = timezone.localtime(moment, timezone.get_default_timezone()) if moment else None
    return {
        "time": date_format(local, "DATETIME_FORMAT") if local else "",
        "zone": timezone.get_default_timezone_name(),
    }


def done(verb: str, edition: Edition) -> str:
    """Say what just happened, for the person who did it."""
    if verb == "publish" and edition.live_from is not None and edition.live_from > timezone.now():
        return _("Approved for readers. It goes live when its embargo ends.")
    return {
        "submit": _("Submitted for review."),
        "request_changes": _("Sent back with your note."),
        "approve": _("Approved. It can be published now."),
        "schedule": _("Scheduled: live from %(time)s (%(zone)s).") % _when(edition.live_from),
        "publish": _("Published. Readers have this revision now."),
        "unpublish": _("Unpublished. Readers no longer find it."),
        "take_down": _("Taken down. Readers see the notice in its place."),
        "spike": _("Spiked. It can be restored."),
        "restore": _("Restored as a draft."),
        "lift": _("The take-down is lifted. It is a draft, and offline."),
    }[verb]


def may_edit(user: User, edition: Edition) -> bool:
    """Tell whether this person may change the working copy as it stands."""
    return edition.state != CopyState.SPIKED and permissions.may(user, "edit", edition.language_code)

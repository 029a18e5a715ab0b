"""One verb for many editions: each by its own action, in its own transaction, with what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Edition, User
from articles.workflow import actions, desk
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.transitions import TRANSITIONS, Transition

# More at once is no longer a decision about each of them.
MOST = 100


@dataclass(frozen=True)
class Prospect:
    """What a verb would do to one edition: `obstacles` are the sentences that stand against it."""

    edition: Edition
    obstacles: Sequence[str]


@dataclass(frozen=True)
class Outcome:
    """What a verb did to one edition, or why it did not, in a sentence."""

    edition: Edition
    done: bool
    sentence: str


def may_in_any_language(user: User, transition: Transition) -> bool:
    """Tell whether this person may do the verb with any edition at all."""
    return any(permissions.may(user, transition.act, language) for language in (None, *user.languages))


def verbs_of(user: User) -> list[Transition]:
    """The verbs that this person may do, the dangerous ones last."""
    found = [verb for verb in TRANSITIONS.values() if may_in_any_language(user, verb)]
    return sorted(found, key=lambda verb: verb.dangerous)


def prospects(user: User, transition: Transition, editions: Iterable[Edition]) -> list[Prospect]:
    """Say of each edition what stands against the verb. Promises nothing: the action decides."""
    found = []
    for edition in editions:
        if not permissions.may(user, transition.act, edition.language_code):
            obstacles = [str(NotAllowed(transition.act))]
        elif not transition.starts_from(edition):
            obstacles = [actions.not_possible_now(transition, edition)]
        else:
            obstacles = [str(check.message) for check in actions.blockers(user, edition, transition)]
        found.append(Prospect(edition, obstacles))
    return found


def carry_out(
    user: User, transition: Transition, chosen: Sequence[tuple[Edition, int]], **details: object
) -> list[Outcome]:
    """Do the verb with each edition, at the row version that was seen; return what became of each.

    Nothing stops at a refusal: the rest is done all the same. Raises `Refused` for more than MOST editions.
    """
    if len(chosen) > MOST:
        raise too_many(len(chosen))
    outcomes = []
    for edition, version in chosen:
        try:
            done = desk.do(user, transition.verb, edition, version=version, **details)
        except Refused as refusal:
            outcomes.append(Outcome(edition, False, str(refusal)))
        else:
            outcomes.append(Outcome(done, True, desk.done(transition.verb, done)))
    return outcomes


def too_many(number: int) -> Refused:
    """The refusal of more than can be looked at."""
    return Refused(
        _("These are %(number)s editions: at most %(most)s can be done at once. Choose fewer stories.")
        % {"number": number, "most": MOST}
    )

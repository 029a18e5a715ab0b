"""What there is to do, as conditions over editions: the board shows it in sections, the list as a filter."""

import datetime as dt
from collections.abc import Callable

from django.db.models import F, Func, OuterRef, Q, Subquery
from django.db.models.lookups import LessThan
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models import CopyState, Edition, Publication, Role, Standing, User
from articles.models.edition import ON_DESK

QUIET_AFTER = dt.timedelta(days=7)
# How long something may wait in a state before it is late.
LATE_AFTER: dict[str, dt.timedelta] = {
    CopyState.IN_REVIEW: dt.timedelta(days=1),
    CopyState.APPROVED: dt.timedelta(days=2),
    CopyState.CHANGES_REQUESTED: dt.timedelta(days=3),
}
# What « just » means: older stories are found by the list. It also bounds what the board looks through.
RECENT = dt.timedelta(days=30)
UNFINISHED = [CopyState.DRAFT, CopyState.CHANGES_REQUESTED]


def standing_at(standing: str, now: dt.datetime) -> Q:
    """The editions whose publication amounts to `standing` at `now`."""
    published = Q(publication=Publication.PUBLISHED)
    return {
        Standing.NOT_PUBLISHED: Q(publication=Publication.NONE),
        Standing.SCHEDULED: published & Q(live_from__gt=now),
        Standing.LIVE: published & Q(live_from__lte=now) & (Q(live_until=None) | Q(live_until__gt=now)),
        Standing.EXPIRED: published & Q(live_until__lte=now),
        Standing.UNPUBLISHED: Q(publication=Publication.UNPUBLISHED),
        Standing.TAKEN_DOWN: Q(publication=Publication.TAKEN_DOWN),
    }[Standing(standing)]


def mine(user: User, now: dt.datetime) -> Q:
    """Unfinished work of this person: what they wrote, and what is nobody's; a translator's languages."""
    unfinished = ON_DESK & Q(state__in=UNFINISHED)
    if user.role == Role.TRANSLATOR:
        return unfinished & Q(language_code__in=user.languages)
    # What intake made is nobody's yet: it waits for whoever takes it up.
    nobodys = Q(written_by=None, created_by=None)
    return unfinished & (Q(written_by=user) | Q(created_by=user) | nobodys)


def in_review(user: User, now: dt.datetime) -> Q:
    """Handed to review."""
    return ON_DESK & Q(state=CopyState.IN_REVIEW)


def approved(user: User, now: dt.datetime) -> Q:
    """Approved, with something in it that readers do not have."""
    return ON_DESK & Q(state=CopyState.APPROVED)


def late(user: User, now: dt.datetime) -> Q:
    """What has waited longer than it may, in the states in which somebody else waits for this person.

    A translator is late with what was sent back to them.
    """
    too_old = Q()
    for state, patience in LATE_AFTER.items():
        too_old |= Q(state=state, state_since__lt=now - patience)
    if user.role == Role.TRANSLATOR:
        too_old &= Q(state=CopyState.CHANGES_REQUESTED, language_code__in=user.languages)
    elif not permissions.may(user, "publish"):
        too_old &= ~Q(state=CopyState.APPROVED)
    return ON_DESK & too_old


def late_since(edition: Edition, now: dt.datetime) -> dt.datetime | None:
    """Since when an edition of the desk has been late; None if it is not."""
    patience = LATE_AFTER.get(edition.state)
    if patience is None or (edition.state == CopyState.APPROVED and not _has_news(edition)):
        return None
    due = edition.state_since + patience
    return due if due < now else None


def _has_news(edition: Edition) -> bool:
    out = edition.live_revision_id is not None and edition.live_revision_id == edition.latest_revision_id
    return not out and edition.publication != Publication.TAKEN_DOWN


def quiet(user: User, now: dt.datetime) -> Q:
    """Drafts that nobody has touched for a week."""
    return ON_DESK & Q(state__in=UNFINISHED, updated_at__lt=now - QUIET_AFTER)


def scheduled(user: User, now: dt.datetime) -> Q:
    """What goes live by itself."""
    return Q(live_from__gt=now)


def published(user: User, now: dt.datetime) -> Q:
    """What readers have had for a month at most."""
    return standing_at(Standing.LIVE, now) & Q(live_from__gt=now - RECENT)


def to_begin(user: User, now: dt.datetime) -> Q:
    """Live stories of the last month, in their source language, that lack one of this person's languages."""
    there = Edition.objects.filter(master=OuterRef("master"), language_code__in=user.languages).order_by()
    # Counted story by story, from an index. Asked whether each is there, the database would gather every
    # edition of that language first.
    how_many = Subquery(there.annotate(n=Func("pk", function="COUNT")).values("n"))
    missing = Q(LessThan(how_many, len(set(user.languages))))
    return published(user, now) & missing & Q(language_code=F("master__source_language"))


def running(user: User, now: dt.datetime) -> Q:
    """What is on the desk and was touched within a month. What has lain there longer has gone quiet."""
    return ON_DESK & Q(updated_at__gt=now - RECENT)


def on_desk(user: User, now: dt.datetime) -> Q:
    """Everything that somebody has to do something about."""
    return ON_DESK


Question = Callable[[User, dt.datetime], Q]
# The filter « work » of the list: code → (what it is called, which editions).
WORK: dict[str, tuple[Promise, Question]] = {
    "mine": (_("My work"), mine),
    "late": (_("Late"), late),
    "review": (_("In review"), in_review),
    "approved": (_("Approved, not yet out"), approved),
    "begin": (_("To translate"), to_begin),
    "next": (_("Next to go live"), scheduled),
    "live": (_("Just published"), published),
    "quiet": (_("Gone quiet"), quiet),
    "running": (_("Running"), running),
    "desk": (_("On the desk"), on_desk),
}

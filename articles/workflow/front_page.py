"""What editors put on top of a front page: in which order, until when."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, FrontPlace, User
from articles.models.fields import validate_site_language
from articles.workflow.errors import Conflict, NotAllowed, Refused, WrongMoment
from articles.workflow.logbook import log

# A front page with more than this is a list again.
MOST = 20


def may_arrange(user: User | None) -> bool:
    """Tell whether this person arranges front pages."""
    return permissions.may(user, "arrange_front")


def version_of(language: str) -> str:
    """What an arrangement was read at: another one reads otherwise."""
    rows = FrontPlace.objects.standing(language).values_list("article", "until")
    return " ".join(f"{article}:{int(until.timestamp()) if until else ''}" for article, until in rows)


def place(
    actor: User | None,
    language: str,
    article: Article,
    *,
    version: str | None,
    until: dt.datetime | None = None,
) -> FrontPlace:
    """Put an article on top: it is the lead, the others move down one. One that stands there moves up.

    `version`: what `version_of` said when the page was read, or None. Raises `NotAllowed`, `Conflict`,
    `Refused` for an article that has nothing in this language, or where MOST stand already.
    """
    with _arranging(actor, language, version) as order:
        if not article.translations.filter(language_code=language).exclude(live_revision=None).exists():
            raise Refused(_("This article is not published in this language, nor scheduled."))
        standing = {row.article_id: row for row in order}
        if article.pk not in standing and len(order) >= MOST:
            raise Refused(
                _("%(number)s articles stand there already. Take one away first.") % {"number": MOST}
            )
        row = standing.get(article.pk) or FrontPlace(language_code=language, article=article, placed_by=actor)
        row.until = until or row.until
        _write([row, *(one for one in order if one is not row)])
        log(actor, "arrange_front", article=article, language=language, note=_("Put on top"))
    return row


def move(actor: User | None, language: str, article: int, by: int, *, version: str | None) -> None:
    """Move an article so many places down (up, if negative), as far as there are places."""
    with _arranging(actor, language, version) as order:
        row = _one(order, article)
        place = max(0, min(len(order) - 1, order.index(row) + by))
        order.remove(row)
        order.insert(place, row)
        _write(order)
        log(actor, "arrange_front", article=row.article, language=language,
            note=_("Moved to place %(number)s") % {"number": place + 1})  # fmt: skip


def remove(actor: User | None, language: str, article: int, *, version: str | None) -> None:
    """Take an article from the top: it stands where its time puts it."""
    with _arranging(actor, language, version) as order:
        row = _one(order, article)
        order.remove(row)
        gone = row.article
        row.delete()
        _write(order)
        log(actor, "arrange_front", article=gone, language=language, note=_("Taken from the top"))


def keep_until(
    actor: User | None, language: str, article: int, until: dt.datetime | None, *, version: str | None
) -> None:
    """Say until when an article stands on top; None for until somebody takes it away."""
    if until is not None and until <= timezone.now():
        raise WrongMoment(_("This time has passed. Choose a later one."))
    with _arranging(actor, language, version) as order:
        row = _one(order, article)
        row.until = until
        _write(order)
        log(actor, "arrange_front", article=row.article, language=language, note=_("Until when"),
            until=until)  # fmt: skip


@contextmanager
def _arranging(actor: User | None, language: str, version: str | None) -> Iterator[list[FrontPlace]]:
    """What every act has in common: permission, one at a time, the version, and the places in order."""
    if not may_arrange(actor):
        raise NotAllowed("arrange_front")
    validate_site_language(language)
    with transaction.atomic():
        # There may be no row yet to lock.
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {FrontPlace._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        if version is not None and version != version_of(language):
            raise Conflict(None)
        now = timezone.now()
        # Whose time is over makes room.
        FrontPlace.objects.filter(language_code=language, until__lte=now).delete()
        yield list(FrontPlace.objects.standing(language, now).select_related("article"))


def _one(order: list[FrontPlace], article: int) -> FrontPlace:
    row = next((row for row in order if row.article_id == article), None)
    if row is None:
        raise Refused(_("This article does not stand there any more."))
    return row


def _write(order: list[FrontPlace]) -> None:
    for position, row in enumerate(order, 1):
        row.position = position
        row.save()

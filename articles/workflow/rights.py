"""What the content allows, and when: the one place that computes from when until when an edition is live."""

import datetime as dt

from django.utils.translation import gettext as _

from articles.models import Article, Edition, Publication
from articles.workflow.errors import WrongMoment


def window(
    article: Article, edition: Edition, wanted_from: dt.datetime
) -> tuple[dt.datetime, dt.datetime | None]:
    """Return (live_from, live_until) in UTC for an edition that should be live from `wanted_from`.

    The embargo holds back every edition; the earlier of the edition's own end and the article's rights ends
    it. `live_until` is None where nothing ends it. Raises `WrongMoment` if it would end before it begins.
    """
    live_from = max(filter(None, (wanted_from, article.embargo_until)))
    live_until = min(filter(None, (edition.expires_at, article.expires_at)), default=None)
    if live_until is not None and live_until <= live_from:
        raise WrongMoment(
            _("The rights end before the edition would go live. Change the time or the end of the rights.")
        )
    return live_from, live_until


def windows_after_change(article: Article, at: dt.datetime, own: Edition | None = None) -> list[Edition]:
    """Recompute the windows of an article's published editions; return those that changed, unsaved.

    `own` is the edition that is being saved: it is changed in place, since a second instance of its row
    would be written over.

    To be called in the transaction that changes embargo or expiry. An edition that was live before an embargo
    was set is withdrawn until it ends; one whose rights are cut short ends at once. Raises `WrongMoment`
    where a scheduled edition would end before it begins.
    """
    changed = []
    for row in article.translations.filter(publication=Publication.PUBLISHED).select_for_update():
        edition = own if own is not None and own.pk == row.pk else row
        began = edition.live_from or at
        never_live = edition.first_live_at is None or edition.first_live_at > at
        live_from: dt.datetime
        live_until: dt.datetime | None
        try:
            live_from, live_until = window(article, edition, edition.scheduled_for or began)
        except WrongMoment:
            if never_live:
                raise
            # It was live, and its rights had ended before it was: the shortest window, in the past.
            live_from = min(edition.scheduled_for or began, at - dt.timedelta(seconds=1))
            live_until = live_from + dt.timedelta(microseconds=1)
        if never_live and live_from < at and (live_until is None or live_until > at):
            # An embargo is lifted: it is live from now, not from when it could not be.
            live_from = at
        if (live_from, live_until) == (edition.live_from, edition.live_until):
            continue
        edition.live_from, edition.live_until = live_from, live_until
        if never_live:
            edition.first_live_at = edition.live_changed_at = live_from
        changed.append(edition)
    return changed

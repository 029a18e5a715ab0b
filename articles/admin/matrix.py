"""One glance at an edition: a letter, a colour and a shape for how it stands, and words for all three."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.models import CopyState, Edition, Standing
from articles.models.named import site_language_choices


@dataclass(frozen=True)
class Sign:
    """How one standing looks. `code` is the style sheet's name for its colour and shape."""

    code: str
    letter: Promise
    title: Promise


def _sign(code: str, letter: Promise, title: Promise) -> Sign:
    return Sign(code.replace("_", "-"), letter, title)


# What readers have comes first; where they have nothing, what the desk is doing with it.
BY_STANDING = {
    Standing.LIVE: _sign("live", pgettext_lazy("letter of a state", "L"), gettext_lazy("Live")),
    Standing.SCHEDULED: _sign(
        "scheduled", pgettext_lazy("letter of a state", "S"), gettext_lazy("Scheduled")
    ),
    Standing.EXPIRED: _sign("expired", pgettext_lazy("letter of a state", "E"), gettext_lazy("Expired")),
    Standing.TAKEN_DOWN: _sign(
        "taken_down", pgettext_lazy("letter of a state", "T"), gettext_lazy("Taken down")
    ),
}
BY_STATE = {
    CopyState.DRAFT: _sign("draft", pgettext_lazy("letter of a state", "D"), gettext_lazy("Draft")),
    CopyState.IN_REVIEW: _sign(
        "in_review", pgettext_lazy("letter of a state", "R"), gettext_lazy("In review")
    ),
    CopyState.CHANGES_REQUESTED: _sign(
        "changes_requested", pgettext_lazy("letter of a state", "C"), gettext_lazy("Changes requested")
    ),
    CopyState.APPROVED: _sign("approved", pgettext_lazy("letter of a state", "A"), gettext_lazy("Approved")),
    CopyState.SPIKED: _sign("spiked", pgettext_lazy("letter of a state", "X"), gettext_lazy("Spiked")),
}
UNPUBLISHED = _sign("unpublished", pgettext_lazy("letter of a state", "U"), gettext_lazy("Unpublished"))


def sign(edition: Edition, at: dt.datetime | None = None) -> Sign:
    """The sign of an edition at `at` (now, if not given)."""
    standing = edition.standing(at)
    if standing in BY_STANDING:
        return BY_STANDING[standing]
    if standing is Standing.UNPUBLISHED and edition.state == CopyState.APPROVED:
        return UNPUBLISHED
    return BY_STATE[CopyState(edition.state)]


@dataclass(frozen=True)
class Cell:
    """One language of one story on the board. `news`: the desk is ahead of what readers have."""

    language: str
    language_name: str
    url: str
    sign: Sign | None = None
    words: str = ""
    news: bool = False


def cell(edition: Edition, at: dt.datetime | None = None) -> Cell:
    """The cell of an edition, with a sentence on how it stands for those who do not see colours."""
    name = str(dict(settings.LANGUAGES).get(edition.language_code, edition.language_code))
    shown = sign(edition, at)
    words = str(shown.title)
    news = False
    if shown.code in {"live", "scheduled"} and edition.has_unpublished_changes():
        news = True
        words = _("%(standing)s; changes: %(state)s") % {
            "standing": words,
            "state": edition.get_state_display(),
        }
    elif edition.standing(at) is Standing.UNPUBLISHED and shown is not UNPUBLISHED:
        words = _("%(state)s; unpublished") % {"state": words}
    url = reverse("admin:story", args=[edition.master_id, edition.language_code])
    return Cell(edition.language_code, name, url, shown, words, news)


def missing(article_id: int, language: str) -> Cell:
    """The cell of a language without an edition: it leads where one can be begun."""
    name = str(dict(settings.LANGUAGES).get(language, language))
    return Cell(language, name, reverse("admin:story", args=[article_id, language]), None, _("No edition"))


def row(article_id: int, editions: Iterable[Edition], at: dt.datetime | None = None) -> list[Cell]:
    """One cell for each language of the site, in its order, then for those it no longer publishes in."""
    at = at or timezone.now()
    by_code = {edition.language_code: edition for edition in editions}
    cells = []
    for code, _name in site_language_choices():
        edition = by_code.pop(code, None)
        cells.append(cell(edition, at) if edition else missing(article_id, code))
    return cells + [cell(edition, at) for edition in by_code.values()]


def legend() -> list[Sign]:
    """Every sign, in the order a story meets them."""
    return [*BY_STATE.values(), *BY_STANDING.values(), UNPUBLISHED]

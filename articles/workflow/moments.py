"""Local times made exact: gaps refused, overlaps asked."""

import datetime as dt
from typing import Literal

from django.utils import dateparse, timezone
from django.utils.translation import gettext as _

from articles.workflow.errors import AmbiguousMoment, WrongMoment

# Outside, local times overflow on some clocks; nobody schedules there on purpose.
EARLIEST, LATEST = 1970, 2200
YEARS = {"first": EARLIEST, "last": LATEST}


def exact(local: dt.datetime, which: Literal["first", "second"] | None = None) -> dt.datetime:
    """Return the moment, in UTC, that `local` names on the site's clock.

    An aware `local` is only converted. A year out of bounds is a `WrongMoment`. A naive one may name no
    moment (the hour skipped in spring): `WrongMoment`; or two (the hour repeated in autumn):
    `AmbiguousMoment`, unless `which` says.
    PEP 495 defines `fold`.
    """
    if not EARLIEST <= local.year <= LATEST:
        raise WrongMoment(_("A time lies between the years %(first)s and %(last)s.") % YEARS)
    if timezone.is_aware(local):
        return local.astimezone(dt.UTC)
    zone = timezone.get_default_timezone()
    first = local.replace(tzinfo=zone, fold=0)
    second = local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(dt.UTC)
    shown = local.strftime("%Y-%m-%d %H:%M")
    if first.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise WrongMoment(
            _("%(time)s does not exist in %(zone)s: the clocks skip that hour. Choose another time.")
            % {"time": shown, "zone": zone}
        )
    if which is None:
        raise AmbiguousMoment(
            _("%(time)s happens twice in %(zone)s, when the clocks go back. Say which one you mean.")
            % {"time": shown, "zone": zone},
            first.astimezone(dt.UTC),
            second.astimezone(dt.UTC),
        )
    return (first if which == "first" else second).astimezone(dt.UTC)


def parse(text: str, which: Literal["first", "second"] | None = None) -> dt.datetime:
    """Read an ISO 8601 time, with an offset or on the site's clock; return it in UTC.

    Raises `WrongMoment` for what is no time at all, and as `exact` does.
    """
    try:
        local = dateparse.parse_datetime(text.strip())
    except ValueError:
        local = None
    if local is None:
        raise WrongMoment(
            _("“%(text)s” is not a time. Write it as 2026-03-01T08:30, with or without an offset.")
            % {"text": text}
        )
    return exact(local, which)

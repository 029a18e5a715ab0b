"""What waits for somebody among the pictures: counted as far as it matters, and what ends next."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Value
from django.utils.translation import gettext as _

from articles.models import Hindrance, Image

# How long before rights end the desk is told, in days.
NOTICE = (30, 7, 1)
# How far a number counts: nobody works through more at once.
COUNT_TO = 100
ENDING_SHOWN = 5
_FIRST = (Hindrance.CONFLICT, Hindrance.CREDIT, Hindrance.UNCONFIRMED)


@dataclass(frozen=True)
class Waiting:
    """One kind of work, with its number; `state` is how the list of pictures is asked for it."""

    state: str
    words: str
    number: str
    chosen: bool = False


def questions(now: dt.datetime) -> dict[str, tuple[str, Any]]:
    """(words, pictures) of every state that asks for somebody, by its name. Each is read from an index."""
    here = Image.objects.here()
    return {
        **{code: (str(code.label), here.hindered(code, now)) for code in _FIRST},
        **{
            f"ending-{days}": (
                _("Rights end within a day")
                if days == 1
                else _("Rights end within %(n)s days") % {"n": days},
                here.ending(now, days),
            )
            for days in NOTICE
        },
        Hindrance.EXPIRED: (str(Hindrance.EXPIRED.label), here.hindered(Hindrance.EXPIRED, now)),
        "failed": (_("Files cannot be made"), Image.objects.unmakeable()),
    }


def queue(now: dt.datetime, chosen: str = "") -> list[Waiting]:
    """What waits, in the order in which people deal with it: one query. What is nothing is left out."""
    asked = questions(now)
    parts = [
        found.order_by().annotate(state=Value(state)).values_list("state")[: COUNT_TO + 1]
        for state, (_words, found) in asked.items()
    ]
    counts = Counter(state for (state,) in parts[0].union(*parts[1:], all=True))
    return [
        Waiting(
            str(state),
            str(words),
            f"{COUNT_TO}+" if counts[state] > COUNT_TO else str(counts[state]),
            chosen=str(state) == chosen,
        )
        for state, (words, _found) in asked.items()
        if counts[state]
    ]


def ending(now: dt.datetime) -> list[Image]:
    """The pictures whose rights end next, within a month: one query."""
    found = Image.objects.here().ending(now, NOTICE[0]).defer("found", "made")
    return list(found.order_by("rights_until", "pk")[:ENDING_SHOWN])

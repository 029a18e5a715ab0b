"""What an unverified name may be the same as: shown on top of the lists, for a person to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.content import likeness
from articles.models.named import Named

SHOWN = 3


@dataclass(frozen=True)
class Suggestion:
    """`other` may be the same: it is called `name`, which is why."""

    other: Any
    name: str
    why: str


def suggest(model: type[Named], things: Sequence[Named], shown: int = SHOWN) -> dict[int, list[Suggestion]]:
    """What each of `things` may be the same as, the nearest first, by its id: three queries at most.

    `things` come with their names. Everything current of the kind is compared, in every language and by its
    other spellings.
    """
    if not things:
        return {}
    owners, names = _all_names(model)
    found: dict[int, list[tuple[int, likeness.Alike]]] = {}
    for thing in things:
        own = {row.name for row in thing.translations.all()} | set(thing.aliases)
        # Its own names come out nearest, and go.
        alike = {index: likeness.near(name, names) for index, name in enumerate(sorted(own))}
        found[thing.pk] = [pair for pair in likeness.best_of(alike, owners) if pair[0] != thing.pk][:shown]
    others = model.objects.by_id({pk for pairs in found.values() for pk, _alike in pairs})
    return {
        pk: [
            Suggestion(others[other], names[alike.index], _why(alike.why))
            for other, alike in pairs
            if other in others
        ]
        for pk, pairs in found.items()
    }


def _all_names(model: type[Named]) -> tuple[list[int], list[str]]:
    """Whose each name is, and the name: of everything current, in every language, and other spellings."""
    rows = model._parler_meta.root_model.objects.filter(master__merged_into=None).order_by("pk")
    pairs = list(rows.values_list("master", "name"))
    current = model.objects.current().exclude(aliases=[]).order_by("pk")
    pairs += [(pk, alias) for pk, aliases in current.values_list("pk", "aliases") for alias in aliases]
    return [pk for pk, _name in pairs], [name for _pk, name in pairs]


def _why(why: str) -> str:
    return {
        "same": _("the same name"),
        "spacing": _("the same letters"),
        "initials": _("the same with initials"),
        "near": _("nearly the same name"),
    }[why]

"""The names that filters offer and lists show, each kind with one query and as plain text.

Models of names are heavy by the hundred: lists need their words and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

from articles.models import Label, Source, User
from articles.models.named import Named, nearest


@dataclass(frozen=True)
class Names:
    """Labels, sources and people of the newsroom by id, in the reader's language; labels' colours."""

    labels: dict[int, str] = field(default_factory=dict)
    sources: dict[int, str] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)
    colours: dict[int, str] = field(default_factory=dict)


def _by_name(found: dict[int, dict[str, str]], language: str) -> dict[int, str]:
    named = {pk: nearest(names, language) or f"#{pk}" for pk, names in found.items()}
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def _rows(model: type[Named], *more: str) -> Iterable[tuple[Any, ...]]:
    rows = model._parler_meta.root_model.objects.filter(master__merged_into=None)
    return rows.values_list("master_id", "language_code", "name", *more)


def desk_names() -> Names:
    """All that the desk's filters need: three queries."""
    language = get_language() or ""
    labels: dict[int, dict[str, str]] = defaultdict(dict)
    sources: dict[int, dict[str, str]] = defaultdict(dict)
    colours = {}
    for pk, code, name, colours[pk] in _rows(Label, "master__colour"):
        labels[pk][code] = name
    for pk, code, name in _rows(Source):
        sources[pk][code] = name
    people = User.objects.filter(is_active=True).order_by("last_name", "first_name", "username")
    return Names(
        labels=_by_name(labels, language),
        sources=_by_name(sources, language),
        people={user.pk: str(user) for user in people.only("first_name", "last_name", "username")},
        colours=colours,
    )

"""Labels, people, sources and topics for many articles at once, and by their address."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Q

from articles.caching import tags
from articles.models import Contributor, Label, Source, Topic
from articles.models.named import Named
from articles.rendering import Name, path_to, things

# Noun → the name of its page's address.
ROUTES: dict[type[Named], str] = {Label: "label", Topic: "topic", Contributor: "person", Source: "source"}


@dataclass(frozen=True)
class Found:
    """What a slug leads to: the thing itself (never a merged one), and every id that stood for it."""

    thing: Any
    ids: tuple[int, ...]

    def name(self, language: str) -> Any:
        """The translation to show in `language`."""
        return self.thing.translation_for(language)

    def path(self, language: str) -> str:
        """Its address in `language`."""
        return path_of(self.thing, language)


def path_of(thing: Named, language: str) -> str:
    """The public path of a label, topic, contributor or source whose names are at hand."""
    slug = thing.translation_for(language).slug
    return path_to(ROUTES[type(thing)], language, slug)


def in_bulk(model: type[Named], ids: Collection[int]) -> dict[int, Any]:
    """The things with these ids, by id, each resolved to what it was merged into: one query, always."""
    return things(model, ids)


def named(thing: Any, language: str) -> Name | None:
    """A thing's name in `language` with the page it leads to; None for one without any name."""
    row = thing.translation_for(language)
    if row is None:
        return None
    kind, url = getattr(thing, "kind", ""), getattr(thing, "url", "")
    return Name(row.name, row.language_code, path_of(thing, language), kind=kind, url=url)


def with_slug(model: type[Named], slug: str, language: str) -> list[Found]:
    """Everything that has or had this slug in any language, what has it in `language` first: two queries."""
    former: Any = ArraySubquery(model.objects.filter(merged_into=OuterRef("pk")).order_by().values("pk"))
    rows = (
        model.objects.filter(Q(translations__slug=slug) | Q(merged__translations__slug=slug))
        .current()
        .annotate(former=former)
        .distinct()
        .select_related(*model.read_with)
        .with_names()
    )

    def rank(row: Any) -> tuple[bool, bool, int]:
        own = {t.language_code for t in row.translations.all() if t.slug == slug}
        shown = row.translation_for(language)
        return language not in own, shown is None or shown.slug != slug, row.pk

    found = [
        Found(row, (row.pk, *row.former)) for row in sorted(rows, key=rank) if row.translation_for(language)
    ]
    # What is listed under it, and what it is called.
    letter = tags.letter_of(model)
    for one in found:
        tags.note_ids(letter, one.ids)
        tags.note_ids(f"in:{letter}", one.ids)
        tags.note_ids("i", [getattr(one.thing, "portrait_id", None)])
    return found


def model_name(model: type[Model]) -> str:
    """`label`, `topic`, `contributor` or `source`."""
    return model._meta.model_name or ""

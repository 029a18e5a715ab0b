"""Two names that are one: merge them, and lose neither credit, address nor spelling."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import permissions
from articles.content.names import fold
from articles.models import (
    Article,
    Contributor,
    Credit,
    Feed,
    Image,
    Label,
    MenuEntry,
    Source,
    Topic,
    User,
)
from articles.models.named import Named, NamedTranslation
from articles.workflow import story_index
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.logbook import log

T = TypeVar("T", Source, Label, Contributor, Topic)

# What a thing says of itself beside its names: taken over where the kept one says nothing.
OWN_FIELDS: dict[type[Named], tuple[str, ...]] = {
    Contributor: ("native_language", "url", "portrait_id", "usage_terms", "licence_page"),
    Source: ("homepage", "language"),
    Label: (),
    Topic: (),
}


@dataclass(frozen=True)
class NameMove:
    """What becomes of one of the duplicate's names. `kept`: the name that stays in its language, if any."""

    language: str
    name: str
    kept: str

    @property
    def taken(self) -> bool:
        """It becomes the name in a language that had none; else a spelling beside the one that stays."""
        return not self.kept


@dataclass(frozen=True)
class Moves:
    """What merging would do, looked at before it is done."""

    articles: QuerySet[Article]
    shared: int
    names: tuple[NameMove, ...]
    aliases: tuple[str, ...]
    fields: tuple[str, ...]
    menus: int
    feeds: int
    portrait: Image | None

    @property
    def spellings(self) -> list[str]:
        """Every spelling that is kept beside the names."""
        return [*(move.name for move in self.names if not move.taken), *self.aliases]


def what_merging_does(kept: T, duplicate: T) -> Moves:
    """What would move from `duplicate` to `kept`. `shared` counts the articles that name both."""
    articles = Article.objects.filter(pk__in=affected(duplicate)).order_by("-updated_at", "-pk")
    own = {row.language_code: row.name for row in kept.translations.all()}
    rows = sorted(duplicate.translations.all(), key=lambda row: str(row.language_code))
    fields = _fields_taken(kept, duplicate)
    noun = kept._meta.model_name or ""
    return Moves(
        articles=articles,
        shared=articles.filter(pk__in=affected(kept)).count(),
        names=tuple(NameMove(row.language_code, row.name, own.get(row.language_code, "")) for row in rows),
        aliases=tuple(sorted(set(duplicate.aliases) - set(kept.aliases))),
        fields=tuple(str(kept._meta.get_field(name.removesuffix("_id")).verbose_name) for name in fields),
        menus=MenuEntry.objects.filter(**{noun: duplicate}).count() if noun in ("label", "topic") else 0,
        feeds=Feed.objects.filter(source=duplicate).count() if isinstance(duplicate, Source) else 0,
        portrait=duplicate.portrait
        if isinstance(duplicate, Contributor) and "portrait_id" in fields
        else None,
    )


def _fields_taken(kept: T, duplicate: T) -> list[str]:
    return [name for name in OWN_FIELDS[type(kept)] if not getattr(kept, name) and getattr(duplicate, name)]


def affected(thing: Any) -> list[int]:
    """The ids of the articles that name a thing."""
    if isinstance(thing, Contributor):
        return list(thing.credits.order_by("article").values_list("article", flat=True).distinct())
    return list(thing.articles.values_list("pk", flat=True))


def lock_both(model: type[T], one: T, other: T) -> tuple[T, T]:
    """Both rows, locked in one order. The articles' rows are locked before, as saving an edition does."""
    found = model.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    rows = {row.pk: row for row in found}
    return rows[one.pk], rows[other.pk]


def merge(actor: User | None, kept: T, duplicate: T) -> T:
    """Make `duplicate` one with `kept`: its articles and credits move, its names become spellings or names.

    The duplicate's row stays and leads its old address on; revisions that name it show the kept one. The line
    in the log holds what `articles.workflow.unmerging` needs. Raises `NotAllowed`, or `Refused` for two that
    cannot be merged.
    """
    if not permissions.may(actor, "merge"):
        raise NotAllowed("merge")
    model = type(kept)
    if type(duplicate) is not model or kept.pk == duplicate.pk:
        raise Refused(_("Choose two different entries of the same kind."))
    with transaction.atomic():
        # Articles before all else, in one order: as saving an edition locks them.
        list(Article.objects.select_for_update().filter(pk__in=affected(duplicate)).order_by("pk"))
        kept, duplicate = lock_both(model, kept, duplicate)
        if kept.merged_into_id or duplicate.merged_into_id:
            raise Refused(_("One of them has been merged already. Open the list again."))
        undo: dict[str, Any] = {
            "aliases": kept.aliases,
            "verified": kept.verified,
            "articles": affected(duplicate),
        }
        counts = what_merging_does(kept, duplicate)
        moved = {
            "articles": len(undo["articles"]),
            "names": sum(move.taken for move in counts.names),
            "spellings": len(counts.spellings),
        }
        if isinstance(duplicate, Contributor):
            undo["credits"] = _move_credits(kept, duplicate)
        elif isinstance(duplicate, Topic):
            both = Article.objects.filter(topics=duplicate).filter(topics=kept)
            undo["both"] = list(both.values_list("pk", flat=True))
            for article in duplicate.articles.all():
                article.topics.add(kept)
                article.topics.remove(duplicate)
        else:
            field = model._meta.model_name or ""
            Article.objects.filter(**{field: duplicate}).update(**{field: kept})
        if isinstance(duplicate, Source):
            undo["feeds"] = list(duplicate.feeds.values_list("pk", flat=True))
            duplicate.feeds.update(source=kept)
        undo["menus"] = _move_menu_entries(kept, duplicate)
        undo["fields"] = _take_fields(kept, duplicate)
        undo["names"] = _move_names(kept, duplicate)
        # Chains stay one step long, so that one join resolves them.
        chained = model.objects.filter(merged_into=duplicate)
        undo["chained"] = list(chained.values_list("pk", flat=True))
        chained.update(merged_into=kept)
        duplicate.merged_into = kept
        duplicate.save()
        story_index.renew(undo["articles"])
        log(
            actor,
            "merge",
            note=str(kept),
            kind=model._meta.model_name,
            kept=kept.pk,
            duplicate=duplicate.pk,
            moved=moved,
            undo=undo,
        )
    return kept


def _move_credits(kept: Contributor, duplicate: Contributor) -> list[dict[str, Any]]:
    """Move every credit; return each as it was. One whose twin the kept one has already goes (`twin`)."""
    moved = []
    for credit in Credit.objects.filter(contributor=duplicate).order_by("pk"):
        place = {"article": credit.article_id, "role": credit.role, "language_code": credit.language_code}
        twin = Credit.objects.filter(contributor=kept, **place).exists()
        if twin:
            credit.delete()
        else:
            Credit.objects.filter(pk=credit.pk).update(contributor=kept)
        moved.append({**place, "position": credit.position, "twin": twin})
    return moved


def _move_menu_entries(kept: T, duplicate: T) -> list[dict[str, Any]]:
    """Where the duplicate stands in a menu the kept one stands instead, once; return where that was."""
    if not isinstance(kept, Label | Topic):
        return []
    noun = kept._meta.model_name or ""
    moved = []
    for entry in MenuEntry.objects.filter(**{noun: duplicate}):
        twin = MenuEntry.objects.filter(menu=entry.menu, **{noun: kept}).exists()
        if twin:
            entry.delete()
        else:
            MenuEntry.objects.filter(pk=entry.pk).update(**{noun: kept})
        moved.append({"menu": entry.menu, "position": entry.position, "twin": twin})
    return moved


def _take_fields(kept: T, duplicate: T) -> dict[str, Any]:
    """Let the kept one say what only the duplicate said; return it."""
    taken = {name: getattr(duplicate, name) for name in _fields_taken(kept, duplicate)}
    for name, value in taken.items():
        setattr(kept, name, value)
    return taken


def _own_fields(row: NamedTranslation) -> dict[str, Any]:
    """What a translation says besides its name: a label's closing note, a contributor's biography."""
    common = {field.name for field in NamedTranslation._meta.get_fields()} | {"id", "master"}
    return {
        field.name: getattr(row, field.name) for field in row._meta.local_fields if field.name not in common
    }


def _move_names(kept: T, duplicate: T) -> list[dict[str, str]]:
    """Make the duplicate's names the kept one's, or its spellings; return those that became names."""
    have = set(kept.translations.values_list("language_code", flat=True))
    spellings = set(kept.aliases) | set(duplicate.aliases)
    taken = []
    for row in duplicate.translations.all():
        spellings.add(fold(row.name))
        if row.language_code not in have:
            # The address comes along: it is freed here, and leads to the kept one by being its own.
            type(row).objects.filter(pk=row.pk).update(slug=f"{row.slug}-{row.pk}-merged"[:200])
            kept.rename(row.language_code, row.name, slug=row.slug, **_own_fields(row))
            taken.append({"language": row.language_code, "name": row.name, "slug": row.slug})
    own = {row.name_key for row in kept.translations.all()}
    kept.aliases = sorted(spellings - own)
    kept.verified = kept.verified or duplicate.verified
    kept.save()
    return taken

"""Two names that are one: merge them, and lose neither credit, address nor spelling."""

from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from articles import permissions
from articles.content.names import fold
from articles.models import Article, Contributor, Credit, Label, MenuEntry, Source, Topic, User
from articles.models.named import NamedTranslation
from articles.workflow import story_index
from articles.workflow.actions import log
from articles.workflow.errors import NotAllowed, Refused

T = TypeVar("T", Source, Label, Contributor, Topic)


def what_merging_does(kept: T, duplicate: T) -> dict[str, int]:
    """Count what would move from `duplicate` to `kept`: articles, names, spellings."""
    if isinstance(duplicate, Contributor):
        articles = Article.objects.filter(credits__contributor=duplicate).distinct().count()
    else:
        articles = duplicate.articles.count()
    languages = set(kept.translations.values_list("language_code", flat=True))
    return {
        "articles": articles,
        "names": duplicate.translations.exclude(language_code__in=languages).count(),
        "spellings": duplicate.translations.filter(language_code__in=languages).count()
        + len(duplicate.aliases),
    }


def merge(actor: User | None, kept: T, duplicate: T) -> T:
    """Make `duplicate` one with `kept`: its articles and credits move, its names become spellings or names.

    The duplicate's row stays and leads its old address on; revisions that name it show the kept one. Raises
    `NotAllowed`, or `Refused` for two that cannot be merged.
    """
    if not permissions.may(actor, "merge"):
        raise NotAllowed("merge")
    model = type(kept)
    if type(duplicate) is not model or kept.pk == duplicate.pk:
        raise Refused(_("Choose two different entries of the same kind."))
    with transaction.atomic():
        # Articles before all else, in one order: as saving an edition locks them.
        affected = _affected(duplicate)
        list(Article.objects.select_for_update().filter(pk__in=affected).order_by("pk"))
        rows = {
            row.pk: row
            for row in model.objects.select_for_update().filter(pk__in=[kept.pk, duplicate.pk]).order_by("pk")
        }
        kept, duplicate = rows[kept.pk], rows[duplicate.pk]
        if kept.merged_into_id or duplicate.merged_into_id:
            raise Refused(_("One of them has been merged already. Open the list again."))
        moved = what_merging_does(kept, duplicate)
        if isinstance(duplicate, Contributor):
            _move_credits(kept, duplicate)
        elif isinstance(duplicate, Topic):
            for article in duplicate.articles.all():
                article.topics.add(kept)
                article.topics.remove(duplicate)
        else:
            field = model._meta.model_name or ""
            Article.objects.filter(**{field: duplicate}).update(**{field: kept})
            if isinstance(duplicate, Source):
                duplicate.feeds.update(source=kept)
        _move_menu_entries(kept, duplicate)
        _move_names(kept, duplicate)
        # Chains stay one step long, so that one join resolves them.
        model.objects.filter(merged_into=duplicate).update(merged_into=kept)
        duplicate.merged_into = kept
        duplicate.save()
        story_index.renew(affected)
        log(
            actor,
            "merge",
            note=str(kept),
            kind=model._meta.model_name,
            kept=kept.pk,
            duplicate=duplicate.pk,
            moved=moved,
        )
    return kept


def _move_credits(kept: Contributor, duplicate: Contributor) -> None:
    for credit in Credit.objects.filter(contributor=duplicate):
        twice = Credit.objects.filter(
            article=credit.article, contributor=kept, role=credit.role, language_code=credit.language_code
        )
        if twice.exists():
            credit.delete()
        else:
            Credit.objects.filter(pk=credit.pk).update(contributor=kept)


def _move_menu_entries(kept: T, duplicate: T) -> None:
    """Where the duplicate stands in a menu the kept one stands instead, once."""
    if not isinstance(kept, Label | Topic):
        return
    noun = kept._meta.model_name or ""
    for entry in MenuEntry.objects.filter(**{noun: duplicate}):
        if MenuEntry.objects.filter(menu=entry.menu, **{noun: kept}).exists():
            entry.delete()
        else:
            MenuEntry.objects.filter(pk=entry.pk).update(**{noun: kept})


def _own_fields(row: NamedTranslation) -> dict[str, Any]:
    """What a translation says besides its name: a label's closing note, a contributor's biography."""
    common = {field.name for field in NamedTranslation._meta.get_fields()} | {"id", "master"}
    return {
        field.name: getattr(row, field.name) for field in row._meta.local_fields if field.name not in common
    }


def _affected(duplicate: Any) -> list[int]:
    if isinstance(duplicate, Contributor):
        return list(duplicate.credits.values_list("article", flat=True))
    return list(duplicate.articles.values_list("pk", flat=True))


def _move_names(kept: T, duplicate: T) -> None:
    have = set(kept.translations.values_list("language_code", flat=True))
    spellings = set(kept.aliases) | set(duplicate.aliases)
    for row in duplicate.translations.all():
        spellings.add(fold(row.name))
        if row.language_code not in have:
            # The address comes along: it is freed here, and leads to the kept one by being its own.
            type(row).objects.filter(pk=row.pk).update(slug=f"{row.slug}-{row.pk}-merged"[:200])
            kept.rename(row.language_code, row.name, slug=row.slug, **_own_fields(row))
    own = {row.name_key for row in kept.translations.all()}
    kept.aliases = sorted(spellings - own)
    kept.verified = kept.verified or duplicate.verified
    kept.save()

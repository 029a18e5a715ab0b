"""A merge taken back: what moved moves back, as far as nobody has changed it since."""

import datetime as dt
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import (
    ActionLog,
    Article,
    Contributor,
    Credit,
    Label,
    MenuEntry,
    Source,
    Topic,
    User,
)
from articles.workflow import saving, story_index
from articles.workflow.content_changes import Change
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.logbook import log
from articles.workflow.merging import lock_both
from articles.workflow.transitions import AFTER_EDIT

T = TypeVar("T", Source, Label, Contributor, Topic)
# Later, too much has been built on the two being one.
WINDOW = dt.timedelta(days=30)


def merges_of(kept: Any) -> list[ActionLog]:
    """The lines of the log that tell what was merged into `kept` and can be undone, the latest first."""
    lines = ActionLog.objects.filter(
        verb="merge", at__gt=timezone.now() - WINDOW, data__kind=kept._meta.model_name, data__kept=kept.pk
    ).select_related("user")
    still = set(kept.merged.values_list("pk", flat=True))
    found: dict[int, ActionLog] = {}
    for line in lines:
        if "undo" in line.data and line.data["duplicate"] in still:
            found.setdefault(line.data["duplicate"], line)
    return list(found.values())


def unmerge(actor: User | None, duplicate: T) -> T:
    """Make `duplicate` itself again, with the credits, articles, names and places it had; return it.

    What somebody changed since stays with the kept one. Editions that were saved since the merge get a new
    revision. Raises `NotAllowed`; `Refused` for what is not merged, was merged on, or too long ago.
    """
    if not permissions.may(actor, "merge"):
        raise NotAllowed("merge")
    model = type(duplicate)
    kept = duplicate.merged_into
    if kept is None:
        raise Refused(_("This entry is not merged into another."))
    line = next((row for row in merges_of(kept) if row.data["duplicate"] == duplicate.pk), None)
    if line is None:
        raise Refused(
            _("This can no longer be undone: it was more than %(days)s days ago, or the two were merged on.")
            % {"days": WINDOW.days}
        )
    undo = line.data["undo"]
    with transaction.atomic():
        locked = Article.objects.select_for_update().filter(pk__in=undo["articles"]).order_by("pk")
        articles = list(locked)
        kept, duplicate = lock_both(model, kept, duplicate)
        if duplicate.merged_into_id != kept.pk:
            raise Refused(_("This entry is not merged into another."))
        if isinstance(duplicate, Contributor):
            _credits_back(kept, duplicate, undo["credits"])
        elif isinstance(duplicate, Topic):
            for article in articles:
                if article.topics.filter(pk=kept.pk).exists():
                    article.topics.add(duplicate)
                    if article.pk not in undo["both"]:
                        article.topics.remove(kept)
        else:
            field = model._meta.model_name or ""
            Article.objects.filter(pk__in=undo["articles"], **{field: kept}).update(**{field: duplicate})
        if isinstance(kept, Source):
            kept.feeds.filter(pk__in=undo["feeds"]).update(source=duplicate)
        _menus_back(kept, duplicate, undo["menus"])
        _names_back(kept, duplicate, undo)
        model.objects.filter(pk__in=undo["chained"], merged_into=kept).update(merged_into=duplicate)
        for article in articles:
            _new_revisions(article, actor)
        story_index.renew([article.pk for article in articles])
        log(
            actor,
            "unmerge",
            note=str(duplicate),
            kind=model._meta.model_name,
            kept=kept.pk,
            duplicate=duplicate.pk,
        )
    return duplicate


def _credits_back(kept: Any, duplicate: Any, moved: list[dict[str, Any]]) -> None:
    for row in moved:
        place = {"article_id": row["article"], "role": row["role"], "language_code": row["language_code"]}
        own = Credit.objects.filter(contributor=kept, **place)
        if not own.exists() or Credit.objects.filter(contributor=duplicate, **place).exists():
            continue
        if row["twin"]:
            Credit.objects.create(contributor=duplicate, position=row["position"], **place)
        else:
            own.update(contributor=duplicate)


def _menus_back(kept: Any, duplicate: Any, moved: list[dict[str, Any]]) -> None:
    noun = kept._meta.model_name or ""
    for row in moved:
        own = MenuEntry.objects.filter(menu=row["menu"], **{noun: kept})
        if not own.exists() or MenuEntry.objects.filter(menu=row["menu"], **{noun: duplicate}).exists():
            continue
        if row["twin"]:
            MenuEntry.objects.create(menu=row["menu"], position=row["position"], **{noun: duplicate})
        else:
            own.update(**{noun: duplicate})


def _names_back(kept: Any, duplicate: Any, undo: dict[str, Any]) -> None:
    for taken in undo["names"]:
        rows = kept.translations.filter(language_code=taken["language"], name=taken["name"])
        # The last name stays where it is: a thing without one is nothing.
        if kept.translations.count() > 1:
            rows.delete()
        row = duplicate.translations.filter(language_code=taken["language"]).first()
        if row is not None:
            row.slug = taken["slug"]
            row.save()
    for name, value in undo["fields"].items():
        if getattr(kept, name) == value:
            setattr(kept, name, None if name == "portrait_id" else "")
    before = set(undo["aliases"])
    own = {row.name_key for row in duplicate.translations.all()} | set(duplicate.aliases)
    kept.aliases = [alias for alias in kept.aliases if alias in before or alias not in own]
    if not undo["verified"] and duplicate.verified:
        kept.verified = False
    kept.save()
    duplicate.merged_into = None
    duplicate.save()


def _new_revisions(article: Article, actor: User | None) -> None:
    """A working copy always equals its latest revision: one that was saved meanwhile gets another."""
    editions = article.translations.select_for_update(of=("self",)).select_related("latest_revision")
    changed = False
    for edition in editions:
        if edition.state in AFTER_EDIT:
            edition.master = article
            change = Change(note=_("Two that had been merged are two again."))
            changed |= saving.finish(edition, actor, change, now=timezone.now(), automatic=True)
    if changed:
        saving.bump(article)

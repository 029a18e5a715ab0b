"""Sources, labels, contributors and topics as the desk keeps them: who may, what is logged, what may go."""

from collections.abc import Iterable
from typing import TypeAlias

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import ActionLog, Article, Contributor, Label, MenuEntry, Revision, Source, Topic, User
from articles.models.named import Named
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.logbook import log

AnyName: TypeAlias = Source | Label | Contributor | Topic

# The kinds of named things as addresses and the log write them, each with the act that changes it.
KINDS: dict[str, tuple[type[Named], str]] = {
    "source": (Source, "edit_sources"),
    "label": (Label, "edit_labels"),
    "contributor": (Contributor, "edit_contributors"),
    "topic": (Topic, "edit_topics"),
}


def kind_of(thing: Named) -> str:
    """The key of `KINDS` for one thing."""
    return thing._meta.model_name or ""


def may_edit(user: User | None, model: type[Named]) -> bool:
    """Tell whether this person may make and change things of this kind."""
    return permissions.may(user, KINDS[model._meta.model_name or ""][1])


def saved_name(actor: User | None, thing: Named, created: bool, changed: Iterable[str] = ()) -> ActionLog:
    """Write down that a named thing was made or changed, in the transaction that did it.

    Raises `NotAllowed`, which rolls that transaction back.
    """
    if not may_edit(actor, type(thing)):
        raise NotAllowed(KINDS[kind_of(thing)][1])
    verb = "create_name" if created else "edit_name"
    return log(actor, verb, note=str(thing), kind=kind_of(thing), thing=thing.pk, changed=sorted(changed))


def verify_name(actor: User | None, thing: Named) -> bool:
    """Say that somebody has looked at what intake made, and that it is right; tell whether that is news.

    Raises `NotAllowed`.
    """
    if not may_edit(actor, type(thing)):
        raise NotAllowed(KINDS[kind_of(thing)][1])
    with transaction.atomic():
        thing = type(thing).objects.select_for_update().get(pk=thing.pk)
        if thing.verified:
            return False
        thing.verified = True
        thing.save()
        log(actor, "verify_name", note=str(thing), kind=kind_of(thing), thing=thing.pk)
    return True


def articles_using(thing: Named) -> QuerySet[Article]:
    """The articles that name `thing` now, last changed first."""
    if isinstance(thing, Contributor):
        # A subquery: joined, an article with two credits of one person would be there twice.
        return Article.objects.filter(pk__in=thing.credits.values("article")).order_by("-updated_at", "-pk")
    return thing.articles.order_by("-updated_at", "-pk")


def is_used(thing: Named) -> bool:
    """Tell whether anything names `thing`: an article, a revision, a feed, or an address that leads to it."""
    if articles_using(thing).exists() or thing.merged.exists():
        return True
    if isinstance(thing, Source) and thing.feeds.exists():
        return True
    if isinstance(thing, Contributor):
        if thing.pictures_supplied.exists() or thing.pictures_made.exists():
            return True
        return Revision.objects.filter(credits__contains=[{"contributor": thing.pk}]).exists()
    if isinstance(thing, Label | Topic) and MenuEntry.objects.filter(**{kind_of(thing): thing}).exists():
        return True
    if isinstance(thing, Topic):
        return Revision.objects.filter(facts__topics__contains=[thing.pk]).exists()
    return Revision.objects.filter(facts__contains={kind_of(thing): thing.pk}).exists()


def delete_name(actor: User | None, thing: Named) -> None:
    """Delete a named thing that nothing has ever used. Raises `NotAllowed`; `Refused` where it is used."""
    if not may_edit(actor, type(thing)):
        raise NotAllowed(KINDS[kind_of(thing)][1])
    with transaction.atomic():
        thing = type(thing).objects.select_for_update().get(pk=thing.pk)
        if is_used(thing):
            raise Refused(_("It is used, or has been. Merge it with another instead of deleting it."))
        log(actor, "delete_name", note=str(thing), kind=kind_of(thing), thing=thing.pk)
        thing.delete()

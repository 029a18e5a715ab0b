"""Naming revisions: « as agreed with GeekPark ». The revision itself is a record and stays as it is."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.content.typography import normalise_text
from articles.models import Edition, RevisionName, User
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.logbook import log

LONGEST = 100


def may_name(user: User | None, edition: Edition) -> bool:
    """Tell whether this person may name the edition's revisions: whoever writes in its language."""
    return permissions.may(user, "edit", edition.language_code)


def give_name(actor: User | None, edition: Edition, number: int, name: str) -> RevisionName:
    """Name revision `number`. Raises `NotAllowed`, `Revision.DoesNotExist`, `Refused` for none or a twin."""
    if not may_name(actor, edition):
        raise NotAllowed("edit")
    name = normalise_text(name)
    if not name:
        raise Refused(_("Write the name first."))
    if len(name) > LONGEST:
        raise Refused(_("A name has at most %(number)s characters.") % {"number": LONGEST})
    revision = edition.revisions.get(number=number)
    try:
        with transaction.atomic():
            given = RevisionName.objects.create(
                revision=revision, name=name, given_by=actor, given_at=timezone.now()
            )
            log(
                actor,
                "name_revision",
                article=edition.master,
                language=edition.language_code,
                revision=revision,
                note=name,
            )
    except IntegrityError as error:
        raise Refused(_("The revision has this name already.")) from error
    return given


def take_name(actor: User | None, edition: Edition, pk: int) -> None:
    """Take a name from one of the edition's revisions. Raises `NotAllowed`, `RevisionName.DoesNotExist`."""
    if not may_name(actor, edition):
        raise NotAllowed("edit")
    with transaction.atomic():
        given = RevisionName.objects.select_related("revision").get(pk=pk, revision__edition=edition.pk)
        log(
            actor,
            "unname_revision",
            article=edition.master,
            language=edition.language_code,
            revision=given.revision,
            note=given.name,
        )
        given.delete()

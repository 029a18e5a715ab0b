"""Accounts as administrators and their owners change them."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Role, User
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.logbook import log
from articles.workflow.people import send_invitation

# What an administrator may change of someone; the password is its owner's alone.
ACCOUNT_FIELDS = (
    "first_name", "last_name", "email", "role", "languages", "review_languages", "interface_language",
    "is_active",
)  # fmt: skip
OWN_FIELDS = ("first_name", "last_name", "interface_language")


def _write(person: User, wanted: User, fields: Iterable[str]) -> list[str]:
    changed = [name for name in fields if getattr(person, name) != getattr(wanted, name)]
    for name in changed:
        setattr(person, name, getattr(wanted, name))
    if changed:
        person.full_clean(exclude=["password"])
        person.save()
    return changed


def demand_people(actor: User | None) -> None:
    """Raise `NotAllowed` for those who do not manage people."""
    if not permissions.may(actor, "manage_people"):
        raise NotAllowed("manage_people")


def change_person(actor: User | None, wanted: User) -> User:
    """Give a person's account the values `wanted` carries. Deactivating signs them out everywhere.

    Raises `NotAllowed`; `Refused` where nobody would be left to administer the newsroom; ValidationError.
    """
    demand_people(actor)
    with transaction.atomic():
        # All administrators are locked in one order: two who demote each other at once must not both succeed.
        administrators = User.objects.filter(
            Q(role=Role.ADMINISTRATOR) | Q(is_superuser=True), is_active=True
        )
        left = {user.pk for user in administrators.select_for_update().order_by("pk")} - {wanted.pk}
        person = User.objects.select_for_update().get(pk=wanted.pk)
        stays = wanted.is_active and (wanted.role == Role.ADMINISTRATOR or person.is_superuser)
        if not left and not stays:
            raise Refused(_("This is the last administrator. Make someone else one first."))
        before = {"role": person.role, "active": person.is_active}
        if changed := _write(person, wanted, ACCOUNT_FIELDS):
            log(actor, "edit_person", note=str(person), person=person.pk, changed=changed, before=before)
        return person


def change_own_account(actor: User, wanted: User) -> User:
    """Give someone's own account the name and the interface language `wanted` carries."""
    if actor.pk != wanted.pk:
        raise NotAllowed("manage_people")
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=actor.pk)
        if changed := _write(person, wanted, OWN_FIELDS):
            log(actor, "edit_account", note=str(person), person=person.pk, changed=changed)
        return person


def invite_again(actor: User | None, person: User) -> None:
    """Mail the invitation once more. Raises `NotAllowed`; `Refused` for someone with a password, or off."""
    demand_people(actor)
    if not person.is_active:
        raise Refused(_("This account is switched off. Switch it on first."))
    if person.has_usable_password():
        raise Refused(_("This person has a password already. They can reset it from the sign-in page."))
    with transaction.atomic():
        log(actor, "invite", note=str(person), person=person.pk, role=person.role, again=True)
        transaction.on_commit(lambda: send_invitation(person))

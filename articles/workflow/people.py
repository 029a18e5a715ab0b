"""Inviting people into the newsroom."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import User
from articles.workflow.errors import NotAllowed
from articles.workflow.logbook import log


def invitation_address(user: User) -> str:
    """The address at which an invited person chooses a password; good once, for PASSWORD_RESET_TIMEOUT."""
    path = reverse(
        "password_reset_confirm",
        kwargs={
            "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": default_token_generator.make_token(user),
        },
    )
    return f"{settings.SITE_URL}{path}"


def invite(
    actor: User | None,
    *,
    username: str,
    email: str,
    role: str,
    languages: Sequence[str] = (),
    review_languages: Sequence[str] = (),
    first_name: str = "",
    last_name: str = "",
    interface_language: str = "",
) -> User:
    """Make an account without a password and mail its owner how to choose one.

    Raises `NotAllowed`, or ValidationError for an address or name that is taken or wrong.
    """
    if not permissions.may(actor, "manage_people"):
        raise NotAllowed("manage_people")
    user = User(
        username=username,
        email=email,
        role=role,
        languages=list(languages),
        review_languages=list(review_languages),
        first_name=first_name,
        last_name=last_name,
        interface_language=interface_language,
    )
    user.set_unusable_password()
    user.full_clean()
    with transaction.atomic():
        user.save()
        log(actor, "invite", note=str(user), person=user.pk, role=role)
        transaction.on_commit(lambda: send_invitation(user))
    return user


def send_invitation(user: User) -> None:
    """Mail an invitation, in the invited person's language."""
    with translation.override(user.reading_language()):
        context = {
            "user": user,
            "site_name": settings.SITE_NAME,
            "address": invitation_address(user),
            "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
        }
        send_mail(
            _("Your account at %(site)s") % {"site": settings.SITE_NAME},
            render_to_string("mail/invitation.txt", context),
            None,
            [user.email],
        )

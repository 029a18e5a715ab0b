"""Forms about people: an account, an invitation, a lost password."""

import logging
from collections.abc import Iterator
from smtplib import SMTPException
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.lists import VersionedForm
from articles.models import Role, User
from articles.models.named import site_language_choices
from articles.workflow.people import invitation_address

logger = logging.getLogger(__name__)


def interface_choices() -> list[tuple[str, Any]]:
    """The languages of the desk, each in its own words, after « the browser's »."""
    own = {"en": "English", "fr": "Français", "zh-hans": "简体中文"}
    names = dict(settings.LANGUAGES)
    return [
        ("", _("The browser’s")),
        *((c, own.get(c) or names.get(c, c)) for c in settings.INTERFACE_LANGUAGES),
    ]


class _Languages(forms.TypedMultipleChoiceField):
    """Languages of the site, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: Any, help_text: Any) -> None:
        super().__init__(choices=site_language_choices, required=False, label=label, help_text=help_text)


def _translated() -> _Languages:
    return _Languages(
        gettext_lazy("Translates into"),
        gettext_lazy("A translator writes in these languages and in no other. Editors write in all."),
    )


def _reviewed() -> _Languages:
    return _Languages(
        gettext_lazy("Reviews translations into"),
        gettext_lazy("What others translated; nobody reviews their own. Editors review in all."),
    )


def stored_person(person: User) -> dict[str, Any]:
    """What the form of a person shows, from the database."""
    names = (
        "first_name", "last_name", "email", "role", "languages", "review_languages", "interface_language",
        "is_active",
    )  # fmt: skip
    return {name: getattr(person, name) for name in names}


class PersonForm(VersionedForm):
    """An account as an administrator changes it."""

    versioned = staticmethod(stored_person)
    languages = _translated()
    review_languages = _reviewed()
    interface_language = forms.ChoiceField(
        choices=interface_choices, required=False, label=gettext_lazy("Interface language")
    )

    class Meta:
        model = User
        fields = (
            "first_name", "last_name", "email", "role", "languages", "review_languages", "interface_language",
            "is_active",
        )  # fmt: skip
        labels = {"is_active": gettext_lazy("May sign in")}
        help_texts = {
            "is_active": gettext_lazy(
                "Off: signed out everywhere at once. What they did stays in the log; nobody is deleted."
            )
        }


class AccountForm(forms.ModelForm):
    """What people change of themselves."""

    interface_language = forms.ChoiceField(
        choices=interface_choices, required=False, label=gettext_lazy("Interface language")
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "interface_language")


class InvitationForm(forms.Form):
    """Who is invited, for what. Keeps what was typed where something is wrong."""

    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        help_text=gettext_lazy("To sign in with. Letters, digits and @ . + - _"),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices, initial=Role.TRANSLATOR)
    languages = _translated()
    review_languages = _reviewed()
    interface_language = forms.ChoiceField(
        choices=interface_choices,
        required=False,
        label=gettext_lazy("Interface language"),
        help_text=gettext_lazy("The invitation is written in it too."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("role") == Role.TRANSLATOR and not cleaned.get("languages"):
            self.add_error(
                "languages", _("Choose at least one: without a language a translator can write nothing.")
            )
        return cleaned

    def add_model_errors(self, error: ValidationError) -> None:
        """Put what the model refused beside the field it is about."""
        for name, errors in error.message_dict.items():
            for message in errors:
                # The rule on addresses is a constraint, which Django files under no field.
                field = name if name in self.fields else None
                if (
                    name == NON_FIELD_ERRORS
                    and User.objects.filter(email__iexact=self.cleaned_data["email"]).exists()
                ):
                    field = "email"
                self.add_error(field, message)


class ResetForm(PasswordResetForm):
    """A lost password. Invited people, who have none yet, may ask as well."""

    def get_users(self, email: str) -> Iterator[User]:
        """The active accounts with this address, upper and lower case aside; one at most."""
        return User.objects.filter(email__iexact=email, is_active=True).iterator()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Mail each of them, in their own language, a link on the site's own address.

        A mail server that does not answer is for the log: told to the asker, it would tell known addresses
        from unknown ones. Django's would build the link from the request's Host, which is the asker's to
        choose.
        """
        for user in self.get_users(self.cleaned_data["email"]):
            with translation.override(user.reading_language()):
                context = {
                    "user": user,
                    "site_name": settings.SITE_NAME,
                    "address": invitation_address(user),
                    "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
                }
                subject = _("A new password for %(site)s") % {"site": settings.SITE_NAME}
                body = render_to_string("registration/password_reset_email.txt", context)
            try:
                send_mail(subject, body, None, [user.email])
            except (SMTPException, OSError):
                logger.exception("The mail for a new password could not be sent.")

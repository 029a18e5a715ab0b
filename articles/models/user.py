"""The people of the newsroom."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LanguageField, validate_site_language
from articles.permissions import Role


class People(UserManager["User"]):
    """Users, with a superuser made an administrator of the newsroom."""

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **extra: Any
    ) -> "User":
        extra.setdefault("role", Role.ADMINISTRATOR)
        return super().create_superuser(username, email, password, **extra)


class User(AbstractUser):  # type: ignore[django-manager-missing] # parler hides those managers
    """Someone who signs in. The role says what they may do: see `articles.permissions`."""

    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.TRANSLATOR)
    languages = ArrayField(
        LanguageField(validators=[validate_site_language]),
        verbose_name=_("languages translated into"),
        default=list,
        blank=True,
        help_text=_("A translator writes in these languages and in no other."),
    )
    review_languages = ArrayField(
        LanguageField(validators=[validate_site_language]),
        verbose_name=_("languages reviewed"),
        default=list,
        blank=True,
        help_text=_("A translator reviews what others translate into these languages."),
    )
    interface_language = LanguageField(
        _("interface language"),
        blank=True,
        help_text=_("The language of the desk. Empty: the browser's."),
    )

    # What the desk remembers for them, by page: the board's filters, a list's columns.
    remembered = models.JSONField(default=dict, blank=True, editable=False)

    objects: ClassVar[People] = People()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message=_("Someone with this e-mail address is here already."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Whoever works here uses the desk; Django's own sign-in form asks for is_staff.
        self.is_staff = self.is_active
        super().save(*args, **kwargs)

    def reading_language(self) -> str:
        """The language to show the desk in: theirs if it is one the interface has, else the site's first."""
        if self.interface_language in settings.INTERFACE_LANGUAGES:
            return self.interface_language
        return str(settings.LANGUAGE_CODE)

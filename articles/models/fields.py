"""What several models share: language fields and the mended base of translations."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from parler.models import TranslatedFieldsModel


def validate_site_language(code: str) -> None:
    """Refuse a language this site does not publish in."""
    if code not in settings.SITE_LANGUAGES:
        raise ValidationError(
            _("This site does not publish in “%(code)s”. Its languages are: %(known)s."),
            params={"code": code, "known": ", ".join(settings.SITE_LANGUAGES)},
            code="unknown_language",
        )


class LanguageField(models.CharField):
    """A language code as Django writes it: lower case, `zh-hans`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 15)
        super().__init__(*args, **kwargs)


class Translation(TranslatedFieldsModel):
    """Base of our translation tables: parler's, usable with `.only()` and `.defer()`.

    parler compares every field's value at every init and save to see what changed, which fetches deferred
    fields one by one and recurses; here deferred fields are left out of the comparison.
    """

    class Meta:
        abstract = True
        default_permissions = ()

    def _get_field_values(self) -> list[Any]:
        deferred = self.get_deferred_fields()
        return [
            None if field.get_attname() in deferred else getattr(self, field.get_attname())
            for field in self._meta.get_fields()
            if not field.is_relation or field.many_to_one
        ]


class Immutable(models.Model):
    """A row that is written once. The database refuses changes too: see migration 0002."""

    class Meta:
        abstract = True

    unchangeable: ClassVar[str] = "This row is a record and cannot be changed."

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(self.unchangeable)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(self.unchangeable)

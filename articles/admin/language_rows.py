"""A table with a row for each language of the site: names, captions. Empty rows are left out."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _


class LanguageForm(forms.ModelForm):
    """One language's row. Its language is not for changing."""

    class Meta:
        widgets: ClassVar[dict[str, Any]] = {"language_code": forms.HiddenInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "language_code" in self.fields:
            self.fields["language_code"].disabled = True
        self.language: str = self.instance.language_code or self.initial.get("language_code", "")
        self.language_name = dict(settings.LANGUAGES).get(self.language, self.language)
        for field in self.fields.values():
            field.widget.attrs.pop("class", None)
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs |= {"rows": 2, "cols": 30}
            if not field.widget.is_hidden:
                # The column's head names the field and the row's the language: together they are its label.
                field.widget.attrs |= {
                    "aria-label": f"{field.label} ({self.language_name})",
                    "lang": self.language,
                    "dir": "auto",
                }

    @property
    def changed_data(self) -> list[str]:
        # A new row carries its language whether or not anything was written into it.
        return [name for name in super().changed_data if name != "language_code"]

    def clean_language_code(self) -> str:
        code: str = self.cleaned_data["language_code"]
        if not self.instance.pk and code not in settings.SITE_LANGUAGES:
            raise ValidationError(_("This site does not publish in “%(code)s”."), params={"code": code})
        return code


class LanguagesFormSet(BaseInlineFormSet):
    """The rows that are there, then an empty one for each language that is missing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        have: set[str] = set()
        if instance is not None and instance.pk:
            have = set(instance.translations.values_list("language_code", flat=True))
        missing = [code for code in settings.SITE_LANGUAGES if code not in have]
        kwargs["initial"] = [{"language_code": code} for code in missing]
        super().__init__(*args, **kwargs)
        self.extra = len(missing)

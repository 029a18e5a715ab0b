"""The table of names inside the form of a named thing, and the field for a colour."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.name_forms import NameForm, NamesFormSet
from articles.admin.pages import signed_in
from articles.workflow import naming


class NamesInline(admin.TabularInline):
    """The names: one row for each language of the site."""

    template = "admin/names/names_table.html"
    formset = NamesFormSet
    form = NameForm
    fk_name = "master"
    verbose_name = _("name")
    verbose_name_plural = _("names")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def _may_edit(self, request: HttpRequest) -> bool:
        return naming.may_edit(signed_in(request), self.parent_model)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request)


class ColourInput(forms.ColorInput):
    """The browser's own choice of a colour, which is never empty: HTML knows no `required` on it."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


def names_inline(translation: type[Any], *more: str) -> type[NamesInline]:
    """The table for one kind of name, with the fields `more` after name and slug."""
    fields = ("language_code", "name", "slug", *more)
    attributes = {"model": translation, "fields": fields, "__module__": __name__}
    return type(f"{translation.__name__}Names", (NamesInline,), attributes)

"""What the desk's lists and forms share: who may, filters as one form, versions, no second log."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet, URLField
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models.fields import LanguageField
from articles.models.named import Named, site_language_choices


class DeskAdmin(admin.ModelAdmin):
    """A ModelAdmin that asks `articles.permissions`, and leaves writing the log to `articles.workflow`."""

    # Acts of the permission table; None: nobody, through this door.
    view_act: str | None = "view_desk"
    add_act: str | None = None
    change_act: str | None = None
    delete_act: str | None = None

    # What an empty list says: how the first one gets here.
    empty_text: Any = ""
    actions = None
    # Marked, so that narrow screens can leave it out.
    empty_value_display = format_html('<span class="none">{}</span>', "–")
    list_per_page = 50
    show_full_result_count = False
    change_list_template = "admin/lists/change_list.html"
    change_form_template = "admin/lists/change_form.html"
    delete_confirmation_template = "admin/lists/delete_confirmation.html"

    def _may(self, request: HttpRequest, act: str | None) -> bool:
        return act is not None and permissions.may(request.user, act)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request, self.view_act)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.view_act)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.add_act)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.change_act)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.delete_act)

    # The action log is written by the workflow, in the transaction of the change. Django's own would be a
    # second truth beside it.
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Nothing."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, LanguageField):
            label, help_text = capfirst(db_field.verbose_name), db_field.help_text
            choices = [("", "–"), *settings.LANGUAGES]
            return forms.ChoiceField(choices=choices, required=False, label=label, help_text=help_text)
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            # Versions are compared by `VersionedForm`, and Django's hidden twins of fields are no valid HTML.
            field.show_hidden_initial = False
        if isinstance(field, forms.URLField):
            field.widget = forms.URLInput(attrs={"dir": "ltr"})
        return field

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Nothing: it would go into Django's log."""
        return ""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Not here: the action log has it all, Django's own log nothing."""
        raise Http404

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(
            request,
            {"title": self.opts.verbose_name_plural, "empty_text": self.empty_text, **(extra_context or {})},
        )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        for inline in context["inline_admin_formsets"]:
            # Django puts what is there first. Languages keep their place, written or not.
            place = {code: number for number, code in enumerate(settings.SITE_LANGUAGES)}
            rows = [row for row in inline if row.form.prefix != inline.formset.empty_form.prefix]
            inline.rows = sorted(rows, key=lambda row: place.get(row.form.language, len(place)))
        response = super().render_change_form(request, context, *args, **kwargs)
        if getattr(context["adminform"].form, "stale", False):
            response.status_code = 409
        return response


class ChoiceFilter(admin.SimpleListFilter):
    """A filter the template can show as a `<select>`: one form for search and all filters."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(self.options())

    def options(self) -> Iterator[tuple[str, Any]] | list[tuple[str, Any]]:
        """(value, words) of each choice."""
        raise NotImplementedError

    def has_output(self) -> bool:
        # Even with nothing to choose yet: a filter that comes and goes moves its neighbours.
        return True


class YesNoFilter(ChoiceFilter):
    """A filter over one boolean column."""

    field = ""

    def options(self) -> list[tuple[str, Any]]:
        return [("1", _("Yes")), ("0", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset if self.value() is None else queryset.filter(**{self.field: self.value() == "1"})


class SiteLanguageFilter(ChoiceFilter):
    """A filter over a column with a language code."""

    title = _("language")
    parameter_name = "language"
    field = "language_code"

    def options(self) -> list[tuple[str, Any]]:
        return list(site_language_choices())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.field: self.value()}) if self.value() else queryset


def named_choices(model: type[Named]) -> list[tuple[str, str]]:
    """(id, name) of every current thing of a kind, in the reader's language and order: two queries."""
    language = get_language() or ""
    things = model.objects.current().with_names()
    return sorted(
        ((str(thing.pk), thing.name_in(language)) for thing in things), key=lambda pair: pair[1].casefold()
    )


def shown_count(number: int) -> str:
    """A number under the head « Articles », with the word beside it for narrow screens without heads."""
    return format_html('{} <span class="unit">{}</span>', number, ngettext("article", "articles", number))


def moment(at: dt.datetime | None) -> str:
    """A moment on the site's clock: the date as the reader's language writes it, and 24 hours."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    stamp, shown = (
        local.isoformat(timespec="minutes"),
        f"{formats.date_format(local, 'DATE_FORMAT')}, {local:%H:%M}",
    )
    return format_html('<time datetime="{}">{}</time>', stamp, shown)


def fingerprint(values: Any) -> str:
    """A short hash of plain values, the same for the same values: the version a form was read at."""
    canonical = json.dumps(values, sort_keys=True, cls=DjangoJSONEncoder, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:20]


class VersionedForm(forms.ModelForm):
    """A form that knows what it was opened on: of two who save, the second is told and loses nothing."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    # What is compared: `versioned(instance)` gives plain values as they are in the database.
    versioned: Callable[[Any], Any] = staticmethod(lambda instance: None)
    stale = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "seen" in self.fields and self.instance.pk:
            self.initial["seen"] = self._current()

    def _current(self) -> str:
        # Read anew: the instance takes on what was typed while the form is checked.
        fresh: Model = type(self.instance)._base_manager.get(pk=self.instance.pk)
        return fingerprint(type(self).versioned(fresh))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and self.data.get("seen") != self.initial.get("seen"):
            self.stale = True
            # Sent again, knowing what is there now, it takes its place.
            data = cast(QueryDict, self.data).copy()
            data["seen"] = self.initial["seen"]
            self.data = data
            self.add_error(
                None,
                _(
                    "Someone else saved this since you opened it. What you typed is below and not saved yet: "
                    "look at what they changed, then save again to put yours in its place."
                ),
            )
        return cleaned

    @property
    def changed_fields(self) -> list[str]:
        """The fields that differ from what was there, for the log."""
        return [name for name in self.changed_data if name != "seen"]

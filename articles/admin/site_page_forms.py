"""The forms of the site's own pages and of their menus."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.admin.editor import BODY_EXTENSIONS, EditorField
from articles.models import PAGE_FIELDS, Label, Menu, PageKind, SitePage, SitePageTranslation, Topic
from articles.models.named import site_language_choices
from articles.workflow import site_pages
from articles.workflow.site_pages import PageText, Target

_EXTENSIONS = {name: value for name, value in BODY_EXTENSIONS.items() if name != "FigureToken"}


def _field(name: str) -> Any:
    return SitePageTranslation._meta.get_field(name)


class PageForm(forms.Form):
    """A page's words in one language."""

    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=_field("title").max_length, widget=forms.Textarea({"rows": 1})
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        required=False,
        max_length=_field("summary").max_length,
        widget=forms.Textarea({"rows": 2}),
        help_text=_field("summary").help_text,
    )
    body = EditorField(
        label=gettext_lazy("Text"),
        required=False,
        sanitizer=site_pages.sanitize_page,
        extensions=dict(_EXTENSIONS),
    )
    menu_title = forms.CharField(
        label=gettext_lazy("Name in menus"),
        required=False,
        max_length=_field("menu_title").max_length,
        help_text=_field("menu_title").help_text,
    )
    slug = forms.CharField(
        label=gettext_lazy("Slug"),
        required=False,
        max_length=_field("slug").max_length,
        help_text=_field("slug").help_text,
    )
    note = forms.CharField(label=gettext_lazy("Note on this change"), required=False, max_length=500)

    use_required_attribute = False

    def text(self) -> PageText:
        """The words, after `is_valid`."""
        return PageText(**{name: self.cleaned_data[name] for name in PAGE_FIELDS})


def page_initial(row: SitePageTranslation | None) -> dict[str, Any]:
    """A page's words as the form shows them."""
    return {name: getattr(row, name) for name in PAGE_FIELDS} if row else {}


class NewPageForm(forms.Form):
    """The least there must be to begin a page."""

    kind = forms.ChoiceField(label=gettext_lazy("What it is"))
    language = forms.ChoiceField(label=gettext_lazy("Language to begin with"))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=_field("title").max_length)

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, language = self.fields["kind"], self.fields["language"]
        kind.choices = site_pages.kinds_left()  # type: ignore[attr-defined]
        language.choices = site_language_choices()  # type: ignore[attr-defined]


class MenusForm(forms.Form):
    """Both menus: for everything that can stand in one, its place there. No number: not in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.things = _things()
        places: dict[tuple[str, str], int] = {}
        for menu in Menu.values:
            for place, target in enumerate(site_pages.menu_targets(menu), 1):
                places[menu, key_of(target)] = place
        for key, (_thing, name, _kind) in self.things.items():
            for menu in Menu:
                self.fields[f"{menu}-{key}"] = forms.IntegerField(
                    label=_("%(name)s: place in “%(menu)s”") % {"name": name, "menu": menu.label},
                    required=False,
                    min_value=1,
                    max_value=99,
                    initial=places.get((menu, key)),
                    widget=forms.NumberInput({"aria-label": f"{name}, {menu.label}"}),
                )

    def rows(self) -> list[dict[str, Any]]:
        """What the table shows: the thing, and its fields for both menus."""
        return [
            {"name": name, "kind": kind, "fields": [self[f"{menu}-{key}"] for menu in Menu.values]}
            for key, (_thing, name, kind) in self.things.items()
        ]

    def menus(self) -> dict[str, list[Target]]:
        """What the menus shall lead to, after `is_valid`: in the order of their numbers."""
        found: dict[str, list[tuple[int, int, Target]]] = {menu: [] for menu in Menu.values}
        for order, (key, (thing, _name, _kind)) in enumerate(self.things.items()):
            for menu in Menu.values:
                if place := self.cleaned_data.get(f"{menu}-{key}"):
                    found[menu].append((place, order, thing))
        return {menu: [thing for _place, _order, thing in sorted(rows, key=lambda row: row[:2])]
                for menu, rows in found.items()}  # fmt: skip


def key_of(target: Target) -> str:
    """A target as the form's fields name it: `label-3`."""
    return f"{target._meta.model_name}-{target.pk}"


def page_name(page: SitePage, rows: list[SitePageTranslation] | None = None) -> str:
    """A page's name for the desk: its kind, or for those without one a title in a language one reads."""
    if page.kind != PageKind.OTHER:
        return str(page.get_kind_display())
    texts = page.translations.all() if rows is None else rows
    by_code = {row.language_code: row.menu_title or row.title for row in texts}
    wanted = (get_language() or "", *sorted(by_code))
    return next((by_code[code] for code in wanted if code in by_code), f"#{page.pk}")


def _things() -> dict[str, tuple[Target, str, str]]:
    """Everything that can stand in a menu: pages, then labels, then topics, each by name."""
    language = get_language() or ""
    found: dict[str, tuple[Target, str, str]] = {}
    for page in SitePage.objects.prefetch_related("translations"):
        found[key_of(page)] = (page, page_name(page), _("Page"))
    for model, kind in ((Label, _("Label")), (Topic, _("Topic"))):
        things = [(thing, thing.name_in(language)) for thing in model.objects.current().with_names()]
        for thing, name in sorted(things, key=lambda pair: pair[1].casefold()):
            found[key_of(thing)] = (thing, name, kind)
    return found

"""Names in many languages as a form."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.admin.language_rows import LanguageForm, LanguagesFormSet
from articles.content.names import fold
from articles.content.typography import normalise_text, slugify_unicode
from articles.models.named import Named


def stored_name(thing: Named) -> dict[str, Any]:
    """Everything of a named thing that its form shows, as plain values from the database."""
    own = {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}
    rows = thing.translations.order_by("pk").values()
    return {"own": own, "names": list(rows)}


class NameForm(LanguageForm):
    """A name in one language."""

    class Meta(LanguageForm.Meta):
        widgets: ClassVar[dict[str, Any]] = {
            **LanguageForm.Meta.widgets,
            "name": forms.TextInput,
            "slug": forms.TextInput,
        }

    def clean_name(self) -> str:
        return normalise_text(self.cleaned_data["name"])

    def clean_slug(self) -> str:
        slug = self.cleaned_data.get("slug", "").strip()
        if not slug:
            return ""
        slug = slugify_unicode(slug)
        language = self.instance.language_code or self.data.get(self.add_prefix("language_code"), "")
        others = type(self.instance)._default_manager.filter(language_code=language, slug=slug)
        if other := others.exclude(pk=self.instance.pk).first():
            raise ValidationError(
                _("“%(name)s” has this address already. Choose another one, or leave it empty."),
                params={"name": other.name},
                code="slug_taken",
            )
        return slug


class NamesFormSet(LanguagesFormSet):
    """The table of names. `namesakes` are others of the same kind that carry a name written here."""

    namesakes: tuple[Named, ...] = ()

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        kept = [form for form in self.forms if form not in self.deleted_forms]
        if not any(form.cleaned_data.get("name") for form in kept):
            raise ValidationError(_("Write the name in at least one language."), code="no_name")
        written = {form.cleaned_data["name"] for form in kept if "name" in form.changed_data}
        if not written or self.data.get("namesake"):
            return
        others = type(self.instance).objects.current().exclude(pk=self.instance.pk).with_names()
        self.namesakes = tuple({other: None for name in written for other in others.named(fold(name))})
        if self.namesakes:
            raise ValidationError(
                _("This name is taken: %(names)s. Use that entry, merge the two, or say that they differ."),
                params={"names": ", ".join(str(other) for other in self.namesakes)},
                code="namesake",
            )

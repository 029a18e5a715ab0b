"""A contributor's portrait in its form: picked among the pictures that are here, uploaded, or taken away."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from articles.admin.figure_forms import picked_picture, pictures_here
from articles.admin.lists import VersionedForm
from articles.imaging.opening import MAX_BYTES
from articles.models import Contributor, Image
from articles.workflow import pictures


class ContributorForm(VersionedForm):
    """A contributor, with a portrait."""

    portrait_pick = forms.CharField(
        label=gettext_lazy("Picture that is here already"),
        required=False,
        widget=forms.TextInput({"list": "pictures-here", "autocomplete": "off", "placeholder": "#12"}),
    )
    portrait_file = forms.FileField(
        label=gettext_lazy("Or a new one"),
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
    )
    portrait_remove = forms.BooleanField(label=gettext_lazy("Take the portrait away"), required=False)

    # Who uploads; set by the admin.
    user: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.portrait_id is None:
            self.fields["portrait_remove"].widget = forms.HiddenInput()

    def clean_portrait_pick(self) -> Image | None:
        return picked_picture(self.cleaned_data["portrait_pick"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors or (upload := cleaned.get("portrait_file")) is None:
            return cleaned
        try:
            cleaned["portrait_file"], _new = pictures.upload_picture(
                self.user, upload.read(MAX_BYTES + 1), upload.name or ""
            )
        except ValueError as error:
            self.add_error("portrait_file", str(error))
        return cleaned

    def save(self, commit: bool = True) -> Contributor:
        person: Contributor = self.instance
        if self.cleaned_data.get("portrait_remove"):
            person.portrait = None
        if chosen := self.cleaned_data.get("portrait_file") or self.cleaned_data.get("portrait_pick"):
            person.portrait = chosen
        saved: Contributor = super().save(commit)
        return saved


def portrait_context(person: Contributor | None) -> dict[str, Any]:
    """What the form shows of a portrait: the picture, and what keeps readers from seeing it."""
    context: dict[str, Any] = {"portrait": None, "pictures_here": pictures_here()}
    if person is None or person.portrait is None:
        return context
    image = person.portrait
    written = set(image.translations.exclude(alt="").values_list("language_code", flat=True))
    names = dict(settings.LANGUAGES)
    return context | {
        "portrait": image,
        "portrait_credit": image.has_credit(),
        "portrait_without": [str(names[code]) for code in settings.SITE_LANGUAGES if code not in written],
    }

"""The form of a picture: whose it is, when it may be shown, where its middle is, what its file says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.fields import MomentField, NamedChoices, NamedField
from articles.admin.figure_forms import picked_picture
from articles.admin.lists import VersionedForm
from articles.models import Contributor, ContributorKind, Image
from articles.workflow import pictures
from articles.workflow.picture_credits import COLUMNS

FIELD_NAMES: Mapping[str, str | Promise] = {
    "credit_line": gettext_lazy("credit line"),
    "creators": gettext_lazy("creator"),
    "copyright_notice": gettext_lazy("copyright notice"),
    "source": gettext_lazy("source"),
    "usage_terms": gettext_lazy("usage terms"),
    "web_statement": gettext_lazy("licence page"),
    "licensor": gettext_lazy("licensor"),
    "caption": gettext_lazy("caption"),
    "alt": gettext_lazy("alternative text"),
    "digital_source_type": gettext_lazy("digital source type"),
    "data_mining": gettext_lazy("data mining"),
}
"""What a file's fields are called on the desk, in the order in which they are shown."""


def stored_picture(image: Image) -> dict[str, Any]:
    """What the form of a picture shows, from the database."""
    own = {name: getattr(image, image._meta.get_field(name).attname) for name in pictures.IMAGE_FIELDS}
    words = list(image.translations.order_by("pk").values("language_code", "caption", "alt"))
    return {"own": own, "conflicts": image.conflicts, "words": words}


def choice_name(field: str) -> str:
    """The name of the radio buttons for one conflict."""
    return f"choice_{field}"


class PictureForm(VersionedForm):
    """What is said of a picture in every language alike."""

    versioned = staticmethod(stored_picture)

    agency = NamedField(
        label=gettext_lazy("Agency"),
        required=False,
        help_text=gettext_lazy("Its usual terms and licence page are filled in where the picture has none."),
    )
    rights_from = MomentField(label=gettext_lazy("Rights from"), required=False)
    rights_until = MomentField(
        label=gettext_lazy("Rights until"),
        required=False,
        help_text=gettext_lazy(
            "From then on no reader sees it; articles stay. The desk is told a month before."
        ),
    )
    substitute = forms.CharField(
        label=gettext_lazy("Substitute"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"list": "pictures-here", "autocomplete": "off", "placeholder": "#12"}),
        help_text=gettext_lazy("The picture that readers see instead when they may not see this one."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "agency" in self.fields:
            organisations = Contributor.objects.current().filter(kind=ContributorKind.ORGANISATION)
            field = cast(NamedField, self.fields["agency"])
            field.offer(NamedChoices(Contributor, organisations.with_names()))
            agency = self.instance.agency
            self.initial["agency"] = agency.resolved().pk if agency else ""
        if "substitute" in self.fields:
            self.initial["substitute"] = (
                f"#{self.instance.substitute_id}" if self.instance.substitute_id else ""
            )
        for name in ("focal_x", "focal_y"):
            if name in self.fields:
                self.fields[name].widget = forms.NumberInput({"min": 0, "max": 1, "step": "0.0001"})
        for name in self.open_conflicts:
            first, second = self._said(name)
            self.fields[choice_name(name)] = forms.ChoiceField(
                choices=[
                    ("xmp", first),
                    ("iim", second),
                    ("own", _("Neither: what is written in the field")),
                ],
                required=False,
                widget=forms.RadioSelect,
                label=str(FIELD_NAMES[name]),
            )

    @property
    def open_conflicts(self) -> list[str]:
        """The fields in which the file says two things and nobody has chosen."""
        return list(self.instance.conflicts)

    def _said(self, name: str) -> tuple[str, str]:
        found = next((one for one in self.instance.in_file().conflicts if one.field == name), None)
        return ("; ".join(found.xmp), "; ".join(found.iim)) if found else ("", "")

    def decided(self) -> list[str]:
        """The conflicts in which somebody chose."""
        return [name for name in self.open_conflicts if self.cleaned_data.get(choice_name(name))]

    def clean_substitute(self) -> Image | None:
        image = picked_picture(self.cleaned_data["substitute"])
        if image is not None and image.pk == self.instance.pk:
            raise forms.ValidationError(_("A picture cannot stand in for itself."), code="itself")
        return image

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self.open_conflicts:
            choice, column = cleaned.get(choice_name(name)), COLUMNS.get(name)
            if column and choice in ("xmp", "iim"):
                limit = Image._meta.get_field(column).max_length
                cleaned[column] = self._said(name)[choice == "iim"][:limit]
                setattr(self.instance, column, cleaned[column])
        if "_confirm" in self.data and not self.errors:
            open_fields = [FIELD_NAMES[name] for name in self.open_conflicts if name not in self.decided()]
            if open_fields:
                names = ", ".join(map(str, open_fields))
                self.add_error(
                    None, _("The file says two things of this: %(names)s. Choose one.") % {"names": names}
                )
            elif not cleaned.get("credit_line", "").strip():
                self.add_error("credit_line", _("Write who made the picture before you confirm it."))
        begins, ends = cleaned.get("rights_from"), cleaned.get("rights_until")
        if begins and ends and ends <= begins:
            self.add_error("rights_until", _("The rights end before they begin."))
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        # What a file says and somebody chose counts, whatever stands in the field that was left alone.
        for name in self.open_conflicts:
            column = COLUMNS.get(name)
            if column and self.cleaned_data.get(choice_name(name)) in ("xmp", "iim"):
                setattr(self.instance, column, self.cleaned_data[column])


@dataclass(frozen=True)
class Said:
    """One field as the file has it: its values by place, the first one being what counts."""

    name: str | Promise
    values: tuple[tuple[str, str], ...]
    differs: bool


def said_by(image: Image) -> list[Said]:
    """What a picture's file says of itself, field by field."""
    found = image.in_file()
    conflicts = {one.field for one in found.conflicts}
    return [
        Said(
            name,
            tuple((at, "; ".join(value)) for at, value in found.found[field].items()),
            field in conflicts,
        )
        for field, name in FIELD_NAMES.items()
        if field in found.found
    ]

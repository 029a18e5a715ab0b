"""The pictures of a story: a panel each, with file, credit and words; uploads outlive every other error."""

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import media
from articles.content import blocks
from articles.imaging.opening import MAX_BYTES
from articles.models import Edition, Figure, Hindrance, Image, User
from articles.workflow import pictures
from articles.workflow.content_changes import FigurePlace

PREFIX = "figures"
# What a translator may send of the figures: their words, and how many rows there are.
OFFERED = 100
PICKED = re.compile(r"#?\s*(\d{1,18})\b")
WORDS = re.compile(rf"{PREFIX}-(?:\d{{1,4}}-(?:id|caption|alt)|[A-Z_]+_FORMS)")


def thumbnail(image: Image) -> str:
    """The address of a small version of a picture, for staff."""
    return reverse("admin:picture_file", args=[image.pk, "thumbnail"])


def store(upload: UploadedFile, user: User) -> Image:
    """Keep an uploaded picture. Raises ValueError with a sentence for people, in their language."""
    try:
        # One byte more than allowed is enough to be refused: nothing larger is read into memory.
        data = upload.read(MAX_BYTES + 1)
        image, _new = pictures.upload_picture(user, data, upload.name or "")
    except media.UnacceptableImage as error:
        message = error.message
        raise ValueError(_(message.template) % message.params) from error
    return image


class FigureForm(forms.Form):
    """One picture in its place. `place` stands for a new one in the text until it has an id."""

    id = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    image = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    place = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    file = forms.FileField(label=gettext_lazy("Picture file"), required=False)
    pick = forms.CharField(
        label=gettext_lazy("Or one that is here"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"list": "pictures-here", "placeholder": "#"}),
    )
    credit_line = forms.CharField(
        label=gettext_lazy("Credit line"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Belongs to the picture, wherever it is used."),
    )
    caption = forms.CharField(
        label=gettext_lazy("Caption"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    alt = forms.CharField(
        label=gettext_lazy("Alternative text"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("What the picture shows, for those who do not see it."),
    )
    confirmed = forms.BooleanField(
        label=gettext_lazy("I have checked the credit: it is right"), required=False
    )
    remove = forms.BooleanField(label=gettext_lazy("Remove from this article"), required=False)

    figure: Figure | None = None
    stored: Image | None = None
    number = 0
    in_text = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not the clearable one: a picture is removed with its place, or exchanged.
        self.fields["file"].widget = forms.FileInput({"accept": "image/*"})

    def _words(self, name: str) -> str:
        # Text areas send CRLF; a caption that nobody touched must not count as changed.
        return self.cleaned_data[name].replace("\r\n", "\n").strip()

    def clean_caption(self) -> str:
        return self._words("caption")

    def clean_alt(self) -> str:
        return self._words("alt")

    @property
    def anchor(self) -> str:
        """The id of the panel, as the checklist and the editor know it."""
        return f"figure-{self.figure.pk}" if self.figure else f"figure-new-{self.prefix}"

    @property
    def thumbnail(self) -> str:
        """The address of its small version; "" while there is no picture."""
        return thumbnail(self.stored) if self.stored else ""

    @property
    def suggestion(self) -> str:
        """What else the credit may be: intake's, or the file's creators; empty once it is confirmed."""
        if self.stored is None or self.stored.confirmed_at is not None:
            return ""
        expected = self.figure.expected_credit if self.figure else ""
        if self.stored.has_credit():
            # The file says one thing, the original page another: both are shown.
            return expected if expected != self.stored.credit_line else ""
        return expected or self.stored.suggested_credit

    @property
    def hindrance(self) -> Hindrance | None:
        """Why readers may not see its picture; None where they may, or where there is none."""
        return self.stored.hindrance() if self.stored else None

    @property
    def to_confirm(self) -> bool:
        """Whether the credit waits for somebody to confirm it, and that can be done here."""
        return self.stored is not None and self.stored.confirmed_at is None and not self.to_choose

    @property
    def to_choose(self) -> bool:
        """Whether the file says two things of it, which is settled on the picture's own page."""
        return self.stored is not None and bool(self.stored.conflicts)

    @property
    def found_in(self) -> str:
        """Where in the file its credit was found, as people who know such files say it; "" for nowhere."""
        if self.stored is None or self.stored.confirmed_at is not None:
            return ""
        found = self.stored.in_file()
        return found.source_field if found.credit_line == self.stored.credit_line else ""

    @property
    def token(self) -> int | None:
        """The number that names this picture in the text."""
        if self.figure:
            return self.figure.pk
        return _number(self["place"].value()) or None


class FigureRows(forms.BaseFormSet):
    """All pictures of an article, as panels of one form."""

    edition: Edition
    lead: str

    def bind_to(self, edition: Edition) -> None:
        """Tell the rows what they are about: figures, stored pictures, numbers in reading order."""
        self.edition = edition
        figures = {figure.pk: figure for figure in edition.master.figures.all()}
        order = {pk: place for place, pk in enumerate(dict.fromkeys(blocks.figure_ids(edition.body)))}
        ranked = sorted(
            figures.values(), key=lambda f: (not f.is_lead, order.get(f.pk, len(order)), f.position)
        )
        numbers = {figure.pk: number for number, figure in enumerate(ranked, 1)}
        for form in self.forms:
            form.figure = figures.get(_number(form["id"].value()))
            if form.figure:
                form.number = numbers[form.figure.pk]
                form.in_text = form.figure.is_lead or form.figure.pk in order
        wanted = {_number(form["image"].value()) for form in self.forms}
        at_hand = {figure.image_id: figure.image for figure in figures.values() if figure.image}
        others = wanted - {0} - set(at_hand)
        at_hand |= Image.objects.prefetch_related("translations").in_bulk(others) if others else {}
        for form in self.forms:
            form.stored = at_hand.get(_number(form["image"].value()))
        if self.is_bound:
            self.lead = self.data.get(f"{PREFIX}-lead", "")
        else:
            self.lead = next((str(i) for i, f in enumerate(self.forms) if f.figure and f.figure.is_lead), "")

    def change(self, body: str) -> list[FigurePlace]:
        """The figures as they should be, with the text they go with.

        One that someone removed meanwhile is put back under a new id. A new one that the text does not name
        yet goes to its end.
        """
        places, named = [], set(blocks.figure_ids(body))
        for index, form in enumerate(self.forms):
            row = form.cleaned_data
            if not form.figure and not form.stored:
                continue
            place = row.get("place") or row.get("id")
            places.append(
                FigurePlace(
                    id=form.figure.pk if form.figure else None,
                    image=form.stored,
                    caption=row.get("caption", ""),
                    alt=row.get("alt", ""),
                    credit_line=_credit_line(form),
                    confirm_credit=_confirms(form),
                    is_lead=self.lead == str(index) and not row.get("remove"),
                    remove=bool(row.get("remove")),
                    place=place if not form.figure and place in named else None,
                )
            )
        return [place for place in places if place.id or not place.remove]


def _number(value: Any) -> int:
    # PostgreSQL's bigint has 19 digits: what is longer is no id of ours.
    text = str(value or "")
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _credit_line(form: FigureForm) -> str | None:
    typed = form.cleaned_data.get("credit_line", "").strip()
    exchanged = form.figure is None or form.stored is None or form.figure.image_id != form.stored.pk
    if form.stored is not None and exchanged and form.stored.has_credit():
        # A picture that is here already, with its credit: an expectation does not overwrite that.
        expected = form.figure.expected_credit if form.figure else ""
        return None if typed in ("", expected) else typed
    return typed


def _confirms(form: FigureForm) -> bool:
    """Whether whoever saves says that the credit is right: by the box, or by writing one of their own.

    What the file or the original page said is no more than a suggestion, though it stands in the field.
    """
    if form.cleaned_data.get("confirmed"):
        return True
    typed = form.cleaned_data.get("credit_line", "").strip()
    by_hand = "credit_line" in form.changed_data and typed
    return bool(by_hand) and form.stored is not None and typed != form.stored.credit_line


FigureFormSet = forms.formset_factory(
    FigureForm, formset=FigureRows, extra=1, max_num=200, absolute_max=220, validate_max=True
)


def initial(edition: Edition) -> list[dict[str, Any]]:
    """The panels of an article as it is, words in the edition's language."""
    rows = []
    for figure in edition.master.figures.all():
        own = next(
            (row for row in figure.translations.all() if row.language_code == edition.language_code), None
        )
        rows.append(
            {
                "id": figure.pk,
                "image": figure.image_id,
                "credit_line": figure.credit(),
                "caption": own.caption if own else "",
                "alt": own.alt if own else "",
            }
        )
    return rows


def pictures_here() -> list[Image]:
    """The newest pictures, to pick from. Others are picked by their number, as the picture list shows it."""
    return list(Image.objects.order_by("-pk")[:OFFERED])


def picked_picture(text: str) -> Image | None:
    """The picture that « #12 … » names; None for nothing written. Raises ValidationError with a sentence."""
    wanted = text.strip()
    if not wanted:
        return None
    number = PICKED.match(wanted)
    image = Image.objects.filter(pk=number[1]).first() if number else None
    if image is None:
        sentence = _("No picture is “%(wanted)s”. Write its number, as in #12.")
        raise forms.ValidationError(sentence % {"wanted": wanted}, code="no_picture")
    return image


def keep_picks(data: MultiValueDict[str, str]) -> dict[str, str]:
    """Put every picture picked by « #12 … » in its place in `data`; return what is none, by field."""
    refused = {}
    for name in [name for name in data if name.startswith(f"{PREFIX}-") and name.endswith("-pick")]:
        wanted = str(data[name]).strip()
        number = PICKED.match(wanted)
        if number and Image.objects.filter(pk=number[1]).exists():
            data[name.removesuffix("pick") + "image"] = number[1]
            data[name] = ""
        elif wanted:
            sentence = _("No picture is “%(wanted)s”. Write its number, as in #12.")
            refused[name] = sentence % {"wanted": wanted}
    return refused


def keep_uploads(
    data: MultiValueDict[str, str], files: MultiValueDict[str, UploadedFile], user: User
) -> dict[str, str]:
    """Store every uploaded picture at once and write its id into `data`; return what was refused, by field.

    Done before anything is validated: an upload is not lost to an error elsewhere in the form.
    """
    refused = {}
    for name in [name for name in files if name.startswith(f"{PREFIX}-") and name.endswith("-file")]:
        try:
            image = store(files[name], user)  # type: ignore[arg-type]
        except ValueError as error:
            refused[name] = str(error)
        else:
            data[name.removesuffix("file") + "image"] = str(image.pk)
    return refused

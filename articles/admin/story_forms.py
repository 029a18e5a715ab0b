"""The story's page as one form: text, details, credits and pictures, and the change they make together."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import credit_forms, figure_forms
from articles.admin.editor import FigureCard, body_field, figures_data
from articles.admin.fields import (
    MomentField,
    NamedChoices,
    NamedField,
    NamedMultipleField,
    named_things,
)
from articles.models import (
    TEXT_FIELDS,
    ArticleTranslation,
    Edition,
    Image,
    Label,
    RevisionKind,
    Source,
    Topic,
    User,
)
from articles.permissions import may
from articles.workflow import desk
from articles.workflow.content_changes import Change, Details, Text
from articles.workflow.errors import NotAllowed
from articles.workflow.saving import DETAIL_FIELDS

# What a POST may hold beside the fields of the forms.
_FRAME = frozenset(
    "csrfmiddlewaretoken version article_version base read page then resolve note kind".split()  # noqa: SIM905
)
# Of these, what belongs to a draft: what was typed, and what had been read.
_KEPT = frozenset({"base", "read", "note", "kind"})
_ROWS = re.compile(r"(?:credits|figures)-(?:\d{1,4}-[a-z_]{1,20}|[A-Z_]{1,12}_FORMS|lead)")


def _length(name: str) -> int:
    return ArticleTranslation._meta.get_field(name).max_length


class TextForm(forms.Form):
    """An edition's words."""

    kicker = forms.CharField(label=gettext_lazy("Kicker"), required=False, max_length=_length("kicker"))
    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        required=False,
        max_length=_length("headline"),
        widget=forms.Textarea({"rows": 1}),
    )
    standfirst = forms.CharField(
        label=gettext_lazy("Standfirst"),
        required=False,
        max_length=_length("standfirst"),
        widget=forms.Textarea({"rows": 2}),
    )
    slug = forms.CharField(
        label=gettext_lazy("Slug"),
        required=False,
        max_length=_length("slug"),
        help_text=gettext_lazy("The last part of the address. Empty: made from the headline."),
    )
    body = body_field(label=gettext_lazy("Text"), required=False)


class NoteForm(forms.Form):
    """What is said of this save."""

    note = forms.CharField(label=gettext_lazy("Note on this change"), required=False, max_length=500)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of change"),
        choices=RevisionKind.choices,
        initial=RevisionKind.EDIT,
        required=False,
    )


class DetailsForm(forms.Form):
    """The facts that every language shares."""

    label = NamedField(label=gettext_lazy("Label"), required=False)
    source = NamedField(label=gettext_lazy("Source"), required=False)
    original_title = forms.CharField(label=gettext_lazy("Original title"), required=False, max_length=400)
    original_language = forms.ChoiceField(label=gettext_lazy("Original language"), required=False)
    original_url = forms.URLField(
        label=gettext_lazy("Original address"), required=False, max_length=1000, assume_scheme="https"
    )
    original_date = forms.DateField(
        label=gettext_lazy("Original date"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    embargo_until = MomentField(
        label=gettext_lazy("Embargo until"),
        required=False,
        help_text=gettext_lazy("No edition goes live before this moment, whatever is scheduled."),
    )
    expires_at = MomentField(
        label=gettext_lazy("Rights end"),
        required=False,
        help_text=gettext_lazy("Every edition goes offline at this moment."),
    )
    topics = NamedMultipleField(label=gettext_lazy("Topics"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        things = named_things(Label, Source, Topic)
        for name, model in (("label", Label), ("source", Source), ("topics", Topic)):
            field: Any = self.fields[name]
            field.offer(NamedChoices(model, things[model]))
        languages: Any = self.fields["original_language"]
        languages.choices = [("", _("Not known")), *settings.LANGUAGES]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("embargo_until"), cleaned.get("expires_at")
        if begins and ends and ends <= begins:
            self.add_error("expires_at", _("The rights expire before the embargo ends."))
        return cleaned


def text_initial(edition: Edition) -> dict[str, Any]:
    """An edition's words as the form shows them."""
    return {name: getattr(edition, name) for name in TEXT_FIELDS}


def details_initial(edition: Edition) -> dict[str, Any]:
    """An article's facts as the form shows them."""
    article = edition.master
    return {
        **{name: getattr(article, name) for name in DETAIL_FIELDS},
        "topics": [str(topic.pk) for topic in article.topics.all()],
    }


def kept_fields(fields: Iterable[tuple[str, str]], *, details: bool) -> list[tuple[str, str]]:
    """Of a form's names and values, those that a draft keeps; `details`: of one who may change details."""
    allowed = _KEPT | set(TextForm.base_fields)
    if details:
        allowed |= set(DetailsForm.base_fields) | {"embargo_until_which", "expires_at_which"}

    def fits(name: str) -> bool:
        pattern = _ROWS if details else figure_forms.WORDS
        return name in allowed or pattern.fullmatch(name) is not None

    return [(name, value) for name, value in fields if fits(name)]


class StoryForms:
    """Everything on a story's page, for one person: what they may not change is shown and not asked for."""

    def __init__(
        self,
        user: User,
        edition: Edition,
        request: HttpRequest | None = None,
        *,
        typed: QueryDict | None = None,
    ) -> None:
        """Bind to `request` if it is a save: refuse what goes beyond its sender's rights (`NotAllowed`,
        before anything is written), then keep its uploads. Or bind to `typed`: a draft, a merge.
        """
        self.user, self.edition = user, edition
        self.may_text = desk.may_edit(user, edition)
        self.may_details = self.may_text and may(user, "edit_details")
        self.refused_uploads: dict[str, str] = {}
        data, files = typed, None
        if request is not None:
            self._demand_rights(request)
            data, files = request.POST.copy(), request.FILES
            self.refused_uploads = figure_forms.keep_uploads(data, files, user)
            self.refused_uploads |= figure_forms.keep_picks(data)
        self.data = data
        self.text = TextForm(data, initial=text_initial(edition))
        self.note = NoteForm(data)
        self.details = DetailsForm(data, initial=details_initial(edition)) if self.may_details else None
        self.credits: Any = (
            credit_forms.CreditFormSet(
                data,
                prefix="credits",
                initial=credit_forms.initial(edition.master, edition.language_code),
            )
            if self.may_details
            else None
        )
        figures: Any = figure_forms.FigureFormSet(
            data, files, prefix=figure_forms.PREFIX, initial=figure_forms.initial(edition)
        )
        if not self.may_details:
            figures.extra = 0
        figures.bind_to(edition)
        self.figures = figures

    def _demand_rights(self, request: HttpRequest) -> None:
        if not self.may_text:
            raise NotAllowed("edit")
        if self.may_details:
            return
        allowed = _FRAME | set(TextForm.base_fields)
        for name in (*request.POST, *request.FILES):
            answer = name.startswith("choice-")
            if name not in allowed and not answer and not figure_forms.WORDS.fullmatch(name):
                raise NotAllowed("edit_details")

    @property
    def sent(self) -> QueryDict:
        """What came with the form, uploads by their pictures' ids; empty where nothing was sent."""
        return QueryDict() if self.data is None else self.data

    def was_read(self, name: str, now: object) -> str:
        """What the page remembers of its reading: as it was sent, else what is there `now`.

        A page that is shown again keeps it: what was saved meanwhile has still not been read.
        """
        sent = self.data.get(name) if self.data is not None else None
        return str(now) if sent is None else str(sent)

    def is_valid(self) -> bool:
        """Validate every part, so that every error shows at once."""
        parts = (self.text, self.note, self.details, self.credits, self.figures)
        # A list, so that no part is spared because one before it failed.
        valid = False not in [part.is_valid() for part in parts if part is not None]
        for index, form in enumerate(self.figures.forms):
            for field in ("file", "pick"):
                if reason := self.refused_uploads.get(f"{figure_forms.PREFIX}-{index}-{field}"):
                    form.add_error(field, reason)
                    valid = False
        return valid

    def change(self) -> Change:
        """The whole save, after `is_valid`. It makes contributors: call it in the save's transaction."""
        details = None
        if self.details is not None:
            details = Details(**self.details.cleaned_data)
        return Change(
            text=Text(**self.text.cleaned_data),
            details=details,
            credits=self.credits.lines(self.edition.language_code) if self.credits is not None else None,
            figures=self.figures.change(self.text.cleaned_data["body"]),
            kind=self.note.cleaned_data["kind"] or RevisionKind.EDIT,
            note=self.note.cleaned_data["note"],
        )

    def errors(self) -> list[tuple[str, str, str]]:
        """(anchor, field, sentence) of everything wrong, in the order of the page."""
        found = []
        rows = [*self.figures.forms, *(self.credits.forms if self.credits is not None else ())]
        for form in (self.text, self.details, *rows, self.note):
            if form is None or not form.is_bound:
                continue
            for name, sentences in form.errors.items():
                if name == "__all__":
                    found += [("", "", str(sentence)) for sentence in sentences]
                else:
                    field = form[name]
                    label = str(field.label)
                    if number := getattr(form, "number", 0):
                        label = _("Figure %(n)s") % {"n": number} + ", " + label
                    found += [(field.id_for_label, label, str(sentence)) for sentence in sentences]
        for part in (self.credits, self.figures):
            if part is not None and part.is_bound:
                found += [(part.prefix, "", str(sentence)) for sentence in part.non_form_errors()]
        return found

    def pictures_here(self) -> list[Image]:
        """What the fields for picking offer."""
        return figure_forms.pictures_here()

    def cards(self) -> list[FigureCard]:
        """The figures as the editor's cards."""
        cards: list[FigureCard] = []
        for form in self.figures.forms:
            if (token := form.token) is None:
                continue
            defaults = form.stored.words_in(self.edition.language_code) if form.stored else None
            cards.append(
                FigureCard(
                    id=token,
                    number=form.number or len(cards) + 1,
                    thumbnail=form.thumbnail,
                    credit=form["credit_line"].value() or "",
                    caption=form["caption"].value() or (defaults.caption if defaults else ""),
                    alt=form["alt"].value() or (defaults.alt if defaults else ""),
                    edit_target=form.anchor,
                )
            )
        return figures_data(cards)

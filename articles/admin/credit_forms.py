"""Who is credited: rows of name, role and language. A name nobody here knows makes a contributor."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.content.names import fold
from articles.ingest import names
from articles.models import Article, Contributor, CreditRole
from articles.models.named import site_language_choices
from articles.workflow.content_changes import CreditLine

# « Lian Ran #12 » tells two people of one name apart.
_NUMBERED = re.compile(r"\s*#(\d{1,12})\s*$")
# A datalist is a help for the hand, not a search: those used last are enough.
SUGGESTED = 300


class CreditForm(forms.Form):
    """One credit. An empty name takes it away."""

    contributor = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=200)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=CreditRole.choices, initial=CreditRole.AUTHOR
    )
    language_code = forms.ChoiceField(label=gettext_lazy("Only in"), required=False)
    order = forms.IntegerField(
        label=gettext_lazy("Order"),
        required=False,
        min_value=0,
        max_value=999,
        widget=forms.NumberInput({"min": 0, "max": 999}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["language_code"]
        field.choices = [("", _("all languages")), *site_language_choices()]
        self.fields["name"].widget.attrs |= {"list": "contributors", "autocomplete": "off"}


class CreditRows(forms.BaseFormSet):
    """All credits of an article. After `is_valid`, `people` holds what each row's name stands for."""

    people: list[Contributor | str]

    def clean(self) -> None:
        """Find whom the names mean; a name that means several is an error that says how to choose."""
        self.people = []
        if any(self.errors):
            return
        rows = [form for form in self.ordered() if form.cleaned_data.get("name", "").strip()]
        known = _Known([form.cleaned_data for form in rows])
        for form in rows:
            try:
                self.people.append(known.person(form.cleaned_data))
            except ValidationError as error:
                form.add_error("name", error)

    def ordered(self) -> list[CreditForm]:
        """The rows by their order; equal ones as they stand."""
        last = len(self.forms)

        def place(form: CreditForm) -> int:
            wanted = form.cleaned_data.get("order")
            return last if wanted is None else wanted

        return sorted((form for form in self.forms if form.cleaned_data), key=place)

    def lines(self, language: str) -> list[CreditLine]:
        """The credits, with new contributors made, unverified, their names in `language`.

        To be called in the transaction of the save, so that a refused save makes nobody.
        """
        rows = [form.cleaned_data for form in self.ordered() if form.cleaned_data.get("name", "").strip()]
        made: dict[str, Contributor] = {}
        found = []
        for row, person in zip(rows, self.people, strict=True):
            if isinstance(person, str):
                key = fold(person)
                person = made.setdefault(key, made.get(key) or names.contributor(person, language, []))
            found.append(CreditLine(person, CreditRole(row["role"]), row["language_code"]))
        return found


class _Known:
    """The contributors that rows may mean, found in two queries for all of them."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        numbers = {row["contributor"] for row in rows if row.get("contributor")}
        numbers |= {int(match[1]) for row in rows if (match := _NUMBERED.search(row["name"]))}
        keys = {fold(row["name"]) for row in rows}
        wanted = Q(pk__in=numbers) | Q(translations__name_key__in=keys) | Q(aliases__overlap=sorted(keys))
        people = Contributor.objects.current().filter(wanted).at_once() if rows else ()
        self.by_id = {person.pk: person for person in people}
        self.by_name: dict[str, list[Contributor]] = defaultdict(list)
        for person in self.by_id.values():
            for key in {row.name_key for row in person.known_names or ()} | set(person.aliases):
                self.by_name[key].append(person)

    def person(self, row: dict[str, Any]) -> Contributor | str:
        """Whom a row means: someone known, or the name of someone new."""
        name = row["name"].strip()
        if (match := _NUMBERED.search(name)) and (numbered := self.by_id.get(int(match[1]))):
            return numbered
        namesakes = self.by_name.get(fold(name), [])
        same = self.by_id.get(row.get("contributor") or 0)
        if same is not None and same in namesakes:
            return same
        if len(namesakes) > 1:
            choices = ", ".join(f"{name} #{person.pk}" for person in namesakes)
            raise ValidationError(
                _("Several contributors have this name. Write which one: %(choices)s."),
                params={"choices": choices},
                code="several",
            )
        return namesakes[0] if namesakes else name


CreditFormSet = forms.formset_factory(
    CreditForm, formset=CreditRows, extra=1, max_num=100, absolute_max=120, validate_max=True
)


def initial(article: Article, language: str) -> list[dict[str, Any]]:
    """The rows of an article as it is, names in `language`."""
    return [
        {
            "contributor": credit.contributor_id,
            "name": credit.contributor.name_in(language),
            "role": credit.role,
            "language_code": credit.language_code,
            "order": place,
        }
        for place, credit in enumerate(article.credits.all(), 1)
    ]


def suggestions(language: str) -> list[str]:
    """Names to offer while typing; those of namesakes carry their number."""
    newest = Contributor.objects.current().order_by("-pk")[:SUGGESTED]
    by_name: dict[str, list[int]] = defaultdict(list)
    for person in newest.at_once():
        by_name[person.name_in(language)].append(person.pk)
    return sorted(
        name if len(numbers) == 1 else f"{name} #{pk}" for name, numbers in by_name.items() for pk in numbers
    )

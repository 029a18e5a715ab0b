"""The story's form as a sheet that can be compared and merged, and a sheet as the form's data."""

import contextlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from articles.admin import figure_forms
from articles.admin.fields import MomentInput
from articles.content import blocks
from articles.content.reconcile import Sheet
from articles.content.sanitize import BodyTooLarge, sanitize_body
from articles.content.typography import normalise_text, slugify_unicode
from articles.models import Edition, Revision
from articles.workflow.saving import DETAIL_FIELDS

WORDS = ("kicker", "headline", "standfirst", "slug")
MOMENTS = ("embargo_until", "expires_at")
FIGURE_WORDS = ("caption", "alt")
# A form holds at most 200 figures and 100 credits.
_MOST_READ = 400_000


def _plain(value: Any) -> str:
    """A value of a form as text, the same for the same value."""
    if value is None:
        return ""
    if hasattr(value, "pk"):
        return str(value.pk)
    return str(value.isoformat() if hasattr(value, "isoformat") else value).strip()


def _lines(value: str) -> str:
    return value.replace("\r\n", "\n").strip()


def _words(values: Mapping[str, Any]) -> dict[str, str]:
    words = {name: normalise_text(str(values.get(name) or "")) for name in WORDS}
    # As a save would have it: an empty one is made from the headline.
    words["slug"] = slugify_unicode(words["slug"] or words["headline"])
    return words


def _body(html: str) -> tuple[str, ...]:
    # Only a draft can be too large: it is compared as it is, and cannot be saved.
    with contextlib.suppress(BodyTooLarge):
        html = sanitize_body(html)
    return tuple(block.html for block in blocks.split(html))


def _credit(person: object, role: object, language: object) -> str:
    return f"{person}|{role}|{language}"


def _shared(edition: Edition) -> dict[str, Any]:
    """What the languages share, and the words of figures, as plain values for JSON."""
    article = edition.master
    values = {name: _plain(getattr(article, name)) for name in DETAIL_FIELDS}
    rows = figure_forms.initial(edition)
    for row in rows:
        number = row["id"]
        values[f"figure-{number}-image"] = _plain(row["image"])
        for name in ("credit_line", *FIGURE_WORDS):
            values[f"figure-{number}-{name}"] = _lines(row[name])
    lead = next((figure.pk for figure in article.figures.all() if figure.is_lead), "")
    values["lead"] = str(lead)
    return {
        "values": values,
        "topics": sorted(str(topic.pk) for topic in article.topics.all()),
        "credits": [
            _credit(credit.contributor_id, credit.role, credit.language_code)
            for credit in article.credits.all()
        ],
        "figures": [row["id"] for row in rows],
    }


def as_read(edition: Edition) -> str:
    """What a page remembers of what it showed, beside the text, which is its revision's: a line of JSON."""
    return json.dumps(_shared(edition), ensure_ascii=False, separators=(",", ":"))


def _sheet(words: Mapping[str, str], body: tuple[str, ...], shared: Mapping[str, Any]) -> Sheet:
    return Sheet(
        {**words, **shared["values"]},
        body,
        frozenset(shared["topics"]),
        tuple(shared["credits"]),
        frozenset(shared["figures"]),
    )


def of_edition(edition: Edition) -> Sheet:
    """The working copy as it is."""
    values = {name: getattr(edition, name) for name in WORDS}
    return _sheet(_words(values), _body(edition.body), _shared(edition))


def of_base(edition: Edition, data: Mapping[str, Any]) -> Sheet | None:
    """What had been read when the writing began, as `data` remembers it; None where it does not.

    It comes back from the browser: whatever is not as `as_read` wrote it is not taken.
    """
    number, read = str(data.get("base", "")), str(data.get("read", ""))
    if not number.isdecimal() or len(number) > 9 or len(read) > _MOST_READ:
        return None
    revision: Revision | None = edition.revisions.filter(number=number).first()
    shared = _read_back(read)
    if revision is None or shared is None:
        return None
    words = _words({name: getattr(revision, name) for name in WORDS})
    return _sheet(words, _body(revision.body), shared)


def _read_back(read: str) -> dict[str, Any] | None:
    try:
        found = json.loads(read)
        shared = {
            "values": {str(name): str(value) for name, value in found["values"].items()},
            "topics": [str(topic) for topic in found["topics"]],
            "credits": [str(credit) for credit in found["credits"]],
            "figures": [int(number) for number in found["figures"]],
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return shared


def of_forms(forms: Any, theirs: Sheet) -> Sheet:
    """What someone typed, as far as it can be read: `forms` are bound, and asked whether they are valid.

    What this person is not asked for is as `theirs` has it.
    """
    forms.is_valid()
    text = forms.text
    words = _words({name: text.cleaned_data.get(name, text[name].value()) for name in WORDS})
    body = _body(text.cleaned_data.get("body", text["body"].value() or ""))
    values, figures = _figures(forms)
    shared: dict[str, Any] = {
        "values": values,
        "topics": theirs.topics,
        "credits": theirs.credits,
        "figures": figures,
    }
    if forms.details is None:
        # Removing a figure is not theirs to do, and rows that a page did not have removed nothing.
        shared["figures"] = theirs.figures
    else:
        values |= _details(forms.details)
        shared["topics"] = forms.sent.getlist("topics")
        shared["credits"] = _credits(forms.credits)
    return _sheet(words, body, shared)


def _details(form: Any) -> dict[str, str]:
    values = {}
    for name in DETAIL_FIELDS:
        if name in form.cleaned_data:
            values[name] = _plain(form.cleaned_data[name])
        else:
            typed = form[name].value()
            values[name] = _plain(typed if not isinstance(typed, list) else typed[0])
    return values


def _credits(formset: Any) -> list[str]:
    rows = [form for form in formset.ordered() if form.cleaned_data.get("name", "").strip()]
    people: Sequence[Any] = getattr(formset, "people", ())
    if len(people) != len(rows):
        people = [form.cleaned_data["name"].strip() for form in rows]
    return [
        _credit(_plain(person), form.cleaned_data.get("role", ""), form.cleaned_data.get("language_code", ""))
        for person, form in zip(people, rows, strict=True)
    ]


def _figures(forms: Any) -> tuple[dict[str, str], list[int]]:
    values, figures = {"lead": ""} if forms.details is not None else {}, []
    for index, form in enumerate(forms.figures.forms):
        row = getattr(form, "cleaned_data", {})
        number = row.get("id")
        if number is None:
            continue
        names = ("credit_line", *FIGURE_WORDS) if forms.details is not None else FIGURE_WORDS
        for name in names:
            values[f"figure-{number}-{name}"] = _lines(row.get(name, ""))
        if forms.details is not None:
            values[f"figure-{number}-image"] = _plain(row.get("image"))
            if forms.figures.lead == str(index):
                values["lead"] = str(number)
        if not row.get("remove"):
            figures.append(number)
    return values, figures


def names_of(edition: Edition, forms: Any) -> dict[str, str]:
    """The names of everybody credited now or in the form, by id."""
    language = edition.language_code
    people = [credit.contributor for credit in edition.master.credits.all()]
    people += [person for person in getattr(forms.credits, "people", ()) if not isinstance(person, str)]
    return {str(person.pk): person.name_in(language) for person in people}


def into_data(sheet: Sheet, data: QueryDict, *, details: bool, names: Mapping[str, str]) -> QueryDict:
    """The form's data with what the sheet says in it: new rows that only `data` has stay as they are.

    `names` are those of the contributors that the sheet credits, see `names_of`.
    """
    merged = data.copy()
    for name in WORDS:
        merged[name] = sheet.values.get(name, "")
    merged["body"] = "".join(sheet.body)
    if details:
        for name in DETAIL_FIELDS:
            if name in MOMENTS:
                _moment(merged, name, sheet.values.get(name, ""))
            else:
                merged[name] = sheet.values.get(name, "")
        merged.setlist("topics", sorted(sheet.topics))
        _write_credits(merged, sheet.credits, names)
    _write_figures(merged, sheet, details=details)
    return merged


def _moment(data: QueryDict, name: str, value: str) -> None:
    moment = parse_datetime(value) if value else None
    if moment is None and value:
        # Not a time yet: as it was typed.
        return
    local, which = MomentInput().decompress(moment)
    data[name], data[f"{name}_which"] = f"{local:%Y-%m-%dT%H:%M}" if local else "", which


def _write_credits(data: QueryDict, credits: Sequence[str], names: Mapping[str, str]) -> None:
    for name in [name for name in data if re.match(r"credits-\d+-", name)]:
        del data[name]
    for index, credit in enumerate(credits):
        person, role, language = credit.rsplit("|", 2)
        data[f"credits-{index}-contributor"] = person if person in names else ""
        data[f"credits-{index}-name"] = names.get(person, person)
        data[f"credits-{index}-role"], data[f"credits-{index}-language_code"] = role, language
        data[f"credits-{index}-order"] = str(index + 1)
    # As many initial ones, so that Django takes none for an empty row that may be left out.
    data["credits-TOTAL_FORMS"] = data["credits-INITIAL_FORMS"] = str(len(credits))


def _write_figures(data: QueryDict, sheet: Sheet, *, details: bool) -> None:
    prefix = figure_forms.PREFIX
    total = data.get(f"{prefix}-TOTAL_FORMS", "0")
    count = int(total) if total.isdecimal() and len(total) < 5 else 0
    ids = {index: str(data.get(f"{prefix}-{index}-id", "")) for index in range(count)}
    rows = {int(pk): index for index, pk in ids.items() if pk.isdecimal() and len(pk) < 19}
    lead = sheet.values.get("lead", "")
    if details and not lead and data.get(f"{prefix}-lead") in {str(index) for index in rows.values()}:
        data[f"{prefix}-lead"] = ""
    for number, index in rows.items():
        row = f"{prefix}-{index}"
        if number not in sheet.figures:
            if details:
                data[f"{row}-remove"] = "on"
            continue
        data.pop(f"{row}-remove", None)
        _fill(data, row, number, sheet, details=details)
        if details and lead == str(number):
            data[f"{prefix}-lead"] = str(index)
    for number in sorted(sheet.figures - set(rows)):
        row = f"{prefix}-{count}"
        data[f"{row}-id"] = str(number)
        _fill(data, row, number, sheet, details=details)
        if details and lead == str(number):
            data[f"{prefix}-lead"] = str(count)
        count += 1
    data[f"{prefix}-TOTAL_FORMS"] = data[f"{prefix}-INITIAL_FORMS"] = str(count)


def _fill(data: QueryDict, row: str, number: int, sheet: Sheet, *, details: bool) -> None:
    names = (*FIGURE_WORDS, "credit_line", "image") if details else FIGURE_WORDS
    for name in names:
        if (value := sheet.values.get(f"figure-{number}-{name}")) is not None:
            data[f"{row}-{name}"] = value

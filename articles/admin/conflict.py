"""409: someone else saved meanwhile. What came together by itself, and a choice where it did not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _

from articles.admin import comparison, sheets, story
from articles.admin.pages import clock, page
from articles.admin.story_forms import StoryForms
from articles.content import blocks, diff
from articles.content.reconcile import Part, Sheet, figure_of, reconcile
from articles.models import ArticleTranslation, CreditRole, Edition

# What the page sends beside the form itself.
_ASKED = frozenset({"csrfmiddlewaretoken", "version", "article_version", "then", "resolve"})
CHOICE = "choice-"


@dataclass(frozen=True)
class Shown:
    """A part as the page shows it: where it is, and each version as safe HTML with its changes marked."""

    part: Part
    label: str
    mine: SafeString
    theirs: SafeString
    base: SafeString


@dataclass(frozen=True)
class Merge:
    """The three versions brought together, as far as they can be."""

    current: Edition
    forms: StoryForms
    sheet: Sheet
    parts: Sequence[Part]
    data: QueryDict
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def open(self) -> list[Part]:
        """Places where nobody has chosen yet."""
        return [part for part in self.parts if part.is_open]


def bring_together(request: HttpRequest, forms: StoryForms) -> Merge:
    """Merge what `forms` say with what is saved now, with the choices that came along."""
    current = story.find(forms.edition.master_id, forms.edition.language_code)
    forms.edition = current
    forms.figures.bind_to(current)
    theirs = sheets.of_edition(current)
    mine = sheets.of_forms(forms, theirs)
    base = sheets.of_base(current, forms.sent)
    choices = {
        name.removeprefix(CHOICE): str(value)
        for name, value in request.POST.items()
        if name.startswith(CHOICE)
    }
    sheet, parts = reconcile(base, mine, theirs, choices)
    wanted = {"all-mine": "mine", "all-theirs": "theirs"}.get(request.POST.get("resolve", ""))
    if wanted:
        choices |= {part.key: wanted for part in parts if part.is_open}
        sheet, parts = reconcile(base, mine, theirs, choices)
    details = forms.details is not None
    data = sheets.into_data(sheet, forms.sent, details=details, names=sheets.names_of(current, forms))
    return Merge(current, forms, sheet, parts, data, choices)


def show(request: HttpRequest, merge: Merge, *, status: int = 409) -> HttpResponse:
    """The page of a conflict: everything that was typed is in it, and goes on with it."""
    edition, forms = merge.current, merge.forms
    words = _Words(forms, edition)
    parts = [part for part in merge.parts if part.origin != "same"]
    hidden = [
        (name, value)
        for name, values in forms.sent.lists()
        if name not in _ASKED and not name.startswith(CHOICE)
        for value in values
    ]
    context = {
        **story.frame(edition, "conflict"),
        "title": _("Two versions"),
        "headline": edition.headline or _("Untitled"),
        "by": edition.updated_by,
        "at": edition.updated_at,
        "clock": clock(edition.updated_at),
        "number": edition.latest_revision.number if edition.latest_revision else 0,
        "asked": [words.shown(part) for part in parts if part.origin == "conflict"],
        "from_them": [words.shown(part) for part in parts if part.origin == "theirs"],
        "from_me": [words.shown(part) for part in parts if part.origin in ("ours", "both")],
        "unanswered": len(merge.open) if "resolve" in request.POST else 0,
        "hidden": hidden,
    }
    return page(request, "admin/story/conflict.html", context, status=status)


def answered(forms: StoryForms, merge: Merge) -> StoryForms:
    """The form with both versions in it, to be saved or written on."""
    data = merge.data.copy()
    edition = merge.current
    data["version"], data["article_version"] = str(edition.row_version), str(edition.master.row_version)
    # From here on, what is saved now is what was read.
    data["base"] = str(edition.latest_revision.number) if edition.latest_revision else ""
    data["read"] = sheets.as_read(edition)
    return StoryForms(forms.user, edition, typed=data)


def differences(forms: StoryForms) -> list[Shown]:
    """What `forms` would change of the edition as it is: the same, where nobody saved since it was read."""
    theirs = sheets.of_edition(forms.edition)
    mine = sheets.of_forms(forms, theirs)
    base = sheets.of_base(forms.edition, forms.sent) or theirs
    _sheet, parts = reconcile(base, mine, theirs)
    words = _Words(forms, forms.edition)
    return [words.shown(part) for part in parts if part.origin in ("ours", "conflict")]


class _Words:
    """Values and their names as people read them."""

    def __init__(self, forms: StoryForms, edition: Edition) -> None:
        self.forms, self.edition = forms, edition
        self.people = sheets.names_of(edition, forms)
        self.numbers = {form.figure.pk: form.number for form in forms.figures.forms if form.figure}

    def shown(self, part: Part) -> Shown:
        if part.name == "body":
            return self._blocks(part)
        base, mine, theirs = (
            "\n".join(filter(None, (self._value(part.name, value) for value in side)))
            for side in (part.base or (), part.mine, part.theirs)
        )
        return self._marked(part, base, mine, theirs)

    def _marked(self, part: Part, base: str, mine: str, theirs: str) -> Shown:
        # Where nothing was there before, or nobody knows what: the two are compared with each other.
        mine_from, theirs_from = (theirs, mine) if not base else (base, base)
        nothing = comparison.marked([diff.Change("equal", _("(nothing)"))])
        return Shown(
            part,
            self._label(part.name),
            comparison.marked(diff.diff_text(mine_from, mine), both=bool(base)) if mine else nothing,
            comparison.marked(diff.diff_text(theirs_from, theirs), both=bool(base)) if theirs else nothing,
            comparison.marked([diff.Change("equal", base)]) if base else nothing,
        )

    def _blocks(self, part: Part) -> Shown:
        sides = [part.base or (), part.mine, part.theirs]
        texts = ["\n".join(map(self._block, side)) for side in sides]
        shown = {text for text, side in zip(texts, sides, strict=True) if side}
        if len(shown) == 1 and part.mine and part.theirs:
            # Only links or emphasis differ: the HTML says what.
            texts = ["\n".join(side) for side in sides]
        return self._marked(part, *texts)

    def _block(self, html: str) -> str:
        # One block each: that is how a sheet holds a body.
        block = next(iter(blocks.split(html)))
        return self._figure(block.figure) if block.figure else block.text or "—"

    def _figure(self, number: int) -> str:
        return _("Figure %(n)s") % {"n": self.numbers.get(number, f"#{number}")}

    def _label(self, name: str) -> str:
        if name == "body":
            return _("Text")
        if name == "credits":
            return _("Credits")
        if name == "lead":
            return _("Lead picture")
        if (number := figure_of(name)) is not None:
            what = name.split("-", 2)[2] if name.count("-") == 2 else ""
            labels = {
                "caption": _("Caption"),
                "alt": _("Alternative text"),
                "credit_line": _("Credit line"),
                "image": _("Picture"),
                "": _("kept or removed"),
            }
            return f"{self._figure(number)}, {labels.get(what, what)}"
        if name in sheets.WORDS:
            label = str(ArticleTranslation._meta.get_field(name).verbose_name)
            return label[:1].upper() + label[1:]
        return str(self.forms.details.fields[name].label) if self.forms.details else name

    def _value(self, name: str, value: str) -> str:
        if not value:
            return ""
        if name in ("label", "source", "topics") and self.forms.details is not None:
            choices: Any = self.forms.details.fields[name]
            return str(dict(choices.choices).get(value, f"#{value}"))
        if name == "original_language":
            return str(dict(settings.LANGUAGES).get(value, value))
        if name == "original_date" and (date := parse_date(value)):
            return date_format(date)
        if name in sheets.MOMENTS and (moment := parse_datetime(value)):
            return date_format(localtime(moment, get_default_timezone()), "DATETIME_FORMAT")
        if name == "credits":
            person, role, language = value.rsplit("|", 2)
            label = CreditRole(role).label if role in CreditRole.values else role
            return f"{label}: {self.people.get(person, person)}" + (f" ({language})" if language else "")
        if name == "lead" and value.isdecimal():
            return self._figure(int(value))
        if (number := figure_of(name)) is not None:
            if name == f"figure-{number}":
                return self._figure(number)
            if name.endswith("-image"):
                return f"#{value}"
        return value

"""The values of a review as fields of a form, and the form's answer as decisions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.content.names import fold
from articles.content.typography import direction
from articles.ingest.review import Review
from articles.models.named import Named, site_language_choices

ROLES: dict[str, Promise] = {
    "authors": gettext_lazy("Author"),
    "editors": gettext_lazy("Editor"),
    "translators": gettext_lazy("Translator"),
}
NAMES = {
    "label": "label",
    "source": "source",
    "authors": "contributor",
    "editors": "contributor",
    "translators": "contributor",
}
# Where each value stands on the page.
TEXT = ("headline", "standfirst", "language")
ORIGIN = ("label", "source", "original_title", "original_url", "original_language", "published")
WIDGETS = {"headline": "area", "standfirst": "area", "language": "language", "original_language": "language"}
MOST_PEOPLE = 200
# What a line can be used as, in the menu over it.
ASSIGNMENTS: dict[str, Promise] = {
    "headline": gettext_lazy("Headline"),
    "standfirst": gettext_lazy("Standfirst"),
    **ROLES,
    "source": gettext_lazy("Source"),
    "label": gettext_lazy("Label"),
    "original_title": gettext_lazy("Original title"),
    "original_url": gettext_lazy("Original address"),
    "published": gettext_lazy("Original date"),
}


@dataclass(frozen=True)
class Shown:
    """One value as a field. `key` names its parts on the page, `accept` its entry among what is accepted."""

    name: str
    key: str
    accept: str
    label: str
    widget: str
    kind: str
    found: str
    chosen: str
    accepted: bool
    evidence: tuple[Any, ...]
    status: str
    thing_name: str = ""
    thing_url: str = ""
    choices: list[tuple[str, Any]] = field(default_factory=list)
    language: str = ""
    direction: str = ""

    @property
    def corrected(self) -> bool:
        """Whether an editor says something else than the text."""
        return self.chosen != self.found

    @property
    def remembered(self) -> bool:
        """Whether the correction teaches intake another spelling of a known name."""
        return bool(self.kind and self.found and self.chosen and self.corrected)

    @property
    def about(self) -> str:
        """In a word: accepted, corrected, empty, or still to be looked at."""
        if self.accepted:
            return "accepted"
        if not self.chosen:
            return "empty"
        return "corrected" if self.corrected else "open"

    @property
    def chosen_is_offered(self) -> bool:
        """Whether a select has the value, which may be no language of this site."""
        return self.chosen in [code for code, _name in self.choices]

    @property
    def lines(self) -> str:
        """The numbers of the lines it came from, for the script."""
        return " ".join(str(piece.line) for piece in self.evidence if piece.line)


def _thing(thing: Named | None) -> dict[str, Any]:
    if thing is None:
        return {}
    name = reverse(f"admin:articles_{thing._meta.model_name}_change", args=[thing.pk])
    return {"thing_name": thing.name_in(get_language() or ""), "thing_url": name}


def _choices(name: str) -> list[tuple[str, Any]]:
    if name == "language":
        return [("", "–"), *site_language_choices()]
    return [("", "–"), *settings.LANGUAGES] if name == "original_language" else []


def values(review: Review, names: Iterable[str]) -> list[Shown]:
    """These values of the review, in this order."""
    by_name = {value.field: value for value in review.values}
    language = review.chosen.language or ""
    shown = []
    for name in names:
        if (value := by_name.get(name)) is None:
            continue
        in_language = language if name in ("headline", "standfirst", "label", "source") else ""
        shown.append(
            Shown(
                name=name,
                key=name,
                accept=name,
                label=str(value.label),
                widget=WIDGETS.get(name, "text"),
                kind=NAMES.get(name, ""),
                found=value.found or "",
                chosen=value.chosen or "",
                accepted=value.accepted,
                evidence=value.evidence,
                status=value.status,
                choices=_choices(name),
                language=in_language,
                direction=direction(in_language) if in_language else "auto",
                **_thing(value.thing),
            )
        )
    return shown


def people(review: Review) -> list[Shown]:
    """Whoever is credited, role by role."""
    return [
        Shown(
            name=person.field,
            key=f"{person.field}-{person.index}",
            accept=f"{person.field}:{person.index}",
            label=str(ROLES[person.field]),
            widget="text",
            kind="contributor",
            found=person.found or "",
            chosen=person.chosen or "",
            accepted=person.accepted,
            evidence=person.evidence,
            status=person.status,
            direction="auto",
            **_thing(person.thing),
        )
        for person in review.people
    ]


@dataclass(frozen=True)
class Role:
    """Everybody in one role, and a place for one more."""

    name: str
    label: Promise
    people: list[Shown]


def roles(shown: Iterable[Shown]) -> list[Role]:
    """The people by role, in the order of the byline."""
    shown = list(shown)
    return [Role(name, label, [one for one in shown if one.name == name]) for name, label in ROLES.items()]


@dataclass(frozen=True)
class Picture(Shown):
    """A picture's place: its credit is the value."""

    number: int = 0
    caption: str = ""
    address: str = ""


def pictures(review: Review) -> list[Picture]:
    """The places for pictures with their credits, in reading order."""
    lines = {piece.text: piece for piece in review.parsed.evidence.get("image_credits", ())}
    accepted = review.item.decisions.get("accepted", ())
    return [
        Picture(
            name=f"credit-{figure.number}",
            key=f"credit-{figure.number}",
            accept=f"credit:{figure.number}",
            label=_("Picture %(number)s") % {"number": figure.number},
            widget="text",
            kind="",
            found=figure.credit or "",
            chosen=figure.chosen_credit or "",
            accepted=f"credit:{figure.number}" in accepted,
            evidence=_credit_lines(lines, figure.credit or ""),
            status="",
            direction="auto",
            number=figure.number,
            caption=figure.caption or "",
            address=figure.address or "",
        )
        for figure in review.figures
    ]


def _credit_lines(lines: dict[str, Any], credit: str) -> tuple[Any, ...]:
    key = fold(credit)
    return tuple(piece for text, piece in lines.items() if key and key in fold(text))[:1]


def decisions(review: Review, sent: QueryDict) -> dict[str, Any]:
    """What the form says otherwise than the review: a partial dict for `tray.decide`.

    What was not sent is not decided, so that the script may send one field alone.
    """
    said: dict[str, Any] = {}
    for value in review.values:
        if value.field in sent:
            text = _clean(sent[value.field])
            if text != (value.chosen or ""):
                said[value.field] = text
    for role in ROLES:
        if role in sent:
            names = [text for name in sent.getlist(role)[:MOST_PEOPLE] if (text := _clean(name))]
            if names != [person.chosen for person in review.people if person.field == role and person.chosen]:
                said[role] = names
    credits = {
        str(figure.number): text
        for figure in review.figures
        if f"credit-{figure.number}" in sent
        and (text := _clean(sent[f"credit-{figure.number}"])) != (figure.chosen_credit or "")
    }
    if credits:
        said["credits"] = credits
    if "accepted_sent" in sent:
        known = {value.field for value in review.values}
        known |= {f"{person.field}:{person.index}" for person in review.people}
        known |= {f"credit:{figure.number}" for figure in review.figures}
        accepted = [name for name in dict.fromkeys(sent.getlist("accepted")) if name in known]
        if accepted != review.item.decisions.get("accepted", []):
            said["accepted"] = accepted
    if "remember_sent" in sent:
        remember = sent.get("remember") == "1"
        if remember != review.item.decisions.get("remember", True):
            said["remember"] = remember
    return said


def _clean(text: Any) -> str:
    # Text areas send CRLF; what nobody touched must not count as decided.
    return str(text).replace("\r\n", "\n").strip()

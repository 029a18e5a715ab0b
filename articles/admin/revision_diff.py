"""Two revisions laid side by side: words, text by block, people, pictures and facts; each with its code.

The codes are those of `articles.workflow.restoring`, so that what is seen to differ can be taken back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin import comparison
from articles.models import (
    ArticleTranslation,
    Contributor,
    CreditRole,
    Image,
    Label,
    Revision,
    Source,
    Topic,
)
from articles.workflow.restoring import WORDS

# Unchanged blocks that stay in sight around a change; longer runs are folded.
CONTEXT = 1

# What stands beside a block, for those who do not see colours.
SYMBOLS = {"insert": "+", "inserted": "+", "deleted": "−", "changed": "±", "moved": "↕", "same": ""}


@dataclass(frozen=True)
class Difference:
    """One row. `old` and `new` are the two sides and `inline` both in one, all safe HTML; images are ids."""

    code: str
    label: str
    op: str
    old: SafeString
    new: SafeString
    inline: SafeString
    symbol: str = ""
    old_image: int | None = None
    new_image: int | None = None
    kind: str = ""


@dataclass(frozen=True)
class Run:
    """Blocks in a row that are all the same, or not; `folded` where there are more than one wants to see."""

    rows: tuple[Difference, ...]
    folded: bool = False


@dataclass(frozen=True)
class Differences:
    """Everything between two revisions. `words` and `facts` hold what differs, `text` every block."""

    words: tuple[Difference, ...]
    text: tuple[Difference, ...]
    facts: tuple[Difference, ...]

    def changed(self) -> list[Difference]:
        """What differs, in the order of the page."""
        return [*self.words, *(row for row in self.text if row.op != "same"), *self.facts]

    def runs(self) -> list[Run]:
        """The text with long runs of unchanged blocks folded, one left in sight at each end."""
        runs: list[Run] = []
        waiting: list[Difference] = []
        for row in self.text:
            if row.op == "same":
                waiting.append(row)
                continue
            runs += _folded(waiting, first=not runs)
            runs.append(Run((row,)))
            waiting = []
        return runs + _folded(waiting, first=not runs, last=True)

    def summary(self) -> list[str]:
        """How much changed, in words: one sentence for each kind of block, then the rest by name."""
        count = {op: sum(row.op == op for row in self.text) for op in SYMBOLS}
        sentences = [
            (count["changed"], ngettext("%(n)s block changed", "%(n)s blocks changed", count["changed"])),
            (count["inserted"], ngettext("%(n)s block added", "%(n)s blocks added", count["inserted"])),
            (count["deleted"], ngettext("%(n)s block deleted", "%(n)s blocks deleted", count["deleted"])),
            (count["moved"], ngettext("%(n)s block moved", "%(n)s blocks moved", count["moved"])),
        ]
        said = [words % {"n": number} for number, words in sentences if number]
        return [*(row.label for row in self.words), *said, *(row.label for row in self.facts)]


def _folded(rows: list[Difference], *, first: bool = False, last: bool = False) -> list[Run]:
    if first and last:
        return [Run(tuple(rows))] if rows else []
    head, tail = (0 if first else CONTEXT), (0 if last else CONTEXT)
    if len(rows) <= head + tail + 1:
        return [Run(tuple(rows))] if rows else []
    end = len(rows) - tail
    runs = [Run(tuple(rows[:head])), Run(tuple(rows[head:end]), folded=True), Run(tuple(rows[end:]))]
    return [run for run in runs if run.rows]


def differences(old: Revision, new: Revision, language: str) -> Differences:
    """What became of `old` in `new`; either may be unsaved. Names are those of now: five queries at most."""
    names = _Names([old, new], language)
    labels = {name: str(ArticleTranslation._meta.get_field(name).verbose_name) for name in WORDS}
    words = [
        _difference(name, comparison.text_row(labels[name], getattr(old, name), getattr(new, name)))
        for name in WORDS
        if getattr(old, name) != getattr(new, name)
    ]
    text = [
        _difference(f"block-{index}", row)
        for index, row in enumerate(comparison.body_rows(old.body, new.body))
    ]
    before, after = names.facts(old), names.facts(new)
    facts = []
    for code in dict.fromkeys((*before, *after)):
        was, now = before.get(code, _Fact("", "")), after.get(code, _Fact("", ""))
        if (was.value, was.image) != (now.value, now.image):
            row = comparison.text_row(now.label or was.label, was.value, now.value)
            images = (was.image, now.image) if code.startswith("figure-") else (None, None)
            facts.append(_difference(code, row, *images))
    return Differences(tuple(words), tuple(text), tuple(facts))


def _difference(
    code: str, row: comparison.Row, old_image: int | None = None, new_image: int | None = None
) -> Difference:
    return Difference(
        code,
        row.label,
        row.op,
        row.old,
        row.new,
        row.inline,
        SYMBOLS.get(row.op, "±"),
        old_image,
        new_image,
        row.kind,
    )


@dataclass(frozen=True)
class _Fact:
    label: str
    value: str
    image: int | None = None


class _Names:
    """The names of everything that some revisions name by id, fetched once."""

    def __init__(self, revisions: Iterable[Revision], language: str) -> None:
        revisions = list(revisions)
        facts = [revision.facts for revision in revisions]
        self.language = language
        self.labels = self._named(Label, {fact.get("label") for fact in facts})
        self.sources = self._named(Source, {fact.get("source") for fact in facts})
        self.topics = self._named(Topic, {pk for fact in facts for pk in fact.get("topics", ())})
        self.people = self._named(
            Contributor, {row["contributor"] for revision in revisions for row in revision.credits}
        )
        images = {row["image"] for revision in revisions for row in revision.figures} - {None}
        self.images: Mapping[int, Image] = Image.objects.in_bulk(images) if images else {}

    def _named(self, model: Any, ids: Iterable[int | None]) -> dict[int, str]:
        found = model.objects.by_id({pk for pk in ids if pk})
        return {pk: thing.name_in(self.language) for pk, thing in found.items()}

    def _picture(self, row: Mapping[str, Any]) -> str:
        image = self.images.get(row["image"] or 0)
        lines = [image.filename if image else _("No picture yet")]
        if credit := image.credit_line if image else row["credit"]:
            lines.append(_("Credit: %(credit)s") % {"credit": credit})
        return "\n".join(lines)

    def facts(self, revision: Revision) -> dict[str, _Fact]:
        """All that a revision holds besides its words, by code."""
        facts = revision.facts
        date = parse_date(facts.get("original_date") or "")
        credits = dict.fromkeys(
            f"{_role(row['role'])}: {self.people.get(row['contributor'], row['name'])}"
            for row in revision.credits
        )
        topics = dict.fromkeys(self.topics[pk] for pk in facts.get("topics", ()) if pk in self.topics)
        found = {
            "label": _Fact(_("Label"), self.labels.get(facts.get("label") or 0, "")),
            "source": _Fact(_("Source"), self.sources.get(facts.get("source") or 0, "")),
            "topics": _Fact(_("Topics"), "\n".join(sorted(topics))),
            "original_title": _Fact(_("Original title"), facts.get("original_title", "")),
            "original_language": _Fact(
                _("Original language"),
                str(dict(settings.LANGUAGES).get(facts.get("original_language", ""), "")),
            ),
            "original_url": _Fact(_("Original address"), facts.get("original_url", "")),
            "original_date": _Fact(_("Original date"), date_format(date) if date else ""),
            "credits": _Fact(_("Credits"), "\n".join(credits)),
        }
        for number, row in enumerate(revision.figures, 1):
            name = _("Figure %(number)s") % {"number": number}
            found[f"figure-{row['id']}"] = _Fact(
                name,
                self._picture(row),
                row["image"],
            )
            words = [(_("Caption"), row["caption"]), (_("Alternative text"), row["alt"])]
            found[f"words-{row['id']}"] = _Fact(
                _("%(figure)s: its words") % {"figure": name},
                "\n".join(f"{label}: {value}" for label, value in words if value),
                row["image"],
            )
            if row["lead"]:
                found["lead"] = _Fact(_("Lead picture"), self._picture(row), row["id"])
        return found


def _role(role: str) -> str:
    return str(CreditRole(role).label) if role in CreditRole.values else role

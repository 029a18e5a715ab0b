"""Two versions of an edition, side by side or as one text with marks: for conflicts and revisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.content import diff
from articles.content.sanitize import sanitize_body
from articles.content.typography import normalise_text
from articles.models import ArticleTranslation, CreditRole, Edition, Label, Revision, Source
from articles.workflow import snapshots

# The word for what was done is for those who do not see the colour or the line.
_MARKED = '<{0}><span class="visually-hidden">[{1}: </span>{2}<span class="visually-hidden">]</span></{0}>'
_WORDS = ("kicker", "headline", "standfirst", "slug")


@dataclass(frozen=True)
class Version:
    """What is compared: words by field, the body, and everything else as (what, value) lines."""

    words: Mapping[str, str]
    body: str
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """One difference. `old` and `new` are the two sides, `inline` both in one; all safe HTML."""

    label: str
    old: SafeString
    new: SafeString
    inline: SafeString
    op: str = "changed"
    # The block's own kind, "h2" or "p", where a row is about a block.
    kind: str = ""


def joined(first: str, parts: Iterable[str]) -> SafeString:
    """Sentences in a row; whatever is not marked safe is escaped."""
    return format_html("{} {}", first, format_html_join(" ", "{}", ((part,) for part in parts)))


def _named(model: Any, ids: Iterable[int | None], language: str) -> dict[int, str]:
    wanted = {pk for pk in ids if pk}
    found = model.objects.filter(pk__in=wanted).with_names() if wanted else ()
    return {thing.pk: thing.name_in(language) for thing in found}


def of_revisions(revisions: Iterable[Revision], language: str) -> list[Version]:
    """Revisions as versions; names of labels and sources are fetched once for all of them."""
    revisions = list(revisions)
    labels = _named(Label, (r.facts.get("label") for r in revisions), language)
    sources = _named(Source, (r.facts.get("source") for r in revisions), language)
    return [_version(revision, labels, sources) for revision in revisions]


def of_edition(edition: Edition) -> Version:
    """The working copy as it is."""
    return of_revisions([snapshots.snapshot(edition)], edition.language_code)[0]


def _version(revision: Revision, labels: Mapping[int, str], sources: Mapping[int, str]) -> Version:
    facts = revision.facts
    date = parse_date(facts.get("original_date") or "")
    lines = {
        _("Label"): labels.get(facts.get("label") or 0, ""),
        _("Source"): sources.get(facts.get("source") or 0, ""),
        _("Original title"): facts.get("original_title", ""),
        _("Original language"): _language(facts.get("original_language", "")),
        _("Original address"): facts.get("original_url", ""),
        _("Original date"): date_format(date) if date else "",
        _("Credits"): "\n".join(f"{_role(credit['role'])}: {credit['name']}" for credit in revision.credits),
    }
    for number, figure in enumerate(revision.figures, 1):
        lines[_("Figure %(number)s") % {"number": number}] = _figure(
            figure["credit"], figure["caption"], figure["alt"], figure["lead"], figure["image"]
        )
    return Version({name: getattr(revision, name) for name in _WORDS}, revision.body, lines)


def _language(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))


def _role(role: str) -> str:
    return str(CreditRole(role).label) if role in CreditRole.values else role


def _figure(credit: str, caption: str, alt: str, lead: bool, image: int | None) -> str:
    lines = [
        (_("Picture"), f"#{image}" if image else ""),
        (_("Credit"), credit),
        (_("Caption"), caption),
        (_("Alternative text"), alt),
        (_("Lead picture"), _("yes") if lead else ""),
    ]
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def of_forms(forms: Any) -> Version:
    """What someone typed, cleaned as a save would clean it."""
    text, edition = forms.text.cleaned_data, forms.edition
    words = {name: normalise_text(text[name]) for name in _WORDS}
    theirs = of_edition(edition)
    facts = dict(theirs.facts)
    if forms.details is not None:
        typed = forms.details.cleaned_data
        language = edition.language_code
        facts |= {
            _("Label"): typed["label"].name_in(language) if typed["label"] else "",
            _("Source"): typed["source"].name_in(language) if typed["source"] else "",
            _("Original title"): typed["original_title"],
            _("Original language"): _language(typed["original_language"]),
            _("Original address"): typed["original_url"],
            _("Original date"): date_format(typed["original_date"]) if typed["original_date"] else "",
        }
    if forms.credits is not None:
        rows = [form.cleaned_data for form in forms.credits.ordered()]
        facts[_("Credits")] = "\n".join(
            f"{_role(row['role'])}: {row['name'].strip()}"
            for row in rows
            if row["name"].strip() and row["language_code"] in ("", edition.language_code)
        )
    return Version(words, sanitize_body(text["body"]), facts)


def rows(old: Version, new: Version) -> tuple[list[Row], list[Row], list[Row]]:
    """The differences from `old` to `new`: in the words, in the body by block, and in all else."""
    labels = {name: str(ArticleTranslation._meta.get_field(name).verbose_name) for name in _WORDS}
    words = [
        _row(labels[name], old.words[name], new.words[name])
        for name in _WORDS
        if old.words[name] != new.words[name]
    ]
    keys = dict.fromkeys((*old.facts, *new.facts))
    facts = [
        _row(key, old.facts.get(key, ""), new.facts.get(key, ""))
        for key in keys
        if old.facts.get(key, "") != new.facts.get(key, "")
    ]
    return words, [_block(change) for change in diff.diff_blocks(old.body, new.body)], facts


def text_row(label: str, old: str, new: str) -> Row:
    """The difference of two short texts."""
    return _row(label, old, new)


def body_rows(old: str, new: str) -> list[Row]:
    """The differences of two sanitised bodies, block by block, what is the same included."""
    return [_block(change) for change in diff.diff_blocks(old, new)]


def sides(old: Version, new: Version) -> list[Row]:
    """Only what differs, for a choice between the two: words, changed blocks, facts."""
    words, body, facts = rows(old, new)
    return [*words, *(row for row in body if row.op != "same"), *facts]


def _row(label: str, old: str, new: str) -> Row:
    return _changes(label[:1].upper() + label[1:], diff.diff_text(old, new))


def _changes(label: str, changes: Iterable[diff.Change], op: str = "changed") -> Row:
    changes = list(changes)
    return Row(
        label,
        _marked(change for change in changes if change.op != "insert"),
        _marked(change for change in changes if change.op != "delete"),
        _marked(changes),
        op,
    )


def _marked(changes: Iterable[diff.Change]) -> SafeString:
    """Changes as HTML; what is added or deleted is also said, for those who do not see the colour."""
    parts = []
    for change in changes:
        # to_html escapes the text and makes line breaks of its newlines.
        text = mark_safe(diff.to_html([diff.Change("equal", change.text)]))  # noqa: S308
        if change.op == "insert":
            text = format_html(_MARKED, "ins", _("added"), text)
        elif change.op == "delete":
            text = format_html(_MARKED, "del", _("deleted"), text)
        parts.append(text)
    return format_html_join("", "{}", ((part,) for part in parts))


def _block(change: diff.BlockChange) -> Row:
    label = {
        "same": "",
        "changed": _("Changed, formatting only") if change.markup else _("Changed"),
        "inserted": _("Added"),
        "deleted": _("Deleted"),
        "moved": _("Moved here"),
    }[change.op]
    block = change.new or change.old
    assert block is not None  # a change is about one block at least  # noqa: S101
    if change.op == "changed":
        return replace(_changes(label, change.changes), kind=block.kind)
    text = block.text or (_("Figure %(number)s") % {"number": f"#{block.figure}"} if block.figure else "—")
    op: Any = {"inserted": "insert", "deleted": "delete"}.get(change.op, "equal")
    return replace(_changes(label, [diff.Change(op, text)], change.op), kind=block.kind)

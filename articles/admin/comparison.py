"""Two versions of an edition, side by side or as one text with marks."""

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
from articles.models import ArticleTranslation, CreditRole, Label, Revision, Source

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
    return words, block_rows(diff.diff_blocks(old.body, new.body)), facts


def block_rows(changes: Iterable[diff.BlockChange]) -> list[Row]:
    """Changes of a body, block by block, as rows."""
    return [_block(change) for change in changes]


def text_row(label: str, old: str, new: str) -> Row:
    """The difference of two short texts."""
    return _row(label, old, new)


def body_rows(old: str, new: str) -> list[Row]:
    """The differences of two sanitised bodies, block by block, what is the same included."""
    return block_rows(diff.diff_blocks(old, new))


def _row(label: str, old: str, new: str) -> Row:
    return _changes(label[:1].upper() + label[1:], diff.diff_text(old, new))


def _changes(label: str, changes: Iterable[diff.Change], op: str = "changed") -> Row:
    changes = list(changes)
    return Row(
        label,
        marked(change for change in changes if change.op != "insert"),
        marked(change for change in changes if change.op != "delete"),
        marked(changes),
        op,
    )


def marked(changes: Iterable[diff.Change], *, both: bool = True) -> SafeString:
    """Changes as HTML; what is added or deleted is also said, for those who do not see the colour.

    Without `both`, what was deleted is left out.
    """
    parts = []
    for change in changes:
        if change.op == "delete" and not both:
            continue
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

"""The verbs of the term base: written, deleted, taken in from a table, and proposals taken or left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.content.names import fold
from articles.content.typography import normalise_text
from articles.formats.term_table import TermRow
from articles.models import Term, TermForm, TermKind, TermProposal, TermStatus, User
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.logbook import log

# A term has a few forms, not a dictionary.
_MOST_FORMS = 60
_LONGEST = 200
_STATUSES = (TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.FORBIDDEN)


@dataclass(frozen=True)
class Said:
    """What a term is to be. ``forms``: language → its forms with their status, the preferred one first."""

    kind: str = TermKind.TERM
    keep: bool = False
    note: str = ""
    forms: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


def save_term(actor: User, said: Said, term: Term | None = None) -> Term:
    """Write a term, a new one or `term` anew. Raises `NotAllowed`, and `Refused` for what is no term."""
    if not permissions.may(actor, "edit_terms"):
        raise NotAllowed("edit_terms")
    forms = _forms(said)
    good = [form for form in forms if form.status != TermStatus.FORBIDDEN]
    if not good:
        raise Refused(_("Write at least one form that may be used."))
    if not said.keep and len({form.language_code for form in forms}) < 2:
        raise Refused(_("Write it in two languages, or tick that it is not translated."))
    if said.kind not in TermKind.values:
        raise Refused(_("This kind of term is not known."))
    with transaction.atomic():
        row = Term.objects.select_for_update().get(pk=term.pk) if term is not None else Term()
        row.kind, row.keep, row.note = said.kind, said.keep, said.note.strip()[:1000]
        row.changed_by, row.changed_at = actor, timezone.now()
        row.save()
        row.forms.all().delete()
        for form in forms:
            form.term = row
        TermForm.objects.bulk_create(forms)
        log(actor, "edit_term", note=good[0].text, term=row.pk)
    return row


def _forms(said: Said) -> list[TermForm]:
    rows: list[TermForm] = []
    seen: set[tuple[str, str]] = set()
    for language, forms in said.forms.items():
        if language not in settings.SITE_LANGUAGES:
            raise Refused(_("This site does not publish in “%(code)s”.") % {"code": language})
        preferred = False
        for text, status in forms:
            clean = normalise_text(text)
            if not clean or (language, fold(clean)) in seen:
                continue
            if len(clean) > _LONGEST:
                raise Refused(_("A form has %(most)s characters at most.") % {"most": _LONGEST})
            seen.add((language, fold(clean)))
            if status == TermStatus.PREFERRED and preferred:
                status = TermStatus.ADMITTED
            preferred = preferred or status == TermStatus.PREFERRED
            rows.append(TermForm(language_code=language, text=clean, key=fold(clean), status=status))
        if not preferred:
            # The first that may be used is the one to use.
            mine = (row for row in rows if row.language_code == language)
            first = next((row for row in mine if row.status == TermStatus.ADMITTED), None)
            if first is not None:
                first.status = TermStatus.PREFERRED
    if len(rows) > _MOST_FORMS:
        raise Refused(_("A term has %(most)s forms at most.") % {"most": _MOST_FORMS})
    return rows


def delete_term(actor: User, term: Term) -> None:
    """Take a term out of the base. Raises `NotAllowed`."""
    if not permissions.may(actor, "edit_term_base"):
        raise NotAllowed("edit_term_base")
    with transaction.atomic():
        log(actor, "delete_term", note=str(term), term=term.pk)
        term.delete()


# --- A table ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Report:
    """What a table does, or would do: how many terms are new, changed, the same; and what is wrong, by
    line."""

    new: int
    changed: int
    same: int
    problems: tuple[tuple[int, str], ...] = ()


class _Undone(Exception):
    """A look at what would happen is over."""


def take_in(actor: User, rows: Sequence[TermRow], *, dry_run: bool) -> Report:
    """Take a table of terms in: what has a preferred form of a term is that term, and gets its other forms
    too.

    Nothing is deleted. `dry_run`: only say what would happen. A line with a mistake is told, and passed over.
    """
    if not permissions.may(actor, "edit_term_base"):
        raise NotAllowed("edit_term_base")
    counts = {"new": 0, "changed": 0, "same": 0}
    problems: list[tuple[int, str]] = []
    try:
        with transaction.atomic():
            for row in rows:
                try:
                    counts[_take(actor, row)] += 1
                except (Refused, ValidationError) as refusal:
                    problems.append((row.line, str(refusal)))
            if dry_run:
                raise _Undone
    except _Undone:
        pass
    return Report(**counts, problems=tuple(problems))


def _take(actor: User, row: TermRow) -> str:
    forms = {
        language: [(text, status) for text, status in forms] for language, forms in row.forms.items() if forms
    }
    known = _known(forms)
    if known is None:
        save_term(actor, Said(row.kind, row.keep, row.note, forms))
        return "new"
    before = {(form.language_code, form.key): form.status for form in known.forms.all()}
    merged: dict[str, list[tuple[str, str]]] = {}
    for form in known.forms.all():
        merged.setdefault(form.language_code, []).append((form.text, form.status))
    for language, given in forms.items():
        # What the table says goes before what was there.
        merged[language] = [*given, *merged.get(language, [])]
    said = Said(row.kind, row.keep, row.note or known.note, merged)
    after = {(form.language_code, form.key): form.status for form in _forms(said)}
    if after == before and (known.kind, known.keep, known.note) == (said.kind, said.keep, said.note.strip()):
        return "same"
    save_term(actor, said, known)
    return "changed"


def _known(forms: Mapping[str, Sequence[tuple[str, str]]]) -> Term | None:
    """The term of the base that has one of these preferred forms."""
    for language, given in forms.items():
        keys = [fold(normalise_text(text)) for text, status in given if status != TermStatus.FORBIDDEN]
        found = Term.objects.filter(
            forms__language_code=language, forms__key__in=keys, forms__status=TermStatus.PREFERRED
        ).first()
        if found is not None:
            return found
    return None


# --- Proposals -------------------------------------------------------------------------------------


def accept(actor: User, proposal: TermProposal, *, kind: str = TermKind.PERSON) -> Term:
    """Make a term of a proposal, or add its forms to the one that has either. Raises as `save_term`."""
    with transaction.atomic():
        forms: dict[str, list[tuple[str, str]]] = {
            proposal.source_language: [(proposal.source, TermStatus.PREFERRED)],
            proposal.target_language: [(proposal.target, TermStatus.PREFERRED)],
        }
        known = _known(forms)
        said = Said(kind=kind, forms=forms)
        if known is not None:
            for form in known.forms.all():
                forms.setdefault(form.language_code, []).append((form.text, form.status))
            said = Said(known.kind, known.keep, known.note, forms)
        term = save_term(actor, said, known)
        proposal.delete()
    return term


def refuse(actor: User, proposal: TermProposal) -> None:
    """Say that a proposal is no term: it is not made again."""
    if not permissions.may(actor, "edit_terms"):
        raise NotAllowed("edit_terms")
    TermProposal.objects.filter(pk=proposal.pk).update(refused=True)

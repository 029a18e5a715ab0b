"""The pages of the term base: the list, a term, a table in and out, and what is proposed."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.content.typography import direction
from articles.formats import term_table
from articles.formats.errors import Unreadable
from articles.formats.term_table import TermRow
from articles.models import Term, TermForm, TermKind, TermProposal, TermStatus
from articles.models.named import site_language_choices
from articles.permissions import may
from articles.workbench.pages import page, signed_in
from articles.workflow import term_base
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.term_base import Said

PER_PAGE = 50
_DIVIDER = "|"


@require_safe
def terms_view(request: HttpRequest) -> HttpResponse:
    """The term base, searched in any language, with what is proposed."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    kind = request.GET.get("kind", "")
    rows = Term.objects.prefetch_related(Prefetch("forms", TermForm.objects.order_by("language_code", "pk")))
    rows = rows.saying(words) if words else rows
    rows = rows.filter(kind=kind) if kind in TermKind.values else rows
    found = Paginator(rows.order_by("-changed_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    proposals = TermProposal.objects.filter(refused=False).select_related("edition")
    context = {
        "title": _("Terms"),
        "found": found,
        "terms": [{"term": term, "columns": _columns(term)} for term in found],
        "words": words,
        "kind": kind,
        "kinds": TermKind.choices,
        "languages": site_language_choices(),
        "proposals": proposals[:PER_PAGE],
        "proposed": proposals.count(),
        "may_edit": may(signed_in(request), "edit_terms"),
        "may_base": may(signed_in(request), "edit_term_base"),
    }
    return page(request, "workbench/terms.html", context)


def _columns(term: Term) -> list[dict[str, Any]]:
    """The forms of a term, language by language as the site has them."""
    forms = list(term.forms.all())
    return [
        {
            "language": code,
            "direction": direction(code),
            "good": [
                form for form in forms if form.language_code == code and form.status != TermStatus.FORBIDDEN
            ],
            "bad": [
                form for form in forms if form.language_code == code and form.status == TermStatus.FORBIDDEN
            ],
        }
        for code, _name in site_language_choices()
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def term_view(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A term, to be written: a new one without `pk`, with what the address says already in it."""
    term = get_object_or_404(Term, pk=pk) if pk is not None else None
    user = signed_in(request)
    if not may(user, "edit_terms"):
        raise NotAllowed("edit_terms")
    problem = ""
    if request.method == "POST":
        try:
            saved = term_base.save_term(user, _said(request), term)
        except NotAllowed:
            raise
        except Refused as refusal:
            problem = str(refusal)
        else:
            if request.headers.get("Accept") == "application/json":
                return JsonResponse({"term": saved.pk})
            messages.success(request, _("“%(term)s” is in the term base.") % {"term": saved})
            return redirect("workbench:terms")
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"error": problem}, status=422)
    context = {
        "title": str(term) if term else _("A new term"),
        "term": term,
        "fields": _fields(request, term),
        "kinds": TermKind.choices,
        "kind": request.POST.get("kind") or (term.kind if term else TermKind.TERM),
        "keep": "keep" in request.POST if request.method == "POST" else bool(term and term.keep),
        "note": request.POST.get("note") or (term.note if term else ""),
        "problem": problem,
        "may_base": may(user, "edit_term_base"),
    }
    return page(request, "workbench/term.html", context, status=422 if problem else 200)


def _fields(request: HttpRequest, term: Term | None) -> list[dict[str, str]]:
    """One line for each language: its forms, divided by lines, and those that may not be used."""
    forms = list(term.forms.all()) if term else []
    given = request.POST if request.method == "POST" else request.GET

    def said(code: str, statuses: Sequence[str]) -> str:
        return f" {_DIVIDER} ".join(f.text for f in forms if f.language_code == code and f.status in statuses)

    return [
        {
            "code": code,
            "name": name,
            "direction": direction(code),
            "good": given.get(f"good-{code}") or said(code, (TermStatus.PREFERRED, TermStatus.ADMITTED)),
            "bad": given.get(f"bad-{code}") or said(code, (TermStatus.FORBIDDEN,)),
        }
        for code, name in site_language_choices()
    ]


def _said(request: HttpRequest) -> Said:
    sent = request.POST
    forms: dict[str, list[tuple[str, str]]] = {}
    for code, _name in site_language_choices():
        good = [text for text in sent.get(f"good-{code}", "").split(_DIVIDER) if text.strip()]
        bad = [text for text in sent.get(f"bad-{code}", "").split(_DIVIDER) if text.strip()]
        statuses = [TermStatus.PREFERRED, *[TermStatus.ADMITTED] * len(good)]
        rows = [(text, str(status)) for text, status in zip(good, statuses, strict=False)]
        rows += [(text, str(TermStatus.FORBIDDEN)) for text in bad]
        if rows:
            forms[code] = rows
    return Said(sent.get("kind", TermKind.TERM), "keep" in sent, sent.get("note", ""), forms)


@require_POST
def delete_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a term out."""
    term = get_object_or_404(Term, pk=pk)
    name = str(term)
    term_base.delete_term(signed_in(request), term)
    messages.success(request, _("“%(term)s” is taken out.") % {"term": name})
    return redirect("workbench:terms")


@require_POST
def proposal_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal into the base, or leave it for good."""
    proposal = get_object_or_404(TermProposal, pk=pk, refused=False)
    user = signed_in(request)
    try:
        if request.POST.get("then") == "accept":
            term = term_base.accept(user, proposal, kind=request.POST.get("kind", TermKind.PERSON))
            messages.success(request, _("“%(term)s” is in the term base.") % {"term": term})
        else:
            term_base.refuse(user, proposal)
            messages.success(request, _("“%(term)s” is not proposed again.") % {"term": proposal.source})
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("workbench:terms")


@require_safe
def export_view(request: HttpRequest) -> HttpResponseBase:
    """The term base as a table."""
    codes = list(settings.SITE_LANGUAGES)
    terms = Term.objects.prefetch_related("forms").order_by("pk")
    rows = (
        TermRow(kind=term.kind, keep=term.keep, note=term.note, forms=_by_language(term))
        for term in terms.iterator(chunk_size=500)
    )
    answer = StreamingHttpResponse(term_table.write(rows, codes), content_type="text/csv; charset=utf-8")
    name = f"terms-{timezone.localdate().isoformat()}.csv"
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer


def _by_language(term: Term) -> dict[str, list[tuple[str, str]]]:
    forms: dict[str, list[tuple[str, str]]] = {}
    for form in term.forms.all():
        forms.setdefault(form.language_code, []).append((form.text, form.status))
    return forms


@require_http_methods(["GET", "HEAD", "POST"])
def import_view(request: HttpRequest) -> HttpResponse:
    """Look at what a table would do (POST of `file`), and let it be done (POST of `content`)."""
    user = signed_in(request)
    if not may(user, "edit_term_base"):
        raise NotAllowed("edit_term_base")
    problem, report, content = "", None, ""
    if request.method == "POST":
        try:
            upload = request.FILES.get("file")
            data = (
                upload.read(term_table.MAX_BYTES + 1) if upload else request.POST.get("content", "").encode()
            )
            rows = term_table.read(data, list(settings.SITE_LANGUAGES))
            taken = "take" in request.POST
            report = term_base.take_in(user, rows, dry_run=not taken)
        except NotAllowed:
            raise
        except Unreadable as error:
            problem = _(error.message.template) % error.message.params
        else:
            if taken:
                done = ngettext(
                    "One term was taken in.", "%(n)s terms were taken in.", report.new + report.changed
                )
                messages.success(request, done % {"n": report.new + report.changed})
                return redirect("workbench:terms")
            encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
            content = data.decode(encoding)
    context = {
        "title": _("Take a table in"),
        "problem": problem,
        "report": report,
        "content": content,
        "codes": ", ".join(settings.SITE_LANGUAGES),
    }
    return page(request, "workbench/terms_import.html", context, status=422 if problem else 200)

"""What stands beside a block when somebody asks: what the checks find, what it said before, where else words
were used. Pieces of HTML for the page's script; without it, pages of their own.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from articles.content.typography import direction
from articles.translation import memory
from articles.workbench.pages import find_link, page, signed_in
from articles.workbench.rows import marked_change, plain_words, rows_of
from articles.workbench.screen import languages_here
from articles.workflow import filling, mending
from articles.workflow.errors import NotAllowed, Refused

_VERSIONS = 20


@require_safe
def checks_view(request: HttpRequest, pk: int, language: str, block: Any) -> HttpResponse:
    """What the checks find in a block now: the list as it stands in its row."""
    link = find_link(pk, language)
    row = next((row for row in rows_of(link) if row.block.pk == block), None)
    if row is None:
        raise Http404
    context = {**languages_here(pk, language), "row": row, "may_mend": True}
    return page(request, "workbench/checks.html", context)


@require_safe
def history_view(request: HttpRequest, pk: int, language: str, block: Any) -> HttpResponse:
    """What a block said before, the latest first, each with what was changed since the one before it."""
    link = find_link(pk, language)
    found = link.blocks.filter(pk=block).first()
    if found is None:
        raise Http404
    rows = list(found.versions.select_related("author")[: _VERSIONS + 1])
    older = [plain_words(row.html, found.field) for row in rows[1:]] + [""]
    shown = [
        {"version": row, "change": marked_change(before, plain_words(row.html, found.field))}
        for row, before in zip(rows, older, strict=False)
    ]
    context = {
        **languages_here(pk, language),
        "title": _("What this block said before"),
        "target": found,
        "versions": shown[:_VERSIONS],
        "target_direction": direction(language),
    }
    return page(request, "workbench/history.html", context)


@require_safe
def concordance_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Where words were translated before, in either language."""
    link = find_link(pk, language)
    words = " ".join(request.GET.get("q", "").split())[:100]
    pair = link.source.language_code, link.edition.language_code
    context = {
        **languages_here(pk, language),
        "title": _("Where this was translated before"),
        "words": words,
        "found": memory.concordance(pair, words) if words else [],
        "source": link.source,
        "source_direction": direction(link.source.language_code),
        "target_direction": direction(language),
    }
    return page(request, "workbench/concordance.html", context)


@require_POST
def mend_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Put right in every block what the checks know how."""
    link = find_link(pk, language)
    try:
        count = mending.mend_all(signed_in(request), link)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        done = ngettext("One block was put right.", "%(n)s blocks were put right.", count)
        nothing = _("There was nothing that could be put right by itself.")
        messages.success(request, done % {"n": count} if count else nothing)
    return redirect("workbench:edition", pk, language)


@require_POST
def suggest_view(request: HttpRequest, pk: int, language: str, block: Any) -> HttpResponse:
    """What a machine makes of a block's source: {html, engine}, or {error} with 422. Nothing is written."""
    link = find_link(pk, language)
    try:
        code = request.POST.get("engine", "")
        result = filling.machine_suggestion(signed_in(request), link, block, code)
    except NotAllowed:
        raise
    except Refused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    if result.problem is not None:
        return JsonResponse({"error": _(result.problem.template) % result.problem.params}, status=422)
    return JsonResponse({"html": result.html, "engine": code})

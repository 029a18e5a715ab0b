"""Merging two names that are one: choose the other, look at what moves, do it; take it back."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import permissions
from articles.admin.name_queries import search
from articles.admin.pages import as_id, page, signed_in
from articles.admin.usage import usage
from articles.models.named import Named
from articles.workflow import merging, naming, unmerging
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.suggestions import suggest
from articles.workflow.unmerging import WINDOW

CHOICES = 20


def _thing(kind: str, pk: int | str) -> Any:
    if kind not in naming.KINDS:
        raise Http404
    model = naming.KINDS[kind][0]
    number = as_id(str(pk))
    thing = model.objects.with_names().filter(pk=number).first() if number else None
    if thing is None:
        raise Http404
    return thing


def _described(thing: Named) -> dict[str, Any]:
    """One side of the comparison."""
    rows = sorted(thing.translations.all(), key=lambda row: row.language_code)
    return {
        "thing": thing,
        "name": thing.name_in(get_language() or ""),
        "rows": rows,
        "articles": naming.articles_using(thing).count(),
    }


def _candidates(thing: Named, words: str) -> list[tuple[Named, str]]:
    """What `thing` might be one with, and why: found by `words`, or by a name that is like one of its own."""
    if words:
        others = type(thing).objects.current().exclude(pk=thing.pk).with_names()
        return [(other, "") for other in search(others, words).order_by("pk")[:CHOICES]]
    alike = suggest(type(thing), [thing], CHOICES)[thing.pk]
    described = type(thing).objects.with_names().in_bulk([one.other.pk for one in alike])
    return [(described[one.other.pk], one.why) for one in alike]


def merge_view(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Keep `pk`, and merge another into it: `?with=` names it, POST does it."""
    if not permissions.may(signed_in(request), "merge"):
        raise PermissionDenied
    kept = _thing(kind, pk)
    if kept.merged_into_id:
        return redirect("admin:merge", kind, kept.merged_into_id)
    other_pk = request.POST.get("with") or request.GET.get("with") or ""
    context: dict[str, Any] = {
        "kind": kind,
        "noun": kept._meta.verbose_name,
        "opts": kept._meta,
        "kept": _described(kept),
        "title": _("Merge with “%(name)s”") % {"name": kept},
    }
    if not other_pk:
        words = request.GET.get("q", "").strip()
        candidates = [{**_described(other), "why": why} for other, why in _candidates(kept, words)]
        return page(
            request, "admin/names/merge_choose.html", context | {"words": words, "candidates": candidates}
        )
    duplicate = _thing(kind, other_pk)
    if request.method == "POST":
        try:
            merging.merge(signed_in(request), kept, duplicate)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:merge", kind, kept.pk)
        messages.success(
            request,
            _("“%(gone)s” is now “%(kept)s” everywhere. For %(days)s days it can be undone here.")
            % {"gone": duplicate, "kept": kept, "days": WINDOW.days},
        )
        return redirect(f"admin:articles_{kind}_change", kept.pk)
    moves = merging.what_merging_does(kept, duplicate)
    used = usage(moves.articles)
    context |= {"duplicate": _described(duplicate), "moves": moves, "days": WINDOW.days, **used}
    return page(request, "admin/names/merge_preview.html", context)


def unmerge_view(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Take a merge back: what that does (GET), and do it (POST)."""
    if not permissions.may(signed_in(request), "merge"):
        raise PermissionDenied
    duplicate = _thing(kind, pk)
    kept = duplicate.merged_into
    if kept is None:
        return redirect(f"admin:articles_{kind}_change", duplicate.pk)
    refusal, status = "", 200
    if request.method == "POST":
        try:
            unmerging.unmerge(signed_in(request), duplicate)
        except Refused as error:
            refusal, status = str(error), 409
        else:
            messages.success(request, _("“%(name)s” is itself again.") % {"name": duplicate})
            return redirect(f"admin:articles_{kind}_change", duplicate.pk)
    line = next((row for row in unmerging.merges_of(kept) if row.data["duplicate"] == duplicate.pk), None)
    context = {
        "kind": kind,
        "opts": kept._meta,
        "kept": _described(kept),
        "duplicate": _described(duplicate),
        "title": _("Undo the merge of “%(name)s”") % {"name": duplicate},
        "line": line,
        "articles": len(line.data["undo"]["articles"]) if line else 0,
        "days": WINDOW.days,
        "refusal": refusal,
    }
    return page(request, "admin/names/unmerge.html", context, status=status)


@require_POST
def verify_view(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Say that what intake made is right."""
    thing = _thing(kind, pk)
    try:
        news = naming.verify_name(signed_in(request), thing)
    except NotAllowed as error:
        raise PermissionDenied from error
    if news:
        messages.success(request, _("“%(name)s” is verified.") % {"name": thing})
    return redirect(f"admin:articles_{kind}_changelist")


def urls(site: AdminSite) -> list[URLPattern]:
    """Merging, taking it back, and verifying, for all four kinds."""
    return [
        path("merge/<slug:kind>/<int:pk>/", site.admin_view(merge_view), name="merge"),
        path("merge/<slug:kind>/<int:pk>/undo/", site.admin_view(unmerge_view), name="unmerge"),
        path("verify/<slug:kind>/<int:pk>/", site.admin_view(verify_view), name="verify_name"),
    ]

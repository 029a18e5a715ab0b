"""Merging two names that are one: choose the other, look at what moves, do it."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin.name_queries import search
from articles.admin.pages import as_id, page, signed_in
from articles.content.names import fold
from articles.models.named import Named
from articles.workflow import merging, naming
from articles.workflow.errors import Refused

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


def _candidates(thing: Named, words: str) -> list[Named]:
    """What `thing` might be one with: found by `words`, or by sharing a word of one of its names."""
    others = type(thing).objects.current().exclude(pk=thing.pk).with_names()
    if words:
        return list(search(others, words).order_by("pk")[:CHOICES])
    spellings = {part for row in thing.translations.all() for part in fold(row.name).split()}
    found: dict[int, Named] = {}
    for part in sorted(spellings, key=len, reverse=True)[:6]:
        if len(part) > 1:
            found |= {other.pk: other for other in search(others, part).order_by("pk")[:CHOICES]}
    return list(found.values())[:CHOICES]


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
        candidates = [_described(other) for other in _candidates(kept, words)]
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
            request, _("“%(gone)s” is now “%(kept)s” everywhere.") % {"gone": duplicate, "kept": kept}
        )
        return redirect(f"admin:articles_{kind}_change", kept.pk)
    context |= {
        "duplicate": _described(duplicate),
        "moves": merging.what_merging_does(kept, duplicate),
    }
    return page(request, "admin/names/merge_preview.html", context)


def urls(site: AdminSite) -> list[URLPattern]:
    """Merging, for all four kinds."""
    return [path("merge/<slug:kind>/<int:pk>/", site.admin_view(merge_view), name="merge")]

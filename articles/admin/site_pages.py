"""The site's own pages on the desk: which there are in which language, their texts and revisions; menus."""

from typing import Any
from urllib.parse import unquote

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin import comparison, matrix
from articles.admin.editor import media_with_nonce
from articles.admin.pages import page, signed_in
from articles.admin.site_page_forms import MenusForm, NewPageForm, PageForm, page_initial, page_name
from articles.content import blocks, typography
from articles.models import CopyState, Menu, PageRevision, SitePage, SitePageTranslation, Standing
from articles.models.named import site_language_choices
from articles.public.site_pages import render_page
from articles.rendering import page_path
from articles.workflow import site_pages
from articles.workflow.errors import Conflict, NotAllowed, Refused
from articles.workflow.site_pages import PageText

VERBS = {"show": site_pages.show_page, "hide": site_pages.hide_page}
_WORDS = ("title", "menu_title", "summary", "slug")


# --- What there is -------------------------------------------------------------------------------
def _standing(row: SitePageTranslation | None) -> dict[str, str]:
    """How a page stands in a language: the code for its sign, and the words."""
    if row is None:
        return {"code": "missing", "letter": "+", "words": _("Not written")}
    if not row.is_shown():
        letter = str(matrix.BY_STATE[CopyState.DRAFT].letter)
        return {"code": "draft", "letter": letter, "words": _("Written, not shown")}
    letter = str(matrix.BY_STANDING[Standing.LIVE].letter)
    if row.has_unshown_changes():
        return {"code": "live", "letter": letter, "words": _("Shown; changes not shown yet"), "news": "1"}
    return {"code": "live", "letter": letter, "words": _("Shown")}


def _cells(found: SitePage, rows: list[SitePageTranslation]) -> list[dict[str, Any]]:
    by_code = {row.language_code: row for row in rows}
    return [
        {
            "language": code,
            "language_name": name,
            "url": reverse("admin:page_text", args=[found.pk, code]),
            "row": by_code.get(code),
            **_standing(by_code.get(code)),
        }
        for code, name in site_language_choices()
    ]


@require_safe
def pages_view(request: HttpRequest) -> HttpResponse:
    """Every page in every language, and what stands in the menus."""
    rows = []
    for found in SitePage.objects.prefetch_related("translations"):
        texts = list(found.translations.all())
        rows.append({"page": found, "name": page_name(found, texts), "cells": _cells(found, texts)})
    context = {
        "title": _("Site pages"),
        "rows": rows,
        "languages": list(site_language_choices()),
        "menus": [
            (
                menu.label,
                [page_name(t) if isinstance(t, SitePage) else str(t) for t in site_pages.menu_targets(menu)],
            )
            for menu in Menu
        ],
        "may_edit": site_pages.may_edit(signed_in(request)),
    }
    return page(request, "admin/pages/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_view(request: HttpRequest) -> HttpResponse:
    """A new page: what it is, a language to begin with, a title."""
    if not site_pages.may_edit(signed_in(request)):
        raise NotAllowed("edit_pages")
    form = NewPageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            row = site_pages.create_page(
                signed_in(request), asked["kind"], asked["language"], PageText(asked["title"])
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The page is begun. Readers see nothing of it until you show it."))
            return redirect("admin:page_text", row.master_id, row.language_code)
    status = 422 if form.is_bound else 200
    return page(request, "admin/pages/add.html", {"title": _("New page"), "form": form}, status=status)


# --- One page in one language ----------------------------------------------------------------------
def _find(pk: int, language: str) -> tuple[SitePage, SitePageTranslation | None]:
    """The page and its text in a language of the site; 404 for what is none."""
    if language not in dict(site_language_choices()):
        raise Http404
    found = get_object_or_404(SitePage.objects.prefetch_related("translations"), pk=pk)
    row = (
        SitePageTranslation.objects.select_related("latest_revision", "live_revision", "updated_by", "master")
        .filter(master=found, language_code=language)
        .first()
    )
    return found, row


def _written(pk: int, language: str) -> SitePageTranslation:
    row = _find(pk, language)[1]
    if row is None:
        raise Http404
    return row


def _frame(found: SitePage, language: str, row: SitePageTranslation | None, here: str) -> dict[str, Any]:
    texts = list(found.translations.all())
    return {
        "site_page": found,
        "page_name": page_name(found, texts),
        "row": row,
        "cells": _cells(found, texts),
        "standing": _standing(row),
        "page_language": language,
        "page_language_name": dict(site_language_choices())[language],
        "page_direction": typography.direction(language),
        "public_path": page_path(row) if row and row.is_shown() else "",
        "public_path_read": unquote(page_path(row)) if row else "",
        "here": here,
    }


def _version(request: HttpRequest) -> int:
    value = request.POST.get("version", "")
    # Without a version nobody can know what was read: no row has this one.
    return int(value) if value.isdecimal() and len(value) < 10 else 2**31


@require_http_methods(["GET", "HEAD", "POST"])
def text_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """A page's text in one language: to be read by everybody here, written by chief editors."""
    found, row = _find(pk, language)
    may_edit = site_pages.may_edit(signed_in(request))
    if request.method != "POST":
        return _show(request, found, language, row, PageForm(initial=page_initial(row)))
    if not may_edit:
        raise NotAllowed("edit_pages")
    form = PageForm(request.POST)
    if not form.is_valid():
        return _show(request, found, language, row, form, status=422)
    before = row.latest_revision_id if row else None
    try:
        saved = site_pages.save_page(
            signed_in(request),
            found,
            language,
            form.text(),
            version=_version(request),
            note=form.cleaned_data["note"],
        )
    except Conflict:
        found, row = _find(pk, language)
        return _show(request, found, language, row, form, status=409)
    except ValidationError as error:
        form.add_error(None, error)
        return _show(request, found, language, row, form, status=422)
    return _afterwards(request, saved, changed=saved.latest_revision_id != before)


def _afterwards(request: HttpRequest, row: SitePageTranslation, *, changed: bool) -> HttpResponse:
    then = request.POST.get("then", "")
    number = row.latest_revision.number if row.latest_revision else 0
    if then == "preview":
        return redirect("admin:page_preview", row.master_id, row.language_code, number)
    if changed:
        messages.success(request, _("Saved as revision %(number)s.") % {"number": number})
    if then == "show":
        try:
            site_pages.show_page(signed_in(request), row, version=row.row_version)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Readers have this page now."))
    elif not changed:
        messages.info(request, _("Nothing had changed: no new revision was made."))
    return redirect("admin:page_text", row.master_id, row.language_code)


def _show(
    request: HttpRequest,
    found: SitePage,
    language: str,
    row: SitePageTranslation | None,
    form: PageForm,
    *,
    status: int = 200,
) -> HttpResponse:
    conflict = None
    if status == 409 and row is not None:
        mine = site_pages.sanitize_page(form.cleaned_data["body"])
        words = [
            comparison.text_row(str(form.fields[name].label), getattr(row, name), form.cleaned_data[name])
            for name in _WORDS
            if getattr(row, name) != form.cleaned_data[name] and form.cleaned_data[name]
        ]
        conflict = [*words, *(r for r in comparison.body_rows(row.body, mine) if r.op != "same")]
    context = {
        **_frame(found, language, row, "text"),
        "title": _("%(page)s (%(language)s)")
        % {"page": page_name(found), "language": dict(site_language_choices())[language]},
        "form": form,
        "conflict": conflict,
        "may_edit": site_pages.may_edit(signed_in(request)),
        "words": blocks.word_count(row.body, language) if row else 0,
        "media": media_with_nonce(form.media, request.csp_nonce),  # type: ignore[attr-defined]
    }
    return page(request, "admin/pages/text.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def verb_view(request: HttpRequest, pk: int, language: str, verb: str) -> HttpResponse:
    """Say what showing a page or switching it off does (GET), and do it (POST)."""
    if verb not in VERBS:
        raise Http404
    found, row = _find(pk, language)
    if row is None:
        raise Http404
    if not site_pages.may_edit(signed_in(request)):
        raise NotAllowed("edit_pages")
    refusal = ""
    if request.method == "POST":
        try:
            if verb == "hide" and request.POST.get("everywhere"):
                site_pages.hide_everywhere(signed_in(request), found)
            else:
                VERBS[verb](signed_in(request), row, version=_version(request))
        except NotAllowed:
            raise
        except Refused as error:
            refusal = str(error)
            found, row = _find(pk, language)
        else:
            done = {"show": _("Readers have this page now."), "hide": _("Switched off.")}[verb]
            messages.success(request, done)
            return redirect("admin:page_text", pk, language)
    context = {
        **_frame(found, language, row, "verb"),
        "title": _("Show to readers") if verb == "show" else _("Switch off"),
        "verb": verb,
        "refusal": refusal,
    }
    return page(request, "admin/pages/verb.html", context, status=409 if refusal else 200)


# --- Revisions -------------------------------------------------------------------------------------
@require_safe
def revisions_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Every revision of a page in one language, the latest first."""
    row = _written(pk, language)
    found = PageRevision.objects.filter(page=pk, language_code=language).select_related("author")
    context = {
        **_frame(_find(pk, language)[0], language, row, "revisions"),
        "title": _("Revisions"),
        "revisions": found.defer("body"),
    }
    return page(request, "admin/pages/revisions.html", context)


def _revision(row: SitePageTranslation, number: int) -> PageRevision:
    found = PageRevision.objects.filter(page=row.master_id, language_code=row.language_code)
    return get_object_or_404(found.select_related("author"), number=number)


@require_http_methods(["GET", "HEAD", "POST"])
def revision_view(request: HttpRequest, pk: int, language: str, number: int) -> HttpResponse:
    """What a revision changed against the one before; POST makes it the working copy again."""
    found, row = _find(pk, language)
    if row is None:
        raise Http404
    revision, refusal = _revision(row, number), ""
    if request.method == "POST":
        try:
            site_pages.restore_page(signed_in(request), row, number, version=_version(request))
        except NotAllowed:
            raise
        except Refused as error:
            refusal = str(error)
            found, row = _find(pk, language)
        else:
            messages.success(request, _("Revision %(old)s is the working copy again.") % {"old": number})
            return redirect("admin:page_text", pk, language)
    before = PageRevision.objects.filter(page=pk, language_code=language, number=number - 1).first()
    old = before or revision
    labels = {name: str(PageForm.base_fields[name].label) for name in _WORDS}
    context = {
        **_frame(found, language, row, "revisions"),
        "title": _("Revision %(number)s") % {"number": number},
        "revision": revision,
        "before": before,
        "differences": [
            comparison.text_row(labels[name], getattr(old, name), getattr(revision, name))
            for name in _WORDS
            if getattr(old, name) != getattr(revision, name)
        ],
        "body_rows": comparison.body_rows(old.body, revision.body),
        "may_restore": site_pages.may_edit(signed_in(request))
        and row is not None
        and row.latest_revision_id != revision.pk,
        "refusal": refusal,
    }
    return page(request, "admin/pages/revision.html", context, status=409 if refusal else 200)


@require_safe
def preview_view(request: HttpRequest, pk: int, language: str, number: int) -> HttpResponse:
    """Any revision as readers would see it."""
    row = _written(pk, language)
    return render_page(request, row, _revision(row, number))


# --- Menus -----------------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
def menus_view(request: HttpRequest) -> HttpResponse:
    """What stands in the navigation and in the footer, in which order."""
    if not site_pages.may_edit(signed_in(request)):
        raise NotAllowed("edit_pages")
    form, status, stale = MenusForm(request.POST or None), 200, False
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                site_pages.save_menu(
                    signed_in(request), form.menus(), version=request.POST.get("version", "")
                )
            except Conflict:
                status, stale = 409, True
            else:
                messages.success(request, _("The menus are saved. Readers have them now."))
                return redirect("admin:pages")
    context = {
        "title": _("Navigation and footer"),
        "form": form,
        "menus": list(Menu),
        "version": site_pages.menu_version(),
        "stale": stale,
    }
    return page(request, "admin/pages/menus.html", context, status=status)


def urls(site: AdminSite) -> list[URLPattern]:
    """The pages of the desk about the site's own pages."""
    one = "pages/<int:pk>/<edition_language:language>/"
    return [
        path("pages/", site.admin_view(pages_view), name="pages"),
        path("pages/add/", site.admin_view(add_view), name="page_add"),
        path("pages/menus/", site.admin_view(menus_view), name="menus"),
        path(one, site.admin_view(text_view), name="page_text"),
        path(f"{one}do/<slug:verb>/", site.admin_view(verb_view), name="page_verb"),
        path(f"{one}revisions/", site.admin_view(revisions_view), name="page_revisions"),
        path(f"{one}revisions/<int:number>/", site.admin_view(revision_view), name="page_revision"),
        path(f"{one}revisions/<int:number>/preview/", site.admin_view(preview_view), name="page_preview"),
    ]

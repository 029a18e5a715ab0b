"""What an edition was: its revisions, the difference of two, the way back, a look at any, and the log."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin import comparison, story
from articles.admin.log import act_title
from articles.admin.pages import page, signed_in
from articles.models import ActionLog, Edition, Revision
from articles.public.article_page import render_article
from articles.workflow import actions, desk
from articles.workflow.errors import NotAllowed, Refused

PER_PAGE = 50


def _marks(edition: Edition, revision: Revision) -> list[tuple[str, Any]]:
    marks = [
        (edition.latest_revision_id, "latest", _("Working copy")),
        (edition.approved_revision_id, "approved", _("Approved")),
        (
            edition.live_revision_id,
            "live",
            _("With readers") if edition.standing() == "live" else _("Last published"),
        ),
    ]
    return [(code, words) for pk, code, words in marks if pk == revision.pk]


def _page_of(request: HttpRequest, queryset: Any) -> Any:
    return Paginator(queryset, PER_PAGE).get_page(request.GET.get("page"))


@require_safe
def revisions_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Every revision of an edition, the latest first, two of them to be compared."""
    edition = story.find(pk, language)
    found = _page_of(
        request,
        edition.revisions.select_related("author", "restored_from").defer(
            "body", "restored_from__body", "figures", "credits", "facts"
        ),
    )
    context = {
        **story.frame(edition, "revisions"),
        "title": _("Revisions"),
        "headline": edition.headline or _("Untitled"),
        "page": found,
        "rows": [{"revision": revision, "marks": _marks(edition, revision)} for revision in found],
    }
    return page(request, "admin/story/revisions.html", context)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else default


@require_http_methods(["GET", "HEAD", "POST"])
def revision_view(request: HttpRequest, pk: int, language: str, number: int) -> HttpResponse:
    """What a revision changed against another (`?against=`, else the one before); POST restores it."""
    edition = story.find(pk, language)
    refusal, status = "", 200
    if request.method == "POST":
        try:
            restored = actions.restore_revision(
                signed_in(request), edition, number, version=_number(request.POST.get("version"), 0)
            )
        except Revision.DoesNotExist as error:
            raise Http404 from error
        except NotAllowed:
            raise
        except Refused as error:
            refusal, status = str(error), 409
            edition = story.find(pk, language)
        else:
            latest = restored.latest_revision
            messages.success(
                request,
                _("Revision %(old)s is the working copy again, as revision %(new)s.")
                % {"old": number, "new": latest.number if latest else ""},
            )
            return redirect("admin:story", pk, language)
    revision = get_object_or_404(edition.revisions.select_related("author"), number=number)
    against = edition.revisions.filter(number=_number(request.GET.get("against"), number - 1)).first()
    shown = [against, revision] if against else [revision]
    versions = comparison.of_revisions(shown, language)
    old, new = versions[0], versions[-1]
    words, body, facts = comparison.rows(old, new)
    context = {
        **story.frame(edition, "revisions"),
        "title": _("Revision %(number)s") % {"number": number},
        "headline": revision.headline or _("Untitled"),
        "revision": revision,
        "marks": _marks(edition, revision),
        "against": against,
        "words": words,
        "body": body,
        "facts": facts,
        "unchanged": against and not (words or facts or any(row.op != "same" for row in body)),
        "may_restore": desk.may_edit(signed_in(request), edition)
        and edition.latest_revision_id != revision.pk,
        "refusal": refusal,
        "previous": number - 1 or None,
        "next": number + 1 if edition.latest_revision and number < edition.latest_revision.number else None,
    }
    return page(request, "admin/story/revision.html", context, status=status)


@require_safe
def preview_view(request: HttpRequest, pk: int, language: str, number: int) -> HttpResponse:
    """Any revision as readers would see it."""
    edition = story.find(pk, language)
    if language not in settings.SITE_LANGUAGES:
        # The site has no template for a language it no longer publishes in.
        raise Http404
    revision = get_object_or_404(edition.revisions, number=number)
    return render_article(request, edition, revision, preview=True)


@require_safe
def log_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole log of a story, in every language."""
    edition = story.editions().filter(master_id=pk).order_by("pk").first()
    if edition is None:
        raise Http404
    lines = ActionLog.objects.filter(article_id=pk).select_related("user", "revision").defer("revision__body")
    found = _page_of(request, lines)
    context = {
        **story.frame(edition, "log"),
        "title": _("Log"),
        "headline": story.headline_of(edition.master),
        "page": found,
        "lines": [{"line": line, "act": act_title(line.verb)} for line in found],
    }
    return page(request, "admin/story/log.html", context)


def urls(site: AdminSite) -> list[URLPattern]:
    """Revisions of an edition, and the log of its story."""
    story_at, edition_at = (
        "articles/article/<int:pk>/",
        "articles/article/<int:pk>/<edition_language:language>/",
    )
    return [
        path(f"{story_at}log/", site.admin_view(log_view), name="log"),
        path(f"{edition_at}revisions/", site.admin_view(revisions_view), name="revisions"),
        path(f"{edition_at}revisions/<int:number>/", site.admin_view(revision_view), name="revision"),
        path(f"{edition_at}revisions/<int:number>/preview/", site.admin_view(preview_view), name="preview"),
    ]

"""The site's own pages: what readers have of them, any revision as a preview for the desk."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.caching import tags
from articles.content import typography
from articles.models import PageKind, PageRevision, SitePageTranslation
from articles.public import head, structured_data
from articles.public.article_page import PreviewBanner
from articles.public.queries import Version, in_site_order
from articles.public.reader import in_language, never_stored, reader_page
from articles.rendering import page_path


@reader_page
def site_page(request: HttpRequest, language: str, slug: str) -> HttpResponseBase:
    """A page: 200 where it is shown, 301 from a former address, and 404 for all else alike."""
    shown = SitePageTranslation.objects.shown(language)
    row = shown.filter(live_slug=slug).first() or shown.filter(former_slugs__contains=[slug]).first()
    if row is None:
        raise Http404
    if row.live_slug != slug:
        return redirect(page_path(row), permanent=True)
    tags.note_ids("p", [row.master_id])
    rows = SitePageTranslation.objects.shown().filter(master=row.master_id)
    own = None
    versions = []
    for other in rows.select_related("master", "live_revision").defer("body"):
        versions.append(Version(other.language_code, page_path(other)))
        if other.language_code == language:
            own = other
    if own is None or own.live_revision is None:
        # It was switched off between the two queries.
        raise Http404
    in_site_order(versions)
    return _page(request, own, own.live_revision, versions, banner=None)


def render_page(request: HttpRequest, row: SitePageTranslation, revision: PageRevision) -> HttpResponse:
    """Return a preview of `revision` for the desk, in the page's language, whatever is active.

    Kept by no cache, indexed by nobody, and tells no other site its address.
    """
    desk = translation.get_language() or "en"
    banner = PreviewBanner(
        language=desk,
        direction=typography.direction(desk),
        title=_("Preview"),
        state=_("Readers have this page") if row.is_shown() else pgettext("a page", "Switched off"),
        standing=_("with changes they do not have yet") if row.has_unshown_changes() else "",
        revision=_("Revision %(number)s") % {"number": revision.number},
        back=reverse("admin:page_text", args=[row.master_id, row.language_code]),
        back_title=_("Back to the page"),
    )
    shown = SitePageTranslation.objects.shown().filter(master=row.master_id)
    versions = [Version(other.language_code, page_path(other)) for other in shown]
    in_site_order(versions)
    with translation.override(row.language_code):
        response = never_stored(_page(request, row, revision, versions, banner=banner))
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return in_language(response, row.language_code)


def _page(
    request: HttpRequest,
    row: SitePageTranslation,
    revision: PageRevision,
    versions: list[Version],
    *,
    banner: PreviewBanner | None,
) -> HttpResponse:
    path = page_path(row)
    language = row.language_code
    context: dict[str, Any] = {
        "head": head.for_list(revision.title, revision.summary, path, versions, language, feed=""),
        "versions": versions,
        "revision": revision,
        "kind": row.master.kind,
        # A law dates an imprint and a privacy notice; nobody asks when a self-portrait was written.
        "changed": _day(row) if row.master.kind in (PageKind.IMPRINT, PageKind.PRIVACY) else None,
        # Cleaned by the one sanitiser whenever a page is saved.
        "body": mark_safe(revision.body),  # noqa: S308
        "banner": banner,
        "structured_data": ""
        if banner
        else structured_data.as_script(structured_data.web_page(row, revision, path, versions)),
    }
    return render(request, "public/site_page.html", context)


def _day(row: SitePageTranslation) -> dt.date | None:
    """The day of its last change for readers, on the site's calendar."""
    at = row.live_changed_at
    return timezone.localtime(at, timezone.get_default_timezone()).date() if at else None

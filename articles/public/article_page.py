"""The page of an article: live for readers, any revision as a preview for the desk."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.content import typography
from articles.models import Edition, Revision
from articles.public import cards, errors, head, queries, structured_data
from articles.public.reader import in_language, never_stored, reader_page
from articles.rendering import article_path, render_figure, story


@dataclass(frozen=True)
class PreviewBanner:
    """What the desk is told above a preview, in the desk's language, and the way back."""

    language: str
    direction: str
    title: str
    state: str
    standing: str
    revision: str
    back: str
    back_title: str


@reader_page
def article(request: HttpRequest, language: str, pk: int, slug: str) -> HttpResponseBase:
    """An article: 200 live, 301 from another slug, 410 taken down, and 404 for all else alike."""
    edition, versions = queries.live_editions(pk, language)
    if edition is None or edition.live_revision is None:
        if gone := Edition.objects.gone().filter(master_id=pk, language_code=language).first():
            return errors.gone(request, gone.take_down_notice)
        raise Http404
    if slug != (edition.live_revision.slug or "-"):
        return redirect(article_path(edition), permanent=True)
    return _page(request, edition, edition.live_revision, versions, banner=None)


def render_article(
    request: HttpRequest, edition: Edition, revision: Revision, *, preview: bool
) -> HttpResponse:
    """Return the page that shows `revision` of `edition`, in the edition's language, whatever is active.

    A preview says so in the active language (the desk's), is kept by no cache, indexed by nobody and tells no
    other site its address. The caller has asked whether this person may see it.
    """
    desk = translation.get_language() or "en"
    banner = (
        PreviewBanner(
            language=desk,
            direction=typography.direction(desk),
            title=_("Preview"),
            state=str(edition.get_state_display()),
            standing=str(edition.standing().label),
            revision=_("Revision %(number)s") % {"number": revision.number},
            back=reverse("admin:story", args=[edition.master_id, edition.language_code]),
            back_title=_("Back to the story"),
        )
        if preview
        else None
    )
    _live, versions = queries.live_editions(edition.master_id, edition.language_code)
    with translation.override(edition.language_code):
        response = _page(request, edition, revision, versions, banner=banner)
    if preview:
        never_stored(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"
    return in_language(response, edition.language_code)


def _machine(revision: Revision) -> str:
    """What the page says of machine translation: "raw", "read", or "" for nothing. See MACHINE_NOTE."""
    said = str(revision.facts.get("machine", ""))
    return (
        said
        if settings.MACHINE_NOTE == "all" or (settings.MACHINE_NOTE == "unread" and said == "raw")
        else ""
    )


def _page(
    request: HttpRequest,
    edition: Edition,
    revision: Revision,
    versions: list[queries.Version],
    *,
    banner: PreviewBanner | None,
) -> HttpResponse:
    shown = story(edition, revision, everything=banner is not None)
    # The lead stands above the text: where the text places it too, readers would meet it twice.
    in_text = replace(
        shown, pictures=tuple(picture for picture in shown.pictures if picture is not shown.lead)
    )
    path = article_path(edition)
    updated = edition.live_changed_at
    context: dict[str, Any] = {
        "story": shown,
        "head": head.for_article(shown, path, versions),
        "versions": versions,
        "banner": banner,
        "first_published": edition.first_live_at,
        # An update within the minute is the publication itself.
        "updated": updated
        if updated and edition.first_live_at and (updated - edition.first_live_at).total_seconds() >= 60
        else None,
        "machine": _machine(revision),
        "lead_html": render_figure(shown.lead, shown.language) if shown.lead else "",
        "body": in_text.body_html(),
        # Cleaned by the one sanitiser whenever a label is saved.
        "closing_note": mark_safe(shown.label.closing_note) if shown.label else "",  # noqa: S308
        "related": cards.related_cards(
            edition, revision.facts.get("label"), revision.facts.get("topics", ())
        ),
        "structured_data": ""
        if banner
        else structured_data.as_script(structured_data.news_article(shown, path, versions)),
        "breadcrumbs": ""
        if banner
        else structured_data.as_script(
            structured_data.way_to(
                shown, path, reverse("public:home", kwargs={"language": edition.language_code})
            )
        ),
    }
    return render(request, "public/article.html", context)

"""What the pages of the workbench have in common: the desk's frame, and how they find what they are about."""

from collections.abc import Mapping
from typing import Any, cast

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse

from articles.models import Edition, EditionLink, User


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> TemplateResponse:
    """Render `template` in the frame of the desk."""
    request.current_app = admin.site.name
    shared = {**admin.site.each_context(request), "subtitle": None}
    return TemplateResponse(request, template, {**shared, **context}, status=status)


def signed_in(request: HttpRequest) -> User:
    """Who asks. Nobody comes here who is not signed in."""
    return cast(User, request.user)


def find_edition(pk: int, language: str) -> Edition | None:
    """The edition of an article in a language, with its article and its link; None where there is none."""
    related = ("master", "latest_revision", "live_revision", "link__source__latest_revision")
    people = ("link__translator", "link__reviewer")
    found = Edition.objects.select_related(*related, *people)
    return found.filter(master_id=pk, language_code=language).first()


def find_link(pk: int, language: str) -> EditionLink:
    """The link of an edition that is in step with its source, or 404."""
    edition = find_edition(pk, language)
    link = getattr(edition, "link", None) if edition is not None else None
    if link is None or link.cut_at is not None:
        raise Http404
    found = cast(EditionLink, link)
    found.edition = cast(Edition, edition)
    return found

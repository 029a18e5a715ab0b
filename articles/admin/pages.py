"""What every page of the desk has in common: its frame, and its refusals."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import User
from articles.public import errors


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> TemplateResponse:
    """Render `template` in the frame of the desk. `title` in the context is the page's heading."""
    request.current_app = admin.site.name
    return TemplateResponse(
        request,
        template,
        {**admin.site.each_context(request), "subtitle": None, **(context or {})},
        status=status,
    )


def signed_in(request: HttpRequest) -> User:
    """Who asks. The desk's doors let nobody in who is not signed in."""
    return cast(User, request.user)


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, saying what this person may not do and whom to ask."""
    context = {"title": _("You may not do this"), "reason": reason}
    # Rendered at once: this answer is made outside of the view that Django would render.
    return page(request, "admin/forbidden.html", context, status=403).render()


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """404: in the desk's own frame for those who are at the desk, the readers' page for everybody else."""
    at_the_desk = request.path_info.startswith(reverse("admin:index")) and signed_in(request).is_staff
    if not at_the_desk:
        return errors.not_found(request, exception)
    return page(request, "admin/not_found.html", {"title": _("Nothing here")}, status=404).render()


def as_id(text: str | None) -> int | None:
    """The id that an address names; None for what is none (PostgreSQL's bigint has 19 digits)."""
    return int(text) if text and text.isdecimal() and len(text) < 19 else None


def clock(moment: dt.datetime) -> str:
    """A time of day on the site's clock; after the date, where that is not today's."""
    zone = timezone.get_default_timezone()
    local = timezone.localtime(moment, zone)
    time = f"{local:%H:%M}"
    return time if local.date() == timezone.localdate(timezone=zone) else f"{date_format(local)}, {time}"

"""Addresses for machines, and the way in."""

from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from articles import permissions
from articles.models import Label
from articles.public import colours
from articles.public.addresses import preferred_language
from articles.public.reader import LIVE, never_stored

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /workbench/
"""


@require_safe
def entrance(request: HttpRequest) -> HttpResponseBase:
    """`/`: on to the front page in the reader's language."""
    response = redirect(
        "public:home", language=preferred_language(request.headers.get("Accept-Language", ""))
    )
    response.headers["Cache-Control"] = LIVE
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """`/healthz`: 200 while the process and the database answer, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return never_stored(HttpResponse("The database does not answer.\n", "text/plain", 503))
    return never_stored(HttpResponse("ok\n", "text/plain"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """`/robots.txt`: the desk is nothing for crawlers. What may be indexed says each page itself."""
    return HttpResponse(ROBOTS, "text/plain", headers={"Cache-Control": LIVE})


@require_safe
def label_colours(request: HttpRequest) -> HttpResponse:
    """`/labels.css`: the colours of the labels that readers see."""
    sheet = colours.style_sheet(colours.live_labels())
    # A colour changes once in a year: a browser may keep it for some minutes, a shared cache may not.
    headers = {"Cache-Control": "public, max-age=300, s-maxage=5"}
    return HttpResponse(sheet, "text/css; charset=utf-8", headers=headers)


@require_safe
def all_label_colours(request: HttpRequest) -> HttpResponse:
    """`/labels-desk.css`: every label's colour, for previews of what is not out yet. For the desk alone."""
    if not permissions.may(request.user, "view_desk"):
        raise Http404
    sheet = colours.style_sheet(Label.objects.current().order_by("pk"))
    return never_stored(HttpResponse(sheet, "text/css; charset=utf-8"))

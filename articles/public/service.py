"""Addresses for machines, and the way in."""

import datetime as dt

from django.conf import settings
from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from articles import permissions
from articles.models import Label
from articles.public import colours
from articles.public.addresses import preferred_language
from articles.public.reader import LIVE, kept, never_stored
from articles.rendering import absolute

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /workbench/
"""
# Who collects texts to train machines with, by the names they give themselves.
_COLLECTORS = (
    "GPTBot", "ClaudeBot", "Google-Extended", "Applebot-Extended", "CCBot", "Bytespider",
    "Meta-ExternalAgent", "Amazonbot", "PerplexityBot", "cohere-training-data-crawler", "Diffbot",
)  # fmt: skip


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
@kept
def robots(request: HttpRequest) -> HttpResponse:
    """`/robots.txt`: the desk is nothing for crawlers, nor is any of it for collectors where mining is
    reserved. What may be indexed says each page itself.
    """
    lines = [ROBOTS]
    if settings.TDM_RESERVED:
        lines.append("".join(f"User-agent: {name}\n" for name in _COLLECTORS) + "Disallow: /\n")
    lines.append("".join(f"Sitemap: {absolute(reverse(f'public:{name}'))}\n" for name in _SITEMAPS))
    return HttpResponse("\n".join(lines), "text/plain; charset=utf-8", headers={"Cache-Control": LIVE})


_SITEMAPS = ("sitemap", "news_sitemap")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """`/.well-known/security.txt` (RFC 9116): where to report a hole; 404 where nobody is named."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + dt.timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    text = (
        f"Contact: {settings.SECURITY_CONTACT}\nExpires: {expires.isoformat()}\n"
        f"Preferred-Languages: {', '.join(settings.INTERFACE_LANGUAGES)}\n"
        f"Canonical: {absolute(reverse('public:security'))}\n"
    )
    return HttpResponse(text, "text/plain; charset=utf-8", headers={"Cache-Control": LIVE})


@require_safe
@kept
def data_mining(request: HttpRequest) -> HttpResponse:
    """`/.well-known/tdmrep.json` (W3C's TDM Reservation Protocol): whether mining is reserved."""
    rule: dict[str, object] = {"location": "/", "tdm-reservation": int(settings.TDM_RESERVED)}
    if settings.TDM_RESERVED and settings.TDM_POLICY:
        rule["tdm-policy"] = settings.TDM_POLICY
    response = JsonResponse([rule], safe=False)
    response.headers["Cache-Control"] = LIVE
    return response


@require_safe
@kept
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

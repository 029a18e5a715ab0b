"""Pages for what is not there: the same for what never was and for what may not be seen."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template import loader
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.content import typography
from articles.public import old_addresses
from articles.public.addresses import language_of_path, language_tag
from articles.public.head import home_versions
from articles.public.reader import in_language, never_stored


def language_for(request: HttpRequest) -> str:
    """The language to answer in: the path's, else the active one where the site has it."""
    active = translation.get_language()
    fallback = active if active in settings.SITE_LANGUAGES else settings.LANGUAGE_CODE
    return language_of_path(request.path_info) or fallback or settings.LANGUAGE_CODE


def _answer(request: HttpRequest, status: int, template: str, **context: object) -> HttpResponse:
    language = language_for(request)
    with translation.override(language):
        context |= {"versions": home_versions(), "status": status}
        response = render(request, template, context, status=status)
    return in_language(never_stored(response), language)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """404, saying nothing of what was asked for; 301 where an old address leads to something readers have."""
    return old_addresses.lead_on(request) or _answer(request, 404, "404.html")


def gone(request: HttpRequest, notice: str) -> HttpResponse:
    """410: taken down. Shows the notice and nothing of what was there."""
    return _answer(request, 410, "410.html", notice=notice)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, for the desk: readers are told 404."""
    return _answer(request, 403, "403.html")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: a request that no browser makes, so that nothing in it is trusted; 413 for too much at once."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent | TooManyFieldsSent):
        return _bare(
            request,
            413,
            _("That was too much at once"),
            _("Nothing was taken in. Go back, where what you typed still is, and send less, or send a file."),
        )
    return _bare(request, 400, _("That request made no sense"), _("Please go back and try another way."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: asks neither database nor context processors, either of which may be what failed."""
    return _bare(
        request, 500, _("Something went wrong"), _("This is our fault. Please try again in a minute.")
    )


def _bare(request: HttpRequest, status: int, title: Promise, text: Promise) -> HttpResponse:
    language = language_of_path(request.path_info) or settings.LANGUAGE_CODE
    with translation.override(language):
        context = {
            "language_tag": language_tag(language),
            "direction": typography.direction(language),
            "site_name": settings.SITE_NAME,
            # Not by {% static %}: a missing manifest may be what failed.
            "static_url": settings.STATIC_URL,
            "home": f"/{language}/",
            "home_text": _("To the front page"),
            "status": status,
            "title": title,
            "text": text,
        }
        response = HttpResponse(loader.render_to_string("public/bare.html", context), status=status)
    return in_language(never_stored(response), language)

"""What every page for readers has in common: its language, its methods, its headers."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from articles.caching import pages, tags
from articles.public.addresses import language_tag

View = Callable[..., HttpResponseBase]
Response = TypeVar("Response", bound=HttpResponseBase)

# A cache in front that cannot confirm purges may hold a page for five seconds: so long may a withdrawal take.
LIVE = "public, max-age=0, s-maxage=5"
NEVER = "no-store"


def never_stored(response: Response) -> Response:
    """Mark a response that no cache may keep: refusals, previews, what only staff may see."""
    response.headers["Cache-Control"] = NEVER
    return response


def in_language(response: Response, language: str) -> Response:
    """Say which language a response is in."""
    response.headers["Content-Language"] = language_tag(language)
    return response


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Give a public response its ETag, and 304 to whoever has it already.

    Only once the response is there, so that nobody learns of an ETag what they may not see.
    """
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:24]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def kept(view: View) -> View:
    """Let the page cache keep what a view answers with 200 or 410: it is the same for everybody, and all that
    it is made of is noted while it is made (`articles.caching.tags`).
    """

    @wraps(view)
    def noting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with tags.recording() as noted:
            response = view(request, *args, **kwargs)
        pages.mark(response, noted)
        return response

    return noting


def reader_page(view: View) -> View:
    """Make a public page of a view that takes `language`: GET and HEAD only, in that language.

    The page depends on nothing but its address; what is withdrawn is gone from caches within 5 seconds.
    """

    @require_safe
    @kept
    @wraps(view)
    def page(request: HttpRequest, *args: Any, language: str, **kwargs: Any) -> HttpResponseBase:
        with translation.override(language):
            response = view(request, *args, language=language, **kwargs)
        response.headers.setdefault("Cache-Control", LIVE)
        if settings.TDM_RESERVED:
            response.headers["TDM-Reservation"] = "1"
            if settings.TDM_POLICY:
                response.headers["TDM-Policy"] = settings.TDM_POLICY
        # A proxy that compresses keeps one copy for each encoding.
        patch_vary_headers(response, ["Accept-Encoding"])
        return in_language(response, language)

    return page

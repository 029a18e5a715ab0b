"""The language of the desk."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import translation

# Pages for readers choose their language by address, in `articles.public`.
DESK_PREFIXES = ("/admin/", "/workbench/")


def _desk_language(request: HttpRequest) -> str:
    user = request.user
    chosen = getattr(user, "interface_language", "")
    if chosen in settings.INTERFACE_LANGUAGES:
        return chosen
    wanted = translation.get_language_from_request(request)
    return wanted if wanted in settings.INTERFACE_LANGUAGES else "en"


class RefuseNulMiddleware:
    """Answer 400 to a query with a NUL: PostgreSQL stores none, and no honest page sends one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise SuspiciousOperation
        return self.get_response(request)


class InterfaceLanguageMiddleware:
    """Show the desk in the person's language, or the browser's where the interface has it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(DESK_PREFIXES):
            return self.get_response(request)
        with translation.override(_desk_language(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
            # Nothing of the desk belongs in any cache, a shared machine's browser included.
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

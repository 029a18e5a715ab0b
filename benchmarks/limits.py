"""What Django takes at the least: addresses for benchmarks, in front of the site's own."""

from typing import Any
from unittest.mock import patch

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.utils import translation
from django.utils.safestring import mark_safe

from articles.models import Edition
from articles.public import article_page

_context: dict[str, Any] = {}
_bytes = b""


def one_select(request: HttpRequest, language: str, pk: int, slug: str) -> HttpResponse:
    """An article as if all that its page shows were at hand: Django's work, a row, and the page's template.

    The first article's context serves for all; the row is read through the ORM, with its body.
    """
    if not _context:
        _remember(request, language, pk, slug)
    with translation.override(language):
        row = Edition.objects.select_related("live_revision").get(master=pk, language_code=language)
        body = mark_safe(row.live_revision.body if row.live_revision else "")  # noqa: S308
        return article_page.render(request, "public/article.html", {**_context, "body": body})


def _remember(request: HttpRequest, language: str, pk: int, slug: str) -> None:
    real = article_page.render

    def render(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        _context.update(context)
        return real(request, template, context)

    with patch.object(article_page, "render", render):
        article_page.article(request, language=language, pk=pk, slug=slug)


def bare(request: HttpRequest) -> HttpResponse:
    """A view that answers with as many bytes as an article page has, and asks nothing."""
    global _bytes
    if not _bytes:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        _bytes = b"x" * 26_000
    return HttpResponse(_bytes)


urlpatterns = [
    path("bare/", bare),
    path("<slug:language>/articles/<int:pk>/<path:slug>/", one_select),
    path("", include("newsroom.urls")),
]

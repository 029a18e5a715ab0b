"""Originals as they came, for staff: as plain text, or as a file to keep. Never as a page of ours."""

import codecs
import re

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from articles.ingest.review import BODY, LineRow
from articles.models import IngestedItem
from articles.permissions import may

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def charset_of(data: bytes, media_type: str) -> str:
    """The charset a text says it is in, in its type or its head; UTF-8 where it says none that is known."""
    declared = _CHARSET.search(media_type)
    in_head = _META.search(data[:4096])
    name = declared[1] if declared else in_head[1].decode("ascii") if in_head else "utf-8"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8"


def lines(data: bytes, media_type: str) -> list[LineRow]:
    """The lines of a text, numbered, as none of a field; none of a file that is no text.

    For originals that were read before their lines were kept.
    """
    if _is_binary(data):
        return []
    text = data.decode(charset_of(data, media_type), errors="replace")
    return [LineRow(number, line, BODY) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _is_binary(data: bytes) -> bool:
    return b"\0" in data[:8192]


def answer(data: bytes, *, name: str, media_type: str, pk: int) -> HttpResponse:
    """The bytes as text/plain, or, where they are none, as an attachment.

    Whatever they claim to be, the browser must not take them for a page, a script or a picture.
    """
    if _is_binary(data):
        response = HttpResponse(data, content_type="application/octet-stream")
        response["Content-Disposition"] = content_disposition_header(True, name or f"original-{pk}")
    else:
        response = HttpResponse(data, content_type=f"text/plain; charset={charset_of(data, media_type)}")
        response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def ingested_original(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes that a story was made of."""
    if not may(request.user, "ingest"):
        raise PermissionDenied
    item = get_object_or_404(IngestedItem, pk=pk)
    return answer(bytes(item.content), name=item.name, media_type=item.media_type, pk=item.pk)


def urls(site: AdminSite) -> list[URLPattern]:
    """Originals of stories. Those on the tray have an address beside their review."""
    return [path("intake/originals/<int:pk>/", site.admin_view(ingested_original), name="ingested_original")]

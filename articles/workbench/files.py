"""A translation as a file for another tool, and back: looked at first, then taken in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from articles.formats.errors import Unreadable
from articles.formats.xliff import read, write
from articles.formats.xliff.reading import MAX_BYTES
from articles.translation.exchange import document_of
from articles.workbench.pages import find_link, page, signed_in
from articles.workbench.screen import languages_here
from articles.workflow import exchanging
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.exchanging import Report


@require_safe
def export_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The translation as XLIFF, 2.1 or with ?version=1.2 that."""
    link = find_link(pk, language)
    version: Any = "1.2" if request.GET.get("version") == "1.2" else "2.1"
    response = HttpResponse(write(document_of(link, version)), content_type="application/xliff+xml")
    name = f"article-{pk}-{language}.xlf"
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def import_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Look at what a file would do (POST of `file`), and let it be done (POST of `content`)."""
    link = find_link(pk, language)
    problem, report, content = "", None, ""
    if request.method == "POST":
        try:
            content = _content(request)
            taken = "take" in request.POST
            report = exchanging.take_in(
                signed_in(request), link, read(content.encode("utf-8", "surrogateescape")), dry_run=not taken
            )
        except NotAllowed:
            raise
        except Unreadable as error:
            problem = _(error.message.template) % error.message.params
        except Refused as refusal:
            problem = str(refusal)
        else:
            if taken:
                return _done(request, report, pk, language)
    context = {
        **languages_here(pk, language),
        "title": _("Take a file in"),
        "edition": link.edition,
        "problem": problem,
        "content": content,
        "counts": _counts(report) if report else [],
        "changes": report.count("changed", "older") if report else 0,
        "report": report,
    }
    return page(request, "workbench/import.html", context, status=422 if problem else 200)


def _content(request: HttpRequest) -> str:
    """The file as text: what was uploaded, or what was looked at."""
    upload = request.FILES.get("file")
    if upload is None:
        return request.POST.get("content", "")
    data = upload.read(MAX_BYTES + 1)
    # As XML says: UTF-16 begins with a mark of its order, and everything else is UTF-8 or close to it.
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = data.decode(encoding, "replace")
    # The declaration told how the bytes were written, and they are text now.
    return text.split("?>", 1)[1].lstrip() if text.lstrip().startswith("<?xml") and "?>" in text else text


def _counts(report: Report) -> list[tuple[str, int]]:
    """What would become of the units, in words: those that there are."""
    rows = [
        (_("get another text"), report.count("changed")),
        (_("get a text that was made from an older source, and are stale"), report.count("older")),
        (_("stay as they are"), report.count("same")),
        (_("stay, for the file lost their links or emphasis"), report.count("tags")),
        (_("stay, for the file has no translation of them"), report.count("empty")),
        (_("are left out here"), report.count("left_out")),
        (_("are not in this translation"), report.count("unknown")),
    ]
    return [(words, count) for words, count in rows if count]


def _done(request: HttpRequest, report: Report, pk: int, language: str) -> HttpResponse:
    count = report.count("changed", "older")
    words = ngettext("%(n)s block has a new text.", "%(n)s blocks have a new text.", count)
    messages.success(request, words % {"n": count})
    return redirect("workbench:edition", pk, language)

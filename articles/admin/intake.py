"""The intake tray: paste, drop, read, and see what became of it."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin import intake_rows
from articles.admin.pages import page, signed_in
from articles.admin.story_page import version_of
from articles.ingest import tray
from articles.ingest.importer import MAX_BYTES
from articles.ingest.incoming import Incoming, from_pasted
from articles.models import IntakeItem, IntakeKind, IntakeState
from articles.models.named import site_language_choices
from articles.permissions import may
from articles.workflow.errors import NotAllowed, Refused

# Without script one answer reads what it can within this time; a button reads on.
SECONDS = 8.0
# Fifty large files at once would fill the memory of a small server.
MOST_BYTES = 100_000_000
ACCEPT = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.odt,text/plain,text/html,text/markdown"


def demand_ingest(request: HttpRequest) -> None:
    """Everything here is for those who take texts in."""
    if not may(request.user, "ingest"):
        raise PermissionDenied


def wants_json(request: HttpRequest) -> bool:
    """Whether our script asks, and not a form."""
    return request.headers.get("Accept", "").startswith("application/json")


@require_http_methods(["GET", "HEAD", "POST"])
def tray_view(request: HttpRequest) -> HttpResponse:
    """The tray; a POST puts things on it, and without script reads what it can at once."""
    demand_ingest(request)
    if request.method == "POST":
        return _put(request)
    return _show(request)


def _show(request: HttpRequest, *, status: int = 200, problem: str = "", lost: Iterable[str] = ()) -> Any:
    user = signed_in(request)
    shown = intake_rows.show(user, request.GET)
    typed = request.POST
    context = {
        "title": _("Intake"),
        "here": "tray",
        "tray": shown,
        "problem": problem,
        "lost": list(lost),
        "typed": {name: typed.get(name, "") for name in ("text", "html", "language")},
        "languages": site_language_choices(),
        "accept": ACCEPT,
        "most_at_once": tray.MOST_AT_ONCE,
        "max_bytes": MAX_BYTES,
        "megabytes": MAX_BYTES // 1_000_000,
        # A form's fields may be so large in all; the script sends what is larger as a file.
        "max_typed": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2,
        "waiting": next((s.total for s in shown.sections if s.state == IntakeState.WAITING), 0),
    }
    return page(request, "admin/intake/tray.html", context, status=status)


def _incoming(request: HttpRequest) -> list[Incoming]:
    files = request.FILES.getlist("files")
    language = request.POST.get("language", "")
    if language not in dict(site_language_choices()):
        language = ""
    if sum(file.size or 0 for file in files) > MOST_BYTES:
        raise Refused(
            _("These files are larger than %(limit)s MB together. Send them in two or three goes.")
            % {"limit": MOST_BYTES // 1_000_000}
        )
    things = from_pasted(request.POST.get("text", ""), request.POST.get("html", ""), language)
    return things + [
        Incoming(
            IntakeKind.FILE,
            # One byte more than is taken: the sentence about size comes from where all the others do.
            file.read(MAX_BYTES + 1),
            name=file.name or "",
            media_type=file.content_type or "",
            language=language,
        )
        for file in files
    ]


def _put(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    try:
        things = _incoming(request)
        if not things:
            raise Refused(_("There is nothing to take in yet. Paste an address or a text, or choose a file."))
        there = tray.put(user, things)
    except NotAllowed:
        raise
    except Refused as refusal:
        if wants_json(request):
            return JsonResponse({"error": str(refusal)}, status=422)
        return _show(
            request,
            status=422,
            problem=str(refusal),
            lost=[file.name or "" for file in request.FILES.getlist("files")],
        )
    if wants_json(request):
        return JsonResponse({"items": [item.pk for item in there]})
    _read_on(request, there)
    return redirect("admin:intake")


def _read_on(request: HttpRequest, waiting: Iterable[IntakeItem]) -> None:
    """Read one after the other while there is time, and say how far it went."""
    until = time.monotonic() + SECONDS
    states: list[str] = []
    for item in waiting:
        if time.monotonic() > until:
            states.append(IntakeState.WAITING)
            continue
        states.append(tray.read(signed_in(request), item).state)
    read, failed = states.count(IntakeState.READ), states.count(IntakeState.FAILED)
    if read:
        sentence = ngettext(
            "One is read, and waits for your review.", "%(n)s are read, and wait for your review.", read
        )
        messages.success(request, sentence % {"n": read})
    if failed:
        sentence = ngettext(
            "One could not be read: below is why, and what to do.",
            "%(n)s could not be read: below is why, and what to do.",
            failed,
        )
        messages.warning(request, sentence % {"n": failed})
    if left := len(states) - read - failed:
        sentence = ngettext(
            "One is still to be read: press “Read the next”.",
            "%(n)s are still to be read: press “Read the next”.",
            left,
        )
        messages.info(request, sentence % {"n": left})


@require_POST
def read_next(request: HttpRequest) -> HttpResponse:
    """Read what waits, the oldest first, within the time of one answer."""
    demand_ingest(request)
    waiting = IntakeItem.objects.filter(state=IntakeState.WAITING).order_by("at", "pk")[: tray.MOST_AT_ONCE]
    _read_on(request, waiting)
    return redirect("admin:intake")


def find(pk: int) -> IntakeItem:
    """The item, or 404."""
    item = IntakeItem.objects.select_related("user", "article", "entry__feed__source").filter(pk=pk).first()
    if item is None:
        raise Http404
    return item


def answer(request: HttpRequest, pk: int, *, status: int = 200, error: str = "") -> HttpResponse:
    """How an item stands now: its row for the script, the tray for a form."""
    if not wants_json(request):
        return redirect("admin:intake")
    user = signed_in(request)
    row = intake_rows.row(intake_rows.items().get(pk=pk), user, timezone.now())
    html = render_to_string("admin/intake/row.html", {"row": row}, request=request)
    return JsonResponse({"state": row.item.state, "row": html, "error": error}, status=status)


def _act(request: HttpRequest, pk: int, verb: Callable[..., IntakeItem], done: str) -> HttpResponse:
    demand_ingest(request)
    item = find(pk)
    try:
        verb(signed_in(request), item, version=version_of(request.POST, "version"))
    except NotAllowed:
        raise
    except Refused as refusal:
        if not wants_json(request):
            messages.error(request, str(refusal))
        return answer(request, pk, status=409, error=str(refusal))
    if not wants_json(request):
        messages.success(request, done % {"name": item})
    return answer(request, pk)


@require_POST
def read_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Read one item, or try again."""
    demand_ingest(request)
    item, user = find(pk), signed_in(request)
    try:
        if item.state == IntakeState.FAILED:
            item = tray.put_back(user, item, version=None)
        item = tray.read(user, item)
    except NotAllowed:
        raise
    except Refused as refusal:
        if not wants_json(request):
            messages.error(request, str(refusal))
        return answer(request, pk, status=409, error=str(refusal))
    if item.state == IntakeState.READ and not wants_json(request):
        return redirect("admin:intake_item", pk)
    return answer(request, pk)


@require_POST
def drop_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item off the tray; it can be put back."""
    return _act(request, pk, tray.drop, _("Dropped: %(name)s. It can be put back, below."))


@require_POST
def put_back_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a drop."""
    return _act(request, pk, tray.put_back, _("Back on the tray: %(name)s."))


def urls(site: AdminSite) -> list[URLPattern]:
    """The tray, and what its rows can do."""

    def at(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        return path(f"intake/{route}", site.admin_view(view), name=name)

    return [
        at("", tray_view, "intake"),
        at("read/", read_next, "intake_read_next"),
        at("<int:pk>/read/", read_item, "intake_read"),
        at("<int:pk>/drop/", drop_item, "intake_drop"),
        at("<int:pk>/back/", put_back_item, "intake_back"),
    ]

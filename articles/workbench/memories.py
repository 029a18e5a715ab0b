"""The translation memory as a whole: what it has, as TMX out and in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from articles.formats import tmx
from articles.formats.errors import Unreadable
from articles.models.named import site_language_choices
from articles.permissions import may
from articles.public.addresses import language_tag
from articles.translation import memory
from articles.workbench.pages import page, signed_in
from articles.workflow import memories
from articles.workflow.errors import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def memory_view(request: HttpRequest) -> HttpResponse:
    """What the memory has; a POST looks through a TMX file, or takes it in."""
    user = signed_in(request)
    problem, taken = "", None
    upload = request.FILES.get("file")
    if request.method == "POST":
        if not may(user, "edit_term_base"):
            raise NotAllowed("edit_term_base")
        dry_run = "take" not in request.POST
        try:
            if upload is None:
                problem = _("Choose a file first.")
            else:
                taken = memories.take_in(user, tmx.read(upload), name=upload.name or "", dry_run=dry_run)
        except Unreadable as error:
            problem = _(error.message.template) % error.message.params
        if taken is not None and not dry_run:
            done = ngettext(
                "One translation is new in the memory.",
                "%(n)s translations are new in the memory.",
                taken.new,
            )
            messages.success(request, done % {"n": taken.new})
            return redirect("workbench:memory")
    names = dict(site_language_choices())
    pairs = [
        {
            "source": source,
            "target": target,
            "count": count,
            "names": (names.get(source, source), names.get(target, target)),
        }
        for source, target, count in memory.pairs()
    ]
    context = {
        "title": _("Translation memory"),
        "pairs": pairs,
        "taken": taken,
        "problem": problem,
        "may_base": may(user, "edit_term_base"),
    }
    return page(request, "workbench/memory.html", context, status=422 if problem else 200)


@require_safe
def export_view(request: HttpRequest, source: str, target: str) -> HttpResponseBase:
    """What is remembered from one language into another, as TMX 1.4b."""
    names = dict(site_language_choices())
    if source not in names or target not in names:
        raise Http404
    made = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    lines = tmx.write(memory.units_of((source, target)), (language_tag(source), language_tag(target)), made)
    answer = StreamingHttpResponse(lines, content_type="application/x-tmx+xml; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, f"memory-{source}-{target}.tmx") or ""
    return answer

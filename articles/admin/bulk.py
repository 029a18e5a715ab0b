"""A verb for many: what will happen and what stands against it, then what was done and what was refused."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin import matrix, story
from articles.admin.pages import as_id, page, signed_in
from articles.admin.story_filter import StoryFilter
from articles.admin.verbs import VerbForm
from articles.models import Edition
from articles.workflow import bulk, desk
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.transitions import TRANSITIONS, Transition


class BulkForm(VerbForm):
    """What the verb asks for, once for all of them."""

    def __init__(self, transition: Transition, *args: Any, **kwargs: Any) -> None:
        super().__init__(transition, *args, **kwargs)
        # « Everywhere » is what the choice of languages says here.
        self.fields.pop("everywhere", None)


def _back(request: HttpRequest) -> str:
    """The list as it was asked: only what filters mean is taken over from the address."""
    asked = request.GET.get("back", "") or request.POST.get("back", "")
    return StoryFilter.read(QueryDict(asked[:2000])).query()


def _list_of(query: str) -> str:
    return reverse("admin:articles_article_changelist") + (f"?{query}" if query else "")


def _editions(pks: list[int]) -> list[Edition]:
    """Editions with all that checklists look at, in a constant number of queries."""
    found: list[Edition] = list(story.editions().filter(pk__in=pks).order_by("master_id", "pk"))
    return found


def _line(edition: Edition, reasons: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "reasons": reasons,
        "edition": edition,
        "cell": matrix.cell(edition),
        "headline": edition.headline or story.headline_of(edition.master),
    }


def _confirm(
    request: HttpRequest,
    transition: Transition,
    editions: list[Edition],
    form: forms.Form,
    *,
    status: int = 200,
    problem: str = "",
) -> HttpResponse:
    user = signed_in(request)
    prospects = bulk.prospects(user, transition, editions)
    back = _back(request)
    context = {
        "title": transition.title,
        "transition": transition,
        "consequence": desk.CONSEQUENCES[transition.verb],
        "possible": [_line(one.edition) for one in prospects if not one.obstacles],
        "refused": [_line(one.edition, reasons=one.obstacles) for one in prospects if one.obstacles],
        "form": form,
        "problem": problem,
        "back": back,
        "list": _list_of(back),
    }
    return page(request, "admin/lists/bulk.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def bulk_view(request: HttpRequest) -> HttpResponse:
    """Say what a verb will do to the chosen editions (GET), and do it to those left ticked (POST)."""
    asked = request.POST if request.method == "POST" else request.GET
    transition = TRANSITIONS.get(asked.get("verb", ""))
    if transition is None:
        raise Http404
    if not bulk.may_in_any_language(signed_in(request), transition):
        raise NotAllowed(transition.act)
    return _do(request, transition) if request.method == "POST" else _ask(request, transition)


def _ask(request: HttpRequest, transition: Transition) -> HttpResponse:
    stories = {number for text in request.GET.getlist("story") if (number := as_id(text))}
    found = Edition.objects.filter(master__in=stories)
    if languages := [code for code in request.GET.getlist("language") if code]:
        found = found.filter(language_code__in=languages)
    pks = list(found.values_list("pk", flat=True)[: bulk.MOST * 10])
    if not pks or len(pks) > bulk.MOST:
        nothing = _("Tick the stories first; of those that you ticked, none has an edition in this language.")
        messages.error(request, str(bulk.too_many(len(pks))) if pks else nothing)
        return redirect(_list_of(_back(request)))
    return _confirm(request, transition, _editions(pks), BulkForm(transition))


def _do(request: HttpRequest, transition: Transition) -> HttpResponse:
    """Each with the version that was seen: `edition` is « id.version »."""
    versions = {}
    for text in request.POST.getlist("edition"):
        pk, _dot, version = text.partition(".")
        if (number := as_id(pk)) is not None and (seen := as_id(version)) is not None:
            versions[number] = seen
    editions = _editions(list(versions)[: bulk.MOST + 1])
    form = BulkForm(transition, request.POST)
    problem = ""
    if not editions:
        problem = _("Nothing is ticked: nothing was done.")
    if problem or not form.is_valid():
        return _confirm(request, transition, editions, form, status=422, problem=problem)
    chosen = [(edition, versions[edition.pk]) for edition in editions]
    try:
        outcomes = bulk.carry_out(signed_in(request), transition, chosen, **form.cleaned_data)
    except Refused as refusal:
        return _confirm(request, transition, editions[: bulk.MOST], form, status=409, problem=str(refusal))
    back = _back(request)
    # As they are now, with their other languages: what an action returns knows only itself.
    now = {edition.pk: edition for edition in _editions(list(versions))}
    lines = [(one, _line(now.get(one.edition.pk, one.edition), reasons=[one.sentence])) for one in outcomes]
    context = {
        "title": transition.title,
        "done": [line for one, line in lines if one.done],
        "refused": [line for one, line in lines if not one.done],
        "back": back,
        "list": _list_of(back),
    }
    return page(request, "admin/lists/bulk_report.html", context)


def urls(site: AdminSite) -> list[URLPattern]:
    """One address for every verb: the question and the deed."""
    return [path("articles/article/bulk/", site.admin_view(bulk_view), name="bulk")]

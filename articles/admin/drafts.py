"""Unsaved changes by their own address: kept while one types, compared with what is there, dropped."""

import json
import re
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin import conflict, story
from articles.admin.pages import clock, page, signed_in
from articles.admin.story_forms import StoryForms, kept_fields
from articles.models import Draft, Edition
from articles.permissions import may
from articles.workflow import desk, drafts, presence
from articles.workflow.drafts import DraftTooLarge
from articles.workflow.errors import NotAllowed

# JSON escapes may make six bytes of one: what is too large is said by the rule, not by the parser.
_MOST_BYTES = 3_000_000
_MOST_FIELDS = 3000
# PostgreSQL's jsonb holds neither NUL nor half a surrogate pair; no keyboard types them.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Typed(NamedTuple):
    """What a page sends to be kept: whose it is, what had been read, and the form."""

    user: int
    version: int
    article_version: int
    fields: list[tuple[str, str]]


def light(pk: int, language: str) -> Edition:
    """An edition without its text, as the questions that are asked every few seconds need it; or 404."""
    edition = (
        Edition.objects.select_related("master", "updated_by", "latest_revision")
        .only(
            "language_code", "state", "row_version", "updated_at", "updated_by__username",
            "updated_by__first_name", "updated_by__last_name", "master__row_version",
            "latest_revision__number",
        )
        .filter(master_id=pk, language_code=language)
        .first()
    )  # fmt: skip
    if edition is None:
        raise Http404
    return edition


def newer(edition: Edition, version: int, article_version: int) -> dict[str, Any] | None:
    """Who saved what since these versions were read, for the page that read them; None where nobody did."""
    if (edition.row_version, edition.master.row_version) == (version, article_version):
        return None
    return {
        "by": str(edition.updated_by or ""),
        "clock": clock(edition.updated_at),
        "number": edition.latest_revision.number if edition.latest_revision else 0,
    }


def _parsed(request: HttpRequest) -> Typed | None:
    # Read only where its length is known and bounded; Django's own limit answers with a page.
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > _MOST_BYTES:
        raise DraftTooLarge
    try:
        sent = json.loads(request.body)
        fields = [(str(name), _UNSTORABLE.sub("", str(value))) for name, value in sent["fields"]]
        numbers = [int(sent[name]) for name in ("user", "version", "article_version")]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if len(fields) > _MOST_FIELDS or not all(0 <= number < 2**31 for number in numbers):
        return None
    user, version, article_version = numbers
    return Typed(user, version, article_version, fields)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """GET: what one's unsaved changes differ in from what is there. POST: keep (JSON) or drop them.

    Answers a page's own requests in JSON: {kept_at, clock, newer}; {error, code} with 400, 403, 409 (someone
    else is signed in) or 413.
    """
    if request.method != "POST":
        return _differences(request, pk, language)
    if request.content_type == "application/json":
        return _keep(request, light(pk, language))
    edition = light(pk, language)
    if not desk.may_edit(signed_in(request), edition):
        raise NotAllowed("edit")
    if "drop" not in request.POST:
        return _error(_("This is no draft of this page."), "malformed", 400)
    drafts.drop(signed_in(request), edition)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"kept_at": None})
    messages.success(request, _("Your unsaved changes are dropped. The story is as it was saved."))
    return redirect("admin:story", pk, language)


def _error(sentence: str, code: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence, "code": code}, status=status)


def someone_else(request: HttpRequest) -> JsonResponse:
    """409: this browser is signed in as somebody else than the page belongs to."""
    sentence = _("This browser is signed in as %(name)s now. Sign in as yourself to go on.")
    return _error(sentence % {"name": signed_in(request)}, "someone-else", 409)


def _keep(request: HttpRequest, edition: Edition) -> JsonResponse:
    user = signed_in(request)
    try:
        if (typed := _parsed(request)) is None:
            return _error(_("This is no draft of this page."), "malformed", 400)
        if typed.user != user.pk:
            return someone_else(request)
        details = may(user, "edit_details")
        draft = drafts.keep(
            user,
            edition,
            kept_fields(typed.fields, details=details),
            version=typed.version,
            article_version=typed.article_version,
        )
    except DraftTooLarge as refusal:
        return _error(str(refusal), "too-large", 413)
    except NotAllowed as refusal:
        return _error(str(refusal), "not-allowed", 403)
    return JsonResponse(
        {
            "kept_at": draft.saved_at.isoformat(),
            "clock": clock(draft.saved_at),
            "newer": newer(edition, typed.version, typed.article_version),
        }
    )


def typed_in(draft: Draft) -> QueryDict:
    """A draft as the form's data, with the versions that had been read."""
    data = QueryDict(mutable=True)
    for name, value in draft.fields:
        data.appendlist(name, value)
    data["version"], data["article_version"] = str(draft.row_version), str(draft.article_version)
    return data


def _differences(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    edition, user = story.find(pk, language), signed_in(request)
    if not desk.may_edit(user, edition):
        raise NotAllowed("edit")
    draft = drafts.of(user, edition)
    if draft is None:
        messages.info(request, _("There are no unsaved changes of yours here."))
        return redirect("admin:story", pk, language)
    forms = StoryForms(user, edition, typed=typed_in(draft))
    context = {
        **story.frame(edition, "draft"),
        "title": _("Your unsaved changes"),
        "headline": edition.headline or _("Untitled"),
        "draft": draft,
        "clock": clock(draft.saved_at),
        "changes": conflict.differences(forms),
    }
    return page(request, "admin/story/draft.html", context)


@require_POST
def here_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Tell that one is at a story (`writing`, `leaving`), and hear who else is.

    Answers {others: [{name, writing}], newer}; 409 {error, code} where someone else is signed in.
    """
    user, edition = signed_in(request), light(pk, language)
    if request.POST.get("user", str(user.pk)) != str(user.pk):
        return someone_else(request)
    if "leaving" in request.POST:
        presence.leave(user, edition)
        return JsonResponse({})
    presence.announce(user, edition, writing="writing" in request.POST and desk.may_edit(user, edition))
    others = [{"name": str(one.user), "writing": one.writing} for one in presence.others(user, edition)]
    versions = [request.POST.get(name, "") for name in ("version", "article_version")]
    numbers = [int(text) if text.isdecimal() and len(text) < 10 else 0 for text in versions]
    return JsonResponse({"others": others, "newer": newer(edition, *numbers)})


def urls(site: AdminSite) -> list[URLPattern]:
    """Where a story's page keeps what is typed, and says that it is open."""
    route = "articles/article/<int:pk>/<edition_language:language>"
    return [
        path(f"{route}/draft/", site.admin_view(draft_view), name="draft"),
        path(f"{route}/here/", site.admin_view(here_view), name="here"),
    ]

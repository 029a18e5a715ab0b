"""What an edition was: its revisions, the difference of any two, the way back, a look at any, and the log."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin import story
from articles.admin.log import act_title
from articles.admin.pages import as_id, page, signed_in
from articles.admin.revision_diff import differences
from articles.admin.story_page import version_of
from articles.models import ActionLog, Edition, Revision, RevisionKind, RevisionName, User
from articles.public.article_page import render_article
from articles.workflow import actions, desk, restoring, revision_names, snapshots
from articles.workflow.errors import NotAllowed, Refused

PER_PAGE = 50
SIDE, INLINE = "side", "inline"


def _marks(edition: Edition, revision: Revision) -> list[tuple[str, Any]]:
    marks = [
        (edition.latest_revision_id, "latest", _("Working copy")),
        (edition.approved_revision_id, "approved", _("Approved")),
        (
            edition.live_revision_id,
            "live",
            _("With readers") if edition.standing() == "live" else _("Last published"),
        ),
    ]
    return [(code, words) for pk, code, words in marks if pk == revision.pk]


def _page_of(request: HttpRequest, queryset: Any) -> Any:
    return Paginator(queryset, PER_PAGE).get_page(request.GET.get("page"))


# --- The list --------------------------------------------------------------------------------------
def _filtered(edition: Edition, asked: QueryDict) -> Any:
    """The edition's revisions that fit the filters: kind, person, named ones, words of a note or name."""
    found = edition.revisions.all()
    if (kind := asked.get("kind")) in RevisionKind.values:
        found = found.filter(kind=kind)
    if asked.get("person") == "system":
        found = found.filter(author=None)
    elif person := as_id(asked.get("person")):
        found = found.filter(author=person)
    named = RevisionName.objects.filter(revision=OuterRef("pk"))
    if asked.get("named") == "1":
        found = found.filter(Exists(named))
    if asked.get("by_hand") == "1":
        found = found.filter(automatic=False)
    for word in asked.get("q", "").split()[:8]:
        found = found.filter(
            Q(note__icontains=word) | Q(headline__icontains=word) | Exists(named.filter(name__icontains=word))
        )
    return found


@require_safe
def revisions_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The revisions of an edition, the latest first; two of them to be compared."""
    edition = story.find(pk, language)
    rows = _filtered(edition, request.GET).select_related("author").prefetch_related("names")
    found = _page_of(request, rows.defer("body", "figures", "credits", "facts"))
    asked = {name: request.GET.get(name, "") for name in ("q", "kind", "person", "named", "by_hand")}
    latest = edition.latest_revision.number if edition.latest_revision else 0
    people = User.objects.filter(pk__in=edition.revisions.order_by().values("author"))
    context = {
        **story.frame(edition, "revisions"),
        "title": _("Revisions"),
        "headline": edition.headline or _("Untitled"),
        "page": found,
        "rows": [
            {"revision": revision, "marks": _marks(edition, revision), "names": list(revision.names.all())}
            for revision in found
        ],
        "asked": asked,
        "filtered": any(asked.values()),
        "query": "".join(f"{name}={value}&" for name, value in _encoded(asked)),
        "kinds": RevisionKind.choices,
        "people": [("system", _("The system")), *((str(person.pk), str(person)) for person in people)],
        "chosen_new": latest,
        "chosen_old": max(latest - 1, 1),
    }
    return page(request, "admin/story/revisions.html", context)


def _encoded(asked: dict[str, str]) -> list[tuple[str, str]]:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in asked.items() if value})
    return [tuple(pair.split("=", 1)) for pair in query.urlencode().split("&") if pair]  # type: ignore[misc]


# --- Two of them -----------------------------------------------------------------------------------
def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else default


@require_safe
def compare_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """On to the comparison of the two revisions that the list's form names."""
    new, old = _number(request.GET.get("new"), 0), _number(request.GET.get("old"), 0)
    if not (new and old):
        raise Http404
    view = SIDE if request.GET.get("view") == SIDE else INLINE
    return redirect(reverse("admin:revision", args=[pk, language, new]) + f"?against={old}&view={view}")


@require_safe
def revision_view(request: HttpRequest, pk: int, language: str, number: int) -> HttpResponse:
    """What a revision changed against another (`?against=`, else the one before), in one text or two."""
    edition = story.find(pk, language)
    revision = get_object_or_404(
        edition.revisions.select_related("author").prefetch_related("names__given_by"), number=number
    )
    against = edition.revisions.filter(number=_number(request.GET.get("against"), number - 1)).first()
    found = differences(against or revision, revision, language)
    may_edit = desk.may_edit(signed_in(request), edition)
    latest = edition.latest_revision.number if edition.latest_revision else number
    context = {
        **story.frame(edition, "revisions"),
        "title": _("Revision %(number)s") % {"number": number},
        "headline": revision.headline or _("Untitled"),
        "revision": revision,
        "marks": _marks(edition, revision),
        "names": list(revision.names.all()),
        "against": against,
        "found": found,
        "old_name": _("Revision %(number)s") % {"number": against.number} if against else "",
        "new_name": _("Revision %(number)s") % {"number": number},
        "unchanged": against is not None and not found.changed(),
        "side": request.GET.get("view") == SIDE,
        "may_restore": may_edit and edition.latest_revision_id != revision.pk,
        "may_name": revision_names.may_name(signed_in(request), edition),
        "previous": number - 1 or None,
        "next": number + 1 if number < latest else None,
    }
    return page(request, "admin/story/revision.html", context)


# --- Back ------------------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
def restore_view(request: HttpRequest, pk: int, language: str, number: int) -> HttpResponse:
    """Choose what of a revision to take back into the working copy (GET), and take it (POST)."""
    edition = story.find(pk, language)
    revision = get_object_or_404(edition.revisions.select_related("author"), number=number)
    if not desk.may_edit(signed_in(request), edition):
        raise NotAllowed("edit")
    refusal, status = "", 200
    if request.method == "POST":
        chosen = None if request.POST.get("all") else request.POST.getlist("part")
        try:
            restored = actions.restore_revision(
                signed_in(request), edition, number, version=version_of(request.POST, "version"), parts=chosen
            )
        except NotAllowed:
            raise
        except Refused as error:
            refusal, status = str(error), 409
        except ValidationError as error:
            refusal, status = " ".join(error.messages), 409
        else:
            latest = restored.latest_revision
            messages.success(
                request,
                _("Taken from revision %(old)s. The working copy is revision %(new)s now.")
                % {"old": number, "new": latest.number if latest else ""},
            )
            return redirect("admin:story", pk, language)
        edition = story.find(pk, language)
    found = differences(snapshots.snapshot(edition), revision, language)
    possible = {part.code for part in restoring.parts(signed_in(request), edition, revision)}
    context = {
        **story.frame(edition, "revisions"),
        "title": _("Take back from revision %(number)s") % {"number": number},
        "headline": edition.headline or _("Untitled"),
        "revision": revision,
        "found": found,
        "possible": possible,
        "chosen": set(request.POST.getlist("part")),
        "out_of_reach": any(row.code not in possible for row in found.changed()),
        "refusal": refusal,
    }
    return page(request, "admin/story/restore.html", context, status=status)


@require_POST
def name_view(request: HttpRequest, pk: int, language: str, number: int) -> HttpResponse:
    """Give a revision a name, or take one away (`remove`: its id)."""
    edition = story.find(pk, language)
    try:
        if removed := as_id(request.POST.get("remove")):
            revision_names.take_name(signed_in(request), edition, removed)
            messages.success(request, _("The name is taken away."))
        else:
            revision_names.give_name(signed_in(request), edition, number, request.POST.get("name", ""))
            messages.success(request, _("The revision has its name."))
    except NotAllowed:
        raise
    except (Revision.DoesNotExist, RevisionName.DoesNotExist) as error:
        raise Http404 from error
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("admin:revision", pk, language, number)


@require_safe
def preview_view(request: HttpRequest, pk: int, language: str, number: int) -> HttpResponse:
    """Any revision as readers would see it."""
    edition = story.find(pk, language)
    if language not in settings.SITE_LANGUAGES:
        # The site has no template for a language it no longer publishes in.
        raise Http404
    revision = get_object_or_404(edition.revisions, number=number)
    return render_article(request, edition, revision, preview=True)


@require_safe
def log_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole log of a story, in every language."""
    edition = story.editions().filter(master_id=pk).order_by("pk").first()
    if edition is None:
        raise Http404
    lines = ActionLog.objects.filter(article_id=pk).select_related("user", "revision").defer("revision__body")
    found = _page_of(request, lines)
    context = {
        **story.frame(edition, "log"),
        "title": _("Log"),
        "headline": story.headline_of(edition.master),
        "page": found,
        "lines": [{"line": line, "act": act_title(line.verb)} for line in found],
    }
    return page(request, "admin/story/log.html", context)


def urls(site: AdminSite) -> list[URLPattern]:
    """Revisions of an edition, and the log of its story."""
    story_at, edition_at = (
        "articles/article/<int:pk>/",
        "articles/article/<int:pk>/<edition_language:language>/",
    )
    one = f"{edition_at}revisions/<int:number>/"
    return [
        path(f"{story_at}log/", site.admin_view(log_view), name="log"),
        path(f"{edition_at}revisions/", site.admin_view(revisions_view), name="revisions"),
        path(f"{edition_at}revisions/compare/", site.admin_view(compare_view), name="compare"),
        path(one, site.admin_view(revision_view), name="revision"),
        path(f"{one}restore/", site.admin_view(restore_view), name="restore_revision"),
        path(f"{one}name/", site.admin_view(name_view), name="revision_name"),
        path(f"{one}preview/", site.admin_view(preview_view), name="preview"),
    ]

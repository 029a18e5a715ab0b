"""The review of one thing on the tray: what came beside what we made of it, and the draft."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin import comparison, intake_lines, intake_values, originals
from articles.admin.intake import demand_ingest, find
from articles.admin.intake_rows import SIGNS, row
from articles.admin.intake_rows import items as tray_items
from articles.admin.pages import as_id, page, signed_in
from articles.admin.story_page import version_of
from articles.content import blocks
from articles.content.typography import direction
from articles.ingest import tray
from articles.ingest.errors import CannotIngest
from articles.ingest.review import Review, review
from articles.models import Edition, IntakeItem, IntakeState
from articles.workflow.errors import NotAllowed, Refused


@require_http_methods(["GET", "HEAD", "POST"])
def item_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Review an item; a POST keeps what was corrected and goes on as the button says."""
    demand_ingest(request)
    item = find(pk)
    if item.state != IntakeState.READ:
        return _not_to_review(request, item)
    if request.method == "POST":
        return _save(request, item)
    return _show(request, item)


def _not_to_review(request: HttpRequest, item: IntakeItem) -> HttpResponse:
    """An item that waits, failed, or was settled: how it stands, and what can be done."""
    if request.method == "POST":
        messages.warning(
            request,
            _("This is “%(state)s” by now, so nothing was changed.") % {"state": item.get_state_display()},
        )
        return redirect("admin:intake_item", item.pk)
    user = signed_in(request)
    shown = tray_items().get(pk=item.pk)
    context = {
        "title": str(item),
        "item": item,
        "sign": SIGNS[IntakeState(item.state)],
        "row": row(shown, user, item.updated_at),
        "has_original": bool(item.sha256) and item.state != IntakeState.TAKEN,
    }
    return page(request, "admin/intake/item.html", context)


def _context(request: HttpRequest, found: Review) -> dict[str, Any]:
    """What the page, and each part of it that the script asks for again, shows."""
    language = found.chosen.language or found.item.language_code or ""
    text = intake_values.values(found, intake_values.TEXT)
    origin = intake_values.values(found, intake_values.ORIGIN)
    people = intake_values.people(found)
    pictures = intake_values.pictures(found)
    values = [value for value in (*text, *people, *origin, *pictures) if value.chosen or value.found]
    return {
        "item": found.item,
        "review": found,
        "edition_language": language,
        "edition_direction": direction(language) if language else "auto",
        "text_values": text,
        "origin_values": origin,
        "people": people,
        "roles": intake_values.roles(people),
        "pictures": pictures,
        "draft": found.chosen,
        "body_blocks": blocks.split(found.body),
        "captions": {picture.number: picture for picture in found.figures},
        "corrections": found.corrections,
        "remember": found.item.decisions.get("remember", True),
        "checked": sum(value.accepted for value in values),
        "to_check": len(values),
        "unread": found.parsed.unread,
        "aside": found.parsed.boilerplate,
        "missing": found.missing,
    }


def _show(
    request: HttpRequest,
    item: IntakeItem,
    *,
    status: int = 200,
    problem: str = "",
    conflict: list[dict[str, str]] | None = None,
) -> HttpResponse:
    found = review(item)
    context = {
        **_context(request, found),
        "title": found.chosen.headline or str(item),
        "came": intake_lines.show(found.lines or originals.lines(bytes(item.content), item.media_type)),
        "matches": [_match(match) for match in found.matches],
        "is_here": any(match.kind in ("same", "address") for match in found.matches),
        "place": _place(item),
        "problem": problem,
        "conflict": conflict,
        "assignments": intake_values.ASSIGNMENTS,
        "uses": intake_lines.USES,
    }
    return page(request, "admin/intake/review.html", context, status=status)


def _match(match: Any) -> dict[str, Any]:
    """An article that may be this story, with what its publisher changed since."""
    return {
        "match": match,
        "rows": comparison.block_rows(match.changes),
        "language": match.edition.language_code if match.edition else match.article.source_language,
    }


def _place(item: IntakeItem) -> dict[str, Any]:
    """Where the item stands among what waits for review: its neighbours, and how many there are."""
    waiting = list(
        IntakeItem.objects.filter(state=IntakeState.READ)
        .order_by("-at", "-pk")
        .values_list("pk", flat=True)[:500]
    )
    here = waiting.index(item.pk) if item.pk in waiting else -1
    return {
        "number": here + 1,
        "total": len(waiting),
        "before": waiting[here - 1] if here > 0 else None,
        "after": waiting[here + 1] if 0 <= here < len(waiting) - 1 else None,
    }


def _mine(item: IntakeItem, decisions: dict[str, Any]) -> IntakeItem:
    """The item as it would be with these decisions; nothing is written."""
    merged = {**item.decisions, **decisions}
    if "credits" in decisions:
        merged["credits"] = {**item.decisions.get("credits", {}), **decisions["credits"]}
    item.decisions = merged
    return item


def _conflict_rows(current: IntakeItem, mine: dict[str, Any]) -> list[dict[str, str]]:
    """Where what was typed differs from what is there now, for a choice between the two."""
    theirs = review(current)
    labels = {value.field: str(value.label) for value in theirs.values}
    rows = []
    for name, value in mine.items():
        if name in intake_values.ROLES:
            there = ", ".join(p.chosen for p in theirs.people if p.field == name)
            rows.append({"label": str(intake_values.ROLES[name]), "theirs": there, "mine": ", ".join(value)})
        elif name in labels:
            there = next(v.chosen for v in theirs.values if v.field == name)
            rows.append({"label": labels[name], "theirs": there, "mine": value})
        elif name == "credits":
            now = {str(figure.number): figure.chosen_credit for figure in theirs.figures}
            rows += [
                {
                    "label": _("Credit of picture %(number)s") % {"number": number},
                    "theirs": now.get(number, ""),
                    "mine": text,
                }
                for number, text in value.items()
            ]
    return rows


def _save(request: HttpRequest, item: IntakeItem) -> HttpResponse:
    user, version = signed_in(request), version_of(request.POST, "version")
    then = request.POST.get("then", "")
    mine = intake_values.decisions(review(item), request.POST)
    try:
        if mine:
            item = tray.decide(user, item, mine, version=version)
            version = item.row_version
        if then == "drop":
            tray.drop(user, item, version=version)
            messages.success(request, _("Dropped: %(name)s. It can be put back, below.") % {"name": item})
            return redirect("admin:intake")
        if then and then != "save":
            return _take(request, item, then, version)
    except tray.Stale as stale:
        current = stale.current
        if current.state != IntakeState.READ:
            return _not_to_review(request, find(current.pk))
        rows = _conflict_rows(current, mine)
        return _show(request, _mine(find(current.pk), mine), status=409, problem=str(stale), conflict=rows)
    except NotAllowed:
        raise
    except (Refused, CannotIngest) as refusal:
        return _show(request, _mine(find(item.pk), mine), status=422, problem=str(refusal))
    messages.success(request, _("Saved. It waits on the tray until you make the draft."))
    return redirect("admin:intake_item", item.pk)


def _take(request: HttpRequest, item: IntakeItem, then: str, version: int) -> HttpResponse:
    """Make the draft, or join it to a story that is here; then its page, or the next review."""
    user = signed_in(request)
    into, update = _joined(item, then)
    after = _place(item)
    edition = tray.take(user, item, version=version, into=into, update=update)
    if update is not None:
        done = _("Updated with what its publisher changed.")
    elif into is not None:
        done = _("Added to the story as another language.")
    else:
        done = _("The draft is made. Look it over, and add its pictures.")
    following = after["after"] or after["before"]
    if then == "next":
        link = format_html(
            '<a href="{}" lang="{}">{}</a>', _story(edition), edition.language_code, edition.headline
        )
        messages.success(request, format_html("{} {}", done, link))
        if following:
            return redirect("admin:intake_item", following)
        messages.info(request, _("That was the last one to review."))
        return redirect("admin:intake")
    if following:
        left = after["total"] - 1
        sentence = ngettext("%(n)s more waits for review", "%(n)s more wait for review", left) % {"n": left}
        messages.success(request, _with_link(done, following, sentence))
    else:
        messages.success(request, done)
    return redirect("admin:story", edition.master_id, edition.language_code)


def _story(edition: Edition) -> str:
    return reverse("admin:story", args=[edition.master_id, edition.language_code])


def _with_link(sentence: str, pk: int, words: str) -> SafeString:
    return format_html('{} <a href="{}">{}</a>', sentence, reverse("admin:intake_item", args=[pk]), words)


def _joined(item: IntakeItem, then: str) -> tuple[Any, Edition | None]:
    """What the draft is joined to: (article, edition to update), one of them at most, as was offered."""
    verb, _dash, number = then.partition("-")
    if verb not in ("into", "update"):
        return None, None
    wanted = as_id(number)
    for match in review(item).matches:
        if verb in match.offers and match.article.pk == wanted:
            return (match.article, None) if verb == "into" else (None, match.edition)
    raise Refused(_("That story is not offered any more. Look at what is shown now."))


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the script sends: one value or several. Answers JSON with what the page shows anew.

    200 {version, parts: {name: html}, checked}; 409 and 422 {error, version, rows}.
    """
    demand_ingest(request)
    item = find(pk)
    if item.state != IntakeState.READ:
        sentence = _("This is “%(state)s” by now, so nothing was changed.")
        return JsonResponse(
            {"error": sentence % {"state": item.get_state_display()}, "gone": True}, status=409
        )
    version = version_of(request.POST, "version")
    mine = intake_values.decisions(review(item), request.POST)
    try:
        if mine:
            item = tray.decide(signed_in(request), item, mine, version=version)
        elif version != item.row_version:
            raise tray.Stale(item)
    except tray.Stale as stale:
        rows = _conflict_rows(find(pk), mine)
        html = render_to_string(
            "admin/intake/conflict.html", {"conflict": rows, "problem": str(stale)}, request
        )
        return JsonResponse(
            {"error": str(stale), "version": stale.current.row_version, "html": html}, status=409
        )
    except NotAllowed:
        raise
    except Refused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    return JsonResponse({"version": item.row_version, "parts": _parts(request, review(item))})


PARTS = ("people", "checks", "remembered", "statuses")


def _parts(request: HttpRequest, found: Review) -> dict[str, str]:
    context = _context(request, found)
    return {name: render_to_string(f"admin/intake/{name}.html", context, request) for name in PARTS}


@require_http_methods(["GET", "HEAD"])
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """What came, as it came, as plain text or as a file: never as a page of ours."""
    demand_ingest(request)
    item = find(pk)
    if not item.content:
        raise Http404
    return originals.answer(bytes(item.content), name=item.name, media_type=item.media_type, pk=item.pk)


def urls(site: AdminSite) -> list[URLPattern]:
    """The review, its autosave, and the original."""

    def at(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        return path(f"intake/<int:pk>/{route}", site.admin_view(view), name=name)

    return [
        at("", item_view, "intake_item"),
        at("decide/", decide, "intake_decide"),
        at("original/", original, "intake_original"),
    ]

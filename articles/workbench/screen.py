"""The screen of a translation: its rows, and what can be done about the whole."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.content.typography import direction
from articles.models import Article, CopyState, EditionLink, User
from articles.models.named import site_language_choices
from articles.permissions import may
from articles.translation import machine, memory
from articles.workbench.pages import find_edition, find_link, page, signed_in
from articles.workbench.rows import FILTERS, pairable, progress_of, rows_of, shown
from articles.workflow import filling, gathering, translating
from articles.workflow.errors import NotAllowed, Refused


def languages_here(pk: int, language: str) -> dict[str, Any]:
    """Which translation this is, for every page about it; 404 for a language the site does not have."""
    names = dict(site_language_choices())
    if language not in names:
        raise Http404
    return {"pk": pk, "target_language": language, "target_name": names[language]}


@require_http_methods(["GET", "HEAD", "POST"])
def edition_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """GET: a translation beside its source; POST: begin it."""
    here = languages_here(pk, language)
    if request.method == "POST":
        return _begin(request, pk, language)
    edition = find_edition(pk, language)
    link = getattr(edition, "link", None) if edition is not None else None
    if edition is None:
        return _not_begun(request, here)
    if link is None or link.cut_at is not None:
        messages.info(request, _("This edition goes its own way: its text is edited on the desk."))
        return redirect("admin:story", pk, language)
    link.edition = edition
    return show(request, link)


def _begin(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    try:
        translating.begin(signed_in(request), article, language)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("workbench:edition", pk, language)


def _not_begun(request: HttpRequest, here: dict[str, Any]) -> HttpResponse:
    article = get_object_or_404(Article, pk=here["pk"])
    source = article.translations.filter(language_code=article.source_language).first()
    if source is None:
        raise Http404
    context = {
        **here,
        "title": _("Not begun"),
        "source": source,
        "source_direction": direction(source.language_code),
        "may_begin": may(signed_in(request), "begin", here["target_language"]),
    }
    return page(request, "workbench/begin.html", context)


def show(
    request: HttpRequest,
    link: EditionLink,
    *,
    typed: tuple[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The screen. `typed`: a block's id and what somebody wrote there that could not be kept, with why."""
    user, edition, source = signed_in(request), link.edition, link.source
    rows = rows_of(link)
    wanted = request.GET.get("show", "all")
    may_write = may(user, "edit", edition.language_code) and edition.state != CopyState.SPIKED
    context = {
        **languages_here(edition.master_id, edition.language_code),
        "title": edition.headline or source.headline or f"#{edition.master_id}",
        "link": link,
        "edition": edition,
        "source": source,
        "source_direction": direction(source.language_code),
        "target_direction": direction(edition.language_code),
        "source_name": dict(settings.LANGUAGES)[source.language_code],
        "rows": shown(rows, wanted),
        "wanted": wanted if wanted in FILTERS else "all",
        "progress": progress_of(rows),
        "may_write": may_write,
        "pairable": pairable(rows),
        "engines": machine.engines().values() if may_write else (),
        "machine_left": max(0, settings.MACHINE_BUDGET - link.machine_characters),
        "may_mend": may_write or may(user, "review", edition.language_code),
        "can_mend": any(note.is_open and note.can_be_fixed for row in rows for note in row.checks),
        "may_review": may(user, "review", edition.language_code),
        "may_cut": may(user, "cut_loose"),
        "may_assign": may(user, "assign"),
        "can_send_back": may(user, "request_changes", edition.language_code)
        and edition.state in (CopyState.IN_REVIEW, CopyState.APPROVED),
        "can_approve": may(user, "approve") and edition.state == CopyState.IN_REVIEW,
        "can_submit": may_write and edition.state in (CopyState.DRAFT, CopyState.CHANGES_REQUESTED),
        "typed": {"block": typed[0], "text": typed[1]} if typed else None,
        "problem": problem,
        "config": config(user, link),
    }
    return page(request, "workbench/edition.html", context, status=status)


def config(user: User, link: EditionLink) -> dict[str, Any]:
    """What the page tells its script."""
    where = [link.edition.master_id, link.edition.language_code]
    return {
        "user": str(user.pk),
        "thing": f"translation-{link.pk}",
        "interface": get_language() or "en",
        "login": reverse("admin:login"),
        "leave": reverse("workbench:leave", args=where),
        "concordance": reverse("workbench:concordance", args=where),
        "engines": [{"code": engine.code, "name": engine.name} for engine in machine.engines().values()],
        "term": reverse("workbench:term_new"),
        "source": link.source.language_code,
        "target": link.edition.language_code,
        "words": {
            "saving": _("Saving…"),
            "saved": _("Saved"),
            "typed": _("Not saved yet."),
            "offline": _("No connection: kept on this device."),
            "conflict": _("Somebody else wrote here meanwhile. Theirs:"),
            "mine": _("Keep mine"),
            "theirs": _("Take theirs"),
            "match": _("{score} %"),
            "no_match": _("The memory knows nothing like this."),
            "insert": _("Insert"),
            "link": _("Address of the link"),
            "by_machine": _("by machine"),
            "repeated": _("{n} more with the same source filled, as drafts."),
            "undo": _("Undo"),
            "no_checks": _("The checks have nothing to say here."),
            "no_terms": _("No terms of the house here."),
            "to_look_at": _("{n} to look at"),
            "restored": _("What you typed here and could not save is back in its blocks."),
        },
    }


@require_POST
def leave_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Put what was written into the working copy; go on to its preview, to its submission, or nowhere."""
    link = find_link(pk, language)
    then = request.POST.get("then", "")
    if then in ("preview", "submit"):
        if not (may(signed_in(request), "edit", language) or may(signed_in(request), "review", language)):
            raise NotAllowed("edit")
        gathering.gather_now(link.edition)
        link.edition.refresh_from_db(fields=["latest_revision"])
        if then == "submit":
            return redirect("admin:verb", pk, language, "submit")
        revision = link.edition.latest_revision
        return redirect("admin:preview", pk, language, revision.number if revision else 1)
    translating.leave(signed_in(request), link.edition)
    return HttpResponse(status=204)


@require_POST
def fill_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Write what the memory knows into the empty blocks; `lowest` is the score that it must have."""
    link = find_link(pk, language)
    sent = request.POST.get("lowest", "")
    lowest = max(memory.LOWEST, min(101, int(sent))) if sent.isdecimal() and len(sent) < 4 else 100
    try:
        count = filling.fill(signed_in(request), link, lowest=lowest)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        done = ngettext(
            "%(n)s block was filled from the memory. It is a draft: look at it, and confirm.",
            "%(n)s blocks were filled from the memory. They are drafts: look at them, and confirm.",
            count,
        )
        nothing = _("The memory knows none of the empty blocks as well as that.")
        messages.info(request, done % {"n": count} if count else nothing)
    return redirect("workbench:edition", pk, language)


@require_POST
def machine_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Let a machine translate the empty blocks, as drafts; say how many, and why not the others."""
    link = find_link(pk, language)
    try:
        done = filling.machine_fill(signed_in(request), link, request.POST.get("engine", ""))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext(
            "%(n)s block was translated by machine. It is a draft: read it, and confirm.",
            "%(n)s blocks were translated by machine. They are drafts: read them, and confirm.",
            done.count,
        )
        messages.info(request, words % {"n": done.count})
        for problem in done.problems:
            messages.warning(request, _(problem.template) % problem.params)
    return redirect("workbench:edition", pk, language)


@require_http_methods(["GET", "HEAD", "POST"])
def cut_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Say what cutting a translation loose does (GET), and do it (POST)."""
    link = find_link(pk, language)
    if not may(signed_in(request), "cut_loose"):
        raise NotAllowed("cut_loose")
    if request.method == "POST":
        translating.cut_loose(signed_in(request), link)
        messages.success(request, _("From now on this edition goes its own way."))
        return redirect("admin:story", pk, language)
    context = {
        **languages_here(pk, language),
        "title": _("Cut it loose from its source"),
        "edition": link.edition,
        "source": link.source,
    }
    return page(request, "workbench/cut.html", context)

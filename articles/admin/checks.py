"""Looking through a text: house style, barriers and links, of the saved text and for the editor."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin import story
from articles.admin.drafts import light
from articles.admin.pages import page, signed_in
from articles.content import accessibility, house_style, links, prose
from articles.content.house_style import Hit, Spacing
from articles.content.sanitize import MAX_BODY_BYTES
from articles.messages import Message
from articles.models import ArticleTranslation, Edition
from articles.workflow import actions, desk, link_check
from articles.workflow.content_changes import Change, Text
from articles.workflow.errors import Conflict, NotAllowed

# What one look takes: a body as large as can be saved, and its other words.
_MOST_BYTES = 4 * MAX_BODY_BYTES
_MOST_TEXTS = 4000
_WORDS = ("kicker", "headline", "standfirst")
AROUND = 30


def say(message: Message) -> str:
    """A message of the pure layers in the active language."""
    return _(message.template) % message.params


def spacing() -> Spacing | None:
    """The house's policy between Han and Latin; None where a text need only agree with itself."""
    policies: dict[str, Spacing] = {"none": "none", "space": "space"}
    return policies.get(settings.CJK_LATIN_SPACING)


def _utf16(text: str, at: int) -> int:
    """A position as JavaScript counts it."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _hit(number: int, text: str, hit: Hit) -> dict[str, Any]:
    return {
        "text": number,
        "start": _utf16(text, hit.start),
        "end": _utf16(text, hit.end),
        "fix": hit.fix,
        "code": hit.code,
        "level": hit.level,
        "message": say(hit.message),
        "before": _tail(text[: hit.start]),
        "wrong": text[hit.start : hit.end],
        "after": _head(text[hit.end :]),
    }


def _head(text: str) -> str:
    """The first words of a text, no word cut in two; where it is written without spaces, characters."""
    if len(text) <= AROUND:
        return text
    whole, space, _cut = text[: AROUND + 1].rpartition(" ")
    return f"{whole if space else text[:AROUND]}…"


def _tail(text: str) -> str:
    """The last words of a text, as `_head` has the first."""
    return _head(text[::-1])[::-1]


def _sent(request: HttpRequest) -> dict[str, Any] | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > _MOST_BYTES:
        return None
    try:
        sent = json.loads(request.body)
        texts = [str(text) for text in sent.get("texts", [])]
        return {"texts": texts, "body": str(sent.get("body", ""))} if len(texts) <= _MOST_TEXTS else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _not_read() -> JsonResponse:
    return JsonResponse({"error": _("This text is too large to be looked through at once.")}, status=413)


@require_http_methods(["GET", "HEAD", "POST"])
def checks_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """GET: the saved text looked through. POST of a form: mend it, and save it as a revision.

    POST of JSON, {texts, body}: look through what the editor has. Answers {style: [hit of texts[hit.text],
    positions in UTF-16 units], findings: [{kind, block, message, about}]}; 413 with {error}.
    """
    if request.method == "POST" and request.content_type == "application/json":
        light(pk, language)
        if (sent := _sent(request)) is None:
            return _not_read()
        return JsonResponse(_looked(sent["texts"], sent["body"], language))
    edition = story.find(pk, language)
    if request.method == "POST":
        return _mend(request, edition)
    return _page(request, edition)


def _looked(texts: list[str], body: str, language: str) -> dict[str, Any]:
    wanted = spacing() or house_style.spacing_of(texts)
    style = [
        _hit(number, text, hit)
        for number, text in enumerate(texts)
        for hit in house_style.check(text, language, spacing=wanted)
    ]
    return {"style": style, "findings": list(_findings(body, language))}


def _findings(body: str, language: str) -> Iterable[dict[str, Any]]:
    for finding in accessibility.findings(body, language):
        yield {
            "kind": "barrier",
            "block": finding.block,
            "message": say(finding.message),
            "about": finding.about,
        }
    for link in links.links(body):
        if problem := links.wrong_form(link.address):
            yield {"kind": "link", "block": link.block, "message": say(problem), "about": link.address}


def _page(
    request: HttpRequest, edition: Edition, answers: list[dict[str, Any]] | None = None
) -> HttpResponse:
    language = edition.language_code
    rows = [
        {**_hit(0, passage.text, hit), "where": _("Text")}
        for passage, hits in prose.style_hits(edition.body, language, spacing=spacing())
        for hit in hits
    ]
    for name in _WORDS:
        text = getattr(edition, name)
        where = str(ArticleTranslation._meta.get_field(name).verbose_name)
        rows += [
            {**_hit(0, text, hit), "where": where[:1].upper() + where[1:]}
            for hit in house_style.check(text, language, spacing=spacing())
        ]
    context = {
        **story.frame(edition, "checks"),
        "title": _("Checks"),
        "headline": edition.headline or _("Untitled"),
        "rows": rows,
        "findings": list(_findings(edition.body, language)),
        "answers": answers,
        "link_count": len({link.address for link in links.links(edition.body)}),
        "may_mend": desk.may_edit(signed_in(request), edition),
    }
    return page(request, "admin/story/checks.html", context)


def _mend(request: HttpRequest, edition: Edition) -> HttpResponse:
    user, language = signed_in(request), edition.language_code
    if not desk.may_edit(user, edition):
        raise NotAllowed("edit")
    words = {name: getattr(edition, name) for name in _WORDS}
    mended = {
        name: house_style.mend(text, house_style.check(text, language, spacing=spacing()))
        for name, text in words.items()
    }
    body = prose.mend_body(edition.body, language, spacing=spacing())
    change = Change(text=Text(**mended, slug=edition.slug, body=body), note=_("House style"))
    version = request.POST.get("version", "")
    number = int(version) if version.isdecimal() and len(version) < 10 else 0
    try:
        saved = actions.save_edition(user, edition, change, version=number)
    except Conflict as refusal:
        messages.error(request, str(refusal))
    else:
        revision = saved.latest_revision.number if saved.latest_revision else 0
        messages.success(request, _("Mended, and saved as revision %(number)s.") % {"number": revision})
    return redirect("admin:checks", edition.master_id, language)


@require_POST
def links_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Ask where links lead: those of JSON's `body`, {links: [{address, text, block, verdict, message}]}, or,
    for a form, those of the saved text, as a page. Whoever may not write here asks others' servers nothing.
    """
    is_json = request.content_type == "application/json"
    edition = light(pk, language) if is_json else story.find(pk, language)
    if not desk.may_edit(signed_in(request), edition):
        raise NotAllowed("edit")
    if not is_json:
        return _page(request, edition, _asked(edition.body))
    if (sent := _sent(request)) is None:
        return _not_read()
    return JsonResponse({"links": _asked(sent["body"])})


def _asked(body: str) -> list[dict[str, Any]]:
    found = links.links(body)
    answers = link_check.look(link.address for link in found)
    return [
        {
            "address": link.address,
            "text": link.text,
            "block": link.block,
            "verdict": answers[link.address].verdict,
            "message": say(message) if (message := answers[link.address].message) else "",
        }
        for link in found
    ]


def urls(site: AdminSite) -> list[URLPattern]:
    """Where a text is looked through, and where its links are asked for."""
    route = "articles/article/<int:pk>/<edition_language:language>"
    return [
        path(f"{route}/checks/", site.admin_view(checks_view), name="checks"),
        path(f"{route}/links/", site.admin_view(links_view), name="links"),
    ]

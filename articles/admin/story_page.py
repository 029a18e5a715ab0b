"""The story's page: everything about one edition, in one form."""

import datetime as dt
import re
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Func, IntegerField, prefetch_related_objects
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin import (
    comparison,
    conflict,
    credit_forms,
    sheets,
    story,
    story_pictures,
    writing,
)
from articles.admin.checks import say
from articles.admin.drafts import typed_in
from articles.admin.editor import media_with_nonce
from articles.admin.log import act_title
from articles.admin.pages import clock, page, signed_in
from articles.admin.story_forms import StoryForms
from articles.content import accessibility, blocks
from articles.models import ActionLog, Article, Edition, IngestedItem
from articles.models.named import site_language_choices
from articles.permissions import may
from articles.rendering import article_path
from articles.workflow import actions, desk, drafts, preconditions
from articles.workflow.errors import ChecklistNotMet, Conflict, NotAllowed, Refused
from articles.workflow.transitions import TRANSITIONS

LOG_SHOWN = 10
# The name a page gives itself, so that it knows its own copy on the device.
_PAGE = re.compile(r"[a-z0-9]{8,40}")


@require_http_methods(["GET", "HEAD", "POST"])
def story_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Show an edition, or save it; where the language has none yet, offer to begin it."""
    user = signed_in(request)
    found = story.editions(siblings=request.method != "POST").annotate(kept_at=drafts.kept_at(user))
    edition = found.filter(master_id=pk, language_code=language).first()
    if edition is None:
        return story.not_begun(request, pk, language)
    if request.method == "POST":
        forms = StoryForms(user, edition, request)
        return _answered(request, forms) if "resolve" in request.POST else _save(request, forms)
    if "draft" in request.GET and (draft := drafts.of(user, edition)):
        return _show(request, StoryForms(user, edition, typed=typed_in(draft)), taken_up=True)
    return _show(request, StoryForms(user, edition), kept_at=edition.kept_at)


def version_of(data: QueryDict, name: str) -> int:
    """The row version a form was read at."""
    # Without a version nobody can know what was read: 0 is older than any, and ends in a conflict.
    value = data.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def _save(request: HttpRequest, forms: StoryForms, *, then: str | None = None) -> HttpResponse:
    """Save what `forms` say, and do what the button said beside it: `then`, if it is not the request's."""
    edition = forms.edition
    if not forms.is_valid():
        return _show(request, forms, status=422)
    before = edition.latest_revision_id
    try:
        with transaction.atomic():
            saved = actions.save_edition(
                forms.user,
                edition,
                forms.change(),
                version=version_of(forms.sent, "version"),
                article_version=version_of(forms.sent, "article_version"),
            )
            drafts.drop(forms.user, edition)
    except Conflict:
        return conflict.show(request, conflict.bring_together(request, forms))
    except NotAllowed:
        raise
    except ValidationError as error:
        problems = [sentence for sentences in _by_field(error).values() for sentence in sentences]
        return _show(request, forms, status=422, problems=problems)
    except (Refused, ValueError) as error:
        return _show(request, forms, status=422, problems=[str(error)])
    response = _afterwards(request, saved, changed=saved.latest_revision_id != before, then=then)
    if _PAGE.fullmatch(token := forms.sent.get("page", "")):
        # The page that was saved is told by its name, so that it forgets what it kept on the device.
        response.set_cookie(
            f"saved-{token}",
            "1",
            max_age=86_400,
            path="/admin/",
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response


def _answered(request: HttpRequest, forms: StoryForms) -> HttpResponse:
    """The answers to a conflict: ask on, save both versions as one, or write on with them."""
    if not forms.is_valid():
        return _show(request, forms, status=422)
    merge = conflict.bring_together(request, forms)
    seen = version_of(forms.sent, "version"), version_of(forms.sent, "article_version")
    now = merge.current.row_version, merge.current.master.row_version
    if merge.open or seen != now or request.POST["resolve"] not in ("save", "write"):
        # Asked about once more: because there is more to choose, or somebody saved once more.
        return conflict.show(request, merge)
    together = conflict.answered(forms, merge)
    if request.POST["resolve"] == "write":
        return _show(request, together, taken_up=True)
    return _save(request, together, then="")


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}


def _afterwards(
    request: HttpRequest, edition: Edition, *, changed: bool, then: str | None = None
) -> HttpResponse:
    """Do what the button said beside saving, and go on."""
    here = redirect("admin:story", edition.master_id, edition.language_code)
    then = request.POST.get("then", "") if then is None else then
    number = edition.latest_revision.number if edition.latest_revision else 0
    if then == "preview":
        return redirect("admin:preview", edition.master_id, edition.language_code, number)
    if changed:
        messages.success(request, _("Saved as revision %(number)s.") % {"number": number})
    elif not then:
        messages.info(request, _("Nothing had changed: no new revision was made."))
    if then == "pictures":
        story_pictures.take(request, edition)
        return redirect(f"{_address(edition)}#figures")
    if then not in TRANSITIONS:
        return here
    if not desk.is_simple(TRANSITIONS[then]):
        return redirect("admin:verb", edition.master_id, edition.language_code, then)
    try:
        edition = desk.do(signed_in(request), then, edition, version=edition.row_version)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, why(refusal, edition))
    else:
        messages.success(request, what_happened(then, edition))
    return here


def why(refusal: Refused, edition: Edition) -> str | SafeString:
    """The reasons of a refusal, each leading to where it is mended."""
    if not isinstance(refusal, ChecklistNotMet):
        return str(refusal)
    return comparison.joined(
        _("Not yet:"),
        [
            format_html('<a href="{}#{}">{}</a>', _address(edition), check.anchor, check.message)
            for check in refusal.failed
        ],
    )


def what_happened(verb: str, edition: Edition) -> str | SafeString:
    """What a verb did, with a link to the page readers have where there is one now."""
    sentence = desk.done(verb, edition)
    if verb == "publish" and edition.standing() == "live":
        link = format_html('<a href="{}">{}</a>', article_path(edition), _("See it on the site"))
        return comparison.joined(sentence, [link])
    return sentence


def _address(edition: Edition) -> str:
    return reverse("admin:story", args=[edition.master_id, edition.language_code])


def _show(
    request: HttpRequest,
    forms: StoryForms,
    *,
    status: int = 200,
    problems: list[str] | None = None,
    kept_at: dt.datetime | None = None,
    taken_up: bool = False,
) -> HttpResponse:
    edition, user = forms.edition, forms.user
    article = edition.master
    if forms.details is None:
        # Who chooses among them has their names there.
        prefetch_related_objects(
            [article], *(f"{name}__translations" for name in ("topics", "label", "source"))
        )
    checks = preconditions.checklist(edition)
    steps = desk.steps(user, edition)
    begun = {e.language_code for e in article.translations.all()}
    missing = [
        (code, name)
        for code, name in site_language_choices()
        if code not in begun and may(user, "begin", code)
    ]
    log = ActionLog.objects.filter(article=article).select_related("user", "revision")
    lines = [{"line": line, "act": act_title(line.verb)} for line in log.defer("revision__body")[:LOG_SHOWN]]
    context = {
        **story.frame(edition, "story"),
        "title": edition.headline or _("Untitled"),
        "forms": forms,
        "problems": problems or [],
        "taken_up": taken_up,
        "kept_at": kept_at,
        "kept_clock": clock(kept_at) if kept_at else "",
        "reading": {
            "version": forms.was_read("version", edition.row_version),
            "article_version": forms.was_read("article_version", article.row_version),
            "base": forms.was_read("base", edition.latest_revision.number if edition.latest_revision else ""),
            "read": forms.was_read("read", sheets.as_read(edition)),
            "page": forms.was_read("page", ""),
        },
        "checks": checks,
        "unmet": sum(not check.met for check in checks),
        "steps": steps,
        "advice": [
            {"block": finding.block, "message": say(finding.message), "about": finding.about}
            for finding in accessibility.findings(edition.body, edition.language_code)
        ],
        "simple": {t.verb for t in (steps.next, *steps.others) if t and desk.is_simple(t)},
        "missing": missing,
        "empty": desk.EMPTY_PLACES,
        "write_over": desk.TEXT_TO_WRITE_OVER,
        "names": credit_forms.suggestions(edition.language_code) if forms.may_details else [],
        "figure_cards": forms.cards(),
        "writing": writing.config(user, edition),
        "lines": lines,
        "words": blocks.word_count(edition.body, edition.language_code),
        "minutes": blocks.reading_minutes(edition.body, edition.language_code),
        "media": media_with_nonce(forms.text.media, request.csp_nonce),  # type: ignore[attr-defined]
        "in_step": getattr(getattr(edition, "link", None), "cut_at", edition) is None,
        "live_path": article_path(edition) if edition.standing() == "live" else "",
        "to_take": story_pictures.to_take(request, edition),
        "ingested": _originals(article) if may(forms.user, "ingest") else [],
    }
    return page(request, "admin/story/story.html", context, status=status)


def _originals(article: Article) -> list[IngestedItem]:
    """What the story was made of, newest first, each with how many of its lines were not understood."""
    unread = Func(F("found__parsed__unread"), function="jsonb_array_length", output_field=IntegerField())
    found = article.ingested_items.annotate(unread=unread).defer("content", "found", "headers", "fingerprint")
    return list(found[:5])


def urls(site: AdminSite) -> list[URLPattern]:
    """The story's page."""

    def at(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        return path(f"articles/article/<int:pk>/{route}", site.admin_view(view), name=name)

    return [
        at("<edition_language:language>/", story_view, "story"),
    ]

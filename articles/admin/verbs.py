"""The editorial verbs by their own pages: what will happen, what is needed for it, and the button."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles.admin import story
from articles.admin.fields import MomentField
from articles.admin.pages import page, signed_in
from articles.admin.story_page import version_of, what_happened
from articles.models import Edition
from articles.models.named import site_language_choices
from articles.permissions import may
from articles.workflow import actions, desk
from articles.workflow.errors import ChecklistNotMet, Conflict, NotAllowed, Refused
from articles.workflow.transitions import TRANSITIONS, Transition


class VerbForm(forms.Form):
    """What a verb asks for. Fields that it does not ask for are taken out."""

    at = MomentField(label=gettext_lazy("Date and time"))
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    notice = forms.CharField(
        label=gettext_lazy("Notice to readers"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Stands where the article was. Name nothing of the article in it."),
    )
    everywhere = forms.BooleanField(
        label=gettext_lazy("In every language that is published or scheduled"), required=False
    )

    use_required_attribute = False

    def __init__(self, transition: Transition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if transition.verb != "schedule":
            del self.fields["at"]
        if transition.verb != "take_down":
            del self.fields["notice"], self.fields["everywhere"]
        note = self.fields["note"]
        if transition.needs_note:
            note.required = True
            note.error_messages["required"] = _("Say why: the others need to know.")
            note.label = _("Why")
            note.help_text = _("Kept in the log, for the newsroom only.")
        else:
            note.label = _("Note for the log (optional)")


@require_http_methods(["GET", "HEAD", "POST"])
def verb_view(request: HttpRequest, pk: int, language: str, verb: str) -> HttpResponse:
    """Say what a verb will do (GET) and do it (POST, with the version that was seen).

    What cannot be done is said with its reasons, 409, and what was typed stays.
    """
    transition = TRANSITIONS.get(verb)
    if transition is None:
        raise Http404
    edition = story.find(pk, language)
    if not may(request.user, transition.act, language):
        raise NotAllowed(transition.act)
    if request.method != "POST":
        return _confirm(request, edition, transition, VerbForm(transition))
    form = VerbForm(transition, request.POST)
    if not form.is_valid():
        return _confirm(request, edition, transition, form, status=422)
    try:
        done = _do(request, edition, transition, form)
    except NotAllowed:
        raise
    except Refused as refusal:
        # As it is now: whoever looks again sees what changed.
        edition = story.find(pk, language)
        return _confirm(request, edition, transition, form, status=409, refusal=refusal)
    if len(done) > 1:
        names = dict(site_language_choices())
        listed = ", ".join(str(names.get(e.language_code, e.language_code)) for e in done)
        sentence = ngettext(
            "Taken down in %(n)s language: %(listed)s.",
            "Taken down in %(n)s languages: %(listed)s.",
            len(done),
        )
        messages.success(request, sentence % {"n": len(done), "listed": listed})
    else:
        messages.success(request, what_happened(verb, done[0]))
    return redirect("admin:story", pk, language)


def _do(request: HttpRequest, edition: Edition, transition: Transition, form: VerbForm) -> list[Edition]:
    version, user = version_of(request.POST, "version"), signed_in(request)
    asked = dict(form.cleaned_data)
    if asked.pop("everywhere", False):
        if edition.row_version != version:
            raise Conflict(edition)
        return actions.take_down_everywhere(user, edition.master, note=asked["note"], notice=asked["notice"])
    return [desk.do(user, transition.verb, edition, version=version, **asked)]


def _confirm(
    request: HttpRequest,
    edition: Edition,
    transition: Transition,
    form: VerbForm,
    *,
    status: int = 200,
    refusal: Refused | None = None,
) -> HttpResponse:
    possible = transition.starts_from(edition)
    blockers = actions.blockers(signed_in(request), edition, transition) if possible else []
    context = {
        **story.frame(edition, "verb"),
        "title": transition.title,
        "headline": edition.headline or _("Untitled"),
        "transition": transition,
        "consequence": desk.CONSEQUENCES[transition.verb],
        "form": form,
        "possible": possible,
        "blockers": blockers,
        # The checklist says it line by line; a sentence over it would say it twice.
        "refusal": "" if refusal is None or isinstance(refusal, ChecklistNotMet) else str(refusal),
    }
    return page(request, "admin/story/verb.html", context, status=status)


def urls(site: AdminSite) -> list[URLPattern]:
    """One address for each verb of each edition."""
    route = "articles/article/<int:pk>/<edition_language:language>/do/<slug:verb>/"
    return [path(route, site.admin_view(verb_view), name="verb")]

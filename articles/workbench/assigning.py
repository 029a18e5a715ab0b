"""Who translates, who reviews, and by when."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.models import EditionLink, User
from articles.permissions import may
from articles.workbench.pages import find_link, page, signed_in
from articles.workbench.screen import languages_here
from articles.workflow import translating
from articles.workflow.errors import NotAllowed, Refused


def _somebody(label: Any) -> forms.ModelChoiceField:
    # Who may depends on the language: see `AssignForm.__init__`.
    return forms.ModelChoiceField(
        User.objects.none(), required=False, label=label, empty_label=gettext_lazy("Nobody yet")
    )


class AssignForm(forms.Form):
    """People who may, and a moment on the site's clock."""

    translator = _somebody(gettext_lazy("Translator"))
    reviewer = _somebody(gettext_lazy("Reviewer"))
    due = forms.DateTimeField(
        required=False,
        label=gettext_lazy("Due"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=gettext_lazy("On the site’s clock. Empty: whenever it is ready."),
    )

    def __init__(self, data: Any, *, link: EditionLink) -> None:
        due = timezone.localtime(link.due).replace(tzinfo=None) if link.due else None
        initial = {"translator": link.translator_id, "reviewer": link.reviewer_id, "due": due}
        super().__init__(data, initial=initial)
        people = list(User.objects.filter(is_active=True).order_by("last_name", "first_name", "username"))
        language = link.edition.language_code
        for name, act in (("translator", "edit"), ("reviewer", "review")):
            those = [person.pk for person in people if may(person, act, language)]
            self.fields[name].queryset = User.objects.filter(pk__in=those).order_by(  # type: ignore[attr-defined]
                "last_name", "first_name", "username"
            )

    def clean_due(self) -> dt.datetime | None:
        due: dt.datetime | None = self.cleaned_data["due"]
        if due is not None and due < timezone.now():
            raise forms.ValidationError(_("This time has passed."), code="past")
        return due

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("translator") and cleaned.get("translator") == cleaned.get("reviewer"):
            self.add_error("reviewer", _("Somebody else reviews what one translates."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def assign_view(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Give a translation to somebody. Whoever gets it is told by mail."""
    link = find_link(pk, language)
    if not may(signed_in(request), "assign"):
        raise NotAllowed("assign")
    form = AssignForm(request.POST or None, link=link)
    if request.method == "POST" and form.is_valid():
        try:
            translating.assign(signed_in(request), link, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept. Whoever is new here is told by mail."))
            return redirect("workbench:edition", pk, language)
    context = {
        **languages_here(pk, language),
        "title": _("Give it to somebody"),
        "edition": link.edition,
        "source": link.source,
        "form": form,
    }
    return page(request, "workbench/assign.html", context, status=422 if form.errors else 200)

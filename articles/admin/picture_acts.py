"""Acts on pictures: many credits confirmed at once, one picture withdrawn or shown again."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin.figure_forms import picked_picture, pictures_here
from articles.admin.pages import page, signed_in
from articles.models import Image
from articles.workflow import picture_use, pictures
from articles.workflow.errors import Refused

# A page of the list, and no more.
MOST_AT_ONCE = 200
_CHOSEN = re.compile(r"(\d{1,18})\.([0-9a-f]{12})")


class WithdrawForm(forms.Form):
    """Why, and what stands there instead."""

    note = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Kept in the log, for the newsroom only."),
        error_messages={"required": gettext_lazy("Say why: whoever finds the picture gone will ask.")},
    )
    substitute = forms.CharField(
        label=gettext_lazy("Substitute (optional)"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"list": "pictures-here", "autocomplete": "off", "placeholder": "#12"}),
        help_text=gettext_lazy(
            "Another picture that readers see in its place, with its own credit and words."
        ),
    )

    use_required_attribute = False

    def clean_substitute(self) -> Image | None:
        return picked_picture(self.cleaned_data["substitute"])


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what withdrawing a picture does (GET), and do it (POST)."""
    image = get_object_or_404(Image, pk=pk)
    if not pictures.may_edit(signed_in(request)):
        raise PermissionDenied
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    problem, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                pictures.withdraw_picture(
                    signed_in(request),
                    image,
                    note=form.cleaned_data["note"],
                    substitute=form.cleaned_data["substitute"],
                )
            except Refused as refusal:
                problem, status = str(refusal), 409
            else:
                messages.success(request, _("“%(name)s” is withdrawn.") % {"name": image.filename})
                return redirect("admin:articles_image_change", pk)
    context: dict[str, Any] = {
        "title": _("Withdraw a picture"),
        "image": image,
        "use": picture_use.use_of(image),
        "form": form,
        "problem": problem,
        "pictures_here": pictures_here(),
    }
    return page(request, "admin/pictures/withdraw.html", context, status=status)


@require_POST
def reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    """Let readers see a withdrawn picture again."""
    image = get_object_or_404(Image, pk=pk)
    if not pictures.may_edit(signed_in(request)):
        raise PermissionDenied
    try:
        pictures.reinstate_picture(signed_in(request), image)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Readers see “%(name)s” again where it was.") % {"name": image.filename})
    return redirect("admin:articles_image_change", pk)


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Confirm the credits of the chosen pictures, each as it was shown: one that changed since is left."""
    if not pictures.may_edit(signed_in(request)):
        raise PermissionDenied
    chosen = {
        int(found[1]): found[2]
        for value in request.POST.getlist("picture")[:MOST_AT_ONCE]
        if (found := _CHOSEN.fullmatch(value))
    }
    keys = dict(Image.objects.filter(pk__in=chosen).values_list("pk", "rendition_key"))
    same = [pk for pk, seen in chosen.items() if keys.get(pk, "").startswith(seen)]
    result = pictures.confirm_pictures(signed_in(request), same)
    if result.done:
        sentence = ngettext(
            "The credit of one picture is confirmed by you.",
            "The credits of %(n)s pictures are confirmed by you.",
            len(result.done),
        )
        messages.success(request, sentence % {"n": len(result.done)})
    for _image, reason in result.refused:
        messages.warning(request, reason)
    if changed := len(chosen) - len(same):
        sentence = ngettext(
            "One picture was changed by somebody meanwhile, and is left: look at it again.",
            "%(n)s pictures were changed by somebody meanwhile, and are left: look at them again.",
            changed,
        )
        messages.warning(request, sentence % {"n": changed})
    if not chosen:
        messages.info(request, _("Choose pictures first."))
    back = request.POST.get("back", "")
    query = back if back.startswith("?") else ""
    return HttpResponseRedirect(reverse("admin:articles_image_changelist") + query)


def urls(site: AdminSite) -> list[URLPattern]:
    """The pages of these acts."""
    return [
        path("pictures/confirm/", site.admin_view(confirm), name="pictures_confirm"),
        path("pictures/<int:pk>/withdraw/", site.admin_view(withdraw), name="picture_withdraw"),
        path("pictures/<int:pk>/reinstate/", site.admin_view(reinstate), name="picture_reinstate"),
    ]

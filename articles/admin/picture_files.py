"""Pictures on their way in, and their files for staff."""

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from articles import media
from articles.admin.pages import page, signed_in
from articles.imaging.opening import MAX_BYTES
from articles.models import Image
from articles.workflow import pictures

# One page of uploads; a mistaken folder of thousands is not read.
MAX_FILES = 20
# What staff see of a picture is private to them, and may be kept by their browser for a while.
STAFF_CACHE = "private, max-age=3600"


class _Files(forms.FileInput):
    allow_multiple_selected = True


class UploadForm(forms.Form):
    """One file or several."""

    pictures = forms.FileField(
        label=gettext_lazy("Pictures"), widget=_Files(attrs={"accept": "image/*"}), required=False
    )


def upload(request: HttpRequest) -> HttpResponse:
    """Take pictures in; each is stored, recognised, or refused with a sentence of its own."""
    if not pictures.may_edit(signed_in(request)):
        raise PermissionDenied
    refused: list[tuple[str, str]] = []
    if request.method == "POST":
        files = request.FILES.getlist("pictures")
        stored = []
        for file in files[:MAX_FILES]:
            try:
                # One byte more than is taken: the sentence about size comes from where all the others do.
                image, new = pictures.upload_picture(
                    signed_in(request), file.read(MAX_BYTES + 1), file.name or ""
                )
            except media.UnacceptableImage as error:
                refused.append((file.name or "", _(error.message.template) % dict(error.message.params)))
                continue
            stored.append((image, new))
        if not files:
            refused.append(("", _("Choose a file first.")))
        if len(files) > MAX_FILES:
            refused.append(
                ("", _("At most %(number)s pictures at once: the others were left.") % {"number": MAX_FILES})
            )
        _tell(request, stored)
        if stored and not refused:
            image = stored[0][0]
            return (
                redirect("admin:articles_image_change", image.pk)
                if len(stored) == 1
                else redirect("admin:articles_image_changelist")
            )
    context = {
        "title": _("Upload pictures"),
        "form": UploadForm(),
        "refused": refused,
        "megabytes": MAX_BYTES // 1024**2,
        "part_address": reverse("admin:picture_part", args=["0" * 64]),
        "words": {
            "queued": _("Waits for its turn."),
            "sending": _("On its way …"),
            "reading": _("Being read …"),
            "waiting": _("No connection: it goes on where it was as soon as there is one."),
            "known": _("It was here already."),
            "near": _("It looks like"),
            "failed": _("It could not be sent. Try again."),
            "again": _("Try again"),
            "summary": _("{done} of {total} are here; {refused} refused."),
        },
    }
    return page(request, "admin/pictures/upload.html", context, status=422 if refused else 200)


def _tell(request: HttpRequest, stored: list[tuple[Image, bool]]) -> None:
    new = [image for image, is_new in stored if is_new]
    for image, is_new in stored:
        if not is_new:
            messages.info(
                request, _("“%(name)s” is here already: this is it, as it was.") % {"name": image.filename}
            )
    if new:
        text = ngettext(
            "One picture is stored. Say whose it is before it is used.",
            "%(number)s pictures are stored. Say whose they are before they are used.",
            len(new),
        )
        messages.success(request, text % {"number": len(new)})


@require_safe
def picture_file(request: HttpRequest, pk: int, spec: str) -> HttpResponse:
    """A rendition for staff: also of pictures that no reader has seen.

    Staff may wait a second where nothing has made it yet; readers never do.
    """
    image = get_object_or_404(Image, pk=pk)
    if not image.is_ready() and image.failed_key != image.rendition_key:
        media.prepare(image)
    try:
        file, content_type = media.open_rendition(image, media.nearest(image, spec))
    except (KeyError, FileNotFoundError) as error:
        raise Http404 from error
    # Renditions have bounds: read at once, the file is closed whatever becomes of the answer.
    with file:
        response = HttpResponse(file.read(), content_type=content_type)
    response["Cache-Control"] = STAFF_CACHE
    response["X-Content-Type-Options"] = "nosniff"
    return response


def urls(site: AdminSite) -> list[URLPattern]:
    """The upload page, and the files themselves."""
    return [
        path("pictures/upload/", site.admin_view(upload), name="picture_upload"),
        # Cacheable: or Django would forbid the browser to keep what this view allows it to.
        path(
            "pictures/<int:pk>/<slug:spec>/",
            site.admin_view(picture_file, cacheable=True),
            name="picture_file",
        ),
    ]

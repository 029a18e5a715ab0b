"""Pictures sent in parts, so that a broken connection costs a part and not the file.

The address names the file by its SHA-256. GET says how much of it is here (or that the picture is); POST adds
the part that begins there. Parts lie in `UPLOADS_ROOT`, one file for each person and picture, until they are
whole or two days old. With several machines behind one address, a part that reaches another machine is told
where to begin again: nothing is lost but time.
"""

import fcntl
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.urls import URLPattern, re_path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import media
from articles.admin.pages import signed_in
from articles.imaging.opening import MAX_BYTES
from articles.models import Image
from articles.workflow import picture_use, pictures

# Small enough for a train, large enough that few are needed.
PART_BYTES = 1024 * 1024
KEPT_SECONDS = 2 * 24 * 3600
# Of one person, all that is not whole yet: forty pictures of the greatest size.
MOST_WAITING = 40 * MAX_BYTES


def told(image: Image, *, new: bool) -> dict[str, Any]:
    """What a page needs to show a picture that has just arrived."""
    reason = image.hindrance()
    return {
        "image": image.pk,
        "new": new,
        "name": image.filename,
        "thumbnail": reverse("admin:picture_file", args=[image.pk, "thumbnail"]),
        "address": reverse("admin:articles_image_change", args=[image.pk]),
        "credit": image.credit_line,
        "suggested": image.suggested_credit,
        "confirmed": image.confirmed_at is not None,
        "conflict": bool(image.conflicts),
        "said": str(reason.label) if reason else _("Confirmed"),
        # The same picture in another size or from another agency: whoever uploads it should know.
        "near": [
            {"name": other.filename, "address": reverse("admin:articles_image_change", args=[other.pk])}
            for other in (picture_use.looks_like(image)[:1] if new else [])
        ],
    }


@require_http_methods(["GET", "POST"])
def picture_part(request: HttpRequest, sha256: str) -> HttpResponse:
    """Say how much of a file is here (GET); add a part (POST, `offset`, `size` and `name` in the query).

    Answers JSON: {offset} while parts are missing, 409 with it for a part that begins elsewhere; what `told`
    returns when the picture is here; 403, 413 or 422 with {error}, a sentence.
    """
    if not pictures.may_edit(signed_in(request)):
        return JsonResponse({"error": _("You may not add pictures.")}, status=403)
    if known := Image.objects.filter(sha256=sha256).first():
        return JsonResponse(told(known, new=False))
    path = _path(request, sha256)
    if request.method == "GET":
        _sweep()
        return JsonResponse({"offset": path.stat().st_size if path.exists() else 0})
    try:
        part = request.body
    except RequestDataTooBig:
        return JsonResponse({"error": _("The part is too large.")}, status=413)
    except RawPostDataException:
        part = b""  # a form was sent, and has been read as one
    offset, size = _number(request.GET.get("offset")), _number(request.GET.get("size"))
    if offset is None or size is None or not part or len(part) > PART_BYTES or offset + len(part) > size:
        return JsonResponse({"error": _("This is no part of a picture. Choose the file again.")}, status=422)
    if size > MAX_BYTES:
        # The sentence about size comes from where all the others do.
        return _taken(request, b"\0" * (MAX_BYTES + 1))
    if _waiting(request) + len(part) > MOST_WAITING:
        sentence = _("Too much of yours has been begun and not finished. Wait for it, or try again tomorrow.")
        return JsonResponse({"error": sentence}, status=413)
    with _locked(path) as file:
        here = file.seek(0, 2)
        if here != offset:
            return JsonResponse({"offset": here}, status=409)
        file.write(part)
        file.flush()
        if offset + len(part) < size:
            return JsonResponse({"offset": offset + len(part)})
        file.seek(0)
        data = file.read()
        path.unlink(missing_ok=True)
    if hashlib.sha256(data).hexdigest() != sha256:
        return JsonResponse({"error": _("The file changed on its way. Choose it again.")}, status=422)
    return _taken(request, data)


def _taken(request: HttpRequest, data: bytes) -> HttpResponse:
    try:
        image, new = pictures.upload_picture(signed_in(request), data, request.GET.get("name", "")[:255])
    except media.UnacceptableImage as error:
        sentence = _(error.message.template) % dict(error.message.params)
        return JsonResponse({"error": sentence}, status=422)
    return JsonResponse(told(image, new=new))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 12 else None


def _path(request: HttpRequest, sha256: str) -> Path:
    return Path(settings.UPLOADS_ROOT) / f"{signed_in(request).pk}-{sha256}.part"


def _waiting(request: HttpRequest) -> int:
    own = Path(settings.UPLOADS_ROOT).glob(f"{signed_in(request).pk}-*.part")
    return sum(path.stat().st_size for path in own if path.exists())


@contextmanager
def _locked(path: Path) -> Iterator[IO[bytes]]:
    """The file, open to be read and added to, for one request at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _sweep() -> None:
    """Forget what nobody went on with."""
    oldest = time.time() - KEPT_SECONDS
    folder = Path(settings.UPLOADS_ROOT)
    for path in folder.glob("*.part") if folder.exists() else ():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def urls(site: AdminSite) -> list[URLPattern]:
    """The one address."""
    return [
        re_path(
            r"^pictures/parts/(?P<sha256>[0-9a-f]{64})/$", site.admin_view(picture_part), name="picture_part"
        )
    ]

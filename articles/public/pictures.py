"""Renditions of pictures: to everybody while something live shows them, to the desk always."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from articles import media, permissions
from articles.models import Edition, Image
from articles.public.reader import never_stored

FORMATS = {"jpg": "jpeg", "webp": "webp"}
# The address names the picture and its credit, so its bytes never change. A cache that many share asks again
# after five seconds all the same: a picture can be withdrawn.
IMMUTABLE = "public, max-age=31536000, s-maxage=5, immutable"


def is_public(image: Image) -> bool:
    """Tell whether readers have a page with this picture now."""
    return Edition.objects.live().filter(live_revision__images__contains=[image.pk]).exists()


@require_safe
def rendition(request: HttpRequest, key: str, spec: str, extension: str) -> HttpResponseBase:
    """One rendition. Unknown, hidden, lost and never made answer alike: 404."""
    image = Image.objects.filter(rendition_key=key).first()
    if image is None:
        raise Http404
    public = is_public(image)
    # Who asks is looked at last, so that no public answer depends on a cookie.
    if not public and not permissions.may(request.user, "view_desk"):
        raise Http404
    try:
        file, content_type = media.open_rendition(image, spec, FORMATS[extension])
    except (KeyError, FileNotFoundError) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    if not public:
        return never_stored(response)
    response.headers["Cache-Control"] = IMMUTABLE
    return response

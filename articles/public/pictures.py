"""Renditions of pictures: to everybody while something live shows them, to the desk always."""

from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from articles import media, permissions
from articles.models import Contributor, Edition, Image
from articles.public.reader import never_stored

FORMATS = {"jpg": "jpeg", "webp": "webp"}
# The address names the picture and its credit, so its bytes never change. A cache that many share asks again
# after five seconds all the same: a picture can be withdrawn.
IMMUTABLE = "public, max-age=31536000, s-maxage=5, immutable"


def is_public(image: Image) -> bool:
    """Tell whether readers have a page with this picture now: in an article, or as somebody's portrait."""
    shown = Edition.objects.live().filter(live_revision__images__contains=[image.pk]).exists()
    return shown or _is_shown_portrait(image)


def _is_shown_portrait(image: Image) -> bool:
    """A portrait is shown with a credit, in the languages it has words in, where its person is credited."""
    if not image.has_credit():
        return False
    people = list(Contributor.objects.filter(Q(portrait=image) | Q(merged_into__portrait=image)))
    languages = image.translations.exclude(alt="").values_list("language_code", flat=True)
    credited = Q()
    for person in people:
        credited |= Q(live_revision__credits__contains=[{"contributor": person.pk}])
    return (
        bool(people) and Edition.objects.live().filter(credited, language_code__in=list(languages)).exists()
    )


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

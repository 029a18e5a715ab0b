"""Renditions of pictures: to everybody while something live shows them, to the desk always."""

from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import media, permissions
from articles.caching import pages, tags
from articles.models import Contributor, Edition, Image, ImageAddress, ListingEntry
from articles.public.reader import never_stored

FORMATS = {extension: format for format, extension in media.EXTENSIONS.items()}
# The address names the picture, its crop and its credit, so its bytes never change. A cache that many share
# asks again after five seconds all the same: a picture can be withdrawn.
IMMUTABLE = "public, max-age=31536000, s-maxage=5, immutable"
# The picture under an old address may change again.
MOVED = "public, max-age=5"


def is_public(image: Image) -> bool:
    """Tell whether readers see this picture now: it is cleared, and a live article shows it, or shows it in
    place of one that is not, or it is somebody's portrait.
    """
    now = timezone.now()
    tags.note_ids("i", [image.pk])
    if image.hindrance(now) is not None:
        return False
    stands_for = image.substitute_for.exclude(pk__in=Image.objects.cleared(now)).values_list("pk", flat=True)
    shown = [image.pk, *stands_for]
    tags.note_ids("i", shown)
    return _is_shown(Q(live_revision__images__overlap=shown)) or _is_shown_portrait(image)


def _is_shown(condition: Q) -> bool:
    """Tell whether something live meets a condition, and note one such article: while it does, so it is."""
    live = Edition.objects.live().filter(condition).order_by().values_list("master_id", flat=True)
    return _noted(live.first())


def _noted(article: int | None) -> bool:
    tags.note_ids("a", [article])
    return article is not None


def _is_shown_portrait(image: Image) -> bool:
    """A portrait is shown in the languages it has words in, where its person is credited."""
    people = list(Contributor.objects.filter(Q(portrait=image) | Q(merged_into__portrait=image)))
    tags.note_ids("c", (person.pk for person in people))
    if not people:
        return False
    languages = image.translations.exclude(alt="").values_list("language_code", flat=True)
    credited = ListingEntry.objects.of("c", [person.pk for person in people]).live()
    if not image.is_decorative:
        credited = credited.filter(language_code__in=list(languages))
    return _noted(credited.order_by().values_list("article_id", flat=True).first())


@require_safe
def rendition(request: HttpRequest, key: str, spec: str, extension: str) -> HttpResponseBase:
    """One rendition. Unknown, hidden, lost and never made answer alike: 404.

    An address from before the picture's credit was changed leads to the picture with the credit as it is.
    """
    row = ImageAddress.objects.select_related("image").filter(key=key).first()
    if row is None:
        raise Http404
    image = row.image
    with tags.recording() as noted:
        public = is_public(image)
    # Who asks is looked at last, so that no public answer depends on a cookie.
    if not public and not permissions.may(request.user, "view_desk"):
        raise Http404
    format = FORMATS[extension]
    if key != image.made_key:
        current = media.address(image, spec, format) if spec in media.SPECS else None
        if current is None:
            raise Http404
        moved = HttpResponseRedirect(current.url)
        moved.headers["Cache-Control"] = MOVED
        return moved if public else never_stored(moved)
    try:
        file, content_type = media.open_rendition(image, spec, format)
    except (KeyError, FileNotFoundError) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    if not public:
        return never_stored(response)
    response.headers["Cache-Control"] = IMMUTABLE
    pages.mark(response, noted, file=media.rendition_name(key, spec, format))
    return response

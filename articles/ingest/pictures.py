"""The pictures that belong in an article's places: fetched or unpacked only when an editor asks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from articles import net
from articles.formats import packages
from articles.formats.errors import Unreadable
from articles.ingest.errors import translated
from articles.ingest.renewal import as_they_are
from articles.media import UnacceptableImage
from articles.models import Edition, Figure, Image, IngestedItem, User
from articles.workflow import actions, pictures
from articles.workflow.content_changes import Change
from articles.workflow.errors import NotAllowed

# In one go; an editor can ask again for the others.
MOST_AT_ONCE = 20
ACCEPT = "image/avif,image/webp,image/jpeg,image/png;q=0.9,image/*;q=0.5"
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}
_ENDINGS |= {"image/avif": ".avif", "image/tiff": ".tiff"}


@dataclass(frozen=True)
class PictureResult:
    """What became of one place: its picture, or the problem in a sentence."""

    figure: Figure
    image: Image | None = None
    problem: str = ""


@dataclass(frozen=True)
class _Waiting:
    figure: Figure
    address: str = ""
    item: int = 0
    part: str = ""


def waiting(edition: Edition) -> list[Figure]:
    """The places of the article that have no picture, and of which intake knows where one is."""
    return [place.figure for place in _waiting(edition)]


def fetch_pictures(actor: User | None, edition: Edition) -> list[PictureResult]:
    """Put into their places the pictures that the original has there; none waits for another.

    What intake read of a credit stays a suggestion for the editor to confirm. Raises `NotAllowed` before
    anything is fetched, and `Conflict` where somebody saves meanwhile: the pictures are kept then.
    """
    if not pictures.may_edit(actor):
        raise NotAllowed("edit_images")
    results = [_get(actor, place) for place in _waiting(edition)[:MOST_AT_ONCE]]
    found = {result.figure.pk: result.image for result in results if result.image}
    if found:
        figures = [
            replace(place, image=found[place.id]) if place.id in found else place
            for place in as_they_are(edition)
        ]
        change = Change(figures=figures, note=_("Pictures taken from the original."))
        actions.save_edition(actor, edition, change, version=edition.row_version)
    return results


def _waiting(edition: Edition) -> list[_Waiting]:
    empty = {figure.pk: figure for figure in Figure.objects.filter(article=edition.master_id, image=None)}
    if not empty:
        return []
    packed = dict(_packed(edition))
    places = []
    for pk, figure in empty.items():
        if figure.expected_address:
            places.append(_Waiting(figure, figure.expected_address))
        elif pk in packed:
            places.append(_Waiting(figure, "", *packed[pk]))
    return places


def _packed(edition: Edition) -> Iterator[tuple[int, tuple[int, str]]]:
    """Which pictures lie inside a document that was taken in: (figure, (ingested item, part of it))."""
    for item in IngestedItem.objects.filter(article=edition.master_id).defer("content").order_by("pk"):
        places = item.places()
        for figure in item.parsed().figures:
            if figure.part and figure.number in places:
                yield places[figure.number], (item.pk, figure.part)


def _get(actor: User | None, place: _Waiting) -> PictureResult:
    try:
        if place.address:
            data, name = _fetched(place.address)
        else:
            document = IngestedItem.objects.values_list("content", flat=True).get(pk=place.item)
            data, name = packages.picture(bytes(document), place.part), PurePosixPath(place.part).name
        image, _new = pictures.upload_picture(actor, data, name)
    except (net.FetchError, Unreadable) as error:
        return PictureResult(place.figure, problem=translated(error.message))
    except UnacceptableImage as error:
        return PictureResult(place.figure, problem=translated(error.message))
    return PictureResult(place.figure, image)


def _fetched(address: str) -> tuple[bytes, str]:
    answer = net.fetch(address, accept=ACCEPT, limits=net.PICTURE)
    stem = PurePosixPath(unquote(urlsplit(answer.address).path)).stem or "picture"
    # A server's word on the format beats the address, which may end in .php or in nothing.
    ending = _ENDINGS.get(answer.media_type) or PurePosixPath(urlsplit(answer.address).path).suffix
    return answer.body, f"{stem[:80]}{ending[:6]}"

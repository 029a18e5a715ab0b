"""Pictures in and out: store an upload, make its renditions, name them, open one.

Originals lie under `originals/` and are never served. Renditions lie under `renditions/<key>/`, where the key
names the picture, its crop and its credit: what lies under an address never changes. They are made in the
background (`prepare`), never while a reader waits; `Image.made` says which there are.
"""

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext

from articles.imaging import apart, metadata
from articles.imaging.messages import UnacceptableImage
from articles.imaging.metadata import CREDIT_FIELDS, SuggestedCredit
from articles.imaging.renditions import SPECS, Format
from articles.models import Image, ImageAddress, ImageKind, User
from articles.models.image import SOURCE_TYPES

__all__ = ["SPECS", "UnacceptableImage", "open_rendition", "prepare", "renditions", "store_upload"]

log = logging.getLogger(__name__)

CONTENT_TYPES: Mapping[str, str] = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
EXTENSIONS: Mapping[str, str] = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}
# What a page offers for a picture in the text, smallest first; the others are crops.
PAGE_SPECS = tuple(name for name, spec in SPECS.items() if spec.height is None)
# What a browser without srcset gets.
_FALLBACK = "body"


@dataclass(frozen=True)
class RenditionAddress:
    """Where one rendition is. Width and height in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Renditions:
    """What a page needs to show a picture: a `srcset` per format and a fallback with its size in pixels."""

    avif: str
    webp: str
    jpeg: str
    fallback: RenditionAddress


def address(image: Image, spec: str, format: str = "jpeg") -> RenditionAddress | None:
    """The public address of one rendition; None while there is no such file.

    Of a whole picture that is smaller than `spec`, the largest there is. Raises KeyError for a spec that is
    not in `SPECS`.
    """
    name = nearest(image, spec)
    if name not in image.made or format not in SPECS[name].formats:
        return None
    width, height = image.made[name]
    kwargs = {"key": image.made_key, "spec": name, "extension": EXTENSIONS[format]}
    return RenditionAddress(reverse("public:rendition", kwargs=kwargs), width, height)


def nearest(image: Image, spec: str) -> str:
    """The spec whose file stands for `spec`: the largest that a small picture has, else itself.

    Raises KeyError for a spec that is not in `SPECS`.
    """
    if SPECS[spec].height is not None or spec in image.made:
        return spec
    smaller = [one for one in PAGE_SPECS[: PAGE_SPECS.index(spec)] if one in image.made]
    return smaller[-1] if smaller else spec


def renditions(image: Image) -> Renditions | None:
    """The renditions of a picture for a page, without reading any file; None while there are none.

    While a changed credit is written into new files, these are the ones that exist.
    """
    fallback = address(image, _FALLBACK)
    if fallback is None:
        return None

    def srcset(format: Format) -> str:
        found = [one for spec in PAGE_SPECS if spec in image.made and (one := address(image, spec, format))]
        return ", ".join(f"{one.url} {one.width}w" for one in found)

    return Renditions(srcset("avif"), srcset("webp"), srcset("jpeg"), fallback)


def open_rendition(image: Image, spec: str, format: str = "jpeg") -> "tuple[File[bytes], str]":
    """Open a rendition that is made; return (file, content type).

    Raises KeyError for what is not among those made, FileNotFoundError where its file is lost.
    """
    if spec not in image.made or format not in SPECS[spec].formats:
        raise KeyError(spec)
    return default_storage.open(rendition_name(image.made_key, spec, format)), CONTENT_TYPES[format]


def rendition_name(key: str, spec: str, format: str) -> str:
    """The name of a rendition's file in the storage; `key` is `Image.made_key`."""
    return f"renditions/{key[:2]}/{key}/{spec}.{EXTENSIONS[format]}"


# --- Making --------------------------------------------------------------------------------------
def prepare(image: Image) -> bool:
    """Make all renditions of a picture, with its credit as it is, unless they are there; tell if they are.

    Files first, then the row that names them: no page names a file that is not there. The files with the old
    credit go when the new ones are named. Two at once do the same work and come to the same end. A picture
    that cannot be made (its original is lost or damaged) is marked, and not tried again before it changes.
    """
    if image.is_ready():
        return True
    key, credit = image.rendition_key, image.embedded_credit()
    try:
        with default_storage.open(image.original) as original:
            made = apart.render(original.read(), credit, (image.focal_x, image.focal_y))
    except (UnacceptableImage, FileNotFoundError) as error:
        log.error("The renditions of picture %s cannot be made: %s", image.pk, error)
        Image.objects.filter(pk=image.pk, rendition_key=key).update(failed_key=key)
        image.failed_key = key
        return False
    for spec, one in made:
        _keep(rendition_name(key, spec, one.format), one.bytes)
    sizes = {spec: [one.width, one.height] for spec, one in made}
    with transaction.atomic():
        row = Image.objects.select_for_update(of=("self",)).get(pk=image.pk)
        if row.rendition_key != key:
            # Its credit changed meanwhile: these files are nobody's, and the next turn makes the right ones.
            transaction.on_commit(lambda: _discard(key, sizes))
            return False
        old_key, old = row.made_key, row.made
        ImageAddress.objects.get_or_create(key=key, defaults={"image": row})
        Image.objects.filter(pk=row.pk).update(made_key=key, made=sizes, failed_key="")
        if old_key and old_key != key:
            transaction.on_commit(lambda: _discard(old_key, old))
    image.made_key, image.made, image.failed_key = key, sizes, ""
    return True


def _discard(key: str, made: Mapping[str, object]) -> None:
    """Delete the files of a key that no picture has any more."""
    for spec in made:
        for format in SPECS[spec].formats if spec in SPECS else CONTENT_TYPES:
            with suppress(OSError):
                default_storage.delete(rendition_name(key, spec, format))


def _keep(name: str, data: bytes) -> None:
    """Store a file whole or not at all: nobody ever opens half of one under its name."""
    try:
        target = Path(default_storage.path(name))
    except NotImplementedError:
        # Not a folder: object stores put a file whole or not at all.
        default_storage.save(name, ContentFile(data))
        return
    whole = Path(default_storage.path(default_storage.save(f"{name}.part", ContentFile(data))))
    with whole.open("rb") as file:
        os.fsync(file.fileno())
    whole.replace(target)
    # The name is on the disk as well as the file.
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


# --- Taking in -----------------------------------------------------------------------------------
def store_upload(data: bytes, filename: str, user: User | None = None) -> Image:
    """Check a picture and keep it; the same bytes twice are one picture, returned as it is.

    What the file says of itself is written down as it is found and waits for a person to confirm it; where it
    says two things, that field stays empty. Raises `UnacceptableImage`, a ValueError, with a sentence for
    people.
    """
    try:
        facts, found = apart.examine(data, filename)
    except UnacceptableImage as error:
        # The pure layer marks its sentences for translation and leaves translating to those who show them.
        error.args = (gettext(error.message.template) % error.message.params,)
        raise
    if known := Image.objects.filter(sha256=facts.sha256).first():
        return known
    name = f"originals/{facts.sha256[:2]}/{facts.sha256}.{facts.extension}"
    if not default_storage.exists(name) or default_storage.size(name) != len(data):
        _keep(name, data)
    suggestion = found.credit_line or ", ".join(found.creators)
    image = Image(
        sha256=facts.sha256,
        original=name,
        filename=PurePath(filename or "picture").name[:255],
        format=facts.format,
        width=facts.width,
        height=facts.height,
        size=len(data),
        frames=facts.frames,
        has_gps=facts.has_gps,
        has_credentials=facts.has_credentials,
        likeness=facts.likeness,
        found=found.as_json(),
        suggested_credit="" if metadata.is_placeholder(suggestion) else one_line(suggestion)[:300],
        uploaded_by=user,
        **_from_file(found),
    )
    try:
        with transaction.atomic():
            image.save()
    except IntegrityError:
        # Two uploads of the same file at the same moment: the other one won.
        return Image.objects.get(sha256=facts.sha256)
    return image


def _from_file(found: SuggestedCredit) -> dict[str, object]:
    """What a picture's fields are before anybody has looked at it."""
    held = [one.field for one in found.conflicts if one.field in CREDIT_FIELDS]
    values = {
        "credit_line": found.credit_line[:300],
        "creator": "; ".join(found.creators)[:300],
        "copyright_notice": found.copyright_notice[:500],
        "usage_terms": found.usage_terms[:500],
        "licence_page": found.web_statement
        if found.web_statement.startswith(("http://", "https://")) and len(found.web_statement) <= 500
        else "",
    }
    columns = {"creators": "creator"}
    for name in held:
        values.pop(columns.get(name, name), None)
    kinds = {term: kind for kind, term in SOURCE_TYPES.items()}
    kind = kinds.get(found.digital_source_type, ImageKind.PHOTOGRAPH)
    return {**{name: one_line(value) for name, value in values.items()}, "kind": kind, "conflicts": held}


def one_line(value: str) -> str:
    """What a file says, without the control characters and line ends that a field cannot hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())

"""Pictures in and out: store an upload, name its renditions, open one.

Originals lie under `originals/` and are never served. Renditions lie under `renditions/<key>/`, where the key
names the picture and its credit, and are made once, when they are first asked for.
"""

import os
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext

from articles.imaging import metadata, sizes, validation
from articles.imaging import renditions as making
from articles.imaging.messages import UnacceptableImage
from articles.imaging.renditions import SPECS
from articles.models import Image, User

__all__ = ["SPECS", "UnacceptableImage", "open_rendition", "renditions", "store_upload"]

CONTENT_TYPES = {"jpeg": "image/jpeg", "webp": "image/webp"}
# What a page offers for a picture in the text; "share" is for cards elsewhere.
PAGE_SPECS = ("thumbnail", "body", "wide")


@dataclass(frozen=True)
class RenditionAddress:
    """Where one rendition is. Width and height in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Renditions:
    """What a page needs to show a picture: two `srcset`s and a fallback with its size in pixels."""

    webp: str
    jpeg: str
    fallback: RenditionAddress


def address(image: Image, spec: str, format: str = "jpeg") -> RenditionAddress:
    """The public address of one rendition. Raises KeyError for a spec that is not in `SPECS`."""
    wanted = SPECS[spec]
    width, height = sizes.rendered_size(image.width, image.height, wanted.width, wanted.height)
    url = reverse(
        "public:rendition",
        kwargs={"key": image.rendition_key, "spec": spec, "extension": _EXTENSIONS[format]},
    )
    return RenditionAddress(url, width, height)


_EXTENSIONS = {"jpeg": "jpg", "webp": "webp"}


def renditions(image: Image) -> Renditions:
    """The renditions of a picture for a page, without reading any file."""

    def srcset(format: str) -> str:
        found: dict[int, RenditionAddress] = {}
        for spec in PAGE_SPECS:
            one = address(image, spec, format)
            # A picture smaller than the next size has nothing to add there.
            found.setdefault(one.width, one)
        return ", ".join(f"{one.url} {one.width}w" for one in found.values())

    return Renditions(webp=srcset("webp"), jpeg=srcset("jpeg"), fallback=address(image, "body"))


def open_rendition(image: Image, spec: str, format: str = "jpeg") -> "tuple[File[bytes], str]":
    """Open a rendition, made now if it is not there yet; return (file, content type).

    Raises KeyError for a spec or a format outside the closed list, FileNotFoundError if the original is lost.
    """
    wanted = SPECS[spec]
    if format not in wanted.formats:
        raise KeyError(format)
    name = f"renditions/{image.rendition_key}/{spec}.{_EXTENSIONS[format]}"
    if not default_storage.exists(name):
        with default_storage.open(image.original) as original:
            made = making.make(
                original.read(),
                width=wanted.width,
                height=wanted.height,
                format=format,
                credit=image.embedded_credit(),
            )
        _keep(name, made.bytes)
    return default_storage.open(name), CONTENT_TYPES[format]


def _keep(name: str, data: bytes) -> None:
    """Store a file whole or not at all: nobody ever opens half of one under its name."""
    aside = default_storage.save(f"{name}.part", ContentFile(data))
    try:
        whole, target = Path(default_storage.path(aside)), Path(default_storage.path(name))
    except NotImplementedError:
        # Not a folder: object stores put a file whole or not at all.
        default_storage.delete(aside)
        default_storage.save(name, ContentFile(data))
        return
    with whole.open("rb") as file:
        os.fsync(file.fileno())
    whole.replace(target)


def store_upload(data: bytes, filename: str, user: User | None = None) -> Image:
    """Check a picture and keep it; the same bytes twice are one picture, returned as it is.

    The file's own credit becomes a suggestion and is never adopted silently. Raises `UnacceptableImage`, a
    ValueError, with a sentence for people.
    """
    try:
        facts = validation.inspect(data, filename)
    except UnacceptableImage as error:
        # The pure layer marks its sentences for translation and leaves translating to those who show them.
        error.args = (gettext(error.message.template) % error.message.params,)
        raise
    if known := Image.objects.filter(sha256=facts.sha256).first():
        return known
    found = metadata.suggested_credit(data)
    suggestion = found.credit_line or ", ".join(found.creators)
    name = f"originals/{facts.sha256[:2]}/{facts.sha256}.{facts.extension}"
    if not default_storage.exists(name) or default_storage.size(name) != len(data):
        _keep(name, data)
    image = Image(
        sha256=facts.sha256,
        original=name,
        filename=PurePath(filename or "picture").name[:255],
        format=facts.format,
        width=facts.width,
        height=facts.height,
        size=len(data),
        suggested_credit="" if metadata.is_placeholder(suggestion) else suggestion[:300],
        uploaded_by=user,
    )
    try:
        with transaction.atomic():
            image.save()
    except IntegrityError:
        # Two uploads of the same file at the same moment: the other one won.
        return Image.objects.get(sha256=facts.sha256)
    return image

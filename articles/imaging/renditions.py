"""Renditions: the only form in which an uploaded picture leaves the house.

Decoded, upright, sRGB, bounded, with nothing of the original's metadata (GPS, EXIF, IPTC, comment, profile)
and a fresh XMP packet with the credit, which is read back before anybody gets the file.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Literal

from PIL import Image

from articles.imaging.colour import flatten, resizable, to_srgb
from articles.imaging.credits import Credit, credit_in, packet
from articles.imaging.opening import decode
from articles.imaging.sizes import CENTRE, Focal, crop_box, rendered_size

Format = Literal["jpeg", "webp"]

# No AVIF yet: it joins here, with speed 8.
_SAVE: Mapping[Format, dict[str, object]] = {
    # comment: a JPEG's comment survives resize() and save() unless it is overwritten.
    "jpeg": {"quality": 82, "optimize": True, "progressive": True, "comment": b""},
    "webp": {"quality": 80, "method": 4},
}
_METADATA = ("exif", "icc_profile", "comment", "photoshop", "iptc", "gps")


@dataclass(frozen=True)
class Spec:
    """A size we make: `width` pixels at most; with a `height`, cropped to that shape."""

    width: int
    height: int | None = None
    formats: tuple[Format, ...] = ("webp", "jpeg")


SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "thumbnail": Spec(320),
        "body": Spec(960),
        "wide": Spec(1600),
        # X and others show neither WebP nor AVIF on their cards.
        "share": Spec(1200, 630, ("jpeg",)),
    }
)
"""The closed list: no address can ask for another size."""


@dataclass(frozen=True)
class Rendition:
    """A file to serve. Width and height in pixels; sha256 of the bytes, hexadecimal, for its address."""

    bytes: bytes
    width: int
    height: int
    format: Format
    sha256: str


def make(
    data: bytes,
    *,
    width: int,
    format: Format,
    credit: Credit | None = None,
    height: int | None = None,
    focal: Focal = CENTRE,
) -> Rendition:
    """Return one rendition of a picture.

    Takes the original's bytes, the greatest width in pixels, and with `height` the shape to crop to, round
    `focal` (x, y from 0 to 1, from the top left of the upright picture). Nothing is ever enlarged: a picture
    too small for a crop gives the largest crop of that shape it has. The first frame stands for an animation;
    JPEG lays transparency onto white.

    Raises UnacceptableImage for an original that cannot be decoded, ValueError for a credit or a size that
    cannot be, RuntimeError where the written file does not carry exactly this credit.
    """
    if width < 1 or (height is not None and height < 1):
        raise ValueError(f"A rendition needs at least one pixel, not {width} × {height}.")
    # Twice the size: room for a clean filter after JPEG's own, coarse reduction.
    source = decode(data, (2 * width, 2 * (height or 1)))
    size = rendered_size(source.width, source.height, width, height)
    image = source.image
    box = (
        crop_box(image.width, image.height, size, focal) if height else (0.0, 0.0, image.width, image.height)
    )
    small = resizable(image).resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    written = encode(to_srgb(small, source.profile), format, credit)
    return Rendition(written, *size, format, hashlib.sha256(written).hexdigest())


def make_spec(
    data: bytes, name: str, *, format: Format, credit: Credit | None = None, focal: Focal = CENTRE
) -> Rendition:
    """Return the rendition that `SPECS` names.

    Raises KeyError for a name and ValueError for a format that is not in it, and what `make` raises.
    """
    spec = SPECS[name]
    if format not in spec.formats:
        raise ValueError(f"{name} is made as {' and '.join(spec.formats)}, not {format}.")
    return make(data, width=spec.width, height=spec.height, format=format, credit=credit, focal=focal)


def encode(image: Image.Image, format: Format, credit: Credit | None) -> bytes:
    """Return an sRGB picture (RGB or RGBA) as a file that carries this credit and no other metadata.

    Raises RuntimeError where reading it back gives another credit or any other metadata.
    """
    image = flatten(image) if format == "jpeg" else image
    image.info = {}  # some of Pillow's writers look here for what they were not given
    # IPTC-IIM for JPEG joins here, as APP13 bytes in `extra`.
    metadata: dict[str, object] = {"xmp": packet(credit)} if credit else {}
    target = BytesIO()
    image.save(target, format.upper(), **_SAVE[format], **metadata)
    written = target.getvalue()
    _read_back(written, image.size, credit or Credit())
    return written


def _read_back(written: bytes, size: tuple[int, int], credit: Credit) -> None:
    with Image.open(BytesIO(written), formats=["JPEG", "WEBP"]) as image:
        found = image.info.get("xmp") or b""
        stray = [name for name in _METADATA if image.info.get(name)]
        size_found = image.size
    if size_found != size or stray:
        raise RuntimeError(f"A rendition of {size} came out as {size_found} with {stray or 'no'} metadata.")
    if (credit_in(found) if found else Credit()) != credit:
        raise RuntimeError(f"A rendition does not carry the credit it was given: {credit}.")

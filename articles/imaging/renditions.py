"""Renditions: the only form in which an uploaded picture leaves the house.

Decoded, upright, sRGB, bounded, with nothing of the original's metadata (GPS, EXIF, IPTC, comment, profile)
and fresh XMP with the credit (in a JPEG also IPTC-IIM), read back before anybody gets the file.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Literal

from PIL import Image

from articles.imaging import iim
from articles.imaging.colour import flatten, resizable, to_srgb
from articles.imaging.credits import Credit, credit_in, iim_segment, minimal, packet
from articles.imaging.opening import Decoded, decode
from articles.imaging.sizes import CENTRE, Focal, crop_box, rendered_size

Format = Literal["avif", "webp", "jpeg"]

_SAVE: Mapping[Format, dict[str, object]] = {
    # Speeds 4, 6, 8, 10 took 5.7, 1.04, 0.63, 0.19 s for 1280 pixels and much the same size.
    "avif": {"quality": 60, "speed": 8, "max_threads": 1},
    "webp": {"quality": 80, "method": 4},
    # comment: a JPEG's comment survives resize() and save() unless it is overwritten.
    "jpeg": {"quality": 82, "optimize": True, "progressive": True, "comment": b""},
}
_METADATA = ("exif", "icc_profile", "comment", "iptc", "gps")
# From here on a file carries all of the credit; 2 kB are too much for a thumbnail.
FULL_CREDIT_FROM = 640


@dataclass(frozen=True)
class Spec:
    """A size we make: `width` pixels at most; with a `height`, cropped to that shape."""

    width: int
    height: int | None = None
    formats: tuple[Format, ...] = ("avif", "webp", "jpeg")


SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        "thumbnail": Spec(320),
        "small": Spec(640),
        "body": Spec(960),
        "large": Spec(1280),
        "wide": Spec(1920),
        "face": Spec(320, 320),
        # X and others show neither WebP nor AVIF on their cards.
        "share": Spec(1200, 630, ("jpeg",)),
        # What search engines ask for beside it: 1:1 and 4:3 (16:9 is near enough to the share picture).
        "square": Spec(1200, 1200, ("jpeg",)),
        "classic": Spec(1200, 900, ("jpeg",)),
    }
)
"""The closed list: no address can ask for another size."""
RECIPE = 1
"""Raised by whoever changes what the same picture and credit become: its files then get new addresses."""


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
    return _rendition(to_srgb(small, source.profile), format, credit)


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


def make_all(
    data: bytes,
    *,
    credit: Credit | None = None,
    focal: Focal = CENTRE,
    specs: Mapping[str, Spec] = SPECS,
) -> Iterator[tuple[str, Rendition]]:
    """Yield (name of the spec, rendition) for every spec and format, decoding the picture once.

    Each size is made from the next larger one. A size that would come out like one that is there already (a
    picture of 500 pixels has no 640) is left out: `sizes_of` says which remain. Raises what `make` raises.
    """
    largest = max(max(spec.width, spec.height or 0) for spec in specs.values())
    # A little more than the largest, so that JPEG's own, coarse reduction leaves room for a clean filter.
    source = decode(data, (largest * 5 // 4, largest * 5 // 4))
    original = (source.width, source.height)
    names = sizes_of(original, specs)
    whole = work = _ready(source)
    # The file's pixels are not needed from here on: they are most of the memory.
    del source
    for name, size in sorted(
        names.items(), key=lambda item: (specs[item[0]].height is not None, -item[1][0])
    ):
        spec = specs[name]
        if spec.height is None:
            work = (
                work if work.size == size else work.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
            )
            picture = work
        else:
            box = crop_box(whole.width, whole.height, size, focal)
            picture = whole.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
        for format in spec.formats:
            yield name, _rendition(picture.copy(), format, credit)


def sizes_of(original: tuple[int, int], specs: Mapping[str, Spec] = SPECS) -> dict[str, tuple[int, int]]:
    """Return the specs that a picture of this width and height becomes, with their sizes in pixels.

    Of several that come out alike, the smallest spec stands for all; crops are always there.
    """
    found: dict[str, tuple[int, int]] = {}
    for name, spec in sorted(specs.items(), key=lambda item: item[1].width):
        size = rendered_size(*original, spec.width, spec.height)
        if spec.height is not None or size not in found.values():
            found[name] = size
    return found


def _ready(source: Decoded) -> Image.Image:
    """Return the picture in sRGB, no larger than the widest rendition and the largest crop need it."""
    image = resizable(source.image)
    scale = min(1.0, max(1920 / image.width, 1200 / image.height))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    small = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return to_srgb(small, source.profile)


def _rendition(image: Image.Image, format: Format, credit: Credit | None) -> Rendition:
    written = encode(image, format, credit)
    return Rendition(written, *image.size, format, hashlib.sha256(written).hexdigest())


def encode(image: Image.Image, format: Format, credit: Credit | None) -> bytes:
    """Return an sRGB picture (RGB or RGBA) as a file that carries this credit and no other metadata.

    Below `FULL_CREDIT_FROM` pixels of width it is the minimal credit. Raises RuntimeError where reading it
    back gives another credit or any other metadata.
    """
    image = flatten(image) if format == "jpeg" else image
    image.info = {}  # some of Pillow's writers look here for what they were not given
    carried = credit if credit and image.width >= FULL_CREDIT_FROM else minimal(credit or Credit())
    metadata: dict[str, object] = {"xmp": packet(carried)} if carried else {}
    if format == "jpeg" and carried:
        metadata["extra"] = iim_segment(carried)
    target = BytesIO()
    image.save(target, format.upper(), **_SAVE[format], **metadata)
    written = target.getvalue()
    _read_back(written, image.size, carried)
    return written


def _read_back(written: bytes, size: tuple[int, int], credit: Credit) -> None:
    with Image.open(BytesIO(written), formats=["JPEG", "WEBP", "AVIF"]) as image:
        found = image.info.get("xmp") or b""
        stray = [name for name in _METADATA if image.info.get(name)]
        size_found = image.size
        older = iim.read(image)[0] if image.format == "JPEG" else {}
    if size_found != size or stray:
        raise RuntimeError(f"A rendition of {size} came out as {size_found} with {stray or 'no'} metadata.")
    if (credit_in(found) if found else Credit()) != credit:
        raise RuntimeError(f"A rendition does not carry the credit it was given: {credit}.")
    if any(not credit.credit_line.startswith(line) for line in older.get((2, 110), ())):
        raise RuntimeError(f"A rendition says two things of its credit: {older} and {credit}.")

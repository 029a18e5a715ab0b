"""The one way a file becomes pixels: bounded before it is decoded, silent or refused, never a surprise."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from PIL.ImageFile import ImageFile

from articles.imaging import sniff
from articles.imaging.messages import UnacceptableImage

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 60_000_000
# A phone's MPO is opened as JPEG; Pillow raises KeyError for "MPO" here.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF")

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Pillow warns through Python's warnings, whose filters belong to the whole process and are not safe between
# threads: one file is decoded at a time. That bounds memory as well: 60 megapixels are 240 MB.
_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def opened(data: bytes) -> Iterator[ImageFile]:
    """Open a picture's header for the block; no pixel is decoded before the block asks for it.

    Takes the file's bytes. Raises UnacceptableImage for what cannot be opened, for more than `MAX_PIXELS` in
    the header, and for **whatever the block itself raises**: on a corrupt file Pillow raises almost anything
    (SyntaxError, struct.error, ZeroDivisionError…). So keep to reading inside the block.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                check_pixels(image.width, image.height)
                yield image
        except UnacceptableImage:
            raise
        except Image.DecompressionBombError as error:
            raise UnacceptableImage("too-many-pixels", limit=MAX_PIXELS // 1_000_000) from error
        except Exception as error:
            name = sniff.kind(data)
            if name in sniff.EXTENSIONS:
                raise UnacceptableImage("damaged", kind=name) from error
            raise UnacceptableImage("not-an-image") from error


def check_pixels(width: int, height: int) -> None:
    """Raise UnacceptableImage for more than `MAX_PIXELS`, ValueError for none; both sides in pixels."""
    if width < 1 or height < 1:
        raise ValueError(f"no pixels: {width} × {height}")
    if width * height > MAX_PIXELS:
        raise UnacceptableImage("too-many-pixels", limit=MAX_PIXELS // 1_000_000)


def orientation(image: Image.Image) -> int:
    """Return EXIF's orientation, 1 to 8 (CIPA DC-008, tag 0x0112); 1 where there is none that can be read."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # getexif() raised ten kinds of errors on 63 corrupt files
        return 1
    return value if isinstance(value, int) and value in _UPRIGHT else 1


def load(image: ImageFile) -> tuple[int, int]:
    """Decode the pixels; return the file's orientation and what of it is still to be done, 1 to 8 each.

    They differ for TIFF, which Pillow turns by itself while loading. Everybody decodes through here: Pillow
    keeps what getexif() left behind, and a corrupt TIFF loads or fails by whether it was asked before.
    """
    before = orientation(image)
    image.load()  # verify() passes truncated files; only this sees that the end is missing
    left = orientation(image)
    return (before if before > 1 else left), left


def upright(image: Image.Image, turn: int) -> Image.Image:
    """Return the picture turned by EXIF's orientation `turn`, 1 to 8."""
    return image.transpose(_UPRIGHT[turn]) if turn in _UPRIGHT else image


@dataclass(frozen=True)
class Decoded:
    """Pixels the right way up. `width` and `height` are the file's own: the image may be a smaller draft."""

    image: Image.Image
    width: int
    height: int
    profile: bytes


def decode(data: bytes, at_least: tuple[int, int] | None = None) -> Decoded:
    """Decode the first frame and turn it upright.

    Takes the file's bytes and, optionally, the width and height in pixels (upright) below which detail may be
    left out: JPEG then decodes to 1/2, 1/4 or 1/8 where that is still larger, in a fraction of the time.
    Returns the pixels in the file's own mode and colours, with its ICC profile (b"" where it has none).
    Raises UnacceptableImage.
    """
    with opened(data) as image:
        is_jpeg = image.format in ("JPEG", "MPO")
        size = image.size
        if at_least is not None and is_jpeg:
            image.draft(image.mode, at_least[::-1] if orientation(image) >= 5 else at_least)
        _, turn = load(image)
        turned = upright(image, turn)
        if not is_jpeg:
            width, height = turned.size
        else:
            width, height = size[::-1] if turn >= 5 else size
        profile = image.info.get("icc_profile")
    return Decoded(turned, width, height, profile if isinstance(profile, bytes) else b"")

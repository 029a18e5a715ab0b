"""Is this upload a picture we take? Facts about it, or one sentence on what is wrong and what to do."""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from PIL import ExifTags
from PIL.ImageFile import ImageFile

from articles.imaging import sniff
from articles.imaging.likeness import perceptual_hash, reduced
from articles.imaging.messages import UnacceptableImage
from articles.imaging.opening import MAX_BYTES, load, opened, upright

MIME_TYPES = {
    sniff.JPEG: "image/jpeg",
    sniff.PNG: "image/png",
    sniff.WEBP: "image/webp",
    sniff.AVIF: "image/avif",
    sniff.TIFF: "image/tiff",
    sniff.GIF: "image/gif",
}
MAX_FRAMES_COUNTED = 100
MAX_ANIMATED_BYTES = 10 * 1024 * 1024
# Each pass of a progressive JPEG decodes the whole picture again; programs write a dozen.
MAX_SCANS = 100
# Float and 32-bit pictures have no agreed white: what they would look like is a guess.
_TOO_DEEP = ("F", "I")


@dataclass(frozen=True)
class ImageFacts:
    """What the file says of itself. Width and height are in pixels, the right way up."""

    format: str  # a key of MIME_TYPES; a phone's MPO is a JPEG
    width: int
    height: int
    mode: str  # Pillow's: L, P, RGB, RGBA, CMYK, I;16 …
    orientation: int  # EXIF's, 1 to 8; already respected in width and height
    frames: int  # more than 1: animated or of several pages; counted up to MAX_FRAMES_COUNTED
    has_gps: bool  # a position in EXIF or XMP; renditions never have one
    has_profile: bool
    has_transparency: bool
    has_credentials: bool  # C2PA's: kept in the original, which is never changed
    likeness: int | None  # what it looks like, as `likeness.perceptual_hash` says it
    size: int  # bytes
    sha256: str  # of the file, hexadecimal

    @property
    def mime_type(self) -> str:
        """The media type to store the original with (RFC 6838)."""
        return MIME_TYPES[self.format]

    @property
    def extension(self) -> str:
        """The usual extension, without its dot."""
        return sniff.EXTENSIONS[self.format][0]


def inspect(data: bytes, filename: str = "") -> ImageFacts:
    """Return what is known of an uploaded picture after decoding its first frame once.

    Takes the file's bytes and the name it came with (only its extension is looked at; none is fine, as for a
    pasted picture). Raises UnacceptableImage, and nothing else, for everything we do not take: see its
    `REASONS`. Size and pixels are judged from the header, before anything is decoded.
    """
    name = _accepted_kind(data, filename)
    scans = data.count(b"\xff\xda") if name == sniff.JPEG else 0
    if scans > MAX_SCANS:
        raise UnacceptableImage("too-many-scans", scans=scans)
    with opened(data) as image:
        if image.mode in _TOO_DEEP:
            raise UnacceptableImage("depth")
        frames = _count_frames(image, data)
        if frames > 1 and name != sniff.TIFF and len(data) > MAX_ANIMATED_BYTES:
            limit = MAX_ANIMATED_BYTES // 1024 // 1024
            raise UnacceptableImage("animation", megabytes=f"{len(data) / 1024 / 1024:.1f}", limit=limit)
        turned, still_to_turn = load(image)
        width, height = image.size[::-1] if still_to_turn >= 5 else image.size
        looks = perceptual_hash(upright(reduced(image), still_to_turn))
        return ImageFacts(
            format=name,
            width=width,
            height=height,
            mode=image.mode,
            orientation=turned,
            frames=frames,
            has_gps=_has_gps(image),
            has_profile=bool(image.info.get("icc_profile")),
            has_transparency=image.has_transparency_data,
            has_credentials=b"c2pa" in data and (b"jumb" in data or b"caBX" in data),
            likeness=looks,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
        )


def _accepted_kind(data: bytes, filename: str) -> str:
    if not data:
        raise UnacceptableImage("empty")
    if len(data) > MAX_BYTES:
        megabytes = f"{len(data) / 1024 / 1024:.1f}"
        raise UnacceptableImage("too-many-bytes", megabytes=megabytes, limit=MAX_BYTES // 1024 // 1024)
    name = sniff.kind(data)
    extension = PurePath(filename.replace("\0", "")).suffix.lower().removeprefix(".")
    if name == sniff.SVG or (not name and extension in ("svg", "svgz")):
        raise UnacceptableImage("svg")
    if name == sniff.HEIC:
        raise UnacceptableImage("heic")
    if extension in sniff.CAMERA_RAW:
        raise UnacceptableImage("unsupported", kind="Camera raw")
    if not name:
        raise UnacceptableImage("not-an-image")
    if name not in sniff.EXTENSIONS:
        raise UnacceptableImage("unsupported", kind=name[0].upper() + name[1:])
    if extension and extension not in sniff.EXTENSIONS[name]:
        raise UnacceptableImage("extension", extension=extension, kind=name, right=sniff.EXTENSIONS[name][0])
    return name


def _count_frames(image: ImageFile, data: bytes) -> int:
    """Count frames, up to a bound: n_frames walks every frame of a GIF or TIFF that may hold a million."""
    if image.format == "MPO":
        return 1  # the others are depth maps and second views
    if image.format == "GIF":
        return max(1, sniff.gif_frames(data, MAX_FRAMES_COUNTED))
    if image.format != "TIFF":
        return int(getattr(image, "n_frames", 1))
    frames = 1
    with contextlib.suppress(EOFError):
        while frames < MAX_FRAMES_COUNTED:
            image.seek(frames)
            frames += 1
    image.seek(0)
    return frames


def _has_gps(image: ImageFile) -> bool:
    with contextlib.suppress(Exception):  # corrupt EXIF: nothing of it survives into a rendition anyway
        if image.getexif().get_ifd(ExifTags.IFD.GPSInfo):
            return True
    xmp = image.info.get("xmp") or b""
    return b"GPSLatitude" in (xmp.encode() if isinstance(xmp, str) else xmp)

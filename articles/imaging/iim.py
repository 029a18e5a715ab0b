"""IPTC-IIM 4.2, the older record of credits: read from a JPEG, a TIFF or a PNG, and written for a JPEG."""

import struct
from collections.abc import Iterator

from PIL.ImageFile import ImageFile
from PIL.TiffImagePlugin import TiffImageFile

from articles.imaging.xmp import raw_profile
from articles.messages import Message, gettext_noop

Dataset = tuple[int, int]
"""Record and dataset number: (2, 110) is the credit line."""

_PHOTOSHOP = b"Photoshop 3.0\0"
_IPTC_RESOURCE = 0x0404
_IPTC_TAG, _PHOTOSHOP_TAG = 33723, 34377
_CHARACTER_SET: Dataset = (1, 90)
_UTF8 = b"\x1b%G"

_NOT_UTF8 = gettext_noop("IPTC %(dataset)s says it is UTF-8 and is not; it is left out.")
_GUESSED = gettext_noop("IPTC %(dataset)s names no character set; it was read as Windows-1252: %(text)s")


def read(image: ImageFile) -> tuple[dict[Dataset, tuple[str, ...]], tuple[Message, ...]]:
    """Return the text datasets of record 2 of an opened picture, repeated ones in order, and warnings.

    Raises whatever a corrupt file brings: the caller turns it into a warning.
    """
    raw: dict[Dataset, list[bytes]] = {}
    for dataset, value in _datasets(_block(image)):
        raw.setdefault(dataset, []).append(value)
    flagged = _UTF8 in raw.get(_CHARACTER_SET, [])
    found: dict[Dataset, tuple[str, ...]] = {}
    warnings: list[Message] = []
    for dataset, values in raw.items():
        if dataset[0] != 2:
            continue
        decoded = [_decode(value, dataset, flagged, warnings) for value in values]
        found[dataset] = tuple(text for text in decoded if text)
    return found, tuple(warnings)


def _block(image: ImageFile) -> bytes:
    """The IIM block, wherever this format keeps it."""
    raw = image.info.get("Raw profile type iptc")
    if isinstance(raw, str):  # a PNG, as ImageMagick writes it: Photoshop's resources or the bare block
        profile = raw_profile(raw)
        return _resource(profile, _IPTC_RESOURCE) if profile.startswith(b"8BIM") else profile
    # A long block goes over several APP13 segments, each with the header again: joined before it is parsed.
    photoshop = b"".join(
        segment.removeprefix(_PHOTOSHOP)
        for marker, segment in getattr(image, "applist", [])
        if marker == "APP13" and segment.startswith(_PHOTOSHOP)
    )
    if isinstance(image, TiffImageFile):
        if block := _tag_bytes(image, _IPTC_TAG):
            return block
        photoshop = _tag_bytes(image, _PHOTOSHOP_TAG)
    return _resource(photoshop, _IPTC_RESOURCE)


def _tag_bytes(image: TiffImageFile, tag: int) -> bytes:
    # Adobe and exiftool write the block as 32-bit numbers, of which tag_v2[…] gives the first and a warning:
    # the raw bytes are private to Pillow, whose own IPTC reader takes them from there too.
    return bytes(image.tag_v2._tagdata.get(tag, b""))


def _resource(data: bytes, wanted: int) -> bytes:
    """One of Photoshop's image resources: 8BIM, number, padded name, length, padded content."""
    at = 0
    while data[at : at + 4] == b"8BIM":
        (number,) = struct.unpack_from(">H", data, at + 4)
        name = (data[at + 6] + 2) & ~1
        (length,) = struct.unpack_from(">I", data, at + 6 + name)
        start = at + 10 + name
        if number == wanted:
            return data[start : start + length]
        at = start + length + (length & 1)
    return b""


def _datasets(block: bytes) -> Iterator[tuple[Dataset, bytes]]:
    at = 0
    while block[at : at + 1] == b"\x1c" and at + 5 <= len(block):
        record, number, length = struct.unpack_from(">BBH", block, at + 1)
        at += 5
        if length & 0x8000:  # an extended length: so many bytes hold the length itself
            width = length & 0x7FFF
            length = int.from_bytes(block[at : at + min(width, 8)], "big")
            at += width
        yield (record, number), block[at : at + length]
        at += length


def segment(datasets: list[tuple[Dataset, str, int]]) -> bytes:
    """Return an APP13 segment for a JPEG with these datasets: (dataset, text, bytes at most), in order.

    The text is UTF-8, which 1:90 says; what is longer than IIM allows is cut where a character ends.
    """
    block = struct.pack(">BBBH", 0x1C, *_CHARACTER_SET, len(_UTF8)) + _UTF8
    for (record, number), text, most in datasets:
        value = text.encode()[:most].decode(errors="ignore").encode()
        block += struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
    resource = b"8BIM" + struct.pack(">HHI", _IPTC_RESOURCE, 0, len(block)) + block + b"\0" * (len(block) & 1)
    content = _PHOTOSHOP + resource
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content


def _decode(value: bytes, dataset: Dataset, flagged: bool, warnings: list[Message]) -> str:
    value = value.strip(b"\0")
    name = f"{dataset[0]}:{dataset[1]}"
    try:
        return value.decode().strip()
    except UnicodeDecodeError as error:
        # Old writers cut at 32 bytes, through the middle of a character: that one is dropped.
        if error.reason == "unexpected end of data" and (flagged or not value[: error.start].isascii()):
            return value[: error.start].decode().strip()
    if flagged:
        warnings.append(Message(_NOT_UTF8, {"dataset": name}))
        return ""
    text = value.decode("cp1252", "replace").strip()
    warnings.append(Message(_GUESSED, {"dataset": name, "text": text}))
    return text

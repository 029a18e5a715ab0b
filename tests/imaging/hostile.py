"""Files made to take a server down: small to send, large or endless to read."""

import struct
import zlib

from PIL import Image, PngImagePlugin

from tests.imaging.pictures import quarters, saved


def _png(
    width: int, height: int, rows: bytes, *, before: bytes = b"", depth: int = 8, colour: int = 2
) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + before + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bomb_png() -> bytes:
    """144 megapixels in a few kilobytes."""
    return saved(Image.new("1", (12_000, 12_000)), "PNG")


def lying_png() -> bytes:
    """A header of a million gigapixels with nothing behind it."""
    return _png(2**30, 2**30, b"")


def short_png() -> bytes:
    """59 megapixels promised, a hundred bytes given."""
    return _png(7_700, 7_700, zlib.compress(bytes(100)))


def endless_png() -> bytes:
    """A small picture whose data unpacks to 400 MB."""
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1_000_000)) for _ in range(400)) + packer.flush()
    return _png(16, 16, rows)


def text_png() -> bytes:
    """A text chunk that unpacks to 200 MB."""
    packed = zlib.compress(bytes(200_000_000), 9)
    data = b"Raw profile type iptc\0\0" + packed
    chunk = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
    return _png(16, 16, zlib.compress(bytes(16 * 49)), before=chunk)


def scans_jpeg() -> bytes:
    """A JPEG of a thousand passes over a large picture."""
    data = saved(Image.new("L", (7_000, 7_000)), "JPEG", progressive=True, quality=50, subsampling=-1)
    start = data.rindex(b"\xff\xda")
    last = data[start:-2]
    return data[:-2] + last * 1000 + b"\xff\xd9"


def frames_gif() -> bytes:
    """A GIF of a million frames."""
    data = saved(quarters(8, 8, "P"), "GIF")
    at = data.index(b",", 13 + (3 << ((data[10] & 7) + 1)))
    return data[:at] + data[at:-1] * 20_000 + b";"


def huge_frame_gif() -> bytes:
    """A GIF that names a small screen and holds a frame of four gigapixels."""
    data = bytearray(saved(quarters(8, 8, "P"), "GIF"))
    at = data.index(b",", 13 + (3 << ((data[10] & 7) + 1)))
    data[at + 5 : at + 9] = struct.pack("<HH", 65_535, 65_535)
    return bytes(data)


def _tiff(width: int, height: int, strip: bytes, compression: int, *, following: int = 0) -> bytes:
    tags = [
        (256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, compression), (262, 3, 1), (273, 4, 8),
        (277, 3, 1), (278, 4, height), (279, 4, len(strip)),
    ]  # fmt: skip
    at = 8 + len(strip)
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return (
        b"II*\0"
        + struct.pack("<I", at)
        + strip
        + struct.pack("<H", len(tags))
        + entries
        + struct.pack("<I", following)
    )


def bomb_tiff() -> bytes:
    """A deflated strip that unpacks to ten times what the header says."""
    packer = zlib.compressobj(9)
    strip = b"".join(packer.compress(bytes(1_000_000)) for _ in range(590)) + packer.flush()
    return _tiff(7_680, 7_680, strip, 8)


def endless_tiff() -> bytes:
    """A TIFF whose list of pages goes round in a circle."""
    data = _tiff(8, 8, bytes(64), 1)
    return _tiff(8, 8, bytes(64), 1, following=struct.unpack("<I", data[4:8])[0])


def deep_webp() -> bytes:
    """A WebP that says it is of the greatest size there is."""
    data = bytearray(saved(quarters(mode="RGBA"), "WEBP", xmp=b"<x/>"))
    at = data.index(b"VP8X") + 12
    data[at : at + 6] = struct.pack("<I", 16_382)[:3] * 2
    return bytes(data)


def profile_png() -> bytes:
    """An ICC profile that unpacks to 100 MB."""
    notes = PngImagePlugin.PngInfo()
    notes.add(b"iCCP", b"x\0\0" + zlib.compress(bytes(100_000_000), 9))
    return saved(quarters(), "PNG", pnginfo=notes)


HOSTILE = {
    "144 megapixels": bomb_png,
    "a gigapixel in the header": lying_png,
    "promised and not given": short_png,
    "endless png": endless_png,
    "text that unpacks": text_png,
    "profile that unpacks": profile_png,
    "a thousand passes": scans_jpeg,
    "a million frames": frames_gif,
    "a frame beyond its screen": huge_frame_gif,
    "a strip that unpacks": bomb_tiff,
    "pages in a circle": endless_tiff,
    "the largest webp": deep_webp,
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "svg, in disguise": lambda: b"\xef\xbb\xbf<?xml version='1.0'?><!-- --><svg><script/></svg>",
    "html": lambda: b"<!doctype html><script>alert(1)</script>",
    "postscript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "a page in a picture's name": lambda: b"\xff\xd8\xff<html><script>alert(1)</script>",
    "heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64),
    "empty": lambda: b"",
    "zeros": lambda: bytes(1_000_000),
}
"""By name: what makes the file."""
HARMLESS = (
    "endless png",
    "text that unpacks",
    "a million frames",
    "pages in a circle",
    "profile that unpacks",
    "a strip that unpacks",
)
"""Those whose picture is whole once nobody reads on: they may be taken, at little cost."""

"""What a file is by its first bytes, so that a refusal can name it."""

JPEG, PNG, WEBP, AVIF, TIFF, GIF = "JPEG", "PNG", "WebP", "AVIF", "TIFF", "GIF"
SVG, HEIC = "SVG", "HEIC"

EXTENSIONS: dict[str, tuple[str, ...]] = {
    JPEG: ("jpg", "jpeg", "jpe", "jfif", "mpo"),
    PNG: ("png", "apng"),
    WEBP: ("webp",),
    AVIF: ("avif", "avifs"),
    TIFF: ("tif", "tiff"),
    GIF: ("gif",),
}
"""The formats we take, by the names used in sentences, each with its extensions, the usual one first."""

# Raw files are TIFF inside: Pillow would show the camera's little preview as if it were the picture.
CAMERA_RAW = (
    "3fr",
    "arw",
    "cr2",
    "cr3",
    "dng",
    "erf",
    "iiq",
    "nef",
    "nrw",
    "orf",
    "pef",
    "raf",
    "rw2",
    "srw",
)

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),
    (b"MM\0+", TIFF),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\0\0\1\0", "ICO"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
)
_HEIF_BRANDS = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
)


def kind(data: bytes) -> str:
    """Return the kind by the first bytes: a key of `EXTENSIONS`, "SVG", "HEIC", another name, or ""."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data[4:8] == b"ftyp":
        return _by_brand(data)
    # NULs go so that UTF-16 is seen too; the byte order marks and white space before the first tag as well.
    text = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").lower()
    return SVG if text.startswith(b"<") and b"<svg" in text else ""


def _by_brand(data: bytes) -> str:
    """ISO base media (ISO/IEC 14496-12): the brands say whether it is AVIF, HEIC or a film."""
    box = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    brands = {box[at : at + 4] for at in (0, *range(8, len(box), 4))}
    if brands & {b"avif", b"avis"}:
        return AVIF
    return HEIC if brands & _HEIF_BRANDS else "video"


def gif_frames(data: bytes, limit: int) -> int:
    """Count the image blocks of a GIF (89a, appendix A) without decoding them, up to `limit`."""
    frames, at = 0, 13 + _colour_table(data[10:11])
    while at < len(data) and frames < limit:
        block = data[at : at + 1]
        if block == b",":
            frames += 1
            at += 11 + _colour_table(data[at + 9 : at + 10])
        elif block == b"!":
            at += 2
        else:
            break
        while at < len(data) and data[at]:
            at += data[at] + 1
        at += 1
    return frames


def _colour_table(flags: bytes) -> int:
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0

"""Files as agencies, phones and old programs leave them, each with the credit that a careful reader finds."""

import struct
from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from tests.imaging.pictures import app13, gps_exif, iim, quarters, saved, xmp

AGENCY = "视觉中国 / Visual China"


@dataclass(frozen=True)
class Case:
    """A file, and the credit line that is in it. `exiftool`: whether that program finds the same one."""

    data: bytes
    credit: str
    extension: str = "jpg"
    exiftool: bool = True


def said(credit: str = AGENCY) -> bytes:
    """An XMP packet with a credit line."""
    return xmp("<dc:creator>Lian Ran</dc:creator>", f'photoshop:Credit="{credit}"')


def png(packet: bytes, *, compressed: bool = False) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", packet.decode(), zip=compressed)
    return saved(quarters(), "PNG", pnginfo=notes)


def raw_profile(kind: str, data: bytes) -> bytes:
    """A PNG with metadata as ImageMagick writes it: hexadecimal digits in a text chunk."""
    digits = data.hex()
    lines = "\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    notes = PngImagePlugin.PngInfo()
    notes.add_text(f"Raw profile type {kind}", f"\n{kind}\n{len(data):8}\n{lines}\n", zip=True)
    return saved(quarters(), "PNG", pnginfo=notes)


def extended(packet: bytes, rest: bytes) -> bytes:
    """A JPEG whose second packet goes over several segments (XMP part 3, 1.1.3.1)."""
    name = b"0123456789ABCDEF0123456789ABCDEF"
    step = 700
    segments = b""
    for at in range(0, len(rest), step):
        content = b"http://ns.adobe.com/xmp/extension/\0" + name
        content += struct.pack(">II", len(rest), at) + rest[at : at + step]
        segments += b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content
    head = packet.replace(
        b"<rdf:Description ", b'<rdf:Description xmpNote:HasExtendedXMP="' + name + b'" ', 1
    )
    head = head.replace(b"<rdf:RDF ", b'<rdf:RDF xmlns:xmpNote="http://ns.adobe.com/xmp/note/" ', 1)
    return saved(quarters(), xmp=head, extra=segments)


def gif(packet: bytes) -> bytes:
    """A GIF with XMP in an application extension, before its first picture."""
    data = saved(quarters(mode="P"), "GIF")
    at = data.index(b",", 13 + (3 << ((data[10] & 7) + 1)))
    trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    return data[:at] + b"!\xff\x0bXMP DataXMP" + packet + trailer + data[at:]


def with_icc(mode: str) -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(quarters(mode=mode), icc_profile=profile, xmp=said())


def phone() -> bytes:
    return saved(quarters(), exif=gps_exif(6), xmp=said(), comment=b"12 rue Secrete")


def deep() -> bytes:
    image = Image.new("I;16", (64, 48), 40_000)
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", said().decode())
    return saved(image, "PNG", pnginfo=notes)


def animated() -> bytes:
    frames = [Image.new("RGB", (64, 48), colour) for colour in ("red", "blue")]
    target = BytesIO()
    frames[0].save(target, "WEBP", save_all=True, append_images=frames[1:], duration=100, xmp=said())
    return target.getvalue()


_LATIN = "Zoë Müller".encode("cp1252")
_WHOLE = "Agence France-Presse / Getty Images / 视觉中国"

CASES: dict[str, Case] = {
    "jpeg": Case(saved(quarters(), xmp=said()), AGENCY),
    "webp": Case(saved(quarters(), "WEBP", xmp=said()), AGENCY, "webp"),
    "avif": Case(saved(quarters(), "AVIF", xmp=said()), AGENCY, "avif"),
    "png": Case(png(said()), AGENCY, "png"),
    "png, compressed": Case(png(said(), compressed=True), AGENCY, "png"),
    "tiff": Case(saved(quarters(), "TIFF", tiffinfo={700: said()}), AGENCY, "tif"),
    "gif": Case(gif(said()), AGENCY, "gif"),
    "cmyk tiff": Case(saved(quarters(mode="CMYK"), "TIFF", tiffinfo={700: said()}), AGENCY, "tif"),
    "cmyk jpeg": Case(saved(quarters(mode="CMYK"), xmp=said()), AGENCY),
    "profile": Case(with_icc("RGB"), AGENCY),
    "16 bits": Case(deep(), AGENCY, "png"),
    "palette": Case(saved(quarters(mode="P"), "PNG"), "", "png"),
    "phone": Case(phone(), AGENCY),
    "mpo": Case(saved(quarters(), "MPO", save_all=True, append_images=[quarters()], xmp=said()), AGENCY),
    "animated webp": Case(animated(), AGENCY, "webp"),
    "iim": Case(saved(quarters(), extra=app13(iim((110, b"CCTV News")))), "CCTV News"),
    "iim, unflagged utf-8": Case(
        saved(quarters(), extra=app13(iim((110, "法新社".encode()), utf8=False))), "法新社", exiftool=False
    ),
    "iim, latin": Case(saved(quarters(), extra=app13(iim((110, _LATIN), utf8=False))), "Zoë Müller"),
    "iim, cut at 32 bytes": Case(
        saved(quarters(), xmp=said(_WHOLE), extra=app13(iim((110, _WHOLE.encode()[:32])))), _WHOLE
    ),
    "iim in a png": Case(raw_profile("iptc", app13(iim((110, b"AFP")))[18:]), "AFP", "png"),
    "xmp in a png, raw": Case(raw_profile("xmp", said()), AGENCY, "png"),
    "extended xmp": Case(extended(xmp("<dc:creator>Lian Ran</dc:creator>"), said() + b" " * 2000), AGENCY),
    "utf-16 xmp": Case(saved(quarters(), xmp=said().decode().encode("utf-16")), AGENCY),
    "gps in xmp": Case(
        saved(quarters(), xmp=xmp("<exif:GPSLatitude>48,51.4N</exif:GPSLatitude>", 'photoshop:Credit="AFP"')),
        "AFP",
    ),
    "trailing script": Case(saved(quarters(), xmp=said()) + b"<script>alert(1)</script>", AGENCY),
    "nil": Case(saved(quarters(), xmp=said("nil")), "", exiftool=False),
    "bomb of entities": Case(
        saved(
            quarters(),
            xmp=b"<!DOCTYPE x [<!ENTITY a 'aaaa'>"
            + b"".join(b"<!ENTITY b%d '&a;&a;&a;&a;'>" % n for n in range(9))
            + b"]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&b8;</x:xmpmeta>",
            extra=app13(iim((110, b"AFP"))),
        ),
        "AFP",
    ),
}


def exif_only() -> bytes:
    """A picture whose camera alone says whose it is."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Lian Ran; Zoë".encode()
    exif[ExifTags.Base.Copyright] = "© Lian Ran".encode()
    exif[ExifTags.Base.ImageDescription] = "OLYMPUS DIGITAL CAMERA"
    return saved(quarters(), exif=exif)

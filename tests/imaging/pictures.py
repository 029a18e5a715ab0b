"""Pictures made for the tests, with the metadata that real ones carry."""

import json
import shutil
import struct
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image

EXIFTOOL = shutil.which("exiftool")
needs_exiftool = pytest.mark.skipif(EXIFTOOL is None, reason="apt-get install libimage-exiftool-perl")

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 160, 60), (30, 60, 200), (235, 215, 40)


def quarters(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Four flat quarters, so that every turn and mirroring shows: red, green over blue, yellow."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(YELLOW, (width // 2, height // 2, width, height))
    return image.convert(mode)


def saved(image: Image.Image, format: str = "JPEG", **options: object) -> bytes:
    target = BytesIO()
    if format == "JPEG":
        options = {"quality": 95, "subsampling": 0, **options}
    image.save(target, format, **options)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def gps_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = "Lian Ran"
    exif[ExifTags.Base.Model] = "Telephone 12"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (48.0, 51.0, 24.0), 3: "E", 4: (2.0, 21.0, 8.0), 29: "2026:01:02"}
    )
    return exif


def xmp(inner: str, attributes: str = "") -> bytes:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        f" {attributes}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def iim(*datasets: tuple[int, bytes], utf8: bool = True) -> bytes:
    """An IIM block: (dataset of record 2, value) in order."""
    block = b"\x1c\x01\x5a\x00\x03\x1b%G" if utf8 else b""
    for number, value in datasets:
        block += struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value
    return block


def app13(block: bytes, pieces: int = 1) -> bytes:
    """Photoshop's APP13 segments around an IIM block, in so many pieces."""
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) & 1)
    step = -(-len(resource) // pieces)
    cut = [resource[at : at + step] for at in range(0, len(resource), step)]
    return b"".join(
        b"\xff\xed" + struct.pack(">H", 2 + 14 + len(piece)) + b"Photoshop 3.0\0" + piece for piece in cut
    )


def exiftool(data: bytes, folder: Path, *options: str) -> dict[str, object]:
    """What exiftool reads in a file, by group and tag."""
    path = folder / "picture"
    path.write_bytes(data)
    command = [str(EXIFTOOL), "-json", "-G1", "-struct", *options, str(path)]
    result = subprocess.run(command, capture_output=True, check=True)
    return dict(json.loads(result.stdout)[0])

"""inspect(): what is taken, and the sentence for what is not."""

import hashlib
import time
import zlib

import pytest
from PIL import Image, ImageFile

from articles.imaging import inspect, validation
from articles.imaging.messages import UnacceptableImage
from tests.imaging.pictures import gps_exif, quarters, saved, xmp

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"]


def heif(*brands: bytes) -> bytes:
    box = b"ftyp" + brands[0] + b"\0\0\0\0" + b"".join(brands[1:])
    return (len(box) + 4).to_bytes(4, "big") + box + bytes(64)


def bomb(side: int) -> bytes:
    """A PNG that promises side × side pixels of RGBA and holds none."""
    header = side.to_bytes(4, "big") * 2 + bytes([8, 6, 0, 0, 0])
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
        for name, body in chunks
    )


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_taken_and_refused_when_it_is_cut(format):
    data = saved(quarters(320, 240), format)
    facts = inspect(data, f"picture.{format}")
    assert (facts.width, facts.height, facts.frames) == (320, 240, 1)
    assert facts.format.upper() == format
    assert facts.mime_type == f"image/{format.lower()}"
    assert facts.sha256 == hashlib.sha256(data).hexdigest()
    assert facts.size == len(data)
    assert not facts.has_gps

    with pytest.raises(UnacceptableImage, match="damaged or incomplete") as refusal:
        inspect(data[: len(data) // 2], f"picture.{format}")
    assert refusal.value.code == "damaged"


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_size_is_told_the_right_way_up(format, orientation):
    facts = inspect(saved(quarters(64, 48), format, exif=gps_exif(orientation)))
    assert (facts.width, facts.height) == ((64, 48) if orientation < 5 else (48, 64))
    assert facts.orientation == orientation
    if format != "TIFF":  # Pillow writes a TIFF's GPS where it does not read it again
        assert facts.has_gps


def test_position_in_xmp_counts_as_gps():
    data = saved(quarters(), xmp=xmp("<exif:GPSLatitude>48,51.4N</exif:GPSLatitude>"))
    assert inspect(data).has_gps


def test_phone_pictures_are_jpegs():
    data = saved(quarters(), "MPO", save_all=True, append_images=[quarters()])
    facts = inspect(data, "IMG_0001.JPG")
    assert (facts.format, facts.frames, facts.extension) == ("JPEG", 1, "jpg")


@pytest.mark.parametrize("format", ["GIF", "TIFF", "PNG", "WEBP"])
def test_frames_are_counted_up_to_a_bound(format, monkeypatch):
    frames = [Image.new("L", (8, 8), shade) for shade in (0, 80, 160, 240)]
    data = saved(frames[0], format, save_all=True, append_images=frames[1:])
    assert inspect(data).frames == 4
    if format in ("GIF", "TIFF"):
        monkeypatch.setattr(validation, "MAX_FRAMES_COUNTED", 3)
        assert inspect(data).frames == 3


def test_transparency_and_profile_are_told():
    assert inspect(saved(quarters(mode="RGBA"), "PNG")).has_transparency
    assert not inspect(saved(quarters(), "PNG")).has_transparency


@pytest.mark.parametrize(
    ("data", "filename", "code", "words"),
    [
        (b"", "a.jpg", "empty", "empty"),
        (b"Il etait une fois", "a.jpg", "not-an-image", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "svg", "as PNG"),
        ("\ufeff<?xml version='1.0'?><!-- x --><SVG/>".encode("utf-16"), "a.png", "svg", "scripts"),
        (b"\x1f\x8b\x08\0", "a.svgz", "svg", "scripts"),
        (heif(b"heic", b"mif1"), "IMG_1.HEIC", "heic", "Export it as JPEG"),
        (heif(b"mif1", b"heic"), "IMG_1.jpg", "heic", "Most Compatible"),
        (heif(b"isom", b"mp42"), "a.mp4", "unsupported", "Video files"),
        (b"%PDF-1.7", "a.pdf", "unsupported", "PDF files"),
        (b"8BPS\0\1", "a.psd", "unsupported", "Photoshop files"),
        (b"II*\0" + bytes(40), "DSC_1.NEF", "unsupported", "Camera raw"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "a.jpg", "damaged", "JPEG file is damaged"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence(data, filename, code, words):
    with pytest.raises(UnacceptableImage, match=words) as refusal:
        inspect(data, filename)
    assert refusal.value.code == code
    assert str(refusal.value) == str(refusal.value.message)


def test_bmp_is_refused_though_pillow_reads_it():
    with pytest.raises(UnacceptableImage, match="BMP files are not accepted"):
        inspect(saved(quarters(), "BMP"), "a.bmp")


@pytest.mark.parametrize("filename", ["a.png", "a.svg.webp", "a.txt", "A.GIF"])
def test_extension_must_match_the_content(filename):
    data = saved(quarters())
    with pytest.raises(UnacceptableImage, match=r"contains JPEG\. Rename it to \.jpg"):
        inspect(data, filename)
    for right in ("", "pasted", "a.jpg", "A.JPEG", "dossier.png/a.jfif", "北京.jpg"):
        assert inspect(data, right).format == "JPEG"


def test_bytes_are_bounded(monkeypatch):
    data = saved(quarters())
    monkeypatch.setattr(validation, "MAX_BYTES", len(data) - 1)
    with pytest.raises(UnacceptableImage) as refusal:
        inspect(data)
    assert refusal.value.code == "too-many-bytes"
    monkeypatch.setattr(validation, "MAX_BYTES", len(data))
    assert inspect(data).size == len(data)


def test_25_megabytes_is_the_bound():
    assert validation.MAX_BYTES == 25 * 1024 * 1024
    with pytest.raises(UnacceptableImage, match=r"has 25\.0 MB, and at most 25 MB"):
        inspect(b"\xff\xd8\xff" + bytes(25 * 1024 * 1024))


@pytest.mark.parametrize("side", [7811, 12_000, 14_000, 20_000])  # 61, 144, 196 and 400 megapixels
def test_a_bomb_is_refused_from_its_header(side, monkeypatch):
    data = bomb(side)
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: pytest.fail("pixels were decoded"))
    started = time.perf_counter()
    with pytest.raises(UnacceptableImage, match="more than 60 megapixels"):
        inspect(data, "bomb.png")
    assert time.perf_counter() - started < 1


def test_60_megapixels_are_taken():
    assert inspect(saved(Image.new("1", (7740, 7740)), "PNG")).width == 7740


def test_float_pictures_have_no_agreed_white():
    with pytest.raises(UnacceptableImage, match="16 bits per channel"):
        inspect(saved(Image.new("F", (8, 8)), "TIFF"))

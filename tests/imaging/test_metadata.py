"""suggested_credit(): what real agency files carry, by the rules of the facts."""

import subprocess

import pytest
from PIL import Image, PngImagePlugin

from articles.imaging import Credit, make, suggested_credit
from articles.imaging.metadata import Conflict, is_placeholder
from articles.imaging.xmp import MAX_BYTES
from tests.imaging.pictures import EXIFTOOL, app13, iim, needs_exiftool, quarters, saved, xmp

FULL = xmp(
    "<dc:creator><rdf:Seq><rdf:li>连冉</rdf:li><rdf:li>Zheng Xuan</rdf:li></rdf:Seq></dc:creator>"
    '<dc:rights><rdf:Alt><rdf:li xml:lang="fr">Droits</rdf:li>'
    '<rdf:li xml:lang="x-default">© VCG</rdf:li></rdf:Alt></dc:rights>'
    "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>A robot</rdf:li></rdf:Alt></dc:description>",
    attributes='photoshop:Credit="视觉中国" photoshop:Source="CCTV News"',
)


def jpeg(**options):
    return saved(quarters(), **options)


def said(suggestion):
    return " | ".join(map(str, suggestion.warnings))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_xmp_is_read_in_every_format(format):
    options = {"xmp": FULL}
    if format == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_itxt("XML:com.adobe.xmp", FULL.decode())
        options = {"pnginfo": notes}
    elif format == "TIFF":
        options = {"tiffinfo": {700: FULL}}
    found = suggested_credit(saved(quarters(), format, **options))
    assert (found.credit_line, found.source_field) == ("视觉中国", "XMP photoshop:Credit")
    assert found.creators == ("连冉", "Zheng Xuan")
    assert (found.copyright_notice, found.caption, found.source) == ("© VCG", "A robot", "CCTV News")
    assert not found.warnings


def test_iim_is_read_where_xmp_is_silent():
    block = iim(
        (80, b"Lian Ran"),
        (80, b"Zheng Xuan"),
        (110, "法新社".encode()),
        (115, b"AFP"),
        (116, "© AFP".encode()),
        (120, b"A robot"),
    )
    found = suggested_credit(
        jpeg(extra=app13(block), xmp=xmp("<dc:rights>© AFP</dc:rights>", "photoshop:Source='nil'"))
    )
    assert (found.credit_line, found.source_field) == ("法新社", "IPTC 2:110")
    assert (found.creators, found.caption, found.source) == (("Lian Ran", "Zheng Xuan"), "A robot", "AFP")
    assert found.copyright_notice == "© AFP"
    assert not found.conflicts
    assert not found.warnings


def test_iim_split_over_segments_and_in_tiff():
    block = iim((120, b"x" * 300), (110, b"CCTV News"))
    assert suggested_credit(jpeg(extra=app13(block, pieces=3))).credit_line == "CCTV News"
    assert suggested_credit(saved(quarters(), "TIFF", tiffinfo={33723: block})).credit_line == "CCTV News"


def test_an_old_writers_cut_is_no_conflict_and_a_difference_is_one():
    whole = "Agence France-Presse / Getty Images / 视觉中国"
    cut = whole.encode()[:32]
    attributes = f'photoshop:Credit="{whole}"'
    found = suggested_credit(jpeg(xmp=xmp("", attributes), extra=app13(iim((110, cut)))))
    assert (found.credit_line, found.conflicts, found.warnings) == (whole, (), ())

    # Shorter than the cut leaves: a prefix is another credit.
    found = suggested_credit(jpeg(xmp=xmp("", attributes), extra=app13(iim((110, b"Agence France-Presse")))))
    assert found.conflicts == (Conflict("credit_line", (whole,), ("Agence France-Presse",)),)
    assert "XMP and IPTC disagree on credit_line" in said(found)


def test_a_cut_through_a_character_drops_that_character():
    whole = "视觉中国图片社北京分社摄影部"  # 42 bytes, cut at 32 in the middle of the eleventh
    found = suggested_credit(
        jpeg(xmp=xmp("", f'photoshop:Credit="{whole}"'), extra=app13(iim((110, whole.encode()[:32]))))
    )
    assert (found.credit_line, found.conflicts, found.warnings) == (whole, (), ())


def test_character_sets_of_iim():
    latin = "Zoë Müller".encode("cp1252")
    found = suggested_credit(jpeg(extra=app13(iim((110, latin), utf8=False))))
    assert found.credit_line == "Zoë Müller"
    assert "read as Windows-1252: Zoë Müller" in said(found)

    unflagged = suggested_credit(jpeg(extra=app13(iim((110, "视觉中国".encode()), utf8=False))))
    assert (unflagged.credit_line, unflagged.warnings) == ("视觉中国", ())

    lying = suggested_credit(jpeg(extra=app13(iim((110, latin)))))
    assert lying.credit_line == ""
    assert "says it is UTF-8 and is not" in said(lying)


@pytest.mark.parametrize(
    "value",
    [
        "nil",
        " NULL ",
        "Credit:",
        "unknown",
        "N/A",
        "Internet",
        "网络",
        "\u200b\u200d",
        "",
        "—",
        "(nil)",
        "\ufeff",
    ],
)
def test_placeholders_are_no_credit(value):
    assert is_placeholder(value)
    found = suggested_credit(jpeg(xmp=xmp(f"<photoshop:Credit>{value}</photoshop:Credit>")))
    assert (found.credit_line, found.source_field) == ("", "")
    filled = jpeg(xmp=xmp(f"<photoshop:Credit>{value}</photoshop:Credit>"), extra=app13(iim((110, b"AFP"))))
    assert (suggested_credit(filled).credit_line, suggested_credit(filled).conflicts) == ("AFP", ())


@pytest.mark.parametrize("value", ["Nil Yalter", "CCTV News", "中国", "Unknown Studio", "Ö"])
def test_names_are_no_placeholders(value):
    assert not is_placeholder(value)


def test_creators_never_become_the_credit_by_themselves():
    found = suggested_credit(jpeg(xmp=xmp("<dc:creator>Lian Ran</dc:creator>")))
    assert (found.creators, found.credit_line) == (("Lian Ran",), "")


def test_xmp_under_another_header_and_in_utf_16():
    odd = FULL.decode().removeprefix('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>').encode()
    segment = b"VCG metadata\0" + odd
    data = jpeg(extra=b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment)
    assert suggested_credit(data).credit_line == "视觉中国"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        data = jpeg(xmp=odd.decode().encode(encoding))
        assert suggested_credit(data).credit_line == "视觉中国"


def test_xmp_padded_with_nuls():
    assert suggested_credit(jpeg(xmp=FULL + bytes(100))).credit_line == "视觉中国"


def test_only_the_pictures_own_description_counts():
    ingredient = (
        "<dc:relation><rdf:Bag><rdf:li><rdf:Description photoshop:Credit='Another picture'>"
        "<photoshop:Credit>Another</photoshop:Credit></rdf:Description></rdf:li></rdf:Bag></dc:relation>"
    )
    assert suggested_credit(jpeg(xmp=xmp(ingredient))).credit_line == ""


@pytest.mark.parametrize(
    "packet",
    [
        b"<not xml",
        b"\xff\xfe\x00",
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>',
        b"<a>" * 20_000 + b"</a>" * 10,
    ],
)
def test_bad_xmp_is_a_warning_and_iim_still_counts(packet):
    found = suggested_credit(jpeg(xmp=packet, extra=app13(iim((110, b"AFP")))))
    assert found.credit_line == "AFP"
    assert "XMP metadata cannot be read" in said(found)


def test_xmp_over_a_megabyte_is_a_warning():
    huge = FULL.replace(b"A robot", b"A" * MAX_BYTES)
    found = suggested_credit(saved(quarters(), "WEBP", xmp=huge))
    assert found.credit_line == ""
    assert "over 1048576" in said(found)


@pytest.mark.parametrize(
    "block",
    [b"\x1c", b"\x1c\x02\x6e\xff\xff", b"\x1c\x02\x6e\x80\x08" + b"\xff" * 8, b"\x1c\x02\x6e\x00\x50short"],
)
def test_bad_iim_never_raises(block):
    suggested_credit(jpeg(extra=app13(block)))
    suggested_credit(jpeg(extra=app13(block)[:-2] + b"8B"))


def test_a_file_that_is_no_picture_is_a_warning():
    assert "not a picture" in said(suggested_credit(b"nothing"))
    assert "60 megapixels" in said(suggested_credit(saved(Image.new("1", (8000, 8000)), "PNG")))


def test_a_png_cut_off_still_gives_what_it_has():
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", FULL.decode())
    data = saved(Image.effect_noise((200, 200), 50), "PNG", pnginfo=notes)
    found = suggested_credit(data[: len(data) // 2])
    assert found.credit_line == "视觉中国"
    assert "cannot be read to its end" in said(found)


def test_a_rendition_suggests_the_credit_it_carries():
    credit = Credit("CCTV News", ("连冉",), "© CCTV")
    found = suggested_credit(make(jpeg(), width=64, format="webp", credit=credit).bytes)
    assert (found.credit_line, found.creators, found.copyright_notice) == ("CCTV News", ("连冉",), "© CCTV")


@needs_exiftool
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_what_exiftool_writes_is_read(format, tmp_path):
    # exiftool puts XMP behind a PNG's pixels, and IIM into JPEG and TIFF.
    path = tmp_path / "written"
    path.write_bytes(saved(quarters(), format))
    tags = [
        "-XMP-photoshop:Credit=视觉中国 & fils",
        "-XMP-dc:Creator=连冉",
        "-XMP-dc:Creator=Zoë",
        "-XMP-dc:Rights=© VCG",
    ]
    if format in ("JPEG", "TIFF"):
        tags += ["-IPTC:Credit=视觉中国 & fils", "-IPTC:Source=CCTV", "-IPTC:CodedCharacterSet=UTF8"]
    subprocess.run([str(EXIFTOOL), "-q", "-overwrite_original", *tags, str(path)], check=True)
    found = suggested_credit(path.read_bytes())
    assert (found.credit_line, found.creators) == ("视觉中国 & fils", ("连冉", "Zoë"))
    assert found.copyright_notice == "© VCG"
    assert found.source == ("CCTV" if format in ("JPEG", "TIFF") else "")
    assert not found.warnings

"""make(): bounded, upright, sRGB, and nothing of the original's metadata but the credit."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from articles.imaging import (
    SPECS,
    Credit,
    UnacceptableImage,
    make,
    make_all,
    make_spec,
    rendered_size,
    renditions,
    suggested_credit,
)
from articles.imaging.credits import credit_in, minimal, packet
from articles.imaging.iim import read as iim_read
from articles.imaging.sizes import crop_box
from tests.imaging.pictures import (
    BLUE,
    GREEN,
    RED,
    YELLOW,
    app13,
    exiftool,
    gps_exif,
    iim,
    needs_exiftool,
    opened,
    quarters,
    saved,
    xmp,
)

CREDIT = Credit(
    credit_line="视觉中国 / Visual China",
    creators=("连冉", "Zoë O’Neill & fils <studio>"),
    copyright_notice="© 2026 极客公园 — tous droits réservés",
    usage_terms="Une seule publication.\nPas d’archive.",
    web_statement="https://example.org/licence?a=1&b=2",
)
OUTPUTS = ("avif", "webp", "jpeg")
CORNERS = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def colours(data):
    """The colours in the middle of the four quarters."""
    image = opened(data).convert("RGB")
    return [image.getpixel((int(x * image.width), int(y * image.height))) for x, y in CORNERS]


def near(found, wanted, by=12):
    pairs = zip(found, wanted, strict=True)
    return all(abs(a - b) <= by for one, other in pairs for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"])
def test_every_format_becomes_each(format, output):
    rendition = make(saved(quarters(640, 480), format), width=320, format=output, credit=CREDIT)
    image = opened(rendition.bytes)
    assert image.format == output.upper()
    assert image.size == (rendition.width, rendition.height) == (320, 240)
    assert near(colours(rendition.bytes), (RED, GREEN, BLUE, YELLOW))
    assert rendition.sha256 == hashlib.sha256(rendition.bytes).hexdigest()
    assert credit_in(image.info["xmp"]) == minimal(CREDIT)


def test_the_same_input_gives_the_same_file():
    data = saved(quarters())
    first, second = (make(data, width=32, format="webp", credit=CREDIT) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(format, orientation):
    upright = quarters(640, 480)
    # What a camera stores is the upright scene turned back.
    stored = upright if TURNS[orientation] is None else upright.transpose(TURNS[orientation])
    rendition = make(saved(stored, format, exif=gps_exif(orientation)), width=160, format="jpeg")
    assert (rendition.width, rendition.height) == (160, 120)
    assert near(colours(rendition.bytes), (RED, GREEN, BLUE, YELLOW))


@pytest.mark.parametrize("output", OUTPUTS)
def test_nothing_is_enlarged(output):
    rendition = make(saved(quarters(64, 48)), width=1600, format=output)
    assert (rendition.width, rendition.height) == (64, 48)
    share = make(saved(quarters(64, 48)), width=1200, height=630, format=output)
    assert (share.width, share.height) == (64, 34)


def test_tall_pictures_stay_within_what_webp_holds():
    rendition = make(saved(Image.new("L", (100, 20_000)), "PNG"), width=96, format="webp")
    assert rendition.height == 16_383


@given(st.integers(1, 9000), st.integers(1, 9000), st.integers(1, 2000), st.none() | st.integers(1, 2000))
def test_sizes_are_bounded(width, height, to_width, to_height):
    wide, high = rendered_size(width, height, to_width, to_height)
    assert 1 <= wide <= min(width, to_width)
    assert 1 <= high <= min(height, to_height or height)


@given(st.integers(1, 9000), st.integers(1, 9000), st.floats(0, 1), st.floats(0, 1))
def test_a_crop_stays_inside(width, height, x, y):
    left, top, right, bottom = crop_box(width, height, rendered_size(width, height, 1200, 630), (x, y))
    assert 0 <= left < right <= width + 1e-6
    assert 0 <= top < bottom <= height + 1e-6


@pytest.mark.parametrize(
    ("focal", "colour"), [((0.0, 0.0), RED), ((1, 0.1), GREEN), ((0.2, 0.9), BLUE), ((1, 1), YELLOW)]
)
def test_a_crop_follows_the_focal_point(focal, colour):
    square = make(saved(quarters(800, 400)), width=100, height=300, format="jpeg", focal=focal)
    tall = make(saved(quarters(400, 800)), width=300, height=100, format="jpeg", focal=focal)
    middle = opened(square.bytes).getpixel((50, 20 if focal[1] < 0.5 else 280))
    across = opened(tall.bytes).getpixel((20 if focal[0] < 0.5 else 280, 50))
    assert near([middle, across], [colour, colour])


@pytest.mark.parametrize("focal", [(-0.1, 0.5), (0.5, 1.01), (float("nan"), 0.5)])
def test_a_focal_point_outside_is_refused(focal):
    with pytest.raises(ValueError, match="between 0 and 1"):
        make(saved(quarters()), width=10, height=10, format="jpeg", focal=focal)


def test_specs_are_a_closed_list():
    data = saved(quarters(2400, 1800))
    sizes = {
        name: (made.width, made.height)
        for name in SPECS
        for made in [make_spec(data, name, format="jpeg", credit=CREDIT)]
    }
    assert sizes == {
        "thumbnail": (320, 240),
        "small": (640, 480),
        "body": (960, 720),
        "large": (1280, 960),
        "wide": (1920, 1440),
        "face": (320, 320),
        "share": (1200, 630),
        "square": (1200, 1200),
        "classic": (1200, 900),
    }
    with pytest.raises(KeyError):
        make_spec(data, "huge", format="jpeg")
    with pytest.raises(ValueError, match="share is made as jpeg"):
        make_spec(data, "share", format="webp")


def test_what_cannot_be_decoded_is_refused():
    with pytest.raises(UnacceptableImage):
        make(b"<svg/>", width=10, format="jpeg")
    with pytest.raises(ValueError, match="at least one pixel"):
        make(saved(quarters()), width=0, format="jpeg")


# Colours


def test_cmyk_with_and_without_a_profile_that_fits():
    cmyk = quarters(mode="CMYK")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for format in ("JPEG", "TIFF"):
        plain = make(saved(cmyk, format), width=64, format="jpeg")
        wrong = make(saved(cmyk, format, icc_profile=profile), width=64, format="jpeg")
        broken = make(saved(cmyk, format, icc_profile=b"not a profile"), width=64, format="jpeg")
        assert near(colours(plain.bytes), (RED, GREEN, BLUE, YELLOW))
        assert plain == wrong == broken


def test_a_profile_is_applied_and_then_gone():
    # Lab has the one profile that is not RGB and that Pillow can make by itself.
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    image = ImageCms.profileToProfile(quarters(), srgb, lab, outputMode="LAB")
    rendition = make(saved(image, "TIFF"), width=64, format="webp")
    assert near(colours(rendition.bytes), (RED, GREEN, BLUE, YELLOW))
    assert "icc_profile" not in opened(rendition.bytes).info

    tagged = saved(quarters(), "PNG", icc_profile=ImageCms.ImageCmsProfile(srgb).tobytes())
    assert near(colours(make(tagged, width=64, format="jpeg").bytes), (RED, GREEN, BLUE, YELLOW))


def test_sixteen_bit_grey_does_not_turn_white():
    wide = Image.new("I;16", (64, 48))
    for x in range(64):
        for y in range(48):
            wide.putpixel((x, y), 0x4000 if x < 32 else 0xC000)
    big_endian = Image.frombytes("I;16B", (64, 48), wide.tobytes("raw", "I;16B"))
    for data in (saved(wide, "PNG"), saved(wide, "TIFF"), saved(big_endian, "TIFF")):
        found = colours(make(data, width=64, format="jpeg").bytes)
        assert near(found[:2], [(64, 64, 64), (191, 191, 191)], by=3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_laid_onto_white_in_jpeg_and_kept_in_webp(mode):
    image = quarters(mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 32, 24))
    data = saved(image.convert(mode), "PNG", **({"transparency": 0} if mode == "P" else {}))
    if mode == "P":
        indexed = Image.new("P", (64, 48), 1)
        indexed.putpalette([0, 0, 0, *GREEN])
        indexed.paste(0, (0, 0, 32, 24))
        data = saved(indexed, "PNG", transparency=0)
    assert near(colours(make(data, width=64, format="jpeg").bytes)[:1], [(255, 255, 255)], by=3)
    webp = opened(make(data, width=64, format="webp").bytes)
    assert webp.mode == "RGBA"
    assert (webp.getpixel((8, 8))[3], webp.getpixel((60, 40))[3]) == (0, 255)


@pytest.mark.parametrize("mode", ["1", "L"])
def test_grey_and_black_and_white(mode):
    found = colours(
        make(
            saved(quarters(mode="L").point(lambda v: 255 * (v > 120), mode), "PNG"), width=64, format="jpeg"
        ).bytes
    )
    assert near([found[0], found[3]], [(0, 0, 0), (255, 255, 255)], by=4)


def test_an_animation_is_its_first_frame():
    frames = [Image.new("RGB", (64, 48), colour) for colour in (RED, GREEN, BLUE)]
    for format in ("GIF", "WEBP", "PNG"):
        data = saved(frames[0], format, save_all=True, append_images=frames[1:])
        rendition = opened(make(data, width=64, format="webp").bytes)
        assert getattr(rendition, "n_frames", 1) == 1
        assert near([rendition.getpixel((32, 24))], [RED])


# Metadata


def burdened(format, picture=None):
    """A picture with all the metadata its format takes."""
    private = xmp("<exif:GPSLatitude>48,51.4N</exif:GPSLatitude><dc:creator>Old</dc:creator>")
    options = {"exif": gps_exif()}
    if format == "JPEG":
        options |= {"comment": b"12 rue Secrete", "xmp": private, "extra": app13(iim((80, b"Old creator")))}
    elif format == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", "12 rue Secrete")
        notes.add_itxt("XML:com.adobe.xmp", private.decode())
        options["pnginfo"] = notes
    elif format == "GIF":
        options = {"comment": b"12 rue Secrete"}
    elif format != "TIFF":
        options["xmp"] = private
    return saved(picture or quarters(), format, **options)


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"])
def test_nothing_of_the_originals_metadata_is_left(format, output):
    data = burdened(format)
    for credit in (None, CREDIT):
        rendition = make(data, width=64, format=output, credit=credit)
        info = opened(rendition.bytes).info
        assert ("xmp" in info) == bool(credit)
        assert not opened(rendition.bytes).getexif()
        for word in (b"GPS", b"Secrete", b"Old", b"Exif\0", b"Lian Ran", b"ICC_PROFILE", b"Telephone"):
            assert word not in rendition.bytes
        # IPTC-IIM goes into JPEG alone, and only with the credit.
        assert (b"Photoshop 3.0" in rendition.bytes) == (output == "jpeg" and credit is not None)


@needs_exiftool
@pytest.mark.parametrize("width", [1024, 64])
@pytest.mark.parametrize("output", OUTPUTS)
def test_exiftool_finds_the_credit_to_the_letter_and_nothing_else(output, width, tmp_path):
    original = burdened("JPEG", quarters(1200, 900))
    assert any("GPS" in name for name in exiftool(original, tmp_path))
    found = exiftool(make(original, width=width, format=output, credit=CREDIT).bytes, tmp_path)
    named = {name: value for name, value in found.items() if name.startswith(("XMP-", "IPTC", "EXIF", "IFD"))}
    wanted = {
        "XMP-photoshop:Credit": CREDIT.credit_line,
        "XMP-dc:Creator": list(CREDIT.creators),
        "XMP-dc:Rights": CREDIT.copyright_notice,
        "XMP-xmpRights:WebStatement": CREDIT.web_statement,
    }
    if width >= renditions.FULL_CREDIT_FROM:
        wanted["XMP-xmpRights:UsageTerms"] = CREDIT.usage_terms
    if output == "jpeg":
        wanted |= {
            "IPTC:CodedCharacterSet": "UTF8",
            "IPTC:By-line": list(CREDIT.creators),
            "IPTC:Credit": CREDIT.credit_line,
            "IPTC:CopyrightNotice": CREDIT.copyright_notice,
        }
    assert named == wanted
    groups = {name.split(":")[0] for name in found if ":" in name}
    file = {"ExifTool", "System", "File", "JFIF", "RIFF", "Composite", "Photoshop", "Meta", "QuickTime"}
    assert groups <= file | {name.split(":")[0] for name in named}
    assert not any("GPS" in name or "Warning" in name for name in found)


def test_an_ai_picture_says_so_in_its_file():
    credit = Credit("Studio", digital_source_type="trainedAlgorithmicMedia")
    data = make(saved(quarters()), width=64, format="webp", credit=credit).bytes
    assert b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia" in data
    assert suggested_credit(data).digital_source_type == "trainedAlgorithmicMedia"


def test_a_long_credit_is_cut_in_iim_where_a_character_ends_and_whole_in_xmp():
    line = "视觉中国图片社北京分社摄影部"  # 42 bytes
    data = make(saved(quarters()), width=64, format="jpeg", credit=Credit(line)).bytes
    assert iim_read(opened(data))[0][(2, 110)] == ("视觉中国图片社北京分",)
    found = suggested_credit(data)
    assert (found.credit_line, found.conflicts) == (line, ())


def test_all_are_made_at_once_and_none_twice():
    made = list(make_all(saved(quarters(2400, 1800)), credit=CREDIT))
    formats = {name: tuple(one.format for other, one in made if other == name) for name, _ in made}
    assert formats == {name: spec.formats for name, spec in SPECS.items()}
    for name, one in made:
        alone = make_spec(saved(quarters(2400, 1800)), name, format=one.format, credit=CREDIT)
        assert (one.width, one.height) == (alone.width, alone.height)
        if name != "face":
            assert near(colours(one.bytes), (RED, GREEN, BLUE, YELLOW))
    # A picture that is smaller than a size has nothing to add there.
    small = {name for name, _ in make_all(saved(quarters(500, 400)), credit=CREDIT)}
    assert small == {"thumbnail", "small", "face", "share", "square", "classic"}


def test_all_follow_the_focal_point():
    made = dict(make_all(saved(quarters(2400, 600)), focal=(0.0, 0.5)))
    image = opened(made["face"].bytes).convert("RGB")
    assert near([image.getpixel((300, 20)), image.getpixel((300, 300))], (RED, BLUE), by=20)


def test_line_ends_and_outer_space_are_made_plain_before_they_are_written():
    credit = Credit(credit_line="  CCTV News \r\n", usage_terms="a\r\nb", creators=("", " Lian Ran "))
    assert credit == Credit(credit_line="CCTV News", usage_terms="a\nb", creators=("Lian Ran",))
    assert not Credit(credit_line=" ", creators=("",))


@pytest.mark.parametrize("character", ["\0", "\x1b", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_refused(character):
    with pytest.raises(ValueError, match=r"cannot hold the character U\+"):
        Credit(credit_line=f"CCTV{character}News")


def test_a_credit_too_long_for_a_jpeg_is_refused():
    with pytest.raises(ValueError, match="Shorten it"):
        packet(Credit(usage_terms="字" * 20_000))


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40
)


@given(st.builds(Credit, words, st.lists(words, max_size=3).map(tuple), words, words, words, words))
def test_every_credit_is_read_back_as_it_was(credit):
    assert credit_in(packet(credit)) == credit


def test_a_file_without_its_credit_is_never_handed_out(monkeypatch):
    monkeypatch.setattr(renditions, "packet", lambda credit: packet(Credit(credit_line="Somebody else")))
    with pytest.raises(RuntimeError, match="does not carry the credit"):
        make(saved(quarters()), width=64, format="webp", credit=CREDIT)


def test_a_file_with_stray_metadata_is_never_handed_out(monkeypatch):
    monkeypatch.setitem(renditions._SAVE, "jpeg", {"comment": b"12 rue Secrete"})
    with pytest.raises(RuntimeError, match="comment"):
        make(saved(quarters()), width=64, format="jpeg")

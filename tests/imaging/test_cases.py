"""Every kind of file we know of, read, made, and judged by exiftool."""

import pytest

from articles.imaging import Credit, inspect, make_all, suggested_credit
from tests.imaging import cases
from tests.imaging.cases import CASES
from tests.imaging.pictures import exiftool, needs_exiftool, opened, quarters, saved, xmp


@pytest.mark.parametrize("name", CASES)
def test_the_credit_in_a_file_is_found(name):
    case = CASES[name]
    assert suggested_credit(case.data).credit_line == case.credit


@needs_exiftool
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.exiftool])
def test_exiftool_finds_the_same(name, tmp_path):
    case = CASES[name]
    # It reads a JPEG's second standard before it warns, and PNG's raw profiles as what they hold.
    found = exiftool(case.data, tmp_path, "-charset", "iptc=latin", "-api", "LargeFileSupport=1")
    credits = [found[tag] for tag in ("XMP-photoshop:Credit", "IPTC:Credit") if tag in found]
    assert next(iter(credits), "") == case.credit


@pytest.mark.parametrize("name", CASES)
def test_every_file_is_taken_and_becomes_clean_renditions(name):
    case = CASES[name]
    facts = inspect(case.data, f"picture.{case.extension}")
    assert (facts.width, facts.height) == ((48, 64) if name == "phone" else (64, 48))
    made = dict(make_all(case.data, credit=Credit("CCTV News")))
    assert made.keys() == {"thumbnail", "face", "share", "square", "classic"}
    for one in made.values():
        assert opened(one.bytes).mode in ("RGB", "RGBA")
        for word in (b"GPS", b"Secrete", b"<script", b"Lian Ran"):
            assert word not in one.bytes


def test_a_camera_alone_suggests_creators_and_no_credit():
    found = suggested_credit(cases.exif_only())
    assert (found.creators, found.copyright_notice) == (("Lian Ran", "Zoë"), "© Lian Ran")
    assert (found.credit_line, found.caption) == ("", "")
    assert found.place("creators") == "EXIF Artist"


def test_xmp_comes_before_iim_and_exif_and_all_are_kept():
    from_camera = cases.exif_only()
    data = saved(
        quarters(),
        xmp=xmp("<dc:creator>Lian Ran</dc:creator>"),
        exif=opened(from_camera).info["exif"],
    )
    found = suggested_credit(data)
    assert found.creators == ("Lian Ran",)
    assert found.found["creators"] == {"XMP dc:creator": ("Lian Ran",), "EXIF Artist": ("Lian Ran", "Zoë")}
    # A camera that is set to another name is no conflict: EXIF is the last to be asked.
    assert not found.conflicts


def test_rights_licensor_source_type_and_alternative_text_are_read():
    names = (
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmpRights:WebStatement="https://example.org/licence"'
        ' plus:DataMining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"'
    )
    inner = (
        "<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>Once</rdf:li></rdf:Alt>"
        "</xmpRights:UsageTerms>"
        "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
        "</Iptc4xmpExt:DigitalSourceType>"
        "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A robot</rdf:li></rdf:Alt>"
        "</Iptc4xmpCore:AltTextAccessibility>"
        "<plus:Licensor><rdf:Seq><rdf:li rdf:parseType='Resource'><plus:LicensorName>VCG</plus:LicensorName>"
        "<plus:LicensorCity>Beijing</plus:LicensorCity></rdf:li>"
        "<rdf:li><rdf:Description plus:LicensorName='AFP'/></rdf:li></rdf:Seq></plus:Licensor>"
    )
    found = suggested_credit(saved(quarters(), xmp=xmp(inner, names)))
    assert (found.usage_terms, found.web_statement) == ("Once", "https://example.org/licence")
    assert (found.licensor, found.alt) == ("VCG; AFP", "A robot")
    assert (found.digital_source_type, found.data_mining) == ("trainedAlgorithmicMedia", "DMI-PROHIBITED")


def test_what_was_found_survives_being_stored():
    for case in CASES.values():
        found = suggested_credit(case.data)
        again = type(found).from_json(found.as_json())
        assert (again.credit_line, again.found, again.conflicts) == (
            found.credit_line,
            found.found,
            found.conflicts,
        )
        assert list(map(str, again.warnings)) == list(map(str, found.warnings))


def test_signed_content_credentials_are_noticed():
    data = saved(quarters())
    assert not inspect(data).has_credentials
    box = b"\0\0\0\x30jumb\0\0\0\x28jumdc2pa" + bytes(30)
    signed = data[:2] + b"\xff\xeb" + (len(box) + 4).to_bytes(2, "big") + b"JP" + box + data[2:]
    assert inspect(signed).has_credentials

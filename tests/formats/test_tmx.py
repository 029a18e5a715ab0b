"""Memories as TMX: what goes out comes back, other tools read it, and no file breaks anything."""

import io

import pytest
from translate.storage import tmx as oracle

from articles.formats.errors import Unreadable
from articles.formats.tmx import read, write

LINKED = (
    '<p>Read <a href="https://example.org/r" rel="noopener">the report</a> &amp; <em>wait</em>.<br>Now.</p>'
)
UNITS = [
    (LINKED, LINKED.replace("Read", "Lire"), "20261126T080000Z"),
    ("The tram", "Le tram", "20261126T090000Z"),
    ("<ul><li>One</li><li>Two</li></ul>", "<ul><li>Un</li><li>Deux</li></ul>", "20261126T090000Z"),
    ("<h2>A « quote »</h2>", "<h2>Une « citation »</h2>", "20261126T090000Z"),
]


def written() -> str:
    return "".join(write(UNITS, ("en", "zh-Hans"), "20261127T000000Z"))


def taken(text: str | bytes) -> list:
    return list(read(io.BytesIO(text if isinstance(text, bytes) else text.encode())))


def tmx(*variants: str, head: str = 'srclang="en"', dtd: str = "") -> str:
    units = "".join(f"<tu>{variant}</tu>" for variant in variants)
    return f'<?xml version="1.0"?>{dtd}<tmx version="1.4"><header {head}/><body>{units}</body></tmx>'


def tuv(language: str, segment: str) -> str:
    return f'<tuv xml:lang="{language}"><seg>{segment}</seg></tuv>'


def test_what_goes_out_comes_back_to_the_letter():
    found = taken(written())
    assert [(unit.texts["en"], unit.texts["zh-hans"]) for unit in found] == [unit[:2] for unit in UNITS]
    assert {unit.source for unit in found} == {"en"}


def test_another_tool_reads_it():
    store = oracle.tmxfile.parsestring(written().encode())
    assert len(store.units) == len(UNITS)
    assert store.units[1].source == "The tram"
    assert store.units[1].target == "Le tram"


def test_a_file_of_another_tool_is_read():
    store = oracle.tmxfile(sourcelanguage="en-US", targetlanguage="fr-FR")
    store.addtranslation("The tram", "en-US", "Le tram", "fr-FR")
    out = io.BytesIO()
    store.serialize(out)
    [unit] = taken(out.getvalue())
    assert unit.texts == {"en-us": "The tram", "fr-fr": "Le tram"}


def test_tags_of_other_tools_are_left_out_and_their_text_kept():
    segment = (
        'Press <bpt i="1">{\\b </bpt>Save<ept i="1">}</ept> <hi>now</hi><ph x="2">&lt;img src=x&gt;</ph>.'
    )
    [unit] = taken(tmx(tuv("en", segment) + tuv("fr", "Enregistrez.")))
    assert unit.texts["en"] == "Press Save now."


def test_what_a_tag_says_is_sanitised():
    link = '<bpt i="1">&lt;a href="javascript:x" onclick="y"&gt;</bpt>here<ept i="1">&lt;/a&gt;</ept>'
    [unit] = taken(tmx(tuv("en", link) + tuv("fr", "ici")))
    assert unit.texts["en"] == "<p>here</p>"


@pytest.mark.parametrize(("code", "mine"), [("zh-CN", "zh-hans"), ("zh_TW", "zh-hant"), ("FR", "fr")])
def test_languages_are_those_of_the_house(code, mine):
    [unit] = taken(tmx(tuv("en", "The tram") + tuv(code, "x")))
    assert set(unit.texts) == {"en", mine}


def test_a_file_may_have_no_source_in_particular():
    [unit] = taken(tmx(tuv("en", "a") + tuv("fr", "b"), head='srclang="*all*"'))
    assert unit.source == ""


def test_the_usual_doctype_is_no_harm():
    dtd = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    assert len(taken(tmx(tuv("en", "a") + tuv("fr", "b"), dtd=dtd))) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no xml",
        b"<html/>",
        written().encode()[:-40],
        tmx(tuv("en", "&a;") + tuv("fr", "x"), dtd='<!DOCTYPE tmx [<!ENTITY a "aaaa">]>').encode(),
        b'<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx>&x;</tmx>',
    ],
)
def test_what_is_no_tmx_is_refused_with_a_sentence(data):
    with pytest.raises(Unreadable) as refusal:
        taken(data)
    assert str(refusal.value)


def test_units_in_one_language_or_too_long_are_passed_over():
    assert taken(tmx(tuv("en", "alone"), tuv("en", "a") + tuv("fr", "x" * 20_001))) == []


def test_characters_that_xml_cannot_have_are_left_out():
    [unit] = taken("".join(write([("a\x00b\x1f", "c", "20261126T080000Z")], ("en", "fr"), "x")))
    assert unit.texts["en"] == "ab"

"""Bytes → text: declared, marked, guessed, contradicted, and binary files refused."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.formats.decoding import MOST_BYTES, decode
from articles.formats.errors import Unreadable
from tests.formats.encoded import CASES, TEXTS


def said(data: bytes, **options: str) -> str:
    return " ".join(map(str, decode(data, **options).warnings))


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_an_undeclared_text_is_read_right_and_told_about_unless_sure(language: str, encoding: str) -> None:
    text = TEXTS[language]
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    for warning in decoded.warnings:
        assert decoded.encoding in str(warning)


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_short_text_is_read_right_where_its_language_is_known(language: str, encoding: str) -> None:
    step = 40
    text = TEXTS[language]
    for start in range(0, len(text) - step, step):
        data = text[start : start + step].encode(encoding)
        decoded = decode(data, language=language)
        assert decoded.text == text[start : start + step], decoded


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_what_http_declares_is_read_without_a_word(language: str, encoding: str) -> None:
    decoded = decode(TEXTS[language].encode(encoding), charset=encoding)
    assert (decoded.text, decoded.warnings) == (TEXTS[language], ())


def test_a_guess_of_a_short_text_names_the_encoding_it_took() -> None:
    assert "read as windows-1252" in said("Élan".encode("latin-1"))


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="shift_jis">',
        "<!doctype html><meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>",
        '<?xml version="1.0" encoding="x-sjis"?><html>',
    ],
)
def test_a_page_that_names_its_encoding_is_believed(head: str) -> None:
    text = f"{head}<p>樫</p>"
    assert decode(text.encode("cp932")).text == text


def test_a_text_about_pages_does_not_declare_anything() -> None:
    text = "On écrit <meta charset=shift_jis> en tête, et tout est gâché : élève, été, forêt, œuvre."
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_over_all_else(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + "Élan 夜".encode(encoding), charset="windows-1251")
    assert (decoded.text, decoded.warnings) == ("Élan 夜", ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(encoding: str) -> None:
    assert decode("Élan vital\n夜".encode(encoding)).text == "Élan vital\n夜"


def test_utf_8_that_is_declared_as_something_else_is_utf_8() -> None:
    data = "Élan".encode()
    assert decode(data, charset="iso-8859-1").text == "Élan"
    assert "says that it is windows-1252, but it is UTF-8" in said(data, charset="iso-8859-1")


def test_a_wrong_declaration_is_not_believed_where_the_bytes_are_sure() -> None:
    data = TEXTS["ru"].encode("koi8-r")
    assert decode(data, charset="windows-1252").text == TEXTS["ru"]
    assert "it is KOI8-R" in said(data, charset="windows-1252")


def test_a_declaration_that_cannot_be_true_is_passed_over() -> None:
    assert decode(TEXTS["fr"].encode("cp1252"), charset="utf-8").text == TEXTS["fr"]


@pytest.mark.parametrize(
    "charset", ["utf-7", "unicode_escape", "idna", "zip", "rot13", "none", "\0", "x" * 999]
)
def test_only_encodings_of_the_web_can_be_declared(charset: str) -> None:
    assert decode(b"+ADw-script+AD4- \\x3c", charset=charset).text == "+ADw-script+AD4- \\x3c"


def test_a_text_cut_inside_a_character_is_utf_8_all_the_same() -> None:
    decoded = decode(("été " * 50 + "…").encode()[:-1])
    assert (decoded.encoding, decoded.text[-1]) == ("UTF-8", "\ufffd")
    assert "replaced" in str(decoded.warnings[0])


def test_japanese_mail_is_read() -> None:
    assert decode(TEXTS["ja"].encode("iso2022_jp")).text == TEXTS["ja"]


def test_an_english_start_does_not_hide_what_follows() -> None:
    text = "All of this is in English.\n" * 20_000 + TEXTS["ru"]
    assert decode(text.encode("koi8-r")).text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x7fELF\0\0\x01\x02\x03", "binary"),
        (b"\x81\x8d\x8f", "binary"),
        (b"\x01\x02\x03\x04text", "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "picture"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (b"{\\rtf1\\ansi hello}", "RTF"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"bplist00", "web archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old office document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00" * 8, "damaged"),
        (b"a" * (MOST_BYTES + 1), "at most"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        decode(data)


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "gbk", "latin1", "utf-16", "koi8-r", "big5"]))
def test_any_bytes_are_decoded_or_refused(data: bytes, charset: str | None) -> None:
    with suppress(Unreadable):
        assert isinstance(decode(data, charset=charset).text, str)


@given(st.text(max_size=200))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    try:
        data = text.encode()
        decoded = decode(data)
    except (UnicodeEncodeError, Unreadable):
        return
    if "\x1b" not in text and "\0" not in text and not data.startswith((codecs.BOM_UTF8, b"\xff", b"\xfe")):
        assert decoded.text == text

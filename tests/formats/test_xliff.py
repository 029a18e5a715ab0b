"""XLIFF out and in: nothing is lost on the way, other tools read it, and no file does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import xliff as oracle

from articles.content.codes import Code, CodesDiffer, decode, encode
from articles.content.sanitize import sanitize_body
from articles.formats.errors import Unreadable
from articles.formats.xliff import Document, Unit, read, write

LINKED = sanitize_body('<p>Read <a href="https://example.org/?a=1&b=2">the <em>report</em></a><br>now.</p>')
VERSIONS = pytest.mark.parametrize("version", ["1.2", "2.1"])


def document(version: str, html: str = LINKED, target: str | None = None) -> Document:
    coded = encode(html)
    said = encode(target).pieces if target else None
    unit = Unit("u-1", coded.pieces, said, "translated" if said else "initial", "abc", "body", coded.tags)
    return Document("en", "zh-Hans", "article-7", (unit,), version)  # type: ignore[arg-type]


# --- Codes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [LINKED, "<p>a &lt; b &amp; c</p>", "<ul><li>one</li><li>two <em>and</em></li></ul>", "<h2>Title</h2>",
     "<blockquote><p>One.</p><p>Two.</p></blockquote>"],
)  # fmt: skip
def test_a_block_comes_back_to_the_byte(html):
    coded = encode(html)
    assert decode(coded.pieces, coded) == html


@pytest.mark.parametrize(
    "pieces",
    [("Lis ", Code("1", "open"), "le rapport", Code("1", "close")), ("Rien",),
     ("x", Code("9", "void")),
     (Code("1", "open"), Code("2", "open"), "a", Code("1", "close"), Code("2", "close"), Code("3", "void"))],
    ids=["one is missing", "all are", "unknown", "badly nested"],
)  # fmt: skip
def test_codes_that_differ_are_told_and_not_mended(pieces):
    with pytest.raises(CodesDiffer):
        decode(pieces, encode(LINKED))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_any_plain_text_comes_back(text):
    coded = encode(text, is_plain=True)
    assert decode(coded.pieces, coded) == text


# --- Out and in --------------------------------------------------------------------------------------


@VERSIONS
def test_what_is_written_is_read_again(version):
    target = LINKED.replace("Read", "Lisez").replace("now.", "maintenant.")
    sent = document(version, target=target)
    back = read(write(sent))
    [unit] = back.units
    assert (back.source_language, back.target_language, back.original) == ("en", "zh-Hans", "article-7")
    assert (unit.id, unit.hash, unit.state) == ("u-1", "abc", "translated")
    assert decode(unit.source, encode(LINKED)) == LINKED
    assert decode(unit.target, encode(LINKED)) == target


@VERSIONS
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_text_survives(version, text):
    unit = Unit("u", (text, Code("1", "open"), text, Code("1", "close")), tags={"1": ("<em>", "</em>")})
    back = read(write(Document("en", "fr", "article-1", (unit,), version)))
    assert back.units[0].source == unit.source


def test_another_tool_reads_what_we_write():
    data = write(document("1.2", target=LINKED.replace("Read", "Lisez")))
    [unit] = oracle.xlifffile(data).units
    assert unit.getid().endswith("u-1")
    assert str(unit.source).startswith("Read ")
    assert str(unit.target).startswith("Lisez ")


def test_we_read_what_another_tool_writes():
    made = oracle.xlifffile()
    made.setsourcelanguage("en")
    made.settargetlanguage("fr")
    unit = made.addsourceunit("The tram & the quay")
    unit.settarget("Le tram & le quai")
    unit.setid("u-9")
    [back] = read(bytes(made)).units
    assert (back.id, back.source, back.target) == ("u-9", ("The tram & the quay",), ("Le tram & le quai",))


def test_several_segments_and_marks_of_a_tool_are_read_through():
    data = (
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr">'
        b'<file id="f"><unit id="u">'
        b'<segment state="translated"><source>One. </source><target>Un. </target></segment>'
        b'<segment><source>Two<mrk id="m" type="term">!</mrk></source><target>Deux !</target></segment>'
        b"</unit></file></xliff>"
    )
    [unit] = read(data).units
    assert (unit.source, unit.target, unit.state) == (("One. Two!",), ("Un. Deux !",), "translated")


# --- Hostile -----------------------------------------------------------------------------------------
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "cannot be read"), (b"no xml", "cannot be read"), (write(document("2.1"))[:-20], "cannot be read"),
     (BOMB, "DTD"), (OUTSIDE, "DTD"), (b"<html/>", "no XLIFF"), (b"\0" * 100, "cannot be read"),
     (b"<a>" * 100_000, "cannot be read"), (b" " * 21_000_000, "larger than")],
    ids=["empty", "text", "cut off", "bomb", "outside", "html", "binary", "deep", "large"],
)  # fmt: skip
def test_what_is_no_xliff_is_one_sentence(data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(data)


@given(st.binary(max_size=300))
def test_no_bytes_are_more_than_unreadable(data):
    with pytest.raises(Unreadable):
        read(data)

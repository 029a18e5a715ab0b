"""Files that are made to hurt, through the door that everything takes: refused in a sentence, or read."""

import logging
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.formats import reading
from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from articles.ingest import child
from tests.formats.office import docx, odt, paragraph
from tests.ingest.hostile_files import files

# Those that take a second or more: they run with FULL=1.
SLOW = frozenset(
    (
        "wide XML", "a paragraph of runs", "a long attribute", "long OpenDocument", "a megabyte of &",
        "many links", "brackets in Markdown", "emphasis in Markdown", "headings in Markdown",
        "references in Markdown", "front matter without end", "20,000 lines", "short lines", "a large table",
        "8 MB in an old encoding", "8 MB of Chinese in an old encoding", "2 million characters",
        "many attributes", "many attributes in HTML", "spaces",
    )
)  # fmt: skip
CASES = [
    pytest.param(data, name, id=what, marks=[pytest.mark.full] if what in SLOW else [])
    for what, data, name in files()
]
GOOD = docx(paragraph("Les ports", "T"), paragraph("Le port est ouvert.")), odt("<text:p>Le port.</text:p>")
NAMES = st.sampled_from(
    ["", "a.docx", "a.odt", "a.md", "a.html", "a.eml", "a.txt", "a.json", "a\0.md", "../x"]
)
STARTS = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"<html>",
        b"<?xml",
        b"<!DOCTYPE html",
        b"---\n",
        b"\xff\xfe",
        b"{",
        b"From: x\n\n",
        b"\x1b$B",
    ]
)


@pytest.fixture(scope="module")
def reader() -> Iterator[child.Reader]:
    reader = child.Reader()
    yield reader
    reader.close()


@pytest.mark.parametrize(("data", "name"), CASES)
def test_a_hostile_file_is_read_or_refused_in_a_sentence(
    reader: child.Reader, caplog: pytest.LogCaptureFixture, data: bytes, name: str
) -> None:
    try:
        article = reader.read(data, name=name)
    except Unreadable as error:
        sentence = str(error)
    else:
        assert isinstance(article, ParsedArticle)
        sentence = "read."
    assert sentence.endswith(".")
    assert len(sentence) < 250
    assert "fault of this program" not in sentence, caplog.text
    assert "failed" not in sentence, caplog.text  # the child lives


def test_after_all_of_them_the_next_text_is_read(
    reader: child.Reader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    assert reader.read(b"Les ports\nPar Jeanne Lenoir\nLe port.\n").authors == ("Jeanne Lenoir",)


@settings(deadline=None)
@given(STARTS, st.binary(max_size=300), NAMES)
def test_any_bytes_under_any_name_are_read_or_refused(start: bytes, data: bytes, name: str) -> None:
    with suppress(Unreadable):
        assert isinstance(reading.read(start + data, name=name), ParsedArticle)


@settings(deadline=None)
@given(st.sampled_from(GOOD), st.integers(0, 6000), st.integers(0, 255), st.booleans())
def test_a_spoilt_document_is_read_or_refused(whole: bytes, at: int, byte: int, cut: bool) -> None:
    spoilt = bytearray(whole)
    spoilt[at % len(whole)] = byte
    with suppress(Unreadable):
        reading.read(bytes(spoilt[: at % len(whole)] if cut else spoilt))

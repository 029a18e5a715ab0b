"""Any file → article: what it is, by content first, then by name and media type."""

import pytest

from articles.formats.errors import Unreadable
from articles.formats.reading import MOST_BYTES, read
from tests.formats.office import docx, odt, paragraph

PAGE = (
    "<!doctype html><html lang=fr><head><title>Les ports</title></head><body><article><h1>Les ports</h1>"
    "<p>Par Jeanne Lenoir</p><p>Le port est ouvert depuis ce matin, et les navires attendent en rade.</p>"
    "<p>Personne ne sait encore quand ils entreront, ni qui paiera.</p></article></body></html>"
)
MAIL = (
    b"From: Somebody Else <else@example.org>\r\nSubject: Fwd: article\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n"
    b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"Les ports\r\nPar Jeanne Lenoir\r\nUn =E9t=E9 sur le port.\r\n--x\r\n"
    b"Content-Type: text/html\r\n\r\n<p>Les ports</p>\r\n--x--\r\n"
)


def test_a_document_is_known_whatever_its_name() -> None:
    for data in (
        docx(paragraph("Les ports", "T"), paragraph("Le port est ouvert.")),
        odt('<text:p text:style-name="P1">Les ports</text:p><text:p>Le port est ouvert.</text:p>'),
    ):
        assert read(data, name="article.txt", media_type="text/plain").headline == "Les ports"


def test_a_page_is_known_whatever_its_name() -> None:
    for name in ("page.html", "page.txt", ""):
        article = read(PAGE.encode(), name=name)
        assert article.headline == "Les ports"
        assert "Le port est ouvert" in article.body_html


def test_a_piece_of_html_is_read_whole() -> None:
    article = read(b"<h2>Les ports</h2><p>Le <b>port</b> est ouvert.</p>")
    assert "<strong>port</strong>" in article.body_html


def test_markdown_is_known_by_name_or_media_type_only() -> None:
    data = b"# Les ports\n\nLe *port* est ouvert.\n"
    assert read(data, name="A.MD").headline == "Les ports"
    assert read(data, media_type="text/markdown; charset=utf-8").headline == "Les ports"
    assert read(data).headline == "# Les ports"


def test_a_text_in_an_old_encoding_is_read_and_told_about() -> None:
    article = read("Les ports\nPar Jeanne Lenoir\nUn été là-bas.\n".encode("cp1252"))
    assert article.authors == ("Jeanne Lenoir",)
    assert "Un été là-bas." in article.body_html
    assert "windows-1252" in str(article.warnings[0])


def test_a_mail_s_text_is_the_article_and_its_sender_is_not_the_author() -> None:
    for options in ({"name": "article.eml"}, {"media_type": "message/rfc822"}):
        article = read(MAIL, **options)
        assert (article.headline, article.authors) == ("Les ports", ("Jeanne Lenoir",))
        assert "Un été sur le port." in article.body_html
        assert article.evidence["document"] == ((0, "Subject: Fwd: article"),)


@pytest.mark.parametrize(
    "text", ["[1] Une note en tête", "{Un poème}", "<< Les ports >>", "<3 les ports", '"Un"']
)
def test_a_text_that_begins_oddly_is_a_text(text: str) -> None:
    assert text.strip('<>" ') in str(read(f"{text}\nLe port est ouvert.\n".encode()).stored())


@pytest.mark.parametrize(
    ("data", "options", "what"),
    [
        (b"", {}, "empty"),
        (b" \n\t\r\n", {}, "empty"),
        (b"\xef\xbb\xbf \n", {}, "empty"),
        ("\u00a0\u200b\n".encode(), {}, "empty"),
        (b"\0" * 100, {}, "empty"),
        (b"x" * (MOST_BYTES + 1), {}, "larger than 10 MB"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', {}, "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', {"media_type": "text/html"}, "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', {}, "feed"),
        (b'{"a": [1, 2]}', {}, "JSON"),
        (b'[{"a": 1}]', {"name": "a.json"}, "JSON"),
        (b'<?xml version="1.0"?><note>x</note>', {}, "XML"),
        (b"<note>x</note>", {"name": "note.xml"}, "XML"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', {}, "picture"),
        (b"%PDF-1.7", {"name": "article.docx"}, "PDF"),
        (b"{\\rtf1 x}", {"name": "article.doc"}, "RTF"),
        (b"From: <x>\nMIME-Version: 1.0\n\n--b", {"name": "page.mht"}, "web archive"),
        (b"Subject: x\nContent-Type: application/pkcs7-mime\n\nabc", {"name": "a.eml"}, "mail"),
        (b"\x7fELF\x02\x01\x01\0\0\0", {"name": "article.txt"}, "binary"),
    ],
)
def test_what_is_no_article_is_refused_with_advice(data: bytes, options: dict[str, str], what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        read(data, **options)

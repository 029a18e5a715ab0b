"""Bytes of any kind → ParsedArticle: what they are, by content first, then by name and media type."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from articles.formats import documents, html_article, mail, markdown_text, plain_text
from articles.formats.decoding import decode
from articles.formats.errors import Unreadable
from articles.formats.file_kinds import refuse_other_kinds
from articles.formats.parsed import Evidence, ParsedArticle
from articles.messages import gettext_noop

MOST_BYTES = 10_000_000
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_MARKDOWN_TYPES = frozenset({"text/markdown", "text/x-markdown"})
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_WEB_ARCHIVES = frozenset({".mht", ".mhtml"})
_HEAD = 4096  # characters in which a text shows what it is
_PROLOGUE = re.compile(
    r"(?:\s|<\?xml[^>]{0,300}\?>|<!--.{0,2000}?-->|<!doctype[^>]{0,500}>)+", re.I | re.DOTALL
)
_ROOT = re.compile(r"<([A-Za-z][\w.:-]{0,40})(?=[\s/>])")
_DOCTYPE = re.compile(r"\s*<!doctype\s+html", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|head|body)(?=[\s>])", re.IGNORECASE)
_JSON = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:[\[{"\]]|-?\d))')
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org')
# Elements with which a piece of HTML begins, as it is copied from a page or an editor.
_FRAGMENTS = (
    "p div span h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table figure img a b i em strong u br hr section"
    " article main header footer aside nav center font meta link style script iframe picture video"
)
_FRAGMENT = frozenset(_FRAGMENTS.split())
_EMPTY = gettext_noop("The file is empty. Send the article's text, with its headline and byline.")
_FEED = gettext_noop(
    "This is a feed, not an article. Follow it as a feed, or send the address of one article."
)
_XML = gettext_noop("This is XML data, not an article. Send the article's page, document or text.")
_JSON_DATA = gettext_noop("This is JSON data, not an article. Send the article's page, document or text.")
_DRAWING = gettext_noop("This is a picture (SVG), not a text. Send the article's text.")
_WEB_ARCHIVE = gettext_noop(
    "This is a web archive. Save the page as HTML, or send its address, so that it can be fetched."
)


def read(
    data: bytes,
    *,
    name: str = "",
    media_type: str = "",
    charset: str | None = None,
    address: str = "",
    language: str | None = None,
    known_labels: Iterable[str] = (),
) -> ParsedArticle:
    """Return the article that a file or a response holds: .docx, .odt, a page, Markdown, a mail or any text.

    `name` is the file's, `media_type` and `charset` what HTTP said, `address` where it was fetched; they
    decide only where the content does not show what it is. `language` and `known_labels` are those of
    `plain_text.parse`. Raises Unreadable, with advice, for everything else and for more than 10 MB.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(
            gettext_noop(
                "The file is larger than %(limit)s MB, and no article is. Cut the article out of it."
            ),
            limit=MOST_BYTES // 1_000_000,
        )
    if not data.strip(b"\0\t\n\v\f\r "):
        raise Unreadable(_EMPTY)
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    media_type = media_type.partition(";")[0].strip().lower()
    labels = tuple(known_labels)
    if documents.is_package(data):
        return documents.parse(data, language=language, known_labels=labels)
    refuse_other_kinds(data)
    if ending in _WEB_ARCHIVES or media_type in ("multipart/related", "application/x-mimearchive"):
        raise Unreadable(_WEB_ARCHIVE)
    if ending == ".eml" or media_type == "message/rfc822":
        return _mail(data, language, labels)
    decoded = decode(data, charset=charset, language=language)
    text = decoded.text
    kind = _kind(text, ending, media_type)
    if kind == "page" or kind == "fragment":
        article = html_article.parse(
            text, address=address, language=language, known_labels=labels, extract=kind == "page"
        )
    elif kind == "markdown":
        article = markdown_text.parse(text, address=address, language=language, known_labels=labels)
    else:
        article = plain_text.parse(text, language=language, known_labels=labels)
    return replace(article, warnings=(*decoded.warnings, *article.warnings))


def _kind(text: str, ending: str, media_type: str) -> str:
    """Return "page", "fragment", "markdown" or "text". Raises Unreadable for feeds and data."""
    start = text[:_HEAD]
    prologue = _PROLOGUE.match(start)
    root = _ROOT.match(start, prologue.end() if prologue else 0)
    tag = root[1].lower() if root else ""
    if tag in ("rss", "feed", "rdf:rdf") or _JSON_FEED.search(start):
        raise Unreadable(_FEED)
    if tag == "svg":
        raise Unreadable(_DRAWING)
    if _DOCTYPE.match(start) or tag in ("html", "head", "body"):
        return "page"
    if ending in _MARKDOWN_NAMES or media_type in _MARKDOWN_TYPES:
        return "markdown"
    if tag in _FRAGMENT or ((ending in _HTML_NAMES or media_type in _HTML_TYPES) and "<" in text):
        return "page" if _PAGE.search(text) else "fragment"
    if tag and (
        start.lstrip().startswith("<?xml") or ending == ".xml" or media_type.endswith(("/xml", "+xml"))
    ):
        raise Unreadable(_XML)
    if _JSON.match(start) and (ending == ".json" or media_type.endswith("json") or _closes(text)):
        raise Unreadable(_JSON_DATA)
    return "text"


def _closes(text: str) -> bool:
    return text.rstrip().endswith(("}", "]"))


def _mail(data: bytes, language: str | None, labels: tuple[str, ...]) -> ParsedArticle:
    body, media_type, charset, subject = mail.body_of(data)
    article = read(body, media_type=media_type, charset=charset, language=language, known_labels=labels)
    evidence = dict(article.evidence)
    if subject:
        # Not the headline: « Fwd: » and "please use this" are none.
        evidence["document"] = (*evidence.get("document", ()), Evidence(0, f"Subject: {subject}"))
    return replace(article, evidence=evidence)

"""Translation memories as TMX 1.4b (LISA OSCAR, 2005), in and out. Nothing in a file is trusted.

Out, a block's tags are `bpt`, `ept` and `ph` with the tag as their content, and the tag round the block is a
property; in, tags that are not ours are dropped, their text kept.
"""

import html as html_text
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from articles.content import codes
from articles.content.sanitize import BodyTooLarge, sanitize_body
from articles.content.typography import normalise_text
from articles.formats.errors import Unreadable
from articles.messages import gettext_noop

MAX_BYTES = 200_000_000
_LONGEST = 20_000
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OUTER = "x-outer"
_HAN_PLACES = {
    **dict.fromkeys(("zh-cn", "zh-sg", "zh-my", "zh"), "zh-hans"),
    **dict.fromkeys(("zh-tw", "zh-hk", "zh-mo"), "zh-hant"),
}
_INLINE = re.compile(r"^</?(?:a|em|strong|b|i|sub|sup|code|s|q|cite|br|mark|abbr|span)\b[^<>]*>$")
_TAG = re.compile(r"^</?[a-z][a-z0-9]*\b[^<>]*>$")

NOT_TMX = gettext_noop("This is no TMX file.")
NOT_XML = gettext_noop("This file cannot be read: it is damaged, cut off, or no XML.")
TOO_LARGE = gettext_noop("This file is larger than %(limit)s MB. Divide it.")
ENTITIES = gettext_noop("This file declares entities, and such files are not read. Export it again without.")


@dataclass(frozen=True, slots=True)
class Remembered:
    """One unit: language (as the file has it, in lower case) → HTML of a block, or plain text."""

    texts: Mapping[str, str]
    source: str = ""


# --- Out -----------------------------------------------------------------------------------------


def write(units: Iterable[tuple[str, str, str]], languages: tuple[str, str], made: str) -> Iterator[str]:
    """Yield a TMX file of a pair of languages (BCP 47) from (source, target, day) with HTML or plain text.

    `made`: when, as YYYYMMDDThhmmssZ; `day`: when the unit was used last, the same way.
    """
    source, target = languages
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield (
        '  <header creationtool="Newsroom" creationtoolversion="1" segtype="paragraph" o-tmf="Newsroom"'
        f' adminlang="en" srclang={quoteattr(source)} datatype="html" creationdate={quoteattr(made)}/>\n'
        "  <body>\n"
    )
    for there, here, day in units:
        yield f"    <tu changedate={quoteattr(day)}>\n"
        yield _variant(source, there) + _variant(target, here)
        yield "    </tu>\n"
    yield "  </body>\n</tmx>\n"


def _variant(language: str, html: str) -> str:
    coded = codes.encode(html, is_plain=not html.startswith("<"))
    outer = f'<prop type="{_OUTER}">{_text("".join(coded.outer))}</prop>' if coded.outer[0] else ""
    segment = "".join(
        _text(piece) if isinstance(piece, str) else _code(piece, coded.tags) for piece in coded.pieces
    )
    return f"      <tuv xml:lang={quoteattr(language)}>{outer}<seg>{segment}</seg></tuv>\n"


def _code(code: codes.Code, tags: Mapping[str, tuple[str, str]]) -> str:
    start, end = tags[code.id]
    if code.kind == "void":
        return f'<ph x="{code.id}">{_text(start)}</ph>'
    name, tag = ("bpt", start) if code.kind == "open" else ("ept", end)
    return f'<{name} i="{code.id}">{_text(tag)}</{name}>'


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


# --- In ------------------------------------------------------------------------------------------


def read(file: IO[bytes]) -> Iterator[Remembered]:
    """Yield the units of a TMX file as they are read, so that a large one does not stand in memory.

    Raises Unreadable, with a sentence, for what is no TMX, is cut off, or declares entities: possibly after
    units that came before.
    """
    if (size := _size(file)) > MAX_BYTES:
        raise Unreadable(TOO_LARGE, limit=MAX_BYTES // 1_000_000, size=size)
    events = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    default = ""
    root = None
    try:
        for event, element in events:
            if root is None:
                root = element
                if element.tag != "tmx":
                    raise Unreadable(NOT_TMX)
                dtd = element.getroottree().docinfo.internalDTD
                if dtd is not None and any(True for _entity in dtd.iterentities()):
                    raise Unreadable(ENTITIES)
            if event == "end" and element.tag == "header":
                default = _language(element.get("srclang", ""))
            if event == "end" and element.tag == "tu":
                texts = _texts(element)
                if len(texts) > 1:
                    yield Remembered(texts, _language(element.get("srclang", "")) or default)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(NOT_XML) from error
    if root is None:
        raise Unreadable(NOT_XML)


def _size(file: IO[bytes]) -> int:
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    return size


def _language(code: str) -> str:
    """A language as Django writes it: zh-CN is zh-hans, fr-FR stays fr-fr. "*all*" is none in particular."""
    lower = code.strip().lower().replace("_", "-")
    return "" if lower == "*all*" else _HAN_PLACES.get(lower, lower)


def _texts(unit: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for variant in unit.iterfind("tuv"):
        language = _language(variant.get(_XML_LANG) or variant.get("lang") or "")
        segment = variant.find("seg")
        if not language or segment is None:
            continue
        outer = next(
            (prop.text or "" for prop in variant.iterfind("prop") if prop.get("type") == _OUTER), None
        )
        html = _html(segment, outer)
        if html and len(html) <= _LONGEST:
            found[language] = html
    return found


def _html(segment: etree._Element, outer: str | None) -> str:
    """The block that a segment is, sanitised; plain text where it is not said to stand in a tag."""
    if outer is None and not any(_INLINE.match((child.text or "").strip()) for child in segment):
        return normalise_text("".join(_words(segment)))
    start, _, end = (outer or "<p></p>").partition("</")
    try:
        return sanitize_body(
            f"{start}{''.join(_inner(segment, _INLINE if outer is None else _TAG))}{'</' if end else ''}{end}"
        )
    except BodyTooLarge:
        return ""


def _words(element: etree._Element) -> Iterator[str]:
    """The text of a segment without its codes; what is highlighted is text."""
    yield element.text or ""
    for child in element:
        if child.tag in ("hi", "sub"):
            yield from _words(child)
        yield child.tail or ""


def _inner(element: etree._Element, ours: re.Pattern[str]) -> Iterator[str]:
    """The text of a segment with those of its codes whose content is a tag as we have them."""
    yield html_text.escape(element.text or "", quote=False)
    for child in element:
        content = (child.text or "").strip()
        if child.tag in ("bpt", "ept", "ph", "it", "ut") and ours.match(content):
            yield content
        elif child.tag in ("hi", "sub"):
            yield from _inner(child, ours)
        yield html_text.escape(child.tail or "", quote=False)

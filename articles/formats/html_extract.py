"""Which text of a page is the article: trafilatura's answer, as text without white space.

trafilatura gets a tree that is built from ours, bounded in depth and number, and never the page itself. Its
own output knows too little (where pictures stand, what an embed was), so only its choice is used.
"""

import logging
import re
from itertools import groupby

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, html_parser

from articles.content.tree import VOID, Element
from articles.formats.html_links import walk

# It reports every odd page there; what we cannot read we say ourselves.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("readability.readability").setLevel(logging.CRITICAL)

_NAME = re.compile(r"[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){0,4}")
_ATTRIBUTE = re.compile(r"[a-z][a-z0-9_-]{0,40}")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_ATTRIBUTE = 300
_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_TEXTS = frozenset({"p", "head", "item", "cell", "quote", "code", "hi", "ref", "ab"})


def chosen_text(root: Element) -> list[str]:
    """Return the paragraphs of the article that a page holds, in order, without white space; or none."""
    document = _document(root)
    try:
        found = trafilatura.bare_extraction(
            document, include_comments=False, include_tables=True, include_formatting=True, include_links=True
        )
    # It is a cascade of heuristics over any page at all; what trips one of them is no fault of the editor's.
    except Exception:
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    keys: list[str] = []
    _gather(body, keys)
    return keys


def _gather(element: etree._Element, keys: list[str]) -> None:
    if any(child.tag in ("p", "head", "item", "cell", "row", "list", "quote", "table") for child in element):
        keys.append(_key(element.text or ""))
        for child in element:
            _gather(child, keys)
            keys.append(_key(child.tail or ""))
    else:
        keys.append(_key("".join(element.itertext())))


def _key(text: str) -> str:
    return "".join(text.split())


def _document(root: Element) -> HtmlElement:
    body = next((element for element in walk(root) if element.tag == "body"), root)
    document = html_parser.makeelement("html")
    top = etree.SubElement(document, "body")
    waiting: list[tuple[Element, etree._Element]] = [(body, top)]
    while waiting:
        source, target = waiting.pop()
        last: etree._Element | None = None
        for is_text, run in groupby(source.children, key=lambda child: isinstance(child, str)):
            if is_text:
                text = _NOT_XML.sub("", "".join(map(str, run)))
                if last is None:
                    target.text = text
                else:
                    last.tail = (last.tail or "") + text
                continue
            for child in run:
                if isinstance(child, Element) and child.tag not in _LEFT_OUT:
                    name = child.tag if _NAME.fullmatch(child.tag) else "span"
                    last = etree.SubElement(target, name, _safe(child))
                    if child.tag not in VOID:
                        waiting.append((child, last))
    return document


def _safe(element: Element) -> dict[str, str]:
    return {
        name: _NOT_XML.sub("", value[:_LONGEST_ATTRIBUTE])
        for name, value in element.attributes.items()
        if _ATTRIBUTE.fullmatch(name)
    }

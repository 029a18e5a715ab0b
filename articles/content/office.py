"""What Word, LibreOffice and Google Docs mean by the styles they paste."""

import re
from collections.abc import Sequence

from articles.content.tree import Element, text_of
from articles.content.typography import PARAGRAPH_EDGE

_MSO_LIST = re.compile(r"\bl\d+\s+level(\d)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)、．]|[一二三四五六七八九十]{1,3}、", re.IGNORECASE
)


def style(element: Element) -> dict[str, str]:
    """Return the element's inline style as lower-cased property → value; empty without one."""
    # Split, not searched with a pattern: that would be quadratic on 200 kB without a colon.
    pairs = (
        declaration.partition(":") for declaration in element.attributes.get("style", "").lower().split(";")
    )
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def is_hidden(element: Element) -> bool:
    """Tell whether a reader would not see the element: hidden text must not become the article's."""
    if "hidden" in element.attributes:
        return True
    found = style(element)
    return (
        found.get("display") == "none"
        or found.get("mso-hide") == "all"
        or found.get("visibility") == "hidden"
    )


def styled_tags(element: Element) -> list[str]:
    """Return the inline tags that the style of a span, font, b or i stands for, outermost first.

    Google Docs wraps all it copies in ``<b style="font-weight:normal">``, so b and i without their weight or
    slant are no emphasis.
    """
    found = style(element)
    weight, slant = found.get("font-weight", ""), found.get("font-style", "")
    bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
    bold = bold or (element.tag in ("b", "strong") and not weight)
    italic = slant in ("italic", "oblique") or (element.tag in ("i", "em") and not slant)
    lines = found.get("text-decoration", "") + found.get("text-decoration-line", "")
    shift = found.get("vertical-align", "")
    wanted = (("strong", bold), ("em", italic), ("s", "line-through" in lines))
    return [tag for tag, on in (*wanted, ("sup", shift == "super"), ("sub", shift == "sub")) if on]


def is_office(root: Element) -> bool:
    """Tell whether the markup comes from an office program.

    Its lang and dir attributes then say which proofing tools were on, not what language the text is in.
    """
    waiting = [root]
    while waiting:
        element = waiting.pop()
        attributes = element.attributes
        if (
            attributes.get("class", "").startswith("Mso")
            or "mso-" in attributes.get("style", "")
            or attributes.get("id", "").startswith("docs-internal-guid")
            or element.tag.startswith(("o:", "w:"))
        ):
            return True
        waiting.extend(child for child in element.children if isinstance(child, Element))
    return False


def with_lists(children: Sequence[Element | str]) -> Sequence[Element | str]:
    """Return siblings with Word's list paragraphs (``mso-list:l0 level1 lfo1``) gathered into ul and ol.

    A paragraph's level nests it; its own bullet or number is taken off and tells which list it is.
    """
    if not any(isinstance(child, Element) and _level(child) for child in children):
        return children
    gathered: list[Element | str] = []
    open_lists: list[Element] = []
    for child in children:
        if isinstance(child, str) or not (level := _level(child)):
            if isinstance(child, Element) or child.strip(PARAGRAPH_EDGE):
                open_lists = []
            gathered.append(child)
            continue
        marker = _take_marker(child)
        tag = "ol" if _ORDINAL.match(marker.strip(PARAGRAPH_EDGE)) else "ul"
        del open_lists[level:]
        while len(open_lists) < level:
            fresh = Element(tag)
            siblings = open_lists[-1].children if open_lists else gathered
            siblings.append(fresh)
            open_lists.append(fresh)
        open_lists[-1].children.append(Element("li", {}, child.children))
    return gathered


def _level(element: Element) -> int:
    if element.tag != "p" or "mso-list" not in element.attributes.get("style", ""):
        return 0
    match = _MSO_LIST.search(style(element).get("mso-list", ""))
    return min(max(int(match.group(1)), 1), 6) if match else 0


def _take_marker(element: Element) -> str:
    """Take the first "mso-list:Ignore" span out of the tree and return its text."""
    for index, child in enumerate(element.children):
        if isinstance(child, Element):
            if "mso-list" in child.attributes.get("style", "") and style(child).get("mso-list") == "ignore":
                del element.children[index]
                return text_of(child)
            if marker := _take_marker(child):
                return marker
    return ""

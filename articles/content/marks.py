"""What an inline element means: the marks it puts on its text."""

from articles.content import office
from articles.content.href import safe_href
from articles.content.inline import Mark
from articles.content.tree import Element
from articles.content.typography import normalise_text

Attributes = tuple[tuple[str, str], ...]

_STYLED = frozenset({"b", "strong", "i", "em", "span", "font"})
_MARKS = {
    **dict.fromkeys(("dfn", "var"), "em"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), "code"),
    **{tag: tag for tag in ("sub", "sup", "q", "cite", "bdi")},
}
_WITH_LANGUAGE = frozenset({"bdi", "q", "cite"})


def marks_of(element: Element, language: Attributes) -> list[Mark]:
    """Return the marks of an inline element, outermost first; none where it says nothing we keep.

    ``language``: its lang and dir, from ``language_of``. A span stands only for these and its style; u and
    ins are not kept, because underlined text looks like a link.
    """
    tag = element.tag
    if tag == "a":
        href = safe_href(element.attributes.get("href", ""))
        return [Mark("a", (("href", href),))] if href else []
    if tag in ("abbr", "acronym"):
        title = normalise_text(element.attributes.get("title", ""))
        return [Mark("abbr", (("title", title),))] if title else []
    if tag in _MARKS:
        name = _MARKS[tag]
        return [Mark(name, language if name in _WITH_LANGUAGE else ())]
    if tag not in _STYLED:
        return []
    styled = [Mark(name, language if name == "em" else ()) for name in office.styled_tags(element)]
    if language and not any(mark.attributes for mark in styled):
        return [Mark("span", language), *styled]
    return styled


def language_of(element: Element) -> Attributes:
    """Return an element's lang (shaped as BCP 47) and dir (ltr, rtl, auto); what is not so is left out."""
    lang, direction = element.attributes.get("lang", ""), element.attributes.get("dir", "").lower()
    subtags = lang.split("-")
    # The shape of BCP 47: subtags of one to eight ASCII letters and digits, the first of letters.
    known = (
        lang.isascii()
        and 2 <= len(subtags[0]) <= 8
        and subtags[0].isalpha()
        and all(1 <= len(subtag) <= 8 and subtag.isalnum() for subtag in subtags)
        and len(lang) <= 35
    )
    pairs = (
        ("lang", lang if known else ""),
        ("dir", direction if direction in ("ltr", "rtl", "auto") else ""),
    )
    return tuple((name, value) for name, value in pairs if value)

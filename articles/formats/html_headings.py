"""Headings of a text in HTML: which one is its headline, and on which levels the others stand."""

from articles.content.text_lines import clean
from articles.content.tree import Element, text_of
from articles.formats.html_links import walk

_LONGEST = 300
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def level_headings(root: Element) -> str | None:
    """Set the levels that a body has, h2 and h3, and return the text of the headline where it is marked.

    The headline is the only h1. Where a text uses h1 for its sections they are h2, and all below h3.
    """
    headings = [element for element in walk(root) if element.tag in _LEVELS and clean(text_of(element))]
    largest = [element for element in headings if element.tag == "h1"]
    if len(largest) > 1:
        for element in headings:
            element.tag = "h2" if element.tag == "h1" else "h3"
    if len(largest) == 1 and headings[0] is largest[0]:
        return clean(" ".join(text_of(largest[0]).split()))[:_LONGEST]
    return None

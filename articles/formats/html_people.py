"""Who wrote, edited and translated a page: from its data, its meta elements and its byline elements."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.content.bylines import names_in
from articles.content.names import fold
from articles.content.persons import is_surely_a_name
from articles.content.tree import Element, text_of
from articles.formats.html_data import Thing, kinds_of, objects, texts
from articles.formats.html_links import walk
from articles.formats.html_metas import Metas
from articles.formats.html_pictures import names_of

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|auteurs?|autor(?:es)?|autore|autorin|creator|writer|writtenby|firma"
    r"|signature|contributors?|journalist|redakteur|reporter)(?:$|[\s_-]|name)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:^|[\s_-])(?:author|auteur|autor|byline)[_-]*(?:name|nom)(?:$|[\s_-])", re.IGNORECASE)
# Parts of an author's box that name nobody.
_ABOUT = re.compile(
    r"(?:^|[\s_-])(?:bio|about|desc(?:ription)?|social|follow|twitter|job|role|title|avatar|photo|image|email"
    r"|date|time|more|related|comments?|share|count)(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """People in one role, and where the page names them."""

    names: tuple[str, ...]
    place: str


def from_data(
    article: Sequence[tuple[str, Thing]],
    things: Sequence[Thing],
    role: str,
    language: str | None,
    sites: Iterable[str],
) -> Named | None:
    """Return who the page's data name under `role` ("author", "editor", "translator"), or None.

    An organisation is nobody, and so is whoever has the site's name.
    """
    known = {fold(site) for site in sites if site}
    for kind, thing in article:
        found: list[str] = []
        for person in objects(thing.get(role), things):
            if any("Organization" in one or one == "Brand" for one in kinds_of(person)):
                continue
            for text in texts(person.get("name"))[:1]:
                found += names_in(text, language) if fold(text) not in known else ()
        names = _unlike(found, known)
        if names:
            return Named(names, f"{kind} {role}: {', '.join(names)}")
    return None


def from_metas(metas: Metas, language: str | None, sites: Iterable[str]) -> Named | None:
    """Return who the page's meta elements name as authors, or None."""
    known = {fold(site) for site in sites if site}
    for name in (
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "byl",
        "sailthru.author",
    ):
        found = [
            one for _, text in metas.all(name) if fold(text) not in known for one in names_in(text, language)
        ]
        if names := _unlike(found, known):
            return Named(names, f"{name}: {', '.join(names)}")
    return None


def from_elements(
    elements: Sequence[Element], language: str | None, sites: Iterable[str]
) -> tuple[tuple[str, ...], Element] | None:
    """Return (names, element) of the bylines among elements near the headline, or None.

    The innermost elements are asked first, and in them what marks the name itself (itemprop name, rel author,
    "author-name"); a wider one only adds to them, since job titles and dates stand in it too.
    """
    known = {fold(site) for site in sites if site}
    bylines = [element for element in elements if is_byline(element)]
    inside = {id(child) for element in bylines for child in walk(element)}
    outermost = [element for element in bylines if id(element) not in inside]
    found: list[str] = []
    first: Element | None = None
    for element in sorted(bylines, key=lambda one: len(text_of(one))):
        marked = [child for child in walk(element) if _marks_name(child)]
        pieces = [text_of(child) for child in marked] or [_own_text(element)]
        names = _unlike((name for piece in pieces for name in names_in(piece, language)), known)
        whole = _unlike(names_in(_own_text(element), language), known)
        names = whole if set(map(fold, whole)) > set(map(fold, names)) else names
        if not names or (fold(_own_text(element)) in known):
            continue
        if not found or set(map(fold, names)) > set(map(fold, found)):
            found, first = list(names), element
        elif element in outermost and set(map(fold, names)).isdisjoint(map(fold, found)):
            found += [name for name in names if is_surely_a_name(name)]
    return (tuple(found), first) if first is not None else None


def is_byline(element: Element) -> bool:
    """Tell whether an element is marked as the byline or as an author."""
    attributes = element.attributes
    if "author" in attributes.get("rel", "").lower().split() and element.tag == "a":
        return True
    if not {"author", "creator"}.isdisjoint(attributes.get("itemprop", "").lower().split()):
        return "rganization" not in attributes.get("itemtype", "")
    names = names_of(element)
    return bool(_BYLINE.search(names)) and not _ABOUT.search(names)


def _marks_name(element: Element) -> bool:
    attributes = element.attributes
    return (
        "name" in attributes.get("itemprop", "").split()
        or (element.tag == "a" and "author" in attributes.get("rel", "").lower().split())
        or bool(_NAME.search(names_of(element)))
    )


def _own_text(element: Element) -> str:
    """Return an element's text without what is said about the author and without dates."""
    if element.tag in ("time", "img", "svg", "button"):
        return " "
    return "".join(
        child if isinstance(child, str) else "" if _ABOUT.search(names_of(child)) else _own_text(child)
        for child in element.children
    )


def _unlike(found: Iterable[str], sites: set[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for name in found:
        if fold(name) not in sites:
            names.setdefault(fold(name), name)
    return tuple(names.values())

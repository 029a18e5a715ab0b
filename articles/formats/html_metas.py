"""The head of a page: meta elements, links, Open Graph. Everything by name, in lower case."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.content.tree import Element
from articles.content.typography import normalise_text
from articles.formats.html_links import walk

_LONGEST = 5_000
_MOST_OF_A_NAME = 30
_MOST_LINKS = 500


@dataclass(frozen=True)
class Link:
    """A link element: its relations, in lower case, its address as it stands, and its hreflang."""

    relations: frozenset[str]
    href: str
    language: str


@dataclass(frozen=True)
class Metas:
    """What meta and link elements say; `language` is the html element's lang."""

    values: dict[str, list[str]] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    language: str = ""

    def all(self, *names: str) -> Iterable[tuple[str, str]]:
        """Yield (name, value) for every value under one of `names`, in the order of the names."""
        for name in names:
            for value in self.values.get(name, ()):
                yield name, value

    def first(self, *names: str) -> str | None:
        """Return the first value under one of `names`, or None."""
        return next((value for _, value in self.all(*names)), None)


def metas_of(root: Element) -> Metas:
    """Return what the meta and link elements of a page say, wherever they stand."""
    values: dict[str, list[str]] = {}
    links: list[Link] = []
    language = ""
    for element in walk(root):
        attributes = element.attributes
        if element.tag == "html" and not language:
            language = attributes.get("lang") or attributes.get("xml:lang") or ""
        elif element.tag == "meta":
            content = normalise_text(attributes.get("content", "")[:_LONGEST])
            for name in ("property", "name", "http-equiv"):
                listed = values.setdefault(attributes.get(name, "").strip().lower()[:80], [])
                if content and len(listed) < _MOST_OF_A_NAME and content not in listed:
                    listed.append(content)
        elif element.tag == "link" and len(links) < _MOST_LINKS:
            relations = frozenset(attributes.get("rel", "").lower().split()[:10])
            links.append(Link(relations, attributes.get("href", ""), attributes.get("hreflang", "")))
    values.pop("", None)
    return Metas(values, tuple(links), language)

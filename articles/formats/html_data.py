"""What a page says of itself as data: schema.org in JSON-LD and in microdata, read as plain dictionaries.

Pages write anything anywhere: a string for an object, a list for one, objects that name each other by @id.
Whoever asks gets lists of strings or of objects, and never an exception.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from articles.content.tree import Element, text_of
from articles.content.typography import normalise_text
from articles.formats.html_links import walk

Thing = dict[str, Any]

_MOST_THINGS = 2_000
_LONGEST_VALUE = 5_000
_MOST_VALUES = 50
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|Column)$")
_WRAPPING = re.compile(
    r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:(?://\s*)?-->|\]\]>)\s*$"
)


def things_of(data: Iterable[str]) -> list[Thing]:
    """Return all objects in JSON-LD texts, the outer before the inner; what is no JSON gives none."""
    found: list[Thing] = []
    for text in data:
        waiting: list[Any] = [_loaded(text)]
        while waiting and len(found) < _MOST_THINGS:
            value = waiting.pop(0)
            if isinstance(value, dict):
                found.append(value)
                waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
            elif isinstance(value, list):
                waiting += value[:_MOST_THINGS]
    return found


def _loaded(text: str) -> Any:
    for candidate in (text, _WRAPPING.sub("", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def article_in(things: Sequence[Thing], headline: str = "") -> Thing | None:
    """Return the object that is the page's article, or None: the first of such a type with a headline."""
    articles = [thing for thing in things if any(_ARTICLES.search(kind) for kind in kinds_of(thing))]
    whole = [thing for thing in articles if texts(thing.get("headline")) or texts(thing.get("articleBody"))]
    # A page may list other articles as data, with less about each.
    return max(whole or articles, key=len, default=None)


def kinds_of(thing: Thing) -> list[str]:
    """Return the schema.org types of an object, without their addresses."""
    return [kind.rsplit("/", 1)[-1].removeprefix("schema:") for kind in texts(thing.get("@type"))]


def texts(value: Any) -> list[str]:
    """Return the strings in a value: itself, those of a list, an object's @value or name."""
    found: list[str] = []
    for one in value[:_MOST_VALUES] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("@value") or one.get("name") or one.get("url") or one.get("@id")
            one = one[0] if isinstance(one, list) and one else one
        if isinstance(one, str) and (text := normalise_text(one[:_LONGEST_VALUE])):
            found.append(text)
    return found


def first_text(thing: Thing | None, *names: str) -> str | None:
    """Return the first string that an object has under one of `names`, or None."""
    return next((text for name in names for text in texts((thing or {}).get(name))), None)


def objects(value: Any, things: Sequence[Thing]) -> Iterator[Thing]:
    """Yield the objects in a value; a reference by @id is followed, a string is an object with that name."""
    for one in value[:_MOST_VALUES] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            name = one.get("@id")
            if isinstance(name, str) and len(one) <= 2 and "name" not in one:
                yield next((other for other in things if other is not one and other.get("@id") == name), one)
            else:
                yield one
        elif isinstance(one, str) and one.strip():
            yield {"name": one}


def microdata_of(root: Element) -> list[Thing]:
    """Return the microdata items below `root` in the form of JSON-LD (WHATWG HTML 5, "microdata")."""
    found: list[Thing] = []
    for element in walk(root):
        if "itemscope" in element.attributes or "itemtype" in element.attributes:
            if len(found) >= 100:
                break
            found.append(_item(element, 0))
    return found


def _item(scope: Element, depth: int) -> Thing:
    kind = scope.attributes.get("itemtype", "")[:200].split()
    item: Thing = {"@type": kind[:1]}
    waiting = [child for child in reversed(scope.children) if isinstance(child, Element)]
    while waiting:
        element = waiting.pop()
        names = element.attributes.get("itemprop", "")[:200].split()
        nested = "itemscope" in element.attributes
        for name in names[:5]:
            value = _item(element, depth + 1) if nested and depth < 4 else _value(element)
            values = item.setdefault(_spelled(name), [])
            if len(values) < _MOST_VALUES:
                values.append(value)
        if not nested:
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]
    if "name" not in item and "itemprop" in scope.attributes and not item.get("headline"):
        item["name"] = [normalise_text(text_of(scope)[:300])]
    return item


def _spelled(name: str) -> str:
    return name[:1].lower() + name[1:]  # "Headline", "Publisher"


def _value(element: Element) -> str:
    attributes = element.attributes
    for name in ("content", "datetime", "href", "src"):
        if name in attributes and (name != "href" or element.tag in ("link", "area")):
            return attributes[name][:_LONGEST_VALUE]
    return normalise_text(text_of(element)[:_LONGEST_VALUE])

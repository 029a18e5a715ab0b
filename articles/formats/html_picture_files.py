"""Where a picture's largest file is, and which addresses are one picture's."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from articles.content.tree import Element
from articles.formats.html_links import absolute

# Lazy loaders and galleries, the largest file first; `src` often holds a placeholder.
_ADDRESS_NAMES = (
    "data-orig-file", "data-full-src", "data-full", "data-hi-res-src", "data-zoom-src", "data-large-file",
    "data-original", "data-actualsrc", "data-lazy-src", "data-lazy", "data-src", "data-url", "src",
)  # fmt: skip
_WHOLE = 6  # the first so many of them name the whole picture, better than any set
_NO_FILE = ("data:", "#", "about:", "blob:")
_SET_NAMES = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")
_SET_ADDRESS = re.compile(r"[\s,]*([^\s,]\S*)")
_SET_SIZE = re.compile(r"\s*(\d{1,6}(?:\.\d{1,4})?)([wx])\s*")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|tiff?)(?:$|[?#])", re.IGNORECASE)


def largest(image: Element, base: str) -> str | None:
    """Return the address of the largest file of an image element (its `picture`'s sources as children)."""
    sources = [child for child in image.children if isinstance(child, Element) and child.tag == "source"]
    sets = [
        piece
        for element in (image, *sources)
        for name in _SET_NAMES
        for piece in _set(element.attributes.get(name, ""))
    ]
    sets.sort(key=lambda piece: -piece[1])
    whole, rest = _ADDRESS_NAMES[:_WHOLE], _ADDRESS_NAMES[_WHOLE:]
    values = [
        *(image.attributes.get(name, "") for name in whole),
        *(value for value, _ in sets),
        *(image.attributes.get(name, "") for name in rest),
    ]
    usable = (value for value in map(str.strip, values) if value and not value.startswith(_NO_FILE))
    return next((found for value in usable if (found := absolute(value, base))), None)


def _set(value: str) -> Iterator[tuple[str, float]]:
    """Yield (address, size) of a srcset (HTML 4.8.4.2.1); without a size a file counts 1."""
    position = 0
    while match := _SET_ADDRESS.match(value, position):
        address, position = match[1], match.end()
        size = 1.0
        if address.endswith(","):
            address = address.rstrip(",")
        else:
            end = value.find(",", position)
            end = end if end >= 0 else len(value)
            if described := _SET_SIZE.fullmatch(value, position, end):
                size = float(described[1]) * (1000 if described[2] == "x" else 1)
            position = end
        yield address, size


def same_file(first: str | None, second: str | None) -> bool:
    """Tell whether two addresses name one picture: same host and file, but for a size in its name."""
    return bool(first and second) and (first == second or _file(first or "") == _file(second or ""))


def _file(address: str) -> str:
    parts = urlsplit(address)
    if not PICTURE_FILE.search(parts.path):
        return address  # « /image?id=7 »
    path = re.sub(r"[-_.]\d{2,5}x\d{2,5}(?=[-_.]|$)|-scaled(?=\.)", "", unquote(parts.path))
    return f"{parts.netloc.lower()}{path}"

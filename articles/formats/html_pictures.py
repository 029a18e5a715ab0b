"""Pictures of a page: which are the article's, where their largest file is, what stands under them.

Each becomes a token in the tree, `<figure data-figure="1">`, where it stands, and a `Picture` beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from articles.content import office
from articles.content.text_lines import has_letters, width
from articles.content.tree import BLOCKS, Element
from articles.content.typography import normalise_text
from articles.formats.html_links import absolute

IMAGES = frozenset({"img", "amp-img", "amp-anim", "v:imagedata"})
_LONGEST_CAPTION = 1_000
_LONGEST_BESIDE = 500
_SMALLEST = 48  # pixels; what is said to be smaller is an icon
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
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|tiff?)(?:$|[?#])", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:[a-z]*caption|legende?|bildunterschrift|bildtext|leyenda|legenda|epigrafe|didascalia"
    r"|pie-?foto|imgtext|pic-?text|photo-?text|media-?description)(?:$|[\s_\d-]|text)|caption-text",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:^|[\s_-])(?:[a-z]*credits?|credito|[a-z]*copyright|photographer|photograph|bildquelle|bildnachweis"
    r"|fotograf|quelle|rights|source|fuente|fonte|agency|author|byline)(?:$|[\s_\d-]|line)",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:^|[\s_-])(?:enlarge|zoom|lightbox|expand|fullscreen|sr-only|screen-reader-text|visually-hidden"
    r"|visuallyhidden|share|social|download|icon)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"(?:^|[\s_-])(?:avatar|gravatar|author-?(?:photo|image|pic)|emoji|smiley|icon|logo|spacer|pixel"
    r"|tracking)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:^|[\s_-])(?:emoji|smiley|latex|math|formula)(?:$|[\s_-])", re.IGNORECASE)
_UNSEEN = frozenset({"svg", "button", "script", "style", "select", "noscript", "template", "canvas"})
_OTHER = frozenset({"iframe", "video", "audio", "embed", "object", "pre", "ul", "ol", "h1", "h2", "h3"})
_NEVER_A_BOX = frozenset({"", "html", "body", "main", "article", "ul", "ol", "tr", "tbody", "blockquote"})


@dataclass(frozen=True)
class Picture:
    """A picture as the page shows it. `caption` and `credits` are what stands there, not yet told apart."""

    address: str | None
    alt: str | None = None
    title: str | None = None
    caption: str = ""
    credits: tuple[str, ...] = ()


@dataclass
class _Weight:
    pictures: int = 0
    loose: int = 0  # characters and things that are no caption
    said: int = 0  # characters of captions and credits


@dataclass
class _Placing:
    base: str
    titles: bool
    weights: dict[int, _Weight] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)


def place_pictures(root: Element, base: str, *, titles: bool = False) -> list[Picture]:
    """Exchange the pictures below `root` for numbered tokens, and return them; number 1 is the first.

    What a page marks as caption or credit (by element, class or place) goes with its picture and is no
    longer in the tree. `titles`: a picture's title is its caption where it has no other (Markdown's habit).
    """
    placing = _Placing(base, titles)
    _weigh(root, placing.weights)
    _place(root, placing)
    return placing.pictures


def names_of(element: Element) -> str:
    """Return what an element is called for scripts and styles: its classes, its id, its itemprop."""
    attributes = element.attributes
    return " ".join([attributes[name][:200] for name in ("class", "id", "itemprop") if name in attributes])


def _weigh(element: Element, weights: dict[int, _Weight], captioned: bool = False) -> _Weight:
    weight = weights[id(element)] = _Weight()
    if element.tag in IMAGES:
        weight.pictures = int(not _is_sign(element))
        weight.loose = 1 - weight.pictures
        return weight
    if element.tag in _UNSEEN or office.is_hidden(element) or _BUTTON.search(names_of(element)):
        return weight
    captioned = captioned or element.tag in ("figcaption", "small") or _is_said(element)
    weight.loose = int(element.tag in _OTHER)
    for child in element.children:
        if isinstance(child, str):
            length = len(child.strip()) if has_letters(child) else 0
            weight.said += length * captioned
            weight.loose += length * (not captioned)
        else:
            inner = _weigh(child, weights, captioned)
            weight.pictures += inner.pictures
            weight.loose += inner.loose
            weight.said += inner.said
    if element.tag == "figure" and weight.pictures and weight.loose + weight.said <= _LONGEST_CAPTION:
        holds_other = any(isinstance(child, Element) and child.tag in _OTHER for child in element.children)
        if not holds_other:
            weight.said, weight.loose = weight.said + weight.loose, 0
    return weight


def _is_said(element: Element) -> bool:
    names = names_of(element)
    return len(names) > 2 and bool(_CAPTION.search(names) or _CREDIT.search(names))


def _place(element: Element, placing: _Placing) -> None:
    children = element.children
    index = 0
    while index < len(children):
        child = children[index]
        index += 1
        if isinstance(child, str) or not (weight := placing.weights.get(id(child))):
            continue
        if child.tag in IMAGES:
            box, alone = [child], True
        elif not weight.pictures:
            continue
        else:
            alone = _is_box(child, weight, placing)
            box = _images(child)
        if not alone:
            _place(child, placing)
            continue
        end = index
        said = [child]
        while (beside := _caption_beside(children, end)) is not None:
            said.append(children[beside])  # type: ignore[arg-type]
            end = beside + 1
        tokens = list(_tokens(box, said, placing))
        children[index - 1 : end] = tokens
        index += len(tokens) - 1


def _is_box(element: Element, weight: _Weight, placing: _Placing) -> bool:
    """Tell whether an element holds one picture and nothing else but what is said of it."""
    if weight.loose or weight.said > _LONGEST_CAPTION or element.tag in _NEVER_A_BOX:
        return False
    if weight.pictures == 1:
        return True
    # The same picture twice (a lazy one and its stand-in), or a group under one caption.
    figures = any(
        isinstance(child, Element) and placing.weights[id(child)].said and placing.weights[id(child)].pictures
        for child in element.children
    )
    return element.tag in ("figure", "picture") and not figures


def _images(element: Element) -> list[Element]:
    if element.tag in IMAGES:
        return [element]
    found: list[Element] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag not in _UNSEEN and not office.is_hidden(child):
            inner = _images(child)
            if child.tag == "picture":
                sources = [
                    item for item in child.children if isinstance(item, Element) and item.tag == "source"
                ]
                for image in inner:
                    image.children = [*sources]
            elif child.tag == "a" and _PICTURE_FILE.search(child.attributes.get("href", "")):
                for image in inner:
                    image.attributes.setdefault("data-orig-file", child.attributes["href"])
            found += inner
    return found


def _caption_beside(children: list[Element | str], index: int) -> int | None:
    """Return the index of the element at `index` or behind white space, if it is a caption or a credit."""
    while index < len(children) and isinstance(text := children[index], str) and not text.strip():
        index += 1
    if index >= len(children) or not isinstance(following := children[index], Element):
        return None
    captions: list[str] = []
    _read(following, captions, captions)
    text = " ".join(captions)
    if not has_letters(text) or width(text) > _LONGEST_BESIDE or following.tag in ("h1", "h2", "h3", "table"):
        return None
    if following.tag == "figcaption" or _is_said(following) or _is_styled_caption(following, text):
        return None if _images(following) else index
    return None


def _is_styled_caption(element: Element, text: str) -> bool:
    """Tell whether a paragraph behind a picture looks like its caption: all in italics, or small and centred."""
    if element.tag not in ("p", "em", "i", "span", "div", "section") or width(text) > 240:
        return False
    inner = [child for child in element.children if isinstance(child, Element) or child.strip()]
    if element.tag in ("em", "i"):
        return True
    if (
        element.tag == "p"
        and len(inner) == 1
        and isinstance(inner[0], Element)
        and inner[0].tag in ("em", "i")
    ):
        return True
    style = office.style(element)
    inner_style = office.style(inner[0]) if len(inner) == 1 and isinstance(inner[0], Element) else {}
    size = re.match(r"(\d{1,2})(?:\.\d+)?px", inner_style.get("font-size", "") or style.get("font-size", ""))
    return style.get("text-align") == "center" and bool(size) and int(size[1]) <= 14 if size else False


def _tokens(images: list[Element], said: list[Element], placing: _Placing) -> Iterator[Element | str]:
    captions: list[str] = []
    credits: list[str] = []
    for element in said:
        _read(element, captions, credits)
    caption = normalise_text(" ".join(captions))
    found: list[Picture] = []
    for image in images:
        if _is_sign(image) or _is_icon(image):
            if alt := normalise_text(image.attributes.get("alt", "")) if _is_sign(image) else "":
                yield alt
            continue
        address = largest(image, placing.base)
        within = "data:," in image.attributes.values()
        if address is None and not within and not caption:
            continue  # a placeholder or a counter
        if not any(same_file(address, other.address) for other in (*found, *placing.pictures[-1:])):
            alt = normalise_text(image.attributes.get("alt", "")) or None
            title = normalise_text(image.attributes.get("title", "")) or None if placing.titles else None
            found.append(Picture(address, alt, title))
    if not found:
        if said_text := " ".join((caption, *credits)).strip():
            yield Element("p", {}, [said_text])
        return
    last = found.pop()
    found.append(Picture(last.address, last.alt, last.title, caption or last.title or "", tuple(credits)))
    for picture in found:
        placing.pictures.append(picture)
        yield Element("figure", {"data-figure": str(len(placing.pictures))})


def _read(element: Element, captions: list[str], credits: list[str]) -> None:
    """Sort the text of a picture's box: what is marked as a credit, and the rest."""
    if element.tag in _UNSEEN or office.is_hidden(element) or _BUTTON.search(names_of(element)):
        return
    names = names_of(element)
    if captions is not credits and (element.tag in ("small", "cite") or _is_credit(names)):
        mine: list[str] = []
        _read_all(element, mine)
        if text := normalise_text(" ".join(mine)):
            credits.append(text)
        return
    for child in element.children:
        if isinstance(child, str):
            captions.append(child)
        else:
            edge = [" "] if child.tag in BLOCKS or child.tag == "br" else []
            captions += edge
            _read(child, captions, credits)
            captions += edge


def _is_credit(names: str) -> bool:
    """Tell a credit from a caption; what is called both is a credit, unless only its place is named so."""
    return bool(_CREDIT.search(names)) and ("credit" in names.lower() or not _CAPTION.search(names))


def _read_all(element: Element, texts: list[str]) -> None:
    _read(element, texts, texts)


def _is_sign(image: Element) -> bool:
    return bool(_SIGN.search(names_of(image)))


def _is_icon(image: Element) -> bool:
    if _NOT_OURS.search(names_of(image)):
        return True
    sizes = [image.attributes.get(name, "").strip().removesuffix("px") for name in ("width", "height")]
    return any(size.isascii() and size.isdecimal() and int(size[:6]) <= _SMALLEST for size in sizes)


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
    """Tell whether two addresses name one picture, perhaps in two sizes: same host and file, but for a size."""
    return bool(first and second) and (first == second or _file(first or "") == _file(second or ""))


def _file(address: str) -> str:
    parts = urlsplit(address)
    if not _PICTURE_FILE.search(parts.path):
        return address  # « /image?id=7 »
    path = re.sub(r"[-_.]\d{2,5}x\d{2,5}(?=[-_.]|$)|-scaled(?=\.)", "", unquote(parts.path))
    return f"{parts.netloc.lower()}{path}"

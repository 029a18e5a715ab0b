"""The one HTML allow list: what a body or a note may hold, and what makes any HTML so.

Three steps: the text is parsed (tree.py) and shaped into canonical blocks (structure.py), both in linear
time; then nh3 (html5ever) parses the result as browsers do and lets through only the lists below. Nothing is
stored or shown that did not pass the last step.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import nh3

from articles.content.href import SCHEMES, safe_href
from articles.content.structure import Policy, Report, Shaper
from articles.content.tree import Element, parse

# nh3 is quadratic on "&" (1 MB: 12 s), so no field may be larger, before and after cleaning.
MAX_BODY_BYTES = 200_000
MAX_NOTE_BYTES = 20_000

_LANGUAGE = {"lang", "dir"}
BODY_TAGS: dict[str, set[str]] = {
    "p": {"data-embed"} | _LANGUAGE,
    "h2": _LANGUAGE,
    "h3": _LANGUAGE,
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "blockquote": _LANGUAGE,
    "pre": set(),
    "code": set(),
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "figure": {"data-figure"},
    "hr": set(),
    "br": set(),
    "a": {"href"},
    "strong": set(),
    "em": _LANGUAGE,
    "s": set(),
    "sub": set(),
    "sup": set(),
    "q": _LANGUAGE,
    "cite": _LANGUAGE,
    "abbr": {"title"},
    "bdi": _LANGUAGE,
    "span": _LANGUAGE,
}
NOTE_TAGS: dict[str, set[str]] = {
    "p": _LANGUAGE,
    "a": {"href"},
    "strong": set(),
    "em": _LANGUAGE,
    "br": set(),
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "bdi": _LANGUAGE,
    "span": _LANGUAGE,
}
_BLOCKS = frozenset({"h2", "h3", "ul", "ol", "blockquote", "pre", "table", "figure", "hr"})


class BodyTooLarge(ValueError):
    """The HTML is larger than a field may be; the message says how large, the limit, and what to do."""

    def __init__(self, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(
            f"This text is {_kilobytes(size)} kB of HTML; at most {_kilobytes(limit)} kB can be stored."
            " Paste it without formatting, or divide it into several articles."
        )


@dataclass(frozen=True)
class CleanBody:
    """Sanitised HTML and what was left out of it.

    ``pictures``: the addresses of dropped ``<img>``, in order ("" where there was none). ``removed``: how
    many elements of each other kind a reader may miss ("svg", "hidden", an "iframe" without address …).
    """

    html: str
    pictures: tuple[str, ...]
    removed: Mapping[str, int]


def _filter(tag: str, name: str, value: str) -> str | None:
    if name in ("href", "data-embed"):
        return safe_href(value)
    if name in ("data-figure", "colspan", "rowspan", "start"):
        return value if value.isascii() and value.isdecimal() else None
    if name == "dir":
        return value if value in ("ltr", "rtl", "auto") else None
    return value


def _cleaner(tags: Mapping[str, set[str]]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        attributes={tag: names for tag, names in tags.items() if names},
        clean_content_tags={"script", "style"},
        attribute_filter=_filter,
        url_schemes=set(SCHEMES),
        # noopener: a linked page must not reach back. Not nofollow: the sources named are ones we vouch for.
        link_rel="noopener",
    )


_BODY = (_cleaner(BODY_TAGS), Policy(_BLOCKS | {"embed"}, frozenset(BODY_TAGS)), MAX_BODY_BYTES)
_NOTE = (_cleaner(NOTE_TAGS), Policy(frozenset({"ul", "ol"}), frozenset(NOTE_TAGS)), MAX_NOTE_BYTES)


def sanitize_body(html: str) -> str:
    """Return an article's body as it is stored: canonical top-level blocks, safe to show unescaped.

    Takes any HTML (also from Word, Google Docs and web pages) of at most MAX_BODY_BYTES bytes of UTF-8.
    Idempotent. Raises BodyTooLarge where input or output is larger. ``clean_body`` says what was left out.
    """
    return clean_body(html).html


def clean_body(html: str) -> CleanBody:
    """Return an article's body as ``sanitize_body`` does, with a report of what was left out."""
    cleaned, report = _sanitize(html, *_BODY)
    return CleanBody(cleaned, tuple(report.pictures), dict(report.removed))


def shape_body(root: Element) -> tuple[list[str], Mapping[str, int]]:
    """Return a parsed text as canonical top-level blocks, and how many elements were left out, by kind.

    Without the last step: what comes out has the form of a body, and is not stored before it passed
    ``sanitize_body``, which changes no text in it.
    """
    shaper = Shaper(_BODY[1])
    return shaper.shape(root), dict(shaper.report.removed)


def sanitize_note(html: str) -> str:
    """Return a short rich text (a label's closing note, a biography): paragraphs, lists, links, emphasis.

    At most MAX_NOTE_BYTES bytes; raises BodyTooLarge above. What a note does not take becomes paragraphs.
    """
    return _sanitize(html, *_NOTE)[0]


def _sanitize(html: str, cleaner: nh3.Cleaner, policy: Policy, limit: int) -> tuple[str, Report]:
    _refuse_above(limit, html)
    shaper = Shaper(policy)
    shaped = "".join(shaper.shape(parse(html)))
    # Escaping can make it five times longer; what is stored must be able to come back.
    _refuse_above(limit, shaped)
    # html5ever writes U+00A0 as an entity; stored as itself it can be searched and compared.
    return cleaner.clean(shaped).replace("&nbsp;", "\u00a0"), shaper.report


def plain(html: str) -> str:
    """Return the text of any HTML: paragraphs and other blocks divided by a blank line, br as a newline.

    Takes and raises what ``sanitize_body`` does. List items and table rows stand on lines of their own.
    """
    cleaned = sanitize_body(html)
    return "\n\n".join(text for block in parse(cleaned).children if (text := block_text(block).strip()))


def block_text(block: Element | str) -> str:
    """Return the text of one parsed block of a sanitised body: items, rows and inner blocks on lines."""
    if isinstance(block, str):
        return block
    if block.tag == "br":
        return "\n"
    text = "".join(block_text(child) for child in block.children)
    if block.tag in ("td", "th"):
        return text.strip("\n") + "\t"
    if block.tag == "tr":
        return text.rstrip("\t") + "\n"
    return "\n" + text.strip("\n") + "\n" if block.tag in _LINES else text


_LINES = frozenset({"p", "li", "ul", "ol", "pre", "blockquote", "h2", "h3"})


def _refuse_above(limit: int, html: str) -> None:
    # The characters first: counting the bytes of 50 MB would copy them.
    size = len(html)
    if size <= limit:
        size = len(html.encode("utf-8", "surrogatepass"))
    if size > limit:
        raise BodyTooLarge(size, limit)


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1000):,}"

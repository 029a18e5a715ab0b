"""HTML text → tokens → a small tree. Forgiving like a browser, but in linear time and bounded in depth.

Not a sanitiser: what comes out is only structure to work on; nh3 has the last word (sanitize.py). Why not
html.parser or a first pass through nh3: both are quadratic on hostile input (CVE-2025-6069; html5ever on
unclosed formatting tags turns 38 kB into 31 MB), and the cap of 200 kB alone does not save them.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import Literal

# Start tags deeper than this are ignored, their text stays. Pages nest about 30 deep, attackers 200,000.
MAX_DEPTH = 80
# Of one element; those after them are skipped. Real ones have a dozen, a megabyte may hold 500,000.
MAX_ATTRIBUTES = 200


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base basefont bgsound br col embed frame hr img input link meta param source track wbr")
# Their content is text to the parser, whatever it looks like.
RAW = _names("script style xmp iframe noembed noframes textarea title noscript")
BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre"
    " search section summary table tbody td tfoot th thead tr ul"
)
FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")

# A start tag that closes an open element, and the elements that search does not look past.
_CELLS = frozenset({"td", "th", "caption", "table"})
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _CELLS | {"ul", "ol", "menu", "dir"}),
    "dt": (frozenset({"dt", "dd"}), _CELLS | {"dl"}),
    "dd": (frozenset({"dt", "dd"}), _CELLS | {"dl"}),
    "td": (frozenset({"td", "th", "caption"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th", "caption"}), frozenset({"table", "tr"})),
    "tr": (frozenset({"tr", "caption"}), frozenset({"table"})),
    **{
        section: (frozenset({"thead", "tbody", "tfoot", "tr", "caption"}), frozenset({"table"}))
        for section in ("thead", "tbody", "tfoot")
    },
    "a": (frozenset({"a"}), _CELLS),
    **{f"h{level}": (frozenset({f"h{n}" for n in range(1, 7)}), _CELLS | BLOCKS) for level in range(1, 7)},
}
_P_SCOPE = _CELLS | {"li", "dd", "dt", "blockquote", "div", "button", "object"}

# White space is HTML's, hence ASCII: « <a\u00a0href> » is no link.
_TAG_NAME = re.compile(r"[a-zA-Z][^\s/>\x00]*", re.ASCII)
_ATTRIBUTE = re.compile(
    r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)|((?=["']))|(?=>)))?""",
    re.ASCII,
)
_TAG_END = re.compile(r"[\s/]*>", re.ASCII)
_COMMENT_END = re.compile("--!?>")
_ATTRIBUTE_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*[;=]?)")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of HTML, source[start:end]. ``data`` is the text, unescaped, or the tag's lower-cased name."""

    kind: Literal["text", "start", "end"]
    data: str
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)
    closed: bool = False


@dataclass(slots=True)
class Element:
    """An element with its children in order; the root's tag is ""."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of ``source`` in order, in time linear in its length.

    Follows the tokeniser of the HTML standard (13.2.5) where pages do; comments, doctypes and processing
    instructions are left out, raw text elements (script, style, iframe …) yield a start tag only. A tag that
    never ends is text, so that nothing is lost.
    """
    position = 0
    length = len(source)
    while position < length:
        opening = source.find("<", position)
        if opening < 0:
            opening = length
        if opening > position:
            yield Token("text", html.unescape(source[position:opening]), position, opening)
        if opening == length:
            return
        following = source[opening + 1 : opening + 2]
        if following in ("!", "?") or (following == "/" and not _TAG_NAME.match(source, opening + 2)):
            position = _after_comment(source, opening)
            continue
        name = _TAG_NAME.match(source, opening + (2 if following == "/" else 1))
        if name is None:
            yield Token("text", "<", opening, opening + 1)
            position = opening + 1
            continue
        tag = name.group().lower()
        attributes, closed, position = _attributes(source, name.end())
        if position < 0:
            yield Token("text", html.unescape(source[opening:]), opening, length)
            return
        if following == "/":
            yield Token("end", tag, opening, position)
            continue
        # XHTML habits: « <iframe src=… /> » in feeds must not swallow what follows.
        if tag in RAW and not (closed and tag == "iframe"):
            position = _after_raw(source, tag, position)
        yield Token("start", tag, opening, position, attributes, closed)


def _attributes(source: str, position: int) -> tuple[dict[str, str], bool, int]:
    """Return the attributes after ``position``, whether the tag ends in "/>", where it ends (-1: never)."""
    found: dict[str, str] = {}
    while True:
        if end := _TAG_END.match(source, position):
            return found, source[end.end() - 2] == "/", end.end()
        match = _ATTRIBUTE.match(source, position)
        # The fifth group is an opening quote that no quote closes.
        if match is None or match[5] is not None:
            return found, False, -1
        position = match.end()
        value = next((v for v in match.groups()[1:4] if v is not None), "")
        # Of two attributes of one name the first counts (13.2.5.33).
        if len(found) < MAX_ATTRIBUTES:
            found.setdefault(match[1].lower(), _unescape_attribute(value))


def _unescape_attribute(value: str) -> str:
    # « ?a=1&copy=2 » is an address, not ©: in attributes a name counts only with its semicolon or exactly.
    def replace(match: re.Match[str]) -> str:
        reference = match.group()
        if reference.startswith("&#"):
            return html.unescape(reference)
        return html5.get(reference[1:], reference)

    return _ATTRIBUTE_REFERENCE.sub(replace, value) if "&" in value else value


def _after_comment(source: str, opening: int) -> int:
    if source.startswith("<!--", opening):
        if source.startswith((">", "->"), opening + 4):
            return source.index(">", opening) + 1
        end = _COMMENT_END.search(source, opening + 4)
        return end.end() if end else len(source)
    return source.find(">", opening) + 1 or len(source)


_RAW_ENDS = {tag: re.compile(rf"</{tag}(?=[\s/>])[^>]*>?", re.IGNORECASE) for tag in RAW}


def _after_raw(source: str, tag: str, position: int) -> int:
    end = _RAW_ENDS[tag].search(source, position)
    return end.end() if end else len(source)


def parse(source: str) -> Element:
    """Return the root of the tree of ``source``: at most MAX_DEPTH + 1 deep, every text kept.

    Ends that HTML lets authors leave out are supplied (p, li, dt, td, tr …), stray end tags are ignored, and
    a formatting element closed across a block (``<b><p>x</b>y</p>``) does not tear the block.
    """
    return build(tokens(source))


def build(stream: Iterable[Token]) -> Element:
    """Return the root of the tree of a stream of tokens: what ``parse`` does, for who looks at them before."""
    root = Element("")
    stack = [root]
    for token in stream:
        if token.kind == "text":
            stack[-1].children.append(token.data)
        elif token.kind == "start":
            _start(stack, token)
        elif token.data == "br":
            stack[-1].children.append(Element("br"))
        else:
            _end(stack, token.data)
    return root


def _start(stack: list[Element], token: Token) -> None:
    tag = token.data
    if tag in BLOCKS:
        _close(stack, frozenset({"p"}), _P_SCOPE)
    if tag in _IMPLIED:
        _close(stack, *_IMPLIED[tag])
    element = Element(tag, token.attributes)
    if tag in VOID or tag in RAW or (token.closed and tag in ("svg", "math")):
        stack[-1].children.append(element)
    elif len(stack) <= MAX_DEPTH:
        stack[-1].children.append(element)
        stack.append(element)


def _close(stack: list[Element], tags: frozenset[str], scope: frozenset[str]) -> None:
    """Pop the nearest element of ``tags`` and all above it, unless one of ``scope`` lies between."""
    last = 0
    for index in range(len(stack) - 1, 0, -1):
        if stack[index].tag in tags:
            last = index
            # A row's cell and a section's row close with it: look on until the scope's edge.
            if len(tags) == 1:
                break
        elif stack[index].tag in scope:
            break
    if last:
        del stack[last:]


def _end(stack: list[Element], tag: str) -> None:
    crossed = False
    for index in range(len(stack) - 1, 0, -1):
        open_tag = stack[index].tag
        if open_tag == tag:
            if not crossed or tag in BLOCKS:
                del stack[index:]
            elif tag in FORMATTING:
                del stack[index]
            return
        if open_tag in _CELLS and tag not in ("table", "tr", "tbody", "thead", "tfoot"):
            return
        crossed = crossed or open_tag in BLOCKS


def text_of(element: Element) -> str:
    """Return all text below ``element``; blocks inside it are set off with a space."""
    texts = (
        child if isinstance(child, str) else f" {text_of(child)} " if child.tag in BLOCKS else text_of(child)
        for child in element.children
    )
    return "".join(texts)

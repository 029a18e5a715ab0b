"""Tree → blocks: any page's markup becomes top-level blocks in one canonical form.

Canonical means: what comes out, parsed and shaped again, comes out the same. The editor, the diff and the
translation memory compare bodies, so the same text must not have two spellings.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from articles.content import office
from articles.content.embeds import embed_address, quoted_post
from articles.content.href import safe_href
from articles.content.inline import (
    Leaf,
    Mark,
    add_mark,
    clean,
    link_text,
    paragraphs,
    serialise,
    start_tag,
    without,
)
from articles.content.marks import Attributes, language_of, marks_of
from articles.content.tables import Table
from articles.content.tree import BLOCKS, Element, text_of
from articles.content.typography import PARAGRAPH_EDGE, normalise_text, strip_junk

# Where a piece of text stands; each place takes only some kinds of block.
BODY: Final = "body"
NESTED: Final = "nested"  # in a list item, a quote or a cell
INLINE: Final = "inline"  # in a heading: nothing but text

MAX_NESTING = 6
MAX_FIGURE_DIGITS = 12


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_PARAGRAPHS = _names("p li dt dd address figcaption caption summary legend h1 h2 h3 h4 h5 h6 pre")
_EMBEDS = _names("iframe video audio embed object")
# Not text: dropped with all they hold. Those a reader would miss are reported.
_MACHINERY = _names("script style xml head title meta link base template noscript noembed noframes rp xmp")
_DROPPED = _names("svg canvas button select textarea input datalist annotation annotation-xml map")
_PICTURES = frozenset({"img", "v:imagedata"})


@dataclass(frozen=True)
class Policy:
    """Which kinds of block and which marks a field takes; what it does not take becomes plain paragraphs."""

    blocks: frozenset[str]
    marks: frozenset[str]


@dataclass
class Report:
    """What was left out: addresses of pictures, and how many elements of each other kind."""

    pictures: list[str] = field(default_factory=list)
    removed: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Piece:
    """A finished block; ``run`` is the text of a paragraph, which its container may take without the p."""

    kind: str
    html: str
    run: tuple[Leaf, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


class _Flow:
    """The pieces gathered in one container, and the run of text not yet ended."""

    def __init__(self, place: str, depth: int) -> None:
        self.place, self.depth = place, depth
        self.pieces: list[Piece] = []
        self.run: list[Leaf] = []
        self.attributes: tuple[tuple[str, str], ...] = ()

    def end_paragraph(self, embed: str | None = None) -> None:
        if self.place == INLINE:
            self.run.append(Leaf(" "))
            return
        parts, self.run = paragraphs(self.run), []
        for part in parts:
            attributes = self.attributes
            if embed and len(parts) == 1 and (link := link_text(part)) and link[0] == embed:
                attributes = (("data-embed", embed), *attributes)
            html = f"{start_tag('p', attributes)}{serialise(part)}</p>"
            self.pieces.append(Piece("p", html, tuple(part), attributes))


class Shaper:
    """One pass over one text. ``report`` says afterwards what was left out."""

    def __init__(self, policy: Policy) -> None:
        self.policy, self.report = policy, Report()
        self._office = False
        # Figures and tables found where none may stand; they follow the block they were in.
        self._lifted: list[Piece] = []

    def shape(self, root: Element) -> list[str]:
        """Return the HTML of the canonical top-level blocks of a parsed text, in order."""
        self._office = office.is_office(root)
        flow = _Flow(BODY, 0)
        self._walk(root.children, flow, ())
        flow.end_paragraph()
        return [piece.html for piece in flow.pieces]

    def _walk(self, children: Iterable[Element | str], flow: _Flow, marks: tuple[Mark, ...]) -> None:
        for child in office.with_lists(list(children)):
            if isinstance(child, str):
                flow.run.append(Leaf(child, marks))
            elif child.tag in _MACHINERY:
                continue
            elif child.tag in _DROPPED or office.is_hidden(child):
                self.report.removed["hidden" if child.tag not in _DROPPED else child.tag] += 1
            elif child.tag in _PICTURES:
                self.report.pictures.append(child.attributes.get("src", ""))
            elif child.tag == "br":
                flow.run.append(Leaf(" " if flow.place == INLINE else None))
            elif child.tag in _EMBEDS:
                self._embed(child, flow, marks)
            elif child.tag in BLOCKS:
                self._block(child, flow, marks)
            else:
                self._inline(child, flow, marks)

    # --- Inline ---

    def _inline(self, element: Element, flow: _Flow, marks: tuple[Mark, ...]) -> None:
        for mark in marks_of(element, self._language(element)):
            if mark.tag in self.policy.marks:
                marks = add_mark(marks, mark)
        # Ruby is not in the allow list; its reading goes in brackets, as print does without ruby.
        brackets = ("（", "）") if element.tag == "rt" else ("", "")
        flow.run.append(Leaf(brackets[0], marks))
        self._walk(element.children, flow, marks)
        flow.run.append(Leaf(brackets[1], marks))

    def _language(self, element: Element) -> Attributes:
        return () if self._office else language_of(element)

    def _embed(self, element: Element, flow: _Flow, marks: tuple[Mark, ...]) -> None:
        """A frame, video or sound becomes a card: a paragraph that is one link, marked with its address."""
        address = embed_address(element)
        if address is None:
            self.report.removed[element.tag] += 1
            return
        title = element.attributes.get("title") or element.attributes.get("aria-label") or ""
        self._card(address, title, flow, marks)

    def _card(self, address: str, title: str, flow: _Flow, marks: tuple[Mark, ...]) -> None:
        leaf = Leaf(normalise_text(title) or normalise_text(address), (Mark("a", (("href", address),)),))
        if flow.place == INLINE or any(mark.tag == "a" for mark in marks):
            flow.run.append(leaf)
            return
        flow.end_paragraph()
        flow.run.append(leaf)
        flow.end_paragraph(address if flow.place == BODY and "embed" in self.policy.blocks else None)

    # --- Blocks ---

    def _block(self, element: Element, flow: _Flow, marks: tuple[Mark, ...]) -> None:
        flow.end_paragraph()
        self._shape_block(element, flow, marks)
        if flow.place == BODY and self._lifted:
            flow.end_paragraph()
            flow.pieces.extend(self._lifted)
            self._lifted.clear()

    def _shape_block(self, element: Element, flow: _Flow, marks: tuple[Mark, ...]) -> None:
        tag = element.tag
        if tag == "figure" and "data-figure" in element.attributes:
            self._figure(element, flow)
        elif flow.place == INLINE:
            self._walk(element.children, flow, marks)
            flow.end_paragraph()
        elif flow.place == BODY and _HEADINGS.get(tag, "") in self.policy.blocks:
            self._heading(element, flow, marks)
        elif tag in ("ul", "ol", "menu", "dir") and flow.depth < MAX_NESTING:
            self._list(element, flow, marks)
        elif tag == "blockquote" and (tweet := quoted_post(element)):
            self._card(tweet, text_of(element), flow, marks)
        elif tag == "blockquote" and tag in self.policy.blocks and flow.depth < MAX_NESTING:
            inner = self._inner(element.children, flow, marks)
            if inner:
                html = start_tag(tag, self._language(element)) + "".join(piece.html for piece in inner)
                flow.pieces.append(Piece(tag, f"{html}</{tag}>"))
        elif tag == "pre" and tag in self.policy.blocks:
            self._preformatted(element, flow)
        elif tag == "table" and tag in self.policy.blocks and not (table := Table(element)).is_layout:
            self._table(table, flow, marks)
        elif tag == "hr":
            if flow.place == BODY and tag in self.policy.blocks:
                flow.pieces.append(Piece(tag, "<hr>"))
        else:
            self._paragraph(element, flow, marks)

    def _inner(
        self, children: Iterable[Element | str], flow: _Flow, marks: tuple[Mark, ...], place: str = NESTED
    ) -> list[Piece]:
        inner = _Flow(place, flow.depth + 1)
        self._walk(children, inner, marks)
        if place == INLINE:
            return [Piece("p", "", tuple(clean(inner.run)))]
        inner.end_paragraph()
        return inner.pieces

    def _figure(self, element: Element, flow: _Flow) -> None:
        number = element.attributes["data-figure"]
        if not (number.isascii() and number.isdecimal() and len(number) <= MAX_FIGURE_DIGITS and int(number)):
            self.report.removed["figure"] += 1
        elif "figure" in self.policy.blocks:
            piece = Piece("figure", f'<figure data-figure="{int(number)}"></figure>')
            if flow.place == BODY:
                flow.pieces.append(piece)
            else:
                self._lifted.append(piece)

    def _heading(self, element: Element, flow: _Flow, marks: tuple[Mark, ...]) -> None:
        tag = _HEADINGS[element.tag]
        run = clean(without(self._inner(element.children, flow, marks, INLINE)[0].run, "strong"))
        if run:
            html = f"{start_tag(tag, self._language(element))}{serialise(run)}</{tag}>"
            flow.pieces.append(Piece(tag, html))

    def _paragraph(self, element: Element, flow: _Flow, marks: tuple[Mark, ...]) -> None:
        """A paragraph, or a wrapper (div, section, an unwanted table …) whose text becomes paragraphs."""
        outer, flow.attributes = flow.attributes, ()
        embed = None
        if element.tag in _PARAGRAPHS:
            flow.attributes = self._language(element)
            if element.tag == "p" and flow.place == BODY and "embed" in self.policy.blocks:
                embed = safe_href(element.attributes.get("data-embed", ""))
        self._walk(element.children, flow, marks)
        flow.end_paragraph(embed)
        flow.attributes = outer

    def _preformatted(self, element: Element, flow: _Flow) -> None:
        text = strip_junk(_lines(element)).replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
        if text.strip(PARAGRAPH_EDGE):
            flow.pieces.append(Piece("pre", f"<pre><code>{serialise([Leaf(text)])}</code></pre>"))

    def _list(self, element: Element, flow: _Flow, marks: tuple[Mark, ...]) -> None:
        items: list[list[Piece]] = []
        for child in office.with_lists(element.children):
            if isinstance(child, Element) and child.tag in ("ul", "ol") and items:
                # Word and Google Docs put the inner list beside the item it belongs to.
                items[-1].extend(self._inner([child], flow, marks))
            elif isinstance(child, Element) and child.tag == "li" and not office.is_hidden(child):
                items.append(self._inner(child.children, flow, marks))
            elif not isinstance(child, str) or child.strip(PARAGRAPH_EDGE):
                items.append(self._inner([child], flow, marks))
        written = "".join(f"<li>{_unwrapped(pieces)}</li>" for pieces in items if pieces)
        tag = "ol" if element.tag == "ol" else "ul"
        start = element.attributes.get("start", "") if tag == "ol" else ""
        counted = start.isascii() and start.isdecimal() and len(start) <= 6 and int(start) != 1
        attributes = (("start", str(int(start))),) if counted else ()
        if written:
            flow.pieces.append(Piece(tag, f"{start_tag(tag, attributes)}{written}</{tag}>"))

    def _table(self, table: Table, flow: _Flow, marks: tuple[Mark, ...]) -> None:
        for stray in table.outside:
            self._walk([stray], flow, marks)
            flow.end_paragraph()
        inner = _Flow(NESTED, MAX_NESTING - 1)
        html = table.html(lambda children: _unwrapped(self._inner(children, inner, marks)))
        if html:
            (flow.pieces if flow.place == BODY else self._lifted).append(Piece("table", html))


def _unwrapped(pieces: list[Piece]) -> str:
    """Return the content of an item or cell: a first paragraph that is the only one stands without its p."""
    first = pieces[0] if pieces and pieces[0].kind == "p" and not pieces[0].attributes else None
    if first is None or sum(piece.kind == "p" for piece in pieces) > 1:
        return "".join(piece.html for piece in pieces)
    return serialise(first.run) + "".join(piece.html for piece in pieces[1:])


def _lines(element: Element) -> str:
    return "".join(
        child if isinstance(child, str) else "\n" if child.tag == "br" else _lines(child)
        for child in element.children
    )

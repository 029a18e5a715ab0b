"""The text of an OpenDocument (ODF 1.3, part 3) as HTML: odfdo opens it, and knows no HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from io import BytesIO

from odfdo import Document, Element

_MOST_SPACES = 100
_MOST_COPIES = 50  # of one row or cell; spreadsheets repeat an empty one a million times
_MOST_COPIED = 200_000  # characters of such copies, all together
_CODE = frozenset({"preformatted text", "preformatted_20_text"})
_ROLES = {
    "title": "h1",
    "quotations": "blockquote",
    "caption": "caption",
    "illustration": "caption",
    "figure": "caption",
    "drawing": "caption",
}
_SKIPPED = frozenset(
    {
        "office:annotation", "office:annotation-end", "office:forms", "office:settings", "svg:desc",
        "svg:title", "table:table-column", "table:table-columns", "table:table-header-columns",
        "text:alphabetical-index", "text:bookmark", "text:bookmark-end", "text:bookmark-start",
        "text:change", "text:change-end", "text:change-start", "text:hidden-paragraph", "text:hidden-text",
        "text:illustration-index", "text:note-citation", "text:object-index", "text:page-count",
        "text:page-number", "text:ruby-text", "text:sequence-decls", "text:soft-page-break",
        "text:table-index", "text:table-of-content", "text:tracked-changes", "text:user-field-decls",
        "text:user-index", "text:variable-decls",
    }
)  # fmt: skip


@dataclass
class Converted:
    """A document's text as HTML, the names of its pictures by number, and what was left out."""

    html: str
    pictures: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)


def convert(file: BytesIO, prefix: str) -> Converted:
    """Return the document's text. The picture with number 3 has the address `prefix` + "3".

    Takes a package that has been checked; odfdo may raise anything for what no program writes.
    """
    document = Document(file)
    writer = _Writer(document, prefix)
    # Preformatted lines are paragraphs of their own there.
    html = "".join(writer.blocks(document.body)).replace("</pre><pre>", "\n")
    if writer.notes:
        html += f"<ol>{''.join(f'<li>{note}</li>' for note in writer.notes)}</ol>"
    return Converted(html, writer.pictures, writer.left_out)


def _get(element: Element, name: str) -> str:
    return element.get_attribute_string(name) or ""


def _number(element: Element, name: str) -> int:
    value = _get(element, name)
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else 1


class _Writer:
    def __init__(self, document: Document, prefix: str) -> None:
        self.pictures: list[str] = []
        self.notes: list[str] = []
        self.left_out: dict[str, int] = {}
        self._prefix = prefix
        self._room = _MOST_COPIED
        self._styles: dict[tuple[str, str], Element] = {}
        self._ordered: dict[str, bool] = {}
        for part in (document.styles, document.content):
            for style in part.get_elements("//style:style"):
                self._styles[_get(style, "style:family"), _get(style, "style:name")] = style
            for style in part.get_elements("//text:list-style"):
                first = next((child.tag for child in style.children if "list-level" in child.tag), "")
                self._ordered[_get(style, "style:name")] = first.endswith("number")

    # --- Blocks
    def blocks(self, parent: Element) -> Iterator[str]:
        """Yield the HTML of the blocks inside an element that is no paragraph."""
        for child in parent.children:
            yield from self._block(child)

    def _block(self, element: Element) -> Iterator[str]:
        tag = element.tag
        if tag in _SKIPPED:
            return
        if tag in ("text:p", "text:h"):
            yield from self._paragraph(element)
        elif tag == "text:list":
            yield self._list(element, _get(element, "text:style-name"))
        elif tag == "table:table":
            yield self._table(element)
        elif tag == "text:section" and _get(element, "text:display") == "none":
            return
        elif tag.startswith("draw:"):
            yield from self._drawing(element)
        else:
            yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[str]:
        role, hidden = self._role(element)
        if hidden:
            return
        loose: list[str] = []
        text = self._inline(element, loose, within=self._emphasis("paragraph", element))
        if element.tag == "text:h":
            level = min(max(_number(element, "text:outline-level"), 1), 6)
            role = role if role == "h1" else f"h{level}"
        before = [piece for piece in loose if piece.startswith("<img")]
        after = [piece for piece in loose if not piece.startswith("<img")]
        if before and not text.strip():
            yield from (f"<p>{piece}</p>" for piece in before)
        elif text.strip() or before:
            body = text + "".join(before)
            if role == "caption":
                yield f'<p class="caption">{body}</p>'
            elif role == "blockquote":
                yield f"<blockquote><p>{body}</p></blockquote>"
            elif role == "pre":
                yield f"<pre>{body}</pre>"
            else:
                tag = role if role in ("h1", "h2", "h3", "h4", "h5", "h6") else "p"
                yield f"<{tag}>{body}</{tag}>"
        yield from after

    def _list(self, element: Element, style: str) -> str:
        tag = "ol" if self._ordered.get(style) else "ul"
        items = "".join(
            f"<li>{self._item(child, style)}</li>"
            for child in element.children
            if child.tag == "text:list-item"
        )
        headers = "".join(
            "".join(self.blocks(child)) for child in element.children if child.tag == "text:list-header"
        )
        # Headings that are numbered stand in lists of their own.
        if "<h" in items and "<li><h" in items:
            return headers + items.replace("<li>", "").replace("</li>", "")
        return f"{headers}<{tag}>{items}</{tag}>"

    def _item(self, item: Element, style: str) -> str:
        return "".join(
            self._list(child, _get(child, "text:style-name") or style)
            if child.tag == "text:list"
            else "".join(self._block(child))
            for child in item.children
        )

    def _table(self, table: Element) -> str:
        return f"<table>{''.join(self._rows(table, 'td'))}</table>"

    def _rows(self, parent: Element, cell: str) -> Iterator[str]:
        for child in parent.children:
            if child.tag == "table:table-row":
                row = f"<tr>{''.join(self._cells(child, cell))}</tr>"
                yield row * self._copies(_number(child, "table:number-rows-repeated"), row)
            elif child.tag == "table:table-header-rows":
                yield from self._rows(child, "th")
            elif child.tag in ("table:table-rows", "table:table-row-group"):
                yield from self._rows(child, cell)

    def _cells(self, row: Element, tag: str) -> Iterator[str]:
        for child in row.children:
            if child.tag != "table:table-cell":
                continue
            spans = "".join(
                f' {name}="{count}"'
                for name, count in (
                    ("colspan", min(_number(child, "table:number-columns-spanned"), 100)),
                    ("rowspan", min(_number(child, "table:number-rows-spanned"), 1000)),
                )
                if count > 1
            )
            text = "".join(self.blocks(child))
            cell = f"<{tag}{spans}>{text}</{tag}>"
            yield cell * self._copies(_number(child, "table:number-columns-repeated"), cell)

    def _copies(self, wanted: int, html: str) -> int:
        """Return how often a row or cell is written: empty ones once, and no copies of copies without end."""
        if "<p" not in html and "<img" not in html:
            return 1
        count = max(1, min(wanted, _MOST_COPIES, self._room // len(html)))
        self._room -= (count - 1) * len(html)
        return count

    # --- Inline
    def _inline(self, element: Element, loose: list[str], within: tuple[str, ...] = ()) -> str:
        """Return the inline HTML of an element; pictures and text boxes in it go to `loose`."""
        pieces = [escape(element.text, quote=False)]
        for child in element.children:
            pieces += [self._piece(child, loose), escape(child.tail or "", quote=False)]
        text = "".join(pieces)
        if not text.strip():
            return text
        return "".join(f"<{tag}>" for tag in within) + text + "".join(f"</{tag}>" for tag in reversed(within))

    def _piece(self, element: Element, loose: list[str]) -> str:
        tag = element.tag
        if tag in _SKIPPED:
            return ""
        if tag == "text:s":
            return " " * min(_number(element, "text:c"), _MOST_SPACES)
        if tag in ("text:tab", "text:line-break"):
            return "\t" if tag == "text:tab" else "<br>"
        if tag == "text:a":
            address = escape(_get(element, "xlink:href"))
            return f'<a href="{address}">{self._inline(element, loose)}</a>'
        if tag == "text:span":
            emphasis = self._emphasis("text", element)
            return "" if "hidden" in emphasis else self._inline(element, loose, emphasis)
        if tag == "text:note":
            body = next((child for child in element.children if child.tag == "text:note-body"), None)
            self.notes.append("".join(self.blocks(body)) if body is not None else "")
            return f"<sup>[{len(self.notes)}]</sup>"
        if tag.startswith("draw:"):
            loose += self._drawing(element)
            return ""
        return self._inline(element, loose)

    def _drawing(self, element: Element) -> Iterator[str]:
        """Yield a frame's picture, or what its text box or shape says."""
        tag = element.tag
        children = list(element.children)
        if tag == "draw:frame":
            texts = {child.tag: child.text_recursive for child in children if child.tag.startswith("svg:")}
            alt = texts.get("svg:desc") or texts.get("svg:title") or ""
            if any(child.tag in ("draw:object", "draw:object-ole") for child in children):
                # What stands in for it is in a format of the program's own.
                self.left_out["drawings"] = self.left_out.get("drawings", 0) + 1
                return
            images = [child for child in children if child.tag == "draw:image"]
            # One picture in several forms: the first is the one to show.
            if images and not any(child.tag == "draw:text-box" for child in children):
                yield self._picture(_get(images[0], "xlink:href"), alt)
                return
        for child in children:
            if child.tag in ("draw:object", "draw:object-ole", "draw:image"):
                continue
            yield from self._block(child)

    def _picture(self, address: str, alt: str) -> str:
        if address.startswith(("http://", "https://")):
            source = address
        else:
            self.pictures.append(address.removeprefix("./"))
            source = f"{self._prefix}{len(self.pictures) - 1}"
        return f'<img src="{escape(source)}" alt="{escape(alt)}">'

    # --- Styles
    def _lineage(self, family: str, element: Element) -> Iterator[tuple[str, Element | None]]:
        """Yield the name of an element's style and of those it builds on, with the styles."""
        name, seen = _get(element, "text:style-name"), set[str]()
        while name and name not in seen and len(seen) < 20:
            seen.add(name)
            style = self._styles.get((family, name))
            yield name, style
            name = _get(style, "style:parent-style-name") if style is not None else ""

    def _role(self, element: Element) -> tuple[str, bool]:
        role, hidden = "p", False
        for name, style in self._lineage("paragraph", element):
            shown = _get(style, "style:display-name") if style is not None else ""
            plain = (shown or name.replace("_20_", " ")).lower()
            if role == "p":
                role = "pre" if plain in _CODE else _ROLES.get(plain, "p")
            if style is not None and self._property(style, "text:display") == "none":
                hidden = True
        return role, hidden

    def _emphasis(self, family: str, element: Element) -> tuple[str, ...]:
        """Return the tags that a style stands for; of a paragraph only its automatic one counts."""
        found: dict[str, str] = {}
        for name, style in self._lineage(family, element):
            if style is None or (family == "paragraph" and not name.startswith("P")):
                continue
            plain = name.replace("_20_", " ").lower()
            for key in (
                "fo:font-weight",
                "fo:font-style",
                "style:text-line-through-style",
                "style:text-position",
            ):
                if value := self._property(style, key):
                    found.setdefault(key, value)
            if self._property(style, "text:display") == "none":
                return ("hidden",) if family == "text" else ()
            if plain in ("emphasis", "strong emphasis"):
                found.setdefault("fo:font-style" if plain == "emphasis" else "fo:font-weight", "bold italic")
        position = found.get("style:text-position", "")
        wanted = (
            (
                "strong",
                "bold" in found.get("fo:font-weight", "")
                or found.get("fo:font-weight", "") in ("600", "700", "800", "900"),
            ),
            ("em", "italic" in found.get("fo:font-style", "") or "oblique" in found.get("fo:font-style", "")),
            ("s", found.get("style:text-line-through-style", "none") != "none"),
            ("sup", position.startswith("super")),
            ("sub", position.startswith("sub")),
        )
        return tuple(tag for tag, on in wanted if on)

    def _property(self, style: Element, name: str) -> str:
        for child in style.children:
            if child.tag == "style:text-properties" and (value := _get(child, name)):
                return value
        return ""

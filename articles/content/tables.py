"""Tables: telling data from layout, and rows in their canonical form."""

from collections.abc import Callable, Sequence

from articles.content.inline import start_tag
from articles.content.tree import Element
from articles.content.typography import PARAGRAPH_EDGE

_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})
# HTML caps both at 1000 and 65534; a span beyond a hundred is a mistake or an attack on the layout.
MAX_SPAN = 100


class Table:
    """A parsed table: its rows in reading order, and what stood in it outside any cell."""

    def __init__(self, element: Element) -> None:
        self.head: list[list[Element]] = []
        self.rows: list[list[Element]] = []
        # The caption too: the allow list has none, and its text is not lost.
        self.outside: list[Element | str] = []
        self._foot: list[list[Element]] = []
        self._read(element.children, self.rows)
        self.rows += self._foot
        if not self.head:
            # The editor knows no thead; a first row of headings is one.
            count = next((n for n, row in enumerate(self.rows) if not _is_header(row)), len(self.rows))
            self.head, self.rows = self.rows[:count], self.rows[count:]
        if not self.rows:
            self.rows, self.head = self.head, []

    @property
    def is_layout(self) -> bool:
        """True for a table that only places things: one cell, or tables in its cells."""
        cells = [cell for row in (*self.head, *self.rows) for cell in row]
        return len(cells) < 2 or any(_holds_table(cell) for cell in cells)

    def html(self, content: Callable[[Sequence[Element | str]], str]) -> str:
        """Return the table's HTML, "" where every cell is empty; ``content`` makes the HTML of a cell."""
        written = []
        full = False
        for tag, rows in (("thead", self.head), ("tbody", self.rows)):
            lines = []
            for row in rows:
                cells = [(cell, content(cell.children)) for cell in row]
                full = full or any(html for _, html in cells)
                lines.append("".join(f"{_cell_start(cell)}{html}</{cell.tag}>" for cell, html in cells))
            if lines:
                written.append(f"<{tag}>{''.join(f'<tr>{line}</tr>' for line in lines)}</{tag}>")
        return f"<table>{''.join(written)}</table>" if full else ""

    def _read(self, children: Sequence[Element | str], rows: list[list[Element]]) -> None:
        loose: list[Element] = []
        for child in children:
            if isinstance(child, str):
                if child.strip(PARAGRAPH_EDGE):
                    self.outside.append(child)
            elif child.tag in _SECTIONS:
                self._read(
                    child.children, {"thead": self.head, "tfoot": self._foot}.get(child.tag, self.rows)
                )
            elif child.tag == "tr":
                self._read(child.children, rows)
            elif child.tag in ("td", "th"):
                loose.append(child)
            elif child.tag not in ("colgroup", "col"):
                self.outside.append(child)
        if loose:
            rows.append(loose)


def _is_header(row: list[Element]) -> bool:
    return all(cell.tag == "th" and _span(cell, "rowspan") == 1 for cell in row)


def _holds_table(element: Element) -> bool:
    return any(
        isinstance(child, Element) and (child.tag == "table" or _holds_table(child))
        for child in element.children
    )


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "")
    return (
        int(value)
        if value.isascii() and value.isdecimal() and len(value) < 5 and 1 <= int(value) <= MAX_SPAN
        else 1
    )


def _cell_start(cell: Element) -> str:
    attributes = [(name, str(span)) for name in ("colspan", "rowspan") if (span := _span(cell, name)) > 1]
    scope = cell.attributes.get("scope", "").lower()
    if cell.tag == "th" and scope in _SCOPES:
        attributes.append(("scope", scope))
    return start_tag(cell.tag, attributes)

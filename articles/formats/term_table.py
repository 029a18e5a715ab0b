"""Terms as a table (CSV, RFC 4180): a line for each term, a column for each language.

`kind`, `not translated` and `note` come first; then for each language a column with its code, whose cell has
the preferred form and behind it, divided by vertical lines, those that may be used too; and one named
"not fr" with those that may not.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from articles.formats.csv_text import csv_lines, safe_cell
from articles.formats.errors import Unreadable
from articles.messages import gettext_noop

MAX_BYTES = 5_000_000
MAX_ROWS = 20_000
PREFERRED, ADMITTED, FORBIDDEN = "preferred", "admitted", "forbidden"
_DIVIDER = "|"
_YES = frozenset({"1", "yes", "true", "x", "oui", "是"})


@dataclass(frozen=True)
class TermRow:
    """One line of a table. ``forms``: language → its forms, each with its status; ``line``: where it
    stood."""

    line: int = 0
    kind: str = "term"
    keep: bool = False
    note: str = ""
    forms: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


def write(rows: Iterable[TermRow], languages: Sequence[str]) -> Iterator[str]:
    """Yield a byte order mark and the lines of a table with these languages' columns."""
    yield from csv_lines(_lines(rows, languages))


def _lines(rows: Iterable[TermRow], languages: Sequence[str]) -> Iterator[list[str]]:
    yield ["kind", "not translated", "note", *languages, *(f"not {code}" for code in languages)]
    for row in rows:
        good = [_cell(row, code, (PREFERRED, ADMITTED)) for code in languages]
        bad = [_cell(row, code, (FORBIDDEN,)) for code in languages]
        yield [row.kind, "yes" if row.keep else "", row.note, *good, *bad]


def _cell(row: TermRow, language: str, statuses: Sequence[str]) -> str:
    forms = row.forms.get(language, ())
    return f" {_DIVIDER} ".join(text for status in statuses for text, mine in forms if mine == status)


def read(data: bytes, languages: Sequence[str]) -> list[TermRow]:
    """Return the lines of a table. Raises `Unreadable` for what is none: not UTF-8, no column of a
    language that the site has, too large.

    Semicolons and tabs divide as well as commas. Columns that nobody knows are passed over, empty lines too.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(gettext_noop("The table is too large: 5 MB at most."))
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(gettext_noop("This is not UTF-8. Save the table as CSV UTF-8.")) from error
    first = text.split("\n", 1)[0]
    divider = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(text.splitlines(keepends=True), delimiter=divider, strict=True))
    except csv.Error as error:
        sentence = gettext_noop("This is no CSV table: a quotation mark is not closed.")
        raise Unreadable(sentence) from error
    if not lines:
        raise Unreadable(gettext_noop("The table is empty."))
    if len(lines) > MAX_ROWS:
        raise Unreadable(gettext_noop("The table has too many lines: 20,000 at most."))
    heads = [head.strip().lower().replace("_", "-") for head in lines[0]]
    if not set(heads) & set(languages):
        raise Unreadable(
            gettext_noop("No column is a language of this site. Name them by their codes: %(codes)s."),
            codes=", ".join(languages),
        )
    found = (
        _row(number, dict(zip(heads, cells, strict=False)), languages)
        for number, cells in enumerate(lines[1:], 2)
    )
    return [row for row in found if any(row.forms.values())]


def _row(line: int, cells: Mapping[str, str], languages: Sequence[str]) -> TermRow:
    forms: dict[str, list[tuple[str, str]]] = {}
    for code in languages:
        good = [_bare(text) for text in cells.get(code, "").split(_DIVIDER)]
        bad = [_bare(text) for text in cells.get(f"not {code}", "").split(_DIVIDER)]
        statuses = [PREFERRED, *[ADMITTED] * len(good)]
        forms[code] = [
            *((text, status) for text, status in zip(good, statuses, strict=False) if text),
            *((text, FORBIDDEN) for text in bad if text),
        ]
    keep = cells.get("not translated", "").strip().lower() in _YES
    return TermRow(
        line, cells.get("kind", "").strip().lower() or "term", keep, _bare(cells.get("note", "")), forms
    )


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from reading it as a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and safe_cell(text[1:]) == text else text

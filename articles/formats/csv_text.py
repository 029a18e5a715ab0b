"""Tables as CSV (RFC 4180) that spreadsheets open right, and that do nothing when they are opened."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

# Excel takes a file for UTF-8 only where it begins with this.
BYTE_ORDER_MARK = "\ufeff"
# What a cell may begin with to be calculated (OWASP, "CSV Injection"), full-width forms included: some
# programs read these as the plain ones.
_DANGEROUS = frozenset("=+-@\t\r\n|%＝＋－＠｜％")


def safe_cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet calculates: what looks like a formula gets an apostrophe.

    Spaces before it do not hide one. Numbers that are numbers stay what they are.
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    text = str(value)
    first = text.lstrip(" \u00a0\u3000")[:1]
    return f"'{text}" if first in _DANGEROUS and first else text


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a byte order mark and each row as one CSV line with CRLF, every cell made safe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield BYTE_ORDER_MARK
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([safe_cell(value) for value in row])
        yield buffer.getvalue()

"""XLIFF 1.2 and 2.1 (OASIS): translations out of the house and in again."""

from articles.formats.xliff.document import Document, Unit
from articles.formats.xliff.reading import read
from articles.formats.xliff.writing import write

__all__ = ["Document", "Unit", "read", "write"]

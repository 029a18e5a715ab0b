"""One page of a list."""

from dataclasses import dataclass

from articles.public.listings import Listing
from articles.public.queries import PER_PAGE


@dataclass(frozen=True)
class Page:
    """Page `number` (from 1) of a list of `total` articles."""

    number: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one page."""
        return max(1, -(-self.total // PER_PAGE))

    def exists(self) -> bool:
        """Tell whether the list is as long as that."""
        return 1 <= self.number <= self.last

    @property
    def query(self) -> str:
        """What stands behind the path: nothing for the first page, which has one address only."""
        return f"?page={self.number}" if self.number > 1 else ""

    @property
    def newer(self) -> str | None:
        """The address of the page before, relative to this one; None on the first."""
        if self.number <= 1:
            return None
        return f"?page={self.number - 1}" if self.number > 2 else "."

    @property
    def older(self) -> str | None:
        """The address of the page after; None on the last."""
        return f"?page={self.number + 1}" if self.number < self.last else None

    @property
    def first(self) -> int:
        """The place of its first article among all, from 1."""
        return (self.number - 1) * PER_PAGE + 1

    @property
    def start(self) -> int:
        """The place of its first article among all, from 0."""
        return (self.number - 1) * PER_PAGE

    def of(self, listing: Listing, language: str) -> list[int]:
        """The ids of the editions that stand on this page."""
        return listing.ids(language, self.start, PER_PAGE)

"""What came, line by line, each with what it was read as: one look for the review and for the evidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.ingest.review import LineRow

# What a page shows; all of it stays in the database.
SHOWN_LINES = 1500


@dataclass(frozen=True)
class Use:
    """What a line can be. `family` gives colour and shape; the letter and the title tell the rest."""

    code: str
    family: str
    letter: Promise | str
    title: Promise


USES = {
    use.code: use
    for use in (
        Use("headline", "text", pgettext_lazy("letter of a line", "H"), gettext_lazy("Headline")),
        Use("standfirst", "text", pgettext_lazy("letter of a line", "F"), gettext_lazy("Standfirst")),
        Use("headings", "text", "§", gettext_lazy("Heading")),
        Use("authors", "people", pgettext_lazy("letter of a line", "A"), gettext_lazy("Author")),
        Use("editors", "people", pgettext_lazy("letter of a line", "E"), gettext_lazy("Editor")),
        Use("translators", "people", pgettext_lazy("letter of a line", "T"), gettext_lazy("Translator")),
        Use("label", "origin", pgettext_lazy("letter of a line", "L"), gettext_lazy("Label")),
        Use("source", "origin", pgettext_lazy("letter of a line", "S"), gettext_lazy("Source")),
        Use(
            "original_title", "origin", pgettext_lazy("letter of a line", "O"), gettext_lazy("Original title")
        ),
        Use("original_url", "origin", "@", gettext_lazy("Original address")),
        Use("published", "origin", pgettext_lazy("letter of a line", "D"), gettext_lazy("Date")),
        Use("figures", "pictures", pgettext_lazy("letter of a line", "P"), gettext_lazy("Picture or credit")),
        Use("unread", "unread", "?", gettext_lazy("Not understood")),
        Use("aside", "aside", "–", gettext_lazy("Set aside")),
    )
}
# Evidence names a few fields more: they are read as these.
SAME = {
    "image_credits": "figures",
    "original_language": "original_title",
    "canonical_url": "original_url",
    "site_name": "source",
    "boilerplate": "aside",
}


@dataclass(frozen=True)
class ShownLine:
    """A line with its use; none for the body's own."""

    number: int
    text: str
    use: Use | None


@dataclass(frozen=True)
class Came:
    """All that came, with the legend of the uses that occur in it. `more` counts the lines left out."""

    lines: list[ShownLine]
    legend: list[Use]
    more: int


def show(rows: Iterable[LineRow]) -> Came:
    """Lines as a page shows them."""
    rows = list(rows)
    lines = [ShownLine(row.number, row.text, USES.get(SAME.get(row.use, row.use))) for row in rows]
    there = {line.use.code for line in lines if line.use}
    return Came(
        lines[:SHOWN_LINES],
        [use for use in USES.values() if use.code in there],
        max(len(lines) - SHOWN_LINES, 0),
    )

"""Each label's own colour, made readable on day and night paper.

The content security policy forbids inline styles, so that colours come as a style sheet.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from articles.caching import tags
from articles.models import Label, ListingEntry

# The papers of static/css/tokens.css; a test compares them.
DAY, NIGHT = "#fbf8f1", "#181613"
AA = 4.5
_STEPS = 50


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` (WCAG 2.2), from 0 to 1."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2), from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, paper: str, ratio: float = AA) -> str:
    """Return `colour`, as little darker or lighter as gives it this contrast on `paper`."""
    towards = 0 if luminance(paper) > 0.2 else 255
    for step in range(_STEPS + 1):
        share = step / _STEPS
        channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        mixed = "#" + "".join(f"{round(c + (towards - c) * share):02x}" for c in channels)
        if contrast(mixed, paper) >= ratio:
            break
    return mixed


def live_labels() -> list[Label]:
    """The labels readers see somewhere; one that nothing live carries is not out yet."""
    live = ListingEntry.objects.live().filter(kind="l", thing=OuterRef("pk")).order_by()
    rows = list(Label.objects.select_related("merged_into").annotate(shown=Exists(live)))
    tags.note("labels")
    tags.note_ids("in:l", (label.pk for label in rows))
    return sorted({label.resolved() for label in rows if label.shown}, key=lambda label: label.pk)


def style_sheet(labels: Iterable[Label]) -> str:
    """Return a rule for each label: its colour by day, and by night."""
    rows = [(label.pk, label.colour.lower()) for label in labels]
    day = "".join(f".label-{pk} {{ --label: {readable(colour, DAY)}; }}\n" for pk, colour in rows)
    night = "".join(f"  .label-{pk} {{ --label: {readable(colour, NIGHT)}; }}\n" for pk, colour in rows)
    return f"{day}@media (prefers-color-scheme: dark) {{\n{night}}}\n"

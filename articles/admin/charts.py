"""Places and sizes of small charts, in the units of their SVG. What is drawn is the template's, colours the
style sheet's; each chart stands beside a table that says the same in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420, 150
# Room for the greatest number on the left, the days below.
_LEFT, _BOTTOM, _TOP = 30, 20, 10
_BAR_HEIGHT, _BAR_STEP = 14, 38


@dataclass(frozen=True)
class Piece:
    """A part of a column: its place, its height, and the number of its tone."""

    y: float
    height: float
    tone: int


@dataclass(frozen=True)
class Column:
    """A stacked column with what stands under it."""

    x: float
    width: float
    middle: float
    label: str
    pieces: Sequence[Piece]


def columns(values: Sequence[tuple[str, Sequence[tuple[int, int]]]], most: int) -> list[Column]:
    """Stacked columns, left to right: `values` are (label, [(tone, number)]); `most` reaches the top."""
    step = (WIDTH - _LEFT) / max(1, len(values))
    width = round(step * 0.68, 1)
    unit = (HEIGHT - _BOTTOM - _TOP) / most if most else 0
    found = []
    for place, (label, parts) in enumerate(values):
        x = round(_LEFT + place * step + (step - width) / 2, 1)
        foot, pieces = float(HEIGHT - _BOTTOM), []
        for tone, number in parts:
            if number:
                height = number * unit
                foot -= height
                # A hair between two pieces tells them apart without colours.
                pieces.append(Piece(round(foot, 1), round(max(height - 1, 0.8), 1), tone))
        found.append(Column(x, width, round(x + width / 2, 1), label, pieces))
    return found


@dataclass(frozen=True)
class Bar:
    """A lying bar with its name above and its value behind it."""

    y: int
    text_y: int
    width: float
    value_x: float
    name: str
    value: str


def bars(values: Sequence[tuple[str, str, float]], most: float) -> list[Bar]:
    """Lying bars, top down: `values` are (name, value in words, number); `most` is the longest."""
    # The value has its place behind the longest bar.
    room = WIDTH - 150
    found = []
    for place, (name, words, number) in enumerate(values):
        width = round(max(room * number / most, 2), 1) if most else 2
        top = place * _BAR_STEP + 16
        found.append(Bar(top, top - 5, width, round(width + 8, 1), name, words))
    return found


def bars_height(number: int) -> int:
    """How high a chart of that many lying bars is."""
    return number * _BAR_STEP

"""A seed library: a drawer with twelve compartments, another kind of seed in each."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from articles.management.demo.drawing import (
    HEIGHT,
    WIDTH,
    Plate,
    Point,
    Sheet,
    arc,
    box,
    curve,
    ramp,
    scattered,
    turned,
)

_WIDE, _HIGH = 348, 300
_PAPERS = ("f4e6c6", "dce3cc", "f1d9b4", "e9ddc8")
_DROP = ((0.0, -1.0), (0.34, -0.52), (0.86, 0.18), (0.7, 0.78), (0.0, 1.0))


@dataclass(frozen=True)
class _Cell:
    """A compartment: its number, its corner, and the chance that strews its seeds."""

    number: int
    x: float
    y: float
    choose: random.Random

    def spread(self, count: int, apart: float, edge: float = 48) -> list[tuple[float, float, float]]:
        """Places for `count` seeds, each with a lean in degrees."""
        area = (self.x + edge, self.y + edge + 8, self.x + _WIDE - edge, self.y + _HIGH - edge)
        return [
            (x, y, self.choose.uniform(0, 360)) for x, y in scattered(100 + self.number, count, area, apart)
        ]


# What a kind of seed is printed from: plates in order, each with its ink.
_Inks = list[tuple[Plate, str]]


def _about(x: float, y: float, offsets: Sequence[Point], lean: float) -> list[Point]:
    """Points given from a seed's own centre, put in their place."""
    return turned([(x + dx, y + dy) for dx, dy in offsets], (x, y), lean)


def _blob(x: float, y: float, offsets: Sequence[Point], lean: float) -> list[Point]:
    """A smooth outline through `offsets` from a seed's centre."""
    return curve(_about(x, y, offsets, lean), 7, closed=True)


def _drop(x: float, y: float, size: float, slim: float, lean: float) -> list[Point]:
    """A seed with one pointed end."""
    half = [(dx * size * slim, dy * size) for dx, dy in _DROP]
    return _blob(x, y, [*half, *[(-dx, dy) for dx, dy in reversed(half[1:-1])]], lean)


def _beans(cell: _Cell) -> _Inks:
    bean, spots, eye = Plate(), Plate(), Plate()
    outline = [(-38, -4), (-22, -23), (14, -22), (38, -2), (26, 20), (2, 11), (-24, 20)]
    for x, y, lean in cell.spread(15, 60):
        bean.area(_blob(x, y, outline, lean))
        for _spot in range(9):
            place = (cell.choose.uniform(-28, 28), cell.choose.uniform(-15, 6))
            sx, sy = _about(x, y, [place], lean)[0]
            spots.oval(sx - cell.choose.uniform(2, 5), sy - 3, sx + cell.choose.uniform(2, 5), sy + 3)
        eye.disc(_about(x, y, [(1, 10)], lean)[0], 4)
    return [(bean, "dca97e"), (spots, "8f2d3a"), (eye, "5f1f2c")]


def _sunflower(cell: _Cell) -> _Inks:
    shell, stripes = Plate(), Plate()
    for x, y, lean in cell.spread(22, 48):
        shell.area(_drop(x, y, 31, 0.5, lean))
        for side in (-7, 0, 7):
            stripes.line(_about(x, y, [(side * 0.3, -20), (side, 4), (side * 0.8, 22)], lean), 3)
    return [(shell, "2c2a30"), (stripes, "efe6d4")]


def _peas(cell: _Cell) -> _Inks:
    pod, inner, pea = Plate(), Plate(), Plate()
    outside = [(-108, 0), (-60, -32), (50, -32), (112, -6), (50, 30), (-60, 30)]
    inside = [(-88, 0), (-50, -18), (50, -18), (90, -3), (50, 16), (-50, 16)]
    for dx, dy, lean in ((110, 102, -24), (226, 216, -28)):
        x, y = cell.x + dx, cell.y + dy
        pod.area(_blob(x, y, outside, lean))
        inner.area(_blob(x, y, inside, lean))
        for step in range(5):
            pea.disc(_about(x, y, [(step * 31 - 62, -1)], lean)[0], 15.5)
    for dx, dy in ((238, 84), (272, 96), (252, 122)):
        pea.disc((cell.x + dx, cell.y + dy), 14)
    return [(pod, "6f9a4a"), (inner, "3f6b34"), (pea, "b9d06a")]


def _maize(cell: _Cell) -> _Inks:
    corn, tips = Plate(), Plate()
    for x, y, lean in cell.spread(24, 46):
        corn.area(_blob(x, y, [(-21, -17), (0, -25), (21, -17), (16, 12), (0, 27), (-16, 12)], lean))
        tips.area(_about(x, y, [(-8, 20), (0, 28), (8, 20), (0, 10)], lean))
    return [(corn, "e8a02f"), (tips, "fbeecb")]


def _wheat(cell: _Cell) -> _Inks:
    straw, husk = Plate(), Plate()
    for number in range(3):
        x, y, lean = cell.x + 84 + number * 92, cell.y + 270, (number - 1) * 12
        straw.line(curve(_about(x, y, [(0, 0), (4, -90), (0, -200)], lean), 8), 4)
        for step in range(9):
            for side in (-1, 1):
                ear = (x + side * 12, y - 90 - step * 15)
                husk.area(turned(_drop(*ear, 18, 0.44, side * 28), (x, y), lean))
                awn = [(ear[0] + side * 4, ear[1] - 10), (ear[0] + side * 22, ear[1] - 50)]
                straw.line(turned(awn, (x, y), lean), 1.6)
    return [(straw, "a87a34"), (husk, "d8a344")]


def _pumpkin(cell: _Cell) -> _Inks:
    rim, flat = Plate(), Plate()
    for x, y, lean in cell.spread(14, 62):
        rim.area(_drop(x, y, 39, 0.68, lean))
        flat.area(_drop(x, y, 30, 0.62, lean))
    return [(rim, "c99a5c"), (flat, "faf0d8")]


def _maple(cell: _Cell) -> _Inks:
    wing, veins, nut = Plate(), Plate(), Plate()
    for dx, dy, lean in ((108, 102, 10), (236, 176, 150), (98, 228, -30)):
        x, y = cell.x + dx, cell.y + dy
        for side in (-1, 1):
            outline = [(0, 0), (side * 36, -30), (side * 84, -24), (side * 92, 4), (side * 46, 12)]
            wing.area(_blob(x, y, outline, lean))
            for reach in (0.5, 0.72, 0.92):
                vein = [(side * 12, 0), (side * 50, -12), (side * 88 * reach, 8 - 30 * reach)]
                veins.line(curve(_about(x, y, vein, lean), 5), 1.6)
            nut.disc(_about(x, y, [(side * 13, 2)], lean)[0], 13)
    return [(wing, "d98a4a"), (veins, "8f4a2c"), (nut, "7a3f2a")]


def _eyed_peas(cell: _Cell) -> _Inks:
    cream, black, white = Plate(), Plate(), Plate()
    for x, y, lean in cell.spread(22, 48):
        cream.area(_blob(x, y, [(-24, 0), (-12, -17), (14, -16), (25, 0), (12, 16), (-12, 16)], lean))
        eye = _about(x, y, [(0, 9)], lean)[0]
        black.disc(eye, 8)
        white.disc(eye, 3)
    return [(cream, "e2b566"), (black, "2a2226"), (white, "fbf1d8")]


def _lentils(cell: _Cell) -> _Inks:
    lentil, dimple = Plate(), Plate()
    for x, y, _lean in cell.spread(62, 30, 34):
        lentil.disc((x, y), 15)
        dimple.oval(x - 9, y - 10, x + 2, y - 2)
    return [(lentil, "c8603a"), (dimple, "f0a070")]


def _poppies(cell: _Cell) -> _Inks:
    stem, head, crown, dust = Plate(), Plate(), Plate(), Plate()
    outline = [(-46, -30), (0, -50), (46, -30), (40, 30), (0, 54), (-40, 30)]
    for dx, dy, size in ((110, 118, 1.0), (232, 152, 0.8)):
        x, y = cell.x + dx, cell.y + dy
        stem.line(curve([(x, y + 40), (x + 8, y + 90), (x - 6, y + 146)], 6), 6)
        head.area(_blob(x, y, [(ox * size, oy * size) for ox, oy in outline], 0))
        top = y - 58 * size
        for step in range(9):
            ray = [(x, top), (x + 12 * size, top - 6), (x + 40 * size, top - 2 * size)]
            crown.area(turned(ray, (x, top), step * 20 - 170))
    for x, y in scattered(203, 90, (cell.x + 40, cell.y + 238, cell.x + 320, cell.y + 284), 7):
        dust.disc((x, y), 2.6)
    return [(stem, "6f7f4a"), (head, "a9b07a"), (crown, "6f7f4a"), (dust, "2c2a40")]


def _acorns(cell: _Cell) -> _Inks:
    nut, cap, shine = Plate(), Plate(), Plate()
    for x, y, chance in cell.spread(8, 82, 62):
        # They lie this way and that, but never on their caps.
        lean = chance * 0.39 - 70
        nut.area(_blob(x, y, [(-26, -12), (26, -12), (24, 18), (0, 46), (-24, 18)], lean))
        cap.area(
            turned([*arc((x, y - 8), 34, 180, 360, 0.72), (x + 30, y + 4), (x - 30, y + 4)], (x, y), lean)
        )
        cap.line(_about(x, y, [(0, -30), (5, -46)], lean), 6)
        shine.line(_about(x, y, [(-8, 6), (-10, 22)], lean), 4)
    return [(nut, "a8703a"), (cap, "5a3a28"), (shine, "e0b06a")]


def _blossoms(cell: _Cell) -> _Inks:
    petals, heart = Plate(), Plate()
    for x, y, lean in cell.spread(16, 58):
        for petal in range(5):
            petals.area(_blob(x, y, [(0, 0), (10, -16), (0, -31), (-10, -16)], lean + petal * 72))
        heart.disc((x, y), 8)
    return [(petals, "4f6f8f"), (heart, "f3c860")]


_KINDS: tuple[Callable[[_Cell], _Inks], ...] = (
    _beans,
    _sunflower,
    _peas,
    _maize,
    _wheat,
    _pumpkin,
    _maple,
    _eyed_peas,
    _lentils,
    _poppies,
    _acorns,
    _blossoms,
)


def seed_drawer() -> Sheet:
    """Twelve compartments of a seed drawer, each with another kind."""
    sheet = Sheet("b57b46", 41)
    sheet.wash("7a4a2c", ramp((200, 100), (1500, 1060), 0, 220))
    grain = Plate()
    for number in range(26):
        y = number * 43 + 12
        fibre = [(-20, y), (400, y + number % 5 * 6 - 12), (900, y + 6), (1620, y - number % 3 * 8)]
        grain.line(curve(fibre, 8), 2.4)
    sheet.print(grain, "5f3722", strength=90)
    choose = random.Random(17)  # noqa: S311
    cells = [
        _Cell(row * 4 + column, 74 + column * 368, 62 + row * 322, choose)
        for row in range(3)
        for column in range(4)
    ]
    walls, labels, writing = Plate(), Plate(), Plate()
    for cell in cells:
        left, top, right, bottom = cell.x, cell.y, cell.x + _WIDE, cell.y + _HIGH
        sheet.print(Plate().round_box(left - 6, top - 6, right + 10, bottom + 10, 10), "4a2a1c")
        lining = _PAPERS[(cell.number if cell.number % 3 else cell.number + 2) % 4]
        sheet.print(Plate().round_box(left, top, right, bottom, 6), lining)
        walls.area(box(left, top, right, top + 30)).area(box(left, top, left + 24, bottom))
        labels.round_box(right - 106, bottom - 36, right - 12, bottom - 10, 4)
        at = right - 98
        while at < right - 30:
            length = choose.uniform(6, 18)
            stroke = [(at, bottom - 22), (at + length / 2, bottom - 28), (at + length, bottom - 20)]
            writing.line(curve(stroke, 5), 2)
            at += length + 6
    sheet.within(walls, "8a6a4a", ramp((0, 0), (WIDTH, HEIGHT), 120, 150))
    for cell, kind in zip(cells, _KINDS, strict=True):
        for plate, colour in kind(cell):
            sheet.print(plate, colour, grain=14)
    sheet.print(labels, "fdf8ec")
    sheet.print(writing, "4a2a1c", grain=0)
    return sheet

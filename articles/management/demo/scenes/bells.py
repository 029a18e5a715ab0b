"""A bell tower at a quarter past nine in the evening, with its rope, its bells and its swallows."""

import math

from articles.management.demo.drawing import HEIGHT, Plate, Point, Sheet, arc, box, curve, glow, ramp

_LEFT, _RIGHT, _ROOF, _MIDDLE = 560.0, 1040.0, 250.0, 800.0


def bell_tower() -> Sheet:
    """The tower fills the middle; the town lies low beside it; the great bell has just swung."""
    sheet = Sheet("f3dcc0", 57)
    sheet.wash("e58f6b", ramp((0, 330), (0, 1000), 0, 235))
    sheet.wash("4b4f7d", ramp((0, 0), (0, 420), 235, 0))
    moon = (318, 236)
    sheet.print(glow(moon, 240, 120), "fff1cf", shade=glow(moon, 240, 150))
    sheet.print(Plate().disc(moon, 62), "fbeccb")
    _town(sheet)
    _walls(sheet)
    _arch(sheet)
    _bells(sheet)
    _swallows(sheet)
    return sheet


def _town(sheet: Sheet) -> None:
    """Roofs to both sides, and a window lit here and there."""
    roofs, lights = Plate(), Plate()
    for number in range(18):
        x = -40 + number * 96
        level = 870 + 46 * math.sin(number * 1.7)
        roofs.area([(x, level + 60), (x + 54, level), (x + 108, level + 60), (x + 108, HEIGHT), (x, HEIGHT)])
        if number % 3 == 1 and not _LEFT - 90 < x < _RIGHT:
            lights.area(box(x + 42, level + 92, x + 64, level + 124))
    sheet.print(roofs, "3a3350")
    sheet.within(roofs, "1f1d33", ramp((0, 900), (0, HEIGHT), 0, 240))
    sheet.print(lights, "f6c45f")


def _walls(sheet: Sheet) -> None:
    """Brick in courses, lit from the left, under a roof of slate."""
    wall = Plate().area(box(_LEFT, _ROOF, _RIGHT, HEIGHT))
    sheet.print(wall, "b4543d")
    sheet.within(wall, "d9805a", ramp((_LEFT, 0), (_MIDDLE, 0), 220, 0))
    sheet.within(wall, "6b2c33", ramp((_MIDDLE, 0), (_RIGHT, 0), 0, 235))
    joints = Plate()
    for row, y in enumerate(range(int(_ROOF) + 26, HEIGHT, 34)):
        joints.line([(_LEFT, y), (_RIGHT, y)], 2.4)
        for x in range(int(_LEFT) + (30 if row % 2 else 0), int(_RIGHT), 60):
            joints.line([(x, y), (x, y + 34)], 2.4)
    sheet.print(joints.only_within(wall), "e9b08c", strength=120)
    roof = Plate().area([(_LEFT - 46, _ROOF + 8), (_MIDDLE, 18), (_RIGHT + 46, _ROOF + 8)])
    sheet.print(roof, "33415c")
    sheet.within(roof, "1b2136", ramp((_MIDDLE - 60, 0), (_RIGHT, 0), 0, 240))
    sheet.print(Plate().area(box(_LEFT - 30, _ROOF, _RIGHT + 30, _ROOF + 26)), "f0d3ae")
    cross = Plate().line([(_MIDDLE, 22), (_MIDDLE, -6)], 7).disc((_MIDDLE, 26), 12)
    sheet.print(cross, "e8b64c")


def _arch(sheet: Sheet) -> None:
    """One tall opening, dark inside, with a lamp behind the bells."""
    opening: list[Point] = [(640, 1000), *arc((_MIDDLE, 520), 160, 180, 360), (960, 1000)]
    rim: list[Point] = [(614, 1000), *arc((_MIDDLE, 520), 186, 180, 360), (986, 1000)]
    sheet.print(Plate().area(rim), "f0d3ae")
    inside = Plate().area(opening)
    sheet.print(inside, "241c2e")
    sheet.within(inside, "e8a04a", glow((_MIDDLE, 690), 260, 235), 200)
    sheet.print(Plate().area(box(600, 990, 1000, 1030)), "f0d3ae")
    beam = Plate().area(box(640, 548, 960, 574))
    sheet.print(beam, "4a2f26")


def _bell(centre: float, top: float, size: float, lean: float) -> Plate:
    """A bell that hangs at `top`, `size` high, swung by `lean` pixels at its mouth."""
    half = [(0.16, 0.0), (0.27, 0.12), (0.31, 0.42), (0.4, 0.74), (0.54, 0.93), (0.54, 1.0)]
    right = [(centre + x * size + lean * y, top + y * size) for x, y in half]
    left = [(centre - x * size + lean * y, top + y * size) for x, y in reversed(half)]
    return Plate().area(curve([*right, *left], 8, closed=True))


def _bells(sheet: Sheet) -> None:
    for centre, top, size, lean, colour, dark in (
        (716.0, 590.0, 118.0, 10.0, "c9963f", "7a4a22"),
        (884.0, 590.0, 118.0, -8.0, "c9963f", "7a4a22"),
        (_MIDDLE, 578.0, 236.0, 46.0, "e4b24e", "8a5527"),
    ):
        bell = _bell(centre, top, size, lean)
        sheet.print(bell, colour)
        sheet.within(bell, dark, ramp((centre, 0), (centre + size * 0.62, 0), 0, 245))
        sheet.within(bell, "fbe3a2", ramp((centre - size * 0.5, 0), (centre - size * 0.1, 0), 200, 0))
        band = Plate().line(
            [
                (centre - size * 0.42 + lean * 0.8, top + size * 0.8),
                (centre + size * 0.44 + lean * 0.8, top + size * 0.8),
            ],
            5,
        )
        sheet.print(band.only_within(bell), dark)
        sheet.print(Plate().disc((centre + lean * 1.35, top + size * 1.05), size * 0.085), "2b1a18")
    rope = Plate().line(curve([(800, 560), (838, 700), (826, 850), (858, 1000), (850, HEIGHT)], 12), 7)
    sheet.print(rope, "f3e2bd")
    sheet.print(Plate().line(curve([(834, 780), (832, 820), (828, 868)], 8), 17), "c23b3f")


def _swallows(sheet: Sheet) -> None:
    birds = Plate()
    for x, y, size, turn in (
        (1168, 312, 34, 0.4), (1252, 398, 26, -0.2), (1330, 288, 22, 0.1), (1210, 520, 20, 0.5),
        (430, 470, 28, -0.4), (352, 402, 20, 0.2), (1420, 452, 18, -0.3),
    ):  # fmt: skip
        tip, tail = size * 1.3, size * 0.7
        wings = [
            (-tip, -size * 0.5),
            (-size * 0.4, -size * 0.1),
            (0, 0),
            (size * 0.4, -size * 0.15),
            (tip, -size * 0.7),
        ]
        cos, sin = math.cos(turn), math.sin(turn)
        place = [(x + dx * cos - dy * sin, y + dx * sin + dy * cos) for dx, dy in wings]
        birds.line(curve(place, 6), 5)
        birds.line([(x, y), (x - tail * sin - 6, y + tail * cos)], 4)
        birds.line([(x, y), (x - tail * sin + 8, y + tail * cos)], 4)
    sheet.print(birds, "231f33", grain=0)

"""In town: a tram at the harbour, swifts over the roofs."""

import math
import random

from articles.management.demo.drawing import (
    HEIGHT,
    WIDTH,
    Plate,
    Point,
    Sheet,
    box,
    curve,
    down,
    glow,
    ramp,
    ridge,
    scattered,
)


def harbour_tram() -> Sheet:
    """A red tram passes gabled houses; boats lie at the quay."""
    sheet = Sheet("f5e6c8", 21)
    sheet.wash("9fc3bd", ramp((0, 0), (0, 420), 230, 0))
    sun = (1290, 190)
    sheet.print(glow(sun, 300, 130), "fbe3a8", shade=glow(sun, 300, 130))
    sheet.print(Plate().disc(sun, 74), "f7f0d8")
    sheet.print(Plate().area(down(ridge(330, 70, 6), 640)), "8fb0a4")
    hill = Plate().area(down(ridge(400, 54, 14), 640))
    sheet.print(hill, "6b9386")
    sheet.within(hill, "3f6b66", ramp((0, 380), (0, 600), 0, 210))
    choose = random.Random(12)  # noqa: S311
    colours = [
        "c9573d",
        "e3b04b",
        "f0e0c0",
        "3f7d7a",
        "d98f52",
        "a8413a",
        "efc9a0",
        "5b8f92",
        "e8d3a6",
        "b86a3c",
    ]
    walls = {colour: Plate() for colour in colours}
    roofs, edges, frames, panes, lit, doors = (Plate() for _ in range(6))
    left, number = -30.0, 0
    while left < WIDTH:
        width = choose.choice((108, 122, 136, 150))
        top = choose.uniform(292, 372)
        colour = colours[number % len(colours)]
        right, eave = left + width, top + 62
        wall = walls[colour]
        if number % 3 == 1:
            # A stepped gable.
            steps: list[Point] = []
            for step in range(5):
                x = left + step * width / 10
                steps += [(x, eave - step * 20), (x + width / 10, eave - step * 20)]
            stepped = [*steps, *[(left + right - x, y) for x, y in reversed(steps)]]
            wall.area([*stepped, (right, 650), (left, 650)])
            edges.line(stepped, 4)
        elif number % 3 == 2:
            wall.area(box(left, eave - 10, right, 650))
            roofs.area(
                [(left - 6, eave - 6), (left + 14, top - 4), (right - 14, top - 4), (right + 6, eave - 6)]
            )
        else:
            wall.area([(left, eave), (left + width / 2, top - 30), (right, eave), (right, 650), (left, 650)])
            edges.line([(left - 3, eave + 2), (left + width / 2, top - 32), (right + 3, eave + 2)], 6)
        roofs.area(box(right - 30, top - 30, right - 14, eave - 10))
        columns = 2 if width < 120 else 3
        for row in range(3):
            for column in range(columns):
                x = left + width * (column + 0.5) / columns
                y = eave + 22 + row * 58
                if y > 560:
                    continue
                frames.area(box(x - 14, y - 4, x + 14, y + 40))
                (lit if choose.random() < 0.16 else panes).area(box(x - 11, y - 1, x + 11, y + 37))
                frames.area(box(x - 1, y, x + 1, y + 37)).area(box(x - 11, y + 16, x + 11, y + 18))
        doors.round_box(left + width / 2 - 15, 575, left + width / 2 + 15, 660, 5)
        left, number = right, number + 1
    for colour, plate in walls.items():
        sheet.print(plate, colour)
    every = Plate()
    for plate in walls.values():
        every.join(plate)
    sheet.within(every, "6b4a4a", ramp((0, 420), (0, 700), 0, 95))
    for plate, colour in (
        (roofs, "6a3b34"),
        (edges, "fbf3df"),
        (frames, "fbf3df"),
        (panes, "2f4a57"),
        (lit, "f7c95c"),
        (doors, "3a3a45"),
    ):
        sheet.print(plate, colour)
    # The quay, its rails, the wall down to the water.
    sheet.print(Plate().area(box(0, 640, WIDTH, 772)), "d9c5a0")
    sheet.within(Plate().area(box(0, 640, WIDTH, 772)), "a98f6f", ramp((0, 640), (0, 700), 170, 0))
    sheet.print(Plate().line([(0, 722), (WIDTH, 722)], 4).line([(0, 738), (WIDTH, 738)], 4), "5b4b45")
    wall = Plate().area(box(0, 772, WIDTH, 838))
    sheet.print(wall, "7d6a5c")
    stones = Plate()
    for row in range(3):
        stones.line([(0, 772 + row * 22), (WIDTH, 772 + row * 22)], 2)
        for x in range(-40 + row % 2 * 40, WIDTH, 82):
            stones.line([(x, 772 + row * 22), (x, 794 + row * 22)], 2)
    sheet.print(stones, "5a4a43", strength=160)
    water = Plate().area(box(0, 836, WIDTH, HEIGHT))
    sheet.print(water, "2f6f78")
    sheet.within(water, "d9a45e", ramp((1500, 830), (900, 1080), 120, 0))
    sheet.within(water, "173f50", ramp((0, 850), (0, HEIGHT), 20, 230))
    _wires(sheet)
    _tram(sheet)
    _people(sheet, [(1180, 712), (1216, 716), (1330, 708), (196, 710), (150, 714)])
    ripples, red = Plate(), Plate()
    for x, y in scattered(3, 150, (10, 850, WIDTH - 10, HEIGHT - 14), 24):
        half = 14 + (y - 830) * 0.18
        (red if 420 < x < 1040 and y < 950 and round(x) % 2 else ripples).oval(
            x - half, y - 2.4, x + half, y + 2.4
        )
    sheet.print(ripples, "8fc0b8", strength=190)
    sheet.print(red, "d9694a", strength=200)
    for x, y, size, colour in (
        (260, 936, 1.0, "f0e0c0"),
        (1190, 968, 1.25, "e3b04b"),
        (1420, 916, 0.85, "c9573d"),
    ):
        _boat(sheet, x, y, size, colour)
    gulls = Plate()
    for x, y, size in ((300, 150, 24), (372, 118, 18), (452, 176, 20), (900, 96, 20), (1010, 140, 16)):
        gulls.line(
            curve(
                [
                    (x - size, y - size * 0.25),
                    (x - size * 0.4, y - size * 0.45),
                    (x, y),
                    (x + size * 0.4, y - size * 0.45),
                    (x + size, y - size * 0.25),
                ],
                6,
            ),
            3.4,
        )
    sheet.print(gulls, "fdf8ea", grain=0)
    return sheet


def _wires(sheet: Sheet) -> None:
    poles = Plate()
    for x in (96, 580, 1086, 1540):
        poles.line([(x, 700), (x, 452)], 6).line([(x, 470), (x + 90, 478)], 4)
    poles.line([(0, 480), (186, 480), (670, 480), (1176, 480), (WIDTH, 480)], 2)
    sheet.print(poles, "3a3a45", grain=0)


def _tram(sheet: Sheet) -> None:
    body = Plate().round_box(420, 548, 1040, 716, 26)
    sheet.print(body, "c8402f")
    sheet.within(body, "8a2430", ramp((0, 640), (0, 722), 0, 190))
    sheet.print(Plate().round_box(428, 536, 1032, 566, 14), "f7ecd2")
    sheet.print(Plate().area(box(420, 664, 1040, 674)), "f7ecd2")
    glass = Plate()
    for x in range(446, 1010, 82):
        glass.round_box(x, 576, x + 66, 648, 8)
    sheet.print(glass, "f4d58c")
    sheet.within(glass, "8fb9b5", ramp((0, 570), (0, 650), 210, 0))
    riders = Plate()
    for number, x in enumerate(range(446, 1010, 82)):
        for seat in range(1 + (number * 5) % 2):
            at = x + 22 + seat * 24 + number % 3 * 4
            riders.disc((at, 612), 9).area(
                curve([(at - 15, 648), (at - 11, 627), (at, 621), (at + 11, 627), (at + 15, 648)], 6)
            )
    sheet.print(riders, "3b3540")
    dark = Plate()
    for x in (528, 606, 854, 932):
        dark.disc((x, 718), 21)
    dark.area(box(500, 704, 634, 720)).area(box(826, 704, 960, 720))
    dark.line([(690, 536), (742, 506), (700, 481)], 4).line([(684, 481), (722, 481)], 5)
    sheet.print(dark, "2e2a33")
    hubs = Plate()
    for x in (528, 606, 854, 932):
        hubs.disc((x, 718), 8)
    sheet.print(hubs, "a69a8c")
    sheet.print(Plate().disc((1030, 690), 8).disc((430, 690), 6), "fbe6a8", grain=0)


def _people(sheet: Sheet, feet: list[Point]) -> None:
    coats = ("2f4a57", "e3b04b", "7a3b3b", "3f7d7a", "58506e")
    for number, (x, y) in enumerate(feet):
        coat = Plate().area(
            curve([(x - 12, y - 16), (x - 11, y - 44), (x, y - 58), (x + 11, y - 44), (x + 12, y - 16)], 6)
        )
        sheet.print(coat, coats[number % len(coats)])
        limbs = Plate().line([(x - 5, y - 18), (x - 6, y + 6)], 5).line([(x + 5, y - 18), (x + 7, y + 6)], 5)
        sheet.print(limbs, "2e2a33", grain=0)
        sheet.print(Plate().disc((x, y - 66), 9), "c98d6b" if number % 2 else "8a5a44", grain=0)


def _boat(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    def at(*points: Point) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    sheet.print(
        Plate().line(at((-6, 0), (-6, -232)), 5 * size).line(at((-6, -40), (84, -46)), 3 * size), "4a382f"
    )
    sail = Plate().area(curve(at((-2, -226), (34, -150), (80, -54)), 8) + at((-2, -52)))
    sheet.print(sail, "fbf1da")
    sheet.within(sail, "cfae84", ramp((x + 70 * size, y - 160 * size), (x, y - 60 * size), 0, 170))
    hull = Plate().area(
        curve(at((-104, -30), (-84, 14), (-40, 30)), 8)
        + at((60, 30))
        + curve(at((60, 30), (96, 8), (112, -34)), 8)
    )
    sheet.print(hull, colour)
    sheet.within(hull, "3a2a30", ramp((0, y - 10 * size), (0, y + 34 * size), 0, 190))
    sheet.print(Plate().line(at((-102, -24), (110, -27)), 5 * size), "fbf3df", grain=0)
    sheet.print(Plate().oval(*at((-70, 28))[0], *at((84, 40))[0]), "143744", strength=200)


def swifts() -> Sheet:
    """Swifts over tiled roofs at sunset."""
    sheet = Sheet("f8d9a0", 23)
    sheet.wash("f09a6b", ramp((0, 700), (0, 330), 0, 255))
    sheet.wash("b8587a", ramp((0, 420), (0, 120), 0, 245))
    sheet.wash("5a4585", ramp((0, 230), (0, -60), 0, 255))
    sun = (470, 668)
    sheet.print(glow(sun, 460, 150), "fde7ae", shade=glow(sun, 460, 170))
    sheet.print(Plate().disc(sun, 112), "fdf0c4")
    clouds = Plate()
    for middle, y, half in (
        (1150, 300, 210),
        (1290, 322, 170),
        (210, 388, 160),
        (330, 404, 130),
        (840, 210, 150),
    ):
        clouds.oval(middle - half, y - 10, middle + half, y + 10)
        clouds.oval(middle - half * 0.5, y - 22, middle + half * 0.4, y + 8)
    sheet.print(clouds, "fbe0b4", shade=ramp((0, 200), (0, 460), 190, 240))
    choose = random.Random(9)  # noqa: S311
    for level, colour, shade, high in (
        (700, "a85a6a", "7c3f63", 64),
        (800, "7c3f55", "512a4f", 84),
        (930, "43264a", "251836", 116),
    ):
        roofs, lit, dark = Plate(), Plate(), Plate()
        x = -60.0
        while x < WIDTH + 60:
            wide = choose.uniform(1.5, 3.0) * high
            top = level - choose.uniform(0, 0.7) * high
            kind = choose.random()
            if kind < 0.45:
                roofs.area(
                    [
                        (x, top),
                        (x + wide * 0.5, top - high * 0.62),
                        (x + wide, top),
                        (x + wide, HEIGHT),
                        (x, HEIGHT),
                    ]
                )
            elif kind < 0.8:
                roofs.area(
                    [
                        (x, top),
                        (x + wide * 0.16, top - high * 0.5),
                        (x + wide * 0.84, top - high * 0.5),
                        (x + wide, top),
                        (x + wide, HEIGHT),
                        (x, HEIGHT),
                    ]
                )
            else:
                roofs.area(box(x, top - high * 0.3, x + wide, HEIGHT))
            stack = x + wide * choose.uniform(0.2, 0.7)
            roofs.area(box(stack, top - high * 0.84, stack + high * 0.2, top))
            for pot in (0.03, 0.12):
                roofs.area(
                    box(stack + high * pot, top - high * 0.98, stack + high * (pot + 0.06), top - high * 0.8)
                )
            for row in range(2):
                for column in range(int(wide // 44)):
                    window = lit if choose.random() < 0.3 else dark
                    wx, wy = x + 20 + column * 44, top + 26 + row * 66
                    window.round_box(wx, wy, wx + high * 0.17, wy + high * 0.28, 3)
            x += wide
        sheet.print(roofs, colour)
        sheet.within(roofs, shade, ramp((0, level - high), (0, level + 130), 0, 225))
        sheet.print(dark, shade)
        sheet.print(lit, "f9c566")
    tower = Plate().area(box(1180, 330, 1306, HEIGHT)).area([(1164, 334), (1243, 128), (1322, 334)])
    tower.line([(1243, 140), (1243, 92)], 4).disc((1243, 92), 7)
    sheet.print(tower, "3a2347")
    sheet.within(tower, "d9776a", ramp((1170, 400), (1262, 420), 170, 0))
    arches = Plate()
    for x in (1206, 1250):
        arches.round_box(x, 386, x + 28, 470, 14).area(box(x, 430, x + 28, 470))
    sheet.print(arches, "f3a878")
    sheet.print(Plate().disc((1243, 570), 34), "f8e3b8")
    hands = Plate().line([(1243, 570), (1243, 547)], 4).line([(1243, 570), (1259, 580)], 4)
    sheet.print(hands, "3a2347", grain=0)
    birds = Plate()
    for x, y, size, lean in (
        (690, 330, 92, -18),
        (900, 470, 62, 24),
        (430, 250, 60, -36),
        (560, 500, 46, 12),
        (1010, 250, 50, -8),
        (250, 520, 40, 30),
        (770, 600, 34, -20),
        (1090, 420, 34, 16),
        (330, 130, 38, 8),
        (1420, 220, 52, -28),
        (1480, 420, 34, 20),
        (610, 150, 34, -12),
        (880, 120, 28, 26),
        (140, 240, 30, -16),
    ):
        birds.area(_swift((x, y), size, lean))
    sheet.print(birds, "241833")
    return sheet


def _swift(centre: Point, size: float, lean: float) -> list[Point]:
    """A swift from below: two sickles and a forked tail."""
    half = [
        (0.0, -0.34),
        (0.1, -0.22),
        (0.34, -0.24),
        (0.66, -0.08),
        (1.0, 0.34),
        (0.62, 0.12),
        (0.3, 0.02),
        (0.11, 0.1),
        (0.07, 0.3),
        (0.14, 0.58),
        (0.0, 0.4),
    ]
    shape = [*half, *[(-x, y) for x, y in reversed(half)]]
    cos, sin = math.cos(math.radians(lean)), math.sin(math.radians(lean))
    return [
        (centre[0] + (x * cos - y * sin) * size, centre[1] + (x * sin + y * cos) * size) for x, y in shape
    ]

"""In the country: tea terraces, a weather mast."""

import math

from articles.management.demo.drawing import (
    HEIGHT,
    WIDTH,
    Plate,
    Point,
    Sheet,
    arc,
    box,
    curve,
    down,
    glow,
    ramp,
    ridge,
    scattered,
)


def tea_hills() -> Sheet:
    """Rows of tea follow the hills; pickers with broad hats; mist between."""
    sheet = Sheet("f7ecd0", 31)
    sheet.wash("f3c98f", ramp((0, 0), (0, 430), 40, 220))
    sun = (1130, 262)
    sheet.print(glow(sun, 380, 160), "fbe6b4", shade=glow(sun, 380, 170))
    sheet.print(Plate().disc(sun, 96), "ee7f54")
    sheet.within(Plate().disc(sun, 96), "f6b26b", ramp((1130, 180), (1130, 360), 0, 230))
    for level, rise, seed, colour, mist in (
        (360, 92, 2, "b9c8a8", "f2e3bf"),
        (430, 76, 15, "8fb096", "eddcb4"),
        (500, 60, 28, "6b9a80", "dfd6aa"),
    ):
        hills = Plate().area(down(ridge(level, rise, seed)))
        sheet.print(hills, colour)
        sheet.within(hills, mist, ramp((0, level - 30), (0, level + 120), 0, 240))
    birds = Plate()
    for x, y in ((520, 190), (566, 168), (604, 204), (476, 216)):
        birds.line(curve([(x - 18, y - 7), (x - 8, y - 12), (x, y), (x + 8, y - 12), (x + 18, y - 7)], 6), 3)
    sheet.print(birds, "5a4a48", grain=0)
    # Three slopes in front, each combed with rows that follow its own line.
    for crest, bottom, colours, gap in (
        (
            [(-20, 640), (260, 560), (620, 600), (980, 700), (1300, 760), (1640, 770)],
            900,
            ("4f8a68", "2f6a52", "8cb877"),
            25,
        ),
        (
            [(-20, 860), (330, 820), (700, 720), (1060, 600), (1340, 548), (1640, 590)],
            1010,
            ("3f7d58", "235844", "7fb06a"),
            29,
        ),
        (
            [(-20, 742), (240, 770), (560, 850), (900, 900), (1260, 880), (1640, 800)],
            1200,
            ("2f6b4a", "174838", "6fa45c"),
            36,
        ),
    ):
        line = curve(crest, 20)
        slope = Plate().area(down(line))
        sheet.print(slope, colours[0])
        sheet.within(slope, colours[1], ramp((0, min(y for _x, y in crest)), (0, bottom), 0, 235))
        rows, lights = Plate(), Plate()
        for number in range(1, 17):
            shift = number * gap * (1 + number * 0.035)
            lean = number * 0.012
            row = [(x, y + shift + math.sin(x / 170 + number * 0.3) * 5 + (x - 800) * lean) for x, y in line]
            width = gap * 0.34 + number * 0.35
            rows.line(row, width)
            lights.line([(x, y - width * 0.36) for x, y in row], width * 0.34)
        rows.only_within(slope)
        lights.only_within(slope)
        sheet.print(rows, colours[1])
        sheet.print(lights, colours[2], shade=ramp((0, 560), (200, 1100), 235, 90))
    _hut(sheet, 1352, 556)
    for x, y, size, cloth in (
        (420, 724, 0.62, "d9573f"),
        (486, 738, 0.62, "e8c15a"),
        (905, 792, 0.9, "d9573f"),
        (1010, 770, 0.9, "3d6a8a"),
        (250, 900, 1.35, "e8a04a"),
        (1290, 985, 1.5, "c9483a"),
    ):
        _picker(sheet, x, y, size, cloth)
    return sheet


def _hut(sheet: Sheet, x: float, y: float) -> None:
    sheet.print(Plate().area(box(x - 52, y - 56, x + 52, y + 14)), "f3e4c2")
    sheet.within(
        Plate().area(box(x - 52, y - 56, x + 52, y + 14)), "a8846a", ramp((x - 60, y), (x + 60, y), 0, 190)
    )
    roof = Plate().area(
        curve([(x - 84, y - 44), (x - 40, y - 66), (x, y - 108)], 8)
        + curve([(x, y - 108), (x + 40, y - 66), (x + 84, y - 44)], 8)
    )
    sheet.print(roof, "4a3a40")
    sheet.print(Plate().area(box(x - 12, y - 34, x + 14, y + 14)), "6b4a3c")
    trees = Plate()
    for tx, ty, r in ((x + 118, y - 60, 46), (x + 160, y - 34, 38), (x - 120, y - 30, 34)):
        trees.disc((tx, ty), r).area(box(tx - 5, ty, tx + 5, ty + 76))
    sheet.print(trees, "2a5a48")
    sheet.within(trees, "6fa45c", ramp((x, y - 110), (x, y - 20), 200, 0))


def _picker(sheet: Sheet, x: float, y: float, size: float, cloth: str) -> None:
    def at(*points: Point) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    basket = Plate().area(at((10, -66), (50, -66), (42, -4), (18, -4)))
    sheet.print(basket, "b98a4e")
    body = Plate().area(curve(at((-30, 20), (-28, -40), (-8, -74), (14, -70), (26, -30), (26, 20)), 8))
    body.line(at((-18, -50), (-46, -18), (-58, -8)), 13 * size)
    sheet.print(body, cloth)
    sheet.within(body, "5a2733", ramp((x - 30 * size, y), (x + 34 * size, y), 0, 170))
    sheet.print(Plate().disc(at((-8, -90))[0], 15 * size), "a06a4c")
    hat = Plate().area(
        curve(at((-54, -88), (-28, -106), (-8, -128)), 8) + curve(at((-8, -128), (14, -106), (40, -88)), 8)
    )
    sheet.print(hat, "f2dca6")
    sheet.within(hat, "b07f45", ramp((x - 10 * size, y), (x + 42 * size, y), 0, 200))


def weather_mast() -> Sheet:
    """A weather station on a hill, its cups turning, tall clouds behind."""
    sheet = Sheet("f4ead4", 32)
    sheet.wash("7fb3c4", ramp((0, 760), (0, 0), 0, 250))
    sheet.wash("3f7fa3", ramp((0, 330), (0, -220), 0, 255))
    for x, y, size, base in ((1180, 590, 1.35, 690), (330, 470, 0.95, 530), (770, 640, 0.7, 690)):
        puffs = Plate()
        for dx, dy, r in (
            (-190, 0, 80),
            (-110, -70, 100),
            (-10, -130, 124),
            (90, -180, 118),
            (120, -60, 120),
            (200, -20, 92),
            (30, -20, 120),
            (-60, 0, 96),
            (260, 20, 60),
            (-250, 24, 50),
        ):
            puffs.disc((x + dx * size, y + dy * size), r * size)
        puffs.area(box(0, base, WIDTH, HEIGHT), 0)
        sheet.print(puffs, "fdf6e6")
        sheet.within(
            puffs, "d8a48c", ramp((x - 60 * size, y - 170 * size), (x + 90 * size, base + 30), 0, 190)
        )
    sheet.print(Plate().area(down(ridge(742, 36, 19))), "9dbb9d")
    sheet.print(Plate().area(down(ridge(800, 30, 8))), "6f9f80")
    near = [(-20, 1000), (300, 930), (620, 868), (900, 850), (1200, 884), (1640, 960)]
    hill = Plate().area(down(curve(near, 16)))
    sheet.print(hill, "d9a441")
    sheet.within(hill, "8a5a2e", ramp((0, 880), (0, HEIGHT + 40), 0, 235))
    grass = Plate()
    for foot in scattered(6, 230, (0, 880, WIDTH, HEIGHT), 22):
        if foot[1] > 868 + abs(foot[0] - 880) * 0.12:
            blade = [foot, (foot[0] + 3, foot[1] - 16), (foot[0] + 12, foot[1] - 30)]
            grass.line(curve(blade, 4), 2.4)
    sheet.print(grass, "f3d27c", strength=210)
    steel = Plate().line([(820, 880), (820, 130)], 15)
    steel.line([(620, 236), (1020, 236)], 9)
    for end in (560, 1090):
        steel.line([(820, 330), (end, 930 - abs(end - 820) * 0.05)], 2.2)
        steel.line([(820, 560), (end + (820 - end) * 0.35, 892)], 2.2)
    sheet.print(steel, "34414e")
    sheet.print(Plate().line([(817, 880), (817, 134)], 4), "8a9aa3")
    # Cups on the left, a vane on the right.
    sheet.print(Plate().line([(636, 236), (636, 172)], 7), "34414e", grain=0)
    arms = Plate().line([(560, 176), (712, 160)], 5).line([(636, 168), (664, 206)], 5)
    sheet.print(arms, "34414e", grain=0)
    cups = (
        Plate()
        .area(arc((554, 176), 40, 84, 264))
        .area(arc((716, 160), 40, -96, 84))
        .area(arc((672, 220), 38, 20, 200))
    )
    sheet.print(cups, "d8452f")
    sheet.within(cups, "8a2234", ramp((600, 140), (640, 260), 0, 210))
    turning = Plate()
    for radius, start in ((112, 200), (112, 320), (132, 30)):
        turning.line(arc((636, 178), radius, start, start + 38, 0.42), 3)
    sheet.print(turning, "fdf6e6", grain=0)
    sheet.print(Plate().line([(1004, 236), (1004, 150)], 7), "34414e", grain=0)
    vane = Plate().line([(900, 160), (1090, 132)], 7)
    vane.area([(900, 148), (866, 166), (906, 174)]).area(
        [(1056, 138), (1124, 92), (1140, 128), (1120, 168), (1062, 148)]
    )
    sheet.print(vane, "d8452f")
    sheet.print(Plate().line([(820, 130), (820, 60)], 4).disc((820, 60), 7), "34414e", grain=0)
    # The white screen with its slats, the solar panel, the little box that counts.
    screen = Plate()
    for number in range(8):
        y = 392 + number * 25
        screen.area([(734, y), (906, y), (926, y + 19), (714, y + 19)])
    screen.area([(752, 366), (888, 366), (916, 392), (724, 392)])
    sheet.print(Plate().area(box(752, 390, 888, 590)), "8d8577")
    sheet.print(screen, "fdf8ec")
    sheet.within(screen, "9fb0b4", ramp((800, 400), (935, 460), 0, 220))
    panel = Plate().area([(852, 640), (1010, 676), (984, 792), (828, 752)])
    sheet.print(panel, "24476b")
    sheet.within(panel, "6fa6c0", ramp((850, 640), (960, 780), 210, 0))
    cells = Plate()
    for part in (0.25, 0.5, 0.75):
        cells.line([(852 + 158 * part, 640 + 36 * part), (828 + 156 * part, 752 + 40 * part)], 2.4)
    for part in (0.33, 0.66):
        cells.line([(852 - 24 * part, 640 + 112 * part), (1010 - 26 * part, 676 + 116 * part)], 2.4)
    cells.line([(852, 640), (1010, 676), (984, 792), (828, 752), (852, 640)], 5)
    sheet.print(cells, "e8e0cc", grain=0)
    case = Plate().round_box(750, 650, 812, 748, 8)
    sheet.print(case, "e8c15a")
    sheet.within(case, "9a6a2e", ramp((750, 700), (820, 720), 0, 190))
    sheet.print(Plate().disc((781, 676), 6), "d8452f", grain=0)
    gauge = Plate().area([(1140, 740), (1210, 740), (1196, 790), (1154, 790)]).area(box(1154, 786, 1196, 900))
    sheet.print(gauge, "5a6b78")
    sheet.within(gauge, "d3dde0", ramp((1140, 780), (1190, 790), 220, 0))
    birds = Plate()
    for x, y, size in ((250, 250, 20), (310, 226, 16), (372, 262, 18), (1330, 200, 18), (1392, 226, 15)):
        birds.line(
            curve(
                [
                    (x - size, y - size * 0.3),
                    (x - size * 0.4, y - size * 0.6),
                    (x, y),
                    (x + size * 0.4, y - size * 0.6),
                    (x + size, y - size * 0.3),
                ],
                6,
            ),
            3,
        )
    sheet.print(birds, "34414e", grain=0)
    return sheet

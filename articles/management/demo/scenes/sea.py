"""At sea: a cable ship by night, a cable laid open, a library on a canal."""

import math
import random

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
    turned,
)


def _swell(level: float, height: float, length: float, phase: float) -> list[Point]:
    return [
        (
            x,
            level
            + height * math.sin(x / length * 6.3 + phase)
            + height / 3 * math.sin(x / length * 14 + phase * 2),
        )
        for x in range(-10, WIDTH + 20, 10)
    ]


def cable_ship() -> Sheet:
    """A ship holds still over deep water; the cable runs from its bow to the sea bed."""
    sheet = Sheet("e9b58d", 11)
    sheet.wash("c97b6b", ramp((0, 520), (0, 330)))
    sheet.wash("5b4a72", ramp((0, 430), (0, 170)))
    sheet.wash("23305a", ramp((0, 300), (0, 0), 0, 235))
    stars = Plate()
    for x, y in scattered(5, 60, (20, 20, WIDTH - 20, 250), 40):
        stars.disc((x, y), 1.2 + (x * 7 + y) % 3 * 0.7)
    sheet.print(stars, "f6e3c3", grain=0)
    moon = (1235, 232)
    sheet.print(glow(moon, 330, 150), "f6d7a5", shade=glow(moon, 330, 140))
    sheet.print(Plate().disc(moon, 92), "fbeccb")
    sheet.within(Plate().disc(moon, 92), "e8b58a", ramp((1200, 190), (1330, 330), 0, 190))
    # The far shore, and water to the horizon.
    sheet.print(Plate().area(down(ridge(452, 16, 3), 520)), "4d4a70")
    sheet.print(Plate().area(down(_swell(482, 3, 300, 1))), "2f5b78")
    glitter = Plate()
    for x, y in scattered(8, 70, (1060, 490, 1410, 590), 13):
        half = 8 + (y - 480) * 0.28
        glitter.oval(x - half, y - 1.6, x + half, y + 1.6)
    sheet.print(glitter, "f6d7a5")
    # Under the surface: water that darkens in bands.
    for level, colour in ((585, "20506e"), (690, "1b4463"), (790, "163856"), (880, "112c49")):
        sheet.print(Plate().area(down(_swell(level, 9, 620, level / 90))), colour)
        sheet.within(
            Plate().area(down(_swell(level, 9, 620, level / 90), level + 110)),
            "2d6a86",
            ramp((0, level - 6), (0, level + 95), 120, 0),
        )
    beams = Plate()
    for x, lean in ((620, -120), (820, -40), (1010, 60)):
        beams.area([(x, 585), (x + 60, 585), (x + 60 + lean * 2.2, 960), (x - 70 + lean * 2.2, 960)])
    sheet.within(beams, "5f9fae", ramp((0, 560), (0, 900), 75, 0))
    bed = down(ridge(958, 34, 21))
    sheet.print(Plate().area(bed), "0b1c33")
    sheet.within(Plate().area(bed), "3c5873", ramp((0, 915), (0, 1010), 120, 0))
    _hull(sheet)
    # The cable: from the bow sheave down in a long curve, then along the bed.
    cable = curve([(1134, 462), (1142, 540), (1162, 650), (1222, 800), (1330, 921), (1470, 968), (1620, 975)])
    sheet.print(Plate().line(cable, 6), "f2b632", grain=0)
    fish = Plate()
    for x, y in scattered(31, 22, (230, 700, 470, 800), 24):
        fish.area([(x, y), (x + 9, y - 4), (x + 18, y), (x + 9, y + 4)]).area(
            [(x, y), (x - 6, y - 4), (x - 6, y + 4)]
        )
    sheet.print(fish, "7fb2b8")
    robot = (1292, 866)
    sheet.print(glow((1345, 905), 170, 160), "f6d7a5", shade=glow((1345, 905), 170, 120))
    body = Plate().round_box(robot[0] - 46, robot[1] - 24, robot[0] + 20, robot[1] + 2, 6)
    body.area(box(robot[0] - 42, robot[1] + 2, robot[0] - 36, robot[1] + 16))
    body.area(box(robot[0] + 8, robot[1] + 2, robot[0] + 14, robot[1] + 16))
    body.area(box(robot[0] - 50, robot[1] + 14, robot[0] + 24, robot[1] + 18))
    sheet.print(body, "e4694a")
    sheet.print(Plate().disc((robot[0] + 12, robot[1] - 8), 6), "fbeccb", grain=0)
    tether = curve([(700, 590), (760, 700), (960, 830), (robot[0] - 20, robot[1] - 24)])
    sheet.print(Plate().line(tether, 2), "9cc3c6", grain=0)
    return sheet


def _hull(sheet: Sheet) -> None:
    dark = Plate().area(
        [(438, 470), (1015, 470), (1090, 446), (1132, 440), (1074, 592), (470, 592), (446, 540)]
    )
    sheet.print(dark, "16233f")
    sheet.within(dark, "3d4f78", ramp((1100, 440), (880, 560), 190, 0))
    band = Plate().area([(449, 556), (1088, 556), (1074, 592), (470, 592)])
    sheet.print(band, "c8503c")
    house = Plate()
    house.area([(560, 372), (812, 372), (830, 470), (548, 470)])
    house.area([(602, 322), (772, 322), (790, 374), (590, 374)])
    house.area([(634, 288), (764, 288), (776, 324), (626, 324)])
    sheet.print(house, "f4e6cd")
    sheet.within(house, "b98a86", ramp((800, 330), (560, 420), 0, 210))
    funnel = Plate().area([(574, 262), (632, 262), (638, 326), (568, 326)])
    sheet.print(funnel, "c8503c")
    sheet.print(Plate().area(box(573, 276, 633, 290)), "f4e6cd")
    steel = (
        Plate()
        .line([(700, 290), (700, 176)], 5)
        .line([(668, 214), (732, 214)], 3)
        .line([(680, 192), (720, 192)], 3)
    )
    steel.line([(700, 180), (1088, 446)], 1.6).line([(700, 180), (470, 470)], 1.6)
    # The crane aft, the frame over the bow with its wheel.
    steel.line([(480, 470), (498, 380), (424, 340)], 6).line([(424, 340), (424, 420)], 2)
    steel.line([(1010, 468), (1060, 388), (1128, 440)], 7)
    sheet.print(steel, "16233f", grain=0)
    sheet.print(Plate().ring((1104, 458), 33, 8), "f2b632", grain=0)
    lights = Plate()
    for row, (left, right) in enumerate(((574, 812), (610, 770))):
        for x in range(left, right - 12, 27):
            lights.round_box(x, 398 - row * 62, x + 13, 412 - row * 62, 3)
    lights.area([(642, 297), (758, 297), (764, 311), (637, 311)])
    for x in range(500, 1010, 51):
        lights.disc((x, 508), 5)
    sheet.print(lights, "f9c45a", grain=0)
    rail = Plate().line([(838, 448), (1012, 448)], 2)
    for x in range(838, 1014, 29):
        rail.line([(x, 448), (x, 470)], 2)
    sheet.print(rail, "f4e6cd", grain=0)
    drums = Plate()
    for x in (862, 930):
        drums.oval(x - 28, 428, x + 28, 484)
    sheet.print(drums, "e2a24b")
    for x in (862, 930):
        sheet.print(Plate().ring((x, 456), 20, 3).ring((x, 456), 11, 3), "9a5a34", grain=0)
    sheet.print(Plate().area(box(820, 470, 985, 490)), "16233f")
    foam = Plate()
    for x in range(452, 1100, 34):
        foam.oval(x - 20, 585, x + 26, 595)
    sheet.print(foam, "d8e2da")


def cable_section() -> Sheet:
    """A sea cable stepped open, layer by layer, down to its fibres."""
    sheet = Sheet("f1e4cc", 12)
    sheet.wash("e5cfa9", ramp((0, 200), (WIDTH, HEIGHT), 0, 170))
    disc = Plate().disc((960, 520), 455)
    sheet.print(disc, "e2654a")
    sheet.within(disc, "b33c3c", ramp((760, 260), (1320, 930), 0, 225))
    axis, middle = -21, (800.0, 533.0)

    def sleeve(
        left: float, right: float, radius: float, tones: tuple[str, str, str], wires: str = ""
    ) -> None:
        """One layer from `left` to `right`, its end open to us; with `wires`, wound in that colour."""
        colour, light, dark = tones
        y, depth = middle[1], radius * 0.34
        shape = [
            *arc((left, y), depth, 90, 270, radius / depth),
            *arc((right, y), depth, -90, 90, radius / depth),
        ]
        plate = Plate().area(turned(shape, middle, axis))
        tilt = math.radians(axis)
        top = (middle[0] + math.sin(tilt) * radius, y - math.cos(tilt) * radius)
        bottom = (2 * middle[0] - top[0], 2 * y - top[1])
        sheet.print(plate, colour)
        sheet.within(plate, light, ramp(top, middle, 200, 0))
        sheet.within(plate, dark, ramp((middle[0] + 6, y + 10), bottom, 0, 245))
        if wires:
            wound = Plate()
            for x in range(round(left) - 260, round(right), 26):
                turn = [
                    (
                        x + part * 8 + depth * math.cos(math.radians(part * 9 - 90)),
                        y - radius * math.cos(part * 0.157),
                    )
                    for part in range(21)
                ]
                wound.line(turned(turn, middle, axis), 2.6)
            sheet.print(wound.only_within(plate), wires, strength=150, grain=60)
        face = Plate().area(turned(arc((right, y), depth, 0, 360, radius / depth), middle, axis))
        sheet.print(face, colour)
        sheet.within(face, light, ramp(top, bottom, 210, 30))

    sleeve(-160, 350, 232, ("2b2a33", "5a5866", "121118"), wires="7b7683")
    sleeve(350, 580, 186, ("8d9aa3", "d3dbdc", "47525e"), wires="35404c")
    sleeve(580, 770, 134, ("2c2d3a", "6d7182", "14141d"))
    sleeve(770, 945, 98, ("c2703a", "f0b27a", "7a3a22"))
    sleeve(945, 1090, 62, ("efe2c6", "fff8e6", "bd9f78"))
    sleeve(1090, 1190, 34, ("3f6f86", "8fb8c2", "204254"))
    colours = ("f4b63a", "f6ecd8", "6fb3a8", "f08a5d", "8a6fae", "f6d06b", "d9e4d4", "4f8fb5")
    for number, colour in enumerate(colours):
        spread = number - 3.5
        ends = [
            (1188, middle[1] + spread * 5),
            (1290, middle[1] + spread * 12),
            (1420, middle[1] + spread * 34 + (number % 2) * 10),
            (1560 - abs(spread) * 22, middle[1] + spread * 70),
        ]
        sheet.print(Plate().line(turned(curve(ends), middle, axis), 6), colour, grain=12)
        tip = turned([ends[-1]], middle, axis)[0]
        sheet.print(glow(tip, 34, 150), "fff3cf")
        sheet.print(Plate().disc(tip, 7), "fffaf0", grain=0)
    return sheet


def library_boat() -> Sheet:
    """A narrow boat full of books under autumn trees."""
    sheet = Sheet("f4e3bf", 13)
    sheet.wash("f0c488", ramp((0, 0), (0, 560), 190, 0))
    sheet.print(Plate().disc((800, 215), 112), "fbf1d6")
    sheet.print(Plate().area(down(ridge(470, 46, 9), 700)), "c9a877")
    sheet.print(Plate().area(down(ridge(520, 30, 17), 700)), "a98a63")
    choose = random.Random(4)  # noqa: S311
    for colour, darker, level, count, size in (
        ("c9792f", "93491f", 470, 9, 105),
        ("b3512e", "74291f", 520, 8, 96),
        ("dca23b", "a8652a", 545, 8, 84),
    ):
        crowns, trunks = Plate(), Plate()
        for number in range(count):
            x = (number + choose.uniform(0.1, 0.9)) * WIDTH / count
            y = level - choose.uniform(60, 190)
            trunks.area([(x - 7, y), (x + 7, y), (x + 11, 650), (x - 11, 650)])
            for _leaf in range(5):
                around = choose.uniform(0, 6.3)
                crowns.disc(
                    (x + math.cos(around) * size * 0.45, y + math.sin(around) * size * 0.5), size * 0.62
                )
        sheet.print(trunks, "4c2f2a")
        sheet.print(crowns, colour)
        sheet.within(crowns, darker, ramp((0, level - 240), (0, level + 40), 0, 220))
    sheet.print(Plate().area(box(0, 622, WIDTH, 660)), "6d5a41")
    grass = Plate().area(down(ridge(622, 7, 33, rough=3), 668))
    sheet.print(grass, "7d8b4b")
    sheet.print(Plate().area(box(0, 662, WIDTH, HEIGHT)), "3f6f70")
    sheet.within(Plate().area(box(0, 662, WIDTH, HEIGHT)), "c98a45", ramp((0, 650), (0, 960), 150, 0))
    sheet.within(Plate().area(box(0, 662, WIDTH, HEIGHT)), "1d4149", ramp((0, 760), (0, HEIGHT), 0, 230))
    hull = Plate().area(
        [
            *curve([(196, 642), (230, 720), (300, 748)], 8),
            (1330, 748),
            *curve([(1330, 748), (1420, 716), (1466, 628)], 8),
        ]
    )
    cabin = Plate().area([(340, 508), (1236, 508), (1256, 676), (322, 676)])
    sheet.print(cabin, "1f5a4c")
    sheet.within(cabin, "0f352f", ramp((0, 520), (0, 690), 0, 200))
    sheet.print(Plate().round_box(322, 488, 1254, 516, 12), "f1e1bd")
    sheet.print(hull, "8f2f2b")
    sheet.within(hull, "4d1620", ramp((0, 650), (0, 752), 0, 235))
    sheet.print(Plate().line([(212, 668), (1444, 660)], 5), "f1c04e", grain=0)
    lit = Plate()
    shelves = Plate()
    windows = [380 + 172 * number for number in range(5)]
    for x in windows:
        lit.round_box(x, 540, x + 128, 640, 10)
        shelves.area(box(x, 588, x + 128, 593))
    sheet.print(lit, "fbdf9d")
    sheet.within(lit, "f0a94b", ramp((0, 540), (0, 650), 0, 190))
    bindings = [Plate() for _ in range(4)]
    for x in windows:
        for shelf in (588, 640):
            at = x + 5.0
            while at < x + 116:
                width, tall = choose.choice((7, 9, 11, 14)), choose.uniform(26, 40)
                bindings[choose.randrange(4)].area(box(at, shelf - tall, at + width, shelf))
                at += width + choose.choice((1, 1, 2, 9))
    for plate, colour in zip(bindings, ("93302d", "1d3f53", "c77d2c", "4d6b45"), strict=True):
        sheet.print(plate, colour)
    sheet.print(shelves, "5c3a25", grain=0)
    frames = Plate()
    for x in windows:
        frames.line([(x, 540), (x + 128, 540), (x + 128, 640), (x, 640), (x, 540)], 5)
    sheet.print(frames, "f1e1bd", grain=0)
    sheet.print(Plate().area([(1120, 488), (1128, 400), (1160, 400), (1168, 488)]), "2a2527")
    smoke = Plate()
    for number, (x, y) in enumerate(((1150, 366), (1182, 330), (1226, 304), (1284, 288), (1346, 280))):
        smoke.disc((x, y), 20 + number * 7)
    sheet.within(smoke, "fbf1d6", ramp((1130, 380), (1400, 260), 210, 40))
    pots = Plate()
    leaves = Plate()
    for x in (470, 560, 850, 960):
        pots.area([(x - 17, 468), (x + 17, 468), (x + 12, 490), (x - 12, 490)])
        for lean in (-26, -10, 8, 24):
            leaves.area(
                curve(
                    [
                        (x, 470),
                        (x + lean, 448 - abs(lean) * 0.3),
                        (x + lean * 1.5, 426),
                        (x + lean * 0.4, 452),
                    ],
                    6,
                )
            )
    sheet.print(leaves, "5d8a4a")
    sheet.print(pots, "c86a3f")
    ripples, shine = Plate(), Plate()
    for x, y in scattered(14, 130, (20, 764, WIDTH - 20, HEIGHT - 20), 26):
        half = 16 + (y - 740) * 0.16
        (ripples if (round(x) + round(y)) % 3 else shine).oval(x - half, y - 2.2, x + half, y + 2.2)
    sheet.print(ripples, "7fa39a", strength=170)
    sheet.print(shine, "f4c878")
    sheet.print(Plate().area(box(300, 748, 1330, 768)), "16343c", strength=190)
    fallen = Plate()
    for x, y in scattered(44, 46, (30, 780, WIDTH - 30, HEIGHT - 30), 50):
        fallen.area(turned([(x - 9, y), (x, y - 4), (x + 9, y), (x, y + 4)], (x, y), (x * 13) % 60 - 30))
    sheet.print(fallen, "d8782f")
    return sheet

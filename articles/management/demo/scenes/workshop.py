"""At work: letters being drawn, a radio in pieces, paper hung to dry."""

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
    glow,
    ramp,
    scattered,
    turned,
)


def letters() -> Sheet:
    """The bones of letters, with the points and handles they are drawn by."""
    sheet = Sheet("f3ead6", 43)
    grid = Plate()
    for x in range(40, WIDTH, 60):
        grid.line([(x, 0), (x, HEIGHT)], 1.2)
    for y in range(24, HEIGHT, 60):
        grid.line([(0, y), (WIDTH, y)], 1.2)
    sheet.print(grid, "9fb8c4", strength=150, grain=40)
    guides = (
        Plate()
        .line([(0, 254), (WIDTH, 254)], 3)
        .line([(0, 824), (WIDTH, 824)], 3)
        .line([(0, 444), (WIDTH, 444)], 2)
    )
    sheet.print(guides, "d9573f", strength=190)

    def written(plate: Plate, points: list[Point]) -> None:
        """A line as a broad pen held at 38 degrees writes it."""
        edge = math.cos(math.radians(38)) * 41, math.sin(math.radians(38)) * -41
        for x, y in curve(points, 70):
            plate.line([(x - edge[0], y - edge[1]), (x + edge[0], y + edge[1])], 9)

    # Letters of no language, so that no language finds its own misdrawn.
    glyphs: list[tuple[str, str, list[list[Point]]]] = [
        (
            "1f3f6b",
            "5f8fb0",
            [
                [(110, 800), (112, 560), (176, 462), (236, 560), (238, 780)],
                [
                    (238, 600),
                    (300, 464),
                    (362, 560),
                    (366, 740),
                    (300, 808),
                    (262, 720),
                    (330, 650),
                    (452, 640),
                ],
            ],
        ),
        (
            "d9482f",
            "f0925f",
            [
                [(770, 272), (748, 520), (750, 812)],
                [(750, 420), (650, 400), (596, 480), (650, 550), (748, 520)],
                [(750, 640), (640, 640), (560, 740), (520, 850)],
            ],
        ),
        (
            "1f6b5a",
            "6fb08a",
            [
                [
                    (1120, 470),
                    (1000, 470),
                    (930, 600),
                    (990, 750),
                    (1130, 780),
                    (1210, 660),
                    (1150, 540),
                    (1060, 580),
                    (1080, 660),
                ],
                [(1120, 470), (1180, 360), (1260, 300)],
            ],
        ),
        (
            "e2a02a",
            "f6cf6a",
            [
                [(1330, 290), (1420, 350), (1510, 280)],
                [(1320, 520), (1400, 452), (1480, 530), (1420, 640), (1340, 700), (1390, 800), (1520, 760)],
            ],
        ),
    ]
    for colour, light, lines in glyphs:
        plate = Plate()
        for points in lines:
            written(plate, points)
        sheet.print(plate, colour, grain=40)
        sheet.within(plate, light, ramp((0, 900), (300, 240), 0, 150))
    bones, handles, nodes, hollow = Plate(), Plate(), Plate(), Plate()
    for _colour, _light, lines in glyphs:
        for points in lines:
            bones.line(curve(points, 18), 3)
            around = [points[0], *points, points[-1]]
            for before, point, after in zip(around, around[1:], around[2:], strict=False):
                tangent = (after[0] - before[0]) / 5, (after[1] - before[1]) / 5
                ends = [
                    (point[0] - tangent[0], point[1] - tangent[1]),
                    (point[0] + tangent[0], point[1] + tangent[1]),
                ]
                handles.line(ends, 2)
                for end in ends:
                    nodes.disc(end, 6.5)
                hollow.area(box(point[0] - 9, point[1] - 9, point[0] + 9, point[1] + 9))
    sheet.print(bones, "fdf8ea", grain=0)
    sheet.print(handles, "23212e", grain=0)
    sheet.print(nodes, "23212e", grain=0)
    sheet.print(hollow, "23212e", grain=0)
    inside = Plate()
    for _colour, _light, lines in glyphs:
        for points in lines:
            for node in points:
                inside.area(box(node[0] - 6, node[1] - 6, node[0] + 6, node[1] + 6))
    sheet.print(inside, "fdf8ea", grain=0)
    sizes = Plate().line([(1560, 254), (1560, 824)], 2)
    for y in (254, 824):
        sizes.line([(1548, y), (1572, y)], 3)
    sheet.print(sizes, "d9573f", grain=0)
    pencil = turned(box(860, 930, 1500, 974), (1180, 950), -7)
    sheet.print(
        Plate().area(turned(box(866, 946, 1500, 990), (1180, 960), -7)), "8f866f", strength=110, blur=8
    )
    sheet.print(Plate().area(pencil), "e2a02a")
    sheet.print(Plate().area(turned(box(860, 944, 1500, 958), (1180, 950), -7)), "f6cf6a")
    sheet.print(Plate().area(turned([(860, 930), (780, 952), (860, 974)], (1180, 950), -7)), "f0dcb4")
    sheet.print(Plate().area(turned([(808, 944), (780, 952), (808, 960)], (1180, 950), -7)), "23212e")
    sheet.print(Plate().area(turned(box(1452, 930, 1480, 974), (1180, 950), -7)), "aab0b0")
    sheet.print(Plate().area(turned(box(1480, 930, 1512, 974), (1180, 950), -7)), "d9573f")
    return sheet


def repair_table() -> Sheet:
    """A radio taken apart among tools, seen from above."""
    sheet = Sheet("2f6f70", 44)
    sheet.wash("174a54", ramp((300, 100), (1500, 1060), 0, 220))
    mat = Plate().round_box(360, 130, 1290, 940, 24)
    sheet.print(Plate().round_box(368, 142, 1302, 954, 24), "10333c", strength=170, blur=8)
    sheet.print(mat, "e9dcc0")
    sheet.within(mat, "c9a87a", ramp((400, 200), (1300, 960), 0, 190))
    lines = Plate()
    for x in range(400, 1280, 40):
        lines.line([(x, 150), (x, 920)], 1.2)
    for y in range(170, 920, 40):
        lines.line([(380, y), (1270, y)], 1.2)
    sheet.print(lines, "a88f68", strength=120, grain=0)

    def shadow(points: list[Point]) -> None:
        sheet.print(Plate().area([(x + 12, y + 16) for x, y in points]), "3a2f2a", strength=120, blur=7)

    # The radio: its case, its front laid beside it.
    case = box(470, 240, 1010, 560)
    shadow(case)
    sheet.print(Plate().round_box(470, 240, 1010, 560, 30), "c8503a")
    sheet.within(Plate().round_box(470, 240, 1010, 560, 30), "7a2433", ramp((500, 260), (1010, 580), 0, 210))
    board = Plate().round_box(506, 276, 974, 524, 10)
    sheet.print(board, "2f6b4f")
    sheet.within(board, "153f38", ramp((500, 280), (980, 540), 0, 200))
    tracks, pads = Plate(), Plate()
    choose = random.Random(3)  # noqa: S311
    for number in range(17):
        x, y = 524 + number * 26, 296 + choose.randrange(5) * 18
        bend = y + choose.randrange(3, 9) * 16
        tracks.line([(x, y), (x, bend), (x + choose.choice((-26, 26, 52)), bend + 26)], 3)
        pads.disc((x, y), 5.5).disc((x, bend), 4)
    sheet.print(tracks, "7fae6a", grain=0)
    sheet.print(pads, "e8c87a", grain=0)
    parts = (
        Plate()
        .round_box(560, 330, 640, 380, 5)
        .round_box(700, 300, 736, 420, 5)
        .round_box(880, 400, 946, 450, 5)
    )
    sheet.print(parts, "1d1f2a")
    cans = Plate()
    for x, y in ((800, 340), (850, 340), (660, 470), (600, 470)):
        cans.disc((x, y), 21)
    sheet.print(cans, "8aa0b0")
    tops = Plate()
    for x, y in ((800, 340), (850, 340), (660, 470), (600, 470)):
        tops.line([(x - 11, y), (x + 11, y)], 3).line([(x, y - 11), (x, y + 11)], 3)
    sheet.print(tops, "3a4a5a", grain=0)
    coil = Plate().round_box(730, 462, 960, 486, 12)
    sheet.print(coil, "5a3a2a")
    turns = Plate()
    for x in range(776, 920, 8):
        turns.line([(x, 458), (x + 4, 490)], 4)
    sheet.print(turns, "d98a3a", grain=0)
    face = turned(box(640, 620, 1160, 860), (900, 740), 7)
    shadow(face)
    sheet.print(Plate().area(face), "f3e4c0")
    sheet.within(Plate().area(face), "c9965c", ramp((700, 640), (1180, 880), 0, 190))
    speaker = Plate()
    for row in range(9):
        for column in range(12):
            if math.hypot(column - 5.5, (row - 4) * 1.2) < 6.3:
                speaker.disc(turned([(676 + column * 21, 656 + row * 21)], (900, 740), 7)[0], 6)
    sheet.print(speaker, "5a3a34")
    dial = turned([(1042, 700)], (900, 740), 7)[0]
    sheet.print(Plate().disc(dial, 72), "2c2a36")
    sheet.print(Plate().disc(dial, 50), "e2a02a")
    sheet.print(Plate().line([dial, (dial[0] + 20, dial[1] - 40)], 7), "2c2a36", grain=0)
    ticks = Plate()
    for angle in range(150, 400, 20):
        ticks.line(
            [
                (dial[0] + 56 * math.cos(math.radians(angle)), dial[1] + 56 * math.sin(math.radians(angle))),
                (dial[0] + 66 * math.cos(math.radians(angle)), dial[1] + 66 * math.sin(math.radians(angle))),
            ],
            3,
        )
    sheet.print(ticks, "f3e4c0", grain=0)
    knobs = Plate()
    for x in (1010, 1078):
        knobs.disc(turned([(x, 816)], (900, 740), 7)[0], 19)
    sheet.print(knobs, "c8503a")
    wire = curve([(520, 520), (470, 620), (560, 680), (520, 780), (640, 760)], 12)
    sheet.print(Plate().line(wire, 6), "d9482f", grain=0)
    sheet.print(Plate().line([(x + 16, y + 8) for x, y in wire], 6), "2c2a36", grain=0)
    # Screwdrivers on the left, a soldering iron and thread on the right.
    for x, colour, tall in ((96, "e2a02a", 0), (176, "d9482f", 40), (256, "5f9fae", 90)):
        blade = box(x + 14, 470 - tall * 0.3, x + 26, 900)
        shadow(blade)
        shadow(box(x, 180 + tall, x + 40, 480))
        sheet.print(
            Plate()
            .area(box(x + 14, 470, x + 26, 860))
            .area([(x + 10, 850), (x + 30, 850), (x + 25, 900), (x + 15, 900)]),
            "cfd4d0",
        )
        handle = Plate().round_box(x, 180 + tall, x + 40, 480, 18)
        sheet.print(handle, colour)
        sheet.within(handle, "3a1f2a", ramp((x + 4, 300), (x + 46, 304), 0, 200))
        grooves = Plate()
        for gx in (x + 12, x + 20, x + 28):
            grooves.line([(gx, 220 + tall), (gx, 430)], 2.4)
        sheet.print(grooves, "2c2a36", strength=120, grain=0)
    for x, y, colour in ((1390, 240, "d9482f"), (1500, 330, "e2a02a"), (1400, 400, "f3e4c0")):
        shadow(arc((x, y), 50, 0, 360))
        sheet.print(Plate().disc((x, y), 52), "a8703a")
        sheet.print(Plate().disc((x, y), 44), colour)
        winds = Plate()
        for radius in range(18, 44, 5):
            winds.ring((x, y), radius, 1.6)
        sheet.print(winds, "4a2a2a", strength=120, grain=0)
        sheet.print(Plate().disc((x, y), 13), "5a3a28")
    iron = turned(box(1360, 640, 1404, 880), (1382, 760), -14)
    shadow(iron)
    sheet.print(Plate().area(iron), "2c2a36")
    sheet.print(Plate().area(turned(box(1372, 520, 1392, 640), (1382, 760), -14)), "aab0b0")
    sheet.print(Plate().area(turned([(1374, 520), (1390, 520), (1382, 476)], (1382, 760), -14)), "d98a3a")
    cord = curve([turned([(1382, 880)], (1382, 760), -14)[0], (1440, 960), (1380, 1020), (1480, 1090)], 10)
    sheet.print(Plate().line(cord, 11), "2c2a36", grain=0)
    screws, slots = Plate(), Plate()
    for at in scattered(61, 9, (1400, 860, 1560, 1010), 44):
        if at[0] > 1470 or at[1] < 900:
            screws.disc(at, 13)
            slots.line([(at[0] - 8, at[1] - 4), (at[0] + 8, at[1] + 4)], 3.4)
    for x, y in ((430, 200), (452, 884), (1240, 190), (1226, 420), (1190, 480), (1240, 530)):
        screws.disc((x, y), 13)
        slots.line([(x - 8, y + 4), (x + 8, y - 4)], 3.4)
    sheet.print(screws, "d8b878")
    sheet.print(slots, "5a3a28", grain=0)
    cup = (1130, 330)
    shadow(arc(cup, 74, 0, 360))
    sheet.print(Plate().disc(cup, 78).round_box(1190, 316, 1246, 344, 12), "f6f0e0")
    sheet.print(Plate().disc(cup, 62), "5a3020")
    sheet.within(Plate().disc(cup, 62), "b87a48", ramp((1090, 290), (1180, 380), 200, 0))
    return sheet


def paper_loft() -> Sheet:
    """Wet sheets of handmade paper hang to dry in a loft; light falls in from one side."""
    x: float
    sheet = Sheet("e8cf9f", 45)
    sheet.wash("b5793f", ramp((100, 300), (1600, 900), 0, 230))
    sheet.wash("5f3326", ramp((900, 500), (1700, 1100), 0, 200))
    roof = Plate().area([(-10, -10), (WIDTH + 10, -10), (WIDTH + 10, 300), (800, 60), (-10, 300)])
    sheet.print(roof, "5a3628")
    sheet.within(roof, "2f1c1c", ramp((200, 200), (1600, 20), 0, 220))
    planks = Plate()
    for x in range(-400, WIDTH + 400, 76):
        planks.line([(800, -420), (x * 1.3 - 240, 420)], 3)
    planks.only_within(roof)
    sheet.print(planks, "2f1c1c", strength=150)
    back = Plate().area([(-10, 300), (800, 60), (WIDTH + 10, 300), (WIDTH + 10, 820), (-10, 820)])
    sheet.within(back, "8a5230", ramp((200, 500), (1650, 500), 30, 190))
    window = Plate()
    for column in range(3):
        for row in range(3):
            window.area(box(66 + column * 84, 372 + row * 108, 140 + column * 84, 468 + row * 108))
    sheet.print(Plate().area(box(48, 354, 336, 712)), "4a2a20")
    sheet.print(window, "fdf4d4")
    sheet.within(window, "a8d0c4", ramp((60, 360), (330, 700), 170, 0))
    sheet.print(glow((190, 530), 640, 170), "fdf0c0", shade=glow((190, 530), 640, 150))
    floor = Plate().area([(-10, 820), (WIDTH + 10, 820), (WIDTH + 10, HEIGHT), (-10, HEIGHT)])
    sheet.print(floor, "7a4a2c")
    sheet.within(floor, "3a201c", ramp((300, 820), (1500, HEIGHT), 0, 230))
    boards = Plate()
    for x in range(-900, 2600, 150):
        boards.line([(800 + (x - 800) * 0.55, 820), (x, HEIGHT)], 3)
    sheet.print(boards, "2f1a18", strength=140)
    light = Plate().area([(150, 850), (470, 850), (760, HEIGHT), (320, HEIGHT)])
    sheet.within(light, "f6d68f", ramp((200, 820), (640, HEIGHT), 190, 40))
    beams = Plate().area([(-10, 330), (WIDTH + 10, 330), (WIDTH + 10, 356), (-10, 356)])
    for x in (420, 1180):
        beams.area([(x - 18, 180), (x + 18, 180), (x + 18, 840), (x - 18, 840)])
        beams.line([(x, 470), (x - 120, 340)], 20).line([(x, 470), (x + 120, 340)], 20)
    sheet.print(beams, "4a2a20")
    sheet.within(beams, "a8683a", ramp((0, 300), (900, 340), 190, 0))
    tints = ("fbf3dc", "f3dfb8", "e9e4cc", "f6e8cf", "d9e0d0", "f0cfae")
    for line, (y, wide, tall, gap, start) in enumerate(
        ((392, 120, 190, 12, 360.0), (436, 176, 268, 18, 470.0), (500, 250, 372, 26, -70.0))
    ):
        poles = Plate().line([(-20, y), (WIDTH + 20, y)], 7 + line * 2)
        sheet.print(poles, "6b3f28")
        number = 0
        x = start
        while x < WIDTH:
            sway = ((number * 7 + line * 3) % 5 - 2) * 3
            shape = [
                (x, y - 4),
                (x + wide, y - 4),
                *curve(
                    [
                        (x + wide, y - 4),
                        (x + wide + 4 + sway, y + tall * 0.5),
                        (x + wide - 2 + sway, y + tall),
                    ],
                    8,
                ),
                *curve(
                    [
                        (x + wide - 2 + sway, y + tall),
                        (x + wide / 2 + sway, y + tall + 7),
                        (x + 2 + sway, y + tall),
                    ],
                    6,
                ),
                *curve([(x + 2 + sway, y + tall), (x - 4 + sway, y + tall * 0.5), (x, y - 4)], 8),
            ]
            if not (line == 2 and number in (2, 3)):
                paper = Plate().area(shape)
                sheet.print(
                    Plate().area([(px + 14, py + 8) for px, py in shape]), "3a201c", strength=90, blur=7
                )
                sheet.print(paper, tints[(number * 5 + line * 2) % 6])
                sheet.within(
                    paper,
                    "a8703f",
                    ramp((x + wide * 0.2, y), (x + wide * 1.15, y + tall), 0, 150 + 20 * line),
                )
                flecks = Plate()
                for fx, fy in scattered(
                    number + line * 20, 12, (x + 14, y + 20, x + wide - 14, y + tall - 14), 26
                ):
                    flecks.line(curve([(fx, fy), (fx + 7, fy - 4), (fx + 13, fy + 3)], 4), 1.8)
                sheet.print(flecks, "8a6a48", strength=150, grain=0)
                pegs = Plate()
                for part in (0.16, 0.84):
                    pegs.round_box(x + wide * part - 5, y - 18, x + wide * part + 5, y + 16, 3)
                sheet.print(pegs, "c98f4e", grain=0)
            x, number = x + wide + gap, number + 1
    vat = Plate().area([(560, 900), (1030, 900), (990, 1067), (600, 1067)])
    sheet.print(vat, "5a3628")
    sheet.within(vat, "2f1a18", ramp((600, 900), (1040, 1000), 0, 220))
    sheet.print(Plate().oval(556, 866, 1034, 934), "8a5a38")
    water = Plate().oval(580, 876, 1010, 926)
    sheet.print(water, "d9e4d4")
    sheet.within(water, "7fa39a", ramp((600, 880), (1000, 920), 0, 200))
    sheet.print(Plate().area([(700, 846), (930, 838), (960, 890), (722, 900)]), "8a5a38")
    sheet.print(Plate().area([(716, 852), (922, 845), (944, 884), (734, 893)]), "fbf3dc")
    return sheet

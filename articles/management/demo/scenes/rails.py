"""By rail: a viaduct by night, morning in a sleeping car, a tram in the rain."""

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


def night_train() -> Sheet:
    """A lit train crosses a viaduct under the stars."""
    sheet = Sheet("4f6f8f", 33)
    sheet.wash("27406b", ramp((0, 640), (0, 260)))
    sheet.wash("141f45", ramp((0, 380), (0, -40), 0, 255))
    stars = Plate()
    for number, (x, y) in enumerate(scattered(18, 120, (10, 10, WIDTH - 10, 430), 34)):
        stars.disc((x, y), 1.1 + number % 4 * 0.6)
    sheet.print(stars, "f6ecd0", grain=0)
    moon = (362, 214)
    sheet.print(glow(moon, 300, 130), "c8d6dc", shade=glow(moon, 300, 110))
    crescent = Plate().disc(moon, 78)
    crescent.disc((moon[0] + 36, moon[1] - 18), 66, 0)
    sheet.print(crescent, "f9edc8")
    for level, rise, seed, colour, light in (
        (430, 130, 4, "35527a", "7f9bb0"),
        (520, 100, 11, "2a4468", "4f7090"),
        (610, 70, 25, "1f3556", "3a5878"),
    ):
        hills = Plate().area(down(ridge(level, rise, seed, rough=1.6)))
        sheet.print(hills, colour)
        sheet.within(hills, light, ramp((0, level - rise), (0, level + 110), 190, 0))
    firs = Plate()
    choose = random.Random(40)  # noqa: S311
    outline = ridge(760, 46, 52)
    for number in range(110):
        x, y = outline[min(120, number * 12 // 11)]
        x += choose.uniform(-8, 8)
        tall, wide = choose.uniform(46, 96), choose.uniform(11, 18)
        for part in range(3):
            top, base = y + 20 - tall * (1 - part * 0.24), y + 20 - tall * (0.5 - part * 0.25)
            firs.area(
                [(x, top), (x + wide * (0.6 + part * 0.22), base), (x - wide * (0.6 + part * 0.22), base)]
            )
    firs.area(down(outline))
    sheet.print(firs, "13243f")
    sheet.within(firs, "2c4a66", ramp((0, 680), (0, 800), 120, 0))
    # The viaduct, seen from the valley, and the river below it.
    stone = Plate().area(box(-10, 604, WIDTH + 10, 664))
    span = 220.0
    for number in range(-1, 9):
        x = number * span - 60
        stone.area([(x - 30, 640), (x + 30, 640), (x + 42, HEIGHT), (x - 42, HEIGHT)])
        left, right = x + 30, x + span - 30
        radius = (right - left) / 2
        stone.area([(left, 660), (right, 660), *arc(((left + right) / 2, 664 + radius), radius, 0, -180)])
    sheet.print(stone, "8a6f73")
    sheet.within(stone, "3b3557", ramp((0, 620), (0, 960), 30, 240))
    sheet.within(stone, "e3a878", ramp((0, 596), (0, 668), 190, 0))
    joints = Plate()
    for number in range(-1, 9):
        x = number * span - 60
        for y in range(690, HEIGHT, 38):
            joints.line([(x - 40, y), (x + 40, y)], 1.6)
    sheet.print(joints, "2c2748", strength=120, grain=0)
    sheet.print(Plate().area(box(-10, 596, WIDTH + 10, 612)), "c99a86")
    river = Plate().area(
        [
            *curve([(-20, 1010), (400, 985), (800, 1012), (1200, 985), (1640, 1005)], 10),
            (1640, HEIGHT),
            (-20, HEIGHT),
        ]
    )
    sheet.print(river, "1b3a5c")
    sheet.within(river, "4f7f9c", ramp((300, 980), (420, HEIGHT), 170, 0))
    shine = Plate()
    for x, y in scattered(13, 46, (0, 1012, WIDTH, HEIGHT - 6), 26):
        shine.oval(x - 26, y - 2, x + 26, y + 2)
    sheet.print(shine, "f3c777", strength=190)
    _coaches(sheet)
    return sheet


def _coaches(sheet: Sheet) -> None:
    sheet.print(glow((1480, 540), 340, 190), "fbe3a0", shade=glow((1540, 552), 330, 200))
    engine = Plate().area(
        [
            (1150, 596),
            (1150, 500),
            (1166, 486),
            (1330, 486),
            *curve([(1330, 486), (1392, 508), (1424, 560), (1428, 596)], 8),
        ]
    )
    coaches = Plate()
    for number in range(4):
        left = 20 + number * 282
        coaches.round_box(left, 488, left + 272, 596, 12)
    shape = Plate().join(coaches).join(engine)
    sheet.print(coaches, "22407a")
    sheet.print(engine, "b8402f")
    sheet.within(shape, "101a3a", ramp((0, 530), (0, 606), 0, 210))
    sheet.within(shape, "8fb0d0", ramp((0, 482), (0, 512), 170, 0))
    line = Plate().area(box(20, 560, 1140, 566))
    sheet.print(line, "e8b862", grain=0)
    windows, dim, curtains = Plate(), Plate(), Plate()
    for number in range(4):
        left = 20 + number * 282
        for seat in range(6):
            x = left + 20 + seat * 40
            (dim if (number * 6 + seat) % 5 == 2 else windows).round_box(x, 510, x + 30, 546, 5)
            if (number + seat) % 4 == 1:
                curtains.area(box(x, 510, x + 9, 546))
    windows.area(curve([(1362, 520), (1392, 526), (1410, 552), (1372, 552)], 6)).round_box(
        1200, 508, 1300, 530, 5
    )
    sheet.print(windows, "fbdc8a")
    sheet.print(dim, "5f86ae")
    sheet.print(curtains, "c9573d")
    wheels = Plate().area(box(-10, 594, 1428, 600))
    for x in (60, 110, 190, 240):
        for number in range(4):
            wheels.disc((x + number * 282, 598), 11)
    for x in (1190, 1236, 1340, 1386):
        wheels.disc((x, 598), 12)
    sheet.print(wheels, "15162c")
    sheet.print(Plate().disc((1420, 572), 9), "fffbe8", grain=0)
    beam = Plate().area([(1420, 564), (WIDTH + 20, 520), (WIDTH + 20, 618), (1420, 580)])
    sheet.print(beam, "fbe9b4", shade=ramp((1420, 570), (1640, 570), 170, 30), blur=6)
    sheet.print(Plate().area(turned(box(1140, 560, 1152, 590), (1146, 575), 0)), "15162c")


def sleeper_window() -> Sheet:
    """Morning in a sleeping car: tea on the ledge, mountains in the window."""
    sheet = Sheet("8a5a45", 34)
    sheet.wash("5a3435", ramp((800, 300), (60, 1000), 20, 245))
    for x in range(0, WIDTH, 100):
        sheet.print(Plate().line([(x, 0), (x, HEIGHT)], 2), "4a2a2e", strength=90)
    frame = Plate().round_box(280, 96, 1320, 776, 70)
    sheet.print(frame, "e3c496")
    sheet.within(frame, "9a6a48", ramp((300, 100), (1300, 790), 0, 220))
    inside = Plate().round_box(318, 134, 1282, 738, 46)

    def seen(plate: Plate) -> Plate:
        return plate.only_within(inside)

    sheet.print(inside, "f9dcb0")
    sheet.within(inside, "ef9a78", ramp((0, 560), (0, 250)))
    sheet.within(inside, "8f6f9a", ramp((0, 340), (0, 90), 0, 250))
    sheet.print(seen(Plate().disc((960, 430), 74)), "fff3d0")
    for level, rise, seed, colour, light in (
        (470, 120, 3, "b98a98", "f4cfae"),
        (540, 84, 10, "84708e", "c99a98"),
        (620, 54, 24, "4d5877", "8a7a92"),
    ):
        hills = seen(Plate().area(down(ridge(level, rise, seed, 280, 1320, rough=1.5))))
        sheet.print(hills, colour)
        sheet.within(hills, light, ramp((0, level - rise), (0, level + 80), 210, 0))
    snow = seen(Plate().area(down(ridge(690, 18, 44, 280, 1320))))
    sheet.print(snow, "f3ead8")
    sheet.within(snow, "8f9ab5", ramp((0, 680), (0, 760), 0, 210))
    posts = Plate()
    for x in (470, 800, 1130):
        posts.line([(x, 720), (x, 470)], 6).line([(x - 24, 490), (x + 24, 490)], 4)
    for lift in (0, 14):
        for left in (140, 470, 800, 1130):
            posts.line(
                curve([(left, 484 + lift), (left + 165, 516 + lift), (left + 330, 484 + lift)], 8), 1.8
            )
    sheet.print(seen(posts), "3a3552", grain=0)
    firs = Plate()
    for x, tall in ((360, 120), (398, 92), (610, 104), (1010, 116), (1050, 84), (1220, 128), (1264, 100)):
        for part in range(4):
            wide = 14 + part * 9
            firs.area(
                [
                    (x, 706 - tall + part * tall * 0.2),
                    (x + wide, 706 - tall * 0.66 + part * tall * 0.22),
                    (x - wide, 706 - tall * 0.66 + part * tall * 0.22),
                ]
            )
    sheet.print(seen(firs), "27405a")
    shine = (
        Plate()
        .area([(420, 134), (560, 134), (360, 738), (318, 738), (318, 440)])
        .area([(600, 134), (640, 134), (440, 738), (400, 738)])
    )
    sheet.print(seen(shine), "fff6e0", strength=40, grain=0)
    for side in (False, True):
        folds = Plate()
        shades = Plate()
        for number in range(5):
            x = 196 + number * 34
            points = curve(
                [(x, 60), (x + 10, 320), (x - 4 + number * -9, 560), (x - 14 - number * 14, 800)], 8
            )
            shape = points + [(px + 40, py) for px, py in reversed(points)]
            line = [(px + 30, py) for px, py in points]
            folds.area([(WIDTH - px, py) for px, py in shape] if side else shape)
            shades.line([(WIDTH - px, py) for px, py in line] if side else line, 9)
        sheet.print(folds, "2f6f72")
        sheet.within(folds, "174650", ramp((0, 300), (0, 820), 0, 220))
        sheet.print(shades, "1c4f58", strength=190)
        tie = Plate().round_box(*(WIDTH - 372, 560, WIDTH - 188, 588) if side else (188, 560, 372, 588), 12)
        sheet.print(tie, "e8b04f")
    rod = Plate().round_box(150, 44, 1450, 66, 11).disc((150, 55), 20).disc((1450, 55), 20)
    sheet.print(rod, "e8c079")
    table = Plate().area([(230, 850), (1370, 850), (1480, 960), (120, 960)])
    sheet.print(table, "d9a76c")
    sheet.within(table, "8a4f38", ramp((300, 850), (1500, 980), 0, 200))
    sheet.print(Plate().area(box(120, 958, 1480, 992)), "6b3a30")
    _tea_glass(sheet)
    book = Plate().area([(930, 880), (1180, 864), (1262, 916), (1000, 938)])
    sheet.print(book, "b8402f")
    sheet.print(Plate().area([(1000, 938), (1262, 916), (1262, 934), (1000, 956)]), "f6ead0")
    sheet.print(
        Plate().line([(1003, 957), (1262, 936)], 5).line([(930, 880), (1003, 957)], 3), "8a2a2a", grain=0
    )
    ticket = Plate().area([(1150, 900), (1252, 848), (1280, 866), (1182, 920)])
    sheet.print(ticket, "f3d27c")
    return sheet


def _tea_glass(sheet: Sheet) -> None:
    sheet.print(Plate().oval(520, 900, 760, 940), "6b3a30", strength=170)
    glass = Plate().area([(566, 720), (714, 720), (700, 916), (580, 916)])
    sheet.print(glass, "f4e6cc", strength=190)
    tea = Plate().area([(570, 762), (710, 762), (700, 910), (580, 910)])
    sheet.print(tea, "b4521f")
    sheet.within(tea, "f0a04b", ramp((575, 800), (680, 880), 220, 0))
    slice_ = Plate().disc((668, 766), 34)
    sheet.print(slice_, "f6d35c")
    spokes = Plate().ring((668, 766), 34, 5)
    for angle in range(0, 360, 60):
        spokes.line(
            [
                (668, 766),
                (668 + 28 * math.cos(math.radians(angle)), 766 + 28 * math.sin(math.radians(angle))),
            ],
            2.4,
        )
    sheet.print(spokes, "fdf3c4", grain=0)
    silver = Plate().area([(560, 836), (720, 836), (712, 924), (568, 924)])
    sheet.print(silver, "aab0b0")
    sheet.within(silver, "4f5660", ramp((600, 860), (724, 880), 0, 230))
    sheet.within(silver, "f6f2e4", ramp((556, 860), (606, 864), 220, 0))
    holes = Plate()
    for x in range(586, 708, 24):
        holes.disc((x, 866), 7).area([(x - 5, 884), (x, 876), (x + 5, 884), (x, 906)])
    sheet.print(holes, "b4521f")
    handle = Plate().line(curve([(716, 846), (778, 838), (784, 892), (712, 910)], 10), 11)
    sheet.print(handle, "8a9090")
    steam = Plate()
    for x, sway in ((606, 1), (652, -1), (690, 1)):
        steam.line(
            curve([(x, 710), (x + 20 * sway, 664), (x - 16 * sway, 612), (x + 14 * sway, 552), (x, 500)], 10),
            9,
        )
    sheet.print(steam, "fff6e0", shade=ramp((0, 720), (0, 490), 170, 10), blur=5)


def rain_tram() -> Sheet:
    """A tram comes towards us up a wet street at dusk."""
    sheet = Sheet("e7a87c", 22)
    sheet.wash("a4607a", ramp((0, 470), (0, 160)))
    sheet.wash("3d3a66", ramp((0, 330), (0, 0), 0, 245))
    point = (800.0, 560.0)
    choose = random.Random(31)  # noqa: S311
    for far, colour, shade in (
        (0.34, "6d5374", "493a62"),
        (0.62, "46406a", "2c2a50"),
        (1.0, "2a2a4e", "191a38"),
    ):
        wall, roofline = Plate(), Plate()
        lights = Plate()
        for side in (-1, 1):
            x = point[0] + side * (90 + 620 * far * 0.55)
            top = 560 - 330 * far - choose.uniform(0, 40)
            for _house in range(6):
                wide = choose.uniform(110, 190) * far
                outer = x + side * wide
                edge = top - choose.uniform(-34, 34) * far
                wall.area(
                    [
                        (x, edge + 36 * far),
                        ((x + outer) / 2, edge - 40 * far),
                        (outer, edge + 36 * far),
                        (outer, 760),
                        (x, 760),
                    ]
                )
                for row in range(6):
                    for column in (0.3, 0.7):
                        if choose.random() < 0.42:
                            wx, wy = x + (outer - x) * column, edge + (60 + row * 58) * far
                            if wy < 640:
                                lights.area(box(wx - 10 * far, wy, wx + 10 * far, wy + 30 * far))
                x, top = outer, top - 22 * far
        sheet.print(wall, colour)
        sheet.within(wall, shade, ramp((0, 300), (0, 700), 0, 200))
        sheet.print(roofline, shade)
        sheet.print(lights, "f2b65a", strength=150 + round(90 * far))
    street = Plate().area([(740, 560), (860, 560), (WIDTH + 700, HEIGHT), (-700, HEIGHT)])
    sheet.print(street, "3a3558")
    sheet.within(street, "e29a6b", ramp((0, 540), (0, 1000), 150, 0))
    sheet.within(street, "1b1b38", ramp((0, 760), (0, HEIGHT), 0, 220))
    pavement = Plate()
    pavement.area([(740, 560), (-700, HEIGHT), (-700, 640), (700, 548)])
    pavement.area([(860, 560), (2300, HEIGHT), (2300, 640), (900, 548)])
    sheet.print(pavement, "25244a")
    rails = Plate()
    for spread in (-300, -150, 150, 300):
        rails.line([(800 + spread * 0.13, 560), (800 + spread * 2.2, HEIGHT)], 5)
    sheet.print(rails, "f0bf8d", strength=200)
    # Its light lies on the street before it.
    for x in (650, 950):
        pool = Plate().area(
            [
                (x - 16, 836),
                (x + 16, 836),
                (x + (x - 800) * 0.35 + 74, HEIGHT),
                (x + (x - 800) * 0.35 - 74, HEIGHT),
            ]
        )
        sheet.print(pool, "fbe2a0", shade=ramp((0, 830), (0, HEIGHT), 235, 40), blur=7)
    body = Plate().round_box(590, 330, 1010, 836, 52)
    sheet.print(body, "d8452f")
    sheet.within(body, "7d1f35", ramp((0, 560), (0, 850), 0, 225))
    sheet.within(body, "f58a5c", ramp((580, 380), (700, 430), 150, 0))
    sheet.print(Plate().round_box(612, 308, 988, 344, 12), "2a2140")
    sheet.print(Plate().round_box(650, 354, 950, 404, 12), "1d1833")
    # Its destination in lamps, which spell nothing in any script.
    dots = Plate()
    for column in range(30):
        for row in range(4):
            if choose.random() < 0.56 and column % 7 != 6:
                dots.disc((674 + column * 8.6, 366 + row * 9), 3)
    sheet.print(dots, "f9bd4c", grain=0)
    pane = Plate().round_box(622, 424, 978, 616, 26)
    sheet.print(pane, "f8dd9b")
    sheet.within(pane, "6fa3a5", ramp((640, 420), (900, 620), 220, 0))
    driver = Plate().disc((742, 520), 27)
    driver.area(curve([(684, 616), (700, 560), (742, 545), (784, 560), (800, 616)], 8))
    driver.area([(714, 506), (742, 484), (770, 506), (772, 512), (712, 512)])
    sheet.print(driver, "2b2845")
    wiper = Plate().line([(800, 616), (888, 470)], 5).line([(800, 424), (800, 616)], 7)
    sheet.print(wiper, "2a2140", grain=0)
    sheet.print(Plate().area(box(590, 660, 1010, 676)), "f6e3bf")
    for x in (650, 950):
        sheet.print(glow((x, 742), 120, 230), "fde9b4", shade=glow((x, 742), 120, 210))
        sheet.print(Plate().disc((x, 742), 30), "fff6da", grain=0)
    sheet.print(Plate().round_box(620, 806, 980, 850, 14), "1d1833")
    mast = Plate().line([(760, 308), (700, 250), (800, 214)], 6).line([(720, 213), (880, 213)], 6)
    mast.line([(800, 213), (800, 0)], 2).line([(-20, 120), (800, 30), (1620, 120)], 2)
    sheet.print(mast, "1d1833", grain=0)
    _umbrella(sheet, 300, 890, 1.25, "f0b04a")
    _umbrella(sheet, 1330, 850, 1.1, "6fb3ab")
    _umbrella(sheet, 1420, 868, 1.15, "e7d5b0")
    rain = Plate()
    for x, y in scattered(77, 150, (-20, -20, WIDTH, HEIGHT), 46):
        rain.line([(x, y), (x - 8, y + 34)], 1.8)
    sheet.print(rain, "f7dcc0", strength=120, grain=0)
    return sheet


def _umbrella(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    coat = Plate().area(
        curve(
            [
                (x - 36 * size, y),
                (x - 30 * size, y - 110 * size),
                (x, y - 150 * size),
                (x + 30 * size, y - 110 * size),
                (x + 36 * size, y),
            ],
            8,
        )
    )
    coat.line([(x - 12 * size, y), (x - 13 * size, y + 56 * size)], 11 * size)
    coat.line([(x + 12 * size, y), (x + 16 * size, y + 56 * size)], 11 * size)
    coat.disc((x, y - 170 * size), 23 * size)
    coat.line([(x + 22 * size, y - 90 * size), (x + 22 * size, y - 270 * size)], 4 * size)
    sheet.print(coat, "151530")
    middle = (x + 22 * size, y - 190 * size)
    dome = arc(middle, 112 * size, 180, 360, 0.74)
    hem: list[Point] = []
    for number in range(4):
        left = middle[0] + (56 * (2 - number)) * size
        hem += arc((left - 28 * size, middle[1]), 28 * size, 0, -180, 0.42, 8)
    plate = Plate().area([*dome, *hem])
    sheet.print(plate, colour)
    sheet.within(
        plate, "6b2f45", ramp((middle[0] - 20, middle[1] - 60), (middle[0] + 110 * size, middle[1]), 0, 170)
    )

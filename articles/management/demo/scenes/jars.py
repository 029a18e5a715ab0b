"""A seed library: jars on their shelves, a ladder before them."""

import random

from articles.management.demo.drawing import (
    HEIGHT,
    WIDTH,
    Plate,
    Sheet,
    box,
    curve,
    glow,
    ramp,
    scattered,
)


def seed_jars() -> Sheet:
    """Jars of seeds on the shelves of a cool room, a ladder before them."""
    sheet = Sheet("dfe3d0", 42)
    sheet.wash("8fb0a4", ramp((240, 0), (1600, 1000), 0, 235))
    sheet.print(glow((190, 200), 820, 200), "fbf0cc", shade=glow((190, 200), 820, 170))
    choose = random.Random(23)  # noqa: S311
    fills = (
        "c8603a",
        "e8a02f",
        "efe0c0",
        "7a9a4a",
        "2f2a36",
        "a83a3f",
        "d8b878",
        "5a7f9a",
        "8a5a34",
        "f0c860",
    )
    boards = (290, 546, 802, 1056)
    for number, board in enumerate(boards):
        glass, neck, lids, tags, shine = Plate(), Plate(), Plate(), Plate(), Plate()
        contents = {colour: Plate() for colour in fills}
        pebbles = Plate()
        x = 46.0 if number % 2 else 70.0
        while x < WIDTH - 90:
            wide, tall = choose.choice((84, 96, 110, 128)), choose.choice((130, 156, 176, 196))
            top = board - tall
            glass.round_box(x, top, x + wide, board - 2, 20)
            neck.area(box(x + 14, top - 14, x + wide - 14, top + 8))
            lids.round_box(x + 8, top - 34, x + wide - 8, top - 12, 6)
            level = board - tall * choose.uniform(0.42, 0.86)
            colour = choose.choice(fills)
            body = contents[colour]
            body.round_box(x + 6, level, x + wide - 6, board - 7, 15)
            body.area(
                curve(
                    [
                        (x + 6, level + 16),
                        (x + wide * 0.3, level - 7),
                        (x + wide * 0.7, level + 5),
                        (x + wide - 6, level + 16),
                    ],
                    6,
                )
            )
            size = choose.choice((3, 4.5, 6))
            for px, py in scattered(
                round(x) + board, 70, (x + 12, level + 6, x + wide - 12, board - 14), size * 2.4
            ):
                pebbles.oval(px - size, py - size * 0.7, px + size, py + size * 0.7)
            tags.round_box(x + wide * 0.2, board - tall * 0.44, x + wide * 0.8, board - tall * 0.44 + 34, 4)
            shine.line([(x + 15, top + 26), (x + 15, board - 34)], 6)
            x += wide + choose.choice((14, 18, 26))
        sheet.print(glass, "eef2e4", strength=150)
        for colour, plate in contents.items():
            sheet.print(plate, colour)
            sheet.within(plate, "2f2530", ramp((0, board - 120), (0, board + 40), 0, 150))
        sheet.within(pebbles, "fbf0d4", ramp((0, 0), (WIDTH, 0), 120, 70))
        sheet.print(neck, "cfd8c8", strength=190)
        sheet.print(lids, ("7a4a2c", "3f5f5a", "a8703a", "7a4a2c")[number])
        sheet.print(tags, "fdf8ec")
        sheet.print(shine, "ffffff", strength=130, grain=0)
        plank = Plate().area(box(-10, board, WIDTH + 10, board + 24))
        sheet.print(plank, "8a5f3c")
        sheet.within(plank, "4a2f24", ramp((0, board + 2), (0, board + 30), 0, 230))
        below = Plate().area(box(-10, board + 24, WIDTH + 10, board + 60))
        sheet.within(below, "3f5f5a", ramp((0, board + 20), (0, board + 64), 150, 0))
    ladder = Plate()
    for top, foot in ((1136, 1046), (1290, 1226)):
        ladder.line([(top, -20), (foot, HEIGHT + 20)], 20)
    for step in range(6):
        y = 90 + step * 178
        lean = y / HEIGHT
        ladder.line([(1136 - 90 * lean, y), (1290 - 64 * lean, y)], 15)
    sheet.print(ladder, "c98f4e")
    sheet.within(ladder, "6b3f28", ramp((1040, 0), (1300, 200), 0, 190))
    return sheet

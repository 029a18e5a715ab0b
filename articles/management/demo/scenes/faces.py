"""Portraits: a head, shoulders and a few things one remembers somebody by."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.management.demo.drawing import HEIGHT, Plate, Sheet, arc, curve, glow, ramp

_X, _Y = 800.0, 470.0


@dataclass(frozen=True)
class Look:
    """Inks of a face, six digits each, and the seed of its paper."""

    wall: str
    wall_dark: str
    skin: str
    skin_dark: str
    hair: str
    hair_light: str
    coat: str
    coat_dark: str
    seed: int


def _bust(look: Look, behind: Plate | None = None) -> Sheet:
    """Wall, hair that hangs behind, shoulders, neck and head."""
    sheet = Sheet(look.wall, look.seed)
    sheet.wash(look.wall_dark, ramp((0, 200), (300, HEIGHT), 0, 200))
    sheet.print(glow((_X, _Y), 560, 90), "ffffff", shade=glow((_X, _Y), 560, 110))
    if behind is not None:
        sheet.print(behind, look.hair)
    coat = Plate().area(
        curve(
            [
                (360, HEIGHT + 20),
                (400, 930),
                (560, 828),
                (800, 806),
                (1040, 828),
                (1200, 930),
                (1240, HEIGHT + 20),
            ],
            12,
        )
    )
    sheet.print(coat, look.coat)
    sheet.within(coat, look.coat_dark, ramp((800, 0), (1180, 0), 0, 240))
    neck = Plate().area(curve([(716, 640), (706, 820), (800, 872), (894, 820), (884, 640)], 10))
    sheet.print(neck, look.skin)
    sheet.within(neck, look.skin_dark, ramp((0, 860), (0, 700), 0, 235))
    head = Plate().area(
        curve(
            [
                (800, 246),
                (930, 292),
                (984, 430),
                (962, 590),
                (890, 706),
                (800, 748),
                (710, 706),
                (638, 590),
                (616, 430),
                (670, 292),
            ],
            12,
            closed=True,
        )
    )
    ears = Plate().oval(590, 440, 650, 560).oval(950, 440, 1010, 560)
    sheet.print(ears, look.skin_dark)
    sheet.print(head, look.skin)
    sheet.within(head, look.skin_dark, ramp((820, 0), (1000, 0), 0, 225))
    return sheet


def _features(sheet: Sheet, brow: str, mouth: str, *, smile: float = 26, eye: str = "2a2126") -> None:
    """Brows, eyes, nose and mouth, all small: a face is read from afar."""
    marks = Plate()
    for side in (-1, 1):
        x = _X + side * 88
        marks.line(curve([(x - 44, 412 + side * 2), (x, 394), (x + 44, 410 - side * 2)], 8), 13)
    sheet.print(marks, brow)
    eyes = Plate().oval(690, 448, 734, 490).oval(866, 448, 910, 490)
    sheet.print(eyes, eye)
    sheet.print(Plate().disc((720, 460), 6).disc((896, 460), 6), "ffffff", grain=0)
    sheet.print(Plate().line(curve([(806, 470), (828, 560), (790, 572)], 8), 9), mouth, strength=150)
    sheet.print(Plate().line(curve([(732, 640), (800, 640 + smile), (868, 640)], 10), 13), mouth)


def _glasses(sheet: Sheet, colour: str) -> None:
    frame = Plate().ring((712, 470), 70, 11).ring((888, 470), 70, 11)
    frame.line([(782, 462), (818, 462)], 10).line([(642, 462), (604, 446)], 10).line(
        [(958, 462), (996, 446)], 10
    )
    sheet.print(frame, colour)


def aasvik() -> Sheet:
    """Short white hair, round glasses, a rust-red jersey with a high collar."""
    look = Look("cfe0dd", "8fb3b4", "f0c8a8", "d99c7c", "f4efe6", "ffffff", "b2492f", "6e2a26", 61)
    sheet = _bust(look)
    collar = Plate().round_box(692, 780, 908, 880, 40)
    sheet.print(collar, "c65a3a")
    _features(sheet, "d8d2c6", "a0513f")
    _glasses(sheet, "2c3a4a")
    hair = Plate().area(
        curve(
            [
                (612, 430),
                (604, 300),
                (690, 206),
                (800, 186),
                (920, 208),
                (1000, 300),
                (988, 430),
                (950, 330),
                (860, 292),
                (760, 318),
                (660, 330),
            ],
            10,
            closed=True,
        )
    )
    sheet.print(hair, look.hair)
    sheet.within(hair, "cfc7ba", ramp((820, 0), (1000, 0), 0, 210))
    return sheet


def he_zhizhou() -> Sheet:
    """Black hair parted on the side, a navy jacket, a pencil behind the ear."""
    look = Look("f2d7a6", "d99a62", "eec39a", "cf9468", "1e1d26", "3c3a4a", "27405f", "131f36", 62)
    sheet = _bust(look)
    shirt = Plate().area([(720, 830), (800, 960), (880, 830), (800, 812)])
    sheet.print(shirt, "f6efe0")
    _features(sheet, "1e1d26", "9c4c40", smile=18)
    hair = Plate().area(
        curve(
            [
                (606, 470),
                (600, 320),
                (676, 214),
                (810, 184),
                (940, 222),
                (1002, 330),
                (992, 470),
                (962, 360),
                (900, 300),
                (760, 286),
                (690, 330),
                (640, 400),
            ],
            10,
            closed=True,
        )
    )
    sheet.print(hair, look.hair)
    sheet.within(hair, look.hair_light, ramp((640, 0), (780, 0), 200, 0))
    sheet.print(Plate().line([(930, 402), (1082, 330)], 17), "e2a53c")
    sheet.print(Plate().line([(1082, 330), (1102, 320)], 13), "c2504a")
    return sheet


def kurase() -> Sheet:
    """A bob with a fringe, a mustard scarf."""
    look = Look("d9cfe2", "9b8ab2", "f3cdac", "d9a07e", "2a2024", "4b3a40", "3f6b5b", "21413a", 63)
    behind = Plate().area(
        curve(
            [(580, 420), (572, 640), (640, 742), (960, 742), (1028, 640), (1020, 420), (800, 190)],
            12,
            closed=True,
        )
    )
    sheet = _bust(look, behind)
    sheet.print(
        Plate().area(
            curve([(650, 800), (800, 770), (950, 800), (972, 880), (800, 930), (628, 880)], 10, closed=True)
        ),
        "dca63a",
    )
    sheet.print(Plate().area([(720, 900), (800, 910), (770, 1060), (690, 1060)]), "c68d2c")
    _features(sheet, "2a2024", "b0504c", smile=30)
    fringe = Plate().area(
        curve(
            [
                (590, 520),
                (588, 320),
                (680, 214),
                (800, 188),
                (930, 214),
                (1012, 320),
                (1010, 520),
                (962, 400),
                (900, 372),
                (800, 384),
                (700, 372),
                (640, 400),
            ],
            10,
            closed=True,
        )
    )
    sheet.print(fringe, look.hair)
    sheet.within(fringe, look.hair_light, ramp((620, 0), (760, 0), 210, 0))
    return sheet


def raslan() -> Sheet:
    """A headscarf in two blues, a small gold earring on the coat: a brooch."""
    look = Look("f4dccb", "d99f86", "dfa97c", "b97a52", "2f5d8c", "6f9cc4", "5b3b5e", "331f3a", 64)
    behind = Plate().area(
        curve(
            [(560, 440), (540, 760), (640, 900), (960, 900), (1060, 760), (1040, 440), (800, 160)],
            12,
            closed=True,
        )
    )
    sheet = _bust(look, behind)
    _features(sheet, "3a2420", "8f3f3c")
    scarf = Plate().area(
        [
            *arc((_X, 440), 262, 150, 390, 1.06),
            *curve([(990, 640), (960, 740), (800, 830), (640, 740), (610, 640)], 10),
        ]
    )
    face = Plate().oval(650, 306, 950, 752)
    scarf.mask.paste(0, mask=face.mask)
    sheet.print(scarf, look.hair)
    sheet.within(scarf, "1d3c5e", ramp((840, 0), (1040, 0), 0, 230))
    folds = Plate()
    for shift in (0, 26, 52):
        folds.line(
            curve([(632 - shift * 0.2, 360 - shift), (760, 236 - shift * 0.6), (930, 300 - shift)], 10), 6
        )
    folds.line(curve([(650, 760), (780, 850), (940, 770)], 10), 7).line(
        curve([(640, 810), (790, 900), (960, 820)], 10), 7
    )
    sheet.print(folds.only_within(scarf), look.hair_light)
    sheet.print(Plate().disc((980, 940), 20), "e3b04b")
    return sheet


FACES: dict[str, Callable[[], Sheet]] = {
    "aasvik": aasvik,
    "he_zhizhou": he_zhizhou,
    "kurase": kurase,
    "raslan": raslan,
}

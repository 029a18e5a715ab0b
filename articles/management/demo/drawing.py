"""A small print shop: flat inks with grain on paper, drawn with Pillow and the same on every machine.

Shapes of one colour go into one `Plate`, which a `Sheet` prints. Coordinates are pixels of the finished
picture, from the top left.
"""

import io
import math
import random
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
# Plates are drawn at twice the size and reduced, since ImageDraw's own edges are not smooth.
_FINE = 2
_SMALL = (72, 48)

Point = tuple[float, float]
Colour = tuple[int, int, int]


def ink(code: str) -> Colour:
    """A colour written as six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


@cache
def _noise(seed: int) -> Image.Image:
    """Even noise. Not `Image.effect_noise`: that draws from C's rand(), which nobody can seed."""
    bytes_ = random.Random(seed).randbytes(WIDTH * HEIGHT)  # noqa: S311 - grain, not a secret
    return Image.frombytes("L", (WIDTH, HEIGHT), bytes_)


def _cloudy(seed: int, size: int) -> Image.Image:
    """Soft blotches about `size` pixels wide, as of ink that took unevenly."""
    cells = (WIDTH // size + 2, HEIGHT // size + 2)
    bytes_ = random.Random(seed).randbytes(cells[0] * cells[1])  # noqa: S311
    return Image.frombytes("L", cells, bytes_).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)


def ramp(start: Point, end: Point, first: int = 0, last: int = 255) -> Image.Image:
    """A straight gradient of densities, `first` at `start` and `last` at `end`, level beyond them.

    Drawn small, since a gradient has no detail to lose: the sheet enlarges what it needs of it.
    """
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) or 1
    values = []
    for row in range(_SMALL[1]):
        y = (row + 0.5) / _SMALL[1] * HEIGHT - start[1]
        for column in range(_SMALL[0]):
            share = (((column + 0.5) / _SMALL[0] * WIDTH - start[0]) * dx + y * dy) / length
            values.append(int(first + (last - first) * (0 if share < 0 else 1 if share > 1 else share)))
    return Image.frombytes("L", _SMALL, bytes(values))


def _part(field: Image.Image, region: tuple[int, int, int, int]) -> Image.Image:
    """What a field of any size has in a region of the sheet."""
    if field.size == (WIDTH, HEIGHT):
        return field.crop(region)
    across, along = field.width / WIDTH, field.height / HEIGHT
    part = (region[0] * across, region[1] * along, region[2] * across, region[3] * along)
    return field.resize((region[2] - region[0], region[3] - region[1]), Image.Resampling.BICUBIC, part)


def glow(centre: Point, radius: float, strength: int = 255) -> Image.Image:
    """Densities that fade from `strength` at `centre` to nothing at `radius`."""
    size = max(2, round(radius * 2))
    disc = ImageChops.invert(Image.radial_gradient("L")).point(
        [round(max(0, (value - 75) / 180) ** 1.6 * strength) for value in range(256)]
    )
    field = Image.new("L", (WIDTH, HEIGHT))
    field.paste(disc.resize((size, size)), (round(centre[0] - radius), round(centre[1] - radius)))
    return field


def curve(points: Sequence[Point], steps: int = 14, closed: bool = False) -> list[Point]:
    """A smooth line through `points` (Catmull and Rom's)."""
    around = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    line: list[Point] = []
    for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False):
        for step in range(steps):
            t = step / steps
            line.append(
                tuple(  # type: ignore[arg-type]
                    0.5
                    * (
                        2 * q
                        + (r - p) * t
                        + (2 * p - 5 * q + 4 * r - s) * t**2
                        + (3 * q - p - 3 * r + s) * t**3
                    )
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    return line if closed else [*line, points[-1]]


def ridge(
    level: float, rise: float, seed: int, left: float = 0, right: float = WIDTH, rough: float = 1
) -> list[Point]:
    """The outline of hills round `level`, `rise` pixels up and down, from `left` to `right`."""
    choose = random.Random(seed)  # noqa: S311
    waves = [
        (choose.uniform(0.6, 1.5) * factor, choose.uniform(0, 6.3), 1 / factor)
        for factor in (1, 2.3, 5.1 * rough)
    ]
    line = []
    for step in range(121):
        x = left + (right - left) * step / 120
        height = sum(math.sin(x / WIDTH * 6.3 * speed + phase) * share for speed, phase, share in waves)
        line.append((x, level - height * rise / 1.5))
    return line


def down(line: Sequence[Point], to: float = HEIGHT) -> list[Point]:
    """The area below a line, to the bottom of the picture or to `to`."""
    return [*line, (line[-1][0], to), (line[0][0], to)]


def arc(
    centre: Point, radius: float, start: float, end: float, flat: float = 1, steps: int = 40
) -> list[Point]:
    """Points along part of an ellipse, in degrees clockwise from the right; `flat` shortens its height."""
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(centre[0] + radius * math.cos(a), centre[1] + radius * flat * math.sin(a)) for a in angles]


def turned(points: Sequence[Point], centre: Point, degrees: float) -> list[Point]:
    """The points, turned clockwise round `centre`."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        (
            centre[0] + (x - centre[0]) * cos - (y - centre[1]) * sin,
            centre[1] + (x - centre[0]) * sin + (y - centre[1]) * cos,
        )
        for x, y in points
    ]


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """The corners of a rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


class Plate:
    """The shapes that are printed in one ink."""

    def __init__(self) -> None:
        self.mask = Image.new("L", (WIDTH * _FINE, HEIGHT * _FINE))
        self._draw = ImageDraw.Draw(self.mask)

    @staticmethod
    def _fine(points: Sequence[Point]) -> list[Point]:
        return [(x * _FINE, y * _FINE) for x, y in points]

    def area(self, points: Sequence[Point], density: int = 255) -> "Plate":
        """A filled outline; a `density` of 0 cuts it out of what is there."""
        self._draw.polygon(self._fine(points), fill=density)
        return self

    def line(self, points: Sequence[Point], width: float, density: int = 255) -> "Plate":
        """A line with round ends."""
        fine = self._fine(points)
        self._draw.line(fine, fill=density, width=max(1, round(width * _FINE)), joint="curve")
        if width >= 3:
            for point in (fine[0], fine[-1]):
                self._draw.circle(point, width * _FINE / 2, fill=density)
        return self

    def disc(self, centre: Point, radius: float, density: int = 255) -> "Plate":
        """A filled circle."""
        self._draw.circle((centre[0] * _FINE, centre[1] * _FINE), radius * _FINE, fill=density)
        return self

    def oval(self, left: float, top: float, right: float, bottom: float, density: int = 255) -> "Plate":
        """A filled ellipse."""
        self._draw.ellipse([v * _FINE for v in (left, top, right, bottom)], fill=density)
        return self

    def ring(self, centre: Point, radius: float, width: float, density: int = 255) -> "Plate":
        """A circle's line, inwards from `radius`."""
        box_ = [
            (centre[0] - radius) * _FINE,
            (centre[1] - radius) * _FINE,
            (centre[0] + radius) * _FINE,
            (centre[1] + radius) * _FINE,
        ]
        self._draw.ellipse(box_, outline=density, width=max(1, round(width * _FINE)))
        return self

    def round_box(
        self, left: float, top: float, right: float, bottom: float, radius: float, density: int = 255
    ) -> "Plate":
        """A filled rectangle with round corners."""
        self._draw.rounded_rectangle(
            [v * _FINE for v in (left, top, right, bottom)], radius=radius * _FINE, fill=density
        )
        return self

    def only_within(self, other: "Plate") -> "Plate":
        """Cut away what lies outside `other`."""
        self.mask = ImageChops.multiply(self.mask, other.mask)
        return self

    def join(self, other: "Plate") -> "Plate":
        """Take the shapes of `other` as well."""
        self.mask = ImageChops.lighter(self.mask, other.mask)
        return self


class Sheet:
    """The paper, and what was printed on it so far."""

    def __init__(self, paper: str, seed: int) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT), ink(paper))
        self._seed = seed
        self._printed = 0

    def print(
        self,
        plate: Plate | Image.Image,
        colour: str,
        *,
        strength: int = 255,
        shade: Image.Image | None = None,
        grain: int = 26,
        blur: float = 0,
    ) -> "Sheet":
        """Lay an ink over the sheet, opaque, with the speckle of a printing press.

        `shade` says how densely each place takes the ink and is turned into grain, as in a stone print:
        between its lightest and its darkest are dots, never grey. `grain` is how much of a full tone is lost
        to the paper's roughness, of 255.
        """
        fine = plate.mask if isinstance(plate, Plate) else plate
        scale = fine.width // WIDTH
        found = fine.getbbox()
        if found is None:
            return self
        # Only the part with something on it is worked on; most plates are small.
        room = math.ceil(blur * 3) + 1
        left, top = max(0, found[0] // scale - room), max(0, found[1] // scale - room)
        right, bottom = min(WIDTH, found[2] // scale + room), min(HEIGHT, found[3] // scale + room)
        region = (left, top, right, bottom)
        on_plate = (left * scale, top * scale, right * scale, bottom * scale)
        mask = fine.reduce(scale, on_plate) if scale > 1 else fine.crop(region)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur))
        self._printed += 1
        noise = _noise(self._printed % 4).crop(region)
        if shade is not None:
            # A place takes the ink where its density beats the noise; a little softness keeps JPEG small.
            dots = ImageChops.subtract(_part(shade, region), noise, scale=0.22, offset=128)
            mask = ImageChops.multiply(mask, dots)
        elif grain:
            loss = noise.point([max(0, 255 - max(0, grain - value // 3) * 3) for value in range(256)])
            mask = ImageChops.multiply(mask, loss)
        if strength < 255:
            mask = mask.point([value * strength // 255 for value in range(256)])
        self.image.paste(ink(colour), (left, top), mask)
        return self

    def wash(self, colour: str, shade: Image.Image) -> "Sheet":
        """An ink over the whole sheet, in grain."""
        return self.print(Image.new("L", (WIDTH, HEIGHT), 255), colour, shade=shade)

    def within(self, plate: Plate, colour: str, shade: Image.Image, strength: int = 255) -> "Sheet":
        """Shade what a plate covers, in grain."""
        return self.print(plate, colour, shade=shade, strength=strength)

    def jpeg(self) -> bytes:
        """The finished print: uneven ink, rough paper, as a JPEG."""
        uneven = _cloudy(self._seed, 90).point([246 + value * 9 // 255 for value in range(256)])
        rough = _noise(5).filter(ImageFilter.GaussianBlur(0.7))
        rough = rough.point([min(255, 240 + value * 20 // 255) for value in range(256)])
        tone = ImageChops.multiply(uneven, rough)
        printed = ImageChops.multiply(self.image, Image.merge("RGB", (tone, tone, tone)))
        out = io.BytesIO()
        printed.save(out, "JPEG", quality=86, subsampling=1, optimize=True)
        return out.getvalue()


def scattered(
    seed: int, count: int, area: tuple[float, float, float, float], apart: float = 0
) -> list[Point]:
    """Up to `count` points inside (left, top, right, bottom), no two nearer than `apart`."""
    choose = random.Random(seed)  # noqa: S311
    found: list[Point] = []
    for _try in range(count * 12):
        point = choose.uniform(area[0], area[2]), choose.uniform(area[1], area[3])
        if all(math.dist(point, other) >= apart for other in found):
            found.append(point)
        if len(found) == count:
            break
    return found

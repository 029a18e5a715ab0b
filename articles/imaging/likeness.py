"""How alike two pictures look: a perceptual hash that survives another size, format or credit."""

import math

from PIL import Image

from articles.imaging.colour import resizable

_SIDE = 32
_KEPT = 8
# Two whose hashes differ in no more bits than this are shown to an editor as the same picture.
NEAR = 10
_FLAT = 2.0


def _cosines() -> list[list[float]]:
    return [
        [math.cos(math.pi * frequency * (2 * at + 1) / (2 * _SIDE)) for at in range(_SIDE)]
        for frequency in range(_KEPT)
    ]


_COSINES = _cosines()


def perceptual_hash(image: Image.Image) -> int | None:
    """Return 64 bits that say what a picture looks like, as a signed integer; None for one without shapes.

    The signs of the 64 lowest frequencies (a discrete cosine transform of 32 × 32 grey pixels) against their
    median, known as pHash. Compare two with `distance`. Takes an upright picture in any mode.
    """
    grey = resizable(image).convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    pixels = grey.tobytes()
    mean = sum(pixels) / len(pixels)
    if sum(abs(value - mean) for value in pixels) / len(pixels) < _FLAT:
        return None
    rows = [
        [sum(pixels[y * _SIDE + x] * cosine for x, cosine in enumerate(_COSINES[u])) for u in range(_KEPT)]
        for y in range(_SIDE)
    ]
    values = [
        sum(rows[y][u] * cosine for y, cosine in enumerate(_COSINES[v]))
        for v in range(_KEPT)
        for u in range(_KEPT)
    ]
    # The first is the brightness of the whole, which says nothing of shapes.
    middle = sorted(values[1:])[len(values) // 2]
    bits = sum((value > middle) << place for place, value in enumerate(values))
    return bits - (1 << 64) if bits >= 1 << 63 else bits


def reduced(image: Image.Image) -> Image.Image:
    """Return a large picture small enough to be hashed, at the price of one pass over its pixels."""
    factor = min(image.width, image.height) // (8 * _SIDE)
    try:
        return image.reduce(factor) if factor > 1 else image
    except ValueError:  # palettes and 1-bit pixels have no mean
        return image


def distance(first: int, second: int) -> int:
    """Return in how many of 64 bits two hashes differ."""
    return ((first ^ second) & (1 << 64) - 1).bit_count()

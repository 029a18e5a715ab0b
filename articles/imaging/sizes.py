"""Sizes and crops in numbers: what a page may promise in width and height before the file exists."""

Focal = tuple[float, float]
CENTRE: Focal = (0.5, 0.5)
MAX_SIDE = 16_383
"""WebP's greatest side in pixels (RFC 9649); JPEG's is 65,535. Tall infographics reach it."""


def rendered_size(width: int, height: int, to_width: int, to_height: int | None = None) -> tuple[int, int]:
    """Return the width and height in pixels that a rendition of a picture has.

    Takes the upright picture's size and the size asked for: without `to_height` the picture keeps its shape,
    with it it is cropped to `to_width` : `to_height`. Never larger than the picture, never under one pixel.
    """
    if to_height is None:
        scale = min(1.0, to_width / width, MAX_SIDE / height, MAX_SIDE / width)
        return max(1, round(width * scale)), max(1, round(height * scale))
    scale = min(1.0, width / to_width, height / to_height)
    return max(1, round(to_width * scale)), max(1, round(to_height * scale))


def crop_box(
    width: int, height: int, size: tuple[int, int], focal: Focal
) -> tuple[float, float, float, float]:
    """Return the largest box (left, top, right, bottom in pixels) of the shape `size`, centred on `focal`.

    The box stays inside the picture, so a focal point near an edge ends up off the centre. Raises ValueError
    for a focal point outside 0 to 1.
    """
    x, y = focal
    if not (0 <= x <= 1 and 0 <= y <= 1):
        raise ValueError(f"A focal point lies between 0 and 1, not at {focal}.")
    scale = min(width / size[0], height / size[1])
    wide, high = min(size[0] * scale, width), min(size[1] * scale, height)
    left = min(max(x * width - wide / 2, 0), width - wide)
    top = min(max(y * height - high / 2, 0), height - high)
    return left, top, left + wide, top + high

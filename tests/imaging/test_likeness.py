"""perceptual_hash(): the same picture in another dress is known, another picture is not."""

import random

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from articles.imaging.likeness import NEAR, distance, perceptual_hash
from tests.imaging.pictures import opened, quarters, saved


def scene(seed: int) -> Image.Image:
    """A drawing of a few shapes, another for every seed."""
    chance = random.Random(seed)  # noqa: S311
    image = Image.new("RGB", (600, 400), tuple(chance.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(9):
        x, y = chance.randrange(600), chance.randrange(400)
        box = (x, y, x + chance.randrange(40, 300), y + chance.randrange(40, 300))
        draw.ellipse(box, fill=tuple(chance.randrange(256) for _ in range(3)))
    return image


@pytest.mark.parametrize("seed", range(8))
def test_another_size_format_and_tone_look_alike(seed):
    image = scene(seed)
    known = perceptual_hash(image)
    for other in (
        image.resize((300, 200)),
        image.resize((1500, 1000)),
        opened(saved(image, quality=30)),
        opened(saved(image, "WEBP", quality=40)),
        ImageEnhance.Brightness(image).enhance(1.15),
        image.convert("L"),
        image.crop((6, 4, 594, 396)),
    ):
        assert distance(known, perceptual_hash(other)) <= NEAR


def test_other_pictures_do_not():
    hashes = [perceptual_hash(scene(seed)) for seed in range(40)]
    near = [(a, b) for a in range(40) for b in range(a) if distance(hashes[a], hashes[b]) <= NEAR]
    assert not near


def test_a_hash_is_a_signed_integer_of_64_bits():
    hashes = [perceptual_hash(scene(seed)) for seed in range(40)]
    assert all(-(1 << 63) <= value < 1 << 63 for value in hashes)
    assert min(hashes) < 0 < max(hashes)
    assert distance(-1, 0) == 64


@pytest.mark.parametrize("colour", ["white", "black", "teal"])
def test_a_picture_without_shapes_looks_like_no_other(colour):
    assert perceptual_hash(Image.new("RGB", (300, 200), colour)) is None


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "RGBA", "1"])
def test_every_kind_of_picture_has_one(mode):
    assert perceptual_hash(quarters(320, 240).convert(mode)) is not None

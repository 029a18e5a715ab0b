"""Whatever is done to a file, it is taken or refused with a sentence: nothing else is raised or warned."""

import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from articles.imaging import UnacceptableImage, inspect, make, suggested_credit
from tests.imaging.pictures import app13, gps_exif, iim, quarters, saved, xmp

PACKET = xmp("<dc:creator>Lian Ran</dc:creator>", "photoshop:Credit='CCTV News'")
FILES = {
    "jpeg": saved(
        quarters(), exif=gps_exif(6), xmp=PACKET, extra=app13(iim((110, b"CCTV News"))), comment=b"c"
    ),
    "progressive": saved(quarters(mode="CMYK"), progressive=True),
    "mpo": saved(quarters(), "MPO", save_all=True, append_images=[quarters()]),
    "png": saved(quarters(mode="P"), "PNG", exif=gps_exif(8)),
    "webp": saved(quarters(mode="RGBA"), "WEBP", exif=gps_exif(), xmp=PACKET),
    "avif": saved(quarters(), "AVIF", exif=gps_exif(5), xmp=PACKET),
    "tiff": saved(quarters(), "TIFF", exif=gps_exif(7), tiffinfo={700: PACKET}),
    "lzw": saved(quarters(mode="CMYK"), "TIFF", compression="tiff_lzw"),
    "gif": saved(quarters(mode="P"), "GIF", save_all=True, append_images=[Image.new("P", (64, 48), 3)]),
}


def corrupted(data, seed, flips, cut):
    random_ = random.Random(seed)  # noqa: S311
    changed = bytearray(data)
    for _ in range(flips):
        # Headers are where it hurts: half of the flips land in the first 200 bytes.
        reach = len(changed) if random_.random() < 0.5 else min(200, len(changed))
        changed[random_.randrange(reach)] ^= 1 << random_.randrange(8)
    return bytes(changed[: max(0, len(changed) - cut)])


@pytest.mark.parametrize("name", FILES)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), flips=st.integers(0, 12), cut=st.just(0) | st.integers(0, 4000))
def test_corrupt_files_are_taken_or_refused_and_nothing_else(name, seed, flips, cut):
    data = corrupted(FILES[name], seed, flips, cut)
    taken = False
    with suppress(UnacceptableImage):
        inspect(data)
        taken = True
    if taken:  # what was taken once can always be made
        make(data, width=40, format="webp")
    suggested_credit(data)


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([data[:16] for data in FILES.values()] + [b""]))
def test_noise_is_refused(noise, head):
    with pytest.raises(UnacceptableImage):
        inspect(head + noise)

"""Any colours to the web's: 8-bit sRGB (IEC 61966-2-1), with or without alpha."""

from io import BytesIO

from PIL import Image, ImageCms

_SRGB = ImageCms.createProfile("sRGB")
_LAB = ImageCms.createProfile("LAB")
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def resizable(image: Image.Image) -> Image.Image:
    """Return the picture in a mode whose pixels can be blended, its colours untouched.

    Palette and 1-bit pixels cannot be (the mean of two indices is another colour), 16-bit grey is scaled to
    8 bits, a transparent colour becomes an alpha channel. What comes back is L, LA, RGB, RGBA, CMYK or LAB.
    """
    if image.mode.startswith("I;16"):
        # convert("L") clips at 255, which is white for nearly every 16-bit value: scale first.
        wide = image.convert("I") if image.mode != "I;16" else image
        return wide.point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in ("La", "RGBa"):
        return image.convert({"La": "LA", "RGBa": "RGBA"}[image.mode])
    if image.mode in ("1", "L") and image.has_transparency_data:
        return image.convert("L").convert("LA") if image.mode == "1" else image.convert("LA")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("P", "PA", "RGB") and image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("P", "PA", "RGBX", "YCbCr"):
        return image.convert("RGB")
    return image


def to_srgb(image: Image.Image, profile: bytes = b"") -> Image.Image:
    """Return the picture as RGB or RGBA in sRGB.

    Takes a picture in a mode of `resizable` and its ICC profile (ICC.1; b"" where it has none). A profile
    that cannot be used, such as a CMYK profile in an RGB file, counts as none: the colours are then read as
    sRGB, which is what browsers do.
    """
    if image.mode in ("LA", "RGBA"):
        colours = to_srgb(image.convert(image.mode[:-1]), profile)
        colours.putalpha(image.getchannel("A"))
        return colours
    source = _profile(profile, image.mode)
    if source is not None:
        try:
            converted = ImageCms.profileToProfile(image, source, _SRGB, _INTENT, "RGB", flags=_FLAGS)
        except (ImageCms.PyCMSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")


def flatten(image: Image.Image) -> Image.Image:
    """Return an RGBA picture as RGB, laid onto white; an RGB one as it came."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _profile(profile: bytes, mode: str) -> ImageCms.ImageCmsProfile | None:
    if mode == "LAB":
        return ImageCms.ImageCmsProfile(_LAB)
    if not profile:
        return None
    try:
        return ImageCms.ImageCmsProfile(BytesIO(profile))
    except (OSError, TypeError, ValueError):
        return None

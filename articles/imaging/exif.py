"""EXIF's few words on a picture (CIPA DC-008): artist, copyright, description."""

from PIL import ExifTags
from PIL.ImageFile import ImageFile

from articles.messages import Message, gettext_noop

_GUESSED = gettext_noop("EXIF %(tag)s names no character set; it was read as Windows-1252: %(text)s")
# What cameras write there by themselves.
_FROM_THE_CAMERA = frozenset(("olympus digital camera", "sony dsc", "digital camera", "default", "dcim"))


def read(image: ImageFile) -> tuple[dict[str, tuple[str, ...]], tuple[Message, ...]]:
    """Return creators, copyright notice and caption of an opened picture, and warnings.

    Raises whatever a corrupt file brings: the caller turns it into a warning.
    """
    exif = image.getexif()
    warnings: list[Message] = []

    def text(tag: int, wide: int = 0) -> str:
        if wide and isinstance(value := exif.get(wide), bytes):  # Windows' own, UTF-16
            return value.decode("utf-16-le", "ignore").strip("\0 ")
        value = exif.get(tag)
        return _decoded(value, ExifTags.TAGS.get(tag, str(tag)), warnings) if isinstance(value, str) else ""

    artist = text(ExifTags.Base.Artist, ExifTags.Base.XPAuthor)
    # The photographer's and the editor's notice, with a NUL between them.
    notices = [part.strip() for part in text(ExifTags.Base.Copyright).split("\0")]
    caption = text(ExifTags.Base.ImageDescription)
    return {
        "creators": tuple(name for name in map(str.strip, artist.split(";")) if name),
        "copyright_notice": tuple(notice for notice in notices if notice),
        "caption": () if not caption or caption.casefold() in _FROM_THE_CAMERA else (caption,),
    }, tuple(warnings)


def _decoded(value: str, tag: str, warnings: list[Message]) -> str:
    """EXIF is ASCII by its standard and UTF-8 in life; Pillow gives its bytes as Latin-1."""
    data = value.encode("latin-1", "replace").strip(b"\0")
    try:
        return data.decode().strip()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace").strip()
        warnings.append(Message(_GUESSED, {"tag": tag, "text": text}))
        return text

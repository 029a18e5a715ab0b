"""What a picture's own metadata suggests as its credit: a suggestion, which an editor confirms."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from PIL.ImageFile import ImageFile

from articles.imaging import iim, xmp
from articles.imaging.messages import UnacceptableImage
from articles.imaging.opening import opened
from articles.messages import Message, gettext_noop

PLACEHOLDERS = frozenset(("nil", "null", "credit", "unknown", "n/a", "internet", "网络"))
# A dataset cut at 32 bytes and then at a whole UTF-8 character has 29 to 32 left.
_SHORTEST_CUT = 29

# Our field → XMP property, IIM dataset.
FIELDS: dict[str, tuple[str, iim.Dataset]] = {
    "credit_line": ("photoshop:Credit", (2, 110)),
    "creators": ("dc:creator", (2, 80)),
    "copyright_notice": ("dc:rights", (2, 116)),
    "caption": ("dc:description", (2, 120)),
    "source": ("photoshop:Source", (2, 115)),
}

_UNREADABLE = gettext_noop("The picture's %(standard)s metadata cannot be read: %(reason)s.")
_CUT_OFF = gettext_noop("The file cannot be read to its end; metadata may be missing.")
_CONFLICT = gettext_noop("XMP and IPTC disagree on %(field)s: “%(xmp)s” and “%(iim)s”.")


@dataclass(frozen=True)
class Conflict:
    """One field that XMP and IIM give differently. An editor chooses; nothing is chosen silently."""

    field: str  # a key of FIELDS
    xmp: tuple[str, ...]
    iim: tuple[str, ...]


@dataclass(frozen=True)
class SuggestedCredit:
    """What was found, XMP before IIM field by field; empty where there is nothing usable.

    `source_field` says where the credit line was found ("XMP photoshop:Credit", "IPTC 2:110" or ""); `source`
    is IPTC's own field of that name. Where `conflicts` names a field, its value here is XMP's and not yet
    true. Creators are no credit line: whether they become one is an editor's decision.
    """

    credit_line: str = ""
    creators: tuple[str, ...] = ()
    copyright_notice: str = ""
    caption: str = ""
    source: str = ""
    source_field: str = ""
    conflicts: tuple[Conflict, ...] = ()
    warnings: tuple[Message, ...] = ()


Found = dict[str, tuple[str, ...]]
Reader = Callable[[ImageFile, list[Message]], Found]


def suggested_credit(data: bytes) -> SuggestedCredit:
    """Return the credit that a picture's metadata suggests (IPTC Photo Metadata 2023, ISO 16684-1, IIM 4.2).

    Takes the file's bytes. Raises nothing: a file or a record that cannot be read is a warning.
    """
    warnings: list[Message] = []
    found: dict[str, Found] = {}
    try:
        with opened(data) as image:
            if image.format == "PNG":
                _load(image, warnings)
            for standard, reader in READERS.items():
                found[standard] = _guarded(standard, reader, image, warnings)
    except UnacceptableImage as error:
        return SuggestedCredit(warnings=(error.message,))
    values: Found = {}
    conflicts: list[Conflict] = []
    for name in FIELDS:
        first, second = found["XMP"].get(name, ()), found["IPTC"].get(name, ())
        values[name] = first or second
        if first and second and not _same(first, second):
            conflicts.append(Conflict(name, first, second))
            shown = {"field": name, "xmp": "; ".join(first), "iim": "; ".join(second)}
            warnings.append(Message(_CONFLICT, shown))
    return SuggestedCredit(
        credit_line="; ".join(values["credit_line"]),
        creators=values["creators"],
        copyright_notice="; ".join(values["copyright_notice"]),
        caption="\n".join(values["caption"]),
        source="; ".join(values["source"]),
        source_field=_where("credit_line", found),
        conflicts=tuple(conflicts),
        warnings=tuple(warnings),
    )


def is_placeholder(value: str) -> bool:
    """Return whether a value says nothing: empty, zero-width, punctuation only, or a word such as "nil"."""
    visible = "".join(character for character in value if unicodedata.category(character) not in ("Cf", "Cc"))
    bare = visible.strip().strip(".:;,-–—*'\"“”()[] ").casefold()
    return not any(character.isalnum() for character in bare) or bare in PLACEHOLDERS


def _from_xmp(image: ImageFile, warnings: list[Message]) -> Found:
    found: Found = {}
    for packet in xmp.packets(image):
        properties = xmp.parse(packet)
        for name, (prop, _) in FIELDS.items():
            one = xmp.text(properties, prop)
            values = xmp.texts(properties, prop) if name == "creators" else (one,)
            found[name] = found.get(name) or _usable(values)
    return found


def _from_iim(image: ImageFile, warnings: list[Message]) -> Found:
    datasets, notes = iim.read(image)
    warnings.extend(notes)
    return {name: _usable(datasets.get(dataset, ())) for name, (_, dataset) in FIELDS.items()}


READERS: dict[str, Reader] = {"XMP": _from_xmp, "IPTC": _from_iim}


def _guarded(standard: str, reader: Reader, image: ImageFile, warnings: list[Message]) -> Found:
    try:
        return reader(image, warnings)
    except Exception as error:  # ParseError, EntitiesForbidden, struct.error: a warning, never a 500
        reason = str(error) or type(error).__name__
        warnings.append(Message(_UNREADABLE, {"standard": standard, "reason": reason}))
        return {}


def _load(image: ImageFile, warnings: list[Message]) -> None:
    try:
        image.load()
    except Exception:
        warnings.append(Message(_CUT_OFF))


def _usable(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value.strip() for value in values if not is_placeholder(value))


def _same(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Equal but for spacing and Unicode form, or IIM's are XMP's cut at 32 bytes (then XMP is right)."""
    if len(first) != len(second):
        return _plain("; ".join(first)) == _plain("; ".join(second))
    for whole, cut in zip(map(_plain, first), map(_plain, second), strict=True):
        if whole != cut and not (len(cut.encode()) >= _SHORTEST_CUT and whole.startswith(cut)):
            return False
    return True


def _plain(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).split())


def _where(name: str, found: dict[str, Found]) -> str:
    prop, dataset = FIELDS[name]
    if found["XMP"].get(name):
        return f"XMP {prop}"
    return f"IPTC {dataset[0]}:{dataset[1]}" if found["IPTC"].get(name) else ""

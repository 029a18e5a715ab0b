"""What a picture's own metadata suggests as its credit: a suggestion, which an editor confirms."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PIL.ImageFile import ImageFile

from articles.imaging import exif, iim, xmp
from articles.imaging.messages import UnacceptableImage
from articles.imaging.opening import opened
from articles.messages import Message, gettext_noop

PLACEHOLDERS = frozenset(("nil", "null", "none", "credit", "unknown", "n/a", "internet", "网络", "網絡"))
# A dataset cut at 32 bytes and then at a whole UTF-8 character has 29 to 32 left.
_SHORTEST_CUT = 29

# Our field → XMP property, IIM dataset.
FIELDS: dict[str, tuple[str, iim.Dataset | None]] = {
    "credit_line": ("photoshop:Credit", (2, 110)),
    "creators": ("dc:creator", (2, 80)),
    "copyright_notice": ("dc:rights", (2, 116)),
    "caption": ("dc:description", (2, 120)),
    "source": ("photoshop:Source", (2, 115)),
    "usage_terms": ("xmpRights:UsageTerms", None),
    "web_statement": ("xmpRights:WebStatement", None),
    "licensor": ("plus:Licensor", None),
    "digital_source_type": ("Iptc4xmpExt:DigitalSourceType", None),
    "data_mining": ("plus:DataMining", None),
    "alt": ("Iptc4xmpCore:AltTextAccessibility", None),
}
# EXIF's tags, as people know them.
_EXIF = {"creators": "Artist", "copyright_notice": "Copyright", "caption": "ImageDescription"}
SEVERAL = ("creators", "licensor")
# What a picture may not be published with two values of. A caption is no credit: editors write their own.
CREDIT_FIELDS = ("credit_line", "creators", "copyright_notice", "source")

_UNREADABLE = gettext_noop("The picture's %(standard)s metadata cannot be read: %(reason)s.")
_CUT_OFF = gettext_noop("The file cannot be read to its end; metadata may be missing.")
CONFLICT = gettext_noop("XMP and IPTC disagree on %(field)s: “%(xmp)s” and “%(iim)s”.")

Found = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Conflict:
    """One field that XMP and IIM give differently. An editor chooses; nothing is chosen silently."""

    field: str  # a key of FIELDS
    xmp: tuple[str, ...]
    iim: tuple[str, ...]


@dataclass(frozen=True)
class SuggestedCredit:
    """What was found: XMP before IIM before EXIF, field by field; empty where there is nothing usable.

    `found` is all of it by field and place, the one that counts first: {"creators": {"XMP dc:creator":
    ("连冉",), "EXIF Artist": …}}. `source` is IPTC's own field of that name. Where `conflicts` names a
    field, its value here is XMP's and not yet true. Creators are no credit line: whether they become one is
    an editor's decision.
    """

    credit_line: str = ""
    creators: tuple[str, ...] = ()
    copyright_notice: str = ""
    caption: str = ""
    source: str = ""
    usage_terms: str = ""
    web_statement: str = ""  # the licence page's address
    licensor: str = ""
    digital_source_type: str = ""  # IPTC's term: "trainedAlgorithmicMedia"
    data_mining: str = ""  # PLUS's term: "DMI-PROHIBITED"
    alt: str = ""
    found: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    warnings: tuple[Message, ...] = ()

    @property
    def source_field(self) -> str:
        """Where the credit line was found ("XMP photoshop:Credit", "IPTC 2:110" or "")."""
        return self.place("credit_line")

    def place(self, name: str) -> str:
        """Where a field's value was found ("XMP dc:creator", "EXIF Artist" or "")."""
        return next(iter(self.found.get(name, {})), "")

    def as_json(self) -> dict[str, Any]:
        """Return what `from_json` reads."""
        return {
            # Pairs, since a database keeps no order of keys, and the place that counts comes first.
            "found": {name: [[at, list(v)] for at, v in rows.items()] for name, rows in self.found.items()},
            "conflicts": [[one.field, list(one.xmp), list(one.iim)] for one in self.conflicts],
            "warnings": [warning.as_json() for warning in self.warnings],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "SuggestedCredit":
        """Return what `as_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
        found = {
            name: {str(at): tuple(map(str, v)) for at, v in rows}
            for name, rows in value["found"].items()
            if name in FIELDS
        }
        return cls(
            **_first(found),
            found=found,
            conflicts=tuple(Conflict(name, tuple(a), tuple(b)) for name, a, b in value["conflicts"]),
            warnings=tuple(map(Message.from_json, value["warnings"])),
        )


def suggested_credit(data: bytes) -> SuggestedCredit:
    """Return the credit that a picture's metadata suggests (IPTC Photo Metadata 2023, ISO 16684-1, IIM 4.2).

    Takes the file's bytes. Raises nothing: a file or a record that cannot be read is a warning.
    """
    warnings: list[Message] = []
    by_standard: dict[str, Found] = {}
    try:
        with opened(data) as image:
            if image.format == "PNG":
                _load(image, warnings)
            for standard, reader in READERS.items():
                by_standard[standard] = _guarded(standard, reader, image, data, warnings)
    except UnacceptableImage as error:
        return SuggestedCredit(warnings=(error.message,))
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    conflicts: list[Conflict] = []
    for name in FIELDS:
        for standard, values in by_standard.items():
            if values.get(name):
                found.setdefault(name, {})[_place(standard, name)] = values[name]
        first, second = by_standard["XMP"].get(name, ()), by_standard["IPTC"].get(name, ())
        if first and second and not _same(first, second):
            conflicts.append(Conflict(name, first, second))
            shown = {"field": name, "xmp": "; ".join(first), "iim": "; ".join(second)}
            warnings.append(Message(CONFLICT, shown))
    return SuggestedCredit(**_first(found), found=found, conflicts=tuple(conflicts), warnings=tuple(warnings))


def _first(found: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, Any]:
    """Of every field the value that counts, as `SuggestedCredit` holds it."""
    values: dict[str, Any] = {}
    for name, rows in found.items():
        value = next(iter(rows.values()))
        joint = "\n" if name == "caption" else "; "
        values[name] = value if name == "creators" else joint.join(value)
    return values


def is_placeholder(value: str) -> bool:
    """Return whether a value says nothing: empty, zero-width, punctuation only, or a word such as "nil"."""
    visible = "".join(character for character in value if unicodedata.category(character) not in ("Cf", "Cc"))
    bare = visible.strip().strip(".:;,-–—*'\"“”()[] ").casefold()
    return not any(character.isalnum() for character in bare) or bare in PLACEHOLDERS


def _from_xmp(image: ImageFile, data: bytes, warnings: list[Message]) -> Found:
    found: Found = {}
    for packet in xmp.packets(image, data):
        properties = _guarded_parse(packet, warnings)
        for name, (prop, _) in FIELDS.items():
            values = xmp.texts(properties, prop) if name in SEVERAL else (xmp.text(properties, prop),)
            if name in ("digital_source_type", "data_mining"):
                # Terms of a vocabulary: their address is as good as their name.
                values = tuple(value.rstrip("/").rpartition("/")[2] for value in values)
            found[name] = found.get(name) or _usable(values)
    return found


def _guarded_parse(packet: bytes, warnings: list[Message]) -> xmp.Properties:
    try:
        return xmp.parse(packet)
    except Exception as error:  # one packet that cannot be read leaves the others
        warnings.append(_cannot_be_read("XMP", error))
        return {}


def _from_iim(image: ImageFile, data: bytes, warnings: list[Message]) -> Found:
    datasets, notes = iim.read(image)
    warnings.extend(notes)
    return {name: _usable(datasets.get(dataset, ())) for name, (_, dataset) in FIELDS.items() if dataset}


def _from_exif(image: ImageFile, data: bytes, warnings: list[Message]) -> Found:
    values, notes = exif.read(image)
    warnings.extend(notes)
    return {name: _usable(value) for name, value in values.items()}


Reader = Callable[[ImageFile, bytes, list[Message]], Found]
READERS: dict[str, Reader] = {"XMP": _from_xmp, "IPTC": _from_iim, "EXIF": _from_exif}


def _guarded(standard: str, reader: Reader, image: ImageFile, data: bytes, warnings: list[Message]) -> Found:
    try:
        return reader(image, data, warnings)
    except Exception as error:  # struct.error, KeyError, SyntaxError …: a warning, never a 500
        warnings.append(_cannot_be_read(standard, error))
        return {}


def _cannot_be_read(standard: str, error: Exception) -> Message:
    return Message(_UNREADABLE, {"standard": standard, "reason": str(error) or type(error).__name__})


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


def _place(standard: str, name: str) -> str:
    prop, dataset = FIELDS[name]
    if standard == "IPTC" and dataset:
        return f"IPTC {dataset[0]}:{dataset[1]}"
    return f"XMP {prop}" if standard == "XMP" else f"EXIF {_EXIF[name]}"

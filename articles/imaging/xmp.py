"""Reading XMP (ISO 16684-1): the properties we know, from packets that nobody vouches for."""

from collections.abc import Mapping

from defusedxml.ElementTree import DefusedXMLParser
from PIL.ImageFile import ImageFile

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
}
KNOWN = (
    "dc:creator",
    "dc:description",
    "dc:rights",
    "photoshop:Credit",
    "photoshop:Source",
    "xmpRights:UsageTerms",
    "xmpRights:WebStatement",
    "Iptc4xmpCore:AltTextAccessibility",
    "Iptc4xmpExt:DigitalSourceType",
    "plus:DataMining",
    "plus:Licensor",
)
# Of a licensor, the name stands for the whole: addresses and telephone numbers are nobody's credit.
_INSIDE = {"plus:Licensor": "plus:LicensorName"}

Properties = Mapping[str, list[tuple[str, str]]]
"""By prefixed name: the values with their language ("" where none is given), in the packet's order."""


def _clark(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


_STANDARD_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_GIF_HEADER = b"!\xff\x0bXMP DataXMP"
_RDF, _DESCRIPTION, _LI = _clark("rdf:RDF"), _clark("rdf:Description"), _clark("rdf:li")
_NAMES = {_clark(name): name for name in KNOWN}
_INSIDE_TAGS = {_clark(outer): _clark(inner) for outer, inner in _INSIDE.items()}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def packets(image: ImageFile, data: bytes) -> list[bytes]:
    """Return the XMP packets of an opened picture and its file's bytes, the standard one first.

    Some agencies write theirs under another APP1 header than Adobe's: every such segment that looks like XMP
    counts. What did not fit into a JPEG's segment goes on in others (ExtendedXMP). A PNG must be loaded
    before it is asked: exiftool writes XMP behind the pixels.
    """
    standard = image.info.get("xmp") or b""
    found = [standard.encode() if isinstance(standard, str) else bytes(standard)]
    if image.format == "GIF":
        found.append(_gif_packet(data))
    for marker, segment in getattr(image, "applist", []):
        start = segment.find(b"<x:xmpmeta")
        start = start if start >= 0 else segment.find(b"<rdf:RDF")
        if marker == "APP1" and start >= 0 and not segment.startswith((_STANDARD_HEADER, _EXTENSION)):
            found.append(segment[start:])
    found.append(_extended(image))
    raw = image.info.get("Raw profile type xmp")  # what ImageMagick writes into a PNG
    if isinstance(raw, str):
        found.append(raw_profile(raw))
    return [packet for packet in found if packet]


def _extended(image: ImageFile) -> bytes:
    """Return a JPEG's ExtendedXMP (XMP part 3, 1.1.3.1), put together; b"" where it is not whole."""
    pieces: dict[bytes, dict[int, bytes]] = {}
    for marker, segment in getattr(image, "applist", []):
        if marker == "APP1" and segment.startswith(_EXTENSION):
            at = len(_EXTENSION)
            name, total, offset = (
                segment[at : at + 36], segment[at + 32 : at + 36], int.from_bytes(segment[at + 36 : at + 40])
            )  # fmt: skip
            if int.from_bytes(total) <= MAX_BYTES:
                pieces.setdefault(name, {})[offset] = segment[at + 40 :]
    for name, parts in pieces.items():
        whole = b"".join(parts[offset] for offset in sorted(parts))
        if len(whole) == int.from_bytes(name[32:]):
            return whole
    return b""


def _gif_packet(data: bytes) -> bytes:
    """Return what a GIF's application extension holds (XMP part 3, 1.1.2): raw, up to its magic trailer."""
    start = data.find(_GIF_HEADER)
    if start < 0:
        return b""
    start += len(_GIF_HEADER)
    # The trailer counts down from 0xff: whoever does not know XMP reads it as lengths and arrives at its end.
    end = data.find(b"\x01\xff\xfe", start, start + MAX_BYTES)
    return data[start:end] if end > 0 else b""


def raw_profile(text: str) -> bytes:
    """Return what ImageMagick wrote as hexadecimal text: name, length, digits. b"" for anything else."""
    lines = text.split("\n")
    digits = "".join(lines[3:]) if len(lines) > 3 and not lines[0] else ""
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return b""


def parse(packet: bytes) -> Properties:
    """Return the known properties of one packet, without building a tree.

    Raises ValueError for more than `MAX_BYTES`, a DTD or an entity (defusedxml) or nesting over `MAX_DEPTH`,
    ParseError (a SyntaxError) for what is not XML.
    """
    if len(packet) > MAX_BYTES:
        raise ValueError(f"the packet has {len(packet)} bytes, over {MAX_BYTES}")
    reader = _Reader()
    parser = DefusedXMLParser(target=reader, forbid_dtd=True)
    # Writers pad with NULs, which are no XML; in UTF-16 every other byte is one.
    parser.feed(packet if b"<\0" in packet[:64] or b"\0<" in packet[:64] else packet.strip(b"\0"))
    parser.close()
    return reader.found


def text(properties: Properties, name: str) -> str:
    """Return a property's one value: the x-default of several languages, else the first; "" for none."""
    values = properties.get(name, [])
    return next(
        (value for language, value in values if language == "x-default"), values[0][1] if values else ""
    )


def texts(properties: Properties, name: str) -> tuple[str, ...]:
    """Return every value of a property in order."""
    return tuple(value for _, value in properties.get(name, []))


class _Reader:
    """An expat target: properties are attributes or children of an rdf:Description right under rdf:RDF.

    Where a property holds structures, its values are what `_INSIDE` names in each of them.
    """

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[str, str]]] = {}
        self._path: list[str] = []
        self._items: list[tuple[str, str]] = []
        self._language = ""
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._path) >= MAX_DEPTH:
            raise ValueError(f"elements are nested over {MAX_DEPTH} deep")
        self._path.append(tag)
        self._text = []
        if self._path[-2:] == [_RDF, _DESCRIPTION]:
            for name, value in attributes.items():
                self._keep(name, [("", value)])
        elif self._path[-3:-1] == [_RDF, _DESCRIPTION]:
            self._items = []
            # ISO 16684-1, 7.9.2.5: an only value of structure type may be written as attributes.
            self._take_inside(attributes)
        else:
            if tag == _LI:
                self._language = attributes.get(_LANGUAGE, "")
            self._take_inside(attributes)

    def data(self, text: str) -> None:
        self._text.append(text)

    def end(self, tag: str) -> None:
        value = "".join(self._text)
        self._text = []
        top = self._top()
        if top and tag == _INSIDE_TAGS.get(top):
            self._items.append(("", value))
        elif tag == _LI and self._path[-5:-3] == [_RDF, _DESCRIPTION] and top not in _INSIDE_TAGS:
            self._items.append((self._language, value))
        elif self._path[-3:-1] == [_RDF, _DESCRIPTION]:
            self._keep(tag, self._items or [("", value)])
        self._path.pop()

    def close(self) -> None:
        """Expat's end of file: what was found stands."""

    def _top(self) -> str:
        """The property that is being read, where it belongs to the picture itself."""
        try:
            at = self._path.index(_RDF)
        except ValueError:
            return ""
        inside = len(self._path) > at + 2 and self._path[at + 1] == _DESCRIPTION
        return self._path[at + 2] if inside else ""

    def _take_inside(self, attributes: dict[str, str]) -> None:
        if (wanted := _INSIDE_TAGS.get(self._top())) and wanted in attributes:
            self._items.append(("", attributes[wanted]))

    def _keep(self, tag: str, values: list[tuple[str, str]]) -> None:
        name = _NAMES.get(tag)
        kept = [(language, value.strip()) for language, value in values if value.strip()]
        if name and kept:
            self.found.setdefault(name, kept)

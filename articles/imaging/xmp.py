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
}
KNOWN = (
    "dc:creator",
    "dc:description",
    "dc:rights",
    "photoshop:Credit",
    "photoshop:Source",
    "xmpRights:UsageTerms",
    "xmpRights:WebStatement",
)

Properties = Mapping[str, list[tuple[str, str]]]
"""By prefixed name: the values with their language ("" where none is given), in the packet's order."""


def _clark(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


_RDF, _DESCRIPTION, _LI = _clark("rdf:RDF"), _clark("rdf:Description"), _clark("rdf:li")
_NAMES = {_clark(name): name for name in KNOWN}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def packets(image: ImageFile) -> list[bytes]:
    """Return the XMP packets of an opened picture, the standard one first.

    Some agencies write theirs under another APP1 header than Adobe's: every such segment that looks like XMP
    counts. A PNG must be loaded before it is asked: exiftool writes XMP behind the pixels.
    """
    standard = image.info.get("xmp") or b""
    found = [standard.encode() if isinstance(standard, str) else bytes(standard)]
    for marker, segment in getattr(image, "applist", []):
        start = segment.find(b"<x:xmpmeta")
        start = start if start >= 0 else segment.find(b"<rdf:RDF")
        if marker == "APP1" and start >= 0 and not segment.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
            found.append(segment[start:])
    return [packet for packet in found if packet]


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
    """An expat target: properties are attributes or children of an rdf:Description right under rdf:RDF."""

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
        elif tag == _LI:
            self._language = attributes.get(_LANGUAGE, "")

    def data(self, text: str) -> None:
        self._text.append(text)

    def end(self, tag: str) -> None:
        value = "".join(self._text)
        self._text = []
        if tag == _LI and self._path[-5:-3] == [_RDF, _DESCRIPTION]:
            self._items.append((self._language, value))
        elif self._path[-3:-1] == [_RDF, _DESCRIPTION]:
            self._keep(tag, self._items or [("", value)])
        self._path.pop()

    def close(self) -> None:
        """Expat's end of file: what was found stands."""

    def _keep(self, tag: str, values: list[tuple[str, str]]) -> None:
        name = _NAMES.get(tag)
        kept = [(language, value.strip()) for language, value in values if value.strip()]
        if name and kept:
            self.found.setdefault(name, kept)

"""The credit that travels inside a picture's file, and the fresh XMP packet it is written as."""

import re
from dataclasses import dataclass, fields, replace
from html import escape

from articles.imaging import iim, xmp

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# JPEG holds one APP1 segment of 65,533 bytes; a credit that fills it is a mistake long before.
MAX_PACKET = 60_000


@dataclass(frozen=True)
class Credit:
    """The IPTC Photo Metadata fields a rendition carries. Empty means not written.

    Line ends become `\\n` and outer white space goes, as XML would have it, so that what is read back equals
    what was given. Raises ValueError for characters that XML 1.0 cannot hold.
    """

    credit_line: str = ""  # photoshop:Credit: « CCTV News »
    creators: tuple[str, ...] = ()  # dc:creator, in order
    copyright_notice: str = ""  # dc:rights
    usage_terms: str = ""  # xmpRights:UsageTerms
    web_statement: str = ""  # xmpRights:WebStatement: the licence page's address
    digital_source_type: str = ""  # Iptc4xmpExt:DigitalSourceType: "trainedAlgorithmicMedia"

    def __post_init__(self) -> None:
        for entry in fields(self):
            value = getattr(self, entry.name)
            if entry.name == "creators":
                value = tuple(name for name in map(_clean, value) if name)
            else:
                value = _clean(value)
            object.__setattr__(self, entry.name, value)

    def __bool__(self) -> bool:
        return any(getattr(self, entry.name) for entry in fields(self))


def _clean(value: str) -> str:
    value = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if found := _NOT_XML.search(value):
        raise ValueError(
            f"A credit cannot hold the character U+{ord(found[0]):04X}: remove it from {value!r}."
        )
    return value


SOURCE_TYPE_TERMS = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def packet(credit: Credit) -> bytes:
    """Return the credit as an XMP packet (ISO 16684-1), UTF-8, the same bytes for the same credit.

    Only what `Credit` names is in it: nothing of the original's metadata. Raises ValueError for a credit over
    `MAX_PACKET` bytes.
    """
    term = credit.digital_source_type
    properties = (
        _simple("photoshop:Credit", credit.credit_line),
        _list("dc:creator", "Seq", [("", name) for name in credit.creators]),
        _list("dc:rights", "Alt", [("x-default", credit.copyright_notice)]),
        _list("xmpRights:UsageTerms", "Alt", [("x-default", credit.usage_terms)]),
        _simple("xmpRights:WebStatement", credit.web_statement),
        _simple("Iptc4xmpExt:DigitalSourceType", f"{SOURCE_TYPE_TERMS}{term}" if term else ""),
    )
    written = "".join(properties)
    names = "".join(
        f' xmlns:{prefix}="{uri}"' for prefix, uri in xmp.NAMESPACES.items() if f"<{prefix}:" in written
    )
    packed = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{xmp.NAMESPACES["rdf"]}"><rdf:Description rdf:about=""{names}>'
        f"{written}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
    if len(packed) > MAX_PACKET:
        raise ValueError(f"The credit takes {len(packed)} bytes, and at most {MAX_PACKET} fit. Shorten it.")
    return packed


def minimal(credit: Credit) -> Credit:
    """Return what small files carry of a credit: enough to say whose it is and where the licence is."""
    return replace(credit, usage_terms="")


def iim_segment(credit: Credit) -> bytes:
    """Return the credit as IPTC-IIM for a JPEG, each dataset cut to what IIM 4.2 allows; b"" for no credit.

    Programs that read no XMP find it there.
    """
    datasets = [
        *(((2, 80), name, 32) for name in credit.creators),
        ((2, 110), credit.credit_line, 32),
        ((2, 116), credit.copyright_notice, 128),
    ]
    wanted = [(dataset, text, most) for dataset, text, most in datasets if text]
    return iim.segment(wanted) if wanted else b""


def credit_in(data: bytes) -> Credit:
    """Return the credit an XMP packet holds: the inverse of `packet`. Raises what `xmp.parse` raises."""
    found = xmp.parse(data)
    return Credit(
        credit_line=xmp.text(found, "photoshop:Credit"),
        creators=xmp.texts(found, "dc:creator"),
        copyright_notice=xmp.text(found, "dc:rights"),
        usage_terms=xmp.text(found, "xmpRights:UsageTerms"),
        web_statement=xmp.text(found, "xmpRights:WebStatement"),
        digital_source_type=xmp.text(found, "Iptc4xmpExt:DigitalSourceType").removeprefix(SOURCE_TYPE_TERMS),
    )


def _simple(name: str, value: str) -> str:
    return f"<{name}>{escape(value, quote=False)}</{name}>" if value else ""


def _list(name: str, container: str, items: list[tuple[str, str]]) -> str:
    """An rdf:Seq of values, or an rdf:Alt of one value per language."""
    entries = ""
    for language, value in items:
        attribute = f' xml:lang="{escape(language)}"' if language else ""
        entries += f"<rdf:li{attribute}>{escape(value, quote=False)}</rdf:li>" if value else ""
    return f"<{name}><rdf:{container}>{entries}</rdf:{container}></{name}>" if entries else ""

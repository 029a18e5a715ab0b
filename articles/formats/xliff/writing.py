"""A document as XLIFF 1.2 or 2.1: the core of the standard, our hashes in its places for metadata."""

from lxml import etree

from articles.content.codes import Code, Piece
from articles.formats.xliff.document import MDA, NAMESPACE, STATES_12, STATES_21, V12, V20, Document, Unit

_XML = "{http://www.w3.org/XML/1998/namespace}"
# XML 1.0 has no place for these, and no text needs them.
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])


def write(document: Document) -> bytes:
    """Return a document as UTF-8, in the version that it names."""
    root = _v12(document) if document.version == "1.2" else _v21(document)
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)
    return found


def _clean(text: str) -> str:
    return text.translate(_UNWRITABLE)


def _v12(document: Document) -> etree._Element:
    root = etree.Element(f"{{{V12}}}xliff", nsmap={None: V12, "nr": NAMESPACE}, version="1.2")
    file = etree.SubElement(root, f"{{{V12}}}file", original=document.original, datatype="html")
    file.set("source-language", document.source_language)
    file.set("target-language", document.target_language)
    body = etree.SubElement(file, f"{{{V12}}}body")
    for unit in document.units:
        made = etree.SubElement(body, f"{{{V12}}}trans-unit", id=unit.id, resname=unit.what or "body")
        made.set(f"{_XML}space", "preserve")
        made.set(f"{{{NAMESPACE}}}hash", unit.hash)
        _pieces_12(etree.SubElement(made, f"{{{V12}}}source"), unit.source, unit)
        if unit.target is not None:
            target = etree.SubElement(made, f"{{{V12}}}target", state=STATES_12[unit.state])
            _pieces_12(target, unit.target, unit)
    return root


def _pieces_12(parent: etree._Element, pieces: tuple[Piece, ...], unit: Unit) -> None:
    into = _Into(parent)
    for piece in pieces:
        if isinstance(piece, str):
            into.text(piece)
        elif piece.kind == "close":
            into.up()
        else:
            start = unit.tags.get(piece.id, ("", ""))[0]
            name = "x" if piece.kind == "void" else "g"
            made = into.add(f"{{{V12}}}{name}", piece)
            made.set("ctype", _ctype(start))
            made.set(f"{{{NAMESPACE}}}tag", _clean(start))


def _ctype(start: str) -> str:
    name = start.strip("<>/ ").split(" ", 1)[0]
    known = {"a": "link", "strong": "bold", "b": "bold", "em": "italic", "i": "italic", "br": "lb"}
    return known.get(name, f"x-html-{name or 'tag'}")


def _v21(document: Document) -> etree._Element:
    nsmap = {None: V20, "mda": MDA}
    root = etree.Element(f"{{{V20}}}xliff", nsmap=nsmap, version="2.1")
    root.set("srcLang", document.source_language)
    root.set("trgLang", document.target_language)
    file = etree.SubElement(root, f"{{{V20}}}file", id="f1", original=document.original)
    for unit in document.units:
        made = etree.SubElement(file, f"{{{V20}}}unit", id=unit.id, name=unit.what or "body")
        made.set("canResegment", "no")
        made.set(f"{_XML}space", "preserve")
        group = etree.SubElement(
            etree.SubElement(made, f"{{{MDA}}}metadata"), f"{{{MDA}}}metaGroup", category="newsroom"
        )
        etree.SubElement(group, f"{{{MDA}}}meta", type="hash").text = unit.hash
        etree.SubElement(group, f"{{{MDA}}}meta", type="state").text = unit.state
        if unit.tags:
            data = etree.SubElement(made, f"{{{V20}}}originalData")
            for number, (start, end) in unit.tags.items():
                etree.SubElement(data, f"{{{V20}}}data", id=f"s{number}").text = _clean(start)
                if end:
                    etree.SubElement(data, f"{{{V20}}}data", id=f"e{number}").text = _clean(end)
        segment = etree.SubElement(made, f"{{{V20}}}segment", state=STATES_21[unit.state])
        _pieces_21(etree.SubElement(segment, f"{{{V20}}}source"), unit.source)
        if unit.target is not None:
            _pieces_21(etree.SubElement(segment, f"{{{V20}}}target"), unit.target)
    return root


def _pieces_21(parent: etree._Element, pieces: tuple[Piece, ...]) -> None:
    into = _Into(parent)
    for piece in pieces:
        if isinstance(piece, str):
            into.text(piece)
        elif piece.kind == "close":
            into.up()
        elif piece.kind == "void":
            into.add(f"{{{V20}}}ph", piece).set("dataRef", f"s{piece.id}")
        else:
            made = into.add(f"{{{V20}}}pc", piece)
            made.set("dataRefStart", f"s{piece.id}")
            made.set("dataRefEnd", f"e{piece.id}")


class _Into:
    """Where the next text or element goes."""

    def __init__(self, parent: etree._Element) -> None:
        self.here = [parent]

    def text(self, text: str) -> None:
        """Behind what is there already."""
        parent, text = self.here[-1], _clean(text)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def add(self, name: str, code: Code) -> etree._Element:
        """An element for a code; what follows an opening one goes into it."""
        made = etree.SubElement(self.here[-1], name, id=code.id)
        if code.kind == "open":
            self.here.append(made)
        return made

    def up(self) -> None:
        """Out of the element that was opened last."""
        if len(self.here) > 1:
            self.here.pop()

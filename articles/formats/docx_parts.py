"""WordprocessingML (ECMA-376) made plain enough for mammoth, which leaves out what it does not know.

Text in boxes, fields, ruby and right-to-left runs would be lost, hidden text would show, styles that build on
others would not count. What is left is also small: mammoth needs a kilobyte and 50 µs for every element.
"""

from dataclasses import dataclass, field

from lxml import etree

from articles.formats.errors import Unreadable
from articles.formats.packages import DAMAGED
from articles.messages import gettext_noop

_MOST_ELEMENTS = 60_000
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/picture",
        b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
)
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)
# Roles that styles have, by the English name that every language's Word writes for its own.
_ROLES = {
    "title": "ns-title",
    "subtitle": "ns-subtitle",
    "quote": "ns-quote",
    "intense quote": "ns-quote",
    "block text": "ns-quote",
    "caption": "ns-caption",
    "html preformatted": "ns-code",
    **{f"heading {level}": f"ns-h{level}" for level in range(1, 10)},
}
STYLE_MAP = """
p.ns-title => h1:fresh
p.ns-subtitle => p:fresh
p.ns-quote => blockquote > p:fresh
p.ns-caption => p.caption:fresh
p.ns-code => pre:separator('\\n')
p.ns-h1 => h1:fresh
p.ns-h2 => h2:fresh
p.ns-h3 => h3:fresh
p.ns-h4 => h4:fresh
p.ns-h5 => h5:fresh
p.ns-h6 => h6:fresh
p.ns-h7 => h6:fresh
p.ns-h8 => h6:fresh
p.ns-h9 => h6:fresh
r[style-name='Emphasis'] => em
r[style-name='Subtle Emphasis'] => em
r[style-name='Intense Emphasis'] => strong > em
"""
_RUN_PROPERTIES = ("rStyle", "b", "i", "strike", "vertAlign")
_DROPPED = (
    "w:del", "w:moveFrom", "w:proofErr", "w:lastRenderedPageBreak", "w:bookmarkStart", "w:bookmarkEnd",
    "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:permStart", "w:permEnd", "w:sectPr",
    "w:tblGrid", "w:annotationRef", "w:softHyphen", "w:rubyPr",
)  # fmt: skip
_UNWRAPPED = ("w:fldSimple", "w:dir", "w:bdo", "w:smartTag", "w:customXml", "w:ins", "w:moveTo")
_OFF = ("false", "0", "off")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass
class Styles:
    """What the document's paragraph styles stand for: style → role, and those of contents lists."""

    roles: dict[str, str] = field(default_factory=dict)
    contents: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)


def name(prefixed: str) -> str:
    """Return an XML name in lxml's form: "w:p" → "{http://…}p"."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def tree(data: bytes) -> etree._Element:
    """Return the tree of a checked part. Raises Unreadable for what lxml cannot read."""
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        raise Unreadable(DAMAGED) from error


def read_styles(data: bytes) -> Styles:
    """Return what paragraph styles stand for, those that build on another like it, from word/styles.xml."""
    found = Styles()
    rows: dict[str, tuple[str, str, int | None]] = {}
    for style in tree(data).iterfind(name("w:style")):
        key = style.get(name("w:styleId"), "")
        named = _value(style.find(name("w:name"))).lower()
        level = _value(style.find(f"{name('w:pPr')}/{name('w:outlineLvl')}"))
        rows[key] = (
            named,
            _value(style.find(name("w:basedOn"))),
            int(level) if level.isdecimal() and len(level) == 1 else None,
        )
        if named.startswith("toc ") or named == "table of figures":
            found.contents.add(key)
        if _is_on(style.find(f"{name('w:rPr')}/{name('w:vanish')}")):
            found.hidden.add(key)
    for key in rows:
        at, seen = key, set[str]()
        while at in rows and at not in seen:
            seen.add(at)
            named, base, outline = rows[at]
            own = f"ns-h{outline + 1}" if outline is not None and outline < 9 else None
            role = _ROLES.get(named) or own
            if role:
                found.roles[key] = role
                break
            at = base
    return found


def simplify(data: bytes, styles: Styles, left_out: dict[str, int]) -> bytes:
    """Return a part with a body (document, footnotes, endnotes) as mammoth reads all of it.

    `left_out` counts by kind what cannot become text. Raises Unreadable where more is left than mammoth can
    read within seconds, which is ten times the largest article.
    """
    root = tree(data)
    for step in (_choose, _drop, _math, _drawings, _unwrap):
        step(root, left_out)
    _paragraphs(root, styles)
    _runs(root, styles)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise Unreadable(
            gettext_noop("The document is far longer than an article can be. Divide it into several.")
        )
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _value(element: etree._Element | None) -> str:
    return element.get(name("w:val"), "") if element is not None else ""


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and _value(element) not in _OFF


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace(element: etree._Element, children: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = children


def _all(root: etree._Element, *names: str) -> list[etree._Element]:
    return list(root.iter(*map(name, names)))


def _choose(root: etree._Element, left_out: dict[str, int]) -> None:
    """Of two forms of one drawing keep the one with its text and pictures."""
    for element in _all(root, "mc:AlternateContent"):
        forms = [form for form in element if form.tag in (name("mc:Choice"), name("mc:Fallback"))]
        telling = (
            form for form in forms if next(form.iter(name("w:txbxContent"), name("a:blip")), None) is not None
        )
        fallback = next((form for form in forms if form.tag == name("mc:Fallback") and len(form)), None)
        chosen = next(telling, None)
        chosen = (
            chosen
            if chosen is not None
            else fallback
            if fallback is not None
            else forms[0]
            if forms
            else None
        )
        _replace(element, list(chosen) if chosen is not None else [])


def _drop(root: etree._Element, left_out: dict[str, int]) -> None:
    for element in _all(root, *_DROPPED):
        # The mark of a deleted paragraph joins it to the next one, and mammoth does that.
        parent = element.getparent()
        if parent is not None and parent.tag == name("w:rPr") and element.tag == name("w:del"):
            continue
        if parent is not None and parent.tag == name("w:trPr"):
            continue
        _remove(element)
    for element in _all(root, "w:altChunk"):
        left_out["documents"] = left_out.get("documents", 0) + 1
        _remove(element)
    for element in _all(root, "w:sdt"):
        gallery = next(element.iter(name("w:docPartGallery")), None)
        if _value(gallery) == "Table of Contents":
            _remove(element)


def _math(root: etree._Element, left_out: dict[str, int]) -> None:
    for element in _all(root, "m:oMath"):
        text = "".join(part.text or "" for part in element.iter(name("m:t")))
        left_out["equations"] = left_out.get("equations", 0) + 1
        _replace(element, [_run(text)])
    for element in _all(root, "m:oMathPara"):
        _replace(element, list(element.iterchildren(name("w:r"))))


def _run(text: str) -> etree._Element:
    run = etree.Element(name("w:r"))
    child = etree.SubElement(run, name("w:t"))
    child.text = text
    child.set(_XML_SPACE, "preserve")
    return run


def _drawings(root: etree._Element, left_out: dict[str, int]) -> None:
    """Give every picture of a drawing a drawing of its own, and put text boxes behind their paragraph."""
    for drawing in _all(root, "w:drawing"):
        boxes = [box for box in drawing.iter(name("w:txbxContent")) if _holder(box, drawing) is None]
        blips = [blip for blip in drawing.iter(name("a:blip")) if _holder(blip, drawing) is None]
        pictures = [picture for blip in blips if (picture := _picture(blip, drawing)) is not None]
        if not boxes and not pictures:
            left_out["drawings"] = left_out.get("drawings", 0) + 1
        paragraph = next(drawing.iterancestors(name("w:p")), None)
        for box in reversed(boxes):
            for block in reversed(list(box)):
                if paragraph is not None:
                    paragraph.addnext(block)
        _replace(drawing, pictures)


def _holder(element: etree._Element, drawing: etree._Element) -> etree._Element | None:
    """Return the text box inside `drawing` that an element is in, if any."""
    for above in element.iterancestors():
        if above is drawing:
            return None
        if above.tag == name("w:txbxContent"):
            return above
    return None


def _picture(blip: etree._Element, drawing: etree._Element) -> etree._Element | None:
    key = blip.get(name("r:embed")) or blip.get(name("r:link"))
    if not key:
        return None
    own = blip.getparent()
    own = own.getparent() if own is not None else None
    described = next(own.iter(name("pic:cNvPr")), None) if own is not None else None
    outer = next(drawing.iter(name("wp:docPr")), None)
    texts = [
        (element.get(attribute) or "").strip()
        for element in (outer, described)
        if element is not None
        for attribute in ("descr", "title")
    ]
    result = etree.Element(name("w:drawing"))
    inline = etree.SubElement(result, name("wp:inline"))
    properties = etree.SubElement(inline, name("wp:docPr"))
    properties.set("descr", next((text for text in texts if text), ""))
    link = next(drawing.iter(name("a:hlinkClick")), None)
    if link is not None:
        properties.append(link)
    inner: etree._Element = inline
    for step in ("a:graphic", "a:graphicData", "pic:pic", "pic:blipFill", "a:blip"):
        inner = etree.SubElement(inner, name(step))
    inner.set(name("r:embed"), key)
    return result


def _unwrap(root: etree._Element, left_out: dict[str, int]) -> None:
    for element in _all(root, *_UNWRAPPED):
        parent = element.getparent()
        if parent is not None and parent.tag in (name("w:rPr"), name("w:trPr")):
            continue
        _replace(element, list(element))
    for ruby in _all(root, "w:ruby"):
        base = ruby.find(name("w:rubyBase"))
        runs = base.iterchildren(name("w:r")) if base is not None else iter(())
        _replace(ruby, [child for run in runs for child in run if child.tag != name("w:rPr")])


def _paragraphs(root: etree._Element, styles: Styles) -> None:
    for paragraph in _all(root, "w:p"):
        properties = paragraph.find(name("w:pPr"))
        if properties is None:
            continue
        style = properties.find(name("w:pStyle"))
        key = _value(style)
        if key in styles.contents:
            _remove(paragraph)
            continue
        level = _value(properties.find(name("w:outlineLvl")))
        role = styles.roles.get(key)
        if role is None and level.isdecimal() and len(level) == 1 and level != "9":
            role = f"ns-h{int(level) + 1}"
        deleted = properties.find(f"{name('w:rPr')}/{name('w:del')}") is not None
        kept = [child for child in (properties.find(name("w:numPr")),) if child is not None]
        properties.clear()
        if role or style is not None:
            etree.SubElement(properties, name("w:pStyle")).set(name("w:val"), role or key)
        properties.extend(kept)
        if deleted:
            etree.SubElement(etree.SubElement(properties, name("w:rPr")), name("w:del"))


def _runs(root: etree._Element, styles: Styles) -> None:
    """Leave out hidden runs, keep of the others' properties what shows in an article, and join equal ones."""
    last: etree._Element | None = None
    for run in _all(root, "w:r"):
        properties = run.find(name("w:rPr"))
        if properties is not None:
            hidden = _is_on(properties.find(name("w:vanish"))) or (
                _value(properties.find(name("w:rStyle"))) in styles.hidden
            )
            if hidden and next(run.iter(name("w:fldChar"), name("w:instrText")), None) is None:
                _remove(run)
                continue
            kept = [child for key in _RUN_PROPERTIES for child in properties.iterchildren(name(f"w:{key}"))]
            properties[:] = kept
            if not kept:
                run.remove(properties)
        run.attrib.clear()
        if last is not None and run.getprevious() is last and _can_join(last, run):
            _join(last, run)
        else:
            last = run


def _can_join(first: etree._Element, second: etree._Element) -> bool:
    def formatting(run: etree._Element) -> list[tuple[str, str]]:
        properties = run.find(name("w:rPr"))
        return [(str(child.tag), _value(child)) for child in properties] if properties is not None else []

    texts = all(
        child.tag in (name("w:t"), name("w:rPr"), name("w:tab"), name("w:br"))
        for run in (first, second)
        for child in run
    )
    return texts and formatting(first) == formatting(second)


def _join(first: etree._Element, second: etree._Element) -> None:
    for child in list(second):
        if child.tag == name("w:rPr"):
            continue
        end = first[-1] if len(first) else None
        if child.tag == name("w:t") and end is not None and end.tag == name("w:t"):
            end.text = (end.text or "") + (child.text or "")
            end.set(_XML_SPACE, "preserve")
        else:
            first.append(child)
    _remove(second)

"""Office documents (.docx, .odt) → ParsedArticle, and the pictures inside them."""

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import mammoth
from lxml import etree

from articles.content.href import WEB
from articles.content.languages import resolve_language
from articles.formats import docx_parts, html_article, odt_html
from articles.formats.docx_parts import tree
from articles.formats.errors import Unreadable
from articles.formats.packages import DAMAGED, Package, rebuilt
from articles.formats.parsed import Block, Evidence, ParsedArticle
from articles.messages import Message, gettext_noop

# Where a picture inside the document is while the HTML is read: a name that no address can have (RFC 6761).
_INSIDE = "https://picture.invalid/"
_ODT_TYPES = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
)
_WORD_PART = re.compile(r"(?:document|footnotes|endnotes|numbering|styles)\d{0,3}\.xml")
_BODY_PART = re.compile(r"(?:document|footnotes|endnotes)\d{0,3}\.xml")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BACK_LINKS = re.compile(r'<p>\s*<a href="#[^"]{0,200}">↑</a></p>|\s?<a href="#[^"]{0,200}">↑</a>')
_NO_TITLE = re.compile(
    r"(?:microsoft word\s?-|untitled|document\s?\d*$|doc\d+$|sans titre|unbenannt|sin título|無題|无标题"
    r"|제목 없음|без имени)"
    r"|\.(?:docx?|odt|rtf|pages)$",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?<=\S)\[\d{1,3}\]")
_NO_HEADLINE = "No headline was recognised."  # as html_article says it
_LEFT_OUT = {
    "equations": gettext_noop("Equations were kept as plain characters (%(count)s); check them."),
    "drawings": gettext_noop("Charts and drawings were left out (%(count)s); send them as pictures."),
    "documents": gettext_noop("Documents embedded in it were left out (%(count)s); send them on their own."),
}
_MACROS = gettext_noop("The document holds macros. Save it as .docx or .odt without them and send that.")
_OTHER = gettext_noop("This is a zip archive. Unpack it and send the article that is in it.")
_PASSWORD = gettext_noop("The document is protected by a password. Save it without one and send that.")
_OTHER_OFFICE = {
    "xl/": gettext_noop("This is a spreadsheet, not a text. Copy the article's text and send that."),
    "ppt/": gettext_noop("These are slides, not a text. Copy the article's text and send that."),
    "Index/": gettext_noop("This is a Pages document. Export it as Word (.docx) and send that."),
    "Index.zip": gettext_noop("This is a Pages document. Export it as Word (.docx) and send that."),
    "index.xml": gettext_noop("This is a Pages document. Export it as Word (.docx) and send that."),
    "OEBPS/": gettext_noop("This is an e-book. Copy the article's text and send that."),
}


@dataclass
class _Converted:
    """A document as HTML, the members that its pictures are, and what could not become text."""

    html: str
    pictures: list[str | None]
    left_out: dict[str, int] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)


def is_package(data: bytes) -> bool:
    """Tell whether the bytes begin as a zip package does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def parse(data: bytes, *, language: str | None = None, known_labels: Iterable[str] = ()) -> ParsedArticle:
    """Return the article that a .docx or .odt holds.

    Headings, lists, tables, links and notes stay; comments, deleted changes, hidden text, headers, footers
    and tables of contents do not. Pictures keep their place and their alternative text, with `part` naming
    the file inside (see `picture`). The document's properties are evidence with line 0: its title is the
    headline only where the text has none, and who typed it is never the author.
    `language` and `known_labels` are those of `plain_text.parse`. Raises Unreadable for other zip packages,
    for what is damaged, encrypted, holds macros or unpacks to too much, and for an empty document.
    """
    package = Package(data)
    convert = _converter(package)
    try:
        found = convert(package)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        # Both libraries raise whatever comes (KeyError, RecursionError …) for XML that no program writes.
        raise Unreadable(DAMAGED) from error
    article = html_article.parse(found.html, language=language, known_labels=known_labels, extract=False)
    article = replace(article, blocks=tuple(_placed(block, found.pictures) for block in article.blocks))
    return _with_properties(article, found, language)


def _converter(package: Package) -> Callable[[Package], _Converted]:
    """Return the function that reads this kind of package. Raises Unreadable where there is none."""
    names = package.names
    if any(
        name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names
    ):
        raise Unreadable(_MACROS)
    if "mimetype" in names and "content.xml" in names:
        kind = package.read("mimetype", 200).strip()
        if kind in _ODT_TYPES:
            return _odt
        raise Unreadable(_OTHER_OFFICE["ppt/" if b"presentation" in kind else "xl/"])
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return _docx
    for start, reason in _OTHER_OFFICE.items():
        if any(name.startswith(start) for name in names):
            raise Unreadable(reason)
    raise Unreadable(_OTHER)


# --- .docx
def _docx(package: Package) -> _Converted:
    main = _main_part(package)
    folder = posixpath.dirname(main)
    pictures: list[str | None] = []
    left_out: dict[str, int] = {}
    parts = {"[Content_Types].xml": package.xml("[Content_Types].xml")}
    if "_rels/.rels" in package.names:
        parts["_rels/.rels"] = package.xml("_rels/.rels")
    own = [name for name in sorted(package.names) if posixpath.dirname(name) == folder]
    own = [name for name in own if name == main or _WORD_PART.fullmatch(posixpath.basename(name))]
    styles = docx_parts.Styles()
    for name in own:
        parts[name] = package.xml(name)
        if posixpath.basename(name).startswith("styles"):
            styles = docx_parts.read_styles(parts[name])
    for name in own:
        if name == main or _BODY_PART.fullmatch(posixpath.basename(name)):
            parts[name] = docx_parts.simplify(parts[name], styles, left_out)
            rels = posixpath.join(folder, "_rels", posixpath.basename(name) + ".rels")
            if rels in package.names:
                parts[rels] = _relationships(package, rels, folder, pictures, parts)
    result = mammoth.convert_to_html(
        rebuilt(parts),
        style_map=docx_parts.STYLE_MAP,
        convert_image=mammoth.images.img_element(_source),
        include_embedded_style_map=False,
        external_file_access=False,
    )
    html = _BACK_LINKS.sub("", result.value)
    return _Converted(html, pictures, left_out, _core_properties(package))


def _main_part(package: Package) -> str:
    """Return the name of the document's main part, which is not always word/document.xml (SharePoint)."""
    if "_rels/.rels" in package.names:
        for row in tree(package.xml("_rels/.rels")).iter(_RELATIONSHIP):
            if row.get("Type", "").endswith("/officeDocument"):
                target = str(row.get("Target", "")).lstrip("/")
                if target in package.names:
                    return target
    return "word/document.xml"


def _relationships(
    package: Package, name: str, folder: str, pictures: list[str | None], parts: dict[str, bytes]
) -> bytes:
    """Return a part's relationships with every picture's target exchanged for a file that holds its number.

    mammoth thus never unpacks a picture, and never follows the address of one that is not in the document.
    """
    root = tree(package.xml(name))
    for row in root.iter(_RELATIONSHIP):
        if not row.get("Type", "").endswith("/image"):
            continue
        target = row.get("Target", "")
        if row.attrib.pop("TargetMode", "") == "External":
            source: str | None = target if WEB.match(target) else None
        else:
            joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            source = posixpath.normpath(joined)
            source = source if source in package.names else None
        row.set("Target", f"/picture-{len(pictures)}")
        parts[f"picture-{len(pictures)}"] = str(len(pictures)).encode()
        pictures.append(source)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _source(image: "mammoth.documents.Image") -> dict[str, str]:
    with image.open() as file:
        return {"src": _INSIDE + file.read().decode()}


def _core_properties(package: Package) -> dict[str, str]:
    if "docProps/core.xml" not in package.names:
        return {}
    names = {"title": "title", "creator": "creator", "language": "language", "modified": "modified"}
    return _properties(tree(package.xml("docProps/core.xml")), names)


# --- .odt
def _odt(package: Package) -> _Converted:
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.xml(
        "META-INF/manifest.xml"
    ):
        raise Unreadable(_PASSWORD)
    parts = {"mimetype": _ODT_TYPES[0]}
    for name in ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"):
        if name in package.names:
            parts[name] = package.xml(name)
    found = odt_html.convert(rebuilt(parts), _INSIDE)
    pictures = [name if name in package.names else None for name in found.pictures]
    names = {
        "title": "title",
        "initial-creator": "creator",
        "creator": "creator",
        "language": "language",
        "date": "modified",
    }
    properties = _properties(tree(parts["meta.xml"]), names) if "meta.xml" in parts else {}
    return _Converted(found.html, list(pictures), found.left_out, properties)


def _properties(root: etree._Element, names: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter():
        local = etree.QName(element).localname
        text = " ".join((element.text or "").split())
        if local in names and text and len(text) <= 300:
            found.setdefault(names[local], text)
    return found


# --- Both
def _placed(block: Block, pictures: list[str | None]) -> Block:
    """Return a figure with the file inside the document, or the web address, that its picture really is."""
    if not (block.address or "").startswith(_INSIDE):
        return block
    number = (block.address or "").removeprefix(_INSIDE)
    source = pictures[int(number)] if number.isdecimal() and int(number) < len(pictures) else None
    if source and WEB.match(source):
        return replace(block, address=source)
    return replace(block, address=None, part=source)


def _with_properties(article: ParsedArticle, found: _Converted, language: str | None) -> ParsedArticle:
    properties = found.properties
    evidence = dict(article.evidence)
    if properties:
        evidence["document"] = tuple(Evidence(0, f"{name}: {text}") for name, text in properties.items())
    warnings = [*article.warnings, *_left_out(found.left_out)]
    headline, title = article.headline, properties.get("title", "")
    if headline is None and title and not _NO_TITLE.search(title):
        headline = title
        evidence["headline"] = (Evidence(0, f"title: {title}"),)
        warnings = [warning for warning in warnings if warning.template != _NO_HEADLINE]
    elif headline:
        headline = _NOTE_MARK.sub("", headline).strip() or headline
    typist = properties.get("creator", "")
    if typist and not article.authors:
        template = gettext_noop(
            "The document's properties name “%(name)s”, who typed it; that is no byline, and was not taken."
        )
        warnings.append(Message(template, {"name": typist}))
    code = article.language
    if code is None and language is None and properties.get("language"):
        code = resolve_language(properties["language"], "")
    return replace(article, headline=headline, language=code, warnings=tuple(warnings), evidence=evidence)


def _left_out(counts: dict[str, int]) -> Iterable[Message]:
    return [Message(_LEFT_OUT[kind], {"count": str(count)}) for kind, count in counts.items()]

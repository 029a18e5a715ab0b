"""An XLIFF file, from us or from a tool that had it, as a document. Nothing in it is trusted."""

from collections.abc import Iterable, Iterator

from lxml import etree

from articles.content.codes import Code, Piece
from articles.formats.errors import Unreadable
from articles.formats.xliff.document import (
    MDA,
    NAMESPACE,
    STATES_12,
    STATES_21,
    V12,
    V20,
    Document,
    State,
    Unit,
)
from articles.messages import gettext_noop

# What 1.2 was before; some tools still write it, and for what is read here the two are one.
V11 = "urn:oasis:names:tc:xliff:document:1.1"
MAX_BYTES = 20_000_000
MAX_UNITS = 20_000
_MAX_DEPTH = 60

TOO_LARGE = gettext_noop("This file is larger than %(limit)s MB. No translation of one article is.")
NOT_XML = gettext_noop("This file cannot be read: it is damaged, cut off, or no XML.")
DTD = gettext_noop("This file declares a DTD, and such files are not read. Export it again without one.")
NOT_XLIFF = gettext_noop("This is no XLIFF file of version 1.2, 2.0 or 2.1.")
NO_LANGUAGES = gettext_noop("This file does not say which languages it is about.")


def read(data: bytes) -> Document:
    """Return what a file says. Raises Unreadable, with a sentence, for anything that is no XLIFF.

    A state that is not known counts as a draft; alternatives, notes and skeletons are passed over.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_LARGE, limit=MAX_BYTES // 1_000_000)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(NOT_XML) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(DTD)
    for namespace in (V12, V11):
        if root.tag == f"{{{namespace}}}xliff":
            return _v12(root, namespace)
    if root.tag == f"{{{V20}}}xliff":
        return _v21(root)
    raise Unreadable(NOT_XLIFF)


def _v12(root: etree._Element, v12: str) -> Document:
    file = root.find(f"{{{v12}}}file")
    if file is None:
        raise Unreadable(NOT_XLIFF)
    languages = file.get("source-language", ""), file.get("target-language", "")
    units: list[Unit] = []
    for unit in root.iter(f"{{{v12}}}trans-unit"):
        source, target = unit.find(f"{{{v12}}}source"), unit.find(f"{{{v12}}}target")
        if source is None or len(units) >= MAX_UNITS:
            continue
        state = target.get("state", "") if target is not None else ""
        units.append(
            Unit(
                unit.get("id", ""),
                _pieces(source, v12),
                _pieces(target, v12) if target is not None else None,
                _state(state, STATES_12, final={"final", "signed-off"}),
                unit.get(f"{{{NAMESPACE}}}hash", ""),
            )
        )
    return _document(languages, file.get("original", ""), units, "1.2")


def _v21(root: etree._Element) -> Document:
    file = root.find(f"{{{V20}}}file")
    if file is None:
        raise Unreadable(NOT_XLIFF)
    units: list[Unit] = []
    for unit in root.iter(f"{{{V20}}}unit"):
        segments = unit.findall(f"{{{V20}}}segment")
        sources = tuple(_joined(piece for s in segments for piece in _of(s, "source")))
        if not segments or len(units) >= MAX_UNITS:
            continue
        has_target = any(segment.find(f"{{{V20}}}target") is not None for segment in segments)
        target = tuple(_joined(piece for s in segments for piece in _of(s, "target")))
        meta = {one.get("type", ""): one.text or "" for one in unit.iter(f"{{{MDA}}}meta")}
        said = _state(segments[0].get("state", "initial"), STATES_21, final={"final", "reviewed"})
        state: State = "draft" if said == "initial" and has_target else said
        units.append(
            Unit(unit.get("id", ""), sources, target if has_target else None, state, meta.get("hash", ""))
        )
    languages = root.get("srcLang", ""), root.get("trgLang", "")
    return _document(languages, file.get("original", ""), units, "2.1")


def _of(segment: etree._Element, name: str) -> tuple[Piece, ...]:
    found = segment.find(f"{{{V20}}}{name}")
    return _pieces(found, V20) if found is not None else ()


def _document(languages: tuple[str, str], original: str, units: list[Unit], version: str) -> Document:
    if not all(languages):
        raise Unreadable(NO_LANGUAGES)
    return Document(*languages, original, tuple(units), "1.2" if version == "1.2" else "2.1")


def _state(text: str, known: dict[State, str], *, final: set[str]) -> State:
    if text in final:
        return "reviewed"
    return next((state for state, name in known.items() if name == text), "draft")


def _pieces(element: etree._Element, namespace: str) -> tuple[Piece, ...]:
    """The text of a source or a target, with its codes; marks of tools are looked through."""
    return tuple(_joined(_walk(element, namespace, 0)))


def _walk(element: etree._Element, namespace: str, depth: int) -> Iterator[Piece]:
    if depth > _MAX_DEPTH:
        raise Unreadable(NOT_XML)
    if element.text:
        yield element.text
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        number = child.get("id") or child.get("rid") or ""
        if name in ("g", "pc"):
            yield Code(number, "open")
            yield from _walk(child, namespace, depth + 1)
            yield Code(number, "close")
        elif name in ("x", "ph"):
            yield Code(number, "void")
        elif name in ("bx", "sc", "bpt"):
            yield Code(number, "open")
        elif name in ("ex", "ec", "ept"):
            yield Code(child.get("rid") or child.get("startRef") or number, "close")
        elif name in ("mrk", "sub", "sm", "em"):
            yield from _walk(child, namespace, depth + 1)
        if child.tail:
            yield child.tail


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
            text = ""
        yield piece
    if text:
        yield text

"""A feed's XML before any parser sees it: no DTD, and the mistakes mended that feeds make most."""

import html
import re
from collections.abc import Callable
from html.entities import html5

from articles.formats.errors import Unreadable
from articles.messages import gettext_noop

NO_FEED = gettext_noop(
    "This is no feed: neither RSS, nor Atom, nor JSON Feed. Paste the address of the feed itself, or of a "
    "page that names it."
)
HAS_DTD = gettext_noop(
    "The feed declares entities of its own, which is not accepted. Ask the site for a plain feed."
)
TOO_COMPLEX = gettext_noop("The feed has too many parts to be read. Ask the site for a shorter one.")

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|RDF)[\s>]")
# An & that is none of XML's own references.
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,31});)?"
)
MAX_REFERENCES = 1_000_000
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def without_prolog(text: str) -> str:
    """Return the text from its root element on. Raises `Unreadable` for a DTD of its own, and for no feed."""
    position = 0
    while True:
        while position < len(text) and (text[position].isspace() or text[position] == "\ufeff"):
            position += 1
        if text.startswith("<?", position):
            position = text.find("?>", position) + 2
        elif text.startswith("<!--", position):
            position = text.find("-->", position) + 3
        elif text[position : position + 9].upper() == "<!DOCTYPE":
            end = text.find(">", position)
            if "[" in text[position : end if end > 0 else len(text)]:
                raise Unreadable(HAS_DTD)
            # RSS 0.91 names a DTD elsewhere; nothing of it is needed, and nobody fetches it.
            position = end + 1
        else:
            break
        if position < 9:  # what was opened is never closed
            raise Unreadable(NO_FEED)
    if not _ROOT.match(text, position):
        raise Unreadable(NO_FEED)
    return text[position:]


def mended(text: str) -> str:
    """Return the text with the mistakes mended that feeds make most: HTML's entities, and & for itself.

    Raises `Unreadable` for more of them than a feed has.
    """
    left = MAX_REFERENCES

    def reference(match: re.Match[str]) -> str:
        if match[1] and (character := html5.get(f"{match[1]};")):
            return html.escape(character)
        return f"&amp;{match.group()[1:]}"

    def mend(part: str) -> str:
        nonlocal left
        left -= part.count("&")
        if left < 0:
            raise Unreadable(TOO_COMPLEX)
        return _REFERENCE.sub(reference, part)

    return _outside_cdata(_UNFIT.sub("", text), mend)


def _outside_cdata(text: str, change: Callable[[str], str]) -> str:
    pieces: list[str] = []
    position = 0
    while (start := text.find("<![CDATA[", position)) >= 0 and (end := text.find("]]>", start)) >= 0:
        pieces += [change(text[position:start]), text[start : end + 3]]
        position = end + 3
    return "".join([*pieces, change(text[position:])])

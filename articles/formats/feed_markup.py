"""HTML in feeds: as plain text, with absolute addresses, and whether it is a whole text or a teaser."""

import re
from functools import cached_property
from html import escape
from urllib.parse import urljoin

from articles.content.text_lines import clean, width
from articles.content.tree import BLOCKS, RAW, Token, tokens

# Attributes that hold an address; a list of pictures (srcset) is left as it is, since `src` stands beside it.
_ADDRESSES = ("href", "src", "poster", "cite")
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#")
_PARAGRAPH_ENDS = frozenset(
    {"p", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "pre", "table", "section"}
)

# How a text ends that goes on elsewhere: dots, or the words of a link to the rest.
_DOTS = ("…", "...", "[…]", "[...]", "[ … ]", "(…)", "(...)", "[&hellip;]")
_MORE_WORDS = """
    read more|read on|read the rest|read the full story|read the full article|full story|full article
    |continue reading|lire la suite|lire plus|lire l.article|weiter ?lesen|mehr lesen|mehr dazu|leer más
    |seguir leyendo|leia mais|continue lendo|leggi tutto|leggi di più|leggi l.articolo|continua a leggere
    |lees meer|lees verder|czytaj dalej|czytaj więcej|читать далее|читать полностью|подробнее|читати далі
    |читати повністю|devamını oku|đọc thêm|đọc tiếp|xem thêm|baca selengkapnya|阅读全文|阅读更多|阅读原文
    |查看全文|查看原文|查看更多|点击查看\\S{0,4}|点击阅读\\S{0,4}|閱讀全文|閱讀更多|閱讀原文|繼續閱讀|继续阅读
    |続きを読む|もっと読む|더 ?보기|더 ?읽기|계속 읽기|اقرأ المزيد|المزيد
"""
_MORE = re.compile(rf"(?:{''.join(map(str.strip, _MORE_WORDS.splitlines()))})\W*", re.IGNORECASE)
_TAIL = 80

# Widths, in which a Chinese character counts two.
_SHORT = 300
_LONG = 2000


class Markup:
    """A piece of HTML, read once. Everything here is linear in its length."""

    def __init__(self, html: str) -> None:
        self.html = html
        self._tokens = list(tokens(html))

    @cached_property
    def plain(self) -> str:
        """Its text on one line, words of different blocks kept apart."""
        pieces: list[str] = []
        for token in self._tokens:
            if token.kind == "text":
                pieces.append(token.data)
            elif token.data in BLOCKS or token.data in ("br", "td", "th"):
                pieces.append(" ")
        return clean(" ".join("".join(pieces).split()))

    def is_whole(self, *, declared: bool) -> bool:
        """Tell whether this is an article's whole text and not its teaser.

        `declared` says that the feed calls it the content (Atom's content, content:encoded, JSON Feed's),
        which is believed unless it is very short or ends as a teaser does. A description is one only if it is
        long and has three paragraphs.
        """
        if not self.plain or _ends_as_teaser(self.plain):
            return False
        if declared:
            return _width(self.plain) >= _SHORT
        ends = sum(token.kind == "end" and token.data in _PARAGRAPH_ENDS for token in self._tokens)
        return _width(self.plain) >= _LONG and ends >= 3

    def absolute(self, base: str) -> str:
        """Return the HTML with the addresses in its tags made absolute; everything else stays as it is."""
        if not base:
            return self.html
        pieces: list[str] = []
        done = 0
        for token in self._tokens:
            if token.kind == "start" and any(_is_relative(token, name) for name in _ADDRESSES):
                pieces += [self.html[done : token.start], _rewritten(token, base)]
                done = token.end
        return "".join([*pieces, self.html[done:]])


def shortened(text: str, limit: int) -> str:
    """Return the text, cut before `limit` characters at a word where it has words."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return f"{cut[: cut.rfind(' ', limit - 40) if ' ' in cut[limit - 40 :] else len(cut)]}…"


def paragraphs(text: str) -> str:
    """Return plain text as HTML: a paragraph for each block of lines."""
    blocks = re.split(r"\n[ \t\r]*\n", text.replace("\r\n", "\n"))
    return "".join(f"<p>{escape(block.strip(), quote=False)}</p>" for block in blocks if block.strip())


def _width(text: str) -> int:
    return width(text[:_LONG], _LONG)


def _ends_as_teaser(text: str) -> bool:
    tail = text[-_TAIL:].rstrip()
    if tail.endswith(_DOTS):
        return True
    return any(match.end() == len(tail) for match in _MORE.finditer(tail))


def _is_relative(token: Token, name: str) -> bool:
    value = token.attributes.get(name, "").strip()
    return bool(value) and not _ABSOLUTE.match(value)


def _rewritten(token: Token, base: str) -> str:
    attributes = dict(token.attributes)
    for name in _ADDRESSES:
        if _is_relative(token, name):
            try:
                attributes[name] = urljoin(base, attributes[name].strip())
            except ValueError:  # "//[": no address at all
                del attributes[name]
    inner = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    end = f"</{token.data}>" if token.data in RAW else ""
    return f"<{token.data}{inner}>{end}"

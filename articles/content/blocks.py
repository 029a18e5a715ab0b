"""A sanitised body as a list of blocks, and what can be read off it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from articles.content.sanitize import block_text
from articles.content.tree import VOID, Element, Token, parse, tokens
from articles.content.typography import CJK, MARKS, is_cjk

_FIGURE = re.compile(r'<figure data-figure="(\d{1,12})"></figure>')
_CJK_CHARACTER = re.compile(f"[{CJK}]")
_WORD = re.compile(rf"\w[\w{MARKS}]*(?:['’.\-‑]\w[\w{MARKS}]*)*")

# Trauzettel-Klosinski and Dietz, IOVS 2012 (IReST): words, or characters for zh and ja, a minute.
_PACE = {"en": 228, "fr": 195, "zh": 255, "ja": 357, "ar": 138, "de": 179, "es": 218, "it": 188, "pt": 181}
_PACE |= {"nl": 202, "pl": 166, "ru": 184, "tr": 166}
_PACE_ELSEWHERE = 190


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level block of a body.

    ``kind``: p, h2, h3, ul, ol, blockquote, pre, table, figure, hr, or "embed" for a link card. ``html``: the
    outer HTML. ``text``: its plain text, lines for items and rows. ``figure``: the Figure's id. ``level``: 2
    or 3 for headings, else None. ``embed``: the address of a card.
    """

    kind: str
    html: str
    text: str
    figure: int | None = None
    level: int | None = None
    embed: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading of a body: level 2 or 3, its text, and the index of its block."""

    level: int
    text: str
    index: int


def split(body: str) -> list[Block]:
    """Return the top-level blocks of a sanitised body, in order; ``join`` gives it back byte for byte.

    Text that stands loose (no sanitised body has any) makes a block of kind "p", so that nothing is lost.
    """
    blocks: list[Block] = []
    start = depth = 0
    for token in tokens(body):
        if depth == 0 and token.start > start:
            # Loose text, or a comment, which is no token.
            blocks.append(_block(body[start : token.start]))
            start = token.start
        depth += _step(token)
        if depth <= 0 and token.kind != "text":
            blocks.append(_block(body[start : token.end]))
            start, depth = token.end, 0
    if start < len(body):
        blocks.append(_block(body[start:]))
    return blocks


def _step(token: Token) -> int:
    if token.kind == "text" or token.data in VOID:
        return 0
    return 1 if token.kind == "start" else -1


def _block(html: str) -> Block:
    element = next((child for child in parse(html).children if isinstance(child, Element)), None)
    text = block_text(element).strip("\n") if element else html
    if element is None:
        return Block("p", html, text)
    tag, attributes = element.tag, element.attributes
    if tag == "figure" and (match := _FIGURE.fullmatch(html)):
        return Block(tag, html, "", figure=int(match.group(1)))
    if tag in ("h2", "h3"):
        return Block(tag, html, text, level=int(tag[1]))
    if tag == "p" and (address := attributes.get("data-embed")):
        return Block("embed", html, text, embed=address)
    return Block(tag, html, text)


def join(blocks: Iterable[Block]) -> str:
    """Return the body made of ``blocks``."""
    return "".join(block.html for block in blocks)


def figure_ids(body: str) -> list[int]:
    """Return the ids of the figures a body places, in reading order, each as often as it is placed."""
    return [int(number) for number in _FIGURE.findall(body)]


def with_figures(body: str, render: Callable[[int], str]) -> str:
    """Return the body with each figure's token replaced by what `render` makes of its id."""
    return _FIGURE.sub(lambda match: render(int(match.group(1))), body)


def figure_token(figure: int) -> str:
    """Return the token that places a figure; raises ValueError for an id that is not positive."""
    if figure <= 0:
        raise ValueError(f"A figure's id is a positive number, not {figure}.")
    return f'<figure data-figure="{figure}"></figure>'


def replace_figures(body: str, mapping: Mapping[int, int | None]) -> str:
    """Return the body with figure ids exchanged: None takes the figure out, ids not in ``mapping`` stay.

    All at once, so that {1: 2, 2: 1} swaps two figures.
    """

    def replace(match: re.Match[str]) -> str:
        number = int(match.group(1))
        new = mapping.get(number, number)
        return "" if new is None else figure_token(new)

    return _FIGURE.sub(replace, body)


def text(body: str) -> str:
    """Return the plain text of a sanitised body, blocks divided by a blank line."""
    return "\n\n".join(block.text for block in split(body) if block.text)


def headings(body: str) -> list[Heading]:
    """Return the section headings of a body, in order."""
    return [Heading(block.level, block.text, i) for i, block in enumerate(split(body)) if block.level]


def word_count(body: str, language: str) -> int:
    """Return how long a body is, as its language counts: words, or for Chinese and Japanese characters.

    Each Han or kana character counts one there, and so does each word in another script; punctuation counts
    nothing. Elsewhere a run of Han is one word.
    """
    return _count(text(body), language)


def _count(plain: str, language: str) -> int:
    if not is_cjk(language):
        return len(_WORD.findall(plain))
    return len(_CJK_CHARACTER.findall(plain)) + len(_WORD.findall(_CJK_CHARACTER.sub(" ", plain)))


def pace(language: str) -> int:
    """Return how many words an average reader takes in a minute; for Chinese and Japanese, characters.

    By language from the International Reading Speed Texts (IReST, 2012).
    """
    return _PACE.get(re.split("[-_]", language.lower(), maxsplit=1)[0], _PACE_ELSEWHERE)


def reading_minutes(body: str, language: str) -> int:
    """Return the minutes an average reader takes for a body, rounded, at least 1."""
    return max(1, round(word_count(body, language) / pace(language)))

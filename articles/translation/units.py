"""What an edition says, cut into the smallest pieces that are translated. Pure: text in, units out."""

import html as html_text
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from articles.content import blocks
from articles.content.typography import collapse_space

# Blocks without a word of their own: they stand in every language where the source has them.
WORDLESS = frozenset({"figure", "hr"})
# In the order a reader meets them.
PLAIN = ("kicker", "headline", "standfirst")
OF_FIGURE = ("caption", "alt")


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece: a headline, a block of the text, a caption …

    ``field`` as in `SegmentField`; ``kind`` that of the block, "" elsewhere. ``html``: the block's outer
    HTML; plain text outside the body. ``figure``: the Figure's id, of a figure's token, caption or alt.
    """

    field: str
    html: str
    text: str
    kind: str = ""
    figure: int | None = None

    @property
    def place(self) -> tuple[str, int | None]:
        """Where it stands, for what stands in one place only: everything but the blocks of the text."""
        return self.field, self.figure

    @property
    def hash(self) -> str:
        """The same for the same HTML."""
        return digest(self.html)

    @property
    def text_hash(self) -> str:
        """The same for the same words, whatever their tags and white space. A wordless block is its HTML."""
        return digest(self.html if self.kind in WORDLESS else bare(self.text))

    def words(self, language: str) -> int:
        """How long it is, as `language` counts."""
        body = self.html if self.field == "body" else html_text.escape(self.html)
        return blocks.word_count(body, language)


def digest(text: str) -> str:
    """32 hexadecimal digits that two texts share only if they are one. Not for safety."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def bare(text: str) -> str:
    """A text without any white space: what merging and splitting paragraphs does not change."""
    return "".join(text.split())


def units_of(content: Mapping[str, str], figures: Sequence[Mapping[str, Any]]) -> list[Unit]:
    """Return the units of an edition, in reading order; what is empty makes none.

    ``content``: kicker, headline, standfirst and body (sanitised HTML). ``figures``: as in
    `Revision.figures`, with id, caption, alt and lead; a figure's words follow its token, the lead's the
    standfirst.
    """
    words = {int(figure["id"]): figure for figure in figures}
    units = [
        Unit(name, content[name], content[name]) for name in PLAIN if collapse_space(content[name]).strip()
    ]
    told: set[int] = set()
    for number, figure in words.items():
        if figure.get("lead"):
            told.add(number)
            units += _of_figure(number, figure)
    for block in blocks.split(content["body"]):
        units.append(Unit("body", block.html, block.text, block.kind, block.figure))
        if block.figure in words and block.figure not in told:
            told.add(block.figure)
            units += _of_figure(block.figure, words[block.figure])
    return units


def _of_figure(number: int, figure: Mapping[str, Any]) -> Iterator[Unit]:
    for name in OF_FIGURE:
        if text := str(figure.get(name) or "").strip():
            yield Unit(name, text, text, figure=number)

"""What every format is read into: an article with its head recognised and its body as blocks."""

from dataclasses import dataclass, field
from html import escape
from typing import Literal, NamedTuple

BlockKind = Literal["paragraph", "heading", "list", "quote", "figure"]


class Evidence(NamedTuple):
    """The line of the input that a value came from: its number, from 1, and its text."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body, numbered from 1. Text is plain, not HTML.

    A heading has a `level` (2 or 3), a list its `items` and `ordered`, a figure its `number`, its caption as
    `text` and its `credit`.
    """

    ordinal: int
    kind: BlockKind
    text: str = ""
    level: int = 0
    items: tuple[str, ...] = ()
    ordered: bool = False
    number: int = 0
    credit: str | None = None

    def as_html(self) -> str:
        """Return the block as HTML, its text escaped; a figure as the token `<figure data-figure="1">`."""
        if self.kind == "figure":
            return f'<figure data-figure="{self.number}"></figure>'
        if self.kind == "list":
            tag = "ol" if self.ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{escape(item, quote=False)}</li>' for item in self.items)}</{tag}>"
        text = escape(self.text, quote=False)
        if self.kind == "quote":
            return f"<blockquote><p>{text}</p></blockquote>"
        return f"<h{self.level}>{text}</h{self.level}>" if self.kind == "heading" else f"<p>{text}</p>"


@dataclass(frozen=True, slots=True)
class ParsedFigure:
    """A place for a picture in the body, numbered from 1 in reading order."""

    number: int
    credit: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as read, before anything is stored. Values keep the text's own form.

    `language` is a code of Django's settings; `published` an ISO 8601 date of the original; `body_html` holds
    blocks p, h2, h3, ul, ol, blockquote and figure tokens whose numbers are those of `figures`. `boilerplate`
    is whatever belongs to the page and not to the article, so that nothing is lost. `evidence` tells by field
    which lines its values came from.
    """

    headline: str | None = None
    label: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    source: str | None = None
    boilerplate: tuple[str, ...] = ()
    language: str | None = None
    original_title: str | None = None
    original_url: str | None = None
    published: str | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    @property
    def figures(self) -> tuple[ParsedFigure, ...]:
        """The places for pictures, in reading order."""
        return tuple(
            ParsedFigure(block.number, block.credit, block.text or None)
            for block in self.blocks
            if block.kind == "figure"
        )

    @property
    def image_credits(self) -> tuple[str, ...]:
        """The credits of the pictures, in reading order, as often as they stand there."""
        return tuple(figure.credit for figure in self.figures if figure.credit)

    @property
    def headings(self) -> tuple[str, ...]:
        """The section headings, in reading order."""
        return tuple(block.text for block in self.blocks if block.kind == "heading")

    @property
    def body_html(self) -> str:
        """The body as HTML, one block a line."""
        return "\n".join(block.as_html() for block in self.blocks)

    def as_json(self) -> dict[str, str | list[str] | None]:
        """Return the contract's keys in the contract's order, ready for `json.dumps`."""
        return {
            "headline": self.headline,
            "label": self.label,
            "standfirst": self.standfirst,
            "authors": list(self.authors),
            "editors": list(self.editors),
            "translators": list(self.translators),
            "source": self.source,
            "image_credits": list(self.image_credits),
            "headings": list(self.headings),
            "boilerplate": list(self.boilerplate),
            "language": self.language,
            "original_url": self.original_url,
            "published": self.published,
            "body_html": self.body_html,
            "warnings": list(self.warnings),
        }

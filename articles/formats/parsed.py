"""What every format is read into: an article with its head recognised and its body as blocks."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from html import escape
from typing import Any, Literal, NamedTuple

from articles.messages import Message

BlockKind = Literal["paragraph", "heading", "list", "quote", "code", "table", "figure", "rule", "embed"]


class Evidence(NamedTuple):
    """The line of the input that a value came from: its number, from 1, and its text."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body, numbered from 1. `text` is plain, not HTML.

    A heading has a `level` (2 or 3), a list its `items` and `ordered`, a figure its `number`, its caption as
    `text`, its `credit`, from a page the picture's absolute web `address` and its `alt`, and from a document
    `part`, the name of the picture's file inside it (for `packages.picture`). `html` is the
    block's own outer HTML where the format has more than plain text (links, emphasis, tables, cards); it is
    not trusted: whoever stores it sanitises it.
    """

    ordinal: int
    kind: BlockKind
    text: str = ""
    level: int = 0
    items: tuple[str, ...] = ()
    ordered: bool = False
    number: int = 0
    credit: str | None = None
    address: str | None = None
    alt: str | None = None
    html: str = ""
    part: str | None = None

    def as_html(self) -> str:
        """Return the block as HTML: a figure as the token `<figure data-figure="1">`, else its own `html`,
        else its text, escaped."""
        if self.kind == "figure":
            return f'<figure data-figure="{self.number}"></figure>'
        if self.html:
            return self.html
        if self.kind == "rule":
            return "<hr>"
        if self.kind == "list":
            tag = "ol" if self.ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{escape(item, quote=False)}</li>' for item in self.items)}</{tag}>"
        text = escape(self.text, quote=False)
        if self.kind == "quote":
            return f"<blockquote><p>{text}</p></blockquote>"
        return f"<h{self.level}>{text}</h{self.level}>" if self.kind == "heading" else f"<p>{text}</p>"


@dataclass(frozen=True, slots=True)
class ParsedFigure:
    """A place for a picture in the body, numbered from 1 in reading order.

    The picture itself is on the web at `address`, or inside the document as `part`, or has yet to be sent.
    """

    number: int
    credit: str | None = None
    caption: str | None = None
    address: str | None = None
    alt: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as read, before anything is stored. Values keep the text's own form.

    `language` is a code of Django's settings; `published` an ISO 8601 date of the original, with its time and
    offset where the input has them; `body_html` holds blocks and figure tokens whose numbers are those of
    `figures`. `boilerplate` is whatever belongs to the page and not to the article, so that nothing is lost;
    `unread` are those of its lines that speak of the article (a role, a date) without having been understood.
    `evidence` tells by field which lines its values came from; line 0 is the page's metadata, whose text then
    names the place ("og:title: …"). `canonical_url` is the address the page gives itself, `site_name` who
    publishes it, `alternates` the page's other languages by code, `lines` the input as the numbered lines
    that `evidence` speaks of.
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
    warnings: tuple[Message, ...] = ()
    unread: tuple[Evidence, ...] = ()
    canonical_url: str | None = None
    site_name: str | None = None
    alternates: dict[str, str] = field(default_factory=dict)
    lines: tuple[Evidence, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    @property
    def figures(self) -> tuple[ParsedFigure, ...]:
        """The places for pictures, in reading order."""
        return tuple(
            ParsedFigure(block.number, block.credit, block.text or None, block.address, block.alt, block.part)
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
            "warnings": [str(warning) for warning in self.warnings],
        }

    def stored(self) -> dict[str, Any]:
        """Return all of it as plain JSON values; `restored` reads it back."""
        return {**asdict(self), "warnings": [warning.as_json() for warning in self.warnings]}

    @classmethod
    def restored(cls, value: Mapping[str, Any]) -> "ParsedArticle":
        """Return the article that `stored` wrote, equal to what it was. Raises KeyError or TypeError."""

        def pieces(rows: Any) -> tuple[Evidence, ...]:
            return tuple(Evidence(*row) for row in rows)

        names = ("authors", "editors", "translators", "boilerplate")
        return cls(
            **{
                **value,
                **{name: tuple(value[name]) for name in names},
                "blocks": tuple(Block(**{**row, "items": tuple(row["items"])}) for row in value["blocks"]),
                "warnings": tuple(Message.from_json(row) for row in value["warnings"]),
                "unread": pieces(value["unread"]),
                "lines": pieces(value["lines"]),
                "evidence": {name: pieces(rows) for name, rows in value["evidence"].items()},
            }
        )

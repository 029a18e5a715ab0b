"""HTML → ParsedArticle: a whole web page, or a text in HTML (a document, Markdown, what was pasted, a feed)."""

from collections.abc import Iterable, Sequence

from articles.content.heads import Head
from articles.content.languages import resolve_language
from articles.content.names import fold
from articles.content.sanitize import MAX_BODY_BYTES
from articles.content.text_lines import Line
from articles.content.tree import text_of
from articles.formats.errors import Unreadable
from articles.formats.html_body import Body, read_body
from articles.formats.html_head import take_head
from articles.formats.html_headings import level_headings, take_title
from articles.formats.html_links import base_of, name_links, walk
from articles.formats.html_page import Page, read_page
from articles.formats.html_parts import parts_of
from articles.formats.html_pictures import place_pictures
from articles.formats.html_tail import take_tail
from articles.formats.parsed import Evidence, ParsedArticle
from articles.messages import Message, gettext_noop

_EMPTY = gettext_noop("There is no text in it. Send the article's text, with its headline and byline.")
_EMBEDS = ("iframe", "video", "audio", "embed", "object")


def parse(
    html: str,
    *,
    address: str = "",
    language: str | None = None,
    known_labels: Iterable[str] = (),
    extract: bool = True,
) -> ParsedArticle:
    """Return the article that `html` holds.

    With `extract` it is a whole web page, fetched from `address`: trafilatura finds the body, the metadata
    come from JSON-LD, Open Graph, microdata and what stands at the headline. Without it all of the HTML is
    the article, and its leading lines are read as those of a plain text. `language` and `known_labels` are
    those of `plain_text.parse`. Pictures stay in their places with their absolute address; what is embedded
    becomes a link card. Lines are numbered in the order of the page, evidence from metadata has line 0.
    Raises Unreadable, and nothing else, for what cannot be read: empty, larger than 5,000,000 characters or
    40,000 elements, without any text, or with a body too large to be stored.
    """
    page = read_page(html)
    return _whole(page, address, language, known_labels)


def _whole(page: Page, address: str, language: str | None, known_labels: Iterable[str]) -> ParsedArticle:
    """Read HTML that is nothing but the article."""
    root = page.root
    hint = language or next((tag.attributes.get("lang") for tag in walk(root) if tag.tag == "html"), None)
    code = resolve_language(language, text_of(root)) or resolve_language(hint, "")
    base = base_of(root, address)
    name_links(root, base)
    pictures = place_pictures(root, base, titles=True)
    title = level_headings(root)
    parts, removed = parts_of(root, pictures, code)
    if not any(part.lines or part.kind == "embed" for part in parts):
        raise Unreadable(_EMPTY)
    lines = [line for part in parts for line in part.lines]
    head, rest = take_head(parts, code, known_labels)
    rest = take_title(title, head, rest)
    rest, doubtful = take_tail(rest, head.byline, code)
    body = read_body(rest, code, head.byline.credits)
    return _assembled(code, head, body, lines, doubtful, _left_out(removed))


def _assembled(
    code: str | None,
    head: Head,
    body: Body,
    lines: Sequence[Line],
    doubtful: Iterable[Line],
    warnings: Iterable[Message],
) -> ParsedArticle:
    byline = head.byline
    evidence = {name: _evidence(found) for name, found in (*head.evidence.items(), *byline.evidence.items())}
    boilerplate = sorted([*head.boilerplate, *body.boilerplate], key=lambda line: line.number)
    article = ParsedArticle(
        headline=head.headline,
        label=head.label or byline.label,
        standfirst=head.standfirst or byline.standfirst,
        authors=tuple(byline.authors),
        editors=tuple(byline.editors),
        translators=tuple(byline.translators),
        source=byline.source,
        boilerplate=tuple(line.text for line in boilerplate),
        language=code,
        original_title=byline.original_title,
        original_url=byline.original_url,
        published=byline.published or head.published,
        blocks=body.blocks,
        warnings=(*_missing(head), *byline.warnings, *warnings),
        unread=_evidence(doubtful),
        lines=_evidence(lines),
        evidence={**evidence, **body.evidence},
    )
    size = len(article.body_html.encode("utf-8", "surrogatepass"))
    if size > MAX_BODY_BYTES:
        raise Unreadable(
            gettext_noop(
                "The article has %(size)s kB of HTML; at most %(limit)s kB can be stored."
                " Copy its text and divide it into several articles."
            ),
            size=f"{-(-size // 1000):,}",
            limit=f"{MAX_BODY_BYTES // 1000:,}",
        )
    return article


def _missing(head: Head) -> Iterable[Message]:
    if head.headline is None:
        yield Message(gettext_noop("No headline was recognised."))
    if not head.byline.authors:
        yield Message(gettext_noop("No author was recognised."))
    if head.label and head.byline.label and fold(head.label) != fold(head.byline.label):
        yield Message(
            gettext_noop("A second label, “%(label)s”, was not taken."), {"label": head.byline.label}
        )


def _left_out(removed: dict[str, int]) -> Iterable[Message]:
    count = sum(removed.get(tag, 0) for tag in _EMBEDS)
    if count:
        yield Message(
            gettext_noop("Embedded players or frames without an address were left out: %(count)s."),
            {"count": str(count)},
        )


def _evidence(lines: Iterable[Line]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(line.number, line.text) for line in sorted(set(lines), key=lambda line: line.number)
    )

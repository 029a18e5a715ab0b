"""HTML → ParsedArticle: a whole web page, or a text in HTML (a document, Markdown, what was pasted, a feed)."""

from collections.abc import Iterable

from articles.content.languages import resolve_language
from articles.content.tree import text_of
from articles.formats.errors import Unreadable
from articles.formats.html_assembly import assembled
from articles.formats.html_body import read_body
from articles.formats.html_head import split_at_title, take_head
from articles.formats.html_headings import level_headings
from articles.formats.html_links import base_of, name_links, walk
from articles.formats.html_page import Page, read_page
from articles.formats.html_parts import parts_of
from articles.formats.html_pictures import place_pictures
from articles.formats.html_tail import take_tail
from articles.formats.html_web_page import read_web_page
from articles.formats.parsed import ParsedArticle
from articles.messages import gettext_noop

_EMPTY = gettext_noop("There is no text in it. Send the article's text, with its headline and byline.")


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
    if extract:
        return read_web_page(page, address, language, known_labels)
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
    labels = list(known_labels)
    headline, above, chrome, parts = split_at_title(title, parts, labels)
    head, rest = take_head(parts, code, labels, above, headline)
    head.boilerplate += chrome
    tail = take_tail(rest, head.byline, code)
    body = read_body(tail.parts, code, head.byline.credits)
    return assembled(code, head, tail, body, lines, (), removed)

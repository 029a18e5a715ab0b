"""Plain text → ParsedArticle: what an editor pastes from a page or a mail."""

from collections.abc import Iterable
from itertools import islice

from articles.content.heads import Head, read_head
from articles.content.languages import resolve_language
from articles.content.names import fold
from articles.content.tails import Tail, looks_like_role, read_tail
from articles.content.text_lines import Line, lines_of
from articles.formats.errors import Unreadable
from articles.formats.parsed import Evidence, ParsedArticle
from articles.formats.plain_body import Body, read_body
from articles.messages import Message, gettext_noop

MOST_CHARACTERS = 2_000_000
MOST_LINES = 20_000  # a book has fewer paragraphs
_NOTICED = 10  # first lines of a body in which a role that was not understood is pointed out


def parse(text: str, *, language: str | None = None, known_labels: Iterable[str] = ()) -> ParsedArticle:
    """Return the article that a plain text holds, each line being a block of it.

    `language` is a code ("fr", "zh-Hant"; "zh" means: simplified or traditional as the text shows); without
    it the text's own is detected. `known_labels` are the names of labels the site has. Every line ends up in
    the head's values, in the body or in `boilerplate`; `evidence` names the lines behind each value, and
    `unread` those lines that look like a byline or the like and gave none.
    Raises Unreadable for an empty text or one of more than 2,000,000 characters or
    20,000 lines.
    """
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(
            gettext_noop(
                "The text has %(size)s characters; articles have %(limit)s at most."
                " Send the article's text alone."
            ),
            size=f"{len(text):,}",
            limit=f"{MOST_CHARACTERS:,}",
        )
    lines = list(islice(lines_of(text), MOST_LINES + 1))
    if len(lines) > MOST_LINES:
        raise Unreadable(
            gettext_noop(
                "The text has more than %(limit)s lines; that is no article. Send the article's text alone."
            ),
            limit=f"{MOST_LINES:,}",
        )
    if not lines:
        raise Unreadable(
            gettext_noop("The text is empty. Send the article's text, with its headline and byline.")
        )
    code = resolve_language(language, text)
    head = read_head(lines, code, known_labels)
    tail = read_tail(head.rest, code, head.byline)
    head.rest = tail.rest
    byline = head.byline
    body = read_body(head.rest, code, byline.credits)
    boilerplate = sorted(
        {*head.boilerplate, *tail.boilerplate, *body.boilerplate}, key=lambda line: line.number
    )
    evidence = {name: _evidence(found) for name, found in (*head.evidence.items(), *byline.evidence.items())}
    return ParsedArticle(
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
        warnings=(*_missing(head), *byline.warnings),
        unread=_evidence(_unread(head, tail, body, code)),
        lines=tuple(Evidence(line.number, line.text) for line in lines),
        evidence={**evidence, **body.evidence},
    )


def _unread(head: Head, tail: Tail, body: Body, language: str | None) -> Iterable[Line]:
    """Yield the lines that speak of the article and gave nothing, wherever they were put."""
    yield from head.unread
    yield from tail.unread
    taken = {line for found in (*head.evidence.values(), *head.byline.evidence.values()) for line in found}
    # A picture's credit was understood as what it is, and stands at its picture.
    credited = {row.line for row in body.evidence.get("image_credits", ())}
    for line in head.rest[:_NOTICED]:
        if line not in taken and line.number not in credited and looks_like_role(line.text, language):
            yield line


def _missing(head: Head) -> Iterable[Message]:
    if head.headline is None:
        yield Message(gettext_noop("No headline was recognised."))
    if not head.byline.authors:
        yield Message(gettext_noop("No author was recognised."))
    if head.label and head.byline.label and fold(head.label) != fold(head.byline.label):
        yield Message(
            gettext_noop("A second label, “%(label)s”, was not taken."), {"label": head.byline.label}
        )


def _evidence(lines: Iterable[Line]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(line.number, line.text) for line in sorted(set(lines), key=lambda line: line.number)
    )

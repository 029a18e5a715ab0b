"""Plain text → ParsedArticle: what an editor pastes from a page or a mail."""

import codecs
from collections.abc import Iterable
from itertools import islice

from articles.content.heads import Head, read_head
from articles.content.languages import resolve_language
from articles.content.names import fold
from articles.content.role_lines import read_role_line
from articles.content.text_lines import Line, lines_of
from articles.formats.parsed import Evidence, ParsedArticle
from articles.formats.plain_body import read_body

MOST_CHARACTERS = 2_000_000
MOST_LINES = 20_000  # a book has fewer paragraphs
_MOST_BYTES = 4 * MOST_CHARACTERS
_LINK_LINES = 10  # lines from the end in which "Original: https://…" may stand
_FILE_KINDS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UnreadableText(ValueError):
    """The input cannot be read as an article; the message says what is wrong and what to do."""


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8 with or without a byte order mark, or UTF-16 and UTF-32 with one.

    Raises UnreadableText for anything else (binary files, other encodings, more than 8 MB).
    """
    if len(data) > _MOST_BYTES:
        raise UnreadableText(
            f"The file has {len(data):,} bytes; articles have {_MOST_BYTES:,} at most."
            " Send the article's text alone."
        )
    for start, name in _FILE_KINDS.items():
        if data.startswith(start):
            raise UnreadableText(f"This is {name}, not plain text. Save or copy its text and send that.")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        raise UnreadableText("This is a binary file, not plain text. Save or copy its text and send that.")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise UnreadableText(
            f"The text is not {name}: the byte at position {error.start} is wrong."
            " Save it as UTF-8 and send it again."
        ) from error


def parse(text: str, *, language: str | None = None, known_labels: Iterable[str] = ()) -> ParsedArticle:
    """Return the article that a plain text holds, each line being a block of it.

    `language` is a code ("fr", "zh-Hant"; "zh" means: simplified or traditional as the text shows); without
    it the text's own is detected. `known_labels` are the names of labels the site has. Every line ends up in
    the head's values, in the body or in `boilerplate`; `evidence` names the lines behind each value.
    Raises UnreadableText for an empty text or one of more than 2,000,000 characters or
    20,000 lines.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnreadableText(
            f"The text has {len(text):,} characters; articles have {MOST_CHARACTERS:,} at most."
            " Send the article's text alone."
        )
    lines = list(islice(lines_of(text), MOST_LINES + 1))
    if len(lines) > MOST_LINES:
        raise UnreadableText(
            f"The text has more than {MOST_LINES:,} lines; that is no article. Send the article's text alone."
        )
    if not lines:
        raise UnreadableText("The text is empty. Send the article's text, with its headline and byline.")
    code = resolve_language(language, text)
    head = read_head(lines, code, known_labels)
    link = _take_original_link(head, code)
    byline = head.byline
    body = read_body(head.rest, code, byline.credits)
    boilerplate = sorted([*head.boilerplate, *body.boilerplate], key=lambda line: line.number)
    evidence = {name: _evidence(found) for name, found in (*head.evidence.items(), *byline.evidence.items())}
    if link:
        evidence["original_url"] = _evidence([link[0]])
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
        original_url=byline.original_url or (link[1] if link else None),
        published=byline.published or head.published,
        blocks=body.blocks,
        warnings=(*_missing(head), *byline.warnings),
        evidence={**evidence, **body.evidence},
    )


def _take_original_link(head: Head, language: str | None) -> tuple[Line, str] | None:
    """Take the line that gives the original's address from the end of the body, where the head gave none."""
    if head.byline.original_url:
        return None
    for line in head.rest[-_LINK_LINES:]:
        role_line = read_role_line(line.text, language)
        if role_line and len(role_line.claims) == 1 and role_line.claims[0].address:
            head.rest.remove(line)
            return line, role_line.claims[0].address
    return None


def _missing(head: Head) -> Iterable[str]:
    if head.headline is None:
        yield "No headline was recognised."
    if not head.byline.authors:
        yield "No author was recognised."
    if head.label and head.byline.label and fold(head.label) != fold(head.byline.label):
        yield f"A second label, “{head.byline.label}”, was not taken."


def _evidence(lines: Iterable[Line]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(line.number, line.text) for line in sorted(set(lines), key=lambda line: line.number)
    )

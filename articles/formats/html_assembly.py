"""Head and body → ParsedArticle, with what an editor should know."""

from collections.abc import Iterable, Mapping, Sequence

from articles.content.heads import Head
from articles.content.names import fold
from articles.content.sanitize import MAX_BODY_BYTES
from articles.content.text_lines import Line
from articles.formats.errors import Unreadable
from articles.formats.html_body import Body
from articles.formats.html_tail import Tail
from articles.formats.parsed import Evidence, ParsedArticle
from articles.messages import Message, gettext_noop

_EMBEDS = ("iframe", "video", "audio", "embed", "object")


def assembled(
    code: str | None,
    head: Head,
    tail: Tail,
    body: Body,
    lines: Sequence[Line],
    doubtful: Iterable[Line],
    removed: Mapping[str, int],
    warnings: Iterable[Message] = (),
) -> ParsedArticle:
    """Return the article of a head and a body. `lines` are all of it as numbered, `doubtful` those not
    understood, `removed` what shaping left out. Raises Unreadable where the body is too large to be stored.
    """
    byline = head.byline
    evidence = {name: _evidence(found) for name, found in (*head.evidence.items(), *byline.evidence.items())}
    boilerplate = sorted(
        {*head.boilerplate, *tail.boilerplate, *body.boilerplate}, key=lambda line: line.number
    )
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
        warnings=(*_missing(head), *byline.warnings, *_left_out(removed), *warnings),
        unread=_evidence((*head.unread, *tail.unread, *doubtful)),
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


def _left_out(removed: Mapping[str, int]) -> Iterable[Message]:
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

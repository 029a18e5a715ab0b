"""From what came to what it says. Until the other formats are there: plain text."""

from articles.formats import plain_text
from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from articles.ingest import names
from articles.ingest.incoming import Incoming
from articles.messages import gettext_noop

MAX_BYTES = 10_000_000
TOO_LARGE = gettext_noop(
    "The file is larger than %(limit)s MB, and no article is. Cut the article out and try again."
)


def parsed_from(incoming: Incoming) -> ParsedArticle:
    """Read what came, with the site's labels known. Raises `Unreadable`; writes nothing."""
    if len(incoming.data) > MAX_BYTES:
        raise Unreadable(TOO_LARGE, limit=MAX_BYTES // 1_000_000)
    return plain_text.parse(
        plain_text.decode(incoming.data),
        language=incoming.language or None,
        known_labels=names.known_labels(),
    )

"""From what came to what it says: read in a process of its own, with the site's labels known."""

from dataclasses import replace

from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from articles.ingest import child, names
from articles.ingest.incoming import Incoming
from articles.messages import gettext_noop

MAX_BYTES = 10_000_000
TOO_LARGE = gettext_noop(
    "The file is larger than %(limit)s MB, and no article is. Cut the article out and try again."
)


def parsed_from(incoming: Incoming) -> ParsedArticle:
    """Read what came, whatever its kind. Raises `Unreadable`; writes nothing."""
    if len(incoming.data) > MAX_BYTES:
        raise Unreadable(TOO_LARGE, limit=MAX_BYTES // 1_000_000)
    media_type, _, parameters = incoming.media_type.partition(";")
    charset = parameters.partition("charset=")[2].strip() or None
    parsed = child.read(
        incoming.data,
        name=incoming.name,
        media_type=media_type.strip(),
        charset=charset,
        address=incoming.address,
        language=incoming.language or None,
        known_labels=names.known_labels(),
    )
    return replace(parsed, warnings=(*incoming.warnings, *parsed.warnings))

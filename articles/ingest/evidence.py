"""What came, kept as it came, with what was made of it."""

import hashlib
from collections.abc import Mapping
from typing import Any

from articles.content.addresses import page_key
from articles.content.fingerprints import fingerprint
from articles.formats.parsed import ParsedArticle
from articles.ingest.drafts import places_of, whole
from articles.ingest.identity import text_of
from articles.ingest.incoming import Incoming
from articles.models import Edition, IngestedItem, User
from articles.workflow.logbook import log


def digest(data: bytes) -> str:
    """The SHA-256 by which the same bytes are recognised."""
    return hashlib.sha256(data).hexdigest()


def known(sha256: str) -> Edition | None:
    """The edition that was made of these bytes, or None."""
    item = IngestedItem.objects.filter(sha256=sha256).select_related("article").first()
    if item is None:
        return None
    return item.article.translations.filter(language_code=item.language_code).first()


def keep(
    incoming: Incoming,
    parsed: ParsedArticle,
    edition: Edition,
    actor: User | None,
    *,
    headers: Mapping[str, str] | None = None,
    decisions: Mapping[str, Any] | None = None,
    warnings: list[str] | None = None,
    sketch: list[int] | None = None,
    verb: str = "ingest",
) -> IngestedItem:
    """Keep the bytes with their address, hash, headers and time, and log that they became `edition`.

    To be called in the transaction that made the edition. Raises IntegrityError for bytes that are here.
    """
    item = IngestedItem.objects.create(
        sha256=digest(incoming.data),
        content=incoming.data,
        media_type=incoming.media_type[:100] or "text/plain",
        name=incoming.name[:255],
        address=incoming.address if len(incoming.address) <= 2000 else "",
        canonical_address=page_key(parsed.canonical_url or incoming.address)[:2000],
        headers=dict(headers or {}),
        language_code=edition.language_code,
        fingerprint=sketch or fingerprint(text_of(parsed)),
        found={
            "parsed": parsed.stored(),
            "decisions": dict(decisions or {}),
            "places": whole(places_of(edition, parsed)),
        },
        article=edition.master,
        user=actor,
    )
    log(
        actor,
        verb,
        article=edition.master,
        language=edition.language_code,
        revision=edition.latest_revision,
        note=incoming.name or incoming.address,
        warnings=warnings or [],
    )
    return item

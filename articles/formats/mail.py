"""A mail (RFC 5322) → its text: somebody sends an article in one, and the sender is not its author."""

import email
import re
from email import policy
from email.message import EmailMessage

from articles.formats.errors import Unreadable
from articles.messages import gettext_noop

_MOST_PARTS = 100
_MOST_HEADER_BYTES = 200_000
_MOST_BOUNDARIES = 2_000  # the parser takes seconds for 100,000


def body_of(data: bytes) -> tuple[bytes, str, str | None, str]:
    """Return (bytes, media type, charset, subject) of what a mail says: its plain text, else its HTML.

    Raises Unreadable for a mail without either, such as an encrypted one.
    """
    end = re.search(rb"\r?\n\r?\n", data)
    header = end.start() if end else len(data)
    if header > _MOST_HEADER_BYTES or data.count(b"\n--") > _MOST_BOUNDARIES:
        raise Unreadable(_NO_TEXT)
    try:
        message = email.message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101  (what this policy makes)
        parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False)]
        texts = [
            part
            for part in parts
            if part.get_content_type() in ("text/plain", "text/html") and part.get_filename() is None
        ]
        texts.sort(key=lambda part: part.get_content_type() != "text/plain")
        for part in texts:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                subject = " ".join(str(message.get("subject", "")).split())[:300]
                return payload, part.get_content_type(), part.get_content_charset(), subject
    except Exception as error:
        # The parser promises not to raise, and its header registry does, for headers that nobody writes.
        if isinstance(error, MemoryError):
            raise
        raise Unreadable(_NO_TEXT) from error
    raise Unreadable(_NO_TEXT)


_NO_TEXT = gettext_noop("The mail holds no text that can be read. Copy the article's text and send that.")

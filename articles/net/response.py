"""What came back."""

import codecs
from dataclasses import dataclass, field
from email.message import Message as MailMessage

MAX_HEADERS = 100
MAX_HEADER = 4000
# They tell how the answer came, or whom their server takes us for: neither is part of what was fetched.
_UNKEPT = frozenset({"set-cookie", "connection", "keep-alive", "transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Response:
    """The answer to a fetch: 2xx, or 304 where the request was conditional.

    `address` is where the last redirect led, `moved` the address that permanent redirects (301, 308) name for
    the one asked for, and that one itself where there are none. `charset` is the Content-Type's, if Python
    knows it. `headers` have lower-case names; cookies are not among them. `body` is decompressed.
    """

    status: int
    address: str
    media_type: str
    charset: str | None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    moved: str = ""


def content_type(value: str) -> tuple[str, str | None]:
    """Return the media type in lower case ("" for none) and the charset that a Content-Type names."""
    mail = MailMessage()
    mail["content-type"] = value
    media_type = value.partition(";")[0].strip().lower()
    charset = mail.get_content_charset()
    try:
        # Private, but the one thing that tells "utf-8" from "base64", and what `bytes.decode` asks too.
        known = charset is not None and codecs.lookup(charset)._is_text_encoding
    except (LookupError, ValueError):
        known = False
    return media_type[:200], charset if known else None


def kept_headers(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Return the headers as evidence keeps them: bounded, printable, without cookies."""
    kept: dict[str, str] = {}
    for name, value in pairs[:MAX_HEADERS]:
        name = name.lower()
        if name in _UNKEPT:
            continue
        text = "".join(character for character in value if character.isprintable())[:MAX_HEADER]
        kept[name] = f"{kept[name]}, {text}"[:MAX_HEADER] if name in kept else text
    return kept

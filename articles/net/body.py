"""The body of an answer, decompressed while it comes and never beyond its bound."""

import zlib
from collections.abc import Iterable, Iterator

from articles.net import errors
from articles.net.errors import FetchError
from articles.net.wire import Meter

# What is asked for, and read. Others are refused: a decompressor that is not asked for cannot be attacked.
ACCEPTED = "gzip, deflate"
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_STEP = 1 << 20
_GZIP_MAGIC = b"\x1f"


def read_body(chunks: Iterable[bytes], encoding: str, meter: Meter) -> bytes:
    """Return the body that `chunks` make under a Content-Encoding.

    Raises `FetchError` for more than the meter's bytes (unless its limits say to cut there), for data that
    cannot be decompressed or ends early, and for an encoding that was not asked for, also where one is
    wrapped in another.
    """
    codings = [name for part in encoding.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    if codings in (["gzip"], ["x-gzip"]):
        chunks = _inflated(chunks, _GZIP)
    elif codings == ["deflate"]:
        chunks = _inflated(chunks, _ZLIB)
    elif codings:
        raise FetchError(errors.UNKNOWN_ENCODING)
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > meter.limits.bytes:
            if meter.limits.cut:
                return bytes(body[: meter.limits.bytes])
            raise meter.too_large()
    return bytes(body)


def _inflated(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Yield what the chunks hold, a megabyte at a time at most: a bomb is met before it is in memory."""
    inflate = zlib.decompressobj(window)
    begun = False
    for chunk in chunks:
        while chunk:
            if inflate.eof:
                if window != _GZIP or not chunk.startswith(_GZIP_MAGIC):
                    break  # some servers pad; browsers ignore it too
                inflate = zlib.decompressobj(window)  # another member of the same file
            try:
                piece = inflate.decompress(chunk, _STEP)
            except zlib.error as error:
                if begun or window != _ZLIB:
                    raise FetchError(errors.BROKEN_ANSWER) from error
                # "deflate" is zlib's format (RFC 9110, 8.4.1.2), but some servers send it bare.
                window = _RAW
                inflate = zlib.decompressobj(window)
                continue
            begun = True
            chunk = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
            yield piece
    if begun and not inflate.eof:
        raise FetchError(errors.BROKEN_ANSWER)

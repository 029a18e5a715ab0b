"""Messages between two processes: the length as four bytes, big-endian, then so many bytes."""

from typing import BinaryIO

MOST_BYTES = 64 * 1024 * 1024


def frame(data: bytes) -> bytes:
    """Return the data as a frame."""
    return len(data).to_bytes(4) + data


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the data of the next frame, or None at the end of the stream and for one that is too large."""
    head = stream.read(4)
    size = int.from_bytes(head)
    if len(head) < 4 or size > MOST_BYTES:
        return None
    data = stream.read(size)
    return data if len(data) == size else None

"""How much a fetch may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """At most so many bytes (as sent, and again as decompressed), seconds from the first look-up of a name to
    the last byte, and redirects. With `cut`, a longer body is cut at its bound instead of refused."""

    bytes: int
    seconds: float
    redirects: int = 5
    cut: bool = False


# Reading what was fetched takes time as well: both together stay below 20 s.
PAGE = Limits(bytes=10_000_000, seconds=14)
FEED = Limits(bytes=10_000_000, seconds=14)
# What `imaging` accepts at most.
PICTURE = Limits(bytes=25 * 1024 * 1024, seconds=30)
# A machine thinks while somebody waits for it.
MACHINE = Limits(bytes=2_000_000, seconds=60, redirects=0)
# RFC 9309, 2.5: 500 kibibytes at least are to be read.
ROBOTS = Limits(bytes=500 * 1024, seconds=4, cut=True)

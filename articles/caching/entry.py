"""A page as it is kept: its bytes in each encoding that was asked for, and what makes it right or not."""

import gzip
import json
from dataclasses import dataclass, field, replace
from functools import cached_property

import brotli

# In the order in which they are preferred; what is in neither is sent as it is.
ENCODINGS = ("br", "gzip")
IDENTITY = "identity"
# Below, an encoding saves nothing that the network would notice.
WORTH_ENCODING = 500


@dataclass(frozen=True)
class Snapshot:
    """Which transactions a page had seen when it was made, in PostgreSQL's terms (`pg_current_snapshot`)."""

    xmin: int
    xmax: int
    open: tuple[int, ...] = ()

    @classmethod
    def read(cls, text: str) -> "Snapshot":
        """Read `xmin:xmax:open,open`."""
        xmin, xmax, rest = text.split(":")
        return cls(int(xmin), int(xmax), tuple(int(one) for one in rest.split(",") if one))

    def __str__(self) -> str:
        return f"{self.xmin}:{self.xmax}:{','.join(map(str, self.open))}"

    def saw(self, transaction: int) -> bool:
        """Tell whether what this transaction wrote was there to be read."""
        return transaction < self.xmin or (transaction < self.xmax and transaction not in self.open)


@dataclass(frozen=True)
class Entry:
    """A response. `at` is the time (epoch, seconds) at which its making began, `headers` are in order.

    `file` is the name in the media storage of what is sent instead of `bodies`.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    etag: str
    at: float
    snapshot: Snapshot
    bodies: dict[str, bytes] = field(default_factory=dict)
    file: str = ""

    def size(self) -> int:
        """How many bytes it keeps, about."""
        return sum(len(body) for body in self.bodies.values()) + 1000

    @cached_property
    def by_name(self) -> dict[str, tuple[str, str]]:
        """Its headers as Django keeps them: by their names in small letters."""
        return {name.lower(): (name, value) for name, value in self.headers}

    @cached_property
    def encodes(self) -> bool:
        """Tell whether an encoding is worth its while: text of some length is."""
        kind = next((value for name, value in self.headers if name.lower() == "content-type"), "")
        packed = any(name.lower() == "content-encoding" for name, _value in self.headers)
        texts = kind.startswith("text/") or "xml" in kind or "json" in kind
        return texts and not packed and len(self.bodies.get(IDENTITY, b"")) >= WORTH_ENCODING

    def encoded(self, encoding: str) -> "Entry":
        """The same with the bytes in this encoding too: made once, when somebody first asks for it."""
        if encoding in self.bodies:
            return self
        plain = self.bodies[IDENTITY]
        # Quality 5: within 3 % of the best that is not slow, and a page is encoded while its reader waits.
        packed = brotli.compress(plain, quality=5) if encoding == "br" else gzip.compress(plain, 6, mtime=0)
        return replace(self, bodies={**self.bodies, encoding: packed})

    def to_bytes(self) -> bytes:
        """One line of JSON, then the bodies one after another."""
        head = {
            "status": self.status,
            "headers": self.headers,
            "tags": self.tags,
            "etag": self.etag,
            "at": self.at,
            "snapshot": str(self.snapshot),
            "file": self.file,
            "bodies": {name: len(body) for name, body in self.bodies.items()},
        }
        return json.dumps(head).encode() + b"\n" + b"".join(self.bodies.values())

    @classmethod
    def from_bytes(cls, data: bytes) -> "Entry":
        """Read what `to_bytes` wrote. Raises ValueError for anything else, a half-written file among it."""
        line, _newline, rest = data.partition(b"\n")
        try:
            head = json.loads(line)
            bodies, place = {}, 0
            for name, size in head["bodies"].items():
                bodies[name] = rest[place : place + size]
                place += size
            if place != len(rest):
                raise ValueError("cut short")
            return cls(
                status=head["status"],
                headers=tuple((name, value) for name, value in head["headers"]),
                tags=tuple(head["tags"]),
                etag=head["etag"],
                at=head["at"],
                snapshot=Snapshot.read(head["snapshot"]),
                bodies=bodies,
                file=head["file"],
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("no page of ours") from error

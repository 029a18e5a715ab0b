"""What the checks speak in: a pair of texts, and what was found in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Literal

from articles.content.house_style import Spacing
from articles.content.quality.plain import Plain, plain_of
from articles.messages import Message

# "blocking": nothing goes out with it, unless someone has said that it is right. "warning": look at it.
# "information": good to know.
Level = Literal["blocking", "warning", "information"]


@dataclass(frozen=True)
class Term:
    """A term as one language pair has it. ``source``: its forms there; ``target``: what it may be called
    here, the preferred form first; ``forbidden``: what it must not be called here; ``keep``: it is not
    translated.
    """

    source: tuple[str, ...]
    target: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    keep: bool = False
    note: str = ""


@dataclass(frozen=True)
class Pair:
    """A block of a translation and what it renders.

    ``source`` and ``target``: as stored, HTML in the body and plain text elsewhere; ``source`` is "" where
    the block is its language's own. ``field``: as in `SegmentField`. ``part``: other blocks render the same
    source, so what is missing here may stand there. ``languages``: BCP 47 or Django's codes, source and
    target. ``spacing``: between Han and Latin, see `house_style.check`.
    """

    source: str
    target: str
    languages: tuple[str, str]
    field: str = "body"
    part: bool = False
    stale: bool = False
    spacing: Spacing | None = None
    terms: Sequence[Term] = ()

    @cached_property
    def was(self) -> Plain:
        """The source as text."""
        return plain_of(self.source, is_plain=self.field != "body")

    @cached_property
    def now(self) -> Plain:
        """The translation as text."""
        return plain_of(self.target, is_plain=self.field != "body")

    @property
    def own(self) -> bool:
        """It renders nothing: a paragraph of this language's own."""
        return not self.source


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found. ``start`` and ``end``: where, in the text of the translation; (0, 0) when
    it is nowhere in it. ``fix``: what should stand there instead, None where only a person can tell.
    """

    code: str
    level: Level
    message: Message
    start: int = 0
    end: int = 0
    fix: str | None = None

    @property
    def key(self) -> str:
        """The same for the same finding, wherever it stands in the text: what a dismissal is kept under."""
        said = "\x1f".join([self.code, str(self.message)])
        return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the register. ``needs_source``: it says nothing about a paragraph of the language's
    own."""

    code: str
    find: Callable[[Pair], Iterable[Finding]]
    needs_source: bool = True

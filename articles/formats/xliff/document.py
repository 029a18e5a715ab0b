"""What an XLIFF file says, whichever version it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from articles.content.codes import Piece

State = Literal["initial", "draft", "translated", "reviewed"]
# Of our own attributes and metadata.
NAMESPACE = "urn:newsroom:xliff:1"
V12 = "urn:oasis:names:tc:xliff:document:1.2"
V20 = "urn:oasis:names:tc:xliff:document:2.0"
MDA = "urn:oasis:names:tc:xliff:metadata:2.0"
STATES_12: dict[State, str] = {
    "initial": "new",
    "draft": "needs-translation",
    "translated": "translated",
    "reviewed": "signed-off",
}
STATES_21: dict[State, str] = {
    "initial": "initial",
    "draft": "initial",
    "translated": "translated",
    "reviewed": "reviewed",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One block. ``hash``: of the source it shows. ``tags``: what each code stands for, for people to read.
    ``target`` is None where there is none yet. ``what``: headline, body, caption …
    """

    id: str
    source: tuple[Piece, ...]
    target: tuple[Piece, ...] | None = None
    state: State = "initial"
    hash: str = ""
    what: str = ""
    tags: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A translation. ``original`` names the article; languages are BCP 47 tags."""

    source_language: str
    target_language: str
    original: str
    units: tuple[Unit, ...]
    version: Literal["1.2", "2.1"] = "2.1"

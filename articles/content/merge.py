"""Two people changed one text: what each did, block by block, from the text both began with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from articles.content.alignment import ranges_of

Origin = Literal["same", "ours", "theirs", "both", "conflict"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some blocks in a row: as they were, and as each side has them.

    `origin` says who changed them: nobody, one side, both alike, or both in different ways ("conflict").
    """

    origin: Origin
    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def merge(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[Stretch]:
    """Return the three texts side by side, in order and without gaps.

    Blocks are compared whole (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007): where all
    three agree a stretch is stable, and what lies between two stable ones was changed by one side or both.
    """
    kept_ours, kept_theirs = _kept(base, ours), _kept(base, theirs)
    stretches: list[Stretch] = []
    at_base = at_ours = at_theirs = 0
    for index in range(len(base) + 1):
        if index < len(base) and (index not in kept_ours or index not in kept_theirs):
            continue
        ends = (
            (index, kept_ours[index], kept_theirs[index])
            if index < len(base)
            else (len(base), len(ours), len(theirs))
        )
        between = _between(base[at_base : ends[0]], ours[at_ours : ends[1]], theirs[at_theirs : ends[2]])
        if between:
            stretches.append(between)
        if index < len(base):
            _extend(stretches, base[index])
            at_base, at_ours, at_theirs = (end + 1 for end in ends)
    return stretches


def merged(stretches: Sequence[Stretch], *, prefer: Literal["ours", "theirs"] = "ours") -> list[str]:
    """Return the blocks with the changes of both sides; where they conflict, those of the preferred one."""
    blocks: list[str] = []
    for stretch in stretches:
        side = stretch.origin if stretch.origin in ("ours", "theirs") else prefer
        blocks += stretch.ours if side == "ours" else stretch.theirs
    return blocks


def _kept(base: Sequence[str], side: Sequence[str]) -> dict[int, int]:
    kept: dict[int, int] = {}
    for op, first, last, start, _end in ranges_of(base, side):
        if op == "equal":
            kept |= {first + offset: start + offset for offset in range(last - first)}
    return kept


def _between(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Stretch | None:
    if not (base or ours or theirs):
        return None
    sides = tuple(base), tuple(ours), tuple(theirs)
    if sides[1] == sides[2]:
        return Stretch("both", *sides)
    if sides[0] == sides[1]:
        return Stretch("theirs", *sides)
    return Stretch("ours" if sides[0] == sides[2] else "conflict", *sides)


def _extend(stretches: list[Stretch], block: str) -> None:
    last = stretches[-1] if stretches and stretches[-1].origin == "same" else None
    if last:
        grown = (*last.base, block)
        stretches[-1] = Stretch("same", grown, grown, grown)
    else:
        stretches.append(Stretch("same", (block,), (block,), (block,)))

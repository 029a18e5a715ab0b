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


def apart(stretch: Stretch) -> list[Stretch]:
    """Return a conflict as smaller stretches, where each side changed blocks of its own next to the other's.

    What Khanna et al. call a conflict for want of an unchanged block between two changes is none to an
    editor: one rewrote a paragraph, the other the next. What both changed, and what both put in one place,
    stays a conflict. Other stretches are returned as they are.
    """
    if stretch.origin != "conflict":
        return [stretch]
    sides = stretch.ours, stretch.theirs
    hunks = sorted((*hunk, side) for side in (0, 1) for hunk in _hunks(stretch.base, sides[side]))
    groups: list[list[tuple[int, int, int, int]]] = []
    for hunk in hunks:
        if groups and _meet(groups[-1], hunk):
            groups[-1].append(hunk)
        else:
            groups.append([hunk])
    parts: list[Stretch] = []
    at, cursors = 0, [0, 0]
    for group in groups:
        first, last = group[0][0], max(hunk[1] for hunk in group)
        for block in stretch.base[at:first]:
            _extend(parts, block)
        cursors = [cursor + first - at for cursor in cursors]
        ends = [
            cursor + last - first + sum(grown for *_, grown, whose in group if whose == side)
            for side, cursor in enumerate(cursors)
        ]
        part = _between(
            stretch.base[first:last], sides[0][cursors[0] : ends[0]], sides[1][cursors[1] : ends[1]]
        )
        if part:
            parts.append(part)
        at, cursors = last, ends
    for block in stretch.base[at:]:
        _extend(parts, block)
    return parts


def _hunks(base: Sequence[str], side: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return what one side replaced, as (from, to in base, by how many blocks it grew)."""
    found: list[tuple[int, int, int]] = []
    for op, first, last, start, end in ranges_of(base, side):
        if op == "equal":
            continue
        if last - first == end - start:
            # As many blocks as before: each was rewritten in its place.
            found += [(index, index + 1, 0) for index in range(first, last)]
        else:
            found.append((first, last, end - start - (last - first)))
    return found


def _meet(group: Sequence[tuple[int, int, int, int]], hunk: tuple[int, int, int, int]) -> bool:
    """Tell whether a change reaches into those before it, or stands in the very place of one."""
    first, last = group[0][0], max(other[1] for other in group)
    if all(other[3] == hunk[3] for other in group):
        # One side's own changes never overlap.
        return False
    if hunk[0] == hunk[1]:
        return first < hunk[0] < last or any(other[0] == other[1] == hunk[0] for other in group)
    return hunk[0] < last

"""A whole form in three versions: as it was read, as one person has it, as somebody else has saved it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from articles.content import blocks
from articles.content.alignment import ranges_of
from articles.content.merge import Origin, Stretch, apart, merge

Side = Literal["mine", "theirs", "both"]
# Values of which both versions can stand, one after the other, in one field.
_JOINED = frozenset({"standfirst", "caption", "alt"})


@dataclass(frozen=True)
class Sheet:
    """What a story's form says, in a form that can be compared.

    ``values``: everything that is one value, by name ("headline", "label", "figure-12-caption", "lead").
    ``body``: the HTML of each block. ``topics`` and ``figures``: ids. ``credits``: one line for each, in
    order, alike where they mean the same.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    body: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    credits: tuple[str, ...] = ()
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Part:
    """One place that somebody changed, and who. In a conflict both did, and ``chosen`` says what stands.

    ``key`` is the same for the same difference, whenever it is looked at. ``base`` is None where nobody knows
    what was read. ``may_be_both``: both versions can stand.
    """

    key: str
    name: str
    origin: Origin
    base: tuple[str, ...] | None
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    may_be_both: bool = False
    chosen: Side | None = None

    @property
    def is_open(self) -> bool:
        """Nobody has chosen yet."""
        return self.origin == "conflict" and self.chosen is None

    def result(self) -> tuple[str, ...]:
        """What stands; mine, while nobody has chosen."""
        side = {"ours": "mine", "theirs": "theirs", "both": "mine", "same": "mine"}.get(
            self.origin, self.chosen or "mine"
        )
        if side == "theirs":
            return self.theirs
        if side == "mine":
            return self.mine
        return (*self.mine, *(one for one in self.theirs if one not in self.mine))


def reconcile(
    base: Sheet | None, mine: Sheet, theirs: Sheet, choices: Mapping[str, str] | None = None
) -> tuple[Sheet, list[Part]]:
    """Return the sheet with the changes of both sides, and every place where somebody changed something.

    ``choices`` are answers to conflicts, by their keys. Without a base, whatever differs is a conflict:
    nothing tells who changed it.
    """
    merging = _Merging(base, mine, theirs, choices or {})
    figures = merging.figures()
    values = merging.values(figures)
    body = merging.sequence(
        "body", base.body if base else None, mine.body, theirs.body, both=True, kept=figures
    )
    topics = merging.topics()
    credits = merging.sequence(
        "credits", base.credits if base else None, mine.credits, theirs.credits, both=True
    )
    sheet = Sheet(values, body, topics, tuple(dict.fromkeys(credits)), figures)
    return sheet, merging.parts


class _Merging:
    """The parts found so far, and what they are found in."""

    def __init__(self, base: Sheet | None, mine: Sheet, theirs: Sheet, choices: Mapping[str, str]) -> None:
        self.base, self.mine, self.theirs, self.choices = base, mine, theirs, choices
        self.parts: list[Part] = []

    def _part(self, name: str, stretch: Stretch, *, known: bool, both: bool) -> Part:
        content = repr((name, stretch.base, stretch.ours, stretch.theirs)).encode()
        # Not for safety: two places with the same difference get the same answer.
        key = f"{name}-{hashlib.sha256(content).hexdigest()[:12]}"
        chosen: Side | None = None
        if stretch.origin == "conflict":
            answer = self.choices.get(key)
            if answer == "mine" or answer == "theirs" or (answer == "both" and both):
                chosen = answer  # type: ignore[assignment]
        part = Part(
            key,
            name,
            stretch.origin,
            stretch.base if known else None,
            stretch.ours,
            stretch.theirs,
            both,
            chosen,
        )
        self.parts.append(part)
        return part

    def values(self, figures: frozenset[int]) -> dict[str, str]:
        """One value for each name; those of figures that go are left out."""
        merged: dict[str, str] = {}
        for name in dict.fromkeys((*self.mine.values, *self.theirs.values)):
            # A side that does not know the name leaves it as it is.
            ours, other = self.mine.values.get(name), self.theirs.values.get(name)
            if (number := figure_of(name)) is not None and number not in figures:
                if ours and self.base and ours != self.base.values.get(name):
                    # The figure is gone, and what was written about it is shown once more.
                    self._part(name, Stretch("theirs", (), (ours,), ()), known=True, both=False)
                continue
            if ours is None or other is None or ours == other:
                merged[name] = ours if ours is not None else other or ""
                continue
            base = self.base.values.get(name) if self.base else None
            origin: Origin = "theirs" if base == ours else "ours" if base == other else "conflict"
            both = name.rpartition("-")[2] in _JOINED and bool(ours and other)
            stretch = Stretch(origin, (base or "",), (ours,), (other,))
            part = self._part(name, stretch, known=base is not None, both=both)
            merged[name] = " ".join(part.result())
        return merged

    def sequence(
        self,
        name: str,
        base: Sequence[str] | None,
        ours: Sequence[str],
        theirs: Sequence[str],
        *,
        both: bool,
        kept: frozenset[int] | None = None,
    ) -> tuple[str, ...]:
        """Blocks or lines, in order. Tokens of figures that somebody knew and that are not ``kept`` go."""
        gone = (self.mine.figures | self.theirs.figures | self._read_figures()) - (kept or frozenset())
        merged: list[str] = []
        for stretch in _stretches(base, ours, theirs):
            if stretch.origin in ("same", "both"):
                merged += stretch.ours
                continue
            part = self._part(
                name, stretch, known=base is not None, both=both and bool(stretch.ours and stretch.theirs)
            )
            merged += part.result()
        if kept is None:
            return tuple(merged)
        return tuple(block for block in merged if not (gone & set(blocks.figure_ids(block))))

    def topics(self) -> frozenset[str]:
        """A set never conflicts: what either added is in, what either took away is out."""
        mine, theirs = self.mine.topics, self.theirs.topics
        base = self.base.topics if self.base else mine & theirs
        merged = (mine & theirs) | (mine - base) | (theirs - base)
        if mine != theirs:
            origin: Origin = "theirs" if mine == base else "ours" if theirs == base else "both"
            sides = (tuple(sorted(base)), tuple(sorted(mine)), tuple(sorted(theirs)))
            self._part("topics", Stretch(origin, *sides), known=self.base is not None, both=False)
        return merged

    def figures(self) -> frozenset[int]:
        """The figures that stay. One that a side removed and the other worked on is a conflict."""
        read = self._read_figures()
        mine, theirs = self.mine.figures, self.theirs.figures
        kept = mine & theirs
        for number in sorted(mine ^ theirs):
            has_mine = number in mine
            if number not in read and self.base is not None:
                # New on one side.
                kept |= {number}
                continue
            keeper = self.mine if has_mine else self.theirs
            untouched = self.base is not None and _about(keeper, number) == _about(self.base, number)
            there = (str(number),)
            sides = (there, there if has_mine else (), () if has_mine else there)
            removed_by: Origin = "theirs" if has_mine else "ours"
            part = self._part(
                f"figure-{number}",
                Stretch(removed_by if untouched else "conflict", *sides),
                known=self.base is not None,
                both=False,
            )
            if part.result():
                kept |= {number}
        return frozenset(kept)

    def _read_figures(self) -> frozenset[int]:
        return self.base.figures if self.base else frozenset()


def figure_of(name: str) -> int | None:
    """Return the id of the figure that a value is about, None for a value about none."""
    head, _, rest = name.partition("-")
    number = rest.partition("-")[0]
    return int(number) if head == "figure" and number.isdecimal() else None


def _about(sheet: Sheet, number: int) -> dict[str, str]:
    return {name: value for name, value in sheet.values.items() if figure_of(name) == number}


def _stretches(base: Sequence[str] | None, ours: Sequence[str], theirs: Sequence[str]) -> list[Stretch]:
    if base is not None:
        return [part for stretch in merge(base, ours, theirs) for part in apart(stretch)]
    found: list[Stretch] = []
    for op, first, last, start, end in ranges_of(ours, theirs):
        mine, other = tuple(ours[first:last]), tuple(theirs[start:end])
        found.append(
            Stretch("same", mine, mine, other) if op == "equal" else Stretch("conflict", (), mine, other)
        )
    return found

"""An edition that was made by hand, laid beside its source: which block translates which. Pure.

After Gale and Church ("A Program for Aligning Sentences in Bilingual Corpora", 1993): the cheapest way
through both texts, block by block, where what is translated is about as long as it was; with what they had
not: the kinds of blocks, the pictures, and the numbers that both sides say.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.content.typography import is_cjk
from articles.translation.units import WORDLESS, Unit

# −log of how often translators do this: one block for one, none, one for two, two for one. Gale and Church
# measured sentences; paragraphs are split and joined more rarely.
_STEPS = {(1, 1): 0.1, (1, 0): 4.6, (0, 1): 4.6, (1, 2): 4.2, (2, 1): 4.2}
# Characters of the language for one of English, in the same news text.
_LENGTHS = {"zh": 0.31, "ja": 0.39, "ko": 0.48, "ar": 0.78, "fr": 1.10, "es": 1.14, "de": 1.15, "it": 1.13,
            "pt": 1.11, "ru": 1.08, "vi": 1.12, "nl": 1.12}  # fmt: skip
# A translation is written from the top: what is missing at its end costs little.
_UNFINISHED = 1.0
# How much the logarithm of the ratio strays, for a text of one hundred characters.
_SPREAD = 0.28
_OTHER_KIND = 3.0
_OTHER_FIGURE = 60.0
_OTHER_NUMBERS = 2.5
# A pair that costs more than this by itself is a guess.
DOUBTFUL = 3.2
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Places of source blocks and of the target blocks that translate them; one side may be empty.

    ``certain``: nobody need look at it.
    """

    sources: tuple[int, ...]
    targets: tuple[int, ...]
    certain: bool


def pair(sources: Sequence[Unit], targets: Sequence[Unit], languages: tuple[str, str]) -> list[Pair]:
    """Return which blocks of a text belong together, in order; every block of both sides in one pair.

    ``sources`` and ``targets`` are blocks of bodies, ``languages`` their codes. O(n·m) in time and memory.
    """
    cost = _Cost(sources, targets, languages)
    height, width = len(sources) + 1, len(targets) + 1
    best = [[math.inf] * width for _ in range(height)]
    came: list[list[tuple[int, int]]] = [[(0, 0)] * width for _ in range(height)]
    best[0][0] = 0.0
    for i in range(height):
        for j in range(width):
            for (down, across), price in _STEPS.items():
                if i < down or j < across:
                    continue
                before = best[i - down][j - across]
                if before == math.inf:
                    continue
                unfinished = (down, across) == (1, 0) and j == width - 1
                step = _UNFINISHED if unfinished else price
                total = before + step + cost.of(i - down, i, j - across, j)
                if total < best[i][j]:
                    best[i][j], came[i][j] = total, (down, across)
    found: list[Pair] = []
    i, j = height - 1, width - 1
    while i or j:
        down, across = came[i][j]
        own = cost.of(i - down, i, j - across, j)
        certain = (down, across) == (1, 1) and own <= DOUBTFUL
        found.append(Pair(tuple(range(i - down, i)), tuple(range(j - across, j)), certain))
        i, j = i - down, j - across
    return _doubted(found[::-1])


def _doubted(pairs: list[Pair]) -> list[Pair]:
    """What stands beside a gap or a guess may have slipped: it is a guess too, if it says no number."""
    return [
        Pair(one.sources, one.targets, one.certain and not (_is_gap(pairs, n - 1) and _is_gap(pairs, n + 1)))
        for n, one in enumerate(pairs)
    ]


def _is_gap(pairs: Sequence[Pair], place: int) -> bool:
    return 0 <= place < len(pairs) and not (pairs[place].sources and pairs[place].targets)


class _Cost:
    """What it costs to take some blocks for the translation of others."""

    def __init__(self, sources: Sequence[Unit], targets: Sequence[Unit], languages: tuple[str, str]) -> None:
        self.sources, self.targets = sources, targets
        source, target = (code.split("-")[0] for code in languages)
        self.ratio = _LENGTHS.get(target, 1.0) / _LENGTHS.get(source, 1.0)
        self.numbers = [
            [_numbers(unit.text, is_cjk(code)) for unit in units]
            for units, code in zip((sources, targets), languages, strict=True)
        ]

    def of(self, start: int, end: int, at: int, to: int) -> float:
        """Of source blocks start to end as target blocks at to `to`, beside the price of such a step."""
        olds, news = self.sources[start:end], self.targets[at:to]
        if not olds or not news:
            # A picture stands in both texts, or somebody took it out.
            return 0.0
        wordless = [unit for unit in (*olds, *news) if unit.kind in WORDLESS]
        if wordless:
            same = len(olds) == len(news) == 1 and olds[0].html == news[0].html
            return 0.0 if same else _OTHER_FIGURE
        return self._length(olds, news) + self._kinds(olds, news) + self._said(start, end, at, to)

    def _length(self, olds: Sequence[Unit], news: Sequence[Unit]) -> float:
        old, new = (max(1, sum(len(unit.text) for unit in units)) for units in (olds, news))
        spread = _SPREAD * math.sqrt(100 / max(20, min(400, old)))
        stray = math.log(new / (old * self.ratio)) / spread
        return min(stray * stray / 2, 12.0)

    @staticmethod
    def _kinds(olds: Sequence[Unit], news: Sequence[Unit]) -> float:
        return 0.0 if {unit.kind for unit in olds} == {unit.kind for unit in news} else _OTHER_KIND

    def _said(self, start: int, end: int, at: int, to: int) -> float:
        """Numbers that only one side says."""
        old = frozenset().union(*self.numbers[0][start:end])
        new = frozenset().union(*self.numbers[1][at:to])
        if not old and not new:
            return 0.0
        shared = len(old & new) / max(1, min(len(old), len(new)))
        if not old or not new:
            # Written out on one side, often.
            return 0.4 * _OTHER_NUMBERS
        return _OTHER_NUMBERS * (1 - shared) - 1.5 * shared


def _numbers(text: str, spaceless: bool) -> frozenset[str]:
    """The numbers a text says, as digits; not those of one digit, which languages write as words."""
    found = (re.sub(r"\D", "", number) for number in _NUMBER.findall(text))
    return frozenset(number for number in found if len(number) > 1 or spaceless)

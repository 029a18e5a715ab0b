"""How well heads were recognised: what was found against what is expected, field by field.

Precision, recall and F1 are counted over single values (micro): a field with two authors counts twice. Values
are compared folded (NFKC, case, white space), as everywhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.content.names import fold

FIELDS = (
    "headline",
    "label",
    "standfirst",
    "authors",
    "editors",
    "translators",
    "source",
    "image_credits",
    "headings",
)
# What an article is republished under: the fields that count for the score as a whole.
CORE = ("headline", "label", "authors", "editors", "translators", "source")
# A wrong value here is a name on an article that is not its own.
NAMES = ("authors", "editors", "translators", "source", "label")


@dataclass(frozen=True)
class Count:
    """Values found and right, found and wrong, expected and not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is expected that was found; 1 where nothing is expected."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 where nothing was expected and nothing found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True)
class Miss:
    """One field of one case that is not right: what was found too much, and what is lacking."""

    case: str
    field: str
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass
class Score:
    """The counts by field, and the misses in the order of the cases."""

    cases: int = 0
    counts: dict[str, Count] = field(default_factory=lambda: dict.fromkeys(FIELDS, Count()))
    misses: list[Miss] = field(default_factory=list)

    @property
    def core(self) -> Count:
        """The counts over the core fields together."""
        return sum((self.counts[name] for name in CORE), Count())

    @property
    def false_names(self) -> list[Miss]:
        """The misses that put a name on an article that is not its own."""
        return [miss for miss in self.misses if miss.field in NAMES and miss.wrong]

    def as_json(self) -> dict[str, Any]:
        """Return all of it as JSON values, the false names first."""

        def numbers(count: Count) -> dict[str, float]:
            return {
                **vars(count),
                "precision": round(count.precision, 4),
                "recall": round(count.recall, 4),
                "f1": round(count.f1, 4),
            }

        def rows(misses: Iterable[Miss]) -> list[dict[str, Any]]:
            return [{**vars(miss), "wrong": list(miss.wrong), "missed": list(miss.missed)} for miss in misses]

        return {
            "false_names": rows(self.false_names),
            "cases": self.cases,
            "core": numbers(self.core),
            "fields": {name: numbers(count) for name, count in self.counts.items()},
            "misses": rows(self.misses),
        }


def add_case(
    score: Score,
    name: str,
    found: Mapping[str, Any],
    expected: Mapping[str, Any],
    also_accept: Mapping[str, Sequence[Any]] | None = None,
) -> None:
    """Compare one case with what is expected of it and add it to the score.

    `found` and `expected` hold a string, a list of strings or None by field; a field that `expected` does not
    name is not judged. `also_accept` lists by field further values that are right as well: of all these
    the one nearest to what was found is compared.
    """
    score.cases += 1
    for field_name in FIELDS:
        if field_name not in expected:
            continue
        values = _values(found.get(field_name))
        accepted = [expected[field_name], *((also_accept or {}).get(field_name) or ())]
        wrong, missed, right = min(
            (_compare(values, _values(choice)) for choice in accepted),
            key=lambda compared: (len(compared[0]) + len(compared[1]), -compared[2]),
        )
        score.counts[field_name] += Count(right, len(wrong), len(missed))
        if wrong or missed:
            score.misses.append(Miss(name, field_name, tuple(wrong), tuple(missed)))


def _values(value: Any) -> list[str]:
    if value is None or value == "":
        return []
    return [value] if isinstance(value, str) else [item for item in value if item]


def _compare(found: Sequence[str], expected: Sequence[str]) -> tuple[list[str], list[str], int]:
    """Return what was found too much, what is lacking, and how many are right; twice is twice."""
    lacking = Counter(map(fold, expected))
    wrong = []
    for value in found:
        if lacking[fold(value)] > 0:
            lacking[fold(value)] -= 1
        else:
            wrong.append(value)
    missed = []
    for value in expected:
        if lacking[fold(value)] > 0:
            lacking[fold(value)] -= 1
            missed.append(value)
    return wrong, missed, len(found) - len(wrong)

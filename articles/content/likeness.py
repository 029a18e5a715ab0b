"""How alike two names are: what one would ask « is this the same? » about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from articles.content.names import sort_key

# Below, two spellings are two names. Tried on the names of bylines: one letter in eight may differ.
NEAR = 86.0
# Shorter names differ by one letter and are two: 连冉 and 连然, Ng and Ny.
SHORTEST = 5

Why = Literal["same", "spacing", "initials", "near"]


@dataclass(frozen=True, slots=True)
class Alike:
    """A name that may be the same: its place among the `others`, why, and how near (0 to 100)."""

    index: int
    why: Why
    score: float


def near(name: str, others: Sequence[str]) -> list[Alike]:
    """Return which of `others` may be `name`, the nearest first.

    Names are compared without case, accents and the order of their words. "same": nothing else differs;
    "spacing": only spaces and dots do; "initials": one writes first letters only (« R. Lian », « Ran Lian »);
    "near": RapidFuzz finds at least NEAR per cent alike.
    """
    key, bare = _key(name), _bare(name)
    keys = [_key(other) for other in others]
    found: dict[int, Alike] = {}
    for index, other in enumerate(keys):
        if why := _certain(key, other, bare != "" and bare == _bare(others[index])):
            found[index] = Alike(index, why, {"same": 100.0, "spacing": 98.0}.get(why, 90.0))
    if len(key) >= SHORTEST:
        # Across scripts nothing is near; within one, this is quick for tens of thousands.
        matches = process.extract(
            key, keys, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=20, processor=None
        )
        for _other, score, index in matches:
            found.setdefault(index, Alike(index, "near", float(score)))
    return sorted(found.values(), key=lambda alike: (-alike.score, alike.index))


def _key(name: str) -> str:
    return " ".join(sorted(sort_key(name).replace("-", " ").replace("·", " ").split()))


def _certain(one: str, other: str, same_letters: bool) -> Why | None:
    if not one or not other:
        return None
    if one == other:
        return "same"
    if same_letters:
        return "spacing"
    return "initials" if _initials(one.split(), other.split()) else None


def _bare(name: str) -> str:
    return "".join(character for character in sort_key(name) if character.isalnum())


def _initials(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the words pair off: each is the other's, or its first letter, and one is whole."""
    if len(one) != len(other) or len(one) < 2:
        return False
    left = list(other)
    whole = 0
    for word in sorted(one, key=len, reverse=True):
        partner = next((w for w in left if w == word), None)
        if partner is not None:
            whole += 1
        else:
            partner = next((w for w in left if _is_initial(w, word) or _is_initial(word, w)), None)
        if partner is None:
            return False
        left.remove(partner)
    return whole > 0


def _is_initial(short: str, word: str) -> bool:
    letter = short.rstrip(".")
    return len(letter) == 1 and word.startswith(letter)


def best_of(found: Mapping[int, Iterable[Alike]], owners: Sequence[int]) -> list[tuple[int, Alike]]:
    """Return each owner once with its nearest name: (owner, alike). `owners`: whose each of the names is."""
    best: dict[int, Alike] = {}
    for alikes in found.values():
        for alike in alikes:
            owner = owners[alike.index]
            if owner not in best or alike.score > best[owner].score:
                best[owner] = alike
    return sorted(best.items(), key=lambda pair: (-pair[1].score, pair[0]))

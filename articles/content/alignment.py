"""Two sequences laid side by side, in bounded time."""

from array import array
from collections.abc import Hashable, Sequence

# Steps of comparison before two sequences count as wholly different: about half a second.
BUDGET = 1_000_000

Range = tuple[str, int, int, int, int]


def ranges_of(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Range]:
    """Return what is equal and what is replaced between two sequences, in order and without gaps.

    Each range is ("equal" or "replace", from, to in old, from, to in new). Sequences that cannot be compared
    within BUDGET steps are replaced between their common start and end.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    matches = _matches(middle_old, middle_new)
    kept = [(i, i) for i in range(start)]
    kept += [(start + i, start + j) for i, j in matches]
    kept += [(len(old) - end + i, len(new) - end + i) for i in range(end)]
    ranges: list[Range] = []
    i = j = 0
    for at_old, at_new in kept:
        if at_old > i or at_new > j:
            ranges.append(("replace", i, at_old, j, at_new))
        last = ranges[-1] if ranges else None
        if last and last[0] == "equal" and last[2] == at_old and last[4] == at_new:
            ranges[-1] = ("equal", last[1], at_old + 1, last[3], at_new + 1)
        else:
            ranges.append(("equal", at_old, at_old + 1, at_new, at_new + 1))
        i, j = at_old + 1, at_new + 1
    if i < len(old) or j < len(new):
        ranges.append(("replace", i, len(old), j, len(new)))
    return ranges


def _matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of a longest common subsequence (Myers, "An O(ND) Difference Algorithm", 1986).

    Empty where that takes more than BUDGET steps. Not difflib: its time is cubic on repeated words.
    """
    furthest = [0] * (2 * (len(old) + len(new)) + 3)
    middle = len(old) + len(new) + 1
    # After each distance, how far each of its diagonals reached: half a triangle, not a square, of memory.
    trace: list[array[int]] = []
    steps = 0
    for distance in range(len(old) + len(new) + 1):
        for diagonal in range(-distance, distance + 1, 2):
            below, above = furthest[middle + diagonal - 1], furthest[middle + diagonal + 1]
            x = above if diagonal == -distance or (diagonal != distance and below < above) else below + 1
            y = x - diagonal
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y, steps = x + 1, y + 1, steps + 1
            furthest[middle + diagonal] = x
            if x >= len(old) and y >= len(new):
                return _walk_back(trace, len(old), len(new))
        steps += distance + 1
        if steps > BUDGET:
            return []
        trace.append(array("q", furthest[middle - distance : middle + distance + 1 : 2]))
    return []


def _walk_back(trace: Sequence["array[int]"], x: int, y: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for distance in range(len(trace), 0, -1):
        reached, diagonal = trace[distance - 1], x - y
        below = (diagonal + distance) // 2 - 1
        down = diagonal == -distance or (diagonal != distance and reached[below] < reached[below + 1])
        previous, before_x = (diagonal + 1, reached[below + 1]) if down else (diagonal - 1, reached[below])
        before_y = before_x - previous
        while x > before_x and y > before_y:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = before_x, before_y
    pairs += [(both, both) for both in range(x - 1, -1, -1)]
    return pairs[::-1]

"""Some of the differences of two bodies carried out, and the others not."""

from collections.abc import Collection

from articles.content.blocks import Block, join, split
from articles.content.diff import BlockChange, diff_blocks


def take(old_body: str, new_body: str, chosen: Collection[int]) -> str:
    """Return ``old_body`` with the chosen differences to ``new_body`` carried out.

    ``chosen`` are indexes in ``diff_blocks(old_body, new_body)``; those of blocks that are the same, or of
    none, change nothing. With all of them the result is the new body, with none the old one. A block that
    moved and is not chosen stays behind the block it stood behind.
    """
    changes = diff_blocks(old_body, new_body)
    places = _old_places(split(old_body), changes)
    # (place in the old body, block): None for what has no place there, or has left it.
    result: list[tuple[int | None, Block]] = []
    stayed: list[tuple[int, Block]] = []
    for index, (change, place) in enumerate(zip(changes, places, strict=True)):
        taken = index in chosen
        if change.op == "moved" and not taken and place is not None and change.old is not None:
            stayed.append((place, change.old))
            continue
        block = change.new if taken else change.old
        if change.op in ("same", "moved"):
            block = change.new
        if block is not None:
            result.append((None if change.op == "moved" else place, block))
    for place, block in sorted(stayed, key=lambda pair: pair[0]):
        before = [at for at, (old, _block) in enumerate(result) if old is not None and old < place]
        result.insert(before[-1] + 1 if before else 0, (place, block))
    return join(block for _place, block in result)


def _old_places(old: list[Block], changes: list[BlockChange]) -> list[int | None]:
    """Where each change's old block stood. What the diff leaves out in the old order are the moved ones."""
    places: list[int | None] = [None] * len(changes)
    at = 0
    passed: list[int] = []
    for index, change in enumerate(changes):
        if change.old is None or change.op == "moved":
            continue
        while old[at].html != change.old.html:
            passed.append(at)
            at += 1
        places[index] = at
        at += 1
    passed += range(at, len(old))
    for index, change in enumerate(changes):
        if change.op == "moved" and change.old is not None:
            found = next(place for place in passed if old[place].html == change.old.html)
            passed.remove(found)
            places[index] = found
    return places

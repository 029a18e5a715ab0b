"""A diff that an editor can read: words in a text, blocks in a body."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.content.alignment import ranges_of
from articles.content.blocks import Block, split
from articles.content.typography import CJK, MARKS

# Pairs of changed blocks compared for likeness; beyond it they are paired by their order alone.
PAIR_BUDGET = 10_000
# Two blocks that share this part of their words are one block, rewritten.
LIKENESS = 0.4

_TOKEN = re.compile(rf"[{CJK}]|(?:(?![{CJK}])\w)(?:(?![{CJK}])[\w{MARKS}])*|\s+|.[{MARKS}]*", re.DOTALL)

Op = Literal["equal", "insert", "delete"]
BlockOp = Literal["same", "changed", "inserted", "deleted", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text and what became of it."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block and what became of it.

    ``old`` is None for an inserted block, ``new`` for a deleted one. ``changes``: the word diff of a changed
    block. ``markup``: True where the text is the same and only links or emphasis differ; ``changes`` then
    compares the HTML itself.
    """

    op: BlockOp
    old: Block | None
    new: Block | None
    changes: tuple[Change, ...] = ()
    markup: bool = False


def diff_text(old: str, new: str) -> list[Change]:
    """Return the changes from ``old`` to ``new`` by word (Han and kana by character), deletions first.

    Joining all but the insertions gives ``old`` back, all but the deletions ``new``. Texts too different to
    compare within the budget of alignment.py are shown as replaced between their common start and end.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    changes: list[tuple[Op, str]] = []
    for op, first, last, start, end in ranges_of(before, after):
        if op == "equal":
            changes.append(("equal", "".join(before[first:last])))
        else:
            changes += [("delete", "".join(before[first:last])), ("insert", "".join(after[start:end]))]
    return _readable(changes)


def _readable(changes: Sequence[tuple[Op, str]]) -> list[Change]:
    """Join neighbours; a gap of white space or punctuation between two changes becomes part of them."""
    joined: list[Change] = []
    deleted = inserted = ""
    for index, (op, text) in enumerate(changes):
        if op == "delete":
            deleted += text
        elif op == "insert":
            inserted += text
        else:
            between = (deleted or inserted) and index + 1 < len(changes)
            if between and len(text) < 4 and not any(character.isalnum() for character in text):
                deleted, inserted = deleted + text, inserted + text
                continue
            joined += _pair(deleted, inserted)
            deleted = inserted = ""
            joined.append(Change("equal", text))
    return [change for change in (*joined, *_pair(deleted, inserted)) if change.text]


def _pair(deleted: str, inserted: str) -> list[Change]:
    return [Change("delete", deleted), Change("insert", inserted)]


def diff_blocks(old_body: str, new_body: str) -> list[BlockChange]:
    """Return what became of each block between two sanitised bodies, in the order of the new one.

    Blocks are aligned by content. A deleted block stands where it was; a block of the same HTML that stands
    elsewhere is "moved"; one that shares LIKENESS of its words with its counterpart is "changed".
    """
    old, new = split(old_body), split(new_body)
    ranges = ranges_of([block.html for block in old], [block.html for block in new])
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for op, first, last, start, end in ranges:
        if op != "equal":
            gone.update(block.html for block in old[first:last])
            come.update(block.html for block in new[start:end])
    moved = gone & come
    arrived, left = moved.copy(), moved.copy()
    changes: list[BlockChange] = []
    for op, first, last, start, end in ranges:
        if op == "equal":
            changes += [
                BlockChange("same", a, b) for a, b in zip(old[first:last], new[start:end], strict=True)
            ]
        else:
            before = [block for block in old[first:last] if not _take(left, block.html)]
            changes += _gap(before, new[start:end], arrived)
    return changes


def _take(counted: Counter[str], key: str) -> bool:
    if counted[key] <= 0:
        return False
    counted[key] -= 1
    return True


def _gap(before: Sequence[Block], after: Sequence[Block], arrived: Counter[str]) -> list[BlockChange]:
    """Return the changes between two runs of blocks of which none is equal to its counterpart."""
    settled = [_take(arrived, block.html) for block in after]
    fresh = [block for block, is_moved in zip(after, settled, strict=True) if not is_moved]
    partner = dict(_partners(before, fresh))
    changes: list[BlockChange] = []
    next_old = next_fresh = 0
    for block, is_moved in zip(after, settled, strict=True):
        if is_moved:
            changes.append(BlockChange("moved", block, block))
            continue
        if (index := partner.get(next_fresh)) is None:
            changes.append(BlockChange("inserted", None, block))
        else:
            changes += [BlockChange("deleted", lost, None) for lost in before[next_old:index]]
            changes.append(_changed(before[index], block))
            next_old = index + 1
        next_fresh += 1
    return changes + [BlockChange("deleted", lost, None) for lost in before[next_old:]]


def _changed(old: Block, new: Block) -> BlockChange:
    markup = old.text == new.text
    compared = diff_text(old.html, new.html) if markup else diff_text(old.text, new.text)
    return BlockChange("changed", old, new, tuple(compared), markup)


def _partners(before: Sequence[Block], after: Sequence[Block]) -> list[tuple[int, int]]:
    """Return (index in after, index in before) of blocks that are one, rewritten; both indexes rise."""
    if len(before) * len(after) > PAIR_BUDGET:
        pairs = enumerate(zip(before, after, strict=False))
        return [(i, i) for i, (a, b) in pairs if _likeness(a, b, _words(a), _words(b))]
    words = [[_words(block) for block in side] for side in (before, after)]
    best: list[list[float]] = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    likeness = [
        [_likeness(a, b, words[0][i], words[1][j]) for j, b in enumerate(after)] for i, a in enumerate(before)
    ]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    partners: list[tuple[int, int]] = []
    i = j = 0
    while i < len(before) and j < len(after):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            partners.append((j, i))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return partners


def _words(block: Block) -> Counter[str]:
    return Counter(word for word in _TOKEN.findall(block.text) if not word.isspace())


def _likeness(old: Block, new: Block, old_words: Counter[str], new_words: Counter[str]) -> float:
    """Return the part of words two blocks share (Dice), 0.0 below LIKENESS; a heading is no paragraph."""
    if "figure" in (old.kind, new.kind) or (old.level is None) != (new.level is None):
        return 0.0
    if old.text == new.text:
        return 1.0
    total = old_words.total() + new_words.total()
    shared = sum(min(count, new_words[word]) for word, count in old_words.items() if word in new_words)
    dice = 2 * shared / total if total else 0.0
    return dice if dice >= LIKENESS else 0.0


def to_html(changes: Iterable[Change]) -> str:
    """Return the changes as escaped HTML: insertions in ``<ins>``, deletions in ``<del>``, newlines as br."""
    marks = {"equal": ("", ""), "insert": ("<ins>", "</ins>"), "delete": ("<del>", "</del>")}
    return "".join(
        f"{marks[change.op][0]}{html.escape(change.text).replace(chr(10), '<br>')}{marks[change.op][1]}"
        for change in changes
    )

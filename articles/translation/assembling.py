"""A translation's blocks put together: the text that readers would have, and where each piece came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.content import blocks as body_blocks
from articles.models import BlockState, SegmentField, TargetBlock


@dataclass
class Assembled:
    """What the blocks of an edition make: its words, and captions and alternative texts by figure."""

    kicker: str = ""
    headline: str = ""
    standfirst: str = ""
    body: str = ""
    captions: dict[int, str] = field(default_factory=dict)
    alts: dict[int, str] = field(default_factory=dict)


def speaks(block: TargetBlock) -> bool:
    """Whether a block is in the text: it has one, and nobody left it out."""
    return bool(block.html) and block.state != BlockState.OMITTED


def assembled(blocks: Iterable[TargetBlock], figures: Iterable[int]) -> Assembled:
    """Put `blocks`, in their order, together. `figures`: those that the article has; tokens of others go."""
    made, parts, there = Assembled(), [], set(figures)
    for block in blocks:
        if not speaks(block):
            continue
        if block.field == SegmentField.BODY:
            parts.append(block.html)
        elif block.field == SegmentField.CAPTION and block.figure_id is not None:
            made.captions[block.figure_id] = block.html
        elif block.field == SegmentField.ALT and block.figure_id is not None:
            made.alts[block.figure_id] = block.html
        else:
            setattr(made, block.field, block.html)
    body = "".join(parts)
    lost = {number for number in body_blocks.figure_ids(body) if number not in there}
    made.body = body_blocks.replace_figures(body, dict.fromkeys(lost)) if lost else body
    return made


def alignment(blocks: Sequence[TargetBlock]) -> list[list[Any]]:
    """What a revision keeps of the blocks it was gathered from, as JSON: a row for each that is in the text.

    [id, field, figure, state, origin, [[segment, base], …]], ids as text.
    """
    return [
        [
            str(block.pk),
            block.field,
            block.figure_id,
            block.state,
            block.origin,
            [[str(row.segment_id), str(row.base_id)] for row in block.sources.all()],
        ]
        for block in blocks
        if speaks(block)
    ]

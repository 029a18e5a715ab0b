"""The blocks of a translation in an order and a number of their own: split, merged, moved, added.

Each is one act on the link, locked; what a block is made from goes with its words.
"""

import uuid
from typing import Any

from django.db.models import Count, F
from django.utils.translation import gettext as _

from articles.content import blocks as body_blocks
from articles.models import (
    BlockState,
    EditionLink,
    Segment,
    SegmentField,
    TargetBlock,
    TargetBlockSource,
    User,
)
from articles.models.target_block import DONE
from articles.workflow.errors import Refused
from articles.workflow.translating import cleaned, store, writing

_LISTS = frozenset({"ul", "ol"})


def split_block(actor: User, pk: Any, first: str, rest: str, *, version: int | None) -> TargetBlock:
    """Make two blocks of one, `first` and `rest`, both made from what the one was; return the second."""
    with writing(actor, pk, version) as (link, block):
        _demand_text(block)
        before, after = cleaned(block, first), cleaned(block, rest)
        if not (body_blocks.text(before).strip() and body_blocks.text(after).strip()):
            raise Refused(_("Put the cursor between two words: there must be text on both sides."))
        block.html, block.author, block.reviewer = before, actor, None
        block.state = BlockState.DRAFT
        store(actor, block)
        second = _insert_behind(link, block, html=after, state=BlockState.DRAFT, author=actor)
        TargetBlockSource.objects.bulk_create(
            TargetBlockSource(
                block=second, segment_id=row.segment_id, base_id=row.base_id, position=row.position
            )
            for row in block.sources.all()
        )
        second.stale, second.origin, second.row_version = block.stale, block.origin, 0
        store(actor, second)
        return second


def merge_with_next(actor: User, pk: Any, *, version: int | None) -> TargetBlock:
    """Join a block with the one behind it, which must be of its kind; made from what both were made from."""
    with writing(actor, pk, version) as (link, block):
        _demand_text(block)
        following = _text_blocks(link).filter(position__gt=block.position).first()
        if following is None:
            raise Refused(_("There is no block of text behind this one."))
        block.html = _joined(block.html, following.html)
        done = block.state in DONE and following.state in DONE
        block.state = BlockState.TRANSLATED if done and block.html else BlockState.DRAFT
        if not block.html:
            block.state = BlockState.EMPTY
        block.stale = block.stale or following.stale
        block.author, block.reviewer = actor, None
        have = {row.segment_id for row in block.sources.all()}
        for row in following.sources.all():
            if row.segment_id not in have:
                row.block, row.position = block, len(have) + row.position
                row.save()
        following.delete()
        store(actor, block)
        return block


def add_own(actor: User, pk: Any) -> TargetBlock:
    """An empty paragraph of this language's own, behind a block; return it."""
    with writing(actor, pk, None) as (link, block):
        own = _insert_behind(link, block, author=actor)
        own.row_version = 0
        store(actor, own)
        # What was added is the edition's, though nothing is said in it yet.
        block.row_version += 1
        block.save(update_fields=["row_version"])
        return own


def drop_own(actor: User, pk: Any, *, version: int | None) -> None:
    """Take a paragraph of this language's own out, with its text. Refused for what has a source: see omit."""
    with writing(actor, pk, version) as (_link, block):
        if block.sources.exists() or block.field != SegmentField.BODY:
            raise Refused(_("This block translates something: leave it out with a reason instead."))
        block.row_version += 1
        TargetBlock.objects.filter(pk=pk).delete()


def pair_block(actor: User, pk: Any, segment: str, *, version: int | None) -> TargetBlock:
    """Say by hand which paragraph of the source a block renders: the segment of this id, "" for none.

    What it was paired with, and nothing else renders now, gets an empty block behind it; an empty block that
    waited for the paragraph goes. Raises `Refused` for one that the source does not have.
    """
    with writing(actor, pk, version) as (link, block):
        _demand_text(block)
        wanted = _segment(link, segment) if segment else None
        left = {row.segment_id for row in block.sources.all()} - ({wanted.pk} if wanted else set())
        block.sources.all().delete()
        if wanted is not None:
            TargetBlockSource.objects.create(block=block, segment=wanted, base_id=wanted.head_id)
            waiting = link.blocks.filter(state=BlockState.EMPTY, sources__segment=wanted).exclude(pk=pk)
            alone = waiting.annotate(number=Count("sources")).filter(number=1).values_list("pk", flat=True)
            TargetBlock.objects.filter(pk__in=list(alone)).delete()
        for lost in Segment.objects.live().filter(pk__in=left).exclude(targets__block__link=link):
            empty = _insert_behind(link, block)
            TargetBlockSource.objects.create(block=empty, segment=lost, base_id=lost.head_id)
        block.uncertain = block.stale = False
        store(actor, block)
        return block


def _segment(link: EditionLink, key: str) -> Segment:
    try:
        found = Segment.objects.live().filter(
            edition=link.source_id, field=SegmentField.BODY, pk=uuid.UUID(key)
        )
    except ValueError:
        found = Segment.objects.none()
    if (segment := found.first()) is None:
        raise Refused(_("This paragraph is not in the source any more."))
    return segment


def move_block(actor: User, pk: Any, *, up: bool) -> TargetBlock:
    """Let a block of the text change places with the one before it, or behind it."""
    with writing(actor, pk, None) as (link, block):
        if block.field != SegmentField.BODY:
            raise Refused(_("Only blocks of the text can be moved."))
        others = link.blocks.filter(field=SegmentField.BODY)
        other = (
            others.filter(position__lt=block.position).order_by("-position").first()
            if up
            else others.filter(position__gt=block.position).order_by("position").first()
        )
        if other is None:
            raise Refused(_("It stands at the end already."))
        block.position, other.position = other.position, block.position
        other.save(update_fields=["position"])
        store(actor, block)
        return block


def _demand_text(block: TargetBlock) -> None:
    if block.field != SegmentField.BODY or block.state == BlockState.OMITTED:
        raise Refused(_("Only blocks of the text can be split and joined."))


def _text_blocks(link: EditionLink) -> Any:
    return link.blocks.select_for_update().filter(field=SegmentField.BODY).order_by("position")


def _insert_behind(link: EditionLink, block: TargetBlock, **values: Any) -> TargetBlock:
    link.blocks.filter(position__gt=block.position).update(position=F("position") + 1)
    return TargetBlock.objects.create(
        id=uuid.uuid4(), link=link, field=SegmentField.BODY, position=block.position + 1, **values
    )


def _joined(first: str, second: str) -> str:
    """Two blocks of one kind as one; a missing one adds nothing."""
    if not (first and second):
        return first or second
    [one], [other] = body_blocks.split(first), body_blocks.split(second)
    if one.kind != other.kind or one.kind in ("figure", "hr", "table", "embed"):
        raise Refused(_("Only two blocks of the same kind can be joined: two paragraphs, two lists."))
    opening, closing = first[: first.index(">") + 1], first[first.rindex("<") :]
    inner = first[len(opening) : -len(closing)]
    more = second[second.index(">") + 1 : second.rindex("<")]
    between = "" if one.kind in _LISTS or one.kind == "blockquote" else " "
    return f"{opening}{inner}{between}{more}{closing}"

"""Blocks that are filled rather than written: from the memory, by a machine, with what was just confirmed.

What is filled is a draft: somebody looks at it, and confirms.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.messages import Message
from articles.models import (
    BlockEvent,
    BlockOrigin,
    BlockState,
    BlockVersion,
    EditionLink,
    SegmentField,
    TargetBlock,
    User,
)
from articles.translation import checking, machine, memory, terms
from articles.workflow.errors import Refused
from articles.workflow.translating import demand_writing, writing_many


def fill(actor: User, link: EditionLink, *, lowest: int = 100) -> int:
    """Write what the memory knows into the empty blocks, as drafts to be confirmed; return how many.

    `lowest`: the score that a match must have, 60 to 101. Raises `NotAllowed`, `WrongState`.
    """
    with writing_many(actor, link) as fresh:
        blocks = list(
            fresh.blocks.select_for_update(of=("self",))
            .order_by("position", "pk")
            .prefetch_related("sources__segment__head")
        )
        asked = memory.asked_of(blocks)
        empty = [block for block in blocks if block.state == BlockState.EMPTY and block.pk in asked]
        found = memory.lookup(checking.languages_of(fresh), [asked[block.pk] for block in empty])
        filled = [
            _remembered(actor, block, matches[0])
            for block, matches in zip(empty, found, strict=True)
            if matches and matches[0].score >= lowest
        ]
        _store_many(actor, filled, BlockEvent.MEMORY)
        if filled:
            EditionLink.objects.filter(pk=fresh.pk).update(ahead=True, ahead_by=actor)
    return len(filled)


def _remembered(actor: User, block: TargetBlock, match: memory.Match) -> TargetBlock:
    block.html, block.state, block.origin = match.memory.target, BlockState.DRAFT, BlockOrigin.MEMORY
    block.score, block.author, block.changed_at = match.score, actor, timezone.now()
    block.row_version += 1
    return block


def _store_many(actor: User, blocks: Sequence[TargetBlock], event: str) -> None:
    TargetBlock.objects.bulk_update(
        blocks, ["html", "state", "origin", "engine", "score", "author", "changed_at", "row_version"]
    )
    BlockVersion.objects.bulk_create(
        [
            BlockVersion(
                block=block,
                number=block.row_version,
                html=block.html,
                state=block.state,
                origin=block.origin,
                event=event,
                author=actor,
                at=block.changed_at,
            )
            for block in blocks
        ]
    )


@dataclass(frozen=True)
class Machined:
    """What a machine did: how many blocks it translated, and why not the others, each reason once."""

    count: int
    problems: tuple[Message, ...] = ()


def machine_fill(actor: User, link: EditionLink, code: str) -> Machined:
    """Let an engine translate the empty blocks, as drafts to be confirmed, within the translation's budget.

    Nothing is locked while the machine thinks; what somebody wrote meanwhile stays. Raises `NotAllowed`,
    `WrongState`, and `Refused` for an engine that is not there or a budget that is used up.
    """
    engine = _engine(actor, link, code)
    blocks = list(link.blocks.order_by("position", "pk").prefetch_related("sources__segment__head"))
    asked = memory.asked_of(blocks)
    empty = [block for block in blocks if block.state == BlockState.EMPTY and block.pk in asked]
    results = _translated(engine, link, empty, asked)
    said = {
        block.pk: result.html for block, result in zip(empty, results, strict=True) if result.problem is None
    }
    problems = {str(result.problem): result.problem for result in results if result.problem is not None}
    return Machined(_write_machined(actor, link, said, engine.name), tuple(problems.values()))


def machine_suggestion(actor: User, link: EditionLink, pk: Any, code: str) -> machine.Result:
    """Return what an engine makes of one block's source; nothing is written. Paid like any other.

    Raises what `machine_fill` does, and `Refused` for a block that has no source.
    """
    engine = _engine(actor, link, code)
    blocks = list(link.blocks.order_by("position", "pk").prefetch_related("sources__segment__head"))
    asked = memory.asked_of(blocks)
    block = next((block for block in blocks if str(block.pk) == str(pk) and block.pk in asked), None)
    if block is None:
        raise Refused(_("This block has no source to translate."))
    return _translated(engine, link, [block], asked)[0]


def _engine(actor: User, link: EditionLink, code: str) -> machine.Engine:
    demand_writing(link, actor, "edit")
    engine = machine.engines().get(code)
    if engine is None:
        raise Refused(_("This machine is not there. Ask an administrator."))
    return engine


def _translated(
    engine: machine.Engine,
    link: EditionLink,
    blocks: Sequence[TargetBlock],
    asked: Mapping[Any, memory.Asked],
) -> Sequence[machine.Result]:
    """What an engine makes of these blocks' sources, each with its neighbours, once it is paid."""
    if not blocks:
        return []
    order = list(asked)
    requests = []
    for block in blocks:
        place = order.index(block.pk)
        requests.append(
            machine.Request(
                asked[block.pk].html,
                is_plain=block.field != SegmentField.BODY,
                before=asked[order[place - 1]].text if place else "",
                after=asked[order[place + 1]].text if place + 1 < len(order) else "",
            )
        )
    _pay(link, sum(len(request.html) for request in requests))
    names = _names(link, (text.text for text in asked.values()))
    return engine.translate(requests, machine.Task(*checking.languages_of(link), names=names))


def _names(link: EditionLink, texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What the people, the publisher and the label of the story are called in both languages, and the house's
    terms that occur in these texts of its source.
    """
    near = terms.base(checking.languages_of(link)).near("\n".join(texts))
    known = [*terms.names_of(link), *(term for term in near if term.source)]
    forms = ((term.source[0], (term.target or term.source)[0]) for term in known)
    return tuple(dict.fromkeys(forms))


def _pay(link: EditionLink, characters: int) -> None:
    """Take so many characters off the translation's budget, before they are spent: two may ask at once."""
    room = settings.MACHINE_BUDGET - characters
    paid = EditionLink.objects.filter(pk=link.pk, machine_characters__lte=room).update(
        machine_characters=F("machine_characters") + characters
    )
    if not paid:
        raise Refused(
            _("This would be %(n)s characters for the machine, more than is left for this translation.")
            % {"n": characters}
        )


def _write_machined(actor: User, link: EditionLink, said: Mapping[Any, str], name: str) -> int:
    if not said:
        return 0
    with writing_many(actor, link) as fresh:
        blocks = list(
            fresh.blocks.select_for_update(of=("self",)).filter(pk__in=said, state=BlockState.EMPTY)
        )
        for block in blocks:
            block.html, block.state, block.origin = said[block.pk], BlockState.DRAFT, BlockOrigin.MACHINE
            block.engine, block.author, block.changed_at = name[:60], actor, timezone.now()
            block.row_version += 1
        _store_many(actor, blocks, BlockEvent.MACHINE)
        if blocks:
            EditionLink.objects.filter(pk=fresh.pk).update(ahead=True, ahead_by=actor)
    return len(blocks)


# --- Repetitions -----------------------------------------------------------------------------------


def repeat(actor: User, block: TargetBlock) -> list[TargetBlock]:
    """Fill the empty blocks of the same translation whose source says the same with what `block` says now.

    Returns them. `take_back_repeats` undoes it. Raises what `writing_many` does.
    """
    sources = list(block.sources.select_related("segment__head", "block__link__edition"))
    demand_writing(EditionLink.objects.select_related("edition").get(pk=block.link_id), actor, "edit")
    if len(sources) != 1 or not block.html:
        return []
    same = TargetBlock.objects.filter(
        link=block.link_id,
        field=block.field,
        state=BlockState.EMPTY,
        sources__segment__head__text_hash=sources[0].segment.head.text_hash,
    ).exclude(pk=block.pk)
    if not same.exists():
        return []
    with writing_many(actor, sources[0].block.link) as link:
        twins = [
            twin
            for twin in same.select_for_update(of=("self",)).prefetch_related("sources")
            if len(twin.sources.all()) == 1
        ]
        for twin in twins:
            twin.html, twin.state, twin.origin = block.html, BlockState.DRAFT, block.origin
            twin.author, twin.changed_at = actor, timezone.now()
            twin.row_version += 1
        _store_many(actor, twins, BlockEvent.REPEATED)
        if twins:
            EditionLink.objects.filter(pk=link.pk).update(ahead=True, ahead_by=actor)
    return twins


def take_back_repeats(actor: User, block: TargetBlock) -> list[TargetBlock]:
    """Undo `repeat`: what was filled with this block's text, and not touched since, is empty again."""
    link = EditionLink.objects.select_related("edition", "source").get(pk=block.link_id)
    with writing_many(actor, link):
        latest = BlockVersion.objects.filter(
            block=OuterRef("pk"), number=OuterRef("row_version"), event=BlockEvent.REPEATED
        )
        twins = list(
            TargetBlock.objects.select_for_update(of=("self",))
            .filter(Exists(latest), link=link, state=BlockState.DRAFT, html=block.html)
            .exclude(pk=block.pk)
        )
        for twin in twins:
            twin.html, twin.state, twin.origin = "", BlockState.EMPTY, BlockOrigin.HUMAN
            twin.changed_at = timezone.now()
            twin.row_version += 1
        _store_many(actor, twins, BlockEvent.RESTORED)
        if twins:
            EditionLink.objects.filter(pk=link.pk).update(ahead=True, ahead_by=actor)
    return twins

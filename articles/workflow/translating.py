"""The verbs of the workbench: one function for each, permission, change and history in one transaction.

Locks are taken in one order: article, edition, link, block. A block is saved without a revision; the working
copy is gathered from the blocks when it is handed on (see `gathering`, and decision 19).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.content import blocks as body_blocks
from articles.content.sanitize import MAX_BODY_BYTES, sanitize_body
from articles.content.typography import normalise_text
from articles.messages import Message
from articles.models import (
    Article,
    BlockComment,
    BlockEvent,
    BlockOrigin,
    BlockState,
    BlockVersion,
    CopyState,
    Edition,
    EditionLink,
    Segment,
    SegmentField,
    TargetBlock,
    User,
)
from articles.models.target_block import CLAIM, DONE
from articles.translation import linking, machine, memory, terms
from articles.workflow import actions, gathering
from articles.workflow.errors import NotAllowed, Refused, WrongState
from articles.workflow.hand_overs import tell
from articles.workflow.logbook import log

# A block is a paragraph, not an article.
MAX_BLOCK_BYTES = MAX_BODY_BYTES // 4


class BlockConflict(Refused):
    """Somebody else wrote in this block since it was read. `current` is what it says now."""

    def __init__(self, current: TargetBlock) -> None:
        super().__init__(_("Someone else wrote here since you opened it. Nothing of yours is lost."))
        self.current = current


# --- Beginning and ending --------------------------------------------------------------------------


def begin(actor: User | None, article: Article, language: str) -> EditionLink:
    """Begin the translation of `article` into `language`: an edition in step with the one to translate from.

    Raises `NotAllowed`, `WrongState` where it is there already, ValidationError for an unknown language.
    """
    with transaction.atomic():
        source = article.translations.select_related("latest_revision").get(
            language_code=article.source_language
        )
        edition = actions.begin_edition(actor, article, language)
        return linking.tie(edition, source)


def cut_loose(actor: User | None, link: EditionLink) -> EditionLink:
    """Let an edition go its own way, on purpose: gathered once more, it is edited as any other then."""
    edition = link.edition
    if not permissions.may(actor, "cut_loose"):
        raise NotAllowed("cut_loose")
    gathering.gather_now(edition)
    with transaction.atomic():
        fresh = EditionLink.objects.select_for_update().get(pk=link.pk)
        if fresh.cut_at is not None:
            raise WrongState(_("This edition goes its own way already."))
        linking.cut(fresh, actor.pk if actor else None)
        log(actor, "cut_loose", article=edition.master, language=edition.language_code)
    return fresh


def assign(
    actor: User | None,
    link: EditionLink,
    *,
    translator: User | None,
    reviewer: User | None,
    due: dt.datetime | None,
) -> EditionLink:
    """Say who translates, who reviews, and by when. Raises `Refused` for somebody who may not."""
    if not permissions.may(actor, "assign"):
        raise NotAllowed("assign")
    language = link.edition.language_code
    for person, act in ((translator, "edit"), (reviewer, "review")):
        if person is not None and not permissions.may(person, act, language):
            raise Refused(
                _("%(person)s may not do this in this language: %(language)s.")
                % {"person": person, "language": language}
            )
    with transaction.atomic():
        locked = EditionLink.objects.select_for_update(of=("self",))
        fresh = locked.select_related("source", "edition").get(pk=link.pk)
        new = [
            (kind, person)
            for kind, person, before in (
                ("assign", translator, fresh.translator_id),
                ("assign_review", reviewer, fresh.reviewer_id),
            )
            if person is not None and person.pk != before
        ]
        fresh.translator, fresh.reviewer, fresh.due = translator, reviewer, due
        fresh.save(update_fields=["translator", "reviewer", "due"])
        log(
            actor,
            "assign",
            article=link.edition.master,
            language=language,
            note=", ".join(str(person) for person in (translator, reviewer) if person),
            due=due,
        )
        for kind, person in new:
            tell(kind, fresh, person, actor)
    return fresh


# --- One block -------------------------------------------------------------------------------------


class _Theirs(Exception):
    """Somebody else has written since the working copy was gathered. `edition`: where."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self.edition = edition


@contextmanager
def writing(
    actor: User, pk: Any, version: int | None, *, act: str = "edit"
) -> Iterator[tuple[EditionLink, TargetBlock]]:
    """For the verbs of blocks alone: the link and the block, locked, for somebody who may write there.

    Afterwards the link is ahead, by `actor`, where the block's row version has moved on.
    """
    with ExitStack() as held:
        try:
            link, block = held.enter_context(_held(actor, pk, version, act))
        except _Theirs as found:
            link, block = _after_them(held, found.edition, (actor, pk, version, act))
        before = block.row_version
        yield link, block
    if block.row_version != before and link.edition.state == CopyState.APPROVED:
        # What was approved is not what stands here now: the desk must see it at once.
        gathering.gather_now(link.edition)


def _after_them(
    held: ExitStack, edition: Edition, wanted: tuple[User, Any, int | None, str]
) -> tuple[EditionLink, TargetBlock]:
    """Gather what somebody else wrote, which is theirs: a revision has one author. Then hold the block.

    The article and the edition stay locked meanwhile, before the link; whoever writes in between is gathered
    too.
    """
    held.enter_context(transaction.atomic())
    while True:
        gathering.gather_now(edition)
        try:
            return held.enter_context(_held(*wanted))
        except _Theirs:
            continue


@contextmanager
def _held(actor: User, pk: Any, version: int | None, act: str) -> Iterator[tuple[EditionLink, TargetBlock]]:
    with transaction.atomic():
        link = _locked_link(actor, pk, act)
        if link.ahead and link.ahead_by_id not in (None, actor.pk):
            raise _Theirs(link.edition)
        block = TargetBlock.objects.select_for_update().get(pk=pk)
        if version is not None and block.row_version != version:
            raise BlockConflict(block)
        before = block.row_version
        yield link, block
        if block.row_version != before and not (link.ahead and link.ahead_by_id == actor.pk):
            EditionLink.objects.filter(pk=link.pk).update(ahead=True, ahead_by=actor)


def _locked_link(actor: User, block: Any, act: str) -> EditionLink:
    links = EditionLink.objects.select_for_update(of=("self",)).select_related("edition")
    return demand_writing(links.get(blocks=block), actor, act)


def demand_writing(link: EditionLink, actor: User, act: str) -> EditionLink:
    """Return the link, where its blocks can be written by `actor` now. Raises `NotAllowed`, `WrongState`."""
    if not permissions.may(actor, act, link.edition.language_code):
        raise NotAllowed(act)
    if link.cut_at is not None:
        raise WrongState(_("This edition goes its own way: its text is edited on the desk."))
    if link.edition.state == CopyState.SPIKED:
        raise WrongState(_("This draft is spiked. Restore it first."))
    return link


def cleaned(block: TargetBlock, text: str) -> str:
    """What was typed, as it is stored: sanitised HTML of one block, or plain text outside the body."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BLOCK_BYTES:
        raise Refused(
            _("A block holds %(limit)s kB at most. Divide the text into several.")
            % {"limit": MAX_BLOCK_BYTES // 1000}
        )
    if block.field != SegmentField.BODY:
        return normalise_text(body_blocks.text(sanitize_body(text)) if "<" in text else text)
    try:
        return sanitize_body(text)
    except ValueError as error:
        raise Refused(str(error)) from error


def store(actor: User, block: TargetBlock, *, event: str = BlockEvent.WRITTEN) -> None:
    """Write a block, and what it says now into its history."""
    block.row_version += 1
    block.changed_at = timezone.now()
    block.save()
    BlockVersion.objects.create(
        block=block,
        number=block.row_version,
        html=block.html,
        state=block.state,
        origin=block.origin,
        event=event,
        author=actor,
        at=block.changed_at,
    )


def save_block(
    actor: User, pk: Any, text: str, *, version: int | None, confirm: bool = False, origin: str = ""
) -> TargetBlock:
    """Keep what `actor` wrote in a block; with `confirm`, answer for it as the translation of what its source
    says now.

    `version` is the row version that was read: a stale one raises `BlockConflict`, whose `current` says what
    is there. `origin`: where the text came from, if not from the keyboard. Raises `NotAllowed`, `WrongState`
    and `Refused` (too large).
    """
    with writing(actor, pk, version) as (_link, block):
        html = cleaned(block, text)
        if html == block.html and not confirm:
            return block
        if html != block.html:
            block.origin = _origin(block, html, origin)
            block.html, block.author, block.reviewer = html, actor, None
            block.state = BlockState.DRAFT if html else BlockState.EMPTY
        if confirm:
            _confirm(actor, block)
        store(actor, block)
        return block


def _origin(block: TargetBlock, html: str, origin: str) -> str:
    if origin:
        return origin
    machine = (BlockOrigin.MACHINE, BlockOrigin.EDITED_MACHINE)
    return BlockOrigin.EDITED_MACHINE if block.origin in machine and block.html else BlockOrigin.HUMAN


def _confirm(actor: User, block: TargetBlock) -> None:
    if not block.html:
        raise Refused(_("There is no text to confirm. Translate it, or leave it out with a reason."))
    block.state, block.uncertain = BlockState.TRANSLATED, False
    make_current(block)


def make_current(block: TargetBlock) -> None:
    """From now on the block is made from what its sources say now; segments that are gone leave it."""
    rows = list(block.sources.select_related("segment"))
    if any(not row.segment.live for row in rows):
        block.sources.filter(segment__live=False).delete()
    if any(row.segment.live and row.base_id != row.segment.head_id for row in rows):
        head = Segment.objects.filter(pk=OuterRef("segment")).values("head")[:1]
        block.sources.exclude(base=F("segment__head")).update(base=Subquery(head))
    block.stale = False


def review_block(actor: User, pk: Any, *, version: int | None) -> TargetBlock:
    """Answer for what somebody else translated. Raises `Refused` for one's own and unfinished blocks."""
    with writing(actor, pk, version, act="review") as (_link, block):
        if block.state not in (BlockState.TRANSLATED, BlockState.REVIEWED) or block.stale:
            raise Refused(_("This block is not finished yet: there is nothing to review."))
        if block.author_id == actor.pk:
            raise Refused(_("You translated this block yourself: someone else reviews it."))
        block.state, block.reviewer = BlockState.REVIEWED, actor
        store(actor, block)
        return block


def omit_block(actor: User, pk: Any, reason: str, *, version: int | None) -> TargetBlock:
    """Leave a block out of this language, for a reason. Its text, if it has one, is kept."""
    reason = reason.strip()
    if not reason:
        raise Refused(_("Say why it is left out: the others need to know."))
    with writing(actor, pk, version) as (_link, block):
        block.state, block.reason, block.author = BlockState.OMITTED, reason[:300], actor
        make_current(block)
        store(actor, block)
        return block


def take_in_again(actor: User, pk: Any, *, version: int | None) -> TargetBlock:
    """Undo `omit_block`: what it said before is a draft again."""
    with writing(actor, pk, version) as (_link, block):
        if block.state != BlockState.OMITTED:
            raise WrongState(_("This block is not left out."))
        block.state, block.reason = (BlockState.DRAFT if block.html else BlockState.EMPTY), ""
        store(actor, block)
        return block


def claim(actor: User, pk: Any) -> TargetBlock:
    """Tell the others that one writes in a block, for a minute. Held, not locked; returns who has it."""
    now = timezone.now()
    free = Q(claimed_by=None) | Q(claimed_by=actor) | Q(claimed_until__lt=now)
    TargetBlock.objects.filter(free, pk=pk).update(claimed_by=actor, claimed_until=now + CLAIM)
    return TargetBlock.objects.select_related("claimed_by").get(pk=pk)


def fill(actor: User, link: EditionLink, *, lowest: int = 100) -> int:
    """Write what the memory knows into the empty blocks, as drafts to be confirmed; return how many.

    `lowest`: the score that a match must have, 60 to 101. Raises `NotAllowed`, `WrongState`.
    """
    others = EditionLink.objects.filter(pk=link.pk, ahead=True).exclude(ahead_by=None).exclude(ahead_by=actor)
    if others.exists():
        gathering.gather_now(link.edition)
    with transaction.atomic():
        fresh = demand_writing(
            EditionLink.objects.select_for_update(of=("self",))
            .select_related("edition", "source")
            .get(pk=link.pk),
            actor,
            "edit",
        )
        blocks = list(
            fresh.blocks.select_for_update(of=("self",))
            .order_by("position", "pk")
            .prefetch_related("sources__segment__head")
        )
        asked = memory.asked_of(blocks)
        empty = [block for block in blocks if block.state == BlockState.EMPTY and block.pk in asked]
        found = memory.lookup(_pair(fresh), [asked[block.pk] for block in empty])
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
    demand_writing(link, actor, "edit")
    engine = machine.engines().get(code)
    if engine is None:
        raise Refused(_("This machine is not there. Ask an administrator."))
    blocks = list(link.blocks.order_by("position", "pk").prefetch_related("sources__segment__head"))
    asked = memory.asked_of(blocks)
    empty = [block for block in blocks if block.state == BlockState.EMPTY and block.pk in asked]
    order, task = (
        list(asked),
        machine.Task(*_pair(link), names=_names(link, (text.text for text in asked.values()))),
    )
    requests = []
    for block in empty:
        place = order.index(block.pk)
        requests.append(
            machine.Request(
                asked[block.pk].html,
                is_plain=block.field != SegmentField.BODY,
                before=asked[order[place - 1]].text if place else "",
                after=asked[order[place + 1]].text if place + 1 < len(order) else "",
            )
        )
    characters = sum(len(request.html) for request in requests)
    _pay(link, characters)
    results = engine.translate(requests, task) if requests else []
    said = {
        block.pk: result.html for block, result in zip(empty, results, strict=True) if result.problem is None
    }
    problems = {str(result.problem): result.problem for result in results if result.problem is not None}
    return Machined(_write_machined(actor, link, said, engine.name), tuple(problems.values()))


def _pair(link: EditionLink) -> tuple[str, str]:
    return link.source.language_code, link.edition.language_code


def _names(link: EditionLink, texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What the people, the publisher and the label of the story are called in both languages, and the house's
    terms that occur in these texts of its source.
    """
    near = terms.base(_pair(link)).near("\n".join(texts))
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
    others = EditionLink.objects.filter(pk=link.pk, ahead=True).exclude(ahead_by=None).exclude(ahead_by=actor)
    if said and others.exists():
        gathering.gather_now(link.edition)
    with transaction.atomic():
        locked = EditionLink.objects.select_for_update(of=("self",)).select_related("edition")
        fresh = demand_writing(locked.get(pk=link.pk), actor, "edit")
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


# --- Talking ---------------------------------------------------------------------------------------


def comment(actor: User, pk: Any, text: str, *, sends_back: bool = False) -> BlockComment:
    """Say something about a block. With `sends_back` a reviewer asks for a change: it is a draft again."""
    text = text.strip()
    if not text:
        raise Refused(_("Write what you want to say."))
    block = TargetBlock.objects.select_related("link__edition").get(pk=pk)
    act = "review" if sends_back else "edit"
    language = block.link.edition.language_code
    if not (permissions.may(actor, act, language) or permissions.may(actor, "review", language)):
        raise NotAllowed(act)
    with transaction.atomic():
        if sends_back:
            fresh = TargetBlock.objects.select_for_update().get(pk=pk)
            if fresh.state in DONE and fresh.html:
                fresh.state, fresh.reviewer = BlockState.DRAFT, None
                store(actor, fresh)
        return BlockComment.objects.create(block=block, author=actor, text=text[:4000], sends_back=sends_back)


def resolve(actor: User, remark: BlockComment) -> BlockComment:
    """Settle a comment; a second time changes nothing."""
    language = remark.block.link.edition.language_code
    if not (permissions.may(actor, "edit", language) or permissions.may(actor, "review", language)):
        raise NotAllowed("edit")
    open_one = BlockComment.objects.filter(pk=remark.pk, resolved_at=None)
    open_one.update(resolved_by=actor, resolved_at=timezone.now())
    remark.refresh_from_db()
    return remark


def leave(actor: User, edition: Edition) -> bool:
    """`actor` leaves the workbench: what they wrote is gathered. Tells whether the working copy changed."""
    link = gathering.link_ahead(edition)
    return link is not None and link.ahead_by_id == actor.pk and gathering.gather_now(edition)

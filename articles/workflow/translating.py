"""The verbs of the workbench: one function for each, permission, change and history in one transaction.

Locks are taken in one order: article, edition, link, block. A block is saved without a revision; the working
copy is gathered from the blocks when it is handed on (see `gathering`, and decision 19).
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.content import blocks as body_blocks
from articles.content.sanitize import MAX_BODY_BYTES, sanitize_body
from articles.content.typography import normalise_text
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
from articles.translation import linking
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


@contextmanager
def writing_many(actor: User, link: EditionLink) -> Iterator[EditionLink]:
    """For verbs that write in many blocks: the link, locked, for somebody who may.

    What somebody else wrote is gathered first, as theirs. Whoever writes sets `ahead` themselves.
    """
    with ExitStack() as held:
        try:
            fresh = held.enter_context(_held_link(actor, link))
        except _Theirs as found:
            held.enter_context(transaction.atomic())
            while True:
                gathering.gather_now(found.edition)
                try:
                    fresh = held.enter_context(_held_link(actor, link))
                    break
                except _Theirs:
                    continue
        yield fresh


@contextmanager
def _held_link(actor: User, link: EditionLink) -> Iterator[EditionLink]:
    with transaction.atomic():
        locked = EditionLink.objects.select_for_update(of=("self",)).select_related("edition", "source")
        fresh = demand_writing(locked.get(pk=link.pk), actor, "edit")
        if fresh.ahead and fresh.ahead_by_id not in (None, actor.pk):
            raise _Theirs(fresh.edition)
        yield fresh


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

"""The intake tray: what came in, read, reviewed and taken, or dropped. Each verb is one transaction.

Whatever a worker was doing when it was killed can be done again: an item is read again where it was not read
to the end, and the same bytes never become two articles.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.content.bylines import names_in
from articles.content.fingerprints import fingerprint
from articles.content.names import fold
from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from articles.ingest import chosen as choosing
from articles.ingest import drafts, evidence, renewal
from articles.ingest.chosen import Chosen
from articles.ingest.corrections import remember_corrections
from articles.ingest.errors import CannotIngest, translated
from articles.ingest.fetching import CannotFetch, fetched
from articles.ingest.identity import text_of
from articles.ingest.incoming import Incoming
from articles.ingest.reading import MAX_BYTES, parsed_from
from articles.messages import Message
from articles.models import (
    Article,
    Edition,
    EntryState,
    FeedEntry,
    IntakeItem,
    IntakeKind,
    IntakeState,
    User,
)
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.logbook import log

MOST_AT_ONCE = 50
# A reader that has not come back after this long was killed: another may take over.
CLAIM = dt.timedelta(seconds=60)
# What was dropped can be put back for this long; then its bytes go.
KEPT = dt.timedelta(days=30)
OPEN = (IntakeState.WAITING, IntakeState.READ, IntakeState.FAILED)


class Stale(Refused):
    """Someone changed this item since it was read. `current` is what is there now."""

    def __init__(self, current: IntakeItem) -> None:
        super().__init__(_("Someone else changed this since you opened it. Look at it again."))
        self.current = current


def _demand(actor: User | None) -> None:
    if not permissions.may(actor, "ingest"):
        raise NotAllowed("ingest")


@contextmanager
def _locked(item: IntakeItem, version: int | None, states: Sequence[str]) -> Iterator[IntakeItem]:
    with transaction.atomic():
        fresh = (
            IntakeItem.objects.select_for_update(of=("self",))
            .select_related("entry__feed__source")
            .get(pk=item.pk)
        )
        if version is not None and fresh.row_version != version:
            raise Stale(fresh)
        if fresh.state not in states:
            raise Refused(
                _("This is not possible now: it is “%(state)s”.") % {"state": fresh.get_state_display()}
            )
        yield fresh
        fresh.row_version += 1
        fresh.save()


def put(actor: User | None, things: Sequence[Incoming]) -> list[IntakeItem]:
    """Lay things on the tray, to be read next; return their items, in order.

    What lies there already (the same bytes, address or feed entry) is not laid there twice: its item is
    returned. Raises `Refused` for too many things or a file that is too large, and then nothing was laid.
    """
    _demand(actor)
    if len(things) > MOST_AT_ONCE:
        raise Refused(
            _("%(count)s things at once are too many: bring %(limit)s at most, and the others after them.")
            % {"count": len(things), "limit": MOST_AT_ONCE}
        )
    if large := [thing.name or _("the text") for thing in things if len(thing.data) > MAX_BYTES]:
        raise Refused(
            _("Too large, at more than %(limit)s MB: %(names)s. No article is; cut it out and try again.")
            % {"limit": MAX_BYTES // 1_000_000, "names": ", ".join(large)}
        )
    _forget_dropped()
    with transaction.atomic():
        return [_lay(actor, thing) for thing in things]


def _lay(actor: User | None, thing: Incoming) -> IntakeItem:
    sha256 = evidence.digest(thing.data) if thing.data else ""
    same = Q(pk__in=[])
    if sha256:
        same |= Q(sha256=sha256, state__in=OPEN)
    if thing.address and not thing.data:
        same |= Q(asked_address=thing.address, state__in=OPEN)
    if thing.entry is not None:
        same |= Q(entry=thing.entry)
    if there := IntakeItem.objects.filter(same).first():
        return there
    item = IntakeItem(
        kind=thing.kind,
        user=actor,
        entry=thing.entry,
        name=thing.name[:255],
        asked_address=thing.address[:2000],
        address=thing.address[:2000],
        media_type=thing.media_type[:200],
        content=thing.data,
        sha256=sha256,
        wanted_language=thing.language,
        headline=(thing.entry.title if thing.entry else "")[:400],
    )
    try:
        with transaction.atomic():
            item.save()
    except IntegrityError:
        # The same feed entry was picked twice at once: one item for both.
        return IntakeItem.objects.get(entry=thing.entry)
    return item


def _forget_dropped() -> None:
    old = IntakeItem.objects.filter(state=IntakeState.DROPPED, updated_at__lt=timezone.now() - KEPT)
    old.exclude(content=b"").update(content=b"", found=None, problem=None, decisions={})


# --- Reading -------------------------------------------------------------------------------------


def read(actor: User | None, item: IntakeItem) -> IntakeItem:
    """Fetch what is an address, and read it; the item ends as READ, or FAILED with a problem that says why.

    Nothing is locked meanwhile. Safe to call again: what is read, taken or dropped is returned as it is, and
    so is what another request reads at this moment.
    """
    _demand(actor)
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM)
    mine = IntakeItem.objects.filter(free, pk=item.pk, state=IntakeState.WAITING).update(claimed_at=now)
    item = IntakeItem.objects.select_related("entry__feed__source").get(pk=item.pk)
    if not mine:
        return item
    changes: dict[str, Any]
    try:
        incoming, headers = _content(item)
        changes = {"content": incoming.data, "sha256": evidence.digest(incoming.data), "headers": headers}
        changes |= {"address": incoming.address, "media_type": incoming.media_type[:200]}
        parsed = parsed_from(incoming)
    except (Unreadable, CannotFetch) as error:
        changes = {"state": IntakeState.FAILED, "problem": error.message.as_json()}
    else:
        changes |= {
            "state": IntakeState.READ,
            "found": parsed.stored(),
            "headline": (parsed.headline or item.headline)[:400],
            "language_code": parsed.language or "",
            "fingerprint": fingerprint(text_of(parsed)),
            "problem": None,
        }
    still_mine = IntakeItem.objects.filter(pk=item.pk, claimed_at=now, state=IntakeState.WAITING)
    still_mine.update(**changes, claimed_at=None, updated_at=timezone.now(), row_version=F("row_version") + 1)
    return IntakeItem.objects.select_related("entry__feed__source").get(pk=item.pk)


def _content(item: IntakeItem) -> tuple[Incoming, dict[str, str]]:
    incoming = Incoming(
        IntakeKind(item.kind),
        bytes(item.content),
        item.name,
        item.address,
        item.media_type,
        item.wanted_language or (item.entry.feed.language_code if item.entry else ""),
        item.entry,
    )
    if incoming.data:
        return incoming, dict(item.headers)
    return fetched(incoming)


def shown_problem(item: IntakeItem) -> str:
    """Why the item could not be read, in the reader's language; "" where it could."""
    return translated(Message.from_json(item.problem)) if item.problem else ""


def parsed_of(item: IntakeItem) -> ParsedArticle:
    """What was read in the item. Raises `Refused` where it was not read."""
    if item.found is None:
        raise Refused(_("This was not read yet."))
    return ParsedArticle.restored(item.found)


def chosen_of(item: IntakeItem, parsed: ParsedArticle) -> Chosen:
    """The values a draft of this item would have: what was found, with its editor's decisions over it."""
    values = choosing.found(parsed, item.address)
    if item.entry is not None:
        source = item.entry.feed.source
        values = replace(
            values,
            source=parsed.source or source.name_in(values.language or source.language),
            headline=values.headline or item.entry.title,
            authors=values.authors or _authors_in_feed(item.entry, values.language),
            original_url=values.original_url or item.entry.address,
            published=values.published
            or (timezone.localdate(item.entry.published_at).isoformat() if item.entry.published_at else ""),
        )
    return choosing.decided(values, item.decisions)


def _authors_in_feed(entry: FeedEntry, language: str) -> tuple[str, ...]:
    """The people among whom the feed calls authors: accounts and newsrooms are none."""
    names = (name for author in entry.authors for name in names_in(author, language or None))
    return tuple({fold(name): name for name in names}.values())


# --- Deciding ------------------------------------------------------------------------------------


def decide(
    actor: User | None, item: IntakeItem, decisions: Mapping[str, Any], *, version: int | None
) -> IntakeItem:
    """Keep what an editor says instead of what was found; names that are not in `decisions` stay as they are.

    Raises `Stale` where somebody decided in the meantime, `Refused` for what is no decision.
    """
    _demand(actor)
    try:
        kept = choosing.cleaned(decisions)
    except (ValueError, TypeError) as error:
        raise Refused(_("This cannot be kept: %(reason)s") % {"reason": error}) from error
    with _locked(item, version, [IntakeState.READ]) as fresh:
        if "credits" in kept:
            kept["credits"] = {**fresh.decisions.get("credits", {}), **kept["credits"]}
        fresh.decisions = {**fresh.decisions, **kept}
        fresh.headline = (fresh.decisions.get("headline") or fresh.headline)[:400]
        fresh.language_code = fresh.decisions.get("language") or fresh.language_code
    return fresh


def take(
    actor: User | None,
    item: IntakeItem,
    *,
    version: int | None,
    into: Article | None = None,
    update: Edition | None = None,
) -> Edition:
    """Make a draft of the item: a new article, another language `into` one, or the `update` of an edition.

    The bytes become evidence, corrections become aliases, the item is TAKEN. The same bytes twice are one
    edition, which is returned. Raises `Refused`, `CannotIngest` or `Stale`, and then nothing was written.
    """
    _demand(actor)
    try:
        return _taken(actor, item, version, into, update)
    except IntegrityError:
        # The same bytes were taken from another item at the same moment: now they are known.
        return _taken(actor, item, version, into, update)
    except ValidationError as error:
        raise CannotIngest(" ".join(error.messages)) from error
    except ValueError as error:
        raise CannotIngest(str(error)) from error


def _taken(
    actor: User | None, item: IntakeItem, version: int | None, into: Article | None, update: Edition | None
) -> Edition:
    with _locked(item, version, [IntakeState.READ]) as fresh:
        edition = _take(actor, fresh, into, update)
        fresh.state, fresh.article = IntakeState.TAKEN, edition.master
        # The evidence has them now.
        fresh.content, fresh.found, fresh.fingerprint = b"", None, []
        if fresh.entry is not None:
            FeedEntry.objects.filter(pk=fresh.entry.pk).update(state=EntryState.PICKED)
        return edition


def _take(actor: User | None, item: IntakeItem, into: Article | None, update: Edition | None) -> Edition:
    if known := evidence.known(item.sha256):
        return known
    parsed = parsed_of(item)
    chosen = chosen_of(item, parsed)
    warnings = [translated(warning) for warning in parsed.warnings]
    verb = "ingest"
    if item.decisions.get("remember", True):
        remember_corrections(parsed, chosen)
    if update is not None:
        edition, verb = renewal.renewed(update, parsed, chosen, actor, warnings), "ingest_update"
    elif into is not None:
        edition = drafts.new_language(into, parsed, chosen, actor, warnings)
    else:
        edition = drafts.new_article(parsed, chosen, actor, warnings, address=item.address)
    incoming = Incoming(IntakeKind(item.kind), bytes(item.content), item.name, item.address, item.media_type)
    evidence.keep(
        incoming,
        parsed,
        edition,
        actor,
        headers=item.headers,
        decisions=item.decisions,
        warnings=warnings,
        sketch=item.fingerprint,
        verb=verb,
    )
    return edition


def drop(actor: User | None, item: IntakeItem, *, version: int | None) -> IntakeItem:
    """Take the item off the tray without making anything of it. `put_back` undoes it."""
    _demand(actor)
    with _locked(item, version, OPEN) as fresh:
        fresh.state, fresh.claimed_at = IntakeState.DROPPED, None
        if fresh.entry is not None:
            FeedEntry.objects.filter(pk=fresh.entry.pk).update(state=EntryState.PASSED)
    log(actor, "intake_drop", note=str(fresh)[:200])
    return fresh


def put_back(actor: User | None, item: IntakeItem, *, version: int | None) -> IntakeItem:
    """Lay a dropped item on the tray again, or let one that could not be read be tried again."""
    _demand(actor)
    with _locked(item, version, [IntakeState.DROPPED, IntakeState.FAILED]) as fresh:
        if fresh.found is not None:
            fresh.state = IntakeState.READ
        else:
            if not fresh.content and not fresh.asked_address and fresh.entry is None:
                raise Refused(_("What came is gone after so long a time: bring it again."))
            fresh.state, fresh.problem = IntakeState.WAITING, None
        fresh.claimed_at = None
        if fresh.entry is not None:
            FeedEntry.objects.filter(pk=fresh.entry.pk).update(state=EntryState.PICKED)
    return fresh

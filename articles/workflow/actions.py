"""One function per editorial verb: permission, state, preconditions, change and log in one transaction.

The desk, the commands and whatever comes call these and nothing else. Each raises a `Refused` with a sentence
for people, and then nothing was written. `actor` is a `User`, or None for the system.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.caching.pages import tell_of_withdrawal
from articles.models import (
    TEXT_FIELDS,
    Article,
    Edition,
    Publication,
    User,
)
from articles.models.fields import validate_site_language
from articles.translation import memory, terms
from articles.translation.keeping import keep_in_step
from articles.workflow import (
    gathering,
    moments,
    preconditions,
    restoring,
    rights,
    saving,
    search_index,
    snapshots,
    story_index,
)
from articles.workflow.content_changes import Change, Text
from articles.workflow.errors import ChecklistNotMet, Conflict, NotAllowed, Refused, WrongMoment, WrongState
from articles.workflow.hand_overs import handed_over
from articles.workflow.logbook import log
from articles.workflow.preconditions import Check
from articles.workflow.transitions import AFTER_EDIT, TRANSITIONS, Demand, Eyes, Transition


def _demand_permission(actor: User | None, act: str, language: str | None = None) -> None:
    if not permissions.may(actor, act, language):
        raise NotAllowed(act)


@contextmanager
def _locked(edition: Edition, version: int | None = None) -> Iterator[Edition]:
    """The edition and its article, locked in the one order that cannot deadlock: article first.

    `version` is the row version its reader had; None for callers that read and write in one breath.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=edition.master_id)
        fresh = (
            Edition.objects.select_for_update(of=("self",))
            .select_related("latest_revision", "live_revision")
            .annotate(**gathering.TIES)
            .get(pk=edition.pk)
        )
        fresh.master = article
        if version is not None and fresh.row_version != version:
            raise Conflict(fresh)
        yield fresh


# --- Beginning and saving ------------------------------------------------------------------------


def create_article(actor: User | None, language: str, change: Change | None = None) -> Edition:
    """Make an article with its first edition, in `language`, which is the one to translate from.

    Raises `NotAllowed`, ValidationError (a language the site does not have, a wrong address), ValueError (a
    body beyond its bounds).
    """
    _demand_permission(actor, "create")
    validate_site_language(language)
    with transaction.atomic():
        article = Article.objects.create(source_language=language, created_by=actor)
        saving.nothing_yet(article)
        return _write_first(article, actor, language, change or Change(), "create")


def begin_edition(
    actor: User | None,
    article: Article,
    language: str,
    *,
    copy_from: Edition | None = None,
    change: Change | None = None,
) -> Edition:
    """Begin the edition of `article` in another language, empty or with the text of `copy_from`.

    Raises `NotAllowed`, `WrongState` if it is there already, ValidationError for an unknown language.
    """
    _demand_permission(actor, "begin", language)
    validate_site_language(language)
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        if article.translations.filter(language_code=language).exists():
            raise WrongState(_("This article has an edition in this language already."))
        if change is None:
            text = Text()
            if copy_from is not None:
                text = Text(**{name: getattr(copy_from, name) for name in TEXT_FIELDS if name != "slug"})
            change = Change(text=text)
        edition = _write_first(article, actor, language, change, "begin")
        if change.details is not None or change.credits is not None or change.figures:
            # What all languages share changed with it: whoever holds an older version must know.
            saving.refresh_siblings(edition, actor, timezone.now())
            saving.bump(article)
            story_index.renew([article.pk])
        return edition


def _write_first(article: Article, actor: User | None, language: str, change: Change, verb: str) -> Edition:
    text = change.text or Text()
    now = timezone.now()
    edition = Edition(
        master=article,
        language_code=language,
        created_by=actor,
        updated_by=actor,
        updated_at=now,
        state_since=now,
    )
    if change.details is not None:
        saving.write_details(article, change.details)
    if change.credits is not None:
        saving.write_credits(article, change.credits)
    saving.write_text(edition, text)
    if change.figures is not None:
        figures = saving.write_figures(article, language, change.figures, actor)
        edition.body = saving.tokens_after(edition.body, figures.replaced, figures.appended)
    # Constraints are the database's: asking it for each beforehand costs three queries apiece.
    edition.full_clean(exclude=["master"], validate_constraints=False)
    edition.save()
    snapshots.record(edition, actor, kind=change.kind, note=change.note)
    # What alone is new since the row was written.
    Edition.objects.filter(pk=edition.pk).update(latest_revision=edition.latest_revision, written_by=actor)
    log(actor, verb, article=article, language=language, revision=edition.latest_revision, note=change.note)
    story_index.renew([article.pk])
    saving.forget_all(article)
    return edition


def save_edition(
    actor: User | None,
    edition: Edition,
    change: Change,
    *,
    version: int | None,
    article_version: int | None = None,
) -> Edition:
    """Save the working copy as a new revision; readers keep what they have.

    `version` and `article_version` are the row versions that were read; a stale one raises `Conflict`, whose
    `current` is the edition as it is. Details, credits and the list of figures belong to all editions and
    need `edit_details`; a figure's words in this language need `edit` only. Nothing is written, and no
    revision made, where nothing changed.
    """
    try:
        return _save(actor, edition, change, version, article_version)
    except gathering.Behind:
        # Whoever saves the whole edition has not seen what its blocks say: that is a save of somebody's too.
        gathering.gather_now(edition)
        return _save(actor, edition, change, version, article_version)


def _save(
    actor: User | None, edition: Edition, change: Change, version: int | None, article_version: int | None
) -> Edition:
    language = edition.language_code
    _demand_permission(actor, "edit", language)
    shared = permissions.may(actor, "edit_details")
    if not shared and (change.details is not None or change.credits is not None):
        raise NotAllowed("edit_details")
    with _locked(edition, version) as fresh:
        if fresh.is_behind:
            raise gathering.Behind
        article, now = fresh.master, timezone.now()
        if article_version is not None and article.row_version != article_version:
            raise Conflict(fresh)
        if fresh.state not in AFTER_EDIT:
            raise WrongState(_("This draft is spiked. Restore it first."))
        loaded = edition.master
        if (edition.row_version, loaded.row_version) == (fresh.row_version, article.row_version):
            saving.known(article, loaded)
        parts: list[str] = []
        if change.details is not None:
            parts += saving.write_details(article, change.details, fresh)
        if change.credits is not None and saving.write_credits(article, change.credits):
            parts.append("credits")
        replaced: dict[int, int | None] = {}
        appended: list[int] = []
        words = False
        if change.figures is not None:
            figures = (
                saving.write_figures(article, language, change.figures, actor)
                if shared
                else saving.write_figure_words(article, language, change.figures)
            )
            words, replaced, appended = figures.words, figures.replaced, figures.appended
            if figures.shared:
                parts.append("figures")
        if change.text is not None:
            saving.write_text(fresh, change.text)
        fresh.body = saving.tokens_after(fresh.body, replaced, appended)
        # The words: all else was there before, and the database holds the constraints.
        others = {field.name for field in Edition._meta.fields} - set(TEXT_FIELDS)
        fresh.full_clean(exclude=others, validate_unique=False, validate_constraints=False)
        changed_text = [
            name for name in TEXT_FIELDS if getattr(fresh, name) != getattr(fresh.latest_revision, name)
        ]
        own = saving.finish(fresh, actor, change, now=now)
        if own and fresh.is_tied:
            keep_in_step(fresh, gathered=change.alignment is not None)
        if parts:
            _forget_removed(fresh, replaced)
            siblings = saving.refresh_siblings(fresh, actor, now)
            saving.bump(article)
        if own or parts:
            log(
                actor,
                "restore_revision" if change.restored_from else "edit",
                article=article,
                language=language,
                revision=fresh.latest_revision,
                note=change.note,
                changed=changed_text + parts + (["words of figures"] if words else []),
                also=siblings if parts else [],
            )
            story_index.renew([article.pk])
        return fresh


def _forget_removed(edition: Edition, replaced: dict[int, int | None]) -> None:
    """A figure that was removed leaves the working copies of the other languages too."""
    removed = {pk: None for pk, new in replaced.items() if new is None}
    if removed:
        for sibling in edition.master.translations.exclude(pk=edition.pk):
            body = saving.tokens_after(sibling.body, dict(removed), ())
            Edition.objects.filter(pk=sibling.pk).update(body=body)


def restore_revision(
    actor: User | None,
    edition: Edition,
    number: int,
    *,
    version: int | None,
    parts: Collection[str] | None = None,
) -> Edition:
    """Take what revision `number` was back into the working copy, as a new revision.

    `parts` are codes of `articles.workflow.restoring`; None takes everything back in which the two differ and
    which this person may change: text, people, pictures, facts. A picture that has left the article comes
    back. Raises `Revision.DoesNotExist` for an unknown number, `Conflict` for a stale `version`, and
    `Refused` where nothing would change.
    """
    _demand_permission(actor, "edit", edition.language_code)
    revision = edition.revisions.get(number=number)
    rows = Edition.objects.select_related("master", "latest_revision", "live_revision")
    fresh = rows.get(pk=edition.pk)
    if version is not None and fresh.row_version != version:
        raise Conflict(fresh)
    if fresh.state not in AFTER_EDIT:
        raise WrongState(_("This draft is spiked. Restore it first."))
    change = restoring.change_back(actor, fresh, revision, parts)
    # Whoever saves between this reading and that locking wins, and we are told.
    return save_edition(
        actor,
        fresh,
        change,
        version=fresh.row_version,
        article_version=fresh.master.row_version,
    )


# --- The verbs of the transition table -----------------------------------------------------------


def blockers(actor: User | None, edition: Edition, transition: Transition) -> list[Check]:
    """The preconditions of a verb that are not met for this person, in the order of the checklist."""
    checks: list[Check] = []
    if transition.demand is Demand.TEXT:
        checks += preconditions.text_checks(edition)
    elif transition.demand is Demand.EVERYTHING:
        checks += preconditions.checklist(edition)
    if transition.eyes is Eyes.OTHERS_TOO:
        checks.append(preconditions.second_reader(edition, actor))
    elif transition.eyes is Eyes.OTHERS_LAST:
        checks.append(preconditions.second_pair_of_eyes(edition, actor))
    return [check for check in checks if not check.met]


def available(actor: User | None, edition: Edition) -> list[Transition]:
    """The verbs this person may do with this edition as it stands, met preconditions or not."""
    return [
        transition
        for transition in TRANSITIONS.values()
        if transition.starts_from(edition) and permissions.may(actor, transition.act, edition.language_code)
    ]


def not_possible_now(transition: Transition, edition: Edition) -> str:
    """Say that a verb does not start from where the edition is."""
    return _("“%(verb)s” is not possible now: this edition is “%(state)s” and “%(standing)s”.") % {
        "verb": transition.title,
        "state": edition.get_state_display(),
        "standing": edition.standing().label,
    }


@contextmanager
def _transition(
    verb: str, actor: User | None, edition: Edition, version: int | None, note: str
) -> Iterator[Edition]:
    """All that verbs have in common. The body of the `with` does what is particular to the verb."""
    transition = TRANSITIONS[verb]
    _demand_permission(actor, transition.act, edition.language_code)
    note = note.strip()
    if transition.needs_note and not note:
        raise Refused(_("Say why: the others need to know."))
    with _locked(edition, version) as fresh:
        if transition.to_publication in (Publication.UNPUBLISHED, Publication.TAKEN_DOWN):
            tell_of_withdrawal()
        if fresh.is_behind:
            # What is handed on is what the blocks of a translation say now.
            gathering.gather(fresh)
        if not transition.starts_from(fresh):
            raise WrongState(not_possible_now(transition, fresh))
        if failed := blockers(actor, fresh, transition):
            raise ChecklistNotMet(failed)
        before = {"state": fresh.state, "publication": fresh.publication}
        if transition.to_state is not None:
            saving.set_state(fresh, transition.to_state, timezone.now())
        if transition.to_publication is not None:
            fresh.publication = transition.to_publication
        yield fresh
        fresh.updated_at, fresh.updated_by = timezone.now(), actor
        fresh.row_version += 1
        fresh.save()
        log(
            actor,
            verb,
            article=fresh.master,
            language=fresh.language_code,
            revision=fresh.latest_revision,
            note=note,
            before=before,
            live_from=fresh.live_from,
            live_until=fresh.live_until,
        )
        story_index.renew([fresh.master_id])
        if verb in ("publish", "schedule"):
            search_index.renew([fresh.pk])
        if fresh.is_tied:
            handed_over(verb, fresh, actor, note)
            if verb in ("publish", "schedule"):
                memory.learn(fresh)
                terms.propose(fresh)
            elif verb == "take_down":
                memory.forget(fresh)


def submit(actor: User | None, edition: Edition, *, version: int | None = None, note: str = "") -> Edition:
    """Hand the working copy to review."""
    with _transition("submit", actor, edition, version, note) as fresh:
        pass
    return fresh


def request_changes(
    actor: User | None, edition: Edition, *, version: int | None = None, note: str = ""
) -> Edition:
    """Send the working copy back, saying why."""
    with _transition("request_changes", actor, edition, version, note) as fresh:
        pass
    return fresh


def approve(actor: User | None, edition: Edition, *, version: int | None = None, note: str = "") -> Edition:
    """Approve exactly the latest revision; a later save needs another approval."""
    with _transition("approve", actor, edition, version, note) as fresh:
        fresh.approved_revision, fresh.approved_by = fresh.latest_revision, actor
    return fresh


def _go_live(edition: Edition, wanted_from: dt.datetime, now: dt.datetime) -> None:
    edition.scheduled_for = wanted_from
    edition.live_from, edition.live_until = rights.window(edition.master, edition, wanted_from)
    if edition.live_until is not None and edition.live_until <= now:
        raise WrongMoment(_("The rights to this article have ended. Extend them before you publish."))
    edition.live_revision = edition.latest_revision
    edition.live_changed_at = max(now, edition.live_from)
    if edition.first_live_at is None or edition.first_live_at > now:
        edition.first_live_at = edition.live_from


def publish(actor: User | None, edition: Edition, *, version: int | None = None, note: str = "") -> Edition:
    """Give readers the approved revision now (after the embargo, where there is one).

    An edition that is live keeps its first date: an update does not make an old story new.
    """
    with _transition("publish", actor, edition, version, note) as fresh:
        now = timezone.now()
        was_live = fresh.live_from is not None and fresh.live_from <= now
        _go_live(fresh, fresh.scheduled_for if was_live and fresh.scheduled_for else now, now)
    return fresh


def schedule(
    actor: User | None, edition: Edition, *, at: dt.datetime, version: int | None = None, note: str = ""
) -> Edition:
    """Give readers the approved revision at `at` (aware). Raises `WrongMoment` for a time gone by."""
    with _transition("schedule", actor, edition, version, note) as fresh:
        now, at = timezone.now(), moments.exact(at)
        if at <= now:
            raise WrongMoment(_("This time has passed. Choose a later one, or publish now."))
        _go_live(fresh, at, now)
    return fresh


def _withdraw(edition: Edition) -> None:
    if edition.first_live_at is not None and edition.first_live_at > timezone.now():
        # Its time never came: readers have not had it.
        edition.first_live_at = edition.live_changed_at = None
    edition.scheduled_for = edition.live_from = edition.live_until = None


def unpublish(actor: User | None, edition: Edition, *, version: int | None = None, note: str = "") -> Edition:
    """Take the edition from readers, quietly: its address answers as if it never was."""
    with _transition("unpublish", actor, edition, version, note) as fresh:
        _withdraw(fresh)
    return fresh


def take_down(
    actor: User | None, edition: Edition, *, version: int | None = None, note: str = "", notice: str = ""
) -> Edition:
    """Take the edition from readers with a notice (410). `note` is the reason kept in the log; `notice`, what
    readers see in its place, shows nothing of the article.
    """
    with _transition("take_down", actor, edition, version, note) as fresh:
        _withdraw(fresh)
        fresh.taken_down_at, fresh.take_down_notice = timezone.now(), notice.strip()
    return fresh


def take_down_everywhere(
    actor: User | None, article: Article, *, note: str, notice: str = ""
) -> list[Edition]:
    """Take down every language version that can be, in one transaction: all or none."""
    verb = TRANSITIONS["take_down"]
    with transaction.atomic():
        # The article's lock keeps an edition from being published in the meantime.
        article = Article.objects.select_for_update().get(pk=article.pk)
        editions = [edition for edition in article.translations.all() if verb.starts_from(edition)]
        if not editions:
            raise WrongState(_("No edition of this article is published."))
        return [take_down(actor, edition, note=note, notice=notice) for edition in editions]


def spike(actor: User | None, edition: Edition, *, version: int | None = None, note: str = "") -> Edition:
    """Drop a draft that is not published. It can be restored."""
    with _transition("spike", actor, edition, version, note) as fresh:
        pass
    return fresh


def restore(actor: User | None, edition: Edition, *, version: int | None = None, note: str = "") -> Edition:
    """Bring a spiked draft back."""
    with _transition("restore", actor, edition, version, note) as fresh:
        # Details may have changed while it lay there, and the working copy equals its revision.
        snapshots.record(fresh, actor)
    return fresh


def lift(actor: User | None, edition: Edition, *, version: int | None = None, note: str = "") -> Edition:
    """Lift a take-down. The edition stays offline, as a draft, until it is approved and published anew."""
    with _transition("lift", actor, edition, version, note) as fresh:
        fresh.taken_down_at, fresh.take_down_notice = None, ""
    return fresh


VERBS: dict[str, Callable[..., Edition]] = {
    "submit": submit,
    "request_changes": request_changes,
    "approve": approve,
    "schedule": schedule,
    "publish": publish,
    "unpublish": unpublish,
    "take_down": take_down,
    "spike": spike,
    "restore": restore,
    "lift": lift,
}

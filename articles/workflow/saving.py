"""Writing a change into an article and its editions, inside the transaction of an action.

Every function here expects the article's row to be locked; permissions and versions were checked before.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import F, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.content import blocks
from articles.content.sanitize import sanitize_body
from articles.content.typography import normalise_text, slugify_unicode
from articles.models import (
    Article,
    CopyState,
    Credit,
    Edition,
    Figure,
    FigureTranslation,
    Image,
    Topic,
    User,
)
from articles.workflow import moments, picture_credits, rights, snapshots
from articles.workflow.content_changes import Change, CreditLine, Details, FigurePlace, Text
from articles.workflow.errors import Refused
from articles.workflow.transitions import AFTER_EDIT

DETAIL_FIELDS = (
    "label",
    "source",
    "original_title",
    "original_language",
    "original_url",
    "original_date",
    "embargo_until",
    "expires_at",
)


def write_details(article: Article, details: Details, own: Edition | None = None) -> list[str]:
    """Set the facts of an article; return the names of those that changed.

    `own` is the edition that is being saved with them, whose window may change in place.
    """
    for moment in (details.embargo_until, details.expires_at):
        if moment is not None:
            moments.exact(moment)
    changed = [field for field in DETAIL_FIELDS if _plain(article, field) != _plain(details, field)]
    for field in changed:
        setattr(article, field, getattr(details, field))
    if changed:
        # What only the database can refuse is asked of it where it may: dates out of order, an address of
        # another kind. Each question costs three queries.
        odd_address = article.original_url and not article.original_url.startswith(("http://", "https://"))
        in_question = bool({"embargo_until", "expires_at"} & set(changed) or odd_address)
        # Label and source were read a moment ago, and the database knows that they are there.
        known = ["source_language", "label", "source"]
        article.full_clean(exclude=known, validate_constraints=in_question)
        article.save()
    else:
        # Its time of change moves: somebody worked on the article.
        article.save(update_fields=["updated_at"])
    if {topic.pk for topic in article.topics.all()} != {topic.pk for topic in details.topics}:
        article.topics.set(details.topics)
        forget(article, "topics")
        changed.append("topics")
    if {"embargo_until", "expires_at"} & set(changed):
        for edition in rights.windows_after_change(article, timezone.now(), own):
            edition.row_version += 1
            edition.save()
    return changed


def _plain(holder: Article | Details, field: str) -> object:
    """A detail as it can be compared: of a label or source its id, which costs no query."""
    if isinstance(holder, Article):
        return getattr(holder, Article._meta.get_field(field).attname)
    value = getattr(holder, field)
    return value.pk if isinstance(value, Model) else value


def write_credits(article: Article, wanted: Sequence[CreditLine]) -> bool:
    """Make the article's credits these, in this order; tell whether anything changed."""
    unique = list(dict.fromkeys((line.contributor.pk, str(line.role), line.language_code) for line in wanted))
    # In their order: that of the model.
    current = [(c.contributor_id, c.role, c.language_code) for c in article.credits.all()]
    if unique == current:
        return False
    if current:
        article.credits.all().delete()
    rows = [
        Credit(article=article, contributor_id=pk, role=role, language_code=language, position=position)
        for position, (pk, role, language) in enumerate(unique)
    ]
    for row in rows:
        row.full_clean(exclude=["article", "contributor"], validate_unique=False, validate_constraints=False)
    Credit.objects.bulk_create(rows)
    forget(article, "credits")
    return True


def known(article: Article, loaded: Article) -> None:
    """Take over what was fetched with `loaded`, the same article a moment ago, at the same version.

    Whoever writes to it says `forget`, and what is asked afterwards is asked of the database.
    """
    rows = getattr(loaded, "_prefetched_objects_cache", {})
    article._prefetched_objects_cache = {
        name: rows[name] for name in ("credits", "figures", "topics") if name in rows
    }


def nothing_yet(article: Article) -> None:
    """A new article has no credits, figures and topics: nobody need ask the database for them."""
    article._prefetched_objects_cache = {
        "credits": Credit.objects.none(),
        "figures": Figure.objects.none(),
        "topics": Topic.objects.none(),
    }


def forget(article: Article, name: str) -> None:
    """What was fetched with the article under this name is out of date."""
    getattr(article, "_prefetched_objects_cache", {}).pop(name, None)


def forget_all(article: Article) -> None:
    """Whoever gets the article next asks the database."""
    article._prefetched_objects_cache = {}


class FigureChanges(NamedTuple):
    """What was done to figures. `replaced` maps numbers in the text to ids (a removed figure's to None);
    `appended` are ids to put at the end of the text.
    """

    shared: bool
    words: bool
    replaced: dict[int, int | None]
    appended: list[int]


def write_figure_words(article: Article, language: str, wanted: Sequence[FigurePlace]) -> FigureChanges:
    """Write captions and alternative texts in `language`, and nothing that other languages share."""
    existing = _figures(article)
    changed = [
        _write_words(existing[place.id], language, place.caption, place.alt)
        for place in wanted
        if place.id in existing
    ]
    if any(changed):
        forget(article, "figures")
    return FigureChanges(False, any(changed), {}, [])


def write_figures(
    article: Article, language: str, wanted: Sequence[FigurePlace], actor: User | None = None
) -> FigureChanges:
    """Make the article's figures as wanted, with their words in `language`.

    A credit that is confirmed with them is confirmed by `actor`. Figures that `wanted` does not name stay.
    Raises `Refused` for a figure of another article.
    """
    existing = _figures(article)
    changed = words = False
    replaced: dict[int, int | None] = {}
    appended: list[int] = []
    credit_lines: dict[int, tuple[Image, str, bool]] = {}
    # One lead at a time: the old one gives way before the new one takes its place.
    if (lead := next((place.id for place in wanted if place.is_lead), 0)) != 0:
        article.figures.filter(is_lead=True).exclude(pk=lead or 0).update(is_lead=False)
        for figure in existing.values():
            figure.is_lead = figure.is_lead and figure.pk == lead
    for position, place in enumerate(wanted):
        if place.id is not None and place.id not in existing:
            raise Refused(_("Figure %(id)s does not belong to this article.") % {"id": place.id})
        figure = existing[place.id] if place.id is not None else Figure(article=article)
        if place.remove:
            if figure.pk:
                replaced[figure.pk] = None
                figure.delete()
                changed = True
            continue
        before = (figure.pk, figure.image_id, figure.position, figure.expected_credit, figure.is_lead)
        figure.image, figure.position, figure.is_lead = place.image, position, place.is_lead
        figure.expected_credit = place.expected_credit or figure.expected_credit
        figure.expected_address = place.expected_address or figure.expected_address
        after = (figure.pk, place.image and place.image.pk, position, figure.expected_credit, figure.is_lead)
        if before != after or figure.pk is None:
            figure.save()
            changed = True
        if place.id is None:
            if place.place is not None:
                replaced[place.place] = figure.pk
            elif not place.is_lead:
                appended.append(figure.pk)
        words |= _write_words(figure, language, place.caption, place.alt)
        if place.image is not None and place.credit_line is not None:
            credit_lines[place.image.pk] = place.image, place.credit_line, place.confirm_credit
    # In one order, so that two stories with the same pictures wait for each other instead of locking up.
    for _pk, (image, line, confirm) in sorted(credit_lines.items()):
        changed |= picture_credits.write_line(actor, image, line, confirm=confirm)
    if changed or words:
        forget(article, "figures")
    return FigureChanges(changed, words, replaced, appended)


def _figures(article: Article) -> dict[int, Figure]:
    """The figures with their pictures and words, by id."""
    figures = article.figures.all()
    if "figures" not in getattr(article, "_prefetched_objects_cache", {}):
        figures = figures.select_related("image").prefetch_related("translations")
    return {figure.pk: figure for figure in figures}


def _write_words(figure: Figure, language: str, caption: str, alt: str) -> bool:
    row = next((row for row in figure.translations.all() if row.language_code == language), None)
    if row is None:
        if not (caption or alt):
            return False
        row = FigureTranslation(master=figure, language_code=language)
    if (row.caption, row.alt) == (caption, alt) and row.pk:
        return False
    row.caption, row.alt = caption.strip(), alt.strip()
    row.save()
    return True


def write_text(edition: Edition, text: Text) -> None:
    """Set an edition's words, cleaned; does not save. Raises ValueError for a body beyond its bounds."""
    edition.headline = normalise_text(text.headline)
    edition.standfirst = normalise_text(text.standfirst)
    edition.kicker = normalise_text(text.kicker)
    edition.slug = slugify_unicode(text.slug or text.headline)
    edition.body = sanitize_body(text.body)


def set_state(edition: Edition, state: CopyState, now: dt.datetime) -> None:
    """Move the working copy to `state`, and say since when it is there."""
    if edition.state != state:
        edition.state, edition.state_since = state, now


def finish(
    edition: Edition, actor: User | None, change: Change, *, now: Any, automatic: bool = False
) -> bool:
    """Record the revision of a changed edition, move its state, save the row; tell whether it changed.

    `automatic`: it follows from a change elsewhere, and nobody wrote here.
    """
    revision = snapshots.record(
        edition,
        actor,
        kind=change.kind,
        note=change.note,
        restored_from=change.restored_from,
        automatic=automatic,
        alignment=change.alignment or (),
    )
    if revision is None:
        return False
    set_state(edition, AFTER_EDIT[CopyState(edition.state)], now)
    edition.updated_at, edition.updated_by = now, actor
    edition.row_version += 1
    edition.save()
    return True


def refresh_siblings(edition: Edition, actor: User | None, now: Any) -> list[str]:
    """Details, people or pictures changed: give every other edition its revision; return their languages.

    A working copy always equals its latest revision, so what was approved before is a draft again.
    """
    changed = []
    siblings = edition.master.translations.select_for_update(of=("self",)).select_related("latest_revision")
    for sibling in siblings.exclude(pk=edition.pk):
        if sibling.state not in AFTER_EDIT:
            continue
        # The snapshot reads the article through the edition: hand it the one that is being written.
        sibling.master = edition.master
        if finish(sibling, actor, Change(note=_("Details of the article changed.")), now=now, automatic=True):
            changed.append(sibling.language_code)
    return changed


def tokens_after(body: str, replaced: dict[int, int | None], appended: Sequence[int]) -> str:
    """The body with its figure tokens brought up to date, new figures at its end."""
    if replaced:
        body = blocks.replace_figures(body, replaced)
    return body + "".join(f'<figure data-figure="{pk}"></figure>' for pk in appended)


def bump(article: Article) -> None:
    """Move the article's version on, for those who hold an older one."""
    Article.objects.filter(pk=article.pk).update(row_version=F("row_version") + 1)
    article.refresh_from_db(fields=["row_version"])

"""The publish checklist: what must be true of an edition, and where it is mended."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.content import blocks
from articles.models import (
    Contributor,
    CreditRole,
    Edition,
    Figure,
    Hindrance,
    Image,
    SegmentField,
    User,
)
from articles.translation import checking


@dataclass(frozen=True)
class Check:
    """One line of the checklist. `anchor` is the id of the field on the story's page that mends it,
    `url` the page where it is mended instead.
    """

    code: str
    label: str
    met: bool
    message: str = ""
    anchor: str = ""
    url: str = ""

    @property
    def href(self) -> str:
        """Where it is mended: a page of its own, or a place on the story's."""
        return self.url or f"#{self.anchor}"


def placed_figures(edition: Edition) -> list[Figure]:
    """The figures readers of this edition would see: those its body names, and the lead."""
    named = set(blocks.figure_ids(edition.body))
    figures = edition.master.figures.all()
    if "figures" not in getattr(edition.master, "_prefetched_objects_cache", {}):
        # A list of editions brings them along.
        figures = figures.select_related("image__substitute").prefetch_related(
            "translations", "image__translations"
        )
    return [figure for figure in figures if figure.pk in named or figure.is_lead]


def _text(edition: Edition) -> Iterable[Check]:
    yield Check(
        "headline",
        _("Headline"),
        bool(edition.headline.strip()),
        _("Write a headline."),
        "id_headline",
    )
    yield Check("body", _("Text"), bool(blocks.text(edition.body).strip()), _("Write the text."), "id_body")


def _standfirst(edition: Edition) -> Iterable[Check]:
    yield Check(
        "standfirst",
        _("Standfirst"),
        bool(edition.standfirst.strip()),
        _("Write a standfirst: one or two sentences under the headline."),
        "id_standfirst",
    )


def _original(edition: Edition) -> Iterable[Check]:
    article = edition.master
    yield Check("source", _("Source"), article.source_id is not None, _("Choose the source."), "id_source")
    yield Check(
        "original_url",
        _("Original address"),
        bool(article.original_url),
        _("Add the address of the original article."),
        "id_original_url",
    )
    yield Check(
        "original_date",
        _("Original date"),
        article.original_date is not None,
        _("Add the date on which the original was published."),
        "id_original_date",
    )


def _people(edition: Edition) -> Iterable[Check]:
    authors = any(
        credit.role == CreditRole.AUTHOR and credit.language_code in ("", edition.language_code)
        for credit in edition.master.credits.all()
    )
    yield Check("author", _("Author"), authors, _("Credit at least one author."), "credits")


def _pictures(edition: Edition) -> Iterable[Check]:
    figures = placed_figures(edition)
    numbers = {figure.pk: number for number, figure in enumerate(figures, 1)}
    known = set(numbers)
    lost = [pk for pk in blocks.figure_ids(edition.body) if pk not in known]
    now = timezone.now()
    empty = [figure for figure in figures if figure.image is None]
    hindered = {
        figure.pk: (figure, reason)
        for figure in figures
        if figure.image is not None and (reason := _hindrance(figure.image, now)) is not None
    }
    without_alt = [
        figure
        for figure in figures
        if not (figure.image is not None and figure.image.is_decorative)
        and not figure.words_in(edition.language_code)[1].strip()
    ]
    not_ready = [figure for figure in figures if figure.image is not None and not figure.image.is_ready()]

    def which(missing: Iterable[Figure]) -> str:
        return ", ".join(str(numbers[figure.pk]) for figure in missing)

    def anchor(missing: list[Figure]) -> str:
        return f"figure-{missing[0].pk}" if missing else "figures"

    def because(reasons: Collection[Hindrance], sentences: dict[Hindrance, str]) -> tuple[list[Figure], str]:
        """The figures held back by one of `reasons`, and a sentence for each reason that there is."""
        found = [figure for figure, reason in hindered.values() if reason in reasons]
        said = [
            sentence % {"numbers": which(figure for figure, why in hindered.values() if why == reason)}
            for reason, sentence in sentences.items()
            if any(why == reason for _figure, why in hindered.values())
        ]
        return found, " ".join(said)

    yield Check(
        "figure_picture",
        _("Pictures in their places"),
        not empty and not lost,
        _("Upload a picture for figure %(numbers)s, or remove its place.") % {"numbers": which(empty)}
        if empty
        else _("A figure in the text belongs to no picture of this article: remove it."),
        anchor(empty),
    )
    unconfirmed = {
        Hindrance.CREDIT: _("Say who made the picture of figure %(numbers)s."),
        Hindrance.CONFLICT: _("The file of figure %(numbers)s says two things of its credit: choose one."),
        Hindrance.UNCONFIRMED: _("Confirm the credit of figure %(numbers)s."),
    }
    found, sentence = because(unconfirmed, unconfirmed)
    yield Check("figure_credit", _("Picture credits"), not found, sentence, anchor(found))
    out_of_rights = {
        Hindrance.WITHDRAWN: _("The picture of figure %(numbers)s is withdrawn: exchange it."),
        Hindrance.EXPIRED: _("The rights of figure %(numbers)s have ended: exchange the picture."),
        Hindrance.EARLY: _("The rights of figure %(numbers)s have not begun yet."),
    }
    found, sentence = because(out_of_rights, out_of_rights)
    yield Check("figure_rights", _("Picture rights"), not found, sentence, anchor(found))
    yield Check(
        "figure_alt",
        _("Alternative texts"),
        not without_alt,
        _("Describe the picture of figure %(numbers)s for those who do not see it.")
        % {"numbers": which(without_alt)},
        anchor(without_alt),
    )
    yield Check(
        "figure_ready",
        _("Pictures prepared"),
        not not_ready,
        _("Figure %(numbers)s is being prepared for readers. Try again in a few seconds.")
        % {"numbers": which(not_ready)},
        anchor(not_ready),
    )


def _hindrance(image: Image, now: dt.datetime) -> Hindrance | None:
    """Why a picture may not go out; one with a substitute that may is no obstacle."""
    reason = image.hindrance(now)
    if reason in (None, Hindrance.CREDIT, Hindrance.CONFLICT, Hindrance.UNCONFIRMED):
        return reason
    return None if image.substitute is not None and image.substitute.hindrance(now) is None else reason


def _portraits(edition: Edition) -> Iterable[Check]:
    """The faces that readers of this edition would see beside the names of its authors."""
    now = timezone.now()
    authors = {
        credit.contributor.pk: credit.contributor
        for credit in edition.master.credits.all()
        if credit.role == CreditRole.AUTHOR and credit.language_code in ("", edition.language_code)
    }
    lacking: list[tuple[Contributor, str]] = []
    for person in authors.values():
        image = person.portrait
        if image is None:
            continue
        name = person.name_in(edition.language_code)
        if image.hindrance(now) is not None:
            lacking.append((person, _("Confirm the credit of the portrait of %(name)s.") % {"name": name}))
        elif not image.is_decorative and not _alt(image, edition.language_code):
            lacking.append((person, _("Describe the portrait of %(name)s.") % {"name": name}))
    if authors:
        yield Check(
            "portraits",
            _("Portraits"),
            not lacking,
            " ".join(sentence for _person, sentence in lacking),
            "credits",
            reverse("admin:articles_image_change", args=[lacking[0][0].portrait_id]) if lacking else "",
        )


def _alt(image: Image, language: str) -> str:
    row = image.words_in(language)
    return row.alt.strip() if row else ""


def _translation(edition: Edition) -> Iterable[Check]:
    """What the checks of a translation find and nobody has dismissed, where it keeps it from going out."""
    link = getattr(edition, "link", None)
    if link is None or link.cut_at is not None:
        return
    found = checking.blocking(link)
    labels = dict(SegmentField.choices)
    yield Check(
        "translation_checks",
        _("Checks of the translation"),
        not found,
        "; ".join(
            f"{labels[block.field]}: {_(finding.message.template) % finding.message.params}"
            for block, finding in found[:3]
        ),
        "translation",
        reverse("workbench:edition", args=[edition.master_id, edition.language_code]) + "?show=issues",
    )


TEXT_CHECKS: tuple[Callable[[Edition], Iterable[Check]], ...] = (_text,)
ALL_CHECKS: tuple[Callable[[Edition], Iterable[Check]], ...] = (
    _text,
    _standfirst,
    _people,
    _original,
    _pictures,
    _portraits,
    _translation,
)


def checklist(edition: Edition) -> list[Check]:
    """Everything an edition needs to be published, met or not, in the order of the page."""
    return [check for part in ALL_CHECKS for check in part(edition)]


def text_checks(edition: Edition) -> list[Check]:
    """What a reviewer needs to have something to read."""
    return [check for part in TEXT_CHECKS for check in part(edition)]


def _made_the_last_change(user: User | None, edition: Edition) -> bool:
    """A revision that only follows from a change elsewhere does not hide who wrote here before it."""
    latest = edition.latest_revision
    return user is not None and user.pk in {edition.written_by_id, latest.author_id if latest else None}


def second_reader(edition: Edition, user: User | None) -> Check:
    """Whoever approves did not write all of it: since it was live, another person wrote in it too.

    A chief editor may mend a headline in review and approve it. Switched off by `FOUR_EYES`.
    """
    alone = settings.FOUR_EYES and _made_the_last_change(user, edition)
    if alone:
        live = edition.live_revision.number if edition.live_revision else 0
        news = edition.revisions.filter(automatic=False, number__gt=live)
        alone = not news.exclude(author=None).exclude(author=user).exists()
    return Check(
        "four_eyes",
        _("A second pair of eyes"),
        not alone,
        _("You wrote all of this yourself: someone else must approve it."),
        "revisions",
    )


def second_pair_of_eyes(edition: Edition, user: User | None) -> Check:
    """Whoever publishes did not make the last change. Switched off by `FOUR_EYES`."""
    own = settings.FOUR_EYES and _made_the_last_change(user, edition)
    return Check(
        "four_eyes",
        _("A second pair of eyes"),
        not own,
        _("You made the last change yourself: someone else must publish it."),
        "revisions",
    )

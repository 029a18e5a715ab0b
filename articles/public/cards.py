"""Articles as lists show them: many at once, from their live revisions."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from articles import media
from articles.caching import tags
from articles.models import Contributor, CreditRole, Edition, Image, ImageTranslation, Label
from articles.public import names
from articles.public.queries import Version, live, versions
from articles.rendering import (
    Name,
    article_path,
    credit_label,
    shown_images,
    words_of_substitutes,
    words_shown,
)

RELATED = 4


@dataclass(frozen=True)
class Imprint:
    """A label as a mark: its name, and the id its colour goes by."""

    id: int
    name: Name


@dataclass(frozen=True)
class CardPicture:
    """A picture on a card, with its credit."""

    renditions: media.Renditions
    alt: str
    credit: str
    credit_label: str


@dataclass(frozen=True)
class Card:
    """An article as lists show it."""

    path: str
    kicker: str
    headline: str
    standfirst: str
    published: dt.datetime
    label: Imprint | None = None
    authors: tuple[Name, ...] = ()
    versions: tuple[Version, ...] = ()
    picture: CardPicture | None = None


def cards(editions: Sequence[Edition], language: str) -> list[Card]:
    """Editions from `live()` as cards, named in `language`: six queries, however many there are."""
    by_article = versions(edition.master_id for edition in editions)
    facts = {edition.pk: edition.live_revision for edition in editions if edition.live_revision}
    labels = names.in_bulk(Label, {label for r in facts.values() if (label := r.facts.get("label"))})
    credited = {credit["contributor"] for r in facts.values() for credit in filter(is_author, r.credits)}
    people = names.in_bulk(Contributor, credited)
    shown = {pk: shown_figure(revision.figures) for pk, revision in facts.items()}
    images = shown_images({figure["image"] for figure in shown.values() if figure})
    substitutes = words_of_substitutes(images, language)
    made = []
    for edition in editions:
        card = card_of(edition)
        if card is None:
            continue
        revision = facts[edition.pk]
        figure = shown.get(edition.pk)
        image = images.get(figure["image"]) if figure else None
        made.append(
            replace(
                card,
                label=imprint(labels.get(revision.facts.get("label")), language),
                authors=authors(revision.credits, people, language),
                versions=tuple(v for v in by_article[edition.master_id] if v.language != language),
                picture=card_picture(figure, image, substitutes) if figure and image else None,
            )
        )
    return made


def card_picture(
    figure: dict[str, Any], image: Image, substitutes: Mapping[int, ImageTranslation]
) -> CardPicture | None:
    """A picture for a card, from a revision's figure and what is shown for it now."""
    files = media.renditions(image)
    if files is None:
        return None
    _caption, alt = words_shown(figure, image, substitutes)
    return CardPicture(files, alt, image.credit_line, credit_label(image.kind))


def card_of(edition: Edition) -> Card | None:
    """What a card says without asking the database; None for an edition readers never had."""
    revision = edition.live_revision
    if revision is None or edition.first_live_at is None:
        return None
    return Card(
        path=article_path(edition),
        kicker=revision.kicker,
        headline=revision.headline,
        standfirst=revision.standfirst,
        published=edition.first_live_at,
    )


def is_author(credit: dict[str, Any]) -> bool:
    """Tell whether a revision's credit names an author."""
    return credit["role"] == CreditRole.AUTHOR


def shown_figure(figures: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The figure that stands for an article: its lead, else its first with a picture."""
    placed = [figure for figure in figures if figure["image"]]
    return next((figure for figure in placed if figure["lead"]), placed[0] if placed else None)


def imprint(label: Any, language: str) -> Imprint | None:
    """A label as a mark in `language`, or None."""
    name = names.named(label, language) if label else None
    return Imprint(label.pk, name) if name else None


def authors(credits: Iterable[dict[str, Any]], people: dict[int, Any], language: str) -> tuple[Name, ...]:
    """The authors a revision credits, named as they are now; two that were merged are named once."""
    found: dict[str, Name] = {}
    for credit in filter(is_author, credits):
        person = people.get(credit["contributor"])
        name = (names.named(person, language) if person else None) or Name(credit["name"], language)
        found.setdefault(name.path or name.text, name)
    return tuple(found.values())


def related_cards(edition: Edition, label: int | None, topics: Collection[int]) -> list[Card]:
    """Up to four other live articles in the same language, with the same label or a topic in common.

    Headline, standfirst and time only: one query.
    """
    same = Q(pk=None)
    for topic in topics:
        same |= Q(live_revision__facts__topics__contains=[topic])
    if label:
        same |= Q(live_revision__facts__label=label)
    found = list(live(edition.language_code).filter(same).exclude(master=edition.master_id)[:RELATED])
    # What is shown is right at once; what is new is there when the page is made anew, within ten minutes:
    # else each article published would cost every page of its label.
    tags.note_ids("a", (one.master_id for one in found))
    return [card for one in found if (card := card_of(one))]

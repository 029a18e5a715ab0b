"""Articles as lists show them: many at once, from their live revisions."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles import media
from articles.caching import tags
from articles.models import Contributor, CreditRole, Edition, Image, ImageTranslation, Label
from articles.public import names
from articles.public.queries import Version, versions
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


_RELATED = """
SELECT edition.master_id, said.slug, said.kicker, said.headline, said.standfirst, edition.first_live_at
FROM (
    SELECT DISTINCT newest.edition_id
    FROM unnest(%(kinds)s::text[], %(things)s::bigint[]) AS same (kind, thing),
    LATERAL (
        SELECT entry.edition_id FROM articles_listingentry entry
        WHERE entry.kind = same.kind AND entry.thing = same.thing AND entry.language_code = %(language)s
        AND entry.live_from <= %(now)s AND (entry.live_until IS NULL OR entry.live_until > %(now)s)
        AND entry.article_id <> %(article)s
        ORDER BY entry.live_from DESC, entry.edition_id DESC LIMIT %(most)s
    ) AS newest
) AS near
JOIN articles_articletranslation edition ON edition.id = near.edition_id
JOIN articles_revision said ON said.id = edition.live_revision_id
ORDER BY edition.live_from DESC, edition.id DESC LIMIT %(most)s
"""


def related_cards(edition: Edition, label: int | None, topics: Collection[int]) -> list[Card]:
    """Up to four other live articles in the same language, with the same label or a topic in common.

    Headline, standfirst and time only: one query, which walks to the newest of each list.
    """
    same = [("l", label)] if label else []
    same += [("t", topic) for topic in topics]
    language = edition.language_code or ""
    if not same or language not in settings.SITE_LANGUAGES:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _RELATED,
            {
                "kinds": [kind for kind, _thing in same],
                "things": [thing for _kind, thing in same],
                "language": language,
                "now": timezone.now(),
                "article": edition.master_id,
                "most": RELATED,
            },
        )
        rows = cursor.fetchall()
    # What is shown is right at once; what is new is there when the page is made anew, within ten minutes:
    # else each article published would cost every page of its label.
    tags.note_ids("a", (row[0] for row in rows))
    return [
        Card(
            path=reverse("public:article", kwargs={"language": language, "pk": article, "slug": slug or "-"}),
            kicker=kicker,
            headline=headline,
            standfirst=standfirst,
            published=published,
        )
        for article, slug, kicker, headline, standfirst, published in rows
    ]

"""Articles as lists show them: many at once, from their live revisions."""

import datetime as dt
import json
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.safestring import SafeString

from articles import media
from articles.caching import fragments, tags
from articles.models import Contributor, CreditRole, Edition, Image, ImageTranslation, Label
from articles.public import names
from articles.public.queries import Version, in_site_order
from articles.rendering import (
    Name,
    credit_label,
    path_to,
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
    edition: int = 0
    language: str = ""
    label: Imprint | None = None
    authors: tuple[Name, ...] = ()
    versions: tuple[Version, ...] = ()
    picture: CardPicture | None = None
    # What it is made of: `articles.caching.tags`.
    tags: frozenset[str] = frozenset()
    # As it was rendered, by the way it was: see the template tag `show_card`.
    html: dict[Hashable, SafeString] = field(default_factory=dict, compare=False, repr=False)


_ROWS = """
SELECT edition.id, edition.master_id, edition.language_code, edition.first_live_at,
    said.kicker, said.headline, said.standfirst, said.slug, said.figures, said.credits, said.facts,
    (
        SELECT json_agg(json_build_array(other.language_code, theirs.slug))
        FROM articles_articletranslation other
        JOIN articles_revision theirs ON theirs.id = other.live_revision_id
        WHERE other.master_id = edition.master_id AND other.language_code = ANY(%(languages)s)
        AND other.live_from <= %(now)s AND (other.live_until IS NULL OR other.live_until > %(now)s)
    )
FROM articles_articletranslation edition JOIN articles_revision said ON said.id = edition.live_revision_id
WHERE edition.id = ANY(%(ids)s) AND edition.language_code = ANY(%(languages)s)
AND edition.live_from <= %(now)s AND (edition.live_until IS NULL OR edition.live_until > %(now)s)
"""


def cards(editions: Sequence[int], language: str) -> list[Card]:
    """Live editions by their ids as cards, in their order, named in `language`.

    Five queries at most, however many there are; none for cards that this process remembers.
    """
    found: dict[int, Card] = {}
    for pk in editions:
        if (kept := fragments.recall(("card", pk, language))) is not None:
            found[pk] = kept.value
    if missing := [pk for pk in editions if pk not in found]:
        moment = fragments.begin()
        for pk, card in _made(missing, language).items():
            found[pk] = card
            fragments.keep(("card", pk, language), card, card.tags, moment)
    for card in found.values():
        tags.note(*card.tags)
    return [found[pk] for pk in editions if pk in found]


def _made(editions: Sequence[int], language: str) -> dict[int, Card]:
    with connection.cursor() as cursor:
        now, languages = timezone.now(), list(settings.SITE_LANGUAGES)
        values: dict[str, Any] = {"ids": list(editions), "languages": languages, "now": now}
        cursor.execute(_ROWS, values)
        rows = [(*row[:8], *map(_json, row[8:])) for row in cursor.fetchall()]
    labels = names.in_bulk(Label, {facts["label"] for *_row, facts, _v in rows if facts.get("label")})
    credited = {one["contributor"] for *_row, credits, _f, _v in rows for one in filter(is_author, credits)}
    people = names.in_bulk(Contributor, credited)
    figures = {row[0]: shown_figure(row[8]) for row in rows}
    images = shown_images({figure["image"] for figure in figures.values() if figure})
    substitutes = words_of_substitutes(images, language)
    made = {}
    for pk, article, own, first, kicker, headline, standfirst, slug, _figures, credits, facts, others in rows:
        figure = figures[pk]
        image = images.get(figure["image"]) if figure else None
        label = labels.get(facts.get("label"))
        noted = {f"a{article}", *(f"c{one['contributor']}" for one in filter(is_author, credits))}
        noted |= {f"c{people[one['contributor']].pk}" for one in credits if one["contributor"] in people}
        noted |= {f"l{facts['label']}", f"l{label.pk}"} if label else set()
        noted |= {f"i{figure['image']}"} if figure else set()
        noted |= {f"i{image.pk}"} if image else set()
        made[pk] = Card(
            edition=pk,
            language=own,
            path=_path(own, article, slug),
            kicker=kicker,
            headline=headline,
            standfirst=standfirst,
            published=first,
            label=imprint(label, language),
            authors=authors(credits, people, language),
            versions=_versions(article, others, language),
            picture=card_picture(figure, image, substitutes) if figure and image else None,
            tags=frozenset(noted),
        )
    return made


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _path(language: str, article: int, slug: str) -> str:
    return path_to("article", language, slug, article)


def _versions(article: int, rows: Sequence[tuple[str, str]], language: str) -> tuple[Version, ...]:
    found = [Version(code, _path(code, article, slug)) for code, slug in rows if code != language]
    in_site_order(found)
    return tuple(found)


def card_picture(
    figure: dict[str, Any], image: Image, substitutes: Mapping[int, ImageTranslation]
) -> CardPicture | None:
    """A picture for a card, from a revision's figure and what is shown for it now."""
    files = media.renditions(image)
    if files is None:
        return None
    _caption, alt = words_shown(figure, image, substitutes)
    return CardPicture(files, alt, image.credit_line, credit_label(image.kind))


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
            path=_path(language, article, slug),
            kicker=kicker,
            headline=headline,
            standfirst=standfirst,
            published=published,
        )
        for article, slug, kicker, headline, standfirst, published in rows
    ]

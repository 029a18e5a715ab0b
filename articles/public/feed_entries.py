"""What a feed says of articles: many at once, from their live revisions, in a constant number of queries."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles import media
from articles.caching import tags
from articles.content import typography
from articles.models import Contributor, Edition, Label, Revision, Source, Topic
from articles.public import names
from articles.public.cards import authors, is_author
from articles.public.listings import Listing
from articles.rendering import (
    Name,
    Picture,
    absolute,
    article_path,
    body_with,
    pictures_of,
    shown_images,
    words_of_substitutes,
)

ENTRIES = 20


@dataclass(frozen=True)
class FeedPicture:
    """A picture in a feed: its file for readers, with the credit that is inside it."""

    address: str
    width: int
    height: int
    credit: str
    copyright_notice: str
    licence_page: str
    alt: str
    caption: str


@dataclass(frozen=True)
class Entry:
    """One article. Addresses are absolute; `content` is "" where feeds carry summaries only."""

    article: int
    address: str
    title: str
    summary: str
    content: str
    published: dt.datetime
    updated: dt.datetime
    authors: tuple[str, ...]
    label: str
    topics: tuple[str, ...]
    source: str
    original_title: str
    original_url: str
    pictures: tuple[FeedPicture, ...]


def entries(language: str, listing: Listing | None = None, *, start: int = 0) -> list[Entry]:
    """The newest live articles of a list in a language from the place `start`, of all if none is given: six
    queries.
    """
    found = (listing or Listing()).editions(language, start, ENTRIES, bodies=settings.FEEDS_FULL_TEXT)
    shown = [(edition, edition.live_revision) for edition in found if edition.live_revision]
    tags.note_ids("a", (edition.master_id for edition, _revision in shown))
    facts = [revision.facts for _edition, revision in shown]
    things = {
        Label: names.in_bulk(Label, {f["label"] for f in facts if f.get("label")}),
        Source: names.in_bulk(Source, {f["source"] for f in facts if f.get("source")}),
        Topic: names.in_bulk(Topic, {pk for f in facts for pk in f.get("topics", ())}),
    }
    credits = [credit for _edition, revision in shown for credit in revision.credits]
    people = names.in_bulk(Contributor, {credit["contributor"] for credit in credits if is_author(credit)})
    images = shown_images({pk for _edition, revision in shown for pk in revision.images})
    substitutes = words_of_substitutes(images, language)
    return [
        _entry(
            edition,
            revision,
            pictures_of(revision, images, substitutes),
            authors(revision.credits, people, language),
            things,
        )
        for edition, revision in shown
    ]


def _entry(
    edition: Edition,
    revision: Revision,
    pictures: Sequence[Picture],
    people: Sequence[Name],
    things: dict[Any, dict[int, Any]],
) -> Entry:
    facts, language = revision.facts, edition.language_code
    published = edition.first_live_at or revision.created_at

    def name(model: Any, pk: int | None) -> str:
        thing = things[model].get(pk or 0)
        row = thing.translation_for(language) if thing else None
        return row.name if row else ""

    return Entry(
        article=edition.master_id,
        address=absolute(article_path(edition)),
        title=revision.headline,
        summary=revision.standfirst,
        content=_content(revision.body, pictures, language) if settings.FEEDS_FULL_TEXT else "",
        published=published,
        updated=edition.live_changed_at or published,
        authors=tuple(person.text for person in people),
        label=name(Label, facts.get("label")),
        topics=tuple(filter(None, (name(Topic, pk) for pk in facts.get("topics", ())))),
        source=name(Source, facts.get("source")),
        original_title=facts.get("original_title") or "",
        original_url=facts.get("original_url") or "",
        pictures=tuple(shown for picture in pictures if (shown := _picture(picture))),
    )


def _picture(picture: Picture) -> FeedPicture | None:
    file = media.address(picture.image, "wide") if picture.image else None
    if picture.image is None or file is None:
        return None
    return FeedPicture(
        address=absolute(file.url),
        width=file.width,
        height=file.height,
        credit=picture.credit,
        copyright_notice=picture.image.copyright_notice,
        licence_page=picture.image.licence_page,
        alt=picture.alt,
        caption=picture.caption,
    )


def _content(body: str, pictures: Sequence[Picture], language: str) -> str:
    """The text as feed readers show it: pictures by absolute addresses, each with its credit under it."""

    def figure(picture: Picture) -> SafeString:
        if (shown := _picture(picture)) is None:
            return SafeString("")
        colon = typography.label_colon(language)
        context = {"picture": shown, "label": picture.credit_label, "colon": colon}
        return render_to_string("public/feed_figure.html", context)

    lead = next((picture for picture in pictures if picture.lead), None)
    above = figure(lead) if lead else ""
    return above + body_with(body, [picture for picture in pictures if picture is not lead], figure)

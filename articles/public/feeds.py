"""Feeds: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1; of a language, a label, a topic, a person, a source.

Pictures go with their credit (Media RSS 1.5.1), the same one that stands under them and in their files.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.translation import gettext as _

from articles.caching import tags
from articles.models import Contributor, Label, Source, Topic
from articles.models.named import Named
from articles.public import listings, names
from articles.public.addresses import language_tag
from articles.public.feed_entries import Entry, FeedPicture, entries
from articles.public.reader import conditional, reader_page
from articles.rendering import absolute

_NAMESPACES = {
    "xmlns:media": "http://search.yahoo.com/mrss/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
}
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
TYPES = {
    "xml": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


def _media(handler: Any, pictures: Sequence[FeedPicture]) -> None:
    for picture in pictures:
        size = {"width": str(picture.width), "height": str(picture.height)}
        handler.startElement(
            "media:content", {"url": picture.address, "type": "image/jpeg", "medium": "image", **size}
        )
        handler.addQuickElement("media:credit", picture.credit, {"role": "owner", "scheme": "urn:ebu"})
        if picture.copyright_notice:
            url = {"url": picture.licence_page} if picture.licence_page else {}
            handler.addQuickElement("media:copyright", picture.copyright_notice, url)
        if picture.caption:
            handler.addQuickElement("media:title", picture.caption, {"type": "plain"})
        if picture.alt:
            handler.addQuickElement("media:description", picture.alt, {"type": "plain"})
        handler.endElement("media:content")


class _Dated:
    """A feed is as new as its newest entry. Django dates an empty one by the clock: never twice the same."""

    def latest_post_date(self) -> dt.datetime:
        dates = [date for item in self.items for date in (item["updateddate"], item["pubdate"]) if date]  # type: ignore[attr-defined]
        return max(dates, default=_NEVER)


class _Rss(_Dated, feedgenerator.Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), **_NAMESPACES}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for name in entry.authors:
            handler.addQuickElement("dc:creator", name)
        if entry.original_url:
            # RSS: the channel an item came from; here, the article this one is made of.
            handler.addQuickElement(
                "source", entry.source or entry.original_title, {"url": entry.original_url}
            )
        if entry.content:
            handler.addQuickElement("content:encoded", entry.content)
        _media(handler, entry.pictures)


class _Atom(_Dated, feedgenerator.Atom1Feed):
    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:media": _NAMESPACES["xmlns:media"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for name in entry.authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        if entry.original_url:
            handler.addQuickElement("link", "", {"rel": "via", "href": entry.original_url})
        if entry.content:
            handler.addQuickElement("content", entry.content, {"type": "html"})
        _media(handler, entry.pictures)


@dataclass(frozen=True)
class Channel:
    """A feed as a whole. `page` is the list it follows, `own` the feed's address; both are paths."""

    title: str
    description: str
    page: str
    own: str
    language: str
    entries: Sequence[Entry]


def _xml(kind: type[Any], channel: Channel) -> str:
    feed = kind(
        title=channel.title,
        link=absolute(channel.page),
        description=channel.description or channel.title,
        feed_url=absolute(channel.own),
        language=language_tag(channel.language),
    )
    for entry in channel.entries:
        feed.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.summary,
            unique_id=entry.address,
            unique_id_is_permalink=True,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[name for name in (entry.label, *entry.topics) if name],
            entry=entry,
        )
    return str(feed.writeString("utf-8"))


def _json(channel: Channel) -> dict[str, Any]:
    def item(entry: Entry) -> dict[str, Any]:
        data = {
            "id": entry.address,
            "url": entry.address,
            "external_url": entry.original_url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.content,
            # One of the two is demanded.
            "content_text": "" if entry.content else entry.summary,
            "image": entry.pictures[0].address if entry.pictures else "",
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [{"name": name} for name in entry.authors],
            "tags": [name for name in (entry.label, *entry.topics) if name],
            "language": language_tag(channel.language),
            # JSON Feed knows no credit of a picture: an extension of our own, as the specification allows.
            "_pictures": [
                {
                    "url": picture.address,
                    "credit": picture.credit,
                    "copyright_notice": picture.copyright_notice,
                    "licence_page": picture.licence_page,
                    "alt": picture.alt,
                }
                for picture in entry.pictures
            ],
        }
        return {name: value for name, value in data.items() if value not in ("", [], None)}

    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": absolute(channel.page),
        "feed_url": absolute(channel.own),
        "description": channel.description,
        "language": language_tag(channel.language),
    }
    return {**{k: v for k, v in data.items() if v}, "items": [item(entry) for entry in channel.entries]}


def _answer(request: HttpRequest, kind: str, channel: Channel) -> HttpResponseBase:
    response: HttpResponse
    if kind == "json":
        response = JsonResponse(_json(channel), json_dumps_params={"ensure_ascii": False})
    else:
        response = HttpResponse(_xml(_Rss if kind == "xml" else _Atom, channel))
    response.headers["Content-Type"] = TYPES[kind]
    # Readers ask every quarter of an hour: what has not changed costs them a line.
    return conditional(request, response)


@reader_page
def home(request: HttpRequest, language: str, kind: str) -> HttpResponseBase:
    """The newest articles of one language."""
    tags.note(f"in:{language}")
    page = reverse("public:home", kwargs={"language": language})
    own = reverse("public:home_feed", kwargs={"language": language, "kind": kind})
    description = _("Selected reporting from other newsrooms, in your language.")
    channel = Channel(settings.SITE_NAME, description, page, own, language, entries(language))
    return _answer(request, kind, channel)


def _named_feed(model: type[Named]) -> Callable[..., HttpResponseBase]:
    """The feed of what readers have under one label, topic, person or source."""
    route = f"public:{names.ROUTES[model]}_feed"

    @reader_page
    def view(request: HttpRequest, language: str, slug: str, kind: str) -> HttpResponseBase:
        for found in names.with_slug(model, slug, language):
            if not (rows := entries(language, listings.under(model, found.ids))):
                continue
            row = found.name(language)
            own = reverse(route, kwargs={"language": language, "slug": row.slug, "kind": kind})
            if row.slug != slug:
                return redirect(own, permanent=True)
            title = f"{row.name} · {settings.SITE_NAME}"
            description = getattr(row, "description", "") or getattr(row, "bio", "")
            channel = Channel(title, description, found.path(language), own, language, rows)
            return _answer(request, kind, channel)
        raise Http404

    return view


label = _named_feed(Label)
topic = _named_feed(Topic)
person = _named_feed(Contributor)
source = _named_feed(Source)

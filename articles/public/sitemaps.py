"""Sitemaps (sitemaps.org 0.9) with images, and the news sitemap: what may be found, and nothing else.

`/sitemap.xml` lists the others: for each language its articles by the month in which they first appeared, and
one with its lists and pages. What its source or our agreement keeps out of indexes is in none of them.
Languages of an article are told in its HTML (hreflang), not here.
"""

import datetime as dt
import gzip
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Func, JSONField, Max, QuerySet
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from articles import media
from articles.caching import tags
from articles.models import Contributor, Edition, IndexingPolicy, Label, SitePageTranslation, Source, Topic
from articles.models.edition import EditionQuerySet
from articles.models.named import Named
from articles.public import names
from articles.public.reader import LIVE, conditional, kept
from articles.rendering import absolute, article_path, page_path, shown_images

# The protocol allows 50,000; with their pictures, so many are read at once.
PART = 5000
MOST_PARTS = 1000
NEWS_DAYS, NEWS_MOST = 2, 1000
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_NOT_INDEXED = (IndexingPolicy.NOINDEX, IndexingPolicy.CANONICAL)


@dataclass(frozen=True)
class Place:
    """One address of a sitemap, absolute, with when it changed and the pictures on it."""

    address: str
    changed: dt.datetime | None = None
    images: tuple[str, ...] = ()
    news: dict[str, str] = field(default_factory=dict)


def indexed(policies: Iterable[str] = _NOT_INDEXED) -> EditionQuerySet:
    """Live editions, without those whose source has one of these indexing policies as it is now."""
    apart = Source.objects.filter(indexing_policy__in=list(policies))
    ids = [*apart.values_list("pk", flat=True), *apart.values_list("merged__pk", flat=True)]
    found: EditionQuerySet = Edition.objects.live()
    return found.exclude(live_revision__facts__source__in=[pk for pk in ids if pk])


# --- The index -----------------------------------------------------------------------------------
@require_safe
@kept
def index(request: HttpRequest) -> HttpResponseBase:
    """`/sitemap.xml`: every other sitemap, with when something in it changed."""
    tags.note("sources", *(f"in:{code}" for code in settings.SITE_LANGUAGES))
    rows = (
        indexed()
        .order_by()
        .annotate(month=TruncMonth("first_live_at", tzinfo=dt.UTC))
        .values("language_code", "month")
        .annotate(n=Count("pk"), changed=Max("live_changed_at"))
        .order_by("language_code", "month")
    )
    places = [
        Place(absolute(reverse("public:sitemap_pages", kwargs={"language": code})))
        for code in settings.SITE_LANGUAGES
    ]
    for row in rows:
        if row["month"] is None:
            continue
        for part in range(1, math.ceil(row["n"] / PART) + 1):
            kwargs = {"language": row["language_code"], "month": row["month"], "part": part}
            places.append(Place(absolute(reverse("public:sitemap_month", kwargs=kwargs)), row["changed"]))
    return _answer(request, _written("sitemapindex", "sitemap", places), packed=False)


@require_safe
@kept
def month(request: HttpRequest, language: str, month: dt.date, part: int) -> HttpResponseBase:
    """`/sitemaps/fr/2026-11/1.xml.gz`: the articles that first appeared in a month."""
    begin = dt.datetime(month.year, month.month, 1, tzinfo=dt.UTC)
    end = (begin + dt.timedelta(days=32)).replace(day=1)
    if not 1 <= part <= MOST_PARTS:
        raise Http404
    # Each of five thousand articles and their pictures would be a tag.
    tags.note(f"in:{language}:{begin:%Y-%m}", "sources", "images")
    found = indexed().filter(language_code=language, first_live_at__gte=begin, first_live_at__lt=end)
    places = list(_articles(found.order_by("first_live_at", "pk")[(part - 1) * PART : part * PART]))
    if not places:
        raise Http404
    return _answer(request, _written("urlset", "url", places))


def _articles(editions: QuerySet[Edition]) -> Iterator[Place]:
    rows = editions.select_related("live_revision").only(
        "master_id", "language_code", "slug", "live_changed_at", "first_live_at",
        "live_revision__slug", "live_revision__images", "live_revision__headline",
    )  # fmt: skip
    editions_here = [edition for edition in rows if edition.live_revision]
    images = shown_images(pk for e in editions_here if e.live_revision for pk in e.live_revision.images)
    for edition in editions_here:
        ids = edition.live_revision.images if edition.live_revision else []
        files = [media.address(images[pk], "wide") for pk in ids if pk in images]
        yield Place(
            absolute(article_path(edition)),
            edition.live_changed_at or edition.first_live_at,
            tuple(absolute(file.url) for file in files if file),
        )


# --- Lists and pages -----------------------------------------------------------------------------
@require_safe
@kept
def pages(request: HttpRequest, language: str) -> HttpResponseBase:
    """`/sitemaps/fr/pages.xml.gz`: front page, labels, topics, people, sources and the site's own pages."""
    tags.note(f"in:{language}", "labels", "sources", "topics", "people", "pages")
    live = indexed().filter(language_code=language)
    newest = live.order_by("-live_from").values_list("live_from", flat=True).first()
    places = [Place(absolute(reverse("public:home", kwargs={"language": language})), newest)]
    facts, credits = F("live_revision__facts"), F("live_revision__credits")
    wanted: dict[type[Named], set[int]] = {
        Label: _each(live, facts, "$.label"),
        Source: _each(live, facts, "$.source"),
        Topic: _each(live, facts, "$.topics[*]"),
        Contributor: _each(live, credits, "$[*].contributor"),
    }
    for model, ids in wanted.items():
        # Not `names.in_bulk`, which would note each of them.
        things = model.objects.by_id(ids)
        paths = {
            names.path_of(thing, language) for thing in things.values() if thing.translation_for(language)
        }
        places += [Place(absolute(path)) for path in sorted(paths)]
    rows = SitePageTranslation.objects.shown(language).order_by("pk")
    places += [Place(absolute(page_path(row)), row.live_changed_at) for row in rows]
    return _answer(request, _written("urlset", "url", places))


def _each(editions: QuerySet[Edition], column: F, path: str) -> set[int]:
    """Every id that stands at a JSON path of a column, each once: the database reads them, not we."""
    found = Func(
        column,
        function="jsonb_path_query",
        template=f"%(function)s(%(expressions)s, '{path}')",
        output_field=JSONField(),
    )
    rows = editions.order_by().annotate(one=found).values_list("one", flat=True).distinct()
    return {pk for pk in rows if isinstance(pk, int)}


# --- News ----------------------------------------------------------------------------------------
@require_safe
@kept
def news(request: HttpRequest) -> HttpResponseBase:
    """`/news-sitemap.xml`: what appeared in the last two days and may be in Google News; 1,000 at most."""
    tags.note("sources", *(f"in:{code}" for code in settings.SITE_LANGUAGES))
    since = timezone.now() - dt.timedelta(days=NEWS_DAYS)
    found = indexed((*_NOT_INDEXED, IndexingPolicy.NOINDEX_NEWS)).filter(first_live_at__gte=since)
    rows = (
        found.order_by("-first_live_at", "-pk")
        .select_related("live_revision")
        .defer("body", "live_revision__body")
    )
    places = [
        Place(
            absolute(article_path(edition)),
            news={
                "name": settings.SITE_NAME,
                "language": _news_language(edition.language_code or ""),
                "publication_date": edition.first_live_at.isoformat() if edition.first_live_at else "",
                "title": edition.live_revision.headline,
            },
        )
        for edition in rows[:NEWS_MOST]
        if edition.live_revision
    ]
    return _answer(request, _written("urlset", "url", places), packed=False)


def _news_language(code: str) -> str:
    """ISO 639, and for Chinese what Google asks for."""
    return {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}.get(code, code)


# --- Writing -------------------------------------------------------------------------------------
def _written(root: str, element: str, places: Iterable[Place]) -> bytes:
    target = BytesIO()
    xml: Any = SimplerXMLGenerator(target, "utf-8")
    xml.startDocument()
    spaces = {"xmlns": _SITEMAP}
    if root == "urlset":
        spaces |= {"xmlns:image": _IMAGE, "xmlns:news": _NEWS}
    xml.startElement(root, spaces)
    for place in places:
        xml.startElement(element, {})
        xml.addQuickElement("loc", place.address)
        if place.changed:
            xml.addQuickElement("lastmod", place.changed.astimezone(dt.UTC).isoformat(timespec="seconds"))
        if place.news:
            xml.startElement("news:news", {})
            xml.startElement("news:publication", {})
            xml.addQuickElement("news:name", place.news["name"])
            xml.addQuickElement("news:language", place.news["language"])
            xml.endElement("news:publication")
            xml.addQuickElement("news:publication_date", place.news["publication_date"])
            xml.addQuickElement("news:title", place.news["title"])
            xml.endElement("news:news")
        for address in place.images:
            xml.startElement("image:image", {})
            xml.addQuickElement("image:loc", address)
            xml.endElement("image:image")
        xml.endElement(element)
    xml.endElement(root)
    xml.endDocument()
    return target.getvalue()


def _answer(request: HttpRequest, written: bytes, *, packed: bool = True) -> HttpResponseBase:
    """A sitemap, packed where its name says so. The same content is the same bytes: gzip keeps no time."""
    content = gzip.compress(written, 6, mtime=0) if packed else written
    response = HttpResponse(content, "application/gzip" if packed else "application/xml; charset=utf-8")
    response.headers["Cache-Control"] = LIVE
    return conditional(request, response)

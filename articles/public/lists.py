"""The front page, and the pages of labels, topics, people and sources."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import Contributor, Label, Source, Topic
from articles.models.named import Named
from articles.public import cards, front_page, head, listings, names, queries, structured_data
from articles.public.addresses import page_number
from articles.public.listings import Listing
from articles.public.paging import Page
from articles.public.reader import reader_page
from articles.rendering import portraits

SECONDS = 3


@reader_page
def home(request: HttpRequest, language: str) -> HttpResponse:
    """The front page of one language: a lead, three seconds, and a river over as many pages as it takes."""
    everything = Listing()
    everything.note(language)
    page = _page(request, everything.count(language))
    editions = page.of(everything, language)
    if page.number == 1:
        editions = front_page.arranged(editions, language)
    shown = cards.cards(editions, language)
    path = reverse("public:home", kwargs={"language": language})
    first = page.number == 1
    versions = head.home_versions()
    description = _("Selected reporting from other newsrooms, in your language.")
    context = {
        "head": head.for_list(
            settings.SITE_NAME,
            description,
            path + page.query,
            versions if first else (),
            language,
            default="/",
        ),
        "structured_data": structured_data.as_script(
            structured_data.listing(
                settings.SITE_NAME, description, path + page.query, language, shown, first=page.first
            )
        ),
        "versions": versions,
        "page": page,
        "lead": shown[0] if first and shown else None,
        "seconds": shown[1 : 1 + SECONDS] if first else [],
        "river": shown[1 + SECONDS :] if first else shown,
    }
    return render(request, "public/home.html", context)


def _page(request: HttpRequest, total: int) -> Page:
    number = page_number(request.GET.get("page"))
    page = Page(number or 0, total)
    if not page.exists():
        raise Http404
    return page


def _named_page(model: type[Named], template: str) -> Callable[..., HttpResponseBase]:
    """A page that lists what readers have under one label, topic, person or source."""

    @reader_page
    def view(request: HttpRequest, language: str, slug: str) -> HttpResponseBase:
        for found in names.with_slug(model, slug, language):
            listing = listings.under(model, found.ids)
            counts = listing.counts()
            # A name without a live article here may be the name in a hidden one: there is no such page.
            if language not in counts:
                continue
            if found.name(language).slug != slug:
                return redirect(found.path(language), permanent=True)
            return _list(request, template, found, listing, counts, language)
        raise Http404

    return view


def _list(
    request: HttpRequest,
    template: str,
    found: names.Found,
    listing: Listing,
    counts: dict[str, int],
    language: str,
) -> HttpResponse:
    page = _page(request, counts[language])
    row = found.name(language)
    versions = [queries.Version(code, found.path(code)) for code in counts]
    description = getattr(row, "description", "") or getattr(row, "bio", "")
    first = page.number == 1
    shown = cards.cards(page.of(listing, language), language)
    path = found.path(language)
    way = structured_data.breadcrumbs(
        (settings.SITE_NAME, reverse("public:home", kwargs={"language": language})), (row.name, path)
    )
    context: dict[str, Any] = {
        "structured_data": structured_data.as_script(
            structured_data.listing(
                row.name, description, path + page.query, language, shown, first=page.first
            )
        ),
        "breadcrumbs": structured_data.as_script(way),
        "head": head.for_list(row.name, description, path + page.query, versions if first else (), language),
        "versions": versions,
        "page": page,
        "thing": found.thing,
        "name": names.named(found.thing, language),
        "original_name": _original_name(found.thing, row),
        "description": description,
        "portrait": portraits([found.thing], language).get(found.thing.pk)
        if isinstance(found.thing, Contributor)
        else None,
        # On a label's own page its mark would say the same twenty times.
        "show_label": not isinstance(found.thing, Label),
        "cards": shown,
    }
    return render(request, template, context)


def _original_name(thing: Any, shown: Any) -> Any:
    """The name in its own language, where that is not the one shown: 连冉 beside Lian Ran."""
    native = getattr(thing, "native_language", "") or getattr(thing, "language", "")
    rows = (row for row in thing.translations.all() if row.language_code == native)
    return next((row for row in rows if row.name != shown.name), None)


label = _named_page(Label, "public/label.html")
topic = _named_page(Topic, "public/topic.html")
person = _named_page(Contributor, "public/person.html")
source = _named_page(Source, "public/source.html")


# --- By month ------------------------------------------------------------------------------------
@reader_page
def archive(request: HttpRequest, language: str) -> HttpResponse:
    """Every month in which something appeared, by year, with how much; says so where nothing has yet."""
    months = Listing().months(language)
    years = [
        (year, [Month(month, number, _month_path(language, month)) for month, number in rows])
        for year, rows in groupby(months, key=lambda row: row[0].year)
    ]
    path = reverse("public:archive", kwargs={"language": language})
    versions = [
        queries.Version(code, reverse("public:archive", kwargs={"language": code}))
        for code in settings.SITE_LANGUAGES
    ]
    title = pgettext("page", "Archive")
    context = {
        "head": head.for_list(title, "", path, versions, language, feed=""),
        "breadcrumbs": structured_data.as_script(
            structured_data.breadcrumbs(
                (settings.SITE_NAME, reverse("public:home", kwargs={"language": language})), (title, path)
            )
        ),
        "versions": versions,
        "years": years,
    }
    return render(request, "public/archive.html", context)


@dataclass(frozen=True)
class Month:
    """A month in the archive: its first day, how many articles, the page they are on."""

    day: dt.date
    number: int
    path: str


def _month_path(language: str, month: dt.date) -> str:
    return reverse("public:archive_month", kwargs={"language": language, "month": month})


@reader_page
def month(request: HttpRequest, language: str, month: dt.date) -> HttpResponse:
    """What first appeared in a month, newest first; 404 for one in which nothing did that is still live."""
    listing = listings.of_month(month)
    counts = listing.counts()
    if language not in counts:
        raise Http404
    page = _page(request, counts[language])
    shown = cards.cards(page.of(listing, language), language)
    path = _month_path(language, month)
    title = date_format(month, "YEAR_MONTH_FORMAT")
    known = [day for day, _number in Listing().months(language)]
    place = known.index(month) if month in known else None
    versions = [queries.Version(code, _month_path(code, month)) for code in counts]
    archive_path = reverse("public:archive", kwargs={"language": language})
    home_path = reverse("public:home", kwargs={"language": language})
    first = page.number == 1
    context = {
        "head": head.for_list(title, "", path + page.query, versions if first else (), language, feed=""),
        "structured_data": structured_data.as_script(
            structured_data.listing(title, "", path + page.query, language, shown, first=page.first)
        ),
        "breadcrumbs": structured_data.as_script(
            structured_data.breadcrumbs(
                (settings.SITE_NAME, home_path), (pgettext("page", "Archive"), archive_path), (title, path)
            )
        ),
        "versions": versions,
        "page": page,
        "month": month,
        "archive_path": archive_path,
        "later": Month(known[place - 1], 0, _month_path(language, known[place - 1])) if place else None,
        "earlier": Month(known[place + 1], 0, _month_path(language, known[place + 1]))
        if place is not None and place + 1 < len(known)
        else None,
        "cards": shown,
        "show_label": True,
    }
    return render(request, "public/month.html", context)

"""The page on which readers search: a form that works without a script, and what was found."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from articles.caching import tags
from articles.caching.fragments import remembered
from articles.content import highlight
from articles.models import Edition, Label, ListingEntry, Source, Topic
from articles.models.named import Named
from articles.public import cards, head, names
from articles.public.addresses import page_number
from articles.public.cards import Card
from articles.public.queries import Version
from articles.public.reader import reader_page
from articles.public.search import LONGEST, MOST, PER_PAGE, Wanted, month_in, search

# A list of names longer than this is no choice any more; the oldest are offered.
MOST_CHOICES = 300
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


@dataclass(frozen=True)
class Choice:
    """One name to filter by."""

    value: int
    name: str
    language: str


@dataclass(frozen=True)
class Result:
    """An article that was found, with the words marked that were searched for."""

    card: Card
    language: str
    headline: SafeString
    standfirst: SafeString
    snippet: SafeString


@reader_page
def page(request: HttpRequest, language: str) -> HttpResponse:
    """`/fr/search/?q=`: what is live and has these words, best first; never in an index, never in a cache of
    ours (`articles.caching.pages` leaves its path out).
    """
    number = page_number(request.GET.get("page"))
    if number is None or number > MOST // PER_PAGE:
        raise Http404
    text = " ".join(request.GET.get("q", "").split())[:LONGEST]
    chosen = _chosen(request)
    anywhere = request.GET.get("in") == "all"
    wanted = Wanted(
        text=text,
        language="" if anywhere else language,
        label=chosen["label"],
        topic=chosen["topic"],
        source=chosen["source"],
        since=month_in(request.GET.get("from")),
        until=month_in(request.GET.get("to")),
    )
    found = search(wanted, number)
    if number > 1 and not found.editions:
        raise Http404
    path = reverse("public:search", kwargs={"language": language})
    versions = [Version(code, _address(request, code)) for code in settings.SITE_LANGUAGES]
    last = -(-found.total // PER_PAGE)
    context: dict[str, Any] = {
        "head": head.for_list(
            pgettext("noun", "Search"), "", path, (), language, robots="noindex, follow", feed=""
        ),
        "versions": versions,
        "text": text,
        "wanted": wanted,
        "anywhere": anywhere,
        "chosen": chosen,
        "filtered": any(chosen.values()) or anywhere or bool(wanted.since or wanted.until),
        "since": request.GET.get("from", "") if wanted.since else "",
        "until": request.GET.get("to", "") if wanted.until else "",
        "choices": choices(language),
        "found": found,
        "results": _results(found.editions, language, found.words),
        "elsewhere": _results(found.elsewhere, language, found.words),
        "most": MOST,
        "number": number,
        "last": last,
        "newer": _address(request, language, page=number - 1) if number > 1 else "",
        "older": _address(request, language, page=number + 1) if number < last else "",
        "meant": _address(request, language, q=found.meant) if found.meant else "",
        "everywhere": _address(request, language, **{"in": "all"}),
        "plain": f"{path}?{urlencode({'q': text})}",
    }  # fmt: skip
    return render(request, "public/search.html", context)


def _chosen(request: HttpRequest) -> dict[str, int]:
    """The names filtered by, as ids; 0 for none, and for what is no id."""
    given = {name: request.GET.get(name, "") for name in ("label", "topic", "source")}
    return {name: int(text) if _NUMBER.fullmatch(text) else 0 for name, text in given.items()}


def _address(request: HttpRequest, language: str, **changes: Any) -> str:
    """This search in another language or with something changed; its first page unless a page is given."""
    known = ("q", "label", "topic", "source", "from", "to", "in")
    kept = {name: text for name in known if (text := request.GET.get(name, ""))}
    query = urlencode({**kept, **{name: value for name, value in changes.items() if value != 1}})
    path = reverse("public:search", kwargs={"language": language})
    return f"{path}?{query}" if query else path


def choices(language: str) -> dict[str, list[Choice]]:
    """The labels, topics and sources with something live in a language, by name."""
    return remembered(("choices", language), lambda: _choices(language))


def _choices(language: str) -> dict[str, list[Choice]]:
    tags.note(f"in:{language}", "labels", "topics", "sources")
    models: dict[str, type[Named]] = {"label": Label, "topic": Topic, "source": Source}
    return {name: _of(model, language) for name, model in models.items()}


def _of(model: type[Named], language: str) -> list[Choice]:
    live = ListingEntry.objects.filter(kind=tags.letter_of(model), thing=OuterRef("pk")).live(language)
    ids = model.objects.current().filter(Exists(live.order_by())).order_by("pk").values_list("pk", flat=True)
    found = {}
    for thing in model.objects.by_id(list(ids[:MOST_CHOICES])).values():
        if name := names.named(thing, language):
            found[thing.pk] = Choice(thing.pk, name.text, name.language)
    return sorted(found.values(), key=lambda choice: choice.name.casefold())


def _results(editions: Sequence[Edition], language: str, words: Sequence[str]) -> list[Result]:
    made = []
    shown_cards = {card.edition: card for card in cards.cards([edition.pk for edition in editions], language)}
    for edition in editions:
        # Withdrawn between two queries.
        if (card := shown_cards.get(edition.pk)) is None:
            continue
        revision = edition.live_revision
        shown = highlight.parts(card.standfirst, words)
        # Where neither headline nor standfirst says why it was found, the text does.
        said = any(found for _part, found in [*highlight.parts(card.headline, words), *shown])
        plain = (
            "" if said or revision is None else " ".join(html.unescape(_TAG.sub(" ", revision.body)).split())
        )
        made.append(
            Result(
                card=card,
                language=edition.language_code or "",
                headline=marked(highlight.parts(card.headline, words)),
                standfirst=marked(shown),
                snippet=marked(highlight.snippet(plain, words)),
            )
        )
    return made


def _plain(body: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", body)).split())


def marked(parts: Sequence[tuple[str, bool]]) -> SafeString:
    """Parts of a text as HTML, those that were searched for in `<mark>`."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", part) if found else part,) for part, found in parts)
    )

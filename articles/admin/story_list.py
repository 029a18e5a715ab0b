"""The list of all stories: each with its headline, where it comes from, and how every language stands."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin import keyset, matrix, story_columns
from articles.admin.desk_names import Names, desk_names
from articles.admin.pages import page, signed_in
from articles.admin.saved_filters import strip
from articles.admin.shown import leading_language, shown_headline
from articles.admin.story_filter import ORDERS, StoryFilter, order_titles
from articles.content.search_words import has_any, words_of
from articles.models import Article, Credit, Edition, StoryIndex
from articles.models.named import nearest, site_language_choices
from articles.permissions import may
from articles.workflow import bulk

PER_PAGE = 50
# How far a list counts: « more than a thousand » says as much as the number, and costs the same in any list.
COUNT_TO = 1000


@dataclass(frozen=True)
class Row:
    """One story in the list. `more` are editions in languages that have no column any more."""

    article: Article
    headline: str
    language: str
    url: str
    cells: Sequence[matrix.Cell]
    more: Sequence[matrix.Cell]
    label: str
    colour: str
    source: str
    people: Sequence[str]
    # The headline in which the words were found, where it is not the one that is shown; and its language.
    found_in: str
    found_language: str
    live: dt.datetime | None
    changed: dt.datetime
    ago: str


def rows(
    found: Sequence[StoryIndex], names: Names, columns: Collection[str], words: Sequence[str] = ()
) -> list[Row]:
    """The stories of a page as rows, in their order: one query, and one more where people are shown.

    `words` are those that were searched.
    """
    language, now = get_language() or "", timezone.now()
    pks = [row.article_id for row in found]
    editions: dict[int, list[Edition]] = defaultdict(list)
    # Text and body stay in the database: a list of fifty stories is fifty headlines.
    for edition in Edition.objects.filter(master__in=pks).defer("body", "standfirst", "kicker"):
        editions[edition.master_id].append(edition)
    people = _people(pks, language) if "people" in columns else {}
    made = []
    for index in found:
        article = index.article
        own = editions[article.pk]
        article._prefetched_objects_cache = {"translations": own}
        headline, headline_language = shown_headline(article, language)
        found_in = _found_in(headline, own, words) if words else None
        cells = matrix.row(article.pk, own, now)
        wide = len(settings.SITE_LANGUAGES)
        live = [e.live_from for e in own if e.live_from is not None and e.live_from <= now]
        made.append(
            Row(
                article=article,
                headline=headline,
                language=headline_language,
                url=reverse("admin:story", args=[article.pk, leading_language(article, own, language)]),
                cells=cells[:wide],
                more=cells[wide:],
                label=names.labels.get(article.label_id or 0, ""),
                colour=names.colours.get(article.label_id or 0, ""),
                source=names.sources.get(article.source_id or 0, ""),
                people=people.get(article.pk, ()),
                found_in=found_in.headline if found_in else "",
                found_language=found_in.language_code if found_in else "",
                live=min(live, default=None),
                changed=index.changed_at,
                ago=timesince(index.changed_at, now, depth=1),
            )
        )
    return made


def _found_in(headline: str, editions: Sequence[Edition], words: Sequence[str]) -> Edition | None:
    """The edition whose headline has one of the words, where the shown headline has none."""
    if has_any(headline, words):
        return None
    return next((edition for edition in editions if has_any(edition.headline, words)), None)


def _people(articles: Sequence[int], language: str) -> dict[int, list[str]]:
    """Who is credited in each story, in order, once: one query."""
    credited: dict[int, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for article, person, code, name in (
        Credit.objects.filter(article__in=articles)
        .order_by("position", "pk")
        .values_list(
            "article_id",
            "contributor_id",
            "contributor__translations__language_code",
            "contributor__translations__name",
        )
    ):
        credited[article][person][code] = name
    return {
        article: [nearest(names, language) or f"#{person}" for person, names in people.items()]
        for article, people in credited.items()
    }


@require_safe
def story_list(request: HttpRequest) -> HttpResponse:
    """The stories that fit the filters, a page at a time."""
    user, asked = signed_in(request), StoryFilter.read(request.GET)
    names, columns = desk_names(), story_columns.chosen(request)
    found = asked.stories(user)
    shown = keyset.page_of(
        found,
        ORDERS[asked.o],
        PER_PAGE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    count = found.order_by()[: COUNT_TO + 1].count() if shown.older or not shown.first else len(shown.rows)
    query = asked.query()
    context = {
        "title": _("Articles"),
        "asked": asked,
        "query": query,
        "selects": list(asked.selects(names)),
        "orders": order_titles().items(),
        "kept": asked.pairs(),
        "columns": story_columns.choices(columns),
        "shown_columns": columns,
        "stories": rows(shown.rows, names, columns, words_of(asked.q)),
        "languages": site_language_choices(),
        "legend": matrix.legend(),
        "count": min(count, COUNT_TO),
        "more_than": count > COUNT_TO,
        "pager": _pager(shown, query),
        "saved": strip(user, query),
        "verbs": bulk.verbs_of(user),
        "may_export": may(user, "export_list"),
        "may_share": may(user, "share_filters"),
        "may_create": may(user, "create"),
        "may_ingest": may(user, "ingest"),
    }
    return page(request, "admin/lists/articles.html", context)


def _pager(shown: keyset.Page, query: str) -> list[tuple[str, str, str]]:
    """(relation, words, address) of the neighbouring pages there are."""

    def address(**place: str) -> str:
        name, value = next(iter(place.items()), ("", ""))
        parts = [query, f"{name}={value}" if name else ""]
        return "?" + "&".join(part for part in parts if part)

    links = []
    if not shown.first:
        links.append(("first", _("First page"), address()))
    if shown.newer:
        links.append(("prev", _("Previous page"), address(before=shown.newer)))
    if shown.older:
        links.append(("next", _("Next page"), address(after=shown.older)))
        links.append(("last", _("Last page"), address(before="end")))
    return links

"""The list as a table to take along: a line for each edition of the stories that fit, as they are read."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.desk_names import Names, desk_names
from articles.admin.keyset import key_of, page_of
from articles.admin.pages import signed_in
from articles.admin.story_filter import NO_EDITION, ORDERS, StoryFilter
from articles.formats.csv_text import csv_lines
from articles.models import Article, Credit, CreditRole, Edition, Standing, StoryIndex
from articles.models.named import nearest
from articles.permissions import may
from articles.rendering import article_path
from articles.workflow.errors import NotAllowed

BATCH = 500
# A row needs the address that readers have, and nothing else of the revision.
_UNREAD = ("body", "standfirst", "kicker", "figures", "credits", "facts", "images")


def _heads() -> list[str]:
    return [
        _("Article"), _("Language"), _("Headline"), _("State"), _("For readers"), _("Live from"),
        _("Live until"), _("First published"), _("Last change"), _("Label"), _("Source"), _("Authors"),
        _("Editors"), _("Translators"), _("Original title"), _("Original language"), _("Original address"),
        _("Original date"), _("Address for readers"),
    ]  # fmt: skip


def _moment(at: Any) -> str:
    """On the site's clock, with its offset: a time without one means something else elsewhere."""
    return timezone.localtime(at).isoformat(sep=" ", timespec="minutes") if at else ""


def _batches(asked: StoryFilter, user: Any) -> Iterator[Sequence[StoryIndex]]:
    stories, after = asked.stories(user), ""
    while True:
        found = page_of(stories, ORDERS[asked.o], BATCH, after=after)
        if found.rows:
            yield found.rows
        if not found.older:
            return
        after = key_of(found.rows[-1])


def _credits(articles: Sequence[int], language: str) -> dict[int, list[tuple[str, str, str]]]:
    """(role, only in this language, name) of each credit of the articles, in order: one query."""
    names: dict[tuple[int, int, str, str], dict[str, str]] = defaultdict(dict)
    for article, person, role, only, code, name in (
        Credit.objects.filter(article__in=articles)
        .order_by("position", "pk")
        .values_list(
            "article_id", "contributor_id", "role", "language_code",
            "contributor__translations__language_code", "contributor__translations__name",
        )
    ):  # fmt: skip
        names[article, person, role, only][code] = name
    found: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for (article, person, role, only), by_code in names.items():
        found[article].append((role, only, nearest(by_code, language) or f"#{person}"))
    return found


def _rows(asked: StoryFilter, user: Any, names: Names) -> Iterator[list[Any]]:
    language, now = get_language() or "", timezone.now()
    yield _heads()
    # The editions that were asked for, where the filters speak of one.
    condition = asked.edition(user) or Q()
    if asked.language and asked.state != NO_EDITION:
        condition &= Q(language_code=asked.language)
    for batch in _batches(asked, user):
        pks = [row.article_id for row in batch]
        credits = _credits(pks, language)
        editions: dict[int, list[Edition]] = defaultdict(list)
        for edition in (
            Edition.objects.filter(condition, master__in=pks)
            .select_related("live_revision")
            .defer("body", "standfirst", "kicker", *(f"live_revision__{name}" for name in _UNREAD))
            .order_by("pk")
        ):
            editions[edition.master_id].append(edition)
        for row in batch:
            for edition in editions[row.article_id]:
                yield _row(row.article, edition, credits[row.article_id], names, now)


def _row(
    article: Article, edition: Edition, credits: list[tuple[str, str, str]], names: Names, now: Any
) -> list[Any]:
    def credited(role: CreditRole) -> str:
        here = ("", edition.language_code)
        return ", ".join(name for own, only, name in credits if own == role and only in here)

    path = article_path(edition) if edition.standing(now) is Standing.LIVE else ""
    return [
        article.pk, edition.language_code, edition.headline, edition.get_state_display(),
        edition.standing(now).label, _moment(edition.live_from), _moment(edition.live_until),
        _moment(edition.first_live_at), _moment(edition.updated_at),
        names.labels.get(article.label_id or 0, ""), names.sources.get(article.source_id or 0, ""),
        credited(CreditRole.AUTHOR), credited(CreditRole.EDITOR), credited(CreditRole.TRANSLATOR),
        article.original_title, article.original_language, article.original_url,
        article.original_date.isoformat() if article.original_date else "",
        f"{settings.SITE_URL}{path}" if path else "",
    ]  # fmt: skip


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The stories of the filters in `request`'s address as CSV, for those who may take lists along."""
    user = signed_in(request)
    if not may(user, "export_list"):
        raise NotAllowed("export_list")
    asked, language = StoryFilter.read(request.GET), get_language() or "en"

    def lines() -> Iterator[str]:
        # The answer is read when the request is over, and its language with it.
        with translation.override(language):
            yield from csv_lines(_rows(asked, user, desk_names()))

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    name = f"{timezone.localdate().isoformat()}-articles.csv"
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


def urls(site: AdminSite) -> list[URLPattern]:
    """The table."""
    return [path("articles/article/export/", site.admin_view(export), name="list_export")]

"""The list of all stories: each with its headline, where it comes from, and how every language stands."""

import re
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.admin import matrix, story
from articles.admin.lists import ChoiceFilter, DeskAdmin, named_choices
from articles.admin.pages import as_id
from articles.models import (
    Article,
    CopyState,
    Edition,
    Label,
    Publication,
    Source,
    Standing,
    StoryIndex,
)
from articles.models.named import site_language_choices

NO_EDITION = "none"
_NUMBER = re.compile(r"#?(\d{1,9})$")
_PUBLIC_PATH = re.compile(r"/articles?/(\d{1,9})(?:/|$)")


def standing_now(standing: str) -> Q:
    """The editions whose publication amounts to `standing` at this moment."""
    now = timezone.now()
    published = Q(publication=Publication.PUBLISHED)
    return {
        Standing.NOT_PUBLISHED: Q(publication=Publication.NONE),
        Standing.SCHEDULED: published & Q(live_from__gt=now),
        Standing.LIVE: published & Q(live_from__lte=now) & (Q(live_until=None) | Q(live_until__gt=now)),
        Standing.EXPIRED: published & Q(live_until__lte=now),
        Standing.UNPUBLISHED: Q(publication=Publication.UNPUBLISHED),
        Standing.TAKEN_DOWN: Q(publication=Publication.TAKEN_DOWN),
    }[Standing(standing)]


class EditionFilter(ChoiceFilter):
    """State, standing and language speak of one edition: « in review », « French »: French in review."""

    names = ("state", "standing", "language")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = {name: request.GET[name] for name in self.names if request.GET.get(name)}
        # The first of the three that is set asks for all of them, once.
        if not chosen or next(iter(chosen)) != self.parameter_name:
            return queryset
        wanted = Edition.objects.filter(master=OuterRef("pk"))
        if language := chosen.get("language"):
            wanted = wanted.filter(language_code=language)
        if (state := chosen.get("state")) == NO_EDITION:
            return queryset.filter(~Exists(wanted)) if language else queryset
        if state in CopyState.values:
            wanted = wanted.filter(state=state)
        if (standing := chosen.get("standing")) in Standing.values:
            wanted = wanted.filter(standing_now(standing))
        return queryset.filter(Exists(wanted))


class StateFilter(EditionFilter):
    """Where the working copy stands."""

    title = _("state")
    parameter_name = "state"

    def options(self) -> list[tuple[str, Any]]:
        return [*CopyState.choices, (NO_EDITION, _("No edition in the language"))]


class StandingFilter(EditionFilter):
    """What readers have."""

    title = _("for readers")
    parameter_name = "standing"

    def options(self) -> list[tuple[str, Any]]:
        return list(Standing.choices)


class LanguageFilter(EditionFilter):
    """The language of an edition."""

    title = _("language")
    parameter_name = "language"

    def options(self) -> list[tuple[str, Any]]:
        return list(site_language_choices())


class LabelFilter(ChoiceFilter):
    """The label a story appears under."""

    title = _("label")
    parameter_name = "label"

    def options(self) -> list[tuple[str, Any]]:
        return named_choices(Label)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(label=number) if (number := as_id(self.value())) else queryset


class SourceFilter(ChoiceFilter):
    """The publisher a story comes from."""

    title = _("source")
    parameter_name = "source"

    def options(self) -> list[tuple[str, Any]]:
        return named_choices(Source)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(source=number) if (number := as_id(self.value())) else queryset


def search(queryset: QuerySet[Article], words: str) -> QuerySet[Article]:
    """The stories in `queryset` that mention every one of `words`, in any script; a number or one of our own
    addresses finds its article.
    """
    words = words.strip()
    if number := _NUMBER.fullmatch(words) or _PUBLIC_PATH.search(words):
        # The number may also be a word of a headline.
        mentioning = StoryIndex.objects.mentioning(words).values("article")
        return queryset.filter(Q(pk=int(number[1])) | Q(pk__in=mentioning))
    return queryset.filter(pk__in=StoryIndex.objects.mentioning(words).values("article"))


def shown_headline(article: Article, language: str) -> tuple[str, str]:
    """(headline, its language): that of `language`, the source edition, any edition, else the original."""
    by_code = {edition.language_code: edition for edition in article.translations.all()}
    for code in (language, article.source_language, *sorted(by_code)):
        if code in by_code and by_code[code].headline:
            return by_code[code].headline, code
    return article.original_title or f"#{article.pk}", article.original_language or article.source_language


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    """Articles as a board of languages. They are made and written on the story's own pages."""

    add_act = "create"
    change_act = "view_desk"
    change_list_template = "admin/lists/articles.html"
    list_display = ("pk",)
    list_filter = (StateFilter, StandingFilter, LanguageFilter, LabelFilter, SourceFilter)
    search_fields = ("original_title",)
    search_help_text = _(
        "Words of a headline in any language, of the original’s title, a name, an address or #number."
    )
    sortable_by = ()
    ordering = ("-updated_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        # Text and body stay in the database: a list of fifty stories is fifty headlines.
        editions = Edition.objects.defer("body", "standfirst", "kicker")
        return (
            super()
            .get_queryset(request)
            .select_related("label", "source")
            .prefetch_related(
                Prefetch("translations", editions), "label__translations", "source__translations"
            )
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return search(queryset, search_term), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().changelist_view(
            request,
            {
                "legend": matrix.legend(),
                "languages": site_language_choices(),
                **(extra_context or {}),
            },
        )
        if changelist := getattr(response, "context_data", {}).get("cl"):
            response.context_data["stories"] = _rows(changelist.result_list)  # type: ignore[attr-defined]
        return response

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return story.add_view(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return story.change_redirect(request, object_id)


def _rows(articles: Any) -> list[dict[str, Any]]:
    language, now = get_language() or "", timezone.now()
    rows = []
    for article in articles:
        editions = list(article.translations.all())
        headline, headline_language = shown_headline(article, language)
        cells = matrix.row(article.pk, editions, now)
        changed = max([article.updated_at, *(edition.updated_at for edition in editions)])
        columns = len(settings.SITE_LANGUAGES)
        rows.append(
            {
                "article": article,
                "headline": headline,
                "language": headline_language,
                "url": reverse("admin:story", args=[article.pk, _leading(article, editions, language)]),
                "cells": cells[:columns],
                # Editions in languages the site no longer publishes in have no column.
                "more": cells[columns:],
                "label": article.label.name_in(language) if article.label else "",
                "colour": article.label.colour if article.label else "",
                "source": article.source.name_in(language) if article.source else "",
                "changed": changed,
                "ago": timesince(changed, now, depth=1),
            }
        )
    return rows


def _leading(article: Article, editions: list[Edition], language: str) -> str:
    """The edition a headline leads to: in the reader's language where there is one, else the source's."""
    return (
        language
        if any(edition.language_code == language for edition in editions)
        else article.source_language
    )

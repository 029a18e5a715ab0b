"""The article in Django's admin: a name for its addresses. The list, its search and its pages are our own."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from articles.admin import story, story_list
from articles.admin.lists import DeskAdmin
from articles.admin.shown import shown_headline
from articles.models import Article, StoryIndex

__all__ = ["ArticleAdmin", "search", "shown_headline"]


def search(queryset: QuerySet[Article], words: str) -> QuerySet[Article]:
    """The stories in `queryset` that mention every one of `words`, in any script; a number or one of our own
    addresses finds its article.
    """
    return queryset.filter(pk__in=StoryIndex.objects.found_by(words).values("article"))


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    """Articles: listed by `story_list`, made and written on the story's own pages."""

    add_act = "create"
    change_act = "view_desk"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return story_list.story_list(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return story.add_view(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return story.change_redirect(request, object_id)

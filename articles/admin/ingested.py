"""What came in, as it came, and what intake read in it. Evidence: to be read only."""

import json
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.admin.articles import search as search_articles
from articles.admin.articles import shown_headline
from articles.admin.lists import DeskAdmin, SiteLanguageFilter, moment
from articles.admin.pages import page
from articles.ingest.errors import translated
from articles.models import Article, Edition, IngestedItem

# What a page shows of an original; all of it stays in the database.
SHOWN_BYTES = 200_000
# Found values that are shown elsewhere or too long for a table.
LEFT_OUT = {"body_html", "warnings"}


@admin.register(IngestedItem)
class IngestedItemAdmin(DeskAdmin):
    """The originals. Nobody changes them, and those who take texts in may read them."""

    view_act = "ingest"
    change_list_template = "admin/lists/change_list.html"
    list_display = ("name_or_address", "about", "language_code", "who", "when")
    list_display_links = ("name_or_address",)
    list_filter = (SiteLanguageFilter,)
    search_fields = ("name",)
    search_help_text = gettext_lazy("A file name, an address, words of a headline, or an article’s #number.")
    sortable_by = ()
    empty_text = gettext_lazy(
        "Nothing was taken in yet. Texts come in with the command “manage.py ingest FILE”."
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[IngestedItem]:
        headlines = Prefetch(
            "article__translations", Edition.objects.only("master", "language_code", "headline")
        )
        found = super().get_queryset(request).select_related("user", "article")
        return found.defer("content", "found").prefetch_related(headlines)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not (words := search_term.strip()):
            return queryset, False
        articles = search_articles(Article.objects.order_by(), words).values("pk")
        own = Q(name__icontains=words) | Q(address__icontains=words)
        return queryset.filter(own | Q(article__in=articles)), False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        item = self.get_object(request, object_id)
        if item is None:
            raise Http404
        content, found = bytes(item.content), item.parsed()
        context = {
            "title": str(item),
            "item": item,
            "size": filesizeformat(len(content)),
            "cut": len(content) > SHOWN_BYTES,
            # Bytes in a wrong encoding show as marks of replacement: an honest picture of what came.
            "original": content[:SHOWN_BYTES].decode("utf-8", errors="replace"),
            "found": [
                (key, _readable(value)) for key, value in found.as_json().items() if key not in LEFT_OUT
            ],
            "warnings": [translated(warning) for warning in found.warnings],
            "headline": shown_headline(item.article, get_language() or "")[0],
        }
        return page(request, "admin/lists/ingested.html", context)

    @admin.display(description=gettext_lazy("file or address"))
    def name_or_address(self, item: IngestedItem) -> str:
        return str(item)

    @admin.display(description=gettext_lazy("article"))
    def about(self, item: IngestedItem) -> str:
        headline, code = shown_headline(item.article, get_language() or "")
        url = reverse(
            "admin:story", args=[item.article_id, item.language_code or item.article.source_language]
        )
        return format_html('<a href="{}"><bdi lang="{}">{}</bdi></a>', url, code, headline)

    @admin.display(description=gettext_lazy("when"))
    def when(self, item: IngestedItem) -> str:
        return moment(item.at)

    @admin.display(description=gettext_lazy("who"))
    def who(self, item: IngestedItem) -> str:
        return str(item.user) if item.user else _("The system")


def _readable(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_readable(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)

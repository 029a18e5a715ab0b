"""What came in, as it came, and what intake read in it. Evidence: to be read only."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.admin import intake_lines, originals
from articles.admin.articles import search as search_articles
from articles.admin.articles import shown_headline
from articles.admin.lists import DeskAdmin, SiteLanguageFilter, moment
from articles.admin.pages import page
from articles.content import blocks
from articles.content.sanitize import sanitize_body
from articles.content.typography import direction
from articles.formats.parsed import ParsedArticle, ParsedFigure
from articles.ingest import chosen as choosing
from articles.ingest.chosen import PEOPLE, Chosen
from articles.ingest.errors import translated
from articles.ingest.review import LABELS, line_rows
from articles.models import Article, Edition, IngestedItem


@admin.register(IngestedItem)
class IngestedItemAdmin(DeskAdmin):
    """The originals. Nobody changes them, and those who take texts in may read them."""

    view_act = "ingest"
    change_list_template = "admin/intake/originals.html"
    list_display = ("name_or_address", "about", "language_code", "who", "when")
    list_display_links = ("name_or_address",)
    list_filter = (SiteLanguageFilter,)
    search_fields = ("name",)
    search_help_text = gettext_lazy("A file name, an address, words of a headline, or an article’s #number.")
    sortable_by = ()
    empty_text = gettext_lazy(
        "Nothing was taken in yet. Texts come in on the tray, or with the command “manage.py ingest FILE”."
    )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": _("Intake"), "here": "originals", **(extra_context or {})}
        return super().changelist_view(request, context)

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
        parsed = item.parsed()
        plain = choosing.found(parsed, item.address)
        chosen = choosing.decided(plain, item.found.get("decisions", {}))
        context = {
            "title": str(item),
            "item": item,
            "size": filesizeformat(len(item.content)),
            "came": intake_lines.show(
                line_rows(parsed) or originals.lines(bytes(item.content), item.media_type)
            ),
            "edition_language": item.language_code,
            "edition_direction": direction(item.language_code) if item.language_code else "auto",
            "values": list(_values(parsed, plain, chosen)),
            "unread": parsed.unread,
            "aside": parsed.boilerplate,
            "warnings": [translated(warning) for warning in parsed.warnings],
            "draft": chosen,
            "body_blocks": blocks.split(sanitize_body(parsed.body_html)),
            "captions": {figure.number: _figure(figure, chosen) for figure in parsed.figures},
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


def _values(parsed: ParsedArticle, plain: Chosen, chosen: Chosen) -> Iterator[dict[str, Any]]:
    """Each value as it was found, with its lines, and as its editor had it."""
    languages = dict(settings.LANGUAGES)
    for field, label in LABELS.items():
        was, became = getattr(plain, field), getattr(chosen, field)
        if field in PEOPLE:
            was, became = ", ".join(was), ", ".join(became)
        elif field in ("language", "original_language"):
            was, became = (str(languages.get(code, code)) for code in (was, became))
        if was or became:
            yield {
                "label": label,
                "found": was,
                "chosen": became,
                "evidence": parsed.evidence.get(field, ()),
            }


def _figure(figure: ParsedFigure, chosen: Chosen) -> dict[str, str]:
    return {
        "caption": figure.caption or "",
        "chosen_credit": chosen.credits.get(figure.number, figure.credit or ""),
    }

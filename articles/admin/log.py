"""The action log: who did what, when. To be read only."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.db.models import Prefetch, Q, QuerySet
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin.articles import search as search_articles
from articles.admin.articles import shown_headline
from articles.admin.lists import ChoiceFilter, DeskAdmin, SiteLanguageFilter, moment
from articles.admin.pages import as_id
from articles.models import ActionLog, Article, Edition, User
from articles.workflow.transitions import TRANSITIONS

# What the log calls each act, beside the verbs of the transition table.
ACTS: dict[str, Any] = {
    "create": gettext_lazy("Create the article"),
    "begin": gettext_lazy("Begin an edition"),
    "edit": gettext_lazy("Edit"),
    "restore_revision": gettext_lazy("Restore a revision"),
    "name_revision": gettext_lazy("Name a revision"),
    "unname_revision": gettext_lazy("Take a revision’s name away"),
    "translate": gettext_lazy("Translate"),
    "assign": gettext_lazy("Give a translation to somebody"),
    "edit_term": gettext_lazy("Write a term"),
    "delete_term": gettext_lazy("Delete a term"),
    "import_memory": gettext_lazy("Take a memory in"),
    "cut_loose": gettext_lazy("Cut a translation loose from its source"),
    "ingest": gettext_lazy("Take in"),
    "ingest_update": gettext_lazy("Take in what its publisher changed"),
    "intake_drop": gettext_lazy("Drop from the tray"),
    "add_feed": gettext_lazy("Follow a feed"),
    "stop_feed": gettext_lazy("Pause a feed"),
    "resume_feed": gettext_lazy("Follow a feed again"),
    "remove_feed": gettext_lazy("Remove a feed"),
    "create_name": gettext_lazy("Add a name"),
    "edit_name": gettext_lazy("Change a name"),
    "delete_name": gettext_lazy("Delete a name"),
    "merge": gettext_lazy("Merge"),
    "unmerge": gettext_lazy("Undo a merge"),
    "verify_name": gettext_lazy("Verify a name"),
    "upload_picture": gettext_lazy("Upload a picture"),
    "edit_picture": gettext_lazy("Change a picture"),
    "confirm_picture": gettext_lazy("Confirm a picture’s credit"),
    "withdraw_picture": gettext_lazy("Withdraw a picture"),
    "reinstate_picture": gettext_lazy("Show a withdrawn picture again"),
    "create_page": gettext_lazy("Begin a site page"),
    "edit_page": gettext_lazy("Write a site page"),
    "show_page": gettext_lazy("Show a site page"),
    "hide_page": gettext_lazy("Switch a site page off"),
    "edit_menus": gettext_lazy("Change the menus"),
    "arrange_front": gettext_lazy("Arrange a front page"),
    "invite": gettext_lazy("Invite"),
    "edit_person": gettext_lazy("Change an account"),
    "edit_account": gettext_lazy("Change their own account"),
}
# Who is here and what they may do is for administrators.
ABOUT_PEOPLE = ("invite", "edit_person", "edit_account")


def act_title(verb: str) -> str:
    """The words for an act of the log."""
    return str(TRANSITIONS[verb].title if verb in TRANSITIONS else ACTS.get(verb, verb))


class ActFilter(ChoiceFilter):
    """What was done."""

    title = gettext_lazy("act")
    parameter_name = "verb"

    def options(self) -> list[tuple[str, Any]]:
        return [(verb, act_title(verb)) for verb in (*TRANSITIONS, *ACTS)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(verb=self.value()) if self.value() else queryset


class PersonFilter(ChoiceFilter):
    """Who did it."""

    title = gettext_lazy("person")
    parameter_name = "person"

    def options(self) -> list[tuple[str, Any]]:
        people = User.objects.order_by("last_name", "first_name", "username")
        return [("system", gettext_lazy("The system")), *((str(person.pk), str(person)) for person in people)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        if value == "system":
            return queryset.filter(user=None)
        return queryset.filter(user=number) if (number := as_id(value)) else queryset


@admin.register(ActionLog)
class ActionLogAdmin(DeskAdmin):
    """Every line of the log. Nobody changes it: the database refuses, and no page offers it."""

    change_list_template = "admin/lists/log.html"
    list_display = ("when", "who", "act", "about", "language", "note")
    list_display_links = None
    list_filter = (ActFilter, PersonFilter, SiteLanguageFilter)
    search_fields = ("note",)
    search_help_text = gettext_lazy("Words of a headline or a note, or an article’s #number.")
    sortable_by = ()
    empty_text = gettext_lazy("Nothing has been done yet. Every act of the newsroom is written down here.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActionLog]:
        found = super().get_queryset(request).select_related("user", "article", "revision")
        headlines = Prefetch(
            "article__translations", Edition.objects.only("master", "language_code", "headline")
        )
        # What an act changed may be long; of that, the list needs which of the site's pages it was about.
        found = found.defer("data", "revision__body", "revision__figures", "revision__credits")
        found = found.annotate(site_page=KT("data__page"))
        if not permissions.may(request.user, "manage_people"):
            found = found.exclude(verb__in=ABOUT_PEOPLE)
        return found.prefetch_related(headlines)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not (words := search_term.strip()):
            return queryset, False
        articles = search_articles(Article.objects.order_by(), words).values("pk")
        return queryset.filter(Q(note__icontains=words) | Q(article__in=articles)), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may_ingest = permissions.may(request.user, "ingest")
        return super().changelist_view(request, {"may_ingest": may_ingest, **(extra_context or {})})

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The list is all there is: a line has no page of its own.
        return obj is None and super().has_view_permission(request)

    @admin.display(description=gettext_lazy("when"))
    def when(self, line: ActionLog) -> str:
        return moment(line.at)

    @admin.display(description=gettext_lazy("who"))
    def who(self, line: ActionLog) -> str:
        return str(line.user) if line.user else _("The system")

    @admin.display(description=gettext_lazy("act"))
    def act(self, line: ActionLog) -> str:
        return act_title(line.verb)

    @admin.display(description=gettext_lazy("article"))
    def about(self, line: ActionLog) -> str:
        if line.article is None:
            return self._site_page(line)
        headline, code = shown_headline(line.article, line.language_code or get_language() or "")
        url = reverse(
            "admin:story", args=[line.article_id, line.language_code or line.article.source_language]
        )
        return format_html(
            '<a href="{}"><bdi lang="{}">{}</bdi></a> <small>#{}</small>',
            url,
            code,
            headline,
            line.article_id,
        )

    def _site_page(self, line: Any) -> str:
        """A link to the page of the site that the act was about; empty where it was about none."""
        if not (line.site_page and line.language_code):
            return ""
        url = reverse("admin:page_text", args=[line.site_page, line.language_code])
        return format_html('<a href="{}">{}</a> <small>#{}</small>', url, _("Site page"), line.site_page)

    @admin.display(description=gettext_lazy("language"))
    def language(self, line: ActionLog) -> str:
        return line.language_code


def urls(site: AdminSite) -> list[URLPattern]:
    """A short address for the log."""

    def log_all(request: HttpRequest) -> HttpResponse:
        return site.get_model_admin(ActionLog).changelist_view(request)

    return [path("log/", site.admin_view(log_all), name="log_all")]

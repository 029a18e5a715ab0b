"""Sources, labels, contributors and topics: one list and one form, names per language in one table."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import (
    Min,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.admin import feed_rows
from articles.admin.lists import (
    ChoiceFilter,
    DeskAdmin,
    SiteLanguageFilter,
    VersionedForm,
    YesNoFilter,
    shown_count,
)
from articles.admin.name_forms import stored_name
from articles.admin.name_inlines import ColourInput, names_inline
from articles.admin.name_queries import article_count, search
from articles.admin.pages import signed_in
from articles.admin.portrait_forms import ContributorForm, portrait_context
from articles.admin.usage import usage
from articles.models import (
    Article,
    Contributor,
    ContributorKind,
    ContributorTranslation,
    Label,
    LabelTranslation,
    Source,
    SourceTranslation,
    Topic,
    TopicTranslation,
)
from articles.models.named import site_language_choices
from articles.workflow import naming
from articles.workflow.suggestions import suggest
from articles.workflow.unmerging import merges_of

# How many of those that nobody has looked at are shown with what they may be the same as.
TO_VERIFY = 6


class VerifiedFilter(YesNoFilter):
    """What intake made and nobody has looked at yet."""

    title = _("verified")
    parameter_name = "verified"
    field = "verified"


class KindFilter(ChoiceFilter):
    """People, or organisations."""

    title = _("kind")
    parameter_name = "kind"

    def options(self) -> list[tuple[str, Any]]:
        return list(ContributorKind.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() in ContributorKind.values else queryset


class NameIn(SiteLanguageFilter):
    """What has a name in a language."""

    title = _("named in")
    parameter_name = "named"
    field = "translations__language_code"


class NamedAdmin(DeskAdmin):
    """A list that shows use, and a form with every language's name in one table."""

    form = VersionedForm
    change_form_template = "admin/names/change_form.html"
    change_list_template = "admin/names/change_list.html"
    list_display: Any = ("shown_name", "other_names", "is_verified", "articles_number")
    list_display_links = ("shown_name",)
    list_filter: ClassVar[Any] = (VerifiedFilter, NameIn)
    search_fields = ("pk",)
    search_help_text = _("Any name in any language, or another spelling.")

    def _edits(self, request: HttpRequest) -> bool:
        return naming.may_edit(signed_in(request), self.model)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._edits(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._edits(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj) and (obj is None or not naming.is_used(obj))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        names = self.model._parler_meta.root_model.objects.filter(master=OuterRef("pk")).order_by()
        here = names.filter(language_code=get_language()).values("sort_key")[:1]
        first = names.values("master").annotate(key=Min("sort_key")).values("key")
        things: Any = super().get_queryset(request)
        return (
            things.current()
            .with_names()
            .annotate(
                list_key=Coalesce(Subquery(here), Subquery(first)), articles_used=article_count(self.model)
            )
            # What nobody has looked at yet stands on top.
            .order_by("verified", "list_key", "pk")
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        # What was merged is an address that leads on, here as well as for readers.
        merged = self.model.objects.filter(pk=self._number(object_id)).exclude(merged_into=None).first()
        if merged is not None and self.has_view_permission(request):
            messages.info(request, _("“%(gone)s” was merged into this one.") % {"gone": merged})
            return redirect(f"admin:articles_{self.opts.model_name}_change", merged.merged_into_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return search(queryset, search_term), False

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        # Two who save at once go one after the other: the second one finds the first one's version.
        if request.method == "POST" and (pk := self._number(object_id)) is not None:
            self.model.objects.select_for_update().filter(pk=pk).first()
        return super().get_object(request, object_id, from_field)

    @staticmethod
    def _number(object_id: str) -> int | None:
        return int(object_id) if object_id.isdecimal() and len(object_id) < 18 else None

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.versioned = staticmethod(stored_name)
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        changed = [*form.changed_fields]
        for formset in formsets:
            if formset.has_changed():
                changed.append("names")
        if changed or not change:
            # Read anew: the names were written after the object was.
            thing = self.model.objects.get(pk=form.instance.pk)
            naming.saved_name(signed_in(request), thing, created=not change, changed=changed)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        naming.delete_name(signed_in(request), obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        obj = kwargs.get("obj")
        may_merge = obj is not None and self._may(request, "merge")
        context |= {
            **usage(naming.articles_using(obj) if obj is not None else Article.objects.none()),
            "kind": self.opts.model_name,
            "may_merge": may_merge,
            "merges": self._merges(obj) if may_merge else [],
            "suggestions": [] if obj is None or obj.verified else suggest(self.model, [obj]).get(obj.pk, []),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def _merges(self, thing: Any) -> list[dict[str, Any]]:
        """What was merged into it and can be undone."""
        lines = merges_of(thing)
        gone = self.model.objects.with_names().in_bulk([line.data["duplicate"] for line in lines])
        return [{"line": line, "thing": gone[line.data["duplicate"]]} for line in lines]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list; on top, where nothing is searched, what intake made and nobody has looked at yet."""
        waiting: list[dict[str, Any]] = []
        total = 0
        if not request.GET and self._edits(request):
            found = super().get_queryset(request).current().filter(verified=False)  # type: ignore[attr-defined]
            total = found.count()
            things = list(found.with_names().order_by("-pk")[:TO_VERIFY]) if total else []
            alike = suggest(self.model, things)
            waiting = [{"thing": thing, "suggestions": alike.get(thing.pk, [])} for thing in things]
        context = {
            "kind": self.opts.model_name,
            "waiting": waiting,
            "waiting_total": total,
            "waiting_more": max(total - TO_VERIFY, 0),
            "may_merge": self._may(request, "merge"),
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    @admin.display(description=_("name"), ordering="list_key")
    def shown_name(self, thing: Any) -> str:
        row = thing.translation_for(get_language() or "")
        if row is None:
            return f"#{thing.pk}"
        return format_html('<bdi lang="{}">{}</bdi>', row.language_code, row.name)

    @admin.display(description=_("in other languages"))
    def other_names(self, thing: Any) -> str:
        shown = thing.translation_for(get_language() or "")
        rows = [row for row in thing.translations.all() if row is not shown]
        rows.sort(key=lambda row: row.language_code)
        names = format_html_join(
            " ",
            '<span class="other-name"><abbr title="{}">{}</abbr> <bdi lang="{}">{}</bdi></span>',
            (
                (row.get_language_code_display(), row.language_code, row.language_code, row.name)
                for row in rows
            ),
        )
        have = {row.language_code for row in thing.translations.all()}
        without = [(code, name) for code, name in site_language_choices() if code not in have]
        if not without:
            return names
        missing = format_html_join(
            " ", '<abbr title="{}">{}</abbr>', ((name, code) for code, name in without)
        )
        return format_html('{} <span class="no-name">{} {}</span>', names, _("without:"), missing)

    @admin.display(description=_("verified"), ordering="verified")
    def is_verified(self, thing: Any) -> str:
        if thing.verified:
            return format_html('<span class="mark mark-yes">{}</span>', _("Verified"))
        return format_html('<span class="mark mark-no">{}</span>', _("To verify"))

    @admin.display(description=_("articles"), ordering="articles_used")
    def articles_number(self, thing: Any) -> str:
        return shown_count(thing.articles_used)


@admin.register(Source)
class SourceAdmin(NamedAdmin):
    """The publishers articles come from."""

    inlines = (names_inline(SourceTranslation),)
    fields = ("homepage", "language", "indexing_policy", "aliases", "verified", "seen")
    empty_text = _(
        "A source is a publisher that articles come from. Intake makes them; or add the first one here."
    )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        source, may_ingest = kwargs.get("obj"), self._may(request, "ingest")
        context["may_ingest"] = may_ingest
        context["feeds"] = feed_rows.rows(feed_rows.feeds(source)) if source and may_ingest else []
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Label)
class LabelAdmin(NamedAdmin):
    """The names under which articles are republished."""

    inlines = (names_inline(LabelTranslation, "description", "closing_note"),)
    fields = ("colour", "aliases", "verified", "seen")
    list_display = ("swatch", *NamedAdmin.list_display)
    empty_text = _(
        "A label is the name under which curated articles appear, with a colour and a closing note."
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "colour" and field is not None:
            field.widget = ColourInput()
        return field

    @admin.display(description=_("colour"))
    def swatch(self, label: Label) -> str:
        # An attribute of SVG, since the content security policy forbids inline styles.
        return format_html(
            '<svg class="swatch" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="{}">'
            '<circle cx="8" cy="8" r="8" fill="{}"/></svg>',
            label.colour,
            label.colour,
        )


@admin.register(Contributor)
class ContributorAdmin(NamedAdmin):
    """The people and organisations that are credited."""

    form = ContributorForm
    change_form_template = "admin/names/contributor.html"
    inlines = (names_inline(ContributorTranslation, "bio"),)
    fields = (
        "kind",
        "native_language",
        "url",
        "aliases",
        "verified",
        "usage_terms",
        "licence_page",
        "portrait_pick",
        "portrait_file",
        "portrait_remove",
        "seen",
    )
    list_display = ("shown_name", "other_names", "kind", "is_verified", "articles_number")
    list_filter = (VerifiedFilter, KindFilter, NameIn)
    empty_text = _("Contributors are credited for articles. Intake makes them from bylines; or add one here.")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.user = signed_in(request)
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        context |= portrait_context(kwargs.get("obj"))
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Topic)
class TopicAdmin(NamedAdmin):
    """What articles are about."""

    inlines = (names_inline(TopicTranslation, "description"),)
    fields = ("aliases", "verified", "seen")
    empty_text = _("A topic is a subject that readers can follow. Add the first one.")

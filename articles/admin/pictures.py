"""Pictures: what we have, whose it is, what is said of it in each language, and where it is shown."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import media
from articles.admin.language_rows import LanguageForm, LanguagesFormSet
from articles.admin.lists import ChoiceFilter, DeskAdmin, VersionedForm, moment, shown_count
from articles.admin.pages import signed_in
from articles.admin.usage import usage
from articles.imaging import rendered_size
from articles.models import Article, Contributor, Figure, Image, ImageTranslation
from articles.models.image import ImageKind
from articles.workflow import pictures


class CreditFilter(ChoiceFilter):
    """Whether a picture says whose it is."""

    title = gettext_lazy("credit")
    parameter_name = "credit"

    def options(self) -> list[tuple[str, Any]]:
        return [("0", gettext_lazy("Without a credit")), ("1", gettext_lazy("With a credit"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "0":
            return queryset.filter(credit_line="")
        return queryset.exclude(credit_line="") if self.value() == "1" else queryset


class KindFilter(ChoiceFilter):
    """Photographs, illustrations, stills, AI."""

    title = gettext_lazy("kind")
    parameter_name = "kind"

    def options(self) -> list[tuple[str, Any]]:
        return list(ImageKind.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() in ImageKind.values else queryset


class UseFilter(ChoiceFilter):
    """Whether any article shows it."""

    title = gettext_lazy("use")
    parameter_name = "used"

    def options(self) -> list[tuple[str, Any]]:
        return [("1", gettext_lazy("In use")), ("0", gettext_lazy("Nowhere yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in {"0", "1"}:
            return queryset
        figures = Figure.objects.exclude(image=None).values("image")
        used = Q(pk__in=figures) | Q(pk__in=Contributor.objects.exclude(portrait=None).values("portrait"))
        return queryset.filter(used) if self.value() == "1" else queryset.exclude(used)


def stored_picture(image: Image) -> dict[str, Any]:
    """What the form of a picture shows, from the database."""
    own = {name: getattr(image, name) for name in pictures.IMAGE_FIELDS}
    return {
        "own": own,
        "words": list(image.translations.order_by("pk").values("language_code", "caption", "alt")),
    }


class PictureForm(VersionedForm):
    """What is said of a picture in every language alike."""

    versioned = staticmethod(stored_picture)


class WordsInline(admin.TabularInline):
    """Caption and alternative text: one row for each language of the site."""

    model = ImageTranslation
    template = "admin/names/names_table.html"
    formset = LanguagesFormSet
    form = LanguageForm
    fk_name = "master"
    fields = ("language_code", "alt", "caption")
    can_delete = False
    verbose_name_plural = gettext_lazy("words, where an article gives none of its own")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return pictures.may_edit(signed_in(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return pictures.may_edit(signed_in(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def thumbnail(image: Image, spec: str = "thumbnail") -> str:
    """An `<img>` of a picture for staff. Its alternative text is empty: the file's name stands beside it."""
    width, height = rendered_size(image.width, image.height, media.SPECS[spec].width)
    url = reverse("admin:picture_file", args=[image.pk, spec])
    # The key changes with what is inside the file, so that a browser's copy is never an old one.
    return format_html(
        '<img class="thumb" src="{}?{}" width="{}" height="{}" alt="" loading="{}" decoding="async">',
        url,
        image.rendition_key[:8],
        width,
        height,
        "lazy" if spec == "thumbnail" else "eager",
    )


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    """The pictures. They come by upload, and none is deleted: revisions name them."""

    add_act = change_act = "edit_images"
    form = PictureForm
    inlines = (WordsInline,)
    change_list_template = "admin/pictures/change_list.html"
    change_form_template = "admin/pictures/change_form.html"
    fields = ("credit_line", "creator", "copyright_notice", "usage_terms", "kind", "seen")
    list_display = ("picture", "name", "credit", "kind", "dimensions", "used", "uploaded")
    list_display_links = ("name",)
    list_filter = (CreditFilter, KindFilter, UseFilter)
    search_fields = ("filename",)
    search_help_text = gettext_lazy("A file name, a credit, words of a caption or an alternative text.")
    sortable_by = ("used", "uploaded")
    empty_text = gettext_lazy("No picture is here yet. Upload the first one, here or from a story.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Image]:
        used = Figure.objects.filter(image=OuterRef("pk")).order_by().values("image")
        number = used.annotate(n=Count("article", distinct=True)).values("n")
        return (
            super()
            .get_queryset(request)
            .annotate(articles_used=Coalesce(Subquery(number, output_field=IntegerField()), 0))
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        for word in search_term.split()[:8]:
            words = ImageTranslation.objects.filter(Q(alt__icontains=word) | Q(caption__icontains=word))
            own = Q()
            for name in ("filename", "credit_line", "creator", "copyright_notice", "suggested_credit"):
                own |= Q(**{f"{name}__icontains": word})
            queryset = queryset.filter(own | Q(pk__in=words.values("master")))
        return queryset, False

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return redirect("admin:picture_upload")

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        """Left to `save_related`: picture and words are written together, after the articles are locked."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        words = {
            row.cleaned_data["language_code"]: (row.cleaned_data["caption"], row.cleaned_data["alt"])
            for formset in formsets
            for row in formset.forms
            if row.has_changed()
        }
        pictures.change_picture(signed_in(request), form.instance, words)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        image: Image = kwargs["obj"]
        found = Article.objects.filter(pk__in=image.figures.values("article")).order_by("-updated_at", "-pk")
        context |= {
            "image": image,
            "preview": thumbnail(image, "body"),
            "portrait_of": list(image.portrait_of.current().with_names()),
            **usage(found),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=gettext_lazy("picture"))
    def picture(self, image: Image) -> str:
        return thumbnail(image)

    @admin.display(description=gettext_lazy("file"))
    def name(self, image: Image) -> str:
        return format_html("<bdi>{}</bdi>", image.filename)

    @admin.display(description=gettext_lazy("credit"))
    def credit(self, image: Image) -> str:
        if image.has_credit():
            return format_html("<bdi>{}</bdi>", image.credit_line)
        return format_html('<span class="mark mark-no">{}</span>', _("No credit"))

    @admin.display(description=gettext_lazy("size"))
    def dimensions(self, image: Image) -> str:
        return format_html(
            '<span class="nowrap">{} × {}</span> <small class="nowrap">{} {}</small>',
            image.width,
            image.height,
            image.format.upper(),
            filesizeformat(image.size),
        )

    @admin.display(description=gettext_lazy("uploaded"), ordering="uploaded_at")
    def uploaded(self, image: Image) -> str:
        return moment(image.uploaded_at)

    @admin.display(description=gettext_lazy("articles"), ordering="articles_used")
    def used(self, image: Any) -> str:
        return shown_count(image.articles_used)

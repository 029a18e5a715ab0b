"""The picture desk: what we have, whose it is, who confirmed that, until when, and where it is shown."""

import datetime as dt
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import media
from articles.admin.figure_forms import pictures_here
from articles.admin.language_rows import LanguageForm, LanguagesFormSet
from articles.admin.lists import ChoiceFilter, DeskAdmin, moment, shown_count
from articles.admin.log import act_title
from articles.admin.pages import signed_in
from articles.admin.picture_forms import PictureForm, choice_name, said_by
from articles.admin.picture_queue import NOTICE, queue
from articles.admin.usage import usage
from articles.imaging import rendered_size
from articles.imaging.metadata import CONFLICT
from articles.models import (
    ActionLog,
    Article,
    Contributor,
    Figure,
    Hindrance,
    Image,
    ImageKind,
    ImageTranslation,
)
from articles.models.named import site_language_choices
from articles.workflow import picture_use, pictures


class StateFilter(ChoiceFilter):
    """Whether readers may see a picture, and if not, why; and which they soon may not."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def options(self) -> list[tuple[str, Any]]:
        ending = [(f"ending-{days}", _("Rights end within %(n)s days") % {"n": days}) for days in NOTICE]
        return [
            ("waiting", _("To be looked at")),
            *Hindrance.choices,
            *ending,
            ("cleared", _("Cleared")),
            ("failed", _("Files cannot be made")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return in_state(queryset, self.value() or "", timezone.now())


def in_state(queryset: Any, state: str, now: dt.datetime) -> Any:
    """The pictures in one of the states that the filter offers."""
    if state in Hindrance.values:
        return queryset.hindered(state, now)
    if state.startswith("ending-") and state.removeprefix("ending-") in map(str, NOTICE):
        return queryset.here().ending(now, int(state.removeprefix("ending-")))
    if state == "waiting":
        return queryset.here().filter(confirmed_at=None)
    if state == "failed":
        return queryset.unmakeable()
    return queryset.cleared(now) if state == "cleared" else queryset


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


class WordsFilter(ChoiceFilter):
    """Pictures that have no alternative text in a language."""

    title = gettext_lazy("no alternative text in")
    parameter_name = "without"

    def options(self) -> list[tuple[str, Any]]:
        return list(site_language_choices())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        written = ImageTranslation.objects.filter(language_code=self.value()).exclude(alt="")
        return queryset.exclude(pk__in=written.values("master")).filter(is_decorative=False)


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


def state_mark(image: Image, now: dt.datetime) -> str:
    """A word on whether readers may see a picture, and until when."""
    reason = image.hindrance(now)
    if reason is not None:
        return format_html('<span class="mark mark-no">{}</span>', reason.label)
    if image.rights_until is not None:
        days = (image.rights_until - now).days
        if days < NOTICE[0]:
            ends = formats.date_format(timezone.localtime(image.rights_until), "DATE_FORMAT")
            words = _("Rights end on %(date)s") % {"date": ends}
            return format_html('<span class="mark mark-soon">{}</span>', words)
    return format_html('<span class="mark">{}</span>', _("Confirmed"))


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    """The pictures. They come by upload, and none is deleted: revisions name them."""

    add_act = change_act = "edit_images"
    form = PictureForm
    inlines = (WordsInline,)
    change_list_template = "admin/pictures/change_list.html"
    change_form_template = "admin/pictures/change_form.html"
    fields = (
        "credit_line", "creator", "copyright_notice", "usage_terms", "licence_page", "agency", "kind",
        "is_decorative", "rights_from", "rights_until", "substitute", "focal_x", "focal_y", "seen",
    )  # fmt: skip
    list_display = ("choose", "picture", "name", "credit", "state", "kind", "dimensions", "used", "uploaded")
    list_display_links = ("name",)
    list_filter = (StateFilter, KindFilter, UseFilter, WordsFilter)
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
            .defer("found")
            .annotate(articles_used=Coalesce(Subquery(number, output_field=IntegerField()), 0))
        )

    def get_list_display(self, request: HttpRequest) -> Any:
        shown = super().get_list_display(request)
        return shown if pictures.may_edit(signed_in(request)) else shown[1:]

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

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        extra = {
            "queue": queue(timezone.now(), request.GET.get("state", "")),
            "may_confirm": pictures.may_edit(signed_in(request)),
        }
        return super().changelist_view(request, {**(extra_context or {}), **extra})

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
        confirm = "_confirm" in request.POST
        pictures.change_picture(
            signed_in(request),
            form.instance,
            words,
            confirm=confirm,
            decided=form.decided() if confirm else (),
        )

    def response_change(self, request: HttpRequest, obj: Image) -> HttpResponse:
        if "_confirm" not in request.POST:
            return super().response_change(request, obj)
        messages.success(request, _("The credit of “%(name)s” is confirmed by you.") % {"name": obj.filename})
        following = Image.objects.filter(confirmed_at=None, withdrawn_at=None).exclude(pk=obj.pk)
        # On to the next that waits, where somebody works through the queue.
        if "next" in request.GET and (pk := following.order_by("pk").values_list("pk", flat=True).first()):
            return redirect(f"{reverse('admin:articles_image_change', args=[pk])}?next=1")
        return redirect("admin:articles_image_changelist")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        image: Image = kwargs["obj"]
        found = Article.objects.filter(pk__in=image.figures.values("article")).order_by("-updated_at", "-pk")
        form = context["adminform"].form
        file = image.in_file()
        context |= {
            "image": image,
            "hindrance": image.hindrance(),
            "preview": thumbnail(image, "body"),
            "said": said_by(image),
            # Conflicts have a place of their own above.
            "warnings": [_(w.template) % w.params for w in file.warnings if w.template != CONFLICT],
            "conflicts": [
                form[choice_name(name)] for name in form.open_conflicts if choice_name(name) in form.fields
            ],
            "near": picture_use.looks_like(image),
            "history": history(image),
            "portrait_of": list(image.portrait_of.current().with_names()),
            "creators": list(Contributor.objects.filter(pictures_made=image).current().with_names()),
            "pictures_here": pictures_here(),
            **usage(found),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=gettext_lazy("choose"))
    def choose(self, image: Image) -> str:
        if image.hindrance() != Hindrance.UNCONFIRMED:
            # Not empty, which the list would show as a dash.
            return format_html("<span>{}</span>", "")
        return format_html(
            '<input type="checkbox" name="picture" value="{}.{}" aria-label="{}" form="confirm-form">',
            image.pk,
            image.rendition_key[:12],
            _("Choose %(name)s") % {"name": image.filename},
        )

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
        return format_html('<span class="quiet">{}</span>', _("No credit"))

    @admin.display(description=gettext_lazy("state"))
    def state(self, image: Image) -> str:
        return state_mark(image, timezone.now())

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


def history(image: Image) -> list[dict[str, str]]:
    """What was done to a picture, newest first: who confirmed which credit when, and all else."""
    lines = ActionLog.objects.filter(data__picture=image.pk).select_related("user").order_by("-pk")[:12]
    return [
        {
            "title": act_title(line.verb),
            "said": line.note if line.note != image.filename else "",
            "who": str(line.user) if line.user else _("The system"),
            "at": moment(line.at),
        }
        for line in lines
    ]

"""Where a story begins: a new article, another language. And how its pages find what they are about."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, register_converter
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin import matrix
from articles.admin.pages import page, signed_in
from articles.content.typography import direction
from articles.models import Article, CopyState, Credit, Edition, Figure
from articles.models.named import site_language_choices
from articles.permissions import may
from articles.workflow import actions, desk
from articles.workflow.content_changes import Change, Text
from articles.workflow.errors import WrongState


class LanguageCode:
    """A language code in an address, known to the site or not: editions outlive their language's setting."""

    regex = r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(LanguageCode, "edition_language")


def editions(*, siblings: bool = True) -> Any:
    """Editions with all that the story's pages show of them, in a constant number of queries.

    Without `siblings`, the other languages are fetched when somebody asks for them.
    """
    # The other languages are a letter and a headline here: their texts stay in the database.
    others = [Prefetch("master__translations", Edition.objects.defer("body", "standfirst", "kicker"))]
    return Edition.objects.select_related(
        "master__label",
        "master__source",
        "master__created_by",
        "latest_revision__author",
        "live_revision",
        "approved_by",
        "updated_by",
        "link",
    ).prefetch_related(
        *(others if siblings else ()),
        Prefetch("master__credits", Credit.objects.select_related("contributor__portrait")),
        "master__credits__contributor__translations",
        "master__credits__contributor__portrait__translations",
        Prefetch("master__figures", Figure.objects.select_related("image__substitute")),
        "master__figures__translations",
        "master__figures__image__translations",
        "master__topics",
    )


def find(pk: int, language: str) -> Edition:
    """The edition of an article in a language, or 404."""
    edition = editions().filter(master_id=pk, language_code=language).first()
    if edition is None:
        raise Http404
    return edition


def headline_of(article: Article) -> str:
    """A name for a story: a headline in the active language, the source's, any; else the original's title."""
    by_code = {edition.language_code: edition.headline for edition in article.translations.all()}
    order = (get_language() or "", article.source_language, *sorted(by_code))
    return next(
        (by_code[code] for code in order if by_code.get(code)), article.original_title or f"#{article.pk}"
    )


def frame(edition: Edition, here: str) -> dict[str, Any]:
    """What every page about an edition shows: which one it is, its languages, its other pages."""
    article = edition.master
    cells = matrix.row(article.pk, article.translations.all())
    name = next((cell.language_name for cell in cells if cell.language == edition.language_code), "")
    return {
        "edition": edition,
        "article": article,
        "edition_language": edition.language_code,
        "edition_language_name": name,
        "edition_direction": direction(edition.language_code),
        "signs": signs(edition),
        "cells": cells,
        "here": here,
        "zone_note": True,
    }


def signs(edition: Edition) -> list[matrix.Sign]:
    """How an edition stands: what readers have, and the working copy where it says something else."""
    first = matrix.sign(edition)
    copy = matrix.BY_STATE[CopyState(edition.state)]
    standing = matrix.BY_STANDING.get(edition.standing())
    if standing is None or first is not standing:
        return [first]
    settled = edition.state == "approved" and not edition.has_unpublished_changes()
    return [first] if settled and first.code in ("live", "scheduled") else [first, copy]


class NewArticleForm(forms.Form):
    """The least there must be to begin."""

    language = forms.ChoiceField(label=_("Language"))
    headline = forms.CharField(label=_("Headline"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, headline = self.fields["language"], self.fields["headline"]
        language.choices = site_language_choices()  # type: ignore[attr-defined]
        language.label, headline.label = _("Language we write it in"), _("Headline")
        headline.help_text = _("A working headline will do.")
        headline.widget.attrs["autofocus"] = True


@require_http_methods(["GET", "HEAD", "POST"])
def add_view(request: HttpRequest) -> HttpResponse:
    """A new article: its language and a headline; then its story page."""
    if not may(request.user, "create"):
        raise PermissionDenied
    form = NewArticleForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid():
        change = Change(text=Text(headline=form.cleaned_data["headline"]))
        edition = actions.create_article(signed_in(request), form.cleaned_data["language"], change)
        messages.success(request, _("The article is begun. Write, or paste, and save."))
        return redirect("admin:story", edition.master_id, edition.language_code)
    return page(request, "admin/story/add.html", {"title": _("New article"), "form": form})


@require_safe
def change_redirect(request: HttpRequest, object_id: str) -> HttpResponse:
    """The story in its source language: where Django's own links lead."""
    if not str(object_id).isdecimal() or len(str(object_id)) > 18:
        raise Http404
    article = get_object_or_404(Article, pk=object_id)
    return redirect("admin:story", article.pk, article.source_language)


def not_begun(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The page of a language that has no edition yet: begin it here. 404 where there is nothing to begin."""
    names = dict(site_language_choices())
    if language not in names:
        raise Http404
    # The headline in the frame's order needs every edition anyhow; their texts do not come along.
    siblings = Prefetch("translations", Edition.objects.defer("body", "standfirst", "kicker"))
    article = get_object_or_404(Article.objects.prefetch_related(siblings), pk=pk)
    context = {
        "title": headline_of(article),
        "article": article,
        "cells": matrix.row(pk, article.translations.all()),
        "edition_language": language,
        "edition_language_name": names[language],
        "originals": [e for e in article.translations.all() if e.state != "spiked"],
        "may_begin": may(request.user, "begin", language),
        "empty": desk.EMPTY_PLACES,
        "write_over": desk.TEXT_TO_WRITE_OVER,
    }
    return page(request, "admin/story/begin.html", context)


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the edition in another language: with picture places only, or with a text to write over."""
    article = get_object_or_404(Article, pk=pk)
    language, copy_from = request.POST.get("language", ""), request.POST.get("copy_from", "")
    wanted = request.POST.get("original") or article.source_language
    original = next((e for e in article.translations.all() if e.language_code == wanted), None)
    try:
        edition = desk.begin(signed_in(request), article, language, original=original, start=copy_from)
    except WrongState as refusal:
        # Someone was faster: here it is.
        messages.info(request, str(refusal))
        return redirect("admin:story", pk, language)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("admin:story", pk, article.source_language)
    messages.success(request, _("Begun. Nothing of it is visible to readers until it is published."))
    return redirect("admin:story", pk, edition.language_code)


def urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of beginnings. Django's own names for adding and changing lead here."""

    def change(request: HttpRequest, pk: int) -> HttpResponse:
        return change_redirect(request, str(pk))

    return [
        path("articles/article/add/", site.admin_view(add_view), name="articles_article_add"),
        path("articles/article/<int:pk>/change/", site.admin_view(change), name="articles_article_change"),
        path("articles/article/<int:pk>/begin/", site.admin_view(begin), name="begin"),
    ]

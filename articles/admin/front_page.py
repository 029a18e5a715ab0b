"""The front page of each language, as editors arrange it: what is on top, in which order, until when."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.pages import as_id, page, signed_in
from articles.models import Article, Edition, FrontPlace, Standing, StoryIndex
from articles.models.named import site_language_choices
from articles.public.listings import Listing
from articles.rendering import article_path
from articles.workflow import front_page, moments
from articles.workflow.errors import Conflict, NotAllowed, Refused

# Below what was placed, so many of the newest are shown; of what was searched for, so many.
NEWEST, FOUND = 8, 10


@dataclass(frozen=True)
class Row:
    """An article as the page lists it. `place` counts from 1; 0 for one that is not on top."""

    article: int
    headline: str
    standing: Standing
    path: str
    place: int = 0
    until: Any = None
    since: Any = None

    @property
    def role(self) -> str:
        """What its place is on the page."""
        if self.place == 1:
            return str(_("Lead"))
        return str(_("Second")) if self.place <= 4 else str(_("River"))


@require_http_methods(["GET", "HEAD", "POST"])
def entrance(request: HttpRequest) -> HttpResponse:
    """On to the front page in the language this person works in, where the site has it."""
    own = getattr(signed_in(request), "interface_language", "")
    language = own if own in settings.SITE_LANGUAGES else settings.LANGUAGE_CODE
    return redirect("admin:front_page", language)


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: HttpRequest, language: str) -> HttpResponse:
    """The arrangement (GET), and one act on it (POST): every act is a form of its own."""
    if not front_page.may_arrange(signed_in(request)):
        raise NotAllowed("arrange_front")
    refusal, status = "", 200
    if request.method == "POST":
        try:
            done = _act(request, language)
        except NotAllowed:
            raise
        except Conflict:
            refusal, status = _("Someone else arranged this page just now. Look, and do it again."), 409
        except Refused as error:
            refusal, status = str(error), 422
        else:
            messages.success(request, done)
            return redirect("admin:front_page", language)
    placed = list(FrontPlace.objects.standing(language))
    text = (request.GET.get("q") or "").strip()[:200]
    context = {
        "title": _("Front page"),
        "language": language,
        "languages": site_language_choices(),
        "version": front_page.version_of(language),
        "rows": _placed(placed, language),
        "newest": _newest({row.article_id for row in placed}, language),
        "text": text,
        "found": _found(text, {row.article_id for row in placed}, language) if text else [],
        "refusal": refusal,
        "most": front_page.MOST,
        "public": reverse("public:home", kwargs={"language": language}),
    }
    return page(request, "admin/front/arrange.html", context, status=status)


def _act(request: HttpRequest, language: str) -> str:
    """Do what was asked for; return what to say of it."""
    actor, version = signed_in(request), request.POST.get("version")
    article = as_id(request.POST.get("article")) or 0
    match request.POST.get("act"):
        case "place":
            found = Article.objects.filter(pk=article).first()
            if found is None:
                raise Refused(_("There is no article %(number)s.") % {"number": article})
            front_page.place(actor, language, found, version=version)
            return _("It leads the front page now.")
        case "up":
            front_page.move(actor, language, article, -1, version=version)
            return _("Moved up.")
        case "down":
            front_page.move(actor, language, article, 1, version=version)
            return _("Moved down.")
        case "remove":
            front_page.remove(actor, language, article, version=version)
            return _("Taken from the top. It stands where its time puts it.")
        case "until":
            text = request.POST.get("until", "").strip()
            until = moments.parse(text) if text else None
            front_page.keep_until(actor, language, article, until, version=version)
            return _("It stays on top until then.") if until else _("It stays on top until it is taken away.")
    raise Http404


def _editions(articles: list[int], language: str) -> dict[int, Edition]:
    rows = Edition.objects.filter(master__in=articles, language_code=language).select_related("live_revision")
    return {edition.master_id: edition for edition in rows.defer("body", "live_revision__body")}


def _row(edition: Edition, **extra: Any) -> Row:
    shown = edition.live_revision or edition
    return Row(
        article=edition.master_id,
        headline=shown.headline,
        standing=edition.standing(),
        path=article_path(edition) if edition.standing() is Standing.LIVE else "",
        since=edition.live_from,
        **extra,
    )


def _placed(places: list[FrontPlace], language: str) -> list[Row]:
    editions = _editions([place.article_id for place in places], language)
    return [
        _row(editions[one.article_id], place=number, until=one.until)
        for number, one in enumerate(places, 1)
        if one.article_id in editions
    ]


def _newest(placed: set[int], language: str) -> list[Row]:
    newest = Listing().editions(language, 0, NEWEST + len(placed))
    return [_row(edition) for edition in newest if edition.master_id not in placed][:NEWEST]


def _found(text: str, placed: set[int], language: str) -> list[Row]:
    """The newest stories that have these words, and are published or scheduled in this language."""
    stories = StoryIndex.objects.found_by(text).values("article")
    rows = Edition.objects.filter(
        master__in=stories, language_code=language, live_from__isnull=False
    ).exclude(live_until__lte=timezone.now())
    rows = rows.select_related("live_revision").defer("body", "live_revision__body").newest_first()
    return [_row(edition) for edition in rows.exclude(master__in=placed)[:FOUND]]


def urls(site: AdminSite) -> list[URLPattern]:
    """The pages of the desk about front pages."""
    return [
        path("front/", site.admin_view(entrance), name="front"),
        path("front/<edition_language:language>/", site.admin_view(arrange), name="front_page"),
    ]

"""The board: what waits for this person, what is late, what goes live next, and how it all goes."""

from django.contrib.admin import AdminSite
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, re_path
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin import board_numbers, board_panels, charts, departures, matrix, picture_queue
from articles.admin.desk_names import Names, desk_names
from articles.admin.pages import signed_in
from articles.admin.remembering import remember
from articles.admin.story_filter import Field, StoryFilter, shared_choices
from articles.models import Edition
from articles.models.named import site_language_choices
from articles.permissions import may

FILTERS = ("language", "label", "source", "person")
# What asks something of this person, in the left column.
WORK = ("late", "review", "approved", "mine", "begin")


def asked_of(request: HttpRequest) -> StoryFilter:
    """The board's filters: those of the address, which are remembered, else those remembered."""
    if any(name in request.GET for name in (*FILTERS, "clear")):
        asked = StoryFilter.read(request.GET)
        kept = {name: value for name in FILTERS if (value := getattr(asked, name))}
        remember(request, "board", kept or None)
    else:
        kept = signed_in(request).remembered.get("board") or {}
    # What was remembered is read as an address is: its label may be gone by now.
    return StoryFilter.read(QueryDict(urlencode({name: kept.get(name, "") for name in FILTERS})))


@require_safe
def index(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The board of whoever asks, in a number of queries that depends on nothing but their role."""
    user, now, asked, names = signed_in(request), timezone.now(), asked_of(request), desk_names()
    about = asked.about()
    sections = board_panels.sections(user)
    found = board_panels.look(user, sections, about, now, departures.LOOKED_AT)
    running = departures.stories(found)
    shown = [one.edition for one in _heads(found)]
    begun = [one.article for one in _heads(found) if one.code == "begin"]
    editions = list(
        Edition.objects.filter(Q(pk__in=shown) | Q(master__in=[*running, *begun]))
        .select_related("master")
        .defer("body", "standfirst", "kicker")
    )
    panels = board_panels.filled(user, sections, found, editions, names, asked, now)
    work = [panel for panel in panels if panel.code in WORK]
    # What is late waits in another section too.
    waiting = [panel.total for panel in work if panel.code != "late"]
    published, speeds = board_numbers.published(about, now), board_numbers.speeds(about, now)
    may_edit_pictures = may(user, "edit_images")
    context = {
        "pictures_shown": may_edit_pictures,
        "pictures_waiting": picture_queue.queue(now) if may_edit_pictures else [],
        "pictures_ending": picture_queue.ending(now) if may_edit_pictures else [],
        **site.each_context(request),
        "title": _("The desk"),
        "now": now,
        "asked": asked,
        "selects": _selects(asked, names),
        "work": work,
        "clock": [panel for panel in panels if panel not in work],
        "glance": panels,
        "waiting": min(sum(waiting), board_panels.COUNT_TO),
        "more_than": sum(waiting) > board_panels.COUNT_TO,
        "departures": departures.departures(running, editions, now),
        "tally": departures.tally(user, about, asked, now),
        "tally_heads": departures.tally_heads(),
        "languages": site_language_choices(),
        "published": published,
        "speeds": speeds,
        "chart": {
            "width": charts.WIDTH,
            "height": charts.HEIGHT,
            "bars": charts.bars_height(len(speeds.rows)),
        },
        "legend": matrix.legend(),
    }
    return TemplateResponse(request, "admin/board/index.html", context)


def _heads(found: list[board_panels.Found]) -> list[board_panels.Found]:
    """The first lines of each section: those that are shown, and as many to take the place of others."""
    heads: list[board_panels.Found] = []
    number: dict[str, int] = {}
    for one in found:
        number[one.code] = number.get(one.code, 0) + 1
        if one.code != "running" and number[one.code] <= 2 * board_panels.SHOWN:
            heads.append(one)
    return heads


def _selects(asked: StoryFilter, names: Names) -> list[Field]:
    everything = [("language", _("Language"), list(site_language_choices())), *shared_choices(names)]
    return [Field(name, title, getattr(asked, name), choices) for name, title, choices in everything]


def urls(site: AdminSite) -> list[URLPattern]:
    """The board is the desk's front page."""

    def board(request: HttpRequest) -> HttpResponse:
        return index(request, site)

    def app_list(request: HttpRequest, app_label: str) -> HttpResponse:
        return redirect("admin:index")

    return [
        path("", site.admin_view(board), name="index"),
        # Django's list of models: the bar has all of them.
        re_path(r"^(?P<app_label>articles)/$", site.admin_view(app_list), name="app_list"),
    ]

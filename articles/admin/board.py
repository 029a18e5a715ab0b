"""The board: what waits for this person, what goes live next, what just did, what has gone quiet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, re_path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import matrix
from articles.admin.articles import standing_now
from articles.admin.pages import signed_in
from articles.models import CopyState, Edition, Publication, Role, Standing, User

SHOWN = 8
QUIET_AFTER = dt.timedelta(days=7)
# How long something may wait before the board says that it is late.
LATE_AFTER = {CopyState.IN_REVIEW: dt.timedelta(days=1), CopyState.CHANGES_REQUESTED: dt.timedelta(days=3)}
UNFINISHED = Q(state__in=[CopyState.DRAFT, CopyState.CHANGES_REQUESTED])


@dataclass(frozen=True)
class Line:
    """One edition on the board. `cell` leads where it is worked on."""

    edition: Edition
    cell: matrix.Cell
    headline: str
    label: str
    colour: str
    source: str
    at: dt.datetime
    distance: str
    late: bool = False


@dataclass(frozen=True)
class Panel:
    """One section of the board. `empty` says what would be there; `more` leads to the whole list."""

    code: str
    title: str
    empty: str
    found: QuerySet[Edition]
    order: tuple[str, ...]
    more: str
    moment: str = "updated_at"
    # Where the work is in a language that has no edition yet.
    begin_in: tuple[str, ...] = ()
    total: int = 0
    lines: Sequence[Line] = field(default_factory=list)


def _editions() -> QuerySet[Edition]:
    return Edition.objects.defer("body", "standfirst", "kicker").select_related(
        "master", "master__label", "master__source"
    )


def _more(**parameters: str) -> str:
    return f"{reverse('admin:articles_article_changelist')}?{urlencode(parameters)}"


def _reviewing(user: User) -> list[Panel]:
    found = []
    if permissions.may(user, "request_changes"):
        found.append(
            Panel(
                "review",
                _("In review"),
                _("Nothing waits for review. What is submitted appears here, longest wait first."),
                _editions().filter(state=CopyState.IN_REVIEW),
                ("updated_at", "pk"),
                _more(state=CopyState.IN_REVIEW),
            )
        )
    if permissions.may(user, "publish"):
        # What was published once and withdrawn waits for nobody, unless there is something new to publish.
        waiting = Q(live_revision=None) | ~Q(live_revision=F("latest_revision"))
        approved = _editions().filter(waiting, state=CopyState.APPROVED)
        found.append(
            Panel(
                "approved",
                _("Approved, not yet out"),
                _("Nothing approved waits to be published."),
                approved.exclude(publication=Publication.TAKEN_DOWN),
                ("updated_at", "pk"),
                _more(state=CopyState.APPROVED),
            )
        )
    return found


def _writing(user: User) -> list[Panel]:
    if user.role != Role.TRANSLATOR:
        # What intake made is nobody's yet: it waits for whoever takes it up.
        nobodys = Q(created_by=None, latest_revision__author=None)
        own = UNFINISHED & (Q(created_by=user) | Q(latest_revision__author=user) | nobodys)
        title = _("To finish: yours, and new from intake")
        empty = _(
            "Nothing is unfinished. Your drafts, changes asked of you, and what intake made appear here."
        )
        return [
            # « changes_requested » comes before « draft », as it should: someone is waiting.
            Panel(
                "own",
                title,
                empty,
                _editions().filter(own),
                ("state", "-updated_at", "pk"),
                _more(state="draft"),
            )
        ]
    missing: Any = Q(pk=None)
    for language in user.languages:
        there = Edition.objects.filter(master=OuterRef("master"), language_code=language)
        missing |= ~Exists(there)
    return [
        Panel(
            "own",
            _("To finish in your languages"),
            _("Nothing in your languages is unfinished. Drafts, and changes asked of you, appear here."),
            _editions().filter(UNFINISHED, language_code__in=user.languages),
            ("state", "-updated_at", "pk"),
            _more(state="draft"),
        ),
        Panel(
            "begin",
            _("To translate"),
            _("Every live story has an edition in your languages."),
            _editions().filter(
                standing_now(Standing.LIVE), missing, language_code=F("master__source_language")
            ),
            ("-live_from", "-pk"),
            _more(standing=Standing.LIVE),
            moment="live_from",
            begin_in=tuple(user.languages),
        ),
    ]


def _clock(now: dt.datetime) -> list[Panel]:
    return [
        Panel(
            "next",
            _("Next to go live"),
            _("Nothing is scheduled. An approved edition can be given a time on its page."),
            _editions().filter(standing_now(Standing.SCHEDULED)),
            ("live_from", "pk"),
            _more(standing=Standing.SCHEDULED),
            moment="live_from",
        ),
        Panel(
            "live",
            _("Just published"),
            _("Nothing is live yet."),
            _editions().filter(standing_now(Standing.LIVE)),
            ("-live_from", "-pk"),
            _more(standing=Standing.LIVE),
            moment="live_from",
        ),
        Panel(
            "quiet",
            _("Gone quiet"),
            _("No draft has lain untouched for a week."),
            _editions().filter(UNFINISHED, updated_at__lt=now - QUIET_AFTER),
            ("-updated_at", "pk"),
            _more(state=CopyState.DRAFT),
        ),
    ]


def _totals(user: User, panels: Sequence[Panel]) -> dict[str, int]:
    # One query with one count each, so that every count uses the index it needs.
    counts = {
        panel.code: Coalesce(
            Subquery(
                panel.found.order_by()
                .annotate(one=Value(1))
                .values("one")
                .annotate(n=Count("pk"))
                .values("n")
            ),
            0,
        )
        for panel in panels
    }
    totals: Any = User.objects.filter(pk=user.pk).values(**counts).get()
    return totals


def _line(panel: Panel, edition: Edition, now: dt.datetime, language: str) -> Line:
    article = edition.master
    cell, at = matrix.cell(edition, now), getattr(edition, panel.moment)
    if panel.begin_in:
        there = {other.language_code for other in article.translations.all()}
        wanted = next(code for code in panel.begin_in if code not in there)
        cell = matrix.missing(article.pk, wanted)
    return Line(
        edition=edition,
        cell=cell,
        headline=edition.headline or article.original_title or f"#{article.pk}",
        label=article.label.name_in(language) if article.label else "",
        colour=article.label.colour if article.label else "",
        source=article.source.name_in(language) if article.source else "",
        at=at,
        distance=timeuntil(at, now, depth=1) if at > now else timesince(at, now, depth=1),
        late=edition.state in LATE_AFTER and now - edition.updated_at > LATE_AFTER[CopyState(edition.state)],
    )


def panels(user: User, now: dt.datetime) -> list[Panel]:
    """The sections this person's role gives them, filled, in the order they should be looked at.

    The number of queries depends on the role, never on the length.
    """
    wanted = [*_reviewing(user), *_writing(user), *_clock(now)]
    totals = _totals(user, wanted)
    shown = {panel.code: list(panel.found.order_by(*panel.order)[:SHOWN]) for panel in wanted}
    articles = [edition.master for editions in shown.values() for edition in editions]
    prefetch_related_objects(articles, "label__translations", "source__translations")
    begun = [edition.master for panel in wanted if panel.begin_in for edition in shown[panel.code]]
    prefetch_related_objects(begun, "translations")
    language = get_language() or ""
    return [
        replace(
            panel,
            total=totals[panel.code],
            lines=[_line(panel, edition, now, language) for edition in shown[panel.code]],
        )
        for panel in wanted
    ]


def urls(site: AdminSite) -> list[URLPattern]:
    """The board is the desk's front page."""

    def index(request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        found = panels(signed_in(request), now)
        work = [panel for panel in found if panel.code in {"review", "approved", "own", "begin"}]
        context = {
            **site.each_context(request),
            "title": _("The desk"),
            "now": now,
            "work": work,
            "clock": [panel for panel in found if panel not in work],
            "waiting": sum(panel.total for panel in work),
            "legend": matrix.legend(),
            "may_create": permissions.may(request.user, "create"),
        }
        return TemplateResponse(request, "admin/board/index.html", context)

    def app_list(request: HttpRequest, app_label: str) -> HttpResponse:
        return redirect("admin:index")

    return [
        path("", site.admin_view(index), name="index"),
        # Django's list of models: the bar has all of them.
        re_path(r"^(?P<app_label>articles)/$", site.admin_view(app_list), name="app_list"),
    ]

"""What waits for somebody who translates: sent back, changed in the source, in hand, to review, to begin."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import LessThan
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import CopyState, Edition, EditionLink, Role, User
from articles.models.target_block import DONE
from articles.workbench.pages import page, signed_in

SHOWN = 50


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; ``empty`` says what would."""

    code: str
    title: str
    empty: str
    rows: list[Any]


@require_safe
def home_view(request: HttpRequest) -> HttpResponse:
    """The translations this person can do something about, the most pressing first."""
    user = signed_in(request)
    links = list(_links(user)[: 4 * SHOWN])
    sections = [
        Section("back", _("Sent back"), _("Nothing was sent back."), []),
        Section("stale", _("Changed in the source"), _("No source has changed since it was translated."), []),
        Section("hand", _("In hand"), _("No translation is begun and unfinished."), []),
        Section("review", _("To review"), _("Nothing waits for a review."), []),
    ]
    by_code = {section.code: section.rows for section in sections}
    for link in links:
        by_code[_where(link)].append(link)
    context = {
        "title": _("Translations"),
        "sections": sections,
        "begin": list(_to_begin(user)),
        "language_names": dict(settings.LANGUAGES),
        "now": timezone.now(),
    }
    return page(request, "workbench/home.html", context)


def _where(link: Any) -> str:
    if link.edition.state == CopyState.CHANGES_REQUESTED:
        return "back"
    if link.edition.state == CopyState.IN_REVIEW:
        return "review"
    return "stale" if link.stale_blocks else "hand"


def _links(user: User) -> QuerySet[EditionLink]:
    """Links with something to do about, and how much, in one query."""
    worded = ~Q(blocks__origin="source")
    open_block = Q(blocks__stale=True) | Q(blocks__uncertain=True) | ~Q(blocks__state__in=DONE)
    found = (
        EditionLink.objects.in_step()
        .select_related("edition", "source", "translator")
        .exclude(edition__state=CopyState.SPIKED)
        .annotate(
            all_blocks=Count("blocks", filter=worded),
            open_blocks=Count("blocks", filter=worded & open_block),
            stale_blocks=Count("blocks", filter=Q(blocks__stale=True)),
        )
        .filter(
            Q(open_blocks__gt=0)
            | Q(edition__state__in=[CopyState.CHANGES_REQUESTED, CopyState.IN_REVIEW])
            | Q(edition__state=CopyState.DRAFT, edition__live_revision=None)
        )
    )
    if user.role == Role.TRANSLATOR:
        found = found.filter(edition__language_code__in=[*user.languages, *user.review_languages])
    return found.order_by("due", "-edition__updated_at")


def _to_begin(user: User) -> list[tuple[Edition, str]]:
    """Live source editions that lack a language of this person: (source, language), the newest first."""
    wanted = user.languages if user.role == Role.TRANSLATOR else settings.SITE_LANGUAGES
    if not wanted:
        return []
    there = Edition.objects.filter(master=OuterRef("master"), language_code__in=wanted).order_by()
    # Counted story by story, from an index: see articles/admin/work.py.
    how_many = Subquery(there.annotate(n=Func("pk", function="COUNT")).values("n"))
    missing = Q(LessThan(how_many, len(set(wanted))))
    sources = Edition.objects.live().in_source_language().filter(missing).order_by("-live_from")
    found = list(sources.prefetch_related("master__translations")[: SHOWN // 2])
    rows = []
    for source in found:
        have = {edition.language_code for edition in source.master.translations.all()}
        rows += [(source, language) for language in wanted if language not in have]
    return rows[:SHOWN]

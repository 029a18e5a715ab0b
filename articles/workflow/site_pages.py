"""The site's own pages and its menus: written, shown, switched off. Only chief editors do that."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.caching.pages import tell_of_withdrawal
from articles.content import blocks
from articles.content.sanitize import sanitize_body
from articles.content.typography import normalise_text, slugify_unicode
from articles.models import (
    PAGE_FIELDS,
    Label,
    Menu,
    MenuEntry,
    PageKind,
    PageRevision,
    SitePage,
    SitePageTranslation,
    Topic,
    User,
)
from articles.models.fields import validate_site_language
from articles.workflow.errors import Conflict, NotAllowed, Refused
from articles.workflow.logbook import log

# How many addresses a page remembers: each goes on leading to it.
FORMER_SLUGS = 50


@dataclass(frozen=True)
class PageText:
    """A page's words in one language. An empty slug is made from the title; the body is sanitised."""

    title: str
    menu_title: str = ""
    summary: str = ""
    slug: str = ""
    body: str = ""


def may_edit(user: User | None) -> bool:
    """Tell whether this person may write the site's pages and menus."""
    return permissions.may(user, "edit_pages")


def _demand(actor: User | None) -> None:
    if not may_edit(actor):
        raise NotAllowed("edit_pages")


def sanitize_page(html: str) -> str:
    """A page's body as it is stored: as an article's, without figures, which belong to articles."""
    body = sanitize_body(html)
    return blocks.replace_figures(body, dict.fromkeys(blocks.figure_ids(body)))


@contextmanager
def _locked(page: SitePage, language: str, version: int | None) -> Iterator[SitePageTranslation | None]:
    """The page's row, then its text in `language` (None where there is none yet), both locked."""
    with transaction.atomic():
        page = SitePage.objects.select_for_update().get(pk=page.pk)
        row = (
            SitePageTranslation.objects.select_for_update(of=("self",))
            .select_related("latest_revision", "live_revision", "updated_by")
            .filter(master=page, language_code=language)
            .first()
        )
        if version is not None and version != (row.row_version if row else 0):
            raise Conflict(row)
        yield row


def create_page(
    actor: User | None, kind: str, language: str, text: PageText, note: str = ""
) -> SitePageTranslation:
    """Make a page with its text in a first language. Readers have it once it is shown.

    Raises `NotAllowed`; ValidationError for a language the site does not have, a second page of a kind of
    which there is one, a text without a title.
    """
    _demand(actor)
    validate_site_language(language)
    with transaction.atomic():
        page = SitePage(kind=kind, created_by=actor, created_at=timezone.now())
        page.full_clean()
        page.save()
        log(actor, "create_page", language=language, note=text.title, page=page.pk, kind=kind)
        return save_page(actor, page, language, text, version=0, note=note)


def save_page(
    actor: User | None, page: SitePage, language: str, text: PageText, *, version: int | None, note: str = ""
) -> SitePageTranslation:
    """Save a page's text in one language as a new revision; readers keep what they have.

    `version` is the row version that was read, 0 for a language that had no text; a stale one raises
    `Conflict`. Nothing is written where nothing changed. Raises `NotAllowed` and ValidationError.
    """
    _demand(actor)
    validate_site_language(language)
    with _locked(page, language, version) as found:
        row = found or SitePageTranslation(master=page, language_code=language, row_version=0)
        row.title, row.menu_title = normalise_text(text.title), normalise_text(text.menu_title)
        row.summary, row.body = normalise_text(text.summary), sanitize_page(text.body)
        row.slug = slugify_unicode(text.slug or text.title)
        row.full_clean(exclude=["master"])
        _record(actor, row, note)
    return row


def _record(actor: User | None, row: SitePageTranslation, note: str, restored: int | None = None) -> None:
    """Write the row's revision and its line in the log, unless it says what the latest says."""
    latest = row.latest_revision
    changed = [name for name in PAGE_FIELDS if latest is None or getattr(row, name) != getattr(latest, name)]
    if not changed:
        return
    now = timezone.now()
    row.latest_revision = PageRevision.objects.create(
        page_id=row.master_id,
        language_code=row.language_code,
        number=(latest.number if latest else 0) + 1,
        author=actor,
        note=note,
        created_at=now,
        **{name: getattr(row, name) for name in PAGE_FIELDS},
    )
    row.updated_at, row.updated_by = now, actor
    row.row_version += 1
    row.save()
    log(
        actor,
        "edit_page",
        language=row.language_code,
        note=note or row.title,
        page=row.master_id,
        number=row.latest_revision.number,
        changed=changed,
        restored=restored,
    )


def restore_page(
    actor: User | None, row: SitePageTranslation, number: int, *, version: int | None
) -> SitePageTranslation:
    """Make the text of revision `number` the working copy again, as a new revision.

    Raises `NotAllowed`, `Conflict`, `PageRevision.DoesNotExist`, and `Refused` where it is the same text.
    """
    _demand(actor)
    revision = PageRevision.objects.get(page=row.master_id, language_code=row.language_code, number=number)
    with _locked(row.master, row.language_code, version) as fresh:
        assert fresh is not None  # it has revisions, and no text is ever deleted  # noqa: S101
        before = fresh.latest_revision_id
        for name in PAGE_FIELDS:
            setattr(fresh, name, getattr(revision, name))
        _record(actor, fresh, _("Restored from revision %(number)s.") % {"number": number}, restored=number)
        if fresh.latest_revision_id == before:
            raise Refused(_("The text is the same as in that revision."))
    return fresh


def show_page(
    actor: User | None, row: SitePageTranslation, *, version: int | None = None
) -> SitePageTranslation:
    """Give readers the latest revision. Its old address leads on to the new one.

    Raises `NotAllowed`, `Conflict`; `Refused` for a page without text, or an address that is another page's.
    """
    _demand(actor)
    with _locked(row.master, row.language_code, version) as fresh:
        if fresh is None or fresh.latest_revision is None or not blocks.text(fresh.body).strip():
            raise Refused(_("Write the text first: readers would find an empty page."))
        if fresh.live_revision_id == fresh.latest_revision_id:
            raise Refused(_("Readers have this revision already."))
        taken = SitePageTranslation.objects.filter(
            language_code=fresh.language_code, live_slug=fresh.slug
        ).exclude(pk=fresh.pk)
        if other := taken.first():
            raise Refused(
                _("“%(title)s” has the address “%(slug)s” already. Write another one.")
                % {"title": other.title, "slug": fresh.slug}
            )
        former = [slug for slug in (*fresh.former_slugs, fresh.live_slug) if slug and slug != fresh.slug]
        fresh.former_slugs = list(dict.fromkeys(former))[-FORMER_SLUGS:]
        fresh.live_revision, fresh.live_slug = fresh.latest_revision, fresh.slug
        fresh.live_changed_at = timezone.now()
        _save_standing(actor, fresh, "show_page")
    return fresh


def hide_page(
    actor: User | None, row: SitePageTranslation, *, version: int | None = None
) -> SitePageTranslation:
    """Switch a page off in one language: its address answers as if it had never been.

    Raises `NotAllowed`, `Conflict`, and `Refused` for one that is off already.
    """
    _demand(actor)
    with _locked(row.master, row.language_code, version) as fresh:
        if fresh is None or not fresh.is_shown():
            raise Refused(_("This page is switched off already."))
        fresh.former_slugs = list(dict.fromkeys([*fresh.former_slugs, fresh.live_slug]))[-FORMER_SLUGS:]
        tell_of_withdrawal()
        fresh.live_revision, fresh.live_slug, fresh.live_changed_at = None, "", None
        _save_standing(actor, fresh, "hide_page")
    return fresh


def hide_everywhere(actor: User | None, page: SitePage) -> list[SitePageTranslation]:
    """Switch a page off in every language, in one transaction. Raises `NotAllowed`, `Refused`."""
    _demand(actor)
    with transaction.atomic():
        rows = list(page.translations.exclude(live_revision=None).order_by("language_code"))
        if not rows:
            raise Refused(_("This page is switched off already."))
        return [hide_page(actor, row) for row in rows]


def _save_standing(actor: User | None, row: SitePageTranslation, verb: str) -> None:
    row.row_version += 1
    row.save()
    log(
        actor,
        verb,
        language=row.language_code,
        note=row.title,
        page=row.master_id,
        number=row.live_revision.number if row.live_revision else None,
    )


# --- Menus ---------------------------------------------------------------------------------------
Target = SitePage | Label | Topic


def menu_targets(menu: str) -> list[Target]:
    """What a menu leads to, in its order."""
    rows = MenuEntry.objects.filter(menu=menu).select_related("page", "label", "topic")
    return [row.target() for row in rows]


def menu_version() -> str:
    """What a form of the menus was read at: it changes whenever they do."""
    newest = MenuEntry.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return f"{newest}-{MenuEntry.objects.count()}"


def save_menu(actor: User | None, menus: Mapping[str, Sequence[Target]], *, version: str | None) -> bool:
    """Make the menus lead to these, in this order; tell whether anything changed.

    `version` is what `menu_version` said when the form was read; a stale one raises `Conflict`. A thing
    named twice in one menu stands there once.
    """
    _demand(actor)
    with transaction.atomic():
        # There may be no row yet to lock: two who save at once go one after the other all the same.
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {MenuEntry._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        if version is not None and version != menu_version():
            raise Conflict(None)
        changed = []
        for menu in Menu.values:
            wanted = list(dict.fromkeys(menus.get(menu, ())))
            if wanted == menu_targets(menu):
                continue
            MenuEntry.objects.filter(menu=menu).delete()
            for position, target in enumerate(wanted):
                noun = {SitePage: "page", Label: "label", Topic: "topic"}[type(target)]
                entry = MenuEntry(menu=menu, position=position, **{noun: target})
                entry.full_clean()
                entry.save()
            changed.append(menu)
        if changed:
            log(
                actor,
                "edit_menus",
                note=", ".join(str(Menu(menu).label) for menu in changed),
                menus={
                    menu: [f"{type(t)._meta.model_name} {t.pk}" for t in menus.get(menu, ())]
                    for menu in changed
                },
            )
    return bool(changed)


def kinds_left() -> list[tuple[str, str]]:
    """The kinds of page that can be made: each once, but for those without a kind."""
    there = set(SitePage.objects.values_list("kind", flat=True)) - {PageKind.OTHER}
    return [(str(kind.value), str(kind.label)) for kind in PageKind if kind not in there]

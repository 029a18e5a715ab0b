"""The site's own pages: what readers have changes when a page is shown, and by no save."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import ActionLog, PageKind, PageRevision, Role
from articles.workflow import site_pages
from articles.workflow.errors import Conflict, NotAllowed, Refused
from articles.workflow.merging import merge
from articles.workflow.site_pages import PageText
from tests.factories import make_article, make_label, make_page, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return make_user(Role.CHIEF)


def test_saving_changes_nothing_for_readers_and_showing_does(chief):
    row = make_page("en", "Imprint", body="<p>Old.</p>")
    row = site_pages.save_page(
        chief,
        row.master,
        "en",
        PageText("Imprint", body="<p>New.</p>"),
        version=row.row_version,
        note="Moved",
    )
    assert row.has_unshown_changes()
    assert row.live_revision.body == "<p>Old.</p>"
    row = site_pages.show_page(chief, row, version=row.row_version)
    assert row.live_revision.body == "<p>New.</p>"
    assert [line.verb for line in ActionLog.objects.order_by("pk")] == [
        "create_page", "edit_page", "show_page", "edit_page", "show_page",
    ]  # fmt: skip
    assert ActionLog.objects.filter(verb="edit_page").first().note == "Moved"


def test_the_same_text_makes_no_revision(chief):
    row = make_page("en", "Imprint", body="<p>Text.</p>")
    again = site_pages.save_page(
        chief, row.master, "en", PageText("Imprint", body="<p>Text.</p>"), version=row.row_version
    )
    assert again.row_version == row.row_version
    assert PageRevision.objects.count() == 1
    with pytest.raises(Refused, match="already"):
        site_pages.show_page(chief, again)


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR, None])
def test_only_chief_editors_write_and_show(role):
    row = make_page("en", "Imprint")
    actor = make_user(role, languages=["en"]) if role else None
    for act in (
        lambda: site_pages.create_page(actor, PageKind.ABOUT, "en", PageText("T")),
        lambda: site_pages.save_page(actor, row.master, "en", PageText("T"), version=None),
        lambda: site_pages.show_page(actor, row),
        lambda: site_pages.hide_page(actor, row),
        lambda: site_pages.hide_everywhere(actor, row.master),
        lambda: site_pages.restore_page(actor, row, 1, version=None),
        lambda: site_pages.save_menu(actor, {}, version=None),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_of_two_who_save_the_second_is_told(chief):
    row = make_page("en", "Imprint")
    site_pages.save_page(chief, row.master, "en", PageText("Theirs"), version=row.row_version)
    for act in (
        lambda: site_pages.save_page(chief, row.master, "en", PageText("Mine"), version=row.row_version),
        lambda: site_pages.show_page(chief, row, version=row.row_version),
        lambda: site_pages.hide_page(chief, row, version=row.row_version),
    ):
        with pytest.raises(Conflict):
            act()
    # A language that was empty when it was opened and is not any more.
    make_page("fr", "Mentions", page=row)
    with pytest.raises(Conflict):
        site_pages.save_page(chief, row.master, "fr", PageText("Mien"), version=0)


def test_a_page_of_a_kind_is_there_once(chief):
    make_page("en", "About", kind=PageKind.ABOUT)
    with pytest.raises(ValidationError, match="already"):
        site_pages.create_page(chief, PageKind.ABOUT, "fr", PageText("À propos"))
    make_page("en", "One")
    make_page("en", "Two")
    assert "about" not in dict(site_pages.kinds_left())
    assert "other" in dict(site_pages.kinds_left())


def test_an_address_is_one_pages(chief):
    make_page("en", "House rules")
    other = make_page("en", "House rules", shown=False)
    with pytest.raises(Refused, match="house-rules"):
        site_pages.show_page(chief, other)
    # In another language it is free.
    assert make_page("fr", "House rules").live_slug == "house-rules"


def test_an_empty_page_is_not_shown(chief):
    row = make_page("en", "Imprint", body="", shown=False)
    with pytest.raises(Refused, match="empty page"):
        site_pages.show_page(chief, row)


def test_a_text_is_cleaned_and_holds_no_figure(chief):
    row = make_page(
        "en", "T", body='<p onclick="x()">A</p><figure data-figure="7"></figure><script>1</script>'
    )
    assert row.body == "<p>A</p>"


def test_restoring_makes_a_new_revision(chief):
    row = make_page("en", "Old", body="<p>Old.</p>")
    row = site_pages.save_page(chief, row.master, "en", PageText("New", body="<p>New.</p>"), version=None)
    row = site_pages.restore_page(chief, row, 1, version=row.row_version)
    assert (row.title, row.body, row.latest_revision.number) == ("Old", "<p>Old.</p>", 3)
    with pytest.raises(Refused, match="same"):
        site_pages.restore_page(chief, row, 1, version=None)


def test_switched_off_everywhere_is_off_in_every_language(chief):
    row = make_page("en", "About")
    make_page("fr", "À propos", page=row)
    make_page("ja", "概要", page=row, shown=False)
    assert [off.language_code for off in site_pages.hide_everywhere(chief, row.master)] == ["en", "fr"]
    assert not row.master.translations.exclude(live_revision=None).exists()
    with pytest.raises(Refused, match="already"):
        site_pages.hide_everywhere(chief, row.master)


def test_the_database_keeps_a_pages_revisions():
    make_page()
    for change in (
        lambda: PageRevision.objects.update(title="x"),
        lambda: PageRevision.objects.all().delete(),
    ):
        with pytest.raises((IntegrityError, TypeError)), transaction.atomic():
            change()
    with pytest.raises(TypeError):
        PageRevision.objects.get().save()


def test_menus_are_versioned_and_logged(chief):
    label, page = make_label("L"), make_page().master
    version = site_pages.menu_version()
    assert site_pages.save_menu(chief, {"footer": [page, label, page]}, version=version)
    assert site_pages.menu_targets("footer") == [page, label]
    with pytest.raises(Conflict):
        site_pages.save_menu(chief, {"footer": []}, version=version)
    assert not site_pages.save_menu(chief, {"footer": [page, label]}, version=None)
    assert ActionLog.objects.filter(verb="edit_menus").count() == 1


def test_a_merged_labels_place_in_the_menus_is_its_heirs(chief):
    kept, gone, other = make_label("Kept"), make_label("Gone"), make_label("Other")
    make_article("en", label=gone)
    site_pages.save_menu(chief, {"navigation": [gone, other], "footer": [gone, kept]}, version=None)
    merge(chief, kept, gone)
    assert site_pages.menu_targets("navigation") == [kept, other]
    assert site_pages.menu_targets("footer") == [kept]

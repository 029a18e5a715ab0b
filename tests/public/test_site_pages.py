"""Site pages as readers meet them: in their language or not at all, at one address, and in the menus."""

import pytest
from django.test import Client

from articles.models import PageKind, Role
from articles.rendering import page_path
from articles.workflow import actions, site_pages
from articles.workflow.content_changes import Change, Details
from articles.workflow.site_pages import PageText
from tests.factories import make_article, make_label, make_live, make_page, make_topic, make_user
from tests.public.pages import Page, path_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return make_user(Role.CHIEF)


def test_a_page_has_its_text_and_tells_machines_what_it_is():
    about = make_page(
        "fr",
        "Qui nous sommes",
        summary="Onze personnes.",
        body="<h2>Nous</h2><p>Onze.</p>",
        kind=PageKind.ABOUT,
    )
    page = Page(page_path(about))
    assert page.status == 200
    assert page.path == "/fr/pages/qui-nous-sommes/"
    assert "<h2>Nous</h2>" in page.text
    assert page.meta("description") == "Onze personnes."
    data = page.json_ld()
    assert (data["@type"], data["inLanguage"], data["name"]) == ("AboutPage", "fr", "Qui nous sommes")
    assert data["publisher"]["@type"] == "NewsMediaOrganization"
    assert page.response["Content-Language"] == "fr"
    assert "s-maxage=5" in page.response["Cache-Control"]


def test_a_page_is_in_the_languages_it_is_shown_in_and_in_no_other():
    about = make_page("en", "About")
    make_page("ar", "من نحن", page=about)
    make_page("fr", "À propos", page=about, shown=False)
    page = Page("/en/pages/about/")
    assert set(page.alternates()) == {"en", "ar", "x-default"}
    assert {path_in(address) for address in page.alternates().values()} == {
        "/en/pages/about/", "/ar/pages/%D9%85%D9%86-%D9%86%D8%AD%D9%86/",
    }  # fmt: skip
    arabic = Page("/ar/pages/من-نحن/")
    assert 'dir="rtl"' in arabic.text
    for path in ("/fr/pages/à-propos/", "/ja/pages/about/", "/fr/pages/about/", "/de/pages/about/"):
        assert Page(path).status == 404


def test_a_page_switched_off_is_as_one_that_never_was(chief):
    row = make_page("en", "About")
    site_pages.hide_page(chief, row)
    off, never = Client().get("/en/pages/about/"), Client().get("/en/pages/abOut-2/")
    assert off.status_code == never.status_code == 404
    assert set(off.headers) == set(never.headers)


def test_a_former_address_leads_on_until_another_page_takes_it(chief):
    row = make_page("en", "About")
    row = site_pages.save_page(
        chief, row.master, "en", PageText("Who we are", body="<p>Us.</p>"), version=row.row_version
    )
    assert Page("/en/pages/about/").status == 200
    assert Page("/en/pages/who-we-are/").status == 404
    row = site_pages.show_page(chief, row)
    assert Page("/en/pages/about/").response["Location"] == "/en/pages/who-we-are/"
    make_page("en", "About")
    assert Page("/en/pages/about/").status == 200
    # And back again: its own address leads nowhere but to itself.
    row = site_pages.save_page(chief, row.master, "en", PageText("About", slug="us", body="<p>Us.</p>"),
                               version=None)  # fmt: skip
    site_pages.show_page(chief, row)
    assert Page("/en/pages/who-we-are/").response["Location"] == "/en/pages/us/"


def test_the_day_of_the_last_change_is_told_where_the_law_asks():
    assert "Last changed" in Page(page_path(make_page("en", "Imprint", kind=PageKind.IMPRINT))).text
    assert "Last changed" not in Page(page_path(make_page("en", "About", kind=PageKind.ABOUT))).text


# --- Menus ---------------------------------------------------------------------------------------


def test_menus_name_what_there_is_in_the_readers_language(chief):
    label, topic = make_label({"en": "Selected", "fr": "Choisi"}), make_topic({"en": "Land"})
    about = make_page("en", "All about us", menu_title="About")
    make_live(make_article("en", label=label, topics=[topic]))
    site_pages.save_menu(chief, {"navigation": [label, topic], "footer": [about.master]}, version=None)
    page = Page("/en/")
    for path in ("/en/labels/selected/", "/en/topics/land/", "/en/pages/all-about-us/"):
        assert path in page.links()
    assert ">About<" in page.text
    french = Page("/fr/")
    assert not {link for link in french.links() if "/labels/" in link or "/pages/" in link}
    make_live(make_article("fr", label=label, topics=[topic]))
    # A topic that has no French name is there under the one it has, and says in which language.
    french = Page("/fr/")
    assert "/fr/labels/choisi/" in french.links()
    assert '<bdi lang="en">Land</bdi>' in french.text
    assert Page("/fr/topics/land/").status == 200


def test_a_label_that_only_a_draft_carries_is_in_no_menu(chief):
    label, other, topic = make_label("Secret"), make_label("Public"), make_topic("Hush")
    live = make_live(make_article("en", label=other))
    change = Change(details=Details(label=label, topics=[topic], source=live.master.source))
    actions.save_edition(make_user(Role.EDITOR), live, change, version=None)
    site_pages.save_menu(chief, {"navigation": [label, topic]}, version=None)
    page = Page("/en/")
    assert "Secret" not in page.text
    assert "Hush" not in page.text


def test_without_entries_there_is_no_empty_menu():
    page = Page("/en/")
    assert 'class="menu' not in page.text

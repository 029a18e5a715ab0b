"""The desk's pages about the site's own: written, compared, previewed, switched, and nothing lost."""

import pytest
from django.test import Client

from articles.models import Role, SitePage, SitePageTranslation
from articles.workflow import site_pages
from articles.workflow.site_pages import PageText
from tests.admin.desk import queries_of, signed_in
from tests.factories import make_label, make_page, make_topic, make_user

pytestmark = pytest.mark.django_db


def at(row: SitePageTranslation, more: str = "") -> str:
    return f"/admin/pages/{row.master_id}/{row.language_code}/{more}"


def posted(row: SitePageTranslation, **changes: str) -> dict[str, str]:
    words = {name: getattr(row, name) for name in ("title", "menu_title", "summary", "slug", "body")}
    return {**words, "version": str(row.row_version), **changes}


def test_a_page_is_begun_written_and_shown():
    client = signed_in()
    answer = client.post(
        "/admin/pages/add/", {"kind": "imprint", "language": "fr", "title": "Mentions légales"}
    )
    row = SitePageTranslation.objects.get()
    assert answer["Location"] == at(row)
    assert Client().get("/fr/pages/mentions-légales/").status_code == 404
    client.post(at(row), posted(row, body="<p>Qui publie.</p>", then="show"))
    assert "Qui publie." in Client().get("/fr/pages/mentions-légales/").content.decode()
    # There is one imprint: it is not offered again, and not taken.
    assert 'value="imprint"' not in client.get("/admin/pages/add/").content.decode()
    again = client.post("/admin/pages/add/", {"kind": "imprint", "language": "en", "title": "Imprint"})
    assert again.status_code == 422
    assert SitePage.objects.count() == 1


def test_another_language_is_written_on_its_own_page():
    row = make_page("en", "About")
    client = signed_in()
    path = at(row).replace("/en/", "/ar/")
    assert "no such page yet" in client.get(path).content.decode()
    client.post(path, {"title": "من نحن", "body": "<p>نص</p>", "version": "0"})
    assert row.master.translations.get(language_code="ar").title == "من نحن"
    assert client.get(path.replace("/ar/", "/de/")).status_code == 404


def test_a_stale_save_keeps_what_was_typed_and_shows_both():
    row = make_page("en", "About", body="<p>As it was.</p>")
    site_pages.save_page(
        make_user(Role.CHIEF, first_name="Ada", last_name="Roe"), row.master, "en",
        PageText("About", body="<p>As it became.</p>"), version=None,
    )  # fmt: skip
    client = signed_in()
    answer = client.post(at(row), posted(row, body="<p>As it were.</p>"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ada Roe saved this" in page
    assert "As it were." in page
    row.refresh_from_db()
    assert row.body == "<p>As it became.</p>"
    # Sent again with the version that is there now, it takes its place.
    again = client.post(at(row), posted(row, body="<p>As it were.</p>"))
    assert again.status_code == 302
    row.refresh_from_db()
    assert row.body == "<p>As it were.</p>"


def test_a_save_without_a_title_is_refused_and_keeps_the_text():
    row = make_page("en", "About")
    answer = signed_in().post(at(row), posted(row, title=" ", body="<p>Kept for me.</p>"))
    assert answer.status_code == 422
    assert "Kept for me." in answer.content.decode()


def test_switching_off_is_confirmed_and_may_be_for_every_language():
    row = make_page("en", "About")
    french = make_page("fr", "À propos", page=row)
    client = signed_in()
    page = client.get(at(row, "do/hide/")).content.decode()
    assert "as if it had never been" in page
    assert client.post(at(row, "do/hide/"), {"version": "1"}).status_code == 409
    client.post(at(row, "do/hide/"), {"version": str(row.row_version)})
    assert Client().get("/en/pages/about/").status_code == 404
    assert Client().get("/fr/pages/à-propos/").status_code == 200
    client.post(at(french, "do/hide/"), {"everywhere": "1"})
    assert Client().get("/fr/pages/à-propos/").status_code == 404


def test_revisions_say_what_changed_and_any_can_be_seen_and_restored():
    row = make_page("en", "About", body="<p>Eleven people.</p>")
    row = site_pages.save_page(
        make_user(Role.CHIEF), row.master, "en", PageText("About", body="<p>Twelve people.</p>"),
        version=None, note="Bertrand joined",
    )  # fmt: skip
    client = signed_in()
    assert "Bertrand joined" in client.get(at(row, "revisions/")).content.decode()
    page = client.get(at(row, "revisions/2/")).content.decode()
    assert '<ins><span class="visually-hidden">[added: </span>Twelve' in page
    preview = client.get(at(row, "revisions/2/preview/"))
    assert "Twelve people." in preview.content.decode()
    assert preview["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in preview["Cache-Control"]
    assert "Twelve" not in Client().get("/en/pages/about/").content.decode()
    assert client.post(at(row, "revisions/1/"), {"version": "0"}).status_code == 409
    client.post(at(row, "revisions/1/"), {"version": str(row.row_version)})
    row.refresh_from_db()
    assert row.body == "<p>Eleven people.</p>"
    assert client.get(at(row, "revisions/9/")).status_code == 404


def test_menus_are_numbered_and_a_stale_form_is_told():
    about, imprint, label = make_page("en", "About"), make_page("en", "Imprint"), make_label("Selected")
    client = signed_in()
    version = site_pages.menu_version()
    order = {
        "version": version,
        f"footer-sitepage-{imprint.master_id}": "1",
        f"footer-sitepage-{about.master_id}": "2",
        f"navigation-label-{label.pk}": "1",
    }
    assert client.post("/admin/pages/menus/", order).status_code == 302
    assert site_pages.menu_targets("footer") == [imprint.master, about.master]
    assert site_pages.menu_targets("navigation") == [label]
    stale = client.post("/admin/pages/menus/", order | {f"footer-sitepage-{about.master_id}": "7"})
    assert stale.status_code == 409
    assert 'value="7"' in stale.content.decode()
    assert (
        client.post("/admin/pages/menus/", {**order, f"navigation-label-{label.pk}": "x"}).status_code == 422
    )


def test_translators_read_and_are_offered_nothing_they_may_not_do():
    row = make_page("fr", "À propos")
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    page = client.get(at(row)).content.decode()
    assert (
        "<form" not in page.split('id="content"')[1].replace('id="page-form"', "") or "action-bar" not in page
    )
    assert "/admin/pages/add/" not in client.get("/admin/pages/").content.decode()
    assert client.post(at(row), posted(row, title="Moi")).status_code == 403


def test_the_overviews_cost_as_much_for_many_pages_as_for_few():
    make_page("en", "First")
    make_topic("First")
    client = signed_in()
    few = [queries_of(client, path) for path in ("/admin/pages/", "/admin/pages/menus/")]
    for number in range(8):
        row = make_page("en", f"Page {number}")
        make_page("fr", f"Page {number}", page=row)
        make_topic(f"Topic {number}")
    many = [queries_of(client, path) for path in ("/admin/pages/", "/admin/pages/menus/")]
    assert many == few


def test_the_log_leads_to_the_page_that_an_act_was_about():
    row = make_page("fr", "À propos", body="<p>Qui nous sommes.</p>")
    log = signed_in().get("/admin/log/").content.decode()
    # It was begun, written and shown.
    assert log.count(f'href="{at(row)}"') == 3

"""A text is looked through: house style, barriers, links; as a page, and for the editor's script."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Edition, Role, User
from tests.admin.desk import queries_of
from tests.admin.story_posts import client_of, save
from tests.factories import make_article, make_user
from tests.net.servers import answer, pages, serving

pytestmark = pytest.mark.django_db
BODY = '<p>l\'été ?</p><h3>Bas</h3><p><a href="https://https://example.org">ici</a></p>'


def checks(edition: Edition) -> str:
    return reverse("admin:checks", args=[edition.master_id, edition.language_code])


def links(edition: Edition) -> str:
    return reverse("admin:links", args=[edition.master_id, edition.language_code])


def ask(client: Client, path: str, sent: Any) -> Any:
    body = sent if isinstance(sent, str) else json.dumps(sent)
    return client.post(path, body, content_type="application/json")


@pytest.fixture
def editor() -> User:
    return make_user()


@pytest.fixture
def edition(editor) -> Edition:
    return make_article("fr", actor=editor, headline="Vraiment ?", body=BODY)


def test_the_page_names_what_it_finds_in_the_saved_text(editor, edition):
    page = client_of(editor).get(checks(edition)).content.decode()
    for found in (
        "A typographic apostrophe",
        "The space before a semicolon",
        "A subheading without a heading above it.",
        "A link that does not say where it leads.",
        "The address begins twice.",
    ):
        assert found in page


def test_fix_all_saves_a_revision_and_finds_nothing_more(editor, edition):
    client = client_of(editor)
    done = client.post(checks(edition), {"version": edition.row_version}, follow=True)
    assert "Mended, and saved as revision 2" in done.content.decode()
    edition.refresh_from_db()
    assert edition.headline == "Vraiment\u202f?"
    assert edition.body.startswith("<p>l’été\u202f?</p>")
    assert edition.slug == "vraiment"
    assert "A typographic apostrophe" not in done.content.decode()


def test_a_fix_of_what_changed_meanwhile_is_refused(editor, edition):
    client = client_of(editor)
    save(client_of(make_user()), edition, headline="Autre ?")
    done = client.post(checks(edition), {"version": edition.row_version}, follow=True)
    assert "Someone else saved this" in done.content.decode()
    edition.refresh_from_db()
    assert edition.headline == "Autre ?"


def test_the_script_gets_positions_as_it_counts_them(editor, edition):
    # An emoji is two units there and one character here.
    text = "😀 Vraiment ?"
    found = ask(client_of(editor), checks(edition), {"texts": ["Rien.", text], "body": BODY}).json()
    [hit] = found["style"]
    units = text.encode("utf-16-le")
    assert hit["text"] == 1
    assert units[hit["start"] * 2 : hit["end"] * 2].decode("utf-16-le") == hit["wrong"] == " ?"
    assert hit["fix"] == "\u202f?"
    assert [finding["block"] for finding in found["findings"]] == [1, 2, 2]


def test_texts_agree_with_each_other_or_with_the_house(settings):
    editor = make_user()
    edition = make_article("zh-hans", actor=editor, body="<p>用OpenAI写</p>")
    sent = {"texts": ["用OpenAI的GPT写", "在 Google工作"], "body": ""}
    client = client_of(editor)
    assert [hit["text"] for hit in ask(client, checks(edition), sent).json()["style"]] == [1]
    settings.CJK_LATIN_SPACING = "space"
    assert {hit["text"] for hit in ask(client, checks(edition), sent).json()["style"]} == {0, 1}


@pytest.mark.parametrize("sent", ["", "[]", "{", '{"texts": 3}', "[" * 50_000])
def test_nonsense_is_refused(editor, edition, sent):
    assert ask(client_of(editor), checks(edition), sent).status_code in (413, 302)


def test_a_book_is_refused_with_a_sentence(editor, edition):
    client = client_of(editor)
    for path in (checks(edition), links(edition)):
        found = ask(client, path, {"texts": [], "body": "x" * 900_000})
        assert found.status_code == 413
        assert found.json()["error"]
    assert ask(client, checks(edition), {"texts": ["x"] * 4001, "body": ""}).status_code == 413


def test_links_are_asked_for_and_each_has_its_answer(editor, settings):
    with serving(pages({"/fine": answer(b"here")})) as server:
        settings.NET_ALLOWED_HOSTS = [server.host]
        body = f'<p><a href="{server.at("/fine")}">a</a> <a href="{server.at("/gone")}">b</a></p>'
        edition = make_article("fr", actor=editor, body=body)
        found = ask(client_of(editor), links(edition), {"body": body}).json()["links"]
        assert [(link["text"], link["verdict"]) for link in found] == [("a", "fine"), ("b", "gone")]
        page = client_of(editor).post(links(edition)).content.decode()
        assert "There is no page at this address (404)" in page


def test_who_may_not_write_asks_nobody(edition, settings):
    stranger = client_of(make_user(Role.TRANSLATOR, languages=["ja"]))
    with serving(answer(b"here")) as server:
        settings.NET_ALLOWED_HOSTS = [server.host]
        body = f'<p><a href="{server.at("/")}">a</a></p>'
        assert ask(stranger, links(edition), {"body": body}).status_code == 403
        assert server.connections == 0
    assert stranger.get(checks(edition)).status_code == 200
    assert stranger.post(checks(edition), {"version": edition.row_version}).status_code == 403


def test_hostile_words_are_shown_as_words(editor):
    body = "<p>Voici ? &lt;script&gt;alert(1)&lt;/script&gt;</p>"
    edition = make_article("fr", actor=editor, body=body, headline="<b>Vraiment ?</b>")
    page = client_of(editor).get(checks(edition)).content.decode()
    assert "<script>alert" not in page
    assert "<b>Vraiment" not in page


def test_a_page_costs_the_same_however_much_is_found(editor, edition):
    clean = make_article("fr", actor=editor, body="<p>Rien.</p>", headline="Rien")
    client = client_of(editor)
    assert queries_of(client, checks(edition)) == queries_of(client, checks(clean))


def test_the_storys_page_gives_advice_and_holds_nothing_up(editor, edition):
    page = client_of(editor).get(reverse("admin:story", args=[edition.master_id, "fr"])).content.decode()
    assert "A subheading without a heading above it." in page
    assert 'data-block="1"' in page
    assert "It holds nothing up." in page

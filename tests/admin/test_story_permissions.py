"""Who may do what on a story's page, through its real addresses."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import ActionLog, Role
from articles.workflow import actions
from tests.admin.story_posts import address, client_of, fields, save
from tests.factories import make_article, make_edition, make_image, make_user

pytestmark = pytest.mark.django_db


def test_strangers_are_sent_to_the_door() -> None:
    edition = make_article()
    answer = Client().get(address(edition))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_sees_the_page(role: Role) -> None:
    edition = make_article(images=[make_image()])
    answer = client_of(make_user(role)).get(address(edition))
    assert answer.status_code == 200
    assert edition.headline in answer.content.decode()


def test_a_translator_writes_their_language_and_the_words_of_its_pictures() -> None:
    edition = make_article(images=[make_image()])
    french = make_edition(edition, "fr")
    client = client_of(make_user(Role.TRANSLATOR, languages=["fr"]))
    sent = fields(client, french)
    assert not [name for name in sent if name.startswith(("credits-", "original_", "label"))]
    answer = client.post(address(french), {**sent, "headline": "Traduit", "figures-0-alt": "Un ciel"})
    assert answer.status_code == 302
    french.refresh_from_db()
    assert french.headline == "Traduit"
    assert edition.master.figures.get().words_in("fr")[1] == "Un ciel"


@pytest.mark.parametrize(
    "beyond",
    [
        {"original_title": "x"},
        {"label": ""},
        {"credits-0-name": "x"},
        {"figures-0-image": "1"},
        {"figures-0-remove": "on"},
        {"figures-0-credit_line": "x"},
        {"figures-lead": "0"},
        {"unknown": "x"},
    ],
)
def test_a_translator_who_sends_more_is_refused_and_nothing_is_written(beyond: dict[str, str]) -> None:
    edition = make_article(images=[make_image()])
    french = make_edition(edition, "fr")
    client = client_of(make_user(Role.TRANSLATOR, languages=["fr"]))
    before = ActionLog.objects.count()
    answer = client.post(address(french), {**fields(client, french), "headline": "Non", **beyond})
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.content.decode()
    french.refresh_from_db()
    assert french.headline != "Non"
    assert ActionLog.objects.count() == before


def test_a_translator_cannot_write_another_language() -> None:
    edition = make_article()
    translator = client_of(make_user(Role.TRANSLATOR, languages=["fr"]))
    assert 'name="headline"' not in translator.get(address(edition)).content.decode()
    sent = fields(client_of(make_user()), edition)
    assert translator.post(address(edition), {**sent, "headline": "No"}).status_code == 403
    edition.refresh_from_db()
    assert edition.headline != "No"


@pytest.mark.parametrize(
    ("role", "allowed"),
    [(Role.TRANSLATOR, False), (Role.EDITOR, True), (Role.CHIEF, True), (Role.ADMINISTRATOR, True)],
)
def test_who_makes_articles(role: Role, allowed: bool) -> None:
    client = client_of(make_user(role, languages=["fr"]))
    where = reverse("admin:articles_article_add")
    assert client.get(where).status_code == (200 if allowed else 403)
    answer = client.post(where, {"language": "fr", "headline": "Nouveau"})
    assert answer.status_code == (302 if allowed else 403)
    if allowed:
        assert client.get(answer["Location"]).status_code == 200


def test_beginning_a_language() -> None:
    edition = make_article(images=[make_image()])
    editor = client_of(make_user())
    where = reverse("admin:begin", args=[edition.master_id])
    missing = reverse("admin:story", args=[edition.master_id, "ja"])
    assert "Begin" in editor.get(missing).content.decode()
    answer = editor.post(where, {"language": "ja", "copy_from": "places"})
    assert answer["Location"] == missing
    japanese = edition.master.translations.get(language_code="ja")
    figure = edition.master.figures.get()
    assert (japanese.headline, japanese.body) == ("", f'<figure data-figure="{figure.pk}"></figure>')
    editor.post(where, {"language": "fr", "copy_from": "text", "original": "en"})
    assert edition.master.translations.get(language_code="fr").headline == edition.headline
    # Once more: it is there already, and nothing is written over.
    assert editor.post(where, {"language": "fr", "copy_from": "places"}).status_code == 302
    assert edition.master.translations.get(language_code="fr").headline == edition.headline
    assert editor.post(where, {"language": "xx"}).status_code == 302
    assert edition.master.translations.count() == 3


def test_a_translator_begins_their_own_languages_only() -> None:
    edition = make_article()
    client = client_of(make_user(Role.TRANSLATOR, languages=["fr"]))
    where = reverse("admin:begin", args=[edition.master_id])
    assert client.post(where, {"language": "ja", "copy_from": "places"}).status_code == 403
    assert client.post(where, {"language": "fr", "copy_from": "text"}).status_code == 302
    assert set(edition.master.translations.values_list("language_code", flat=True)) == {"en", "fr"}


def test_unknown_stories_and_languages_are_not_there() -> None:
    edition = make_article()
    client = client_of(make_user())
    assert client.get("/admin/articles/article/999999/en/").status_code == 404
    assert client.get(f"/admin/articles/article/{edition.master_id}/xx/").status_code == 404
    assert client.get(f"/admin/articles/article/{edition.master_id}/en/revisions/99/").status_code == 404
    assert client.get(f"/admin/articles/article/{edition.master_id}/en/do/explode/").status_code == 404


def test_the_change_address_leads_to_the_source_language() -> None:
    edition = make_article("fr")
    answer = client_of(make_user()).get(reverse("admin:articles_article_change", args=[edition.master_id]))
    assert answer["Location"] == address(edition)


def test_saves_of_editors_reach_every_language() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    french = actions.begin_edition(editor, edition.master, "fr", copy_from=edition)
    save(client_of(editor), edition, original_title="改过")
    french.refresh_from_db()
    assert french.latest_revision.number == 2

"""The list of stories, the log and what was taken in: found by anything, shown at a constant cost."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.formats.parsed import ParsedArticle
from articles.models import IngestedItem, Role
from articles.workflow import actions
from articles.workflow.logbook import log
from tests.admin.desk import queries_of, signed_in
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_label,
    make_live,
    make_scheduled,
    make_source,
    make_taken_down,
    make_user,
)

pytestmark = pytest.mark.django_db
ARTICLES = "/admin/articles/article/"


def shown(client, query: str = "") -> set[int]:
    """The articles that the list shows for a query."""
    response = client.get(f"{ARTICLES}{query}")
    assert response.status_code == 200
    return {row.article.pk for row in response.context_data.get("stories", [])}


# --- What a row says -----------------------------------------------------------------------------


def test_a_story_stands_with_every_language_of_the_site():
    label, source = make_label({"en": "Selected", "fr": "Sélection"}), make_source({"en": "GeekPark"})
    edition = make_live(make_article("en", headline="Robots learn to walk", label=label, source=source))
    make_edition(edition, "zh-hans", headline="机器人学会走路")
    page = signed_in().get(ARTICLES).content.decode()
    for text in ("Robots learn to walk", "Selected", "GeekPark", edition.master.original_title):
        assert text in page
    for cell in ("English: Live", "Simplified Chinese: Draft", "French: No edition"):
        assert cell in page
    for language in ("en", "zh-hans", "ar"):
        assert reverse("admin:story", args=[edition.master_id, language]) in page


def test_a_headline_is_shown_in_the_readers_language_else_the_sources():
    edition = make_article("zh-hans", headline="机器人")
    make_edition(edition, "fr", headline="Des robots")
    make_edition(edition, "en", headline="Some robots")
    rows = {}
    for language in ("fr", "en", "zh-hans"):
        client = signed_in(interface_language=language)
        rows[language] = client.get(ARTICLES).context_data["stories"][0].headline
    assert rows == {"fr": "Des robots", "en": "Some robots", "zh-hans": "机器人"}


def test_changes_that_readers_do_not_have_are_marked():
    edition = make_live(make_article("en", headline="As it was"))
    text = actions.Text(headline="As it will be", standfirst=edition.standfirst, body=edition.body)
    actions.save_edition(make_user(), edition, actions.Change(text=text), version=None)
    assert "English: Live; changes: Draft" in signed_in().get(ARTICLES).content.decode()


def test_an_empty_list_says_how_the_first_story_gets_there():
    page = signed_in(Role.EDITOR).get(ARTICLES).content.decode()
    assert "manage.py ingest" in page
    assert reverse("admin:articles_article_add") in page


def test_a_search_without_result_offers_the_way_back():
    make_article("en")
    page = signed_in().get(f"{ARTICLES}?q=nowhere").content.decode()
    assert "Nothing fits" in page
    assert 'href="?"' in page


# --- Search --------------------------------------------------------------------------------------


@pytest.fixture
def library():
    author = make_contributor({"en": "Lian Ran", "zh-hans": "连冉"}, aliases=["L. Ran"])
    first = make_article(
        "zh-hans",
        headline="深圳的机器人",
        authors=[author],
        original_title="机器人学会走路",
        original_url="https://geekpark.example/story/4711",
    )
    make_edition(first, "fr", headline="Les robots de Shenzhen")
    second = make_article("en", headline="A lighthouse")
    return first.master_id, second.master_id


@pytest.mark.parametrize(
    "words",
    [
        "深圳",
        "机器人",
        "robots",
        "ROBOTS shenzhen",
        "学会走路",
        "Lian",
        "连冉",
        "geekpark.example/story",
        "ｒｏｂｏｔｓ",
    ],
)
def test_a_story_is_found_by_the_words_of_any_of_its_languages(library, words):
    assert shown(signed_in(), f"?q={words}") == {library[0]}


def test_a_story_is_found_by_its_number_and_by_our_own_address(library):
    client = signed_in()
    assert library[1] in shown(client, f"?q=%23{library[1]}")
    assert library[1] in shown(client, f"?q=https://news.example/en/articles/{library[1]}/a-lighthouse/")


def test_every_word_must_be_there(library):
    assert shown(signed_in(), "?q=robots lighthouse") == set()


# --- Filters -------------------------------------------------------------------------------------


def test_state_standing_and_language_are_asked_of_one_edition():
    chief = signed_in()
    live = make_live(make_article("en"))
    draft = make_edition(live, "fr")
    scheduled = make_scheduled(make_article("fr"), timezone.now() + dt.timedelta(days=1))
    down = make_taken_down(make_article("ar"))
    assert shown(chief, "?standing=live") == {live.master_id}
    assert shown(chief, "?standing=scheduled") == {scheduled.master_id}
    assert shown(chief, "?standing=taken_down") == {down.master_id}
    assert shown(chief, "?state=draft&language=fr") == {draft.master_id}
    # English is live and French a draft: no edition is both.
    assert shown(chief, "?standing=live&language=fr") == set()
    assert shown(chief, "?state=none&language=fr") == {down.master_id}


def test_label_and_source_filter_and_nonsense_does_not():
    label, source = make_label(), make_source("Only here")
    one, other = make_article("en", label=label), make_article("en", source=source)
    client = signed_in()
    assert shown(client, f"?label={label.pk}") == {one.master_id}
    assert shown(client, f"?source={source.pk}") == {other.master_id}
    assert len(shown(client, "?label=x&source=%27&state=nonsense&standing=0&language=q")) in (0, 2)


# --- Who may, and what it costs ------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_everyone_of_the_desk_sees_the_list_and_nobody_deletes(role):
    edition = make_article("en")
    client = signed_in(role, languages=["fr"])
    assert shown(client) == {edition.master_id}
    assert client.get(f"{ARTICLES}{edition.master_id}/delete/").status_code == 403
    assert client.get(f"{ARTICLES}{edition.master_id}/history/").status_code == 404


def test_the_list_costs_the_same_for_three_stories_and_for_thirty():
    client, label = signed_in(), make_label()

    def fill(number: int) -> None:
        for _ in range(number):
            make_edition(make_article("en", label=label), "fr")

    fill(3)
    few = queries_of(client, ARTICLES)
    fill(27)
    assert queries_of(client, ARTICLES) == few <= 12
    assert queries_of(client, f"{ARTICLES}?q=headline&state=draft&language=fr&label={label.pk}") <= 12
    client.get(f"{ARTICLES}?chosen=1&columns=people&columns=live&columns=created")
    assert queries_of(client, f"{ARTICLES}?q=headline") <= 12


# --- The log -------------------------------------------------------------------------------------


def test_the_log_tells_who_did_what_and_is_filtered_and_searched():
    editor = make_user(Role.EDITOR, first_name="Éric", last_name="Nguyen")
    edition = make_article("en", actor=editor, headline="A lighthouse")
    actions.submit(editor, edition)
    make_article("fr", headline="Autre chose")
    client = signed_in()
    page = client.get("/admin/log/").content.decode()
    assert "Éric Nguyen" in page
    assert "Submit for review" in page
    assert "Autre chose" in page
    for query in (f"?person={editor.pk}", "?verb=submit", "?q=lighthouse", f"?q=%23{edition.master_id}"):
        assert "Autre chose" not in client.get(f"/admin/log/{query}").content.decode(), query
    assert "A lighthouse" not in client.get("/admin/log/?language=fr").content.decode()
    assert "Éric" not in client.get("/admin/log/?person=system").content.decode().split("<tbody>")[1]


def test_what_is_about_people_is_for_administrators():
    administrator = make_user(Role.ADMINISTRATOR)
    log(administrator, "invite", note="A newcomer")
    assert "A newcomer" in signed_in(Role.ADMINISTRATOR).get("/admin/log/").content.decode()
    assert "A newcomer" not in signed_in(Role.CHIEF).get("/admin/log/").content.decode()


def test_the_log_costs_the_same_whatever_its_length():
    client = signed_in()
    make_article("en")
    few = queries_of(client, "/admin/log/")
    for _ in range(20):
        make_article("en", actor=make_user())
    assert queries_of(client, "/admin/log/") == few <= 15


# --- What was taken in ---------------------------------------------------------------------------


@pytest.fixture
def item():
    return IngestedItem.objects.create(
        sha256="a" * 64,
        content="<script>alert(1)</script>\nÀ la une".encode(),
        media_type="text/plain",
        name="story.txt",
        language_code="fr",
        found={"parsed": ParsedArticle("À la une", authors=("Lian Ran", "<b>x</b>")).stored()},
        article=make_article("fr", headline="À la une").master,
    )


def test_an_original_is_shown_as_it_came_and_does_nothing(item):
    page = signed_in(Role.EDITOR).get(f"/admin/articles/ingesteditem/{item.pk}/change/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "Lian Ran, &lt;b&gt;x&lt;/b&gt;" in page


def test_originals_are_for_those_who_take_texts_in(item):
    address = "/admin/articles/ingesteditem/"
    assert "story.txt" in signed_in(Role.EDITOR).get(address).content.decode()
    translator = signed_in(Role.TRANSLATOR, languages=["fr"])
    assert translator.get(address).status_code == 403
    assert translator.get(f"{address}{item.pk}/change/").status_code == 403
    assert signed_in(Role.EDITOR).get(f"{address}999/change/").status_code == 404


def test_a_query_with_a_nul_is_refused_and_breaks_nothing(client):
    client.force_login(make_user(Role.CHIEF))
    for path in ("/admin/articles/article/?language=%00", "/admin/articles/article/?q=%00", "/en/?page=%00"):
        assert client.get(path).status_code == 400


def test_a_number_too_large_for_any_id_is_no_filter(client):
    client.force_login(make_user(Role.CHIEF))
    assert client.get(f"/admin/articles/article/?label={'9' * 5000}").status_code == 200

"""The list of stories: pages by place, filters kept, columns chosen, verbs for many, tables to take along."""

import csv
import datetime as dt
import io
import re
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin import list_export, story_list
from articles.admin.keyset import page_of
from articles.admin.story_filter import ORDERS
from articles.models import ActionLog, Edition, Role, SavedFilter, StoryIndex
from articles.workflow import actions, bulk
from tests.admin.desk import queries_of, signed_in
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_label,
    make_live,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db
ARTICLES = "/admin/articles/article/"
BULK = f"{ARTICLES}bulk/"


def headlines(client, query: str = "") -> list[str]:
    return [row.headline for row in client.get(f"{ARTICLES}{query}").context_data["stories"]]


# --- Pages -----------------------------------------------------------------------------------------


@pytest.fixture
def seven(monkeypatch) -> list[int]:
    """Seven stories, three a page; two of them changed in the same moment."""
    monkeypatch.setattr(story_list, "PER_PAGE", 3)
    now = timezone.now().replace(microsecond=123456)
    pks = [make_article("en", headline=f"Story {number}").master_id for number in range(7)]
    for place, pk in enumerate(pks):
        StoryIndex.objects.filter(pk=pk).update(changed_at=now - dt.timedelta(days=max(place, 1)))
    return pks


@pytest.mark.parametrize("order", list(ORDERS))
def test_leafing_there_and_back_shows_every_story_once(seven, order):
    stories = StoryIndex.objects.all()
    everything = [row.pk for row in stories.order_by(*ORDERS[order])]
    there, page = [], page_of(stories, ORDERS[order], 3)
    assert page.first
    assert not page.newer
    there += [row.pk for row in page.rows]
    while page.older:
        page = page_of(stories, ORDERS[order], 3, after=page.older)
        there += [row.pk for row in page.rows]
    assert there == everything
    page = page_of(stories, ORDERS[order], 3, before="end")
    back = [row.pk for row in page.rows]
    assert back == everything[-3:]
    assert not page.older
    while page.newer:
        page = page_of(stories, ORDERS[order], 3, before=page.newer)
        back = [row.pk for row in page.rows] + back
    assert back == everything


def test_the_list_leads_on_and_back_and_keeps_its_question(seven):
    client = signed_in()
    page = client.get(f"{ARTICLES}?q=story&o=new")
    links = {relation: address for relation, _words, address in page.context_data["pager"]}
    assert set(links) == {"next", "last"}
    assert "q=story&o=new&after=" in links["next"]
    second = client.get(ARTICLES + links["next"]).context_data
    assert [row.headline for row in second["stories"]] == ["Story 3", "Story 2", "Story 1"]
    links = {relation: address for relation, _words, address in second["pager"]}
    assert set(links) == {"first", "prev", "next", "last"}
    assert headlines(client, links["prev"]) == ["Story 6", "Story 5", "Story 4"]
    assert headlines(client, links["last"]) == ["Story 2", "Story 1", "Story 0"]


@pytest.mark.parametrize(
    "key", ["x", "1", "1.1.1", "9" * 40, "99999999999999999.1", "-5.1", "%27", "1.999999999999999999"]
)
def test_a_place_that_is_none_leads_to_the_first_page_or_to_nothing(seven, key):
    client = signed_in()
    for name in ("after", "before"):
        assert client.get(f"{ARTICLES}?{name}={key}").status_code == 200


def test_a_page_deep_down_is_read_from_the_index(seven):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    with CaptureQueriesContext(connection) as queries:
        page_of(StoryIndex.objects.all(), ORDERS[""], 3, after="1700000000000000.5")
    assert "OFFSET" not in queries[0]["sql"]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {queries[0]['sql']}")
        assert "story_changed" in str(cursor.fetchall())


def test_it_counts_as_far_as_it_makes_sense(seven, monkeypatch):
    monkeypatch.setattr(story_list, "COUNT_TO", 5)
    page = signed_in().get(ARTICLES).content.decode()
    assert "more than 5 stories" in page


def test_the_last_change_of_any_language_moves_a_story_up():
    first = make_article("en", headline="First")
    make_article("en", headline="Second")
    client = signed_in()
    assert headlines(client) == ["Second", "First"]
    actions.submit(make_user(), first)
    assert headlines(client) == ["First", "Second"]


# --- Filters and columns ---------------------------------------------------------------------------


def test_work_and_person_speak_of_one_edition():
    person = make_user(Role.EDITOR)
    mine = make_article("en", actor=person, headline="Mine")
    make_edition(mine, "fr", headline="Une traduction")
    actions.submit(make_user(), make_article("fr", headline="En relecture"))
    client = signed_in(Role.EDITOR, user=person)
    assert headlines(client, "?work=review") == ["En relecture"]
    assert headlines(client, f"?person={person.pk}") == ["Mine"]
    assert headlines(client, f"?person={person.pk}&language=fr") == []
    assert set(headlines(client, "?work=desk")) == {"Mine", "En relecture"}
    assert headlines(client, "?work=mine&language=en") == ["Mine"]


def test_a_question_is_kept_under_a_name_and_asked_again():
    make_article("en", headline="A draft")
    client = signed_in(Role.EDITOR)
    data = {"name": "Drafts", "query": "state=draft&o=new&page=7&nonsense=1"}
    response = client.post(f"{ARTICLES}filters/", data, follow=True)
    saved = SavedFilter.objects.get()
    assert saved.query == "state=draft&o=new"
    page = response.content.decode()
    assert "Kept." in page
    tabs = {tab.name: tab for tab in response.context_data["saved"]}
    assert tabs["Drafts"].here
    assert not tabs["All stories"].here
    assert not saved.shared


def test_a_chief_shares_and_others_see_but_do_not_change():
    chief, editor = signed_in(Role.CHIEF), signed_in(Role.EDITOR)
    data = {"name": "Late", "query": "work=late", "shared": "on"}
    chief.post(f"{ARTICLES}filters/", data)
    saved = SavedFilter.objects.get()
    assert saved.shared
    assert "Late" in editor.get(ARTICLES).content.decode()
    assert editor.get(f"{ARTICLES}filters/{saved.pk}/").status_code == 403
    assert editor.post(f"{ARTICLES}filters/{saved.pk}/", {"delete": "1"}).status_code == 403
    response = chief.post(f"{ARTICLES}filters/{saved.pk}/", {"name": "Too late", "shared": "on"})
    assert response["Location"] == f"{ARTICLES}?work=late"
    assert chief.post(f"{ARTICLES}filters/{saved.pk}/", {"name": ""}).status_code == 422
    chief.post(f"{ARTICLES}filters/{saved.pk}/", {"delete": "1"})
    assert not SavedFilter.objects.exists()


def test_a_filter_of_nobodys_concern_is_not_there():
    saved = SavedFilter.objects.create(owner=make_user(), name="Mine", query="q=x")
    assert signed_in(Role.CHIEF).get(f"{ARTICLES}filters/{saved.pk}/").status_code == 404


@pytest.mark.parametrize(
    "data",
    [{"name": "", "query": "q=x"}, {"name": "A", "query": ""}, {"name": "x" * 99, "query": "q=x"}],
)
def test_what_cannot_be_kept_is_said(data):
    response = signed_in().post(f"{ARTICLES}filters/", data, follow=True)
    assert 'class="message error"' in response.content.decode()
    assert not SavedFilter.objects.exists()


def test_columns_are_chosen_and_remembered():
    author = make_contributor({"en": "Lian Ran", "zh-hans": "连冉"})
    make_live(make_article("en", authors=[author], label=make_label("The Label"), source=make_source("Src")))
    client = signed_in()
    page = client.get(ARTICLES).content.decode()
    assert "Lian Ran" not in page.split("<tbody>")[1]
    chosen = client.get(f"{ARTICLES}?chosen=1&columns=people&columns=live&columns=nonsense").content.decode()
    again = signed_in(user=client.user).get(ARTICLES).content.decode()
    for page in (chosen, again):
        table = page.split("<thead>")[1].split("</table>")[0]
        assert "Lian Ran" in table
        assert "Live since" in table
        assert "The Label" not in table
        assert "Last change" not in table
    nothing = client.get(f"{ARTICLES}?chosen=1").content.decode().split("<thead>")[1].split("</table>")[0]
    assert "Lian Ran" not in nothing


def test_a_story_says_in_which_languages_headline_the_words_were_found():
    edition = make_article("zh-hans", headline="深圳的机器人")
    make_edition(edition, "fr", headline="Les robots de Shenzhen")
    make_edition(edition, "en", headline="Walking machines")
    client = signed_in()
    [row] = client.get(f"{ARTICLES}?q=robots").context_data["stories"]
    assert (row.headline, row.found_in) == ("Walking machines", "Les robots de Shenzhen")
    [row] = client.get(f"{ARTICLES}?q=machines").context_data["stories"]
    assert row.found_in == ""


# --- A verb for many -------------------------------------------------------------------------------


def ticked(page: str) -> list[str]:
    return re.findall(r'name="edition" value="([\d.]+)"', page)


def test_first_it_says_what_will_happen_then_it_says_what_did():
    editor, chief = make_user(Role.EDITOR), signed_in(Role.CHIEF)
    ready = actions.submit(editor, make_article("en", headline="Ready"))
    bare = actions.submit(editor, make_article("en", headline="Bare", standfirst=""))
    make_edition(ready, "fr", headline="Pas encore")
    query = f"?verb=approve&story={ready.master_id}&story={bare.master_id}&back=work%3Dreview"
    page = chief.get(f"{BULK}{query}").content.decode()
    assert ticked(page) == [f"{ready.pk}.{ready.row_version}"]
    for words in ("For 1 edition", "2 editions stay as they are", "Write a standfirst", "not possible now"):
        assert words in page
    assert not Edition.objects.filter(state="approved").exists()
    data = {
        "verb": "approve",
        "edition": [*ticked(page), f"{bare.pk}.{bare.row_version}"],
        "back": "work=review",
    }
    report = chief.post(BULK, data).content.decode()
    for words in (
        "1 edition done.",
        "1 was refused.",
        "Write a standfirst",
        "Approved. It can be published now.",
    ):
        assert words in report
    assert f"{ARTICLES}?work=review" in report
    assert Edition.objects.get(state="approved") == ready
    # Sent twice: nothing happens twice.
    assert "0 editions done." in chief.post(BULK, data).content.decode()
    assert ActionLog.objects.filter(verb="approve").count() == 1


def test_a_verb_is_done_in_the_language_that_was_chosen():
    article = make_article("en", headline="English")
    make_edition(article, "fr", headline="Français")
    client = signed_in(Role.EDITOR)
    page = client.get(f"{BULK}?verb=submit&story={article.master_id}&language=fr").content.decode()
    assert "Français" in page
    assert "English</span>" not in page


def test_a_verb_that_needs_a_reason_does_nothing_without_one():
    edition = actions.submit(make_user(), make_article("en"))
    client = signed_in(Role.CHIEF)
    data = {"verb": "request_changes", "edition": f"{edition.pk}.{edition.row_version}"}
    response = client.post(BULK, data)
    assert response.status_code == 422
    assert "Say why" in response.content.decode()
    assert ticked(response.content.decode()) == [data["edition"]]
    client.post(BULK, {**data, "note": "Check the names."})
    edition.refresh_from_db()
    assert edition.state == "changes_requested"
    assert ActionLog.objects.get(verb="request_changes").note == "Check the names."


def test_many_are_scheduled_for_one_moment():
    chief = signed_in(Role.CHIEF)
    editions = [
        actions.approve(chief.user, actions.submit(make_user(), make_article("en"))) for _ in range(2)
    ]
    at = timezone.localtime() + dt.timedelta(days=1)
    data = {"verb": "schedule", "edition": [f"{e.pk}.{e.row_version}" for e in editions]}
    assert chief.post(BULK, data).status_code == 422
    report = chief.post(BULK, {**data, "at": f"{at:%Y-%m-%dT%H:%M}"}).content.decode()
    assert "2 editions done." in report
    assert Edition.objects.filter(live_from__gt=timezone.now()).count() == 2


def test_nothing_ticked_is_said_and_too_many_are_refused(monkeypatch):
    client, edition = signed_in(Role.CHIEF), make_article("en")
    response = client.get(f"{BULK}?verb=submit&back=state%3Ddraft", follow=True)
    assert "Tick the stories first" in response.content.decode()
    assert response.redirect_chain[-1][0] == f"{ARTICLES}?state=draft"
    assert client.post(BULK, {"verb": "submit"}).status_code == 422
    monkeypatch.setattr(bulk, "MOST", 1)
    other = make_article("en")
    query = f"?verb=submit&story={edition.master_id}&story={other.master_id}"
    assert "at most 1" in client.get(f"{BULK}{query}", follow=True).content.decode()
    many = {"verb": "submit", "edition": [f"{e.pk}.{e.row_version}" for e in (edition, other)]}
    assert client.post(BULK, many).status_code == 409
    assert not Edition.objects.filter(state="in_review").exists()


def test_a_verb_that_is_none_is_not_there():
    client = signed_in()
    assert client.get(f"{BULK}?verb=delete").status_code == 404
    assert client.post(BULK, {"verb": "delete"}).status_code == 404


def test_back_leads_to_the_list_and_nowhere_else():
    edition = make_article("en")
    query = f"?verb=submit&story={edition.master_id}&back=https%3A%2F%2Fevil.example%2F%3Fq%3D1"
    page = signed_in().get(f"{BULK}{query}").content.decode()
    assert "evil.example" not in page


def test_asking_costs_the_same_for_one_story_and_for_thirty():
    client = signed_in(Role.CHIEF)

    def fill(number: int) -> str:
        stories = [actions.submit(make_user(), make_article("en")).master_id for _ in range(number)]
        return f"{BULK}?verb=approve" + "".join(f"&story={pk}" for pk in stories)

    assert queries_of(client, fill(1)) == queries_of(client, fill(30))


# --- A table to take along -------------------------------------------------------------------------


def table(response) -> list[dict[str, str]]:
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_each_edition_is_a_line_with_what_one_would_ask(django_assert_max_num_queries):
    author, editor = make_contributor({"en": "Lian Ran", "fr": "Lian Ran"}), make_contributor("Zheng Xuan")
    live = make_live(
        make_article(
            "zh-hans",
            headline="机器人, “学会”走路",
            label=make_label({"en": "Far Shore"}),
            source=make_source({"en": "GeekPark"}),
            authors=[author],
            editors=[editor],
        )
    )
    make_edition(live, "ar", headline="الروبوتات")
    response = signed_in(Role.EDITOR).get(f"{ARTICLES}export/")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(r'attachment; filename="[\d-]+-articles\.csv"', response["Content-Disposition"])
    first, second = table(response)
    assert first["Headline"] == "机器人, “学会”走路"
    assert (first["For readers"], second["For readers"]) == ("Live", "Not published")
    assert (first["Authors"], first["Editors"], first["Label"]) == ("Lian Ran", "Zheng Xuan", "Far Shore")
    assert re.fullmatch(r"20\d\d-\d\d-\d\d \d\d:\d\d\+0\d:00", first["Live from"])
    assert unquote(first["Address for readers"]).endswith(f"/zh-hans/articles/{live.master_id}/{live.slug}/")
    assert second["Address for readers"] == ""


def test_only_what_the_filters_ask_for_is_in_it():
    article = make_live(make_article("en", headline="English"))
    make_edition(article, "fr", headline="Français")
    make_article("fr", headline="Autre")
    client = signed_in(Role.EDITOR)
    assert [row["Headline"] for row in table(client.get(f"{ARTICLES}export/?q=english"))] == [
        "English",
        "Français",
    ]
    rows = table(client.get(f"{ARTICLES}export/?language=fr&state=draft&q=english"))
    assert [row["Headline"] for row in rows] == ["Français"]
    assert table(client.get(f"{ARTICLES}export/?q=nowhere")) == []


def test_no_headline_is_a_formula_in_anybodys_spreadsheet():
    make_article("en", headline="=HYPERLINK(1)", original_title="@SUM(A1:A9)")
    [row] = table(signed_in(Role.EDITOR).get(f"{ARTICLES}export/"))
    assert row["Headline"] == "'=HYPERLINK(1)"
    assert row["Original title"] == "'@SUM(A1:A9)"


def test_it_is_in_the_readers_language_though_it_is_read_after_the_request():
    make_live(make_article("fr", label=make_label({"en": "Far Shore", "fr": "Rive lointaine"})))
    client = signed_in(Role.EDITOR, interface_language="fr")
    text = b"".join(client.get(f"{ARTICLES}export/").streaming_content).decode()
    assert "Rive lointaine" in text


def test_a_table_costs_by_the_batch_and_not_by_the_line(monkeypatch):
    client = signed_in(Role.EDITOR)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            table(client.get(f"{ARTICLES}export/"))
        return len(queries)

    make_live(make_article("en"))
    few = cost()
    for _ in range(9):
        make_edition(make_live(make_article("en")), "fr")
    assert cost() == few
    monkeypatch.setattr(list_export, "BATCH", 5)
    assert len(table(client.get(f"{ARTICLES}export/"))) == 19


def test_translators_take_no_lists_along():
    assert signed_in(Role.TRANSLATOR, languages=["fr"]).get(f"{ARTICLES}export/").status_code == 403
    assert "export/" not in signed_in(Role.TRANSLATOR, languages=["fr"]).get(ARTICLES).content.decode()

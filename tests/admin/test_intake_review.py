"""The review as a form without script: values with their lines, corrections, conflicts, and the draft."""

import pytest

from articles.ingest import tray
from articles.ingest.incoming import Incoming
from articles.models import Contributor, Edition, IntakeItem, IntakeKind, IntakeState, Role, User
from tests.admin.desk import queries_of, signed_in
from tests.admin.story_posts import form_fields
from tests.admin.test_intake import FRENCH, TRAY, lay
from tests.factories import make_contributor, make_source

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def read(user: User, text: str = FRENCH) -> IntakeItem:
    """One text on the tray, read."""
    return lay(user, text)[0]


def sent(item: IntakeItem, then: str = "save", **changes: object) -> dict[str, object]:
    """The form of a review as the page has it, with some of it changed."""
    form: dict[str, object] = {
        "version": item.row_version,
        "accepted_sent": "1",
        "headline": "La ligne de tram qui revient",
        "authors": ["Lian Ran", ""],
        "editors": ["Zheng Xuan", ""],
        "translators": [""],
        "source": "GeekPark",
        "then": then,
    }
    return {**form, **changes}


def test_every_value_stands_beside_the_line_it_came_from():
    client = signed_in(Role.EDITOR)
    item = read(client.user)
    page = client.get(f"{TRAY}{item.pk}/").content.decode()
    for name, text in (("authors-0", "Rédaction : Lian Ran"), ("source", "Source : GeekPark")):
        part = page.partition(f'id="value-{name}"')[2].partition('<label class="value-accept"')[0]
        assert 'class="evidence"' in part
        assert text in part
    assert 'href="#line-' in page
    assert "new: will be made, unverified" in page


def test_a_name_that_is_here_is_said_to_be_known():
    client = signed_in(Role.EDITOR)
    author = make_contributor("Lian Ran")
    item = read(client.user)
    page = client.get(f"{TRAY}{item.pk}/").content.decode()
    assert f'<a href="/admin/articles/contributor/{author.pk}/change/" tabindex="-1">' in page


def test_the_untouched_form_decides_nothing():
    client = signed_in(Role.EDITOR)
    item = read(client.user)
    form = form_fields(client.get(f"{TRAY}{item.pk}/").content.decode(), "review-form")
    assert form["headline"] == "La ligne de tram qui revient"
    client.post(f"{TRAY}{item.pk}/", {**form, "then": "save"})
    item.refresh_from_db()
    assert (item.decisions, item.row_version) == ({}, 2)


def test_corrections_are_kept_and_shown():
    client = signed_in(Role.EDITOR)
    item = read(client.user)
    form = sent(item, source="Harbour Review", authors=["Lian Ran", "Mona Kay"], accepted=["headline"])
    page = client.post(f"{TRAY}{item.pk}/", form, follow=True).content.decode()
    item.refresh_from_db()
    assert item.decisions == {
        "source": "Harbour Review",
        "authors": ["Lian Ran", "Mona Kay"],
        "accepted": ["headline"],
    }
    assert "Saved. It waits on the tray" in page
    assert "Remember for the next time" in page
    assert page.count(' name="authors"') == 3


def test_the_draft_is_made_of_what_was_corrected_and_its_page_is_next():
    client = signed_in(Role.EDITOR)
    source = make_source("Harbour Review")
    item = read(client.user)
    response = client.post(f"{TRAY}{item.pk}/", sent(item, "draft", source="Harbour Review"))
    edition = Edition.objects.get()
    assert response["Location"] == f"/admin/articles/article/{edition.master_id}/fr/"
    assert edition.master.source == source
    source.refresh_from_db()
    assert source.aliases == ["geekpark"]
    item.refresh_from_db()
    assert (item.state, item.article) == (IntakeState.TAKEN, edition.master)
    page = client.get(TRAY).content.decode()
    assert f'href="/admin/articles/article/{edition.master_id}/change/"' in page


def test_a_correction_that_is_not_to_be_remembered_is_not():
    client = signed_in(Role.EDITOR)
    source = make_source("Harbour Review")
    item = read(client.user)
    client.post(f"{TRAY}{item.pk}/", sent(item, "draft", source="Harbour Review", remember_sent="1"))
    source.refresh_from_db()
    assert source.aliases == []


def test_the_draft_and_next_leads_to_the_next_review_then_to_the_tray():
    client = signed_in(Role.EDITOR)
    first, second = lay(client.user, FRENCH, FRENCH.replace("tram", "bus").replace("1911", "1912"))
    response = client.post(
        f"{TRAY}{second.pk}/", sent(second, "next", headline="La ligne de bus qui revient")
    )
    assert response["Location"] == f"{TRAY}{first.pk}/"
    response = client.post(f"{TRAY}{first.pk}/", sent(first, "next"))
    assert response["Location"] == TRAY


def test_a_hostile_headline_stays_text_in_messages_and_pages():
    client = signed_in(Role.EDITOR)
    first, second = lay(client.user, FRENCH, FRENCH.replace("tram", "bus"))
    evil = "<script>alert(1)</script>"
    client.post(f"{TRAY}{second.pk}/", sent(second, "next", headline=evil))
    page = client.get(f"{TRAY}{first.pk}/").content.decode()
    assert evil not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    client.post(f"{TRAY}{first.pk}/", sent(first, "drop", headline=evil))
    page = client.get(TRAY).content.decode()
    assert evil not in page
    assert "&lt;script&gt;" in page


def test_what_cannot_be_drafted_is_said_and_stays_typed():
    client = signed_in(Role.EDITOR)
    item = read(client.user)
    response = client.post(f"{TRAY}{item.pk}/", sent(item, "draft", language="", headline="Mine"))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Mine</textarea>" in page
    assert 'role="alert"' in page
    assert not Edition.objects.exists()


def test_a_stale_form_is_answered_409_with_both_and_loses_nothing():
    client = signed_in(Role.EDITOR)
    item = read(client.user)
    tray.decide(client.user, item, {"headline": "Theirs"}, version=None)
    response = client.post(f"{TRAY}{item.pk}/", sent(item, headline="Mine"))
    page = response.content.decode()
    assert response.status_code == 409
    assert '<td dir="auto">Theirs</td><td dir="auto">Mine</td>' in page
    assert "Mine</textarea>" in page
    item.refresh_from_db()
    assert item.decisions["headline"] == "Theirs"
    # Sent again, knowing what is there, mine takes its place.
    client.post(f"{TRAY}{item.pk}/", sent(item, headline="Mine"))
    item.refresh_from_db()
    assert item.decisions["headline"] == "Mine"


def test_one_value_is_saved_by_the_script_and_the_rest_left_alone():
    client = signed_in(Role.EDITOR)
    make_source({"en": "GeekPark", "zh-hans": "极客公园"})
    item = read(client.user)
    answer = client.post(
        f"{TRAY}{item.pk}/decide/", {"version": item.row_version, "source": "极客公园"}, headers=JSON
    ).json()
    item.refresh_from_db()
    assert answer["version"] == item.row_version == 3
    assert item.decisions == {"source": "极客公园"}
    assert "GeekPark" in answer["parts"]["statuses"]
    stale = client.post(f"{TRAY}{item.pk}/decide/", {"version": 2, "source": "x"}, headers=JSON)
    assert stale.status_code == 409
    assert "极客公园" in stale.json()["html"]


def test_a_story_that_is_here_is_shown_on_top_and_can_be_updated():
    client = signed_in(Role.EDITOR)
    first = read(client.user)
    edition = tray.take(client.user, first, version=None)
    more = FRENCH.replace("onze arrêts", "douze arrêts, et un treizième est promis")
    item = read(client.user, more)
    page = client.get(f"{TRAY}{item.pk}/").content.decode()
    assert "This story " in page
    assert f'value="update-{edition.master_id}"' in page
    assert "douze arrêts" in page.partition("What its publisher changed since")[2]
    assert "Make a new draft anyway" in page
    client.post(f"{TRAY}{item.pk}/", sent(item, f"update-{edition.master_id}"))
    assert Edition.objects.count() == 1
    edition.refresh_from_db()
    assert "treizième" in edition.body


def test_a_story_that_is_not_offered_is_not_joined():
    client = signed_in(Role.EDITOR)
    item = read(client.user)
    response = client.post(f"{TRAY}{item.pk}/", sent(item, "into-987654"))
    assert response.status_code == 422
    assert not Edition.objects.exists()


@pytest.mark.parametrize("state", ["waiting", "failed", "taken", "dropped"])
def test_what_is_not_to_be_reviewed_says_how_it_stands(state):
    client = signed_in(Role.EDITOR)
    [item] = lay(client.user, FRENCH, read=state == "taken")
    if state == "failed":
        IntakeItem.objects.filter(pk=item.pk).update(content=b"\0\1" * 40)
        tray.read(client.user, item)
    elif state == "taken":
        tray.take(client.user, item, version=None)
    elif state == "dropped":
        tray.drop(client.user, item, version=None)
    page = client.get(f"{TRAY}{item.pk}/").content.decode()
    words = {"waiting": "Read now", "failed": "Try again", "taken": "To the draft", "dropped": "Put back"}
    assert words[state] in page
    response = client.post(f"{TRAY}{item.pk}/", sent(item, "draft"), follow=True)
    assert "so nothing was changed" in response.content.decode()


def test_a_review_costs_the_same_with_thirty_people_and_pictures_as_with_one():
    client = signed_in(Role.EDITOR)

    def text(number: int) -> str:
        names = ", ".join(f"Lian Ran{chr(97 + n)}" for n in range(number))
        pictures = "".join(
            f"Crédit photo : Agence {n}\nUn paragraphe de plus, le numéro {n}, sur le port.\n"
            for n in range(number)
        )
        return FRENCH.replace("Rédaction : Lian Ran", f"Rédaction : {names}") + pictures

    few, many = read(client.user, text(1)), read(client.user, text(30).replace("tram", "bus"))
    for item in (few, many):
        people = [f"Person {n}" for n in range(1 if item == few else 30)]
        for name in people:
            make_contributor(f"{name} of {item.pk}")
        tray.decide(client.user, item, {"authors": [f"{name} of {item.pk}" for name in people]}, version=None)
    assert Contributor.objects.count() == 31
    assert queries_of(client, f"{TRAY}{many.pk}/") == queries_of(client, f"{TRAY}{few.pk}/")


def test_a_page_from_elsewhere_is_shown_sanitised():
    client = signed_in(Role.EDITOR)
    [item] = tray.put(client.user, [Incoming(IntakeKind.TEXT, FRENCH.encode())])
    item = tray.read(client.user, item)
    found = item.found
    found["blocks"][0]["html"] = '<p onclick="alert(1)">Un<script>alert(2)</script> paragraphe</p>'
    IntakeItem.objects.filter(pk=item.pk).update(found=found)
    page = client.get(f"{TRAY}{item.pk}/").content.decode()
    assert "paragraphe" in page
    assert "onclick" not in page
    assert "alert(2)" not in page


def test_what_was_not_understood_is_told_beside_the_draft_and_after_it():
    client = signed_in(Role.EDITOR)
    item = read(client.user)
    found = item.found
    found["unread"] = [[3, "Relecture : <b>voir encadré</b>"]]
    IntakeItem.objects.filter(pk=item.pk).update(found=found)
    page = client.get(f"{TRAY}{item.pk}/").content.decode()
    part = page.partition("What was not understood")[2]
    assert "Relecture : &lt;b&gt;voir encadré&lt;/b&gt;" in part
    edition = tray.take(client.user, item, version=None)
    story = f"/admin/articles/article/{edition.master_id}/fr/"
    page = client.get(story).content.decode()
    evidence = f"/admin/articles/ingesteditem/{edition.master.ingested_items.get().pk}/change/"
    assert "1 line not understood" in page
    assert f'href="{evidence}#unread-title"' in page
    assert "Relecture : &lt;b&gt;voir encadré&lt;/b&gt;" in client.get(evidence).content.decode()
    # Those who may not see originals are not led there.
    assert evidence not in signed_in(Role.TRANSLATOR, languages=["fr"]).get(story).content.decode()

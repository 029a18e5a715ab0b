"""The editorial verbs through their pages and the story's bar."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import ActionLog, Edition, Role, Standing
from articles.workflow import actions
from tests.admin.story_posts import address, client_of, fields, save
from tests.factories import make_article, make_edition, make_image, make_live, make_user

pytestmark = pytest.mark.django_db


def verb_address(edition: Edition, verb: str) -> str:
    return reverse("admin:verb", args=[edition.master_id, edition.language_code, verb])


def approved() -> Edition:
    editor = make_user()
    return actions.approve(make_user(Role.CHIEF), actions.submit(editor, make_article(actor=editor)))


def test_from_draft_to_readers_by_the_bar() -> None:
    editor, chief = client_of(make_user()), client_of(make_user(Role.CHIEF))
    edition = make_article(actor=make_user())
    assert save(editor, edition, headline="Typed and submitted", then="submit").status_code == 302
    edition.refresh_from_db()
    assert (edition.state, edition.headline) == ("in_review", "Typed and submitted")
    assert save(chief, edition, then="approve").status_code == 302
    answer = save(chief, edition, then="publish")
    edition.refresh_from_db()
    assert edition.standing() is Standing.LIVE
    page = chief.get(answer["Location"]).content.decode()
    assert "See it on the site" in page
    assert f"/en/articles/{edition.master_id}/" in page


def test_what_is_missing_is_said_and_nothing_is_lost() -> None:
    editor = make_user()
    edition = actions.submit(editor, make_article(actor=editor, original_url=""))
    chief = client_of(make_user(Role.CHIEF))
    answer = save(chief, edition, then="approve")
    page = chief.get(answer["Location"]).content.decode()
    assert "Add the address of the original article." in page
    assert "#id_original_url" in page
    edition.refresh_from_db()
    assert edition.state == "in_review"


def test_whoever_wrote_it_does_not_approve_it() -> None:
    chief = make_user(Role.CHIEF)
    edition = actions.submit(chief, make_article(actor=chief))
    client = client_of(chief)
    answer = client.post(verb_address(edition, "approve"), {"version": edition.row_version})
    assert answer.status_code == 409
    assert "someone else must approve" in answer.content.decode()
    edition.refresh_from_db()
    assert edition.state == "in_review"


def test_a_confirmation_says_what_will_happen_and_asks_for_a_reason() -> None:
    edition = make_live(make_article())
    client = client_of(make_user(Role.CHIEF))
    where = verb_address(edition, "take_down")
    assert "tells readers that it was taken down" in client.get(where).content.decode()
    answer = client.post(where, {"version": edition.row_version, "notice": "Typed notice"})
    assert answer.status_code == 422
    assert "Typed notice" in answer.content.decode()
    edition.refresh_from_db()
    assert edition.standing() is Standing.LIVE
    answer = client.post(where, {"version": edition.row_version, "note": "Asked to.", "notice": "Gone."})
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert (edition.standing(), edition.take_down_notice) == (Standing.TAKEN_DOWN, "Gone.")
    assert ActionLog.objects.get(verb="take_down").note == "Asked to."


def test_taking_down_in_every_language() -> None:
    edition = make_live(make_article())
    french = make_live(make_edition(edition, "fr"))
    client = client_of(make_user(Role.CHIEF))
    sent = {"version": edition.row_version, "note": "Asked to.", "everywhere": "on"}
    assert client.post(verb_address(edition, "take_down"), {**sent, "version": 1}).status_code == 409
    edition.refresh_from_db()
    assert edition.standing() is Standing.LIVE
    assert client.post(verb_address(edition, "take_down"), sent).status_code == 302
    for one in (edition, french):
        one.refresh_from_db()
        assert one.standing() is Standing.TAKEN_DOWN


def test_a_stale_verb_is_refused_and_can_be_sent_again() -> None:
    edition = make_live(make_article())
    client = client_of(make_user(Role.CHIEF))
    answer = client.post(
        verb_address(edition, "unpublish"), {"version": edition.row_version - 1, "note": "Kept note"}
    )
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Kept note" in page
    assert f'name="version" value="{edition.row_version}"' in page
    edition.refresh_from_db()
    assert edition.standing() is Standing.LIVE


def test_scheduling_on_the_sites_clock() -> None:
    edition = approved()
    client = client_of(make_user(Role.CHIEF))
    where = verb_address(edition, "schedule")
    page = client.get(where).content.decode()
    assert "Europe/Paris" in page
    year = timezone.now().year + 1
    answer = client.post(where, {"version": edition.row_version, "at": f"{year}-07-01T09:00"})
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert edition.live_from == dt.datetime(year, 7, 1, 7, 0, tzinfo=dt.UTC)
    assert edition.standing() is Standing.SCHEDULED


def test_schedules_refuse_the_skipped_hour_and_ask_about_the_repeated_one() -> None:
    edition = approved()
    client = client_of(make_user(Role.CHIEF))
    where, version = verb_address(edition, "schedule"), edition.row_version
    gap = client.post(where, {"version": version, "at": "2027-03-28T02:30"})
    assert (gap.status_code, "skip that hour" in gap.content.decode()) == (422, True)
    overlap = client.post(where, {"version": version, "at": "2027-10-31T02:30"})
    assert (overlap.status_code, 'name="at_which"' in overlap.content.decode()) == (422, True)
    past = client.post(where, {"version": version, "at": "2020-01-01T10:00"})
    assert (past.status_code, "2020-01-01T10:00" in past.content.decode()) == (409, True)
    empty = client.post(where, {"version": version, "at": ""})
    assert empty.status_code == 422
    edition.refresh_from_db()
    assert edition.standing() is Standing.NOT_PUBLISHED
    answer = client.post(where, {"version": version, "at": "2027-10-31T02:30", "at_which": "first"})
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert edition.live_from == dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("verb", list(actions.VERBS))
@pytest.mark.parametrize("role", list(Role))
def test_pages_of_verbs_ask_for_the_right(role: Role, verb: str) -> None:
    edition = make_article()
    client = client_of(make_user(role, languages=["fr"]))
    expected = 200 if actions.permissions.may(make_user(role, languages=["fr"]), verb, "en") else 403
    assert client.get(verb_address(edition, verb)).status_code == expected
    if expected == 403:
        before = edition.row_version
        sent = {"version": before, "note": "x", "at": "2099-01-01T10:00"}
        assert client.post(verb_address(edition, verb), sent).status_code == 403
        edition.refresh_from_db()
        assert (edition.state, edition.row_version) == ("draft", before)


def test_what_is_not_possible_now_is_said() -> None:
    edition = make_article()
    client = client_of(make_user(Role.CHIEF))
    assert "not possible now" in client.get(verb_address(edition, "publish")).content.decode()
    answer = client.post(verb_address(edition, "publish"), {"version": edition.row_version})
    assert answer.status_code == 409


def test_spiking_and_restoring() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    client = client_of(editor)
    client.post(verb_address(edition, "spike"), {"version": edition.row_version})
    edition.refresh_from_db()
    assert edition.state == "spiked"
    client.post(verb_address(edition, "restore"), {"version": edition.row_version})
    edition.refresh_from_db()
    assert edition.state == "draft"


def test_saving_with_a_verb_that_asks_leads_to_its_page() -> None:
    editor = make_user()
    edition = actions.submit(editor, make_article(actor=editor))
    answer = save(client_of(make_user()), edition, headline="Kept", then="request_changes")
    assert answer["Location"] == verb_address(edition, "request_changes")
    edition.refresh_from_db()
    assert edition.headline == "Kept"


def test_the_bar_shows_what_this_person_may_do() -> None:
    editor = make_user()
    edition = actions.submit(editor, make_article(actor=editor, images=[make_image()]))
    assert 'value="approve"' not in client_of(editor).get(address(edition)).content.decode()
    assert "Waits for a chief editor" in client_of(editor).get(address(edition)).content.decode()
    assert 'value="approve"' in client_of(make_user(Role.CHIEF)).get(address(edition)).content.decode()
    assert fields(client_of(editor), edition)["version"] == str(edition.row_version)

"""The board: to each what waits for them, the clock, and nothing that costs more as the newsroom grows."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Edition, Role
from articles.workflow import actions
from tests.admin.desk import queries_of, signed_in
from tests.factories import make_article, make_edition, make_live, make_scheduled, make_taken_down, make_user

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def board(client) -> dict[str, list[str]]:
    """What each section of the board shows."""
    context = client.get("/admin/").context_data
    return {
        panel.code: [line.headline for line in panel.lines] for panel in [*context["work"], *context["clock"]]
    }


def test_reviewers_see_what_is_in_review_longest_wait_first():
    editor = make_user(Role.EDITOR)
    for days, headline in ((1, "Second"), (3, "First")):
        edition = actions.submit(editor, make_article("en", headline=headline))
        Edition.objects.filter(pk=edition.pk).update(updated_at=timezone.now() - days * DAY)
    assert board(signed_in(Role.CHIEF))["review"] == ["First", "Second"]
    assert board(signed_in(Role.EDITOR))["review"] == ["First", "Second"]
    assert "review" not in board(signed_in(Role.TRANSLATOR, languages=["en"]))


def test_what_waits_too_long_is_late_and_says_since_when():
    edition = actions.submit(make_user(), make_article("en"))
    page = signed_in().get("/admin/").content.decode()
    assert "late: waiting" not in page
    Edition.objects.filter(pk=edition.pk).update(updated_at=timezone.now() - 2 * DAY)
    assert "late: waiting for 2\xa0days" in signed_in().get("/admin/").content.decode()


def test_chiefs_see_what_is_approved_and_new_for_readers():
    chief, editor = signed_in(Role.CHIEF), make_user(Role.EDITOR)
    approved = actions.approve(chief.user, actions.submit(editor, make_article("en", headline="Ready")))
    make_live(make_article("en", headline="Out"))
    make_taken_down(make_article("en", headline="Down"))
    withdrawn = make_live(make_article("en", headline="Withdrawn"))
    actions.unpublish(chief.user, withdrawn)
    make_scheduled(make_article("en", headline="Tomorrow"), timezone.now() + DAY)
    assert board(chief)["approved"] == ["Ready"]
    actions.publish(chief.user, approved)
    assert board(chief)["approved"] == []
    assert "approved" not in board(signed_in(Role.EDITOR))


def test_makers_see_their_drafts_with_requested_changes_first():
    editor = signed_in(Role.EDITOR)
    asked = actions.submit(editor.user, make_article("en", actor=editor.user, headline="Asked"))
    actions.request_changes(make_user(Role.CHIEF), asked, note="Names.")
    make_article("en", actor=editor.user, headline="Mine")
    make_article("en", actor=make_user(), headline="Another's")
    assert board(editor)["own"] == ["Asked", "Mine"]


def test_translators_see_their_languages_and_what_can_be_begun():
    client = signed_in(Role.TRANSLATOR, languages=["fr", "ar"])
    live = make_live(make_article("en", headline="To begin"))
    begun = make_live(make_article("en", headline="Begun"))
    make_edition(begun, "fr", headline="Commencé")
    make_edition(begun, "ar", headline="بدأ")
    make_edition(begun, "ja", headline="日本語")
    found = board(client)
    assert set(found["own"]) == {"Commencé", "بدأ"}
    assert found["begin"] == ["To begin"]
    assert f"/admin/articles/article/{live.master_id}/fr/" in client.get("/admin/").content.decode()


def test_the_clock_next_just_published_and_gone_quiet():
    now = timezone.now()
    make_scheduled(make_article("en", headline="Later"), now + 2 * DAY)
    make_scheduled(make_article("en", headline="Sooner"), now + DAY)
    make_live(make_article("en", headline="Yesterday"), at=now - DAY)
    make_live(make_article("en", headline="An hour ago"), at=now - DAY / 24)
    quiet = make_article("en", headline="Quiet")
    Edition.objects.filter(pk=quiet.pk).update(updated_at=now - 8 * DAY)
    client = signed_in()
    found = board(client)
    assert found["next"] == ["Sooner", "Later"]
    assert found["live"] == ["An hour ago", "Yesterday"]
    assert found["quiet"] == ["Quiet"]
    assert "Europe/Paris" in client.get("/admin/").content.decode()


def test_a_section_says_how_many_there_are_and_leads_to_all_of_them():
    editor = make_user()
    for _ in range(10):
        actions.submit(editor, make_article("en"))
    client = signed_in()
    panel = client.get("/admin/").context_data["work"][0]
    assert (panel.total, len(panel.lines)) == (10, 8)
    assert len(client.get(panel.more).context_data["stories"]) == 10


@pytest.mark.parametrize("role", list(Role))
def test_the_board_costs_the_same_for_three_stories_and_for_thirty(role):
    client = signed_in(role, languages=["fr", "ar"])

    def fill(number: int) -> None:
        for _ in range(number):
            make_edition(make_live(make_article("en")), "fr", actor=client.user if role != "editor" else None)
            actions.submit(make_user(), make_article("fr"))

    fill(1)
    few = queries_of(client, "/admin/")
    fill(9)
    assert queries_of(client, "/admin/") == few <= 15


def test_strangers_are_sent_to_sign_in(client):
    assert client.get("/admin/")["Location"].startswith("/admin/login/")


def test_the_apps_of_django_are_our_bar():
    assert signed_in().get("/admin/articles/")["Location"] == "/admin/"

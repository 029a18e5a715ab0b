"""The board: to each what waits for them, the clock, and nothing that costs more as the newsroom grows."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.utils import timezone

from articles.admin import board_panels, work
from articles.admin.charts import bars, columns
from articles.models import Article, Edition, Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text
from tests.admin.desk import queries_of, signed_in
from tests.factories import (
    make_article,
    make_edition,
    make_label,
    make_live,
    make_scheduled,
    make_source,
    make_taken_down,
    make_user,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def sections(client, query: str = "") -> dict[str, board_panels.Panel]:
    context = client.get(f"/admin/{query}").context_data
    return {panel.code: panel for panel in [*context["work"], *context["clock"]]}


def board(client, query: str = "") -> dict[str, list[str]]:
    """What each section of the board shows."""
    return {code: [line.headline for line in panel.lines] for code, panel in sections(client, query).items()}


def waited(edition: Edition, days: float) -> Edition:
    """As if it had come into its state so many days ago, and nobody had touched it since."""
    at = timezone.now() - days * DAY
    Edition.objects.filter(pk=edition.pk).update(state_since=at, updated_at=at)
    return edition


# --- Work ------------------------------------------------------------------------------------------


def test_reviewers_see_what_is_in_review_longest_wait_first():
    editor = make_user(Role.EDITOR)
    for hours, headline in ((1, "Second"), (3, "First")):
        waited(actions.submit(editor, make_article("en", headline=headline)), hours / 24)
    assert board(signed_in(Role.CHIEF))["review"] == ["First", "Second"]
    assert board(signed_in(Role.EDITOR))["review"] == ["First", "Second"]
    assert "review" not in board(signed_in(Role.TRANSLATOR, languages=["en"]))


def test_what_waits_too_long_is_late_in_red_and_says_since_when():
    client = signed_in(Role.CHIEF)
    edition = actions.submit(make_user(), make_article("en", headline="Waiting"))
    assert board(client)["late"] == []
    waited(edition, 2)
    page = client.get("/admin/").content.decode()
    since = timezone.localtime(timezone.now() - DAY)
    assert re.search(rf"late since [^<]*{since.year}, {since:%H}:", page)
    assert "waiting for 2\xa0days" in page
    # Said once: the section « In review » counts it, and shows the next in line.
    assert board(client)["late"] == ["Waiting"]
    assert board(client)["review"] == []
    assert sections(client)["review"].total == 1


def test_a_touch_while_it_waits_does_not_stop_its_clock():
    editor = make_user(Role.EDITOR)
    edition = waited(actions.submit(editor, make_article("en", headline="Waiting")), 2)
    edition.refresh_from_db()
    text = Text(headline="Waiting still", standfirst=edition.standfirst, body=edition.body)
    actions.save_edition(make_user(), edition, Change(text=text), version=None)
    assert board(signed_in())["late"] == ["Waiting still"]


def test_what_is_late_is_late_for_those_who_can_do_something_about_it():
    chief, editor = make_user(Role.CHIEF), make_user(Role.EDITOR)
    approved = actions.approve(chief, actions.submit(editor, make_article("en", headline="To publish")))
    waited(approved, 3)
    asked = actions.submit(editor, make_article("fr", headline="À changer"))
    waited(actions.request_changes(chief, asked, note="Names."), 4)
    assert set(board(signed_in(Role.CHIEF))["late"]) == {"To publish", "À changer"}
    assert board(signed_in(Role.EDITOR))["late"] == ["À changer"]
    assert board(signed_in(Role.TRANSLATOR, languages=["fr"]))["late"] == ["À changer"]
    assert board(signed_in(Role.TRANSLATOR, languages=["ja"]))["late"] == []


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
    make_article("en", headline="From intake")
    assert board(editor)["mine"] == ["Asked", "From intake", "Mine"]


def test_translators_see_their_languages_and_what_can_be_begun():
    client = signed_in(Role.TRANSLATOR, languages=["fr", "ar"])
    live = make_live(make_article("en", headline="To begin"))
    begun = make_live(make_article("en", headline="Begun"))
    make_edition(begun, "fr", headline="Commencé")
    make_edition(begun, "ar", headline="بدأ")
    make_edition(begun, "ja", headline="日本語")
    found = board(client)
    assert set(found["mine"]) == {"Commencé", "بدأ"}
    assert found["begin"] == ["To begin"]
    assert f"/admin/articles/article/{live.master_id}/fr/" in client.get("/admin/").content.decode()


# --- The clock -------------------------------------------------------------------------------------


def test_the_clock_next_just_published_and_gone_quiet():
    now = timezone.now()
    make_scheduled(make_article("en", headline="Later"), now + 2 * DAY)
    make_scheduled(make_article("en", headline="Sooner"), now + DAY)
    make_live(make_article("en", headline="Yesterday"), at=now - DAY)
    make_live(make_article("en", headline="An hour ago"), at=now - DAY / 24)
    make_live(make_article("en", headline="Long ago"), at=now - 40 * DAY)
    waited(make_article("en", headline="Quiet"), 8)
    client = signed_in()
    found = board(client)
    assert found["next"] == ["Sooner", "Later"]
    assert found["live"] == ["An hour ago", "Yesterday"]
    assert found["quiet"] == ["Quiet"]
    assert "Europe/Paris" in client.get("/admin/").content.decode()


def test_a_section_says_how_many_there_are_and_leads_to_exactly_these():
    editor = make_user()
    for _ in range(7):
        actions.submit(editor, make_article("en"))
    make_article("en", actor=editor)
    client = signed_in()
    panel = sections(client)["review"]
    assert (panel.total, len(panel.lines), panel.count) == (7, 5, "7")
    assert len(client.get(panel.more).context_data["stories"]) == 7


def test_what_is_late_and_told_above_is_not_told_twice_and_not_denied():
    waiting = [actions.submit(make_user(), make_article("en", headline=f"Waiting {n}")) for n in (1, 2)]
    waited(waiting[0], 2)
    client = signed_in()
    panel = sections(client)["review"]
    assert ([line.headline for line in panel.lines], panel.total, panel.above) == (["Waiting 2"], 2, 1)
    waited(waiting[1], 2)
    page = client.get("/admin/").content.decode()
    assert "2 are late and stand above." in page
    assert "Nothing waits for review." not in page


def test_no_section_counts_further_than_it_must(monkeypatch):
    monkeypatch.setattr(board_panels, "COUNT_TO", 6)
    for _ in range(9):
        actions.submit(make_user(), make_article("en"))
    panel = sections(signed_in())["review"]
    assert (panel.total, panel.count) == (7, "6+")


# --- Departures ------------------------------------------------------------------------------------


def test_running_stories_stand_like_trains_the_next_to_leave_on_top():
    editor = make_user()
    make_live(make_article("en", headline="Gone"))
    actions.submit(editor, make_article("en", headline="In review"))
    leaving = make_scheduled(make_article("en", headline="Leaving"), timezone.now() + DAY)
    make_edition(leaving, "ar", headline="يغادر")
    client = signed_in()
    context = client.get("/admin/").context_data
    rows = {row.headline: row for row in context["departures"]}
    assert list(rows) == ["Leaving", "In review"]
    cells = {cell.language: cell.sign and cell.sign.code for cell in rows["Leaving"].cells}
    assert (cells["en"], cells["ar"], cells["fr"]) == ("scheduled", "draft", None)
    assert "leaves in" in rows["Leaving"].remark
    assert "in review for" in rows["In review"].remark


def test_the_matrix_counts_languages_by_state_and_leads_to_them():
    editor = make_user()
    draft = make_article("en", headline="Draft")
    make_edition(draft, "fr")
    actions.submit(editor, make_article("fr", headline="En relecture"))
    client = signed_in()
    tally = {row.language: row for row in client.get("/admin/").context_data["tally"]}
    numbers = {code: {sign.code: number for sign, number, _url in row.numbers} for code, row in tally.items()}
    assert numbers["fr"] == {"draft": 1, "changes-requested": 0, "in-review": 1, "approved": 0}
    assert numbers["en"]["draft"] == 1
    assert "ja" not in numbers
    address = next(url for sign, _number, url in tally["fr"].numbers if sign.code == "in-review")
    found = client.get(address).context_data["stories"]
    assert [row.headline for row in found] == ["En relecture"]


# --- Filters ---------------------------------------------------------------------------------------


def test_filters_hold_for_everything_and_are_remembered_until_they_are_cleared():
    label, source, person = make_label(), make_source("Only here"), make_user()
    actions.submit(make_user(), make_article("en", headline="English"))
    actions.submit(make_user(), make_article("fr", headline="Français"))
    actions.submit(make_user(), make_article("en", headline="Labelled", label=label))
    actions.submit(make_user(), make_article("en", headline="Sourced", source=source))
    actions.submit(person, make_article("en", actor=person, headline="Written"))
    client = signed_in()
    assert board(client, "?language=fr")["review"] == ["Français"]
    # Another browser, another machine: the same person.
    assert board(signed_in(user=client.user))["review"] == ["Français"]
    assert board(client, f"?label={label.pk}")["review"] == ["Labelled"]
    assert board(client, f"?source={source.pk}")["review"] == ["Sourced"]
    assert board(client, f"?person={person.pk}")["review"] == ["Written"]
    assert [row.headline for row in client.get("/admin/").context_data["departures"]] == ["Written"]
    assert len(board(client, "?clear=1")["review"]) == 5
    assert len(board(client)["review"]) == 5
    assert len(board(signed_in())["review"]) == 5


def test_filters_that_mean_nothing_are_none():
    actions.submit(make_user(), make_article("en"))
    client = signed_in()
    assert client.get("/admin/?language=q&label=x&source=%27&person=" + "9" * 60).status_code == 200
    client.user.remembered = {"board": {"label": "x", "nonsense": "1"}}
    client.user.save()
    assert client.get("/admin/").status_code == 200


# --- Figures ---------------------------------------------------------------------------------------


def test_publications_are_counted_by_day_of_the_sites_calendar_and_by_language():
    # 23:30 in Paris is still that day there, and 22:30 in UTC.
    paris = timezone.get_default_timezone()
    today = timezone.localtime(timezone=paris).date()
    late = dt.datetime.combine(today - 2 * DAY, dt.time(23, 30), tzinfo=paris)
    make_live(make_article("en"), at=late)
    make_live(make_article("fr"), at=late)
    make_live(make_article("fr"), at=late)
    make_live(make_article("fr"), at=late - 30 * DAY)
    published = signed_in().get("/admin/").context_data["published"]
    assert [code for code, *_rest in published.languages] == ["en", "fr"]
    rows = {day: (list(numbers), total) for day, numbers, total in published.rows}
    assert rows[today - 2 * DAY] == ([1, 2], 3)
    assert published.total == 3


def test_the_median_from_intake_to_readers_stands_in_a_chart_and_in_a_table():
    now = timezone.now()
    for hours in (1, 3, 50):
        edition = make_live(make_article("fr"), at=now - DAY)
        Article.objects.filter(pk=edition.master_id).update(created_at=now - DAY - dt.timedelta(hours=hours))
    client = signed_in()
    [speed] = client.get("/admin/").context_data["speeds"].rows
    assert (speed.language, speed.median, speed.number) == ("fr", dt.timedelta(hours=3), 3)
    page = client.get("/admin/").content.decode()
    assert page.count("3\xa0hours") >= 2
    assert 'role="img"' in page


def test_columns_stack_to_their_number_and_bars_to_the_longest():
    [first, second] = columns([("1", [(0, 2), (1, 2)]), ("2", [(0, 0)])], 4)
    assert [piece.tone for piece in first.pieces] == [0, 1]
    assert first.pieces[0].y + first.pieces[0].height > first.pieces[1].y + first.pieces[1].height
    assert second.pieces == []
    assert [bar.width for bar in bars([("a", "", 10.0), ("b", "", 5.0)], 10)] == [270, 135]
    assert columns([], 0) == bars([], 0) == []


def test_an_empty_board_says_what_will_stand_there():
    page = signed_in().get("/admin/").content.decode()
    for words in (
        "Nothing waits for you",
        "Nothing waits for review",
        "No story is on its way",
        "how long it took",
        "Nothing is late",
    ):
        assert words in page


# --- What it costs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_the_board_costs_the_same_for_one_story_and_for_sixty(role):
    client = signed_in(role, languages=["fr", "ar"])

    def fill(number: int) -> None:
        for _ in range(number):
            make_edition(make_live(make_article("en")), "fr", actor=client.user if role != "editor" else None)
            actions.submit(make_user(), make_article("fr"))

    fill(1)
    few = queries_of(client, "/admin/")
    fill(29)
    assert queries_of(client, "/admin/") == few <= 12


@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("review", "edition_waiting"),
        ("approved", "edition_waiting"),
        ("quiet", "edition_in_hand"),
        ("running", "edition_in_hand"),
        ("next", "edition_clock"),
        ("live", "edition_clock"),
    ],
)
def test_every_question_of_the_board_is_answered_from_an_index(question, index):
    user = make_user(Role.CHIEF)
    condition = work.WORK[question][1](user, timezone.now())
    order = {
        "edition_waiting": "state_since",
        "edition_in_hand": "-updated_at",
        "edition_clock": "-live_from",
    }
    found = Edition.objects.filter(condition).order_by(order[index])[:5]
    with connection.cursor() as cursor:
        # Tables of tests are so small that they would be read whole, or gathered and sorted.
        for shortcut in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{shortcut} = off")
    assert f"using {index} " in found.explain()


def test_what_is_late_is_not_looked_for_among_what_was_ever_published():
    question = work.WORK["late"][1](make_user(Role.CHIEF), timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    # Three states, three ranges: which of the desk's indexes is nearest depends on how full each is.
    plan = Edition.objects.filter(question).order_by("state_since")[:5].explain()
    assert re.search("edition_(waiting|in_hand|desk)", plan)
    assert "Seq Scan" not in plan


def test_the_database_knows_how_little_of_what_is_approved_waits():
    edition = make_live(make_article("en"))
    for language in ("fr", "ar", "ja", "zh-hans", "zh-hant"):
        make_live(make_edition(edition, language))
    editor = make_user(Role.EDITOR)
    actions.submit(editor, make_article("en", actor=editor))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_articletranslation")
    late = work.WORK["late"][1](make_user(Role.CHIEF), timezone.now() + 7 * DAY)
    # Six of seven are approved and old, and readers have them: one is expected, not six.
    assert re.search(r"rows=[12] ", Edition.objects.filter(late).order_by().explain())


def test_a_translator_without_a_language_has_a_board_that_asks_nothing():
    make_live(make_article("en"))
    found = board(signed_in(Role.TRANSLATOR, languages=[]))
    assert (found["mine"], found["begin"], found["late"]) == ([], [], [])


def test_strangers_are_sent_to_sign_in(client):
    assert client.get("/admin/")["Location"].startswith("/admin/login/")


def test_the_apps_of_django_are_our_bar():
    assert signed_in().get("/admin/articles/")["Location"] == "/admin/"

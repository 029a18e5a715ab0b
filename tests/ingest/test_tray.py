"""The tray: what comes in is read, reviewed, taken or dropped, and nothing becomes two articles."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.content import blocks
from articles.ingest import tray
from articles.ingest.errors import CannotIngest
from articles.ingest.incoming import Incoming, from_pasted
from articles.models import (
    ActionLog,
    Article,
    Contributor,
    CreditRole,
    IngestedItem,
    IntakeItem,
    IntakeKind,
    IntakeState,
    Role,
    Source,
)
from articles.workflow.errors import NotAllowed, Refused
from tests.factories import make_contributor, make_source, make_user
from tests.ingest.texts import CHINESE, FRENCH

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user(Role.EDITOR)


def laid(actor, text=FRENCH, **extra):
    [item] = tray.put(actor, [Incoming(IntakeKind.TEXT, text.encode(), **extra)])
    return item


def read(actor, text=FRENCH, **extra):
    return tray.read(actor, laid(actor, text, **extra))


def taken(actor, text=FRENCH, **decisions):
    item = read(actor, text)
    if decisions:
        item = tray.decide(actor, item, decisions, version=item.row_version)
    return tray.take(actor, item, version=item.row_version)


def people(edition, role=CreditRole.AUTHOR):
    credits = edition.master.credits.filter(role=role)
    return [credit.contributor.name_in(edition.language_code) for credit in credits]


# --- What is pasted ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "html", "kinds"),
    [
        ("", "", []),
        (" \n ", "", []),
        ("https://example.org/a", "", ["address"]),
        (
            "https://example.org/a\n\n https://example.org/b \nhttps://example.org/a",
            "",
            ["address", "address"],
        ),
        ("Read https://example.org/a", "", ["text"]),
        ("A text", "", ["text"]),
        ("A text", "<p>A <b>text</b></p>", ["page"]),
        ("A text", "<b>A text</b>", ["text"]),
        ("<!doctype html><html><body><p>x</p></body></html>", "", ["page"]),
        ("<3 is how it began", "", ["text"]),
        ("https://example.org/a", "<p><a href='https://example.org/a'>a</a></p>", ["address"]),
    ],
)
def test_what_is_pasted_is_told_apart(text, html, kinds):
    assert [str(thing.kind) for thing in from_pasted(text, html)] == kinds


# --- Laying and reading --------------------------------------------------------------------------


def test_a_text_is_read_and_waits_for_review(editor):
    item = read(editor)
    assert item.state == IntakeState.READ
    assert (item.headline, item.language_code) == ("La ligne de tram qui revient", "fr")
    assert not Article.objects.exists()


def test_what_cannot_be_read_says_why_and_can_be_tried_again(editor):
    item = read(editor, "\x89PNG\r\n\x1a\n\x00\x00")
    assert item.state == IntakeState.FAILED
    assert tray.shown_problem(item)
    again = tray.put_back(editor, item, version=item.row_version)
    assert (again.state, again.problem) == (IntakeState.WAITING, None)


def test_the_same_thing_lies_on_the_tray_once(editor):
    assert laid(editor) == laid(editor)
    assert IntakeItem.objects.count() == 1


def test_what_another_request_is_reading_is_left_to_it(editor):
    item = laid(editor)
    IntakeItem.objects.filter(pk=item.pk).update(claimed_at=timezone.now())
    assert tray.read(editor, item).state == IntakeState.WAITING


def test_what_a_killed_reader_left_is_read_by_the_next(editor):
    item = laid(editor)
    IntakeItem.objects.filter(pk=item.pk).update(claimed_at=timezone.now() - dt.timedelta(minutes=2))
    assert tray.read(editor, item).state == IntakeState.READ


def test_reading_twice_changes_nothing(editor):
    item = read(editor)
    assert tray.read(editor, item).row_version == item.row_version


def test_too_much_at_once_is_refused_whole(editor):
    with pytest.raises(Refused, match="50"):
        tray.put(editor, [Incoming(IntakeKind.TEXT, f"Text {n}".encode()) for n in range(51)])
    with pytest.raises(Refused, match=r"long\.txt"):
        tray.put(
            editor,
            [Incoming(IntakeKind.TEXT, b"a"), Incoming(IntakeKind.FILE, b"a" * 10_000_001, name="long.txt")],
        )
    assert not IntakeItem.objects.exists()


# --- Taking --------------------------------------------------------------------------------------


def test_what_is_taken_becomes_a_draft_and_evidence(editor):
    edition = taken(editor)
    item = IntakeItem.objects.get()
    evidence = IngestedItem.objects.get()
    assert (item.state, item.article, bytes(item.content)) == (IntakeState.TAKEN, edition.master, b"")
    assert bytes(evidence.content) == FRENCH.encode()
    assert evidence.parsed().authors == ("Lian Ran",)
    assert list(evidence.places().values()) == blocks.figure_ids(edition.body)
    assert ActionLog.objects.filter(verb="ingest", user=editor, article=edition.master).count() == 1


def test_an_editors_word_wins_over_the_text(editor):
    edition = taken(
        editor, headline="Un autre titre", authors=["Jeanne Lenoir", " "], source="", published="2026-02-03"
    )
    assert edition.headline == "Un autre titre"
    assert people(edition) == ["Jeanne Lenoir"]
    assert edition.master.source is None
    assert edition.master.original_date == dt.date(2026, 2, 3)


def test_a_correction_is_understood_the_next_time(editor):
    geekpark = make_source({"en": "GeekPark Weekly"})
    lian = make_contributor({"zh-hans": "连冉"})
    taken(editor, source="GeekPark Weekly", authors=["连冉"])
    again = taken(editor, FRENCH.replace("tram qui revient", "tram qui repart"))
    assert again.master.source == geekpark
    assert again.master.credits.get(role=CreditRole.AUTHOR).contributor == lian


def test_a_correction_can_be_for_once(editor):
    make_source({"en": "GeekPark Weekly"})
    taken(editor, source="GeekPark Weekly", remember=False)
    assert not Source.objects.filter(aliases__contains=["geekpark"]).exists()


def test_a_spelling_that_is_somebody_elses_is_never_taken_from_them(editor):
    first = make_contributor("Lian Ran")
    make_contributor({"zh-hans": "连冉"})
    taken(editor, authors=["连冉"])
    assert list(Contributor.objects.named("Lian Ran")) == [first]


def test_the_same_bytes_never_become_two_articles(editor):
    first = taken(editor)
    item = read(editor)
    assert tray.take(editor, item, version=item.row_version) == first
    assert (Article.objects.count(), IngestedItem.objects.count()) == (1, 1)


def test_another_language_joins_its_story(editor):
    chinese = taken(editor, CHINESE)
    item = read(editor)
    french = tray.take(editor, item, version=item.row_version, into=chinese.master)
    assert french.master == chinese.master
    assert Article.objects.count() == 1


def test_a_language_the_site_does_not_have_is_refused_and_nothing_is_lost(editor):
    item = read(editor)
    item = tray.decide(editor, item, {"language": "ko"}, version=item.row_version)
    with pytest.raises(CannotIngest, match="publishes in"):
        tray.take(editor, item, version=item.row_version)
    item.refresh_from_db()
    assert item.state == IntakeState.READ
    assert not Article.objects.exists()


def test_a_second_editor_is_told_and_overwrites_nothing(editor):
    item = read(editor)
    tray.decide(editor, item, {"headline": "Le premier"}, version=item.row_version)
    with pytest.raises(tray.Stale):
        tray.decide(make_user(Role.EDITOR), item, {"headline": "Le second"}, version=item.row_version)
    item.refresh_from_db()
    assert item.decisions == {"headline": "Le premier"}


@pytest.mark.parametrize(
    "decisions",
    [
        {"state": "taken"},
        {"authors": "Lian Ran"},
        {"credits": ["x"]},
        {"headline": "a\0b"},
        {"credits": {"x": 1}},
    ],
)
def test_what_is_no_decision_is_refused(editor, decisions):
    item = read(editor)
    with pytest.raises(Refused):
        tray.decide(editor, item, decisions, version=item.row_version)
    item.refresh_from_db()
    assert item.decisions == {}


# --- Dropping ------------------------------------------------------------------------------------


def test_what_was_dropped_can_be_put_back_as_it_was(editor):
    item = read(editor)
    item = tray.decide(editor, item, {"headline": "Un autre titre"}, version=item.row_version)
    item = tray.drop(editor, item, version=item.row_version)
    assert item.state == IntakeState.DROPPED
    item = tray.put_back(editor, item, version=item.row_version)
    assert tray.take(editor, item, version=item.row_version).headline == "Un autre titre"


def test_what_was_dropped_long_ago_is_forgotten(editor):
    item = read(editor)
    tray.drop(editor, item, version=item.row_version)
    IntakeItem.objects.update(updated_at=timezone.now() - dt.timedelta(days=31))
    laid(editor, "Another text")
    item.refresh_from_db()
    assert (bytes(item.content), item.found) == (b"", None)
    with pytest.raises(Refused, match="bring it again"):
        tray.put_back(editor, item, version=item.row_version)


def test_what_was_taken_cannot_be_dropped(editor):
    taken(editor)
    item = IntakeItem.objects.get()
    with pytest.raises(Refused, match="Taken"):
        tray.drop(editor, item, version=item.row_version)


# --- Who may -------------------------------------------------------------------------------------


def test_a_translator_takes_nothing_in(editor):
    translator, item = make_user(Role.TRANSLATOR, languages=["fr"]), read(editor)
    verbs = [
        lambda: tray.put(translator, [Incoming(IntakeKind.TEXT, b"x")]),
        lambda: tray.read(translator, item),
        lambda: tray.decide(translator, item, {}, version=item.row_version),
        lambda: tray.take(translator, item, version=item.row_version),
        lambda: tray.drop(translator, item, version=item.row_version),
        lambda: tray.put_back(translator, item, version=item.row_version),
    ]
    for verb in verbs:
        with pytest.raises(NotAllowed):
            verb()

"""Front pages arranged by editors: order, until when, one at a time; readers have it at once."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ActionLog, FrontPlace, Role
from articles.workflow import actions, front_page
from articles.workflow.errors import Conflict, NotAllowed, Refused, WrongMoment
from tests.factories import make_article, make_edition, make_live, make_scheduled, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user(Role.EDITOR)


def live(headline):
    return make_live(make_article("fr", headline=headline))


def order():
    return [row.article_id for row in FrontPlace.objects.standing("fr")]


def headlines():
    text = Client().get("/fr/").content.decode()
    return [part.partition("</a>")[0].rpartition(">")[2] for part in text.split("<h2><a")[1:]]


def test_what_is_placed_leads_in_its_order_and_the_rest_follows_by_time(editor):
    one, two, *_more = (live(f"N{number}") for number in range(1, 5))
    assert headlines() == ["N4", "N3", "N2", "N1"]
    front_page.place(editor, "fr", one.master, version=None)
    front_page.place(editor, "fr", two.master, version=None)
    assert headlines() == ["N2", "N1", "N4", "N3"]
    front_page.move(editor, "fr", two.master_id, 1, version=None)
    assert headlines() == ["N1", "N2", "N4", "N3"]
    front_page.remove(editor, "fr", one.master_id, version=None)
    assert headlines() == ["N2", "N4", "N3", "N1"]


def test_an_old_article_leads_though_it_is_on_no_first_page_by_its_time(editor):
    first = live("La première")
    for number in range(25):
        live(f"N{number}")
    front_page.place(editor, "fr", first.master, version=None)
    shown = headlines()
    assert shown[0] == "La première"
    assert len(shown) == 21


def test_languages_have_their_own_front_page(editor):
    edition = live("Le tram")
    live("Autre")
    make_live(make_edition(edition, "en", headline="The tram"))
    make_live(make_article("en", headline="Another"))
    front_page.place(editor, "fr", edition.master, version=None)
    assert headlines()[0] == "Le tram"
    text = Client().get("/en/").content.decode()
    assert text.index("Another") < text.index("The tram")


def test_what_is_not_live_yet_or_any_more_does_not_show_and_keeps_its_place(editor):
    live("Autre")
    waiting = make_scheduled(make_article("fr", headline="Plus tard"), timezone.now() + dt.timedelta(hours=1))
    front_page.place(editor, "fr", waiting.master, version=None)
    assert headlines() == ["Autre"]
    placed = live("En haut")
    front_page.place(editor, "fr", placed.master, version=None)
    actions.unpublish(make_user(Role.CHIEF), placed, note="why")
    assert headlines() == ["Autre"]
    assert order() == [placed.master_id, waiting.master_id]


def test_a_place_ends_by_the_clock(editor):
    one = live("Un")
    live("Deux")
    soon = timezone.now() + dt.timedelta(minutes=5)
    front_page.place(editor, "fr", one.master, version=None, until=soon)
    assert headlines()[0] == "Un"
    FrontPlace.objects.update(until=timezone.now())
    assert headlines()[0] == "Deux"
    # The next act clears it away.
    front_page.place(editor, "fr", live("Trois").master, version=None)
    assert FrontPlace.objects.filter(article=one.master).count() == 0


def test_moving_stops_at_the_ends(editor):
    one, two = live("Un"), live("Deux")
    for edition in (two, one):
        front_page.place(editor, "fr", edition.master, version=None)
    front_page.move(editor, "fr", one.master_id, -1, version=None)
    front_page.move(editor, "fr", two.master_id, 5, version=None)
    assert order() == [one.master_id, two.master_id]


def test_what_somebody_else_changed_meanwhile_is_told(editor):
    one = live("Un")
    version = front_page.version_of("fr")
    front_page.place(editor, "fr", one.master, version=version)
    with pytest.raises(Conflict):
        front_page.remove(editor, "fr", one.master_id, version=version)
    assert order() == [one.master_id]


def test_refusals(editor):
    draft = make_article("fr")
    with pytest.raises(Refused, match="not published"):
        front_page.place(editor, "fr", draft.master, version=None)
    with pytest.raises(Refused, match="any more"):
        front_page.move(editor, "fr", draft.master_id, 1, version=None)
    one = live("Un")
    front_page.place(editor, "fr", one.master, version=None)
    with pytest.raises(WrongMoment):
        front_page.keep_until(editor, "fr", one.master_id, timezone.now(), version=None)
    for user in (make_user(Role.TRANSLATOR, languages=["fr"]), None):
        with pytest.raises(NotAllowed):
            front_page.remove(user, "fr", one.master_id, version=None)
    assert order() == [one.master_id]


def test_there_is_an_end_to_what_can_be_placed(editor, monkeypatch):
    monkeypatch.setattr(front_page, "MOST", 1)
    front_page.place(editor, "fr", live("Un").master, version=None)
    with pytest.raises(Refused, match="Take one away"):
        front_page.place(editor, "fr", live("Deux").master, version=None)


def test_the_log_says_who_arranged(editor):
    one = live("Un")
    front_page.place(editor, "fr", one.master, version=None)
    row = ActionLog.objects.filter(verb="arrange_front").get()
    assert (row.user, row.article, row.language_code) == (editor, one.master, "fr")

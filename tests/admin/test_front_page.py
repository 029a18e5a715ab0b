"""The desk's page for front pages."""

import pytest
from django.test import Client

from articles.models import FrontPlace, Role
from articles.workflow import front_page
from tests.factories import make_article, make_live, make_user

pytestmark = pytest.mark.django_db
PAGE = "/admin/front/fr/"


@pytest.fixture
def editor():
    client = Client()
    client.force_login(make_user(Role.EDITOR))
    return client


def post(client, act, article, **more):
    version = more.pop("version", front_page.version_of("fr"))
    return client.post(PAGE, {"act": act, "article": article, "version": version, **more})


def test_an_empty_page_teaches(editor):
    text = editor.get(PAGE).content.decode()
    assert "the newest article leads" in text
    assert editor.get("/admin/front/").status_code == 302


def test_placing_moving_and_taking_away(editor):
    one, two = (make_live(make_article("fr", headline=name)) for name in ("Un", "Deux"))
    for edition in (one, two):
        assert post(editor, "place", edition.master_id).status_code == 302
    post(editor, "down", two.master_id)
    assert [row.article_id for row in FrontPlace.objects.standing("fr")] == [one.master_id, two.master_id]
    post(editor, "until", one.master_id, until="2199-01-01T08:00")
    assert FrontPlace.objects.get(article=one.master).until.isoformat() == "2199-01-01T07:00:00+00:00"
    post(editor, "until", one.master_id, until="")
    assert FrontPlace.objects.get(article=one.master).until is None
    post(editor, "remove", one.master_id)
    assert FrontPlace.objects.get().article_id == two.master_id


def test_a_stale_page_is_told_and_nothing_is_lost(editor):
    one = make_live(make_article("fr", headline="Un"))
    response = post(editor, "place", one.master_id, version="9:")
    assert response.status_code == 409
    assert "arranged this page just now" in response.content.decode()
    assert not FrontPlace.objects.exists()


@pytest.mark.parametrize(
    ("act", "article", "more", "says"),
    [
        ("place", "987654", {}, "no article 987654"),
        ("place", "x", {}, "no article 0"),
        ("remove", "987654", {}, "not stand there"),
        ("until", "987654", {"until": "tomorrow"}, "is not a time"),
    ],
)
def test_what_cannot_be_done_is_said(editor, act, article, more, says):
    response = post(editor, act, article, **more)
    assert response.status_code == 422
    assert says in response.content.decode()


def test_an_unknown_act_is_no_page(editor):
    assert post(editor, "explode", 1).status_code == 404


def test_articles_are_searched_for_among_those_that_readers_have(editor):
    make_live(make_article("fr", headline="Le tram"))
    make_article("fr", headline="Le tram en brouillon")
    text = editor.get(f"{PAGE}?q=tram").content.decode()
    found = text.partition('class="front-list"')[2].partition("</ul>")[0]
    assert "Le tram" in found
    assert "brouillon" not in found


def test_the_page_costs_the_same_however_much_is_placed(editor, django_assert_max_num_queries):
    for number in range(6):
        edition = make_live(make_article("fr", headline=f"N{number}"))
        front_page.place(make_user(Role.CHIEF), "fr", edition.master, version=None)
    with django_assert_max_num_queries(10):
        editor.get(PAGE)

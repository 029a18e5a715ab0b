"""A verb for many: each by its own action, and of each it is said what became of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin import story
from articles.models import ActionLog, Edition, Role
from articles.workflow import actions, bulk
from articles.workflow.errors import Refused
from articles.workflow.transitions import TRANSITIONS
from tests.factories import make_article, make_edition, make_image, make_live, make_user

pytestmark = pytest.mark.django_db


def seen(*editions: Edition) -> list[tuple[Edition, int]]:
    return [(edition, edition.row_version) for edition in editions]


def test_what_can_be_done_is_done_and_what_cannot_is_refused_with_its_reason():
    chief, editor = make_user(Role.CHIEF), make_user(Role.EDITOR)
    ready = actions.submit(editor, make_article("en", headline="Ready"))
    bare = actions.submit(editor, make_article("en", headline="Bare", standfirst=""))
    own = actions.submit(chief, make_article("en", actor=chief, headline="Own"))
    draft = make_article("en", headline="Draft")
    stale = actions.submit(editor, make_article("en", headline="Stale"))
    chosen = seen(ready, bare, own, draft, stale)
    actions.save_edition(
        editor, stale, actions.Change(text=actions.Text(headline="Newer", body=stale.body)), version=None
    )
    outcomes = bulk.carry_out(chief, TRANSITIONS["approve"], chosen)
    assert [one.done for one in outcomes] == [True, False, False, False, False]
    for outcome, words in zip(
        outcomes,
        (
            "Approved.",
            "Write a standfirst",
            "someone else must approve",
            "not possible now",
            "Someone else saved",
        ),
        strict=True,
    ):
        assert words in outcome.sentence
    assert Edition.objects.filter(state="approved").count() == 1
    assert ActionLog.objects.filter(verb="approve").count() == 1


def test_what_is_foreseen_is_what_happens():
    chief, editor = make_user(Role.CHIEF), make_user(Role.EDITOR)
    editions = [
        actions.submit(editor, make_article("en")),
        actions.submit(editor, make_article("en", standfirst="")),
        make_article("en"),
        make_live(make_article("en")),
        actions.submit(chief, make_article("en", actor=chief)),
    ]
    for verb in TRANSITIONS.values():
        foreseen = [not one.obstacles for one in bulk.prospects(chief, verb, editions)]
        for edition, expected in zip(editions, foreseen, strict=True):
            edition.refresh_from_db()
            possible = verb.starts_from(edition) and not actions.blockers(chief, edition, verb)
            assert expected == possible, verb.verb


def test_a_translator_submits_their_own_languages_and_is_told_of_the_others():
    translator = make_user(Role.TRANSLATOR, languages=["fr"])
    english = make_article("en")
    french = make_edition(english, "fr")
    assert [verb.verb for verb in bulk.verbs_of(translator)] == ["submit"]
    outcomes = bulk.carry_out(translator, TRANSITIONS["submit"], seen(english, french))
    assert [one.done for one in outcomes] == [False, True]
    assert "You may not do this" in outcomes[0].sentence


def test_too_many_at_once_are_refused_before_any_is_done(monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 2)
    editions = [make_article("en") for _ in range(3)]
    with pytest.raises(Refused, match="at most 2"):
        bulk.carry_out(make_user(), TRANSITIONS["submit"], seen(*editions))
    assert not Edition.objects.exclude(state="draft").exists()


def test_foreseeing_costs_the_same_for_one_edition_and_for_many():
    chief = make_user(Role.CHIEF)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            bulk.prospects(chief, TRANSITIONS["approve"], story.editions())
        return len(queries)

    def fill(number: int) -> None:
        for _ in range(number):
            actions.submit(make_user(), make_article("en", images=[make_image()]))

    fill(1)
    few = cost()
    fill(6)
    assert cost() == few

"""Hand to hand: given, finished, sent back, approved. Whoever goes on is told, nobody of their own act."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from articles.models import Role
from articles.workflow import actions, translating
from articles.workflow.errors import NotAllowed
from tests.admin.desk import signed_in
from tests.factories import make_user
from tests.translation.newsroom import TRAM, make_link, make_source, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator():
    return make_user(Role.TRANSLATOR, languages=["fr"], username="ana", interface_language="fr")


@pytest.fixture
def reviewer():
    return make_user(
        Role.TRANSLATOR, languages=["fr"], review_languages=["fr"], username="bo",
        interface_language="en",
    )  # fmt: skip


@pytest.fixture
def link():
    return translated(make_link(make_source(TRAM)))


@pytest.fixture
def given(link, translator, reviewer):
    link.translator, link.reviewer = translator, reviewer
    link.save()
    return link


def told() -> list[tuple[str, str]]:
    return [(one.to[0], one.subject) for one in mail.outbox]


def test_whoever_gets_a_translation_is_told_in_their_language(
    link, translator, reviewer, django_capture_on_commit_callbacks
):
    due = timezone.now() + dt.timedelta(days=2)
    with django_capture_on_commit_callbacks(execute=True):
        translating.assign(make_user(Role.EDITOR), link, translator=translator, reviewer=reviewer, due=due)
    assert [to for to, _subject in told()] == ["ana@example.org", "bo@example.org"]
    french, english = mail.outbox
    assert "À traduire" in french.subject
    assert "/workbench/" in french.body
    assert "review" in english.subject
    # Who was there already is not told again.
    with django_capture_on_commit_callbacks(execute=True):
        translating.assign(make_user(Role.EDITOR), link, translator=translator, reviewer=None, due=due)
    assert len(mail.outbox) == 2


def test_each_hand_over_tells_the_next_one(given, translator, reviewer, django_capture_on_commit_callbacks):
    block = given.blocks.filter(field="body")[0]
    with django_capture_on_commit_callbacks(execute=True):
        edition = actions.submit(translator, given.edition)
    assert told()[-1][0] == "bo@example.org"
    translating.comment(reviewer, block.pk, "Neuf heures, pas dix.", sends_back=True)
    with django_capture_on_commit_callbacks(execute=True):
        edition = actions.request_changes(reviewer, edition, note="Presque.")
    to, subject = told()[-1]
    assert (to, "Renvoyé" in subject) == ("ana@example.org", True)
    assert "Presque." in mail.outbox[-1].body
    assert "Neuf heures, pas dix." in mail.outbox[-1].body
    with django_capture_on_commit_callbacks(execute=True):
        edition = actions.submit(translator, edition)
        actions.approve(make_user(Role.CHIEF), edition)
    assert [to for to, _subject in told()[-2:]] == ["bo@example.org", "ana@example.org"]


def test_nobody_is_told_what_they_did_themselves(given, translator, django_capture_on_commit_callbacks):
    given.reviewer = translator
    given.save()
    with django_capture_on_commit_callbacks(execute=True):
        actions.submit(translator, given.edition)
    assert mail.outbox == []


def test_a_mail_server_that_is_away_stops_nothing(
    given, translator, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with django_capture_on_commit_callbacks(execute=True):
        edition = actions.submit(translator, given.edition)
    assert edition.state == "in_review"


def test_a_translator_sends_back_in_the_languages_they_review_only(given, translator, reviewer):
    edition = actions.submit(translator, given.edition)
    with pytest.raises(NotAllowed):
        actions.request_changes(translator, edition, note="No.")
    with pytest.raises(NotAllowed):
        actions.request_changes(
            make_user(Role.TRANSLATOR, languages=["fr"], review_languages=["ja"]), edition, note="No."
        )
    assert actions.request_changes(reviewer, edition, note="Yes.").state == "changes_requested"


def test_work_is_given_on_a_page_of_its_own(link, translator, reviewer):
    editor = signed_in(Role.EDITOR)
    path = f"/workbench/{link.edition.master_id}/fr/assign/"
    page = editor.get(path).content.decode()
    assert f'value="{translator.pk}"' in page
    editor.post(path, {"translator": translator.pk, "reviewer": reviewer.pk, "due": "2030-01-02T09:30"})
    link.refresh_from_db()
    assert (link.translator, link.reviewer) == (translator, reviewer)
    assert link.due == dt.datetime(2030, 1, 2, 8, 30, tzinfo=dt.UTC)
    for wrong in ({"translator": reviewer.pk, "reviewer": reviewer.pk}, {"due": "2001-01-01T00:00"},
                  {"translator": make_user(Role.TRANSLATOR, languages=["ja"]).pk}):  # fmt: skip
        assert editor.post(path, wrong).status_code == 422
    link.refresh_from_db()
    assert link.translator == translator

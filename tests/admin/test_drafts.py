"""What is typed and not saved: kept for whoever typed it, offered back to them, and to nobody else."""

import datetime as dt
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Draft, Edition, Presence, Role, User
from articles.workflow import actions, drafts
from tests.admin.story_posts import address, client_of, fields, form_fields, save
from tests.factories import make_article, make_image, make_live, make_user

pytestmark = pytest.mark.django_db


def draft_address(edition: Edition) -> str:
    return reverse("admin:draft", args=[edition.master_id, edition.language_code])


def here_address(edition: Edition) -> str:
    return reverse("admin:here", args=[edition.master_id, edition.language_code])


def keep(client: Client, user: User, edition: Edition, sent: dict[str, Any], **extra: Any) -> Any:
    """Send a form to be kept, as the page's script does."""
    pairs = [
        [name, value]
        for name, values in sent.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    body = {
        "user": user.pk,
        "version": sent.get("version", 1),
        "article_version": sent.get("article_version", 1),
        "fields": pairs,
        **extra,
    }
    return client.post(draft_address(edition), json.dumps(body), content_type="application/json")


@pytest.fixture
def editor() -> User:
    return make_user()


@pytest.fixture
def edition(editor: User) -> Edition:
    return make_article(actor=editor, headline="As saved")


# --- Kept, and given back ------------------------------------------------------------------------


def test_what_is_typed_is_kept_and_no_revision_is_made(editor, edition):
    client = client_of(editor)
    answer = keep(client, editor, edition, {**fields(client, edition), "headline": "Typed"})
    assert answer.status_code == 200
    assert dt.datetime.fromisoformat(answer.json()["kept_at"]).tzinfo
    assert answer.json()["newer"] is None
    edition.refresh_from_db()
    assert (edition.headline, edition.latest_revision.number) == ("As saved", 1)


def test_it_is_offered_back_and_taken_up_whole(editor, edition):
    client = client_of(editor)
    sent = fields(client, edition)
    typed = {"headline": "Typed", "body": "<p>Typed text.</p>", "original_title": "新题", "note": "Why"}
    keep(client, editor, edition, {**sent, **typed})
    page = client.get(address(edition)).content.decode()
    assert "You have unsaved changes from" in page
    assert "As saved" in page
    assert "Typed text." not in page
    taken_up = form_fields(client.get(f"{address(edition)}?draft=1").content.decode())
    token = {"csrfmiddlewaretoken": taken_up["csrfmiddlewaretoken"]}
    assert taken_up == {**sent, **typed, **token}
    assert client.post(address(edition), taken_up).status_code == 302
    edition.refresh_from_db()
    assert (edition.headline, edition.master.original_title) == ("Typed", "新题")


def test_words_of_figures_and_unfinished_rows_are_kept_too(editor):
    edition = make_article(actor=editor, images=[make_image()])
    client = client_of(editor)
    sent = fields(client, edition)
    typed = {"figures-0-alt": "Half a sen", "credits-1-name": "Somebody", "original_url": "https://exam"}
    keep(client, editor, edition, {**sent, **typed})
    taken_up = form_fields(client.get(f"{address(edition)}?draft=1").content.decode())
    assert {name: taken_up[name] for name in typed} == typed


def test_the_differences_are_shown_in_words(editor, edition):
    client = client_of(editor)
    sent = fields(client, edition)
    keep(client, editor, edition, {**sent, "headline": "As typed", "body": "<p>Typed &lt;text&gt;.</p>"})
    page = client.get(draft_address(edition)).content.decode()
    for shown in ("typed", "saved", "&lt;text&gt;", "Only you see this"):
        assert shown in page
    edition.refresh_from_db()
    assert edition.headline == "As saved"


def test_dropped_it_is_gone(editor, edition):
    client = client_of(editor)
    keep(client, editor, edition, {**fields(client, edition), "headline": "Typed"})
    answer = client.post(draft_address(edition), {"drop": "1"}, follow=True)
    assert "Your unsaved changes are dropped" in answer.content.decode()
    assert "You have unsaved changes" not in answer.content.decode()
    assert not Draft.objects.exists()
    # A page that looks for it nevertheless finds the story.
    assert client.get(draft_address(edition))["Location"] == address(edition)
    assert client.get(f"{address(edition)}?draft=1").status_code == 200


def test_a_save_removes_it_and_tells_the_page(editor, edition):
    client = client_of(editor)
    keep(client, editor, edition, {**fields(client, edition), "headline": "Typed"})
    answer = save(client, edition, headline="Typed", page="abcdefgh12")
    assert answer.status_code == 302
    assert not Draft.objects.exists()
    assert answer.cookies["saved-abcdefgh12"]["path"] == "/admin/"
    assert set(save(client, edition, headline="More", page='x"; evil=1').cookies) == {"messages"}


def test_a_save_that_is_refused_keeps_it(editor, edition):
    client = client_of(editor)
    sent = fields(client, edition)
    keep(client, editor, edition, {**sent, "headline": "Typed"})
    assert client.post(address(edition), {**sent, "original_url": "nonsense"}).status_code == 422
    save(client_of(make_user()), edition, headline="Theirs")
    assert client.post(address(edition), {**sent, "headline": "Typed"}).status_code == 409
    assert Draft.objects.count() == 1


def test_taken_up_after_somebody_saved_it_is_a_conflict_and_not_a_loss(editor, edition):
    client = client_of(editor)
    keep(client, editor, edition, {**fields(client, edition), "headline": "Typed"})
    save(client_of(make_user()), edition, headline="Theirs")
    taken_up = form_fields(client.get(f"{address(edition)}?draft=1").content.decode())
    answer = client.post(address(edition), taken_up)
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()


def test_a_later_draft_takes_the_place_of_an_earlier_one(editor, edition):
    client = client_of(editor)
    sent = fields(client, edition)
    for headline in ("One", "Two"):
        keep(client, editor, edition, {**sent, "headline": headline})
    [draft] = Draft.objects.all()
    assert dict(draft.fields)["headline"] == "Two"


def test_drafts_nobody_came_back_for_are_dropped(editor, edition):
    drafts.keep(editor, edition, [("headline", "Old")], version=1, article_version=1)
    Draft.objects.update(saved_at=timezone.now() - dt.timedelta(days=61))
    drafts.keep(make_user(), edition, [("headline", "New")], version=1, article_version=1)
    assert [dict(draft.fields)["headline"] for draft in Draft.objects.all()] == ["New"]


def test_a_page_hears_that_somebody_saved(editor, edition):
    client = client_of(editor)
    sent = fields(client, edition)
    ana = make_user(first_name="Ana", last_name="Ferro")
    save(client_of(ana), edition, headline="Theirs")
    newer = keep(client, editor, edition, {**sent, "headline": "Typed"}).json()["newer"]
    assert (newer["by"], newer["number"]) == ("Ana Ferro", 2)


# --- For nobody else -------------------------------------------------------------------------------


def test_nobody_else_is_shown_it(editor, edition):
    client = client_of(editor)
    keep(client, editor, edition, {**fields(client, edition), "headline": "Canary"})
    other = client_of(make_user(Role.ADMINISTRATOR))
    for path in (address(edition), f"{address(edition)}?draft=1", draft_address(edition)):
        page = other.get(path, follow=True).content.decode()
        assert "Canary" not in page
        assert "You have unsaved changes" not in page
    other.post(draft_address(edition), {"drop": "1"})
    assert Draft.objects.filter(user=editor).exists()


def test_readers_are_shown_nothing_of_it(editor):
    edition = make_live(make_article(actor=editor))
    client = client_of(editor)
    keep(client, editor, edition, {**fields(client, edition), "headline": "Canary", "body": "<p>Canary</p>"})
    page = Client().get(f"/en/articles/{edition.master_id}/{edition.slug}/").content.decode()
    assert "Canary" not in page
    assert "Canary" not in Client().get("/en/").content.decode()


def test_a_page_of_one_person_keeps_nothing_for_another(editor, edition):
    other = make_user()
    client = client_of(other)
    answer = keep(client, editor, edition, {"headline": "Typed by the editor"})
    assert (answer.status_code, answer.json()["code"]) == (409, "someone-else")
    assert not Draft.objects.exists()


def test_who_may_not_write_keeps_nothing(edition):
    stranger = make_user(Role.TRANSLATOR, languages=["ja"])
    answer = keep(client_of(stranger), stranger, edition, {"headline": "Typed"})
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    assert not Draft.objects.exists()


def test_a_translator_keeps_words_and_nothing_that_languages_share(edition):
    translator = make_user(Role.TRANSLATOR, languages=["en"])
    client = client_of(translator)
    sent = {**fields(client, edition), "headline": "Typed", "original_title": "新题", "credits-0-name": "X"}
    assert keep(client, translator, edition, sent).status_code == 200
    [draft] = Draft.objects.all()
    assert dict(draft.fields)["headline"] == "Typed"
    assert not {"original_title", "credits-0-name"} & set(dict(draft.fields))


def test_a_spiked_draft_takes_no_more_words(editor, edition):
    client = client_of(editor)
    sent = fields(client, edition)
    keep(client, editor, edition, {**sent, "headline": "Typed"})
    actions.spike(editor, edition)
    assert keep(client, editor, edition, sent).status_code == 403
    assert "You have unsaved changes" not in client.get(address(edition)).content.decode()


def test_without_a_session_one_is_sent_to_sign_in(editor, edition):
    answer = keep(Client(), editor, edition, {"headline": "Typed"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


def test_without_a_token_nothing_is_kept(editor, edition):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert keep(client, editor, edition, {"headline": "Typed"}).status_code == 403
    assert client.post(here_address(edition)).status_code == 403
    assert not Draft.objects.exists()


# --- What cannot be kept ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "3", '{"user": 1}', '{"user": 1, "version": 1, "article_version": 1, "fields": 3}',
     '{"user": 1, "version": -1, "article_version": 1, "fields": []}',
     '{"user": 1, "version": 99999999999, "article_version": 1, "fields": []}',
     '{"user": 1, "version": 1, "article_version": 1, "fields": [["a"]]}', "[" * 100_000],
)  # fmt: skip
def test_nonsense_is_refused_and_breaks_nothing(editor, edition, body):
    answer = client_of(editor).post(draft_address(edition), body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_too_much_is_refused_with_a_sentence_and_a_long_text_is_not(editor, edition):
    client = client_of(editor)
    sent = fields(client, edition)
    assert keep(client, editor, edition, {**sent, "body": f"<p>{'字' * 300_000}</p>"}).status_code == 200
    for too_much in ("字" * 400_000, "x" * 3_100_000):
        answer = keep(client, editor, edition, {**sent, "body": too_much})
        assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    rows = {f"figures-{i}-alt": "x" for i in range(3001)}
    assert keep(client, editor, edition, rows).status_code == 400


def test_a_text_too_large_to_be_saved_is_still_given_back(editor, edition):
    client = client_of(editor)
    keep(client, editor, edition, {**fields(client, edition), "body": f"<p>{'word ' * 45_000}</p>"})
    page = client.get(f"{address(edition)}?draft=1").content.decode()
    assert page.count("word ") >= 45_000
    assert client.get(draft_address(edition)).status_code == 200


def test_what_the_database_cannot_hold_is_left_out(editor, edition):
    client = client_of(editor)
    assert keep(client, editor, edition, {"headline": "a\x00b\ud800c"}).status_code == 200
    assert dict(Draft.objects.get().fields)["headline"] == "abc"


# --- Who is here -----------------------------------------------------------------------------------


def others(client: Client, edition: Edition, **sent: str) -> list[dict[str, Any]]:
    return client.post(here_address(edition), sent).json()["others"]


def test_two_at_one_story_see_each_other_and_who_writes(editor, edition):
    ana = make_user(first_name="Ana", last_name="Ferro")
    mine, hers = client_of(editor), client_of(ana)
    assert others(mine, edition) == []
    assert [one["name"] for one in others(hers, edition, writing="1")] == [str(editor)]
    assert others(mine, edition) == [{"name": "Ana Ferro", "writing": True}]


def test_who_leaves_is_gone_at_once_and_who_falls_silent_soon(editor, edition):
    ana, bo = make_user(), make_user()
    mine = client_of(editor)
    for person in (ana, bo):
        others(client_of(person), edition)
    assert len(others(mine, edition)) == 2
    client_of(ana).post(here_address(edition), {"leaving": "1"})
    assert len(others(mine, edition)) == 1
    Presence.objects.filter(user=bo).update(seen_at=timezone.now() - dt.timedelta(seconds=31))
    assert others(mine, edition) == []


def test_one_who_reads_is_never_said_to_write(editor, edition):
    reader = make_user(Role.TRANSLATOR, languages=["ja"])
    others(client_of(reader), edition, writing="1")
    assert others(client_of(editor), edition)[0]["writing"] is False


def test_a_page_of_somebody_else_is_told_so(editor, edition):
    answer = client_of(make_user()).post(here_address(edition), {"user": str(editor.pk)})
    assert (answer.status_code, answer.json()["code"]) == (409, "someone-else")


# --- What it costs ---------------------------------------------------------------------------------

FORTY = "".join(f"<h2>Part {n}</h2><p>{'Words of a paragraph. ' * 12}</p>" for n in range(20))


def queries(act) -> int:
    act()
    with CaptureQueriesContext(connection) as found:
        act()
    return len(found)


def test_opening_and_saving_forty_blocks_stays_within_its_queries(editor):
    edition = make_article(actor=editor, body=FORTY, images=[make_image() for _ in range(3)])
    client = client_of(editor)
    sent = fields(client, edition)
    keep(client, editor, edition, {**sent, "headline": "Typed"})
    for person in (make_user(), make_user()):
        others(client_of(person), edition)
    assert queries(lambda: client.get(address(edition))) <= 15
    number = iter(range(9))

    def save_once() -> None:
        edition.refresh_from_db()
        data = {**sent, "version": edition.row_version, "headline": f"Saved {next(number)}"}
        assert client.post(address(edition), data).status_code == 302

    save_once()
    with CaptureQueriesContext(connection) as found:
        save_once()
    # One is the test's own; where a transaction begins and ends is no query.
    control = ("SAVEPOINT", "RELEASE")
    assert len([query for query in found if not query["sql"].startswith(control)]) - 1 <= 20


def test_keeping_and_telling_cost_the_same_however_long_the_text(editor):
    short, long = make_article(actor=editor), make_article(actor=editor, body=FORTY)
    client = client_of(editor)
    costs = set()
    for edition in (short, long):
        sent = fields(client, edition)
        costs.add(
            (
                queries(lambda edition=edition, sent=sent: keep(client, editor, edition, sent)),
                queries(lambda edition=edition: others(client, edition)),
            )
        )
    [(keeping, telling)] = costs
    assert keeping <= 5
    assert telling <= 5

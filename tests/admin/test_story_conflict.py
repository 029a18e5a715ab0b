"""Two people at one story: the second is told, sees both texts and loses nothing."""

import pytest

from articles.models import Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text
from tests.admin.story_posts import address, client_of, fields
from tests.factories import make_article, make_image, make_user

pytestmark = pytest.mark.django_db


def test_the_second_saver_gets_both_texts_and_can_save_theirs() -> None:
    first, second = make_user(first_name="Ana", last_name="Ferro"), make_user()
    edition = make_article(actor=first, headline="As it was")
    mine = client_of(second)
    sent = fields(mine, edition)
    actions.save_edition(
        first,
        edition,
        Change(text=Text(headline="As Ana has it", body="<p>Ana’s own words.</p>")),
        version=None,
    )
    answer = mine.post(address(edition), {**sent, "headline": "As I have it", "body": "<p>My own words.</p>"})
    assert answer.status_code == 409
    page = answer.content.decode()
    for both in ("Ana Ferro", "As Ana", "As I", "My own words", "Ana’s"):
        assert both in page
    edition.refresh_from_db()
    assert edition.headline == "As Ana has it"
    # The same form again, now with the versions that the page of the conflict carries.
    versions = {"version": edition.row_version, "article_version": edition.master.row_version}
    assert f'name="version" value="{edition.row_version}"' in page
    again = mine.post(address(edition), {**sent, **versions, "headline": "As I have it"})
    assert again.status_code == 302
    edition.refresh_from_db()
    assert edition.headline == "As I have it"
    assert list(edition.revisions.values_list("headline", flat=True)) == [
        "As I have it",
        "As Ana has it",
        "As it was",
    ]


def test_a_save_without_versions_is_a_conflict() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    client = client_of(editor)
    sent = fields(client, edition)
    for name in ("version", "article_version"):
        without = {key: value for key, value in sent.items() if key != name}
        assert client.post(address(edition), {**without, "headline": "Blind"}).status_code == 409
    edition.refresh_from_db()
    assert edition.headline != "Blind"


def test_details_changed_elsewhere_are_a_conflict_in_every_language() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    french = actions.begin_edition(editor, edition.master, "fr", copy_from=edition)
    client = client_of(editor)
    sent = fields(client, french)
    details = fields(client, edition)
    client.post(address(edition), {**details, "original_title": "另一个"})
    answer = client.post(address(french), {**sent, "headline": "Titre"})
    assert answer.status_code == 409
    assert "另一个" in answer.content.decode()


def test_a_figure_removed_meanwhile_is_put_back_by_whoever_insists() -> None:
    editor, other = make_user(), make_user()
    edition = make_article(actor=editor, images=[make_image()])
    gone = edition.master.figures.get()
    client = client_of(editor)
    sent = fields(client, edition)
    theirs = client_of(other)
    theirs.post(address(edition), {**fields(theirs, edition), "figures-0-remove": "on"})
    assert not edition.master.figures.exists()
    assert client.post(address(edition), {**sent, "headline": "Mine"}).status_code == 409
    edition.refresh_from_db()
    edition.master.refresh_from_db()
    versions = {"version": edition.row_version, "article_version": edition.master.row_version}
    assert client.post(address(edition), {**sent, **versions, "headline": "Mine"}).status_code == 302
    edition.refresh_from_db()
    back = edition.master.figures.get()
    assert back.image == gone.image
    assert f'data-figure="{back.pk}"' in edition.body
    assert f'data-figure="{gone.pk}"' not in edition.body


def test_a_verb_on_what_changed_meanwhile_is_a_conflict() -> None:
    editor, chief = make_user(), make_user(Role.CHIEF)
    edition = actions.submit(editor, make_article(actor=editor))
    client = client_of(chief)
    sent = fields(client, edition)
    actions.save_edition(
        editor, edition, Change(text=Text(headline="Newer", body=edition.body)), version=None
    )
    answer = client.post(address(edition), {**sent, "then": "approve"})
    assert answer.status_code == 409
    edition.refresh_from_db()
    assert edition.state == "in_review"
    assert edition.headline == "Newer"

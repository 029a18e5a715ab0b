"""Revisions, their difference, their way back, previews, the log: through their addresses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from articles.models import CreditRole, Edition, Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, CreditLine, FigurePlace, Text
from tests.admin.story_posts import address, client_of
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_live,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def at(edition: Edition, name: str, *more: Any) -> str:
    return reverse(f"admin:{name}", args=[edition.master_id, edition.language_code, *more])


def rewritten() -> Edition:
    editor = make_user()
    edition = make_article(
        actor=editor, headline="The old headline", body="<p>One two three.</p><p>Stays.</p>"
    )
    text = Text(
        headline="The new headline", standfirst=edition.standfirst, body="<p>One 2 three.</p><p>Stays.</p>"
    )
    return actions.save_edition(editor, edition, Change(text=text, note="Numbers"), version=None)


def test_the_list_marks_what_readers_have() -> None:
    edition = make_live(rewritten())
    page = client_of(make_user()).get(at(edition, "revisions")).content.decode()
    assert "With readers" in page
    assert "Working copy" in page
    assert "Numbers" in page


def test_a_difference_is_in_words_and_not_in_colour_alone() -> None:
    edition = rewritten()
    page = client_of(make_user()).get(at(edition, "revision", 2)).content.decode()
    assert '<ins><span class="visually-hidden">[added: </span>2' in page
    assert '<del><span class="visually-hidden">[deleted: </span>two' in page
    assert '<span class="visually-hidden">[deleted: </span>old' in page
    backwards = client_of(make_user()).get(at(edition, "revision", 1) + "?against=2").content.decode()
    assert '<span class="visually-hidden">[added: </span>old' in backwards


def test_people_and_pictures_are_compared_too() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    change = Change(
        credits=[CreditLine(make_contributor("New Author"), CreditRole.AUTHOR)],
        figures=[FigurePlace(image=make_image("Jane Roe"), alt="A street")],
    )
    edition = actions.save_edition(editor, edition, change, version=None)
    page = client_of(editor).get(at(edition, "revision", 2)).content.decode()
    assert "New Author" in page
    assert "Jane Roe" in page


def test_markup_in_a_difference_is_text() -> None:
    editor = make_user()
    edition = make_article(actor=editor, headline="Plain")
    text = Text(headline="<img src=x onerror=alert(1)>", body="<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")
    edition = actions.save_edition(editor, edition, Change(text=text), version=None)
    page = client_of(editor).get(at(edition, "revision", 2)).content.decode()
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_restoring_makes_a_new_revision() -> None:
    edition = rewritten()
    client = client_of(make_user())
    stale = client.post(at(edition, "revision", 1), {"version": 1})
    assert stale.status_code == 409
    answer = client.post(at(edition, "revision", 1), {"version": edition.row_version})
    assert answer["Location"] == address(edition)
    edition.refresh_from_db()
    assert (edition.headline, edition.latest_revision.number) == ("The old headline", 3)
    same = client.post(at(edition, "revision", 3), {"version": edition.row_version})
    assert same.status_code == 409


def test_a_translator_restores_in_their_languages_only() -> None:
    edition = rewritten()
    client = client_of(make_user(Role.TRANSLATOR, languages=["fr"]))
    assert client.get(at(edition, "revision", 1)).status_code == 200
    assert client.post(at(edition, "revision", 1), {"version": edition.row_version}).status_code == 403


def test_any_revision_can_be_seen_as_readers_would() -> None:
    edition = rewritten()
    answer = client_of(make_user()).get(at(edition, "preview", 1))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "The old headline" in page
    assert "The new headline" not in page
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_the_log_tells_who_did_what() -> None:
    edition = make_live(rewritten())
    page = client_of(make_user()).get(reverse("admin:log", args=[edition.master_id])).content.decode()
    for act in ("Create the article", "Edit", "Submit for review", "Approve", "Publish now"):
        assert act in page


def _grown(size: int) -> Edition:
    editor = make_user(first_name="Some", last_name="One")
    edition = make_article(
        actor=editor,
        authors=[make_contributor(f"Author {size} {n}") for n in range(size)],
        images=[make_image() for _n in range(size)],
        topics=[make_topic(f"Topic {size} {n}") for n in range(size)],
    )
    for number in range(size):
        text = Text(headline=f"Headline {number}", standfirst="S.", body=edition.body)
        edition = actions.save_edition(make_user(), edition, Change(text=text), version=None)
    for language in ["fr", "ja", "ar", "zh-hans", "zh-hant"][: 1 if size == 1 else 5]:
        make_edition(edition, language, actor=editor)
    return edition


@pytest.mark.parametrize(
    ("where", "most"),
    [
        (address, 30),
        (lambda edition: at(edition, "revisions"), 15),
        (lambda edition: at(edition, "revision", 2), 20),
        (lambda edition: at(edition, "verb", "submit"), 20),
        (lambda edition: reverse("admin:log", args=[edition.master_id]), 15),
        (lambda edition: reverse("admin:story", args=[edition.master_id, "ko"]), 15),
        (lambda edition: reverse("admin:articles_article_add"), 15),
    ],
    ids=["story", "revisions", "revision", "verb", "log", "missing", "add"],
)
def test_queries_do_not_grow(
    where: Callable[[Edition], str], most: int, django_assert_max_num_queries: Any, settings: Any
) -> None:
    settings.SITE_LANGUAGES = ["en", "fr", "zh-hans", "zh-hant", "ja", "ar", "ko"]
    client = client_of(make_user(Role.CHIEF))
    counts = []
    for size in (1, 10):
        edition = _grown(size)
        client.get(where(edition))
        with django_assert_max_num_queries(most) as captured:
            assert client.get(where(edition)).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1], counts

"""Revisions, their difference, their way back, previews, the log: through their addresses."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from articles.models import CreditRole, Edition, RevisionName, Role
from articles.workflow import actions, revision_names
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


def test_people_of_now_are_compared_and_not_spellings() -> None:
    author = make_contributor("Lian R.")
    edition = make_article(authors=[author])
    author.rename("en", "Lian Ran")
    text = Text(headline="Other", standfirst=edition.standfirst, body=edition.body)
    edition = actions.save_edition(make_user(), edition, Change(text=text), version=None)
    page = client_of(make_user()).get(at(edition, "revision", 2)).content.decode()
    assert "People, pictures and facts" not in page


def test_two_are_compared_side_by_side_or_as_one_text() -> None:
    edition = rewritten()
    client = client_of(make_user())
    answer = client.get(at(edition, "compare") + "?old=2&new=1&view=side")
    assert answer["Location"] == at(edition, "revision", 1) + "?against=2&view=side"
    page = client.get(answer["Location"]).content.decode()
    assert page.count('class="diff-old"') == page.count('class="diff-new"') == 4
    assert "Revision 2" in page
    for nonsense in ("", "?old=1", "?old=x&new=1", "?old=0&new=0"):
        assert client.get(at(edition, "compare") + nonsense).status_code == 404
    assert client.get(at(edition, "compare") + "?old=1&new=99", follow=True).status_code == 404


def test_a_text_from_right_to_left_is_compared_so() -> None:
    edition = make_article("ar", headline="العنوان القديم", body="<p>واحد اثنان ثلاثة.</p>")
    text = Text(headline="العنوان الجديد", standfirst="س", body="<p>واحد 2 ثلاثة.</p>")
    edition = actions.save_edition(make_user(), edition, Change(text=text), version=None)
    for view in ("", "?view=side"):
        page = client_of(make_user()).get(at(edition, "revision", 2) + view).content.decode()
        assert "[added: </span>الجديد" in page
        assert "[deleted: </span>القديم" in page
        assert 'lang="ar" dir="rtl"' in page


def test_long_runs_of_what_is_the_same_are_folded() -> None:
    blocks = [f"<p>Paragraph {number}.</p>" for number in range(12)]
    edition = make_article(body="".join(blocks))
    text = Text(headline=edition.headline, standfirst="S", body="".join([*blocks, "<p>New.</p>"]))
    edition = actions.save_edition(make_user(), edition, Change(text=text), version=None)
    page = client_of(make_user()).get(at(edition, "revision", 2)).content.decode()
    assert "11 unchanged blocks" in page
    assert "1 block added" in page


# --- Taking back -----------------------------------------------------------------------------------


def test_parts_are_chosen_and_only_they_come_back() -> None:
    edition = rewritten()
    client = client_of(make_user())
    page = client.get(at(edition, "restore_revision", 1)).content.decode()
    for code in ("headline", "slug", "block-0"):
        assert f'value="{code}"' in page
    stale = client.post(at(edition, "restore_revision", 1), {"version": 1, "part": ["headline"]})
    assert stale.status_code == 409
    assert 'value="headline" checked' in stale.content.decode()
    answer = client.post(
        at(edition, "restore_revision", 1), {"version": edition.row_version, "part": ["headline"]}
    )
    assert answer["Location"] == address(edition)
    edition.refresh_from_db()
    assert edition.headline == "The old headline"
    assert "One 2 three." in edition.body
    assert (edition.latest_revision.number, edition.latest_revision.restored_from.number) == (3, 1)
    none = client.post(at(edition, "restore_revision", 1), {"version": edition.row_version})
    assert none.status_code == 409
    assert "Choose what to take back first" in none.content.decode()
    everything = client.post(at(edition, "restore_revision", 1), {"version": edition.row_version, "all": "1"})
    assert everything.status_code == 302
    edition.refresh_from_db()
    assert "One two three." in edition.body
    same = client.post(at(edition, "restore_revision", 4), {"version": edition.row_version, "all": "1"})
    assert same.status_code == 409


def test_a_translator_takes_back_in_their_languages_only_and_nothing_that_all_share() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    change = Change(credits=[CreditLine(make_contributor("New Author"), CreditRole.AUTHOR)])
    actions.save_edition(editor, edition, change, version=None)
    edition.refresh_from_db()
    foreign = client_of(make_user(Role.TRANSLATOR, languages=["fr"]))
    assert foreign.get(at(edition, "revision", 1)).status_code == 200
    assert foreign.get(at(edition, "restore_revision", 1)).status_code == 403
    data = {"version": edition.row_version, "part": ["credits"]}
    assert foreign.post(at(edition, "restore_revision", 1), data).status_code == 403
    own = client_of(make_user(Role.TRANSLATOR, languages=["en"]))
    assert 'value="credits"' not in own.get(at(edition, "restore_revision", 1)).content.decode()
    assert own.post(at(edition, "restore_revision", 1), data).status_code == 409
    assert edition.master.credits.get().contributor.name_in("en") == "New Author"


# --- Names and filters -----------------------------------------------------------------------------


def test_a_revision_is_named_found_by_its_name_and_the_name_taken_away() -> None:
    edition = rewritten()
    client = client_of(make_user())
    client.post(at(edition, "revision_name", 1), {"name": " As agreed  with GeekPark "})
    twice = client.post(at(edition, "revision_name", 1), {"name": "As agreed with GeekPark"}, follow=True)
    assert "has this name already" in twice.content.decode()
    empty = client.post(at(edition, "revision_name", 1), {"name": " "}, follow=True)
    assert "Write the name first" in empty.content.decode()
    name = RevisionName.objects.get()
    assert name.name == "As agreed with GeekPark"
    found = client.get(at(edition, "revisions") + "?q=geekpark").content.decode()
    assert "As agreed with GeekPark" in found
    assert "The new headline" not in found.split("<tbody>")[1]
    assert client.post(at(edition, "revision_name", 9), {"name": "x"}).status_code == 404
    client.post(at(edition, "revision_name", 1), {"remove": name.pk})
    assert not RevisionName.objects.exists()
    assert client.post(at(edition, "revision_name", 1), {"remove": name.pk}).status_code == 404
    foreign = client_of(make_user(Role.TRANSLATOR, languages=["fr"]))
    assert foreign.post(at(edition, "revision_name", 1), {"name": "x"}).status_code == 403
    verbs = edition.master.log.values_list("verb", flat=True)
    assert {"name_revision", "unname_revision"} <= set(verbs)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["3", "2", "1"]),
        ("?kind=correction", ["3"]),
        ("?named=1", ["2"]),
        ("?by_hand=1", ["3", "1"]),
        ("?person=system", ["2"]),
        ("?q=eighty", ["3"]),
        ("?kind=nonsense&person=x", ["3", "2", "1"]),
    ],
)
def test_the_list_is_filtered(query: str, numbers: list[str]) -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    other = make_edition(edition, "fr", actor=editor)
    credits = [CreditLine(make_contributor("New"), CreditRole.AUTHOR)]
    actions.save_edition(None, other, Change(credits=credits), version=None)
    edition.refresh_from_db()
    text = Text(headline="Sixty ships", standfirst="S", body=edition.body)
    change = Change(text=text, kind="correction", note="Not eighty.")
    edition = actions.save_edition(editor, edition, change, version=None)
    revision_names.give_name(editor, edition, 2, "A name")
    page = client_of(editor).get(at(edition, "revisions") + query).content.decode()
    assert re.findall(r'<th scope="row"><a[^>]*>(\d+)</a>', page) == numbers


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
        (lambda edition: at(edition, "revisions"), 17),
        (lambda edition: at(edition, "revision", 2), 20),
        (lambda edition: at(edition, "restore_revision", 1), 40),
        (lambda edition: at(edition, "verb", "submit"), 20),
        (lambda edition: reverse("admin:log", args=[edition.master_id]), 15),
        (lambda edition: reverse("admin:story", args=[edition.master_id, "ko"]), 15),
        (lambda edition: reverse("admin:articles_article_add"), 15),
    ],
    ids=["story", "revisions", "revision", "restore", "verb", "log", "missing", "add"],
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

"""Taking back parts of a revision: exactly what was chosen, with its picture, in this language alone."""

import pytest

from articles.content import blocks
from articles.models import Credit, CreditRole, Edition, Role
from articles.workflow import actions, restoring
from articles.workflow.content_changes import Change, CreditLine, Details, FigurePlace, Text
from articles.workflow.errors import Conflict, NotAllowed, Refused
from articles.workflow.merging import merge
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user(Role.EDITOR)


def codes(user, edition: Edition, number: int = 1) -> set[str]:
    edition = Edition.objects.get(pk=edition.pk)
    return {part.code for part in restoring.parts(user, edition, edition.revisions.get(number=number))}


def back(user, edition: Edition, *parts: str, number: int = 1) -> Edition:
    return actions.restore_revision(user, edition, number, version=None, parts=parts or None)


def with_text(editor, edition: Edition, body: str, **words: str) -> Edition:
    now = {"headline": edition.headline, "standfirst": edition.standfirst, "slug": edition.slug}
    text = Text(**{**now, **words}, body=body)
    return actions.save_edition(editor, edition, Change(text=text), version=None)


def test_one_block_comes_back_and_the_others_stay(editor):
    edition = make_article(body="<p>One is here.</p><p>Two is here.</p><p>Three is here.</p>")
    edition = with_text(editor, edition, "<p>One was here.</p><p>Two was here.</p><p>Three is here.</p>")
    assert codes(editor, edition) == {"block-0", "block-1"}
    edition = back(editor, edition, "block-1")
    assert edition.body == "<p>One was here.</p><p>Two is here.</p><p>Three is here.</p>"
    assert edition.latest_revision.restored_from.number == 1
    assert "1 block of the text" in edition.latest_revision.note
    line = edition.master.log.first()
    assert (line.verb, line.data["changed"]) == ("restore_revision", ["body"])


def test_a_picture_that_has_left_comes_back_with_its_block(editor):
    image = make_image("Jane Roe")
    edition = make_article(images=[image], body="")
    figure = edition.master.figures.get()
    body = f"<p>Text.</p>{blocks.figure_token(figure.pk)}<p>End.</p>"
    edition = with_text(editor, edition, body)
    gone = Change(figures=[FigurePlace(id=figure.pk, remove=True)])
    edition = actions.save_edition(editor, edition, gone, version=None)
    assert edition.body == "<p>Text.</p><p>End.</p>"
    block = next(code for code in codes(editor, edition, 2) if code.startswith("block-"))
    edition = back(editor, edition, block, number=2)
    again = edition.master.figures.get()
    assert again.image == image
    assert again.words_in("en") == ("Caption 1", "What picture 1 shows")
    assert blocks.figure_ids(edition.body) == [again.pk]
    assert edition.body.index("Text.") < edition.body.index("figure") < edition.body.index("End.")


def test_a_translator_is_not_offered_what_would_bring_a_picture_back(editor):
    edition = make_article("fr", images=[make_image("Jane Roe")])
    figure = edition.master.figures.get()
    gone = Change(figures=[FigurePlace(id=figure.pk, remove=True)])
    edition = actions.save_edition(editor, edition, gone, version=None)
    translator = make_user(Role.TRANSLATOR, languages=["fr"])
    assert codes(translator, edition) == set()
    assert {f"figure-{figure.pk}"} < codes(editor, edition)
    with pytest.raises(Refused):
        back(translator, edition)


def test_people_come_back_in_order_and_other_languages_keep_theirs(editor):
    author, new, translator = (make_contributor(name) for name in ("Author", "New", "Translator"))
    edition = make_article(authors=[author])
    make_edition(edition, "fr")
    lines = [
        CreditLine(new, CreditRole.AUTHOR),
        CreditLine(translator, CreditRole.TRANSLATOR, "fr"),
    ]
    edition = actions.save_edition(editor, edition, Change(credits=lines), version=None)
    edition = back(editor, edition, "credits")
    rows = [(c.contributor, c.role, c.language_code) for c in edition.master.credits.order_by("position")]
    assert rows == [(author, "author", ""), (translator, "translator", "fr")]


def test_someone_who_was_merged_comes_back_as_who_they_are_now(editor):
    twin, author = make_contributor("Lian R."), make_contributor("Lian Ran")
    edition = make_article(authors=[twin])
    edition = actions.save_edition(
        editor, edition, Change(credits=[CreditLine(make_contributor("X"), CreditRole.AUTHOR)]), version=None
    )
    merge(make_user(Role.CHIEF), author, twin)
    back(editor, edition, "credits")
    assert Credit.objects.get().contributor == author


def test_facts_come_back_one_by_one(editor):
    label, source, topic = make_label("Old"), make_source("Old"), make_topic("Old")
    edition = make_article(label=label, source=source, topics=[topic], original_title="旧")
    details = Details(
        label=make_label("New"),
        source=make_source("New"),
        original_title="新",
        original_url="https://example.org/new",
    )
    edition = actions.save_edition(editor, edition, Change(details=details), version=None)
    assert codes(editor, edition) >= {"label", "source", "topics", "original_title", "original_url"}
    edition = back(editor, edition, "label", "topics")
    article = edition.master
    assert (article.label, list(article.topics.all())) == (label, [topic])
    assert article.original_title == "新"
    assert "label, topics" in edition.latest_revision.note


def test_a_pictures_words_come_back_in_this_language_alone(editor):
    edition = make_article(images=[make_image("Jane Roe")])
    french = make_edition(edition, "fr")
    figure = edition.master.figures.get()
    changed = FigurePlace(id=figure.pk, image=figure.image, caption="New", alt="New")
    edition = actions.save_edition(editor, edition, Change(figures=[changed]), version=None)
    assert codes(editor, edition) == {f"words-{figure.pk}"}
    back(editor, edition, f"words-{figure.pk}")
    figure = edition.master.figures.get()
    assert figure.words_in("en") == ("Caption 1", "What picture 1 shows")
    assert figure.words_in("fr") == ("", "Alt in fr")
    french.refresh_from_db()
    assert french.latest_revision.number == 1


def test_the_lead_and_an_exchanged_picture_come_back(editor):
    first, second = make_image("One"), make_image("Two")
    edition = make_article(images=[first, make_image("Three")])
    one, two = edition.master.figures.all()
    places = [
        FigurePlace(id=one.pk, image=first, caption="C", alt="A", is_lead=True),
        FigurePlace(id=two.pk, image=two.image, caption="C", alt="A"),
    ]
    edition = actions.save_edition(editor, edition, Change(figures=places), version=None)
    places = [
        FigurePlace(id=one.pk, image=second, caption="C", alt="A"),
        FigurePlace(id=two.pk, image=two.image, caption="C", alt="A", is_lead=True),
    ]
    edition = actions.save_edition(editor, edition, Change(figures=places), version=None)
    assert codes(editor, edition, 2) == {f"figure-{one.pk}", "lead"}
    edition = back(editor, edition, number=2)
    one.refresh_from_db()
    assert (one.image, one.is_lead) == (first, True)
    assert edition.master.figures.get(is_lead=True) == one


def test_everything_back_makes_the_same_content(editor):
    edition = make_article(label=make_label("L"), images=[make_image("A"), make_image("B")])
    first = edition.latest_revision
    figure = edition.master.figures.first()
    change = Change(
        text=Text(headline="New", standfirst="New", body=f"<p>New.</p>{blocks.figure_token(figure.pk)}"),
        credits=[CreditLine(make_contributor("New"), CreditRole.AUTHOR)],
        details=Details(source=make_source("New")),
        figures=[FigurePlace(id=figure.pk, image=make_image("C"), caption="New", alt="New")],
    )
    edition = actions.save_edition(editor, edition, change, version=None)
    edition = back(editor, edition)
    assert edition.latest_revision.content() == first.content()
    assert codes(editor, edition) == set()


def test_what_readers_have_stays_until_it_is_approved(editor):
    edition = make_live(make_article(headline="Live"))
    edition = with_text(editor, edition, "<p>Other.</p>", headline="Changed")
    edition = back(editor, edition, "headline")
    assert edition.state == "draft"
    assert edition.live_revision.number == 1
    assert edition.has_unpublished_changes()


def test_what_cannot_be_taken_back_is_refused_and_nothing_written(editor):
    edition = make_article()
    edition = with_text(editor, edition, "<p>Other.</p>")
    before = edition.row_version
    for parts in ((), ("headline",), ("block-99",), ("nonsense",)):
        with pytest.raises(Refused):
            actions.restore_revision(editor, edition, 1, version=None, parts=parts)
    with pytest.raises(Conflict):
        actions.restore_revision(editor, edition, 1, version=before - 1)
    with pytest.raises(NotAllowed):
        back(make_user(Role.TRANSLATOR, languages=["ja"]), edition)
    edition.refresh_from_db()
    assert edition.row_version == before
    spiked = actions.spike(editor, edition)
    with pytest.raises(Refused, match="spiked"):
        back(editor, spiked)

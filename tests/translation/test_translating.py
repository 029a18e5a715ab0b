"""The verbs of the workbench: who may, what is kept, and whose revision it becomes."""

import threading

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from articles.models import (
    BlockState,
    BlockVersion,
    CopyState,
    Edition,
    EditionLink,
    Revision,
    Role,
    SegmentVersion,
    TargetBlock,
)
from articles.workflow import actions, translating
from articles.workflow.content_changes import Change, Text
from articles.workflow.errors import Conflict, NotAllowed, Refused, WrongState
from articles.workflow.gathering import gather_now
from articles.workflow.translating import BlockConflict
from tests.factories import make_article, make_user
from tests.translation.newsroom import COST, LATE, TRAM, edit, make_link, make_source, stale, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator():
    return make_user(Role.TRANSLATOR, languages=["fr"])


@pytest.fixture
def reviewer():
    return make_user(Role.TRANSLATOR, languages=["fr"], review_languages=["fr"])


@pytest.fixture
def source():
    return make_source(TRAM, LATE, COST)


@pytest.fixture
def link(source):
    return make_link(source)


def paragraph(link: EditionLink, number: int = 0) -> TargetBlock:
    return link.blocks.filter(field="body").order_by("position")[number]


def body_of(link: EditionLink) -> str:
    return Edition.objects.get(pk=link.edition_id).body


# --- Beginning -------------------------------------------------------------------------------------


def test_a_translator_begins_the_translation_into_their_language(source, translator):
    link = translating.begin(translator, source.master, "fr")
    assert (link.source_id, link.revision_id) == (source.pk, source.latest_revision_id)
    assert link.blocks.filter(state=BlockState.EMPTY).count() == 5
    with pytest.raises(NotAllowed):
        translating.begin(translator, source.master, "ja")
    with pytest.raises(WrongState):
        translating.begin(translator, source.master, "fr")


# --- Writing ---------------------------------------------------------------------------------------


def test_what_is_typed_is_a_draft_with_its_history_and_no_revision(link, translator):
    block, before = paragraph(link), Revision.objects.count()
    saved = translating.save_block(translator, block.pk, "<p>Le tram.</p>", version=1)
    saved = translating.save_block(translator, block.pk, "<p>Le tram vint.</p>", version=saved.row_version)
    assert (saved.html, saved.state, saved.author) == ("<p>Le tram vint.</p>", BlockState.DRAFT, translator)
    assert [v.html for v in saved.versions.order_by("number")] == ["<p>Le tram.</p>", "<p>Le tram vint.</p>"]
    assert Revision.objects.count() == before
    link.refresh_from_db()
    assert (link.ahead, link.ahead_by) == (True, translator)


def test_what_is_typed_is_cleaned_and_plain_where_it_is_a_headline(link, translator):
    headline = link.blocks.get(field="headline")
    saved = translating.save_block(translator, headline.pk, "<p>Le <b>tram</b> & moi</p>", version=None)
    assert saved.html == "Le tram & moi"
    saved = translating.save_block(translator, headline.pk, "Le tram & la mer", version=None)
    assert saved.html == "Le tram & la mer"
    block = paragraph(link)
    saved = translating.save_block(
        translator, block.pk, '<p onclick="x">Le tram<script>alert(1)</script></p>', version=None
    )
    assert saved.html == "<p>Le tram</p>"


def test_a_translator_writes_in_their_languages_only(link):
    block = paragraph(link)
    with pytest.raises(NotAllowed):
        translating.save_block(make_user(Role.TRANSLATOR, languages=["ja"]), block.pk, "x", version=None)
    block.refresh_from_db()
    assert block.html == ""


def test_of_two_who_write_in_one_block_the_second_is_told_and_loses_nothing(link, translator, reviewer):
    block = paragraph(link)
    translating.save_block(translator, block.pk, "<p>Le premier.</p>", version=1)
    with pytest.raises(BlockConflict) as refusal:
        translating.save_block(reviewer, block.pk, "<p>Le second.</p>", version=1)
    assert refusal.value.current.html == "<p>Le premier.</p>"


def test_a_block_of_200_kb_is_refused_with_a_sentence(link, translator):
    with pytest.raises(Refused, match="at most"):
        translating.save_block(translator, paragraph(link).pk, "x" * 200_000, version=None)


def test_confirmed_means_made_from_what_the_source_says_now(source, link, translator):
    translated(link)
    edit(source, TRAM, LATE, COST.replace("2", "3"))
    block = link.blocks.get(stale=True)
    saved = translating.save_block(translator, block.pk, "<p>Un billet coûte 3 euros.</p>", version=None)
    # A draft answers for nothing yet.
    assert saved.stale
    saved = translating.save_block(translator, block.pk, saved.html, version=None, confirm=True)
    assert (saved.state, saved.stale) == (BlockState.TRANSLATED, False)
    assert "3 euros" in saved.sources.get().base.text
    assert stale(link) == []


def test_an_empty_block_cannot_be_confirmed_but_left_out_for_a_reason(link, translator):
    block = paragraph(link, 1)
    with pytest.raises(Refused, match="no text"):
        translating.save_block(translator, block.pk, "", version=None, confirm=True)
    with pytest.raises(Refused, match="why"):
        translating.omit_block(translator, block.pk, " ", version=None)
    saved = translating.omit_block(translator, block.pk, "Known to every reader here.", version=None)
    assert saved.state == BlockState.OMITTED
    assert translating.take_in_again(translator, block.pk, version=None).state == BlockState.EMPTY


# --- Gathering -------------------------------------------------------------------------------------


def test_what_is_handed_on_is_gathered_as_one_revision_of_whoever_wrote(link, translator):
    headline = link.blocks.get(field="headline")
    translating.save_block(translator, headline.pk, "Le tram", version=None, confirm=True)
    for number, text in enumerate(("Un.", "Deux.", "Trois.")):
        translating.save_block(
            translator, paragraph(link, number).pk, f"<p>{text}</p>", version=None, confirm=True
        )
    edition = actions.submit(translator, link.edition)
    assert (edition.headline, edition.body) == ("Le tram", "<p>Un.</p><p>Deux.</p><p>Trois.</p>")
    revision = edition.latest_revision
    assert (revision.author, len(revision.alignment)) == (translator, 4)
    link.refresh_from_db()
    assert (link.ahead, link.ahead_by) == (False, None)


def test_when_another_writes_what_was_written_before_is_its_writers(link, translator, reviewer):
    translating.save_block(translator, paragraph(link).pk, "<p>Un.</p>", version=None)
    translating.save_block(reviewer, paragraph(link, 1).pk, "<p>Deux.</p>", version=None)
    assert body_of(link) == "<p>Un.</p>"
    assert link.edition.revisions.first().author == translator
    assert translating.leave(reviewer, link.edition)
    assert link.edition.revisions.first().author == reviewer
    assert not translating.leave(translator, link.edition)


def test_an_approved_translation_that_is_touched_is_a_draft_at_once(link, translator):
    translated(link)
    link.ahead = True
    link.save()
    gather_now(link.edition)
    Edition.objects.filter(pk=link.edition_id).update(state=CopyState.APPROVED)
    translating.save_block(translator, paragraph(link).pk, "<p>Autre.</p>", version=None)
    edition = Edition.objects.get(pk=link.edition_id)
    assert edition.state == CopyState.DRAFT
    assert "Autre." in edition.body


def test_a_block_left_out_and_an_empty_one_are_not_in_the_text(link, translator):
    translating.save_block(translator, paragraph(link).pk, "<p>Un.</p>", version=None)
    translating.omit_block(translator, paragraph(link, 1).pk, "Local.", version=None)
    translating.leave(translator, link.edition)
    assert body_of(link) == "<p>Un.</p>"


# --- Saved as a whole, and restored ------------------------------------------------------------------


def save_whole(actor, link: EditionLink, body: str, **more: object) -> Edition:
    edition = Edition.objects.get(pk=link.edition_id)
    text = Text(headline=edition.headline, standfirst=edition.standfirst, body=body)
    return actions.save_edition(actor, edition, Change(text=text, **more), version=None)


@pytest.fixture
def gathered(link):
    translated(link)
    link.ahead = True
    link.save()
    gather_now(link.edition)
    return link


def test_an_edition_saved_as_a_whole_puts_its_text_back_into_its_blocks(gathered):
    editor = make_user(Role.EDITOR)
    body = body_of(gathered).replace("fr: A ticket", "fr: Un billet") + "<p>Un mot d’ici.</p>"
    save_whole(editor, gathered, body)
    said = list(gathered.blocks.filter(field="body").order_by("position").values_list("html", flat=True))
    assert "".join(said) == body
    changed = paragraph(gathered, 2)
    assert (changed.author, changed.state, changed.sources.count()) == (editor, BlockState.TRANSLATED, 1)
    assert paragraph(gathered, 3).sources.count() == 0


def test_an_edition_saved_as_it_was_before_the_blocks_moved_on_is_told(gathered, translator):
    seen = Edition.objects.get(pk=gathered.edition_id)
    translating.save_block(translator, paragraph(gathered).pk, "<p>Entre-temps.</p>", version=None)
    with pytest.raises(Conflict):
        actions.save_edition(
            make_user(Role.EDITOR), seen, Change(text=Text(headline="x", body=seen.body)),
            version=seen.row_version,
        )  # fmt: skip
    assert "Entre-temps." in body_of(gathered)


def test_a_restored_revision_brings_its_blocks_back_and_what_they_were_made_from(
    source, gathered, translator
):
    first = Edition.objects.get(pk=gathered.edition_id).latest_revision
    bases = {str(b.pk): [str(r.base_id) for r in b.sources.all()] for b in gathered.blocks.all()}
    edit(source, TRAM, LATE, COST.replace("2", "3"))
    block = gathered.blocks.get(stale=True)
    translating.save_block(translator, block.pk, "<p>Trois euros.</p>", version=None, confirm=True)
    translating.leave(translator, gathered.edition)
    assert stale(gathered) == []
    actions.restore_revision(make_user(Role.EDITOR), gathered.edition, first.number, version=None)
    assert stale(gathered) == [f"<p>fr: {COST}</p>"]
    assert {str(b.pk): [str(r.base_id) for r in b.sources.all()] for b in gathered.blocks.all()} == bases
    assert SegmentVersion.objects.filter(pk=gathered.blocks.get(stale=True).sources.get().base_id).exists()


def test_a_paragraph_typed_where_a_translation_was_missing_is_taken_for_it_and_marked(source, gathered):
    edit(source, TRAM, "A quite new paragraph about bridges and boats in the winter.", LATE, COST)
    body = body_of(gathered)
    at = body.index("<p>fr: Nobody")
    save_whole(make_user(Role.EDITOR), gathered, body[:at] + "<p>Tout neuf.</p>" + body[at:])
    block = paragraph(gathered, 1)
    assert (block.html, block.uncertain, block.state) == ("<p>Tout neuf.</p>", True, BlockState.DRAFT)
    assert block.sources.count() == 1


# --- Reviewing, assigning, cutting loose -------------------------------------------------------------


def test_a_reviewer_answers_for_what_others_translated(link, translator, reviewer):
    block = translating.save_block(translator, paragraph(link).pk, "<p>Un.</p>", version=None, confirm=True)
    with pytest.raises(NotAllowed):
        translating.review_block(translator, block.pk, version=None)
    assert translating.review_block(reviewer, block.pk, version=None).state == BlockState.REVIEWED
    own = translating.save_block(reviewer, paragraph(link, 1).pk, "<p>Deux.</p>", version=None, confirm=True)
    with pytest.raises(Refused, match="yourself"):
        translating.review_block(reviewer, own.pk, version=None)


def test_a_block_is_sent_back_with_a_comment_and_the_comment_is_settled(link, translator, reviewer):
    block = translating.save_block(translator, paragraph(link).pk, "<p>Un.</p>", version=None, confirm=True)
    remark = translating.comment(reviewer, block.pk, "Neuf heures, pas dix.", sends_back=True)
    block.refresh_from_db()
    assert (block.state, block.html) == (BlockState.DRAFT, "<p>Un.</p>")
    assert translating.resolve(translator, remark).resolved_by == translator
    with pytest.raises(NotAllowed):
        translating.comment(make_user(Role.TRANSLATOR, languages=["ja"]), block.pk, "Hm.")


def test_work_is_given_to_those_who_may(link, translator, reviewer):
    editor = make_user(Role.EDITOR)
    given = translating.assign(editor, link, translator=translator, reviewer=reviewer, due=None)
    assert (given.translator, given.reviewer) == (translator, reviewer)
    with pytest.raises(Refused, match="may not"):
        translating.assign(editor, link, translator=translator, reviewer=translator, due=None)
    with pytest.raises(NotAllowed):
        translating.assign(translator, link, translator=translator, reviewer=None, due=None)


def test_an_edition_cut_loose_is_the_desks_and_follows_nobody(source, link, translator):
    translating.save_block(translator, paragraph(link).pk, "<p>Un.</p>", version=None)
    with pytest.raises(NotAllowed):
        translating.cut_loose(translator, link)
    translating.cut_loose(make_user(Role.EDITOR), link)
    assert body_of(link) == "<p>Un.</p>"
    with pytest.raises(WrongState):
        translating.save_block(translator, paragraph(link).pk, "<p>Deux.</p>", version=None)


def test_a_block_is_held_for_a_minute_and_the_others_are_told(link, translator, reviewer):
    block = paragraph(link)
    assert translating.claim(translator, block.pk).claimed_by == translator
    held = translating.claim(reviewer, block.pk)
    assert (held.claimed_by, held.claim_of_other(reviewer.pk)) == (translator, translator.pk)


def test_saving_a_block_asks_the_database_little(link, translator):
    block = paragraph(link)
    translating.save_block(translator, block.pk, "<p>Un.</p>", version=None)
    with CaptureQueriesContext(connection) as queries:
        translating.save_block(translator, block.pk, "<p>Deux.</p>", version=None)
    asked = [q for q in queries.captured_queries if "SAVEPOINT" not in q["sql"]]
    # With the session and its user, eight at most.
    assert len(asked) <= 6


# --- At once ----------------------------------------------------------------------------------------


def at_once(jobs) -> list[Exception]:
    """Run them in threads that start together; what they raised."""
    start, raised = threading.Barrier(len(jobs)), []

    def run(job) -> None:
        try:
            start.wait(timeout=30)
            job()
        except Exception as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


@pytest.mark.django_db(transaction=True)
def test_fifty_who_save_at_once_lose_nothing():
    source = make_source(*(f"Paragraph {number} about the tram and the harbour." for number in range(50)))
    link = make_link(source)
    people = [make_user(Role.TRANSLATOR, languages=["fr"]) for _ in range(5)]
    blocks = list(link.blocks.filter(field="body").order_by("position"))
    jobs = [
        lambda n=n, block=block: translating.save_block(
            people[n % 5], block.pk, f"<p>Texte {n}.</p>", version=1
        )
        for n, block in enumerate(blocks)
    ]
    assert at_once(jobs) == []
    gather_now(link.edition)
    assert body_of(link) == "".join(f"<p>Texte {number}.</p>" for number in range(50))
    assert BlockVersion.objects.filter(block__link=link).count() == 50


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("protected", [True, False], ids=["as it is", "without the version"])
def test_of_ten_who_write_in_one_block_one_is_kept_and_nine_are_told(protected):
    link = make_link(make_source(TRAM))
    people = [make_user(Role.TRANSLATOR, languages=["fr"]) for _ in range(10)]
    block = paragraph(link)
    jobs = [
        lambda n=n: translating.save_block(
            people[n], block.pk, f"<p>Texte {n}.</p>", version=1 if protected else None
        )
        for n in range(10)
    ]
    raised = at_once(jobs)
    # The control: without the version that was read, ten write over each other, and nobody is told.
    assert len(raised) == (9 if protected else 0)
    assert {type(error) for error in raised} <= {BlockConflict}


def test_an_edition_without_a_link_is_saved_as_ever():
    edition = make_article("en")
    saved = actions.save_edition(None, edition, Change(text=Text(headline="New")), version=None)
    assert saved.headline == "New"

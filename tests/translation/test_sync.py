"""An edit of the source never costs a translation: what did not change stays, what did is pointed out."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.models import BlockState, BlockVersion, Segment, SegmentVersion, TargetBlock, TargetBlockSource
from articles.translation.keeping import AffectsTranslations, keep_in_step
from tests.translation.newsroom import (
    COST,
    LATE,
    TRAM,
    WIND,
    edit,
    make_link,
    make_source,
    rows,
    says,
    sources_of,
    stale,
    translated,
)
from tests.translation.test_aligning import Editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return make_source(TRAM, LATE, COST)


@pytest.fixture
def link(source):
    return translated(make_link(source))


def test_an_edition_begins_with_an_empty_block_for_each_piece_of_its_source(source):
    link = make_link(source)
    fields = list(link.blocks.values_list("field", flat=True))
    assert fields == ["headline", "standfirst", "body", "body", "body"]
    assert set(link.blocks.values_list("state", "stale")) == {(BlockState.EMPTY, False)}
    assert [sources_of(block) for block in link.blocks.all()[2:]] == [[TRAM], [LATE], [COST]]


def test_a_changed_number_makes_one_block_stale_and_keeps_its_text(source, link):
    edit(source, TRAM, LATE, COST.replace("2 euros", "3 euros"))
    assert stale(link) == [f"<p>fr: {COST}</p>"]
    block = link.blocks.get(stale=True)
    [row] = block.sources.select_related("base", "segment__head")
    # From the very text it was translated from, to what the source says now.
    assert "2 euros" in row.base.text
    assert "3 euros" in row.segment.head.text
    assert block.state == BlockState.TRANSLATED


def test_a_second_change_still_shows_the_first_text(source, link):
    edit(source, TRAM, LATE, COST.replace("2 euros", "3 euros"))
    edit(source, TRAM, LATE, COST.replace("2 euros", "4 euros"))
    assert "2 euros" in link.blocks.get(stale=True).sources.get().base.text


def test_a_change_taken_back_makes_it_good_again(source, link):
    edit(source, TRAM, LATE, WIND)
    assert stale(link) == [f"<p>fr: {COST}</p>"]
    edit(source, TRAM, LATE, COST)
    assert stale(link) == []
    assert [html for html, state, _ in rows(link) if state != BlockState.EMPTY][-1] == f"<p>fr: {COST}</p>"


def test_what_moved_is_untouched_and_moves_along(source, link):
    edit(source, COST, TRAM, LATE)
    assert says(link) == [f"<p>fr: {text}</p>" for text in (COST, TRAM, LATE)]
    assert stale(link) == []
    link.refresh_from_db()
    assert (link.ahead, link.ahead_by) == (True, None)


def test_two_that_became_one_keep_both_translations_linked_to_it(source, link):
    edit(source, f"{TRAM} {LATE}", COST)
    assert says(link) == [f"<p>fr: {text}</p>" for text in (TRAM, LATE, COST)]
    assert stale(link) == []
    first, second = link.blocks.filter(field="body")[:2]
    assert sources_of(first) == sources_of(second) == [f"{TRAM} {LATE}"]
    edit(source, f"{TRAM} {LATE.replace('March', 'April')}", COST)
    assert stale(link) == [f"<p>fr: {TRAM}</p>", f"<p>fr: {LATE}</p>"]


def test_two_that_became_one_where_one_was_out_of_date_leave_it_so(source, link):
    edit(source, TRAM, LATE.replace("March", "April"), COST)
    edit(source, f"{TRAM} {LATE.replace('March', 'April')}", COST)
    assert stale(link) == [f"<p>fr: {LATE}</p>"]
    assert "March" in link.blocks.get(stale=True).sources.get().base.text


def test_one_that_became_two_is_the_translation_of_both():
    source = make_source(f"{TRAM} {LATE}", COST)
    link = translated(make_link(source))
    edit(source, TRAM, LATE, COST)
    assert says(link) == [f"<p>fr: {TRAM} {LATE}</p>", f"<p>fr: {COST}</p>"]
    assert stale(link) == []
    assert sources_of(link.blocks.filter(field="body")[0]) == [TRAM, LATE]


def test_a_new_paragraph_is_an_empty_block_in_its_place(source, link):
    edit(source, TRAM, WIND, LATE, COST)
    assert says(link) == [f"<p>fr: {TRAM}</p>", "", f"<p>fr: {LATE}</p>", f"<p>fr: {COST}</p>"]
    assert stale(link) == []


def test_a_paragraph_that_left_leaves_its_translation_until_someone_decides(source, link):
    edit(source, TRAM, COST)
    assert says(link) == [f"<p>fr: {text}</p>" for text in (TRAM, LATE, COST)]
    assert stale(link) == [f"<p>fr: {LATE}</p>"]
    edit(source, TRAM, COST, LATE)
    assert stale(link) == []


def test_a_place_that_was_never_filled_goes_with_its_paragraph(source):
    link = make_link(source)
    edit(source, TRAM, COST)
    assert len(rows(link)) == 2


def test_other_tags_are_followed_where_that_is_certain():
    address = '<p>Read <a href="https://example.org/old">the report</a> about the tram and the harbour.</p>'
    source = make_source(address, LATE)
    link = translated(make_link(source))
    edit(source, address.replace("old", "new"), LATE)
    assert 'href="https://example.org/new"' in says(link)[0]
    assert stale(link) == []
    assert BlockVersion.objects.get().event == "followed"


def test_emphasis_of_the_source_is_left_to_the_translator(source, link):
    edit(source, TRAM, LATE, COST.replace("2 euros", "<strong>2 euros</strong>"))
    assert stale(link) == [f"<p>fr: {COST}</p>"]


def test_a_minor_change_leaves_translations_as_they_are(source, link):
    worded = LATE.replace("complained", "grumbled")
    edit(source, TRAM, worded, COST, kind="minor")
    assert stale(link) == []
    # What was stale before stays so.
    edit(source, TRAM, worded, COST.replace("2", "3"))
    edit(source, TRAM, worded, COST.replace("2", "3").replace("quay", "pier"), kind="minor")
    assert stale(link) == [f"<p>fr: {COST}</p>"]


@pytest.mark.parametrize(
    "texts", [(TRAM, LATE, COST.replace("2", "3")), (TRAM, COST), (TRAM, LATE, COST, WIND)],
    ids=["a number", "a paragraph less", "a paragraph more"],
)  # fmt: skip
def test_what_calls_itself_minor_and_is_not_is_refused_and_nothing_is_written(source, link, texts):
    before = SegmentVersion.objects.count(), source.latest_revision_id
    with pytest.raises(AffectsTranslations, match="affects translations"):
        edit(source, *texts, kind="minor")
    source.refresh_from_db()
    assert (SegmentVersion.objects.count(), source.latest_revision_id) == before
    assert stale(link) == []


def test_a_translators_own_order_stays(source, link):
    first, second, third = link.blocks.filter(field="body").order_by("position")
    for position, block in enumerate((third, first, second), 2):
        TargetBlock.objects.filter(pk=block.pk).update(position=position)
    edit(source, TRAM, WIND, LATE, COST)
    assert says(link) == [f"<p>fr: {COST}</p>", f"<p>fr: {TRAM}</p>", "", f"<p>fr: {LATE}</p>"]


def test_what_was_cut_loose_is_left_alone(source, link):
    link.cut_at = link.edition.updated_at
    link.save()
    edit(source, TRAM, COST.replace("2", "3"))
    assert stale(link) == []


def test_readers_and_the_working_copy_keep_what_they_have(source, link):
    before = (link.edition.body, link.edition.latest_revision_id, link.edition.row_version)
    edit(source, COST, TRAM)
    link.edition.refresh_from_db()
    assert (link.edition.body, link.edition.latest_revision_id, link.edition.row_version) == before


def test_running_again_changes_nothing(source, link):
    edit(source, COST.replace("2", "3"), f"{TRAM} {LATE}", WIND)
    everything = [list(model.objects.order_by("pk").values()) for model in (Segment, TargetBlock)]
    source.refresh_from_db()
    keep_in_step(source)
    assert [list(model.objects.order_by("pk").values()) for model in (Segment, TargetBlock)] == everything


def statements(texts: list[str], languages: list[str]) -> int:
    source = make_source(*texts)
    for language in languages:
        translated(make_link(source, language))
    with CaptureQueriesContext(connection) as queries:
        edit(source, texts[0].replace("nine", "ten"), *texts[1:])
    return len(queries)


def test_a_save_costs_the_same_for_any_number_of_blocks_and_translations():
    few = statements([TRAM, LATE, COST], ["fr"])
    many = statements([TRAM, *(f"{number}: {LATE}" for number in range(45))], ["fr", "ja", "ar"])
    assert many == few <= 24


class AnyEdit(TestCase):
    """Random edits, one after the other: no translation is ever lost, and no unchanged text is stale."""

    @given(st.integers(0, 2**32), st.integers(2, 10), st.integers(1, 6))
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_no_translation_is_lost_and_nothing_unchanged_is_stale(self, seed, length, edits):
        chance = random.Random(seed)  # noqa: S311
        editor = Editor(chance, length)
        source = make_source(*editor.texts)
        link = translated(make_link(source))
        made = {block.html for block in link.blocks.filter(field="body")}
        original = set(editor.texts)
        for _ in range(edits):
            act = chance.choice(["insert", "delete", "move", "merge", "split", "retype"])
            if len(editor.texts) > 1 or act == "insert":
                getattr(editor, act)(chance.randrange(len(editor.texts)))
                edit(source, *editor.texts)
        assert made <= {html for html, _state, _stale in rows(link)}
        for text in original & set(editor.texts):
            assert (f"<p>fr: {text}</p>", BlockState.TRANSLATED, False) in rows(link)
        assert (
            not TargetBlockSource.objects.filter(block__link=link, block__stale=False)
            .exclude(block__state=BlockState.EMPTY)
            .exclude(segment__live=True)
        )

"""Paragraphs need not be one for one: split, joined, moved and of our own, and still in step."""

import pytest

from articles.models import BlockState, Edition, Role
from articles.workflow import arranging, translating
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.translating import BlockConflict
from tests.admin.desk import signed_in
from tests.factories import make_user
from tests.translation.newsroom import (
    COST,
    LATE,
    TRAM,
    WIND,
    edit,
    make_link,
    make_source,
    says,
    sources_of,
    stale,
)
from tests.translation.newsroom import translated as all_translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator():
    return make_user(Role.TRANSLATOR, languages=["fr"])


@pytest.fixture
def source():
    return make_source(TRAM, LATE, COST)


@pytest.fixture
def link(source):
    return all_translated(make_link(source))


def blocks(link):
    return list(link.blocks.filter(field="body").order_by("position"))


def test_a_block_that_is_split_is_two_of_the_same_source(source, link, translator):
    block = blocks(link)[0]
    parts = "<p>Le tram vint.</p>", "<p>Plein.</p>"
    second = arranging.split_block(translator, block.pk, *parts, version=None)
    assert says(link)[:3] == ["<p>Le tram vint.</p>", "<p>Plein.</p>", f"<p>fr: {LATE}</p>"]
    assert sources_of(second) == sources_of(blocks(link)[0]) == [TRAM]
    edit(source, TRAM.replace("nine", "ten"), LATE, COST)
    assert stale(link) == ["<p>Le tram vint.</p>", "<p>Plein.</p>"]


def test_a_split_needs_words_on_both_sides_and_loses_none(link, translator):
    block = blocks(link)[0]
    for first, rest in (("<p></p>", block.html), (block.html, "<p> </p>")):
        with pytest.raises(Refused, match="both sides"):
            arranging.split_block(translator, block.pk, first, rest, version=None)
    assert says(link)[0] == block.html
    with pytest.raises(BlockConflict):
        arranging.split_block(translator, block.pk, "<p>a</p>", "<p>b</p>", version=99)


def test_two_blocks_that_are_joined_are_made_from_both_sources(source, link, translator):
    joined = arranging.merge_with_next(translator, blocks(link)[0].pk, version=None)
    assert joined.html == f"<p>fr: {TRAM} fr: {LATE}</p>"
    assert sources_of(joined) == [TRAM, LATE]
    assert len(blocks(link)) == 2
    edit(source, TRAM, LATE.replace("March", "April"), COST)
    assert stale(link) == [joined.html]


def test_only_what_is_of_one_kind_is_joined(translator):
    link = all_translated(make_link(make_source(TRAM, "<h2>Later</h2>", LATE)))
    with pytest.raises(Refused, match="same kind"):
        arranging.merge_with_next(translator, blocks(link)[0].pk, version=None)
    with pytest.raises(Refused, match="behind this one"):
        arranging.merge_with_next(translator, blocks(link)[2].pk, version=None)
    assert len(blocks(link)) == 3


def test_a_paragraph_of_the_languages_own_stays_where_it_is(source, link, translator):
    own = arranging.add_own(translator, blocks(link)[0].pk)
    translating.save_block(translator, own.pk, "<p>Pour nos lecteurs.</p>", version=None, confirm=True)
    edit(source, WIND, TRAM, LATE, COST)
    assert says(link) == [
        "", f"<p>fr: {TRAM}</p>", "<p>Pour nos lecteurs.</p>", f"<p>fr: {LATE}</p>", f"<p>fr: {COST}</p>",
    ]  # fmt: skip
    assert stale(link) == []
    translating.leave(translator, link.edition)
    assert "<p>Pour nos lecteurs.</p>" in Edition.objects.get(pk=link.edition_id).body
    arranging.drop_own(translator, own.pk, version=None)
    assert "<p>Pour nos lecteurs.</p>" not in says(link)


def test_what_translates_something_is_not_dropped(link, translator):
    with pytest.raises(Refused, match="leave it out"):
        arranging.drop_own(translator, blocks(link)[0].pk, version=None)


def test_blocks_are_moved_and_keep_their_order_when_the_source_changes(source, link, translator):
    arranging.move_block(translator, blocks(link)[2].pk, up=True)
    assert says(link) == [f"<p>fr: {text}</p>" for text in (TRAM, COST, LATE)]
    edit(source, TRAM, LATE, COST, WIND)
    assert says(link) == [*(f"<p>fr: {text}</p>" for text in (TRAM, COST)), "", f"<p>fr: {LATE}</p>"]
    with pytest.raises(Refused, match="at the end"):
        arranging.move_block(translator, blocks(link)[0].pk, up=True)


def test_only_who_writes_there_arranges(link):
    stranger = make_user(Role.TRANSLATOR, languages=["ja"])
    pk = blocks(link)[0].pk
    for act in (
        lambda: arranging.add_own(stranger, pk),
        lambda: arranging.merge_with_next(stranger, pk, version=None),
        lambda: arranging.move_block(stranger, pk, up=False),
        lambda: arranging.split_block(stranger, pk, "<p>a</p>", "<p>b</p>", version=None),
        lambda: arranging.drop_own(stranger, pk, version=None),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert [block.state for block in blocks(link)] == [BlockState.TRANSLATED] * 3


# --- Paired by hand ----------------------------------------------------------------------------------


def segment_of(link, place: int) -> str:
    block = link.blocks.filter(field="body").order_by("position")[place]
    return str(block.sources.get().segment_id)


def test_a_wrong_guess_is_paired_anew_by_hand_and_what_it_had_waits_for_a_translation(link, translator):
    first, second, _third = link.blocks.filter(field="body").order_by("position")
    type(second).objects.filter(pk=second.pk).update(html="", state=BlockState.EMPTY)
    type(first).objects.filter(pk=first.pk).update(uncertain=True)
    block = arranging.pair_block(translator, first.pk, segment_of(link, 1), version=None)
    assert (sources_of(block), block.uncertain, block.stale) == ([LATE], False, False)
    rows = [(sources_of(b), b.state) for b in link.blocks.filter(field="body").order_by("position")]
    # The empty one that waited for it is gone; what it was paired with waits now.
    assert rows == [([LATE], "translated"), ([TRAM], "empty"), ([COST], "translated")]


def test_a_block_can_be_said_to_be_of_this_language_alone(link, translator):
    first = link.blocks.filter(field="body").order_by("position")[0]
    block = arranging.pair_block(translator, first.pk, "", version=None)
    assert sources_of(block) == []
    rows = [sources_of(b) for b in link.blocks.filter(field="body").order_by("position")]
    assert rows == [[], [TRAM], [LATE], [COST]]
    back = arranging.pair_block(translator, first.pk, segment_of(link, 1), version=None)
    assert sources_of(back) == [TRAM]
    assert len(says(link)) == 3


@pytest.mark.parametrize("segment", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_paragraph_that_the_source_does_not_have_is_refused(link, translator, segment):
    first = link.blocks.filter(field="body").order_by("position")[0]
    with pytest.raises(Refused):
        arranging.pair_block(translator, first.pk, segment, version=None)
    assert sources_of(first) == [TRAM]
    with pytest.raises(NotAllowed):
        arranging.pair_block(make_user(Role.TRANSLATOR, languages=["ja"]), first.pk, "", version=None)


def test_the_page_offers_it_where_a_block_was_paired_by_a_guess(link):
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    page = f"/workbench/{link.edition.master_id}/fr/"
    assert 'value="pair"' not in client.get(page).content.decode()
    link.blocks.filter(pk=link.blocks.filter(field="body").first().pk).update(uncertain=True)
    text = client.get(page).content.decode()
    assert text.count('value="pair"') == 1
    assert LATE[:40] in text

"""The memory learns from what readers have, says how sure it is, and forgets what was taken down."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles.content.fingerprints import SKETCH, sketch
from articles.models import BlockOrigin, BlockState, Edition, EditionLink, Memory, Role
from articles.translation import memory
from articles.translation.memory import Asked
from articles.workflow import actions, filling, translating
from articles.workflow.errors import NotAllowed
from tests.factories import make_user
from tests.translation.newsroom import COST, LATE, TRAM, WIND, edit, make_link, make_source, translated

pytestmark = pytest.mark.django_db
PAIR = ("en", "fr")


def published(link: EditionLink) -> Edition:
    link.ahead = True
    link.save()
    chief = make_user(Role.CHIEF)
    edition = actions.submit(make_user(Role.EDITOR), link.edition)
    return actions.publish(chief, actions.approve(chief, edition))


@pytest.fixture
def edition():
    """A French edition that readers have."""
    return published(translated(make_link(make_source(TRAM, LATE, COST))))


def asked(text: str, html: str = "", **more: str) -> Asked:
    return Asked(text, html or f"<p>{text}</p>", **more)


def known(*texts: str, pair=PAIR) -> list[list[tuple[int, str]]]:
    found = memory.lookup(pair, [asked(text) for text in texts])
    return [[(match.score, match.memory.target) for match in matches] for matches in found]


def test_what_was_published_is_remembered_as_it_is(edition):
    assert known(COST) == [[(100, f"<p>fr: {COST}</p>")]]
    assert known(COST, pair=("en", "ja")) == known(COST, pair=("fr", "en")) == [[]]


def test_what_nobody_has_published_is_not():
    translated(make_link(make_source(TRAM)))
    assert known(TRAM) == [[]]


def test_what_nobody_answered_for_is_not_learned():
    link = translated(make_link(make_source(TRAM, LATE)))
    block = link.blocks.filter(field="body").order_by("position")[0]
    translating.save_block(make_user(Role.EDITOR), block.pk, "<p>À moitié</p>", version=None)
    published(link)
    assert known(TRAM) == [[]]
    assert known(LATE) == [[(100, f"<p>fr: {LATE}</p>")]]


def test_the_same_in_the_same_place_is_more_and_other_tags_are_less(edition):
    blocks = list(edition.link.blocks.order_by("position").prefetch_related("sources__segment__head"))
    everything = memory.asked_of(blocks)
    found = memory.lookup(PAIR, list(everything.values()))
    assert {matches[0].score for matches in found} == {101}
    [matches] = memory.lookup(PAIR, [asked(COST, f"<p><em>{COST}</em></p>")])
    assert matches[0].score == 99


def test_what_is_alike_is_found_with_how_much_it_is(edition):
    [matches] = known(COST.replace("2 euros", "3 euros"))
    assert matches[0][1] == f"<p>fr: {COST}</p>"
    assert 95 <= matches[0][0] < 100
    assert known(WIND) == [[]]


def test_chinese_is_found_by_its_characters():
    source = make_source("电车早上九点来，离港口还远就已经满了。")
    Edition.objects.filter(pk=source.pk).update(language_code="zh-hans")
    link = translated(make_link(source))
    link.source.language_code = "zh-hans"
    published(link)
    [[(score, _target)]] = known("电车早上十点来，离港口还远就已经满了。", pair=("zh-hans", "fr"))
    assert 85 <= score < 100


def test_what_is_published_anew_takes_the_place_of_what_was(edition):
    link = edition.link
    block = link.blocks.filter(field="body").order_by("position")[2]
    translating.save_block(make_user(Role.EDITOR), block.pk, "<p>Mieux.</p>", version=None, confirm=True)
    published(EditionLink.objects.get(pk=link.pk))
    assert known(COST) == [[(100, "<p>Mieux.</p>")]]


def test_what_is_taken_down_is_forgotten(edition):
    actions.take_down(make_user(Role.CHIEF), edition, note="Asked by the source.")
    assert known(COST) == [[]]
    assert not Memory.objects.exists()


def test_asking_for_many_costs_as_much_as_for_a_few(edition):
    def cost(texts: list[str]) -> int:
        with CaptureQueriesContext(connection) as queries:
            known(*texts)
        return len(queries)

    few = cost([COST, COST.replace("2", "3")])
    assert cost([COST, LATE, *(f"{number}: {TRAM}" for number in range(45))]) == few <= 3


def test_nothing_is_known_of_nothing(edition):
    assert known("", " ") == [[], []]
    assert memory.lookup(PAIR, []) == []


# --- Filling -----------------------------------------------------------------------------------------


def test_empty_blocks_are_filled_as_drafts_above_a_score(edition):
    translator = make_user(Role.TRANSLATOR, languages=["fr"])
    link = make_link(make_source(TRAM, COST.replace("2 euros", "3 euros"), WIND))
    written = link.blocks.filter(field="body").order_by("position")[0]
    translating.save_block(translator, written.pk, "<p>De ma main.</p>", version=None)
    assert filling.fill(translator, link, lowest=90) >= 1
    first, second, third = link.blocks.filter(field="body").order_by("position")
    # What somebody wrote is nobody's to fill.
    assert first.html == "<p>De ma main.</p>"
    assert (second.html, second.state, second.origin) == (
        f"<p>fr: {COST}</p>", BlockState.DRAFT, BlockOrigin.MEMORY,
    )  # fmt: skip
    assert 90 <= second.score < 100
    assert second.versions.get().event == "memory"
    assert third.state == BlockState.EMPTY
    assert filling.fill(translator, link, lowest=90) == 0


def test_only_who_writes_there_fills(edition):
    link = make_link(make_source(COST))
    with pytest.raises(NotAllowed):
        filling.fill(make_user(Role.TRANSLATOR, languages=["ja"]), link)
    assert not link.blocks.exclude(state=BlockState.EMPTY).exists()


def test_a_stale_block_is_not_learned(edition):
    link = edition.link
    edit(link.source, TRAM, LATE, COST.replace("2", "3"))
    # A headline and a standfirst beside the two paragraphs that say what their source says.
    assert memory.learn(edition) == 4
    # Still what was published when it was true of its source.
    assert known(COST)[0][0][0] == 100


# --- Sketches ----------------------------------------------------------------------------------------


@given(st.text(max_size=200))
def test_any_text_has_a_sketch_of_a_few_hashes_that_postgresql_can_hold(text):
    found = sketch(text, "en>fr")
    assert found == sorted(set(found))
    assert len(found) <= SKETCH
    assert all(0 <= value < 2**48 for value in found)


def test_two_pairs_share_nothing():
    assert not set(sketch(TRAM, "en>fr")) & set(sketch(TRAM, "en>ja"))

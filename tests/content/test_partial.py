"""Parts of a body restored: all of them make the new one, none the old one, one that one alone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.content.diff import diff_blocks
from articles.content.partial import take

WORDS = st.sampled_from(
    ["One two three four.", "One two three five.", "Six.", "一二三四。", "سبعة ثمانية.", "One."]
)
BODIES = st.lists(WORDS, max_size=7).map(lambda words: "".join(f"<p>{word}</p>" for word in words))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES, BODIES)
def test_all_differences_make_the_new_body_and_none_the_old(old: str, new: str) -> None:
    assert take(old, new, range(len(diff_blocks(old, new)))) == new
    assert take(old, new, ()) == old


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES, BODIES, st.sets(st.integers(0, 14)))
def test_what_is_taken_is_from_one_of_the_two(old: str, new: str, chosen: set[int]) -> None:
    taken = diff_blocks(old, take(old, new, chosen))
    allowed = {block for body in (old, new) for block in body.replace("</p>", "</p>\0").split("\0")}
    assert {change.new.html for change in taken if change.new} <= allowed


def paragraphs(*words: str) -> str:
    return "".join(f"<p>{word}</p>" for word in words)


@pytest.mark.parametrize(
    ("old", "new", "op", "result"),
    [
        (["A b c d", "X"], ["A b c e", "X", "Y"], "changed", ["A b c e", "X"]),
        (["A b c d", "X"], ["A b c e", "X", "Y"], "inserted", ["A b c d", "X", "Y"]),
        (["A", "X", "B"], ["A b", "B"], "deleted", ["A", "B"]),
        (["A", "B", "C", "D"], ["D", "A", "B", "C"], "moved", ["D", "A", "B", "C"]),
    ],
)
def test_one_difference_alone(old: list[str], new: list[str], op: str, result: list[str]) -> None:
    bodies = paragraphs(*old), paragraphs(*new)
    index = next(at for at, change in enumerate(diff_blocks(*bodies)) if change.op == op)
    assert take(*bodies, {index}) == paragraphs(*result)


def test_a_move_that_is_not_taken_stays_where_it_was() -> None:
    old, new = paragraphs("A", "B", "C", "D"), paragraphs("D", "A", "B", "C", "New")
    inserted = next(at for at, change in enumerate(diff_blocks(old, new)) if change.op == "inserted")
    either = paragraphs("A", "B", "C", "D", "New"), paragraphs("A", "B", "C", "New", "D")
    assert take(old, new, {inserted}) in either

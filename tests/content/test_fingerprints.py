"""Sketches tell near-duplicates from other texts; marks are what a translation keeps."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.fingerprints import SIZE, fingerprint, marks, resemblance, shared_marks

WORDS = [f"word{n}" for n in range(500)]


def text(seed: int, length: int = 600) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)  # noqa: S311 - the same texts in every run


def alike(one: list[str], other: list[str]) -> float:
    return resemblance(fingerprint(" ".join(one)), fingerprint(" ".join(other)))


def test_a_text_resembles_itself_whatever_its_case_and_spaces() -> None:
    plain = " ".join(text(1))
    assert resemblance(fingerprint(plain), fingerprint(plain.upper().replace(" ", "\n  "))) == 1


@pytest.mark.parametrize("changed", [1, 5, 20])
def test_a_few_changed_words_leave_most_of_it(changed: int) -> None:
    original = text(2)
    edited = list(original)
    for place in range(changed):
        edited[place * 30 % 600] = "changed"
    assert alike(original, edited) > 0.5


def test_another_text_of_the_same_words_does_not_resemble() -> None:
    assert max(alike(text(3), text(seed)) for seed in range(4, 30)) < 0.1


def test_half_a_text_resembles_by_about_a_half() -> None:
    original = text(5)
    assert 0.25 < alike(original, original[:300]) < 0.75


def test_chinese_is_compared_by_characters() -> None:
    original = "挖掘机碰到铁轨的时候，已经没有人记得它们还在那里。码头工人现在乘坐五点十分的首班车。"
    assert resemblance(fingerprint(original), fingerprint(original.replace("现在", "如今"))) > 0.4
    assert resemblance(fingerprint(original), fingerprint("线路沿用一九一一年的走向，只改了两个弯。")) == 0


@given(st.text(max_size=400))
def test_any_text_has_a_sorted_sketch_that_the_database_can_store(text: str) -> None:
    sketch = fingerprint(text)
    assert len(sketch) <= SIZE
    assert sketch == sorted(set(sketch))
    assert all(-(2**63) <= value < 2**63 for value in sketch)


def test_nothing_resembles_nothing() -> None:
    assert resemblance([], []) == 0


def test_numbers_and_names_survive_translation() -> None:
    english = marks("On 14 May 2024 OpenAI and CRRC sold 1,250 trains to iRobot, says Lian Ran.")
    chinese = marks("２０２４年5月14日，OpenAI与CRRC向iRobot出售了1250列车。")
    assert {"14", "2024", "openai", "crrc", "1250", "irobot"} <= english & chinese
    assert shared_marks(english, chinese) > 0.8


def test_an_ordinary_word_is_no_mark() -> None:
    assert marks("The tram came back. Nobody knew 3 of them.") == frozenset()


def test_too_few_marks_say_nothing() -> None:
    assert shared_marks(frozenset({"2024", "14"}), frozenset({"2024", "14"})) == 0

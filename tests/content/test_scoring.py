"""Scoring: what counts as right, as wrong and as missed."""

import pytest

from articles.content.scoring import Count, Miss, Score, add_case


def score_of(found: dict, expected: dict, also_accept: dict | None = None) -> Score:
    score = Score()
    add_case(score, "case", found, expected, also_accept)
    return score


def test_strings_are_compared_without_width_case_and_white_space() -> None:
    score = score_of({"authors": ["ＬＩＡＮ  ran"]}, {"authors": ["Lian Ran"]})
    assert score.counts["authors"] == Count(right=1)


def test_a_wrong_value_is_wrong_and_the_expected_one_missed() -> None:
    score = score_of({"headline": "A"}, {"headline": "B"})
    assert score.counts["headline"] == Count(wrong=1, missed=1)
    assert score.misses == [Miss("case", "headline", ("A",), ("B",))]


@pytest.mark.parametrize("nothing", [None, "", []])
def test_nothing_expected_and_nothing_found_is_neither_hit_nor_miss(nothing: object) -> None:
    score = score_of({"source": nothing}, {"source": None})
    assert (score.counts["source"], score.core.f1) == (Count(), 1.0)


def test_any_accepted_alternative_is_right() -> None:
    accepted = {"source": ["Harbour Labs", None], "authors": [["Jo", "Ann"]]}
    expected = {"source": "Acme", "authors": ["Jo"]}
    for found in (
        {"source": "Acme", "authors": ["Jo"]},
        {"source": "Harbour Labs", "authors": ["Jo", "Ann"]},
        {"source": None, "authors": ["Ann", "Jo"]},
    ):
        assert score_of(found, expected, accepted).misses == []


def test_the_nearest_alternative_is_what_is_missed() -> None:
    score = score_of({"authors": ["Jo", "X"]}, {"authors": ["Eve"]}, {"authors": [["Jo", "Ann"]]})
    assert score.misses == [Miss("case", "authors", ("X",), ("Ann",))]


def test_the_same_name_twice_is_right_once() -> None:
    assert score_of({"authors": ["Jo", "jo"]}, {"authors": ["Jo"]}).counts["authors"] == Count(1, 1, 0)


def test_a_field_that_is_not_expected_is_not_judged() -> None:
    assert score_of({"label": "Opinion"}, {"headline": None}).misses == []


def test_false_names_are_told_apart() -> None:
    found = {"headline": "X", "authors": ["Jo"], "editors": []}
    score = score_of(found, {"headline": "Y", "authors": [], "editors": ["Ann"]})
    assert [miss.field for miss in score.false_names] == ["authors"]
    assert next(iter(score.as_json())) == "false_names"


def test_the_core_leaves_standfirst_credits_and_headings_out() -> None:
    score = score_of({"headings": ["A"], "label": "B"}, {"headings": [], "label": "B"})
    assert score.core == Count(right=1)


def test_precision_recall_and_f1_are_those_of_the_counts() -> None:
    count = Count(right=3, wrong=1, missed=2)
    assert (count.precision, count.recall, count.f1) == (0.75, 0.6, pytest.approx(2 / 3))

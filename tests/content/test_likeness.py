"""Which names one would ask « is this the same? » about, and which not."""

import pytest

from articles.content.likeness import near


@pytest.mark.parametrize(
    ("name", "other", "why"),
    [
        ("Lian Ran", "lian  ran", "same"),
        ("Lian Ran", "Ran Lian", "same"),
        ("Maëlle Corvaisier", "Maelle Corvaisier", "same"),
        ("倉瀬 灯", "倉瀬灯", "spacing"),
        ("Jean-Luc Aubry", "Jeanluc Aubry", "spacing"),
        ("奥娜·塔基宁", "奥娜塔基宁", "spacing"),
        ("L. Ran", "Lian Ran", "initials"),
        ("Lian Ran", "Ran L", "initials"),
        ("Ingeborg Aasvik", "Ingeborg Åsvik", "near"),
        ("The Harbour Review", "Harbour Review", "near"),
        ("نورين بلقاضي", "نورين بالقاضي", "near"),
    ],
)
def test_the_same_in_another_spelling(name: str, other: str, why: str) -> None:
    (found,) = near(name, ["Somebody Else", other, "別人"])
    assert (found.index, found.why) == (1, why)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("连冉", "连然"),
        ("Lian Ran", "Liu Ran"),
        ("L. R.", "Lian Ran"),
        ("Jory Penhallow", "Jory Aubry"),
        ("Ng", "Ny"),
        ("Lian", "Lian Ran"),
        ("Lian Ran", "连冉"),
        ("", "Lian Ran"),
        ("…", "!"),
    ],
)
def test_two_who_are_two(name: str, other: str) -> None:
    assert near(name, [other]) == []


def test_the_nearest_comes_first() -> None:
    names = ["Ingeborg Asvik", "Ingeborg Aasvik", "I. Aasvik", "Ingeborg-Aasvik"]
    assert [alike.index for alike in near("Ingeborg Aasvik", names)][:2] == [1, 3]

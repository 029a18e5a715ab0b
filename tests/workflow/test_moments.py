"""Local times: exact, or refused, or asked about."""

import datetime as dt

import pytest

from articles.workflow import moments
from articles.workflow.errors import AmbiguousMoment, WrongMoment

# The tests run on Paris time: clocks skip 02:00–03:00 on 29 March 2026 and repeat it on 25 October 2026.


def test_a_local_time_is_read_on_the_sites_clock():
    assert moments.parse("2026-03-01T08:30") == dt.datetime(2026, 3, 1, 7, 30, tzinfo=dt.UTC)


def test_an_offset_is_obeyed():
    assert moments.parse("2026-03-01T08:30+09:00") == dt.datetime(2026, 2, 28, 23, 30, tzinfo=dt.UTC)


def test_an_hour_that_the_clocks_skip_is_refused():
    with pytest.raises(WrongMoment, match="does not exist"):
        moments.parse("2026-03-29T02:30")


def test_an_hour_that_happens_twice_is_asked_about():
    with pytest.raises(AmbiguousMoment) as asked:
        moments.parse("2026-10-25T02:30")
    assert asked.value.second - asked.value.first == dt.timedelta(hours=1)


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_the_answer_decides(which, hour):
    assert moments.parse("2026-10-25T02:30", which) == dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-13-01T08:30", "2026-02-30T08:30", "8:30"])
def test_what_is_no_time_is_refused_with_an_example(text):
    with pytest.raises(WrongMoment, match="2026-03-01T08:30"):
        moments.parse(text)

"""Dates as bylines write them, in every language that has a table of words."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from articles.content.byline_words import every, month_numbers
from articles.content.names import fold
from articles.content.text_lines import width

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})\s?[日일]?(?!\d)"
)
_DAY_MONTH = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:er|st|nd|rd|th|º|\.)?\s(?:de\s)?(?P<name>[^\W\d_]{3,12})\.?,?\s(?:de\s|del\s)?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH_DAY = re.compile(
    r"(?P<name>\b[^\W\d_]{3,12})\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?[,.]?\s"
    r"(?:\d{1,2}:\d\d(?::\d\d)?\s(?:[A-Z]{2,5}\s)?)?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_NUMBERS = re.compile(r"(?<!\d)(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)(?!\d)")
TIME = re.compile(
    r"(?<!\d)\d{1,2}\s?(?:[:：hH]\s?\d\d(?:[:：]\d\d)?|[hH]|[时時시]\s?\d{1,2}\s?[分분]"
    r"|\.\d\d(?=\s(?:WIB|WITA|WIT|Uhr|uur)))(?!\d)|[+-]\d\d:?\d\d|(?<![^\W\d_])(?:GMT|UTC)(?:\s?[+-]\d{1,2})?"
)
_LONGEST_LINE = 100


class DateFound(NamedTuple):
    """A date and where it stands in the text; `iso` is None where day and month cannot be told apart."""

    iso: str | None
    start: int
    end: int


def find_date(text: str) -> DateFound | None:
    """Return the first complete date in a short text (year, month and day), or None.

    2025-01-15, 2025年1月15日, « 15 janvier 2025 », "Jan. 15, 2025", 15.01.2025 and 15/01/2025 are read;
    05/06/2025 is a date whose `iso` is None, because nothing tells which number is the day. The value is an
    ISO 8601 calendar date.
    """
    if len(text) > 4 * _LONGEST_LINE:
        return None
    return min(_dates(text), key=lambda found: found.start, default=None)


def _dates(text: str) -> Iterator[DateFound]:
    for pattern in (_YEAR_FIRST, _DAY_MONTH, _MONTH_DAY, _NUMBERS):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            if "name" in parts:
                month: int | None = month_numbers().get(fold(parts["name"]))
                day = int(parts["day"])
                if month is None:
                    continue
            elif "first" in parts:
                first, second = int(parts["first"]), int(parts["second"])
                if first <= 12 and second <= 12 and first != second and "." not in match.group():
                    yield DateFound(None, *match.span())
                    continue
                # Dots are day first everywhere (DIN 5008 and its neighbours); else the larger is the day.
                day, month = (second, first) if second > 12 else (first, second)
            else:
                month, day = int(parts["month"]), int(parts["day"])
            try:
                yield DateFound(date(int(parts["year"]), month, day).isoformat(), *match.span())
            except ValueError:  # 2025-02-30 is a number like another
                continue


def is_date_line(text: str) -> bool:
    """Tell whether a line holds dates or a time and nothing else but weekdays or "Published"."""
    if width(text) > _LONGEST_LINE or not any(map(str.isdigit, text)):
        return False
    rest = text
    for _ in range(3):  # "Published … | Updated …"
        if not (found := find_date(rest)):
            break
        rest = rest[: found.start] + " " + rest[found.end :]
    timed = TIME.sub(" ", rest)
    if rest == text and timed == text:
        return False
    words = re.split(r"[\s,،;:：|｜·•⋅@()（）\[\]/／→\-–—。、]+", fold(timed))
    return all(
        not word.strip(".") or word in every("dates") or word.strip(".") in every("dates") for word in words
    )

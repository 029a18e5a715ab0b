"""Months and weekdays by name, and whether a translation has those of its source."""

import re
from collections.abc import Iterator
from functools import cache

from articles.content.quality.amounts import amounts
from articles.content.quality.calendar_tables import DAYS, MONTHS
from articles.content.quality.model import Finding, Pair
from articles.messages import Message, gettext_noop

_HAN_DAYS = "一二三四五六日"
_HAN_DAY = re.compile("(?:星期|禮拜|礼拜|周|週)([一二三四五六日天])(?![年])")
_JA_DAY = re.compile("([月火水木金土日])曜")
_KO_DAY = re.compile("([월화수목금토일])요일")
_HAN_MONTH = re.compile(r"(?<![\d.])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])[ \u00a0]?月(?!間|间)")
_KO_MONTH = re.compile(r"(?<![\d.])(1[0-2]|[1-9])[ \u00a0]?월(?!요일)")
_HAN_NUMBER = {han: number for number, han in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
# English words that are months only in company.
_COMPANY = re.compile(
    r"(?:\d|\b(?:in|of|by|since|until|till|from|between|and|last|next|this|early|late|mid|to|before|after))"
    r"[ \u00a0-]$"
)


def dates(pair: Pair) -> Iterator[Finding]:
    """Months and weekdays that became others. One that only left is no mistake: it may be "today" now."""
    for what, message in (
        (months_in, gettext_noop("The months differ: %(source)s there, %(target)s here.")),
        (_days, gettext_noop("The weekdays differ: %(source)s there, %(target)s here.")),
    ):
        source, target = what(pair.was.text, pair.languages[0]), what(pair.now.text, pair.languages[1])
        if source is None or target is None:
            continue
        gone, come = source.keys() - target.keys(), target.keys() - source.keys()
        if what is months_in:
            gone -= _numeric(pair.now.text, pair.languages[1])
            come -= _numeric(pair.was.text, pair.languages[0])
        if gone and come and not pair.part:
            start, end = target[min(come)]
            yield Finding(
                "dates",
                "warning",
                Message(message, {
                    "source": _said(pair.was.text, [source[one] for one in sorted(gone)]),
                    "target": _said(pair.now.text, [target[one] for one in sorted(come)]),
                }),
                start,
                end,
            )  # fmt: skip


_DAY_BEFORE = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:\.|er|º|ª|st|nd|rd|th)?[ \u00a0\u202f](?:(?:de|of|من)[ \u00a0])?$"
)
_DAY_AFTER = re.compile(r"[ \u00a0\u202f](\d{1,2})(?:st|nd|rd|th)?(?![\d:.%]|[.,]\d|[ \u00a0]?(?:%|h\b))")
_HAN_DATE = re.compile(r"[ \u00a0]?(\d{1,2})[ \u00a0]?[日号號일]")


def days_of_months(pair: Pair) -> Iterator[Finding]:
    """The day of a month that became another: 3 December for 6 December. Only where each text gives one."""
    if pair.part:
        return
    ours, theirs = (_primary(language) for language in pair.languages)
    source, target = _dated(pair.was.text, ours), _dated(pair.now.text, theirs)
    for month in source.keys() & target.keys():
        (day, _place), (other, place) = source[month][0], target[month][0]
        if day == other or len(source[month]) > 1 or len(target[month]) > 1:
            continue
        if _says(pair.now.text, theirs, day) and _says(pair.was.text, ours, other):
            # 9 and 10 August: each stands somewhere.
            continue
        yield Finding(
            "dates",
            "warning",
            Message(gettext_noop("The dates differ: day %(source)s there, %(target)s here."),
                    {"source": day, "target": other}),
            *place,
        )  # fmt: skip


def _says(text: str, language: str, day: int) -> bool:
    return any(day in amount.values for amount in amounts(text, language))


def _dated(text: str, language: str) -> dict[int, list[tuple[int, tuple[int, int]]]]:
    """Month → the days that the text gives it, each with its place."""
    found: dict[int, list[tuple[int, tuple[int, int]]]] = {}
    for month, (start, end) in _month_places(text, language) or ():
        if language in ("zh", "ja", "ko"):
            match = _HAN_DATE.match(text, end)
        else:
            after = _DAY_AFTER.match(text, end) if language == "en" else None
            match = _DAY_BEFORE.search(text, max(0, start - 12), start) or after
        if match and 1 <= int(match[1]) <= 31:
            found.setdefault(month, []).append((int(match[1]), match.span(1)))
    return found


def _said(text: str, places: list[tuple[int, int]]) -> str:
    return ", ".join(text[start:end] for start, end in places)


def _numeric(text: str, language: str) -> set[int]:
    return {month for amount in amounts(text, _primary(language)) for month in amount.months}


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


Named = dict[int, tuple[int, int]]


def months_in(text: str, language: str) -> Named | None:
    """Return month → where the text names it first; None for a language whose months are not known."""
    places = _month_places(text, _primary(language))
    return None if places is None else dict(reversed(places))


def _month_places(text: str, language: str) -> list[tuple[int, tuple[int, int]]] | None:
    if language in ("zh", "ja"):
        return [(_han_number(match[1]), match.span()) for match in _HAN_MONTH.finditer(text)]
    if language == "ko":
        return [(int(match[1]), match.span()) for match in _KO_MONTH.finditer(text)]
    found = _named(text, language, "months")
    if found is None or language != "en":
        return found
    return [(month, place) for month, place in found if month not in (3, 5) or _in_company(text, *place)]


def _in_company(text: str, start: int, end: int) -> bool:
    return bool(
        _COMPANY.search(text, max(0, start - 10), start) or re.match(r"[ \u00a0]\d", text[end : end + 2])
    )


def _days(text: str, language: str) -> Named | None:
    primary = _primary(language)
    if primary == "zh":
        return {
            _HAN_DAYS.index(match[1].replace("天", "日")): match.span() for match in _HAN_DAY.finditer(text)
        }
    if primary == "ja":
        return {"月火水木金土日".index(match[1]): match.span() for match in _JA_DAY.finditer(text)}
    if primary == "ko":
        return {"월화수목금토일".index(match[1]): match.span() for match in _KO_DAY.finditer(text)}
    found = _named(text, primary, "days")
    return None if found is None else dict(reversed(found))


def _han_number(written: str) -> int:
    return int(written) if written.isdigit() else _HAN_NUMBER[written]


def _named(text: str, language: str, kind: str) -> list[tuple[int, tuple[int, int]]] | None:
    patterns = _patterns(language, kind)
    if patterns is None:
        return None
    return [(number, match.span()) for number, pattern in patterns for match in pattern.finditer(text)]


_POINT = r"\.(?=\s)"


@cache
def _patterns(language: str, kind: str) -> list[tuple[int, re.Pattern[str]]] | None:
    table = MONTHS if kind == "months" else DAYS
    if language not in table:
        return None
    # Names that are other words without their capital (March, Mai) keep it, where the language has it.
    flags = re.IGNORECASE if language in ("fr", "es", "it", "pt", "nl", "ru", "uk", "pl") else 0
    names = table[language].split()
    return [
        (
            number if kind == "days" else number + 1,
            re.compile(
                rf"(?<!\w)(?:{name.replace('&', ' ').replace('.', _POINT).replace('/', '|')})(?![\w-])",
                flags,
            ),
        )
        for number, name in enumerate(names)
    ]

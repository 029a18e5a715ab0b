"""Whether the numbers of a translation are those of its source, and count the same things."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from articles.content.quality import number_words
from articles.content.quality.amounts import Amount, amounts
from articles.content.quality.calendar import months_in
from articles.content.quality.model import Finding, Level, Pair
from articles.content.quality.units import WORTH, converts, same_dimension
from articles.messages import Message, gettext_noop


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def numbers(pair: Pair) -> Iterator[Finding]:
    """Numbers that became others, or went, or came. In a headline, one that became another blocks."""
    source, target = _amounts(pair)
    gone = _unmatched(source, pair.now.text, target, pair.languages[1])
    come = _unmatched(target, pair.was.text, source, pair.languages[0])
    gone, come = (
        _not_converted(gone, target, come, pair.was.text),
        _not_converted(come, source, gone, pair.now.text),
    )
    if not any(amount.is_year for amount in gone):
        # A year that readers here may need to be told.
        come = [amount for amount in come if not amount.is_year]
    gone, come = _not_in_names(gone, come), _not_in_names(come, gone)
    if pair.part:
        # The other blocks of this source may say them.
        gone = []
    if gone and come:
        level: Level = "blocking" if pair.field == "headline" else "warning"
        params = {"source": _said(gone), "target": _said(come)}
        message = Message(gettext_noop("Numbers differ: %(source)s there, %(target)s here."), params)
        yield Finding("numbers", level, message, come[0].start, come[0].end)
        return
    if lost := _telling(gone, pair.languages[1]):
        message = Message(gettext_noop("A number is missing: %(source)s."), {"source": _said(lost)})
        yield Finding("numbers", "warning", message)
    if new := _telling(come, pair.languages[0]):
        message = Message(
            gettext_noop("The source does not have this number: %(target)s."), {"target": _said(new)}
        )
        yield Finding("numbers", "warning", message, new[0].start, new[0].end)


def _amounts(pair: Pair) -> tuple[Sequence[Amount], Sequence[Amount]]:
    ours, theirs = (_primary(language) for language in pair.languages)
    return amounts(pair.was.text, ours), amounts(pair.now.text, theirs)


def _telling(found: Sequence[Amount], other: str) -> list[Amount]:
    """Those that would not have gone by chance, nor into words of the other language that nobody listed."""
    known = number_words.knows(_primary(other))
    return [amount for amount in found if amount.weighty and (known or min(amount.values) > 100)]


def _not_in_names(found: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    """Leave out numbers that are part of a name (Covid-19), unless the same name has another number."""
    names = {other.name for other in others}
    return [amount for amount in found if not amount.name or amount.name in names]


def _said(found: Iterable[Amount]) -> str:
    return ", ".join(dict.fromkeys(amount.written.strip() for amount in found))


def _unmatched(found: Sequence[Amount], text: str, others: Sequence[Amount], language: str) -> list[Amount]:
    """Those that nothing in the other text stands for, in digits or in words."""
    said = {value for other in others for value in other.values}
    rest = [amount for amount in found if not amount.values & said]
    if not rest:
        return []
    numbers, parts = number_words.values_in(text, _primary(language))
    numbers |= {Fraction(month) for month in months_in(text, language) or ()}
    clock = any(other.clock for other in others)
    return [amount for amount in rest if not _excused(amount, said, numbers, parts, clock)]


def _excused(
    amount: Amount, digits: set[Fraction], numbers: set[Fraction], parts: set[Fraction], clock: bool
) -> bool:
    """Whether the other text says it in another way. ``digits``, ``numbers`` and ``parts``: what it says, in
    digits, in words, and as parts of a whole.
    """
    said = digits | numbers
    for value in amount.values:
        if value in said or value in parts or value == 0:
            return True
        whole = value.denominator == 1
        if whole and (amount.clock or clock) and value <= 24 and ({value + 12, value - 12} & said):
            return True
        # The 1990s, or the nineties; 2019, or '19.
        short = said if amount.is_decade else digits
        if whole and 1000 <= value < 2100 and value % 100 in short and (amount.is_decade or value % 100 > 12):
            return True
        if (
            whole
            and 12 < value < 100
            and any(1000 <= other < 2100 and other % 100 == value for other in digits)
        ):
            return True
        if value.denominator > 1 or value >= 1000:
            # One and a half, two and a half million, in words.
            for power in (0, 3, 4, 6, 8, 9):
                part = value / 10**power
                if (
                    part.denominator == 2
                    and Fraction(1, 2) in parts
                    and (part < 2 or part - Fraction(1, 2) in said)
                ):
                    return True
        if "%" in amount.unit and value / 100 in parts:
            return True
    return False


def _not_converted(
    found: Sequence[Amount], others: Sequence[Amount], unmatched: Sequence[Amount], text: str
) -> list[Amount]:
    """Leave out what the other text says in another unit: 8 miles for 12.9 kilometres.

    Of money any amount may be another, so only one that has no match itself, or stands in brackets, counts.
    """

    def converted(amount: Amount, other: Amount) -> bool:
        is_money = any(WORTH[unit][0] == "money" for unit in amount.unit)
        if (
            is_money
            and other not in unmatched
            and text[: amount.start].rstrip("≈~約约env. $€£¥")[-1:] not in "(（"
        ):
            return False
        if is_money and amount.unit & other.unit:
            return False
        return any(
            converts(float(a), amount.unit, float(b), other.unit) for a in amount.values for b in other.values
        )

    # Each once; a text with hundreds of measures is a table that nobody converts.
    distinct = list(
        {(other.values, other.unit): other for other in (*others, *unmatched) if other.unit}.values()
    )[:_MOST]
    measured = [amount for amount in found if amount.unit][:_MOST]
    left = {id(amount) for amount in measured if any(converted(amount, other) for other in distinct)}
    return [amount for amount in found if id(amount) not in left]


_MOST = 100


def counted(pair: Pair) -> Iterator[Finding]:
    """The same number of something else: euros for dollars, miles for kilometres."""
    source, target = _amounts(pair)
    there, here = _by_value(source), _by_value(target)
    for value, twins in here.items():
        same, amount = there.get(value, []), twins[0]
        if not same or not all(other.unit for other in (*same, *twins)):
            continue
        allowed = frozenset().union(*(other.unit for other in same))
        if any(twin.unit & allowed for twin in twins):
            continue
        if same_dimension(amount.unit, allowed) or {"%", "pp"} & (amount.unit | allowed):
            yield Finding(
                "units",
                "warning",
                Message(
                    gettext_noop("%(target)s here, and %(source)s there: another currency or unit."),
                    {
                        "target": _with_unit(pair.now.text, amount),
                        "source": _with_unit(pair.was.text, same[0]),
                    },
                ),
                amount.start,
                amount.end,
            )


def _by_value(found: Iterable[Amount]) -> dict[Fraction, list[Amount]]:
    values: dict[Fraction, list[Amount]] = {}
    for amount in found:
        for value in amount.values:
            values.setdefault(value, []).append(amount)
    return values


def _with_unit(text: str, amount: Amount) -> str:
    """The number with what stands next to it."""
    before = text[max(0, amount.start - 1) : amount.start]
    start = amount.start - (1 if before in "$€£¥₩" and before else 0)
    return " ".join(text[start : amount.end + 12].split()[:3]).rstrip(".,;:，。、；")

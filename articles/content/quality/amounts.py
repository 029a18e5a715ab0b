"""The numbers of a text, read as values, whatever way its language writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from articles.content.quality import number_words, units

# Digits of other scripts, one character each, so that places stay the same.
_DIGITS = str.maketrans(
    {chr(base + digit): str(digit) for base in (0x0660, 0x06F0, 0xFF10, 0x0966) for digit in range(10)}
    | {"٫": ".", "٬": ",", "．": ".", "，": "，"}
)
_NO_BREAK = "\u00a0\u202f\u2009"
# Languages that may divide thousands with a plain space.
_SPACED = frozenset({"fr", "es", "pt", "it", "pl", "ru", "uk", "de", "nl"})
# Languages in which a comma divides thousands; the others have it before decimals.
_POINT = frozenset({"en", "zh", "ja", "ko", "th", "he", "hi", "ar"})
# Where both ways are met: Spanish in America, Arabic, Swiss German.
_BOTH = frozenset({"es", "ar", "pt", "id"})

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,10}://|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#](?:[A-Za-z][A-Za-z0-9_]*|[^\W\d]\w*)"
    r"|(?<![\w.])[a-z][a-z0-9-]*\.[a-z]{2,}[!-~]*",
    re.IGNORECASE,
)
_PHONE = re.compile(
    # Not a date.
    r"(?<![\d.,])(?!\(?\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d))"
    r"\(?(?:\+\d|0\d)\d*\)?(?:[ \u00a0\u202f.・－-]?[(（]?\d{2,5}[)）]?){2,}(?![\d])"
)
_DATE = re.compile(r"(?<![\d.,])(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d])(?![.,]\d)")
_CLOCK = re.compile(
    r"(?<![\d.,:])(\d{1,2})[.:](\d{2})(?=[ \u00a0\u202f]?(?:Uhr|uur|h\b|heures|a\.?m\b|p\.?m\b))",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?<![\d.,/])(?:(\d{1,9})[ \u00a0\u202f]?)?(½|¼|¾|⅓|⅔|1/2|1/4|3/4)(?![\d/])")
_PARTS = {
    **{
        "½": Fraction(1, 2),
        "¼": Fraction(1, 4),
        "¾": Fraction(3, 4),
        "⅓": Fraction(1, 3),
        "⅔": Fraction(2, 3),
    },
    **{"1/2": Fraction(1, 2), "1/4": Fraction(1, 4), "3/4": Fraction(3, 4)},
}
_COLON = re.compile(r"(?<![\d.,:])(\d{1,4}):(\d{1,4})(?::(\d{1,4}))?(?![\d:])")
_GROUPS = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[{_NO_BREAK}]\d{{3}}){{1,6}}(?!\d)(?:[.,]\d+)?")
_GROUPS_SPACED = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[ {_NO_BREAK}]\d{{3}}){{1,6}}(?!\d)(?:[.,]\d+)?")
_NUMBER = re.compile(r"\d+(?:[.,'’]\d+)*")
_TIME_AFTER = re.compile(
    r"[ \u00a0\u202f]?(?:h\b|heures?\b|horas\b|Uhr|uur\b|o.clock|a\.?m\b|p\.?m\b"
    r"|点|點|時(?!間)|时(?!间)|시(?!간)|صباح|مساء|ظهر)",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"(?:الساعة|at|las|à|um|下午|晚上|晚間|晚间|上午|早上|凌晨|中午|午後|午前|夜|오전|오후|새벽|밤)"
    r"[ \u00a0]?$",
    re.IGNORECASE,
)
# The years from which East Asian eras count.
_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
# Covid-19, G7, A320, Catch-22.
_NAMED = re.compile(r"(?<![A-Za-z])([A-Za-z]{1,20})[-‑–]?$")
_DECADE_AFTER = re.compile(r"['’]?s\b|er\b|-е\b|[ \u00a0]?年代|년대|代")
_DECADE_BEFORE = re.compile(r"(?:années|años|anni|anos|jaren|عقد)[ \u00a0]$", re.IGNORECASE)
_DAY_AFTER = re.compile("[日号號](?!間|间)|일(?!간)")
_ERA_BEFORE = re.compile(f"({'|'.join(_ERA)})$")


# Hours that are as well said in days.
_DAYS = frozenset({Fraction(24), Fraction(48), Fraction(72)})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in digits. ``values``: what it may mean; ``unit``: what it counts, empty where unknown;
    ``clock``: it tells the time; ``months``: which months it may name, as part of a date. ``power``: of
    ten, of the word that multiplies it. ``name``: the letters that it is written with (Covid-19, G7,
    A320). ``is_day``: it is the day of a date; ``is_decade``: ten years (1990s).
    """

    start: int
    end: int
    written: str
    values: frozenset[Fraction]
    unit: frozenset[str] = frozenset()
    clock: bool = False
    months: frozenset[int] = frozenset()
    power: int = 0
    name: str = ""
    is_day: bool = False
    is_decade: bool = False

    @property
    def is_year(self) -> bool:
        """It may be a year of our time."""
        return (
            any(1900 <= value < 2100 and value.denominator == 1 for value in self.values)
            and len(self.written) == 4
        )

    @property
    def weighty(self) -> bool:
        """Nobody leaves it out by chance: large, with decimals, a share. The day of a date may be "today"."""
        if self.is_day or ("h" in self.unit and self.values & _DAYS):
            return False
        return all(value > 12 or value.denominator > 1 for value in self.values) or bool(
            self.unit & {"%", "pp"} and 1 not in self.values
        )


# Several checks ask for the numbers of the same two texts.
@lru_cache(maxsize=16)
def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """Return the numbers of a text that are written in digits, in order. `language`: the primary subtag.

    A number and the word that multiplies it are one (1.2 million, 120 万, 6億4000万). Addresses, names with
    an at or a hash sign and telephone numbers are passed over.
    """
    plain = text.translate(_DIGITS)
    for pattern in (_ADDRESS, _PHONE):
        plain = pattern.sub(lambda match: "\ufffc" * len(match[0]), plain)
    if language == "ja":
        # In vertical setting's digits a middle dot stands before decimals: １・５５.
        plain = re.sub(r"(?<=\d)・(?=\d)", ".", plain)
    found = [
        _with_power(plain, amount, language)
        for amount in sorted(_raw(plain, language), key=lambda a: a.start)
    ]
    joined = list(_joined(plain, found))
    return tuple(_ranged(plain, [_finished(plain, text, amount, language) for amount in joined]))


_TO = re.compile(
    r"[ \u00a0\u202f]?(?:[-–—~～至到à]|to|and|or|bis|und|oder|et|ou|a|y|o|до|и|から|إلى|و|에서|부터)"
    r"[ \u00a0\u202f]?[€$£¥]?"
)


def _ranged(plain: str, found: list[Amount]) -> list[Amount]:
    """Let the first number of a range share what follows the second: 5–10 acres, 3 bis 8 Millionen."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if _TO.fullmatch(plain, first.end, second.start):
            values = first.values
            if second.power and not first.power:
                values = values | {value * 10**second.power for value in values}
            found[index] = replace(first, values=values, unit=first.unit or second.unit)
    return found


def _raw(plain: str, language: str) -> Iterator[Amount]:
    taken = [False] * (len(plain) + 1)

    def take(start: int, end: int) -> bool:
        if any(taken[start:end]):
            return False
        taken[start:end] = [True] * (end - start)
        return True

    for match in _DATE.finditer(plain):
        if take(*match.span()):
            months = frozenset(
                int(part) for part in (match[1], match[3]) if len(part) < 3 and 1 <= int(part) <= 12
            )
            for group in (1, 3, 4):
                value = frozenset({Fraction(int(match[group]))})
                yield Amount(*match.span(group), match[group], value, months=months)
    for match in _MIXED.finditer(plain):
        if take(*match.span()):
            mixed = frozenset({int(match[1] or 0) + _PARTS[match[2]]})
            yield Amount(match.start(), match.end(), match[0], mixed)
    for pattern in (_CLOCK, _COLON):
        for match in pattern.finditer(plain):
            if take(*match.span()):
                for group in range(1, (match.lastindex or 0) + 1):
                    value = frozenset({Fraction(int(match[group]))})
                    is_clock = pattern is _CLOCK or len(match[2]) == 2
                    yield Amount(match.start(group), match.end(group), match[group], value, clock=is_clock)
    for match in (_GROUPS_SPACED if language in _SPACED else _GROUPS).finditer(plain):
        if take(*match.span()):
            bare = re.sub(rf"[ {_NO_BREAK}]", "", match[0]).replace(",", ".")
            yield Amount(match.start(), match.end(), match[0], frozenset({Fraction(bare)}))
    for match in _NUMBER.finditer(plain):
        # What has more digits counts nothing.
        if len(match[0]) <= 24 and take(*match.span()):
            yield Amount(match.start(), match.end(), match[0], frozenset(_readings(match[0], language)))


def _readings(written: str, language: str) -> set[Fraction]:
    """What digits with points, commas or apostrophes may mean in a language."""
    marks = re.findall(r"[.,'’]", written)
    bare = re.sub(r"[.,'’]", "", written)
    if not marks:
        value = int(written)
        # The years of this century and the last are written with two digits: 04.
        is_short = len(written) == 2 and written[0] == "0"
        return (
            {Fraction(value), Fraction(1900 + value), Fraction(2000 + value)}
            if is_short
            else {Fraction(value)}
        )
    tail = written[written.rfind(marks[-1]) + 1 :]
    if len(set(marks)) > 1:
        return {_decimal(bare, len(tail))}
    if len(marks) > 1 or marks[0] in "'’":
        return {Fraction(int(bare))}
    thousands, decimals = Fraction(int(bare)), _decimal(bare, len(tail))
    if len(tail) != 3 or written[0] == "0" or len(bare) > 6:
        # 2.0 and 3,5 are what they are, in any language.
        return {decimals}
    if language in _BOTH:
        return {thousands, decimals}
    return {thousands if (marks[0] == ",") == (language in _POINT) else decimals}


def _decimal(bare: str, places: int) -> Fraction:
    return Fraction(int(bare), 10**places)


_HAN_POWER = re.compile(
    r"[ \u00a0]?(?:多|余|餘|여)?(?:([十百千백천万萬]{0,2})([万萬만亿億억兆조])|([千천百백]))"
)
_TIGHT = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "md": 9, "mds": 9, "tn": 12}
_TIGHT_POWER = re.compile(
    r"(?:[ \u00a0\u202f](?=\w{1,3}[€$£]))?(mds?|mn|bn|tn|[kmb])(?=[€$£]|\b)", re.IGNORECASE
)


def _with_power(plain: str, amount: Amount, language: str) -> Amount:
    """The number with the word that multiplies it."""
    if language in ("zh", "ja", "ko"):
        match = _HAN_POWER.match(plain, amount.end)
        if match:
            powers = number_words.HUNDREDS | number_words.MYRIADS
            power = sum(powers[character] for part in match.groups() for character in part or "")
            return _times(amount, power, match.end())
        return amount
    word = _WORD_AFTER.match(plain, amount.end)
    if (
        word
        and (power := number_words.power_of(word[1].casefold(), language))
        and len(word[1]) > 1
        and word[1] not in _TIGHT
    ):
        end = word.end()
        if power == 3 and (second := _SECOND.match(plain, end)):
            # Mil millones, thousand million.
            more = number_words.power_of(second[1].casefold(), language)
            power, end = (power + more, second.end()) if more in (6, 9) else (power, end)
        return _times(amount, power, end)
    if tight := _TIGHT_POWER.match(plain, amount.end):
        with_power = _times(amount, _TIGHT[tight[1].lower()], tight.end())
        # Metres or millions, 4K or four thousand: nothing here tells.
        return (
            replace(with_power, values=amount.values | with_power.values)
            if len(tight[1]) == 1
            else with_power
        )
    return amount


_WORD_AFTER = re.compile(r"[ \u00a0\u202f-]?([^\W\d_]+)\.?")
_SECOND = re.compile(r"[ \u00a0\u202f]([^\W\d_]+)")


def _times(amount: Amount, power: int, end: int) -> Amount:
    return replace(
        amount, values=frozenset(value * 10**power for value in amount.values), end=end, power=power
    )


def _joined(plain: str, found: list[Amount]) -> Iterator[Amount]:
    """Sum what follows one another as one number: 6億4000万, 5만 2000."""
    pending: Amount | None = None
    for amount in found:
        if pending is not None:
            between = plain[pending.end : amount.start]
            big, small = min(pending.values), max(amount.values)
            if (
                between in ("", " ", "\u00a0")
                and plain[pending.end - 1] in number_words.MYRIADS
                and (small < 10 ** number_words.MYRIADS[plain[pending.end - 1]])
            ):
                pending = replace(pending, end=amount.end, values=frozenset({big + small}))
                continue
            yield pending
        pending = amount
    if pending is not None:
        yield pending


def _finished(plain: str, text: str, amount: Amount, language: str) -> Amount:
    clock = amount.clock or bool(
        _TIME_AFTER.match(plain, amount.end)
        or _TIME_BEFORE.search(plain, max(0, amount.start - 8), amount.start)
    )
    unit = frozenset[str]() if amount.months else units.unit_at(plain, amount.start, amount.end, language)
    if "y" in unit and any(value >= 1000 for value in amount.values):
        unit = frozenset()
    values = amount.values
    if plain[amount.end : amount.end + 1] in ("割", "成"):
        values = values | {value * 10 for value in values}
    if era := _ERA_BEFORE.search(plain, max(0, amount.start - 2), amount.start):
        values = values | {value + _ERA[era[1]] for value in values}
    named = _NAMED.search(plain, max(0, amount.start - 24), amount.start)
    return replace(
        amount,
        written=text[amount.start : amount.end],
        clock=clock,
        unit=unit,
        values=values,
        name=named[1].casefold() if named and named[0] not in units.BEFORE and not amount.power else "",
        is_decade=bool(
            _DECADE_AFTER.match(plain, amount.end)
            or _DECADE_BEFORE.search(plain, max(0, amount.start - 10), amount.start)
        ),
        is_day=bool(_DAY_AFTER.match(plain, amount.end)) and max(values) <= 31,
    )

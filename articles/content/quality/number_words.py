"""Numbers written in words, by language: what may stand in one text for the figures of the other.

They only excuse: that a text says "two" somewhere is never held against it. So they may be generous.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from articles.content.quality import number_tables

_SAYS = {
    "half": (
        Fraction(1, 2),
        Fraction(2),
        Fraction(30),
        Fraction(50),
        Fraction(3, 2),
        Fraction(5, 2),
        Fraction(6),
    ),
    "quarter": (
        Fraction(1, 4),
        Fraction(4),
        Fraction(15),
        Fraction(25),
        Fraction(45),
        Fraction(75),
        Fraction(3),
    ),
    "decade": (Fraction(10),),
}
# Two of them in one word.
_DUALS = {"ألفان": 3, "ألفين": 3, "ألفي": 3, "مليونان": 6, "مليونين": 6, "مليوني": 6, "ملياران": 9,
"مليارين": 9,
          "ملياري": 9, "مئتان": 2, "مئتين": 2, "مئتي": 2, "مائتي": 2, "مائتين": 2}  # fmt: skip
# Of the Han multipliers: the myriads, which can follow one another (1亿2000万).
MYRIADS = {"万": 4, "萬": 4, "만": 4, "亿": 8, "億": 8, "억": 8, "兆": 12, "조": 12}
HUNDREDS = {"十": 1, "百": 2, "千": 3, "십": 1, "백": 2, "천": 3}
_DIGIT = {
    d: n
    for n, ds in enumerate(("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for d in ds
}
_HAN = re.compile("[" + "".join(_DIGIT) + "十百千万萬亿億兆]{1,24}")
_SINO = {d: n for n, d in enumerate("영일이삼사오육칠팔구")}
_HANGUL = re.compile("[" + "".join(_SINO) + "십백천만억]{1,24}")
_ROMAN = re.compile(r"\b(?=[IVXL])(X{0,3}|XL|L)(IX|IV|V?I{0,3})(?=\b|e\b|ème\b|º\b|°\b)")
# The words that begin a longer one in German: achtmal, sechsstündig, dreiköpfig.
_GERMAN = re.compile(
    r"\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
    r"(?=\w*(?:mal|stünd|jähr|täg|köpf|wöch|monat|teil|stell|fach|stöck|prozent))"
)


@cache
def _powers(language: str) -> dict[str, int]:
    entries = (entry.split("=") for entry in number_tables.POWERS.get(language, "").split())
    return {word: int(power) for word, power in entries}


# Stems, where words change their endings.
_STEMS = {
    "ru": (("тысяч", 3), ("миллион", 6), ("миллиард", 9), ("триллион", 12)),
    "uk": (("тисяч", 3), ("мільйон", 6), ("мільярд", 9), ("трильйон", 12)),
    "pl": (("tysi", 3), ("milion", 6), ("miliard", 9), ("bilion", 12)),
}


def power_of(word: str, language: str) -> int:
    """Return the power of ten of a word that multiplies a number, in lower case; 0 for any other."""
    return _powers(language).get(word) or next(
        (power for stem, power in _STEMS.get(language, ()) if word.startswith(stem)), 0
    )


def knows(language: str) -> bool:
    """Tell whether small numbers in words are known in this language."""
    return language in number_tables.UNITS or language in ("zh", "ja")


class Said(NamedTuple):
    """What words may stand for: whole numbers, and parts (a half, a third: also in minutes and per cent)."""

    numbers: set[Fraction]
    parts: set[Fraction]


def values_in(text: str, language: str) -> Said:
    """Return every value that words of a text may stand for; `language` is the primary subtag."""
    found: set[Fraction] = set(_numerals(_HAN, _DIGIT, text)) if language in ("zh", "ja", "ko") else set()
    if language == "ko":
        found |= set(_numerals(_HANGUL, _SINO, text))
    parts = _cjk_parts(text) if language in ("zh", "ja", "ko") else set()
    lowered = text.casefold()
    if language in number_tables.UNITS:
        numbers, more = _words_in(lowered, language)
        found |= numbers
        parts |= more
    if language == "de":
        table = _table("de")
        found |= {table[match[1]] for match in _GERMAN.finditer(lowered)}
    if language not in ("zh", "ja", "ko", "ar"):
        found |= set(_roman(text))
    return Said(found, parts)


def _words_in(lowered: str, language: str) -> tuple[set[Fraction], set[Fraction]]:
    table = _table(language)
    found: set[Fraction] = set()
    last: tuple[Fraction, ...] = ()
    words = _WORDS.findall(lowered)
    if language == "ar":
        # Eleven to nineteen are two words.
        words += [f"{one}&{two}" for one, two in pairwise(words)]
    for word in words:
        if language == "ar" and word not in table and not power_of(word, language):
            word = word.lstrip("وبفكل")
        if power := power_of(word, language):
            ten = Fraction(10**power)
            found |= {ten} | {value * ten for value in last}
            last = tuple(value * ten for value in last)
        elif word in _DUALS and language == "ar":
            found.add(Fraction(2 * 10 ** _DUALS[word]))
        elif word in table:
            here = table[word]
            # Twenty-five, cent vingt, خمسة وعشرين: what follows adds to what came before.
            sums = {a + here for a in last} | {a * here for a in last if here in (100, 20)}
            found |= {here} | sums
            last = (here, *sums)
        elif word not in _BETWEEN:
            last = ()
    if language == "ko":
        # Words with their counters run together: 세 명, 세명.
        found |= {
            value for word, value in table.items() if re.search(rf"(?<![가-힣]){word}(?=\s?[가-힣])", lowered)
        }
    parts = {part for value in found if 2 < value < 11 for part in (1 / value, Fraction(round(100 / value)))}
    parts |= {Fraction(100 // value) for value in found if 2 < value < 11}
    for name, forms in _parts(language).items():
        if any(word in forms for word in words):
            parts |= set(_SAYS[name])
            if name == "half":
                parts |= {value + Fraction(1, 2) for value in found if value < 100}
            if name == "decade":
                parts |= {value * 10 for value in found if 1 < value < 10}
    return found, parts


_WORDS = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652]|[^\W\d_])*")
_BETWEEN = frozenset({"and", "et", "und", "y", "e", "en", "и", "de", "of", "و"})


@cache
def _parts(language: str) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(
            word for part in line.split() if part.startswith(f"{language}:") for word in part[3:].split(",")
        )
        for name, line in number_tables.PARTS.items()
    }


@cache
def _table(language: str) -> dict[str, Fraction]:
    """Word → its number; an ordinal's is that of its cardinal."""
    table: dict[str, Fraction] = {}
    for number, forms in enumerate(number_tables.UNITS[language].split(), 2):
        for form in forms.split("/"):
            table[form] = Fraction(number)
    for number, forms in enumerate(number_tables.TENS.get(language, "").split(), 2):
        for form in forms.split("/"):
            table.setdefault(form, Fraction(number * 10))
    for form in number_tables.HUNDREDS.get(language, "").split("/"):
        table[form] = Fraction(100)
    for form in number_tables.ONES.get(language, "").split("/"):
        table.setdefault(form, Fraction(1))
    for entry in number_tables.NAMED.get(language, "").split():
        form, _, value = entry.partition("=")
        table[form] = Fraction(int(value))
    if language == "fr":
        table["vingts"] = Fraction(20)
    if language == "es":
        for number, word in enumerate(
            ["uno", "dós", "trés", "cuatro", "cinco", "séis", "siete", "ocho", "nueve"], 1
        ):
            table[f"veinti{word}"] = Fraction(20 + number)
    if language in ("de", "nl"):
        joint = "und" if language == "de" else "en"
        ones = [form.split("/")[0] for form in number_tables.UNITS[language].split()[:8]]
        for tens, forms in enumerate(number_tables.TENS[language].split(), 2):
            word = forms.split("/")[0]
            for number, one in enumerate([("ein" if language == "de" else "een"), *ones], 1):
                table[f"{one}{joint}{word}"] = Fraction(10 * tens + number)
    if language == "it":
        ones = [form.split("/")[0] for form in number_tables.UNITS["it"].split()[:8]]
        for tens, forms in enumerate(number_tables.TENS["it"].split(), 2):
            stem = forms.split("/")[0]
            for number, one in enumerate(["uno", *ones], 1):
                table[(stem[:-1] if one[0] in "uo" else stem) + one] = Fraction(10 * tens + number)
    return table


def _numerals(pattern: re.Pattern[str], digits: dict[str, int], text: str) -> Iterator[Fraction]:
    for match in pattern.finditer(text):
        written = match[0]
        if all(character in digits for character in written):
            if len(written) > 1:
                yield Fraction(int("".join(str(digits[character]) for character in written)))
            for character in written:
                if digits[character]:
                    yield Fraction(digits[character])
            continue
        total, section, number = 0, 0, 0
        for character in written:
            if character in digits:
                if number:
                    # Two numbers side by side: 十三五, 五六百.
                    yield Fraction(total + section + number)
                    total = section = 0
                number = digits[character]
            elif character in HUNDREDS:
                section, number = section + (number or 1) * 10 ** HUNDREDS[character], 0
            else:
                total, section, number = total + (section + number or 1) * 10 ** MYRIADS[character], 0, 0
        yield Fraction(total + section + number)


def _cjk_parts(text: str) -> set[Fraction]:
    found: set[Fraction] = set()
    if re.search("[半절]|반(?![가-힣])", text):
        found |= set(_SAYS["half"])
    if re.search("季|四半期|분기|刻", text):
        found |= set(_SAYS["quarter"])
    for match in re.finditer("([二两兩三四五六七八九1-9])(?:分之一|分の1|分の一|분의 1)", text):
        number = int(match[1]) if match[1].isdigit() else _DIGIT[match[1]]
        found |= {Fraction(1, number), Fraction(round(100 / number)), Fraction(100 // number)}
    for match in re.finditer("([一二两兩三四五六七八九1-9])(?:成|割)", text):
        number = int(match[1]) if match[1].isdigit() else _DIGIT[match[1]]
        found |= {Fraction(number * 10), Fraction(number, 10)}
    if "翻番" in text or "倍" in text or "두 배" in text:
        found.add(Fraction(2))
    if "十年" in text:
        found.add(Fraction(10))
    return found


def _roman(text: str) -> Iterator[Fraction]:
    for match in _ROMAN.finditer(text):
        tens = {"": 0, "X": 10, "XX": 20, "XXX": 30, "XL": 40, "L": 50}[match[1]]
        ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].index(match[2])
        if tens + ones:
            yield Fraction(tens + ones)

"""What a number counts: money and measures, as the languages write them, with what they are worth."""

import re
from collections.abc import Mapping
from functools import cache

from articles.content.quality.unit_tables import WORDS

_DOLLARS = "USD CAD AUD HKD SGD TWD NZD"
_MONEY = f"{_DOLLARS} EUR GBP JPY CNY KRW CHF INR RUB BRL MXN SEK SAR AED EGP TRY CENT"
# Unit → its dimension, and what it is worth in it (money has no fixed worth).
WORTH: Mapping[str, tuple[str, float]] = {
    **dict.fromkeys(_MONEY.split(), ("money", 0.0)),
    "%": ("part", 1), "pp": ("points", 1),
    "mm": ("length", 1e-3), "cm": ("length", 1e-2), "m": ("length", 1), "km": ("length", 1e3),
    "in": ("length", 0.0254), "ft": ("length", 0.3048), "yd": ("length", 0.9144), "mi": ("length", 1609.344),
    "nmi": ("length", 1852), "li": ("length", 500),
    "m2": ("area", 1), "km2": ("area", 1e6), "ha": ("area", 1e4), "acre": ("area", 4046.86),
    "mu": ("area", 666.67),
    "sqft": ("area", 0.0929), "sqmi": ("area", 2.59e6),
    "g": ("mass", 1e-3), "kg": ("mass", 1), "t": ("mass", 1e3), "lb": ("mass", 0.4536), "oz": ("mass",
    0.02835),
    "jin": ("mass", 0.5),
    "ml": ("volume", 1e-3), "l": ("volume", 1), "m3": ("volume", 1e3), "gal": ("volume", 3.785),
    "bbl": ("volume", 159),
    "kmh": ("speed", 1), "mph": ("speed", 1.609),
    "C": ("heat", 0), "F": ("heat", 0), "deg": ("heat", 0),
    "kW": ("power", 1e3), "MW": ("power", 1e6), "GW": ("power", 1e9),
    "kWh": ("energy", 1e3), "MWh": ("energy", 1e6), "GWh": ("energy", 1e9), "TWh": ("energy", 1e12),
    "kB": ("data", 1e3), "MB": ("data", 1e6), "GB": ("data", 1e9), "TB": ("data", 1e12),
    "s": ("time", 1), "min": ("time", 60), "h": ("time", 3600), "d": ("time", 86400), "w": ("time", 604800),
    "mo": ("time", 2629800), "y": ("time", 31557600),
}  # fmt: skip
# Signs before a number.
BEFORE = {
    "US$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD", "C$": "CAD", "S$": "SGD", "R$": "BRL",
    "$": _DOLLARS + " MXN",
    "€": "EUR", "£": "GBP", "¥": "JPY CNY", "￥": "JPY CNY", "₩": "KRW", "₹": "INR", "₽": "RUB", "₺": "TRY",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "RMB": "CNY", "CNY": "CNY", "JPY": "JPY", "HKD": "HKD",
    "CHF": "CHF",
}  # fmt: skip
# Written the same in every language.
_SIGNS = {
    **BEFORE, "%": "%", "٪": "%", "％": "%", "km": "km", "cm": "cm", "mm": "mm", "m": "m", "ha": "ha",
    "kg": "kg",
    "g": "g", "km²": "km2", "km2": "km2", "m²": "m2", "m2": "m2", "m³": "m3", "m3": "m3",
    "km/h": "kmh", "kph": "kmh",
    "mph": "mph", "°C": "C deg", "℃": "C deg", "°F": "F deg", "℉": "F deg", "°": "deg C F", "kW": "kW",
    "MW": "MW",
    "GW": "GW", "kWh": "kWh", "MWh": "MWh", "GWh": "GWh", "TWh": "TWh", "kB": "kB", "KB": "kB",
    "MB": "MB", "GB": "GB",
    "TB": "TB", "ml": "ml", "ft": "ft", "lb": "lb", "lbs": "lb", "oz": "oz", "㎞": "km", "㎏": "kg",
    "M€": "EUR", "k€": "EUR", "Md€": "EUR", "Mds€": "EUR",
}  # fmt: skip
_JOINED = frozenset({"zh", "ja", "ko"})
_SPACE = r"[ \u00a0\u202f\u2009-]?"


@cache
def _after(language: str) -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """One pattern for all that may follow a number, and what each of its groups means."""
    joined = language in _JOINED
    entries = [tuple(part.rsplit("=", 1)) for part in WORDS.get(language, "").split()]
    named: dict[str, frozenset[str]] = {}
    alternatives: list[str] = []
    words = sorted(entries, key=lambda entry: -len(entry[0]))
    for number, (form, codes) in enumerate(words):
        name = f"w{number}"
        named[name] = frozenset(
            code for one in codes.split(",") for code in (_SIGNS["$"] if one == "$" else one).split()
        )
        spaced = form.replace(".", r"[ \u00a0\u202f-]?")
        end = "" if joined else r"(?!\w)"
        alternatives.append(f"(?P<{name}>{spaced}{end})")
    for number, sign in enumerate(sorted(_SIGNS, key=lambda sign: -len(sign))):
        name = f"s{number}"
        named[name] = frozenset(_SIGNS[sign].split())
        end = r"(?![A-Za-zÀ-ÿ])" if sign[-1].isalpha() else ""
        # Signs keep their case (MW is not mW), words do not.
        alternatives.append(f"(?-i:(?P<{name}>{re.escape(sign)}{end}))")
    return re.compile(_SPACE + "(?:" + "|".join(alternatives) + ")", re.IGNORECASE), named


_SIGN_BEFORE = re.compile(
    "("
    + "|".join(re.escape(sign) for sign in sorted(BEFORE, key=lambda sign: -len(sign)))
    + r")[ \u00a0\u202f]?$"
)
_DE = re.compile(
    r"[ \u00a0\u202f](?:de|d[’'])[ \u00a0\u202f]?|[ \u00a0\u202f]de[ \u00a0\u202f]|(?:多|余|餘|以上|余り|여)"
)


def unit_at(text: str, start: int, end: int, language: str) -> frozenset[str]:
    """Return the units that a number at text[start:end] may have; none where it has none that is known."""
    before = _SIGN_BEFORE.search(text, max(0, start - 6), start)
    if before:
        return frozenset(BEFORE[before[1]].split())
    pattern, named = _after(language)
    match = pattern.match(text, end)
    if match is None and (between := _DE.match(text, end)):
        # Millions d'euros, 万多元.
        match = pattern.match(text, between.end())
    return named[match.lastgroup] if match and match.lastgroup else frozenset()


def same_dimension(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two units measure the same thing."""
    return bool({WORTH[unit][0] for unit in one} & {WORTH[unit][0] for unit in other})


def converts(value: float, one: frozenset[str], into: float, other: frozenset[str]) -> bool:
    """Tell whether ``value`` in one unit is about ``into`` in another: by an eighth; money at any rate."""
    for a in one:
        for b in other - {a}:
            (dimension, worth), (same, worth_b) = WORTH[a], WORTH[b]
            if dimension != same:
                continue
            if dimension == "money":
                return True
            if dimension == "heat":
                if abs(value * 9 / 5 + 32 - into) <= 5 or abs((value - 32) * 5 / 9 - into) <= 5:
                    return True
            elif worth_b and into and abs(value * worth / (into * worth_b) - 1) <= 0.125:
                return True
    return False

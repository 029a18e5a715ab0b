"""What a web page puts around an article: menus, tickers, share buttons, community links."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from articles.content.byline_words import every
from articles.content.menu_rows import is_breadcrumb, is_button_row, is_menu, is_site_menu, is_ticker
from articles.content.names import fold
from articles.content.text_lines import FULL_STOPS, has_letters, width

_LONGEST = 200
_TAIL = 24  # lines from the end in which the site's own block may begin
_LONGEST_BEHIND = 320  # width of a line behind "Related articles"
_LINK_MARK = re.compile(r"(?:\[\d{1,3}\]\s?)+")  # print views number their links
_COUNTER = re.compile(r"0|[1-9]\d{1,3}|\d{1,3},\d{3}|\d(?:\.\d)?[kK]")  # of shares, of likes; not "01" or "2"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TICKER = re.compile(
    r"[A-Z][A-Z0-9]{1,9}\s?/?\s?(?:USDT?)?\s?\$?\d[\d.,]{0,14}\s?[+\-−]?\d{1,4}(?:[.,]\d{1,4})?\s?%"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_DOMAIN = re.compile(r"(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,12}(?:/\S*)?")
_TALLY = re.compile(r"[^\W\d_][\w' ]{1,24}\s?[:：]\s?\d[\d.,]{0,8}[kK]?")  # "Views: 903"
_COMMUNITY = re.compile(
    r"(?:^|[/\s.:：(（])(?:t\.me|telegram\.me|x\.com|twitter\.com|discord\.gg|discord\.com|weibo\.com|facebook\.com"
    r"|instagram\.com|youtube\.com|linkedin\.com|linktr\.ee|mirror\.xyz|whatsapp\.com|threads\.net)/",
    re.IGNORECASE,
)


class Chrome(StrEnum):
    """Where a kind of chrome stands: that tells what may be thrown out with it."""

    ABOVE = "above"  # menus and tickers: whatever stands higher is chrome as well
    BESIDE = "beside"  # buttons and counters at the headline and the byline
    INSIDE = "inside"  # advertisements between paragraphs


@cache
def _listed(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return one list of all languages as (whole lines, beginnings); the table ends those with "*"."""
    entries = every(name)
    beginnings = tuple(sorted(_folded(entry[:-1]) for entry in entries if entry.endswith("*")))
    return frozenset(_folded(entry) for entry in entries if not entry.endswith("*")), beginnings


def _matches(name: str, folded: str) -> bool:
    whole, beginnings = _listed(name)
    return folded in whole or folded.startswith(beginnings)


def _folded(text: str) -> str:
    return _NUMBER.sub("0", fold(text)).replace(" :", ":")


@lru_cache(maxsize=1024)
def chrome_kind(text: str) -> Chrome | None:
    """Return which chrome a line is, or None for a line of the article. The tables write numbers as 0."""
    if len(text) > _LONGEST:
        return None
    if not has_letters(text) or _LINK_MARK.fullmatch(text):
        return Chrome.INSIDE
    folded = _folded(text)
    if folded in every("language_names") or _TICKER.fullmatch(text) or _matches("above", folded):
        return Chrome.ABOVE
    if is_breadcrumb(text) or is_ticker(text) or is_site_menu(text):
        return Chrome.ABOVE
    if (
        _COUNTER.fullmatch(text)
        or (_TALLY.fullmatch(text) and len(text.split()) <= 4)
        or _matches("beside", folded)
        or _is_address(text)
        or (text[0] in "←⟵‹⇦" and width(text) <= 60)
    ):
        return Chrome.BESIDE
    if is_menu(text) or is_button_row(text):
        return Chrome.BESIDE
    return Chrome.INSIDE if _matches("inside", folded) else None


def _is_count(text: str) -> bool:
    return bool(_COUNTER.fullmatch(text) or (len(text.split()) <= 4 and _TALLY.fullmatch(text)))


def _is_address(text: str) -> bool:
    if _DOMAIN.fullmatch(text):
        return True
    match = _ADDRESS.search(text)
    return match is not None and len(match.group()) * 3 > len(text)


def is_note(text: str) -> bool:
    """Tell whether a line is a disclaimer: a word of the table, a colon, and the rest."""
    word, colon, _ = text[:60].replace("：", ":").partition(":")
    return bool(colon) and fold(word.lstrip("*[(（【")) in every("notes")


def is_footer_line(text: str) -> bool:
    """Tell whether a line at the very end of a text belongs to the site, not to the article."""
    if len(text) > _LONGEST:
        return False
    return (
        bool(_COMMUNITY.search(text))
        or _matches("footer", _folded(text))
        or is_closing(text)
        or chrome_kind(text) is not None
    )


def footer_start(texts: Sequence[str]) -> int:
    """Return the index of the first line that the site puts behind an article: links and buttons, or all
    from "Related articles" on."""
    end = len(texts)
    while end and is_footer_line(texts[end - 1]):
        end -= 1
    for index in range(max(0, end - _TAIL), end):
        if is_closing(texts[index]) and all(width(text) <= _LONGEST_BEHIND for text in texts[index:end]):
            return index
    return end


def is_closing(text: str) -> bool:
    """Tell whether a short line opens what follows an article: a community, related articles."""
    return (
        width(text) <= 120
        and not text.rstrip().endswith(tuple(FULL_STOPS[:1]))
        and (_matches("closing", folded := _folded(text)) or _matches("closing", folded.rstrip(" :")))
    )

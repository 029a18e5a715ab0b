"""Titles of sections: how they begin when numbered, and what a line must look like to be one."""

import re

from articles.content.dates import is_date_line
from articles.content.text_lines import PAUSES, ends_open, width

LONGEST_TITLE = 100
_LONGEST_NUMBERED = 140
# How numbered sections begin, with the level that follows from it; the text of the heading stays as it is.
_SECTIONS = (
    (3, re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s\s?(?=\D)")),
    (3, re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]\s?(?=\S)")),
    (2, re.compile(r"0\d\s?[.、:：/|丨｜]?\s?(?=[^\d\s])")),
    (2, re.compile(r"\d{1,2}\s?[.、．:：|丨｜]\s?(?=[^\d\s])")),
    (2, re.compile(r"[一二三四五六七八九十]{1,3}[、.．:：\s]\s?(?=\S)")),
    (2, re.compile(r"[IVX]{1,5}\s?[.)、]\s(?=\S)")),
    (
        2,
        re.compile(
            r"(?:part|partie|chapter|chapitre|section|teil|parte)\.?\s?(?:\d{1,2}|[ivx]{1,4}|one|two|three)\b",
            re.I,
        ),
    ),
    (2, re.compile(r"第\s?[一二三四五六七八九十\d]{1,3}\s?(?:章|节|節|部分|部|步|篇|幕)")),
)
_INNER_SENTENCE = re.compile(r"[。！？]\s?\S|[^\W\d_]{3}[.!?]\s")


def section_level(text: str) -> int:
    """Return the level that a numbered section title would have, or 0 for any other line."""
    if len(text) > _LONGEST_NUMBERED or not can_be_title(text, _LONGEST_NUMBERED):
        return 0
    return next((level for level, pattern in _SECTIONS if pattern.match(text)), 0)


def can_be_title(text: str, longest: int = LONGEST_TITLE) -> bool:
    """Tell whether a line could be a title: short, no sentence, no comma at its end; a question may be."""
    if width(text) > longest or ends_open(text) or is_date_line(text) or not any(map(str.isalpha, text)):
        return False
    if text.endswith((*PAUSES, ".", "。", "…", "．")) or _INNER_SENTENCE.search(text):
        return False
    return "://" not in text

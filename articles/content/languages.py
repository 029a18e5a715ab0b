"""Which language a text is in: by its script, then by its most frequent small words."""

import re
from collections import Counter

from articles.content.byline_words import tables
from articles.content.names import fold

# Scripts that one language (of those we meet) writes: character range → language code.
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7a3"),
    ("ar", "\u0600", "\u06ff"),
    ("ru", "\u0400", "\u04ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"),
    ("hi", "\u0900", "\u097f"),
    ("zh", "\u4e00", "\u9fff"),
)
# Frequent characters that only one of the two ways of writing Chinese uses, pair by pair.
_SIMPLIFIED = (
    "这个来们为时会说国对过后么还给没让从见间问开关东车长门马书学习发现实体产业电话请谁让认识听写读买卖钱"
)
_TRADITIONAL = (
    "這個來們為時會說國對過後麼還給沒讓從見間問開關東車長門馬書學習發現實體產業電話請誰讓認識聽寫讀買賣錢"
)
_ONLY_SIMPLIFIED = frozenset(_SIMPLIFIED) - frozenset(_TRADITIONAL)
_ONLY_TRADITIONAL = frozenset(_TRADITIONAL) - frozenset(_SIMPLIFIED)
_TRADITIONAL_PLACES = frozenset({"zh-tw", "zh-hk", "zh-mo", "zh-hant"})
_ENOUGH = 20_000  # characters that settle the question
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """Return the language code of a text ("fr", "zh-hant", …), or None when nothing tells.

    Codes are those of Django's settings (BCP 47 in lower case). Only the first 20,000 characters are read.
    """
    sample = text[:_ENOUGH]
    counts = Counter(name for character in sample if (name := _script(character)))
    letters = sum(map(str.isalpha, sample))
    if counts:
        name, _ = counts.most_common(1)[0]
        # A Han character or a syllable says about three letters; a few in a Latin text are quotations.
        if 3 * counts.total() >= letters - counts.total():
            # Japanese and Korean mix in Han characters, so a share of their own script decides.
            for mixed in ("ja", "ko"):
                if counts[mixed] * 10 >= counts.total():
                    return mixed
            return chinese_variant(sample) if name == "zh" else name
    return _by_small_words(sample)


def resolve_language(hint: str | None, text: str) -> str | None:
    """Return the language code that a hint means for this text, or the detected one without a hint.

    `zh` alone means "simplified or traditional, as the text shows"; zh-TW and zh-HK are zh-hant, zh-CN and
    zh-SG zh-hans; of other codes the language is kept and the region dropped.
    """
    if not hint or not hint.strip():
        return detect_language(text)
    code = hint.strip().lower().replace("_", "-")
    if not code.startswith("zh"):
        return code.partition("-")[0]
    if code == "zh":
        return chinese_variant(text[:_ENOUGH])
    return "zh-hant" if code in _TRADITIONAL_PLACES or "hant" in code else "zh-hans"


def chinese_variant(text: str) -> str:
    """Return "zh-hans" or "zh-hant", whichever has more of its own characters; simplified when none tells."""
    simplified = sum(character in _ONLY_SIMPLIFIED for character in text)
    traditional = sum(character in _ONLY_TRADITIONAL for character in text)
    return "zh-hant" if traditional > simplified else "zh-hans"


def _script(character: str) -> str | None:
    if character < "\u0370":
        return None
    return next((name for name, first, last in _SCRIPTS if first <= character <= last), None)


def _by_small_words(sample: str) -> str | None:
    words = Counter(_WORD.findall(fold(sample)))
    scores = {
        name: sum(words[word] for word in fold(table.stopwords).split())
        for name, table in tables().items()
        if table.stopwords
    }
    best, second, *_ = sorted(scores, key=lambda name: -scores[name])
    return best if scores[best] > scores[second] else None

"""Whether a translation is one: in the right language and script, complete, and ended as its source."""

import re
from collections.abc import Iterator

from articles.content.languages import detect_language
from articles.content.quality.chinese import only_in
from articles.content.quality.model import Finding, Pair
from articles.content.typography import CJK, is_cjk
from articles.messages import Message, gettext_noop

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What stands in any language as it is: addresses, names with an at, words with a capital or a digit.
_NAMES = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,10}://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+|\w*\d\w*|\b[A-ZÀ-ÞА-Я]\w*(?:[.'’-]\w+)*"
)
_SCRIPTS = {
    "ar": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", "fa": "\u0600-\u06ff",
    "ur": "\u0600-\u06ff",
    "he": "\u0590-\u05ff", "ru": "\u0400-\u04ff", "uk": "\u0400-\u04ff", "bg": "\u0400-\u04ff",
    "el": "\u0370-\u03ff",
    "ko": "\uac00-\ud7a3\u1100-\u11ff", "th": "\u0e00-\u0e7f", "hi": "\u0900-\u097f",
    "zh": "\u3400-\u9fff", "ja": "\u3040-\u30ff\u3400-\u9fff",
}  # fmt: skip
_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
_BRACKETED = re.compile(r"[(（\[【«“「『《][^)）\]】»”」』》]*[)）\]】»”」』》]")
_FOREIGN_RUN = re.compile(
    "[\u0590-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
    "[\u0590-\u06ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef ]{7,}"
)
_ENOUGH = 40  # letters in which a language shows


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def untranslated(pair: Pair) -> Iterator[Finding]:
    """The translation is its source, and more than names and numbers."""
    if _primary(pair.languages[0]) == _primary(pair.languages[1]):
        # Between two ways of writing Chinese a short text may well stay as it is.
        return
    source, target = pair.was.text, pair.now.text
    if source.casefold().split() != target.casefold().split():
        return
    words = _WORD.findall(_NAMES.sub(" ", target))
    if len(words) >= 3 or sum(len(re.findall(f"[{CJK}]", word)) for word in words) >= 8:
        yield Finding(
            "untranslated",
            "warning",
            Message(gettext_noop("The text is still the source’s.")),
            0,
            len(target),
        )


def language(pair: Pair) -> Iterator[Finding]:
    """The translation, or a piece of it, is in another language or script than it should be."""
    wanted = _primary(pair.languages[1])
    text = _NAMES.sub(" ", pair.now.text) if wanted not in _SCRIPTS else pair.now.text
    letters = re.findall(r"[^\W\d_]", text)
    wrong = Message(gettext_noop("This does not look like the language of this edition."))
    if wanted in _SCRIPTS:
        bare = re.findall(r"[^\W\d_]", _NAMES.sub(" ", text))
        own = sum(bool(re.match(f"[{_SCRIPTS[wanted]}]", letter)) for letter in letters)
        if len(bare) >= _ENOUGH and own * 5 < len(bare):
            yield Finding("language", "warning", wrong, 0, len(pair.now.text))
            return
        if wanted == "ja" and len(letters) >= _ENOUGH and not re.search("[\u3040-\u30ff]", text):
            yield Finding("language", "warning", wrong, 0, len(pair.now.text))
        return
    latin = sum(bool(re.match(f"[{_LATIN}]", letter)) for letter in letters)
    outside = _BRACKETED.sub(lambda match: " " * len(match[0]), pair.now.text)
    if (
        len(letters) >= 8
        and latin * 10 < len(letters) * 6
        and len(re.findall(r"[^\W\d_]", outside)) * 2 > len(letters)
    ):
        yield Finding("language", "warning", wrong, 0, len(pair.now.text))
        return
    if run := _FOREIGN_RUN.search(outside):
        yield Finding(
            "language",
            "warning",
            Message(gettext_noop("Left in another language: %(text)s"), {"text": _short(run[0].strip())}),
            *run.span(),
        )
        return
    if len(letters) >= _ENOUGH:
        found = detect_language(text)
        is_source = found == _primary(pair.languages[0]) != wanted and len(letters) >= 60
        if (
            found is not None
            and found.split("-")[0] != wanted
            and (is_source and detect_language(pair.now.text) == found)
        ):
            yield Finding("language", "warning", wrong, 0, len(pair.now.text))


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"


def chinese(pair: Pair) -> Iterator[Finding]:
    """Simplified characters in a traditional text, or the reverse."""
    tag = pair.languages[1].lower().replace("_", "-")
    if _primary(tag) != "zh" or tag == "zh":
        return
    is_traditional = tag in ("zh-hant", "zh-tw", "zh-hk", "zh-mo") or "hant" in tag
    foreign = only_in("simplified" if is_traditional else "traditional")
    found = list(dict.fromkeys(character for character in pair.now.text if character in foreign))
    if found:
        start = pair.now.text.index(found[0])
        message = (
            gettext_noop("Simplified characters in a traditional text: %(characters)s")
            if is_traditional
            else gettext_noop("Traditional characters in a simplified text: %(characters)s")
        )
        yield Finding(
            "chinese-script",
            "warning",
            Message(message, {"characters": "".join(found[:12])}),
            start,
            start + 1,
        )


# --- Length --------------------------------------------------------------------------------------
# How long a text is in each language when it is 100 characters in English.
_LENGTH = {
    **{
        "zh": 34,
        "ja": 50,
        "ko": 52,
        "ar": 88,
        "he": 80,
        "th": 90,
        "vi": 105,
        "fr": 116,
        "de": 115,
        "es": 114,
    },
    **{"it": 112, "pt": 110, "nl": 110, "ru": 110, "uk": 106, "pl": 110, "tr": 104, "id": 110},
}
LONGEST_HEADLINE = 110  # in letters; a Chinese or Japanese character counts as two


def length(pair: Pair) -> Iterator[Finding]:
    """A translation that is much shorter or longer than this pair of languages makes it."""
    if pair.part or pair.field in ("headline", "kicker", "alt"):
        return
    usual = _LENGTH.get(_primary(pair.languages[1]), 105) / _LENGTH.get(_primary(pair.languages[0]), 100)
    expected, got = len(pair.was.text) * usual, len(pair.now.text)
    if min(expected, got) < 1 or max(expected, got) < 120:
        return
    if got < expected * 0.35:
        message = gettext_noop("Much shorter than its source: is something missing?")
    elif got > expected * 3:
        message = gettext_noop("Much longer than its source: is something here twice?")
    else:
        return
    yield Finding("length", "information", Message(message), 0, got)


def width_of(text: str) -> int:
    """Return how wide a headline is, in letters: a Chinese, Japanese or Korean character counts as two."""
    return sum(
        2 if re.match(f"[{CJK}\uac00-\ud7a3\u3000-\u303f\uff00-\uff60]", character) else 1
        for character in text
    )


def long_headline(pair: Pair) -> Iterator[Finding]:
    """A headline that lists and search engines would cut."""
    if pair.field == "headline" and (width := width_of(pair.now.text)) > LONGEST_HEADLINE:
        yield Finding(
            "headline-length",
            "warning",
            Message(
                gettext_noop("The headline is long: %(width)s of %(most)s letters. It will be cut in lists."),
                {"width": width, "most": LONGEST_HEADLINE},
            ),
            0,
            len(pair.now.text),
        )


# --- Words twice, and the end --------------------------------------------------------------------
_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)[ \u00a0\n]+(\1)(?![\w'’-])", re.IGNORECASE)
_MAY_BE_TWICE: dict[str, frozenset[str]] = {
    "en": frozenset(["had", "that", "is", "so", "very", "no", "ha", "bye", "knock", "tut", "many"]),
    "fr": frozenset(["nous", "vous", "très", "non", "oui", "si", "bon"]),
    "de": frozenset(["die", "der", "das", "sie", "den", "dem", "wir", "ja", "nein", "sehr", "viele", "was"]),
    "es": frozenset(["muy", "no", "sí", "ya", "que", "nos"]),
    "it": frozenset(["molto", "piano", "pian", "via", "no", "sì"]),
    "pt": frozenset(["muito", "não", "sim", "que", "nos"]),
    "nl": frozenset(["dat", "die", "haar", "zijn", "het", "is", "nee", "ja", "heel"]),
    "tr": frozenset(["çok", "yavaş", "zaman", "adım", "bir"]),
    "ko": frozenset(["매우", "아주", "정말", "또", "더", "꼭"]),
}
# Where words are often said twice on purpose.
_TWICE_IS_A_WORD = frozenset({"id", "ms", "vi", "th", "zh", "ja"})
# Not 目的的, 为了了解, 的的确确.
_HAN_TWICE = re.compile("(?<![目标標])(的)(的)(?![确確])|(了)(了)(?=[，。；！？]|$)")
_KANA_TWICE = re.compile("(を)(を)")


def twice(pair: Pair) -> Iterator[Finding]:
    """The same word two times running."""
    primary, text = _primary(pair.languages[1]), pair.now.text
    message = gettext_noop("Twice: %(word)s")
    if primary in ("zh", "ja"):
        for match in (_HAN_TWICE if primary == "zh" else _KANA_TWICE).finditer(text):
            yield Finding(
                "twice", "warning", Message(message, {"word": match[0]}), *match.span(), fix=match[0][:1]
            )
        return
    if primary in _TWICE_IS_A_WORD:
        return
    allowed = _MAY_BE_TWICE.get(primary, frozenset())
    said_twice = {match[1].casefold() for match in _TWICE.finditer(pair.was.text)}
    for match in _TWICE.finditer(text):
        word = match[1]
        # Names are: Duran Duran, Bora Bora.
        is_name = word[0].isupper() and match[2][0].isupper()
        if word.casefold() not in allowed and not is_name and not said_twice:
            yield Finding("twice", "warning", Message(message, {"word": match[0]}), *match.span(), fix=word)


_CLOSING = "\"'“”‘’»)]）】」』》 \u00a0\u202f\n"
_STOPS = ".!?…。！？؟।．:：;；"


def ending(pair: Pair) -> Iterator[Finding]:
    """A sentence that ends in one text and not in the other; a question that is none any more."""
    if pair.part or pair.field in ("headline", "kicker", "alt"):
        return
    source, target = pair.was.text.rstrip(), pair.now.text.rstrip()
    if len(source) < 12 or len(target) < 6:
        return
    if any(
        is_cjk(language) and text[-1] in "」』”’"
        for language, text in zip(pair.languages, (source, target), strict=True)
    ):
        # In Japanese a quotation at the end closes without a stop.
        return
    was, now = source.rstrip(_CLOSING)[-1:], target.rstrip(_CLOSING)[-1:]
    if (was in _STOPS) != (now in _STOPS):
        message = (
            gettext_noop("The source ends with a stop, the translation does not.")
            if was in _STOPS
            else gettext_noop("The translation ends with a stop, the source does not.")
        )
        yield Finding("ending", "information", Message(message), len(target) - 1, len(target))


# --- Brackets and quotes -------------------------------------------------------------------------
_PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "【": "】",
    "「": "」",
    "『": "』",
    "《": "》",
    "«": "»",
    "“": "”",
}
_ENUMERATED = re.compile(r"(?:(?<=\s)|^)(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)")
_SMILEY = re.compile(r"(?<!\S)[:;][-']?[)(]")


def unbalanced(pair: Pair) -> Iterator[Finding]:
    """A bracket or a quotation mark that opens and does not close, or closes what nobody opened."""
    text = _SMILEY.sub("  ", _ENUMERATED.sub(lambda match: " " * len(match[0]), pair.now.text))
    german = _primary(pair.languages[1]) in ("de", "cs", "sk", "bg")
    for opening, closing in _PAIRS.items():
        if opening == "“" and (german or "„" in text):
            opening, closing = "„", "“" if german else "”"
        opened, closed = text.count(opening), text.count(closing)
        if opened == closed or ((opening, closing) == ("„", "”") and opened == text.count("“")):
            continue
        if pair.part or (opening in "“«„「" and _is_open(pair.was.text)):
            # A quotation that goes on in the next paragraph.
            continue
        mark = opening if opened > closed else closing
        at = text.rfind(mark) if opened > closed else text.find(mark)
        message = (
            gettext_noop("This opens and does not close: %(mark)s")
            if opened > closed
            else gettext_noop("This closes what nothing opened: %(mark)s")
        )
        yield Finding("brackets", "warning", Message(message, {"mark": mark}), at, at + 1)


def _is_open(text: str) -> bool:
    pairs = (("«", "»"), ("「", "」"), ("„", "“") if "„" in text else ("“", "”"))
    return (
        any(text.count(opening) != text.count(closing) for opening, closing in pairs)
        or text.count('"') % 2 == 1
    )

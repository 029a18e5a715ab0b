"""Characters: what counts as white space and junk, which script a language is set in, slugs, label colons."""

import re
import unicodedata

# Spaces an author may mean: French sets U+00A0 and U+202F before « : » and « ! »; they survive everywhere.
NO_BREAK_SPACES = "\u00a0\u202f"
# What is trimmed from the ends of a paragraph: also the ideographic indent (U+3000) of Chinese pages,
# because indents are the style sheet's business.
PARAGRAPH_EDGE = " \t\n\r\f\v\u3000" + NO_BREAK_SPACES

# Not text: controls, soft hyphens, byte order marks, bidi embeddings and isolates (they reorder what an
# editor approves, CVE-2021-42574; HTML has dir and bdi for honest use), noncharacters, lone surrogates.
_JUNK = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u2060-\u206f\u202a-\u202e\ufeff\ufff9-\ufffc"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
    # Zero-width space is junk from web pages, except where it divides words (Thai, Lao, Burmese, Khmer).
    "|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b"
    # Tag characters carry invisible text; only the flags of England, Scotland and Wales need them.
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]+"
)
# ZWNJ and ZWJ shape Persian, Indic scripts and emoji; after a space or at the start they shape nothing.
_STRAY_JOINERS = re.compile("(?:^|(?<=[\\s]))[\u200c\u200d]+|[\u200c\u200d]+(?=$|\\s)")
_BREAKS = re.compile("[\t\n\r\f\v\x85\u2028\u2029 ]+")
_APOSTROPHES = re.compile("['’ʼ‘`´]")

_CJK_LANGUAGES = frozenset({"zh", "ja"})
_RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})
_RTL_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "adlm"})
# Han (with its extensions and compatibility forms), kana, bopomofo: scripts written without spaces.
CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)


def _mark_ranges() -> str:
    """Return all combining marks (vowel signs, accents) as the inside of a character class."""
    ranges: list[list[int]] = []
    for point in range(0x0300, 0x11FFF):
        if unicodedata.category(chr(point))[0] == "M":
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1][1] = point
            else:
                ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


# Python's \w leaves marks out, which would cut Arabic, Hindi and Thai words in pieces.
MARKS = _mark_ranges() + "\u200c\u200d"


def strip_junk(text: str) -> str:
    """Return text without characters that are not text; white space is left as it is.

    Drops controls, zero-width characters, soft hyphens, bidi overrides, lone surrogates. Keeps ZWNJ and ZWJ,
    LRM, RLM and ALM, variation selectors and both no-break spaces.
    """
    return _JUNK.sub("", text)


def collapse_space(text: str) -> str:
    """Return text with each run of breaking white space as one space; no-break spaces stay as they are."""
    return _BREAKS.sub(" ", text)


def normalise_text(text: str) -> str:
    """Return text fit for a single-line field (headline, name, caption).

    Junk is dropped (see ``strip_junk``), breaking white space becomes single spaces, a run of no-break spaces
    becomes one, and a run that mixes both becomes one space. The ends are stripped of either kind.
    """
    text = collapse_space(_STRAY_JOINERS.sub("", strip_junk(text)))
    text = re.sub(f"[{NO_BREAK_SPACES} ]*\\ [{NO_BREAK_SPACES} ]*", " ", text)
    text = re.sub(f"([{NO_BREAK_SPACES}])[{NO_BREAK_SPACES}]+", r"\1", text)
    return text.strip(PARAGRAPH_EDGE)


def slugify_unicode(headline: str, max_length: int = 80) -> str:
    """Return a slug in the headline's own script, never empty.

    NFC and lower case; letters, digits and the marks that belong to them stay (accents, Arabic vowel signs,
    Devanagari); all else, apostrophes too, becomes single hyphens. At most ``max_length`` characters, cut
    at a hyphen where one is in the last third. "article" where nothing is left.
    """
    text = unicodedata.normalize("NFC", _APOSTROPHES.sub("-", headline)).lower()
    # Lower-casing İ leaves a loose dot above; NFC again joins what can be joined.
    text = unicodedata.normalize("NFC", text)
    kept = "".join(c if unicodedata.category(c)[0] in "LN" or _is_mark(c) else "-" for c in text)
    # A mark with no letter before it would hang on the hyphen.
    slug = re.sub("-+", "-", "".join(_without_loose_marks(kept))).strip("-")
    if len(slug) > max_length:
        cut = slug[: max_length + 1].rfind("-")
        slug = slug[: cut if cut > max_length * 2 // 3 else max_length].strip("-")
    return slug or "article"


def _is_mark(character: str) -> bool:
    category = unicodedata.category(character)
    # Variation selectors are marks too, but they only choose a glyph (emoji, CJK variants).
    return category in ("Mn", "Mc") and not "\ufe00" <= character <= "\ufe0f" and character < "\U000e0100"


def _without_loose_marks(text: str) -> list[str]:
    kept: list[str] = []
    for character in text:
        if _is_mark(character) and (not kept or kept[-1] == "-"):
            continue
        kept.append(character)
    return kept


def is_cjk(language: str) -> bool:
    """Tell whether a language (BCP 47 or Django code) is written without spaces, in Han or kana."""
    return _primary(language) in _CJK_LANGUAGES


def direction(language: str) -> str:
    """Return "rtl" or "ltr" for a language code; a script subtag ("uz-Arab") decides where there is one."""
    subtags = language.replace("_", "-").lower().split("-")
    for subtag in subtags[1:]:
        if len(subtag) == 4 and subtag.isalpha():
            return "rtl" if subtag in _RTL_SCRIPTS else "ltr"
    return "rtl" if subtags[0] in _RTL_LANGUAGES else "ltr"


def label_colon(language: str) -> str:
    """Return the colon after a label, with its spaces: "Crédit photo\\u00a0: ", "图片来源：", "Photo: ".

    French has U+00A0 before it (Lexique de l'Imprimerie nationale; Canadian French as well), Chinese and
    Japanese a full-width colon and no space.
    """
    if is_cjk(language):
        return "："
    return "\u00a0: " if _primary(language) == "fr" else ": "


def _primary(language: str) -> str:
    return re.split("[-_]", language.lower(), maxsplit=1)[0]

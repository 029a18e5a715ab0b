"""House style: spaces, quotes and marks as each language sets them, as suggestions that mend themselves.

After the Lexique of the Imprimerie nationale (fr), the OQLF (fr-CA), Chicago (en), Duden (de), the RAE (es),
W3C's requirements for Chinese and Japanese layout (clreq, jlreq) and common practice in the Arabic press.
Nothing here reads HTML: a text is that of one block. Addresses, times, ratios and code in it are not touched.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.content.typography import CJK, direction
from articles.messages import Message, gettext_noop

Level = Literal["error", "suggestion"]
Spacing = Literal["none", "space"]
# (from, to, what belongs there)
Find = tuple[int, int, str]

NARROW, NO_BREAK = "\u202f", "\u00a0"
_SPACE = f" {NO_BREAK}{NARROW}\u2009\t"
# What stands in a text for code, as the editor sends it: one character each.
CODE = "\ufffc"

_NOT_PROSE = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,10}://|www\.)[^\s<>«»“”「」，。；、（）]*[^\s<>«»“”「」，。；、（）.,;:!?)'’]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    # A name with dots, with or without a path: example.org/a?b, v2.0, main.py.
    r"|[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+(?:/[^\s<>«»“”「」，。；、（）]*[^\s<>«»“”「」，。；、（）.,;:!?)'’])?"
    r"|(?<![\w/])[.]{0,2}/[\w./-]+"
    r"|[@#][\w'’-]+"
    r"|\d+:\d+(?::\d+)*"
    r"|(?<!\S)[:;][-']?[)(DPpoO|](?!\w)"
    rf"|{CODE}+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a text is not as the house sets it: text[start:end] should be ``fix``."""

    code: str
    level: Level
    start: int
    end: int
    fix: str
    message: Message


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may want to know: the language (primary subtag), whether Canadian, the spacing wanted."""

    language: str
    tag: str
    spacing: Spacing | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One point of style. ``applies`` says in which languages; ``find`` yields what is wrong in a text."""

    code: str
    level: Level
    message: Message
    applies: Callable[[Context], bool]
    find: Callable[[str, Context], Iterable[Find]]


def check(text: str, language: str, *, spacing: Spacing | None = None) -> list[Hit]:
    """Return what the house would set differently in a block of text, in order, none overlapping.

    ``language`` is BCP 47 or Django's code; ``spacing`` the policy between Han and Latin: "none", "space", or
    None to leave them as they are. Positions count characters. Linear in the length of the text.
    """
    primary, _, region = language.lower().replace("_", "-").partition("-")
    context = Context(primary, f"{primary}-{region}" if region else primary, spacing)
    shielded = [match.span() for match in _NOT_PROSE.finditer(text)]
    hits: list[tuple[int, int, Hit]] = []
    for rank, rule in enumerate(RULES):
        if rule.applies(context):
            for start, end, fix in rule.find(text, context):
                if text[start:end] != fix:
                    hits.append((start, rank, Hit(rule.code, rule.level, start, end, fix, rule.message)))
    return list(_apart(sorted(hits, key=lambda hit: hit[:2]), shielded))


def _apart(hits: Iterable[tuple[int, int, Hit]], shielded: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    """Yield the hits that touch neither what is shielded nor one before them."""
    behind = shield = 0
    for start, _rank, hit in hits:
        while shield < len(shielded) and shielded[shield][1] <= start:
            shield += 1
        if shield < len(shielded) and hit.end > shielded[shield][0]:
            continue
        if start >= behind:
            behind = hit.end
            yield hit


def mend(text: str, hits: Iterable[Hit]) -> str:
    """Return the text with these hits, found in it, mended."""
    for hit in sorted(hits, key=lambda hit: -hit.start):
        text = text[: hit.start] + hit.fix + text[hit.end :]
    return text


def spacing_of(texts: Iterable[str]) -> Spacing | None:
    """Return how texts have it between Han and Latin, by majority; None where the two never meet."""
    spaced = tight = 0
    for text in texts:
        spaced += len(_SPACED.findall(text))
        tight += len(_TIGHT.findall(text))
    if not spaced + tight:
        return None
    return "space" if spaced > tight else "none"


# --- Spaces --------------------------------------------------------------------------------------
_THIN = re.compile(rf"(?<=[\w»”’\"')\]%…°€])([{_SPACE}]*)([;!?])[;!?]*(?=[\s»”\")\]).,…]|$)")
_COLON = re.compile(rf"(?<=[\w»”’\"')\]%…°€])([{_SPACE}]*):(?=[\s«]|$)")
_ENTITY = re.compile(r"&#?\w+$")
_OPENING = re.compile(rf"«([{_SPACE}]*)(?=[^\s»])")
_CLOSING = re.compile(rf"(?<=[^\s«])([{_SPACE}]*)»")
_RUN = re.compile(rf"(?<=\S)[{_SPACE}]{{2,}}(?=\S)")
_BEFORE_STOP = re.compile(rf"(?<=[\w»”’\"')\]])[{_SPACE}]+([,.])(?=[\s»”\"')\]]|$)")
_BEFORE_MARK = re.compile(rf"(?<=[\w»”’\"')\]])[{_SPACE}]+([;:!?،؛؟])[!?؟]*(?=[\s»”\"')\]]|$)")
_DASH = re.compile(r"(?<=\w) - (?=\w)")


def _thin(text: str, context: Context) -> Iterator[Find]:
    space = "" if context.tag == "fr-ca" else NARROW
    for match in _THIN.finditer(text):
        if match[2] == ";" and _ENTITY.search(text, max(0, match.start() - 12), match.start()):
            continue
        yield match.start(), match.end(1) + 1, space + match[2]


def _colon(text: str, context: Context) -> Iterator[Find]:
    return ((match.start(), match.end(), f"{NO_BREAK}:") for match in _COLON.finditer(text))


def _guillemets(text: str, context: Context) -> Iterator[Find]:
    space = NO_BREAK if context.tag == "fr-ca" else NARROW
    for match in _OPENING.finditer(text):
        yield match.start(), match.end(), f"«{space}"
    for match in _CLOSING.finditer(text):
        yield match.start(), match.end(), f"{space}»"


def _double_space(text: str, context: Context) -> Iterator[Find]:
    for match in _RUN.finditer(text):
        yield match.start(), match.end(), " " if " " in match[0] or "\t" in match[0] else match[0][0]


def _space_before(text: str, context: Context) -> Iterator[Find]:
    for match in _BEFORE_STOP.finditer(text):
        yield match.start(), match.end(1), match[1]
    if context.language == "fr":
        return
    for match in _BEFORE_MARK.finditer(text):
        yield match.start(), match.end(1), match[1]


def _dash(text: str, context: Context) -> Iterator[Find]:
    for match in _DASH.finditer(text):
        if not (text[match.start() - 1].isdigit() and text[match.end()].isdigit()):
            yield match.start(), match.end(), " – "


# --- Quotes, apostrophes, ellipses ---------------------------------------------------------------
_QUOTES = {
    "en": "“”", "de": "„“", "es": "«»", "it": "«»", "pt": "“”", "nl": "“”", "pl": "„”", "ru": "«»",
    "uk": "«»", "tr": "“”", "vi": "“”", "id": "“”", "ko": "“”", "ar": "«»", "zh": "“”",
    "zh-hant": "「」", "zh-tw": "「」", "zh-hk": "「」", "ja": "「」", "fr": "«»",
}  # fmt: skip
# Quotes that are another language's: those of its neighbours turn up in translations.
_FOREIGN = {"de": "“”", "fr": "“”", "zh": "「」", "ja": "“”"} | dict.fromkeys(
    ["zh-hant", "zh-tw", "zh-hk"], "“”"
)
_BEFORE_QUOTE = re.compile(rf"[\s(\[{{«“‘„「『（《—–/,，、：:。{CJK}-]")
_AFTER_QUOTE = re.compile(rf"[\s.,;:!?)\]}}»”’…—–，。；：！？、）」』》{CJK}-]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_DOTS = re.compile(r"(?<![.…])\.{3}(?![.…])")
_CJK_DOTS = re.compile(r"(?<![.…。・])(?:\.{3,6}|。{2,6}|・{3,6}|…)(?![.…。・])")


def _pair(context: Context) -> tuple[str, str]:
    opening, closing = tuple(_QUOTES.get(context.tag) or _QUOTES.get(context.language) or "“”")
    if context.language == "fr":
        space = NO_BREAK if context.tag == "fr-ca" else NARROW
        return opening + space, space + closing
    return opening, closing


def _quotes(text: str, context: Context) -> Iterator[Find]:
    opening, closing = _pair(context)
    for start, end in _straight(text):
        yield start, start + 1, opening
        yield end, end + 1, closing
    foreign = _FOREIGN.get(context.tag) or _FOREIGN.get(context.language)
    if foreign:
        for start, end in _foreign(text, foreign):
            yield start, start + 1, opening
            yield end, end + 1, closing


def _straight(text: str) -> list[tuple[int, int]]:
    """Return the pairs of straight double quotes of a text; none where they do not all pair."""
    pairs: list[tuple[int, int]] = []
    shielded = [match.span() for match in _NOT_PROSE.finditer(text)]
    pending = -1
    for match in re.finditer('"', text):
        at = match.start()
        if any(start <= at < end for start, end in shielded):
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if pending < 0:
            if before.isdigit():
                # Inches, or seconds.
                continue
            if (before and not _BEFORE_QUOTE.match(before)) or not after or after.isspace():
                return []
            pending = at
        else:
            if before.isspace() or (after and not _AFTER_QUOTE.match(after)) or pending == at - 1:
                return []
            pairs.append((pending, at))
            pending = -1
    return pairs if pending < 0 else []


def _foreign(text: str, quotes: str) -> Iterator[tuple[int, int]]:
    """Yield pairs of another language's quotes that stand in no quotation of this one's."""
    for match in re.finditer(f"{quotes[0]}[^{quotes}«»„「」『』]+{quotes[1]}", text):
        before = text[: match.start()]
        if all(before.count(a) <= before.count(b) for a, b in ("«»", "„“", "「」") if a != quotes[0]):
            yield match.start(), match.end() - 1


def _apostrophe(text: str, context: Context) -> Iterator[Find]:
    return ((match.start(), match.end(), "’") for match in _APOSTROPHE.finditer(text))


def _ellipsis(text: str, context: Context) -> Iterator[Find]:
    pattern, right = (_CJK_DOTS, "……") if context.language in ("zh", "ja") else (_DOTS, "…")
    return ((match.start(), match.end(), right) for match in pattern.finditer(text))


# --- Chinese and Japanese ------------------------------------------------------------------------
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_END = "”’」』）》】"
_NARROW_MARK = re.compile(
    rf"(?<=[{CJK}{_END}])[{_SPACE}]?([,;!?]|:(?!//)|\.(?=[{CJK}{_END}\s]|$))[{_SPACE}]?"
    rf"|(?<=[A-Za-z0-9])([,;!?])[{_SPACE}]?(?=[{CJK}])"
)
_NARROW_BRACKETS = re.compile(r"\(([^()\n]{1,80})\)")
_MARK_SPACE = re.compile(
    rf"(?<=[，。；：！？、）」』》])[{_SPACE}]+(?=\S)|(?<=\S)[{_SPACE}]+(?=[，。；：！？、）」』》])"
)
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_HAN = re.compile(f"[{CJK}]")
_SPACED = re.compile(f"(?<=[{CJK}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) +(?=[{CJK}])")
_TIGHT = re.compile(f"(?<=[{CJK}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[{CJK}])")

_TAGGED = re.compile(r"(?:[@#]|www\.|://)[\w./-]+$")


def _wide(text: str, context: Context) -> Iterator[Find]:
    for match in _NARROW_MARK.finditer(text):
        mark = match[1] or match[2]
        right = "、" if mark == "," and context.language == "ja" else _WIDE[mark]
        yield match.start(), match.end(), right


def _brackets(text: str, context: Context) -> Iterator[Find]:
    for match in _NARROW_BRACKETS.finditer(text):
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if _HAN.search(around) or _HAN.search(match[1]):
            yield match.start(), match.start() + 1, "（"
            yield match.end() - 1, match.end(), "）"


def _mark_space(text: str, context: Context) -> Iterator[Find]:
    return ((match.start(), match.end(), "") for match in _MARK_SPACE.finditer(text))


def _full_width(text: str, context: Context) -> Iterator[Find]:
    for match in _FULL_WIDTH.finditer(text):
        yield match.start(), match.end(), "".join(chr(ord(c) - 0xFEE0) for c in match[0])


def _cjk_latin(text: str, context: Context) -> Iterator[Find]:
    if context.spacing == "none":
        for match in _SPACED.finditer(text):
            # After a hash tag or a name with an at the space says where it ends.
            if not _TAGGED.search(text, max(0, match.start() - 60), match.start()):
                yield match.start(), match.end(), ""
    elif context.spacing == "space":
        for match in _TIGHT.finditer(text):
            # The character behind the gap, so that there is something to see.
            yield match.end(), match.end() + 1, " " + text[match.end()]


# --- Arabic, and what nobody sees ----------------------------------------------------------------
_ARABIC = "\u0620-\u065f\u066e-\u06d3"
_ARABIC_MARK = re.compile(rf"(?<=[{_ARABIC}»”])([,;?])(?=[\s{_ARABIC}»”\")]|$)")
_ARABIC_MARKS = {",": "،", ";": "؛", "?": "؟"}
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u2060-\u206f\u202a-\u202e\ufeff\ufff9-\ufffb]+"
    "|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b+"
    rf"|(?<=[A-Za-z{CJK}])[\u200c\u200d]+(?=[A-Za-z{CJK}])|(?<!\S)[\u200c\u200d]+|[\u200c\u200d]+(?!\S)"
)
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c]+")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def _arabic(text: str, context: Context) -> Iterator[Find]:
    for match in _ARABIC_MARK.finditer(text):
        yield match.start(), match.end(), _ARABIC_MARKS[match[1]]


def _invisible(text: str, context: Context) -> Iterator[Find]:
    yield from ((match.start(), match.end(), "") for match in _INVISIBLE.finditer(text))
    if direction(context.tag) == "ltr" and not _RTL.search(text.replace("\u061c", "").replace("\ufeff", "")):
        yield from ((match.start(), match.end(), "") for match in _DIRECTION_MARKS.finditer(text))


# --- The register --------------------------------------------------------------------------------
_CJK_LANGUAGES = frozenset({"zh", "ja"})


def _everywhere(context: Context) -> bool:
    return True


def _in(*languages: str) -> Callable[[Context], bool]:
    return lambda context: context.language in languages


def _not_in(*languages: str) -> Callable[[Context], bool]:
    return lambda context: context.language not in languages


# The first that finds something in a place has it.
RULES: tuple[Rule, ...] = (
    Rule("invisible", "error", Message(gettext_noop("An invisible character")), _everywhere, _invisible),
    Rule(
        "guillemets-space",
        "error",
        Message(gettext_noop("The space inside guillemets does not break")),
        _in("fr"),
        _guillemets,
    ),
    Rule(
        "fr-thin-space",
        "error",
        Message(gettext_noop("The space before a semicolon, an exclamation or a question mark")),
        _in("fr"),
        _thin,
    ),
    Rule(
        "fr-colon-space",
        "error",
        Message(gettext_noop("A no-break space before a colon")),
        _in("fr"),
        _colon,
    ),
    Rule(
        "quotes",
        "suggestion",
        Message(gettext_noop("Quotation marks of this language")),
        _everywhere,
        _quotes,
    ),
    Rule(
        "apostrophe",
        "error",
        Message(gettext_noop("A typographic apostrophe")),
        _not_in("zh", "ja", "ko", "ar"),
        _apostrophe,
    ),
    Rule("ellipsis", "error", Message(gettext_noop("An ellipsis, not full stops")), _everywhere, _ellipsis),
    Rule(
        "cjk-punctuation",
        "error",
        Message(gettext_noop("Full-width punctuation after Chinese and Japanese")),
        _in(*_CJK_LANGUAGES),
        _wide,
    ),
    Rule(
        "cjk-brackets",
        "suggestion",
        Message(gettext_noop("Full-width brackets beside Chinese and Japanese")),
        _in(*_CJK_LANGUAGES),
        _brackets,
    ),
    Rule(
        "cjk-mark-space",
        "error",
        Message(gettext_noop("No space beside full-width punctuation")),
        _in(*_CJK_LANGUAGES),
        _mark_space,
    ),
    Rule(
        "full-width",
        "suggestion",
        Message(gettext_noop("Latin letters and digits in half width")),
        _in(*_CJK_LANGUAGES),
        _full_width,
    ),
    Rule(
        "cjk-latin-space",
        "suggestion",
        Message(gettext_noop("The same between Chinese or Japanese and Latin everywhere: a space, or none")),
        _in(*_CJK_LANGUAGES),
        _cjk_latin,
    ),
    Rule(
        "ar-punctuation", "error", Message(gettext_noop("Arabic punctuation")), _in("ar", "fa", "ur"), _arabic
    ),
    Rule(
        "space-before-mark",
        "suggestion",
        Message(gettext_noop("No space before this mark")),
        _not_in(*_CJK_LANGUAGES),
        _space_before,
    ),
    Rule("double-space", "error", Message(gettext_noop("One space is enough")), _everywhere, _double_space),
    Rule(
        "dash",
        "suggestion",
        Message(gettext_noop("A dash, not a hyphen, between spaces")),
        _not_in(*_CJK_LANGUAGES, "ko"),
        _dash,
    ),
)

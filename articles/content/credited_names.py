"""Who is named behind a role word: names apart, affiliations off. A wrong name is worse than none."""

import re
from dataclasses import dataclass, field
from functools import cache

from articles.content.byline_words import EVERYWHERE, base_language, every, tables
from articles.content.dates import TIME, DateFound, find_date
from articles.content.names import fold
from articles.content.page_chrome import chrome_kind
from articles.content.persons import (
    ACRONYM,
    HANDLE,
    LONGEST_NAME,
    is_full_name,
    is_newsroom,
    is_organisation,
    is_personal,
    is_placeholder,
    is_spaceless_person,
    is_surely_a_name,
    is_surely_an_organisation,
    is_year_or_date,
    reads_as_name,
)
from articles.content.text_lines import has_letters, has_spaceless, is_han, is_spaceless, width

__all__ = [
    "Named",
    "credit_line",
    "is_placeholder",
    "is_surely_a_name",
    "is_surely_an_organisation",
    "organisation",
    "people",
    "trim",
]

_EDGES = " \t\u00a0\u202f\u3000,，;；:：、،|｜丨/／·•–—-*=＝"
_BRACKETS = re.compile(r"[(（\[【<＜〔][^()（）\[\]【】<>＜＞〔〕]{0,120}[)）\]】>＞〕]")
_EMAIL = re.compile(
    r"[<(（\[]?(?:mailto:)?[\w.+-]{1,64}(?:@|\s(?:at|bij|chez|\(at\)|\[at\])\s)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}[>)）\]]?"
)
_ADDRESS = re.compile(r"[<(（\[]?(?:https?://|www\.)[^\s<>()（）]+[>)）\]]?")
# One of these between two names says "and"; the others may as well stand before an affiliation.
_AND = re.compile(r"\s*[、&＆;；]\s*|\s+[/／]\s+|\s+\+\s+")
_WIDE_SPACE = re.compile(r"[ \t\u00a0\u3000]{2,}|[\t\u3000]")
_PERHAPS = re.compile(r"\s*[,，\u060c/／|｜丨│]\s*|\s+[·•∙・–—-]\s+")
_SENTENCE = re.compile(r"[。！？!?…]|[^\W\d_]{3,}\.\s|[:：]\s?\S|https?:|www\.")
# A full stop behind a whole word; "R. Mtz." is abbreviated, as is what has no vowel.
_NAMED = re.compile(r"[【《「『\[](?P<name>[^【】《》「」『』\[\]]{2,60})[】》」』\]]")
_FILE = re.compile(
    r"[\w-]{1,40}\.(?:c|h|py|js|ts|cpp|java|go|rs|sh|md|txt|pdf|docx?|html?|php|json|xml|csv|jpe?g|png|zip)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,，]\s(?=[a-zà-ÿа-яіїє])")  # "…, submitted by a reader"
_VOWELS = "aeiouyáéíóúàèìòùäöüœаеёиоуыэюяіїє"
_LAST_STOP = re.compile(
    rf"(?<=[{_VOWELS}][^\W\d_])\.$|(?<=[^\W\d_]{{2}}[{_VOWELS}])\.$|(?<=[{_VOWELS}][^\W\d_]{{2}})\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """The names in a value, in order, and what was taken for an affiliation and left out."""

    names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = field(default=())


def trim(value: str) -> str:
    """Return a value without separators and unmatched brackets at its ends."""
    value = value.strip(_EDGES)
    for opening, closing in ("()", "（）", "[]", "【】"):
        if value.endswith(closing) and opening not in value:
            value = value[:-1]
        if value.startswith(opening) and closing not in value:
            value = value[1:]
    return value.strip(_EDGES)


def people(value: str, language: str | None = None) -> Named:
    """Return the names in the text behind an author, editor or translator word.

    Names stand apart by 、 & ; "and", « et », 和, 与 or wide spaces. Behind a comma, a slash or a bar stands
    another name or an affiliation: it counts as a name only when it can be nothing else, and is `left_out`
    otherwise. Affiliations in brackets, behind "@", "of" or a job title before the name, mail addresses,
    dates and reading times are dropped, and so are "Dr." and "Prof.". Names keep the text's own form
    otherwise. No names at all are returned when the value does not read like names.
    """
    if width(value) > 400:
        return Named()
    value = trim(_without_addresses(_without_date(value))).removesuffix("。")
    sentence = value[:1].islower() and value.endswith(".")
    value = _LAST_STOP.sub("", value)
    if is_placeholder(value) or (len(value) < 2 and not value.isupper() and not is_spaceless(value)):
        return Named()
    inner = value[1:-1] if _BRACKETS.fullmatch(value) else value
    pieces = _pieces(_BRACKETS.sub(lambda match: _company(match.group(), language), inner), language)
    if not pieces or not reads_as_name(pieces[0][1]) or fold(pieces[0][1]) in every("places"):
        return Named()
    first, several = pieces[0][1], len(pieces) > 2
    if first[0].islower() and not first.isascii() and not HANDLE.fullmatch(first):
        return Named()  # no handle, and no name in lower case: оформление
    prose = sentence or any(piece[0].islower() for _, piece in pieces[1:])
    if prose and first[0].islower() and not HANDLE.fullmatch(first):  # "Text: plain, always plain"
        return Named()
    names, left_out = [first], []
    for joined, piece in pieces[1:]:
        if is_organisation(piece):
            kept = joined and is_organisation(first) and not is_newsroom(piece)
        else:
            kept = reads_as_name(piece) and (joined or _is_person_beside(piece, first, several))
        if not kept or (piece[0].islower() and not first[0].islower()):
            left_out.append(piece)
        elif fold(piece) not in map(fold, names):
            names.append(piece)
    return Named(tuple(names), tuple(left_out))


def organisation(value: str) -> str | None:
    """Return the publisher that a source line names, without dates and brackets, or None."""
    inner = _NAMED.fullmatch(value.strip(_EDGES + "。"))
    value = inner["name"] if inner else value
    value = _ADDRESS.sub(" ", _EMAIL.sub(" ", _BRACKETS.sub(" ", value)))
    parts = [
        part for part in re.split(r"([,，،|｜·])", trim(_without_date(value))) if not is_year_or_date(part)
    ]
    whole = trim("".join(parts))
    name = _CLAUSE.split(whole)[0].strip('《》«»“”"').strip()
    if len(name.split()) > 1 or has_spaceless(name):
        name = _LAST_STOP.sub("", name).removesuffix("。")
    words = name.split()
    if _FILE.fullmatch(name):
        return None
    if name[:1].islower() and (len(name) < len(whole) or not name[0].isascii()):
        return None  # the first words of a sentence
    if has_spaceless(name) and width(name) > LONGEST_NAME // 2 and ("，" in name or "、" in name):
        return None
    if is_placeholder(name) or width(name) > 2 * LONGEST_NAME or len(words) > 8 or _SENTENCE.search(name):
        return None
    named = len(words) <= 2 or (len(words) <= 4 and any(word[:1].isupper() for word in words))
    return name if not name[0].islower() or named else None


def credit_line(value: str, *, strict: bool = False) -> str | None:
    """Return a picture's credit as it stands, or None when the text is no credit.

    `strict` asks for what can only be a name (for "Photo:", which opens captions as well): capitals
    throughout, or in Chinese a person's or an organisation's name.
    """
    value = trim(value).removesuffix("。").rstrip()
    if value.endswith(".") and not ACRONYM.fullmatch(value.split()[-1]):
        value = value[:-1].rstrip()
    if is_placeholder(value) or width(value) > 120 or _SENTENCE.search(value) or find_date(value):
        return None
    if not strict:
        prose = value[0].islower() and len(value.split()) > 2
        return None if prose else value
    words = [word for word in re.split(r"[\s/,]+", value) if word]
    if has_spaceless(value):
        return value if is_spaceless_person(value) or is_organisation(value) else None
    small = every("particles") | every("conjunctions") | every("affiliation") | {"courtesy", "cc", "par"}
    capitals = all(word[:1].isupper() or word[:1] in "(©@0123456789" or fold(word) in small for word in words)
    return value if capitals and words[0][:1].isupper() and len(words) <= 12 else None


def without_honorific(piece: str) -> str:
    """Drop what stands before a name and is none of it ("Dr.", "Prof.", « Mme ») and its degrees ("PhD")."""
    words = piece.split()
    while len(words) > 1 and fold(words[0]) in every("honorifics"):
        words = words[1:]
    while len(words) > 2 and fold(words[-1]).strip(".") in every("degrees"):
        words = words[:-1]
    return " ".join(words) if len(words) < len(piece.split()) else piece


def _without_addresses(value: str) -> str:
    return _ADDRESS.sub("|", _EMAIL.sub("|", value)) if "@" in value or "." in value else value


def _without_date(value: str) -> str:
    """Take a date with its time off, and the words that lead to it: "Jane Doe on 3 March 2024 at 10:30"."""
    if not (found := find_date(value)):
        time = TIME.search(value) if len(value) <= 200 else None
        if time is None or not value[: time.start()].strip():
            return value
        found = DateFound(None, time.start(), time.end())
    before, after = value[: found.start].rstrip(_EDGES), TIME.sub(" ", value[found.end :])
    words = before.split()
    while len(words) > 1 and fold(words[-1]).strip(":,،") in every("dates"):
        words = words[:-1]
    kept = before if len(words) == len(before.split()) else " ".join(words).rstrip(_EDGES)
    rest = after.split()
    while rest and (fold(rest[0]).strip(":,،") in every("dates") or not has_letters(rest[0])):
        rest = rest[1:]
    return f"{kept}|{' '.join(rest) if len(rest) < len(after.split()) else after}"


def _company(bracket: str, language: str | None) -> str:
    """Return what a bracket becomes: nothing for an affiliation, names for « (avec Ana Costa) »."""
    inner = bracket[1:-1].strip()
    opening = fold(inner).split()[:1]
    return (
        f"、{inner.split(None, 1)[1]}"
        if opening and opening[0] in every("together") and " " in inner
        else " "
    )


def _pieces(value: str, language: str | None) -> list[tuple[bool, str]]:
    """Cut a value into (does an "and" stand before it, text) pieces, affiliations behind "@" and "of" off."""
    if value.startswith("@"):  # a list of handles: @Jane @Gimmy
        value = re.sub(r"\s+@", "、@", value)
    value = _apart_attached(_conjunction(language).sub("、", value))
    columns = _WIDE_SPACE.split(value)
    # "Jane  Doe" is one person badly typed; "Jane Doe  John Smith" and 王小明　李雷 are two.
    apart = all(" " in column or not column[:1].isupper() or HANDLE.fullmatch(column) for column in columns)
    value = ("、" if apart else " ").join(columns)
    pieces: list[tuple[bool, str]] = []
    for joined in _AND.split(value):
        for index, part in enumerate(_PERHAPS.split(joined)):
            for number, piece in enumerate(_spaceless_names(_without_affiliation(part, language))):
                if _may_be_named(piece):
                    attached = bool(pieces) and _without_attached_and(piece) != piece
                    piece = _without_attached_and(piece) if attached else piece
                    pieces.append((number > 0 or index == 0 or attached, piece))
    return pieces


def _may_be_named(piece: str) -> bool:
    return (
        has_letters(piece)
        and (len(piece) > 1 or is_spaceless(piece) or piece.isupper())
        and not is_year_or_date(piece)
        and (chrome_kind(piece) is None or HANDLE.fullmatch(piece) is not None)
    )


def _apart_attached(value: str) -> str:
    """Cut before an Arabic "and" that is written with a given name we know: أحمد سعيد وزينب حسن."""
    if "\u0648" not in value:
        return value
    words = value.split(" ")
    for index, word in enumerate(words[2:-1], start=2):
        if word.startswith("\u0648") and is_personal(word[1:]) and not is_personal(word):
            words[index] = "\u060c " + word
    return " ".join(words)


def _without_attached_and(piece: str) -> str:
    """Take the Arabic "and" off a name that it is written with: وأسامة is "and Osama", وليد is Walid."""
    return piece[1:] if piece.startswith("و") and piece[1:].split()[:1] and is_personal(piece[1:]) else piece


@cache
def _conjunction(language: str | None) -> re.Pattern[str]:
    """Return the pattern of "and" between names, in this language only: John E Smith is one person."""
    own = base_language(language)
    words = [word for name in {*EVERYWHERE, own} if name in tables() for word in tables()[name].conjunctions]
    words += [word for name in {"en", own} if name in tables() for word in tables()[name].together]
    spaced = "|".join(re.escape(word) for word in words if not is_spaceless(word[0]))
    single = any(len(word) == 1 for word in words if word.isalpha() and not is_spaceless(word[0]))
    return re.compile(rf",?\s(?:{spaced})\s", 0 if single else re.IGNORECASE)


@cache
def _affiliation(language: str | None) -> re.Pattern[str]:
    """Return the pattern of the words that open an affiliation, in this language: « di » is one in Jakarta
    and part of a name in Rome."""
    own = {*EVERYWHERE, base_language(language)} & tables().keys()
    words = sorted({fold(word) for name in own for word in tables()[name].affiliation}, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, words))})(?!\S)")


def _without_affiliation(piece: str, language: str | None) -> str:
    piece = trim(piece)
    if not piece.startswith("@"):
        piece = re.split(r"\s*[@＠]", piece, maxsplit=1)[0]
    if " " in piece and (found := _affiliation(language).search(fold(piece))) and found.start():
        kept = fold(piece)[: found.start()].split()
        piece = " ".join(piece.split()[: len(kept)])
    return trim(without_honorific(_without_suffix(_after_title(piece))))


@cache
def _titles() -> tuple[str, ...]:
    return tuple(
        sorted((word for words in tables().values() for word in words.titles), key=len, reverse=True)
    )


def _after_title(piece: str) -> str:
    """Drop what stands before a job title and the title: 新华社记者张三, "Harbour Labs リサーチャー Moss"."""
    for title in _titles():
        before, found, name = piece.partition(title)
        if found and (name.startswith(" ") or not before or is_han(title[0])) and has_letters(name):
            return name
    return piece


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(
        sorted((word for words in tables().values() for word in words.suffixes), key=len, reverse=True)
    )


def _without_suffix(piece: str) -> str:
    """Drop a title behind a name: 홍길동 기자, 山田太郎氏."""
    for suffix in _suffixes():
        if piece.endswith(suffix):
            name = piece.removesuffix(suffix).rstrip()
            apart = piece[: -len(suffix)].endswith(" ")
            # 구름연구원 is a pen name, 홍길동기자 a reporter.
            if (len(name) > 2 and is_spaceless_person(name)) or (apart and reads_as_name(name)):
                return name
    return piece


def _spaceless_names(piece: str) -> list[str]:
    """Cut "张三 李四", 张三和李四 and 홍길동·김철수, but only where every part is a person's name."""
    words = "|".join(word for word in every("conjunctions") if is_spaceless(word[0]))
    separators = [r"\s+", words] + ([r"[·・ㆍ]"] if "가" <= piece[:1] <= "힣" else [])
    for separator in separators:
        parts = [part for part in re.split(separator, piece) if part]
        if len(parts) > 1 and all(len(part) > 1 and is_spaceless_person(part) for part in parts):
            return parts
    return [piece]


def _is_person_beside(piece: str, first: str, several: bool) -> bool:
    """Tell whether what stands behind a comma is surely another person beside the `first`."""
    if fold(piece) in every("places"):
        return False
    if HANDLE.fullmatch(piece):
        return True
    if has_spaceless(piece):
        return is_spaceless_person(piece)
    # Single words behind a comma are publishers as often as people ("Moss, Reuters"); a list is people.
    if len(piece.split()) == 1:
        return several and len(first.split()) == 1
    return is_full_name(piece) and is_personal(piece)

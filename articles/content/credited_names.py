"""Who is named behind a role word: names apart, affiliations off. A wrong name is worse than none."""

import re
from dataclasses import dataclass, field
from functools import cache

from articles.content.byline_words import EVERYWHERE, any_of, base_language, every, tables
from articles.content.dates import find_date
from articles.content.names import fold
from articles.content.text_lines import FULL_STOPS, PAUSES, has_letters, is_han, is_spaceless, width

_EDGES = " \t\u00a0\u202f\u3000,，;；:：、،|｜丨/／·•–—-_*"
_BRACKETS = re.compile(r"[(（\[【<＜][^()（）\[\]【】<>＜＞]{0,120}[)）\]】>＞]")
# One of these between two names says "and"; the others may as well stand before an affiliation.
_AND = re.compile(r"\s*[、&;；]\s*|\s+[/／]\s+|\s+\+\s+")
_WIDE_SPACE = re.compile(r"[ \t\u00a0\u3000]{2,}|[\t\u3000]")
_PERHAPS = re.compile(r"\s*[,，،/／|｜丨]\s*|\s+[·•–—-]\s+")
_SENTENCE = re.compile(r"[。！？!?…]|[^\W\d_]{3,}\.\s|[:：]\s?\S|https?:|www\.")
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|O'|D'|L'|Van|Du|Fitz)[A-Z][a-z0-9]+[A-Z]\w*|[A-Z]{2,}[a-z]\w*")
_ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,5}")
_HANDLE = re.compile(r"@?(?=\w*[^\W\d_])\w*\d\w*|@\w+|\w+\.(?:eth|sol|btc|bnb|lens)")
_LONGEST_NAME = 60
_MOST_WORDS = 6
_LONGEST_PEN_NAME = 8  # characters of a script without spaces; longer is a phrase
_HONORIFICS = frozenset(("dr.", "mr.", "mrs.", "ms.", "prof.", "st.", "jr.", "sr.", "me.", "mme.", "m."))


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


def is_placeholder(value: str) -> bool:
    """Tell whether a value names nobody: "unknown", "n/a", 网络, or nothing that can be read."""
    return fold(value).strip(". ") in every("nobody") or not has_letters(value)


def people(value: str, language: str | None = None) -> Named:
    """Return the names in the text behind an author, editor or translator word.

    Names stand apart by 、 & ; "and", « et », 和, 与 or wide spaces. Behind a comma, a slash or a bar stands
    another name or an affiliation: it counts as a name only when it can be nothing else, and is `left_out`
    otherwise. Affiliations in brackets, behind "@", "of" or a job title before the name are dropped. Names
    keep the text's own form. No names at all are returned when the value does not read like names.
    """
    if date := find_date(value):
        value = f"{value[: date.start]}|{value[date.end :]}"
    value = trim(value)
    if is_placeholder(value) or width(value) > 400:
        return Named()
    inner = value[1:-1] if _BRACKETS.fullmatch(value) else value
    pieces = _pieces(_BRACKETS.sub(" ", inner), language)
    if not pieces or not _reads_as_name(pieces[0][1]):
        return Named()
    first, several = pieces[0][1], len(pieces) > 2
    names, left_out = [first], []
    for joined, piece in pieces[1:]:
        if _is_organisation(piece):
            kept = joined and _is_organisation(first)
        else:
            kept = _reads_as_name(piece) and (joined or _is_person_beside(piece, first, several))
        if not kept or (piece[0].islower() and not first[0].islower()):
            left_out.append(piece)
        elif fold(piece) not in map(fold, names):
            names.append(piece)
    return Named(tuple(names), tuple(left_out))


def organisation(value: str) -> str | None:
    """Return the publisher that a source line names, without dates and brackets, or None."""
    value = re.sub(r"(?:https?://|www\.)\S+", " ", _BRACKETS.sub(" ", value))
    parts = [part for part in re.split(r"([,，،])", trim(value)) if not _is_year_or_date(part)]
    name = trim("".join(parts)).strip('《》«»“”"').strip()
    words = name.split()
    if is_placeholder(name) or width(name) > 2 * _LONGEST_NAME or len(words) > 8 or _SENTENCE.search(name):
        return None
    return name if not name[0].islower() or len(words) <= 2 else None


def credit_line(value: str, *, strict: bool = False) -> str | None:
    """Return a picture's credit as it stands, or None when the text is no credit.

    `strict` asks for what can only be a name (for "Photo:", which opens captions as well): capitals
    throughout, or in Chinese a person's or an organisation's name.
    """
    value = trim(value).removesuffix("。").rstrip()
    if value.endswith(".") and not _ACRONYM.fullmatch(value.split()[-1]):
        value = value[:-1].rstrip()
    if is_placeholder(value) or width(value) > 120 or _SENTENCE.search(value) or find_date(value):
        return None
    if not strict:
        prose = value[0].islower() and len(value.split()) > 2
        return None if prose else value
    words = [word for word in re.split(r"[\s/,]+", value) if word]
    if any(is_spaceless(character) for character in value):
        return value if _is_han_person(value) or _is_organisation(value) else None
    small = every("particles") | every("conjunctions") | every("affiliation") | {"courtesy", "cc", "par"}
    capitals = all(word[:1].isupper() or word[:1] in "(©@0123456789" or fold(word) in small for word in words)
    return value if capitals and words[0][:1].isupper() and len(words) <= 12 else None


def is_surely_an_organisation(text: str) -> bool:
    """Tell whether a whole text can be nothing but an organisation: BlockBeats, "Acme Labs", 某某研究院."""
    return _is_organisation(text) and not any(word[0].islower() for word in text.split())


def is_surely_a_name(text: str) -> bool:
    """Tell whether a whole line is a person's name and can hardly be anything else."""
    return (
        _reads_as_name(text)
        and (text[0].isupper() or is_han(text[0]))  # a script without capitals gives no certainty
        and not _is_organisation(text)
        and fold(text) not in every("places")
        and (_is_full_name(text) or _is_han_person(text))
    )


def _pieces(value: str, language: str | None) -> list[tuple[bool, str]]:
    """Cut a value into (does an "and" stand before it, text) pieces, affiliations behind "@" and "of" off."""
    if value.startswith("@"):  # a list of handles: @Jane @Gimmy
        value = re.sub(r"\s+@", "、@", value)
    value = _conjunction(language).sub("、", value)
    columns = _WIDE_SPACE.split(value)
    # "Jane  Doe" is one person badly typed; "Jane Doe  John Smith" and 王小明　李雷 are two.
    apart = all(" " in column or not column[:1].isupper() or _HANDLE.fullmatch(column) for column in columns)
    value = ("、" if apart else " ").join(columns)
    pieces: list[tuple[bool, str]] = []
    for joined in _AND.split(value):
        for index, part in enumerate(_PERHAPS.split(joined)):
            for number, piece in enumerate(_han_names(_without_affiliation(part))):
                if has_letters(piece) and not _is_year_or_date(piece):
                    attached = bool(pieces) and _without_attached_and(piece) != piece
                    piece = _without_attached_and(piece) if attached else piece
                    pieces.append((number > 0 or index == 0 or attached, piece))
    return pieces


def _without_attached_and(piece: str) -> str:
    """Take the Arabic "and" off a name that it is written with: وأسامة is "and Osama", وليد is Walid."""
    return piece[1:] if piece.startswith("و") and piece[1:].split()[:1] and _is_personal(piece[1:]) else piece


@cache
def _conjunction(language: str | None) -> re.Pattern[str]:
    """Return the pattern of "and" between names, in this language only: John E Smith is one person."""
    own = base_language(language)
    words = [word for name in {*EVERYWHERE, own} if name in tables() for word in tables()[name].conjunctions]
    spaced = "|".join(re.escape(word) for word in words if not is_spaceless(word[0]))
    return re.compile(rf",?\s(?:{spaced})\s", re.IGNORECASE if own not in ("es", "it", "pt") else 0)


def _without_affiliation(piece: str) -> str:
    piece = trim(piece)
    if not piece.startswith("@"):
        piece = re.split(r"\s*[@＠]", piece, maxsplit=1)[0]
    if " " in piece and (found := any_of("affiliation").search(fold(piece))) and found.start():
        kept = fold(piece)[: found.start()].split()
        piece = " ".join(piece.split()[: len(kept)])
    return trim(_after_title(piece))


@cache
def _titles() -> tuple[str, ...]:
    return tuple(
        sorted((word for words in tables().values() for word in words.titles), key=len, reverse=True)
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(character for words in tables().values() for character in words.surnames)


def _after_title(piece: str) -> str:
    """Drop what stands before a job title and the title: 新华社记者张三, "Harbour Labs リサーチャー Moss"."""
    for title in _titles():
        before, found, name = piece.partition(title)
        if found and (name.startswith(" ") or not before or is_han(title[0])) and has_letters(name):
            return name
    return piece


def _han_names(piece: str) -> list[str]:
    """Cut "张三 李四" and 张三和李四, but only where every part is a person's name."""
    for separator in (r"\s+", "|".join(word for word in every("conjunctions") if is_spaceless(word[0]))):
        parts = [part for part in re.split(separator, piece) if part]
        if len(parts) > 1 and all(map(_is_han_person, parts)):
            return parts
    return [piece]


def _reads_as_name(piece: str) -> bool:
    if is_placeholder(piece) or width(piece) > _LONGEST_NAME or _is_year_or_date(piece):
        return False
    words = piece.split()
    if len(words) > _MOST_WORDS or piece.endswith(tuple(PAUSES)) or piece[0] in "«“\"'‘「『《<([#$":
        return False
    sentence = _SENTENCE.search(piece)
    if sentence and fold(sentence.group()).strip() not in _HONORIFICS:
        return False
    if piece.endswith(tuple(FULL_STOPS)) and words[-1] != piece and len(words[-1]) > 4:
        return False
    if any(is_spaceless(character) for character in piece):
        return sum(map(is_spaceless, piece)) <= (_LONGEST_PEN_NAME if not _is_organisation(piece) else 16)
    small = [word for word in words if word[0].islower() and fold(word) not in every("particles")]
    return len(words) == 1 or len(small) * 2 < len(words)


def _is_person_beside(piece: str, first: str, several: bool) -> bool:
    """Tell whether what stands behind a comma is surely another person beside the `first`."""
    if fold(piece) in every("places"):
        return False
    if _HANDLE.fullmatch(piece):
        return True
    if any(is_spaceless(character) for character in piece):
        return _is_han_person(piece)
    # Single words behind a comma are publishers as often as people ("Moss, Reuters"); a list is people.
    if len(piece.split()) == 1:
        return several and len(first.split()) == 1
    return _is_full_name(piece) and _is_personal(piece)


def _is_personal(piece: str) -> bool:
    """Tell whether a name holds a given name we know, or a Chinese surname: publishers hardly do."""
    words = fold(piece).split()
    initials = all(len(word.rstrip(".")) == 1 for word in words[:1])
    return initials or words[0] in _personal_words() or words[-1] in _personal_words()


@cache
def _personal_words() -> frozenset[str]:
    return frozenset(word for words in tables().values() for word in fold(words.personal).split())


def _is_full_name(piece: str) -> bool:
    words = piece.split()
    return (
        2 <= len(words) <= 4
        and not words[0][0].islower()
        and not words[-1][0].islower()
        and all(not word[0].islower() or fold(word) in every("particles") for word in words)
    )


def _is_han_person(piece: str) -> bool:
    given = len(piece) - (
        2 if piece[:2] in every("double_surnames") else 1 if piece[:1] in _surnames() else len(piece)
    )
    return 1 <= given <= 2 and all(map(is_han, piece)) and not _is_organisation(piece)


def _is_organisation(piece: str) -> bool:
    folded, marks = fold(piece), every("organisations")
    if any(word.strip(".,()") in marks for word in folded.split()):
        return True
    if is_spaceless(folded[-1:]):
        return any(folded.endswith(mark) for mark in marks if is_spaceless(mark[0]))
    return bool(_CAMEL.fullmatch(piece) or _ACRONYM.fullmatch(piece)) or (
        piece[0].islower() and len(piece.split()) > 1
    )


def _is_year_or_date(piece: str) -> bool:
    piece = piece.strip()
    return bool(
        re.fullmatch(r"(?:19|20)\d\d\s?[年년م.]?", piece) or (find_date(piece) and width(piece) <= 40)
    )

"""What kind of name a piece of text is: a person's, an organisation's, or none.

Nothing here knows roles. The questions are asked in two strengths: `reads_as_name` (could be one, when a role
word says so) and `is_surely_a_name` (can hardly be anything else, even without one).
"""

import re
from functools import cache

from articles.content.byline_words import every, tables
from articles.content.dates import find_date
from articles.content.names import fold
from articles.content.text_lines import (
    FULL_STOPS,
    PAUSES,
    has_letters,
    has_spaceless,
    is_han,
    is_spaceless,
    width,
)

LONGEST_NAME = 60
_MOST_WORDS = 6
_LONGEST_PEN_NAME = 8  # characters of a script without spaces; longer is a phrase
_LONGEST_TRANSLITERATED = 14  # 弗拉基米尔·普京
_LONGEST_ORGANISATION = 16
_SENTENCE = re.compile(r"[。！？!?…]|(?<=\s)[^\W\d_]{3,}\.\s|^[^\W\d_]{5,}\.\s|[:：]\s?\S|https?:|www\.")
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|O'|D'|L'|Van|Du|Fitz)[A-Z][a-z0-9]+[A-Z]\w*|[A-Z]{2,}[a-z]\w*")
ACRONYM = re.compile(r"[A-ZА-ЯЁІЇЄҐ][A-ZА-ЯЁІЇЄҐ&.]{1,5}")
HANDLE = re.compile(r"@?(?=\w*[^\W\d_])\w*\d\w*|@\w+|\w+\.(?:eth|sol|btc|bnb|lens)")
_DOMAIN = re.compile(
    r"(?:[\w-]+\.)+(?:com|org|net|info|news|media|io|co|tv|fr|de|es|it|ru|ua|pl|nl|br|cn|jp|kr|id|vn|tr)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,4}")
_PREFIXED = re.compile(r"(?:al|el|as|ad|an|ar|at|ash|az|ul|ould|d|l|o|t|s)[-'’]\w", re.IGNORECASE)
_TRANSLITERATED = re.compile(r"[·・‧•]")
_QUOTES = "«“\"'‘「『《<([#$"


def is_placeholder(value: str) -> bool:
    """Tell whether a value names nobody: "unknown", "n/a", 网络, or nothing that can be read."""
    folded = fold(value).strip(".@ ")
    return folded in every("nobody") or folded in every("accounts") or not has_letters(value)


def is_newsroom(text: str) -> bool:
    """Tell whether a text is an agency, a paper, a desk or an account of the system: AFP, admin."""
    folded = fold(text).strip(".@ ")
    return folded in every("newsrooms") or folded in every("accounts")


def is_organisation(piece: str) -> bool:
    """Tell whether a piece is marked as an organisation or a job: "Acme Labs", 某某研究院, "CEO"."""
    folded, marks = fold(piece), every("organisations")
    if is_newsroom(piece) or any(word.strip(".,()") in marks for word in re.split(r"[\s-]+", folded)):
        return True
    if _DOMAIN.fullmatch(folded):
        return True
    if is_spaceless(folded[-1:]):
        return any(folded.endswith(mark) for mark in _spaceless_marks())
    return bool(_CAMEL.fullmatch(piece) or ACRONYM.fullmatch(piece)) or (
        piece[0].islower() and len(piece.split()) > 1
    )


def is_surely_an_organisation(text: str) -> bool:
    """Tell whether a whole text can be nothing but an organisation: BlockBeats, "Acme Labs", 某某研究院."""
    return is_organisation(text) and not any(word[0].islower() for word in text.split())


def is_surely_a_name(text: str) -> bool:
    """Tell whether a whole line is a person's name and can hardly be anything else."""
    return (
        reads_as_name(text)
        and (text[0].isupper() or is_han(text[0]))  # a script without capitals gives no certainty
        and not is_organisation(text)
        and fold(text) not in every("places")
        and (is_personal(text) or not any(word in every("ordinary") for word in fold(text).split()))
        and (is_full_name(text) or is_spaceless_person(text))
    )


def reads_as_name(piece: str) -> bool:
    """Tell whether a piece could be a name where a role word promises one."""
    if is_placeholder(piece) or width(piece) > LONGEST_NAME or is_year_or_date(piece):
        return False
    words = piece.split()
    if len(words) > _MOST_WORDS or piece.endswith(tuple(PAUSES)) or piece[0] in _QUOTES:
        return False
    sentence = _SENTENCE.search(piece)
    if sentence and fold(sentence.group()).strip() not in every("honorifics"):
        return False
    if piece.endswith(tuple(FULL_STOPS)) and words[-1] != piece and len(words[-1]) > 4:
        return False
    if any(word in every("not_in_names") for word in fold(piece).split()):
        return False
    if has_spaceless(piece):
        return _is_short_enough(piece) and len(words) <= 4 and not piece.endswith(tuple(FULL_STOPS))
    small = [word for word in words if word[0].islower() and fold(word) not in every("particles")]
    return len(words) == 1 or len(small) * 2 < len(words)


def _is_short_enough(piece: str) -> bool:
    most = _LONGEST_PEN_NAME
    if is_organisation(piece):
        most = _LONGEST_ORGANISATION
    elif _TRANSLITERATED.search(piece):
        most = _LONGEST_TRANSLITERATED
    return sum(map(is_spaceless, piece)) <= most


def is_full_name(piece: str) -> bool:
    """Tell whether a piece has the form of a full name in a script with capitals: "Ana de la Cruz"."""
    words = piece.split()
    return (
        2 <= len(words) <= 5
        and words[0][:1].isupper()
        and (words[-1][:1].isupper() or bool(_PREFIXED.match(words[-1])))
        and all(
            word[0].isupper() or fold(word) in every("particles") or _PREFIXED.match(word) for word in words
        )
        and sum(word[0].isupper() for word in words) <= 4
        and not any(character.isdigit() for character in piece)
    )


def is_personal(piece: str) -> bool:
    """Tell whether a name holds a given name we know, or a Chinese surname: publishers hardly do."""
    words = fold(piece).split()
    if not words:
        return False
    if _INITIALS.fullmatch(words[0]) and len(words) > 1 and "." in words[0]:
        return True
    known = _personal_words()
    first = [words[0], *words[0].split("-")[:1]]
    return any(word in known for word in (*first, words[-1]))


def is_spaceless_person(piece: str) -> bool:
    """Tell whether a piece is a Chinese, Japanese or Korean person: a surname we know and a given name."""
    piece = piece.replace(" ", "") if piece.count(" ") == 1 else piece
    if not all(map(is_spaceless, piece)) or not 2 <= len(piece) <= 7 or is_organisation(piece):
        return False
    if len({_script(character) for character in piece}) > 1 and "가" <= piece[0] <= "힣":
        return False
    for length in (3, 2):
        if piece[:length] in _long_surnames():
            longest = 3 if piece[:length] in _japanese_surnames() else 2
            return 1 <= len(piece) - length <= longest
    if piece[:1] in _japanese_letters() and all("\u3041" <= character <= "\u309f" for character in piece[1:]):
        return 2 <= len(piece) - 1 <= 3  # 森くらげ; 東アジア is no person
    return piece[:1] in _surnames() and 1 <= len(piece) - 1 <= 2 and len({*map(_script, piece)}) == 1


def is_japanese_person(piece: str) -> bool:
    """Tell whether a piece is Chinese characters that begin with a Japanese surname of two or more."""
    return (
        all(map(is_han, piece))
        and any(piece[:length] in _japanese_surnames() for length in (2, 3))
        and is_spaceless_person(piece)
    )


def is_caseless_person(name: str) -> bool:
    """Tell whether a name in a script without capitals, as Arabic, begins with a given name we know."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and not any(character.isupper() or character.islower() for character in name)
        and not has_spaceless(name)
        and reads_as_name(name)
        and not is_organisation(name)
        and (
            fold(words[0]) in _personal_words()
            or (len(words[0]) > 2 and fold(words[0][1:]) in _personal_words())
        )
    )


def is_year_or_date(piece: str) -> bool:
    """Tell whether a piece is a year or a date and no name."""
    piece = piece.strip()
    return bool(
        re.fullmatch(r"(?:19|20)\d\d\s?[年년م.]?", piece) or (find_date(piece) and width(piece) <= 40)
    )


def _script(character: str) -> str:
    return (
        "han" if is_han(character) or character == "々" else "hangul" if "가" <= character <= "힣" else "kana"
    )


@cache
def _spaceless_marks() -> tuple[str, ...]:
    return tuple(mark for mark in every("organisations") if is_spaceless(mark[0]))


@cache
def _personal_words() -> frozenset[str]:
    return frozenset(word for words in tables().values() for word in fold(words.personal).split())


@cache
def _surnames() -> frozenset[str]:
    return frozenset(character for words in tables().values() for character in words.surnames)


@cache
def _long_surnames() -> frozenset[str]:
    return frozenset(name for words in tables().values() for name in words.double_surnames)


@cache
def _japanese_letters() -> frozenset[str]:
    return frozenset(tables()["ja"].surnames if "ja" in tables() else "")


@cache
def _japanese_surnames() -> frozenset[str]:
    return frozenset(tables()["ja"].double_surnames if "ja" in tables() else ())

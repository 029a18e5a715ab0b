"""Lines of pasted text: numbered, cleaned, measured. What the readers of heads and bodies agree on."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Marks that end a sentence, and those that only pause it; a closing quote or bracket may follow either.
FULL_STOPS = ".。！!？?…．"
PAUSES = ",，;；:：、،؛"
CLOSERS = "»”’\"'」』）)】》]"

# Characters that show nothing: zero-width spaces and joiners, the BOM, bidi marks.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u00ad\u180e"
_EDGES = " \t\u00a0\u202f\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u205f"
# Controls have no meaning in an article and lone surrogates cannot be stored; the tab stays.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the input: its number, from 1, and its text without white space at the ends."""

    number: int
    text: str


def clean(text: str) -> str:
    """Return `text` without control characters, lone surrogates and invisible or white edges.

    Everything inside stays as it is: U+00A0 and U+202F are typography, and so are « » and ，。
    """
    return _FORBIDDEN.sub("", text).strip(_EDGES + _INVISIBLE + "\n\r")


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines that hold something, numbered as an editor shows them (blank lines count)."""
    for number, raw in enumerate(re.split("\r\n|[\n\r\v\f\x85\u2028\u2029]", text), start=1):
        if kept := clean(raw):
            yield Line(number, kept)


def width(text: str, limit: int = 1000) -> int:
    """Return how long a line is to the eye: a Chinese, Japanese or Korean character counts two.

    Counting stops beyond `limit` characters, so that a line of megabytes costs nothing.
    """
    if text.isascii() or len(text) > limit:
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does; closing quotes and brackets are looked through."""
    return text.rstrip(CLOSERS + _EDGES).endswith(tuple(FULL_STOPS))


def ends_open(text: str) -> bool:
    """Tell whether a line ends on a comma, a colon or the like: something must follow."""
    return text.rstrip(_EDGES).endswith(tuple(PAUSES))


def has_letters(text: str) -> bool:
    """Tell whether there is anything to read: a letter or a digit in any script."""
    return any(character.isalnum() for character in text)


def is_han(character: str) -> bool:
    """Tell whether a character is a Chinese one (the blocks in everyday use)."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "々"


def is_spaceless(character: str) -> bool:
    """Tell whether a character belongs to a script that sets no spaces between words (Han, kana, Hangul)."""
    return is_han(character) or "\u3040" <= character <= "\u30ff" or "\uac00" <= character <= "\ud7a3"

"""Whether two texts are one text: sketches that near-duplicates share, and marks that translations share."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from articles.content.names import fold
from articles.content.typography import CJK

# How many hashes a sketch keeps: enough to tell 50 % from 30 %, few enough for an index.
SIZE = 64
_WORDS = 4
_CHARACTERS = 6
_SPACELESS = re.compile(f"[{CJK}]")
_TOKEN = re.compile(rf"[{CJK}]|(?:(?![{CJK}])\w)+")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f '’٬]\d{3})+|\d+")
# A name in Latin letters: it has a capital or a digit behind its first letter, or stands in another script.
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+(?:[.+&-][A-Za-z0-9]+)*")


def fingerprint(text: str) -> list[int]:
    """Return the SIZE smallest hashes of a text's shingles, sorted; signed 64-bit, as PostgreSQL stores them.

    Shingles are four words in a row, or six characters of Chinese or Japanese, compared folded. Two texts
    share about the part of their sketches that they share of their text (Broder, "On the resemblance and
    containment of documents", 1997).
    """
    tokens = _TOKEN.findall(fold(text))
    length = _CHARACTERS if _is_spaceless(tokens) else _WORDS
    shingles = {" ".join(tokens[i : i + length]) for i in range(max(1, len(tokens) - length + 1))} - {""}
    return sorted(_hash(shingle) for shingle in shingles)[:SIZE]


# Of a block, for the memory: enough that two that are alike share some.
SKETCH = 12
_BITS = 48


def sketch(text: str, pair: str) -> list[int]:
    """Return the SKETCH smallest hashes of a block's shingles, sorted; 48 bits, as PostgreSQL stores them.

    Shingles are two words in a row, or two characters of Chinese or Japanese, compared folded; of a single
    word, the word. ``pair`` names the languages and goes into every hash: two pairs share nothing.
    """
    tokens = _TOKEN.findall(fold(text))
    shingles = {" ".join(tokens[i : i + 2]) for i in range(max(1, len(tokens) - 1))} - {""}
    hashes = (
        int.from_bytes(blake2b(f"{pair} {shingle}".encode(), digest_size=_BITS // 8).digest(), "big")
        for shingle in shingles
    )
    return sorted(hashes)[:SKETCH]


def _is_spaceless(tokens: Sequence[str]) -> bool:
    return 2 * sum(1 for token in tokens if _SPACELESS.match(token)) > len(tokens)


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest(), "big", signed=True)


def resemblance(one: Iterable[int], other: Iterable[int]) -> float:
    """Return how much of their text two sketches share, from 0 to 1."""
    a, b = set(one), set(other)
    if not a or not b:
        return 0.0
    smallest = sorted(a | b)[: min(SIZE, max(len(a), len(b)))]
    return sum(1 for value in smallest if value in a and value in b) / len(smallest)


def marks(text: str) -> frozenset[str]:
    """Return what a translation keeps: numbers of two digits and more, and names in Latin letters.

    Numbers lose their separators (1,000 and 1 000 are one); of Latin words, only those count that no language
    writes in the middle of a sentence unless they are names: with an inner capital or digit, or all
    capitals, or capitalised behind a lower-case word or another script.
    """
    plain = unicodedata.normalize("NFKC", text)
    found = {re.sub(r"\D", "", number) for number in _NUMBER.findall(plain)}
    found = {number for number in found if len(number) > 1}
    for match in _LATIN.finditer(plain):
        word, before = match.group(), plain[max(0, match.start() - 2) : match.start()]
        inside = any(character.isupper() or character.isdigit() for character in word[1:])
        middle = word[0].isupper() and before.strip()[-1:].isalpha()
        if inside or middle:
            found.add(word.casefold())
    return frozenset(found)


def shared_marks(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the part of the smaller set of marks that the other has too; 0 for fewer than four marks."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= 4 else 0.0

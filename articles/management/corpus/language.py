"""What a language brings to the corpus: nouns that its sentences are filled with, and the sentences."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """Words and sentence patterns of one language.

    `places`, `subjects`, `offices` and `roles` mean the same at the same number in every language, so that
    editions of one story are about the same thing; so do `headlines`, `standfirsts` and `headings`. Patterns
    have the fields {place}, {at} (a place with its preposition), {subject}, {office}, {person}, {role}, {n},
    {percent} and {year}; a field that begins with a capital stands at the beginning of a sentence.
    """

    code: str
    places: Sequence[tuple[str, str]]
    subjects: Sequence[str]
    offices: Sequence[str]
    roles: Sequence[str]
    kickers: Sequence[str]
    headlines: Sequence[str]
    standfirsts: Sequence[str]
    headings: Sequence[str]
    openings: Sequence[str]
    sentences: Sequence[str]
    quotes: Sequence[str]
    closings: Sequence[str]
    # What stands between two sentences, and how many characters make a word where none are divided.
    joint: str = " "
    characters_a_word: float = 0

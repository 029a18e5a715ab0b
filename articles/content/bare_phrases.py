"""Role words without a colon: "By Jane Doe, translated by Ann Lee", "Words by Jane Doe. Photos by X."."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.content import credited_names as names
from articles.content.byline_words import PICTURES, Role, bare_openings, bare_role_of, key, sure_words
from articles.content.claims import PEOPLE, Claim, RoleLine, is_known_kind, is_publisher, read_claim
from articles.content.dates import find_date
from articles.content.persons import is_full_name, is_organisation, is_personal, is_surely_a_name
from articles.content.text_lines import ends_sentence, is_spaceless, width

_BULLETS = "-–—•*·([（【 "
_BEFORE_GENITIVE = ("перевод", "переклад", "пер.")
_BESIDE_AUTHORS = (Role.TRANSLATOR, *PICTURES)
_SENTENCES = re.compile(r"(?<=[^\W\d_]{3})\.\s+")


def read_bare_phrases(text: str, language: str | None = None) -> RoleLine | None:
    """Return what a line says whose role words have no colon, one of them or several, or None."""
    if found := _sentences(text, language):
        return found
    phrases = list(_phrases(text, language))
    if len(phrases) > 1:
        if found := _name_and_phrases(phrases, language):
            return found
        lines = [line for part in phrases if (line := bare_phrase(part, language))]
        if len(lines) == len(phrases):
            return RoleLine(tuple(claim for line in lines for claim in line.claims))
    return bare_phrase(text, language)


def _sentences(text: str, language: str | None) -> RoleLine | None:
    """Read "Words by Jane Doe. Photos by John Smith.": sentences, each with a role word at its start."""
    parts = _SENTENCES.split(text.removesuffix("."))
    if not 2 <= len(parts) <= 4:
        return None
    lines = [line for part in parts if (line := bare_phrase(part, language))]
    people = [name for line in lines for claim in line.claims for name in claim.names]
    if len(lines) != len(parts) or not people or not all(map(is_surely_a_name, people)):
        return None
    return RoleLine(tuple(claim for line in lines for claim in line.claims))


def _name_and_phrases(phrases: Sequence[str], language: str | None) -> RoleLine | None:
    """Read "Jane Doe, translated by Ann Lee": the author without a word, and others with theirs."""
    named = names.people(phrases[0], language)
    lines = [line for part in phrases[1:] if (line := bare_phrase(part, language))]
    claims = [claim for line in lines for claim in line.claims]
    if len(lines) != len(phrases) - 1 or any(claim.role not in _BESIDE_AUTHORS for claim in claims):
        return None
    if not named.names or named.left_out or not all(map(is_surely_a_name, named.names)):
        return None
    if not any(map(is_personal, named.names)):
        return None
    return RoleLine((Claim(Role.AUTHOR, phrases[0], named.names), *claims))


def _phrases(text: str, language: str | None) -> Iterator[str]:
    """Cut a line before each role phrase of two words or more: "By Jane Doe, translated by Ann Lee"."""
    words = text.split()
    cuts = [0]
    if 4 < len(words) <= 30:
        for index in range(2, len(words) - 1):
            if key(words[index]) in bare_openings(language) and any(
                bare_role_of(" ".join(words[index : index + count]), language)
                for count in range(2, min(7, len(words) - index))
            ):
                cuts.append(index)
    for start, end in pairwise([*cuts, len(words)]):
        yield " ".join(words[start:end]).rstrip(" ,.;-–—") if end < len(words) else " ".join(words[start:end])


def bare_phrase(text: str, language: str | None = None) -> RoleLine | None:
    """Return what a single phrase says ("By Jane Doe", 文 张三), or None where its value leaves a doubt."""
    words = text.split(None, 9)
    stop = text.endswith(".") and not text.endswith((" Jr.", " Sr."))
    if (
        len(words) < 2
        or key(words[0].lstrip(_BULLETS)) not in bare_openings(language)
        or width(text) > 160
        or (ends_sentence(text) and not text.endswith("."))
    ):
        return None
    for count, role in _bare_roles(words, language):
        word = " ".join(words[:count]).lstrip(_BULLETS)
        value = text.split(None, count)[count]
        claim = read_claim(role, value.removesuffix(".") if stop else value, language)
        if claim is None or not _is_sure(claim, preposition=len(words[0]) <= 4 and count == 1, word=word):
            return None
        if stop and not (claim.role is Role.SOURCE or all(map(is_surely_a_name, claim.names or ("",)))):
            return None
        return RoleLine((claim,), date.iso if (date := find_date(value)) else None)
    return None


def _bare_roles(words: Sequence[str], language: str | None) -> Iterator[tuple[int, Role]]:
    """Yield (how many words, role) of the longest role word that a line begins with, if there is one."""
    longest = min(9, len(words) - 1)
    for count in range(1, longest + 1):
        if role := bare_role_of(" ".join(words[:count]).lstrip(_BULLETS), language, open_end=True):
            yield count, role
            return
    for count in range(longest, 0, -1):
        if role := bare_role_of(" ".join(words[:count]).lstrip(_BULLETS), language):
            yield count, role
            return


def _is_sure(claim: Claim, *, preposition: bool, word: str) -> bool:
    """Tell whether the value alone leaves no doubt; "By" and « Par » begin sentences as well."""
    if claim.role in PICTURES:
        return names.credit_line(claim.value, strict=True) is not None
    if claim.role not in PEOPLE:
        return not claim.value[:1].islower() and (claim.role is not Role.SOURCE or is_publisher(claim.value))
    if not claim.names:
        return False
    first = claim.names[0]
    if is_spaceless(first[0]):
        return is_known_kind(first)
    if not (first[0].isupper() or first[0].islower()) and first[0].isalpha():  # no capitals: Arabic
        return key(word) in sure_words() or is_personal(first)
    if key(word).startswith(_BEFORE_GENITIVE) and not all(map(is_personal, claim.names)):
        return False  # Перевод с английского Ивана Петрова
    if preposition or len(word.split()) == 1:
        return is_known_kind(first) and all(
            is_full_name(name) or is_organisation(name) or len(claim.names) > 1 for name in claim.names
        )
    return not first[0].islower()

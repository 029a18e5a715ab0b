"""What a role word claims: people's names, or one value for the other roles, or nothing at all."""

import re
from dataclasses import dataclass

from articles.content import credited_names as names
from articles.content.byline_words import PICTURES, Role, every
from articles.content.dates import TIME, find_date, is_date_line
from articles.content.names import fold
from articles.content.page_chrome import chrome_kind
from articles.content.persons import is_caseless_person, is_personal, is_spaceless_person, is_surely_a_name
from articles.content.text_lines import ends_sentence, width

_ADDRESS = re.compile(r"https?://[^\s<>\"'《》「」（）()，。；、]{3,2000}")
PEOPLE = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.WRITING, Role.COMPILED, Role.PIECE)


@dataclass(frozen=True)
class Claim:
    """One role word with what stands behind it: people's names, or one value for the other roles."""

    role: Role
    value: str = ""  # as it stands in the text, trimmed
    names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    address: str | None = None


@dataclass(frozen=True)
class RoleLine:
    """A line that is nothing but role words and their values; `label` from « Opinion par : Jane Doe »."""

    claims: tuple[Claim, ...]
    published: str | None = None
    label: str | None = None

    @property
    def only_pictures(self) -> bool:
        """Tell whether the line credits a picture and nothing else, and so may stand anywhere."""
        return all(claim.role in (*PICTURES, Role.FIGURE_SOURCE) for claim in self.claims)


def read_claim(role: Role, raw: str, language: str | None) -> Claim | None:
    """Return what stands behind a role word, or None where it is not what the word promises."""
    value = names.trim(raw)
    address = match.group().rstrip(".,;:!?)") if (match := _ADDRESS.search(raw)) else None
    if not value or names.is_placeholder(value):
        return Claim(role)
    if role in (Role.POSTED, Role.SENDER):
        return _poster(role, raw, value, language)
    if role is Role.WORK:
        return _maker(value, raw, language)
    if role in PEOPLE:
        named = names.people(raw, language)
        sure = role is not Role.PIECE or value.startswith("@") or any(map(is_known_kind, named.names))
        if not sure:  # 文章：is the beginning of many a sentence
            return None
        if not named.names:
            return Claim(role, value, (), named.left_out) if named.left_out or _is_beside(value) else None
        return Claim(role, value, named.names, named.left_out)
    if role is Role.SOURCE:
        return Claim(role, value, address=address) if address or names.organisation(value) else None
    if role in PICTURES or role is Role.FIGURE_SOURCE:
        return Claim(role, value) if names.credit_line(value) else None
    if role is Role.ORIGINAL_LINK:
        return Claim(role, value, address=address) if address else None
    if role is Role.PUBLISHED:
        return Claim(role, value) if find_date(value) or TIME.search(value) else None
    if role is Role.IGNORED:
        return Claim(role, value) if names.people(raw, language).names and not ends_sentence(value) else None
    return Claim(role, value, address=address) if width(value) <= 400 else None


def _is_beside(value: str) -> bool:
    """Tell whether a value is a date or a button: the role is empty and the page goes on."""
    return is_date_line(value) or chrome_kind(value) is not None


def _poster(role: Role, raw: str, value: str, language: str | None) -> Claim | None:
    """Read "Published by": the author where it names a person, the publisher where it does not."""
    named = names.people(raw, language)
    dated = bool(find_date(raw) or TIME.search(raw))  # "Posted by Ana Costa at 23:48"
    if named.names and all(
        _is_surely_a_person(name) or (dated and is_surely_a_name(name)) for name in named.names
    ):
        if role is Role.SENDER and "@" not in raw:
            return None
        return Claim(Role.AUTHOR, value, named.names, named.left_out)
    if role is Role.SENDER:
        return None
    if is_date_line(value):
        return Claim(Role.PUBLISHED, value)
    return Claim(Role.SOURCE, value) if (found := names.organisation(value)) and is_publisher(found) else None


def _maker(value: str, raw: str, language: str | None) -> Claim | None:
    """Read "Poem: Ana Costa": the author where nothing but people with known names stand there."""
    named = names.people(raw, language)
    sure = all(
        (_is_surely_a_person(name) and fold(name.split()[0]) not in every("articles"))
        or is_caseless_person(name)
        for name in named.names
    )
    return Claim(Role.AUTHOR, value, named.names) if named.names and sure and not named.left_out else None


def _is_surely_a_person(name: str) -> bool:
    return is_spaceless_person(name) or (is_surely_a_name(name) and is_personal(name))


def is_publisher(name: str) -> bool:
    """Tell whether a name is written as publishers write theirs."""
    return not any(word[0].islower() and len(word) > 4 for word in name.split())


def is_known_kind(name: str) -> bool:
    """Tell whether a name can be nothing but a person\'s or an organisation\'s."""
    return is_spaceless_person(name) or names.is_surely_a_name(name) or names.is_surely_an_organisation(name)

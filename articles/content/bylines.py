"""Bylines: what the role lines of one head say together, and which lines go on with the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.content import credited_names as names
from articles.content.byline_words import PICTURES, Role, every, role_words
from articles.content.byline_words import key as word_key
from articles.content.claims import Claim, RoleLine
from articles.content.dates import find_date
from articles.content.names import fold
from articles.content.persons import (
    is_full_name,
    is_newsroom,
    is_organisation,
    is_personal,
    is_spaceless_person,
    is_surely_a_name,
)
from articles.content.text_lines import Line, clean, ends_open, ends_sentence, has_spaceless, width
from articles.messages import Message, gettext_noop

_LONGEST_NAMES = 80
_LONGEST_BYLINE = 400
_TITLE_MARKS = "《》〈〉「」『』«»“”\"' \u00a0\u202f"
# What an ambiguous word means where the head names an author by a plain one.
_OTHERWISE = {Role.WRITING: Role.EDITOR, Role.COMPILED: Role.TRANSLATOR, Role.PIECE: Role.SOURCE}


_ANOTHER = {
    "source": gettext_noop("Line %(line)s gives another source, “%(value)s”: not taken."),
    "original_title": gettext_noop("Line %(line)s gives another original title, “%(value)s”: not taken."),
    "original_url": gettext_noop("Line %(line)s gives another original address, “%(value)s”: not taken."),
    "published": gettext_noop("Line %(line)s gives another date, “%(value)s”: not taken."),
    "standfirst": gettext_noop("Line %(line)s gives another standfirst, “%(value)s”: not taken."),
    "headline": gettext_noop("Line %(line)s gives another headline, “%(value)s”: not taken."),
    "label": gettext_noop("Line %(line)s gives another label, “%(value)s”: not taken."),
}
_LEFT_OUT = gettext_noop("Line %(line)s: “%(text)s” was read as an affiliation or a title, not as a name.")


@dataclass
class Byline:
    """What the role lines of a head say together; `evidence` holds by field the lines behind its values."""

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    translators: list[str] = field(default_factory=list)
    source: str | None = None
    original_title: str | None = None
    original_url: str | None = None
    published: str | None = None
    standfirst: str | None = None
    label: str | None = None
    headline: str | None = None
    credits: list[tuple[str, Line]] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    evidence: dict[str, list[Line]] = field(default_factory=dict)

    def add_people(self, name: str, people: Sequence[str], line: Line) -> None:
        """Add names to the list `name`, each once, however often and however spelled."""
        listed: list[str] = getattr(self, name)
        for person in people:
            if fold(person) not in map(fold, listed):
                listed.append(person)
            self._note(name, line)

    def say(self, name: str, value: str | None, line: Line) -> None:
        """Set the field `name`, unless an earlier line has said otherwise: that is a warning."""
        if not value:
            return
        said: str | None = getattr(self, name)
        if said and fold(said) != fold(value):
            self.warnings.append(Message(_ANOTHER[name], {"line": line.number, "value": value}))
        else:
            setattr(self, name, said or value)
            self._note(name, line)

    def extend(self, other: "Byline") -> None:
        """Add what a later part of the text says."""
        for name in ("authors", "editors", "translators"):
            for line in other.evidence.get(name, [])[:1]:
                self.add_people(name, getattr(other, name), line)
        for name in ("source", "original_url", "original_title", "published"):
            for line in other.evidence.get(name, [])[:1]:
                self.say(name, getattr(other, name), line)
        for name, lines in other.evidence.items():
            for line in lines:
                self._note(name, line)
        self.warnings += other.warnings

    def used(self) -> set[Line]:
        """Return the lines that gave a value."""
        lines = {line for found in self.evidence.values() for line in found}
        return lines | {line for _, line in self.credits}

    def _note(self, name: str, line: Line) -> None:
        found = self.evidence.setdefault(name, [])
        if line not in found:
            found.append(line)


def merge_role_lines(read: Sequence[tuple[Line, RoleLine]]) -> Byline:
    """Return what the role lines of one head say together, with the lines each value came from.

    « Rédaction : » is the author where no other word names one, and an editor beside « Auteur : »; 整理 and
    "Compiled by" likewise a translator, 文章 the publisher.
    """
    byline = Byline()
    has_author = any(claim.role is Role.AUTHOR and claim.names for _, found in read for claim in found.claims)
    for line, found in read:
        translated = False
        for claim in found.claims:
            role = claim.role
            if role in _OTHERWISE:
                # „Übersetzung: X, Redaktion: Y“: whoever comes behind the translator is no author.
                role = _OTHERWISE[role] if has_author or translated else Role.AUTHOR
            translated = translated or (role is Role.TRANSLATOR and bool(claim.names))
            _add_claim(byline, role, claim, line)
            byline.warnings += [
                Message(_LEFT_OUT, {"line": line.number, "text": text}) for text in claim.left_out
            ]
        byline.say("published", found.published, line)
        byline.say("label", found.label, line)
    return byline


def _add_claim(byline: Byline, role: Role, claim: Claim, line: Line) -> None:
    if role in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR):
        byline.add_people(f"{role}s", claim.names, line)
    elif role is Role.SOURCE:
        byline.say("source", names.organisation(claim.value.lstrip("@")), line)
        byline.say("original_url", claim.address, line)
    elif role in PICTURES:
        if credit := names.credit_line(claim.value):
            byline.credits.append((credit, line))
    elif role in (Role.ORIGINAL, Role.ORIGINAL_TITLE, Role.ORIGINAL_LINK):
        byline.say("original_url", claim.address, line)
        if role is Role.ORIGINAL and not claim.address and names.is_surely_an_organisation(claim.value):
            byline.say("source", names.organisation(claim.value), line)  # Original | Odaily Planet Daily
        elif not claim.address and (role is Role.ORIGINAL_TITLE or claim.value[:1] in tuple('《〈「『«“"')):
            byline.say("original_title", claim.value.strip(_TITLE_MARKS), line)
    elif role is Role.PUBLISHED:
        date = find_date(claim.value)
        byline.say("published", date.iso if date else None, line)
    elif role is Role.HEADLINE:
        byline.say("headline", claim.value.strip(_TITLE_MARKS), line)
    elif role is Role.STANDFIRST:
        byline.say("standfirst", claim.value, line)


def names_in(text: str, language: str | None = None) -> tuple[str, ...]:
    """Return the people named by a page's byline element, or by what its metadata calls the author.

    "By Erin Cunningham", « Martin Untersinger (avec Damien Leloup et Morgane Tual) », "BRUNO RODRIGUES" and
    张三 李四 give names, in the text's own form. Nothing is returned for newsrooms and agencies ("Redaktion",
    "AFP"), accounts of the system ("admin", "jdoe"), addresses, and whatever else may not be a person: a
    page says its publisher elsewhere. `language` is the page's, where known; any text may come.
    """
    value, told = _behind_by(" ".join(clean(text).split()) if len(text) <= _LONGEST_BYLINE else "", language)
    found = names.people(value, language).names if value else ()
    return tuple(name for name in found if _is_person(name, told=told or len(found) > 2))


def _behind_by(value: str, language: str | None) -> tuple[str, bool]:
    """Return what stands behind "By", « Par », 作者： and the like, and whether such a word was there."""
    head, colon, rest = value.partition("：" if "：" in value else ":")
    if colon and role_words(language).get(word_key(head)) is Role.AUTHOR:
        return rest.strip(), True
    words = value.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        role = role_words(language).get(word_key(" ".join(words[:count])))
        if role is Role.AUTHOR or (role is Role.POSTED and count > 1):
            return " ".join(words[count:]), True
    return value, False


def _is_person(name: str, *, told: bool) -> bool:
    """Tell whether a name can be nothing but a person's; after "By" a single word may be one, too."""
    words = name.split()
    if is_newsroom(name) or is_organisation(name) or name.startswith("@"):
        return False
    if fold(words[0]) in every("articles") and not is_personal(name):
        return False
    if is_surely_a_name(name) or is_spaceless_person(name):
        return True
    if has_spaceless(name):
        return told
    if not name[0].isupper():  # Arabic and its like know no capitals
        return not name[0].islower() and len(words) > 1
    return (len(words) == 1 and (told or is_personal(name))) or (told and is_full_name(name))


def with_names(role: Role, line: Line, language: str | None) -> RoleLine:
    """Return a line that holds only names as a role line of the role before it."""
    named = names.people(line.text, language)
    return RoleLine((Claim(role, line.text, named.names, named.left_out),))


def opens_next_line(line: Line, role_line: RoleLine, following: Line) -> bool:
    """Tell whether a role word stands alone on its line and the name follows on the next."""
    last = role_line.claims[-1]
    person = last.role in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.WRITING)
    return (
        person
        and not last.value
        and following.number == line.number + 1
        and names.is_surely_a_name(following.text)
    )


def continues(
    before: Line, role_line: RoleLine, line: Line, after: RoleLine | None, language: str | None
) -> bool:
    """Tell whether `line`, without a role word, goes on with the names of the role line `before` it.

    After a comma or 、 it does when it is surely a name. "Jo Lee @Acme" goes on with "moss @Acme", and a
    line that is surely a name does so between two role lines.
    """
    last = role_line.claims[-1]
    if not last.names or line.number != before.number + 1 or width(line.text) > _LONGEST_NAMES:
        return False
    named = names.people(line.text, language).names
    if not named or ends_sentence(line.text):
        return False
    if ends_open(before.text) or before.text.endswith(("&", "/")):
        return names.is_surely_a_name(named[0])
    same_form = "@" in before.text.strip("@") and "@" in line.text.strip("@")
    return same_form or (after is not None and names.is_surely_a_name(line.text))


def names_who_is_missing(role_line: RoleLine, read: Sequence[tuple[Line, RoleLine]]) -> bool:
    """Tell whether a role line names people in a role that none of those `read` before it has filled."""
    filled = {claim.role for _, found in read for claim in found.claims if claim.names}
    return any(claim.names and claim.role not in filled for claim in role_line.claims)

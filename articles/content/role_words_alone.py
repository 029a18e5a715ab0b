"""A role word alone on its line, without a colon, above the name: "Written by" / "Jane Doe"."""

from collections.abc import Sequence

from articles.content import credited_names as names
from articles.content.byline_words import Role, bare_role_of
from articles.content.persons import is_personal, is_spaceless_person
from articles.content.text_lines import Line, width

_LONGEST_WORD = 40
_PEOPLE = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR)


def opens_alone(line: Line, following: Sequence[Line], language: str | None = None) -> Role | None:
    """Return the role that a line's word gives to the name on the next line, or None.

    The next line must be a person's name and nothing else, since the word alone may be anything.
    """
    if not following or following[0].number != line.number + 1 or width(line.text) > _LONGEST_WORD:
        return None
    role = bare_role_of(line.text.rstrip(" .…"), language)
    name = following[0].text
    if role not in _PEOPLE or width(name) > 2 * _LONGEST_WORD:
        return None
    people = names.people(name, language).names
    sure = all(
        is_spaceless_person(person) or (names.is_surely_a_name(person) and is_personal(person))
        for person in people
    )
    return role if people and sure else None

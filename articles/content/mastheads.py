"""What stands above a headline and is none: the site's name, its motto, the section, breaking news."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from articles.content.byline_words import every
from articles.content.names import fold
from articles.content.persons import is_organisation
from articles.content.text_lines import Line, ends_open, ends_sentence, has_spaceless, is_spaceless, width

_LONGEST = 60
_LONGEST_SECTION = 40
_SEPARATED = re.compile(r"\s[|｜–—·•]\s|[｜|]")
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights|版权|版權|著作権|저작권|права", re.IGNORECASE)
_KICKER_BEFORE = 50  # width of a headline that may follow an unknown kicker; a standfirst is longer


class Above(StrEnum):
    """What a line above the headline is."""

    SECTION = "section"  # known as one: the label, where there is none yet
    ASIDE = "aside"


def above_headline(
    line: Line,
    following: Sequence[Line],
    crumbs: Collection[str] = (),
    foot: str = "",
    *,
    behind_masthead: bool = False,
    section_below: bool = False,
    behind_issue: bool = False,
) -> Above | None:
    """Return what a line above other lines of an opening is, or None where it may be the headline.

    `following` are the lines of the opening that come after it, `crumbs` the folded names in the breadcrumb,
    `foot` the lines at the end of the text that speak of rights. `section_below` says that a section or a
    kind of piece stands between this line and the next, `behind_issue` that a magazine and its issue stand
    above: there a short line is the section.
    """
    text = line.text
    if not following or width(text) > 2 * _LONGEST:
        return None
    if _is_breaking(text) and len(following) > 1:
        return Above.ASIDE
    if _is_topics(text, following[0].text):
        return Above.ASIDE
    if width(text) > _LONGEST or ends_open(text):
        return None
    if _is_named_as_medium(text):
        return Above.ASIDE
    if ends_sentence(text):
        return None
    if _is_section(text) or (fold(text) in crumbs and width(text) <= _LONGEST_SECTION):
        return Above.SECTION
    aside = (
        text.startswith("#")
        or (width(text) >= 6 and text in foot)
        or _is_brand(text)
        or _is_in_capitals(text, following[0].text)
        or _has_motto(text, following[0].text)
        or (section_below and width(text) <= 24 and not ends_sentence(following[0].text))
        or (behind_masthead and text[0].islower() and len(text.split()) <= 7)
        or _is_short_kicker(text, following[0].text, behind_issue=behind_issue)
    )
    return Above.ASIDE if aside else None


def without_masthead(plain: Sequence[Line], below: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of which the first may be a headline, where `below` follow them."""
    behind = False
    while plain and (above := above_headline(plain[0], [*plain[1:], *below], behind_masthead=behind)):
        behind = behind or above is Above.ASIDE
        plain = plain[1:]
    return plain


def rights_lines(lines: Sequence[Line]) -> str:
    """Return the lines at a text's end that say whose it is."""
    return "\n".join(
        line.text for line in lines[-30:] if width(line.text) <= 300 and _RIGHTS.search(line.text)
    )


def _is_section(text: str) -> bool:
    """Tell whether a line is a section, or two of them: "Culture and Society"."""
    parts = re.split(
        rf"\s(?:{'|'.join(map(re.escape, sorted(every('conjunctions'))))})\s|\s?[,/]\s?", fold(text)
    )
    return all(part in every("sections") for part in parts)


def _is_breaking(text: str) -> bool:
    return fold(text).startswith(tuple(every("breaking")))


def _is_topics(text: str, following: str) -> bool:
    """Tell whether a line lists topics: "Climate Change, Food and Agriculture, Headlines"."""
    parts = [part.strip() for part in text.split(",")]
    return (
        len(parts) > 2
        and all(part and part[0].isupper() and len(part.split()) <= 4 for part in parts)
        and not ends_sentence(text)
        and not ends_open(following)
    )


def _is_brand(text: str) -> bool:
    """Tell whether a line is a single word written as brands are: ChainCatcher."""
    return len(text.split()) == 1 and not has_spaceless(text) and is_organisation(text)


def _is_in_capitals(text: str, following: str) -> bool:
    return (
        len(text.split()) <= 4
        and any(map(str.isupper, text))
        and text == text.upper()
        and any(map(str.islower, following))
        and not has_spaceless(text)
        and not any(map(str.isdigit, text))
    )


def _is_named_as_medium(text: str) -> bool:
    """Tell whether a line is named as papers and blogs are: "The Slate Review", « Blog do Zé », 书评周刊."""
    words = fold(text).split()
    words = words[1:] if len(words) > 1 and words[0] in every("articles") else words
    if has_spaceless(text):
        ends = tuple(mark for mark in every("media") if is_spaceless(mark[0]))
        return width(text) <= 24 and (text.endswith(ends) or text.startswith(ends))
    capitals = all(
        word[0].isupper() or len(word) <= 3 or not word[0].islower() or fold(word) in every("media")
        for word in text.split()
    )
    return 1 <= len(words) <= 5 and capitals and (words[0] in every("media") or words[-1] in every("media"))


def _has_motto(text: str, following: str) -> bool:
    parts = [part for part in _SEPARATED.split(text) if part.strip()]
    return len(parts) == 2 and len(text.split()) <= 6 and width(text) < width(following)


def _is_short_kicker(text: str, following: str, *, behind_issue: bool) -> bool:
    """Tell whether a line is far too short to be the headline of what follows."""
    if ends_sentence(following) or ends_open(following) or width(following) < 2 * width(text):
        return False
    if width(text) <= 8 and len(text.split()) == 1:
        return True
    return behind_issue and width(text) <= 22 and len(text.split()) <= 3 and width(following) < _KICKER_BEFORE

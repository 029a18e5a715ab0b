"""What stands above a headline and is none: the site's name, its motto, the section, breaking news."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from articles.content.byline_words import every, month_numbers
from articles.content.menu_rows import is_button
from articles.content.names import fold
from articles.content.persons import is_organisation
from articles.content.text_lines import Line, ends_open, ends_sentence, has_spaceless, is_spaceless, width

_LONGEST = 60
_LONGEST_SECTION = 40
_SEPARATED = re.compile(r"\s[|｜–—·•]\s|[｜|]")
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights|版权|版權|著作権|저작권|права", re.IGNORECASE)
_KICKER_LONGEST = 26
_KICKER_BEFORE = 50  # width of a headline that may follow an unknown kicker; a standfirst is longer


# Of addresses, the host alone: a page's file name is often made of the headline.
_HOST = re.compile(
    r"(?<![\w/.@+-])(?:https?://|[\w.+-]{1,40}@)?(?P<host>(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,12})(?![\w.@-])",
    re.IGNORECASE,
)
_HOSTS_WITHIN = 40  # lines from the top and from the end
_LONGEST_ISSUE = 70
_ISSUE_PARTS = re.compile(r"[\s,،;|｜/·•–—()（）-]+")
_SPACELESS_ISSUE = re.compile(
    r"(?:第\s?[\d一二三四五六七八九十百]{1,4}\s?(?:期|卷|号|號|호)|통권\s?\d{1,4}\s?호)"
)
_INSTALMENT = re.compile(r"[\s（(【]第\s?\d{1,4}\s?[回話话期]\s?[）)】]?$|\s[（(【]\d{1,4}[）)】]$")
_HEADER_PARTS = re.compile(r"\s[-–—|:]\s")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年|년)?")
_ISSUE_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True)
class Page:
    """What the rest of a page tells of its site, to know the site's name by where it stands as a headline.

    `crumbs` are the folded names in the breadcrumb, `foot` the lines at the end that speak of rights, `hosts`
    the addresses in the text, without dots and hyphens ("harbourreview" of www.harbour-review.example).
    """

    crumbs: Collection[str] = ()
    foot: str = ""
    hosts: Collection[str] = ()


NO_PAGE = Page()


class Above(StrEnum):
    """What a line above the headline is."""

    SECTION = "section"  # known as one: the label, where there is none yet
    ASIDE = "aside"


def above_headline(
    line: Line,
    following: Sequence[Line],
    page: Page = NO_PAGE,
    *,
    behind_masthead: bool = False,
    section_below: bool = False,
    behind_issue: bool = False,
) -> Above | None:
    """Return what a line above other lines of an opening is, or None where it may be the headline.

    `following` are the lines of the opening that come after it, `page` what the rest of the page says of its
    site. `section_below` says that a section or a
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
    if is_named_as_medium(text) or is_site_name(text, page):
        return Above.ASIDE
    if behind_masthead and _is_periodical(text):
        return Above.ASIDE
    if ends_sentence(text):
        return None
    if _is_section(text) or (fold(text) in page.crumbs and width(text) <= _LONGEST_SECTION):
        return Above.SECTION
    aside = (
        text.startswith("#")
        or _is_print_header(text)
        or _is_instalment(text, following[0].text)
        or (width(text) >= 6 and text in page.foot)
        or _is_brand(text)
        or _is_in_capitals(text, following[0].text)
        or _has_motto(text, following[0].text)
        or (section_below and width(text) <= 24 and not ends_sentence(following[0].text))
        or (
            behind_masthead
            and text[0].islower()
            and len(text.split()) <= 7
            and not following[0].text[0].islower()  # heads may be set in lower case altogether
        )
        or _is_above_headline_and_standfirst(text, [other.text for other in following])
        or _is_short_kicker(text, following[0].text, behind_issue=behind_issue)
    )
    return Above.ASIDE if aside else None


def without_masthead(plain: Sequence[Line], below: Sequence[Line], page: Page = NO_PAGE) -> Sequence[Line]:
    """Return the lines of which the first may be a headline, where `below` follow them."""
    behind = False
    while plain and (above := above_headline(plain[0], [*plain[1:], *below], page, behind_masthead=behind)):
        behind = behind or above is Above.ASIDE
        plain = plain[1:]
    return plain


def rights_lines(lines: Sequence[Line]) -> str:
    """Return the lines at a text's end that say whose it is."""
    return "\n".join(
        line.text for line in lines[-30:] if width(line.text) <= 300 and _RIGHTS.search(line.text)
    )


def page_of(lines: Sequence[Line], crumbs: Collection[str]) -> Page:
    """Return what a page says of its site: its rights, and the addresses at its top and its end."""
    ends = [*lines[:_HOSTS_WITHIN], *lines[_HOSTS_WITHIN:][-_HOSTS_WITHIN:]]
    found = (match["host"] for line in ends for match in _HOST.finditer(line.text[:400]))
    hosts = {_squashed(label) for host in found for label in host.split(".")[:-1]}
    return Page(crumbs, rights_lines(lines), frozenset(hosts - {"www", ""}))


def is_site_name(text: str, page: Page) -> bool:
    """Tell whether a line is a name that the page's own address is made of: "Harbour Notes"."""
    squashed = _squashed(text)
    return len(squashed) >= 6 and len(text.split()) <= 5 and squashed in page.hosts


def _squashed(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


def is_issue_line(text: str) -> bool:
    """Tell whether a line names an issue: "No. 54 | Autumn 2018", « La Digue N° 88 », 第12期.

    A perfume is called No. 5 as well: besides the issue's number, the name of a magazine alone may stand
    there, and a single digit is not believed without a year.
    """
    if width(text) > _LONGEST_ISSUE or ends_sentence(text) or ends_open(text):
        return False
    words = [word for word in _ISSUE_PARTS.split(fold(text).replace("°", "° ")) if word]
    year = any(map(_YEAR.fullmatch, words))
    season = any(word in every("seasons") for word in words)
    place = next(
        (
            index
            for index, (word, after) in enumerate(pairwise(words))
            if word in every("issues") and _ISSUE_NUMBER.fullmatch(after)
        ),
        None,
    )
    # Behind the number stands the date and nothing else: "Issue 12 of the constitution" is a headline.
    numbered = words[place + 1] if place is not None and all(map(_is_of_issue, words[place + 2 :])) else None
    spaceless = _SPACELESS_ISSUE.search(text)
    if season and year:
        return len(words) <= (8 if numbered or spaceless else 3)
    if spaceless:
        return len(words) <= 5 and width(_SPACELESS_ISSUE.sub("", text)) <= 30
    return numbered is not None and len(words) <= 7 and (year or len(numbered) > 1)


def _is_of_issue(word: str) -> bool:
    return (
        word.isdigit()
        or word in every("issues") | every("seasons") | every("dates")
        or word in month_numbers()
        or bool(_YEAR.fullmatch(word))
    )


def _is_print_header(text: str) -> bool:
    """Tell whether a line is a name with a button behind it: "The Harbour Review - Print"."""
    parts = [part for part in _HEADER_PARTS.split(text) if part]
    return len(parts) == 2 and len(text.split()) <= 8 and is_button(parts[1])


def _is_instalment(text: str, following: str) -> bool:
    """Tell whether a line is a series and the number of its instalment: みなとの話 第12回."""
    match = _INSTALMENT.search(text)
    return match is not None and match.start() > 1 and width(text) <= 40 and not ends_sentence(following)


def _is_periodical(text: str) -> bool:
    """Tell whether a line below a magazine's name says how often it appears: "Published quarterly"."""
    folded = fold(text)
    return len(folded.split()) <= 9 and any(
        folded.startswith(motto[:-1]) if motto.endswith("*") else folded == motto for motto in every("mottos")
    )


def _is_above_headline_and_standfirst(text: str, following: Sequence[str]) -> bool:
    """Tell whether a line is a kicker: a word or two above a headline that has a standfirst of its own.

    „Küstenschutz“ / „Der Deich bekommt ein zweites Leben“ / a whole sentence. Without the sentence,
    the second line might be the standfirst of a short headline.
    """
    if len(following) < 2 or has_spaceless(text) or len(text.split()) > 2 or width(text) > _KICKER_LONGEST:
        return False
    headline, standfirst = following[0], following[1]
    return (
        len(headline.split()) >= 3
        and width(headline) >= 2 * width(text)
        and not ends_sentence(headline)
        and not ends_open(headline)
        and standfirst.endswith(".")
        and len(standfirst.split()) >= 6
        and width(standfirst) > width(headline)
    )


def _is_section(text: str) -> bool:
    """Tell whether a line is a section, or two of them: "Culture and Society"."""
    parts = re.split(
        rf"\s(?:{'|'.join(map(re.escape, sorted(every('conjunctions'))))})\s|\s?[,/]\s?", fold(text)
    )
    words = fold(text).split() if has_spaceless(text) else [""]  # 사회 사회일반: a section and its part
    return any(all(part in every("sections") for part in cut) for cut in (parts, words))


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
        and not following.endswith(".")  # a headline in capitals above its standfirst
        and not has_spaceless(text)
        and not any(map(str.isdigit, text))
    )


def is_named_as_medium(text: str) -> bool:
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
    if not words or len(words) > 5 or not capitals:
        return False
    compound = len(words) <= 3 and words[-1].endswith(_media_endings()) and words[-1] not in every("ordinary")
    return compound or words[0] in every("media") or words[-1] in every("media")


@cache
def _media_endings() -> tuple[str, ...]:
    """Return how the names of papers end where languages join words: -zeitung, -krant."""
    return tuple(mark[1:] for mark in every("media") if mark.startswith("*"))


def _has_motto(text: str, following: str) -> bool:
    name, slash, section = text.rpartition(" / ")  # the site's name and the section
    if slash and fold(section) in every("sections") | every("genres") and len(name.split()) <= 4:
        return True
    parts = [part for part in _SEPARATED.split(text) if part.strip()]
    return len(parts) == 2 and len(text.split()) <= 6 and width(text) < width(following)


def _is_short_kicker(text: str, following: str, *, behind_issue: bool) -> bool:
    """Tell whether a line is far too short to be the headline of what follows."""
    if ends_sentence(following) or ends_open(following) or width(following) < 2 * width(text):
        return False
    if width(text) <= 8 and len(text.split()) == 1:
        return True
    return behind_issue and width(text) <= 22 and len(text.split()) <= 3 and width(following) < _KICKER_BEFORE

"""What stands above the byline, sorted: headline, label, standfirst, dates, and what is none of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.content.byline_words import every
from articles.content.dates import find_date, is_date_line
from articles.content.mastheads import NO_PAGE, Above, Page, above_headline, is_issue_line
from articles.content.names import fold
from articles.content.page_chrome import chrome_kind, is_note
from articles.content.persons import is_personal, is_surely_a_name
from articles.content.role_lines import read_role_line
from articles.content.rows import is_dated_row
from articles.content.text_lines import Line, ends_open, ends_sentence, has_letters, has_spaceless, width

LONGEST_HEADLINE = 300
LONGEST_STANDFIRST = 600
_LONGEST_LABEL = 80
_LONGEST_SELECTION = 30
_ARTICLE = re.compile(r"^(?:l['’]|the |la |le |el |il |die |der |das )")
_SHORTEST_TWIN = 16
_SHORTEST_TITLE = 10
_BETWEEN_PRINTS = 3  # lines, blank ones included: a share box between a headline's two prints
_SITE_NAME = re.compile(r"\s[|｜–—·-]\s|[_|｜]")
_RECENT = re.compile(r"\b20\d\d\b")  # "May 2020" alone dates an article; "May 1968" is what one is about
_MONTH_AND_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass
class Opening:
    """The lines above a byline, each in one place; `unread` are those of `boilerplate` worth a look."""

    headline: str | None = None
    label: str | None = None
    standfirst: str | None = None
    dates: list[Line] = field(default_factory=list)
    boilerplate: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    issue: bool = False  # a magazine and the months of its issue stand above
    sections: list[int] = field(default_factory=list)  # numbers of the lines that are kinds of piece
    evidence: dict[str, list[Line]] = field(default_factory=dict)

    def note(self, name: str, *lines: Line) -> None:
        """Remember that the field `name` came from `lines`."""
        self.evidence.setdefault(name, []).extend(lines)

    def set_aside(self, lines: Sequence[Line]) -> None:
        """Put lines to the boilerplate that are not chrome but no part of the article either."""
        self.boilerplate += lines
        self.unread += lines


def sort_opening(
    lines: Sequence[Line],
    labels: set[str],
    *,
    signed: bool,
    language: str | None = None,
    page: Page = NO_PAGE,
) -> Opening:
    """Sort what stands above the byline (or above the body of an unsigned text).

    `page` is what the rest of the page says of its site: it tells a section or the site's name from a
    headline.
    """
    opening = Opening()
    plain = _plain_lines(_behind_issue(lines, opening), opening, labels, language)
    if twin := twin_of(plain):
        plain = _take_twin(plain, twin, opening)
    else:
        plain = _behind_masthead(plain, opening, page)
    if not plain:
        return opening
    if signed and not twin and _is_in_doubt(plain):
        opening.set_aside(plain[:1])
        opening.rest += plain[1:]
        return opening
    broken = len(plain) > 1 and _is_broken(plain[0], plain[1])
    if not broken and not is_headline(plain[0].text):
        opening.rest += plain
        return opening
    parts = 2 if broken else 1
    between = "" if has_spaceless(plain[0].text) else " "
    opening.headline = opening.headline or between.join(line.text for line in plain[:parts])
    opening.note("headline", *plain[:parts])
    plain = plain[parts:]
    # One line between headline and byline is the standfirst; several are a summary or captions, unless the
    # headline's second print says where they begin.
    if plain and (twin or (signed and len(plain) == 1)) and is_standfirst(plain[0].text):
        opening.standfirst = plain[0].text
        opening.note("standfirst", plain[0])
        plain = plain[1:]
    opening.rest += plain
    return opening


def _behind_masthead(plain: list[Line], opening: Opening, page: Page) -> list[Line]:
    """Set what stands above the headline aside; a section's name is the label where there is none."""
    behind = opening.issue
    while plain:
        below = len(plain) > 1 and any(
            plain[0].number < number <= plain[1].number for number in opening.sections
        )
        above = above_headline(
            plain[0],
            plain[1:],
            page,
            behind_masthead=behind,
            section_below=below,
            behind_issue=opening.issue,
        )
        if above is None:
            break
        if above is Above.SECTION and opening.label is None:
            opening.label = plain[0].text
            opening.note("label", plain[0])
        else:
            opening.set_aside(plain[:1])
            behind = True
        plain = plain[1:]
    return plain


def _behind_issue(lines: Sequence[Line], opening: Opening) -> Sequence[Line]:
    """Set a magazine's name and the date of its issue ("July – August 2023") aside."""
    for index, line in enumerate(lines[:4]):
        issue = is_issue_line(line.text) or (
            (index > 0 or _RECENT.search(line.text)) and _is_issue(line.text)
        )
        if issue and any(not is_sentence(other.text) for other in lines[index + 1 : index + 3]):
            opening.set_aside(lines[: index + 1])
            opening.issue = True
            return lines[index + 1 :]
    return lines


def _is_issue(text: str) -> bool:
    """Tell whether a line is months and a year, without a day."""
    words = [word for word in re.split(r"[\s,،/–—-]+", fold(text)) if word]
    return (
        2 <= len(words) <= 4
        and sum(bool(_MONTH_AND_YEAR.fullmatch(word)) for word in words) == 1
        and not find_date(text)
        and is_date_line(f"1 {words[0]} {words[-1]}")
    )


def _plain_lines(
    lines: Sequence[Line], opening: Opening, labels: set[str], language: str | None
) -> list[Line]:
    """Return the lines that are neither label nor date nor chrome; those go to the opening."""
    plain: list[Line] = []
    for index, line in enumerate(lines):
        neighbours = [
            other.text for other in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
        ]
        if label := label_of(line, labels):
            opening.label = opening.label or label
            opening.note("label", line)
            if fold(label) in every("genres"):
                opening.sections.append(line.number)
        elif is_dated_row(line.text) or is_dated_place(line.text):
            opening.dates.append(line)
        elif chrome_kind(line.text) is not None or is_note(line.text):
            opening.boilerplate.append(line)
        elif role_line := read_role_line(line.text, language):
            if role_line.only_pictures:
                plain.append(line)
            elif find_date(line.text):
                opening.dates.append(line)
            else:
                opening.set_aside([line])
        elif plain and fold(line.text) in every("sections") and len(plain) == 1 and len(lines) > index + 1:
            opening.sections.append(line.number)
            plain.append(line)
        elif (
            plain
            and not above_headline(plain[0], [line])  # the site's name; the headline is still to come
            and (_is_account(line.text, neighbours) or _is_desk(line.text))
        ):
            opening.set_aside([line])
        else:
            plain.append(line)
    return plain


def _take_twin(plain: Sequence[Line], twin: tuple[int, int], opening: Opening) -> list[Line]:
    """Take the headline that is printed twice, and the label between; return from its second print on."""
    first, second = twin
    opening.set_aside(plain[:first])
    between = plain[first + 1 : second]
    if opening.label is None and len(between) == 1 and _can_be_label(between[0].text):
        opening.label = between[0].text
        opening.note("label", between[0])
    else:
        opening.set_aside(between)
    shorter = min((plain[first], plain[second]), key=lambda line: len(line.text))
    opening.headline = shorter.text
    opening.note("headline", plain[first])
    return list(plain[second:])


def _is_in_doubt(plain: Sequence[Line]) -> bool:
    """Tell whether a word or two stand above two longer lines, none a sentence: site, motto and headline, or
    headline, standfirst and caption. No headline is better than the site's name."""
    if len(plain) != 3 or any(ends_sentence(line.text) or ends_open(line.text) for line in plain):
        return False
    first, second, third = (line.text for line in plain)
    return (
        not has_spaceless(first)
        and len(first.split()) <= 3
        and width(first) <= _LONGEST_SELECTION
        and len(second.split()) > len(first.split())
        and width(third) > width(second)
        and third[0] not in "©("
        and read_role_line(third) is None
    )


def _can_be_label(text: str) -> bool:
    return width(text) <= _LONGEST_LABEL and not ends_sentence(text) and not is_surely_a_name(text)


def twin_of(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the indices of a headline printed twice, near the top and near each other, or None.

    One of the two may have the site's name behind it, as pages are titled: "Headline | The Harbour Review".
    """
    for first, line in enumerate(lines[:4]):
        for second in range(first + 1, min(first + 5, len(lines))):
            # Two equal lines in a row further down are a picture's alt text and caption.
            # Short ones are a table of contents and its first section.
            short = all(2 * width(above.text) <= width(line.text) for above in lines[:first])
            title = short and not line.text.endswith((".", "。"))
            far = title or second > first + 1 or lines[second].number > line.number + _BETWEEN_PRINTS
            apart = first == 0 or (far and width(line.text) >= _SHORTEST_TWIN)
            if apart and _is_same_title(line.text, lines[second].text) and is_headline(line.text):
                return first, second
    return None


def _is_same_title(one: str, other: str) -> bool:
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    if shorter == longer:
        return True
    behind = longer[len(shorter) :]
    return (
        width(shorter) >= _SHORTEST_TITLE
        and longer.startswith(shorter)
        and len(behind) <= _LONGEST_LABEL
        and bool(_SITE_NAME.match(behind))
    )


def doubled(text: str) -> str | None:
    """Return the phrase that a line prints twice over ("TechFlow SélectionTechFlow Sélection"), or None."""
    half = len(text) // 2
    first, second = text[:half].strip(), text[-half:].strip() if half else ""
    if len(first) < 3 or len(text) > 2 * _LONGEST_LABEL or fold(first) != fold(second):
        return None
    return first if len(text) - 2 * half == 0 or not text[half].isalnum() else None


def is_dated_place(text: str) -> bool:
    """Tell whether a line is the place and date of a release: « Bamako, le 7 février 2022 »."""
    date = find_date(text)
    place, comma, rest = text.partition(",")
    return (
        date is not None
        and bool(comma)
        and date.start > len(place)
        and len(place.split()) <= 3
        and place[:1].isupper()
        and not is_personal(place)
        and is_date_line(rest)
    )


def label_of(line: Line, labels: set[str]) -> str | None:
    """Return the label that a line is: one of the site's, a kind of piece, or a phrase printed twice over."""
    bare = line.text.strip(" 【】[]《》|｜")
    folded = fold(bare)
    if folded in labels or folded in every("genres") or _ARTICLE.sub("", folded) in every("genres"):
        return bare
    phrase = doubled(line.text)
    if phrase and chrome_kind(phrase) is None and not ends_sentence(phrase):
        return phrase
    return bare if width(bare) <= _LONGEST_SELECTION and _is_selection(folded) else None


def _is_selection(folded: str) -> bool:
    words = folded.split()
    return (1 < len(words) <= 4 or has_spaceless(folded)) and any(
        folded.endswith(word) or (folded.startswith(word) and len(words) > 1) for word in every("selections")
    )


def is_headline(text: str) -> bool:
    """Tell whether a line may be a headline, full stop or not."""
    return width(text) <= LONGEST_HEADLINE and has_letters(text) and not ends_open(text)


def is_sentence(text: str) -> bool:
    """Tell whether a line is more likely the first paragraph than the headline of an unsigned text."""
    return (
        text.rstrip('»”’"」』）)').endswith((".", "。")) or width(text) > LONGEST_HEADLINE or ends_open(text)
    )


def is_standfirst(text: str) -> bool:
    """Tell whether a line may be a standfirst: no item of a list, and not too long."""
    return width(text) <= LONGEST_STANDFIRST and not text.startswith(("- ", "• ", "· ", "* "))


def _is_broken(line: Line, following: Line) -> bool:
    """Tell whether a headline was broken over two lines: at a comma, or before a word in lower case."""
    comma = line.text.endswith((",", "，", "、")) and not following.text.rstrip().endswith((".", "。"))
    return (
        following.number == line.number + 1
        and (following.text[0].islower() or comma)
        and not ends_sentence(line.text)
        and width(line.text) >= 12
        and width(line.text) + width(following.text) < LONGEST_HEADLINE // 2
    )


def _is_desk(text: str) -> bool:
    """Tell whether a short line is signed by a desk: « Redacción Regiones », "Staff Reporter"."""
    words = fold(text).split()
    return len(words) <= 3 and (words[0] in every("accounts") or fold(text) in every("accounts"))


def _is_account(text: str, neighbours: Sequence[str]) -> bool:
    """Tell whether a short line is the account that posted: beside the date, or between buttons."""
    if width(text) > _LONGEST_LABEL or ends_sentence(text):
        return False
    if width(text) <= _LONGEST_LABEL // 2 and any(map(is_date_line, neighbours)):
        return True
    return len(neighbours) == 2 and all(chrome_kind(other) is not None for other in neighbours)

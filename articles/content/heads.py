"""The head of an article: page chrome, headline, label, standfirst, byline – and where the body starts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.content.byline_words import Role, every
from articles.content.bylines import (
    Byline,
    continues,
    merge_role_lines,
    names_who_is_missing,
    opens_next_line,
    with_names,
)
from articles.content.dates import find_date, is_date_line
from articles.content.names import fold
from articles.content.page_chrome import Chrome, chrome_kind, is_note
from articles.content.role_lines import RoleLine, read_role_line
from articles.content.text_lines import Line, ends_open, ends_sentence, has_letters, width

_PAGE_TOP = 80  # lines that menus and tickers may take
_OPENING = 14  # lines in which headline, standfirst and a summary may stand before the byline
_SOURCE_WITHIN = 3  # lines that may stand above a source without an author
_LONGEST_HEADLINE = 300
_LONGEST_STANDFIRST = 600
_LONGEST_LABEL = 80


@dataclass
class Head:
    """What the top of a text says. `rest` are the lines of the body, in order; nothing is in two places."""

    headline: str | None = None
    label: str | None = None
    standfirst: str | None = None
    byline: Byline = field(default_factory=Byline)
    published: str | None = None
    boilerplate: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    evidence: dict[str, list[Line]] = field(default_factory=dict)

    def note(self, name: str, line: Line) -> None:
        """Remember that the field `name` came from `line`."""
        self.evidence.setdefault(name, []).append(line)

    def note_date(self, line: Line) -> None:
        """Take the date of a line that holds nothing else; the first one counts."""
        date = find_date(line.text)
        self.published = self.published or (date.iso if date else None)
        self.note("published", line)


def read_head(lines: Sequence[Line], language: str | None = None, known_labels: Iterable[str] = ()) -> Head:
    """Return the head of a text, given its non-blank lines.

    The byline is found first; what stands above it is sorted by that. Without a byline the headline is the
    first line, unless that is a sentence, and all else is body: a wrong standfirst is worse than none.
    `known_labels` are names of labels the site has; a line that is one of them, or one phrase printed twice
    over ("TechFlow SélectionTechFlow Sélection"), is the label.
    """
    head = Head()
    top = _end_of_page_top(lines, language)
    head.boilerplate += lines[:top]
    lines = lines[top:]
    labels = {fold(name) for name in known_labels}
    anchor = _find_byline(lines, language)
    if anchor is None:
        end = _sort_unsigned(lines, head, labels)
        head.rest += lines[end:]
        return head
    _sort_opening(lines[:anchor], head, labels, signed=True)
    end = _read_byline(lines, anchor, head, language)
    head.rest += lines[end:]
    return head


def doubled(text: str) -> str | None:
    """Return the phrase that a line prints twice over ("TechFlow SélectionTechFlow Sélection"), or None."""
    half = len(text) // 2
    first, second = text[:half].strip(), text[-half:].strip() if half else ""
    if len(first) < 3 or len(text) > 2 * _LONGEST_LABEL or fold(first) != fold(second):
        return None
    return first if len(text) - 2 * half == 0 or not text[half].isalnum() else None


def _end_of_page_top(lines: Sequence[Line], language: str | None) -> int:
    """Return how many lines from the top are page chrome: down to the last menu line before the article."""
    end = 0
    for index, line in enumerate(lines[:_PAGE_TOP]):
        role_line = read_role_line(line.text, language)
        if width(line.text) > _LONGEST_HEADLINE or (role_line and not role_line.only_pictures):
            break
        if chrome_kind(line.text) is Chrome.ABOVE:
            end = index + 1
    return end


def _find_byline(lines: Sequence[Line], language: str | None) -> int | None:
    """Return the index of the first role line of the head, or None. Picture credits alone are no byline."""
    seen = long = 0
    for index, line in enumerate(lines[: 4 * _OPENING]):
        role_line = read_role_line(line.text, language)
        if role_line and not role_line.only_pictures:
            # A source alone behind several lines of text is that of a chart or of a quoted post.
            source_only = all(claim.role is Role.SOURCE for claim in role_line.claims)
            return index if not source_only or seen <= _SOURCE_WITHIN else None
        seen += chrome_kind(line.text) is None
        long += width(line.text) > _LONGEST_STANDFIRST // 2
        if seen >= _OPENING or long > 1:
            return None
    return None


def _sort_unsigned(lines: Sequence[Line], head: Head, labels: set[str]) -> int:
    """Sort the top of a text without a byline; return the index of the first line of the body."""
    twin = _twin(lines[:_OPENING])
    if twin:
        end = twin[1] + 2  # the second headline and the standfirst
        end = end if len(lines) > end else twin[1] + 1
        _sort_opening(lines[:end], head, labels, signed=False)
        return end
    end, has_headline = 0, False
    for line in lines:
        small = is_date_line(line.text) or chrome_kind(line.text) is not None or _label(line, labels)
        if not small and (has_headline or _is_sentence(line.text)):
            break
        has_headline = has_headline or not small
        end += 1
    if has_headline:
        _sort_opening(lines[:end], head, labels, signed=False)
        return end
    return 0


def _sort_opening(lines: Sequence[Line], head: Head, labels: set[str], *, signed: bool) -> None:
    """Sort what stands above the byline (or above the body) into headline, label, standfirst and the rest."""
    plain: list[Line] = []
    for index, line in enumerate(lines):
        neighbours = [
            other.text for other in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
        ]
        if label := _label(line, labels):
            head.label = head.label or label
            head.note("label", line)
        elif is_date_line(line.text):
            head.note_date(line)
        elif (
            chrome_kind(line.text) is not None
            or is_note(line.text)
            or (plain and _is_account(line.text, neighbours))
        ):
            head.boilerplate.append(line)
        else:
            plain.append(line)
    twin = _twin(plain)
    if twin:
        first, second = twin
        head.boilerplate += plain[:first]
        between = plain[first + 1 : second]
        if head.label is None and len(between) == 1 and width(between[0].text) <= _LONGEST_LABEL:
            head.label = between[0].text
            head.note("label", between[0])
        else:
            head.boilerplate += between
        head.note("headline", plain[first])
        plain = plain[second:]
    if not plain:
        return
    if not _is_headline(plain[0].text):
        head.rest += plain
        return
    head.headline = plain[0].text
    head.note("headline", plain[0])
    plain = plain[1:]
    # One line between headline and byline is the standfirst; several are a summary or captions, unless the
    # headline's second print says where they begin.
    if plain and (twin or (signed and len(plain) == 1)) and _is_standfirst(plain[0].text):
        head.standfirst = plain[0].text
        head.note("standfirst", plain[0])
        plain = plain[1:]
    head.rest += plain


def _read_byline(lines: Sequence[Line], start: int, head: Head, language: str | None) -> int:
    """Read the role lines from `start` on; return the index of the first line of the body."""
    read: list[tuple[Line, RoleLine]] = []
    gap: Line | None = None
    index = start
    while index < len(lines):
        line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
        role_line = read_role_line(line.text, language)
        after = read_role_line(following.text, language) if following else None
        if role_line:
            read.append((line, role_line))
            if following and not after and opens_next_line(line, role_line, following):
                read.append((following, with_names(role_line.claims[-1].role, following, language)))
                index += 1
        elif is_date_line(line.text):
            head.note_date(line)
        elif chrome_kind(line.text) is not None or is_note(line.text):
            head.boilerplate.append(line)
        elif head.headline and fold(line.text) == fold(head.headline):
            head.note("headline", line)
        elif continues(lines[index - 1], read[-1][1], line, after, language):
            read.append((line, with_names(read[-1][1].claims[-1].role, line, language)))
        elif (
            gap is None
            and after
            and names_who_is_missing(after, read)
            and width(line.text) <= _LONGEST_HEADLINE
        ):
            gap = line
        else:
            break
        index += 1
    head.byline = merge_role_lines(read)
    if gap:
        _place_gap(gap, head)
    _set_aside_unused(read, head)
    if head.standfirst and (second := head.byline.evidence.pop("standfirst", [])):
        head.rest = second + head.rest  # 导读：behind a standfirst is the first paragraph
    return index


def _place_gap(line: Line, head: Head) -> None:
    """A single line inside the byline is the standfirst, where there is none yet."""
    if head.headline and head.standfirst is None and _is_standfirst(line.text):
        head.standfirst = line.text
        head.note("standfirst", line)
    else:
        head.rest.append(line)


def _set_aside_unused(read: Sequence[tuple[Line, RoleLine]], head: Head) -> None:
    """Role lines that gave no value (hosts, empty roles, placeholders) are boilerplate: seen, not used."""
    used = head.byline.used()
    head.boilerplate += dict.fromkeys(line for line, _ in read if line not in used)


def _twin(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the indices of a headline printed twice, near the top and near each other, or None."""
    for first, line in enumerate(lines[:4]):
        for second in range(first + 1, min(first + 5, len(lines))):
            # Two equal lines in a row further down are a picture's alt text and caption.
            apart = first == 0 or second > first + 1
            if apart and fold(lines[second].text) == fold(line.text) and _is_headline(line.text):
                return first, second
    return None


def _label(line: Line, labels: set[str]) -> str | None:
    if fold(line.text) in labels or fold(line.text) in every("genres"):
        return line.text
    phrase = doubled(line.text)
    return phrase if phrase and chrome_kind(phrase) is None and not ends_sentence(phrase) else None


def _is_headline(text: str) -> bool:
    return width(text) <= _LONGEST_HEADLINE and has_letters(text) and not ends_open(text)


def _is_sentence(text: str) -> bool:
    return (
        text.rstrip('»”’"」』）)').endswith((".", "。")) or width(text) > _LONGEST_HEADLINE or ends_open(text)
    )


def _is_standfirst(text: str) -> bool:
    return width(text) <= _LONGEST_STANDFIRST and not text.startswith(("- ", "• ", "· ", "* "))


def _is_account(text: str, neighbours: Sequence[str]) -> bool:
    """Tell whether a short line is the account that posted: beside the date, or between buttons."""
    if width(text) > _LONGEST_LABEL or ends_sentence(text):
        return False
    if width(text) <= _LONGEST_LABEL // 2 and any(map(is_date_line, neighbours)):
        return True
    return len(neighbours) == 2 and all(chrome_kind(other) is not None for other in neighbours)

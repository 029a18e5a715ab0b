"""The head of an article: page chrome, headline, label, standfirst, byline – and where the body starts."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from articles.content.byline_words import Role
from articles.content.bylines import (
    Byline,
    continues,
    merge_role_lines,
    names_who_is_missing,
    opens_next_line,
    with_names,
)
from articles.content.claims import RoleLine, is_known_kind
from articles.content.credited_names import organisation
from articles.content.datelines import reporters
from articles.content.dates import find_date
from articles.content.lines_above import notes_above, role_line_at, with_bylines_apart
from articles.content.mastheads import Page, above_headline, page_of, without_masthead
from articles.content.menu_rows import crumbs_of, is_breadcrumb
from articles.content.names import fold
from articles.content.openings import (
    LONGEST_HEADLINE,
    LONGEST_STANDFIRST,
    Opening,
    is_dated_place,
    is_sentence,
    is_standfirst,
    label_of,
    sort_opening,
    twin_of,
)
from articles.content.page_chrome import Chrome, chrome_kind, is_note
from articles.content.persons import is_caseless_person
from articles.content.role_lines import read_role_line
from articles.content.role_words_alone import opens_alone
from articles.content.rows import is_beside_date, is_dated_row
from articles.content.text_lines import Line, width

_PRINT_VIEW = re.compile(r"- (?P<site>[^-]{3,60}?) - https?://\S+")
_PAGE_TOP = 80  # lines that menus and tickers may take
_OPENING = 14  # lines in which headline, standfirst and a summary may stand before the byline
_MOST_ABOVE_MENU = 3  # lines above a menu of which one may be the headline
_SHORTEST_ABOVE_MENU = 20
_PLAIN_ABOVE_DATE = 5  # lines that may stand above the date of an unsigned text
_SOURCE_WITHIN = 3  # lines that may stand above a source without an author
# "Technical review: the harbour office", not a sentence with a colon in it.
_LABELLED = re.compile(r"[^\W\d_][^:：.。!?！？,，;；]{1,38}?\s?[:：]\s?[^.。!?！？]{2,60}$")
_MOST_ROLE_LINES = 60  # of one head; whatever has more is no head
_MOST_PROSE = 2  # sentences above a byline, apart from headline and standfirst
_DATELINE_WITHIN = 3  # first lines of a body that may name their reporter
# Role lines of these alone stand anywhere in a head, also above the headline.
_ASIDE = (Role.IGNORED, Role.PUBLISHED, Role.STANDFIRST, Role.ORIGINAL_LINK)


@dataclass
class Head:
    """What the top of a text says. `rest` are the lines of the body, in order; nothing is in two places.

    `unread` are those lines of `boilerplate` that speak of the article and gave no value.
    """

    headline: str | None = None
    label: str | None = None
    standfirst: str | None = None
    byline: Byline = field(default_factory=Byline)
    published: str | None = None
    boilerplate: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
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

    def take(self, opening: Opening) -> None:
        """Take over what the lines above the byline were sorted into."""
        self.headline, self.label, self.standfirst = opening.headline, opening.label, opening.standfirst
        for line in opening.dates:
            self.note_date(line)
        for name, lines in opening.evidence.items():
            self.evidence.setdefault(name, []).extend(lines)
        self.boilerplate += opening.boilerplate
        self.unread += opening.unread
        self.rest += opening.rest


def read_head(lines: Sequence[Line], language: str | None = None, known_labels: Iterable[str] = ()) -> Head:
    """Return the head of a text, given its non-blank lines.

    The byline is found first; what stands above it is sorted by that. Without a byline the headline is the
    first line, unless that is a sentence, and all else is body: a wrong standfirst is worse than none.
    `known_labels` are names and aliases of labels the site has; a line that is one of them, or one phrase
    printed twice over ("TechFlow SélectionTechFlow Sélection"), is the label.
    """
    head = Head()
    top = _end_of_page_top(lines, language)
    head.boilerplate += lines[:top]
    crumbs = {name for line in lines[:top] if is_breadcrumb(line.text) for name in crumbs_of(line.text)}
    page = page_of(lines, crumbs)
    higher, lines = lines[:top], with_bylines_apart(lines[top:], language)
    sort = partial(
        sort_opening,
        labels={fold(name) for name in known_labels},
        language=language,
        page=page,
    )
    notes = notes_above(lines, language)
    lines = lines[len(notes) :]
    anchor = _find_byline(lines, language)
    if anchor is None:
        anchor = _find_date(lines, language, page)
    if anchor is None:
        end = _unsigned_end(lines, language, replace(page, crumbs=()))  # the last crumb may be the headline
        head.take(sort(lines[:end], signed=False))
    else:
        head.take(sort(lines[:anchor], signed=True))
        end = _read_byline(lines, anchor, head, language)
    head.rest += lines[end:]
    said = merge_role_lines(notes)
    head.byline.extend(said)
    if head.headline is None and not (lines and anchor):
        _take_headline_above_menu(higher, head, sort)
    _read_dateline(head, language)
    _read_print_view(head)
    return head


def _end_of_page_top(lines: Sequence[Line], language: str | None) -> int:
    """Return how many lines from the top are page chrome: down to the last menu line before the article."""
    end = 0
    for index, line in enumerate(lines[:_PAGE_TOP]):
        role_line = read_role_line(line.text, language)
        if width(line.text) > LONGEST_HEADLINE or (role_line and not _is_aside(role_line)):
            break
        if chrome_kind(line.text) is Chrome.ABOVE:
            end = index + 1
    return end


def _take_headline_above_menu(lines: Sequence[Line], head: Head, sort: Callable[..., Opening]) -> None:
    """Take the headline from above a breadcrumb or menu, where the byline follows that at once.

    Only a line that can be nothing of the site's is taken: a few words at least, and no sentence.
    """
    plain = [
        line
        for line in lines
        if chrome_kind(line.text) is None
        and not is_dated_row(line.text)
        and not (is_sentence(line.text) and not line.text.endswith((",", "，", "、")))
    ]
    if not 1 <= len(plain) <= _MOST_ABOVE_MENU:
        return
    opening = sort(plain, signed=False)
    if opening.headline and width(opening.headline) >= _SHORTEST_ABOVE_MENU:
        head.headline = opening.headline
        head.label = head.label or opening.label
        taken = opening.evidence["headline"]
        head.evidence["headline"] = taken
        head.boilerplate = [line for line in head.boilerplate if line not in taken]


def _is_aside(role_line: RoleLine) -> bool:
    """Tell whether a role line is no byline by itself: pictures, dates, hosts, an empty word."""
    return role_line.only_pictures or all(claim.role in _ASIDE for claim in role_line.claims)


def _find_byline(lines: Sequence[Line], language: str | None) -> int | None:
    """Return the index of the first role line of the head, or None. Picture credits alone are no byline."""
    seen = long = prose = 0
    dated = begun = False
    for index, line in enumerate(lines[: 4 * _OPENING]):
        role_line = role_line_at(lines, index, language)
        if role_line and not seen and not any(claim.value for claim in role_line.claims):
            continue  # an empty form above the headline
        if role_line and not _is_aside(role_line):
            # A source alone behind several lines of text is that of a chart or of a quoted post.
            if begun and not _is_beyond_doubt(role_line):
                return None  # among paragraphs, 作者： may begin a heading
            source_only = not any(claim.names for claim in role_line.claims)
            return index if not source_only or (seen <= _SOURCE_WITHIN and not prose) else None
        if opens_alone(line, lines[index + 1 : index + 2], language):
            return index
        seen += chrome_kind(line.text) is None and not role_line and not is_dated_row(line.text)
        begun = begun or bool(long) or (dated and _is_paragraph(line.text))
        dated = dated or is_dated_row(line.text)
        long += width(line.text) > LONGEST_STANDFIRST // 2
        prose += seen > 2 and is_sentence(line.text) and line.text[0] not in "-–—•·*"
        if seen >= _OPENING or long > 1 or prose > _MOST_PROSE:
            return None
    return None


def _is_paragraph(text: str) -> bool:
    return width(text) > LONGEST_STANDFIRST // 6 and is_sentence(text)


def _is_beyond_doubt(role_line: RoleLine) -> bool:
    named = [name for claim in role_line.claims for name in claim.names]
    return all(is_known_kind(name) or is_caseless_person(name) for name in named)


def _find_date(lines: Sequence[Line], language: str | None, page: Page) -> int | None:
    """Return the index of the line with the date that stands below the headline of an unsigned text."""
    plain: list[Line] = []
    for index, line in enumerate(lines[:_OPENING]):
        role_line = read_role_line(line.text, language)
        if is_beside_date(line.text) or (role_line and _is_published(role_line)):
            below = [other for other in lines[index + 1 : index + 4] if not _is_small(other.text, language)]
            # A date may stand above the headline as well: under the site's name.
            if plain and without_masthead(plain, below, page):
                return index
        elif not _is_small(line.text, language):
            plain.append(line)
            # Prose above the date: the headline's standfirst may be a sentence, nothing else.
            sentence = is_sentence(line.text) and not line.text.endswith((",", "，", "、"))
            if len(plain) > _PLAIN_ABOVE_DATE or (sentence and len(plain) == 1):
                return None
    return None


def _is_published(role_line: RoleLine) -> bool:
    return any(claim.role is Role.PUBLISHED and claim.value for claim in role_line.claims)


def _is_small(text: str, language: str | None) -> bool:
    """Tell whether a line above a headline is none: a date, chrome, a kind of piece or an aside."""
    role_line = read_role_line(text, language)
    return (
        is_dated_row(text)
        or is_dated_place(text)
        or chrome_kind(text) is not None
        or is_note(text)
        or label_of(Line(0, text), set()) is not None
        or (role_line is not None and not role_line.only_pictures)
    )


def _unsigned_end(lines: Sequence[Line], language: str | None, page: Page) -> int:
    """Return the index of the first line of the body of a text without a byline and without a date.

    Its headline is the first line, unless that is a sentence, and nothing else is anything.
    """
    plain = [line for line in lines[: 2 * _OPENING] if chrome_kind(line.text) is None]
    if twin := twin_of(plain[:_OPENING]):
        twin = (twin[0], lines.index(plain[twin[1]]))
        end = twin[1] + 2  # the second headline and the standfirst
        return end if len(lines) > end else twin[1] + 1
    end = 0
    headline = behind = False
    for index, line in enumerate(lines):
        if _is_small(line.text, language):
            end = index + 1
            continue
        following = [other for other in lines[index + 1 : index + 7] if not _is_small(other.text, language)]
        aside = (
            following
            and not is_sentence(following[0].text)
            and above_headline(line, following, page, behind_masthead=behind)
        )
        behind = behind or bool(aside)
        if headline or (is_sentence(line.text) and not aside):
            break
        end = index + 1
        headline = not aside
    return end if headline else 0


def _read_byline(lines: Sequence[Line], start: int, head: Head, language: str | None) -> int:
    """Read the role lines from `start` on; return the index of the first line of the body."""
    read: list[tuple[Line, RoleLine]] = []
    gap: Line | None = None
    index = start
    while index < len(lines) and len(read) < _MOST_ROLE_LINES:
        line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
        role_line = role_line_at(lines, index, language)
        after = read_role_line(following.text, language) if following else None
        if role_line:
            read.append((line, role_line))
            if following and not after and opens_next_line(line, role_line, following):
                read.append((following, with_names(role_line.claims[-1].role, following, language)))
                index += 1
        elif following and (alone := opens_alone(line, [following], language)):
            read += [(line, RoleLine(())), (following, with_names(alone, following, language))]
            index += 1
        elif is_dated_row(line.text):
            head.note_date(line)
        elif chrome_kind(line.text) is not None or is_note(line.text):
            head.boilerplate.append(line)
        elif head.headline and fold(line.text) == fold(head.headline):
            head.note("headline", line)
        elif read and read[-1][1].claims and continues(lines[index - 1], read[-1][1], line, after, language):
            read.append((line, with_names(read[-1][1].claims[-1].role, line, language)))
        elif (
            gap is None
            and after
            and names_who_is_missing(after, read)
            and width(line.text) <= LONGEST_HEADLINE
            and (_is_beyond_doubt(after) or not _is_paragraph(line.text))
        ):
            gap = line
        elif read and after and not after.only_pictures and _LABELLED.match(line.text):
            # A role that no table knows, among those they know: pointed out, and the byline goes on.
            head.boilerplate.append(line)
            head.unread.append(line)
        else:
            break
        index += 1
    head.byline = merge_role_lines(read)
    _take_headline(head)
    if gap:
        _place_gap(gap, head)
    _set_aside_unused(read, head)
    if head.standfirst and (second := head.byline.evidence.pop("standfirst", [])):
        head.rest = second + head.rest  # 导读：behind a standfirst is the first paragraph
    return index


def _take_headline(head: Head) -> None:
    """Let "Title: …" be the headline; what stood above it was the page's."""
    if head.byline.headline is None:
        return
    if head.headline and fold(head.headline) != fold(head.byline.headline):
        head.boilerplate += head.evidence.pop("headline", [])
    head.headline = head.byline.headline


def _place_gap(line: Line, head: Head) -> None:
    """A single line inside the byline is the standfirst, where there is none yet."""
    if head.headline and head.standfirst is None and is_standfirst(line.text):
        head.standfirst = line.text
        head.note("standfirst", line)
    else:
        head.rest.append(line)


def _set_aside_unused(read: Sequence[tuple[Line, RoleLine]], head: Head) -> None:
    """Role lines that gave no value (hosts, empty roles, placeholders) are boilerplate: seen, not used."""
    used = head.byline.used()
    unused = dict.fromkeys(line for line, _ in read if line not in used)
    head.boilerplate += unused
    head.unread += [line for line, found in read if line in unused and found.claims]


def _read_print_view(head: Head) -> None:
    """Take the site's name from the first line of a print view: "- The Harbour Review - https://…"."""
    if head.byline.source is None and head.boilerplate:
        first = min(head.boilerplate, key=lambda line: line.number)
        if match := _PRINT_VIEW.match(first.text):
            head.byline.say("source", organisation(match["site"]), first)
            if head.byline.source:
                head.boilerplate.remove(first)


def _read_dateline(head: Head, language: str | None) -> None:
    """Take the reporter that the first paragraph's dateline names, where no byline names an author."""
    if head.byline.authors:
        return
    for line in head.evidence.get("standfirst", []):
        if reporters(line.text, language):  # the first paragraph, taken for a standfirst
            head.rest.insert(0, line)
            head.standfirst = None
            del head.evidence["standfirst"]
            break
    for line in head.rest[:_DATELINE_WITHIN]:
        if found := reporters(line.text, language):
            head.byline.add_people("authors", found, line)
            return

"""What stands at a page's headline: byline, date, standfirst, label – and what else might be one of them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from articles.content.dates import is_date_line
from articles.content.names import fold
from articles.content.openings import label_of
from articles.content.role_lines import read_role_line
from articles.content.rows import read_row
from articles.content.tails import looks_like_role
from articles.content.text_lines import Line, clean, has_letters, width
from articles.content.tree import Element, text_of
from articles.content.typography import normalise_text
from articles.formats.html_people import is_byline
from articles.formats.html_pictures import names_of
from articles.formats.html_region import Region, is_chrome
from articles.formats.html_runs import Run

_ABOVE = 6  # runs over the headline in which its label stands
_WITHOUT = 12  # runs over the body that are looked at where no headline is printed
_MOST = 60
_LONGEST_PIECE = 200
_LONGEST_DEK = 600
_DEK = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|sub-?head(?:line)?|sub-?title|sottotitolo|subtitulo|bajada|bajadas|copete"
    r"|chapo|chapeau|entradilla|lead|lede|intro(?:duction|text)?|abstract|summary|excerpt|teaser|vorspann"
    r"|anrisstext|description|alternativeheadline|kicker-?text|resumo|linha-?fina|occhiello|sommario"
    r"|c-content-head__subtitle|导语|摘要)(?:$|[\s_-])|(?:__|--)(?:dek|subtitle|standfirst|excerpt|summary|lead)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:^|[\s_-])(?:date|time|datetime|timestamp|published|pub-?time|pubdate)(?:$|[\s_-])", re.I
)
# Beside a headline, « meta » and « author-box » are where the byline is.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related\w*|relacionad\w+|recommend\w*|recirc\w*|share\w*|sharing|social\w*|newsletter\w*"
    r"|promo\w*|advert\w*|ads?|comment\w*|most-?read|popular|trending|breadcrumbs?|subscri\w+|nav\w*|tool-?bar"
    r"|sr-only|screen-reader-text|visually-?hidden|hidetext)(?:$|[\s_-])",
    re.IGNORECASE,
)
_APART = frozenset({"nav", "form", "footer", "menu", "dialog"})


@dataclass
class Top:
    """What was found: `lines` are to be read as a head after the headline, `doubtful` was not understood.

    `above` is the index of the run that holds the headline, `start` that of the body's first.
    """

    above: int
    start: int
    headline: Line | None = None
    standfirst: Line | None = None
    lines: list[Line] = field(default_factory=list)
    doubtful: list[Line] = field(default_factory=list)
    shown: list[Line] = field(default_factory=list)  # all lines that were looked at
    times: list[tuple[str, str]] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)


def read_top(
    runs: Sequence[Run],
    region: Region,
    headline: str,
    descriptions: Iterable[str],
    known_labels: Collection[str],
    language: str | None,
) -> Top:
    """Sort the runs between a page's headline and its body; a few over the headline may hold its label."""
    top = _bounds(runs, region, headline)
    deks = {_bare(text) for text in descriptions if len(_bare(text)) >= 20}
    _advance(top, runs, region, deks)
    number = 0
    seen: set[int] = set()
    for index in range(max(0, top.above - _ABOVE), top.start):
        run = runs[index]
        if not run.key or _is_apart(run, runs[region.first]):
            continue
        number += 1
        line = Line(number, clean(run.text))
        if not line.text:
            continue
        top.shown.append(line)
        if index >= top.above:
            for element in (*run.path, *run.inline):
                if id(element) not in seen and _is_small(element):
                    seen.add(id(element))
                    top.elements.append(element)
                    if element.tag == "time" or _TIME.search(names_of(element)):
                        shown = normalise_text(text_of(element))
                        top.times.append((element.attributes.get("datetime", ""), shown))
        _sort(top, index, run, line, headline, deks, known_labels, language)
    return top


def _bounds(runs: Sequence[Run], region: Region, headline: str) -> Top:
    """Find the headline's run, the last one before the body that says it, and where the body starts."""
    bare = _bare(headline)
    first = region.first
    above = next(
        (
            index
            for index in range(min(first + 4, region.last), -1, -1)
            if bare and _bare(runs[index].text) == bare
        ),
        None,
    )
    start = first
    if above is not None and above >= first:
        start = above + 1
    above = above if above is not None else max(0, first - _WITHOUT)
    above = max(above, start - _MOST)
    return Top(above, start)


def _advance(top: Top, runs: Sequence[Run], region: Region, deks: Collection[str]) -> None:
    """Move the body's start behind what trafilatura took along from above: dates, bylines, the standfirst."""
    while top.start < region.last:
        run = runs[top.start]
        is_dek = _bare(run.text) in deks and any(_DEK.search(names_of(e)) for e in run.path[-3:])
        passed = (
            not run.key
            or is_date_line(run.text)
            or is_dek
            or (len(run.text) <= _LONGEST_PIECE and any(is_byline(e) for e in run.path[-2:]))
            or (top.start not in region.chosen and any(is_chrome(e) for e in run.path[-2:]))
        )
        if not passed:
            return
        top.start += 1


def _is_apart(run: Run, first: Run) -> bool:
    """Tell whether a run belongs to something between headline and body: a menu, related articles."""
    own = [element for element in (*run.path, *run.inline) if element not in first.path]
    if any(element.tag in _APART or _BESIDE.search(names_of(element)) for element in own):
        return True
    return any(element.tag == "aside" for element in own) and not any(map(is_byline, own))


def _sort(
    top: Top,
    index: int,
    run: Run,
    line: Line,
    headline: str,
    deks: Collection[str],
    known_labels: Collection[str],
    language: str | None,
) -> None:
    if _bare(line.text) == _bare(headline):
        top.headline = line if top.headline is None or index == top.above else top.headline
        return
    if width(line.text) <= 80 and label_of(line, set(known_labels)):
        top.lines.append(line)
        return
    if index < top.above:
        return
    if index > top.above and top.standfirst is None and _is_dek(run, line, deks):
        top.standfirst = line
        return
    pieces = [normalise_text(text_of(element)) for element in run.inline if _is_small(element)]
    found = [piece for piece in dict.fromkeys(pieces) if _is_head_line(piece, language)]
    found = [piece for piece in found if not any(piece in other and piece != other for other in found)]
    if _is_head_line(line.text, language) and not _says_more(found, line.text, language):
        top.lines.append(line)
        return
    # The numbers of a line's pieces are the line's.
    top.lines += [Line(line.number, piece) for piece in found]
    if not found and len(line.text) <= _LONGEST_PIECE and looks_like_role(line.text, language):
        top.doubtful.append(line)


def _says_more(pieces: Sequence[str], text: str, language: str | None) -> bool:
    """Tell whether a line's elements read alone give cleaner names than the line: "By Jane Doe" + "March 18"."""
    names = [name for piece in pieces for name in _names(piece, language)]
    whole = _names(text, language)
    return bool(names) and not set(names) <= set(whole)


def _names(text: str, language: str | None) -> list[str]:
    role_line = read_role_line(text, language)
    return [name for claim in role_line.claims for name in claim.names] if role_line else []


def _is_dek(run: Run, line: Line, deks: Collection[str]) -> bool:
    if not 20 <= width(line.text, 2 * _LONGEST_DEK) <= _LONGEST_DEK or run.linked > len(run.key) / 2:
        return False
    own = run.path[-2:]
    marked = any(_DEK.search(names_of(element)) and not is_chrome(element) for element in own)
    return marked or _bare(line.text) in deks


def _is_head_line(text: str, language: str | None) -> bool:
    if not text or len(text) > _LONGEST_PIECE:
        return False
    role_line = read_role_line(text, language)
    if role_line is None:
        return is_date_line(text) or read_row(text, language) is not None
    return not role_line.only_pictures


def _is_small(element: Element) -> bool:
    text = text_of(element)
    return has_letters(text) and len(text) <= _LONGEST_PIECE * 2


def _bare(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())

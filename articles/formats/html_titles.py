"""The headline of a page: what is printed over the article, without the names of the site and its sections."""

import re
from collections.abc import Iterable, Sequence

from articles.content.names import fold
from articles.content.text_lines import has_letters, width

LONGEST_HEADLINE = 300
_SHORTEST = 8  # as wide as a headline must be to stand without what is cut off it
_LONGEST_SITE = 40
# Between a headline and the site's name; the last are dashes, which stand inside headlines as well.
_SURE = re.compile(
    r"\s*[|｜│»›«‹]\s*|\s+(?:::|·|•)\s+|(?<=\w)_(?=\w)|__|(?<=[^\x00-\x7f])_|_(?=[^\x00-\x7f])"
)
_DASH = re.compile(r"\s+[-–—]+\s+|(?<=[^\x00-\x7f])\s?[-–—]\s?(?=[^\x00-\x7f])")


def without_site(title: str, sites: Iterable[str]) -> str:
    """Return a title without the names of site and section at its ends.

    "… _科技_腾讯网", "… | Le Monde", "Le Monde – …". Behind a bar or an underscore any short piece is one;
    behind a dash only what names the site (`sites`: its name, its host).
    """
    known = {_bare(site) for site in sites if site}
    for pattern, sure in ((_SURE, True), (_DASH, False)):
        cuts = list(pattern.finditer(title))
        while cuts:
            rest, last = title[: cuts[-1].start()], title[cuts[-1].end() :]
            named = _names_site(last, known)
            if width(rest) < _SHORTEST or width(last) > _LONGEST_SITE or not (named or sure):
                break
            if not named and width(last) >= width(rest):
                break
            title = rest
            cuts.pop()
        if (
            cuts
            and _names_site(title[: cuts[0].start()], known)
            and width(title[cuts[0].end() :]) >= _SHORTEST
        ):
            title = title[cuts[0].end() :]
    return title.strip()


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+|\.(?:com?|org|net|fr|de|cn|jp|kr)\b", "", fold(text).removeprefix("www."))


def _names_site(text: str, known: set[str]) -> bool:
    bare = _bare(text)
    return bool(bare) and any(
        bare == site or (min(len(bare), len(site)) >= 4 and (bare in site or site in bare)) for site in known
    )


def choose(printed: Sequence[str], said: Sequence[tuple[str, str]], sites: Sequence[str]) -> tuple[str, str]:
    """Return (headline, where it stands) of a page, "" for a headline that is none.

    `printed` are the page's h1 headings, the one nearest to the article first; `said` is (title, place) from
    the metadata, the best first. A printed line that the metadata repeat is the headline; else the nearest
    printed one, unless it is the site's name; else what the metadata say. Where the place is "h1" the
    headline is the printed line itself.
    """
    known = {_bare(site) for site in sites if site}
    lines = [line for line in printed if has_letters(line) and width(line, 1000) <= 2 * LONGEST_HEADLINE]
    titles = [(title, place) for raw, place in said if has_letters(title := without_site(raw, sites))]
    for line in lines:
        for title, _ in titles:
            if _same(line, title):
                return without_site(line, sites), "h1"
    lines = [line for line in lines if _bare(line) not in known and width(line) >= _SHORTEST]
    if lines and (len(lines) == 1 or not titles):
        return without_site(lines[0], sites), "h1"
    best = next((pair for pair in titles if _bare(pair[0]) not in known), None)
    return best if best and len(best[0]) <= LONGEST_HEADLINE else ("", "")


def _same(line: str, title: str) -> bool:
    """Tell whether a printed line and a title are one: equal but for marks, or one cut short."""
    first, second = _bare(line), _bare(title.rstrip("….\u2026"))
    if not first or not second:
        return False
    return (
        first == second
        or (len(second) >= 20 and first.startswith(second))
        or (len(first) >= 12 and second.startswith(first))
    )

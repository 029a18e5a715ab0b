"""Where on a page the article is: the element that holds its body, and the runs of text that belong to it."""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from articles.content.tree import BLOCKS, Element
from articles.formats.html_pictures import names_of
from articles.formats.html_runs import Run

_LONG = 20  # characters from which on a run tells where the article is
_SURE = 12  # … and from which on it is looked for inside trafilatura's paragraphs
_MOST_SEARCHED = 4_000
_NEARLY_ALL = 0.98
_MOST = 0.85
_HALF = 0.5
_SHORT = 80
_PROSE = 140
_WITHIN = frozenset(
    {"p", "li", "ul", "ol", "blockquote", "table", "tr", "tbody", "pre", "h1", "h2", "h3", "dl"}
)
_CONTENT = frozenset(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tbody",
        "tr",
        "td",
        "th",
        "details",
        "a",
        "em",
        "strong",
        "b",
        "i",
        "span",
    ]
)
_NEVER = frozenset(
    ["nav", "form", "button", "select", "dialog", "menu", "footer", "aside", "header", "template"]
)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:related|relacionad\w+|similar|recommend\w*|recirc\w*|share\w*|sharing|social\w*|newsletter\w*"
    r"|promo\w*|advert\w*|ads?|adsbygoogle|banner|sponsor\w*|comment\w*|disqus\w*|tags?|tag-?list|topics"
    r"|breadcrumbs?|author-?(?:bio|box|info|card|section)|about-?author|bio|read-?(?:more|next|also)|more-?from"
    r"|toolbar|tools|meta|widget\w*|sidebar|popular|trending|subscri\w+|signup|sign-?up|login|paywall\w*"
    r"|pagination|pager|print|outbrain|taboola\w*|nav\w*|menu|follow|jiathis|bdsharebuttonbox|copyright"
    r"|cookie\w*|consent|sr-only|screen-reader-text|visually-?hidden|most-?read|rating|reactions?|feedback"
    r"|video-?recommend|toc|skip-?link|dropdown|modal|popup|overlay|reward\w*|qr-?code|app-?download|editor-?tj)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Region:
    """The article on its page. `first` and `last` are the indices of its first and last run of text,
    `chosen` those of all runs that are its text, `holder` the element they stand in."""

    holder: Element
    first: int
    last: int
    chosen: frozenset[int]


def find_region(root: Element, runs: Sequence[Run], keys: Sequence[str]) -> Region | None:
    """Return where the paragraphs `keys` (from `chosen_text`) stand among the runs of a page, or None.

    Where a page marks its articleBody, and most of them stand in it, that is the holder; else the smallest
    element around nearly all of them.
    """
    chosen = _chosen(runs, keys)
    weights: dict[int, int] = defaultdict(int)
    marked: dict[int, Element] = {}
    for index in chosen:
        run = runs[index]
        for element in run.path:
            weights[id(element)] += len(run.key) if len(run.key) >= _LONG else 0
            if "articlebody" in names_of(element).lower():
                marked[id(element)] = element
    whole = weights[id(root)]
    if not whole:
        return _marked_region(root, runs)
    best = max(marked.values(), key=lambda element: weights[id(element)], default=None)
    if best is not None and weights[id(best)] >= 0.6 * whole and best.tag not in _WITHIN | {"body", "html"}:
        holder = best
    else:
        holder = _descend(root, runs, chosen, weights)
    inside = [index for index in sorted(chosen) if holder in runs[index].path]
    long = [index for index in inside if len(runs[index].key) >= _LONG]
    return Region(holder, inside[0], long[-1], frozenset(inside)) if long else None


def _chosen(runs: Sequence[Run], keys: Sequence[str]) -> set[int]:
    exact = {key for key in keys if key}
    whole = "\n".join(keys)
    found: set[int] = set()
    searched = 0
    for index, run in enumerate(runs):
        if run.key in exact:
            found.add(index)
        elif len(run.key) >= _SURE and searched < _MOST_SEARCHED:
            searched += 1
            if run.key in whole:
                found.add(index)
    return found


def _descend(root: Element, runs: Sequence[Run], chosen: set[int], weights: dict[int, int]) -> Element:
    holder = root
    whole = weights[id(root)]
    while True:
        inner = [child for child in holder.children if isinstance(child, Element)]
        best = max(inner, key=lambda child: weights[id(child)], default=None)
        if best is None or best.tag in _WITHIN or best.tag not in BLOCKS | {"html", "body"}:
            return holder
        if weights[id(best)] < _NEARLY_ALL * whole:
            outside = [
                runs[index] for index in chosen if holder in runs[index].path and best not in runs[index].path
            ]
            small = all(len(run.key) < _SHORT or is_chrome_path(run.path, holder) for run in outside)
            if weights[id(best)] < _MOST * whole or not small:
                return holder
        holder = best


def is_chrome_path(path: Sequence[Element], holder: Element) -> bool:
    """Tell whether one of the elements between `holder` and a run is marked as no part of the article."""
    start = path.index(holder) + 1 if holder in path else 0
    return any(element.tag in _NEVER or is_chrome(element) for element in path[start:])


def is_chrome(element: Element) -> bool:
    """Tell whether an element's names say that it is no part of the article: share, related, promo …"""
    return bool(_CHROME.search(names_of(element)))


def _marked_region(root: Element, runs: Sequence[Run]) -> Region | None:
    """Return the articleBody or the article element with most text, where nothing was chosen."""
    lengths: dict[int, int] = defaultdict(int)
    marked: dict[int, Element] = {}
    for run in runs:
        for element in run.path:
            if "articlebody" in names_of(element).lower() or element.tag in ("article", "main"):
                lengths[id(element)] += len(run.key) - run.linked
                marked[id(element)] = element
    best = max(marked.values(), key=lambda element: lengths[id(element)], default=None)
    if best is None or lengths[id(best)] < _SHORT:
        return None
    inside = [
        index
        for index, run in enumerate(runs)
        if best in run.path and run.key and not is_chrome_path(run.path, best)
    ]
    return Region(best, inside[0], inside[-1], frozenset(inside)) if inside else None


def body_of(region: Region, runs: Sequence[Run], above: int, start: int) -> Element:
    """Return a copy of the holder with nothing in it but the article's text and pictures, from run `start` on;
    pictures also between there and the headline, run `above`.

    What trafilatura passed over stays where it stands between the article's paragraphs and is neither marked
    as chrome nor mostly links; behind the last paragraph only what stands beside it.
    """
    holder, last = region.holder, region.last
    chosen_weight: dict[int, int] = defaultdict(int)
    text_weight: dict[int, int] = defaultdict(int)
    link_weight: dict[int, int] = defaultdict(int)
    for index, run in enumerate(runs):
        for element in run.path:
            text_weight[id(element)] += len(run.key)
            link_weight[id(element)] += run.linked
            chosen_weight[id(element)] += len(run.key) if index in region.chosen else 0
    container = runs[last].path[:-1]

    holds_chosen = {id(element) for index in region.chosen for element in runs[index].path}

    def passed_over(run: Run) -> bool:
        """Tell whether what trafilatura passed over stands among its paragraphs like one of them."""
        block = next((element for element in run.path if id(element) not in holds_chosen), None)
        if block is None or block.tag in _CONTENT:
            return True
        prose = len(run.key) >= _PROSE and run.linked < 0.3 * len(run.key)
        return prose and not any("caption" in names_of(element).lower() for element in run.path[-3:])

    def unfit(element: Element) -> bool:
        text, chosen = text_weight[id(element)], chosen_weight[id(element)]
        if chosen >= _HALF * text and chosen >= _LONG:
            return False
        if element.tag in _NEVER or is_chrome(element):
            return True
        return bool(text) and not chosen and link_weight[id(element)] >= 0.8 * text

    withheld: set[tuple[int, int]] = set()
    things: set[int] = set()
    verdicts: dict[int, bool] = {}
    for index, run in enumerate(runs):
        if holder not in run.path:
            continue
        beside = run.path[: len(container)] == container
        if run.thing is not None:
            good = above <= index <= last or (index > last and beside)
        elif index > last:
            good = run.path[:-1] == container and run.linked < _HALF * len(run.key)
        else:
            good = index >= start and (index in region.chosen or passed_over(run))
        for element in run.path[run.path.index(holder) + 1 :]:
            if id(element) not in verdicts:
                verdicts[id(element)] = unfit(element)
        if not good:
            withheld.update(run.nodes)
            if run.thing is not None:
                things.add(id(run.thing))
    dropped = things | {key for key, verdict in verdicts.items() if verdict}
    return _copy(holder, withheld, dropped)


def _copy(element: Element, withheld: Set[tuple[int, int]], dropped: Set[int]) -> Element:
    children: list[Element | str] = []
    for index, child in enumerate(element.children):
        if isinstance(child, str):
            if (id(element), index) not in withheld:
                children.append(child)
        elif id(child) not in dropped:
            children.append(_copy(child, withheld, dropped))
    return Element(element.tag, element.attributes, children)

"""Who and what a page names in its metadata, added to what its head says; the head is believed first."""

from collections.abc import Sequence

from articles.content.heads import Head
from articles.content.names import fold
from articles.content.persons import is_surely_a_name
from articles.content.text_lines import Line
from articles.content.tree import Element, text_of
from articles.content.typography import normalise_text
from articles.formats import html_people as people
from articles.formats.html_data import first_text, objects
from articles.formats.html_facts import Facts
from articles.formats.html_region import Region
from articles.formats.html_runs import Run
from articles.formats.html_top import Top, is_apart

_LONGEST_BYLINE = 300


def add_people(head: Head, top: Top, facts: Facts, code: str | None, bylines: Sequence[Element]) -> None:
    byline = head.byline
    for role in ("editor", "translator"):
        name = f"{role}s"
        named = people.from_data(facts.article, facts.things, role, code, facts.sites)
        if named and not getattr(byline, name):
            getattr(byline, name).extend(named.names)
            facts.note(name, named.place)
    said = people.from_data(facts.article, facts.things, "author", code, facts.sites)
    printed = people.from_elements(top.elements, code, facts.sites)
    if printed is None:
        # An agency's or a newsroom's byline names nobody, and is not lost for that.
        top.doubtful += [
            line
            for line in top.shown
            if any(people.is_byline(e) and normalise_text(text_of(e)) in line.text for e in top.elements)
            and line not in top.doubtful
            and line not in top.lines
        ]
    if byline.authors:
        _join_authors(byline.authors, said)
        return
    if printed and said and set(map(fold, printed[0])).isdisjoint(map(fold, said.names)):
        # What readers see counts, if it can be nothing but names.
        printed = printed if all(map(is_surely_a_name, printed[0])) else None
    if printed:
        byline.authors.extend(printed[0])
        text = normalise_text(text_of(printed[1]))
        line = next((line for line in top.shown if text in line.text or line.text in text), None)
        head.evidence["authors"] = [line or Line(0, f"byline: {text[:200]}")]
        _join_authors(byline.authors, said)
        return
    named = said or people.from_metas(facts.metas, code, facts.sites) or _elsewhere(bylines, facts, code)
    if named:
        byline.authors.extend(named.names)
        facts.note("authors", named.place)


def _join_authors(authors: list[str], said: people.Named | None) -> None:
    """Add who the data name beside the authors already known; others than them are not believed."""
    known = set(map(fold, authors))
    if said and known & set(map(fold, said.names)):
        authors.extend(name for name in said.names if fold(name) not in known)


def bylines_of(runs: Sequence[Run], region: Region) -> list[Element]:
    """Return the byline elements anywhere on the page but in menus and boxes about other articles."""
    found: dict[int, Element] = {}
    for run in runs:
        if run.key and not is_apart(run, runs[region.first]):
            found.update((id(one), one) for one in (*run.path, *run.inline) if people.is_byline(one))
    return list(found.values())


def _elsewhere(bylines: Sequence[Element], facts: Facts, code: str | None) -> people.Named | None:
    """Return the author that byline elements anywhere on the page agree on, or None."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for element in bylines if len(bylines) <= people.MOST_BYLINES else ():
        if len(text_of(element)) <= _LONGEST_BYLINE:
            named = people.from_elements([element], code, facts.sites)
            if named:
                found[tuple(map(fold, named[0]))] = named[0]
    if len(found) != 1:
        return None
    names = next(iter(found.values()))
    return people.Named(names, f"byline: {', '.join(names)}") if all(map(is_surely_a_name, names)) else None


def add_label(head: Head, facts: Facts, labels: Sequence[str]) -> None:
    known = {fold(label): label for label in labels}
    if head.label or head.byline.label:
        return
    stated = [
        (f"{kind} articleSection", first_text(thing, "articleSection") or "") for kind, thing in facts.article
    ]
    for place, value in (*stated, *facts.metas.all("article:section", "article:tag")):
        if fold(value) in known:
            head.label = value
            facts.note("label", f"{place}: {value}")
            return


def add_original(head: Head, original: tuple[str, str] | None, facts: Facts) -> None:
    byline = head.byline
    for kind, thing in facts.article:
        for name in ("translationOfWork", "isBasedOn", "isBasedOnUrl"):
            for work in objects(thing.get(name), facts.things):
                address = next(
                    (
                        text
                        for key in ("url", "@id", "name")
                        if (text := first_text(work, key)) and text.startswith(("https://", "http://"))
                    ),
                    None,
                )
                title = first_text(work, "headline", "name")
                if address and not byline.original_url:
                    byline.original_url = address
                    facts.note("original_url", f"{kind} {name}: {address}")
                if title and not byline.original_title and title != address:
                    byline.original_title = title
                    facts.note("original_title", f"{kind} {name}: {title}")
    if original and not byline.original_url:
        byline.original_url = original[0]
        facts.note("original_url", f"{original[1]}: {original[0]}")

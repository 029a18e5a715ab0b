"""A whole web page → ParsedArticle: body, head and metadata brought together, each value with its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from articles.content.byline_words import tables
from articles.content.heads import Head
from articles.content.languages import detect_language, resolve_language
from articles.content.names import fold
from articles.content.persons import is_surely_a_name
from articles.content.role_lines import read_role_line
from articles.content.text_lines import Line, clean
from articles.content.tree import Element, text_of
from articles.content.typography import normalise_text
from articles.formats import html_people as people
from articles.formats.errors import Unreadable
from articles.formats.html_addresses import alternates, host_of, own_addresses, site_name
from articles.formats.html_assembly import assembled
from articles.formats.html_body import read_body
from articles.formats.html_captions import tell_apart
from articles.formats.html_data import (
    Thing,
    article_in,
    first_text,
    microdata_of,
    objects,
    things_of,
)
from articles.formats.html_dates import published
from articles.formats.html_extract import chosen_text
from articles.formats.html_head import take_head
from articles.formats.html_headings import level_headings
from articles.formats.html_lead import credit_of, is_alike, lead_picture, told_of
from articles.formats.html_links import base_of, name_links, walk
from articles.formats.html_metas import Metas, metas_of
from articles.formats.html_page import Page
from articles.formats.html_parts import Part, Shown, parts_of
from articles.formats.html_pictures import Picture, place_pictures
from articles.formats.html_region import Region, body_of, find_region, is_chrome_path
from articles.formats.html_runs import Run, runs_of
from articles.formats.html_tail import take_tail
from articles.formats.html_titles import choose
from articles.formats.html_top import Top, read_top
from articles.formats.html_warnings import LEAST_TEXT, warnings_of
from articles.formats.parsed import Evidence, ParsedArticle
from articles.messages import gettext_noop

_NO_ARTICLE = gettext_noop("No article was found on this page. Send the address of one article, or its text.")
_AFTER = 12  # runs behind the body in which an editor may be named
_TELLING = 15  # characters of an alternative text that says what a picture shows
_SURE_LANGUAGE = 600  # characters from which on the text itself is believed over the page


@dataclass
class _Facts:
    """What the page says of itself, apart from its text."""

    metas: Metas
    things: list[Thing]
    article: list[tuple[str, Thing]]
    address: str
    base: str = ""
    sites: list[str] = field(default_factory=list)
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    def note(self, name: str, place: str) -> None:
        """Remember that the metadata gave the field `name`."""
        self.evidence[name] = (Evidence(0, place),)


def read_web_page(
    page: Page, address: str, language: str | None, known_labels: Iterable[str]
) -> ParsedArticle:
    """Return the article on a page. Raises Unreadable where none is found."""
    labels = list(known_labels)
    facts = _facts(page, address)
    own, original = own_addresses(facts.metas, address)
    facts.base = base_of(page.root, address or (own[0] if own else ""))
    name_links(page.root, facts.base)
    pictures = place_pictures(page.root, facts.base)
    site = site_name(facts.metas, facts.article, facts.things, address or (own[0] if own else ""))
    facts.sites = [site[0] if site else "", host_of(address), host_of(address).split(".")[0]]
    runs = runs_of(page.root)
    region = find_region(page.root, runs, chosen_text(page.root))
    if region is None:
        raise Unreadable(_NO_ARTICLE)
    text = "\n".join(runs[index].text for index in sorted(region.chosen))
    if len(text) < LEAST_TEXT:
        raise Unreadable(_NO_ARTICLE)
    code = _language(language, facts.metas, text)

    headline, place = _headline(page, facts, runs, region)
    top = read_top(runs, region, headline, _descriptions(facts), set(map(fold, labels)), code)
    body_root = body_of(region, runs, top.above, top.start)
    _with_lead_tokens(body_root, runs, region, top, pictures, facts)
    level_headings(body_root)
    parts, removed = parts_of(body_root, pictures, code, len(top.shown) + 1)
    parts = _without_headline(parts, headline)
    parts = _with_lead(parts, facts, code)
    if not any(part.lines for part in parts if part.kind != "figure"):
        raise Unreadable(_NO_ARTICLE)
    lines = [*top.shown, *(line for part in parts for line in part.lines)]

    title = top.headline or Line(0, headline) if headline else None
    above = [*([top.standfirst] if top.standfirst else []), *top.lines]
    head, rest = take_head(parts, code, labels, above, title)
    _settle(head, top, above)
    behind = _behind(runs, region, code, lines[-1].number + 1)
    tail = take_tail(rest, head.byline, code, behind)
    body = read_body(tail.parts, code, head.byline.credits)

    if place != "h1" and headline:
        facts.note("headline", f"{place}: {headline}")
    _add_people(page, head, top, facts, code)
    _add_label(head, facts, labels)
    _add_original(head, original, facts)
    date = published(facts.article, facts.metas, top.times)
    if date:
        facts.note("published", date[1])
    if own:
        facts.note("canonical_url", f"{own[1]}: {own[0]}")
    if site:
        facts.note("site_name", site[1])
    linked = sum(runs[index].linked for index in region.chosen)
    whole = sum(len(runs[index].key) for index in region.chosen)
    warnings = warnings_of(
        facts.article,
        facts.things,
        facts.metas,
        body.blocks,
        runs[region.last + 1 : region.last + 1 + _AFTER],
        linked / max(whole, 1),
        address,
    )
    article = assembled(code, head, tail, body, [*lines, *behind], top.doubtful, removed, warnings)
    return replace(
        article,
        published=date[0] if date else article.published,
        canonical_url=own[0] if own else None,
        site_name=site[0] if site else None,
        alternates=alternates(facts.metas, facts.base, code),
        evidence={**article.evidence, **facts.evidence},
    )


def _facts(page: Page, address: str) -> _Facts:
    metas = metas_of(page.root)
    data = things_of(page.data)
    marked = microdata_of(page.root)
    found = [("JSON-LD", article_in(data)), ("microdata", article_in(marked))]
    article = [(kind, thing) for kind, thing in found if thing is not None]
    return _Facts(metas, [*data, *marked], article, address)


def _language(language: str | None, metas: Metas, text: str) -> str | None:
    """Return the language of a text: as told, else as the page says, unless the text clearly says otherwise."""
    if language and language.strip():
        return resolve_language(language, text)
    detected = detect_language(text)
    stated = metas.language or metas.first("content-language", "og:locale", "language") or ""
    hint = resolve_language(stated.split(",")[0], text) if stated.strip() else None
    if not hint or not hint.isascii() or len(hint) > 12:
        return detected
    base = hint.partition("-")[0]
    if detected and detected.partition("-")[0] != base:
        # Themes say "en" whatever is written in them; but a language without words cannot be detected.
        own_script = detected.partition("-")[0] in ("zh", "ja", "ko", "ar", "ru", "th", "he", "el", "hi")
        known = base in tables() and len(text) >= _SURE_LANGUAGE
        return detected if own_script or known else hint
    return detected or hint


def _headline(page: Page, facts: _Facts, runs: Sequence[Run], region: Region) -> tuple[str, str]:
    printed: list[tuple[int, str]] = []
    for index, run in enumerate(runs):
        if run.key and any(element.tag == "h1" for element in run.path):
            far = region.first - index if index <= region.first else 3 * (index - region.first)
            printed.append((far, run.text))
    said = [
        (text, f"{kind} headline")
        for kind, thing in facts.article
        if (text := first_text(thing, "headline", "name"))
    ]
    said += [
        (value, name) for name, value in facts.metas.all("og:title", "twitter:title", "dc.title", "headline")
    ]
    said += [(page.title, "title")] if page.title else []
    return choose([text for _, text in sorted(printed)], said, facts.sites)


def _descriptions(facts: _Facts) -> list[str]:
    found = [
        value
        for _, value in facts.metas.all(
            "og:description", "description", "twitter:description", "dc.description"
        )
    ]
    for _, thing in facts.article:
        for name in ("alternativeHeadline", "description", "abstract"):
            if text := first_text(thing, name):
                found.append(text)
    return found


def _without_headline(parts: list[Part], headline: str) -> list[Part]:
    bare = fold(headline)
    return [
        part
        for index, part in enumerate(parts)
        if index > 3 or part.kind not in ("heading", "paragraph") or fold(part.text) != bare
    ]


def _with_lead_tokens(
    body: Element, runs: Sequence[Run], region: Region, top: Top, pictures: Sequence[Picture], facts: _Facts
) -> None:
    """Put the picture that stands between headline and body, outside of it, before the body."""
    shared = lead_picture(facts.metas, (), facts.article, facts.base)
    for run in runs[top.above : max(region.first, top.start)]:
        token = run.thing
        if token is None or "data-figure" not in token.attributes or region.holder in run.path:
            continue
        picture = pictures[int(token.attributes["data-figure"]) - 1]
        if is_alike(picture.address, shared.address if shared else None):
            body.children.insert(0, token)
            return
        said = picture.caption or picture.credits or len(picture.alt or "") >= _TELLING
        common = [element for element in run.path if element in runs[region.first].path]
        if said and not is_chrome_path(run.path, common[-1]):
            body.children.insert(0, token)
            return


def _with_lead(parts: list[Part], facts: _Facts, code: str | None) -> list[Part]:
    """Credit pictures by the page's data, and open with the picture it is shared with, if none opens it."""
    told = told_of(facts.article, facts.things, facts.base)
    parts = [
        replace(part, shown=replace(part.shown, credit=credit))
        if part.shown and not part.shown.credit and (credit := credit_of(part.shown.address, told))
        else part
        for part in parts
    ]
    shared = lead_picture(facts.metas, told, facts.article, facts.base)
    if shared is None or any(part.kind in ("figure", "embed") for part in parts[:2]):
        return parts
    if any(part.shown and is_alike(part.shown.address, shared.address) for part in parts):
        return parts
    caption, credit = tell_apart(shared.caption, shared.credits, code)
    facts.note("figures", f"og:image: {shared.address}")
    return [Part("figure", "", "", (), shown=Shown(shared.address, shared.alt, caption, credit)), *parts]


def _settle(head: Head, top: Top, above: Sequence[Line]) -> None:
    """Let the standfirst that the page marks stand; a page's own lines at the headline are no boilerplate."""
    head.boilerplate = [line for line in head.boilerplate if line not in above]
    if top.standfirst:
        head.standfirst = top.standfirst.text
        head.evidence["standfirst"] = [top.standfirst]


def _behind(runs: Sequence[Run], region: Region, code: str | None, number: int) -> list[Line]:
    """Return the role lines that stand a little behind the body, numbered from `number`."""
    texts = [
        clean(runs[index].text)
        for index in range(region.last + 1, min(len(runs), region.last + 1 + _AFTER))
        if index not in region.chosen
    ]
    named = [
        text
        for text in texts
        if len(text) <= 200 and (line := read_role_line(text, code)) and any(c.names for c in line.claims)
    ]
    return [Line(number + index, text) for index, text in enumerate(named)]


def _add_people(page: Page, head: Head, top: Top, facts: _Facts, code: str | None) -> None:
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
    named = said or people.from_metas(facts.metas, code, facts.sites) or _elsewhere(page, facts, code)
    if named:
        byline.authors.extend(named.names)
        facts.note("authors", named.place)


def _join_authors(authors: list[str], said: people.Named | None) -> None:
    """Add who the data name beside the authors already known; others than them are not believed."""
    known = set(map(fold, authors))
    if said and known & set(map(fold, said.names)):
        authors.extend(name for name in said.names if fold(name) not in known)


def _elsewhere(page: Page, facts: _Facts, code: str | None) -> people.Named | None:
    """Return the author that byline elements anywhere on the page agree on, or None."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for element in walk(page.root):
        if people.is_byline(element) and len(text_of(element)) <= 300:
            named = people.from_elements([element], code, facts.sites)
            if named:
                found[tuple(map(fold, named[0]))] = named[0]
    if len(found) != 1:
        return None
    names = next(iter(found.values()))
    return people.Named(names, f"byline: {', '.join(names)}") if all(map(is_surely_a_name, names)) else None


def _add_label(head: Head, facts: _Facts, labels: Sequence[str]) -> None:
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


def _add_original(head: Head, original: tuple[str, str] | None, facts: _Facts) -> None:
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

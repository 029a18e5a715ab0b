"""A whole web page → ParsedArticle: body, head and metadata brought together, each value with its place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.content.byline_words import tables
from articles.content.embeds import embed_address
from articles.content.heads import Head
from articles.content.languages import detect_language, resolve_language
from articles.content.names import fold
from articles.content.role_lines import read_role_line
from articles.content.text_lines import Line, clean
from articles.content.tree import Element
from articles.formats import html_people as people
from articles.formats.errors import Unreadable
from articles.formats.html_addresses import alternates, host_of, own_addresses, site_name
from articles.formats.html_assembly import assembled
from articles.formats.html_body import read_body
from articles.formats.html_captions import tell_apart
from articles.formats.html_credits import add_label, add_original, add_people, bylines_of
from articles.formats.html_data import (
    first_text,
)
from articles.formats.html_dates import published
from articles.formats.html_extract import chosen_text
from articles.formats.html_facts import Facts, descriptions_of, facts_of, told_body
from articles.formats.html_head import take_head
from articles.formats.html_headings import level_headings
from articles.formats.html_lead import credit_of, is_alike, lead_picture, told_of
from articles.formats.html_links import base_of, name_links
from articles.formats.html_metas import Metas
from articles.formats.html_page import Page
from articles.formats.html_parts import Part, Shown, parts_of
from articles.formats.html_pictures import Picture, place_pictures
from articles.formats.html_region import Region, body_of, find_region, is_chrome_path
from articles.formats.html_runs import Run, runs_of
from articles.formats.html_tail import take_tail
from articles.formats.html_titles import choose
from articles.formats.html_top import Top, read_top
from articles.formats.html_warnings import LEAST_TEXT, says_wall, warnings_of
from articles.formats.parsed import ParsedArticle
from articles.messages import gettext_noop

_NO_ARTICLE = gettext_noop("No article was found on this page. Send the address of one article, or its text.")
_LAST = 4  # parts at the end in which a paywall speaks
_AFTER = 12  # runs behind the body in which an editor may be named
_PLAYER = re.compile(
    r"https://(?:www\.|player\.|open\.|w\.)?(?:youtube\.com/watch|vimeo\.com/|dailymotion\.com/video|v\.qq\.com/"
    r"|bilibili\.com/|soundcloud\.com/|spotify\.com/)"
)
_TELLING = 15  # characters of an alternative text that says what a picture shows
_SURE_LANGUAGE = 600  # characters from which on the text itself is believed over the page


def read_web_page(
    page: Page, address: str, language: str | None, known_labels: Iterable[str]
) -> ParsedArticle:
    """Return the article on a page. Raises Unreadable where none is found."""
    labels = list(known_labels)
    facts = facts_of(page, address)
    own, original = own_addresses(facts.metas, address)
    facts.base = base_of(page.root, address or (own[0] if own else ""))
    name_links(page.root, facts.base)
    pictures = place_pictures(page.root, facts.base)
    site = site_name(facts.metas, facts.article, facts.things, address or (own[0] if own else ""))
    facts.sites = [site[0] if site else "", host_of(address), host_of(address).split(".")[0]]
    runs = runs_of(page.root)
    region = find_region(page.root, runs, chosen_text(page.root))
    if region is None and (told := told_body(facts)):
        page.root.children.append(told)
        runs = runs_of(page.root)
        region = find_region(page.root, runs, [run.key for run in runs if told in run.path])
    if region is None:
        raise Unreadable(_NO_ARTICLE)
    text = "\n".join(runs[index].text for index in sorted(region.chosen))
    if len(text) < LEAST_TEXT:
        raise Unreadable(_NO_ARTICLE)
    code = _language(language, facts.metas, text)

    headline, place = _headline(page, facts, runs, region)
    top = read_top(runs, region, headline, descriptions_of(facts), set(map(fold, labels)), code)
    body_root = body_of(region, runs, top.above, top.start)
    _with_lead_tokens(body_root, runs, region, top, pictures, facts)
    level_headings(body_root)
    parts, removed = parts_of(body_root, pictures, code, top.shown[-1].number + 1 if top.shown else 1)
    parts = _without_headline(parts, headline)
    if not any(part.lines for part in parts if part.kind != "figure"):
        raise Unreadable(_NO_ARTICLE)
    lines = [*top.shown, *(line for part in parts for line in part.lines)]

    title = top.headline or Line(0, headline) if headline else None
    above = [*([top.standfirst] if top.standfirst else []), *top.lines]
    head, rest = take_head(parts, code, labels, above, title)
    _settle(head, top, above)
    behind = _behind(runs, region, code, lines[-1].number + 1)
    tail = take_tail(rest, head.byline, code, behind)
    kept = [part for part in tail.parts if not _is_wall(part, tail.parts)]
    walls = [part for part in tail.parts if part not in kept]
    body = read_body(_with_lead(kept, facts, code), code, head.byline.credits)
    body = replace(body, boilerplate=(*body.boilerplate, *(line for part in walls for line in part.lines)))

    if place != "h1" and headline:
        facts.note("headline", f"{place}: {headline}")
    add_people(head, top, facts, code, bylines_of(runs, region))
    add_label(head, facts, labels)
    add_original(head, original, facts)
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
        [*(part.text for part in walls), *(run.text for run in runs[region.last + 1 :][:_AFTER])],
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


def _language(language: str | None, metas: Metas, text: str) -> str | None:
    """Return the language of a text: as told, or as the page says unless the text says otherwise."""
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


def _headline(page: Page, facts: Facts, runs: Sequence[Run], region: Region) -> tuple[str, str]:
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


def _without_headline(parts: list[Part], headline: str) -> list[Part]:
    bare = fold(headline)
    return [
        part
        for index, part in enumerate(parts)
        if index > 3 or part.kind not in ("heading", "paragraph") or fold(part.text) != bare
    ]


def _is_wall(part: Part, parts: Sequence[Part]) -> bool:
    """Tell whether one of the last paragraphs says that the rest is for subscribers."""
    return part.kind in ("paragraph", "heading") and part in parts[-_LAST:] and says_wall(part.text)


def _with_lead_tokens(
    body: Element, runs: Sequence[Run], region: Region, top: Top, pictures: Sequence[Picture], facts: Facts
) -> None:
    """Put the picture or player that stands between headline and body, outside of it, before the body."""
    shared = lead_picture(facts.metas, (), facts.article, facts.base)
    for run in runs[top.above : max(region.first, top.start)]:
        thing = run.thing
        if thing is None or region.holder in run.path:
            continue
        common = [element for element in run.path if element in runs[region.first].path]
        apart = is_chrome_path(run.path, common[-1])
        if "data-figure" in thing.attributes:
            picture = pictures[int(thing.attributes["data-figure"]) - 1]
            shares = is_alike(picture.address, shared.address if shared else None)
            said = picture.caption or picture.credits or len(picture.alt or "") >= _TELLING
            portrait = any(people.is_byline(element) for element in run.path[-4:])
            fits = shares or (bool(said) and not portrait and not apart)
        else:
            # A frame may show anything; a player that can be named shows what the article is about.
            fits = not apart and bool(_PLAYER.match(embed_address(thing) or ""))
        if fits:
            body.children.insert(0, thing)
            return


def _with_lead(parts: list[Part], facts: Facts, code: str | None) -> list[Part]:
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
        if 0 < len(text) <= 200 and (line := read_role_line(text, code)) and any(c.names for c in line.claims)
    ]
    return [Line(number + index, text) for index, text in enumerate(named)]

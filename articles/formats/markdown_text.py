"""Markdown → ParsedArticle: CommonMark 0.31 with tables and ~~deletions~~, and what front matter says."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

from markdown_it import MarkdownIt

from articles.content import credited_names
from articles.content.dates import find_date
from articles.content.href import WEB, safe_href
from articles.content.names import fold
from articles.formats import html_article
from articles.formats.errors import Unreadable
from articles.formats.front_matter import Entry, split
from articles.formats.parsed import Evidence, ParsedArticle
from articles.messages import Message, gettext_noop

MOST_CHARACTERS = 220_000  # more than can be stored as a body
_KEYS = {
    "headline": "title headline",
    "standfirst": "standfirst subtitle description summary excerpt dek",
    "authors": "author authors by byline writer",
    "editors": "editor editors",
    "translators": "translator translators translated_by",
    "source": "source publisher publication site site_name",
    "published": "date published published_at publish_date pubdate date_published",
    "language": "lang language locale",
    "original_url": "original original_url original_link source_url source_link url link permalink",
    "canonical_url": "canonical canonical_url canonicalurl",
}
_FIELDS = {key: name for name, keys in _KEYS.items() for key in keys.split()}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?")
# With HTML off, « <!-- more --> » would be text.
_COMMENT = re.compile(r"^[ \t]*<!--[^\n]{0,300}?-->[ \t]*$", re.MULTILINE)
# No HTML: what looks like a tag is text. Nesting is bounded by the preset.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def parse(
    text: str, *, address: str = "", language: str | None = None, known_labels: Iterable[str] = ()
) -> ParsedArticle:
    """Return the article that a Markdown text holds.

    Front matter (YAML's or TOML's usual forms) gives title, people, date, source, language and addresses,
    with evidence on line 0; where the text has a byline of its own, that counts. Keys that say nothing of
    the kind are `boilerplate`. A picture's title is its caption. Raw HTML is text. `address` is where the
    text was, for pictures and links that are relative; `language` and `known_labels` are those of
    `plain_text.parse`. Raises Unreadable for an empty text or one of more than 220,000 characters.
    """
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(
            gettext_noop(
                "The text has %(size)s characters; articles have %(limit)s at most."
                " Send the article's text alone."
            ),
            size=f"{len(text):,}",
            limit=f"{MOST_CHARACTERS:,}",
        )
    entries, body = split(text)
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.key in _FIELDS and entry.values:
            found.setdefault(_FIELDS[entry.key], entry)
    said = {name: entry.values for name, entry in found.items()}
    html = _MARKDOWN.render(_COMMENT.sub("", body))
    if "headline" in said and not _opens_with(html, said["headline"][0]):
        html = f"<h1>{escape(said['headline'][0])}</h1>\n{html}"
    article = html_article.parse(
        html,
        address=address,
        language=language or next(iter(said.get("language", ())), None),
        known_labels=known_labels,
        extract=False,
    )
    used = list(found.values())
    rest = tuple(entry.source for entry in entries if entry not in used)
    return replace(_with_front_matter(article, found, said), boilerplate=(*rest, *article.boilerplate))


def _opens_with(html: str, title: str) -> bool:
    match = re.match(r"\s*<h1>(.*?)</h1>", html[:2000], re.DOTALL)
    return bool(match) and fold(match[1] if match else "") == fold(escape(title))


def _with_front_matter(
    article: ParsedArticle, found: Mapping[str, Entry], said: Mapping[str, Sequence[str]]
) -> ParsedArticle:
    values: dict[str, object] = {}
    warnings = list(article.warnings)
    if "headline" in said:
        values["headline"] = said["headline"][0]
    if "standfirst" in said and not article.standfirst:
        values["standfirst"] = said["standfirst"][0]
    for field in ("authors", "editors", "translators"):
        names = _names(said.get(field, ()), article.language)
        own: tuple[str, ...] = getattr(article, field)
        if names and not own:
            values[field] = names
        elif names and {*map(fold, names)} != {*map(fold, own)}:
            template = gettext_noop(
                "The text's own byline was taken; its front matter names %(names)s instead."
            )
            warnings.append(Message(template, {"names": ", ".join(names)}))
    source = next(iter(said.get("source", ())), "")
    if (
        source
        and not article.source
        and not WEB.match(source)
        and (name := credited_names.organisation(source))
    ):
        values["source"] = name
    if date := _date(next(iter(said.get("published", ())), "")):
        values["published"] = date
    for field in ("original_url", "canonical_url"):
        if link := _address(next(iter(said.get(field, ())), "")):
            values[field] = link
    if "original_url" not in values and not article.original_url and (link := _address(source)):
        values["original_url"] = link
    evidence = dict(article.evidence)
    for field in values:
        entry = found.get(field) or found["source"]
        evidence[field] = (Evidence(0, entry.source[:500]),)
    if "authors" in values:
        warnings = [warning for warning in warnings if warning.template != _NO_AUTHOR]
    return replace(article, **values, warnings=tuple(warnings), evidence=evidence)  # type: ignore[arg-type]


_NO_AUTHOR = "No author was recognised."  # as html_article says it


def _names(values: Iterable[str], language: str | None) -> tuple[str, ...]:
    names = [name for value in values for name in credited_names.people(value, language).names]
    return tuple(dict.fromkeys(names))


def _date(value: str) -> str | None:
    """Return an ISO 8601 date, with time and offset where they are given."""
    if match := _DATE.match(value.strip()):
        written = match[0].replace(" ", "T", 1).replace(" ", "")
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            return None
        return moment.isoformat() if "T" in written else moment.date().isoformat()
    found = find_date(value)
    return found.iso if found else None


def _address(value: str) -> str | None:
    link = safe_href(value)
    return link if link and WEB.match(link) else None

"""What a draft will be made of: what intake found, and what an editor says instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from articles.content.names import fold
from articles.formats.parsed import ParsedArticle

# Fields that hold one value, and those that hold people, in the order of the page.
SINGLE = (
    "headline",
    "standfirst",
    "label",
    "source",
    "original_title",
    "original_url",
    "original_language",
    "published",
    "language",
)
PEOPLE = ("authors", "editors", "translators")


@dataclass(frozen=True)
class Chosen:
    """The values of a draft, as text. "" and () mean: none. `credits` are the pictures' by their numbers."""

    headline: str = ""
    standfirst: str = ""
    label: str = ""
    source: str = ""
    original_title: str = ""
    original_url: str = ""
    original_language: str = ""
    published: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    credits: Mapping[int, str] = field(default_factory=dict)


def found(parsed: ParsedArticle, address: str = "") -> Chosen:
    """What the article says of itself. `address` is where it was fetched, or "".

    A page that names no other original is the original: its own address, headline and language are the
    original's, and the site is the source.
    """
    language = parsed.language or ""
    values = Chosen(
        headline=parsed.headline or "",
        standfirst=parsed.standfirst or "",
        label=parsed.label or "",
        source=parsed.source or "",
        original_title=parsed.original_title or "",
        original_url=parsed.original_url or "",
        published=(parsed.published or "")[:10],
        language=language,
        authors=parsed.authors,
        editors=parsed.editors,
        translators=parsed.translators,
        credits={figure.number: figure.credit for figure in parsed.figures if figure.credit},
    )
    own = parsed.canonical_url or address
    if not own:
        return values
    values = replace(values, source=values.source or parsed.site_name or "")
    if values.original_url or values.original_title:
        return values
    return replace(values, original_url=own, original_title=values.headline, original_language=language)


def decided(values: Chosen, decisions: Mapping[str, Any]) -> Chosen:
    """The values with an editor's decisions over them. What is no decision on a value is left alone."""
    changes: dict[str, Any] = {
        name: decisions[name].strip() for name in SINGLE if isinstance(decisions.get(name), str)
    }
    for name in PEOPLE:
        if isinstance(decisions.get(name), list):
            people = (str(person).strip() for person in decisions[name])
            changes[name] = tuple({fold(person): person for person in people if person}.values())
    if isinstance(decisions.get("credits"), dict):
        changes["credits"] = {
            **values.credits,
            **{int(number): str(line).strip() for number, line in decisions["credits"].items()},
        }
    return replace(values, **changes)


def cleaned(decisions: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is a decision, in the form in which it is kept. Raises ValueError for a wrong form."""
    kept: dict[str, Any] = {}
    known = {each.name for each in fields(Chosen)} | {"accepted", "remember"}
    for name, value in decisions.items():
        if name not in known:
            raise ValueError(f"There is no value called {name!r}.")
        if name == "remember":
            kept[name] = bool(value)
        elif name in PEOPLE or name == "accepted":
            if not isinstance(value, list) or len(value) > 200:
                raise ValueError(f"{name!r} is a list of names.")
            kept[name] = [_short(each) for each in value]
        elif name == "credits":
            if not isinstance(value, dict) or len(value) > 1000:
                raise ValueError("The credits go by the numbers of their figures.")
            kept[name] = {str(int(number)): _short(line) for number, line in value.items()}
        else:
            kept[name] = _short(value)
    return kept


def _short(value: Any) -> str:
    text = str(value)
    if len(text) > 5000 or "\0" in text:
        raise ValueError("A value is too long.")
    return text

"""An item as its editor reviews it: each value with where it came from and what it will become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.content.diff import BlockChange, diff_blocks
from articles.content.names import fold
from articles.content.sanitize import sanitize_body
from articles.formats.parsed import Evidence, ParsedArticle
from articles.ingest import identity, names, renewal, tray
from articles.ingest.chosen import PEOPLE, SINGLE, Chosen
from articles.ingest.corrections import Correction, corrections
from articles.ingest.errors import translated
from articles.models import Article, Contributor, Edition, IntakeItem, Label, Source
from articles.models.named import Named

LABELS: dict[str, Promise] = {
    "headline": gettext_lazy("Headline"),
    "standfirst": gettext_lazy("Standfirst"),
    "label": gettext_lazy("Label"),
    "source": gettext_lazy("Source"),
    "authors": gettext_lazy("Author"),
    "editors": gettext_lazy("Editor"),
    "translators": gettext_lazy("Translator"),
    "original_title": gettext_lazy("Original title"),
    "original_url": gettext_lazy("Original address"),
    "original_language": gettext_lazy("Original language"),
    "published": gettext_lazy("Original date"),
    "language": gettext_lazy("Language"),
}
# How many articles that may be the story are shown.
MATCHES = 4
# What a line was read as, where no value came from it.
ASIDE, UNREAD, BODY = "aside", "unread", "body"


@dataclass(frozen=True)
class Value:
    """One value. `thing` is what its name will become, and `status` tells how that is known: "known", "new"
    (one will be made, unverified), "several" carry the name (a new one will be made), or "" for plain text.
    """

    field: str
    label: str
    found: str
    chosen: str
    accepted: bool
    evidence: tuple[Evidence, ...] = ()
    thing: Named | None = None
    status: str = ""
    index: int = 0

    @property
    def changed(self) -> bool:
        """Its editor says something else than the text."""
        return fold(self.found) != fold(self.chosen)


@dataclass(frozen=True)
class FigureRow:
    """A picture's place, with what its editor says of its credit."""

    number: int
    credit: str
    caption: str
    address: str
    chosen_credit: str


@dataclass(frozen=True)
class LineRow:
    """A line of what came, and what it was read as: a field's name, "body", "aside" or "unread"."""

    number: int
    text: str
    use: str


@dataclass(frozen=True)
class Known:
    """An article that is, or may be, this story; what it changed since, where it was taken in before."""

    article: Article
    edition: Edition | None
    kind: str
    score: int
    reason: str
    headline: str
    offers: tuple[str, ...]
    changes: tuple[BlockChange, ...] = ()


@dataclass(frozen=True)
class Review:
    """All that the review's page shows. `missing` says what a draft still needs."""

    item: IntakeItem
    parsed: ParsedArticle
    chosen: Chosen
    values: list[Value]
    people: list[Value]
    figures: list[FigureRow]
    matches: list[Known]
    warnings: list[str]
    lines: list[LineRow]
    corrections: list[Correction]
    body: str
    missing: list[str]

    @property
    def ready(self) -> bool:
        """A draft can be made of it."""
        return not self.missing


def review(item: IntakeItem) -> Review:
    """Everything about an item that was read; a constant number of queries.

    Raises `Refused` for one that was not read.
    """
    parsed = tray.parsed_of(item)
    chosen = tray.chosen_of(item, parsed)
    accepted = set(item.decisions.get("accepted", ()))
    plain = tray.chosen_of(IntakeItem(address=item.address, entry=item.entry), parsed)
    return Review(
        item=item,
        parsed=parsed,
        chosen=chosen,
        values=_values(item, parsed, plain, chosen, accepted),
        people=_people(parsed, plain, chosen, accepted),
        figures=[
            FigureRow(
                figure.number,
                figure.credit or "",
                figure.caption or "",
                figure.address or "",
                chosen.credits.get(figure.number, ""),
            )
            for figure in parsed.figures
        ],
        matches=[
            _known(match, parsed, chosen)
            for match in identity.matches(parsed, chosen, sha256=item.sha256, address=item.address)[:MATCHES]
        ],
        warnings=[translated(warning) for warning in parsed.warnings],
        lines=line_rows(parsed),
        corrections=corrections(parsed, chosen),
        body=sanitize_body(parsed.body_html),
        missing=list(_missing(parsed, chosen)),
    )


def _values(
    item: IntakeItem, parsed: ParsedArticle, plain: Chosen, chosen: Chosen, accepted: set[str]
) -> list[Value]:
    things: dict[str, tuple[Named | None, str]] = {
        "label": _thing(Label, [chosen.label]).get(chosen.label, (None, "")),
        "source": _source(item, parsed, chosen),
    }
    values = []
    for field in SINGLE:
        thing, status = things.get(field, (None, ""))
        values.append(
            Value(
                field,
                str(LABELS[field]),
                getattr(plain, field),
                getattr(chosen, field),
                field in accepted,
                parsed.evidence.get(field, ()),
                thing,
                status,
            )
        )
    return values


def _source(item: IntakeItem, parsed: ParsedArticle, chosen: Chosen) -> tuple[Named | None, str]:
    if not chosen.source:
        return None, ""
    found = _thing(Source, [chosen.source])[chosen.source]
    if found[1] != "new" or fold(chosen.source) != fold(parsed.site_name or ""):
        return found
    at_home = names.source_at(item.address or chosen.original_url)
    return (at_home, "known") if at_home else found


def _people(parsed: ParsedArticle, plain: Chosen, chosen: Chosen, accepted: set[str]) -> list[Value]:
    things = _thing(Contributor, [name for field in PEOPLE for name in getattr(chosen, field)])
    values = []
    for field in PEOPLE:
        found = getattr(plain, field)
        for index, name in enumerate(getattr(chosen, field)):
            values.append(
                Value(
                    field,
                    str(LABELS[field]),
                    found[index] if index < len(found) else "",
                    name,
                    field in accepted or f"{field}:{index}" in accepted,
                    _evidence_of(parsed, field, found[index] if index < len(found) else name),
                    *things[name],
                    index,
                )
            )
    return values


def _evidence_of(parsed: ParsedArticle, field: str, name: str) -> tuple[Evidence, ...]:
    """The lines of the field that hold this name; all of the field's where none does."""
    lines = parsed.evidence.get(field, ())
    own = tuple(line for line in lines if fold(name) in fold(line.text))
    return own or lines


def _thing(model: type[Named], chosen: Sequence[str]) -> dict[str, tuple[Named | None, str]]:
    found = names.carriers(model, chosen)
    return {
        name: (things[0], "known") if len(things) == 1 else (None, "several" if things else "new")
        for name, things in found.items()
    }


def line_rows(parsed: ParsedArticle) -> list[LineRow]:
    """The lines of what came, each with what it was read as."""
    uses: dict[int, str] = {}
    for field, lines in parsed.evidence.items():
        for line in lines:
            # A byline that is a picture's credit too is shown as the byline.
            if line.line:
                uses.setdefault(line.line, field)
    unread = {line.line for line in parsed.unread}
    aside = {fold(text) for text in parsed.boilerplate}
    return [LineRow(line.line, line.text, _use(line, uses, unread, aside)) for line in parsed.lines]


def _use(line: Evidence, uses: Mapping[int, str], unread: set[int], aside: set[str]) -> str:
    if use := uses.get(line.line):
        return use
    return UNREAD if line.line in unread else ASIDE if fold(line.text) in aside else BODY


def _known(match: identity.Match, parsed: ParsedArticle, chosen: Chosen) -> Known:
    reasons = {
        "same": _("Exactly this was taken in before."),
        "address": _("The same page, or the same original, was taken in before."),
        "text": _("%(score)s %% of the text is the same."),
        "language": _("It seems to be the same story in another language."),
    }
    shown = match.edition or next(iter(match.article.translations.all()), None)
    return Known(
        match.article,
        match.edition,
        match.kind,
        match.score,
        reasons[match.kind] % {"score": match.score},
        shown.headline if shown else match.article.original_title,
        match.offers,
        tuple(_changes(match.edition, parsed)) if match.edition and "update" in match.offers else (),
    )


def _changes(edition: Edition, parsed: ParsedArticle) -> list[BlockChange]:
    """What the publisher changed since the edition was taken in; nothing where it was written here."""
    last = renewal.last_taken(edition)
    if last is None:
        return []
    found = diff_blocks(sanitize_body(last.parsed().body_html), sanitize_body(parsed.body_html))
    return [change for change in found if change.op != "same"]


def _missing(parsed: ParsedArticle, chosen: Chosen) -> Sequence[str]:
    missing = []
    if not chosen.headline:
        missing.append(_("a headline"))
    if not parsed.blocks:
        missing.append(_("a text"))
    if chosen.language not in settings.SITE_LANGUAGES:
        missing.append(_("a language this site publishes in"))
    return missing

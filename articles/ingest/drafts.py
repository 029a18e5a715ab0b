"""From what was read and decided to a draft: a new article, or another language of one that is here."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from articles.content import blocks
from articles.content.names import fold
from articles.formats.parsed import ParsedArticle, ParsedFigure
from articles.ingest import names
from articles.ingest.chosen import Chosen
from articles.ingest.errors import CannotIngest
from articles.models import Article, CreditRole, Edition, Label, Source, User
from articles.workflow import actions
from articles.workflow.content_changes import Change, CreditLine, Details, FigurePlace, Text
from articles.workflow.preconditions import placed_figures

_LONGEST_NAME = 200
_ROLES = {
    "authors": CreditRole.AUTHOR,
    "editors": CreditRole.EDITOR,
    "translators": CreditRole.TRANSLATOR,
}


def demand_language(language: str) -> None:
    """Raise `CannotIngest` for a language this site does not publish in."""
    if language not in settings.SITE_LANGUAGES:
        raise CannotIngest(
            _(
                "The text is in “%(language)s”, and this site publishes in %(known)s. If that is wrong, say "
                "which language it is."
            )
            % {"language": language or "?", "known": ", ".join(settings.SITE_LANGUAGES)}
        )


def new_article(
    parsed: ParsedArticle,
    chosen: Chosen,
    actor: User | None,
    warnings: list[str],
    *,
    address: str = "",
    label: Label | None = None,
) -> Edition:
    """Make an article with its first edition; `label` is one that was chosen outside of the text."""
    demand_language(chosen.language)
    if label is None and chosen.label:
        label = names.label(_name(chosen.label), chosen.language, warnings)
    details = Details(
        label=label,
        source=source_of(parsed, chosen, address, warnings),
        original_title=chosen.original_title[:400],
        original_language=_known_language(chosen.original_language),
        original_url=_usable_address(chosen.original_url, warnings),
        original_date=_date(chosen.published, warnings),
    )
    change = Change(
        text=_text(parsed, chosen, parsed.body_html),
        details=details,
        credits=_credits(chosen, warnings),
        figures=[place(figure, chosen) for figure in parsed.figures],
    )
    return actions.create_article(actor, chosen.language, change)


def new_language(
    article: Article, parsed: ParsedArticle, chosen: Chosen, actor: User | None, warnings: list[str]
) -> Edition:
    """Add the text to `article` in another language: its picture places are the story's, in their order."""
    demand_language(chosen.language)
    source = article.translations.filter(language_code=article.source_language).first()
    there: Sequence[int] = [figure.pk for figure in placed_figures(source)] if source else []
    mapping: dict[int, int | None] = dict(zip((f.number for f in parsed.figures), there, strict=False))
    if len(parsed.figures) != len(there):
        warnings.append(
            _("The story has %(there)s picture places, this text %(here)s: look at where they stand.")
            % {"there": len(there), "here": len(parsed.figures)}
        )
    places = [place(figure, chosen) for figure in parsed.figures if figure.number not in mapping]
    # Its translators join the story's people; whoever wrote and edited the story is known already.
    people = [CreditLine(c.contributor, CreditRole(c.role), c.language_code) for c in article.credits.all()]
    people += [line for line in _credits(chosen, warnings) if line.role == CreditRole.TRANSLATOR]
    change = Change(
        text=_text(parsed, chosen, blocks.replace_figures(parsed.body_html, mapping)),
        credits=people,
        figures=places or None,
    )
    return actions.begin_edition(actor, article, chosen.language, change=change)


def places_of(edition: Edition, parsed: ParsedArticle) -> dict[int, int]:
    """Which figure each numbered place of the text became: by the order in which both stand in the body."""
    return dict(zip((f.number for f in parsed.figures), blocks.figure_ids(edition.body), strict=False))


def source_of(parsed: ParsedArticle, chosen: Chosen, address: str, warnings: list[str]) -> Source | None:
    """The publisher: whom the text names; else whose home page this is; else what the site calls itself."""
    named_by_text = chosen.source and fold(chosen.source) != fold(parsed.site_name or "")
    at_home = None if named_by_text else names.source_at(address or chosen.original_url)
    if at_home is not None and chosen.source:
        return at_home
    return names.source(_name(chosen.source), chosen.language, warnings) if chosen.source else None


def _text(parsed: ParsedArticle, chosen: Chosen, body: str) -> Text:
    return Text(headline=chosen.headline, standfirst=chosen.standfirst, body=body)


def place(figure: ParsedFigure, chosen: Chosen, number: int | None = None) -> FigurePlace:
    """The place of one picture, as the workflow takes it; `number` is its token's where it is another."""
    address = figure.address or ""
    return FigurePlace(
        place=number or figure.number,
        expected_credit=chosen.credits.get(figure.number, figure.credit or "")[:300],
        expected_address=address if len(address) <= 2000 else "",
        caption=figure.caption or "",
        alt=figure.alt or "",
    )


def _credits(chosen: Chosen, warnings: list[str]) -> list[CreditLine]:
    lines = []
    for field, role in _ROLES.items():
        # Whoever translated this text did not translate the others.
        only_in = chosen.language if role is CreditRole.TRANSLATOR else ""
        for name in getattr(chosen, field):
            lines.append(CreditLine(names.contributor(_name(name), chosen.language, warnings), role, only_in))
    return lines


def _name(name: str) -> str:
    if len(name) > _LONGEST_NAME:
        raise CannotIngest(_("“%(value)s…” is no name: it is too long.") % {"value": name[:40]})
    return name


def _usable_address(address: str, warnings: list[str]) -> str:
    """The original's address as the text gives it; nothing, and a warning, for one that is none."""
    try:
        if address:
            URLValidator(schemes=["http", "https"])(address)
            if len(address) > 1000:
                raise ValidationError("")
    except ValidationError:
        warnings.append(
            _("“%(address)s” is no address: add the original’s by hand.") % {"address": address[:100]}
        )
        return ""
    return address


def _date(value: str, warnings: list[str]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        warnings.append(
            _("“%(value)s” is no date: write it as 2026-03-01, or add it by hand.") % {"value": value[:40]}
        )
        return None


def _known_language(code: str) -> str:
    return code if code in dict(settings.LANGUAGES) else ""


def whole(mapping: Mapping[int, int]) -> dict[str, int]:
    """A mapping of places as JSON keeps it."""
    return {str(number): pk for number, pk in mapping.items()}

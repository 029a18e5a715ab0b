"""From what came to a draft: evidence kept, names found, places for pictures, one edition."""

import hashlib
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.content import blocks
from articles.formats import decoding, plain_text
from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from articles.ingest import names
from articles.ingest.errors import CannotIngest, translated
from articles.models import Article, CreditRole, Edition, IngestedItem, Label, User
from articles.workflow import actions
from articles.workflow.content_changes import Change, CreditLine, Details, FigurePlace, Text
from articles.workflow.preconditions import placed_figures

MAX_BYTES = 10_000_000


@dataclass(frozen=True)
class Wanted:
    """What whoever ingests says about the text, over what the text says of itself."""

    language: str = ""
    source: str = ""
    label: str = ""
    original_url: str = ""
    into: int | None = None


@dataclass(frozen=True)
class Ingested:
    """What came of it. `edition` is None only for a dry run; `known` says that it was here already."""

    parsed: ParsedArticle
    edition: Edition | None = None
    known: bool = False
    warnings: list[str] = field(default_factory=list)


def read(data: bytes, wanted: Wanted = Wanted()) -> ParsedArticle:
    """Parse what came, writing nothing. Raises `CannotIngest` for what cannot be read as an article."""
    if len(data) > MAX_BYTES:
        raise CannotIngest(
            _("The file is larger than %(limit)s MB, and no article is. Cut the article out and try again.")
            % {"limit": MAX_BYTES // 1_000_000}
        )
    try:
        decoded = decoding.decode(data, language=wanted.language or None)
        parsed = plain_text.parse(
            decoded.text, language=wanted.language or None, known_labels=names.known_labels()
        )
        return replace(parsed, warnings=(*decoded.warnings, *parsed.warnings))
    except Unreadable as error:
        raise CannotIngest(translated(error.message)) from error


def _demand_language(language: str) -> None:
    if language not in settings.SITE_LANGUAGES:
        raise CannotIngest(
            _(
                "The text is in “%(language)s”, and this site publishes in %(known)s. If that is wrong, say "
                "which it is with --language."
            )
            % {"language": language or "?", "known": ", ".join(settings.SITE_LANGUAGES)}
        )


def _label_option(slug: str, language: str) -> Label:
    found = Label.objects.with_slug(slug, language)
    if found is None:
        known = sorted(
            {row.slug for thing in Label.objects.current().with_names() for row in thing.translations.all()}
        )
        raise CannotIngest(
            _("There is no label “%(slug)s”. Known are: %(known)s. Make it first, or leave it out.")
            % {"slug": slug, "known": ", ".join(known) or _("none yet")}
        )
    return found.resolved()


def _article_option(pk: int, language: str) -> Article:
    article = Article.objects.filter(pk=pk).first()
    if article is None:
        raise CannotIngest(_("There is no article %(pk)s to add a language to.") % {"pk": pk})
    if article.translations.filter(language_code=language).exists():
        raise CannotIngest(
            _("Article %(pk)s has an edition in “%(language)s” already. Open it in the admin to change it.")
            % {"pk": pk, "language": language}
        )
    return article


def ingest(
    data: bytes,
    *,
    name: str = "",
    address: str = "",
    wanted: Wanted = Wanted(),
    actor: User | None = None,
    dry_run: bool = False,
) -> Ingested:
    """Make a draft of what came, and keep it as evidence; in one transaction, or not at all.

    `name` is the file's, `address` where it was fetched. The same bytes twice give the same edition, with
    `known` set. Raises `CannotIngest` with one sentence, and then nothing was written.
    """
    if unfit := [value for value in (wanted.source, wanted.label) if "\0" in value or len(value) > 200]:
        raise CannotIngest(_("“%(value)s” is no name: it is too long.") % {"value": unfit[0][:40]})
    digest = hashlib.sha256(data).hexdigest()
    parsed = read(data, wanted)
    _demand_language(parsed.language or "")
    language = parsed.language or ""
    # Before all else: a mistyped label is said even where the text is known.
    label = _label_option(wanted.label, language) if wanted.label else None
    warnings = [translated(warning) for warning in parsed.warnings]
    if known := _known(digest):
        return Ingested(parsed, known, known=True, warnings=warnings)
    article = _article_option(wanted.into, language) if wanted.into is not None else None
    if dry_run:
        return Ingested(parsed, warnings=warnings)
    try:
        with transaction.atomic():
            if article is None:
                edition = _new_article(parsed, wanted, label, actor, warnings)
            else:
                edition = _new_language(article, parsed, actor, warnings)
            IngestedItem.objects.create(
                sha256=digest,
                content=data,
                media_type=mimetypes.guess_type(name)[0] or "text/plain",
                name=name[:255],
                address=address,
                language_code=language,
                found=parsed.as_json(),
                article=edition.master,
                user=actor,
            )
            actions.log(
                actor,
                "ingest",
                article=edition.master,
                language=language,
                revision=edition.latest_revision,
                note=name or address,
                warnings=warnings,
            )
    except IntegrityError:
        # The same bytes arrived twice at the same moment: the other one is the draft.
        if other := _known(digest):
            return Ingested(parsed, other, known=True, warnings=warnings)
        raise
    except ValidationError as error:
        raise CannotIngest(" ".join(error.messages)) from error
    except ValueError as error:
        raise CannotIngest(str(error)) from error
    return Ingested(parsed, edition, warnings=warnings)


def _known(digest: str) -> Edition | None:
    item = IngestedItem.objects.filter(sha256=digest).first()
    if item is None:
        return None
    return item.article.translations.filter(language_code=item.language_code).first()


def _text(parsed: ParsedArticle, body: str) -> Text:
    return Text(headline=parsed.headline or "", standfirst=parsed.standfirst or "", body=body)


def _places(parsed: ParsedArticle) -> list[FigurePlace]:
    return [
        FigurePlace(place=figure.number, expected_credit=figure.credit or "", caption=figure.caption or "")
        for figure in parsed.figures
    ]


def _credits(parsed: ParsedArticle, warnings: list[str]) -> list[CreditLine]:
    language = parsed.language or ""
    lines = []
    for role, people, only_in in (
        (CreditRole.AUTHOR, parsed.authors, ""),
        (CreditRole.EDITOR, parsed.editors, ""),
        # Whoever translated this text did not translate the others.
        (CreditRole.TRANSLATOR, parsed.translators, language),
    ):
        lines += [CreditLine(names.contributor(name, language, warnings), role, only_in) for name in people]
    return lines


def _usable_address(address: str, warnings: list[str]) -> str:
    """The original's address as the text gives it; nothing, and a warning, for one that is none."""
    try:
        if address:
            URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        warnings.append(
            _("“%(address)s” is no address: add the original’s by hand.") % {"address": address[:100]}
        )
        return ""
    return address


def _new_article(
    parsed: ParsedArticle, wanted: Wanted, label: Label | None, actor: User | None, warnings: list[str]
) -> Edition:
    language = parsed.language or ""
    if label is None and parsed.label:
        label = names.label(parsed.label, language, warnings)
    source_name = wanted.source or parsed.source
    original_url = wanted.original_url or _usable_address(parsed.original_url or "", warnings)
    details = Details(
        label=label,
        source=names.source(source_name, language, warnings) if source_name else None,
        original_title=parsed.original_title or "",
        original_url=original_url,
    )
    change = Change(
        text=_text(parsed, parsed.body_html),
        details=details,
        credits=_credits(parsed, warnings),
        figures=_places(parsed),
    )
    return actions.create_article(actor, language, change)


def _new_language(
    article: Article, parsed: ParsedArticle, actor: User | None, warnings: list[str]
) -> Edition:
    """Another language of a story that is here: its picture places are the story's, in the same order."""
    source = article.translations.filter(language_code=article.source_language).first()
    there: Sequence[int] = [figure.pk for figure in placed_figures(source)] if source else []
    mapping: dict[int, int | None] = dict(zip((f.number for f in parsed.figures), there, strict=False))
    if len(parsed.figures) != len(there):
        warnings.append(
            _("The story has %(there)s picture places, this text %(here)s: look at where they stand.")
            % {"there": len(there), "here": len(parsed.figures)}
        )
    places = [place for place in _places(parsed) if place.place not in mapping]
    # Its translators join the story's people; whoever wrote and edited the story is known already.
    people = [CreditLine(c.contributor, CreditRole(c.role), c.language_code) for c in article.credits.all()]
    people += [line for line in _credits(parsed, warnings) if line.role == CreditRole.TRANSLATOR]
    change = Change(
        text=_text(parsed, blocks.replace_figures(parsed.body_html, mapping)),
        credits=people,
        figures=places or None,
    )
    return actions.begin_edition(actor, article, parsed.language or "", change=change)

"""In one step from bytes to a draft, for commands: what the tray does in several, for people."""

import mimetypes
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from articles.ingest import chosen as choosing
from articles.ingest import drafts, evidence, identity, renewal
from articles.ingest.errors import CannotIngest, translated
from articles.ingest.identity import Match
from articles.ingest.incoming import Incoming
from articles.ingest.reading import parsed_from
from articles.models import Article, Edition, IntakeKind, Label, User
from articles.workflow.errors import Refused

MAX_BYTES = 10_000_000
# Per cent of a text from which on it is the same one, and not one that quotes it.
SURELY_SAME = 60


@dataclass(frozen=True)
class Wanted:
    """What whoever ingests says about the text, over what the text says of itself."""

    language: str = ""
    source: str = ""
    label: str = ""
    original_url: str = ""
    into: int | None = None
    # For a story that is here already: take its publisher's changes, or make another article all the same.
    update: bool = False
    new: bool = False


@dataclass(frozen=True)
class Ingested:
    """What came of it. `edition` is None only for a dry run; `known` says that it was here already."""

    parsed: ParsedArticle
    edition: Edition | None = None
    known: bool = False
    warnings: list[str] = field(default_factory=list)


def read(data: bytes, wanted: Wanted = Wanted(), *, name: str = "", address: str = "") -> ParsedArticle:
    """Parse what came, writing nothing. Raises `CannotIngest` for what cannot be read as an article."""
    try:
        return parsed_from(Incoming(IntakeKind.FILE, data, name, address, language=wanted.language))
    except Unreadable as error:
        raise CannotIngest(translated(error.message)) from error


def ingest(
    data: bytes,
    *,
    name: str = "",
    address: str = "",
    media_type: str = "",
    headers: dict[str, str] | None = None,
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
    incoming = Incoming(
        IntakeKind.FILE,
        data,
        name,
        address,
        media_type or mimetypes.guess_type(name)[0] or "",
        wanted.language,
    )
    try:
        parsed = parsed_from(incoming)
    except Unreadable as error:
        raise CannotIngest(translated(error.message)) from error
    chosen = choosing.found(parsed, address)
    chosen = replace(
        chosen,
        source=wanted.source or chosen.source,
        original_url=wanted.original_url or chosen.original_url,
    )
    drafts.demand_language(chosen.language)
    # Before all else: a mistyped label is said even where the text is known.
    label = _label_option(wanted.label, chosen.language) if wanted.label else None
    warnings = [translated(warning) for warning in parsed.warnings]
    digest = evidence.digest(data)
    if known := evidence.known(digest):
        return Ingested(parsed, known, known=True, warnings=warnings)
    article = _article_option(wanted.into, chosen.language) if wanted.into is not None else None
    here = None
    if article is None and not wanted.new:
        here = _here_already(identity.matches(parsed, chosen, address=address), warnings)
    if dry_run:
        return Ingested(parsed, warnings=warnings)
    if here is not None and not wanted.update:
        return Ingested(parsed, here, known=True, warnings=warnings)
    try:
        with transaction.atomic():
            verb = "ingest"
            if here is not None:
                edition, verb = renewal.renewed(here, parsed, chosen, actor, warnings), "ingest_update"
            elif article is None:
                edition = drafts.new_article(parsed, chosen, actor, warnings, address=address, label=label)
            else:
                edition = drafts.new_language(article, parsed, chosen, actor, warnings)
            evidence.keep(incoming, parsed, edition, actor, headers=headers, warnings=warnings, verb=verb)
    except IntegrityError:
        # The same bytes arrived twice at the same moment: the other one is the draft.
        if other := evidence.known(digest):
            return Ingested(parsed, other, known=True, warnings=warnings)
        raise
    except ValidationError as error:
        raise CannotIngest(" ".join(error.messages)) from error
    except (Refused, ValueError) as error:
        raise CannotIngest(str(error)) from error
    return Ingested(parsed, edition, warnings=warnings)


def _here_already(matches: list[Match], warnings: list[str]) -> Edition | None:
    """The edition that this text is, or None; `warnings` says what else it may be."""
    for match in matches:
        if match.edition and (match.kind == "address" or match.score >= SURELY_SAME):
            warnings.append(
                _(
                    "This story is here already, as article %(pk)s. Take its publisher’s changes with "
                    "--update, or make another article with --new."
                )
                % {"pk": match.article.pk}
            )
            return match.edition
        if match.edition:
            warnings.append(
                _("%(score)s %% of the text is also in article %(pk)s.")
                % {"score": match.score, "pk": match.article.pk}
            )
        else:
            warnings.append(
                _("It may be the story of article %(pk)s in another language: --into %(pk)s joins the two.")
                % {"pk": match.article.pk}
            )
    return None


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
    label: Label = found.resolved()
    return label


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

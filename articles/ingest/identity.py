"""Whether a story is here already: the same bytes, the same page, nearly the same text, another language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q, QuerySet

from articles.content import blocks
from articles.content.addresses import page_key, spellings
from articles.content.fingerprints import fingerprint, marks, resemblance, shared_marks
from articles.content.names import fold
from articles.formats.parsed import ParsedArticle
from articles.ingest import names
from articles.ingest.chosen import Chosen
from articles.models import Article, Contributor, Edition, IngestedItem, Source

Kind = Literal["same", "address", "text", "language"]
# From how much on two texts are one, or two stories one story.
SAME_TEXT = 0.35
SAME_STORY = 0.5
_CANDIDATES = 40


@dataclass(frozen=True)
class Match:
    """An article that is, or may be, this story. `edition` is its edition in the text's language, or None.

    `kind` says how it was recognised: by the same bytes, an address, the text, or as another language of the
    story. `score` is a percentage.
    """

    article: Article
    edition: Edition | None
    kind: Kind
    score: int

    @property
    def offers(self) -> tuple[str, ...]:
        """What can be done with it."""
        if self.kind == "same":
            return ("drop",)
        return ("update", "drop") if self.edition else ("into", "drop")


def text_of(parsed: ParsedArticle) -> str:
    """The words by which an article is recognised again: its headline and its blocks, without markup."""
    return "\n".join(
        [parsed.headline or "", *(block.text or "\n".join(block.items) for block in parsed.blocks)]
    )


def address_keys(parsed: ParsedArticle, address: str, chosen: Chosen) -> set[str]:
    """The keys of every address under which this page, or its original, is known."""
    return {
        page_key(known)
        for known in (address, parsed.canonical_url or "", parsed.original_url or "", chosen.original_url)
    } - {""}


def matches(parsed: ParsedArticle, chosen: Chosen, *, sha256: str = "", address: str = "") -> list[Match]:
    """The articles that this text is or may be, surest first; a constant number of queries."""
    found: dict[int, tuple[Kind, float]] = {}

    def note(article: int, kind: Kind, score: float) -> None:
        found.setdefault(article, (kind, score))

    for pk in IngestedItem.objects.filter(sha256=sha256).values_list("article", flat=True) if sha256 else ():
        note(pk, "same", 1.0)
    for pk in _by_address(address_keys(parsed, address, chosen)):
        note(pk, "address", 1.0)
    sketch = fingerprint(text_of(parsed))
    near = IngestedItem.objects.filter(fingerprint__overlap=sketch).values_list("article", "fingerprint")
    for pk, other in near[:200]:
        if (score := resemblance(sketch, other)) >= SAME_TEXT:
            note(pk, "text", score)
    for pk in _by_address({page_key(other) for other in parsed.alternates.values()} - {""}):
        note(pk, "language", 1.0)
    for article, score in _other_languages(parsed, chosen):
        note(article, "language", score)
    articles = Article.objects.select_related("source", "label").prefetch_related("translations")
    by_id = articles.in_bulk(list(found))
    ranked = sorted(found.items(), key=lambda pair: (_ORDER[pair[1][0]], -pair[1][1]))
    return [
        Match(by_id[pk], _edition(by_id[pk], chosen.language), kind, round(100 * score))
        for pk, (kind, score) in ranked
        if pk in by_id
    ]


_ORDER: dict[Kind, int] = {"same": 0, "address": 1, "text": 2, "language": 3}


def _edition(article: Article, language: str) -> Edition | None:
    return next((row for row in article.translations.all() if row.language_code == language), None)


def _by_address(keys: set[str]) -> list[int]:
    if not keys:
        return []
    typed = {spelling for key in keys for spelling in spellings(f"https://{key}")}
    ingested = IngestedItem.objects.filter(canonical_address__in=keys).values_list("article", flat=True)
    written = Article.objects.filter(original_url__in=typed).values_list("pk", flat=True)
    return list(dict.fromkeys([*ingested, *written]))


def _other_languages(parsed: ParsedArticle, chosen: Chosen) -> Iterable[tuple[int, float]]:
    """Stories of the same people, publisher or title that keep the same numbers and names."""
    people = names.carriers(Contributor, [*chosen.authors, *chosen.editors])
    persons = {thing.pk for things in people.values() for thing in things}
    publishers = {thing.pk for things in names.carriers(Source, [chosen.source]).values() for thing in things}
    titles = {title for title in (chosen.headline, chosen.original_title) if title}
    candidates = _candidates(persons, publishers, titles)
    own = marks(text_of(parsed))
    for article in candidates:
        editions = list(article.translations.all())
        theirs = {fold(article.original_title), *(fold(edition.headline) for edition in editions)} - {""}
        if theirs & {fold(title) for title in titles}:
            yield article.pk, 0.9
            continue
        kept = max(
            (shared_marks(own, marks(f"{row.headline}\n{blocks.text(row.body)}")) for row in editions),
            default=0.0,
        )
        credited = {credit.contributor_id for credit in article.credits.all()}
        score = (
            0.6 * kept
            + (0.25 if persons & credited else 0)
            + (0.15 if article.source_id in publishers else 0)
        )
        if score >= SAME_STORY and kept:
            yield article.pk, score


def _candidates(persons: set[int], publishers: set[int], titles: set[str]) -> QuerySet[Article]:
    same = Q(pk__in=[])
    if titles:
        written = Edition.objects.filter(headline__in=titles).values("master")
        same |= Q(original_title__in=titles) | Q(pk__in=written)
    if persons:
        same |= Q(pk__in=Article.objects.filter(credits__contributor__in=persons).values("pk"))
    if publishers:
        same |= Q(source__in=publishers)
    return (
        Article.objects.filter(same).prefetch_related("translations", "credits").order_by("-pk")[:_CANDIDATES]
    )

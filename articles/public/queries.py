"""What pages read from the database: always the live revision, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Case, F, TextField, Value, When

from articles.caching import tags
from articles.models import Edition
from articles.models.edition import EditionQuerySet
from articles.rendering import article_path

PER_PAGE = 20


@dataclass(frozen=True)
class Version:
    """One language in which a page exists."""

    language: str
    path: str


def live(language: str | None = None) -> EditionQuerySet:
    """Live editions with their live revision and without bodies, newest first."""
    editions: EditionQuerySet = Edition.objects.live(language)
    return editions.select_related("live_revision").defer("body", "live_revision__body").newest_first()


def site_languages() -> list[str]:
    """The languages this site publishes in."""
    return list(settings.SITE_LANGUAGES)


def versions(articles: Iterable[int]) -> dict[int, list[Version]]:
    """The live editions of these articles, in the site's order of languages: one query."""
    articles = list(articles)
    tags.note_ids("a", articles)
    found: dict[int, list[Version]] = defaultdict(list)
    rows = Edition.objects.live().filter(master__in=articles).select_related("live_revision")
    for edition in rows.only("master_id", "language_code", "slug", "live_revision__slug"):
        found[edition.master_id].append(Version(edition.language_code, article_path(edition)))
    for several in found.values():
        in_site_order(several)
    return found


def in_site_order(rows: list[Version]) -> None:
    """Sort versions as the site orders its languages; one it has given up goes last."""
    order = {code: place for place, code in enumerate(settings.SITE_LANGUAGES)}
    rows.sort(key=lambda version: order.get(version.language, len(order)))


def live_editions(article: int, language: str) -> tuple[Edition | None, list[Version]]:
    """The live edition of an article in `language`, and every live version of it: one query.

    Only the edition that is read comes with its body.
    """
    tags.note_ids("a", [article])
    theirs = When(language_code=language, then=F("live_revision__body"))
    body = Case(theirs, default=Value(""), output_field=TextField())
    rows = Edition.objects.live().filter(master_id=article).annotate(own_body=body)
    found, all_versions = None, []
    for edition in rows.select_related("master", "live_revision").defer("body", "live_revision__body"):
        all_versions.append(Version(edition.language_code, article_path(edition)))
        if edition.language_code == language and edition.live_revision is not None:
            edition.live_revision.body = edition.own_body
            found = edition
    in_site_order(all_versions)
    return found, all_versions

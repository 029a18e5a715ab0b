"""The front page as editors arranged it: what they put on top, then what is newest."""

from collections.abc import Sequence

from articles.caching import tags
from articles.caching.fragments import remembered
from articles.models import Edition, FrontPlace
from articles.public import queries


def places(language: str) -> tuple[int, ...]:
    """The articles that editors placed, in order; those that are not live in this language among them."""

    def make() -> tuple[int, ...]:
        tags.note(f"front:{language}")
        return tuple(FrontPlace.objects.standing(language).values_list("article", flat=True))

    return remembered(("front", language), make)


def arranged(newest: Sequence[Edition], language: str) -> list[Edition]:
    """The first page: what was placed and is live, in its order, then what is newest and not among it.

    One query where all that was placed is among the newest; else one more.
    """
    wanted = places(language)
    tags.note_ids("a", wanted)
    by_article = {edition.master_id: edition for edition in newest}
    if missing := [article for article in wanted if article not in by_article]:
        rows = queries.live(language).filter(master__in=missing)
        by_article = {**by_article, **{edition.master_id: edition for edition in rows}}
    placed = [by_article[article] for article in wanted if article in by_article]
    return [*placed, *(edition for edition in newest if edition.master_id not in set(wanted))]

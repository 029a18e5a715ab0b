"""The front page as editors arranged it: what they put on top, then what is newest."""

from collections.abc import Sequence

from articles.caching import tags
from articles.caching.fragments import remembered
from articles.models import Edition, FrontPlace


def places(language: str) -> tuple[int, ...]:
    """The articles that editors placed, in order; those that are not live in this language among them."""

    def make() -> tuple[int, ...]:
        tags.note(f"front:{language}")
        return tuple(FrontPlace.objects.standing(language).values_list("article", flat=True))

    return remembered(("front", language), make)


def arranged(newest: Sequence[int], language: str) -> list[int]:
    """The editions of the first page: what was placed and is live, in its order, then what is newest and not
    among it. One query where something is placed.
    """
    if not (wanted := places(language)):
        return list(newest)
    tags.note_ids("a", wanted)
    found = Edition.objects.live(language).filter(master__in=wanted).values_list("master_id", "pk")
    by_article = dict(found)
    placed = [by_article[article] for article in wanted if article in by_article]
    return [*placed, *(pk for pk in newest if pk not in set(placed))]

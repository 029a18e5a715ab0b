"""An edition tied to the one it is translated from, from its beginning or later."""

from django.utils import timezone

from articles.models import Edition, EditionLink
from articles.translation.segments import Renewed, renew
from articles.translation.sync import take_over


def links_of(edition: Edition) -> list[EditionLink]:
    """The links in step of which this edition is an end, locked in one order."""
    links = EditionLink.objects.in_step().select_for_update(of=("self",)).order_by("pk")
    return list(links.filter(source=edition) | links.filter(edition=edition))


def tie(edition: Edition, source: Edition) -> EditionLink:
    """Put `edition`, which has no link yet, in step with `source`: an empty block for each of its segments.

    Both rows must be locked, the source have a revision. Raises ValueError where there is nothing to tie.
    """
    revision = source.latest_revision
    if revision is None or edition.pk == source.pk:
        raise ValueError("An edition is translated from another one, which has a revision.")
    renewed = renew(source, revision)
    link = EditionLink.objects.create(edition=edition, source=source, revision=revision)
    take_over([link], _all_new(renewed), revision)
    return link


def _all_new(renewed: Renewed) -> Renewed:
    """The source's segments, as they look to somebody who has seen none."""
    seen = Renewed(heads=renewed.heads, places=renewed.places, units=renewed.units)
    seen.new = list(renewed.places)
    return seen


def cut(link: EditionLink, user_id: int | None) -> None:
    """From now on the edition goes its own way: what is changed in its source does not reach it."""
    link.cut_at, link.cut_by_id = timezone.now(), user_id
    link.save(update_fields=["cut_at", "cut_by"])

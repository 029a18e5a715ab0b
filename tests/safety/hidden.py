"""Editions that readers must not see, in every way of being hidden, marked with canaries."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from articles.models import (
    Contributor,
    Edition,
    Figure,
    Image,
    Label,
    Role,
    SitePageTranslation,
    Source,
    Topic,
)
from articles.workflow import actions, site_pages
from articles.workflow.content_changes import Change, FigurePlace, Text
from tests.factories import (
    make_article,
    make_contributor,
    make_image,
    make_label,
    make_live,
    make_page,
    make_scheduled,
    make_source,
    make_topic,
    make_user,
)

# Words that occur nowhere else: one of them in an answer is a leak, and says of what.
CANARY = "kanarie"
LANGUAGE = "fr"


@dataclass(frozen=True)
class Hidden:
    """A hidden edition, what it is made of, and a slug it had before."""

    edition: Edition
    label: Label
    source: Source
    topic: Topic
    person: Contributor
    image: Image
    old_slug: str
    page: SitePageTranslation
    portrait: Image

    @property
    def figure(self) -> Figure:
        return self.edition.master.figures.get()


def canary(what: str) -> str:
    """A word that marks one part of a hidden edition."""
    return f"{CANARY}{what}"


def _text(suffix: str = "") -> Text:
    return Text(
        headline=canary("headline") + suffix,
        standfirst=canary("standfirst"),
        kicker=canary("kicker"),
        slug=canary("slug"),
        body=f"<p>{canary('body')}</p>",
    )


def make_draft() -> Hidden:
    """A draft whose every part is a canary, ready to be published."""
    label = make_label({LANGUAGE: canary("label")}, note=f"<p>{canary('note')}</p>")
    source = make_source({LANGUAGE: canary("source")})
    topic = make_topic({LANGUAGE: canary("topic")})
    portrait = make_image(canary("portrait-credit"), alt={LANGUAGE: canary("portrait-alt")})
    person = make_contributor({LANGUAGE: canary("person")}, portrait=portrait)
    image = make_image(canary("credit"))
    image.filename = f"{canary('filename')}.jpg"
    image.save()
    edition = make_article(
        LANGUAGE,
        headline=canary("old-slug"),
        label=label,
        source=source,
        topics=[topic],
        authors=[person],
        original_title=canary("original"),
        original_url=f"https://example.org/{canary('url')}",
    )
    old_slug = edition.slug
    figure = FigurePlace(image=image, caption=canary("caption"), alt=canary("alt"))
    edition = actions.save_edition(
        make_user(Role.EDITOR), edition, Change(text=_text(), figures=[figure]), version=None
    )
    page = make_page(
        LANGUAGE,
        canary("page-title"),
        menu_title=canary("page-menu"),
        summary=canary("page-summary"),
        body=f"<p>{canary('page-body')}</p>",
        shown=False,
    )
    # It stands in the menus already, like the label and the topic: readers do not meet them there yet.
    targets = [page.master, label, topic]
    site_pages.save_menu(make_user(Role.CHIEF), {"navigation": targets, "footer": targets}, version=None)
    return Hidden(edition, label, source, topic, person, image, old_slug, page, portrait)


def _submitted(hidden: Hidden) -> Edition:
    return actions.submit(make_user(Role.EDITOR), hidden.edition)


def _approved(hidden: Hidden) -> Edition:
    return actions.approve(make_user(Role.CHIEF), _submitted(hidden))


def _sent_back(hidden: Hidden) -> Edition:
    return actions.request_changes(make_user(Role.CHIEF), _submitted(hidden), note=canary("reason"))


def _scheduled(hidden: Hidden) -> Edition:
    return make_scheduled(hidden.edition, timezone.now() + dt.timedelta(hours=1))


def _embargoed(hidden: Hidden) -> Edition:
    hidden.edition.master.embargo_until = timezone.now() + dt.timedelta(hours=1)
    hidden.edition.master.save()
    return make_live(hidden.edition)


def _expired(hidden: Hidden) -> Edition:
    edition = make_live(hidden.edition, at=timezone.now() - dt.timedelta(days=2))
    Edition.objects.filter(pk=edition.pk).update(live_until=timezone.now() - dt.timedelta(days=1))
    return edition


def _unpublished(hidden: Hidden) -> Edition:
    return actions.unpublish(make_user(Role.CHIEF), make_live(hidden.edition), note=canary("reason"))


def _taken_down(hidden: Hidden) -> Edition:
    live = make_live(hidden.edition, at=timezone.now() - dt.timedelta(days=2))
    return actions.take_down(make_user(Role.CHIEF), live, note=canary("reason"))


def _taken_down_before_it_was_live(hidden: Hidden) -> Edition:
    return actions.take_down(make_user(Role.CHIEF), _scheduled(hidden), note=canary("reason"))


def _spiked(hidden: Hidden) -> Edition:
    return actions.spike(make_user(Role.EDITOR), hidden.edition)


WAYS: dict[str, Callable[[Hidden], Edition]] = {
    "draft": lambda hidden: hidden.edition,
    "in review": _submitted,
    "changes requested": _sent_back,
    "approved": _approved,
    "spiked": _spiked,
    "scheduled": _scheduled,
    "embargoed": _embargoed,
    "expired": _expired,
    "unpublished": _unpublished,
    "taken down": _taken_down,
    "taken down before it was live": _taken_down_before_it_was_live,
}


def make_hidden(way: str) -> Hidden:
    """A hidden edition, hidden in this way."""
    hidden = make_draft()
    WAYS[way](hidden)
    hidden.edition.refresh_from_db()
    return hidden

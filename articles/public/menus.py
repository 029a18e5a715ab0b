"""The navigation and the footer of every page for readers: what there is in their language, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import JSONObject
from django.urls import reverse

from articles.caching import tags
from articles.caching.fragments import remembered
from articles.models import (
    LabelTranslation,
    ListingEntry,
    Menu,
    MenuEntry,
    SitePageTranslation,
    TopicTranslation,
)
from articles.models.named import NEAR_LANGUAGES


@dataclass(frozen=True)
class MenuLink:
    """One entry as readers meet it. `language` is that of its words."""

    text: str
    path: str
    language: str


@dataclass(frozen=True)
class Menus:
    """Both menus of a page in one language."""

    navigation: Sequence[MenuLink] = ()
    footer: Sequence[MenuLink] = ()


def _name(model: Any, noun: str, language: str) -> Subquery:
    """A thing's name to show in `language`, as `Named.translation_for` chooses it."""
    wanted = (language, *NEAR_LANGUAGES.get(language, ()), settings.LANGUAGE_CODE)
    rank = Case(
        *(When(language_code=code, then=Value(place)) for place, code in enumerate(wanted)),
        default=Value(len(wanted)),
        output_field=IntegerField(),
    )
    rows = model.objects.filter(master=OuterRef(noun)).order_by(rank, "language_code")
    return Subquery(rows.values(found=JSONObject(text="name", slug="slug", language="language_code"))[:1])


def entries(language: str) -> list[MenuEntry]:
    """Every entry with all that its link shows, in order, absent ones too.

    A label or topic has a page where something live carries it.
    """
    pages = SitePageTranslation.objects.shown(language).filter(master=OuterRef("page")).order_by()
    page = JSONObject(text="live_revision__menu_title", title="live_revision__title", slug="live_slug")
    live = ListingEntry.objects.live(language).order_by()
    labelled = live.filter(kind="l", thing=OuterRef("label"))
    topical = live.filter(kind="t", thing=OuterRef("topic"))
    return list(
        MenuEntry.objects.annotate(
            page_found=Subquery(pages.values(found=page)[:1]),
            label_found=Case(When(Q(Exists(labelled)), then=_name(LabelTranslation, "label", language))),
            topic_found=Case(When(Q(Exists(topical)), then=_name(TopicTranslation, "topic", language))),
        )
    )


def menus(language: str) -> Menus:
    """The menus in `language`. One that leads nowhere in it is left out: one query, or none."""
    return remembered(("menus", language), lambda: _menus(language))


def _menus(language: str) -> Menus:
    tags.note("menus", f"menu:{language}")
    found: dict[str, list[MenuLink]] = {menu: [] for menu in Menu.values}
    for entry in entries(language):
        tags.note_ids("l", [entry.label_id])
        tags.note_ids("t", [entry.topic_id])
        if link := _link(entry, language):
            found[entry.menu].append(link)
    return Menus(tuple(found[Menu.NAVIGATION]), tuple(found[Menu.FOOTER]))


def _link(entry: Any, language: str) -> MenuLink | None:
    for route, row in (
        ("site_page", entry.page_found),
        ("label", entry.label_found),
        ("topic", entry.topic_found),
    ):
        if row:
            path = reverse(f"public:{route}", kwargs={"language": language, "slug": row["slug"]})
            return MenuLink(row["text"] or row["title"], path, row.get("language", language))
    return None

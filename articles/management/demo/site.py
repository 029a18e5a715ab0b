"""The demo's site pages and menus, written and shown by its chief editor."""

import datetime as dt

from django.conf import settings

from articles.management.demo import texts
from articles.management.demo.clock import standing_at
from articles.management.demo.newsroom import Newsroom
from articles.management.demo.pages import FOOTER, NAVIGATION, PAGES
from articles.models import Menu, SitePage
from articles.workflow import site_pages
from articles.workflow.site_pages import PageText, Target

WRITTEN_DAYS_AGO, CHANGED_DAYS_AGO = 110, 6
# Written, and waiting to be shown.
NOT_SHOWN = {("corrections", "ar")}
# (page, language) → what the working copy says instead, and readers do not have yet.
CHANGED = {("privacy", "fr"): ("Pendant sept jours", "Pendant trois jours", "Décidé en réunion jeudi.")}


def build_pages(room: Newsroom) -> None:
    """Make every page in the languages this site publishes, then the menus."""
    chief = room.users["chief"]
    pages: dict[str, SitePage] = {}
    with standing_at(room.now - dt.timedelta(days=WRITTEN_DAYS_AGO)):
        for key, page in PAGES.items():
            for language, text in page.TEXTS.items():
                if language not in settings.SITE_LANGUAGES:
                    continue
                written = _text(text, language)
                if key in pages:
                    row = site_pages.save_page(chief, pages[key], language, written, version=0)
                else:
                    row = site_pages.create_page(chief, page.KIND, language, written)
                    pages[key] = row.master
                if (key, language) not in NOT_SHOWN:
                    site_pages.show_page(chief, row)
        _menus(room, pages)
    with standing_at(room.now - dt.timedelta(days=CHANGED_DAYS_AGO)):
        for (key, language), (old, new, note) in CHANGED.items():
            if language in settings.SITE_LANGUAGES:
                text = PAGES[key].TEXTS[language].replace(old, new)
                site_pages.save_page(
                    chief, pages[key], language, _text(text, language), version=None, note=note
                )


def _text(text: str, language: str) -> PageText:
    version = texts.parse(text, language)
    return PageText(
        version.headline, version.kicker, version.standfirst, slug=version.kicker, body=version.body
    )


def _menus(room: Newsroom, pages: dict[str, SitePage]) -> None:
    def target(kind: str, key: str) -> Target:
        if kind == "page":
            return pages[key]
        return room.labels[key] if kind == "label" else room.topics[key]

    menus = {
        Menu.NAVIGATION.value: [target(*entry) for entry in NAVIGATION],
        Menu.FOOTER.value: [target(*entry) for entry in FOOTER],
    }
    site_pages.save_menu(room.users["chief"], menus, version=None)

"""Every word people see is there in every language they may see it in."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

LOCALE = Path(settings.LOCALE_PATHS[0])
# Strings from these places are for readers; the rest is the desk's.
READERS = (
    "articles/public/",
    "articles/rendering.py",
    "articles/templatetags/",
    "articles/templates/public/",
    "articles/templates/4",
    "articles/templates/5",
)


def folder(language: str) -> Path:
    """Django's name of a language's folder: `zh-hans` is `zh_Hans`."""
    base, _, script = language.partition("-")
    return LOCALE / (f"{base}_{script.title()}" if script else base) / "LC_MESSAGES"


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(folder(language) / "django.po"))


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", text))


def is_for_readers(entry: polib.POEntry) -> bool:
    return any(path.startswith(READERS) for path, _line in entry.occurrences)


TRANSLATED = [language for language in settings.INTERFACE_LANGUAGES if language != "en"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_interface_is_translated_whole(language):
    missing = [entry.msgid for entry in catalogue(language) if not entry.translated() and not entry.obsolete]
    assert not missing


@pytest.mark.parametrize("language", [code for code in settings.SITE_LANGUAGES if code != "en"])
def test_readers_pages_are_translated_in_every_language_of_the_site(language):
    missing = [
        entry.msgid for entry in catalogue(language) if is_for_readers(entry) and not entry.translated()
    ]
    assert not missing


@pytest.mark.parametrize("language", [code for code in settings.SITE_LANGUAGES if code != "en"])
def test_what_is_compiled_is_what_is_written(language):
    compiled = {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural
        for entry in polib.mofile(str(folder(language) / "django.mo"))
    }
    written = {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural
        for entry in catalogue(language).translated_entries()
    }
    assert compiled == written, "Run: python manage.py compilemessages"


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_survive_translation(language):
    for entry in catalogue(language):
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert not text or placeholders(text) <= placeholders(entry.msgid + entry.msgid_plural), text
            assert not text or entry.msgid_plural or placeholders(text) == placeholders(entry.msgid), text


def test_french_has_its_spaces():
    wrong = [
        entry.msgstr
        for entry in catalogue("fr")
        if re.search(r"[^\s\u00a0\u202f»?!:/]([;!?])(\s|$)|[^\s\u00a0\u202f]»|«[^\u00a0\u202f]", entry.msgstr)
    ]
    assert not wrong

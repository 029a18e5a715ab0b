"""The parts of a public address, and the language for those who gave none."""

import datetime as dt
import re

from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.trans_real import parse_accept_lang_header

# What browsers send for Chinese, by script: regions say which one their readers know.
_CHINESE = {
    "zh": "zh-hans",
    "zh-cn": "zh-hans",
    "zh-sg": "zh-hans",
    "zh-my": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
}
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


class SiteLanguageConverter:
    """A language this site publishes in, as Django writes it: `zh-hans`. Any other is no address here."""

    regex = r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*"

    def to_python(self, value: str) -> str:
        """Return the code; ValueError (which is a 404) for one that is not in SITE_LANGUAGES."""
        if value not in settings.SITE_LANGUAGES:
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        """Return the code as it stands in an address."""
        return self.to_python(value)


class AnyScriptSlugConverter:
    """A slug in its own script. Control characters cannot be in one, and PostgreSQL takes no NUL."""

    regex = r"[^/\x00-\x1f\x7f]{1,200}"

    def to_python(self, value: str) -> str:
        """Return the slug as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return the slug as it is; Django percent-encodes it."""
        return value


class FeedKindConverter:
    """The format of a feed: `xml` (RSS), `atom` or `json`."""

    regex = "xml|atom|json"

    def to_python(self, value: str) -> str:
        """Return the format as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return the format as it is."""
        return value


class MonthConverter:
    """A month: `2026-11`."""

    regex = "(?:19|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> dt.date:
        """Return the month's first day."""
        return dt.date.fromisoformat(f"{value}-01")

    def to_url(self, value: dt.date) -> str:
        """Return the month a day is in."""
        return f"{value:%Y-%m}"


def language_tag(code: str) -> str:
    """Return a language code as HTML and HTTP want it (BCP 47): `zh-hans` → `zh-Hans`."""
    return to_locale(code).replace("_", "-") if code else ""


def language_of_path(path: str) -> str | None:
    """The site language a path begins with, or None."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in settings.SITE_LANGUAGES else None


def preferred_language(accept_language: str) -> str:
    """Return the site language that suits an Accept-Language header best, else the site's own.

    A wish for `fr-CA` is met by `fr`, one for `zh-TW` by `zh-hant` before `zh-hans`.
    """
    for wish, weight in parse_accept_lang_header(accept_language):
        parts = wish.split("-") if weight else []
        for length in range(len(parts), 0, -1):
            code = "-".join(parts[:length])
            code = _CHINESE.get(code, code)
            if code in settings.SITE_LANGUAGES:
                return code
        if near := next((code for code in settings.SITE_LANGUAGES if code.split("-")[:1] == parts[:1]), None):
            return near
    return settings.LANGUAGE_CODE


def site_language(tag: str) -> str | None:
    """The site's language that a tag in an address means (`FR`, `zh-CN`, `fr-fr`, `zh`), or None."""
    parts = tag.lower().split("-")
    for length in range(len(parts), 0, -1):
        code = "-".join(parts[:length])
        code = _CHINESE.get(code, code)
        if code in settings.SITE_LANGUAGES:
            return code
    return None


def page_number(text: str | None) -> int | None:
    """Read the `page` parameter: 1 where there is none, None where it is no page number."""
    if text is None:
        return 1
    return int(text) if _PAGE_NUMBER.fullmatch(text) else None

"""Small things templates need: times in the site's zone, languages as HTML wants them, names in a row."""

import datetime as dt
import re
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.template.loader import get_template
from django.utils import dateformat, formats, timezone, translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from articles.content import typography
from articles.content.href import WEB, safe_href
from articles.messages import Message
from articles.public import stylesheet
from articles.public.addresses import language_tag
from articles.public.cards import Card
from articles.public.menus import Menus, menus
from articles.rendering import Name

register = template.Library()

_HAN = re.compile(f"[{typography.CJK}]")
_KANA = re.compile("[\u3041-\u30ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z]")
# Languages a Latin name is at home in; elsewhere its own language is not known.
_OTHER_SCRIPTS = frozenset({"zh", "ja", "ko", "ar", "fa", "he", "ur", "ru", "uk", "el"})


@register.filter
def web_href(address: str) -> str:
    """An address from outside as a link may have it; "" for what is no safe web address."""
    safe = safe_href(address or "") or ""
    return safe if WEB.match(safe) else ""


@register.filter
def lang_tag(code: str) -> str:
    """A language code as HTML wants it: `zh-hans` → `zh-Hans`."""
    return language_tag(code)


@register.filter
def lang_dir(code: str) -> str:
    """The direction a language is written in: `rtl` or `ltr`."""
    return typography.direction(code)


@register.filter
def lang_name(code: str) -> str:
    """A language's name in itself: `fr` → « Français »."""
    name = str(LANG_INFO[code]["name_local"]) if code in LANG_INFO else code
    # Names of languages are written small in French; at the start of a line or as a button they are not.
    return name[:1].upper() + name[1:]


@register.filter
def lang_name_here(code: str) -> str:
    """A language's name in the active language: `zh-hans` → « chinois simplifié »."""
    return str(dict(settings.LANGUAGES).get(code, code))


@register.filter
def script_lang(text: str, language: str) -> str:
    """The language to mark a name with that nobody tagged, on a page in `language`, read off its script.

    A Latin name on a Chinese page is Latin in no known language: `und-Latn` (BCP 47).
    """
    own = language.split("-")[0]
    if _KANA.search(text):
        return "ja"
    if _HAN.search(text):
        return language_tag(language) if own in {"zh", "ja"} else "zh"
    if _ARABIC.search(text):
        return "ar" if own not in {"fa", "ur"} else own
    return "und-Latn" if own in _OTHER_SCRIPTS and _LATIN.search(text) else language_tag(language)


def _date(value: dt.date) -> str:
    shown = formats.date_format(value, "DATE_FORMAT")
    if (translation.get_language() or "").startswith("fr") and value.day == 1:
        return shown.replace("1 ", "1er ", 1)
    return shown


@register.filter
def is_latin(language: str) -> bool:
    """Tell whether pages in this language are set in Latin letters, and so need the Latin font first."""
    return language.split("-")[0] not in _OTHER_SCRIPTS


@register.filter
def day(value: dt.date) -> SafeString:
    """A date as `<time>`: « 16 janvier 2026 »."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), _date(value))


def _moment(value: dt.datetime, zone: str) -> SafeString:
    local = timezone.localtime(value, timezone.get_default_timezone())
    clock = dateformat.format(local, "H:i")
    return format_html(
        '<time datetime="{}">{} <span class="clock"><bdi>{}</bdi> {}</span></time>',
        local.isoformat(timespec="seconds"),
        _date(local.date()),
        clock,
        format_html('<span class="zone" lang="en" dir="ltr">{}</span>', zone),
    )


@register.filter
def iso(value: dt.datetime) -> str:
    """A moment as machines read it, with the offset of the site's zone."""
    return timezone.localtime(value, timezone.get_default_timezone()).isoformat(timespec="seconds")


@register.filter
def moment(value: dt.datetime) -> SafeString:
    """A moment as `<time>`, on the site's clock, with its zone: « 16 janvier 2026 08:30 Europe/Paris »."""
    return _moment(value, timezone.get_default_timezone_name().replace("_", " "))


@register.filter
def short_moment(value: dt.datetime) -> SafeString:
    """A moment for lists, with the zone's short name: « 16 janvier 2026 08:30 CET »."""
    local = timezone.localtime(value, timezone.get_default_timezone())
    return _moment(value, local.tzname() or "")


@register.filter
def name_link(name: Name) -> SafeString:
    """A name in its own language, leading to its page where it has one."""
    text = format_html('<bdi lang="{}">{}</bdi>', language_tag(name.language), name.text)
    return format_html('<a href="{}">{}</a>', name.path, text) if name.path else text


@register.filter
def name_links(names: list[Name]) -> SafeString:
    """Names in a row, divided as the active language divides them: « A, B », 「甲、乙」."""
    comma = pgettext("between the names of a list", ", ")
    return format_html_join(comma, "{}", ((name_link(name),) for name in names))


@register.filter
def colour_class(pk: int) -> str:
    """The class under which `/labels.css` has a label's colour."""
    return f"label-{pk}"


@register.filter
def said(message: Message) -> str:
    """A message of the pure layers in the active language."""
    return translation.gettext(message.template) % message.params


@register.filter
def found_words(text: str, words: str) -> SafeString:
    """A text with these words of it marked, case aside."""
    if not words:
        return format_html("{}", text)
    parts = re.split(f"({re.escape(words)})", text, flags=re.IGNORECASE)
    marked = (format_html("<mark>{}</mark>" if index % 2 else "{}", part) for index, part in enumerate(parts))
    return format_html_join("", "{}", ((part,) for part in marked))


@register.simple_tag
def label_colon(language: str) -> str:
    """The colon after a word, with the spaces its language gives it."""
    return typography.label_colon(language)


@register.simple_tag(takes_context=True)
def show_card(
    context: dict[str, Any], card: Card, size: str, sizes: str, show_label: bool = True, eager: bool = False
) -> SafeString:
    """A card as HTML, kept with the card: `size` is its class, `sizes` what its picture takes."""
    way = size, sizes, show_label, eager, context["language"]
    if way not in card.html:
        names = ("size", "sizes", "show_label", "eager", "language")
        card.html[way] = _card_template().render({"card": card, **dict(zip(names, way, strict=True))})
    return card.html[way]


@cache
def _card_template() -> Any:
    return get_template("public/card.html")


@register.simple_tag
def site_stylesheet() -> str:
    """The address of the one style sheet of pages for readers."""
    return stylesheet.address()


@register.simple_tag
def site_menus(language: str) -> Menus:
    """The navigation and the footer of a page in this language, in one query."""
    return menus(language)

"""Rows of a page's own: breadcrumbs, menus, rows of buttons, tickers. Told by their form, in any language."""

import re
from functools import cache

from articles.content.byline_words import every
from articles.content.names import fold
from articles.content.text_lines import ends_open, ends_sentence, has_spaceless, is_han, width

_LONGEST = 200
_LONGEST_CRUMB = 24
_CRUMBS = re.compile(r"\s?[>›»→＞▸▶❯]\s?")
_HOME_CRUMBS = re.compile(r"\s?[/／]\s?|\s?[|｜-]\s")
_MENU = re.compile(r"\s*[|｜∙•·]\s*|\s{2,}|\u3000+|\t+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TICKER_END = re.compile(r"%\s?\)?$")
_SOCIAL = frozenset(
    [
        "facebook",
        "twitter",
        "x",
        "line",
        "whatsapp",
        "telegram",
        "linkedin",
        "email",
        "e-mail",
        "mail",
        "reddit",
        "pinterest",
        "threads",
        "bluesky",
        "mastodon",
        "weibo",
        "wechat",
        "qq",
        "vk",
        "ok",
        "viber",
        "zalo",
        "kakaotalk",
        "pocket",
        "hatena",
        "flipboard",
        "instagram",
        "youtube",
        "rss",
        "sms",
        "messenger",
        "微信",
        "微博",
        "朋友圈",
        "qq空间",
        "카카오톡",
        "페이스북",
        "트위터",
        "밴드",
        "ツイッター",
    ]
)
_LONGEST_PHRASE = 4  # words of one button


def is_breadcrumb(text: str) -> bool:
    """Tell whether a line is the path to the page: "Home > Economy > Transport", « Accueil / Monde »."""
    if width(text) > _LONGEST or ends_sentence(text):
        return False
    parts = [part.strip() for part in _CRUMBS.split(text)]
    if len(parts) > 1 and all(parts) and not text.startswith(">"):
        home = fold(parts[0]) in every("homes")
        return home or all(_is_item(part) for part in parts[: max(2, len(parts) - 1)])
    parts = [part.strip() for part in _HOME_CRUMBS.split(text)]
    return len(parts) > 1 and all(parts) and fold(parts[0]) in every("homes")


def crumbs_of(text: str) -> frozenset[str]:
    """Return the folded names of the sections on the way to the page; the last may be the page's headline."""
    pattern = _CRUMBS if _CRUMBS.search(text) else _HOME_CRUMBS
    parts = [fold(part) for part in pattern.split(text) if part.strip()]
    return frozenset(part for part in parts if width(part) <= _LONGEST_CRUMB and len(part.split()) <= 4)


def is_menu(text: str) -> bool:
    """Tell whether a line is a menu: three short items or more apart, or two that are buttons."""
    if width(text) > _LONGEST or ends_sentence(text) or ends_open(text):
        return False
    if _is_spaceless_menu(text):
        return True
    parts = [part.strip() for part in _MENU.split(text)]
    kept = [part for part in parts if part]
    if len(parts) < 2 or not kept or any(character.isdigit() for part in kept for character in part):
        return False
    known = sum(is_button(part) for part in kept)
    if known == len(kept) or (len(kept) > 2 and known * 2 >= len(kept)):
        return True
    return len(kept) > 2 and all(_is_item(part, 2 if len(kept) > 3 else 1) for part in kept)


def _is_spaceless_menu(text: str) -> bool:
    """Tell whether a line is short Chinese words apart: 即時 要聞 地方 生活."""
    words = text.split(" ")
    return len(words) > 2 and all(1 < len(word) <= 4 and all(map(is_han, word)) for word in words)


def is_button_row(text: str) -> bool:
    """Tell whether a line is nothing but the words of buttons: "Share Tweet Print"."""
    words = [word for word in re.split(r"[\s|｜,:·•]+", fold(_NUMBER.sub("0", text))) if word]
    if not 2 <= len(words) <= 16 or width(text) > _LONGEST:
        return False
    index = buttons = sections = 0
    while index < len(words):
        for count in range(min(_LONGEST_PHRASE, len(words) - index), 0, -1):
            phrase = " ".join(words[index : index + count])
            if _is_phrase(phrase):
                break
            if phrase in _sections():
                sections += 1
                break
        else:
            return False
        index += count
        buttons += 1
    return buttons > (2 if sections else 1)


def is_site_menu(text: str) -> bool:
    """Tell whether a line is the site's menu: two of its pages or more ("About  Archive  Contact")."""
    words = [word for word in re.split(r"[\s|｜,:·•∙]+", fold(_NUMBER.sub("0", text))) if word]
    if not 2 <= len(words) <= 24 or width(text) > _LONGEST or ends_sentence(text):
        return False
    index = pages = 0
    while index < len(words):
        for count in range(min(_LONGEST_PHRASE, len(words) - index), 0, -1):
            phrase = " ".join(words[index : index + count])
            if phrase in _pages():
                pages += 1
                break
            if _is_phrase(phrase) or phrase in _sections():
                break
        else:
            return False
        index += count
    return pages > 1


@cache
def _pages() -> frozenset[str]:
    listed = frozenset(entry for entry in every("above") if not entry.endswith("*"))
    return (listed | every("homes")) - every("beside")


@cache
def _sections() -> frozenset[str]:
    return every("sections") | every("genres") | frozenset(word.strip(" :|") for word in every("breaking"))


def is_button(text: str) -> bool:
    """Tell whether a text is the words of one button, the name of a language, or of a network."""
    folded = fold(_NUMBER.sub("0", text))
    return _is_phrase(folded) or folded in every("language_names") or folded in every("homes")


def is_ticker(text: str) -> bool:
    """Tell whether a line gives prices: a few letters, figures, and a percentage at the end."""
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    return width(text) <= 100 and letters <= 16 and digits >= 4 and bool(_TICKER_END.search(text.rstrip()))


def _is_item(text: str, words: int = 4) -> bool:
    longest = 12 if has_spaceless(text) else 30
    return 0 < len(text) <= longest and len(text.split()) <= words and not ends_open(text)


@cache
def _phrases() -> frozenset[str]:
    entries = every("above") | every("beside") | every("inside")
    return frozenset(entry.rstrip("*").strip(" :") for entry in entries) - {""}


def _is_phrase(folded: str) -> bool:
    return folded in _SOCIAL or folded in _phrases()

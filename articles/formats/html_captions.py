"""What stands under a picture, told apart: its caption and its credit."""

import re
from collections.abc import Iterable

from articles.content import credited_names as names
from articles.content.byline_words import PICTURES, key, role_words
from articles.content.names import fold
from articles.content.picture_credits import read_picture_credit
from articles.content.text_lines import has_letters, is_spaceless

_NOTICE = re.compile(r"(?:©|\(c\)|ⓒ|copyright\b(?:\s?©)?)\s*(?:(?:19|20)\d\d\s*)?", re.IGNORECASE)
_RESERVED = re.compile(
    r"[.,;]?\s*(?:all rights reserved|tous droits réservés|alle rechte vorbehalten)\.?$", re.I
)
_EDGES = " \t\u00a0\u202f\u3000|·•–—-/,;"
_BRACKETED = re.compile(r"^(.*?)\s*[(（\[【]([^()（）\[\]【】]{2,120})[)）\]】]\s*[.。]?$", re.DOTALL)
# Who sells pictures: a name with one of these behind a slash or a comma is a credit without any word.
_AGENCIES = frozenset(
    map(
        fold,
        (
            "AFP", "AP", "AP Photo", "Associated Press", "Reuters", "EPA", "EFE", "ANSA", "dpa", "Getty",
            "Getty Images", "AFP/Getty Images", "Shutterstock", "iStock", "Alamy", "Bloomberg", "Xinhua",
            "Unsplash", "Pexels", "Pixabay", "Flickr", "Wikimedia Commons", "Imago", "Keystone", "Anadolu",
            "新华社", "视觉中国", "東方IC", "东方IC", "中新社", "Visual China", "VCG", "共同通信", "時事通信", "연합뉴스",
        ),
    )
)  # fmt: skip


def tell_apart(caption: str, credits: Iterable[str], language: str | None) -> tuple[str | None, str | None]:
    """Return (caption, credit) of a picture, each None where there is none.

    `credits` is what the page marks as a credit, `caption` the rest. A credit without a mark is found at the
    caption's end: a role word (« Crédit photo : »), ©, or in brackets an agency or "Photo" with a name.
    Nothing is thrown away: what is marked as a credit and is none goes to the caption.
    """
    found: list[str] = []
    for text in credits:
        if credit := as_credit(text, language):
            if fold(credit) not in map(fold, found):
                found.append(credit)
        elif has_letters(text) and fold(text) not in fold(caption):
            caption = f"{caption} {text}".strip()
    rest, own = split_caption(caption, language)
    if own and not found:
        caption, found = rest, [own]
    elif own and fold(own) in map(fold, found):
        caption = rest
    return caption.strip() or None, " / ".join(found) or None


def split_caption(caption: str, language: str | None) -> tuple[str, str | None]:
    """Return (caption without its credit, credit) of a caption that may end in one."""
    if credited := read_picture_credit(caption, language):
        return credited
    if notices := list(_NOTICE.finditer(caption[:500])):
        credit = _named(caption[notices[-1].start() :], language)
        if credit:
            return caption[: notices[-1].start()].rstrip(_EDGES + "(（["), credit
    if match := _BRACKETED.match(caption[:600]):
        inner = match[2].strip()
        if _is_agency(inner) or _behind_word(inner, language):
            return match[1].rstrip(), _named(inner, language)
    return caption, None


def as_credit(text: str, language: str | None) -> str | None:
    """Return the credit that a text marked as one names, without its word, its © and its brackets, or None."""
    if credited := read_picture_credit(text, language):
        rest, credit = credited
        if not rest:
            return credit
    return _named(text, language)


def _named(text: str, language: str | None) -> str | None:
    text = names.trim(_RESERVED.sub("", names.trim(text)))
    if text[:1] in tuple("(（[【") and text[-1:] in tuple(")）]】"):
        text = text[1:-1].strip()
    if (credited := read_picture_credit(text, language)) and not credited[0]:
        return credited[1]
    text = _behind_word(text, language) or text
    if notice := _NOTICE.match(text):
        text = text[notice.end() :]
    text = text.strip(_EDGES)
    if not text or len(text) > 120:
        return None
    return names.credit_line(text) if not _AGENCY_STOP.search(text) else text


# "Prakash Mathema. AFP" is a credit, however it is written.
_AGENCY_STOP = re.compile(r"\w\.\s(?:AFP|AP|EPA|EFE|Reuters|REUTERS|dpa|Getty Images)$")


def _is_agency(text: str) -> bool:
    pieces = [fold(piece) for piece in re.split(r"\s*[/／,，|·.]\s*", text) if piece.strip()]
    return any(piece in _AGENCIES for piece in pieces) and len(pieces) <= 5


def _behind_word(text: str, language: str | None) -> str | None:
    """Return the name in « Photo Prakash Mathema »: a picture word without a colon, before capitals."""
    first, _, rest = text.partition(" ")
    if not rest or is_spaceless(text[0]) or role_words(language).get(key(first.rstrip(":"))) not in PICTURES:
        return None
    named = rest.strip(_EDGES)
    return named if _AGENCY_STOP.search(named) or names.credit_line(named, strict=True) else None

"""The picture that opens an article, and what the page's data say of its pictures."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import urlsplit

from articles.content.typography import normalise_text
from articles.formats.html_data import Thing, first_text, kinds_of, objects, texts
from articles.formats.html_links import absolute
from articles.formats.html_metas import Metas
from articles.formats.html_pictures import Picture, same_file

_STAND_INS = (
    "logo",
    "default",
    "placeholder",
    "favicon",
    "share-image",
    "social-share",
    "og-image",
    "opengraph",
)
_ALIKE = 10  # characters that two names of one picture's sizes have in common


class Told(NamedTuple):
    """What the page's data say of a picture."""

    address: str
    caption: str | None
    credit: str | None


def told_of(article: Sequence[tuple[str, Thing]], things: Sequence[Thing], base: str) -> list[Told]:
    """Return the pictures that the page's data describe: ImageObjects anywhere, and the article's `image`."""
    found: list[Told] = []
    pictures = [thing for thing in things if "ImageObject" in kinds_of(thing)]
    for _, thing in article:
        pictures += [image for image in objects(thing.get("image"), things) if image not in pictures]
    for picture in pictures[:200]:
        address = next(
            (
                full
                for name in ("contentUrl", "contentURL", "url", "name")
                for text in texts(picture.get(name))
                if (full := absolute(text, base))
            ),
            None,
        )
        if address:
            credit = first_text(
                picture, "creditText", "creator", "author", "copyrightHolder", "copyrightNotice"
            )
            caption = first_text(picture, "caption", "description")
            found.append(Told(address, caption, credit))
    return found


def credit_of(address: str | None, told: Sequence[Told]) -> str | None:
    """Return whom the page's data credit for the picture at `address`, or None."""
    return next((one.credit for one in told if one.credit and same_file(one.address, address)), None)


def lead_picture(
    metas: Metas, told: Sequence[Told], article: Sequence[tuple[str, Thing]], base: str
) -> Picture | None:
    """Return the picture that the page shows when it is shared, or None; a site's logo is none."""
    stated = [
        value for _, value in metas.all("og:image:secure_url", "og:image", "og:image:url", "twitter:image")
    ]
    stated += [text for _, thing in article for text in texts(thing.get("image"))]
    logos = [
        text
        for _, thing in article
        for one in objects(thing.get("publisher"), ())
        for text in texts(one.get("logo"))
    ]
    for value in stated:
        address = absolute(value, base)
        if not address or _is_stand_in(address) or any(same_file(address, logo) for logo in logos):
            continue
        known = next((one for one in told if same_file(one.address, address)), None)
        alt = normalise_text(metas.first("og:image:alt", "twitter:image:alt") or "") or None
        credit = (known.credit,) if known and known.credit else ()
        return Picture(address, alt, None, (known.caption or "") if known else "", credit)
    return None


def _is_stand_in(address: str) -> bool:
    name = urlsplit(address).path.rsplit("/", 1)[-1].lower()
    return name.endswith(".svg") or any(word in name for word in _STAND_INS)


def is_alike(first: str | None, second: str | None) -> bool:
    """Tell whether two addresses seem to be crops of one picture: most of their file names is the same."""
    if not first or not second:
        return False
    if same_file(first, second):
        return True
    names = [urlsplit(address).path.rsplit("/", 1)[-1].rsplit(".", 1)[0] for address in (first, second)]
    numbers = [set(re.findall(r"\d{6,}", name)) for name in names]
    if numbers[0] & numbers[1]:
        return True
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*names, strict=False)))
    return common >= _ALIKE and common >= 0.6 * min(map(len, names))

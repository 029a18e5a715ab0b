"""What the head of a page tells machines: addresses, languages, what may be indexed, cards elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from articles import media
from articles.models import IndexingPolicy
from articles.public.addresses import language_tag
from articles.public.queries import Version
from articles.rendering import Story, absolute

# Open Graph knows languages with a territory only.
_OG_LOCALES = {
    "en": "en_GB",
    "fr": "fr_FR",
    "zh-hans": "zh_CN",
    "zh-hant": "zh_TW",
    "ja": "ja_JP",
    "ko": "ko_KR",
    "ar": "ar_AR",
    "es": "es_ES",
    "pt": "pt_PT",
    "de": "de_DE",
    "it": "it_IT",
    "nl": "nl_NL",
    "pl": "pl_PL",
    "ru": "ru_RU",
    "uk": "uk_UA",
    "tr": "tr_TR",
    "vi": "vi_VN",
    "id": "id_ID",
}


@dataclass(frozen=True)
class Alternate:
    """One `<link rel="alternate" hreflang>`."""

    hreflang: str
    address: str


@dataclass(frozen=True)
class SharePicture:
    """The picture of a card elsewhere: a JPEG, since those sites show nothing newer."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Head:
    """Everything in `<head>` that depends on the page. Addresses are absolute, on the site's own host."""

    title: str
    description: str
    address: str
    canonical: str
    alternates: tuple[Alternate, ...]
    robots: str = "max-image-preview:large"
    news_robots: str = ""
    kind: str = "website"
    locale: str = ""
    picture: SharePicture | None = None
    feed: str = ""


def alternates(versions: Sequence[Version], default: str | None = None) -> tuple[Alternate, ...]:
    """hreflang for every version and x-default, the same on each of them.

    Readers of other languages get `default`, else the version in the site's own language, else the first.
    """
    if not versions:
        return ()
    own = next((v for v in versions if v.language == settings.LANGUAGE_CODE), versions[0])
    rows = [Alternate(language_tag(v.language), absolute(v.path)) for v in versions]
    return (*rows, Alternate("x-default", absolute(default or own.path)))


def home_versions() -> list[Version]:
    """The front page in every language of the site."""
    return [
        Version(code, reverse("public:home", kwargs={"language": code})) for code in settings.SITE_LANGUAGES
    ]


def for_list(
    title: str, description: str, path: str, versions: Sequence[Version], language: str, **extra: Any
) -> Head:
    """The head of a front page or list. Later pages of a list are themselves, and have no versions."""
    address = absolute(path)
    return Head(
        title=title,
        description=description,
        address=address,
        canonical=address,
        alternates=alternates(versions, extra.pop("default", None)),
        locale=_OG_LOCALES.get(language, ""),
        feed=extra.pop("feed", f"{address.partition('?')[0]}feed."),
        **extra,
    )


def for_article(story: Story, path: str, versions: Sequence[Version]) -> Head:
    """The head of an article, as its source's indexing policy wants it."""
    address, policy = absolute(path), story.indexing_policy
    elsewhere = policy == IndexingPolicy.CANONICAL and story.original_url
    return Head(
        title=story.revision.headline,
        description=story.revision.standfirst,
        address=address,
        canonical=story.original_url if elsewhere else address,
        alternates=alternates(versions),
        robots="noindex" if policy == IndexingPolicy.NOINDEX else Head.robots,
        news_robots="noindex" if policy == IndexingPolicy.NOINDEX_NEWS else "",
        kind="article",
        locale=_OG_LOCALES.get(story.language, ""),
        feed=absolute(reverse("public:home", kwargs={"language": story.language})) + "feed.",
        picture=_share_picture(story),
    )


def _share_picture(story: Story) -> SharePicture | None:
    picture = story.share_picture()
    if picture is None or picture.image is None:
        return None
    file = media.address(picture.image, "share")
    return SharePicture(absolute(file.url), file.width, file.height, picture.alt) if file else None

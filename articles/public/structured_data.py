"""Articles and the site's own pages in schema.org's words, as JSON-LD that may stand in a page."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles import media
from articles.imaging.credits import SOURCE_TYPE_TERMS
from articles.models import (
    ContributorKind,
    CreditRole,
    ImageKind,
    PageKind,
    PageRevision,
    SitePageTranslation,
)
from articles.models.image import SOURCE_TYPES
from articles.public.addresses import language_tag
from articles.public.cards import Card
from articles.public.queries import Version
from articles.rendering import Name, Picture, Story, absolute

# What could end the script element or a line of JavaScript stands escaped, which JSON reads the same.
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def as_script(data: dict[str, Any]) -> SafeString:
    """Return data as JSON that no HTML parser can take for markup."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308


def news_article(story: Story, path: str, versions: Sequence[Version]) -> dict[str, Any]:
    """Return a live story as a NewsArticle. `path` is its own; `versions` are all its live editions."""
    edition, revision, address = story.edition, story.revision, absolute(path)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": revision.headline,
        "description": revision.standfirst,
        "inLanguage": language_tag(story.language),
        "isAccessibleForFree": True,
        "datePublished": moment(edition.first_live_at),
        "dateModified": moment(edition.live_changed_at or edition.first_live_at),
        "author": [credited(name) for name in story.people(CreditRole.AUTHOR)],
        # schema.org: an editor is a Person.
        "editor": [
            credited(name)
            for name in story.people(CreditRole.EDITOR)
            if name.kind != ContributorKind.ORGANISATION
        ],
        "translator": [credited(name) for name in story.people(CreditRole.TRANSLATOR)],
        "publisher": publisher(),
        "sourceOrganization": credited(story.source) if story.source else None,
        "isBasedOn": original(story),
        "isPartOf": label(story),
        "keywords": [topic.text for topic in story.topics],
        # The shapes that cards elsewhere are cut in: 16:9 nearly, 4:3 and 1:1.
        "thumbnailUrl": _shapes(story.share_picture()),
        "image": [image for picture in story.pictures if (image := image_object(picture))],
        **relations(story, versions),
    }
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def moment(at: dt.datetime | None) -> str | None:
    """Return a time with the offset of the site's zone."""
    if at is None:
        return None
    return timezone.localtime(at, timezone.get_default_timezone()).isoformat(timespec="seconds")


def credited(name: Name) -> dict[str, Any]:
    """Return a name as a Person or an Organization."""
    kind = "Organization" if name.kind == ContributorKind.ORGANISATION else "Person"
    data = {
        "@type": kind,
        "name": name.text,
        "url": absolute(name.path) if name.path else "",
        "sameAs": name.url,
        "image": absolute(name.portrait.file.url) if name.portrait else "",
    }
    return {key: value for key, value in data.items() if value}


def publisher() -> dict[str, Any]:
    """Return the newsroom itself."""
    return {
        "@type": "NewsMediaOrganization",
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "logo": {"@type": "ImageObject", "url": absolute(static("img/logo.svg"))},
    }


def original(story: Story) -> dict[str, Any] | None:
    """Return what the article is based on, as its publisher published it."""
    if not story.original_url:
        return None
    data = {
        "@type": "NewsArticle",
        "@id": story.original_url,
        "url": story.original_url,
        "headline": story.original_title,
        "inLanguage": language_tag(story.original_language),
        "datePublished": story.original_date.isoformat() if story.original_date else "",
        "publisher": credited(story.source) if story.source else None,
    }
    return {key: value for key, value in data.items() if value}


def label(story: Story) -> dict[str, Any] | None:
    """Return the label as the series an article appears in."""
    if not story.label:
        return None
    return {"@type": "CreativeWorkSeries", "name": story.label.name, "url": absolute(story.label_path)}


def image_object(picture: Picture) -> dict[str, Any] | None:
    """Return a picture with its credit (IPTC's fields, as Google's image metadata reads them)."""
    image = picture.image
    file = media.address(image, "wide") if image else None
    if image is None or file is None:
        return None
    data = {
        "@type": "ImageObject",
        "contentUrl": absolute(file.url),
        "width": file.width,
        "height": file.height,
        "caption": picture.caption,
        "creditText": picture.credit,
        "creator": _makers(image.creator_names(), picture.credit),
        "copyrightNotice": image.copyright_notice,
        "license": image.licence_page,
        "acquireLicensePage": image.licence_page,
        "digitalSourceType": f"{SOURCE_TYPE_TERMS}{term}"
        if (term := SOURCE_TYPES.get(ImageKind(image.kind)))
        else "",
    }
    return {key: value for key, value in data.items() if value}


def _shapes(picture: Picture | None) -> list[str]:
    """The addresses of a picture's crops round its focal point."""
    if picture is None or picture.image is None:
        return []
    files = (media.address(picture.image, spec) for spec in ("share", "classic", "square"))
    return [absolute(file.url) for file in files if file]


def _makers(names: Sequence[str], credit: str) -> Any:
    """Who made a picture; where nobody is known, whoever is credited stands for them."""
    people = [{"@type": "Person", "name": name} for name in names]
    if people:
        return people if len(people) > 1 else people[0]
    return {"@type": "Organization", "name": credit} if credit else None


def relations(story: Story, versions: Sequence[Version]) -> dict[str, Any]:
    """Return which live edition this one is translated from, or which are translated from it."""
    source = story.edition.master.source_language

    def work(version: Version) -> dict[str, Any]:
        address = absolute(version.path)
        return {
            "@type": "NewsArticle",
            "@id": address,
            "url": address,
            "inLanguage": language_tag(version.language),
        }

    others = [version for version in versions if version.language != story.language]
    if story.language == source:
        return {"workTranslation": [work(version) for version in others]}
    return {"translationOfWork": next((work(v) for v in others if v.language == source), None)}


def breadcrumbs(*steps: tuple[str, str]) -> dict[str, Any]:
    """Return the way to a page as a BreadcrumbList: (name, path) of each step, the front page first."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(steps, 1)
        ],
    }


def way_to(story: Story, path: str, home: str) -> dict[str, Any]:
    """Return the way to an article: the front page, its label if it has one, itself."""
    label_step = [(story.label.name, story.label_path)] if story.label else []
    return breadcrumbs((settings.SITE_NAME, home), *label_step, (story.revision.headline, path))


def listing(
    title: str, description: str, path: str, language: str, cards: Sequence[Card], *, first: int = 1
) -> dict[str, Any]:
    """Return a front page or list as a CollectionPage whose articles are in their order; `first` is the place
    of the first of them among all.
    """
    address = absolute(path)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "@id": address,
        "url": address,
        "name": title,
        "description": description,
        "inLanguage": language_tag(language),
        "isPartOf": website(language),
        "publisher": publisher(),
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "url": absolute(card.path), "name": card.headline}
                for place, card in enumerate(cards, first)
            ],
        },
    }
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def website(language: str) -> dict[str, Any]:
    """Return the site in one language."""
    address = absolute(reverse("public:home", kwargs={"language": language}))
    return {
        "@type": "WebSite",
        "@id": address,
        "url": address,
        "name": settings.SITE_NAME,
        "inLanguage": language_tag(language),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute(reverse('public:search', kwargs={'language': language}))}"
                "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }


_PAGE_TYPES = {PageKind.ABOUT: "AboutPage", PageKind.CONTACT: "ContactPage"}


def web_page(
    row: SitePageTranslation, revision: PageRevision, path: str, versions: Sequence[Version]
) -> dict[str, Any]:
    """Return a site page as schema.org's WebPage (or AboutPage, ContactPage), with the newsroom behind it."""
    address = absolute(path)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _PAGE_TYPES.get(PageKind(row.master.kind), "WebPage"),
        "@id": address,
        "url": address,
        "name": revision.title,
        "description": revision.summary,
        "inLanguage": language_tag(row.language_code),
        "dateModified": moment(row.live_changed_at),
        "isPartOf": {"@type": "WebSite", "name": settings.SITE_NAME, "url": absolute("/")},
        "publisher": publisher(),
        "workTranslation": [
            {"@type": "WebPage", "@id": absolute(v.path), "inLanguage": language_tag(v.language)}
            for v in versions
            if v.language != row.language_code
        ],
    }
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}

"""Articles in other people's formats: ninjs 3.1 (IPTC), from what readers see.

ninjs has no field for a picture's credit: it is an info source of the picture, with the role "creditline".
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import to_locale

from articles import media
from articles.content import blocks, typography
from articles.imaging.credits import SOURCE_TYPE_TERMS
from articles.models import ContributorKind, CreditRole, Edition, ImageKind
from articles.models.image import SOURCE_TYPES
from articles.rendering import Picture, Story, absolute, article_path, body_with

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
# Our role → ninjs's relation of a person to a text.
_RELATIONS = {
    CreditRole.AUTHOR: "author",
    CreditRole.EDITOR: "editor",
    CreditRole.TRANSLATOR: "translator",
    CreditRole.PHOTOGRAPHER: "photographer",
    CreditRole.ILLUSTRATOR: "illustrator",
}


def ninjs(story: Story, translations: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """Return a live story as a ninjs 3.1 item with its pictures as associations.

    `translations` are (language, path) of its other live editions. Times are ISO 8601 with offset; what is
    empty is left out.
    """
    edition, revision, language = story.edition, story.revision, story.language
    people = [(group.role, name) for group in story.credits for name in group.people]
    body = str(body_with(revision.body, story.pictures, lambda picture: _figure(picture, language)))
    text = blocks.text(revision.body)
    pictures = [shown for picture in story.pictures if (shown := _picture(picture, language))]
    others = [
        {
            "name": f"translation-{code}",
            "rel": "translation",
            "uri": absolute(path),
            "type": "text",
            "representationType": "partial",
            "language": tag(code),
        }
        for code, path in translations
        if code != language
    ]
    item = {
        "uri": absolute(article_path(edition)),
        "standard": STANDARD,
        "type": "composite" if pictures else "text",
        "representationType": "full",
        "version": str(revision.number),
        "firstCreated": edition.first_live_at.isoformat() if edition.first_live_at else "",
        "versionCreated": (edition.live_changed_at or revision.created_at).isoformat(),
        "pubStatus": "usable",
        "expires": edition.live_until.isoformat() if edition.live_until else "",
        "language": tag(language),
        "slugline": revision.slug,
        "headlines": _words(
            ("main", "text/plain", revision.headline), ("kicker", "text/plain", revision.kicker)
        ),
        "descriptions": _words(("summary", "text/plain", revision.standfirst)),
        "bodies": [
            {
                "role": "main",
                "contentType": "text/html",
                "charCount": len(text),
                "wordCount": len(re.findall(r"\w+", text)),
                "value": body,
            }
        ],
        "by": ", ".join(name.text for role, name in people if role == CreditRole.AUTHOR),
        "people": _named(people, persons=True),
        "organisations": _named(people, persons=False),
        "subjects": [
            {"name": topic.text, "rel": "about", "uri": absolute(topic.path)} for topic in story.topics
        ],
        "infoSources": _source(story),
        "copyrightHolder": story.source.text if story.source else "",
        "altIds": [{"role": "original", "value": story.original_url}] if story.original_url else [],
        "associations": [*pictures, *others],
    }
    return _filled(item)


def withdrawn(edition: Edition, notice: str) -> dict[str, Any]:
    """Return what is said of an article that was taken down: that it is, and nothing of what it was."""
    uri = absolute(article_path(edition, "-"))
    item = {"uri": uri, "standard": STANDARD, "type": "text", "pubStatus": "canceled", "edNote": notice}
    return _filled(item)


def package(address: str, language: str, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return several items, in their order, as one ninjs package. `address` is its own, absolute."""
    return _filled(
        {
            "uri": address,
            "standard": STANDARD,
            "type": "composite",
            "representationType": "partial",
            "language": tag(language),
            "associations": [{"name": f"item-{n}", **item} for n, item in enumerate(items, 1)],
        }
    )


def tag(code: str) -> str:
    """Return a language code as BCP 47 has it: `zh-hans` → `zh-Hans`."""
    return to_locale(code).replace("_", "-")


def _filled(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value not in ("", [], {}, None)}


def _words(*rows: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"role": role, "contentType": kind, "value": value} for role, kind, value in rows if value]


def _named(people: Iterable[tuple[str, Any]], *, persons: bool) -> list[dict[str, str]]:
    return [
        _filled(
            {
                "name": name.text,
                "rel": _RELATIONS.get(CreditRole(role), ""),
                "uri": absolute(name.path) if name.path else "",
            }
        )
        for role, name in people
        if (name.kind != ContributorKind.ORGANISATION) == persons
    ]


def _source(story: Story) -> list[dict[str, str]]:
    if story.source is None:
        return []
    return [_filled({"name": story.source.text, "role": "source", "uri": story.original_url})]


def _picture(picture: Picture, language: str) -> dict[str, Any] | None:
    image = picture.image
    largest = media.address(image, "wide") if image else None
    if image is None or largest is None:
        return None
    term = SOURCE_TYPES.get(ImageKind(image.kind))
    return _filled(
        {
            "name": "main" if picture.lead else f"picture-{picture.number}",
            "rel": "picture",
            "uri": absolute(largest.url),
            "type": "picture",
            "language": tag(language),
            "by": "; ".join(image.creator_names()),
            "infoSources": [{"name": picture.credit, "role": "creditline"}] if picture.credit else [],
            "copyrightNotice": image.copyright_notice,
            "usageTerms": image.usage_terms,
            "rightsInfo": {"linkedRights": image.licence_page} if image.licence_page else {},
            "digitalSourceType": {"uri": f"{SOURCE_TYPE_TERMS}{term}"} if term else {},
            "descriptions": _words(
                ("caption", "text/plain", picture.caption), ("alt", "text/plain", picture.alt)
            ),
            "renditions": [
                {
                    "name": f"{spec}-{format}",
                    "href": absolute(file.url),
                    "contentType": media.CONTENT_TYPES[format],
                    "width": file.width,
                    "height": file.height,
                }
                for spec in image.made
                if spec in media.SPECS
                for format in media.SPECS[spec].formats
                if (file := media.address(image, spec, format))
            ],
        }
    )


def _figure(picture: Picture, language: str) -> SafeString:
    file = media.address(picture.image, "wide") if picture.image else None
    if file is None:
        return SafeString("")
    shown = {
        "address": absolute(file.url),
        "width": file.width,
        "height": file.height,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
    }
    context = {"picture": shown, "label": picture.credit_label, "colon": typography.label_colon(language)}
    return render_to_string("public/feed_figure.html", context)

"""An edition as readers meet it: names in their language, body with pictures, credits with their labels.

Used by the page, the preview and whatever else shows an article. Everything shown comes from one revision,
but for names and picture credits, which are as they are now: a corrected name is corrected everywhere.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import dateparse, timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from articles import media
from articles.caching import fragments, tags
from articles.content import blocks, typography
from articles.models import (
    Contributor,
    ContributorKind,
    CreditRole,
    Edition,
    Image,
    ImageKind,
    ImageTranslation,
    IndexingPolicy,
    Label,
    Revision,
    SitePageTranslation,
    Source,
    Topic,
)
from articles.models.named import Named


@dataclass(frozen=True)
class Name:
    """A name, the language it is written in, and the page it leads to ("" where there is none)."""

    text: str
    language: str
    path: str = ""
    kind: str = ""
    url: str = ""
    portrait: "Portrait | None" = None


@dataclass(frozen=True)
class Portrait:
    """A person's picture with what makes it showable: its credit, and its words in the page's language."""

    image: Image
    alt: str
    credit: str
    credit_label: str
    file: media.RenditionAddress


@dataclass(frozen=True)
class CreditGroup:
    """One role with its people, for a byline: « Rédaction » — Lian Ran."""

    role: str
    label: str
    people: tuple[Name, ...]


@dataclass(frozen=True)
class Picture:
    """A picture in its place. `number` counts from 1 in reading order; sizes are in pixels."""

    id: int
    number: int
    image: Image | None
    alt: str
    caption: str
    credit: str
    credit_label: str
    lead: bool
    # In a preview: why readers do not see it.
    hidden: str = ""


@dataclass(frozen=True)
class Story:
    """All that a page shows of one revision."""

    edition: Edition
    revision: Revision
    language: str
    direction: str
    credits: tuple[CreditGroup, ...]
    pictures: tuple[Picture, ...]
    lead: Picture | None
    label: Any
    label_path: str
    source: Name | None
    indexing_policy: str
    original_title: str
    original_language: str
    original_url: str
    original_date: dt.date | None
    topics: tuple[Name, ...] = field(default=())

    def body_html(self) -> SafeString:
        """The body with every figure token replaced by the picture, its caption and its credit."""
        return body_with(self.revision.body, self.pictures, lambda one: render_figure(one, self.language))

    def portraits(self) -> tuple[Name, ...]:
        """The authors whose portrait can be shown, in order."""
        return tuple(name for name in self.people(CreditRole.AUTHOR) if name.portrait is not None)

    def people(self, role: str) -> tuple[Name, ...]:
        """Those credited in one role, in order."""
        return next((group.people for group in self.credits if group.role == role), ())

    def share_picture(self) -> Picture | None:
        """The picture for cards and shares: the lead, else the first in the text."""
        placed = [picture for picture in self.pictures if picture.image is not None]
        return self.lead or (placed[0] if placed else None)


def article_path(edition: Edition, slug: str | None = None) -> str:
    """The public path of an edition; its slug is the live revision's, where it is live.

    Empty for a language the site no longer publishes in: such an edition has no page.
    """
    if edition.language_code not in settings.SITE_LANGUAGES:
        return ""
    live = edition.live_revision.slug if edition.live_revision_id and edition.live_revision else edition.slug
    return path_to("article", edition.language_code, slug or live, edition.master_id)


@lru_cache(maxsize=10_000)
def path_to(route: str, language: str, slug: str, pk: int = 0) -> str:
    """The public path of an article, a label, a topic, a person or a source. A page has dozens of them, and
    Django looks for each anew.
    """
    numbers = {"pk": pk} if pk else {}
    return reverse(f"public:{route}", kwargs={"language": language, "slug": slug or "-", **numbers})


def page_path(row: SitePageTranslation) -> str:
    """The public path of a site page in its language: the address readers know, else the one it would get."""
    slug = row.live_slug or row.slug or "-"
    return reverse("public:site_page", kwargs={"language": row.language_code, "slug": slug})


def absolute(path: str) -> str:
    """A path as an address on the site readers know, whatever host a request named."""
    return f"{settings.SITE_URL}{path}"


def role_label(role: str, people: Sequence[Name]) -> str:
    """The word for a role above its people, in the active language: « Auteur », « Auteurs »."""
    several = len(people) > 1
    return {
        CreditRole.AUTHOR: pgettext("byline", "Written by"),
        CreditRole.EDITOR: pgettext("byline", "Edited by"),
        CreditRole.TRANSLATOR: pgettext("byline", "Translated by"),
        CreditRole.PHOTOGRAPHER: pgettext("byline", "Photographs by")
        if several
        else pgettext("byline", "Photography by"),
        CreditRole.ILLUSTRATOR: pgettext("byline", "Illustrated by"),
    }[CreditRole(role)]


def credit_label(kind: str) -> str:
    """What stands before a picture's credit, in the active language: « Crédit photo »."""
    return {
        ImageKind.AI_PARTLY: pgettext("picture credit", "Image made partly with AI"),
        ImageKind.PHOTOGRAPH: pgettext("picture credit", "Photo credit"),
        ImageKind.ILLUSTRATION: pgettext("picture credit", "Illustration"),
        ImageKind.STILL: pgettext("picture credit", "Video still"),
        ImageKind.AI: pgettext("picture credit", "AI-generated image"),
    }[ImageKind(kind)]


def body_with(body: str, pictures: Iterable[Picture], render: Callable[[Picture], SafeString]) -> SafeString:
    """A body as HTML, each figure token replaced by what `render` makes of its picture."""
    by_id = {picture.id: picture for picture in pictures}

    def shown(figure: int) -> str:
        picture = by_id.get(figure)
        return f"\n{render(picture)}\n" if picture else ""

    # The text is sanitised on its way in, and pictures are rendered by a template that escapes.
    return mark_safe(blocks.with_figures(body, shown))  # noqa: S308


def render_figure(picture: Picture, language: str) -> SafeString:
    """One picture as HTML; nothing where it has no file, since an empty frame tells readers nothing."""
    files = media.renditions(picture.image) if picture.image else None
    if files is None:
        return SafeString("")
    context = {
        "picture": picture,
        "renditions": files,
        "colon": typography.label_colon(language),
    }
    return render_to_string("public/figure.html", context)


def portraits(people: Iterable[Contributor], language: str) -> dict[int, Portrait]:
    """The portraits that readers of `language` may see, by contributor: one query, or none.

    A picture that is not cleared is shown to nobody; nor is one without words in their language.
    """
    people = list(people)
    tags.note_ids("i", (person.portrait_id for person in people))
    now = timezone.now()
    shown = {
        person.pk: person.portrait
        for person in people
        if person.portrait and person.portrait.hindrance(now) is None
    }
    if not shown:
        return {}
    rows = ImageTranslation.objects.filter(
        master__in={image.pk for image in shown.values()}, language_code=language
    ).exclude(alt="")
    alts = dict(rows.values_list("master", "alt"))
    return {
        pk: Portrait(image, alts.get(image.pk, ""), image.credit_line, credit_label(image.kind), file)
        for pk, image in shown.items()
        if (image.pk in alts or image.is_decorative) and (file := media.address(image, "face"))
    }


def things(model: type[Named], ids: Collection[int]) -> dict[int, Any]:
    """The labels, sources, topics or contributors with these ids, each resolved to what it was merged into:
    one query, or none. Noted as what the page is made of.
    """
    letter = tags.letter_of(model)
    tags.note_ids(letter, ids)
    wanted = [pk for pk in ids if pk]
    found: dict[int, Any] = {}
    for pk in wanted:
        if (kept := fragments.recall((letter, pk))) is not None:
            found[pk] = kept.value
    if missing := [pk for pk in wanted if pk not in found]:
        moment = fragments.begin()
        for pk, thing in model.objects.by_id(missing).items():
            found[pk] = thing
            fragments.keep((letter, pk), thing, {f"{letter}{pk}", f"{letter}{thing.pk}"}, moment)
    tags.note_ids(letter, (thing.pk for thing in found.values()))
    return found


def _named(thing: Any, language: str, route: str, **extra: Any) -> Name | None:
    row = thing.translation_for(language) if thing else None
    if row is None:
        return None
    path = path_to(route, language, row.slug)
    return Name(row.name, row.language_code, path, **extra)


def _credit_groups(revision: Revision, language: str) -> tuple[CreditGroup, ...]:
    ids = {credit["contributor"] for credit in revision.credits}
    by_id = things(Contributor, ids)
    authors = {credit["contributor"] for credit in revision.credits if credit["role"] == CreditRole.AUTHOR}
    faces = portraits((person for pk, person in by_id.items() if pk in authors), language)
    groups: dict[str, dict[str, Name]] = {}
    for credit in revision.credits:
        person = by_id.get(credit["contributor"])
        extra: dict[str, Any] = {"kind": person.kind, "url": person.url} if person else {}
        if person and credit["role"] == CreditRole.AUTHOR:
            extra["portrait"] = faces.get(person.pk)
        name = _named(person, language, "person", **extra) or Name(credit["name"], language)
        # Two that were merged into one are named once.
        groups.setdefault(credit["role"], {})[name.path or name.text] = name
    order = [role for role in CreditRole.values if role in groups]
    return tuple(
        CreditGroup(role, role_label(role, list(groups[role].values())), tuple(groups[role].values()))
        for role in order
    )


def shown_images(ids: Iterable[int]) -> dict[int, Image]:
    """Of these pictures, what readers see in their place now: themselves, their substitute, or nothing.

    One query, or none. This is where rights are asked, at the moment of showing: whatever was true when an
    article was published, a picture whose rights have ended since is not here.
    """
    if not (wanted := set(ids)):
        return {}
    tags.note_ids("i", wanted)
    found: dict[int, Image | None] = {}
    for pk in wanted:
        if (kept := fragments.recall(("i", pk))) is not None:
            found[pk] = kept.value
    if missing := wanted - set(found):
        moment, now = fragments.begin(), timezone.now()
        # What files said of themselves is for the desk.
        rows = Image.objects.select_related("substitute").defer("found", "substitute__found")
        for pk, image in rows.in_bulk(missing).items():
            ways = (image, image.substitute)
            found[pk] = next((one for one in ways if one and one.hindrance(now) is None), None)
            noted = {f"i{one.pk}" for one in ways if one}
            tags.note(*noted)
            # Rights begin and end by the clock, of which the journal knows too.
            fragments.keep(("i", pk), found[pk], noted, moment)
    return {pk: image for pk, image in found.items() if image is not None}


def words_of_substitutes(images: Mapping[int, Image], language: str) -> dict[int, ImageTranslation]:
    """The words of those that stand in for another picture, by their id."""
    standing_in = {image.pk for pk, image in images.items() if image.pk != pk}
    if not standing_in:
        return {}
    rows = ImageTranslation.objects.filter(master__in=standing_in, language_code=language)
    return {row.master_id: row for row in rows}


def words_shown(
    row: Mapping[str, Any], image: Image | None, substitutes: Mapping[int, ImageTranslation]
) -> tuple[str, str]:
    """(caption, alternative text) under what is shown for a revision's figure `row`."""
    if image is None or image.pk == row["image"]:
        return row["caption"], row["alt"]
    own = substitutes.get(image.pk)
    return (own.caption, own.alt) if own else ("", "")


def _pictures(revision: Revision, language: str, *, everything: bool = False) -> tuple[Picture, ...]:
    images: Mapping[int, Image] = shown_images(revision.images)
    if everything:
        images = {**Image.objects.in_bulk(set(revision.images) - set(images)), **images}
    return pictures_of(revision, images, words_of_substitutes(images, language), everything=everything)


def pictures_of(
    revision: Revision,
    images: Mapping[int, Image],
    substitutes: Mapping[int, ImageTranslation],
    *,
    everything: bool = False,
) -> tuple[Picture, ...]:
    """A revision's pictures in the order in which they are met, the lead first; see `shown_images`."""
    # A list leaves bodies where they are: the article's own order does there.
    body = "" if "body" in revision.get_deferred_fields() else revision.body
    order = {pk: place for place, pk in enumerate(blocks.figure_ids(body))}
    rows = sorted(revision.figures, key=lambda row: (not row["lead"], order.get(row["id"], len(order))))
    return tuple(
        Picture(
            id=row["id"],
            number=number,
            image=image,
            alt=words_shown(row, image, substitutes)[1],
            caption=words_shown(row, image, substitutes)[0],
            credit=image.credit_line if image else row["credit"],
            credit_label=credit_label(image.kind if image else ImageKind.PHOTOGRAPH),
            lead=row["lead"],
            hidden=_why_hidden(image) if everything else "",
        )
        for number, row in enumerate(rows, 1)
        for image in [images.get(row["image"] or 0)]
    )


def _why_hidden(image: Image | None) -> str:
    reason = image.hindrance() if image else None
    return str(reason.label) if reason else ""


def topics_of(revision: Revision, language: str) -> Iterable[Name]:
    """The topics a revision names, in `language`; one that was merged into another is that one."""
    topics = things(Topic, revision.facts.get("topics", ()))
    named = (_named(topic, language, "topic") for topic in topics.values())
    return list({name.path: name for name in named if name}.values())


def story(edition: Edition, revision: Revision, *, everything: bool = False) -> Story:
    """Gather what a page shows of `revision`, in a constant number of queries (6 at most).

    With `everything`, for a preview, also the pictures that readers may not see (yet, or any more).
    Role words and credit labels are in the active language: activate the edition's before.
    """
    language = edition.language_code
    facts = revision.facts
    label_id, source_id = facts.get("label") or 0, facts.get("source") or 0
    label = things(Label, [label_id]).get(label_id)
    source = things(Source, [source_id]).get(source_id)
    label_row = label.translation_for(language) if label else None
    pictures = _pictures(revision, language, everything=everything)
    date = facts.get("original_date")
    return Story(
        edition=edition,
        revision=revision,
        language=language,
        direction=typography.direction(language),
        credits=_credit_groups(revision, language),
        pictures=pictures,
        lead=next((p for p in pictures if p.lead and p.image is not None), None),
        label=label_row,
        label_path=path_to("label", language, label_row.slug) if label_row else "",
        source=_named(source, language, "source", kind=ContributorKind.ORGANISATION, url=source.homepage)
        if source
        else None,
        indexing_policy=source.indexing_policy if source else IndexingPolicy.INDEX,
        original_title=facts.get("original_title", ""),
        original_language=facts.get("original_language", ""),
        original_url=facts.get("original_url", ""),
        original_date=dateparse.parse_date(date) if date else None,
        topics=tuple(topics_of(revision, language)),
    )

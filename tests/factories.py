"""Plain functions that make what tests need. Each validates what it makes, as a form would."""

import datetime as dt
import io
import itertools
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from PIL import Image as PillowImage

from articles import media
from articles.models import (
    ArticleTranslation,
    Contributor,
    CreditRole,
    Edition,
    Image,
    Label,
    PageKind,
    Role,
    SitePageTranslation,
    Source,
    Topic,
    User,
)
from articles.workflow import actions, site_pages
from articles.workflow.content_changes import Change, CreditLine, Details, FigurePlace, Text

PASSWORD = "correct-horse-battery"
_numbers = itertools.count(1)


def make_user(
    role: Role = Role.EDITOR, *, languages: Sequence[str] = (), username: str = "", **extra: Any
) -> User:
    """Someone who can sign in with `PASSWORD`."""
    username = username or f"{role.value}{next(_numbers)}"
    user = User(
        username=username, email=f"{username}@example.org", role=role, languages=list(languages), **extra
    )
    user.set_password(PASSWORD)
    user.full_clean()
    user.save()
    return user


def _named(thing: Any, names: dict[str, str], **fields: str) -> Any:
    thing.full_clean()
    thing.save()
    for language, name in names.items():
        thing.rename(language, name, **fields)
    return thing


def make_source(names: dict[str, str] | str = "GeekPark", **extra: Any) -> Source:
    """A publisher, named in English unless `names` says otherwise."""
    return _named(Source(**extra), {"en": names} if isinstance(names, str) else names)


def make_label(names: dict[str, str] | str = "TechFlow Selected", *, note: str = "", **extra: Any) -> Label:
    """A label; `note` is its closing note in every language given."""
    names = {"en": names} if isinstance(names, str) else names
    return _named(Label(**extra), names, closing_note=note)


def make_topic(names: dict[str, str] | str = "Platforms") -> Topic:
    """A topic."""
    return _named(Topic(), {"en": names} if isinstance(names, str) else names)


def make_contributor(names: dict[str, str] | str = "Lian Ran", **extra: Any) -> Contributor:
    """A person, unless `kind` says otherwise."""
    return _named(Contributor(**extra), {"en": names} if isinstance(names, str) else names)


def picture_bytes(colour: tuple[int, int, int] = (40, 90, 140), size: tuple[int, int] = (1200, 800)) -> bytes:
    """A JPEG of one colour. Different colours are different pictures."""
    buffer = io.BytesIO()
    PillowImage.new("RGB", size, colour).save(buffer, "JPEG")
    return buffer.getvalue()


def make_image(
    credit: str = "CCTV News",
    *,
    alt: dict[str, str] | None = None,
    size: tuple[int, int] = (1200, 800),
    confirmed: bool = True,
    ready: bool = True,
) -> Image:
    """A stored picture with a confirmed credit and its files for readers, unless it says otherwise.

    `alt` are its default alternative texts per language.
    """
    number = next(_numbers)
    # By how many there are, so that tests make the same ones; far apart, since neighbouring colours come out
    # of a JPEG as the same bytes, and those are one picture.
    place = Image.objects.count() + 1
    colour = (place * 47 % 256, place * 89 % 256, place * 151 % 256)
    image = media.store_upload(picture_bytes(colour, size), f"picture-{number}.jpg")
    image.credit_line = credit
    image.confirmed_at = timezone.now() if credit and confirmed else None
    image.save()
    if ready:
        media.prepare(image)
    for language, text in (alt or {}).items():
        image.create_translation(language, alt=text)
    return image


def make_article(
    language: str = "en",
    *,
    actor: User | None = None,
    headline: str = "",
    standfirst: str = "One sentence under the headline.",
    body: str = "",
    label: Label | None = None,
    source: Source | None = None,
    topics: Sequence[Topic] = (),
    authors: Sequence[Contributor] | None = None,
    editors: Sequence[Contributor] = (),
    images: Sequence[Image] = (),
    **details: Any,
) -> ArticleTranslation:
    """An article with one draft edition whose checklist is green. Every picture stands in the text."""
    number = next(_numbers)
    if authors is None:
        authors = [make_contributor(f"Author {number}")]
    lines = [CreditLine(person, CreditRole.AUTHOR) for person in authors]
    lines += [CreditLine(person, CreditRole.EDITOR) for person in editors]
    change = Change(
        text=Text(
            headline=headline or f"Headline {number}",
            standfirst=standfirst,
            body=body
            or f"<p>The first paragraph of story {number}.</p><h2>A section</h2><p>And another.</p>",
        ),
        details=Details(
            label=label,
            source=source or make_source(f"Source {number}"),
            topics=topics,
            **{
                "original_title": f"原题 {number}",
                "original_language": "zh-hans",
                "original_url": f"https://example.org/{number}",
                "original_date": dt.date(2026, 1, 15),
                **details,
            },
        ),
        credits=lines,
        figures=[
            FigurePlace(image=image, alt=f"What picture {place} shows", caption=f"Caption {place}")
            for place, image in enumerate(images, 1)
        ],
    )
    return actions.create_article(actor, language, change)


def make_edition(
    edition: Edition, language: str, *, headline: str = "", actor: User | None = None
) -> Edition:
    """Another language of the story of `edition`, its checklist green where the pictures have alt texts."""
    text = Text(
        headline=headline or f"{edition.headline} ({language})",
        standfirst=edition.standfirst,
        body=edition.body,
    )
    figures = [
        FigurePlace(id=figure.pk, image=figure.image, alt=f"Alt in {language}", is_lead=figure.is_lead)
        for figure in edition.master.figures.select_related("image")
    ]
    return actions.begin_edition(actor, edition.master, language, change=Change(text=text, figures=figures))


def make_live(edition: Edition, *, at: dt.datetime | None = None, chief: User | None = None) -> Edition:
    """Submit, approve and publish; with `at`, as if it had gone live then (in the past or the future)."""
    chief = chief or make_user(Role.CHIEF)
    edition = actions.submit(make_user(Role.EDITOR), edition)
    edition = actions.approve(chief, edition)
    edition = actions.publish(chief, edition)
    if at is not None:
        Edition.objects.filter(pk=edition.pk).update(
            live_from=at, scheduled_for=at, first_live_at=at, live_changed_at=at
        )
        edition.refresh_from_db()
    return edition


def make_scheduled(edition: Edition, at: dt.datetime) -> Edition:
    """Submit, approve and schedule for `at`."""
    chief = make_user(Role.CHIEF)
    edition = actions.submit(make_user(Role.EDITOR), edition)
    return actions.schedule(chief, actions.approve(chief, edition), at=at)


def make_taken_down(edition: Edition, *, notice: str = "") -> Edition:
    """Publish, and take down again."""
    edition = make_live(edition, at=dt.datetime(2026, 2, 1, tzinfo=dt.UTC))
    return actions.take_down(make_user(Role.CHIEF), edition, note="Asked by the source.", notice=notice)


def make_page(
    language: str = "en",
    title: str = "About us",
    *,
    body: str = "<p>Who we are.</p>",
    kind: str = PageKind.OTHER,
    shown: bool = True,
    page: SitePageTranslation | None = None,
    **text: Any,
) -> SitePageTranslation:
    """A site page in one language, shown if `shown`; `page`: another language of that one."""
    words = site_pages.PageText(title, body=body, **text)
    if page is None:
        row = site_pages.create_page(make_user(Role.CHIEF), kind, language, words)
    else:
        row = site_pages.save_page(make_user(Role.CHIEF), page.master, language, words, version=0)
    return site_pages.show_page(make_user(Role.CHIEF), row) if shown else row

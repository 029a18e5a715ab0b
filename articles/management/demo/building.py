"""Makes the demo: accounts, names and pictures first, then its history, step by step in the order of time."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from articles import media, permissions
from articles.content import blocks
from articles.management.demo import names, site, texts
from articles.management.demo.clock import standing_at
from articles.management.demo.faces import BIOS, MERGED, PORTRAITS, UNVERIFIED
from articles.management.demo.history import HISTORY, Step
from articles.management.demo.newsroom import Newsroom
from articles.management.demo.people import ACCOUNTS
from articles.management.demo.pictures import PICTURES, Picture
from articles.management.demo.stories import STORIES
from articles.management.demo.terms import TERMS
from articles.models import (
    Article,
    Contributor,
    CreditRole,
    Edition,
    Image,
    ImageKind,
    ImageTranslation,
    Label,
    Source,
    Topic,
    User,
)
from articles.models.named import Named
from articles.translation.by_hand import tie_all
from articles.workflow import actions, agencies, merging, revision_names, term_base
from articles.workflow.content_changes import Change, CreditLine, Details, FigurePlace, Text
from articles.workflow.term_base import Said

# Names and accounts are older than any story.
FOUNDED_DAYS_AGO = 120


def draw_pictures() -> dict[str, bytes]:
    """Every picture and portrait as a JPEG. Takes most of the time, needs no database."""
    portraits = {f"portrait_{key}": portrait.draw().jpeg() for key, portrait in PORTRAITS.items()}
    return {name: picture.draw().jpeg() for name, picture in PICTURES.items()} | portraits


def build(pictures: Mapping[str, bytes], password: str) -> Newsroom:
    """Make the whole demo. To be called in a transaction; `pictures` is what `draw_pictures` returns."""
    room = Newsroom(timezone.localtime())
    with standing_at(room.now - dt.timedelta(days=FOUNDED_DAYS_AGO)):
        _accounts(room, password)
        _names(room)
        _portraits(room, pictures)
    for moment, _order, story, language, step in _timeline(room.now):
        with standing_at(moment):
            _do(room, pictures, STORIES[story], language, step)
    site.build_pages(room)
    _to_be_looked_at(room)
    for article in Article.objects.order_by("pk"):
        tie_all(article)
    _terms(room)
    return room


def _terms(room: Newsroom) -> None:
    """A few terms of the house, in the languages that this site publishes."""
    for kind, note, forms in TERMS:
        mine = {code: texts for code, texts in forms.items() if code in settings.SITE_LANGUAGES}
        if len(mine) > 1:
            term_base.save_term(room.users["chief"], Said(kind=kind, note=note, forms=mine))


def _timeline(now: dt.datetime) -> list[tuple[dt.datetime, int, str, str, Step]]:
    """Every step in the languages that this site publishes, oldest first; equal times keep their order."""
    steps = [
        (step.when.moment(now), story, language, step)
        for story, editions in HISTORY.items()
        for language, history in editions.items()
        if language in settings.SITE_LANGUAGES
        for step in history
    ]
    return sorted(
        (moment, order, story, language, step) for order, (moment, story, language, step) in enumerate(steps)
    )


def _accounts(room: Newsroom, password: str) -> None:
    # One password, hashed once: the hash is slow on purpose.
    hashed = make_password(password)
    for account in ACCOUNTS:
        user = User(
            username=account.username,
            email=account.email,
            first_name=account.first_name,
            last_name=account.last_name,
            role=account.role,
            languages=[code for code in account.languages if code in settings.SITE_LANGUAGES],
            interface_language=account.interface_language,
            password=hashed,
            date_joined=timezone.now(),
        )
        user.full_clean()
        user.save()
        room.users[account.username] = user


def _published(by_language: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    return ((code, value) for code, value in by_language.items() if code in settings.SITE_LANGUAGES)


def _named(thing: Named, by_language: Mapping[str, str]) -> None:
    thing.full_clean()
    thing.save()
    for language, name in _published(by_language):
        thing.rename(language, name)


def _names(room: Newsroom) -> None:
    for key, label in names.LABELS.items():
        room.labels[key] = thing = Label(colour=label.colour)
        thing.full_clean()
        thing.save()
        for language, text in _published(label.texts):
            thing.rename(
                language,
                text.name,
                slug=text.slug,
                description=texts.typeset(text.description, language),
                closing_note=texts.typeset(text.note, language),
            )
    for key, source in names.SOURCES.items():
        room.sources[key] = Source(homepage=source.homepage, language=source.language)
        _named(room.sources[key], source.names)
    for key, topic in names.TOPICS.items():
        room.topics[key] = Topic()
        _named(room.topics[key], topic)
    for key, person in names.CONTRIBUTORS.items():
        room.contributors[key] = Contributor(kind=person.kind, native_language=person.native_language)
        _named(room.contributors[key], person.names)
        for language, bio in _published(BIOS.get(key, {})):
            room.contributors[key].rename(language, person.names[language], bio=bio)


def _portraits(room: Newsroom, pictures: Mapping[str, bytes]) -> None:
    for key, portrait in PORTRAITS.items():
        image = media.store_upload(
            pictures[f"portrait_{key}"], f"{key.replace('_', '-')}.jpg", room.users["editor"]
        )
        image.kind = ImageKind.ILLUSTRATION
        image.credit_line = f"{portrait.creator} / {portrait.agency}"
        image.creator, image.copyright_notice = portrait.creator, f"© {portrait.creator}, {portrait.agency}"
        _confirmed(image, room.users["editor"])
        for language, alt in _published(portrait.alts):
            ImageTranslation.objects.create(master=image, language_code=language, alt=alt)
        room.contributors[key].portrait = image
        room.contributors[key].save()


def _to_be_looked_at(room: Newsroom) -> None:
    """What intake left behind lately, and a merge that can still be undone."""
    with standing_at(room.now - dt.timedelta(days=2)):
        for kind, language, name in UNVERIFIED:
            if language in settings.SITE_LANGUAGES:
                thing: Named = (Contributor if kind == "contributor" else Source)(verified=False)
                thing.save()
                thing.rename(language, name)
        for key, name, language in MERGED:
            duplicate = Contributor()
            duplicate.save()
            duplicate.rename(
                language if language in settings.SITE_LANGUAGES else settings.LANGUAGE_CODE, name
            )
            merging.merge(room.users["chief"], room.contributors[key], duplicate)


# --- Stories -------------------------------------------------------------------------------------


def _do(room: Newsroom, pictures: Mapping[str, bytes], story: texts.Story, language: str, step: Step) -> None:
    actor, place = room.users[step.who], (story.key, language)
    until = step.until.moment(room.now) if step.until else None
    if step.act == "begin":
        edition = _begin(room, pictures, story, language, actor, until)
    elif step.act == "edit":
        edition = _edit(room.editions[place], actor, step)
    elif step.act == "name":
        edition = room.editions[place]
        number = edition.latest_revision.number if edition.latest_revision else 0
        revision_names.give_name(actor, edition, number, step.note)
    elif step.act == "rights":
        details = replace(_details(room, story), expires_at=until)
        edition = actions.save_edition(
            actor, room.editions[place], Change(details=details, note=step.note), version=None
        )
    elif step.act == "schedule" and until is not None:
        edition = actions.schedule(actor, room.editions[place], at=until, note=step.note)
    else:
        edition = actions.VERBS[step.act](actor, room.editions[place], note=step.note, **step.options)
    room.editions[place] = edition


def _begin(
    room: Newsroom,
    pictures: Mapping[str, bytes],
    story: texts.Story,
    language: str,
    actor: User,
    embargo_until: dt.datetime | None,
) -> Edition:
    version = story.version(language)
    for words in version.pictures:
        _image(room, pictures, words, language)
    article = room.articles.get(story.key)
    figures = _figures(room, version, article)
    # What the article has already stands in the body by its id, what is new by its number.
    known = {number: place.id for number, place in enumerate(figures, 1) if place.id is not None}
    version = replace(version, body=blocks.replace_figures(version.body, known))
    change = Change(text=_text(version), figures=figures)
    if article is None:
        if embargo_until is not None:
            room.embargoes[story.key] = embargo_until
        change = replace(change, details=_details(room, story), credits=_credits(room, story))
        # On a site without the story's first language, a translator's version may be the first.
        maker = actor if permissions.may(actor, "create") else room.users["editor"]
        edition = actions.create_article(maker, language, change)
        room.articles[story.key] = edition.master
    else:
        edition = actions.begin_edition(actor, article, language, change=change)
    # This time alone is a field's default, which holds the real clock and not the one that we set.
    Edition.objects.filter(pk=edition.pk).update(updated_at=timezone.now())
    return edition


def _text(version: texts.Version) -> Text:
    return Text(
        headline=version.headline, kicker=version.kicker, standfirst=version.standfirst, body=version.body
    )


def _figures(room: Newsroom, version: texts.Version, article: Article | None) -> list[FigurePlace]:
    """A version's figures: new for a new article, else the article's own with this language's words."""
    own = {figure.image_id: figure for figure in article.figures.all()} if article else {}
    places = []
    for number, words in enumerate(version.pictures, 1):
        image = room.images[words.picture]
        figure = own.get(image.pk)
        places.append(
            FigurePlace(
                id=figure.pk if figure else None,
                image=image,
                caption=words.caption,
                alt=words.alt,
                is_lead=version.has_lead and number == 1,
                place=None if version.has_lead and number == 1 else number,
            )
        )
    return places


def _details(room: Newsroom, story: texts.Story) -> Details:
    return Details(
        label=room.labels[story.label],
        source=room.sources[story.source],
        topics=[room.topics[key] for key in story.topics],
        original_title=story.original_title,
        original_language=story.original_language,
        original_url=story.original_url,
        original_date=room.now.date() - dt.timedelta(days=story.original_age),
        embargo_until=room.embargoes.get(story.key),
    )


def _credits(room: Newsroom, story: texts.Story) -> list[CreditLine]:
    lines = [CreditLine(room.contributors[key], CreditRole.AUTHOR) for key in story.authors]
    lines += [CreditLine(room.contributors[key], CreditRole.EDITOR) for key in story.editors]
    lines += [
        CreditLine(room.contributors[key], CreditRole.TRANSLATOR, language)
        for language, key in _published(story.translators)
    ]
    drawn_by = {
        PICTURES[words.picture].illustrator: None
        for language in story.texts
        for words in story.version(language).pictures
    }
    lines += [CreditLine(room.contributors[key], CreditRole.ILLUSTRATOR) for key in drawn_by]
    return lines


def _image(room: Newsroom, pictures: Mapping[str, bytes], words: texts.PictureWords, language: str) -> None:
    """Store the picture at its first use; give it its alternative text in this language."""
    if words.picture not in room.images:
        picture: Picture = PICTURES[words.picture]
        name = words.picture.replace("_", "-")
        image = media.store_upload(pictures[words.picture], f"{name}.jpg", room.users["editor"])
        image.kind = ImageKind.ILLUSTRATION
        image.credit_line, image.creator = picture.credit_line, picture.creator
        image.copyright_notice = picture.copyright_notice
        _confirmed(image, room.users["editor"])
        room.images[words.picture] = image
    if words.alt:
        ImageTranslation.objects.create(
            master=room.images[words.picture], language_code=language, alt=words.alt
        )


def _confirmed(image: Image, editor: User) -> None:
    """Confirm a picture's credit, and make the files that readers get."""
    image.agency = agencies.agency_of(image.credit_line)
    image.confirmed_at, image.confirmed_by = timezone.now(), editor
    image.full_clean()
    image.save()
    image.creators.set(agencies.makers_of(image))
    media.prepare(image)


def _edit(edition: Edition, actor: User, step: Step) -> Edition:
    old, new = step.replaced
    if old not in edition.standfirst + edition.body:
        raise ValueError(f"“{old}” is not in the text of {edition}.")
    text = Text(
        headline=edition.headline,
        kicker=edition.kicker,
        slug=edition.slug,
        standfirst=edition.standfirst.replace(old, new),
        body=edition.body.replace(old, new),
    )
    return actions.save_edition(
        actor, edition, Change(text=text, kind=step.kind, note=step.note), version=None
    )

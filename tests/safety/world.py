"""One small newsroom in which every address of the permission table leads somewhere."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from articles.ingest import tray
from articles.ingest.incoming import Incoming
from articles.models import (
    ActionLog,
    Contributor,
    Edition,
    EditionLink,
    Feed,
    FeedEntry,
    Image,
    IngestedItem,
    IntakeItem,
    IntakeKind,
    Label,
    Role,
    SavedFilter,
    SitePageTranslation,
    Source,
    Topic,
    User,
)
from articles.workflow.merging import merge
from tests.factories import (
    make_article,
    make_contributor,
    make_image,
    make_label,
    make_live,
    make_page,
    make_source,
    make_topic,
    make_user,
    picture_bytes,
)
from tests.ingest.texts import ENGLISH
from tests.translation.newsroom import make_link


@dataclass
class World:
    """A French draft, a live English article, and one of everything they name."""

    edition: Edition
    live: Edition
    source: Source
    label: Label
    topic: Topic
    contributor: Contributor
    unused_source: Source
    unused_label: Label
    unused_topic: Topic
    unused_contributor: Contributor
    merged_source: Source
    unverified_label: Label
    unverified_topic: Topic
    hidden_image: Image
    live_image: Image
    ingested: IngestedItem
    intake: IntakeItem
    feed: Feed
    entry: FeedEntry
    shown_page: SitePageTranslation
    hidden_page: SitePageTranslation
    log_line: ActionLog
    person: User
    shared_filter: SavedFilter
    own_filter: SavedFilter
    translation: EditionLink

    def upload(self) -> SimpleUploadedFile:
        """A picture as a browser sends it."""
        return SimpleUploadedFile("new.jpg", picture_bytes((1, 2, 3)), "image/jpeg")

    def without(self, language: str) -> dict[str, Any]:
        """Make room for `language` to be begun: the story moves to another."""
        Edition.objects.filter(pk=self.edition.pk).update(language_code="zh-hant")
        self.edition.master.source_language = "zh-hant"
        self.edition.master.save()
        return {}


def make_intake(actor: User) -> IntakeItem:
    """A text on the tray, read and waiting for its review."""
    thing = Incoming(IntakeKind.TEXT, ENGLISH.encode(), media_type="text/plain; charset=utf-8")
    return tray.read(actor, tray.put(actor, [thing])[0])


def _merged(source: Source) -> Source:
    duplicate = make_source("The Same Source")
    merge(make_user(Role.CHIEF), source, duplicate)
    return duplicate


def _unverified(topic: Topic) -> Topic:
    topic.verified = False
    topic.save()
    return topic


def make_world() -> World:
    """Build it."""
    source, label = make_source("The Source"), make_label("The Label")
    topic, contributor = make_topic("The Topic"), make_contributor("The Author")
    hidden_image, live_image = make_image("Someone"), make_image("Someone else")
    shared: dict[str, Any] = {"source": source, "label": label, "topics": [topic], "authors": [contributor]}
    live = make_live(make_article("en", images=[live_image], **shared))
    edition = make_article("fr", actor=make_user(Role.EDITOR), images=[hidden_image], **shared)
    ingested = IngestedItem.objects.create(
        sha256="0" * 64, content=b"text", media_type="text/plain", article=edition.master, language_code="fr"
    )
    editor = make_user(Role.EDITOR)
    feed = Feed.objects.create(source=source, address="https://example.org/feed.xml", title="All of it")
    return World(
        edition=edition,
        live=live,
        source=source,
        label=label,
        topic=topic,
        contributor=contributor,
        unused_source=make_source("Unused"),
        unused_label=make_label("Unused"),
        unused_topic=make_topic("Unused"),
        unused_contributor=make_contributor("Unused"),
        merged_source=_merged(source),
        unverified_label=make_label("Unverified", verified=False),
        unverified_topic=_unverified(make_topic("Unverified")),
        hidden_image=hidden_image,
        live_image=live_image,
        ingested=ingested,
        intake=make_intake(editor),
        feed=feed,
        entry=FeedEntry.objects.create(feed=feed, guid="1", title="One", address="https://example.org/1"),
        shown_page=make_page("en", "A shown page"),
        hidden_page=make_page("en", "A hidden page", shown=False),
        log_line=ActionLog.objects.first(),
        person=make_user(Role.TRANSLATOR),
        shared_filter=SavedFilter.objects.create(
            owner=make_user(Role.CHIEF), name="Shared", query="state=draft", shared=True
        ),
        own_filter=SavedFilter.objects.create(owner=make_user(Role.CHIEF), name="Own", query="q=own"),
        translation=make_link(make_article("en"), "fr"),
    )

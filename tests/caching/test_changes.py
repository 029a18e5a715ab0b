"""A kept page is what the site would say now: for every kind of page, after every kind of change."""

import datetime as dt
import re
import time
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.db.backends.postgresql.base import DatabaseWrapper
from django.urls import get_resolver, reverse
from django.utils import timezone

from articles import media, rendering
from articles.caching import pages
from articles.caching.journal import Journal, Verdict
from articles.models import (
    Article,
    Contributor,
    Edition,
    Image,
    ImageTranslation,
    IndexingPolicy,
    Label,
    LabelTranslation,
    ReaderChange,
    Role,
    Source,
    Topic,
)
from articles.public import stylesheet
from articles.rendering import article_path, page_path
from articles.workflow import actions, pictures, site_pages
from articles.workflow.content_changes import Change, Text
from articles.workflow.merging import merge
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_page,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class World:
    """Something of everything that readers have, in two languages."""

    chief: Any
    label: Label
    topic: Topic
    source: Source
    person: Contributor
    portrait: Image
    image: Image
    page: Any
    french: Edition
    english: Edition
    other: Edition
    paths: list[str] = field(default_factory=list)


@pytest.fixture
def world(page_cache) -> World:
    label, topic, source = (
        make_label({"fr": "Choix"}),
        make_topic({"fr": "Ports"}),
        make_source({"fr": "Quai"}),
    )
    portrait, image = make_image("Own", alt={"fr": "Elle", "en": "Her"}), make_image("CCTV")
    person = make_contributor({"fr": "Autrice"}, portrait=portrait)
    chief = make_user(Role.CHIEF)
    page = make_page("fr", "Qui sommes-nous", menu_title="Nous")
    site_pages.save_menu(chief, {"navigation": [page.master, label, topic], "footer": [label]}, version=None)
    draft = make_article("fr", headline="Le tram", label=label, topics=[topic], source=source,
                         authors=[person], images=[image])  # fmt: skip
    french = make_live(draft, chief=chief)
    english = make_live(make_edition(french, "en", headline="The tram"), chief=chief)
    other = make_live(make_article("fr", headline="Le phare", label=label, topics=[topic]), chief=chief)
    world = World(chief, label, topic, source, person, portrait, image, page, french, english, other)
    world.paths = addresses(world)
    return world


def addresses(world: World) -> list[str]:
    """Every address that readers have in this world, of every kind there is."""
    found = [stylesheet.address()]
    found += [reverse(f"public:{name}") for name in ("robots", "sitemap", "news_sitemap", "label_colours",
                                                    "data_mining")]  # fmt: skip
    # The formats of a feed are made of the same entries.
    for language in ("fr", "en"):
        home = reverse("public:home", kwargs={"language": language})
        found += [home, f"{home}feed.json", f"{home}archive/", f"{home}archive/{timezone.now():%Y-%m}/"]
        found.append(reverse("public:api_articles", kwargs={"language": language}))
        found.append(reverse("public:sitemap_pages", kwargs={"language": language}))
        month = {"language": language, "month": timezone.now(), "part": 1}
        found.append(reverse("public:sitemap_month", kwargs=month))
        paths = ("labels/choix/", "labels/sélection/", "topics/ports/", "sources/quai/", "people/autrice/")
        found += [f"/{language}/{path}" for path in paths]
        found.append(f"{home}labels/choix/feed.xml")
    for edition in (world.french, world.english, world.other):
        found.append(article_path(edition))
        found.append(reverse("public:api_article", args=[edition.language_code, edition.master_id]))
    found.append(page_path(world.page))
    for image in (world.image, world.portrait):
        found += [file.url for spec in ("body", "face") if (file := media.address(image, spec))]
    return found


def body(response: Any) -> Any:
    content = b"".join(response) if response.streaming else response.content
    # What is new among « Read next » comes when a page is made anew: see `cards.related_cards`.
    return response.status_code, re.sub(rb'<section class="related".*?</section>', b"", content, flags=re.S)


# --- What changes --------------------------------------------------------------------------------
def publishes(world):
    make_live(make_article("fr", headline="Le quai", label=world.label, topics=[world.topic],
                           source=world.source, authors=[world.person]), chief=world.chief)  # fmt: skip


def corrects(world):
    change = Change(text=Text(headline="Le tramway", standfirst="Autrement.", body="<p>Autre.</p>"))
    edition = actions.save_edition(world.chief, Edition.objects.get(pk=world.french.pk), change, version=None)
    make_live(edition, chief=make_user(Role.CHIEF))


def renames(thing, language="fr", name="Sélection"):
    def change(world):
        getattr(world, thing).rename(language, name)

    change.__name__ = f"renames {thing} in {language}"
    return change


def changes(thing, **fields):
    def change(world):
        row = type(getattr(world, thing)).objects.get(pk=getattr(world, thing).pk)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()

    change.__name__ = f"changes {thing}: {fields}"
    return change


def credits_another(world):
    image = Image.objects.get(pk=world.image.pk)
    image.credit_line = "Xinhua"
    pictures.change_picture(world.chief, image, {})


def makes_its_files(world):
    for image in Image.objects.all():
        media.prepare(image)


def says_it_otherwise(world):
    LabelTranslation.objects.filter(master=world.label, language_code="fr").update(
        description="Ce que nous gardons.", closing_note="<p>Écrivez-nous.</p>"
    )


def describes_otherwise(world):
    ImageTranslation.objects.filter(master=world.portrait).update(alt="Son visage")


def withdraws(world):
    pictures.withdraw_picture(world.chief, Image.objects.get(pk=world.image.pk), note="Refused.")


def puts_another_in_its_place(world):
    Image.objects.filter(pk=world.image.pk).update(substitute=make_image("Someone else"))


def takes_it_back(world):
    pictures.reinstate_picture(world.chief, Image.objects.get(pk=world.image.pk))


def arranges_the_menus(world):
    site_pages.save_menu(world.chief, {"navigation": [world.topic], "footer": []}, version=None)


def hides_the_page(world):
    site_pages.hide_page(world.chief, world.page, version=None)


def translates_the_other_way(world):
    Article.objects.filter(pk=world.french.master_id).update(source_language="en")


def merges(model, thing):
    def change(world):
        kept = {Label: make_label, Contributor: make_contributor, Topic: make_topic, Source: make_source}
        merge(world.chief, kept[model]({"fr": f"Nouveau {thing}"}), getattr(world, thing))

    change.__name__ = f"merges {thing}"
    return change


def by_hand(world):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_topictranslation SET name = 'Quais' WHERE language_code = 'fr'")


def unpublishes(world):
    actions.unpublish(world.chief, Edition.objects.get(pk=world.other.pk), note="Later.")


def takes_down(world):
    actions.take_down(world.chief, Edition.objects.get(pk=world.english.pk), note="Why", notice="Gone.")


def takes_down_the_last(world):
    for edition in Edition.objects.live():
        actions.take_down(world.chief, edition, note="Why", notice="Tout est retiré.")


CHANGES = [
    publishes, corrects, renames("label"), renames("label", "en", "Choice"), says_it_otherwise,
    changes("label", colour="#aa2200"), renames("topic", "en", "Harbours"), renames("source"),
    renames("person"), changes("source", indexing_policy=IndexingPolicy.NOINDEX), describes_otherwise,
    changes("person", portrait=None), changes("source", homepage="https://quai.example/"), credits_another,
    makes_its_files, withdraws, puts_another_in_its_place, takes_it_back, arranges_the_menus, hides_the_page,
    translates_the_other_way, by_hand, merges(Label, "label"), merges(Contributor, "person"),
    merges(Topic, "topic"), merges(Source, "source"), unpublishes, takes_down, takes_down_the_last,
]  # fmt: skip


def test_after_every_change_every_page_is_what_the_site_would_say_now(process, world):
    here, elsewhere = process(), process()
    for change in CHANGES:
        paths = list(dict.fromkeys([*world.paths, *addresses(world)]))
        for path in paths:
            body(here.get(path))
        change(world)
        for path in paths:
            now = body(here.get(path, cookie="a=b"))
            for one in (here, elsewhere):
                assert body(one.get(path)) == now, (change.__name__, path)


def test_the_world_has_every_kind_of_page_that_is_kept(world):
    known = {"entrance", "health", "all_label_colours", "security", "search"}
    kinds = {get_resolver().resolve(path.partition("?")[0]).url_name for path in world.paths}
    every = {pattern.name for pattern in get_resolver().namespace_dict["public"][1].url_patterns}
    kept = {name for name in every - known if not name.endswith("_feed")}
    assert kept <= kinds, f"Add to `addresses`: {sorted(kept - kinds)}"


@pytest.mark.parametrize(
    ("change", "untouched"),
    [
        (lambda world: world.english.master.refresh_from_db(), ["/fr/", "/en/"]),
        (lambda world: make_article("fr", headline="A draft"), ["/fr/", "/en/"]),
        (
            lambda world: make_live(make_article("en", headline="Elsewhere", source=make_source("Else"))),
            ["/fr/labels/choix/", "/fr/topics/ports/", "/fr/people/autrice/", "/fr/"],
        ),
        (lambda world: make_label("Another").rename("fr", "Une autre"), ["/fr/labels/choix/", "/fr/"]),
    ],
    ids=["nothing", "a draft", "an article elsewhere", "a name elsewhere"],
)
def test_what_a_change_does_not_touch_stays(process, world, change, untouched):
    here = process()
    for path in untouched:
        here.get(path)
    change(world)
    assert [path for path in untouched if here.made(path)] == []


# --- The clock -----------------------------------------------------------------------------------
def moment(seconds: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(seconds=seconds)


def test_what_goes_live_and_offline_by_the_clock_does(process, world):
    here = process()
    path = article_path(world.french)
    Edition.objects.filter(pk=world.french.pk).update(live_until=moment(0.6))
    Edition.objects.filter(pk=world.other.pk).update(live_from=moment(0.6))
    Image.objects.filter(pk=world.portrait.pk).update(rights_until=moment(0.6))
    assert here.get(path).status_code == 200
    assert here.get(article_path(world.other)).status_code == 404
    assert "Le tram" in here.get("/fr/").content.decode()
    assert not here.made("/fr/")
    time.sleep(0.7)
    assert here.get(path).status_code == 404
    assert here.get(article_path(world.other)).status_code == 200
    front = here.get("/fr/").content.decode()
    assert "Le tram" not in front
    assert "Le phare" in front
    assert here.get(media.address(world.portrait, "face").url).status_code == 404


def test_the_clock_goes_on_while_the_database_is_away(process, world, monkeypatch):
    here = process()
    path = article_path(world.french)
    Edition.objects.filter(pk=world.french.pk).update(live_until=moment(0.6))
    assert here.get(path).status_code == 200
    here.get("/ar/")
    database_goes(monkeypatch, here)
    assert here.get(path).status_code == here.get("/ar/").status_code == 200
    time.sleep(0.7)
    assert here.get(path).status_code == 500
    assert here.get("/ar/").status_code == 200


# --- Without a database --------------------------------------------------------------------------
def database_goes(monkeypatch: Any, *processes: Any) -> None:
    """Nobody reaches the database any more."""

    def refuse(*_: Any, **__: Any) -> Any:
        raise OperationalError("connection refused")

    for process in processes:
        process.client.raise_request_exception = False
    monkeypatch.setattr(DatabaseWrapper, "cursor", refuse)


def test_pages_that_are_kept_are_there_without_a_database(process, world, monkeypatch):
    here, elsewhere = process(), process()
    wanted = {}
    for path in world.paths:
        response = here.get(path)
        if response.status_code == 200:
            wanted[path] = body(response)
    database_goes(monkeypatch, here, elsewhere)
    for one in (here, elsewhere):
        assert {path: body(one.get(path)) for path in wanted} == wanted


def test_what_was_taken_down_is_not_there_without_a_database(process, world, monkeypatch):
    """In the worst case: the database stops before the other process has asked it what changed."""
    here, elsewhere = process(), process()
    path = article_path(world.english)
    for one in (here, elsewhere):
        assert one.get(path).status_code == one.get("/en/").status_code == 200
    takes_down(world)
    database_goes(monkeypatch, here, elsewhere)
    for one in (here, elsewhere):
        for gone in (path, "/en/"):
            assert "The tram" not in one.get(gone).content.decode()


def test_what_was_only_added_does_not_take_the_rest_away(process, world, monkeypatch):
    here = process()
    before = here.get("/fr/").content
    publishes(world)
    here.journal.ask_now()
    database_goes(monkeypatch, here)
    assert here.get("/fr/").content == before


def test_a_day_is_the_longest(process, world, monkeypatch):
    here = process()
    here.get("/fr/")
    database_goes(monkeypatch, here)
    real = time.time()
    monkeypatch.setattr(time, "time", lambda: real + 23 * 3600)
    assert here.get("/fr/").status_code == 200
    monkeypatch.setattr(time, "time", lambda: real + 25 * 3600)
    assert here.get("/fr/").status_code == 500


# --- Transactions --------------------------------------------------------------------------------
def touch(cursor: Any, tag: str) -> None:
    cursor.execute("SELECT articles_tell(ARRAY[%s], true)", [tag])


@pytest.fixture
def other_connection(transactional_db):
    other = connection.copy()
    yield other
    other.close()


def test_a_change_that_commits_late_is_not_missed(process, world, other_connection):
    """The older transaction commits after the younger one, and after the page was made."""
    here = process()
    path = article_path(world.french)
    with transaction.atomic(using="default"), other_connection.cursor() as late:
        late.execute("BEGIN")
        touch(late, f"a{world.french.master_id}")
    with connection.cursor() as early:
        touch(early, f"a{world.french.master_id}")
    here.get(path)
    here.get(path)
    assert not here.made(path), "the page is kept between the two"
    with other_connection.cursor() as late:
        late.execute("COMMIT")
    assert here.made(path)
    here.get(path)
    assert not here.made(path), "and kept again after them"


def test_judged_by_the_newest_number_alone_it_would_be_missed(process, world, other_connection, monkeypatch):
    """The control of the test above: without the rule for late ones, the old page would be shown."""

    def naive(self, before, snapshot, rows, new):
        for _pk, number, is_hard, tags in new:
            told = self.known.hard if is_hard else self.known.soft
            told.update({tag: max(told.get(tag, 0), number) for tag in tags})
        self.known.snapshot = snapshot
        self.known.seen = {row[0] for row in rows}
        self.version += 1

    monkeypatch.setattr(Journal, "_learn", naive)
    with pytest.raises(AssertionError):
        test_a_change_that_commits_late_is_not_missed(process, world, other_connection)


def test_what_was_rolled_back_touches_nothing(process, world):
    here = process()
    here.get("/fr/")
    before = ReaderChange.objects.count()
    with transaction.atomic():
        Edition.objects.filter(pk=world.french.pk).update(live_changed_at=timezone.now())
        transaction.set_rollback(True)
    assert ReaderChange.objects.count() == before
    assert not here.made("/fr/")


def test_what_a_transaction_reads_of_its_own_is_not_remembered(process, world, settings):
    """Rolled back, it never was: a process that remembered it would go on showing it."""
    here = process()
    here.get("/fr/")
    # As in production: the next question is half a second away.
    settings.PAGE_CACHE_INTERVAL = 60
    with transaction.atomic():
        world.label.rename("fr", "Jamais")
        assert rendering.things(Label, [world.label.pk])[world.label.pk].name_in("fr") == "Jamais"
        transaction.set_rollback(True)
    assert rendering.things(Label, [world.label.pk])[world.label.pk].name_in("fr") == "Choix"
    assert "Jamais" not in here.get("/fr/").content.decode()


def test_a_page_made_while_something_changes_is_not_kept(process, world, monkeypatch):
    """The change commits after the page was read from the database, and before it is stored."""
    here = process()
    real = pages._entry

    def slow(*arguments):
        renames("label")(world)
        monkeypatch.undo()
        return real(*arguments)

    monkeypatch.setattr(pages, "_entry", slow)
    old = here.get("/fr/").content.decode()
    assert "Choix" in old
    assert "Sélection" in here.get("/fr/").content.decode()


def test_a_database_restored_from_an_older_copy_begins_anew(process, world):
    here = process()
    path = article_path(world.french)
    here.get(path)
    kept = pages.store().get(path)
    known = here.journal.known
    known.snapshot = type(known.snapshot)(10**12, 10**12)
    here.get("/fr/")
    assert here.journal.verdict(kept, time.time()) in (Verdict.FRESH, Verdict.GONE)
    assert here.journal.known.floor > 0

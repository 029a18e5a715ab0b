"""The search of the desk: any language's words find the story, in whatever script and spelling."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Edition, Revision, Role, StoryIndex
from articles.workflow import actions, story_index
from articles.workflow.content_changes import Change, CreditLine, Details, Text
from articles.workflow.merging import merge
from articles.workflow.pictures import change_picture
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def found(words: str) -> set[int]:
    return set(StoryIndex.objects.found_by(words).values_list("article_id", flat=True))


@pytest.fixture
def library() -> int:
    """One story in six languages, beside another that shares no word with it."""
    author = make_contributor(
        {"en": "Lian Ran", "zh-hans": "连冉", "fr": "Éloïse Ran"}, aliases=["Ran of the North"]
    )
    edition = make_article(
        "zh-hans",
        headline="深圳的机器人学会走路",
        authors=[author],
        label=make_label({"en": "Far Shore", "fr": "Rive lointaine"}),
        source=make_source({"en": "GeekPark", "zh-hans": "极客公园"}),
        topics=[make_topic({"en": "Machines", "ja": "機械"})],
        original_title="机器人走出实验室",
        original_url="https://www.geekpark.example/story/4711?id=7",
    )
    make_edition(edition, "fr", headline="À Shenzhen, l’été des robots « éveillés »")
    make_edition(edition, "ja", headline="深センのロボットが歩き出す")
    make_edition(edition, "ar", headline="الروبوتات تتعلّم المشي في شنتشن")
    make_edition(edition, "en", headline="Straße of the GPT-5 robots")
    make_article("en", headline="A lighthouse at dusk")
    return edition.master_id


@pytest.mark.parametrize(
    "words",
    [
        "robots eveilles", "ÉVEILLÉS", "ete", "Shenzhen l'été", "robo", "ｒｏｂｏｔｓ",
        "机器人", "深圳", "走", "学会走路", "实验室",
        "ロボット", "ﾛﾎﾞｯﾄ", "深セン", "歩き出す",
        "الروبوتات", "روبوتات", "تتعلم", "شنتشن المشي",
        "strasse", "GPT-5", "gpt",
        "Lian", "ran lian", "连冉", "冉", "Éloïse", "eloise robots", "north",
        "Far Shore", "lointaine", "GeekPark", "极客", "geek 机器人", "Machines", "機械",
        "geekpark.example/story", "https://geekpark.example/story/4711?id=7&utm_source=x", "4711",
    ],
)  # fmt: skip
def test_a_story_is_found_by_any_of_its_words(library, words):
    assert found(words) == {library}


@pytest.mark.parametrize(
    "words",
    ["obots", "器机", "人走路", "深圳走路机", "robots lighthouse", "lian lighthouse", "ハット",
     "geek.example", "…", "", "@c1", "'"],
)  # fmt: skip
def test_it_is_not_found_by_what_is_not_there(library, words):
    assert library not in found(words)


def test_a_number_and_an_address_of_our_own_find_their_story(library):
    for words in (f"#{library}", str(library), f"https://news.example/fr/articles/{library}/robots/",
                  f"/admin/articles/article/{library}/fr/"):  # fmt: skip
        assert library in found(words)
    assert found("9" * 9) == set()


def test_a_corrected_name_is_found_at_once_and_a_merged_one_by_both(library):
    edition = Edition.objects.get(master=library, language_code="fr")
    author = edition.master.credits.get().contributor
    author.rename("en", "Lina Renn")
    assert found("Lina") == {library}
    assert found("Lian") == set()
    other = make_contributor({"en": "Marguerite Duval"})
    own = make_article("en", headline="Merged", authors=[other]).master_id
    merge(make_user(Role.CHIEF), author, other)
    assert found("Marguerite") == found("Lina") == {library, own}
    source = make_source({"en": "Weekly Delta"})
    theirs = make_article("en", source=source).master_id
    merge(make_user(Role.CHIEF), edition.master.source, source)
    assert found("Weekly") == found("GeekPark") == {library, theirs}


def test_what_readers_have_is_found_as_long_as_they_have_it():
    edition = make_live(make_article("en", headline="As readers know it"))
    text = Text(headline="As the desk has it", standfirst=edition.standfirst, body=edition.body)
    edition = actions.save_edition(make_user(), edition, Change(text=text), version=None)
    assert found("readers know") == found("desk has") == {edition.master_id}
    make_live(edition)
    assert found("readers know") == set()


def test_a_search_costs_two_queries_whatever_it_asks():
    make_article("en", headline="Robots")
    with CaptureQueriesContext(connection) as queries:
        found("robots lian 机器人 الروبوت geekpark.example/x a b c")
    assert len(queries) == 2


def test_a_search_reads_the_index_and_not_the_stories():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "story_words" in StoryIndex.objects.mentioning("robots 机器人").explain()


# --- Kept in one place, whatever happens ---------------------------------------------------------


def kept_as_it_should_be() -> bool:
    """The index of every story says what indexing it anew would say."""
    rows = list(StoryIndex.objects.order_by("pk").values_list("pk", "changed_at", "words"))
    story_index.renew_all()
    return rows == list(StoryIndex.objects.order_by("pk").values_list("pk", "changed_at", "words"))


def test_every_act_leaves_the_index_as_it_should_be():
    chief, editor = make_user(Role.CHIEF), make_user(Role.EDITOR)
    edition = make_article("en", actor=editor, headline="One")
    french = make_edition(edition, "fr", headline="Un", actor=editor)
    person, topic = make_contributor("Somebody Else"), make_topic("Another")
    details = Details(label=make_label(), source=make_source("New"), topics=[topic], original_title="Titre")
    acts = [
        lambda e: actions.save_edition(
            editor, e, Change(text=Text(headline="Two", body=e.body)), version=None
        ),
        lambda e: actions.save_edition(editor, e, Change(details=details), version=None),
        lambda e: actions.save_edition(
            editor, e, Change(credits=[CreditLine(person, "author")]), version=None
        ),
        lambda e: actions.restore_revision(editor, e, 1, version=None),
        lambda e: actions.spike(editor, e),
        lambda e: actions.restore(editor, e),
        lambda e: actions.submit(editor, e),
        lambda e: actions.request_changes(chief, e, note="Names."),
    ]
    for number, act in enumerate(acts):
        edition.refresh_from_db()
        act(edition)
        assert kept_as_it_should_be(), number
    make_live(make_article("en"))
    actions.spike(editor, french)
    assert kept_as_it_should_be()
    # A language that begins with pictures changes every other one.
    with_pictures = make_article("en", images=[make_image()])
    make_edition(with_pictures, "fr", actor=editor)
    assert kept_as_it_should_be()
    image = make_image()
    make_article("en", images=[image])
    change_picture(editor, image, {"fr": ("Une légende", "Ce qu’on voit")})
    assert kept_as_it_should_be()


def test_what_was_there_before_the_index_is_in_it_after_the_migration(library):
    edition = actions.submit(make_user(), Edition.objects.get(master=library, language_code="fr"))
    before = list(StoryIndex.objects.order_by("pk").values_list("pk", "changed_at", "words"))
    StoryIndex.objects.all().delete()
    Edition.objects.update(state_since=dt.datetime(2020, 1, 1, tzinfo=dt.UTC), written_by=None)
    migration = import_module("articles.migrations.0006_desk_is_filled")
    migration.fill(apps, None)
    with connection.cursor() as cursor:
        cursor.execute(migration.SINCE)
    assert list(StoryIndex.objects.order_by("pk").values_list("pk", "changed_at", "words")) == before
    since, written_by = edition.state_since, edition.written_by
    edition.refresh_from_db()
    assert abs(edition.state_since - since) < dt.timedelta(seconds=5)
    assert edition.written_by == written_by


def test_the_index_is_written_anew_by_command(library, capsys):
    StoryIndex.objects.update(words="")
    assert found("robots") == set()
    call_command("index_stories")
    assert "2 stories" in capsys.readouterr().out
    assert found("robots") == {library}


def test_the_working_copy_knows_since_when_and_by_whom():
    editor, other = make_user(Role.EDITOR), make_user(Role.EDITOR)
    edition = make_article("en", actor=editor)
    begun = edition.state_since
    edition = actions.save_edition(other, edition, Change(text=Text(headline="Two")), version=None)
    assert (edition.state_since, edition.written_by) == (begun, other)
    sibling = make_edition(edition, "fr", actor=editor)
    # Details change every language's revision, and nobody wrote in the others.
    actions.save_edition(other, edition, Change(details=Details(original_title="Neu")), version=None)
    sibling.refresh_from_db()
    assert Revision.objects.get(pk=sibling.latest_revision_id).automatic
    assert sibling.written_by == editor

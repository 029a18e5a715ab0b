"""A story that is here already is recognised: as the same page, the same text, or in another language."""

import pytest

from articles.content import blocks
from articles.ingest import renewal, tray
from articles.ingest import review as reviewing
from articles.ingest.errors import CannotIngest
from articles.ingest.incoming import Incoming
from articles.models import IntakeKind, Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text
from tests.factories import make_article, make_contributor, make_source, make_user
from tests.ingest.test_tray import read, taken
from tests.ingest.texts import CHINESE, FRENCH

pytestmark = pytest.mark.django_db
LAST = "Un dernier paragraphe que la rédaction a ajouté depuis."
MORE = FRENCH.replace("Rejoignez", f"{LAST}\nRejoignez")
# What a translation keeps.
IN_FRENCH = "Le 14 mai 2024, OpenAI et CRRC ont livré 36 rames, pour 1 250 millions, dit le rapport UITP."
IN_CHINESE = "2024年5月14日，OpenAI与CRRC交付了36列车，耗资1250，见UITP报告。"


@pytest.fixture
def editor():
    return make_user(Role.EDITOR)


def matches(item):
    return reviewing.review(item).matches


def kinds(item):
    return [match.kind for match in matches(item)]


def test_an_unknown_story_matches_nothing(editor):
    make_article()
    assert matches(read(editor)) == []


def test_the_same_bytes_are_recognised(editor):
    edition = taken(editor)
    [match] = matches(read(editor))
    assert (match.article, match.kind, match.offers) == (edition.master, "same", ("drop",))


def test_nearly_the_same_text_is_recognised_and_says_what_changed(editor):
    edition = taken(editor)
    [match] = matches(read(editor, MORE))
    assert (match.edition, match.kind, match.offers) == (edition, "text", ("update", "drop"))
    assert [change.op for change in match.changes] == ["inserted"]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/tram",
        "http://www.example.org/tram/?utm_source=x#top",
        "https://m.example.org/tram",
    ],
)
def test_the_same_page_is_recognised_however_its_address_is_spelled(editor, address):
    edition = make_article("fr", original_url="https://example.org/tram/")
    [item] = tray.put(
        editor, [Incoming(IntakeKind.TEXT, b"Un tout autre texte.\n\nUn paragraphe.", address=address)]
    )
    item = tray.read(editor, item)
    assert kinds(item) == ["address"]
    assert matches(item)[0].article == edition.master


def test_another_language_of_the_story_is_offered_for_joining(editor):
    make_source({"fr": "GeekPark", "zh-hans": "极客公园"})
    make_contributor({"fr": "Lian Ran", "zh-hans": "连冉"})
    chinese = taken(editor, CHINESE + IN_CHINESE)
    [match] = matches(read(editor, FRENCH.replace("Les dockers", f"{IN_FRENCH}\nLes dockers")))
    assert (match.article, match.kind, match.offers) == (chinese.master, "language", ("into", "drop"))


def test_a_review_shows_each_value_with_its_line(editor):
    review = reviewing.review(read(editor))
    values = {value.field: value for value in review.values}
    assert values["source"].chosen == "GeekPark"
    assert "GeekPark" in values["source"].evidence[0].text
    assert values["source"].status == "new"
    assert [(value.field, value.chosen) for value in review.people] == [
        ("authors", "Lian Ran"),
        ("editors", "Zheng Xuan"),
    ]
    assert review.ready


# --- What a publisher changed --------------------------------------------------------------------


def renewed(editor, edition, text):
    item = read(editor, text)
    return tray.take(editor, item, version=item.row_version, update=edition)


def test_an_update_brings_what_the_publisher_changed(editor):
    edition = taken(editor)
    after = renewed(editor, edition, MORE)
    assert after.body.endswith("<p>Un dernier paragraphe que la rédaction a ajouté depuis.</p>")
    assert blocks.figure_ids(after.body) == blocks.figure_ids(edition.body)
    assert after.latest_revision.number == 2
    assert renewal.last_taken(edition).parsed().blocks[-1].text.startswith("Un dernier")


def test_an_update_keeps_what_was_changed_here(editor):
    edition = taken(editor)
    first, *others = blocks.split(edition.body)
    mine = blocks.join([first, *others]).replace(first.html, "<p>Notre première phrase.</p>")
    text = Text("Notre titre", edition.standfirst, "", edition.slug, mine)
    edition = actions.save_edition(editor, edition, Change(text=text), version=edition.row_version)
    after = renewed(
        editor,
        edition,
        MORE.replace(first.text, f"{first.text} Et la suite."),
    )
    assert after.headline == "Notre titre"
    assert after.body.startswith("<p>Notre première phrase.</p>")
    assert "Un dernier paragraphe" in after.body
    assert "Et la suite." in " ".join(after.master.log.get(verb="ingest_update").data["warnings"])


def test_another_story_of_the_same_people_is_not_taken_for_this_one(editor):
    make_source({"fr": "GeekPark", "zh-hans": "极客公园"})
    make_contributor({"fr": "Lian Ran", "zh-hans": "连冉"})
    taken(editor, CHINESE + IN_CHINESE)
    other = "Le 3 juin 2021, Alstom et Keolis ont vendu 12 rames, pour 845 millions, dit le rapport BCEAO."
    assert matches(read(editor, FRENCH.replace("Les dockers", f"{other}\nLes dockers"))) == []


def test_a_text_that_was_written_here_is_not_updated_from_elsewhere(editor):
    edition = make_article("fr")
    item = read(editor)
    with pytest.raises(CannotIngest, match="by hand"):
        tray.take(editor, item, version=item.row_version, update=edition)

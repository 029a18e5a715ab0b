"""Machines translate what is empty, as drafts that say so; whatever they answer, nothing breaks."""

import pytest

from articles.content.sanitize import sanitize_body
from articles.models import BlockOrigin, BlockState, EditionLink, Role
from articles.net import Limits
from articles.translation import machine
from articles.translation.machine import Request, Task, engine
from articles.workflow import filling, translating
from articles.workflow.errors import NotAllowed, Refused
from tests.admin.desk import signed_in
from tests.factories import make_contributor, make_user
from tests.translation.newsroom import LATE, TRAM, make_link, make_source

TASK = Task("en", "fr", names=(("Lian Ran", "连冉"),))
# As it is stored.
LINKED = sanitize_body('<p>Read <a href="https://example.org/report">the report</a> <em>today</em>.</p>')
BOTH = pytest.mark.parametrize("code", ["deepl", "chat"])


def asked(code: str, *texts: str):
    return machine.engines()[code].translate([Request(text) for text in texts], TASK)


@BOTH
def test_each_text_comes_back_in_its_place_with_its_tags(machines, code):
    found = asked(code, f"<p>{TRAM}</p>", LINKED)
    assert [result.html for result in found] == [
        f"<p>fr: {TRAM}</p>",
        LINKED.replace("<p>Read", "<p>fr: Read"),
    ]
    assert {result.problem for result in found} == {None}


def test_each_is_asked_as_its_api_says(machines):
    asked("deepl", "<p>One.</p>")
    asked("chat", "<p>One.</p>")
    (path, headers, sent), (chat_path, chat_headers, chat) = machines.asked
    assert (path, headers["Authorization"]) == ("/v2/translate", "DeepL-Auth-Key a-key:fx")
    assert (sent["source_lang"], sent["target_lang"], sent["tag_handling"]) == ("EN", "FR", "html")
    assert "Lian Ran = 连冉" in sent["context"]
    assert (chat_path, chat_headers["Authorization"]) == ("/v1/chat/completions", "Bearer another-key")
    assert chat["model"] == "a-model"
    assert "Lian Ran is 连冉" in chat["messages"][0]["content"]


@BOTH
def test_more_texts_than_fit_go_in_several_requests(machines, code):
    found = asked(code, *(f"<p>Number {number}.</p>" for number in range(120)))
    assert [result.html for result in found] == [f"<p>fr: Number {number}.</p>" for number in range(120)]
    assert len(machines.asked) > 1


@BOTH
@pytest.mark.parametrize(
    ("mood", "sentence"),
    [(403, "key"), (456, "quota"), (429, "too often"), (500, "does not answer"), ("garbage", "no sense"),
     ("taglost", "lost links")],
)  # fmt: skip
def test_whatever_a_machine_answers_is_one_sentence(machines, code, mood, sentence):
    machines.mood = mood
    [result] = asked(code, LINKED)
    assert result.html == ""
    assert sentence in str(result.problem)
    assert "secret" not in str(result.problem)


@BOTH
def test_a_machine_that_hangs_is_left(machines, code, monkeypatch):
    machines.mood = "hang"
    monkeypatch.setattr(engine, "MACHINE", Limits(bytes=1000, seconds=0.3, redirects=0))
    [result] = asked(code, LINKED)
    assert "does not answer" in str(result.problem)


@BOTH
def test_a_machine_in_a_private_network_is_reached_by_setting_only(machines, code, settings):
    settings.NET_ALLOWED_HOSTS = []
    [result] = asked(code, LINKED)
    assert "does not answer" in str(result.problem)
    assert machines.asked == []


def test_without_a_key_there_is_no_machine(settings):
    assert machine.engines() == {}


# --- In a translation --------------------------------------------------------------------------------


@pytest.fixture
def translator():
    return make_user(Role.TRANSLATOR, languages=["fr"])


@pytest.fixture
def link():
    return make_link(make_source(TRAM, LATE))


@pytest.mark.django_db
def test_the_empty_blocks_are_translated_as_drafts_that_say_so(machines, link, translator):
    mine = link.blocks.filter(field="body").order_by("position")[0]
    translating.save_block(translator, mine.pk, "<p>De ma main.</p>", version=None)
    done = filling.machine_fill(translator, link, "chat")
    assert (done.count, done.problems) == (3, ())
    first, second = link.blocks.filter(field="body").order_by("position")
    assert first.html == "<p>De ma main.</p>"
    assert (second.html, second.state, second.origin, second.engine) == (
        f"<p>fr: {LATE}</p>", BlockState.DRAFT, BlockOrigin.MACHINE, "a-model",
    )  # fmt: skip
    assert second.is_raw_machine()
    # Until somebody answers for it.
    kept = translating.save_block(translator, second.pk, second.html, version=None, confirm=True)
    assert not kept.is_raw_machine()
    headline = link.blocks.get(field="headline")
    assert headline.html.startswith("fr: The tram")


@pytest.mark.django_db
def test_a_translation_has_a_budget_for_machines(machines, link, translator, settings):
    settings.MACHINE_BUDGET = 100
    with pytest.raises(Refused, match="more than is left"):
        filling.machine_fill(translator, link, "deepl")
    assert machines.asked == []
    settings.MACHINE_BUDGET = 1000
    filling.machine_fill(translator, link, "deepl")
    assert EditionLink.objects.get(pk=link.pk).machine_characters > 150


@pytest.mark.django_db
def test_names_go_along_in_both_languages(machines, translator):
    person = make_contributor({"en": "Lian Ran", "fr": "Ran Lian"})
    source = make_source(TRAM)
    source.master.credits.update(contributor=person)
    filling.machine_fill(translator, make_link(source), "deepl")
    assert "Lian Ran = Ran Lian" in machines.asked[0][2]["context"]


@pytest.mark.django_db
def test_only_who_writes_there_asks_a_machine(machines, link):
    with pytest.raises(NotAllowed):
        filling.machine_fill(make_user(Role.TRANSLATOR, languages=["ja"]), link, "deepl")
    assert machines.asked == []


@pytest.mark.django_db
def test_the_page_offers_the_machines_there_are_and_tells_what_they_did(machines, link):
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    path = f"/workbench/{link.edition.master_id}/fr/"
    assert "Empty blocks by DeepL" in client.get(path).content.decode()
    machines.mood = 456
    page = client.post(f"{path}machine/", {"engine": "deepl"}, follow=True).content.decode()
    assert "quota is used up" in page
    machines.mood = "well"
    page = client.post(f"{path}machine/", {"engine": "deepl"}, follow=True).content.decode()
    assert "4 blocks were translated by machine" in page
    assert page.count("by machine DeepL") == 4

"""Repetitions are filled and taken back, a machine suggests for one block, memories come from elsewhere."""

import io
import json
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection

from articles.formats import tmx
from articles.models import BlockEvent, BlockState, EditionLink, Memory, Revision, Role
from articles.rendering import article_path
from articles.translation import memory
from articles.workflow import filling, gathering, memories, translating
from articles.workflow.errors import NotAllowed, Refused
from tests.admin.desk import signed_in
from tests.factories import make_article, make_live, make_user
from tests.translation.newsroom import COST, LATE, TRAM, make_link, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def french():
    return make_user(role=Role.TRANSLATOR, languages=["fr"])


@pytest.fixture
def link():
    return make_link(make_source(TRAM, LATE, TRAM, TRAM))


def blocks(link):
    return list(link.blocks.filter(field="body").order_by("position"))


def confirm(actor, block, text="<p>Le tram.</p>"):
    return translating.save_block(actor, block.pk, text, version=None, confirm=True)


# --- Repetitions -------------------------------------------------------------------------------------


def test_what_the_source_says_again_is_filled_as_a_draft_and_can_be_taken_back(link, french):
    first = confirm(french, blocks(link)[0])
    twins = filling.repeat(french, first)
    assert [twin.pk for twin in twins] == [blocks(link)[2].pk, blocks(link)[3].pk]
    assert [(b.html, b.state) for b in blocks(link)][1:] == [
        ("", BlockState.EMPTY),
        ("<p>Le tram.</p>", BlockState.DRAFT),
        ("<p>Le tram.</p>", BlockState.DRAFT),
    ]
    assert blocks(link)[2].versions.first().event == BlockEvent.REPEATED
    assert filling.repeat(french, first) == []
    # What somebody went on with is theirs.
    translating.save_block(french, blocks(link)[3].pk, "<p>Le tram, encore.</p>", version=None)
    assert [twin.pk for twin in filling.take_back_repeats(french, first)] == [blocks(link)[2].pk]
    assert [b.html for b in blocks(link)][2:] == ["", "<p>Le tram, encore.</p>"]


def test_by_json_the_answer_says_what_was_filled(link):
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    block = blocks(link)[0]
    address = f"/workbench/{link.edition.master_id}/fr/blocks/{block.pk}/"

    def send(**sent):
        return client.post(address, json.dumps(sent), content_type="application/json").json()

    answer = send(act="confirm", text="<p>Le tram.</p>", version=block.row_version)
    assert answer["repeated"] == []
    answer = send(act="repeat", version=answer["version"])
    assert [twin["html"] for twin in answer["repeated"]] == ["<p>Le tram.</p>"] * 2
    answer = send(act="take_back_repeats", version=answer["version"])
    assert [twin["html"] for twin in answer["repeated"]] == ["", ""]


# --- A machine, for one block ------------------------------------------------------------------------


def test_a_suggestion_writes_nothing_and_is_paid(link, french, machines, settings):
    block = blocks(link)[0]
    result = filling.machine_suggestion(french, link, block.pk, "deepl")
    assert result.html == f"<p>fr: {TRAM}</p>"
    assert blocks(link)[0].html == ""
    assert EditionLink.objects.get(pk=link.pk).machine_characters == len(f"<p>{TRAM}</p>")
    settings.MACHINE_BUDGET = 10
    with pytest.raises(Refused):
        filling.machine_suggestion(french, link, block.pk, "deepl")
    with pytest.raises(Refused):
        filling.machine_suggestion(french, link, block.pk, "nobody")
    with pytest.raises(NotAllowed):
        filling.machine_suggestion(make_user(role=Role.TRANSLATOR, languages=["ja"]), link, block.pk, "deepl")


def test_what_was_inserted_from_a_machine_says_so_until_it_is_confirmed(link, machines):
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    block = blocks(link)[0]
    address = f"/workbench/{link.edition.master_id}/fr/blocks/{block.pk}/"
    said = client.post(f"{address}suggest/", {"engine": "deepl"}).json()
    sent = {"act": "save", "text": said["html"], "origin": "machine", "version": block.row_version}
    client.post(address, json.dumps(sent), content_type="application/json")
    assert blocks(link)[0].is_raw_machine()
    wrong = client.post(f"{address}suggest/", {"engine": "nobody"})
    assert (wrong.status_code, bool(wrong.json()["error"])) == (422, True)


# --- What readers are told ---------------------------------------------------------------------------


def gathered(link, french) -> Revision:
    gathering.gather_now(link.edition)
    link.edition.refresh_from_db()
    return link.edition.latest_revision


def test_a_revision_says_what_a_machine_did_until_somebody_has_read_it(link, french, machines):
    assert "machine" not in gathered(link, french).facts
    filling.machine_fill(french, link, "deepl")
    assert gathered(link, french).facts["machine"] == "raw"
    for block in link.blocks.exclude(html=""):
        translating.save_block(french, block.pk, block.html, version=None, confirm=True)
    assert gathered(link, french).facts["machine"] == "read"


@pytest.mark.parametrize(
    ("note", "said", "shown"),
    [
        ("unread", "raw", True), ("unread", "read", False), ("all", "read", True), ("never", "raw", False),
        ("all", "", False),
    ],
)  # fmt: skip
def test_the_page_says_so_as_the_house_wants(client, settings, monkeypatch, note, said, shown):
    settings.MACHINE_NOTE = note
    monkeypatch.setattr("articles.workflow.snapshots._machine", lambda alignment, latest: said)
    edition = make_live(make_article("en"))
    page = client.get(article_path(edition)).content.decode()
    assert ("machine-note" in page) is shown


# --- Memories from elsewhere -------------------------------------------------------------------------
UNIT = tmx.Remembered({"en-gb": f"<p>{TRAM}</p>", "fr-fr": "<p>Le tram.</p>", "tlh": "x"}, "en-gb")


def test_a_memory_from_elsewhere_is_remembered_once_and_found(link, french):
    assert memory.take_in([UNIT, UNIT], dry_run=True).new == 1
    assert not Memory.objects.exists()
    assert memory.take_in([UNIT]).new == 1
    assert (memory.take_in([UNIT]).new, memory.take_in([UNIT]).known) == (0, 1)
    asked = memory.asked_of(list(link.blocks.prefetch_related("sources__segment__head")))
    [found] = memory.lookup(("en", "fr"), [asked[blocks(link)[0].pk]])
    assert (found[0].score, found[0].memory.target) == (100, "<p>Le tram.</p>")


def test_without_a_source_it_goes_both_ways_and_other_languages_are_counted():
    both = tmx.Remembered({"en": "The tram", "fr": "Le tram"})
    alone = tmx.Remembered({"en": "The tram", "tlh": "x"}, "en")
    taken = memory.take_in([both, alone])
    assert (taken.new, taken.other) == (2, 1)
    assert set(Memory.objects.values_list("source_language", flat=True)) == {"en", "fr"}


def test_a_file_that_breaks_in_the_middle_leaves_nothing():
    text = "".join(tmx.write([("a", "b", "x")] * 600, ("en", "fr"), "x"))
    with pytest.raises(tmx.Unreadable):
        memories.take_in(
            make_user(role=Role.EDITOR), tmx.read(io.BytesIO(text[:-20].encode())), name="half.tmx"
        )
    assert not Memory.objects.exists()


def test_the_page_looks_takes_in_and_hands_out(french):
    client = signed_in(Role.EDITOR)
    data = "".join(tmx.write([(f"<p>{COST}</p>", "<p>Deux euros.</p>", "x")], ("en", "fr"), "x")).encode()

    def upload(**more):
        return client.post("/workbench/memory/", {"file": SimpleUploadedFile("m.tmx", data), **more})

    assert upload().context_data["taken"].new == 1
    assert not Memory.objects.exists()
    upload(take="1")
    assert Memory.objects.count() == 1
    out = b"".join(client.get("/workbench/memory/en/fr/").streaming_content)
    [unit] = tmx.read(io.BytesIO(out))
    assert unit.texts == {"en": f"<p>{COST}</p>", "fr": "<p>Deux euros.</p>"}
    assert client.post("/workbench/memory/", {"take": "1"}).status_code == 422
    assert client.get("/workbench/memory/en/tlh/").status_code == 404
    with pytest.raises(NotAllowed):
        memories.take_in(french, [], name="x")


def test_the_command_writes_a_file_and_reads_it_again(tmp_path, capsys):
    editor = make_user(role=Role.EDITOR)
    memory.take_in([UNIT])
    file = tmp_path / "m.tmx"
    call_command("tmx", "export", "en", "fr", str(file))
    Memory.objects.all().delete()
    call_command("tmx", "import", str(file), "--as", editor.username)
    assert Memory.objects.count() == 1
    assert "1 units are new" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("tmx", "import", str(tmp_path / "none"), "--as", editor.username)
    with pytest.raises(CommandError):
        call_command("tmx", "import", str(file), "--as", "nobody")


# --- Two at once -------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_what_another_wrote_just_before_is_theirs_when_many_blocks_are_filled():
    link = make_link(make_source(TRAM, LATE, COST))
    anna, bruno = (make_user(role=Role.TRANSLATOR, languages=["fr"]) for _ in range(2))
    memory.take_in([UNIT])
    ready = Barrier(2)

    def write():
        ready.wait()
        translating.save_block(anna, blocks(link)[1].pk, "<p>Personne.</p>", version=None)
        connection.close()

    def fill():
        ready.wait()
        filling.fill(
            bruno, EditionLink.objects.select_related("edition", "source").get(pk=link.pk), lowest=85
        )
        connection.close()

    threads = [Thread(target=write), Thread(target=fill)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gathering.gather_now(link.edition)
    link.edition.refresh_from_db()
    by_author = {
        revision.author_id: revision.body
        for revision in link.edition.revisions.order_by("number")
        if revision.author_id
    }
    # Each revision adds only what its author wrote.
    assert set(by_author) == {anna.pk, bruno.pk}
    first = link.edition.revisions.filter(author__in=[anna, bruno]).order_by("number").first()
    assert ("Personne" in first.body) is (first.author_id == anna.pk)
    assert ("Le tram" in first.body) is (first.author_id == bruno.pk)

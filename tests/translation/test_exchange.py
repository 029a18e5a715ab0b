"""A translation as a file: out and in again changes nothing, and what comes back is in its place."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from articles.formats.errors import Unreadable
from articles.formats.xliff import Document, Unit, read, write
from articles.models import (
    ActionLog,
    BlockState,
    BlockVersion,
    Edition,
    EditionLink,
    Revision,
    Role,
    Segment,
    SegmentVersion,
    TargetBlock,
    TargetBlockSource,
)
from articles.translation.exchange import document_of
from articles.workflow import exchanging
from articles.workflow.errors import NotAllowed
from tests.admin.desk import signed_in
from tests.factories import make_user
from tests.translation.newsroom import COST, LATE, TRAM, edit, make_link, make_source, says, stale, translated

pytestmark = pytest.mark.django_db
VERSIONS = pytest.mark.parametrize("version", ["1.2", "2.1"])
LINKED = '<p>Read <a href="https://example.org/report">the report</a> <em>today</em>.</p>'


@pytest.fixture
def translator():
    return make_user(Role.TRANSLATOR, languages=["fr"])


@pytest.fixture
def source():
    return make_source(TRAM, LINKED, COST)


@pytest.fixture
def link(source):
    return translated(make_link(source))


def everything() -> list[list[dict]]:
    models = (Edition, Revision, ActionLog, Segment, SegmentVersion, EditionLink, TargetBlock,
              TargetBlockSource, BlockVersion)  # fmt: skip
    return [list(model.objects.order_by("pk").values()) for model in models]


def sent(link: EditionLink, version: str = "2.1") -> Document:
    return read(write(document_of(link, version)))


def with_target(document: Document, number: int, target: tuple, state: str = "translated") -> Document:
    units = list(document.units)
    old = units[number]
    units[number] = Unit(old.id, old.source, target, state, old.hash)
    return Document(document.source_language, document.target_language, document.original, tuple(units))


@VERSIONS
def test_out_and_in_again_changes_nothing(link, translator, version):
    before = everything()
    report = exchanging.take_in(translator, link, sent(link, version))
    assert report.count("same") == len(report.lines) == 5
    assert everything() == before


@VERSIONS
def test_out_and_in_again_changes_nothing_of_the_demo(version):
    call_command("seed_demo", verbosity=0)
    chief = make_user(Role.CHIEF)
    before = everything()
    links = EditionLink.objects.select_related("edition", "source")
    for link in links.exclude(edition__state="spiked"):
        report = exchanging.take_in(chief, link, sent(link, version))
        assert [line for line in report.lines if line.what not in ("same", "empty")] == []
    assert everything() == before


def test_what_was_translated_elsewhere_is_in_its_block(link, translator):
    document = with_target(sent(link), 2, ("Le tram vint à neuf heures.",))
    dry = exchanging.take_in(translator, link, document, dry_run=True)
    assert (dry.count("changed"), says(link)[0]) == (1, f"<p>fr: {TRAM}</p>")
    exchanging.take_in(translator, link, document)
    block = link.blocks.filter(field="body").order_by("position")[0]
    assert (block.html, block.state) == ("<p>Le tram vint à neuf heures.</p>", BlockState.TRANSLATED)
    assert block.versions.get().event == "imported"


def test_a_translation_of_an_older_source_is_stale_on_what_it_was_made_from(source, link, translator):
    document = with_target(sent(link), 4, ("Le billet coûte deux euros.",))
    edit(source, TRAM, LINKED, COST.replace("2 euros", "3 euros"))
    report = exchanging.take_in(translator, link, document)
    assert report.count("older") == 1
    assert stale(link) == ["<p>Le billet coûte deux euros.</p>"]
    assert "2 euros" in link.blocks.get(stale=True).sources.get().base.text


def test_lost_tags_are_told_and_nothing_is_taken(link, translator):
    document = with_target(sent(link), 3, ("Lisez le rapport aujourd’hui.",))
    report = exchanging.take_in(translator, link, document)
    assert report.count("tags") == 1
    assert "fr: Read" in says(link)[1]


def test_a_draft_comes_back_as_a_draft(link, translator):
    document = with_target(sent(link), 2, ("Le tram.",), state="draft")
    exchanging.take_in(translator, link, document)
    assert link.blocks.filter(field="body").order_by("position")[0].state == BlockState.DRAFT


def test_a_file_about_something_else_is_refused(link, translator):
    other = translated(make_link(make_source(LATE)))
    with pytest.raises(Unreadable, match="another article"):
        exchanging.take_in(translator, link, sent(other))
    japanese = translated(make_link(make_source(TRAM), "ja"))
    with pytest.raises(Unreadable, match="from en into ja"):
        exchanging.take_in(translator, link, sent(japanese))


def test_who_may_not_write_there_takes_nothing_in(link):
    document = with_target(sent(link), 2, ("Autre chose.",))
    with pytest.raises(NotAllowed):
        exchanging.take_in(make_user(Role.TRANSLATOR, languages=["ja"]), link, document)
    assert "Autre chose." not in "".join(says(link))


def test_by_command(link, translator, tmp_path: Path, capsysbinary):
    call_command("export", link.edition.master_id, "fr", format="xliff12")
    file = tmp_path / "back.xlf"
    file.write_bytes(capsysbinary.readouterr().out)
    assert len(read(file.read_bytes()).units) == 5
    file.write_bytes(write(with_target(sent(link), 2, ("Le tram.",))))
    arguments = ["import_xliff", str(file), str(link.edition.master_id), "fr", "--as", translator.username]
    call_command(*arguments, "--dry-run")
    assert says(link)[0] == f"<p>fr: {TRAM}</p>"
    call_command(*arguments)
    assert says(link)[0] == "<p>Le tram.</p>"
    with pytest.raises(CommandError, match="no active account"):
        call_command(*arguments[:-1], "nobody")
    file.write_bytes(b"no xliff")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command(*arguments)


def test_in_the_workbench_a_file_is_looked_at_first(link):
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    path = f"/workbench/{link.edition.master_id}/fr/"
    exported = client.get(f"{path}export/?version=1.2")
    assert exported["Content-Disposition"].endswith('-fr.xlf"')
    assert len(read(exported.content).units) == 5
    file = SimpleUploadedFile("back.xlf", write(with_target(sent(link), 2, ("Le tram.",))))
    page = client.post(f"{path}import/", {"file": file})
    assert "<strong>1</strong> get another text" in page.content.decode()
    assert says(link)[0] == f"<p>fr: {TRAM}</p>"
    client.post(f"{path}import/", {"content": page.context_data["content"], "take": "1"})
    assert says(link)[0] == "<p>Le tram.</p>"
    wrong = client.post(f"{path}import/", {"file": SimpleUploadedFile("x.xlf", b"no xliff")})
    assert wrong.status_code == 422
    assert "cannot be read" in wrong.content.decode()

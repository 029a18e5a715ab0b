"""`manage.py ingest` and `manage.py edition`: the contract other programs rely on."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Role
from tests.factories import make_article, make_user
from tests.ingest.texts import ENGLISH, FRENCH

pytestmark = pytest.mark.django_db
KEYS = [
    "headline", "label", "standfirst", "authors", "editors", "translators", "source", "image_credits",
    "headings", "boilerplate", "language", "original_url", "published", "body_html", "warnings",
]  # fmt: skip


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return str(path)


def run(*words: str) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_a_dry_run_prints_exactly_the_contracts_keys(file):
    found = json.loads(run("ingest", file, "--dry-run", "--json"))
    assert list(found) == KEYS
    assert found["image_credits"] == ["CCTV News", "Visual China"]
    assert found["headings"] == ["01 Une voie sous la rue", "02 Ce que le port y gagne"]
    assert not Article.objects.exists()


def test_an_ingest_names_the_article_it_made(file):
    found = json.loads(run("ingest", file, "--json"))
    assert Article.objects.get().pk == found["article_id"]


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FRENCH.encode())))
    assert "Draft made" in run("ingest", "-")


def test_the_second_time_says_where_it_is(file):
    run("ingest", file)
    assert f"article {Article.objects.get().pk}" in run("ingest", file)


def test_cases_are_printed_a_line_each_and_written_nowhere(tmp_path):
    for name in ("b.json", "a.json"):
        (tmp_path / name).write_text(json.dumps({"language": "fr", "text": FRENCH}), encoding="utf-8")
    lines = [json.loads(line) for line in run("ingest", "--case", str(tmp_path)).splitlines()]
    assert [line["file"] for line in lines] == ["a.json", "b.json"]
    assert list(lines[0]) == ["file", *KEYS]
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "words",
    [["/nowhere/article.txt"], [], ["https://example.org/a"], ["--case", "/nowhere"]],
    ids=["missing", "nothing", "address", "case"],
)
def test_what_cannot_be_read_is_an_error(words):
    with pytest.raises(CommandError):
        run("ingest", *words)


def test_every_verb_is_a_command():
    edition = make_article("fr")
    make_user(Role.EDITOR, username="ed")
    make_user(Role.CHIEF, username="chief")
    words = [str(edition.master_id), "fr", "--as"]
    run("edition", "submit", *words, "ed")
    run("edition", "approve", *words, "chief")
    state = json.loads(
        run("edition", "schedule", *words, "chief", "--at", "2099-01-01T08:00+01:00", "--json")
    )
    assert state["standing"] == "scheduled"
    assert state["live_from"] == "2099-01-01T07:00:00+00:00"
    assert json.loads(run("edition", "publish", *words, "chief", "--json"))["standing"] == "live"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["publish", "{id}", "fr", "--as", "ed"], "may not"),
        (["publish", "{id}", "fr", "--as", "nobody"], "nobody"),
        (["publish", "{id}", "ja", "--as", "chief"], "no edition"),
        (["publish", "999999", "fr", "--as", "chief"], "999999"),
        (["publish", "{id}", "fr", "--as", "chief"], "not possible now"),
        (["schedule", "{id}", "fr", "--as", "chief"], "--at"),
        (["schedule", "{id}", "fr", "--as", "chief", "--at", "soon"], "not a time"),
        (["submit", "{id}", "fr", "--as", "ed", "--at", "2099-01-01T08:00"], "--at"),
    ],
)
def test_a_refusal_is_one_sentence(words, says):
    edition = make_article("fr")
    make_user(Role.EDITOR, username="ed")
    make_user(Role.CHIEF, username="chief")
    with pytest.raises(CommandError, match=says):
        run("edition", *[word.format(id=edition.master_id) for word in words])


# --- A folder ------------------------------------------------------------------------------------


def test_every_file_of_a_folder_is_taken_in_and_one_bad_file_stops_no_other(tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "c.txt").write_text(ENGLISH, encoding="utf-8")
    with pytest.raises(CommandError, match="1 of 3"):
        run("ingest", str(tmp_path))
    assert Article.objects.count() == 2


def test_a_folder_as_json_has_a_line_for_each_file(tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FRENCH, encoding="utf-8")
    first, second = map(json.loads, run("ingest", str(tmp_path), "--json").splitlines())
    assert first["article_id"] == second["article_id"] == Article.objects.get().pk
    assert (first["known"], second["known"]) == (False, True)


@pytest.mark.parametrize("options", [[], ["--into", "1"]])
def test_a_folder_that_cannot_be_taken_in_is_refused(tmp_path, options):
    if options:
        (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    with pytest.raises(CommandError):
        run("ingest", str(tmp_path), *options)
    assert not Article.objects.exists()


# --- A story that is here already ----------------------------------------------------------------

LAST = "Un dernier paragraphe que la rédaction a ajouté depuis."
MORE = FRENCH.replace("Rejoignez", f"{LAST}\nRejoignez")


@pytest.fixture
def changed(tmp_path, file):
    run("ingest", file)
    path = tmp_path / "changed.txt"
    path.write_text(MORE, encoding="utf-8")
    return str(path)


def test_a_changed_text_is_recognised_and_written_nowhere(changed):
    out = run("ingest", changed)
    assert "--update" in out
    assert Article.objects.count() == 1
    assert LAST not in Article.objects.get().translations.get().body


def test_an_update_takes_what_the_publisher_changed(changed):
    run("ingest", changed, "--update")
    assert LAST in Article.objects.get().translations.get().body
    # Again, it is the same bytes.
    run("ingest", changed, "--update")
    assert Article.objects.get().translations.get().revisions.count() == 2


def test_another_article_can_be_made_all_the_same(changed):
    run("ingest", changed, "--new")
    assert Article.objects.count() == 2


def test_update_and_new_exclude_each_other(changed):
    with pytest.raises(CommandError):
        run("ingest", changed, "--update", "--new")

"""The term base: written, searched, taken in and out as a table, and proposed from what was published."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.formats import term_table
from articles.formats.errors import Unreadable
from articles.models import Role, Term, TermForm, TermProposal
from articles.translation import memory, terms
from articles.workflow import term_base, translating
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.term_base import Said
from tests.admin.desk import queries_of, signed_in
from tests.factories import make_user
from tests.translation.newsroom import make_link, make_source, make_term

pytestmark = pytest.mark.django_db
PAGE = "/workbench/terms/"


@pytest.fixture
def editor():
    return make_user(role=Role.EDITOR)


def forms(term: Term) -> list[tuple[str, str, str]]:
    return [(form.language_code, form.text, form.status) for form in term.forms.order_by("pk")]


def test_a_term_has_forms_in_each_language_the_preferred_first(editor):
    said = Said(
        forms={"en": [("harbour", "preferred"), ("port", "admitted")], "fr": [("  rade ", "admitted")]}
    )
    term = term_base.save_term(editor, said)
    assert forms(term) == [
        ("en", "harbour", "preferred"),
        ("en", "port", "admitted"),
        ("fr", "rade", "preferred"),
    ]
    term_base.save_term(editor, Said(keep=True, forms={"en": [("GeekPark", "preferred")]}), term)
    assert forms(term) == [("en", "GeekPark", "preferred")]


@pytest.mark.parametrize(
    "said",
    [
        Said(),
        Said(forms={"en": [("harbour", "preferred")]}),
        Said(forms={"fr": [("rade", "forbidden")], "en": [("port", "forbidden")]}),
        Said(forms={"xx": [("rade", "preferred")], "en": [("port", "preferred")]}),
        Said(kind="beast", forms={"en": [("harbour", "preferred")], "fr": [("rade", "preferred")]}),
        Said(forms={"en": [("x" * 201, "preferred")], "fr": [("rade", "preferred")]}),
    ],
)
def test_what_is_no_term_is_refused(editor, said):
    with pytest.raises(Refused):
        term_base.save_term(editor, said)
    assert not Term.objects.exists()


def test_terms_of_a_pair_are_read_once_and_again_when_the_base_changes():
    make_term(en="harbour|haven", fr="rade|!port")
    make_term(keep=True, en="GeekPark")
    make_term(ja="港", ar="ميناء")
    found = {
        term.source: term for term in terms.base(("en", "fr")).near("the harbour and a haven, GeekPark: port")
    }
    assert set(found) == {("harbour", "haven"), ("GeekPark",)}
    assert found["harbour", "haven"].forbidden == ("port",)
    make_term(en="quay", fr="quai")
    assert [term.target for term in terms.base(("en", "fr")).near("on the quay")] == [("quai",)]
    Term.objects.filter(forms__text="quay").delete()
    assert terms.base(("en", "fr")).near("on the quay") == []


def test_the_list_is_searched_in_any_language_and_costs_the_same():
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    make_term(en="harbour", zh_hans="港口")
    few = queries_of(client, PAGE)
    for number in range(20):
        make_term(en=f"quay {number}", fr=f"quai {number}")
    assert queries_of(client, PAGE) == few <= 12
    text = client.get(f"{PAGE}?q=港口").content.decode()
    assert "harbour" in text
    assert "quay 3" not in text
    assert "Nothing fits" in client.get(f"{PAGE}?q=zeppelin").content.decode()


def test_a_term_is_written_on_its_page_and_a_mistake_loses_nothing():
    client = signed_in(Role.EDITOR)
    sent = {
        "good-en": "harbour | haven",
        "bad-fr": "port",
        "good-fr": "rade",
        "kind": "place",
        "note": "Old.",
    }
    client.post(f"{PAGE}new/", sent)
    term = Term.objects.get()
    assert forms(term)[:2] == [("en", "harbour", "preferred"), ("en", "haven", "admitted")]
    answer = client.post(f"{PAGE}{term.pk}/", {"good-en": "only this", "kind": "place", "note": "Old."})
    assert answer.status_code == 422
    assert "only this" in answer.content.decode()
    client.post(f"{PAGE}{term.pk}/delete/")
    assert not Term.objects.exists()


def test_a_translator_writes_terms_but_does_not_delete_them(editor):
    translator = make_user(role=Role.TRANSLATOR, languages=["fr"])
    term = term_base.save_term(
        translator, Said(forms={"en": [("quay", "preferred")], "fr": [("quai", "preferred")]})
    )
    with pytest.raises(NotAllowed):
        term_base.delete_term(translator, term)
    with pytest.raises(NotAllowed):
        term_base.take_in(translator, [], dry_run=True)


# --- As a table --------------------------------------------------------------------------------------
TABLE = """kind,not translated,note,en,fr,not fr
place,,Old.,harbour | haven,rade,port
person,yes,,Marta Olsen,,
"""


def take(actor, text: str, *, dry_run: bool = False):
    return term_base.take_in(actor, term_table.read(text.encode(), ["en", "fr", "zh-hans"]), dry_run=dry_run)


def test_a_table_comes_in_once_and_goes_out_the_same(editor):
    assert (take(editor, TABLE, dry_run=True).new, Term.objects.count()) == (2, 0)
    assert take(editor, TABLE).new == 2
    again = take(editor, TABLE)
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    client = signed_in(Role.EDITOR)
    out = b"".join(client.get(f"{PAGE}export/").streaming_content).decode()
    read = term_table.read(out.encode(), ["en", "fr"])
    assert [(row.kind, row.keep, row.note) for row in read] == [
        ("place", False, "Old."),
        ("person", True, ""),
    ]
    assert read[0].forms["fr"] == [("rade", "preferred"), ("port", "forbidden")]


def test_a_table_adds_to_what_is_there_and_deletes_nothing(editor):
    take(editor, TABLE)
    report = take(editor, "en;fr;zh-hans\nharbour;bassin;港口\nonly english;;\n")
    assert (report.new, report.changed) == (0, 1)
    assert report.problems == ((3, "Write it in two languages, or tick that it is not translated."),)
    term = Term.objects.get(forms__text="harbour")
    assert ("fr", "bassin", "preferred") in forms(term)
    assert ("fr", "rade", "admitted") in forms(term)
    assert ("zh-hans", "港口", "preferred") in forms(term)


@pytest.mark.parametrize("data", [b"", b"\xff\xfa", b"a,b\n1,2\n", b'en,fr\n"open,x\n', b"x" * 5_000_001])
def test_what_is_no_table_is_refused_with_a_sentence(data):
    with pytest.raises(Unreadable) as refusal:
        term_table.read(data, ["en", "fr"])
    assert str(refusal.value)


def test_a_cell_that_a_spreadsheet_would_calculate_comes_back_as_it_was(editor):
    make_term(en="=1+1", fr="@quai")
    rows = [term_table.TermRow(forms={"en": [("=1+1", "preferred")], "fr": [("@quai", "preferred")]})]
    text = "".join(term_table.write(rows, ["en", "fr"]))
    assert "'=1+1" in text
    assert term_table.read(text.encode(), ["en", "fr"])[0].forms["en"] == [("=1+1", "preferred")]


def test_the_page_looks_first_and_then_takes_in():
    client = signed_in(Role.EDITOR)
    upload = SimpleUploadedFile("terms.csv", TABLE.encode(), "text/csv")
    answer = client.post(f"{PAGE}import/", {"file": upload})
    assert not Term.objects.exists()
    client.post(f"{PAGE}import/", {"content": answer.context_data["content"], "take": "1"})
    assert Term.objects.count() == 2
    bad = client.post(f"{PAGE}import/", {"file": SimpleUploadedFile("x.csv", b"a,b\n")})
    assert bad.status_code == 422
    assert "No column is a language" in bad.content.decode()


# --- Proposed ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        ("连冉写道", "<p>Lian Ran (连冉) écrit.</p>", [("连冉", "Lian Ran")]),
        (
            "says Marta Olsen",
            "经营面包店的玛尔塔·奥尔森（Marta Olsen）说。",
            [("Marta Olsen", "玛尔塔·奥尔森")],
        ),
        ("nothing of it", "Lian Ran (连冉) écrit.", []),
        ("The UN met", "L’ONU (UN) s’est réunie.", [("UN", "ONU")]),
    ],
)
def test_a_name_with_its_form_in_brackets_is_a_pair(source, target, pairs):
    assert terms.glosses(source, target) == pairs


def test_what_was_published_proposes_and_what_is_refused_is_not_proposed_again(editor):
    link = make_link(make_source("<p>Marta Olsen runs a bakery.</p>"), "zh-hans")
    block = link.blocks.get(field="body")
    text = "<p>经营面包店的玛尔塔·奥尔森（Marta Olsen）。</p>"
    translating.save_block(editor, block.pk, text, version=None, confirm=True)
    memory.learn(link.edition)
    assert (terms.propose(link.edition), terms.propose(link.edition)) == (1, 0)
    proposal = TermProposal.objects.get()
    term_base.refuse(editor, proposal)
    assert terms.propose(link.edition) == 0
    TermProposal.objects.update(refused=False)
    client = signed_in(Role.EDITOR)
    assert "玛尔塔·奥尔森" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}proposals/{proposal.pk}/", {"then": "accept", "kind": "person"})
    assert set(forms(Term.objects.get())) == {
        ("en", "Marta Olsen", "preferred"),
        ("zh-hans", "玛尔塔·奥尔森", "preferred"),
    }
    assert not TermProposal.objects.exists()
    assert terms.propose(link.edition) == 0


def test_one_preferred_form_for_each_language():
    term = make_term(en="quay", fr="quai")
    with pytest.raises(Exception, match="term_one_preferred_form"):
        TermForm.objects.create(term=term, language_code="fr", text="embarcadère")

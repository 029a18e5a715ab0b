"""The checks in the workbench: found, put right, said to be right, and what keeps a translation in."""

import json

import pytest

from articles.models import BlockState, CheckDismissal, Role
from articles.translation import checking
from articles.workflow import actions, mending, translating
from articles.workflow.errors import ChecklistNotMet, NotAllowed, Refused
from tests.admin.desk import queries_of, signed_in
from tests.factories import make_user
from tests.translation.newsroom import COST, LATE, TRAM, make_link, make_source, make_term

pytestmark = pytest.mark.django_db
GOOD = [
    "Le tram est arrivé à neuf heures du matin, et il était plein avant le port.",
    "Personne ne s’est plaint\u00a0: le suivant aurait une heure de retard, comme depuis mars.",
    "Un billet coûte 2\u00a0euros, le prix d’un café sur le quai.",
]


@pytest.fixture
def french():
    return make_user(role=Role.TRANSLATOR, languages=["fr"])


@pytest.fixture
def link(french):
    link = make_link(make_source(TRAM, LATE, COST))
    says(link, french, *GOOD)
    return link


def says(link, actor, *texts):
    """Write and confirm the blocks of the text."""
    for block, text in zip(link.blocks.filter(field="body").order_by("position"), texts, strict=True):
        translating.save_block(actor, block.pk, f"<p>{text}</p>", version=None, confirm=True)
    for block in link.blocks.filter(field="headline"):
        translating.save_block(actor, block.pk, "Le tram", version=None, confirm=True)


def found(link) -> list[tuple[str, str, bool]]:
    """(code, level, open) of what is found, block by block."""
    blocks = checking.blocks_of(link)
    notes = checking.noted(blocks, checking.languages_of(link))
    return [
        (note.finding.code, note.finding.level, note.is_open)
        for block in blocks
        for note in notes.get(block.pk, ())
    ]


def body(link, place=0):
    return link.blocks.filter(field="body").order_by("position")[place]


def write(link, actor, text, place=0):
    block = body(link, place)
    translating.save_block(actor, block.pk, f"<p>{text}</p>", version=None, confirm=True)
    return block


def key_of(link, code):
    notes = checking.noted(checking.blocks_of(link), checking.languages_of(link))
    return next(note.finding.key for rows in notes.values() for note in rows if note.finding.code == code)


def test_a_good_translation_has_nothing_wrong(link):
    assert found(link) == []


def test_what_is_found_is_shown_counted_and_filtered(link, french):
    write(link, french, GOOD[2].replace("2", "3"), 2)
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    page = f"/workbench/{link.edition.master_id}/fr/"
    text = client.get(page).content.decode()
    assert "Numbers differ: 2 there, 3 here." in text
    assert 'data-issues="1"' in text
    shown = client.get(f"{page}?show=issues").context_data["rows"]
    assert [row.block.pk for row in shown] == [body(link, 2).pk]
    assert client.get(page).context_data["progress"].issues == 1


def test_what_is_known_is_put_right_and_stays_confirmed(link, french):
    write(link, french, "Qui attend? L'autre.", 1)
    block = mending.mend_block(french, body(link, 1).pk, version=None)
    assert block.html == "<p>Qui attend\u202f? L’autre.</p>"
    assert block.state == BlockState.TRANSLATED
    assert block.versions.count() == block.row_version - 1
    with pytest.raises(Refused):
        mending.mend_block(french, block.pk, version=None)


def test_one_finding_is_put_right_alone(link, french):
    write(link, french, "Qui attend? L'autre.", 1)
    block = mending.mend_block(french, body(link, 1).pk, key_of(link, "apostrophe"), version=None)
    assert block.html == "<p>Qui attend? L’autre.</p>"


def test_everything_is_put_right_at_once(link, french):
    write(link, french, "Qui attend?", 0)
    write(link, french, "Personne n'attend.", 1)
    assert mending.mend_all(french, link) == 2
    assert [block.html for block in link.blocks.filter(field="body").order_by("position")][:2] == [
        "<p>Qui attend\u202f?</p>",
        "<p>Personne n’attend.</p>",
    ]
    with pytest.raises(NotAllowed):
        mending.mend_all(make_user(role=Role.TRANSLATOR, languages=["ja"]), link)


def test_what_was_reviewed_and_then_put_right_is_reviewed_again(link, french):
    block = write(link, french, "Qui attend?", 0)
    translating.review_block(make_user(role=Role.EDITOR), block.pk, version=None)
    assert mending.mend_block(french, block.pk, version=None).state == BlockState.TRANSLATED


def test_a_dismissal_holds_for_this_text_and_says_whose_it_is(link, french):
    write(link, french, GOOD[2].replace("2", "3"), 2)
    key = key_of(link, "numbers")
    mending.dismiss(french, body(link, 2).pk, key)
    mending.dismiss(french, body(link, 2).pk, key)
    assert found(link) == [("numbers", "warning", False)]
    row = CheckDismissal.objects.get()
    assert (row.dismissed_by, row.check_code) == (french, "numbers")
    # Another text is looked at anew.
    write(link, french, GOOD[2].replace("2", "3") + " Vraiment.", 2)
    assert found(link) == [("numbers", "warning", True)]


def test_a_dismissal_can_be_taken_back(link, french):
    write(link, french, GOOD[2].replace("2", "3"), 2)
    key = key_of(link, "numbers")
    mending.dismiss(french, body(link, 2).pk, key)
    mending.look_again(french, body(link, 2).pk, key)
    assert found(link) == [("numbers", "warning", True)]


def test_what_is_not_found_cannot_be_dismissed(link, french):
    with pytest.raises(Refused):
        mending.dismiss(french, body(link).pk, "0" * 32)
    with pytest.raises(NotAllowed):
        mending.dismiss(make_user(role=Role.TRANSLATOR, languages=["ja"]), body(link).pk, "0" * 32)


def test_a_lost_link_keeps_a_translation_from_being_approved_until_someone_says_it_is_right(french):
    link = make_link(make_source('<p>See <a href="https://example.org/a">the tram plan</a>.</p>'))
    says(link, french, "Voir le plan du tram.")
    edition = actions.submit(french, link.edition)
    chief = make_user(role=Role.CHIEF)
    with pytest.raises(ChecklistNotMet) as refusal:
        actions.approve(chief, edition)
    check = next(check for check in refusal.value.failed if check.code == "translation_checks")
    assert check.message == "Text: Missing here: <a>"
    assert check.href.endswith("/fr/?show=issues")
    mending.dismiss(chief, body(link).pk, key_of(link, "tags"))
    with pytest.raises(ChecklistNotMet) as refusal:
        actions.approve(chief, edition)
    assert "translation_checks" not in {check.code for check in refusal.value.failed}


def test_by_json_a_finding_is_put_right_and_the_row_asked_again(link, french):
    block = write(link, french, "Qui attend?", 0)
    block.refresh_from_db()
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    address = f"/workbench/{link.edition.master_id}/fr/blocks/{block.pk}/"
    key = key_of(link, "fr-thin-space")
    sent = json.dumps({"act": "mend", "key": key, "version": block.row_version})
    answer = client.post(address, sent, content_type="application/json").json()
    assert answer["html"] == "<p>Qui attend\u202f?</p>"
    piece = client.get(f"{address}checks/").content.decode()
    assert "data-checks" in piece
    assert "thin-space" not in piece


def test_without_a_script_the_buttons_are_a_form(link, french):
    block = write(link, french, GOOD[2].replace("2", "3"), 2)
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    address = f"/workbench/{link.edition.master_id}/fr/blocks/{block.pk}/"
    client.post(address, {"dismiss": key_of(link, "numbers"), "version": "1"})
    assert found(link) == [("numbers", "warning", False)]


def test_terms_of_the_house_are_asked_for_and_marked_in_the_source(link, french):
    make_term(en="harbour", fr="rade", note="Not the port.")
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    page = f"/workbench/{link.edition.master_id}/fr/"
    text = client.get(page).content.decode()
    assert '<mark class="term">harbour</mark>' in text
    assert "“harbour” is “rade” here." in text
    assert "Not the port." in text


def test_the_page_costs_the_same_with_checks_and_terms(french):
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    few, many = make_link(make_source(TRAM)), make_link(make_source(*[TRAM, LATE, COST] * 10))
    for number in range(30):
        make_term(en=f"harbour {number}", fr=f"port {number}")
    make_term(en="tram", fr="tramway")
    for link in (few, many):
        for block in link.blocks.filter(field="body"):
            translating.save_block(french, block.pk, "<p>Le tram arrive?</p>", version=None)
            mending.dismiss(french, block.pk, key_of(link, "fr-thin-space"))
    pages = [f"/workbench/{link.edition.master_id}/fr/" for link in (few, many)]
    client.get(pages[0])
    assert queries_of(client, pages[0]) == queries_of(client, pages[1]) <= 12


def test_what_a_block_said_before_is_shown_and_can_be_brought_back(link, french):
    block = write(link, french, "Une autre phrase.", 0)
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    text = client.get(f"/workbench/{link.edition.master_id}/fr/blocks/{block.pk}/history/").content.decode()
    assert "plein avant le port" in text
    assert "Bring this text back" in text


def test_words_are_looked_up_in_what_was_published(link, french):
    from articles.translation import memory  # noqa: PLC0415  # the fixture's models first

    memory.learn(link.edition)
    client = signed_in(Role.TRANSLATOR, languages=["fr"])
    page = f"/workbench/{link.edition.master_id}/fr/concordance/"
    assert "<mark>harbour</mark>" in client.get(f"{page}?q=harbour").content.decode()
    assert "<mark>quai</mark>" in client.get(f"{page}?q=quai").content.decode()
    assert "not translated before" in client.get(f"{page}?q=zeppelin").content.decode()

"""The workbench's pages: what waits for whom, a text beside its source, and nothing that is lost."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import BlockState, Edition, EditionLink, Role
from articles.workflow import actions, translating
from articles.workflow.gathering import gather_now
from tests.admin.desk import queries_of, signed_in
from tests.admin.story_posts import save
from tests.factories import make_article, make_edition, make_live, make_user
from tests.translation.newsroom import COST, LATE, TRAM, edit, make_link, make_source, translated

pytestmark = pytest.mark.django_db
HOME = "/workbench/"


def at(link: EditionLink, more: str = "") -> str:
    return f"{HOME}{link.edition.master_id}/{link.edition.language_code}/{more}"


def block_at(link: EditionLink, block) -> str:
    return at(link, f"blocks/{block.pk}/")


@pytest.fixture
def source():
    return make_source(TRAM, LATE, COST)


@pytest.fixture
def link(source):
    return make_link(source)


@pytest.fixture
def french():
    return signed_in(Role.TRANSLATOR, languages=["fr"])


def send(client, link: EditionLink, block, **sent):
    body = json.dumps({"version": block.row_version, **sent})
    return client.post(block_at(link, block), body, content_type="application/json")


# --- What waits --------------------------------------------------------------------------------------


def sections(client) -> dict[str, list[str]]:
    context = client.get(HOME).context_data
    found = {section.code: [str(row) for row in section.rows] for section in context["sections"]}
    return found | {"begin": [f"{source.headline} → {code}" for source, code in context["begin"]]}


def test_a_translator_sees_what_waits_in_their_languages(source, french):
    link = translated(make_link(source))
    assert sections(french)["hand"] == [str(link)]
    edit(source, TRAM, LATE, COST.replace("2", "3"))
    assert sections(french)["stale"] == [str(link)]
    Edition.objects.filter(pk=link.edition_id).update(state="changes_requested")
    assert sections(french)["back"] == [str(link)]
    other = sections(signed_in(Role.TRANSLATOR, languages=["ja"]))
    assert [code for code, rows in other.items() if rows] == []


def test_what_is_live_and_not_begun_can_be_begun(french):
    live = make_live(make_article("en", headline="The quay"))
    assert sections(french)["begin"] == ["The quay → fr"]
    page = f"{HOME}{live.master_id}/fr/"
    assert "Begin the translation" in french.get(page).content.decode()
    french.post(page)
    assert EditionLink.objects.get().edition.language_code == "fr"
    assert sections(french)["begin"] == []


def test_the_rooms_cost_the_same_however_much_is_in_them(source, french):
    make_link(source)
    make_live(make_article("en"))
    few = queries_of(french, HOME)
    for _ in range(4):
        make_link(make_source(TRAM))
        make_live(make_article("en"))
    assert queries_of(french, HOME) == few <= 12


def test_opening_costs_the_same_for_any_number_of_blocks(french):
    few = translated(make_link(make_source(TRAM, LATE)))
    many = translated(make_link(make_source(*(f"{number}. {LATE}" for number in range(300)))))
    assert queries_of(french, at(few)) == queries_of(french, at(many)) <= 12


# --- The screen --------------------------------------------------------------------------------------


def test_a_stale_block_shows_what_changed_since_it_was_translated(source, link, french):
    translated(link)
    edit(source, TRAM, LATE, COST.replace("2 euros", "3 euros"))
    page = french.get(at(link)).content.decode()
    assert '<del><span class="visually-hidden">[deleted: </span>2<' in page
    assert '<ins><span class="visually-hidden">[added: </span>3<' in page
    assert page.count("data-stale>") + page.count("data-stale ") == 1
    assert len(french.get(at(link, "?show=stale")).context_data["rows"]) == 1


def test_progress_is_told_in_words_of_the_source(source, link, french):
    block = link.blocks.filter(field="body")[0]
    before = french.get(at(link)).context_data["progress"]
    send(french, link, block, act="confirm", text="<p>Le tram.</p>")
    after = french.get(at(link)).context_data["progress"]
    assert (before.done, after.done, after.words) == (0, len(TRAM.split()), before.words)


def test_an_edition_without_a_link_is_the_desks(french):
    french_edition = make_edition(make_article("en"), "fr")
    page = french.get(f"{HOME}{french_edition.master_id}/fr/")
    assert page["Location"] == f"/admin/articles/article/{french_edition.master_id}/fr/"


def test_the_desk_leads_to_the_workbench(link):
    story = signed_in(Role.EDITOR).get(f"/admin/articles/article/{link.edition.master_id}/fr/")
    assert f'href="{at(link)}"' in story.content.decode()


def test_on_the_desk_its_text_is_read_and_everything_else_is_written(link):
    translated(link)
    link.ahead = True
    link.save()
    gather_now(link.edition)
    edition = Edition.objects.get(pk=link.edition_id)
    client = signed_in(Role.EDITOR)
    path = f"/admin/articles/article/{edition.master_id}/fr/"
    page = client.get(path).content.decode()
    assert "its text is written in the workbench" in page
    assert '<input type="hidden" name="body"' in page
    assert '<textarea name="body"' not in page
    save(client, edition, headline="Le tram, enfin")
    saved = Edition.objects.get(pk=edition.pk)
    assert (saved.headline, saved.body) == ("Le tram, enfin", edition.body)
    assert link.blocks.get(field="headline").html == "Le tram, enfin"


# --- Blocks ------------------------------------------------------------------------------------------


def test_a_block_is_kept_confirmed_and_told(link, french):
    block = link.blocks.filter(field="body")[0]
    kept = send(french, link, block, act="save", text="<p>Le tram.</p>").json()
    assert (kept["state"], kept["version"], kept["html"]) == ("draft", 2, "<p>Le tram.</p>")
    block.refresh_from_db()
    done = send(french, link, block, act="confirm", text="<p>Le tram.</p>").json()
    assert (done["state"], done["stale"]) == ("translated", False)


def test_who_was_slower_is_shown_what_is_there(link, french):
    block = link.blocks.filter(field="body")[0]
    ana = make_user(Role.TRANSLATOR, languages=["fr"], first_name="Ana", last_name="Ferro")
    translating.save_block(ana, block.pk, "<p>D’Ana.</p>", version=1)
    answer = send(french, link, block, act="save", text="<p>De moi.</p>")
    assert answer.status_code == 409
    assert answer.json()["current"] == {"html": "<p>D’Ana.</p>", "version": 2, "by": "Ana Ferro"}
    # Without the script, the page comes back with what was typed in its block.
    page = french.post(block_at(link, block), {"act": "save", "version": "1", "text": "<p>De moi.</p>"})
    assert page.status_code == 409
    assert "&lt;p&gt;De moi.&lt;/p&gt;" in page.content.decode()


def test_a_refusal_is_a_sentence_and_keeps_what_was_typed(link, french):
    block = link.blocks.filter(field="body")[0]
    answer = send(french, link, block, act="confirm", text="")
    assert (answer.status_code, answer.json()["code"]) == (422, "refused")
    assert "no text to confirm" in answer.json()["error"]
    large = french.post(block_at(link, block), {"act": "save", "version": "1", "text": "x" * 200_000})
    assert large.status_code == 422
    assert "x" * 1000 in large.content.decode()


@pytest.mark.parametrize("body", ["", "[]", "null", '{"act": "burn"}', "{" * 2000, '{"act": ["save"]}'])
def test_what_is_no_act_is_refused(link, french, body):
    block = link.blocks.filter(field="body")[0]
    answer = french.post(block_at(link, block), body, content_type="application/json")
    assert answer.status_code == 400
    block.refresh_from_db()
    assert block.row_version == 1


def test_a_tab_of_somebody_who_signed_out_writes_for_nobody_else(link, french):
    block = link.blocks.filter(field="body")[0]
    answer = send(french, link, block, act="save", text="<p>x</p>", user="0")
    assert (answer.status_code, answer.json()["code"]) == (409, "someone-else")


def test_a_block_of_another_translation_is_not_reached_through_this_one(link, french):
    other = make_link(make_source(TRAM), "ja")
    block = other.blocks.filter(field="body")[0]
    assert send(french, link, block, act="save", text="<p>x</p>").status_code == 404
    assert send(french, other, block, act="save", text="<p>x</p>").status_code == 403
    block.refresh_from_db()
    assert block.state == BlockState.EMPTY


@pytest.mark.parametrize("act", ["save", "confirm"])
def test_saving_a_block_costs_eight_statements_at_most(link, french, act):
    block = link.blocks.filter(field="body")[0]
    send(french, link, block, act="save", text="<p>Un.</p>")
    block.refresh_from_db()
    with CaptureQueriesContext(connection) as queries:
        send(french, link, block, act=act, text="<p>Deux.</p>")
    asked = [q["sql"] for q in queries.captured_queries if "SAVEPOINT" not in q["sql"]]
    assert len(asked) <= 8, "\n".join(sql[:120] for sql in asked)


# --- Handing on --------------------------------------------------------------------------------------


def test_a_comment_sends_a_block_back_and_is_settled(link, french):
    block = link.blocks.filter(field="body")[0]
    send(french, link, block, act="confirm", text="<p>Le tram.</p>")
    editor = signed_in(Role.EDITOR)
    editor.post(block_at(link, block), {"act": "send_back", "comment": "Neuf heures."})
    page = french.get(at(link, "?show=comments")).content.decode()
    assert "Neuf heures." in page
    assert "sent back" in page
    remark = block.comments.get()
    french.post(block_at(link, block), {"act": "resolve", "comment": str(remark.pk)})
    remark.refresh_from_db()
    assert remark.resolved_by == french.user


def test_preview_and_submission_have_what_was_typed(link, french):
    for block in link.blocks.filter(field__in=["headline", "standfirst", "body"]):
        text = "<p>Mot.</p>" if block.field == "body" else "Mot"
        send(french, link, block, act="confirm", text=text)
    preview = french.post(at(link, "leave/"), {"then": "preview"})
    assert "/revisions/2/preview/" in preview["Location"]
    edition = Edition.objects.get(pk=link.edition_id)
    assert edition.body == "<p>Mot.</p>" * 3
    assert french.post(at(link, "leave/"), {"then": "submit"})["Location"].endswith("/submit/")
    assert actions.submit(french.user, edition).state == "in_review"


def test_cutting_loose_says_what_it_does_and_does_it(link):
    editor = signed_in(Role.EDITOR)
    assert "not pointed out any more" in editor.get(at(link, "cut/")).content.decode()
    editor.post(at(link, "cut/"))
    assert editor.get(at(link))["Location"].startswith("/admin/articles/article/")

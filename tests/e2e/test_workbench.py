"""A translator's day: begun, written by keyboard, sent on, sent back; then the source is edited."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Edition, Role, TargetBlock
from articles.workflow import actions, translating
from tests.e2e.browsers import signed_in_page
from tests.factories import make_live, make_user
from tests.translation.newsroom import COST, LATE, TRAM, WIND, edit, make_link, make_source, stale, translated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def translator():
    return make_user(Role.TRANSLATOR, languages=["fr"], first_name="Ana", last_name="Ferro")


@pytest.fixture
def source():
    return make_live(make_source(TRAM, LATE, COST, WIND))


def bench(edition: Edition, language: str = "fr") -> str:
    return f"/workbench/{edition.master_id}/{language}/"


def fields(page: Page):
    return page.locator(".pair-rich, .pair-plain:not([hidden])")


def said(page: Page, number: int):
    return page.locator(".pair [data-says]").nth(number)


def test_a_translator_begins_translates_by_keyboard_and_hands_on(
    browser: Browser, base_url, translator, source
):
    page = signed_in_page(browser, base_url, translator)
    page.goto("/workbench/")
    page.get_by_role("link", name="The tram").click()
    page.get_by_role("button", name="Begin the translation").click()
    expect(fields(page)).to_have_count(6)
    fields(page).first.click()
    texts = ["Le tram", "Une phrase sous le titre.", "Le tram vint à neuf heures.", "Nul ne s’en plaignit.",
             "Le billet coûte deux euros.", "Par vent du nord, la ligne ferme."]  # fmt: skip
    for number, text in enumerate(texts):
        expect(fields(page).nth(number)).to_be_focused()
        page.keyboard.type(text)
        page.keyboard.press("Control+Enter")
        expect(said(page, number)).to_contain_text("Translated")
    expect(page.locator("#bench-words")).to_contain_text("0 blocks open")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("h1")).to_have_text("Le tram")
    page.go_back()
    page.get_by_role("button", name="Submit for review").click()
    page.get_by_role("button", name="Submit for review").click()
    french = Edition.objects.get(master=source.master, language_code="fr")
    assert (french.state, french.latest_revision.author) == ("in_review", translator)
    assert french.body.startswith("<p>Le tram vint à neuf heures.</p><p>Nul")
    assert page.evaluate("breaches") == []

    # --- The reviewer sends one back, and the translator finds it ---------------------------------------
    reviewer = signed_in_page(browser, base_url, make_user(Role.EDITOR))
    reviewer.goto(bench(source))
    row = reviewer.locator(".pair").nth(3)
    row.get_by_text("More").click()
    row.get_by_label("Comment").fill("Il y a « personne » dans la source.")
    row.get_by_role("button", name="Send this block back").click()
    page.goto(f"{bench(source)}?show=comments")
    expect(page.locator(".pair")).to_have_count(1)
    expect(page.locator(".remarks")).to_contain_text("Il y a « personne »")


@pytest.fixture
def link(source):
    return translated(make_link(source))


def test_an_edit_of_the_source_is_shown_word_by_word_and_costs_nothing(
    browser: Browser, base_url, translator, source, link
):
    chief, editor = make_user(Role.CHIEF), make_user(Role.EDITOR)
    link.ahead = True
    link.save()
    actions.publish(chief, actions.approve(chief, actions.submit(editor, link.edition)))
    reader = browser.new_context(base_url=base_url).new_page()
    reader.goto("/fr/")
    reader.get_by_role("link", name="The tram").first.click()
    before = reader.locator("article").inner_text()

    # A number is corrected, a paragraph moved, two merged.
    edit(source, COST.replace("2 euros", "3 euros"), f"{TRAM} {LATE}", WIND)
    page = signed_in_page(browser, base_url, translator)
    page.goto("/workbench/")
    page.get_by_role("link", name=re.compile("The tram")).first.click()
    page.get_by_role("link", name=re.compile("To look at 1")).click()
    expect(page.locator(".pair")).to_have_count(1)
    expect(page.locator(".pair-change del")).to_contain_text("2")
    expect(page.locator(".pair-change ins")).to_contain_text("3")
    expect(fields(page)).to_contain_text("fr: A ticket costs 2 euros")
    fields(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Le billet coûte trois euros.")
    page.keyboard.press("Control+Enter")
    expect(said(page, 0)).to_contain_text("Translated")
    assert stale(link) == []
    page.goto(bench(source))
    expect(page.locator(".pair [data-source]").nth(3)).to_contain_text(LATE)
    expect(page.get_by_text("The block above is from this paragraph too.")).to_be_visible()
    reader.reload()
    assert reader.locator("article").inner_text() == before


def test_what_was_published_before_is_inserted_by_one_key(
    browser: Browser, base_url, translator, source, link
):
    link.ahead = True
    link.save()
    chief = make_user(Role.CHIEF)
    actions.publish(chief, actions.approve(chief, actions.submit(make_user(Role.EDITOR), link.edition)))
    other = make_link(make_source(COST.replace("2 euros", "4 euros"), "Quite another story about winter."))
    page = signed_in_page(browser, base_url, translator)
    page.goto(bench(other.source))
    page.locator(".pair-rich").first.click()
    rail = page.locator("#rail-matches")
    expect(rail).to_contain_text("fr: A ticket costs 2 euros")
    expect(rail.locator("del")).to_contain_text("2")
    page.keyboard.press("Control+1")
    page.keyboard.press("Control+Enter")
    expect(said(page, 2)).to_contain_text("Translated")
    block = other.blocks.filter(field="body").order_by("position")[0]
    assert (block.html, block.origin) == (f"<p>fr: {COST}</p>", "memory")
    page.locator(".pair-rich").nth(1).click()
    expect(rail).to_contain_text("The memory knows nothing like this.")


def test_two_in_one_block_choose_and_nobody_loses(browser: Browser, base_url, translator, source, link):
    page = signed_in_page(browser, base_url, translator)
    page.goto(bench(source))
    block = link.blocks.filter(field="body").order_by("position")[0]
    translating.save_block(make_user(Role.EDITOR), block.pk, "<p>De l’autre.</p>", version=None)
    field = page.locator(".pair-rich").first
    field.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" De moi.")
    expect(page.locator(".pair-theirs")).to_contain_text("De l’autre.")
    expect(field).to_contain_text("De moi.")
    page.get_by_role("button", name="Keep mine").click()
    expect(said(page, 2)).to_contain_text("Saved")
    assert "De moi." in TargetBlock.objects.get(pk=block.pk).html


def test_a_tab_that_closed_in_a_tunnel_has_its_block_back(browser: Browser, tunnel, translator, source, link):
    page = signed_in_page(browser, f"http://127.0.0.1:{tunnel.port}", translator)
    page.goto(bench(source))
    tunnel.cut()
    page.locator(".pair-rich").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Tapé dans le noir.")
    expect(said(page, 2)).to_contain_text("kept on this device", timeout=15_000)
    context = page.context
    page.close(run_before_unload=False)
    tunnel.mend()
    again = context.new_page()
    again.goto(bench(source))
    expect(again.locator("#bench-says")).to_contain_text("is back in its blocks")
    expect(said(again, 2)).to_contain_text("Saved", timeout=15_000)
    block = link.blocks.filter(field="body").order_by("position")[0]
    assert "Tapé dans le noir." in block.html


def test_a_block_is_split_at_the_cursor_and_joined_again(
    browser: Browser, base_url, translator, source, link
):
    page = signed_in_page(browser, base_url, translator)
    page.goto(bench(source))
    page.locator(".pair-rich").first.click()
    page.keyboard.press("Control+Home")
    for _ in range(len("fr: The tram came at nine in the morning,")):
        page.keyboard.press("ArrowRight")
    row = page.locator(".pair").nth(2)
    row.locator(".pair-more > summary").click()
    with page.expect_navigation():
        row.get_by_role("button", name="Split at the cursor").click()
    said_now = list(link.blocks.filter(field="body").order_by("position").values_list("html", flat=True))
    assert said_now[:2] == [
        "<p>fr: The tram came at nine in the morning,</p>",
        "<p>and it was full before the harbour.</p>",
    ]
    row = page.locator(".pair").nth(2)
    row.locator(".pair-more > summary").click()
    with page.expect_navigation():
        row.get_by_role("button", name="Join with the next").click()
    assert link.blocks.filter(field="body").order_by("position")[0].html == f"<p>fr: {TRAM}</p>"


def test_what_is_pasted_is_text(browser: Browser, base_url, translator, source, link):
    page = signed_in_page(browser, base_url, translator)
    page.goto(bench(source))
    field = page.locator(".pair-rich").first
    field.click()
    page.keyboard.press("Control+a")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/html", "<p class=MsoNormal><o:p>Collé</o:p><script>x</script></p>");
            data.setData("text/plain", "Collé");
            const paste = {clipboardData: data, bubbles: true, cancelable: true};
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", paste));
        }"""
    )
    page.keyboard.press("Control+Enter")
    expect(said(page, 2)).to_contain_text("Translated")
    assert link.blocks.filter(field="body").order_by("position")[0].html == "<p>Collé</p>"

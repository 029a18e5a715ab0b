"""The checks, the terms and the memory as a translator has them under the fingers."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Role, TermForm
from articles.translation import memory
from articles.workflow import translating
from tests.e2e.browsers import signed_in_page
from tests.factories import make_user
from tests.translation.newsroom import COST, LATE, TRAM, make_link, make_source, make_term

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINKED = '<p>See <a href="https://example.org/plan">the tram plan</a> on the quay.</p>'


@pytest.fixture
def translator():
    return make_user(Role.TRANSLATOR, languages=["fr"])


@pytest.fixture
def link():
    return make_link(make_source(TRAM, COST, LINKED, TRAM))


def body(link):
    return list(link.blocks.filter(field="body").order_by("position"))


@pytest.fixture
def page(browser: Browser, base_url, translator, link) -> Page:
    make_term(en="harbour", fr="port")
    page = signed_in_page(browser, base_url, translator)
    page.goto(f"/workbench/{link.edition.master_id}/fr/")
    return page


def row(page: Page, link, place: int):
    return page.locator(f"#block-{body(link)[place].pk}")


def write(page: Page, link, place: int, text: str):
    field = row(page, link, place).locator(".pair-rich")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Control+Enter")
    expect(row(page, link, place).locator("[data-says]")).to_contain_text("Translated")
    return field


def test_what_is_found_appears_is_put_right_and_dismissed(page, link):
    field = write(page, link, 1, "Un billet coûte 3 euros, n'est-ce pas?")
    checks = row(page, link, 1).locator("[data-checks]")
    expect(checks).to_contain_text("Numbers differ: 2 there, 3 here.")
    expect(page.locator("[data-issues-count]")).to_have_text("1")
    field.click()
    rail = page.locator("#rail-checks")
    expect(rail).to_contain_text("Numbers differ")
    rail.get_by_role("button", name="Put right").first.click()
    rail.get_by_role("button", name="Put right").first.click()
    expect(field).to_have_text("Un billet coûte 3 euros, n’est-ce pas\u202f?")
    rail.get_by_role("button", name="Right as it is").first.click()
    expect(page.locator("[data-issues-count]")).to_have_text("0")
    expect(checks).to_contain_text("Right as it is, says")
    page.reload()
    expect(page.locator("[data-issues-count]")).to_have_text("0")
    assert page.evaluate("breaches") == []


def test_f8_goes_to_the_next_block_with_something_to_look_at(page, link):
    write(page, link, 1, "Un billet coûte 3 euros.")
    expect(page.locator("[data-issues-count]")).to_have_text("1")
    page.locator(".pair-plain").first.click()
    page.keyboard.press("F8")
    expect(row(page, link, 1).locator(".pair-rich")).to_be_focused()


def test_a_missing_link_is_set_round_the_selected_words(page, link):
    field = write(page, link, 2, "Voir le plan du tram sur le quai.")
    expect(row(page, link, 2).locator("[data-checks]")).to_contain_text("Missing here: <a>")
    field.click()
    page.evaluate(
        """() => {
            const text = document.activeElement.querySelector("p").firstChild;
            getSelection().setBaseAndExtent(text, 5, text, 20);
        }"""
    )
    page.keyboard.press("Control+.")
    page.keyboard.press("Control+Enter")
    expect(row(page, link, 2).locator("[data-checks]")).to_be_hidden()
    html = link.blocks.get(pk=body(link)[2].pk).html
    assert re.search(r'<a href="https://example.org/plan"[^>]*>le plan du tram</a>', html)


def test_terms_are_marked_and_inserted(page, link):
    expect(row(page, link, 0).locator("mark.term")).to_have_text("harbour")
    field = row(page, link, 0).locator(".pair-rich")
    field.click()
    page.keyboard.type("Le tram du ")
    page.locator("#rail-terms").get_by_role("button", name="port").click()
    expect(field).to_have_text("Le tram du port")


def test_selected_words_become_a_term(page, link):
    row(page, link, 0).locator(".pair-rich").click()
    page.keyboard.type("quai")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+Shift+G")
    expect(page.get_by_label("French", exact=True)).to_have_value("quai")
    page.get_by_label("English", exact=True).fill("quay")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="quay")).to_be_visible()
    assert TermForm.objects.filter(text="quai").exists()


def test_what_says_the_same_is_filled_and_taken_back(page, link):
    write(page, link, 0, "Le tram vint.")
    twin = row(page, link, 3).locator(".pair-rich")
    expect(twin).to_have_text("Le tram vint.")
    page.get_by_role("button", name="Undo").click()
    expect(twin).to_have_text("")


def test_words_are_looked_up_and_a_text_brought_back(page, link, translator):
    other = make_link(make_source(LATE))
    translating.save_block(
        translator, body(other)[0].pk, "<p>Nul ne s’en plaignit.</p>", version=None, confirm=True
    )
    memory.learn(other.edition)
    field = write(page, link, 0, "plaignit")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+Shift+K")
    expect(page.locator("#rail-aside")).to_contain_text("Nobody complained")
    write(page, link, 0, "Un autre texte.")
    row(page, link, 0).get_by_text("More").click()
    row(page, link, 0).get_by_role("link", name="What this block said before").click()
    expect(page.locator("#rail-aside")).to_contain_text("plaignit")
    page.locator("#rail-aside").get_by_role("button", name="Bring this text back").first.click()
    expect(field).to_have_text("plaignit")


def test_a_composition_is_let_alone_and_kept(browser: Browser, base_url):
    """Chinese is composed: Enter chooses a candidate then, and no key of the workbench acts."""
    link = make_link(make_source(TRAM), "zh-hans")
    page = signed_in_page(browser, base_url, make_user(Role.TRANSLATOR, languages=["zh-hans"]))
    page.goto(f"/workbench/{link.edition.master_id}/zh-hans/")
    field = row(page, link, 0).locator(".pair-rich")
    field.click()
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "dianche", "selectionStart": 7, "selectionEnd": 7})
    field.evaluate(
        """(field) => field.dispatchEvent(new KeyboardEvent("keydown",
            { key: "Enter", ctrlKey: true, isComposing: true, bubbles: true, cancelable: true }))"""
    )
    keys.send("Input.insertText", {"text": "电车九点到了。"})
    expect(field).to_have_text("电车九点到了。")
    expect(row(page, link, 0).locator("[data-says]")).to_contain_text("Draft")
    expect(field).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(row(page, link, 0).locator("[data-says]")).to_contain_text("Translated")
    assert link.blocks.get(pk=body(link)[0].pk).html == "<p>电车九点到了。</p>"


def test_a_link_is_given_the_address_of_this_language(page, link):
    field = row(page, link, 2).locator(".pair-rich")
    field.click()
    page.keyboard.press("Control+Shift+0")
    expect(field.locator("a")).to_have_count(1)
    field.locator("a").click()
    address = page.get_by_label("Address of the link")
    expect(address).to_have_value("https://example.org/plan")
    address.fill("https://example.org/fr/plan")
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(row(page, link, 2).locator("[data-says]")).to_contain_text("Translated")
    assert 'href="https://example.org/fr/plan"' in link.blocks.get(pk=body(link)[2].pk).html
    assert page.evaluate("breaches") == []

"""The list and the board by keyboard alone, and the map that says how."""

import re

import pytest
from playwright.sync_api import Browser, expect

from articles.models import Edition, Role
from articles.workflow import actions
from tests.e2e.browsers import signed_in_page
from tests.factories import make_article, make_edition, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ARTICLES = "/admin/articles/article/"


@pytest.fixture
def three():
    """Three stories in review, the last one on top of the list; the first has a French edition."""
    editor = make_user(Role.EDITOR)
    editions = [
        actions.submit(editor, make_article("en", headline=f"Story {number}")) for number in (1, 2, 3)
    ]
    make_edition(editions[2], "fr", headline="Histoire 3")
    return editions


def test_a_chief_walks_ticks_and_approves_without_a_mouse(browser: Browser, base_url: str, three):
    page = signed_in_page(browser, base_url, make_user(Role.CHIEF))
    page.goto(f"{ARTICLES}?o=new")
    keys = page.keyboard
    keys.press("j")
    expect(page.get_by_role("link", name="Story 3", exact=True)).to_be_focused()
    keys.press("j")
    expect(page.get_by_role("link", name="Story 2", exact=True)).to_be_focused()
    keys.press("x")
    expect(page.locator(f"#tick-{three[1].master_id}")).to_be_checked()
    keys.press("k")
    keys.press("x")
    expect(page.locator(".bulk-count")).to_have_text("2 stories")
    keys.press("x")
    expect(page.locator(".bulk-count")).to_have_text("1 story")
    # Through the languages of a story, and back.
    keys.press("l")
    expect(page.locator("tr").nth(1).locator(".edition a").first).to_be_focused()
    keys.press("h")
    expect(page.get_by_role("link", name="Story 3", exact=True)).to_be_focused()
    keys.press("a")
    expect(page.locator(".bulk-count")).to_have_text("3 stories")
    keys.press("a")
    expect(page.locator("input[name=story]:checked")).to_have_count(0)
    keys.press("a")
    keys.press("v")
    expect(page.locator("#bulk-verb")).to_be_focused()
    keys.type("Approve")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("h1")).to_have_text("Approve")
    expect(page.get_by_text("1 edition stays as it is")).to_be_visible()
    page.get_by_role("button", name="Approve").focus()
    keys.press("Enter")
    expect(page.get_by_text("3 editions done.")).to_be_visible()
    assert Edition.objects.filter(state="approved").count() == 3
    assert not page.evaluate("breaches")


def test_enter_opens_what_one_has_walked_to(browser: Browser, base_url: str, three):
    page = signed_in_page(browser, base_url, make_user(Role.CHIEF))
    page.goto(f"{ARTICLES}?o=new")
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Story 1", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/article/{three[0].master_id}/en/$"))


def test_the_map_opens_closes_and_switches_the_keys_off(browser: Browser, base_url: str, three):
    page = signed_in_page(browser, base_url, make_user(Role.CHIEF))
    page.goto(ARTICLES)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    # While it is open, no key walks behind it.
    page.keyboard.press("j")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("[data-row]:focus")).to_have_count(0)
    page.reload()
    page.keyboard.press("j")
    expect(page.locator("[data-row]:focus")).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("[data-row]:focus")).to_have_count(1)


def test_typing_is_typing(browser: Browser, base_url: str, three):
    page = signed_in_page(browser, base_url, make_user(Role.CHIEF))
    page.goto(ARTICLES)
    page.keyboard.press("/")
    expect(page.locator("#searchbar")).to_be_focused()
    page.keyboard.type("jax story 2")
    expect(page.locator("#searchbar")).to_have_value("jax story 2")
    expect(page.locator("input[name=story]:checked")).to_have_count(0)


def test_the_board_is_walked_too_and_leads_to_the_search(browser: Browser, base_url: str, three):
    page = signed_in_page(browser, base_url, make_user(Role.CHIEF))
    page.goto("/admin/")
    page.keyboard.press("j")
    expect(page.locator(".line a").first).to_be_focused()
    page.keyboard.press("/")
    expect(page).to_have_url(re.compile(f"{ARTICLES}$"))
    assert not page.evaluate("breaches")


def test_everything_works_without_a_script(browser: Browser, base_url: str, three):
    user = make_user(Role.CHIEF)
    signed = signed_in_page(browser, base_url, user)
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    context.add_cookies(signed.context.cookies())
    page = context.new_page()
    page.goto(ARTICLES)
    page.get_by_label("State").select_option("in_review")
    page.get_by_role("button", name="Show", exact=True).click()
    page.locator(f"#tick-{three[0].master_id}").check()
    page.locator("#bulk-verb").select_option("approve")
    page.get_by_role("button", name="Look what will happen").click()
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("1 edition done.").wait_for()
    assert Edition.objects.get(state="approved").pk == three[0].pk


def test_nothing_runs_over_the_edge_of_a_telephone(browser: Browser, base_url: str, three):
    page = signed_in_page(browser, base_url, make_user(Role.CHIEF))
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/admin/", ARTICLES, f"{ARTICLES}bulk/?verb=approve&story={three[0].master_id}"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path

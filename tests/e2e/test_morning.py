"""An editor-in-chief's morning, on a laptop and on a phone: from signing in to a story approved."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from articles.models import CopyState, Draft, Edition, Role
from articles.workflow import actions
from tests.factories import (
    PASSWORD,
    make_article,
    make_edition,
    make_label,
    make_live,
    make_scheduled,
    make_source,
    make_user,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = [pytest.param((1440, 900), id="1440"), pytest.param((390, 844), id="390")]
BODY = "<p>The tram came at nine.</p><p>It was full, and nobody complained.</p>"


@pytest.fixture
def waiting() -> Edition:
    """A newsroom at eight: one story in review since yesterday, in English; others late, next and live."""
    make_user(Role.CHIEF, username="chief", first_name="Inès", last_name="Barrandon")
    editor = make_user(Role.EDITOR, username="editor", first_name="Ana", last_name="Ferro")
    label, source = make_label("TechFlow Selected"), make_source("GeekPark")
    asked = actions.submit(editor, make_article("en", actor=editor, headline="The library that lends beans"))
    Edition.objects.filter(pk=asked.pk).update(state_since=timezone.now() - dt.timedelta(days=2))
    make_scheduled(
        make_article("en", headline="Sixty cafés"),
        timezone.now().replace(microsecond=0) + dt.timedelta(hours=3),
    )
    make_live(make_article("en", headline="The ship that mends the internet"))
    tram = make_article("en", actor=editor, headline="The tram", body=BODY, label=label, source=source)
    make_live(make_edition(tram, "fr", headline="Le tram", actor=editor))
    make_edition(tram, "ar", headline="الترام", actor=editor)
    return actions.submit(editor, Edition.objects.get(pk=tram.pk))


def in_sight(thing: Locator) -> None:
    """It can be seen without scrolling."""
    expect(thing.first).to_be_in_viewport(ratio=0.9)


def bar(page: Page, name: str) -> Locator:
    return page.locator(".action-bar").get_by_role("button", name=name, exact=True)


def signed_in_by_form(browser: Browser, base_url: str, size: tuple[int, int]) -> Page:
    width, height = size
    page = browser.new_context(
        base_url=base_url, viewport={"width": width, "height": height}, has_touch=width < 500
    ).new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/admin/$"))
    return page


@pytest.mark.parametrize("size", SIZES)
def test_a_chiefs_morning(browser: Browser, tunnel, waiting: Edition, size):
    page = signed_in_by_form(browser, f"http://127.0.0.1:{tunnel.port}", size)

    # --- At once: what waits, what is late, what goes live next, what is live -------------------------
    in_sight(page.get_by_role("heading", name="2 things wait for you"))
    glance = page.locator(".glance")
    for words in ("1 Late", "2 In review", "1 Next to go live first in 2 hours", "2 Just published"):
        in_sight(glance.get_by_role("link", name=words))
    late = page.locator("#panel-late").locator("xpath=ancestor::section")
    in_sight(late.get_by_role("link", name="The library that lends beans"))
    in_sight(late.get_by_text("late since"))

    # --- The story, its state in every language, what it waits for and who holds it, on one screen ------
    page.locator("#panel-review").locator("xpath=ancestor::section").get_by_role(
        "link", name="The tram"
    ).click()
    expect(page).to_have_url(re.compile(f"/{waiting.master_id}/en/$"))
    in_sight(page.locator(".story-signs").get_by_text("In review"))
    languages = page.get_by_role("navigation", name="Languages of this story")
    for language, words in (
        ("English", "In review"), ("French", "Live"), ("Arabic", "Draft"), ("Japanese", "No edition")
    ):  # fmt: skip
        in_sight(languages.get_by_role("link", name=re.compile(f"{language} ?: {words}")))
    in_sight(page.get_by_label("Headline"))
    in_sight(page.get_by_text("Next: Approve").locator("visible=true"))
    in_sight(page.get_by_text("Ana Ferro").locator("visible=true"))
    in_sight(bar(page, "Approve"))

    # --- A headline is fixed; the train enters a tunnel, and comes out of it ---------------------------
    tunnel.cut()
    page.get_by_label("Headline").fill("The tram that was full at nine")
    said = page.locator("[data-unsaved-mark]")
    expect(said).to_contain_text("kept on this device", timeout=15_000)
    bar(page, "Preview").click()
    expect(said).to_contain_text("there is no connection", timeout=15_000)
    expect(page.get_by_label("Headline")).to_have_value("The tram that was full at nine")
    tunnel.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(said).to_contain_text("Kept as a draft", timeout=15_000)

    # --- Previewed as readers will have it, approved, and back on the board ------------------------------
    with page.expect_navigation():
        bar(page, "Preview").click()
    expect(page.locator("h1")).to_have_text("The tram that was full at nine")
    page.go_back()
    page.reload()
    with page.expect_navigation():
        bar(page, "Approve").click()
    expect(page.locator(".message.success").first).to_be_visible()
    page.get_by_role("link", name="Board").click()
    expect(page.get_by_role("heading", name="2 things wait for you")).to_be_visible()
    expect(page.locator("#panel-review").locator("xpath=ancestor::section")).not_to_contain_text("The tram")
    waiting.refresh_from_db()
    assert (waiting.headline, waiting.state) == ("The tram that was full at nine", CopyState.APPROVED)
    assert not Draft.objects.exists()

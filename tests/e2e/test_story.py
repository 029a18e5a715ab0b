"""The path, in a real browser: a text comes in, is edited, approved, and read as « TechFlow Sélection »."""

import datetime as dt
import os
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles.models import ActionLog, Edition, Role
from tests.factories import PASSWORD, make_label, make_source, make_user, picture_bytes
from tests.ingest.texts import FRENCH

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENSHOTS = os.environ.get("SCREENSHOTS", "")


def shoot(page: Page, name: str) -> None:
    """Keep a screenshot where SCREENSHOTS names a folder, for people to look at."""
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png", full_page=True)


def desk(browser: Browser, base_url: str, username: str) -> Page:
    """A desk of one's own: signed in through the form."""
    context: BrowserContext = browser.new_context(base_url=base_url, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    # The desk promises a policy without inline code; a breach shows on the console.
    page.on(
        "console",
        lambda message: breaches.append(message.text) if "Content Security" in message.text else None,
    )
    breaches: list[str] = []
    page.breaches = breaches  # type: ignore[attr-defined]
    page.goto("/admin/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("form [type=submit]").click()
    expect(page).to_have_url(re.compile("/admin/$"))
    return page


def bar(page: Page, name: str):
    """A button of the action bar."""
    return page.locator(".action-bar").get_by_role("button", name=name)


def press(page: Page, name: str) -> None:
    """Press a button of the bar, and wait for what it does: it asks the server first whether it may go."""
    with page.expect_navigation():
        bar(page, name).click()


def say_more(page: Page, context: str) -> None:
    """The story is the same page for every verb; wait until it says what was done."""
    expect(page.locator(".message.success, .messagelist .success").first).to_contain_text(context)


@pytest.fixture
def people():
    make_user(Role.EDITOR, username="editor")
    make_user(Role.CHIEF, username="chief")
    label = make_label({"en": "TechFlow Selected", "fr": "TechFlow Sélection"}, note="<p>Rejoignez-nous.</p>")
    make_source({"en": "GeekPark", "zh-hans": "极客公园"})
    return label


def test_the_path_of_an_article(browser: Browser, base_url: str, people, tmp_path: Path):
    text = tmp_path / "article.txt"
    text.write_text(FRENCH, encoding="utf-8")
    call_command("ingest", str(text), verbosity=0)
    article = Edition.objects.get().master

    # --- An editor opens the draft and finds everything in its place --------------------------------
    page = desk(browser, base_url, "editor")
    page.get_by_role("link", name="Articles", exact=True).first.click()
    page.get_by_role("link", name="La ligne de tram qui revient").first.click()
    expect(page.get_by_label("Headline")).to_have_value("La ligne de tram qui revient")
    expect(page.get_by_label("Standfirst")).to_have_value(re.compile("^Une ville portuaire"))
    credits = [row.input_value() for row in page.locator("#credits input[type=text], #credits select").all()]
    assert (
        any("Lian Ran" in value for value in credits) or "Lian Ran" in page.locator("#credits").inner_html()
    )
    expect(page.locator("#credits")).to_contain_text(re.compile("Author"))
    body = page.locator(".ProseMirror")
    expect(body.locator("h2")).to_have_count(2)
    expect(body.locator("figure, [data-figure]").first).to_be_visible()
    expect(body).not_to_contain_text("t.me")
    for credit in ("CCTV News", "Visual China"):
        expect(page.locator(f".figure-row:has-text('{credit}')").first).to_be_visible()
    shoot(page, "1-draft")

    # --- completes it, with the pictures ---------------------------------------------------------
    page.get_by_label("Original address").fill("https://example.org/tram")
    page.get_by_label("Original title").fill("回来的电车")
    page.get_by_label("Original language").select_option("zh-hans")
    page.get_by_label("Original date").fill("2025-01-16")
    for number, figure in enumerate(article.figures.all(), 1):
        file = tmp_path / f"picture-{number}.jpg"
        file.write_bytes(picture_bytes((40 * number, 90, 140)))
        panel = page.locator(f"#figure-{figure.pk}")
        panel.locator("input[type=file]").set_input_files(file)
        panel.get_by_label("Credit line").fill(figure.expected_credit)
        panel.get_by_label("I have checked the credit").check()
        panel.get_by_label("Alternative text").fill(f"Le tram, vue {number}")
    press(page, "Save")
    # The panel follows by itself while the pictures are made ready.
    call_command("make_renditions", verbosity=0)
    expect(page.get_by_text("Ready", exact=True)).to_be_visible(timeout=15_000)
    shoot(page, "2-complete")

    # --- previews it in the real template, and submits --------------------------------------------
    page.get_by_role("link", name="Preview").first.click()
    expect(page.locator("h1")).to_have_text("La ligne de tram qui revient")
    expect(page.locator("figcaption").first).to_contain_text("Crédit photo\u00a0: CCTV News")
    shoot(page, "3-preview")
    page.go_back()
    press(page, "Submit for review")
    expect(page.get_by_text("In review").first).to_be_visible()

    # --- A chief editor approves and publishes ----------------------------------------------------
    chief = desk(browser, base_url, "chief")
    chief.goto(f"/admin/articles/article/{article.pk}/fr/")
    expect(chief.get_by_text("Ready", exact=True)).to_be_visible()
    press(chief, "Approve")
    expect(chief.get_by_text("Approved").first).to_be_visible()
    shoot(chief, "4-approved")
    press(chief, "Publish now")
    expect(chief.get_by_text("Live").first).to_be_visible()

    # --- Readers read it ---------------------------------------------------------------------------
    reader = browser.new_context(base_url=base_url).new_page()
    reader.goto("/fr/")
    reader.get_by_role("link", name="La ligne de tram qui revient").first.click()
    expect(reader.locator("h1")).to_have_text("La ligne de tram qui revient")
    for words in (
        "TechFlow Sélection",
        "Lian Ran",
        "Zheng Xuan",
        "GeekPark",
        "回来的电车",
        "Rejoignez-nous.",
    ):
        expect(reader.locator("body")).to_contain_text(words)
    expect(reader.locator("figure img")).to_have_count(2)
    expect(reader.locator("figcaption").nth(1)).to_contain_text("Crédit photo\u00a0: Visual China")
    shoot(reader, "5-article")
    french_address = reader.url

    # --- An English edition, on its own ------------------------------------------------------------
    page.goto(f"/admin/articles/article/{article.pk}/fr/")
    page.get_by_label("Begin the edition in").select_option("en")
    page.get_by_label("with this text, to write over").check()
    page.get_by_role("button", name="Begin").click()
    expect(page).to_have_url(re.compile("/en/$"))
    page.get_by_label("Headline").fill("The tram line that came back")
    page.get_by_label("Standfirst").fill(
        "Forty years on, a harbour town reopens the track it had paved over."
    )
    for number, figure in enumerate(article.figures.all(), 1):
        page.locator(f"#figure-{figure.pk}").get_by_label("Alternative text").fill(f"The tram, view {number}")
    press(page, "Submit for review")
    expect(page.get_by_text("In review").first).to_be_visible()
    chief.goto(f"/admin/articles/article/{article.pk}/en/")
    press(chief, "Approve")
    expect(chief.get_by_text("Approved").first).to_be_visible()
    press(chief, "Publish now")
    expect(chief.get_by_text("Live").first).to_be_visible()
    reader.goto(french_address)
    reader.get_by_role("link", name="English").first.click()
    expect(reader.locator("h1")).to_have_text("The tram line that came back")
    reader.get_by_role("link", name="Français").first.click()
    expect(reader).to_have_url(french_address)

    # --- The published text is changed: readers keep what they have until it is approved ------------
    page.goto(f"/admin/articles/article/{article.pk}/fr/")
    page.get_by_label("Headline").fill("La ligne de tram revient enfin")
    press(page, "Save")
    reader.reload()
    expect(reader.locator("h1")).to_have_text("La ligne de tram qui revient")
    press(page, "Submit for review")
    expect(page.get_by_text("In review").first).to_be_visible()
    chief.goto(f"/admin/articles/article/{article.pk}/fr/")
    press(chief, "Approve")
    expect(chief.get_by_text("Approved").first).to_be_visible()
    reader.reload()
    expect(reader.locator("h1")).to_have_text("La ligne de tram qui revient")
    press(chief, "Publish now")
    expect(chief.get_by_text("Live").first).to_be_visible()
    reader.reload()
    expect(reader.locator("h1")).to_have_text("La ligne de tram revient enfin")

    # --- The log tells who did what ----------------------------------------------------------------
    chief.goto(f"/admin/articles/article/{article.pk}/log/")
    expect(chief.locator("main")).to_contain_text("editor")
    shoot(chief, "6-log")
    told = ActionLog.objects.filter(article=article, language_code="fr").order_by("pk")
    assert [(line.verb, line.user and line.user.username) for line in told] == [
        ("create", None),
        ("ingest", None),
        ("edit", "editor"),
        ("submit", "editor"),
        ("approve", "chief"),
        ("publish", "chief"),
        ("edit", "editor"),
        ("submit", "editor"),
        ("approve", "chief"),
        ("publish", "chief"),
    ]
    assert (
        Edition.objects.get(master=article, language_code="fr").first_live_at.date()
        == dt.datetime.now(dt.UTC).date()
    )
    assert not page.breaches + chief.breaches  # type: ignore[attr-defined]

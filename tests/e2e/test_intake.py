"""Intake in a real browser: a text is pasted, reviewed, corrected, and is a draft with the right names."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import Edition, Feed, FeedEntry, IntakeItem, IntakeState, Role, Source
from tests.e2e.browsers import signed_in_page
from tests.factories import make_label, make_source, make_user
from tests.ingest.texts import CHINESE, ENGLISH, FRENCH

# What reads texts is a process of its own, which the first text starts.
READING = 60_000
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASTE_PAGE = """([html, text]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", text);
    const box = document.getElementById("take-text");
    box.focus();
    const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
    if (box.dispatchEvent(paste)) document.execCommand("insertText", false, text);
}"""
DROP = """(files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    for (const type of ["dragenter", "dragover", "drop"])
        document.querySelector("[data-drop]").dispatchEvent(
            new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def geekpark() -> Source:
    make_label({"en": "TechFlow Selected", "zh-hans": "深潮精选"})
    return make_source({"en": "GeekPark", "fr": "GeekPark"})


@pytest.fixture
def page(browser, base_url, geekpark) -> Page:
    page = signed_in_page(browser, base_url, make_user(Role.EDITOR))
    page.goto("/admin/intake/")
    yield page
    assert page.evaluate("breaches") == []


def put_text(page: Page, text: str) -> None:
    """Paste a text and take it in; wait until it is read."""
    page.get_by_label("Addresses, or a text").fill(text)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("1 of 1 read")).to_be_visible(timeout=READING)


def saved(page: Page) -> None:
    expect(page.locator("[data-save-state]")).to_have_text("Saved")


def value(page: Page, key: str):
    return page.locator(f"#value-{key}")


def test_a_pasted_text_becomes_a_draft_with_the_right_names(page, geekpark):
    put_text(page, CHINESE)
    page.get_by_role("link", name="回来的电车").first.click()
    expect(page.locator("#field-headline")).to_have_value("回来的电车")
    # Each value has its line, and lights it.
    expect(value(page, "source").locator(".evidence")).to_contain_text("来源：极客公园")
    value(page, "source").hover()
    expect(page.locator(".came-line.lit")).to_contain_text("极客公园")
    # The source is corrected to one that is known, and that is remembered.
    expect(value(page, "source")).to_contain_text("new: will be made, unverified")
    page.locator("#field-source").fill("GeekPark")
    saved(page)
    expect(value(page, "source")).to_contain_text("known")
    expect(page.locator(".remembered")).to_contain_text(re.compile("极客公园.*GeekPark", re.DOTALL))
    page.get_by_role("button", name="Make the draft", exact=True).click()
    expect(page).to_have_url(re.compile("/zh-hans/$"))
    expect(page.locator(".message.success")).to_contain_text("The draft is made")
    expect(page.get_by_label("Headline")).to_have_value("回来的电车")
    expect(page.locator("#credits")).to_contain_text("Author")
    for name in ("连冉", "郑玄"):
        assert name in [field.input_value() for field in page.locator("#credits input[type=text]").all()]
    for credit in ("央视新闻", "视觉中国"):
        expect(page.locator(f".figure-row:has-text('{credit}')")).to_be_visible()
    edition = Edition.objects.get()
    assert edition.master.source == geekpark
    assert edition.master.label.name_in("en") == "TechFlow Selected"
    geekpark.refresh_from_db()
    assert "极客公园" in geekpark.aliases
    # The evidence is one click away.
    page.get_by_role("link", name="The original as it came").click()
    expect(page.locator(".came-lines")).to_contain_text("来源：极客公园")


def test_files_are_dropped_and_one_that_cannot_be_read_stops_no_other(page):
    page.evaluate(DROP, [["tram.txt", FRENCH], ["tram-en.txt", ENGLISH], ["broken.txt", "\0\0\1\2" * 40]])
    for name in ("tram.txt", "tram-en.txt", "broken.txt"):
        expect(page.locator("[data-files]")).to_contain_text(name)
    page.get_by_role("button", name="Take in").click()
    expect(page.get_by_text("3 of 3 read, 1 not readable")).to_be_visible(timeout=READING)
    expect(page.get_by_role("link", name="La ligne de tram qui revient", exact=True)).to_be_visible()
    broken = page.locator(".tray-row", has_text="broken.txt")
    expect(broken.locator(".tray-problem")).not_to_be_empty()
    expect(broken.get_by_role("button", name="Try again")).to_be_visible()
    states = dict(IntakeItem.objects.values_list("name", "state"))
    assert states == {
        "tram.txt": IntakeState.READ,
        "tram-en.txt": IntakeState.READ,
        "broken.txt": IntakeState.FAILED,
    }


def test_a_piece_of_a_web_page_keeps_its_html(page):
    html = "<article><h1>The tram line that came back</h1><p>By Lian Ran</p><p>It came back.</p></article>"
    page.evaluate(PASTE_PAGE, [html, "The tram line that came back By Lian Ran It came back."])
    expect(page.get_by_text("Pasted as a web page")).to_be_visible()
    page.get_by_role("button", name="Take in").click()
    expect(page.locator(".tray-row")).to_have_count(1)
    item = IntakeItem.objects.get()
    assert (item.kind, bytes(item.content).decode()) == ("page", html)


def test_the_keyboard_is_enough(page):
    page.keyboard.press("p")
    page.keyboard.insert_text(FRENCH)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("1 of 1 read")).to_be_visible(timeout=READING)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page.locator("[data-undo]")).to_contain_text("Dropped")
    page.keyboard.press("u")
    expect(page.locator('.tray-row [data-act="drop"]')).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("html.scripted h1")).to_contain_text("Review")
    page.keyboard.press("n")
    # Accept the headline, clear the standfirst, correct the author.
    page.keyboard.press("a")
    page.keyboard.press("x")
    expect(page.locator("#field-standfirst")).to_have_value("")
    while page.evaluate("document.activeElement.dataset.value") != "authors-0":
        page.keyboard.press("Tab")
    page.keyboard.press("e")
    page.keyboard.type("Lian Ran of the Harbour")
    page.keyboard.press("Enter")
    saved(page)
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("/fr/$"))
    edition = Edition.objects.get()
    assert edition.standfirst == ""
    assert [credit.contributor.name_in("fr") for credit in edition.master.credits.filter(role="author")] == [
        "Lian Ran of the Harbour"
    ]


def test_a_line_is_used_as_a_value(page):
    put_text(page, ENGLISH.replace("Editor: Zheng Xuan", "Night desk: Zheng Xuan"))
    page.get_by_role("link", name="The tram line that came back").first.click()
    page.locator(".came-line", has_text="Night desk").click()
    page.get_by_role("button", name="Editor", exact=True).click()
    saved(page)
    expect(page.locator("#field-editors-0")).to_have_value("Zheng Xuan")
    assert IntakeItem.objects.get().decisions["editors"] == ["Zheng Xuan"]


def test_what_is_typed_outlives_a_network_that_is_away(page):
    text = "https://example.org/a-page"
    page.context.set_offline(True)
    page.get_by_label("Addresses, or a text").fill(text)
    page.get_by_role("button", name="Take in").click()
    expect(page.locator("[data-problem]")).to_contain_text("It did not arrive")
    expect(page.get_by_label("Addresses, or a text")).to_have_value(text)
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_label("Addresses, or a text")).to_have_value(text)
    page.get_by_role("button", name="Take in").click()
    expect(page.locator(".tray-row")).to_have_count(1)
    page.reload()
    expect(page.get_by_label("Addresses, or a text")).to_have_value("")


def test_an_error_while_reading_is_said_and_tried_again(page):
    broken = {"left": 1}

    def answer(route: Route) -> None:
        if broken["left"]:
            broken["left"] = 0
            route.fulfill(status=502, body="Bad gateway", content_type="text/html")
        else:
            route.continue_()

    page.route(re.compile(r"/intake/\d+/read/$"), answer)
    page.get_by_label("Addresses, or a text").fill(FRENCH)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".tray-problem")).to_contain_text("No answer came")
    page.locator('[data-act="read"]').click()
    expect(page.locator('.tray-row[data-state="read"]')).to_be_visible(timeout=READING)
    assert IntakeItem.objects.get().state == IntakeState.READ


def test_two_who_decide_at_once_see_both(page):
    put_text(page, FRENCH)
    page.get_by_role("link", name="La ligne de tram qui revient").first.click()
    item = IntakeItem.objects.get()
    IntakeItem.objects.filter(pk=item.pk).update(
        decisions={"headline": "Theirs"}, row_version=item.row_version + 1
    )
    page.get_by_role("textbox", name="Headline").fill("Mine")
    conflict = page.locator(".conflict")
    expect(conflict).to_contain_text("Theirs")
    conflict.get_by_role("button", name="Keep mine").click()
    saved(page)
    item.refresh_from_db()
    assert item.decisions["headline"] == "Mine"


def test_entries_of_a_feed_are_ticked_by_key_and_by_range(page, geekpark):
    feed = Feed.objects.create(source=geekpark, address="https://example.org/feed.xml", title="All of it")
    for number in range(6):
        address = f"https://example.org/{number}"
        FeedEntry.objects.create(feed=feed, guid=str(number), title=f"Entry {number}", address=address)
    page.goto(f"/admin/feeds/{feed.pk}/")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    expect(page.locator("[data-ticked]")).to_have_text("3 ticked")
    page.locator("input[name=entry]").nth(4).click(modifiers=["Shift"])
    expect(page.locator("[data-ticked]")).to_have_text("5 ticked")
    page.keyboard.press("t")
    expect(page.locator(".message.success")).to_contain_text("5 entries lie on the tray")
    expect(page.locator("[data-entry]")).to_have_count(1)
    assert IntakeItem.objects.count() == 5

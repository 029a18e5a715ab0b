"""The whole story of a translation: begun, filled, read, reviewed, published; then its source is edited."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import BlockState, Edition, Role
from articles.workflow import actions
from tests.e2e.browsers import signed_in_page
from tests.factories import make_live, make_user
from tests.translation.machines import serving
from tests.translation.newsroom import LATE, TRAM, edit, make_link, make_source, says, stale, translated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEADINGS = {0: "<h2>Morning</h2>", 15: "<h2>Noon</h2>", 30: "<h2>Night</h2>"}
STOPS = [
    "harbour", "quay", "bridge", "market", "school", "river", "station", "library", "garden", "hospital",
    "theatre", "museum", "church", "mill", "lighthouse", "tower", "square", "arcade", "dock", "shipyard",
    "brewery", "bakery", "printworks", "ropewalk", "customs", "fort", "chapel", "orchard", "reservoir",
    "viaduct", "tunnel", "depot", "terminus", "cemetery", "stadium", "barracks", "laundry", "foundry",
    "granary", "observatory",
]  # fmt: skip


def paragraphs() -> list[str]:
    """45 blocks: three headings, two known to the memory, and forty that say where the tram stops."""
    own = [
        f"Stop {n} is the {stop}, where {n + 20} people got on that day." for n, stop in enumerate(STOPS[:40])
    ]
    texts = [TRAM, LATE, *own]
    for place, heading in HEADINGS.items():
        texts.insert(place, heading)
    return texts


@pytest.fixture
def people():
    names = {"first_name": "Ana", "last_name": "Ferro"}
    return {
        "translator": make_user(Role.TRANSLATOR, languages=["fr"], **names),
        "reviewer": make_user(Role.EDITOR, first_name="Bo", last_name="Lind"),
        "chief": make_user(Role.CHIEF),
    }


@pytest.fixture
def machine(settings):
    with serving() as found:
        settings.NET_ALLOWED_HOSTS = [found.address]
        settings.MACHINE_CHAT_ADDRESS = f"http://{found.address}/v1"
        settings.MACHINE_CHAT_MODEL = "a-model"
        yield found


def published(link, chief) -> Edition:
    link.ahead = True
    link.save()
    edition = actions.submit(make_user(Role.EDITOR), link.edition)
    return actions.publish(chief, actions.approve(chief, edition))


def rows(page: Page):
    return page.locator(".pair")


def confirm_all_that_is_open(page: Page) -> int:
    """Ctrl+Shift+Enter from the first open block to the last; how many that were."""
    page.goto(re.sub(r"\?.*", "", page.url))
    count = page.locator(".pair[data-open]").count()
    page.locator(".pair[data-open]").first.locator(".pair-rich, .pair-plain:not([hidden])").first.click()
    for left in range(count - 1, -1, -1):
        page.keyboard.press("Control+Shift+Enter")
        expect(page.locator(".pair[data-open]")).to_have_count(left)
    return count


def test_the_story_of_a_translation(browser: Browser, base_url, people, machine):
    texts = paragraphs()
    published(translated(make_link(make_source(TRAM, LATE))), people["chief"])
    source = make_live(make_source(*texts))
    path = f"/workbench/{source.master_id}/fr/"

    # --- Begun, and filled by memory and machine ---------------------------------------------------------
    page = signed_in_page(browser, base_url, people["translator"])
    page.goto("/workbench/")
    page.locator(f"a[href='{path}']").click()
    page.get_by_role("button", name="Begin the translation").click()
    expect(rows(page)).to_have_count(47)
    page.get_by_role("button", name="Fill", exact=True).click()
    # The headline and the standfirst are those of the other story, too.
    expect(page.locator(".message.info")).to_contain_text("4 blocks were filled from the memory")
    page.get_by_role("button", name="Empty blocks by a-model").click()
    expect(page.locator(".message.info")).to_contain_text("43 blocks were translated by machine")
    expect(rows(page).filter(has_text="by machine")).to_have_count(43)

    # --- Read and confirmed by keyboard, seen in the real template, handed on ------------------------------
    assert confirm_all_that_is_open(page) == 47
    expect(page.locator("#bench-words")).to_contain_text("0 blocks open")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("h2", has_text="fr: Noon")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Submit for review").click()
    page.get_by_role("button", name="Submit for review").click()
    french = Edition.objects.get(master=source.master, language_code="fr")
    assert french.latest_revision.author == people["translator"]

    # --- Reviewed: two blocks changed, one sent back with a comment ----------------------------------------
    review = signed_in_page(browser, base_url, people["reviewer"])
    review.goto(path)
    for number, words in ((5, "Le premier arrêt est le port."), (6, "Le suivant est le quai.")):
        rows(review).nth(number).locator(".pair-rich").click()
        review.keyboard.press("Control+a")
        review.keyboard.type(words)
        review.keyboard.press("Control+Enter")
        expect(rows(review).nth(number).locator("[data-says]")).to_contain_text("Saved")
    row = rows(review).nth(7)
    row.locator(".pair-more > summary").click()
    row.get_by_label("Comment").fill("Un pont, ou le pont ?")
    row.get_by_role("button", name="Send this block back").click()
    review.get_by_role("link", name="Send it back").click()
    review.get_by_label("Why").fill("Presque.")
    review.get_by_role("button", name="Request changes").click()

    page.goto("/workbench/")
    expect(page.locator("#panel-back").locator("xpath=ancestor::section")).to_contain_text(
        "1 of 47 blocks open"
    )
    page.goto(f"{path}?show=comments")
    expect(page.locator(".remarks")).to_contain_text("Un pont, ou le pont ?")
    assert confirm_all_that_is_open(page) == 1
    page.get_by_role("button", name="Submit for review").click()
    page.get_by_role("button", name="Submit for review").click()

    # --- Published -----------------------------------------------------------------------------------------
    french.refresh_from_db()
    chief = people["chief"]
    actions.publish(chief, actions.approve(chief, Edition.objects.get(pk=french.pk)))
    reader = browser.new_context(base_url=base_url).new_page()
    reader.goto(f"/fr/articles/{source.master_id}/-/")
    expect(reader.locator("article")).to_contain_text("Le premier arrêt est le port.")
    before = reader.locator("article").inner_text()

    # --- The source: a number corrected, a paragraph moved, two merged --------------------------------------
    said = says(french.link)
    changed = [*texts]
    changed[10] = changed[10].replace("people", "passengers").replace("27", "28").replace("28", "29")
    assert changed[10] != texts[10]
    changed[20:22] = [f"{changed[20]} {changed[21]}"]
    changed.append(changed.pop(40))
    edit(source, *changed)
    page.goto("/workbench/")
    page.locator("#panel-stale").locator("xpath=ancestor::section").get_by_role("link").first.click()
    page.get_by_role("link", name=re.compile("To look at 1")).click()
    expect(rows(page)).to_have_count(1)
    expect(page.locator(".pair-change ins").first).to_be_visible()
    expect(page.locator(".pair-rich")).to_contain_text("fr: Stop 7")
    assert len(stale(french.link)) == 1
    # No translation is lost, and everything else is done.
    assert sorted(says(french.link)) == sorted(said)
    done = french.link.blocks.filter(stale=False)
    assert set(done.values_list("state", flat=True)) <= {BlockState.TRANSLATED, BlockState.REVIEWED}
    reader.reload()
    assert reader.locator("article").inner_text() == before

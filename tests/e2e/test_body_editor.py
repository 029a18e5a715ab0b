"""The body editor in a real browser: what is pasted comes out clean, and figures keep their places."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.content import blocks
from articles.models import Edition, Role
from tests.e2e.browsers import signed_in_page
from tests.factories import make_article, make_image, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word">
<!--[if gte mso 9]><xml><o:x/></xml><![endif]--><style>p.MsoNormal{margin:0}</style></head>
<body lang=FR style='tab-interval:35pt'><!--StartFragment-->
<h1 style='mso-x:1'><b>Le retour du tram<o:p></o:p></b></h1>
<p class=MsoNormal><span style='font-size:12.0pt;mso-ansi-language:FR'>«\u00a0Enfin\u00a0», dit
<b>la ville</b>\u202f!
<o:p></o:p></span></p>
<p class=MsoNormal><span style="display:none">caché</span><o:p>&nbsp;</o:p></p>
<p><a href="javascript:alert(1)">piège</a> <a href="https://example.org/">source</a></p>
<script>alert(1)</script><!--EndFragment--></body></html>"""
PASTE = """([html]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "x");
    const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
    document.querySelector(".ProseMirror").dispatchEvent(event);
}"""


@pytest.fixture
def edition() -> Edition:
    return make_article("fr", images=[make_image("CCTV News")])


@pytest.fixture
def page(browser, base_url, edition) -> Page:
    page = signed_in_page(browser, base_url, make_user(Role.EDITOR))
    page.goto(f"/admin/articles/article/{edition.master_id}/fr/")
    expect(page.locator(".ProseMirror")).to_be_visible()
    return page


def write_at_the_end(page: Page) -> None:
    """Put the cursor behind everything.

    A click in the middle may meet the figure, which a paste would replace; and the editor hears of a moved
    cursor only with the browser's next event, which a paste must not overtake.
    """
    page.locator(".ProseMirror p").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n")
    expect(page.locator(".ProseMirror > p:last-child")).to_have_text("")


def save(page: Page) -> None:
    with page.expect_navigation():
        page.locator(".action-bar").get_by_role("button", name="Save").click()


def test_saving_untouched_changes_nothing(page, edition):
    save(page)
    edition.refresh_from_db()
    assert edition.latest_revision.number == 1


def test_a_paste_from_word_comes_out_clean(page, edition):
    write_at_the_end(page)
    page.evaluate(PASTE, [WORD])
    save(page)
    edition.refresh_from_db()
    pasted = edition.body
    assert "<h2>Le retour du tram</h2>" in pasted
    assert "«\u00a0Enfin\u00a0», dit <strong>la ville</strong>\u202f!" in pasted
    assert 'href="https://example.org/"' in pasted
    assert not re.search(r"mso|style=|class=|<o:|javascript|alert|caché", pasted, re.IGNORECASE)
    # What was there before is there still, with its picture.
    assert len(blocks.figure_ids(pasted)) == 1


def test_nothing_in_the_editor_breaks_the_policy(page):
    page.locator(".ProseMirror").click()
    page.evaluate(PASTE, [WORD])
    page.get_by_role("button", name="Insert figure").first.click()
    assert page.evaluate("breaches") == []


def test_a_figure_shows_its_picture_and_credit_and_leads_to_its_panel(page, edition):
    card = page.locator(".figure-card").first
    expect(card.locator("img")).to_be_visible()
    expect(card).to_contain_text("CCTV News")
    card.get_by_role("button").click()
    assert page.evaluate("!!document.activeElement.closest('.figure-row')")

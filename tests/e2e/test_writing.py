"""Writing in a real browser: whatever happens to the line, the session or the tab, nothing is lost."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from articles.content.blocks import word_count
from articles.models import Draft, Edition, Presence, Role, User
from tests.e2e.browsers import signed_in_page
from tests.e2e.test_quality import AXE, STANDARDS, TURN, needs_axe
from tests.factories import PASSWORD, make_article, make_image, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "<p>The tram came at nine.</p><p>It was full.</p><p>Nobody complained.</p>"


@pytest.fixture
def editor() -> User:
    return make_user(Role.EDITOR, first_name="Ana", last_name="Ferro")


@pytest.fixture
def edition(editor) -> Edition:
    return make_article("en", actor=editor, headline="The tram", body=BODY)


def story(edition: Edition) -> str:
    return f"/admin/articles/article/{edition.master_id}/{edition.language_code}/"


def open_story(page: Page, edition: Edition) -> Page:
    page.goto(story(edition))
    expect(page.locator(".ProseMirror")).to_be_visible()
    expect(page.locator("[data-counts]")).to_contain_text(re.compile("Words|Characters|Mots|字"))
    return page


@pytest.fixture
def page(browser, base_url, editor, edition) -> Page:
    return open_story(signed_in_page(browser, base_url, editor), edition)


def bar(page: Page):
    return page.locator("[data-unsaved-mark]")


def type_at_the_end(page: Page, text: str) -> None:
    page.locator(".ProseMirror p").last.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def save(page: Page) -> None:
    page.locator(".action-bar").get_by_role("button", name="Save", exact=True).click()


def test_in_a_tunnel_nothing_is_lost(browser: Browser, tunnel, editor, edition):
    page = open_story(signed_in_page(browser, f"http://127.0.0.1:{tunnel.port}", editor), edition)
    type_at_the_end(page, " Before the tunnel.")
    expect(bar(page)).to_contain_text("Kept as a draft", timeout=15_000)
    tunnel.cut()
    type_at_the_end(page, " Inside the tunnel.")
    expect(bar(page)).to_contain_text("kept on this device", timeout=15_000)
    # A save there does not lead to an error page: one stays with one's text, and is told.
    save(page)
    expect(bar(page)).to_contain_text("Not saved: there is no connection", timeout=15_000)
    expect(page.locator(".ProseMirror")).to_contain_text("Inside the tunnel.")
    tunnel.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(bar(page)).to_contain_text("Kept as a draft", timeout=15_000)
    with page.expect_navigation():
        save(page)
    expect(page.locator(".message.success")).to_contain_text("Saved as revision 2")
    edition.refresh_from_db()
    assert "Before the tunnel. Inside the tunnel." in edition.body
    assert not Draft.objects.exists()


def test_a_tab_closed_in_the_tunnel_is_offered_back(browser: Browser, tunnel, editor, edition):
    page = open_story(signed_in_page(browser, f"http://127.0.0.1:{tunnel.port}", editor), edition)
    tunnel.cut()
    type_at_the_end(page, " Typed in the dark.")
    page.get_by_label("Headline").fill("A headline in the dark")
    expect(bar(page)).to_contain_text("kept on this device", timeout=15_000)
    context = page.context
    page.close(run_before_unload=False)
    tunnel.mend()
    again = open_story(context.new_page(), edition)
    offer = again.locator("#draft-offer")
    expect(offer).to_contain_text("On this device you have unsaved changes")
    expect(again.locator(".ProseMirror")).not_to_contain_text("in the dark")
    offer.get_by_role("link", name="See the differences").click()
    expect(again.locator("main")).to_contain_text("Typed in the dark.")
    again.get_by_role("link", name="Take them up").click()
    expect(again.locator(".ProseMirror")).to_contain_text("Typed in the dark.")
    expect(again.get_by_label("Headline")).to_have_value("A headline in the dark")
    with again.expect_navigation():
        save(again)
    edition.refresh_from_db()
    assert edition.headline == "A headline in the dark"
    # Saved: nothing is offered any more.
    open_story(again, edition)
    expect(again.locator("#draft-offer")).to_be_hidden()
    assert again.evaluate("Object.values(localStorage).filter(v => v.includes('in the dark')).length") == 0


def test_a_crash_is_offered_back_from_the_server_on_another_machine(browser, base_url, page, editor, edition):
    type_at_the_end(page, " Then it crashed.")
    expect(bar(page)).to_contain_text("Kept as a draft", timeout=15_000)
    page.context.close()
    elsewhere = open_story(signed_in_page(browser, base_url, editor), edition)
    expect(elsewhere.locator("#draft-offer")).to_contain_text("You have unsaved changes from")
    elsewhere.get_by_role("link", name="Take them up").click()
    expect(elsewhere.locator(".ProseMirror")).to_contain_text("Then it crashed.")


def test_dropped_changes_are_gone_on_the_device_too(page, edition):
    type_at_the_end(page, " Not wanted.")
    expect(bar(page)).to_contain_text("Kept as a draft", timeout=15_000)
    open_story(page, edition)
    page.get_by_role("button", name="Drop them").click()
    expect(page.locator(".message.success")).to_contain_text("dropped")
    open_story(page, edition)
    expect(page.locator("#draft-offer")).to_be_hidden()
    expect(page.locator(".ProseMirror")).not_to_contain_text("Not wanted.")


def test_another_person_at_the_same_browser_is_shown_nothing(base_url, page, edition, tunnel):
    type_at_the_end(page, " Only mine.")
    page.wait_for_timeout(500)
    assert page.evaluate("Object.values(localStorage).some(value => value.includes('Only mine.'))")
    context = page.context
    page.close(run_before_unload=False)
    other = make_user(Role.EDITOR)
    Draft.objects.all().delete()
    from_client = signed_in_page(context.browser, base_url, other)
    [cookie] = [one for one in from_client.context.cookies() if one["name"] == "sessionid"]
    context.add_cookies([cookie])
    stranger = open_story(context.new_page(), edition)
    expect(stranger.locator("#draft-offer")).to_be_hidden()
    expect(stranger.locator("body")).not_to_contain_text("Only mine.")


def expire_sessions() -> None:
    Session.objects.all().delete()


def test_an_expired_session_is_renewed_without_leaving_the_page(page, editor, edition):
    expire_sessions()
    type_at_the_end(page, " After the end of the session.")
    save(page)
    dialog = page.get_by_role("dialog", name="Sign in to go on")
    expect(dialog).to_be_visible(timeout=15_000)
    # A wrong password is answered in the dialog.
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_role("button", name="Sign in", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("correct username and password")
    dialog.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        dialog.get_by_role("button", name="Sign in", exact=True).click()
    # The save went on.
    expect(page.locator(".message.success")).to_contain_text("Saved as revision 2")
    edition.refresh_from_db()
    assert "After the end of the session." in edition.body


def test_a_lockout_is_a_lockout_in_the_dialog_too(page, edition):
    expire_sessions()
    save(page)
    dialog = page.get_by_role("dialog", name="Sign in to go on")
    expect(dialog).to_be_visible(timeout=15_000)
    for _ in range(5):
        dialog.get_by_label("Password").fill("wrong")
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            dialog.get_by_role("button", name="Sign in", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("Too many attempts")
    dialog.get_by_role("button", name="Later").click()
    expect(page.locator(".ProseMirror")).to_be_visible()


def test_somebody_elses_sign_in_does_not_take_over_the_page(page, edition):
    other = make_user(Role.EDITOR, username="somebody")
    expire_sessions()
    type_at_the_end(page, " Mine.")
    save(page)
    dialog = page.get_by_role("dialog", name="Sign in to go on")
    expect(dialog).to_be_visible(timeout=15_000)
    dialog.get_by_label("Username").fill(other.username)
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("signed in as somebody", timeout=15_000)
    edition.refresh_from_db()
    assert "Mine." not in edition.body
    assert not Draft.objects.filter(user=other).exists()


def test_two_at_one_story_see_each_other_and_come_together(browser, base_url, page, edition):
    second = make_user(Role.EDITOR, first_name="Bo", last_name="Lind")
    hers = open_story(signed_in_page(browser, base_url, second), edition)
    expect(hers.locator("[data-here]")).to_contain_text("Ana Ferro is here", timeout=20_000)
    # Bo changes the first paragraph, Ana the last; both change the headline.
    hers.get_by_label("Headline").fill("Bo’s headline")
    hers.locator(".ProseMirror p").first.click()
    hers.keyboard.press("Home")
    hers.keyboard.type("Yes: ")
    with hers.expect_navigation():
        save(hers)
    page.get_by_label("Headline").fill("Ana’s headline")
    type_at_the_end(page, " Ana was here.")
    expect(page.locator("[data-newer]")).to_contain_text("Bo Lind saved revision 2", timeout=20_000)
    with page.expect_navigation():
        save(page)
    expect(page.locator(".conflict h2")).to_contain_text("Bo Lind saved this while you were writing")
    expect(page.get_by_text("Bo’s headline").first).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Save both as one").click()
    expect(page.get_by_role("alert")).to_contain_text("1 place is still to be chosen")
    page.get_by_label("Mine", exact=True).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Save both as one").click()
    edition.refresh_from_db()
    assert edition.headline == "Ana’s headline"
    assert edition.body.startswith("<p>Yes: The tram came at nine.</p>")
    assert edition.body.endswith("Ana was here.</p>")
    assert not Draft.objects.exists()


def test_the_same_story_in_two_tabs_is_said_and_each_keeps_its_own(page, edition):
    second = open_story(page.context.new_page(), edition)
    expect(second.locator("[data-newer]")).to_contain_text("in another tab as well")
    page.get_by_label("Headline").fill("From the first tab")
    type_at_the_end(second, " From the second tab.")
    second.wait_for_timeout(500)
    kept = second.evaluate("Object.values(localStorage).join()")
    assert "From the first tab" in kept
    assert "From the second tab." in kept
    expect(second.locator("#draft-offer")).to_be_hidden()


def test_who_closes_the_story_is_gone_for_the_others(browser, base_url, page, editor, edition):
    hers = open_story(signed_in_page(browser, base_url, make_user(Role.EDITOR)), edition)
    expect(hers.locator("[data-here]")).to_contain_text("Ana Ferro", timeout=20_000)
    page.goto("/admin/")
    expect(page.locator("h1")).to_be_visible()
    hers.wait_for_timeout(300)
    assert not Presence.objects.filter(user=editor).exists()


def test_it_is_written_checked_and_saved_by_keyboard_alone(browser, base_url, editor):
    french = make_article("fr", actor=editor, headline="Le tram", body="<p>Vraiment ? Oui !</p>")
    page = open_story(signed_in_page(browser, base_url, editor), french)
    page.get_by_label("Headline").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Le tram revient")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('ProseMirror')"):
            break
    page.keyboard.press("Control+End")
    page.keyboard.type(" Enfin !")
    page.keyboard.press("Control+Shift+h")
    expect(page.locator(".hit")).to_have_count(3)
    page.locator(".ProseMirror").focus()
    page.keyboard.press("Control+Home")
    for left in (2, 1, 0):
        page.keyboard.press("Control+.")
        page.keyboard.press("Control+.")
        expect(page.locator(".hit")).to_have_count(left)
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    french.refresh_from_db()
    assert french.headline == "Le tram revient"
    assert french.body == "<p>Vraiment\u202f? Oui\u202f! Enfin\u202f!</p>"
    page.locator("h1").first.click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()


def test_the_next_step_is_a_key_and_no_key_works_while_an_input_method_composes(page, edition):
    page.locator(".ProseMirror").click()
    composing = "new KeyboardEvent('keydown', {key: 's', ctrlKey: true, isComposing: true, bubbles: true})"
    page.evaluate(f"document.querySelector('.ProseMirror').dispatchEvent({composing})")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    edition.refresh_from_db()
    assert edition.state == "in_review"
    assert edition.body == BODY


def test_find_and_replace_in_any_script_and_undone_at_once(browser, base_url, editor):
    body = "<p>电车来了，<strong>电</strong>车很挤。</p><p>The Tram and the trams.</p>"
    edition = make_article("zh-hans", actor=editor, body=body)
    page = open_story(signed_in_page(browser, base_url, editor), edition)
    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+Shift+f")
    panel = page.get_by_role("search", name="Find and replace")
    panel.get_by_label("Find", exact=True).fill("电车")
    expect(panel.get_by_role("status")).to_have_text("0 of 2")
    panel.get_by_label("Replace with").fill("有轨电车")
    panel.get_by_role("button", name="Replace all").click()
    expect(panel.get_by_role("status")).to_have_text("Replaced: 2")
    expect(page.locator(".ProseMirror p").first).to_have_text("有轨电车来了，有轨电车很挤。")
    panel.get_by_role("button", name="Undo").click()
    expect(page.locator(".ProseMirror p").first).to_have_text("电车来了，电车很挤。")
    # Capitals and whole words, when asked.
    panel.get_by_label("Find", exact=True).fill("tram")
    expect(panel.get_by_role("status")).to_have_text("0 of 2")
    panel.get_by_label("Whole words").check()
    expect(panel.get_by_role("status")).to_have_text("0 of 1")
    panel.get_by_label("Capital letters count").check()
    expect(panel.get_by_role("status")).to_have_text("Not found")
    # Enter searches, and does not save.
    panel.get_by_label("Whole words").uncheck()
    panel.get_by_label("Find", exact=True).press("Enter")
    expect(panel.get_by_role("status")).to_have_text("1 of 1")
    panel.get_by_label("Replace with").fill("line")
    panel.get_by_role("button", name="Replace", exact=True).click()
    expect(page.locator(".ProseMirror p").last).to_have_text("The Tram and the lines.")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_style_is_mended_in_place_and_keeps_links(browser, base_url, editor):
    body = (
        '<p>Il dit "<a href="https://example.org/x">oui</a>" : l\'été...</p><h3>Trop bas</h3>'
        '<p>Voir <a href="https://example.org/y">ici</a></p>'
    )
    edition = make_article("fr", actor=editor, body=body, headline="Vraiment ?")
    page = open_story(signed_in_page(browser, base_url, editor), edition)
    page.get_by_role("button", name="Style and access").click()
    panel = page.locator("#checks")
    expect(panel).to_contain_text("A subheading without a heading above it.")
    expect(panel).to_contain_text("A link that does not say where it leads.")
    expect(page.locator(".ProseMirror [class*=mark-style]").first).to_be_visible()
    panel.get_by_role("button", name="Fix all").click()
    expect(page.locator(".ProseMirror p").first).to_have_text("Il dit «\u202foui\u202f»\u00a0: l’été…")
    expect(page.locator(".ProseMirror a").first).to_have_attribute("href", "https://example.org/x")
    expect(page.get_by_label("Headline")).to_have_value("Vraiment\u202f?")
    with page.expect_navigation():
        save(page)
    edition.refresh_from_db()
    assert edition.headline == "Vraiment\u202f?"
    assert '<a href="https://example.org/x" rel="noopener">oui</a>' in edition.body


@pytest.mark.parametrize(
    ("language", "body", "counted"),
    [
        ("en", "<p>The tram’s back-up, at 10.30.</p><ul><li>One</li><li>Two</li></ul>", "Words: 7"),
        ("zh-hans", "<p>电车 OpenAI 来了。</p><p>十二</p>", "Characters: 7"),
        ("ar", "<p>عادَ الترامُ إلى المدينة.</p>", "Words: 4"),
    ],
)
def test_words_are_counted_as_the_server_counts_them(browser, base_url, editor, language, body, counted):
    edition = make_article(language, actor=editor, body=body)
    assert str(word_count(body, language)) in counted
    page = open_story(signed_in_page(browser, base_url, editor), edition)
    expect(page.locator("[data-counts]")).to_contain_text(counted)


def test_nothing_of_it_breaks_the_policy(page):
    type_at_the_end(page, " More  words.")
    page.get_by_role("button", name="Style and access").click()
    expect(page.locator(".hit").first).to_be_visible()
    page.keyboard.press("Control+Shift+f")
    page.get_by_role("search").get_by_label("Find", exact=True).fill("tram")
    expect(page.locator(".mark-found").first).to_be_visible()
    assert page.evaluate("breaches") == []


def test_pictures_and_people_of_a_draft_come_back(page, browser, base_url, editor):
    edition = make_article("en", actor=editor, images=[make_image()])
    open_story(page, edition)
    page.get_by_label("Caption").first.fill("Half a caption")
    page.get_by_role("button", name="Add a credit").click()
    page.locator('[name="credits-1-name"]').fill("Somebody New")
    expect(bar(page)).to_contain_text("Kept as a draft", timeout=15_000)
    open_story(page, edition)
    page.get_by_role("link", name="Take them up").click()
    expect(page.get_by_label("Caption").first).to_have_value("Half a caption")
    expect(page.locator('[name="credits-1-name"]')).to_have_value("Somebody New")


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_on_what_opens_while_one_writes(browser, base_url, editor, edition, scheme):
    context = browser.new_context(
        base_url=base_url, bypass_csp=True, color_scheme=scheme, viewport={"width": 1440, "height": 4000}
    )
    client = Client()
    client.force_login(editor)
    context.add_cookies([{"name": "sessionid", "value": client.session.session_key, "url": base_url}])
    page = open_story(context.new_page(), edition)
    found = []

    def look(name: str) -> None:
        page.evaluate("document.fonts.ready.then(() => true)")
        page.add_script_tag(path=AXE)
        for _ in range(2):
            result = page.evaluate("tags => axe.run(document, {runOnly: tags})", STANDARDS)
            found.extend(
                f"{name}: {rule['id']}: {node['html'][:150]}"
                for rule in result["violations"]
                for node in rule["nodes"][:3]
            )
            page.evaluate(TURN)

    type_at_the_end(page, ' It\'s  "late" ...')
    page.get_by_role("button", name="Style and access").click()
    expect(page.locator(".hit").first).to_be_visible()
    page.keyboard.press("Control+Shift+f")
    page.get_by_role("search").get_by_label("Find", exact=True).fill("tram")
    expect(page.locator(".mark-found").first).to_be_visible()
    expect(bar(page)).to_contain_text("Kept as a draft", timeout=15_000)
    look("writing")
    open_story(page, edition)
    expect(page.locator("#draft-offer")).to_be_visible()
    look("offer")
    page.evaluate("document.getElementById('sign-in').showModal()")
    look("sign-in")
    page.goto(f"{story(edition)}draft/")
    look("differences")
    open_story(page, edition)
    Edition.objects.filter(pk=edition.pk).update(row_version=7, headline="Somebody else’s")
    page.get_by_label("Headline").fill("Mine")
    with page.expect_navigation():
        save(page)
    expect(page.locator(".choice").first).to_be_visible()
    look("conflict")
    assert not found

"""Keypress to paint in the workbench: 300 blocks, a processor slowed to a quarter, in both directions.

A keydown is timed until the frame after it has been drawn. What was typed is saved meanwhile, as on any day.
"""

import shutil
import statistics
from collections.abc import Iterator

from django.contrib.auth.hashers import make_password
from django.db import connections, transaction
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from articles.models import Role, User
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text
from benchmarks.workbench import SENTENCE, translate
from docs.screenshots import BROWSERS, serving

BLOCKS = 300
TYPED = "Il était une fois un tram qui ne venait pas, et personne ne s’en plaignait au port. " * 2
_WATCH = """() => {
    window.paint = [];
    document.addEventListener("keydown", () => {
        const pressed = performance.now();
        requestAnimationFrame(() => setTimeout(() => paint.push(performance.now() - pressed)));
    }, true);
}"""


def measure() -> Iterator[str]:
    """Median and 95th percentile in milliseconds; one line where there is no Chromium."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        yield "not measured: there is no Chromium (apt-get install chromium)"
        return
    text = "".join(f"<p>{SENTENCE.format(n=n, all=BLOCKS)}</p>" for n in range(BLOCKS))
    source = actions.create_article(None, "en", Change(text=Text("A tram", "", "", "", text)))
    for language in ("fr", "ar"):
        with transaction.atomic():
            translate(source, language)
    editor = User.objects.create(
        username="bench", email="bench@newsroom.example", role=Role.EDITOR, password=make_password(None)
    )
    client = Client()
    client.force_login(editor)
    session = client.session.session_key
    connections.close_all()
    with serving() as base, sync_playwright() as playwright:
        # Root, as in containers, cannot have Chromium's sandbox; it opens our own pages only.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield f"{'':28}{'median ms':>10}{'p95 ms':>8}"
        for language, width in (("fr", 1024), ("ar", 1024), ("fr", 1440)):
            found = sorted(
                _typed(browser, base, f"/workbench/{source.master_id}/{language}/", width, session)
            )
            line = f"{language}, {width} px"
            yield f"{line:28}{statistics.median(found):>10.0f}{found[int(0.95 * len(found))]:>8.0f}"
        browser.close()


def _typed(browser: Browser, base: str, address: str, width: int, session: str | None) -> list[float]:
    context = browser.new_context(base_url=base, viewport={"width": width, "height": 768})
    context.add_cookies([{"name": "sessionid", "value": session or "", "url": base}])
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.evaluate(_WATCH)
    page.locator(".pair-rich").nth(BLOCKS // 2).click()
    page.keyboard.press("End")
    for character in TYPED:
        page.keyboard.type(character)
        page.wait_for_timeout(60)
    found: list[float] = page.evaluate("paint")
    context.close()
    return found

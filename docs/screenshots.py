"""`make screenshots`: the pictures of the guides, made anew from the demo so that they never age."""

import datetime as dt
import io
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from playwright.sync_api import Page, sync_playwright

from benchmarks.site import empty_site

IMAGES = Path(__file__).resolve().parent / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LEFT_TO_READ = "\n".join(
    (
        "La jetée qui ne voulait pas finir",
        "Revue du port",
        "La jetée qui ne voulait pas finir",
        "Elle devait mesurer quatre cents mètres : elle en compte six cent douze, nul ne sait pourquoi.",
        "Texte : Nadia Ferhat",
        "Édition : Paul Meunier",
        "Relecture technique : bureau du port",
        "Source : Revue du port",
        "La jetée devait mesurer quatre cents mètres. Elle en compte aujourd’hui six cent douze, et nul, "
        "au bureau du port, ne sait dire qui a signé l’ordre de continuer après la première digue.",
        "Crédit photo : Agence des Môles",
        "01 Un chantier sans fin",
        "Chaque hiver, la mer reprend une dizaine de mètres ; chaque printemps, les équipes les remettent.",
        "Suivez-nous sur Telegram : https://t.me/revueduport",
    )
)
OTHERS = (
    "码头的第二班车\n作者：连冉\n来源：极客公园\n第二班车五点四十开，比第一班多坐十一个人。\n",
    "The last ferry keeps its lights on\nBy Amara Osei\nThe harbour has had two ferries since spring.\n",
)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[str]:
    """The site of this process on a free port of this machine."""
    application = import_module("newsroom.wsgi").application
    with make_server("127.0.0.1", 0, application, _Server, _Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def main() -> int:
    """Make every picture; returns the exit code."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        print("No Chromium. Get it with: apt-get install chromium", file=sys.stderr)
        return 1
    with empty_site():
        import_module("django.core.management").call_command("seed_demo", verbosity=0)
        _lay_on_the_tray()
        _bring_pictures()
        with serving() as base, sync_playwright() as playwright:
            # Root, as in containers, cannot have Chromium's sandbox; it opens our own pages only.
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            page = browser.new_page(base_url=base, viewport={"width": 1280, "height": 860})
            _readers(page)
            _editor(page)
            chief = browser.new_context(base_url=base, viewport={"width": 1280, "height": 860})
            _chief(chief.new_page())
            bench = browser.new_context(base_url=base, viewport={"width": 1280, "height": 860}, locale="en")
            _translator(bench.new_page())
            phone = browser.new_context(
                base_url=base, viewport={"width": 390, "height": 844}, color_scheme="dark"
            )
            _phone(phone.new_page())
            browser.close()
    return 0


def _lay_on_the_tray() -> None:
    tray, incoming = import_module("articles.ingest.tray"), import_module("articles.ingest.incoming")
    editor = import_module("articles.models").User.objects.get(username="editor")
    for text in (*OTHERS, LEFT_TO_READ):
        for item in tray.put(editor, incoming.from_pasted(text)):
            tray.read(editor, item)


def _readers(page: Page) -> None:
    page.goto("/fr/")
    page.locator("article a, h2 a").first.click()
    _shot(page, "article-fr")


def _sign_in(page: Page, username: str) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(username)
    page.locator("input[type=password]").fill(
        import_module("articles.management.commands.seed_demo").DEMO_PASSWORD
    )
    page.locator("button[type=submit], input[type=submit]").first.click()
    page.wait_for_url("**/admin/")


def _editor(page: Page) -> None:
    _sign_in(page, "editor")
    page.goto("/admin/intake/")
    _shot(page, "intake-tray")
    page.get_by_role("link", name="La jetée qui ne voulait pas finir").first.click()
    _shot(page, "intake-review")


def _chief(page: Page) -> None:
    _sign_in(page, "chief")
    _shot(page, "board")
    page.goto("/admin/articles/article/?q=navire+internet")
    _shot(page, "articles")
    story = page.locator("main a[href*='/fr/']").first.get_attribute("href") or ""
    page.goto("/admin/articles/article/4/en/")
    _shot(page, "story")
    page.goto(f"{story}revisions/2/")
    _shot(page, "revision")
    page.goto(f"{story}checks/")
    _shot(page, "checks")
    page.goto("/admin/articles/contributor/")
    _shot(page, "contributors")
    page.get_by_role("link", name="Merge").first.click()
    page.wait_for_load_state()
    _shot(page, "merge")
    page.goto("/admin/pages/")
    _shot(page, "site-pages")
    _pictures(page)
    # Somebody else saves while one writes.
    page.goto(story)
    page.get_by_label("Headline").fill("Le navire qui recoud Internet la nuit")
    # In a thread of its own: the browser's has a loop, in which Django asks no database.
    colleague = threading.Thread(target=_someone_saves, args=(story,))
    colleague.start()
    colleague.join()
    with page.expect_navigation():
        page.locator(".action-bar").get_by_role("button", name="Save", exact=True).click()
    _shot(page, "conflict")


def _bring_pictures() -> None:
    """Three files from agencies, one of which says two things; and rights that end soon."""
    models, media = import_module("articles.models"), import_module("articles.media")
    credits, pillow = import_module("articles.imaging.credits"), import_module("PIL.Image")
    timezone = import_module("django.utils.timezone")
    editor = models.User.objects.get(username="editor")
    said = {
        "harbour-at-dawn.jpg": ("Southlight Pictures", "Southlight Pictures"),
        "cable-ship-agency.jpg": ("Yanshan Pictures", "Southlight Pictures"),
        "tea-hills-agency.jpg": ("Yanshan Pictures", "Yanshan Pictures"),
    }
    drawn = {"harbour-at-dawn.jpg": "swifts.jpg", "cable-ship-agency.jpg": "cable-ship.jpg"}
    for name, (xmp, iim) in said.items():
        original = models.Image.objects.get(filename=drawn.get(name, "tea-hills.jpg"))
        with default_storage().open(original.original) as file, pillow.open(file) as image:
            small = image.resize((1200, 800))
        written = io.BytesIO()
        creators = ("Su Modi",)
        packet = credits.packet(credits.Credit(xmp, creators, f"© {xmp}"))
        small.save(written, "JPEG", xmp=packet, extra=credits.iim_segment(credits.Credit(iim, creators)))
        media.prepare(media.store_upload(written.getvalue(), name, editor))
    soon = timezone.now() + dt.timedelta(days=5)
    models.Image.objects.filter(filename="night-train.jpg").update(rights_until=soon)


def default_storage() -> Any:
    """Where pictures lie."""
    return import_module("django.core.files.storage").default_storage


def _pictures(page: Page) -> None:
    page.goto("/admin/articles/image/")
    _shot(page, "pictures")
    page.get_by_role("link", name="cable-ship-agency.jpg").click()
    _shot(page, "picture-conflict")
    page.goto("/admin/articles/image/?q=night-train")
    page.get_by_role("link", name="night-train.jpg").click()
    page.get_by_role("link", name="Withdraw…").click()
    _shot(page, "picture-withdraw")


def _someone_saves(story: str) -> None:
    """The headline of a story changed by its editor, as if at another desk."""
    models, actions = import_module("articles.models"), import_module("articles.workflow.actions")
    changes = import_module("articles.workflow.content_changes")
    pk, language = story.strip("/").split("/")[-2:]
    edition = models.Edition.objects.get(master_id=pk, language_code=language)
    words = {name: getattr(edition, name) for name in ("kicker", "standfirst", "slug", "body")}
    text = changes.Text(headline="Le navire qui répare Internet, la nuit", **words)
    editor = models.User.objects.get(username="editor")
    actions.save_edition(editor, edition, changes.Change(text=text), version=None)
    import_module("django.db").connections.close_all()


def _translator(page: Page) -> None:
    colleague = threading.Thread(target=_source_changes)
    colleague.start()
    colleague.join()
    _sign_in(page, "translator")
    page.goto("/admin/account/")
    page.locator("select").first.select_option("en")
    page.locator("main form [type=submit]").first.click()
    page.goto("/workbench/")
    _shot(page, "workbench-home")
    page.get_by_role("link", name="Le navire qui répare Internet").first.click()
    page.wait_for_load_state()
    _shot(page, "workbench")
    page.get_by_role("link", name="To look at").click()
    page.wait_for_load_state()
    page.locator(".pair-rich").first.click()
    _shot(page, "workbench-stale")
    page.goto("/workbench/terms/")
    _shot(page, "workbench-terms")


def _source_changes() -> None:
    """A number corrected in the story that is translated into five languages."""
    models, actions = import_module("articles.models"), import_module("articles.workflow.actions")
    changes = import_module("articles.workflow.content_changes")
    french = models.Edition.objects.get(language_code="fr", headline__startswith="Le navire qui répare")
    source = models.Edition.objects.in_source_language().get(master=french.master_id)
    words = {name: getattr(source, name) for name in ("kicker", "headline", "standfirst", "slug")}
    text = changes.Text(body=source.body.replace("六十公里", "七十公里"), **words)
    change = changes.Change(text=text, kind="correction", note="七十公里，不是六十公里。")
    actions.save_edition(models.User.objects.get(username="editor-zh"), source, change, version=None)
    import_module("django.db").connections.close_all()


def _phone(page: Page) -> None:
    _sign_in(page, "chief")
    _shot(page, "board-phone")
    page.locator("#panel-review").locator("xpath=ancestor::section").get_by_role("link").nth(1).click()
    page.wait_for_load_state()
    _shot(page, "story-phone")


def _shot(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=IMAGES / f"{name}.png")
    print(f"docs/images/{name}.png")


if __name__ == "__main__":
    sys.exit(main())

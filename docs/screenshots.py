"""`make screenshots`: the pictures of the guides, made anew from the demo so that they never age."""

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from socketserver import ThreadingMixIn
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
        with serving() as base, sync_playwright() as playwright:
            # Root, as in containers, cannot have Chromium's sandbox; it opens our own pages only.
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            page = browser.new_page(base_url=base, viewport={"width": 1280, "height": 860})
            _readers(page)
            _desk(page)
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


def _desk(page: Page) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("editor")
    page.locator("input[type=password]").fill(
        import_module("articles.management.commands.seed_demo").DEMO_PASSWORD
    )
    page.locator("button[type=submit], input[type=submit]").first.click()
    page.wait_for_url("**/admin/")
    _shot(page, "board")
    page.goto("/admin/intake/")
    _shot(page, "intake-tray")
    page.get_by_role("link", name="La jetée qui ne voulait pas finir").first.click()
    _shot(page, "intake-review")
    page.goto("/admin/articles/article/")
    _shot(page, "articles")
    page.locator("main a[href*='/fr/']").first.click()
    _shot(page, "story")


def _shot(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=IMAGES / f"{name}.png")
    print(f"docs/images/{name}.png")


if __name__ == "__main__":
    sys.exit(main())

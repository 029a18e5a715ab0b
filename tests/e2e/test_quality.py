"""Every page of the desk: valid HTML, and no barrier that axe-core finds, light and dark, in both directions.

Readers' pages are checked alike in `tests/public/test_validators.py`. What the house promises of every page
is checked here for both.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser

from articles import media
from articles.ingest import tray
from articles.ingest.incoming import Incoming
from articles.models import Contributor, CreditRole, Image, IntakeItem, IntakeKind, Role, TermProposal, User
from articles.workflow import actions, front_page, translating
from articles.workflow.content_changes import Change, CreditLine, Text
from tests.factories import make_article, make_edition, make_image, make_live, make_taken_down, make_user
from tests.imaging.pictures import app13, iim, quarters, saved, xmp
from tests.safety.world import World, make_world
from tests.translation.newsroom import edit, make_link, make_term, translated

pytestmark = pytest.mark.django_db(transaction=True)
MODULES = Path(settings.BASE_DIR) / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
TURN = "root = document.documentElement; root.dir = root.dir === 'rtl' ? 'ltr' : 'rtl'"
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is missing; get it with: npm ci")
needs_nu = pytest.mark.skipif(
    not NU.exists() or not shutil.which("java"),
    reason="the Nu checker is missing; get it with: apt-get install default-jre-headless && npm ci",
)


def readers_pages(world: World) -> dict[str, str]:
    """One address of each type of page for readers."""
    arabic = make_live(make_edition(world.live, "ar", headline="عنوان بالعربية"))
    _grow(world)
    gone = make_taken_down(make_article("en"))

    def slug(thing) -> str:
        return thing.translations.get(language_code="en").slug

    def article(edition) -> str:
        return reverse(
            "public:article",
            kwargs={"language": edition.language_code, "pk": edition.master_id, "slug": edition.slug},
        )

    return {
        "home": "/en/",
        "home in Arabic": "/ar/",
        "home, empty": "/ja/",
        "article": article(world.live),
        "article in Arabic": article(arabic),
        "label": f"/en/labels/{slug(world.label)}/",
        "topic": f"/en/topics/{slug(world.topic)}/",
        "person": f"/en/people/{slug(world.contributor)}/",
        "source": f"/en/sources/{slug(world.source)}/",
        "site page": f"/en/pages/{world.shown_page.live_slug}/",
        "archive": "/en/archive/",
        "archive, empty": "/ja/archive/",
        "archive, a month": f"/en/archive/{world.live.first_live_at:%Y-%m}/",
        "search": "/en/search/",
        "search, something found": "/en/search/?q=headline&in=all",
        "search, nothing found, in Arabic": "/ar/search/?q=nothing-is-called-so&label=1",
        "not found": "/en/articles/987654/x/",
        "gone": article(gone),
    }


def make_unreadable(world: World) -> IntakeItem:
    """Something on the tray that is no text."""
    item = tray.put(world.intake.user, [Incoming(IntakeKind.FILE, b"\0\1\2" * 50, "scan.bin")])[0]
    return tray.read(world.intake.user, item)


def _terms(world: World) -> str:
    """The term base with a term, one that is not translated, and a proposal."""
    make_term(en="harbour|haven", fr="port|!havre", ar="ميناء", note="Never the ship’s side.")
    make_term(keep=True, kind="organisation", en="Meridian Foods")
    TermProposal.objects.create(
        source_language="en", target_language="fr", source="Marta Olsen", target="Marta Olsen", seen=2
    )
    return "/workbench/terms/"


def _history(world: World) -> str:
    """A block that said three things."""
    link = world.translation
    block = link.blocks.filter(field="body").first()
    for text in ("<p>Le tram.</p>", "<p>Le tramway  vint?</p>", "<p>Le tramway vint à 9 heures.</p>"):
        translating.save_block(make_user(Role.EDITOR), block.pk, text, version=None, confirm=True)
    return f"{_translation(world)}blocks/{block.pk}/history/"


def make_conflict() -> Image:
    """A picture whose file says two things of its credit."""
    attributes = 'photoshop:Credit="Papier &amp; Marée"'
    data = saved(quarters(), xmp=xmp("", attributes), extra=app13(iim((110, b"Southlight Pictures"))))
    return media.store_upload(data, "two-credits.jpg")


def desk_pages(world: World) -> dict[str, str]:
    """The pages of the desk, by what they are."""
    article, story = "/admin/articles/article/", f"/admin/articles/article/{world.edition.master_id}/fr/"
    make_edition(world.edition, "ar")
    _grow(world)
    named = {
        f"{kind}{suffix}": f"/admin/articles/{kind}/{tail}"
        for kind in ("source", "label", "contributor", "topic")
        for suffix, tail in (("s", ""), (", new", "add/"), ("", f"{getattr(world, kind).pk}/change/"))
    }
    return {
        "board": "/admin/",
        "articles": article,
        "articles, filtered, with columns": f"{article}?state=draft&chosen=1&columns=people&columns=live",
        "articles, a verb for many": f"{article}bulk/?verb=submit&story={world.edition.master_id}",
        "articles, a verb for none": f"{article}bulk/?verb=publish&story={world.edition.master_id}",
        "articles, a saved filter": f"{article}filters/{world.shared_filter.pk}/",
        "board, filtered": "/admin/?language=fr",
        "board, all of it": "/admin/?clear=1",
        "articles, nothing found": f"{article}?q=nothing-is-called-so",
        "article, new": f"{article}add/",
        "story": story,
        "story in Arabic": story.replace("/fr/", "/ar/"),
        "checks": f"{story}checks/",
        "revisions": f"{story}revisions/",
        "revision": f"{story}revisions/1/",
        "revision, side by side": f"{story}revisions/2/?view=side",
        "revision, taken back": f"{story}revisions/1/restore/",
        "preview": f"{story}revisions/1/preview/",
        "take down": f"/admin/articles/article/{world.live.master_id}/en/do/take_down/",
        "schedule": f"{story}do/schedule/",
        "log of the story": f"/admin/articles/article/{world.edition.master_id}/log/",
        "log": "/admin/log/",
        "merge": f"/admin/merge/source/{world.source.pk}/",
        "merge, looked at": f"/admin/merge/source/{world.source.pk}/?with={world.unused_source.pk}",
        "merge, undone": f"/admin/merge/source/{world.merged_source.pk}/undo/",
        "pictures": "/admin/articles/image/",
        "picture": f"/admin/articles/image/{world.hidden_image.pk}/change/",
        "picture, upload": "/admin/pictures/upload/",
        "picture, in conflict": f"/admin/articles/image/{make_conflict().pk}/change/",
        "picture, withdrawing": f"/admin/pictures/{world.hidden_image.pk}/withdraw/",
        "intake": "/admin/intake/",
        "intake, nothing found": "/admin/intake/?q=nothing-is-called-so",
        "intake, a state": "/admin/intake/?state=read",
        "review": f"/admin/intake/{world.intake.pk}/",
        "not readable": f"/admin/intake/{make_unreadable(world).pk}/",
        "feeds": "/admin/feeds/",
        "feeds of a source without any": f"/admin/feeds/?source={world.unused_source.pk}",
        "feed": f"/admin/feeds/{world.feed.pk}/",
        "feed, nothing passed over": f"/admin/feeds/{world.feed.pk}/?state=passed",
        "feed, to be removed": f"/admin/feeds/{world.feed.pk}/remove/",
        "originals": "/admin/articles/ingesteditem/",
        "ingested item": f"/admin/articles/ingesteditem/{world.ingested.pk}/change/",
        "site pages": "/admin/pages/",
        "site page, new": "/admin/pages/add/",
        "site page": f"/admin/pages/{world.shown_page.master_id}/en/",
        "site page in Arabic": f"/admin/pages/{world.shown_page.master_id}/ar/",
        "site page, switch off": f"/admin/pages/{world.shown_page.master_id}/en/do/hide/",
        "site page, revisions": f"/admin/pages/{world.shown_page.master_id}/en/revisions/",
        "site page, revision": f"/admin/pages/{world.shown_page.master_id}/en/revisions/1/",
        "site page, preview": f"/admin/pages/{world.shown_page.master_id}/en/revisions/1/preview/",
        "menus": "/admin/pages/menus/",
        "front page": _front(world),
        "front page, searched, in Arabic": "/admin/front/ar/?q=nothing-is-called-so",
        "story in step": f"/admin/articles/article/{world.translation.edition.master_id}/fr/",
        "translations": "/workbench/",
        "translation": _translation(world),
        "translation in Arabic": f"/workbench/{_arabic(world)}/ar/",
        "translation, filtered": f"{_translation(world)}?show=comments",
        "translation, not begun": f"/workbench/{world.live.master_id}/ja/",
        "translation, given": f"{_translation(world)}assign/",
        "translation, a file": f"{_translation(world)}import/",
        "translation, cut loose": f"{_translation(world)}cut/",
        "translation, looked up": f"{_translation(world)}concordance/?q=tram",
        "translation, what a block said": _history(world),
        "translation, checks": f"{_translation(world)}?show=issues",
        "terms": _terms(world),
        "terms, nothing found": "/workbench/terms/?q=nothing-is-called-so",
        "term, new": "/workbench/terms/new/",
        "terms, a table": "/workbench/terms/import/",
        "translation memory": "/workbench/memory/",
        "people": "/admin/articles/user/",
        "invitation": "/admin/people/invite/",
        "account": "/admin/account/",
        "password": "/admin/password_change/",
        **named,
    }


def _front(world: World) -> str:
    """A front page with something on top."""
    front_page.place(make_user(Role.CHIEF), "en", world.live.master, version=None)
    return "/admin/front/en/?q=headline"


def _translation(world: World) -> str:
    """A translation in every state a block can be in; twice the same."""
    link = world.translation
    if not link.blocks.exclude(state="empty").exists():
        translated(link)
        first, second = link.blocks.filter(field="body").order_by("position")[:2]
        translating.comment(world.intake.user, first.pk, "Neuf heures, pas dix.", sends_back=True)
        translating.omit_block(world.intake.user, second.pk, "Known to every reader here.", version=None)
        edit(link.source, "The first paragraph, told otherwise.", "<h2>A section</h2>", "And another one.")
    return f"/workbench/{link.edition.master_id}/fr/"


def _arabic(world: World) -> int:
    """The number of a story that is translated into Arabic."""
    link = make_link(make_article("en"), "ar")
    translated(link)
    return link.edition.master_id


def _grow(world: World) -> None:
    """A second revision that differs in words, text and people; and a face for the author."""
    text = Text(headline="Changed", standfirst="Changed", body="<p>Changed.</p>")
    lines = [CreditLine(world.unused_contributor, CreditRole.AUTHOR)]
    actions.save_edition(None, world.edition, Change(text=text, credits=lines), version=None)
    face = make_image("Someone", alt={"en": "Their face", "fr": "Son visage"})
    Contributor.objects.filter(pk=world.contributor.pk).update(portrait=face)


SIGN_IN_PAGES = {
    "sign in": "/admin/login/",
    "reset": "/admin/password_reset/",
    "reset sent": "/admin/password_reset/sent/",
}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def barriers(browser: Browser, base_url: str, paths: dict[str, str], user: User | None = None) -> list[str]:
    """What axe-core finds on each page, in light and dark, in its own direction and the other.

    A page is opened once and then changes its scheme, as it does when evening comes; in the dark, the rules
    are asked that are about colours.
    """
    found = []
    # Our policy would refuse the checker's script. The window is high, since a bar that sticks to its lower
    # edge would seem to cover what one can scroll free.
    context = browser.new_context(
        base_url=base_url, bypass_csp=True, color_scheme="light", viewport={"width": 1440, "height": 4000}
    )
    if user:
        session = signed_in(user).session.session_key
        context.add_cookies([{"name": "sessionid", "value": session, "url": base_url}])
    page = context.new_page()
    for name, path in paths.items():
        page.emulate_media(color_scheme="light")
        page.goto(path)
        # Until the icons' font is there, their ligatures are words, and axe takes them for labels.
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")
        page.add_script_tag(path=AXE)
        for scheme, turned in (("light", False), ("dark", False), ("dark", True), ("light", True)):
            page.emulate_media(color_scheme=scheme)
            if turned and scheme == "dark":
                page.evaluate(TURN)
            only = COLOURS if scheme == "dark" else STANDARDS
            result = page.evaluate("only => axe.run(document, {runOnly: only})", only)
            found += [
                f"{name} ({scheme}{', turned' if turned else ''}): {rule['id']}: {node['html'][:150]}"
                for rule in result["violations"]
                for node in rule["nodes"][:3]
            ]
    context.close()
    return found


@needs_axe
@pytest.mark.browser
def test_editors_meet_no_barrier(browser, base_url, world, administrator):
    assert not barriers(browser, base_url, desk_pages(world), administrator)


@needs_axe
@pytest.mark.browser
def test_nobody_meets_a_barrier_on_the_way_in(browser, base_url):
    assert not barriers(browser, base_url, SIGN_IN_PAGES)


@needs_nu
@pytest.mark.parametrize("room", ["sign in", "desk"])
def test_the_desks_html_is_valid(room, world, administrator, tmp_path):
    if room == "sign in":
        paths, client = SIGN_IN_PAGES, Client()
    else:
        paths, client = desk_pages(world), signed_in(administrator)
    for name, path in paths.items():
        response = client.get(path)
        assert response["Content-Type"].startswith("text/html"), name
        (tmp_path / f"{re.sub(r'[^a-z]+', '-', name.lower())}.html").write_bytes(response.content)
    checked = subprocess.run(
        ["java", "-jar", str(NU), "--errors-only", "--format", "gnu", str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert not checked.stderr.strip()


@pytest.mark.parametrize("room", ["readers", "desk"])
def test_every_page_keeps_the_houses_promises(room, world, administrator):
    if room == "readers":
        paths, client = {**readers_pages(world), **SIGN_IN_PAGES}, Client()
    else:
        paths, client = desk_pages(world), signed_in(administrator)
    broken = []
    for name, path in paths.items():
        response = client.get(path)
        html = response.content.decode()
        if len(re.findall(r"<h1[\s>]", html)) != 1:
            broken.append(f"{name}: not exactly one h1")
        if re.search(r'<[^>]+\sstyle="', html):
            broken.append(f"{name}: a style attribute")
        if re.search(r'<[^>]+\son[a-z]+="', html):
            broken.append(f"{name}: an inline handler")
        if re.search(r"<style[\s>]", html):
            broken.append(f"{name}: an inline style sheet")
        if not re.search(r'<html[^>]*\slang="[a-zA-Z-]+"[^>]*\sdir="(ltr|rtl)"', html):
            broken.append(f"{name}: no language or direction")
        if "unsafe-inline" in response["Content-Security-Policy"]:
            broken.append(f"{name}: its policy allows inline code")
        for header in ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "X-Frame-Options",
                       "Cross-Origin-Opener-Policy"):  # fmt: skip
            if header not in response:
                broken.append(f"{name}: no {header}")
        if room == "desk" and "no-store" not in response["Cache-Control"]:
            broken.append(f"{name}: may be cached")
    assert not broken

"""The Nu checker and axe-core on every kind of page, by day and night, and from right to left."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from articles.models import Edition, Role
from articles.rendering import article_path, page_path
from articles.workflow import site_pages
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_page,
    make_source,
    make_taken_down,
    make_topic,
    make_user,
)
from tests.public.pages import with_lead

NODE_MODULES = Path(settings.BASE_DIR) / "node_modules"
VNU = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"
AXE = NODE_MODULES / "axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def make_site() -> list[str]:
    """A small site in four languages; returns the path of one page of each kind in each."""
    label = make_label(
        {"fr": "TechFlow Sélection", "ar": "مختارات", "zh-hans": "深潮精选"},
        note='<p>Suivez-nous : <a href="https://t.me/x">Telegram</a></p>',
        colour="#ffd400",
    )
    topic, source = make_topic({"fr": "Plateformes"}), make_source({"en": "GeekPark", "zh-hans": "极客公园"})
    people = [make_contributor({"fr": "Lian Ran", "zh-hans": "连冉"}, native_language="zh-hans")]
    body = (
        "<p>Un <a href='https://example.org/'>lien</a>, <em>un accent</em>.</p>"
        "<h2>Section</h2><h3>Sous-section</h3>"
        "<ul><li>Point</li></ul><blockquote><p>Citation</p></blockquote><hr><pre>code</pre>"
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
        '<p data-embed="https://example.org/v"><a href="https://example.org/v">Film</a></p>'
    )
    first: Edition | None = None
    for number in range(5):
        images = [
            make_image("CCTV News", size=(1200, 800 + number)),
            make_image("视觉中国", size=(900, 800 + number)),
        ]
        edition = make_article(
            "fr",
            label=label,
            topics=[topic],
            source=source,
            authors=people,
            editors=people,
            images=images if number != 2 else [],
            body=body,
        )
        edition = make_live(with_lead(edition))
        for language in ("ar", "zh-hans"):
            make_live(make_edition(edition, language, headline={"ar": "عنوان", "zh-hans": "标题"}[language]))
        first = first or edition
    gone = make_taken_down(make_article("fr"), notice="Retiré.")
    paths = [
        "/ja/",
        "/fr/nothing/",
        "/ar/nothing/",
        f"/fr/articles/{gone.master_id}/x/",
        "/fr/topics/plateformes/",
    ]
    for language, slug in (("fr", "techflow-sélection"), ("ar", "مختارات"), ("zh-hans", "深潮精选")):
        edition = Edition.objects.select_related("live_revision").get(
            master_id=first.master_id if first else 0, language_code=language
        )
        paths += [f"/{language}/", article_path(edition), f"/{language}/labels/{slug}/"]
    about = make_page("fr", "Qui nous sommes", body=body, summary="En deux phrases.", menu_title="À propos")
    arabic = make_page("ar", "من نحن", body="<h2>عنوان</h2><p>نص.</p>", page=about)
    menu = [label, topic, about.master]
    site_pages.save_menu(make_user(Role.CHIEF), {"navigation": menu, "footer": menu[::-1]}, version=None)
    paths += [page_path(about), page_path(arabic)]
    searched = [
        "/fr/search/?q=plateformes&in=all",
        "/ar/search/?q=geekpark&in=all",
        "/zh-hans/search/?q=&label=1",
    ]
    archives = ["/fr/archive/", "/ar/archive/"]
    named = ["/fr/people/lian-ran/", "/zh-hans/people/连冉/", "/ar/sources/geekpark/"]
    return [*paths, *named, *searched, *archives]


@pytest.mark.django_db
def test_html_is_valid(tmp_path):
    if shutil.which("java") is None or not VNU.exists():
        pytest.skip("no Nu checker; get it with: apt-get install default-jre-headless && npm ci")
    files = {}
    for number, path in enumerate(make_site()):
        file = tmp_path / f"{number}.html"
        file.write_bytes(Client().get(path).content)
        files[file.name] = path
    command = ["java", "-jar", VNU, "--format", "json", "--stdout", "--errors-only", *tmp_path.glob("*.html")]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    errors = [(files[Path(m["url"]).name], m["message"], m.get("extract", "")) for m in found["messages"]]
    assert not errors


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_pages_are_accessible(browser, live_server, scheme, width):
    if not AXE.exists():
        pytest.skip("no axe-core; get it with: npm ci")
    found = []
    # The policy of the site keeps foreign scripts out, axe too.
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    for path in make_site():
        page.goto(f"{live_server.url}{path}")
        page.add_script_tag(path=str(AXE))
        result = page.evaluate("(tags) => axe.run({ runOnly: tags })", RULES)
        assert result["passes"], path
        found += [(path, rule["id"], rule["nodes"][0]["html"]) for rule in result["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((path, "is wider than the window", ""))
    context.close()
    assert not found

"""Sitemaps: every live article that may be found, with its pictures, and nothing that may not."""

import datetime as dt
import gzip
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, IndexingPolicy, Role
from articles.public import sitemaps
from articles.rendering import article_path
from articles.workflow import actions
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_page,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
JANUARY = dt.datetime(2026, 1, 16, 7, 30, tzinfo=dt.UTC)


def read(path: str) -> ElementTree.Element:
    response = Client().get(path)
    assert response.status_code == 200, path
    packed = path.endswith(".gz")
    assert response["Content-Type"] == ("application/gzip" if packed else "application/xml; charset=utf-8")
    content = gzip.decompress(response.content) if packed else response.content
    return ElementTree.fromstring(content)  # noqa: S314 - our own


def addresses(root: ElementTree.Element, what: str = "s:url/s:loc") -> list[str]:
    return [
        one.text.removeprefix("http://localhost:8000").removeprefix("http://127.0.0.1:8000")
        for one in root.findall(what, NS)
    ]


def listed() -> list[str]:
    return addresses(read("/sitemap.xml"), "s:sitemap/s:loc")


def test_the_index_leads_to_every_language_and_month():
    make_live(make_article("fr"), at=JANUARY)
    make_live(make_article("fr"), at=dt.datetime(2026, 3, 1, 0, 30, tzinfo=dt.UTC))
    make_live(make_article("zh-hans"), at=JANUARY)
    found = listed()
    assert "/sitemaps/fr/pages.xml.gz" in found
    assert [path for path in found if "pages" not in path] == [
        "/sitemaps/fr/2026-01/1.xml.gz",
        "/sitemaps/fr/2026-03/1.xml.gz",
        "/sitemaps/zh-hans/2026-01/1.xml.gz",
    ]
    for path in found:
        read(path)


def test_a_month_lists_its_articles_with_when_they_changed_and_their_pictures():
    image = make_image()
    edition = make_live(make_article("fr", images=[image]), at=JANUARY)
    make_live(make_article("fr"), at=dt.datetime(2026, 2, 1, tzinfo=dt.UTC))
    root = read("/sitemaps/fr/2026-01/1.xml.gz")
    assert addresses(root) == [article_path(edition)]
    assert root.findtext("s:url/s:lastmod", namespaces=NS) == "2026-01-16T07:30:00+00:00"
    (picture,) = root.findall("s:url/image:image/image:loc", NS)
    assert picture.text.endswith(".jpg")


@pytest.mark.parametrize(
    ("policy", "in_sitemap", "in_news"),
    [
        (IndexingPolicy.INDEX, True, True),
        (IndexingPolicy.NOINDEX_NEWS, True, False),
        (IndexingPolicy.NOINDEX, False, False),
        (IndexingPolicy.CANONICAL, False, False),
    ],
)
def test_what_is_not_indexed_is_in_no_sitemap(policy, in_sitemap, in_news):
    source = make_source({"fr": "GeekPark"}, indexing_policy=policy)
    edition = make_live(make_article("fr", source=source))
    path = article_path(edition)
    months = [one for one in listed() if "pages" not in one]
    assert any(path in addresses(read(month)) for month in months) == in_sitemap
    assert (path in addresses(read("/news-sitemap.xml"))) == in_news


def test_a_policy_that_changes_counts_at_once():
    source = make_source({"fr": "GeekPark"}, indexing_policy=IndexingPolicy.INDEX)
    make_live(make_article("fr", source=source))
    assert addresses(read("/news-sitemap.xml"))
    source.indexing_policy = IndexingPolicy.NOINDEX
    source.save()
    assert not addresses(read("/news-sitemap.xml"))


def test_lists_and_pages_have_theirs():
    make_live(
        make_article(
            "fr",
            label=make_label({"fr": "Sélection"}),
            source=make_source({"fr": "GeekPark"}),
            topics=[make_topic({"fr": "Ports"})],
            authors=[make_contributor({"fr": "Lian Ran"})],
        )
    )
    make_page("fr", "À propos")
    make_page("fr", "Pas encore", shown=False)
    found = addresses(read("/sitemaps/fr/pages.xml.gz"))
    assert found[0] == "/fr/"
    assert {path.split("/")[2] for path in found[1:]} == {"labels", "sources", "topics", "people", "pages"}
    assert len(found) == 6
    for path in found:
        assert Client().get(path).status_code == 200
    assert addresses(read("/sitemaps/ja/pages.xml.gz")) == ["/ja/"]


def test_news_are_two_days_old_at_most():
    source = make_source({"fr": "Nous", "en": "Us"}, indexing_policy=IndexingPolicy.INDEX)
    fresh = make_live(make_article("fr", headline="Tout frais & neuf", source=source))
    old = make_live(make_article("fr", source=source), at=timezone.now() - dt.timedelta(days=3))
    root = read("/news-sitemap.xml")
    assert addresses(root) == [article_path(fresh)]
    assert root.findtext(".//news:title", namespaces=NS) == "Tout frais & neuf"
    assert root.findtext(".//news:language", namespaces=NS) == "fr"
    assert old.pk
    chinese = make_live(make_edition(fresh, "zh-hans"))
    found = {
        one.findtext("s:loc", namespaces=NS): one for one in read("/news-sitemap.xml").findall("s:url", NS)
    }
    one = next(row for loc, row in found.items() if article_path(chinese) in loc or "/zh-hans/" in loc)
    assert one.findtext(".//news:language", namespaces=NS) == "zh-cn"


def test_what_leaves_readers_leaves_sitemaps():
    edition = make_live(make_article("fr"), at=JANUARY)
    assert len(listed()) > 6
    actions.take_down(make_user(Role.CHIEF), edition, note="Asked.", notice="")
    assert not [path for path in listed() if "2026-01" in path]
    assert Client().get("/sitemaps/fr/2026-01/1.xml.gz").status_code == 404


def test_a_full_month_is_cut_in_parts(monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 2)
    made = {article_path(make_live(make_article("fr"), at=JANUARY)) for _n in range(5)}
    parts = [path for path in listed() if "2026-01" in path]
    assert len(parts) == 3
    found = [path for part in parts for path in addresses(read(part))]
    assert sorted(found) == sorted(made)


@pytest.mark.parametrize("path", ["/sitemaps/fr/2026-13/1.xml.gz", "/sitemaps/fr/0000-01/1.xml.gz",
                                  "/sitemaps/fr/2026-01/9.xml.gz", "/sitemaps/xx/2026-01/1.xml.gz",
                                  "/sitemaps/fr/2026-01/0.xml.gz", "/sitemaps/xx/pages.xml.gz"])  # fmt: skip
def test_what_is_no_sitemap_is_not_found(path):
    assert Client().get(path).status_code == 404


def test_a_sitemap_that_has_not_changed_costs_a_line():
    make_live(make_article("fr"), at=JANUARY)
    for path in ("/sitemap.xml", "/sitemaps/fr/2026-01/1.xml.gz"):
        first = Client().get(path)
        again = Client().get(path, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304


def test_sitemaps_cost_the_same_however_much_is_in_them(django_assert_max_num_queries):
    for _n in range(6):
        make_live(make_article("fr", images=[make_image()]), at=JANUARY)
    for path, most in (
        ("/sitemap.xml", 3),
        ("/sitemaps/fr/2026-01/1.xml.gz", 4),
        ("/sitemaps/fr/pages.xml.gz", 10),
    ):
        with django_assert_max_num_queries(most):
            Client().get(path)
    assert Edition.objects.live().count() == 6


# --- Words to machines ---------------------------------------------------------------------------
def test_robots_txt_names_the_sitemaps_and_those_who_may_not_collect(settings):
    text = Client().get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "User-agent: GPTBot" in text
    settings.TDM_RESERVED = False
    assert "GPTBot" not in Client().get("/robots.txt").content.decode()


def test_mining_is_reserved_by_setting(settings):
    make_live(make_article("fr"))
    settings.TDM_POLICY = "https://example.org/terms"
    assert Client().get("/.well-known/tdmrep.json").json() == [
        {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://example.org/terms"}
    ]
    page = Client().get("/fr/")
    assert (page["TDM-Reservation"], page["TDM-Policy"]) == ("1", "https://example.org/terms")
    settings.TDM_RESERVED = False
    assert Client().get("/.well-known/tdmrep.json").json() == [{"location": "/", "tdm-reservation": 0}]
    assert "TDM-Reservation" not in Client().get("/fr/")


def test_holes_are_reported_to_whom_the_setting_names(settings):
    assert Client().get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    text = Client().get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:security@example.org\n" in text
    expires = next(line for line in text.splitlines() if line.startswith("Expires: ")).removeprefix(
        "Expires: "
    )
    assert dt.datetime.fromisoformat(expires) > timezone.now()

"""Feeds: valid, live editions only, and each picture with the credit that stands under it."""

import datetime as dt
import json
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.utils import timezone

from articles.models import CreditRole, Image, Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, CreditLine
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
KINDS = ("xml", "atom", "json")
NS = {
    "media": "http://search.yahoo.com/mrss/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}


@pytest.fixture
def edition():
    image = make_image("图片 & <CCTV> “News”")
    Image.objects.filter(pk=image.pk).update(
        copyright_notice="© CCTV", licence_page="https://example.org/l?a=1&b=2"
    )
    image = Image.objects.get(pk=image.pk)
    return make_live(
        make_article(
            "fr",
            headline="Titre & <suite>",
            standfirst="Le chapeau.",
            label=make_label({"fr": "TechFlow Sélection"}),
            source=make_source({"fr": "GeekPark"}),
            topics=[make_topic({"fr": "Plateformes"})],
            authors=[make_contributor({"fr": "Lian Ran"})],
            images=[image],
            original_url="https://www.geekpark.net/news/1",
        ),
        at=dt.datetime(2026, 1, 16, 7, 30, tzinfo=dt.UTC),
    )


def get(path: str, **headers):
    return Client().get(path, headers=headers)


def rss(path: str = "/fr/feed.xml") -> ElementTree.Element:
    return ElementTree.fromstring(get(path).content)  # noqa: S314 - our own


def test_rss_says_who_wrote_it_where_it_comes_from_and_whose_the_picture_is(edition):
    response = get("/fr/feed.xml")
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = rss().find("channel")
    item = channel.find("item")
    assert channel.findtext("language") == "fr"
    assert channel.find("atom:link", NS).attrib["href"].endswith("/fr/feed.xml")
    assert item.findtext("title") == "Titre & <suite>"
    assert item.findtext("description") == "Le chapeau."
    assert item.findtext("guid") == item.findtext("link")
    assert item.findtext("pubDate") == "Fri, 16 Jan 2026 07:30:00 +0000"
    assert [one.text for one in item.findall("category")] == ["TechFlow Sélection", "Plateformes"]
    assert item.findtext("dc:creator", namespaces=NS) == "Lian Ran"
    source = item.find("source")
    assert (source.text, source.attrib["url"]) == ("GeekPark", "https://www.geekpark.net/news/1")
    picture = item.find("media:content", NS)
    assert picture.attrib["url"].startswith("http")
    assert picture.attrib["type"] == "image/jpeg"
    assert picture.findtext("media:credit", namespaces=NS) == "图片 & <CCTV> “News”"
    rights = picture.find("media:copyright", NS)
    assert (rights.text, rights.attrib["url"]) == ("© CCTV", "https://example.org/l?a=1&b=2")
    assert picture.findtext("media:description", namespaces=NS) == "What picture 1 shows"


def test_atom_and_json_say_the_same(edition):
    atom = ElementTree.fromstring(get("/fr/feed.atom").content)  # noqa: S314 - our own
    entry = atom.find("atom:entry", NS)
    assert entry.findtext("atom:title", namespaces=NS) == "Titre & <suite>"
    assert entry.findtext("atom:author/atom:name", namespaces=NS) == "Lian Ran"
    assert entry.find("media:content", NS).findtext("media:credit", namespaces=NS) == "图片 & <CCTV> “News”"
    links = {link.attrib["rel"]: link.attrib["href"] for link in entry.findall("atom:link", NS)}
    assert links["via"] == "https://www.geekpark.net/news/1"

    data = json.loads(get("/fr/feed.json").content)
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = data["items"]
    assert (item["title"], item["summary"]) == ("Titre & <suite>", "Le chapeau.")
    assert item["external_url"] == "https://www.geekpark.net/news/1"
    assert item["_pictures"][0]["credit"] == "图片 & <CCTV> “News”"
    assert item["authors"] == [{"name": "Lian Ran"}]


@pytest.mark.parametrize("kind", ["xml", "atom"])
def test_another_program_reads_them(edition, kind):
    found = feedparser.parse(get(f"/fr/feed.{kind}").content)
    assert not found.bozo
    assert found.entries[0].title == "Titre & <suite>"
    assert found.entries[0].media_content[0]["url"].endswith(".jpg")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "path",
    [
        "/fr/labels/techflow-sélection/",
        "/fr/topics/plateformes/",
        "/fr/people/lian-ran/",
        "/fr/sources/geekpark/",
    ],
)
def test_labels_topics_people_and_sources_have_their_own(edition, path, kind):
    make_live(make_article("fr", headline="Autre chose"))
    response = get(f"{path}feed.{kind}")
    assert response.status_code == 200
    text = response.content.decode()
    assert "suite" in text
    assert "Autre chose" not in text
    page = get(path).content.decode()
    assert "feed.xml" in page


@pytest.mark.parametrize("kind", KINDS)
def test_a_language_without_articles_has_an_empty_feed(kind):
    response = get(f"/ja/feed.{kind}")
    assert response.status_code == 200
    assert not feedparser.parse(response.content).entries


@pytest.mark.parametrize("kind", KINDS)
def test_what_leaves_readers_leaves_feeds(edition, kind):
    path = f"/fr/feed.{kind}"
    assert "suite" in get(path).content.decode()
    Image.objects.update(rights_until=timezone.now())
    assert "CCTV" not in get(path).content.decode()
    actions.unpublish(make_user(Role.CHIEF), edition)
    assert "suite" not in get(path).content.decode()


def test_the_whole_text_by_setting(edition, settings):
    assert rss().find("channel/item").find("content:encoded", NS) is None
    settings.FEEDS_FULL_TEXT = True
    content = rss().find("channel/item").findtext("content:encoded", namespaces=NS)
    assert "And another." in content
    assert "图片 &amp; &lt;CCTV&gt; “News”" in content
    assert 'src="http' in content
    assert "And another." in json.loads(get("/fr/feed.json").content)["items"][0]["content_html"]


def test_what_has_not_changed_costs_a_line(edition):
    first = get("/fr/feed.xml")
    again = get("/fr/feed.xml", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_live(make_article("fr"))
    assert get("/fr/feed.xml", **{"If-None-Match": first["ETag"]}).status_code == 200


def test_a_feed_costs_the_same_however_much_is_in_it(edition, django_assert_max_num_queries, settings):
    for number in range(5):
        made = make_article(
            "fr", images=[make_image()], authors=[make_contributor({"fr": f"Auteur {number}"})]
        )
        credits = [CreditLine(make_contributor({"fr": f"Nom {number}"}), CreditRole.AUTHOR)]
        make_live(actions.save_edition(make_user(), made, Change(credits=credits), version=None))
    for full in (False, True):
        settings.FEEDS_FULL_TEXT = full
        with django_assert_max_num_queries(6):
            get("/fr/feed.xml")


def test_other_languages_stay_out(edition):
    make_live(make_edition(edition, "en", headline="The English one"))
    assert "English" not in get("/fr/feed.xml").content.decode()
    assert "English" in get("/en/feed.xml").content.decode()

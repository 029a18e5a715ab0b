import datetime as dt
import json
import re

import pytest
from django.conf import settings
from django.test import Client

from articles import media
from articles.models import ContributorKind, CreditRole, Role
from articles.public.structured_data import as_script
from articles.rendering import article_path
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
from tests.public.pages import Page, page_of

HOSTILE = "</script><script>alert(1)</script> & <!-- \u2028\u2029 ]]>"


def test_nothing_in_the_data_can_end_its_element():
    written = as_script({"headline": HOSTILE})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"headline": HOSTILE}


@pytest.fixture
def edition():
    source = make_source({"en": "GeekPark"}, homepage="https://www.geekpark.net/")
    lian = make_contributor("Lian Ran", url="https://example.org/lian")
    desk = make_contributor("Le bureau", kind=ContributorKind.ORGANISATION)
    image = make_image("CCTV News")
    image.creator, image.copyright_notice = "Wang Wei", "© CCTV"
    image.save()
    media.prepare(image)
    edition = make_article(
        "fr",
        headline="Titre",
        label=make_label({"fr": "TechFlow Sélection"}),
        source=source,
        topics=[make_topic({"fr": "Plateformes"})],
        authors=[lian],
        images=[image, make_image("Visual China", size=(1200, 900))],
        original_title="TikTok 的最后三天",
        original_url="https://www.geekpark.net/news/1",
        original_date=dt.date(2025, 1, 16),
    )
    people = [(lian, "author"), (make_contributor("Zheng Xuan"), "editor"), (desk, "editor"),
              (make_contributor("Claire Aubert"), "translator")]  # fmt: skip
    credits = [CreditLine(person, CreditRole(role)) for person, role in people]
    edition = actions.save_edition(make_user(Role.EDITOR), edition, Change(credits=credits), version=None)
    return make_live(edition, at=dt.datetime(2026, 1, 16, 7, 30, tzinfo=dt.UTC))


@pytest.mark.django_db
def test_an_article_says_who_made_it_and_what_it_is_based_on(edition):
    data = page_of(edition).json_ld()
    address = settings.SITE_URL + article_path(edition)
    assert data["@type"] == "NewsArticle"
    assert data["@id"] == data["url"] == data["mainEntityOfPage"] == address
    assert (data["headline"], data["description"]) == (edition.headline, edition.standfirst)
    assert data["inLanguage"] == "fr"
    assert data["datePublished"] == data["dateModified"] == "2026-01-16T08:30:00+01:00"
    assert data["author"] == [
        {
            "@type": "Person",
            "name": "Lian Ran",
            "url": f"{settings.SITE_URL}/fr/people/lian-ran/",
            "sameAs": "https://example.org/lian",
        }
    ]
    assert [person["name"] for person in data["editor"]] == ["Zheng Xuan"], "an editor is a Person"
    assert [person["name"] for person in data["translator"]] == ["Claire Aubert"]
    assert data["sourceOrganization"]["name"] == "GeekPark"
    assert data["sourceOrganization"]["@type"] == "Organization"
    assert data["sourceOrganization"]["sameAs"] == "https://www.geekpark.net/"
    assert data["isBasedOn"]["url"] == "https://www.geekpark.net/news/1"
    assert data["isBasedOn"]["headline"] == "TikTok 的最后三天"
    assert data["isBasedOn"]["inLanguage"] == "zh-Hans"
    assert data["isBasedOn"]["datePublished"] == "2025-01-16"
    assert data["isPartOf"]["name"] == "TechFlow Sélection"
    assert data["keywords"] == ["Plateformes"]
    assert data["publisher"]["name"] == settings.SITE_NAME


@pytest.mark.django_db
def test_pictures_carry_the_credit_that_stands_under_them(edition):
    page = page_of(edition)
    first, second = page.json_ld()["image"]
    assert (first["creditText"], second["creditText"]) == ("CCTV News", "Visual China")
    assert first["creator"] == {"@type": "Person", "name": "Wang Wei"}
    assert first["copyrightNotice"] == "© CCTV"
    assert second["creator"] == {"@type": "Organization", "name": "Visual China"}
    assert first["contentUrl"].startswith(settings.SITE_URL)
    for image in (first, second):
        assert f">{image['creditText']}</bdi>" in page.text


@pytest.mark.django_db
def test_languages_name_each_other(edition):
    english = make_live(make_edition(edition, "en"))
    make_edition(edition, "ar")
    source, translated = page_of(edition).json_ld(), page_of(english).json_ld()
    assert [work["@id"] for work in source["workTranslation"]] == [translated["@id"]]
    assert translated["translationOfWork"]["@id"] == source["@id"]
    assert "translationOfWork" not in source
    assert "workTranslation" not in translated


@pytest.mark.django_db
def test_nothing_empty_is_said():
    data = page_of(make_live(make_article("fr"))).json_ld()
    assert not {"editor", "translator", "image", "isPartOf", "keywords", "workTranslation"} & set(data)


@pytest.mark.django_db
def test_a_hostile_headline_stays_data():
    edition = make_live(make_article("fr", headline="</script><script>alert(1)</script>"))
    page = page_of(edition)
    assert page.json_ld()["headline"] == edition.headline
    assert [script["type"] for script in page.all("script")] == ["application/ld+json"] * 2


# --- Lists and ways ------------------------------------------------------------------------------
def all_data(page: Page) -> dict[str, dict]:
    """Every piece of structured data on a page, by its type."""
    found = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page.text, re.DOTALL)
    return {data["@type"]: data for data in map(json.loads, found)}


@pytest.mark.django_db
def test_an_article_says_the_way_to_it_and_its_pictures_in_every_shape(edition):
    page = page_of(edition)
    data = all_data(page)
    way = data["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in way] == [
        (1, settings.SITE_NAME), (2, "TechFlow Sélection"), (3, "Titre"),
    ]  # fmt: skip
    assert way[-1]["item"] == page.canonical()
    shapes = data["NewsArticle"]["thumbnailUrl"]
    assert [address.rpartition("/")[2] for address in shapes] == ["share.jpg", "classic.jpg", "square.jpg"]
    for address in shapes:
        response = Client().get(address.removeprefix(settings.SITE_URL))
        assert response.status_code == 200
        assert b"".join(response.streaming_content)


@pytest.mark.django_db
def test_a_list_says_what_is_in_it_in_order(edition):
    other = make_live(make_article("fr", headline="L’autre"))
    for path, titles in (
        ("/fr/", ["L’autre", "Titre"]),
        ("/fr/labels/techflow-sélection/", ["Titre"]),
        ("/fr/people/lian-ran/", ["Titre"]),
    ):
        data = all_data(Page(path))
        items = data["CollectionPage"]["mainEntity"]["itemListElement"]
        assert [item["name"] for item in items] == titles
        assert [item["position"] for item in items] == list(range(1, len(titles) + 1))
        assert data["CollectionPage"]["isPartOf"]["@type"] == "WebSite"
        assert ("BreadcrumbList" in data) == (path != "/fr/")
    assert article_path(other) in json.dumps(all_data(Page("/fr/")))


@pytest.mark.django_db
def test_an_empty_front_page_has_valid_data():
    data = all_data(Page("/ja/"))["CollectionPage"]
    assert data["inLanguage"] == "ja"

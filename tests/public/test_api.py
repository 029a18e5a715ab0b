"""The read API: ninjs 3.1 of what readers see, and of nothing else."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import CreditRole, Image, Role
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
    make_taken_down,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
# What ninjs 3.1 knows of an item; it allows nothing else. An association has a name and a rel besides.
KNOWN = {
    "uri",
    "type",
    "representationType",
    "profile",
    "version",
    "firstCreated",
    "versionCreated",
    "contentCreated",
    "embargoedUntil",
    "pubStatus",
    "urgency",
    "copyrightHolder",
    "copyrightNotice",
    "usageTerms",
    "edNote",
    "language",
    "descriptions",
    "bodies",
    "headlines",
    "people",
    "organisations",
    "places",
    "subjects",
    "events",
    "eventDetails",
    "plannedCoverage",
    "objects",
    "infoSources",
    "title",
    "by",
    "slugline",
    "located",
    "renditions",
    "associations",
    "altIds",
    "trustIndicators",
    "standard",
    "genres",
    "expires",
    "rightsInfo",
    "digitalSourceType",
}
TYPES = {"text", "audio", "video", "picture", "graphic", "composite", "planning", "component", "event"}


def check(item: dict[str, Any], *, inside: bool = False) -> None:
    """Refuse what ninjs 3.1 refuses, as far as we come near it."""
    assert not set(item) - KNOWN - ({"name", "rel"} if inside else set())
    assert item["uri"].startswith("http")
    assert item["type"] in TYPES
    if inside:
        assert item["name"]
    for name in ("firstCreated", "versionCreated", "expires"):
        if name in item:
            assert dt.datetime.fromisoformat(item[name]).tzinfo is not None
    for name in ("headlines", "descriptions", "bodies"):
        assert all(row["value"] for row in item.get(name, []))
    for rendition in item.get("renditions", []):
        assert set(rendition) == {"name", "href", "contentType", "width", "height"}
        assert rendition["href"].startswith("http")
    for association in item.get("associations", []):
        check(association, inside=True)


def get(path: str) -> dict[str, Any]:
    response = Client().get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json"), path
    data = json.loads(response.content)
    check(data)
    return data


@pytest.fixture
def edition():
    image = make_image("视觉中国 & “CCTV”")
    Image.objects.filter(pk=image.pk).update(
        copyright_notice="© VCG", licence_page="https://example.org/l", creator="Wang Wei; Li Na", kind="ai"
    )
    edition = make_article(
        "fr",
        headline="Titre & suite",
        standfirst="Le chapeau.",
        label=make_label({"fr": "TechFlow Sélection"}),
        source=make_source({"fr": "GeekPark"}),
        topics=[make_topic({"fr": "Plateformes"})],
        images=[Image.objects.get(pk=image.pk)],
        original_url="https://www.geekpark.net/news/1",
    )
    credits = [
        CreditLine(make_contributor({"fr": "Lian Ran"}), CreditRole.AUTHOR),
        CreditLine(make_contributor({"fr": "Zheng Xuan"}), CreditRole.EDITOR),
        CreditLine(make_contributor({"fr": "Le bureau"}, kind="organisation"), CreditRole.TRANSLATOR),
    ]
    return make_live(actions.save_edition(make_user(), edition, Change(credits=credits), version=None))


def address(edition) -> str:
    return f"/api/articles/{edition.language_code}/{edition.master_id}.json"


def test_an_article_says_who_made_it_and_where_it_comes_from(edition):
    item = get(address(edition))
    assert item["uri"].endswith(article_path(edition))
    assert (item["type"], item["pubStatus"], item["language"]) == ("composite", "usable", "fr")
    assert item["headlines"][0]["value"] == "Titre & suite"
    assert item["descriptions"][0]["value"] == "Le chapeau."
    assert item["by"] == "Lian Ran"
    assert [(one["name"], one["rel"]) for one in item["people"]] == [
        ("Lian Ran", "author"), ("Zheng Xuan", "editor"),
    ]  # fmt: skip
    assert [(one["name"], one["rel"]) for one in item["organisations"]] == [("Le bureau", "translator")]
    assert item["infoSources"] == [
        {"name": "GeekPark", "role": "source", "uri": "https://www.geekpark.net/news/1"}
    ]
    assert [one["name"] for one in item["subjects"]] == ["Plateformes"]
    body = item["bodies"][0]
    assert "And another." in body["value"]
    assert body["wordCount"] > 5
    assert "data-figure" not in body["value"]
    assert item["standard"]["version"] == "3.1"


def test_a_picture_goes_with_its_credit_its_rights_and_every_file(edition):
    (picture,) = (one for one in get(address(edition))["associations"] if one["type"] == "picture")
    assert picture["infoSources"] == [{"name": "视觉中国 & “CCTV”", "role": "creditline"}]
    assert (picture["by"], picture["copyrightNotice"]) == ("Wang Wei; Li Na", "© VCG")
    assert picture["rightsInfo"] == {"linkedRights": "https://example.org/l"}
    assert picture["digitalSourceType"]["uri"].endswith("trainedAlgorithmicMedia")
    assert {row["role"] for row in picture["descriptions"]} == {"caption", "alt"}
    assert {row["contentType"] for row in picture["renditions"]} == {"image/avif", "image/webp", "image/jpeg"}


def test_other_languages_are_named(edition):
    english = make_live(make_edition(edition, "en"))
    (other,) = (one for one in get(address(edition))["associations"] if one["rel"] == "translation")
    assert (other["language"], other["uri"].endswith(article_path(english))) == ("en", True)


def test_a_list_is_a_package_of_partial_items(edition):
    make_live(make_article("fr", headline="L’autre"))
    package = get("/api/articles/fr/")
    items = package["associations"]
    assert [item["headlines"][0]["value"] for item in items] == ["L’autre", "Titre & suite"]
    assert all(item["representationType"] == "partial" for item in items)
    for item in items:
        (own,) = (one["value"] for one in item["altIds"] if one["role"] == "api")
        assert get(own[own.index("/api/") :])["uri"] == item["uri"]
    assert get("/api/articles/ja/").get("associations") is None
    assert Client().get("/api/articles/fr/?page=2").status_code == 404
    assert Client().get("/api/articles/fr/?page=x").status_code == 404


def test_what_was_taken_down_is_canceled_and_nothing_of_it_is_said():
    edition = make_taken_down(make_article("fr", headline="Un secret"), notice="Retiré.")
    response = Client().get(address(edition))
    assert response.status_code == 410
    data = json.loads(response.content)
    check(data)
    assert (data["pubStatus"], data["edNote"]) == ("canceled", "Retiré.")
    assert "secret" not in response.content.decode().lower()
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("state", ["draft", "unpublished", "unknown"])
def test_what_readers_do_not_have_is_not_found(state):
    edition = make_article("fr")
    if state == "unpublished":
        edition = actions.unpublish(make_user(Role.CHIEF), make_live(edition))
    path = address(edition) if state != "unknown" else "/api/articles/fr/99999.json"
    assert Client().get(path).status_code == 404


def test_a_picture_out_of_rights_is_not_in_it(edition):
    Image.objects.update(rights_until=timezone.now())
    item = get(address(edition))
    assert "CCTV" not in json.dumps(item, ensure_ascii=False)
    assert item["type"] == "text"


def test_whoever_has_it_already_is_told_so_and_any_page_may_read_it(edition):
    for path in (address(edition), "/api/articles/fr/"):
        first = Client().get(path)
        assert first["Access-Control-Allow-Origin"] == "*"
        assert Client().get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
        assert Client().post(path).status_code == 405


def test_it_costs_the_same_however_much_there_is(edition, django_assert_max_num_queries):
    for _n in range(5):
        make_live(make_article("fr", images=[make_image()]))
    with django_assert_max_num_queries(6):
        Client().get("/api/articles/fr/")
    with django_assert_max_num_queries(7):
        Client().get(address(edition))

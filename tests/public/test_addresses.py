import pytest
from django.test import Client, override_settings
from django.urls import Resolver404, resolve, reverse

from articles.public.addresses import language_of_path, language_tag, page_number, preferred_language
from tests.factories import make_article, make_live


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("zh-CN,zh;q=0.9", "zh-hans"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-hant"),
        ("zh-HK", "zh-hant"),
        ("zh-Hant-HK", "zh-hant"),
        ("zh", "zh-hans"),
        ("ar-EG", "ar"),
        ("de,ja;q=0.5", "ja"),
        ("en;q=0.1,fr;q=0.2", "fr"),
        ("de", "en"),
        ("fr;q=0,de", "en"),
        ("*", "en"),
        ("\x00,,;;q=x", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_the_language_for_an_accept_language_header(header, language):
    assert preferred_language(header) == language


@override_settings(SITE_LANGUAGES=["fr", "pt"], LANGUAGE_CODE="fr")
def test_only_languages_of_the_site_are_offered():
    assert preferred_language("en,pt-BR") == "pt"
    assert preferred_language("en") == "fr"


def test_the_entrance_leads_to_the_front_page_in_the_readers_language():
    response = Client().get("/", headers={"Accept-Language": "zh-TW"})
    assert (response.status_code, response["Location"]) == (302, "/zh-hant/")
    assert response["Vary"] == "Accept-Language"


@pytest.mark.parametrize("path", ["/xx/", "/de/", "/EN/", "/zh/", "/fr/articles/1/x/y/", "/fr/labels//"])
def test_what_is_no_address_here(path):
    with pytest.raises(Resolver404):
        resolve(path)


def test_a_language_the_site_does_not_have_cannot_be_linked():
    with pytest.raises(Exception, match="de"):
        reverse("public:home", kwargs={"language": "de"})


@pytest.mark.parametrize("slug", ["连冉", "lian-ran", "يارا-حداد", "a.b~c"])
def test_slugs_are_in_their_own_script(slug):
    path = reverse("public:person", kwargs={"language": "fr", "slug": slug})
    assert path.isascii()


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["%00", "%0a", "x%00y", "%F0%9F%98%80", "x" * 201, "%ff"])
@pytest.mark.parametrize("noun", ["labels", "topics", "people", "sources", "articles/1"])
def test_odd_slugs_are_not_found(noun, slug):
    assert Client().get(f"/fr/{noun}/{slug}/").status_code == 404


@pytest.mark.django_db
def test_an_article_number_beyond_the_databases_is_not_found():
    assert Client().get(f"/fr/articles/{'9' * 40}/x/").status_code == 404


@pytest.mark.parametrize(
    ("text", "number"),
    [(None, 1), ("1", 1), ("17", 17), ("0", None), ("-1", None), ("01", None), ("２", None), ("x", None),
     ("", None), ("1.0", None), ("9" * 30, None)],
)  # fmt: skip
def test_page_numbers(text, number):
    assert page_number(text) == number


@pytest.mark.parametrize(
    ("code", "tag"),
    [("fr", "fr"), ("zh-hans", "zh-Hans"), ("zh-hant", "zh-Hant"), ("pt-br", "pt-BR"), ("", "")],
)
def test_language_tags_are_bcp_47(code, tag):
    assert language_tag(code) == tag


def test_the_language_of_a_path():
    assert language_of_path("/fr/nothing/") == "fr"
    assert language_of_path("/de/") is None
    assert language_of_path("/") is None


@pytest.mark.django_db
def test_a_wrong_slug_leads_to_the_right_one_where_the_article_is_live():
    live = make_live(make_article("fr", headline="Le bon titre"))
    draft = make_article("fr", headline="Un brouillon")
    response = Client().get(f"/fr/articles/{live.master_id}/faux/?utm_source=x")
    assert response.status_code == 301
    assert response["Location"] == f"/fr/articles/{live.master_id}/le-bon-titre/"
    assert Client().get(f"/fr/articles/{draft.master_id}/faux/").status_code == 404
    assert Client().get(f"/en/articles/{live.master_id}/le-bon-titre/").status_code == 404

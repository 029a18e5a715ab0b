import pytest
from django.conf import settings
from django.test import override_settings

from articles.models import IndexingPolicy
from articles.rendering import article_path
from tests.factories import make_article, make_edition, make_image, make_label, make_live, make_source
from tests.public.pages import Page, page_of, path_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions():
    """One story, live in three languages and a draft in a fourth."""
    french = make_live(make_article("fr", headline="En français", label=make_label({"fr": "Sélection"})))
    live = [make_live(make_edition(french, code, headline=f"In {code}")) for code in ("en", "zh-hans")]
    make_edition(french, "ar", headline="مسودة")
    return [french, *live]


def test_every_live_language_is_named_on_every_page_alike(editions):
    pages = [page_of(edition) for edition in editions]
    wanted = {
        "fr": settings.SITE_URL + article_path(editions[0]),
        "en": settings.SITE_URL + article_path(editions[1]),
        "zh-Hans": settings.SITE_URL + article_path(editions[2]),
        "x-default": settings.SITE_URL + article_path(editions[1]),
    }
    for page in pages:
        assert page.alternates() == wanted
        assert page.canonical() in wanted.values()
    for address in wanted.values():
        assert Page(path_in(address)).status == 200


def test_x_default_is_the_first_language_where_the_sites_own_is_not_live():
    edition = make_live(make_article("ja"))
    make_live(make_edition(edition, "fr"))
    assert path_in(page_of(edition).alternates()["x-default"]).startswith("/fr/")


def test_a_page_is_its_own_canonical_on_the_sites_own_host(editions):
    page = Page(article_path(editions[0]) + "?utm_source=x", Host="localhost")
    assert page.canonical() == settings.SITE_URL + article_path(editions[0])


@pytest.mark.parametrize(
    ("policy", "robots", "news"),
    [
        (IndexingPolicy.INDEX, "max-image-preview:large", None),
        (IndexingPolicy.NOINDEX_NEWS, "max-image-preview:large", "noindex"),
        (IndexingPolicy.NOINDEX, "noindex", None),
        (IndexingPolicy.CANONICAL, "max-image-preview:large", None),
    ],
)
def test_the_sources_indexing_policy_is_kept(policy, robots, news):
    source = make_source(indexing_policy=policy)
    edition = make_live(make_article("fr", source=source, original_url="https://example.org/original"))
    page = page_of(edition)
    assert (page.meta("robots"), page.meta("googlebot-news")) == (robots, news)
    own = settings.SITE_URL + article_path(edition)
    assert page.canonical() == ("https://example.org/original" if policy == IndexingPolicy.CANONICAL else own)


def test_cards_elsewhere_have_a_jpeg_with_its_alternative_text():
    edition = make_live(
        make_article("fr", headline='Dit « "tout" »', images=[make_image(), make_image(size=(1200, 900))])
    )
    page = page_of(edition)
    assert page.meta("og:type") == "article"
    assert page.meta("og:title") == 'Dit « "tout" »'
    assert page.meta("og:description") == edition.standfirst
    assert page.meta("og:locale") == "fr_FR"
    assert page.meta("og:image").startswith(settings.SITE_URL)
    assert page.meta("og:image").endswith("/share.jpg")
    assert page.meta("og:image:alt") == "What picture 1 shows"
    assert page.meta("twitter:card") == "summary_large_image"


def test_a_story_without_pictures_has_a_small_card():
    page = page_of(make_live(make_article("fr")))
    assert page.meta("og:image") is None
    assert page.meta("twitter:card") == "summary"


@override_settings(SITE_NAME="Le “Journal” & Cie")
def test_front_pages_name_each_other():
    page = Page("/fr/")
    assert page.alternates()["x-default"] == f"{settings.SITE_URL}/"
    assert len(page.alternates()) == len(settings.SITE_LANGUAGES) + 1
    assert page.meta("og:site_name") == "Le “Journal” & Cie"


def test_what_is_not_there_is_not_indexed():
    assert Page("/fr/nothing/").meta("robots") == "noindex"

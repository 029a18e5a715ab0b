import datetime as dt
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone, translation
from PIL import Image as PillowImage

from articles.content.typography import label_colon
from articles.media import address
from articles.models import Edition, ImageKind, Role
from articles.rendering import credit_label
from tests.factories import make_article, make_edition, make_image, make_live, make_taken_down, make_user
from tests.public.pages import page_of, with_lead

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(("spec", "format", "content_type"), [
    ("thumbnail", "webp", "image/webp"), ("body", "jpeg", "image/jpeg"), ("share", "jpeg", "image/jpeg"),
    ("large", "avif", "image/avif"),
])  # fmt: skip
def test_a_picture_of_something_live_is_served(spec, format, content_type):
    image = make_image("CCTV News")
    make_live(make_article("fr", images=[image]))
    file = address(image, spec, format)
    response = Client().get(file.url)
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["Cache-Control"] == "public, max-age=31536000, s-maxage=5, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" not in response.get("Vary", "")
    with PillowImage.open(BytesIO(body(response))) as picture:
        assert picture.size == (file.width, file.height)


def test_only_what_is_on_the_list_is_made():
    image = make_image()
    make_live(make_article("fr", images=[image]))
    folder = f"/media/{image.rendition_key}"
    for name in ("huge.jpg", "share.webp", "body.png", "share.avif", "../body.jpg", "BODY.jpg"):
        assert Client().get(f"{folder}/{name}").status_code == 404
    assert Client().get(f"/media/{'0' * 32}/body.jpg").status_code == 404
    assert Client().get(f"/media/{image.original}").status_code == 404
    assert Client().post(f"{folder}/body.jpg").status_code == 405


@pytest.mark.parametrize("way", ["draft", "scheduled", "expired", "taken down"])
def test_a_hidden_picture_is_shown_to_the_desk_alone(way):
    image = make_image()
    edition = make_article("fr", images=[image])
    if way == "taken down":
        make_taken_down(edition)
    elif way != "draft":
        make_live(edition)
        hour, now = dt.timedelta(hours=1), timezone.now()
        window = (
            {"live_from": now + hour}
            if way == "scheduled"
            else {"live_until": now - hour, "live_from": now - 2 * hour}
        )
        Edition.objects.filter(pk=edition.pk).update(**window)
    url = address(image, "body").url
    stranger = Client().get(url)
    unknown = Client().get(f"/media/{'0' * 32}/body.jpg")
    assert stranger.status_code == unknown.status_code == 404
    assert stranger.content == unknown.content
    client = Client()
    client.force_login(make_user(Role.TRANSLATOR, languages=["fr"]))
    response = client.get(url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert body(response)


def test_a_picture_added_in_a_draft_is_not_out_yet():
    edition = make_live(make_article("fr"))
    image = make_image()
    make_article("fr", images=[image])
    assert Client().get(address(image, "body").url).status_code == 404
    assert edition.pk


def test_a_lost_original_is_not_found(settings, tmp_path):
    image = make_image()
    make_live(make_article("fr", images=[image]))
    settings.MEDIA_ROOT = tmp_path / "elsewhere"
    assert Client().get(address(image, "body").url).status_code == 404


@pytest.mark.parametrize(
    ("language", "colon"), [("fr", "\u00a0: "), ("zh-hans", "："), ("en", ": "), ("ja", "：")]
)
def test_each_picture_has_its_credit_under_it(language, colon):
    image = make_image("CCTV News")
    page = page_of(make_live(make_article(language, images=[image])))
    with translation.override(language):
        label = credit_label(ImageKind.PHOTOGRAPH)
    assert label_colon(language) == colon
    assert f"{label}{colon}CCTV News" in page.words()


def test_a_credit_is_marked_with_the_language_its_script_shows():
    edition = make_live(
        make_article("fr", images=[make_image("视觉中国"), make_image("CCTV News", size=(1200, 900))])
    )
    page = page_of(edition)
    assert '<bdi lang="zh">视觉中国</bdi>' in page.text
    assert '<bdi lang="fr">CCTV News</bdi>' in page.text
    chinese = page_of(make_live(make_edition(edition, "zh-hans")))
    assert '<bdi lang="zh-Hans">视觉中国</bdi>' in chinese.text
    assert '<bdi lang="und-Latn">CCTV News</bdi>' in chinese.text


def test_pictures_keep_their_place_and_the_lead_comes_first():
    edition = make_article("fr", images=[make_image(), make_image(size=(1200, 900))])
    page = page_of(make_live(with_lead(edition)))
    images = page.all("img")
    assert len(images) == 2, "a lead that stands in the text too is shown once"
    assert all(image["width"].isdigit() and image["height"].isdigit() for image in images)
    assert all(image["srcset"] and image["alt"] for image in images)
    assert [image.get("loading") for image in images][:1] == [None], "the lead is fetched at once"
    assert images[0]["fetchpriority"] == "high"
    assert all(image["loading"] == "lazy" for image in images[1:])
    assert page.text.index("picture-lead") < page.text.index('class="body"')


def test_captions_are_text():
    edition = make_live(make_article("fr", images=[make_image('<img src=x onerror="alert(1)">')]))
    page = page_of(edition)
    assert len(page.all("img")) == 1
    assert not page.all("img", src="x")

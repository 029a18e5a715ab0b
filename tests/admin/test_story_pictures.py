"""The pictures of an original, taken from the story's page when an editor asks."""

from collections.abc import Iterator
from typing import Any

import pytest

from articles.models import Edition, Figure, Image, Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, Details, FigurePlace, Text
from tests.admin.story_posts import address, client_of, save
from tests.factories import make_user, picture_bytes
from tests.net.servers import Server, answer, pages, serving

pytestmark = pytest.mark.django_db
BUTTON = "Take the pictures from the original page"


@pytest.fixture
def publisher(settings: Any) -> Iterator[Server]:
    """A publisher's server, with one picture."""
    table = {"/pier.jpg": answer(picture_bytes((7, 80, 120)), content_type="image/jpeg")}
    with serving(pages(table)) as server:
        settings.NET_ALLOWED_HOSTS = [server.host]
        yield server


def story(*addresses: str) -> Edition:
    """A draft with places for pictures whose addresses intake knows."""
    places = [
        FigurePlace(place=number, expected_credit=f"Agency {number}", expected_address=where)
        for number, where in enumerate(addresses, 1)
    ]
    body = "<p>The pier was to be finished.</p>" + "".join(
        f'<figure data-figure="{place.place}"></figure>' for place in places
    )
    change = Change(text=Text(headline="The pier", body=body), details=Details(), figures=places)
    return actions.create_article(None, "en", change)


def test_the_pictures_are_taken_and_each_that_is_not_says_why(publisher):
    editor = make_user(Role.EDITOR)
    edition = story(publisher.at("/pier.jpg"), publisher.at("/gone.jpg"))
    client = client_of(editor)
    page = client.get(address(edition)).content.decode()
    assert BUTTON in page
    assert f'href="{publisher.at("/pier.jpg")}"' in page
    response = save(client, edition, then="pictures")
    assert response["Location"] == f"{address(edition)}#figures"
    taken, missing = Figure.objects.order_by("position")
    assert taken.image is not None
    assert missing.image is None
    page = client.get(address(edition)).content.decode()
    assert "One picture is in its place." in page
    assert "Figure 2: " in page


def test_what_was_typed_is_saved_first(publisher):
    edition = story(publisher.at("/pier.jpg"))
    save(client_of(make_user(Role.EDITOR)), edition, headline="The pier that would not end", then="pictures")
    edition.refresh_from_db()
    assert edition.headline == "The pier that would not end"
    assert Image.objects.count() == 1


def test_translators_are_not_offered_the_pictures_and_take_none(publisher):
    edition = story(publisher.at("/pier.jpg"))
    translator = client_of(make_user(Role.TRANSLATOR, languages=["en"]))
    assert BUTTON not in translator.get(address(edition)).content.decode()
    assert save(translator, edition, then="pictures").status_code == 403
    assert publisher.connections == 0


def test_a_story_with_all_its_pictures_is_not_offered_any():
    edition = story()
    assert BUTTON not in client_of(make_user(Role.EDITOR)).get(address(edition)).content.decode()


def test_an_address_that_is_no_web_page_is_no_link():
    edition = story("https://example.org/a.jpg")
    Figure.objects.update(expected_address="javascript:alert(1)")
    assert (
        "javascript:alert(1)" not in client_of(make_user(Role.EDITOR)).get(address(edition)).content.decode()
    )

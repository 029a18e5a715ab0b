"""Portraits: seen with a credit and words in the reader's language, with the name they belong to."""

import pytest
from django.test import Client

from articles import media
from articles.models import Role
from articles.rendering import article_path
from articles.workflow import actions
from articles.workflow.merging import merge
from tests.factories import make_article, make_contributor, make_edition, make_image, make_live, make_user
from tests.public.pages import Page, page_of

pytestmark = pytest.mark.django_db


def person_with(credit: str = "Jane Roe", **alts: str):
    image = make_image(credit, alt=alts)
    return make_contributor({"fr": "Lian Ran", "en": "Lian Ran"}, portrait=image), image


def file_of(image) -> str:
    return media.address(image, "thumbnail").url


def status_of(image) -> int:
    response = Client().get(file_of(image))
    for close in response._resource_closers:
        close()
    return response.status_code


def test_a_portrait_stands_by_the_byline_and_on_the_persons_page():
    person, image = person_with(fr="Une femme au port")
    edition = make_live(make_article("fr", authors=[person]))
    for page in (page_of(edition), Page("/fr/people/lian-ran/")):
        (picture,) = page.all("img", src=file_of(image))
        assert picture["alt"] == "Une femme au port"
        assert "Jane Roe" in page.words()
    assert page_of(edition).json_ld()["author"][0]["image"].endswith(".jpg")
    assert status_of(image) == 200


@pytest.mark.parametrize(
    ("credit", "alts"),
    [("", {"fr": "Une femme"}), ("nil", {"fr": "Une femme"}), ("Jane Roe", {"en": "A woman"})],
)
def test_without_credit_or_words_in_the_language_nobody_sees_it(credit, alts):
    person, image = person_with(credit, **alts)
    edition = make_live(make_article("fr", authors=[person]))
    for page in (page_of(edition), Page("/fr/people/lian-ran/")):
        assert not page.all("img", src=file_of(image))
    assert status_of(image) == 404


def test_a_portrait_is_out_while_its_person_is_credited_in_something_live():
    person, image = person_with(fr="Une femme")
    edition = make_article("fr", authors=[person])
    assert status_of(image) == 404
    edition = make_live(edition)
    assert status_of(image) == 200
    actions.unpublish(make_user(Role.CHIEF), edition)
    assert status_of(image) == 404
    # In English something is live, but the picture has no words there.
    make_live(make_edition(edition, "en"))
    assert status_of(image) == 404


def test_the_portrait_of_what_someone_was_merged_into_is_shown():
    person, image = person_with(fr="Une femme")
    twin = make_contributor({"fr": "Lian R."})
    edition = make_live(make_article("fr", authors=[twin]))
    merge(make_user(Role.CHIEF), person, twin)
    assert page_of(edition).all("img", src=file_of(image))
    assert status_of(image) == 200


def test_faces_of_editors_and_translators_stay_off_the_byline():
    person, image = person_with(fr="Une femme")
    edition = make_live(make_article("fr", editors=[person]))
    assert not page_of(edition).all("img", src=file_of(image))
    assert Page("/fr/people/lian-ran/").all("img", src=file_of(image))


def test_portraits_cost_one_query_however_many(django_assert_max_num_queries):
    people = [person_with(fr="Une femme")[0] for _n in range(6)]
    edition = make_live(make_article("fr", authors=people, images=[make_image()]))
    with django_assert_max_num_queries(10):
        Client().get(article_path(edition))
    with django_assert_max_num_queries(10):
        Client().get("/fr/people/lian-ran/")

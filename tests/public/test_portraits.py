"""Portraits: seen with a credit and words in the reader's language, with the name they belong to."""

import pytest
from django.test import Client
from django.utils import timezone

from articles import media
from articles.models import Image, Role
from articles.rendering import article_path
from articles.workflow import actions
from articles.workflow.errors import ChecklistNotMet
from articles.workflow.merging import merge
from tests.factories import make_article, make_contributor, make_edition, make_image, make_live, make_user
from tests.public.pages import Page, page_of

pytestmark = pytest.mark.django_db


def person_with(credit: str = "Jane Roe", **alts: str):
    image = make_image(credit, alt=alts)
    return make_contributor({"fr": "Lian Ran", "en": "Lian Ran"}, portrait=image), image


def file_of(image) -> str:
    return media.address(image, "face").url


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
    "lost",
    [
        {"credit_line": "", "confirmed_at": None},
        {"confirmed_at": None},
        {"credit_line": "nil"},
        {"withdrawn_at": timezone.now()},
        {"rights_until": timezone.now()},
    ],
)
def test_a_portrait_that_is_not_cleared_any_more_is_seen_by_nobody(lost):
    person, image = person_with(fr="Une femme")
    edition = make_live(make_article("fr", authors=[person]))
    Image.objects.filter(pk=image.pk).update(**lost)
    for page in (page_of(edition), Page("/fr/people/lian-ran/")):
        assert not page.all("img", src=file_of(image))
    assert status_of(image) == 404


@pytest.mark.parametrize(
    ("credit", "alts", "sentence"),
    [
        ("", {"fr": "Une femme"}, "Confirm the credit of the portrait of Lian Ran"),
        ("Jane Roe", {"en": "A woman"}, "Describe the portrait of Lian Ran"),
    ],
)
def test_nothing_goes_out_with_a_portrait_that_readers_may_not_see(credit, alts, sentence):
    person, _image = person_with(credit, **alts)
    with pytest.raises(ChecklistNotMet, match=sentence):
        make_live(make_article("fr", authors=[person]))


def test_without_words_in_the_language_nobody_sees_it():
    person, image = person_with(fr="Une femme")
    edition = make_live(make_article("fr", authors=[person]))
    image.translations.all().delete()
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
    # In English something is live, but the picture has no words there any more.
    image.create_translation("en", alt="A woman")
    make_live(make_edition(edition, "en"))
    assert status_of(image) == 200
    image.translations.filter(language_code="en").delete()
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


def test_a_decorative_portrait_needs_no_words():
    person, image = person_with()
    Image.objects.filter(pk=image.pk).update(is_decorative=True)
    edition = make_live(make_article("fr", authors=[person]))
    (picture,) = page_of(edition).all("img", src=file_of(image))
    assert picture["alt"] == ""
    assert status_of(image) == 200

"""Names in many languages: shown, found, addressed."""

import pytest

from articles.models import Contributor, Source
from tests.factories import make_contributor, make_source

pytestmark = pytest.mark.django_db
GEEKPARK = {"en": "GeekPark", "zh-hans": "极客公园"}


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "GeekPark"), ("zh-hans", "极客公园"), ("zh-hant", "极客公园"), ("fr", "GeekPark")],
)
def test_a_name_is_shown_in_the_readers_language_or_the_nearest(language, name):
    assert make_source(GEEKPARK).name_in(language) == name


@pytest.mark.parametrize("text", ["geekpark", "ＧｅｅｋＰａｒｋ", " 极客公园 "])
def test_a_source_is_found_by_any_of_its_names(text):
    source = make_source(GEEKPARK)
    assert list(Source.objects.named(text)) == [source]


def test_an_alias_is_found_but_not_shown():
    person = make_contributor("Lian Ran", aliases=["LianRan"])
    assert list(Contributor.objects.named("lianran")) == [person]
    assert person.name_in("en") == "Lian Ran"


def test_two_people_of_one_name_have_two_addresses():
    slugs = [make_contributor("Wei Chen").translations.get().slug for _ in range(3)]
    assert slugs == ["wei-chen", "wei-chen-2", "wei-chen-3"]


def test_a_slug_keeps_its_script():
    assert make_contributor({"zh-hans": "连冉"}).translations.get().slug == "连冉"


def test_names_cost_one_query_for_any_number(django_assert_num_queries):
    for _ in range(5):
        make_source(GEEKPARK)
    with django_assert_num_queries(2):
        assert {source.name_in("zh-hans") for source in Source.objects.with_names()} == {"极客公园"}

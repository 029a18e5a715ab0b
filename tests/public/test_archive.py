"""The archive: every month in which something appeared that is still live, and nothing of the others."""

import datetime as dt

import pytest
from django.test import Client

from articles.models import Edition
from tests.factories import make_article, make_live

pytestmark = pytest.mark.django_db


def live(headline, day, language="fr"):
    edition = make_live(make_article(language, headline=headline))
    at = dt.datetime.fromisoformat(f"{day}T12:00+00:00")
    Edition.objects.filter(pk=edition.pk).update(live_from=at, first_live_at=at, live_changed_at=at)
    return edition


def get(path):
    return Client().get(path)


def test_months_are_listed_with_how_much_they_have():
    live("Un", "2025-12-30")
    live("Deux", "2026-01-02")
    live("Trois", "2026-01-03")
    live("One", "2024-05-05", "en")
    text = get("/fr/archive/").content.decode()
    assert text.index("2026-01/") < text.index("2025-12/")
    assert "2 articles" in text
    assert "2024" not in text


def test_a_month_shows_its_articles_and_the_way_to_the_next_ones():
    live("Décembre", "2025-12-30")
    live("Janvier", "2026-01-02")
    live("Avril", "2026-04-01")
    text = get("/fr/archive/2026-01/").content.decode()
    assert "Janvier" in text
    assert "Décembre" not in text
    assert "/fr/archive/2025-12/" in text
    assert "/fr/archive/2026-04/" in text


@pytest.mark.parametrize("month", ["2026-02", "1999-01", "2026-13", "2026-1"])
def test_a_month_without_anything_is_no_page(month):
    live("Janvier", "2026-01-02")
    assert get(f"/fr/archive/{month}/").status_code == 404


def test_a_month_whose_last_article_is_withdrawn_is_gone():
    edition = live("Janvier", "2026-01-02")
    assert get("/fr/archive/2026-01/").status_code == 200
    Edition.objects.filter(pk=edition.pk).update(live_from=None, publication="unpublished")
    assert get("/fr/archive/2026-01/").status_code == 404
    assert "2026" not in get("/fr/archive/").content.decode()


def test_an_empty_archive_says_so():
    assert 'class="nothing"' in get("/fr/archive/").content.decode()

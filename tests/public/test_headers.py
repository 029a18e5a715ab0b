import pytest
from django.db import OperationalError
from django.test import Client

from articles.public import service
from articles.rendering import article_path
from tests.factories import make_article, make_label, make_live

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths():
    label = make_label({"fr": "Sélection"})
    edition = make_live(make_article("fr", label=label))
    return {"home": "/fr/", "article": article_path(edition), "label": "/fr/labels/sélection/"}


@pytest.mark.parametrize("name", ["home", "article", "label"])
def test_pages_say_how_long_they_may_be_kept(paths, name):
    response = Client().get(paths[name])
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=5"
    assert response["Content-Language"] == "fr"
    assert "Cookie" not in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize("name", ["home", "article", "label"])
def test_pages_are_safe(paths, name):
    response = Client().get(paths[name])
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    text = response.content.decode()
    assert " style=" not in text
    assert "<style" not in text
    assert text.count("<script") == text.count('<script type="application/ld+json"')


@pytest.mark.parametrize("name", ["home", "article", "label"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_pages_are_for_reading_only(paths, name, method):
    assert Client().generic(method, paths[name]).status_code == 405


@pytest.mark.parametrize("name", ["home", "article", "label"])
def test_head_answers_as_get_without_a_body(paths, name):
    get, head = Client().get(paths[name]), Client().head(paths[name])
    assert head.status_code == 200
    assert not head.content
    assert head["Cache-Control"] == get["Cache-Control"]


@pytest.mark.parametrize("name", ["home", "article", "label"])
def test_what_a_reader_sends_beside_the_address_changes_nothing(paths, name):
    def page(query="", **headers):
        text = Client().get(paths[name] + query, headers=headers).content.decode()
        return [line for line in text.splitlines() if "nonce=" not in line]

    plain = page()
    assert page("?utm_source=x&preview=1&q=%3Cscript%3E") == plain
    assert page("?page=1") == plain
    for headers in (
        {"Accept-Language": "ar"},
        {"X-Forwarded-Host": "evil.example"},
        {"X-Original-URL": "/admin/"},
        {"Cookie": "django_language=ar; sessionid=forged"},
    ):
        assert page(**headers) == plain


def test_machines_are_answered():
    assert Client().get("/healthz").content == b"ok\n"
    assert Client().get("/healthz")["Cache-Control"] == "no-store"
    robots = Client().get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    assert b"Disallow: /admin/" in robots.content


def test_health_is_503_without_the_database(monkeypatch):
    class Away:
        def cursor(self):
            raise OperationalError("gone")

    monkeypatch.setattr(service, "connection", Away())
    response = Client().get("/healthz")
    assert response.status_code == 503
    assert b"gone" not in response.content

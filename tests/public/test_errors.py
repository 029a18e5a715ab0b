import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from articles.public import errors
from tests.admin.desk import signed_in
from tests.factories import make_article, make_edition, make_live, make_taken_down
from tests.public.pages import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("path", "tag", "direction"), [
    ("/fr/nothing/", "fr", "ltr"), ("/ar/nothing/", "ar", "rtl"), ("/zh-hans/x/", "zh-Hans", "ltr"),
    ("/nothing/", "en", "ltr"), ("/de/", "en", "ltr"),
])  # fmt: skip
def test_404_is_in_the_language_of_the_address(path, tag, direction):
    page = Page(path)
    assert page.status == 404
    assert page.all("html") == [{"lang": tag, "dir": direction}]
    assert page.response["Content-Language"] == tag
    assert page.response["Cache-Control"] == "no-store"
    assert len(page.all("h1")) == 1
    assert "nothing" not in page.text


def test_what_is_hidden_and_what_never_was_answer_alike():
    draft = make_article("fr")
    live_elsewhere = make_live(make_article("en"))
    make_edition(live_elsewhere, "fr")
    known = [f"/fr/articles/{edition.master_id}/{edition.slug}/" for edition in (draft, live_elsewhere)]
    unknown = Client().get("/fr/articles/987654321/x/")
    for path in known:
        response = Client().get(path)
        assert response.status_code == unknown.status_code == 404
        assert response.content == unknown.content
        assert response.headers == unknown.headers


def test_410_shows_the_notice_and_nothing_else():
    edition = make_article("fr", headline="Titre retiré", images=[])
    edition = make_taken_down(edition, notice="Retiré à la demande de la <source>.\nMerci.")
    for slug in (edition.slug, "x"):
        page = Page(f"/fr/articles/{edition.master_id}/{slug}/")
        assert page.status == 410
        assert "Retiré à la demande de la &lt;source&gt;.<br>Merci." in page.text
        assert page.response["Cache-Control"] == "no-store"
        for hidden in (edition.headline, edition.slug, edition.standfirst):
            assert hidden not in page.text
        assert page.meta("robots") == "noindex"


def test_410_without_a_notice_has_words_of_its_own():
    edition = make_taken_down(make_article("fr"))
    page = Page(f"/fr/articles/{edition.master_id}/x/")
    assert page.status == 410
    assert len(page.all("p")) >= 3


def test_500_needs_neither_database_nor_context(django_assert_num_queries):
    request = RequestFactory().get("/fr/articles/1/x/")
    with django_assert_num_queries(0):
        response = errors.server_error(request)
    assert response.status_code == 500
    assert response["Cache-Control"] == "no-store"
    assert '<html lang="fr" dir="ltr">' in response.content.decode()


def test_500_is_what_readers_get_when_the_database_is_away(monkeypatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("articles.public.queries.live_editions", fail)
    response = Client(raise_request_exception=False).get("/ar/articles/1/x/")
    assert response.status_code == 500
    text = response.content.decode()
    assert "secret detail" not in text
    assert 'dir="rtl"' in text


def test_400_and_403_have_pages():
    request = RequestFactory().get("/fr/")
    assert errors.bad_request(request).status_code == 400
    response = errors.forbidden(request)
    assert isinstance(response, HttpResponse)
    assert response.status_code == 403


def test_what_is_not_at_the_desk_is_told_in_its_frame_and_to_readers_in_theirs():
    desk = signed_in().get("/admin/articles/article/999/en/revisions/")
    assert desk.status_code == 404
    assert "no-store" in desk.headers["Cache-Control"]
    assert "Back to the board" in desk.content.decode()
    reader = signed_in().get("/en/articles/999/x/")
    assert reader.status_code == 404
    assert "Back to the board" not in reader.content.decode()

"""The gate: nothing goes out with a picture that may not be shown, in no place and no language; and nothing
stays out there that may not be shown any more.
"""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from articles import media
from articles.models import Edition, Image, Role
from articles.rendering import article_path
from articles.workflow import actions, preconditions
from articles.workflow.content_changes import Change, FigurePlace
from articles.workflow.errors import ChecklistNotMet
from tests.factories import make_article, make_contributor, make_edition, make_image, make_live, make_user

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def unmet(edition: Edition) -> dict[str, str]:
    return {check.code: check.message for check in preconditions.checklist(edition) if not check.met}


def lost(image: Image, **values) -> None:
    Image.objects.filter(pk=image.pk).update(**values)


HINDRANCES = {
    "credit": ({"credit_line": "", "confirmed_at": None}, "figure_credit", "Say who made the picture of"),
    "nil": ({"credit_line": "nil"}, "figure_credit", "Say who made"),
    "unconfirmed": ({"confirmed_at": None}, "figure_credit", "Confirm the credit of figure 1"),
    "conflict": (
        {"conflicts": ["copyright_notice"], "confirmed_at": None},
        "figure_credit",
        "figure 1 says two things",
    ),
    "expired": ({"rights_until": timezone.now() - HOUR}, "figure_rights", "rights of figure 1 have ended"),
    "early": ({"rights_from": timezone.now() + HOUR}, "figure_rights", "have not begun"),
    "withdrawn": ({"withdrawn_at": timezone.now()}, "figure_rights", "figure 1 is withdrawn"),
    "not ready": ({"rendition_key": "0" * 32}, "figure_ready", "being prepared"),
}


@pytest.mark.parametrize("place", ["body", "lead"])
@pytest.mark.parametrize("name", HINDRANCES)
def test_nothing_is_published_with_a_picture_that_may_not_be_shown(name, place):
    values, code, sentence = HINDRANCES[name]
    image = make_image()
    edition = make_article("en", images=[image])
    if place == "lead":
        figure = edition.master.figures.get()
        change = Change(figures=[FigurePlace(id=figure.pk, image=image, alt="A tram", is_lead=True)])
        edition = actions.save_edition(make_user(), edition, change, version=None)
    lost(image, **values)
    edition = Edition.objects.get(pk=edition.pk)
    assert sentence in unmet(edition)[code]
    with pytest.raises(ChecklistNotMet, match=sentence):
        make_live(edition)


@pytest.mark.parametrize("name", HINDRANCES)
def test_what_became_so_after_the_approval_is_seen_when_it_is_published(name):
    values, _code, sentence = HINDRANCES[name]
    image, chief = make_image(), make_user(Role.CHIEF)
    edition = actions.approve(chief, actions.submit(make_user(), make_article("en", images=[image])))
    lost(image, **values)
    with pytest.raises(ChecklistNotMet, match=sentence):
        actions.publish(chief, edition)


def test_each_language_needs_its_own_alternative_text():
    image = make_image(alt={"en": "A tram"})
    edition = make_live(make_article("en", images=[image]))
    french = make_edition(edition, "fr")
    french.master.figures.get().translations.filter(language_code="fr").delete()
    french = Edition.objects.get(pk=french.pk)
    assert "Describe the picture of figure 1" in unmet(french)["figure_alt"]
    image.create_translation("fr", alt="Un tram")
    assert "figure_alt" not in unmet(Edition.objects.get(pk=french.pk))


def test_a_decorative_picture_needs_no_words():
    image = make_image()
    edition = make_article("en", images=[image])
    edition.master.figures.get().translations.all().delete()
    assert "figure_alt" in unmet(Edition.objects.get(pk=edition.pk))
    lost(image, is_decorative=True)
    assert "figure_alt" not in unmet(Edition.objects.get(pk=edition.pk))


def test_a_picture_out_of_rights_with_a_substitute_is_no_obstacle():
    image, other = make_image(), make_image(alt={"en": "Another"})
    edition = make_article("en", images=[image])
    lost(image, rights_until=timezone.now() - HOUR)
    assert "figure_rights" in unmet(Edition.objects.get(pk=edition.pk))
    lost(image, substitute=other)
    assert "figure_rights" not in unmet(Edition.objects.get(pk=edition.pk))


def test_a_translator_has_no_way_round_it():
    edition = make_article("fr", images=[make_image("")])
    translator = make_user(Role.TRANSLATOR, languages=["fr"])
    figure = edition.master.figures.get()
    change = Change(figures=[FigurePlace(id=figure.pk, image=figure.image, alt="Un tram", credit_line="Me",
                                         confirm_credit=True)])  # fmt: skip
    actions.save_edition(translator, edition, change, version=None)
    assert Image.objects.get().credit_line == ""


# --- After it went out ---------------------------------------------------------------------------
def surfaces(edition: Edition, person_page: str) -> dict[str, str]:
    """Every page of readers that shows a picture of the article."""
    return {"article": article_path(edition), "home": "/en/", "person": person_page}


@pytest.mark.parametrize("name", ["unconfirmed", "conflict", "expired", "early", "withdrawn", "credit"])
def test_a_picture_that_may_not_be_shown_any_more_leaves_every_page_and_the_articles_stay(name):
    values, _code, _sentence = HINDRANCES[name]
    image = make_image("Canary Pictures")
    person = make_contributor({"en": "Lian Ran"})
    edition = make_live(make_article("en", images=[image], authors=[person]))
    client = Client()
    pages = surfaces(edition, "/en/people/lian-ran/")
    files = [media.address(image, spec).url for spec in image.made]
    for url in pages.values():
        assert "Canary Pictures" in client.get(url).content.decode(), url
    lost(image, **values)
    for url in pages.values():
        response = client.get(url)
        assert response.status_code == 200
        assert "Canary Pictures" not in response.content.decode(), url
        assert image.made_key not in response.content.decode(), url
    for url in files:
        assert client.get(url).status_code == 404
        assert client.head(url).status_code == 404
        assert client.get(url, HTTP_IF_NONE_MATCH="*", HTTP_RANGE="bytes=0-1").status_code == 404


def test_rights_end_by_themselves_with_nobody_doing_anything(monkeypatch):
    image = make_image("Canary Pictures")
    edition = make_live(make_article("en", images=[image]))
    lost(image, rights_until=timezone.now() + HOUR)
    client = Client()
    assert "Canary Pictures" in client.get(article_path(edition)).content.decode()
    later = timezone.now() + 2 * HOUR
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert "Canary Pictures" not in client.get(article_path(edition)).content.decode()
    assert client.get(media.address(image, "body").url).status_code == 404


def test_a_new_credit_renews_the_files_and_old_addresses_lead_to_them():
    image = make_image("Wrong Name")
    edition = make_live(make_article("en", images=[image]))
    client, old = Client(), media.address(image, "body").url
    image.credit_line = "Right Name"
    image.save()
    # Until the new files are made, the ones that exist are shown, and no reader waits.
    page = client.get(article_path(edition)).content.decode()
    assert old in page
    assert "Right Name" in page
    assert media.prepare(image)
    new = media.address(image, "body").url
    assert new in client.get(article_path(edition)).content.decode()
    moved = client.get(old)
    assert (moved.status_code, moved["Location"], moved["Cache-Control"]) == (302, new, "public, max-age=5")
    response = client.get(new)
    data = b"".join(response.streaming_content)
    assert b"Right Name" in data
    assert b"Wrong Name" not in data
    assert client.get(old.replace("body", "huge")).status_code == 404


def test_two_changes_in_a_row_leave_the_files_of_the_last():
    image = make_image("First", ready=False)
    stale = Image.objects.get(pk=image.pk)
    image.credit_line = "Second"
    image.save()
    # Whoever had begun with the first one finds that it is not wanted any more.
    assert media.prepare(stale) is False
    fresh = Image.objects.get(pk=image.pk)
    assert fresh.made == {}
    assert media.prepare(fresh)
    assert not Image.objects.unprepared().exists()


def test_a_picture_that_cannot_be_made_is_marked_and_not_tried_again(caplog):
    image = make_image(ready=False)
    lost(image, original="originals/gone.jpg")
    assert media.prepare(Image.objects.get()) is False
    assert "cannot be made" in caplog.text
    assert not Image.objects.unprepared().exists()
    image = Image.objects.get()
    image.credit_line = "Another"
    image.save()
    assert Image.objects.unprepared().exists()

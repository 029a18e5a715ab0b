"""What languages share: windows, figures, topics, names. A change in one place is right in all."""

import datetime as dt
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, CopyState, CreditRole, Edition, Publication, Role
from articles.workflow import actions, merging
from articles.workflow.content_changes import Change, CreditLine, Details, FigurePlace, Text
from articles.workflow.errors import ChecklistNotMet, Conflict, Refused, WrongMoment
from articles.workflow.saving import DETAIL_FIELDS
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_scheduled,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def details(edition: Edition, **changed) -> Details:
    article = Article.objects.get(pk=edition.master_id)
    now = {name: getattr(article, name) for name in DETAIL_FIELDS}
    return Details(**{**now, "topics": list(article.topics.all()), **changed})


def text(edition: Edition, **changed) -> Text:
    names = ("headline", "standfirst", "kicker", "slug", "body")
    return Text(**{**{name: getattr(edition, name) for name in names}, **changed})


@pytest.fixture
def editor():
    return make_user(Role.EDITOR)


@pytest.fixture
def chief():
    return make_user(Role.CHIEF)


def is_live(edition: Edition) -> bool:
    return Edition.objects.live().filter(pk=edition.pk).exists()


@pytest.mark.parametrize("ends", [{"embargo_until": HOUR}, {"expires_at": -HOUR}])
def test_an_embargo_or_end_of_rights_holds_whatever_is_saved_with_it(editor, ends):
    edition = make_live(make_article())
    (field, shift), *_ = ends.items()
    change = Change(
        text=text(edition, headline="New words"),
        details=details(edition, original_title="Else", **{field: timezone.now() + shift}),
    )
    actions.save_edition(editor, edition, change, version=None)
    assert not is_live(edition)


def test_a_lifted_embargo_puts_the_edition_live_from_now(editor):
    edition = make_live(make_article(embargo_until=timezone.now() + HOUR))
    actions.save_edition(editor, edition, Change(details=details(edition, embargo_until=None)), version=None)
    edition.refresh_from_db()
    assert is_live(edition)
    assert edition.first_live_at == edition.live_from == edition.live_changed_at <= timezone.now()


def test_an_embargo_set_and_lifted_leaves_a_live_edition_as_it_was(editor):
    edition = make_live(make_article(), at=timezone.now() - 48 * HOUR)
    before = edition.live_from, edition.first_live_at, edition.live_changed_at
    for until in (timezone.now() + HOUR, None):
        change = Change(details=details(edition, embargo_until=until))
        actions.save_edition(editor, edition, change, version=None)
    edition.refresh_from_db()
    assert (edition.live_from, edition.first_live_at, edition.live_changed_at) == before


def test_rights_that_ended_are_recorded_while_an_embargo_holds(editor):
    edition = make_live(make_article(), at=timezone.now() - 48 * HOUR)
    for changed in (
        {"embargo_until": timezone.now() + HOUR},
        {"embargo_until": None, "expires_at": timezone.now() - 72 * HOUR},
    ):
        actions.save_edition(editor, edition, Change(details=details(edition, **changed)), version=None)
    assert not is_live(edition)


def test_a_schedule_withdrawn_in_time_never_was_public(chief):
    edition = actions.unpublish(chief, make_scheduled(make_article(), timezone.now() + HOUR))
    with mock.patch("django.utils.timezone.now", return_value=timezone.now() + 3 * HOUR):
        edition = actions.take_down(chief, edition, note="Withdrawn.")
        assert Client().get(f"/en/articles/{edition.master_id}/x/").status_code == 404


def test_nothing_is_scheduled_for_a_year_no_clock_can_show(editor, chief):
    edition = actions.approve(chief, actions.submit(editor, make_article()))
    with pytest.raises(WrongMoment):
        actions.schedule(chief, edition, at=dt.datetime(9999, 12, 31, tzinfo=dt.UTC))


def test_a_translators_order_of_pictures_changes_nothing_for_others(editor, chief):
    english = make_article(images=[make_image(), make_image()])
    french = make_edition(english, "fr")
    english = actions.approve(chief, actions.submit(editor, english))
    figures = list(english.master.figures.all())
    turned = [FigurePlace(id=figure.pk, alt="Autre") for figure in reversed(figures)]
    translator = make_user(Role.TRANSLATOR, languages=["fr"])
    actions.save_edition(translator, french, Change(figures=turned), version=None)
    english.refresh_from_db()
    assert english.state == CopyState.APPROVED
    assert list(english.master.figures.all()) == figures


def test_words_of_a_picture_in_one_language_are_no_conflict_in_another(editor):
    english = make_article(images=[make_image()])
    french = make_edition(english, "fr")
    article = Article.objects.get(pk=english.master_id)
    words = [FigurePlace(id=article.figures.get().pk, alt="Autre")]
    translator = make_user(Role.TRANSLATOR, languages=["fr"])
    actions.save_edition(translator, french, Change(figures=words), version=None)
    change = Change(text=text(english, headline="Changed"))
    saved = actions.save_edition(
        editor, english, change, version=english.row_version, article_version=article.row_version
    )
    assert saved.headline == "Changed"


def test_a_topic_shows_when_it_is_approved(editor, chief):
    edition = make_live(make_article())
    topic = make_topic("Harbours")
    change = Change(details=details(edition, topics=[topic]))
    edition = actions.save_edition(editor, edition, change, version=None)
    address = f"/en/articles/{edition.master_id}/{edition.live_revision.slug}/"
    assert b"Harbours" not in Client().get(address).content
    assert Client().get("/en/topics/harbours/").status_code == 404
    actions.publish(chief, actions.approve(chief, actions.submit(editor, edition)))
    assert b"Harbours" in Client().get(address).content
    assert Client().get("/en/topics/harbours/").status_code == 200


def test_a_change_elsewhere_does_not_hide_who_wrote_the_text(editor, chief):
    english = make_article()
    french = make_edition(english, "fr")
    change = Change(text=text(french, headline="Mes mots"))
    french = actions.save_edition(chief, french, change, version=None)
    shared = Change(details=details(english, original_title="Else"))
    actions.save_edition(editor, english, shared, version=None)
    french.refresh_from_db()
    with pytest.raises(ChecklistNotMet):
        actions.approve(chief, actions.submit(editor, french))


def test_a_language_begun_with_its_translator_is_news_to_the_others(editor):
    english = make_article()
    article = Article.objects.get(pk=english.master_id)
    old = [CreditLine(c.contributor, CreditRole(c.role)) for c in article.credits.all()]
    people = [*old, CreditLine(make_contributor("Translator"), CreditRole.TRANSLATOR, "fr")]
    actions.begin_edition(None, article, "fr", change=Change(text=Text(headline="x"), credits=people))
    with pytest.raises(Conflict):
        actions.save_edition(
            editor, english, Change(credits=old), version=None, article_version=article.row_version
        )


def test_a_merged_label_keeps_its_closing_note(chief):
    double = make_label({"en": "Double", "fr": "Double"}, note="<p>Rejoignez-nous.</p>")
    kept = make_label({"en": "Kept"})
    edition = make_live(make_article("fr", label=double))
    merging.merge(chief, kept, double)
    page = Client().get(f"/fr/articles/{edition.master_id}/{edition.live_revision.slug}/")
    assert "Rejoignez-nous." in page.content.decode()


def test_a_merge_alone_makes_no_revision(editor, chief):
    double = make_source("Double")
    edition = actions.approve(chief, actions.submit(editor, make_article(source=double)))
    merging.merge(chief, make_source("Kept"), double)
    edition = actions.save_edition(editor, edition, Change(text=text(edition)), version=None)
    assert edition.state == CopyState.APPROVED


def test_a_picture_that_readers_see_keeps_a_credit(editor):
    edition = make_live(make_article(images=[make_image("CCTV News")]))
    figure = edition.master.figures.get()
    gone = [FigurePlace(id=figure.pk, image=figure.image, alt="x", credit_line="")]
    with pytest.raises(Refused):
        actions.save_edition(editor, edition, Change(figures=gone), version=None)


def test_a_language_the_site_gave_up_has_no_page_and_breaks_none(settings):
    english = make_live(make_article())
    french = make_live(make_edition(english, "fr"))
    settings.SITE_LANGUAGES = [code for code in settings.SITE_LANGUAGES if code != "fr"]
    assert french.publication == Publication.PUBLISHED
    assert Client().get("/en/").status_code == 200
    address = f"/en/articles/{english.master_id}/{english.live_revision.slug}/"
    assert Client().get(address).status_code == 200

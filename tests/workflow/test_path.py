"""The path of an edition: draft, review, approval, publication, change, withdrawal."""

import datetime as dt
from functools import partial

import pytest
from django.utils import timezone

from articles.models import ActionLog, CopyState, Edition, Publication, Role, Standing
from articles.workflow import actions
from articles.workflow.content_changes import Change, Details, Text
from articles.workflow.errors import ChecklistNotMet, Conflict, NotAllowed, Refused, WrongMoment, WrongState
from articles.workflow.saving import DETAIL_FIELDS
from tests.factories import make_article, make_edition, make_image, make_live, make_user

pytestmark = pytest.mark.django_db


def words(edition: Edition, **changed: str) -> Change:
    now = {name: getattr(edition, name) for name in ("headline", "standfirst", "kicker", "body")}
    return Change(text=Text(**{**now, **changed}))


def details_of(article, **changed) -> Details:
    now = {name: getattr(article, name) for name in DETAIL_FIELDS}
    return Details(**{**now, "topics": list(article.topics.all()), **changed})


@pytest.fixture
def editor():
    return make_user(Role.EDITOR)


@pytest.fixture
def chief():
    return make_user(Role.CHIEF)


def test_a_draft_becomes_live_through_review_and_approval(editor, chief):
    edition = make_article(actor=editor)
    assert edition.standing() == Standing.NOT_PUBLISHED
    edition = actions.submit(editor, edition)
    assert edition.state == CopyState.IN_REVIEW
    edition = actions.approve(chief, edition)
    edition = actions.publish(chief, edition)
    assert edition.standing() == Standing.LIVE
    assert edition.live_revision == edition.latest_revision
    assert list(Edition.objects.live("en")) == [edition]


def test_the_log_tells_who_did_what(editor, chief):
    edition = make_article(actor=editor)
    actions.submit(editor, edition)
    actions.approve(chief, edition)
    actions.publish(chief, edition)
    told = list(ActionLog.objects.order_by("pk").values_list("verb", "user__username"))
    assert told == [
        ("create", editor.username),
        ("submit", editor.username),
        ("approve", chief.username),
        ("publish", chief.username),
    ]


def test_readers_keep_the_live_revision_while_the_working_copy_is_edited(editor, chief):
    edition = make_live(make_article(actor=editor, headline="As published"))
    edition = actions.save_edition(
        editor, edition, words(edition, headline="As changed"), version=edition.row_version
    )
    assert edition.standing() == Standing.LIVE
    assert edition.live_revision.headline == "As published"
    assert edition.state == CopyState.DRAFT
    assert edition.has_unpublished_changes()
    edition = actions.publish(chief, actions.approve(chief, actions.submit(editor, edition)))
    assert edition.live_revision.headline == "As changed"


def test_an_update_does_not_make_an_old_story_new(editor, chief):
    edition = make_live(make_article(actor=editor), at=dt.datetime(2026, 1, 5, tzinfo=dt.UTC))
    edition = actions.save_edition(editor, edition, words(edition, headline="Changed"), version=None)
    edition = actions.publish(chief, actions.approve(chief, actions.submit(editor, edition)))
    assert edition.first_live_at == edition.live_from == dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
    assert edition.live_changed_at > edition.first_live_at


def test_approval_is_for_one_revision(editor, chief):
    edition = actions.approve(chief, actions.submit(editor, make_article(actor=editor)))
    edition = actions.save_edition(editor, edition, words(edition, headline="Later"), version=None)
    assert edition.state == CopyState.DRAFT
    with pytest.raises(WrongState):
        actions.publish(chief, edition)


def test_what_is_not_approved_is_not_published(chief):
    with pytest.raises(WrongState, match="Publish now"):
        actions.publish(chief, make_article())


def test_who_wrote_all_of_it_does_not_approve_it(chief):
    edition = actions.submit(chief, make_article(actor=chief))
    with pytest.raises(ChecklistNotMet) as refusal:
        actions.approve(chief, edition)
    assert [check.code for check in refusal.value.failed] == ["four_eyes"]


def test_a_reviewer_mends_a_headline_and_approves_but_another_publishes(editor, chief):
    edition = actions.submit(editor, make_article(actor=editor))
    edition = actions.save_edition(chief, edition, words(edition, headline="Touched"), version=None)
    assert edition.state == CopyState.IN_REVIEW
    edition = actions.approve(chief, edition)
    for verb in (actions.publish, partial(actions.schedule, at=timezone.now() + dt.timedelta(days=1))):
        with pytest.raises(ChecklistNotMet) as refusal:
            verb(chief, edition)
        assert [check.code for check in refusal.value.failed] == ["four_eyes"]
    assert actions.publish(make_user(Role.CHIEF), edition).standing() == Standing.LIVE


def test_what_others_wrote_before_it_was_live_does_not_make_a_change_theirs(editor, chief):
    edition = make_live(make_article(actor=editor))
    edition = actions.save_edition(chief, edition, words(edition, headline="Mine alone"), version=None)
    with pytest.raises(ChecklistNotMet):
        actions.approve(chief, actions.submit(chief, edition))


def test_a_newsroom_of_one_may_switch_the_second_pair_of_eyes_off(chief, settings):
    settings.FOUR_EYES = False
    edition = actions.approve(chief, actions.submit(chief, make_article(actor=chief)))
    assert actions.publish(chief, edition).standing() == Standing.LIVE


def test_what_the_system_ingested_counts_as_nobodys_work(chief):
    edition = actions.submit(chief, make_article(actor=None))
    assert actions.approve(chief, edition).state == CopyState.APPROVED


@pytest.mark.parametrize(
    ("without", "code"),
    [
        ({"standfirst": ""}, "standfirst"),
        ({"original_url": ""}, "original_url"),
        ({"original_date": None}, "original_date"),
        ({"authors": []}, "author"),
    ],
)
def test_the_checklist_blocks_approval(editor, chief, without, code):
    edition = actions.submit(editor, make_article(actor=editor, **without))
    with pytest.raises(ChecklistNotMet) as refusal:
        actions.approve(chief, edition)
    assert [check.code for check in refusal.value.failed] == [code]
    assert all(check.anchor and check.message for check in refusal.value.failed)


def test_a_picture_without_credit_blocks_approval(editor, chief):
    edition = actions.submit(editor, make_article(actor=editor, images=[make_image(credit="nil")]))
    with pytest.raises(ChecklistNotMet) as refusal:
        actions.approve(chief, edition)
    assert [check.code for check in refusal.value.failed] == ["figure_credit"]


def test_alternative_texts_are_asked_for_in_each_language(editor, chief):
    english = make_article(actor=editor, images=[make_image()])
    french = actions.begin_edition(editor, english.master, "fr", copy_from=english)
    with pytest.raises(ChecklistNotMet) as refusal:
        actions.approve(chief, actions.submit(editor, french))
    assert [check.code for check in refusal.value.failed] == ["figure_alt"]
    assert actions.approve(chief, actions.submit(editor, english)).state == CopyState.APPROVED


def test_an_empty_draft_is_not_submitted(editor):
    with pytest.raises(ChecklistNotMet):
        actions.submit(editor, actions.create_article(editor, "en"))


def test_changes_are_requested_with_a_reason(editor):
    edition = actions.submit(editor, make_article(actor=editor))
    with pytest.raises(Refused, match="Say why"):
        actions.request_changes(editor, edition)
    edition = actions.request_changes(editor, edition, note="The figures are last year's.")
    assert edition.state == CopyState.CHANGES_REQUESTED
    assert actions.submit(editor, edition).state == CopyState.IN_REVIEW


def test_a_translator_writes_only_their_languages():
    french = make_user(Role.TRANSLATOR, languages=["fr"])
    edition = make_article("en")
    with pytest.raises(NotAllowed):
        actions.begin_edition(french, edition.master, "ja")
    with pytest.raises(NotAllowed):
        actions.save_edition(french, edition, words(edition, headline="Mine"), version=None)
    assert actions.begin_edition(french, edition.master, "fr").language_code == "fr"


def test_a_language_is_begun_once(editor):
    edition = make_article("en")
    actions.begin_edition(editor, edition.master, "fr")
    with pytest.raises(WrongState):
        actions.begin_edition(editor, edition.master, "fr")


def test_the_second_saver_is_told_and_loses_nothing(editor):
    edition = make_article(actor=editor)
    version = edition.row_version
    actions.save_edition(editor, edition, words(edition, headline="First"), version=version)
    with pytest.raises(Conflict) as refusal:
        actions.save_edition(editor, edition, words(edition, headline="Second"), version=version)
    assert refusal.value.current.headline == "First"


def test_saving_nothing_new_makes_no_revision(editor):
    edition = make_article(actor=editor)
    actions.save_edition(editor, edition, words(edition), version=None)
    assert edition.revisions.count() == 1


def test_a_changed_credit_gives_every_language_its_revision(editor):
    english = make_article("en", actor=editor)
    french = make_edition(english, "fr", actor=editor)
    actions.save_edition(editor, english, Change(credits=[]), version=None)
    french.refresh_from_db()
    assert french.latest_revision.number == 2
    assert french.latest_revision.credits == []


def test_a_scheduled_edition_is_live_when_its_time_has_come(editor, chief):
    edition = actions.approve(chief, actions.submit(editor, make_article(actor=editor)))
    at = timezone.now() + dt.timedelta(hours=2)
    edition = actions.schedule(chief, edition, at=at)
    assert edition.standing() == Standing.SCHEDULED
    assert not Edition.objects.live().exists()
    assert Edition.objects.live(at=at).exists()
    assert not Edition.objects.live(at=at - dt.timedelta(microseconds=1)).exists()


def test_nothing_is_scheduled_for_the_past(editor, chief):
    edition = actions.approve(chief, actions.submit(editor, make_article(actor=editor)))
    with pytest.raises(WrongMoment):
        actions.schedule(chief, edition, at=timezone.now() - dt.timedelta(minutes=1))
    edition.refresh_from_db()
    assert edition.publication == Publication.NONE


def test_an_embargo_holds_back_what_is_published_now(editor, chief):
    until = timezone.now() + dt.timedelta(days=1)
    edition = make_live(make_article(actor=editor, embargo_until=until))
    assert edition.standing() == Standing.SCHEDULED
    assert edition.live_from == until


def test_rights_that_end_take_the_edition_offline_by_themselves(editor):
    ends = timezone.now() + dt.timedelta(days=1)
    edition = make_live(make_article(actor=editor, expires_at=ends))
    assert edition.standing(at=ends) == Standing.EXPIRED
    assert not Edition.objects.live(at=ends).exists()


def test_rights_cut_short_end_every_live_edition_at_once(editor):
    edition = make_live(make_article(actor=editor))
    article = edition.master
    details = details_of(article, expires_at=timezone.now() - dt.timedelta(days=30))
    actions.save_edition(editor, edition, Change(details=details), version=None)
    edition.refresh_from_db()
    assert edition.standing() == Standing.EXPIRED


def test_rights_that_have_ended_cannot_be_published(editor, chief):
    ended = timezone.now() - dt.timedelta(days=1)
    edition = actions.submit(editor, make_article(actor=editor, expires_at=ended))
    with pytest.raises(WrongMoment):
        actions.publish(chief, actions.approve(chief, edition))


def test_what_is_unpublished_may_be_published_again(editor, chief):
    edition = actions.unpublish(chief, make_live(make_article(actor=editor)))
    assert edition.standing() == Standing.UNPUBLISHED
    assert not Edition.objects.live().exists()
    assert actions.publish(chief, edition).standing() == Standing.LIVE


def test_a_take_down_says_why_and_leaves_a_notice(editor, chief):
    edition = make_live(make_article(actor=editor))
    with pytest.raises(Refused):
        actions.take_down(chief, edition)
    edition = actions.take_down(chief, edition, note="Court order.", notice="Removed for legal reasons.")
    assert edition.standing() == Standing.TAKEN_DOWN
    assert list(Edition.objects.gone()) == [edition]


def test_what_never_was_live_is_not_gone_but_unknown(editor, chief):
    at = timezone.now() + dt.timedelta(days=1)
    edition = actions.approve(chief, actions.submit(editor, make_article(actor=editor)))
    edition = actions.take_down(chief, actions.schedule(chief, edition, at=at), note="Withdrawn.")
    assert not Edition.objects.gone().exists()


def test_one_take_down_reaches_every_language(editor, chief):
    english = make_live(make_article("en", actor=editor))
    french = make_live(make_edition(english, "fr", actor=editor))
    down = actions.take_down_everywhere(chief, english.master, note="The source withdrew it.")
    assert {edition.pk for edition in down} == {english.pk, french.pk}
    assert not Edition.objects.live().exists()


def test_a_lifted_take_down_stays_offline_until_published_anew(editor, chief):
    edition = actions.take_down(chief, make_live(make_article(actor=editor)), note="Mistake.")
    edition = actions.lift(chief, edition, note="It was a mistake.")
    assert (edition.state, edition.standing()) == (CopyState.DRAFT, Standing.UNPUBLISHED)


def test_a_spiked_draft_can_be_restored(editor):
    edition = actions.spike(editor, make_article(actor=editor))
    with pytest.raises(WrongState):
        actions.save_edition(editor, edition, words(edition, headline="X"), version=None)
    assert actions.restore(editor, edition).state == CopyState.DRAFT


def test_what_is_live_is_not_spiked(editor):
    with pytest.raises(WrongState):
        actions.spike(editor, make_live(make_article(actor=editor)))


def test_an_old_revision_comes_back_as_a_new_one(editor):
    edition = make_article(actor=editor, headline="One")
    edition = actions.save_edition(editor, edition, words(edition, headline="Two"), version=None)
    edition = actions.restore_revision(editor, edition, 1, version=edition.row_version)
    assert edition.headline == "One"
    assert edition.latest_revision.number == 3
    assert edition.latest_revision.restored_from.number == 1


def test_a_stale_button_is_refused(editor, chief):
    edition = actions.submit(editor, make_article(actor=editor))
    version = edition.row_version
    actions.save_edition(editor, edition, words(edition, headline="Meanwhile"), version=None)
    with pytest.raises(Conflict):
        actions.approve(chief, edition, version=version)

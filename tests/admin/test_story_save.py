"""Saving a story: words, people, pictures; errors that lose nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.content import blocks
from articles.models import ActionLog, Contributor, Image, Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, FigurePlace, Text
from tests.admin.story_posts import address, client_of, fields, save
from tests.factories import make_article, make_contributor, make_image, make_user, picture_bytes

pytestmark = pytest.mark.django_db


def upload(name: str = "new.jpg", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or picture_bytes((9, 9, 9)), "image/jpeg")


def test_a_save_makes_a_revision_and_says_so() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    answer = save(client_of(editor), edition, headline="A better headline", note="Clearer")
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert (edition.headline, edition.latest_revision.number) == ("A better headline", 2)
    assert edition.latest_revision.note == "Clearer"
    page = client_of(editor).get(answer["Location"])
    assert "A better headline" in page.content.decode()


def test_a_save_without_a_change_makes_no_revision() -> None:
    editor = make_user()
    edition = make_article(actor=editor, images=[make_image(), make_image()], body="")
    answer = save(client_of(editor), edition)
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert edition.latest_revision.number == 1
    assert ActionLog.objects.filter(article=edition.master, verb="edit").count() == 0


def test_details_and_topics_are_saved() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    save(client_of(editor), edition, original_title="新标题", embargo_until="2030-01-02T09:00")
    edition.master.refresh_from_db()
    assert edition.master.original_title == "新标题"
    assert edition.master.embargo_until.isoformat() == "2030-01-02T08:00:00+00:00"


def test_an_error_keeps_every_word() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    answer = save(
        client_of(editor),
        edition,
        headline="Typed headline",
        body="<p>Typed text.</p>",
        credits__0__name="Typed name",
        original_url="not an address",
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    for kept in ("Typed headline", "Typed text.", "Typed name", "not an address"):
        assert kept in page
    edition.refresh_from_db()
    assert edition.latest_revision.number == 1
    assert not Contributor.objects.filter(translations__name="Typed name").exists()


def test_a_body_too_large_is_an_error_at_the_field() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    answer = save(client_of(editor), edition, body="<p>" + "x" * 210_000 + "</p>", headline="Kept")
    assert answer.status_code == 422
    assert "at most 200 kB" in answer.content.decode()
    assert "Kept" in answer.content.decode()


def test_an_upload_outlives_an_error_elsewhere() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    client = client_of(editor)
    sent = {**fields(client, edition), "original_url": "nonsense", "figures-0-file": upload()}
    answer = client.post(address(edition), sent)
    assert answer.status_code == 422
    image = Image.objects.get()
    assert f'name="figures-0-image" value="{image.pk}"' in answer.content.decode()
    sent = {**fields(client, edition), "figures-0-image": str(image.pk), "figures-0-alt": "A field"}
    assert client.post(address(edition), sent).status_code == 302
    figure = edition.master.figures.get()
    edition.refresh_from_db()
    assert figure.image == image
    assert f'data-figure="{figure.pk}"' in edition.body


def test_a_file_that_is_no_picture_is_refused_with_a_sentence_and_loses_nothing() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    client = client_of(editor)
    sent = {
        **fields(client, edition),
        "headline": "Kept",
        "figures-0-file": upload("x.jpg", b"<html>no</html>"),
    }
    answer = client.post(address(edition), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Kept" in page
    assert 'id="id_figures-0-file_error"' in page
    assert not Image.objects.exists()


def test_a_place_gets_its_picture_with_the_credit_intake_found() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    change = Change(figures=[FigurePlace(expected_credit="CCTV News")])
    edition = actions.save_edition(editor, edition, change, version=None)
    client = client_of(editor)
    sent = fields(client, edition)
    assert sent["figures-0-credit_line"] == "CCTV News"
    client.post(address(edition), {**sent, "figures-0-file": upload(), "figures-0-alt": "A rocket"})
    figure = edition.master.figures.get()
    assert figure.image.credit_line == "CCTV News"
    assert figure.words_in("en") == ("", "A rocket")


def test_a_known_picture_keeps_its_credit() -> None:
    editor = make_user()
    data = picture_bytes((1, 2, 3))
    edition = make_article(actor=editor)
    edition = actions.save_edition(
        editor, edition, Change(figures=[FigurePlace(expected_credit="CCTV News")]), version=None
    )
    client = client_of(editor)
    client.post(address(edition), {**fields(client, edition), "figures-0-file": upload("a.jpg", data)})
    Image.objects.update(credit_line="Jane Roe")
    other = make_article(actor=editor)
    other = actions.save_edition(
        editor, other, Change(figures=[FigurePlace(expected_credit="Somebody")]), version=None
    )
    client.post(address(other), {**fields(client, other), "figures-0-file": upload("b.jpg", data)})
    assert Image.objects.get().credit_line == "Jane Roe"


def test_credits_by_name_known_new_and_ambiguous() -> None:
    editor = make_user()
    known = make_contributor("Zheng Xuan")
    twins = [make_contributor("Li Wei"), make_contributor("Li Wei")]
    edition = make_article(actor=editor, authors=[known])
    client = client_of(editor)
    answer = save(
        client, edition, credits__1__name="Nobody Yet", credits__1__role="editor", credits__1__order="9"
    )
    assert answer.status_code == 302
    people = [
        (credit.role, str(credit.contributor), credit.contributor.verified)
        for credit in edition.master.credits.all()
    ]
    assert people == [("author", "Zheng Xuan", True), ("editor", "Nobody Yet", False)]
    answer = save(client, edition, credits__2__name="Li Wei")
    assert answer.status_code == 422
    assert f"Li Wei #{twins[1].pk}" in answer.content.decode()
    answer = save(client, edition, credits__2__name=f"Li Wei #{twins[1].pk}", credits__2__role="author")
    assert answer.status_code == 302
    assert edition.master.credits.filter(contributor=twins[1]).exists()
    assert Contributor.objects.count() == 4


def test_an_empty_name_takes_a_credit_away() -> None:
    editor = make_user()
    edition = make_article(actor=editor, authors=[make_contributor("A One"), make_contributor("B Two")])
    assert save(client_of(editor), edition, credits__0__name="").status_code == 302
    assert [str(credit.contributor) for credit in edition.master.credits.all()] == ["B Two"]


def test_the_order_of_credits_is_what_the_numbers_say() -> None:
    editor = make_user()
    edition = make_article(actor=editor, authors=[make_contributor("A One"), make_contributor("B Two")])
    save(client_of(editor), edition, credits__0__order="5")
    assert [str(credit.contributor) for credit in edition.master.credits.all()] == ["B Two", "A One"]


def test_a_figure_is_removed_and_another_becomes_the_lead() -> None:
    editor = make_user()
    edition = make_article(actor=editor, images=[make_image(), make_image()])
    first, second = edition.master.figures.all()
    answer = save(client_of(editor), edition, figures__0__remove="on", **{"figures-lead": "1"})
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert edition.master.figures.get() == second
    assert edition.master.figures.get().is_lead
    assert first.pk not in blocks.figure_ids(edition.body)


def test_a_new_picture_takes_the_place_the_text_gives_it() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    image = make_image()
    body = '<p>Before.</p><figure data-figure="900000000001"></figure><p>After.</p>'
    save(
        client_of(editor),
        edition,
        body=body,
        figures__0__image=str(image.pk),
        figures__0__place="900000000001",
    )
    edition.refresh_from_db()
    figure = edition.master.figures.get()
    assert edition.body == f'<p>Before.</p><figure data-figure="{figure.pk}"></figure><p>After.</p>'


def test_an_embargo_after_the_rights_end_is_an_error_that_keeps_the_times() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    answer = save(client_of(editor), edition, embargo_until="2030-05-01T10:00", expires_at="2030-04-01T10:00")
    assert answer.status_code == 422
    assert "2030-05-01T10:00" in answer.content.decode()


def test_a_gap_of_the_clock_is_refused_and_an_overlap_asked() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    client = client_of(editor)
    answer = save(client, edition, embargo_until="2027-03-28T02:30")
    assert answer.status_code == 422
    assert "skip that hour" in answer.content.decode()
    answer = save(client, edition, embargo_until="2027-10-31T02:30")
    assert answer.status_code == 422
    assert 'name="embargo_until_which"' in answer.content.decode()
    answer = save(client, edition, embargo_until="2027-10-31T02:30", embargo_until_which="second")
    assert answer.status_code == 302
    edition.master.refresh_from_db()
    assert edition.master.embargo_until.isoformat() == "2027-10-31T01:30:00+00:00"
    # And the page sends it back as it is.
    assert save(client, edition, headline="Other").status_code == 302
    edition.master.refresh_from_db()
    assert edition.master.embargo_until.isoformat() == "2027-10-31T01:30:00+00:00"


def test_wrong_numbers_in_hidden_fields_end_in_no_crash() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    huge = "9" * 40
    answer = save(client_of(editor), edition, figures__0__image=huge, credits__0__contributor=huge)
    assert answer.status_code in (302, 422)
    answer = save(client_of(editor), edition, credits__TOTAL_FORMS="100000")
    assert answer.status_code == 422


def test_the_text_of_a_spiked_draft_is_read_only() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    client = client_of(editor)
    sent = fields(client, edition)
    edition = actions.spike(editor, edition)
    page = client.get(address(edition)).content.decode()
    assert 'name="headline"' not in page
    assert "Restore the draft" in page
    assert client.post(address(edition), {**sent, "headline": "No"}).status_code == 403
    edition.refresh_from_db()
    assert edition.headline != "No"


def test_a_headline_full_of_markup_stays_text() -> None:
    editor = make_user()
    edition = make_article(actor=editor, headline="<script>alert(1)</script>")
    page = client_of(editor).get(address(edition)).content.decode()
    assert "<script>alert(1)" not in page


def test_text_of_form_equals_text_that_was_saved() -> None:
    editor = make_user()
    change = Change(text=Text(headline="One", standfirst="Two", body="<p>A\u00a0: « b »</p>"))
    edition = actions.create_article(editor, "fr", change)
    sent = fields(client_of(editor), edition)
    assert (sent["headline"], sent["standfirst"], sent["body"]) == ("One", "Two", "<p>A\u00a0: « b »</p>")


@pytest.mark.parametrize("written", ["#{pk} picture.jpg", "{pk}", "#{pk}"])
def test_a_picture_that_is_here_is_picked_by_its_number(written):
    edition, image = make_article(images=[make_image()]), make_image("Someone")
    client = client_of(make_user(Role.EDITOR))
    answer = save(client, edition, **{"figures-0-pick": written.format(pk=image.pk)})
    assert answer.status_code == 302
    assert edition.master.figures.get().image == image


def test_a_picture_that_is_not_here_is_said_and_nothing_is_lost():
    edition = make_article(images=[make_image()])
    client = client_of(make_user(Role.EDITOR))
    answer = save(client, edition, headline="Typed", **{"figures-0-pick": "#999999"})
    assert answer.status_code == 422
    assert "Typed" in answer.content.decode()
    assert "#999999" in answer.content.decode()

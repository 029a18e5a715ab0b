"""Two people at one story: what does not touch comes together, what does is asked, nothing is lost."""

import re
from typing import Any

import pytest

from articles.models import Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text
from tests.admin.story_posts import address, client_of, fields, form_fields, save
from tests.factories import make_article, make_contributor, make_image, make_topic, make_user

pytestmark = pytest.mark.django_db


THREE = "<p>The tram came at nine.</p><p>It was full.</p><p>Nobody complained.</p>"


def choices(answer) -> list[str]:
    """The names of the page's choices, in order."""
    return list(dict.fromkeys(re.findall(r'name="(choice-[^"]+)"', answer.content.decode())))


def sent_on(answer) -> dict[str, Any]:
    """What the page of a conflict would send."""
    return form_fields(answer.content.decode())


def conflict(ours: dict[str, str], theirs: dict[str, str]) -> tuple[Any, Any, Any]:
    """Ana saves `theirs` while I type `ours`; (my browser, the edition, the answer to my save)."""
    ana, me = make_user(first_name="Ana", last_name="Ferro"), make_user()
    edition = make_article(actor=ana, headline="As it was", body=THREE)
    mine = client_of(me)
    sent = fields(mine, edition)
    save(client_of(ana), edition, **theirs)
    answer = mine.post(address(edition), {**sent, **{key.replace("__", "-"): v for key, v in ours.items()}})
    assert answer.status_code == 409
    return mine, edition, answer


def test_the_second_saver_sees_both_texts_and_nothing_is_saved_yet() -> None:
    _mine, edition, answer = conflict(
        {"headline": "As I have it", "body": THREE.replace("full", "empty")},
        {"headline": "As Ana has it", "body": THREE.replace("full", "late")},
    )
    page = answer.content.decode()
    for both in ("Ana Ferro", "As Ana", "As I", "empty", "late"):
        assert both in page
    assert len(choices(answer)) == 2
    edition.refresh_from_db()
    assert edition.headline == "As Ana has it"


def test_changes_that_do_not_touch_are_saved_as_one() -> None:
    mine, edition, answer = conflict(
        {"headline": "Mine", "body": THREE.replace("nine", "ten"), "original_title": "原题", "note": "Why"},
        {"standfirst": "Theirs.", "body": THREE.replace("full", "late"), "embargo_until": "2030-01-02T09:00"},
    )
    assert choices(answer) == []
    assert mine.post(address(edition), {**sent_on(answer), "resolve": "save"}).status_code == 302
    edition.refresh_from_db()
    assert (edition.headline, edition.standfirst) == ("Mine", "Theirs.")
    assert edition.body == THREE.replace("nine", "ten").replace("full", "late")
    article = edition.master
    article.refresh_from_db()
    assert article.original_title == "原题"
    assert article.embargo_until.isoformat() == "2030-01-02T08:00:00+00:00"
    assert edition.latest_revision.note == "Why"


@pytest.mark.parametrize(
    ("choice", "stands"), [("mine", "empty"), ("theirs", "late"), ("both", "empty.</p><p>It was late")]
)
def test_a_block_that_both_changed_is_as_it_is_chosen(choice: str, stands: str) -> None:
    mine, edition, answer = conflict(
        {"body": THREE.replace("full", "empty")}, {"body": THREE.replace("full", "late")}
    )
    [asked] = choices(answer)
    answer = mine.post(address(edition), {**sent_on(answer), asked: choice, "resolve": "save"})
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert edition.body == THREE.replace("full", stands)


def test_without_an_answer_nothing_is_saved_and_the_answers_given_stay() -> None:
    mine, edition, answer = conflict(
        {"headline": "Mine", "standfirst": "Mine."}, {"headline": "Theirs", "standfirst": "Theirs."}
    )
    first, _second = choices(answer)
    answer = mine.post(address(edition), {**sent_on(answer), first: "mine", "resolve": "save"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "1 place is still to be chosen" in page
    assert sent_on(answer)[first] == "mine"
    edition.refresh_from_db()
    assert edition.headline == "Theirs"


def test_one_button_chooses_everywhere_and_leaves_the_last_word_to_the_editor() -> None:
    mine, edition, answer = conflict(
        {"headline": "Mine", "standfirst": "Mine."}, {"headline": "Theirs", "standfirst": "Theirs."}
    )
    answer = mine.post(address(edition), {**sent_on(answer), "resolve": "all-mine"})
    assert answer.status_code == 409
    answer = mine.post(address(edition), {**sent_on(answer), "resolve": "save"})
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert (edition.headline, edition.standfirst) == ("Mine", "Mine.")


def test_put_together_it_can_be_written_on_and_saved_as_any_text() -> None:
    mine, edition, answer = conflict({"headline": "Mine"}, {"body": THREE.replace("full", "late")})
    page = mine.post(address(edition), {**sent_on(answer), "resolve": "write"})
    assert page.status_code == 200
    sent = form_fields(page.content.decode())
    assert (sent["headline"], sent["body"]) == ("Mine", THREE.replace("full", "late"))
    assert mine.post(address(edition), {**sent, "headline": "Mine, polished"}).status_code == 302
    edition.refresh_from_db()
    assert edition.headline == "Mine, polished"
    assert "late" in edition.body


def test_a_third_save_while_one_chooses_is_asked_about_too() -> None:
    mine, edition, answer = conflict({"headline": "Mine"}, {"headline": "Theirs"})
    sent = {**sent_on(answer), choices(answer)[0]: "mine", "resolve": "save"}
    save(client_of(make_user()), edition, standfirst="Somebody else’s.")
    answer = mine.post(address(edition), sent)
    assert answer.status_code == 409
    answer = mine.post(address(edition), {**sent_on(answer), "resolve": "save"})
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert (edition.headline, edition.standfirst) == ("Mine", "Somebody else’s.")


def test_people_topics_and_words_of_pictures_come_together() -> None:
    ana, me = make_user(), make_user()
    first, second = make_contributor("Lian Ran"), make_contributor("Zheng Xuan")
    topics = [make_topic("Trams"), make_topic("Boats")]
    edition = make_article(actor=ana, authors=[first], images=[make_image(), make_image()])
    mine = client_of(me)
    sent = fields(mine, edition)
    add = {"credits__1__name": "Zheng Xuan", "credits__1__role": "editor"}
    save(client_of(ana), edition, figures__0__alt="Theirs", topics=[str(topics[0].pk)], **add)
    ours = {"credits-1-name": "Somebody New", "credits-1-role": "photographer", "topics": [str(topics[1].pk)]}
    answer = mine.post(address(edition), {**sent, **ours, "figures-1-caption": "Mine"})
    assert answer.status_code == 409
    # Both put a credit in one place: the order is asked, and both may stand.
    [asked] = choices(answer)
    page = answer.content.decode()
    assert "Zheng Xuan" in page
    assert "Somebody New" in page
    answer = mine.post(address(edition), {**sent_on(answer), asked: "both", "resolve": "save"})
    assert answer.status_code == 302
    article = edition.master
    assert [str(credit.contributor) for credit in article.credits.all()] == [
        "Lian Ran",
        "Somebody New",
        "Zheng Xuan",
    ]
    assert second in [credit.contributor for credit in article.credits.all()]
    assert set(article.topics.all()) == set(topics)
    words = [figure.words_in("en") for figure in article.figures.all()]
    assert (words[0][1], words[1][0]) == ("Theirs", "Mine")


def test_a_translator_is_asked_about_words_only() -> None:
    editor, translator = make_user(), make_user(Role.TRANSLATOR, languages=["en"])
    edition = make_article(actor=editor, images=[make_image()])
    mine = client_of(translator)
    sent = fields(mine, edition)
    save(client_of(editor), edition, original_title="新题", figures__0__alt="Theirs", headline="Theirs")
    answer = mine.post(address(edition), {**sent, "headline": "Mine", "figures-0-caption": "Mine too"})
    assert answer.status_code == 409
    [asked] = choices(answer)
    answer = mine.post(address(edition), {**sent_on(answer), asked: "mine", "resolve": "save"})
    assert answer.status_code == 302
    edition.refresh_from_db()
    edition.master.refresh_from_db()
    assert (edition.headline, edition.master.original_title) == ("Mine", "新题")
    assert edition.master.figures.get().words_in("en") == ("Mine too", "Theirs")


def test_what_the_page_remembers_of_its_reading_may_be_nonsense() -> None:
    for read in ("", "[]", "{", '{"values": 1}', '{"values": {}, "topics": 3}', "\x00", "[" * 50_000):
        _mine, edition, answer = conflict({"headline": "Mine", "read": read}, {"headline": "Theirs"})
        # Nobody knows what was read: whatever differs is asked.
        assert choices(answer)
        edition.refresh_from_db()
        assert edition.headline == "Theirs"


def test_an_error_in_between_does_not_make_the_page_forget_what_it_read() -> None:
    me = make_user()
    edition = make_article(actor=me)
    mine = client_of(me)
    sent = fields(mine, edition)
    save(client_of(make_user()), edition, headline="Theirs")
    wrong = mine.post(address(edition), {**sent, "headline": "Mine", "original_url": "nonsense"})
    assert wrong.status_code == 422
    again = {**form_fields(wrong.content.decode()), "original_url": "https://example.org/x"}
    assert mine.post(address(edition), again).status_code == 409
    edition.refresh_from_db()
    assert edition.headline == "Theirs"


def test_a_save_without_versions_is_a_conflict() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    client = client_of(editor)
    sent = fields(client, edition)
    for name in ("version", "article_version"):
        without = {key: value for key, value in sent.items() if key != name}
        assert client.post(address(edition), {**without, "headline": "Blind"}).status_code == 409
    edition.refresh_from_db()
    assert edition.headline != "Blind"


def test_details_changed_elsewhere_are_a_conflict_in_every_language() -> None:
    editor = make_user()
    edition = make_article(actor=editor)
    french = actions.begin_edition(editor, edition.master, "fr", copy_from=edition)
    client = client_of(editor)
    sent = fields(client, french)
    details = fields(client, edition)
    client.post(address(edition), {**details, "original_title": "另一个"})
    answer = client.post(address(french), {**sent, "headline": "Titre"})
    assert answer.status_code == 409
    assert "另一个" in answer.content.decode()


def test_a_figure_removed_meanwhile_is_asked_for_if_i_worked_on_it() -> None:
    editor, other = make_user(), make_user()
    edition = make_article(actor=editor, images=[make_image()])
    gone = edition.master.figures.get()
    client = client_of(editor)
    sent = fields(client, edition)
    save(client_of(other), edition, figures__0__remove="on")
    assert not edition.master.figures.exists()
    answer = client.post(address(edition), {**sent, "figures-0-alt": "A tram in the rain"})
    assert answer.status_code == 409
    answer = client.post(
        address(edition), {**sent_on(answer), **dict.fromkeys(choices(answer), "mine"), "resolve": "save"}
    )
    assert answer.status_code == 302
    edition.refresh_from_db()
    back = edition.master.figures.get()
    assert back.image == gone.image
    assert back.words_in("en")[1] == "A tram in the rain"
    assert f'data-figure="{back.pk}"' in edition.body
    assert f'data-figure="{gone.pk}"' not in edition.body


def test_a_figure_removed_meanwhile_stays_away_if_i_did_not_touch_it() -> None:
    editor, other = make_user(), make_user()
    edition = make_article(actor=editor, images=[make_image()])
    client = client_of(editor)
    sent = fields(client, edition)
    save(client_of(other), edition, figures__0__remove="on")
    answer = client.post(address(edition), {**sent, "headline": "Mine"})
    assert choices(answer) == []
    assert client.post(address(edition), {**sent_on(answer), "resolve": "save"}).status_code == 302
    edition.refresh_from_db()
    assert edition.headline == "Mine"
    assert not edition.master.figures.exists()
    assert "data-figure" not in edition.body


def test_a_figure_that_came_meanwhile_keeps_its_words() -> None:
    editor, other = make_user(), make_user()
    edition = make_article(actor=editor, images=[make_image()])
    client = client_of(editor)
    sent = fields(client, edition)
    new = make_image()
    save(
        client_of(other), edition, figures__1__pick=f"#{new.pk}", figures__1__alt="A boat", figures__lead="1"
    )
    answer = client.post(address(edition), {**sent, "headline": "Mine"})
    assert client.post(address(edition), {**sent_on(answer), "resolve": "save"}).status_code == 302
    words = {figure.image_id: figure.words_in("en")[1] for figure in edition.master.figures.all()}
    assert words[new.pk] == "A boat"
    assert len(words) == 2
    assert [figure.image_id for figure in edition.master.figures.filter(is_lead=True)] == [new.pk]


def test_a_verb_on_what_changed_meanwhile_is_a_conflict() -> None:
    editor, chief = make_user(), make_user(Role.CHIEF)
    edition = actions.submit(editor, make_article(actor=editor))
    client = client_of(chief)
    sent = fields(client, edition)
    actions.save_edition(
        editor, edition, Change(text=Text(headline="Newer", body=edition.body)), version=None
    )
    answer = client.post(address(edition), {**sent, "then": "approve"})
    assert answer.status_code == 409
    edition.refresh_from_db()
    assert edition.state == "in_review"
    assert edition.headline == "Newer"

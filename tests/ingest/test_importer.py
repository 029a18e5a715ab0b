"""From a text to a draft: what is found, what is kept, what is refused."""

import pytest

from articles.content import blocks
from articles.ingest import evidence, importer
from articles.ingest.errors import CannotIngest
from articles.ingest.importer import Wanted
from articles.models import (
    ActionLog,
    Article,
    Contributor,
    CreditRole,
    IngestedItem,
    Label,
    Publication,
    Source,
)
from tests.factories import make_contributor, make_label, make_source
from tests.ingest.texts import CHINESE, ENGLISH, FRENCH

pytestmark = pytest.mark.django_db


def ingest(text: str, **options):
    return importer.ingest(text.encode(), name="article.txt", **options)


def people(edition, role):
    return [
        credit.contributor.name_in(edition.language_code)
        for credit in edition.master.credits.filter(role=role)
    ]


@pytest.mark.parametrize(
    ("text", "language", "headline", "author", "editor", "source", "label"),
    [
        (
            FRENCH,
            "fr",
            "La ligne de tram qui revient",
            "Lian Ran",
            "Zheng Xuan",
            "GeekPark",
            "TechFlow Sélection",
        ),
        (CHINESE, "zh-hans", "回来的电车", "连冉", "郑玄", "极客公园", "深潮精选"),
        (
            ENGLISH,
            "en",
            "The tram line that came back",
            "Lian Ran",
            "Zheng Xuan",
            "GeekPark",
            "TechFlow Selected",
        ),
    ],
    ids=["fr", "zh-hans", "en"],
)
def test_a_text_becomes_a_draft_with_the_right_names(text, language, headline, author, editor, source, label):
    edition = ingest(text).edition
    assert (edition.language_code, edition.headline) == (language, headline)
    assert people(edition, CreditRole.AUTHOR) == [author]
    assert people(edition, CreditRole.EDITOR) == [editor]
    assert edition.master.source.name_in(language) == source
    assert edition.master.label.name_in(language) == label
    assert edition.publication == Publication.NONE


def test_places_for_pictures_stand_in_the_text_with_the_credits_found():
    edition = ingest(FRENCH).edition
    figures = list(edition.master.figures.all())
    assert [figure.expected_credit for figure in figures] == ["CCTV News", "Visual China"]
    assert blocks.figure_ids(edition.body) == [figure.pk for figure in figures]


def test_the_community_footer_is_not_in_the_body():
    body = ingest(FRENCH).edition.body
    assert "t.me" not in body
    assert "Rejoignez" not in body


def test_the_original_is_kept_to_the_byte():
    ingest(FRENCH)
    item = IngestedItem.objects.get()
    assert bytes(item.content) == FRENCH.encode()
    assert item.parsed().authors == ("Lian Ran",)


def test_the_same_input_twice_is_one_article():
    first, second = ingest(FRENCH), ingest(FRENCH)
    assert second.known
    assert second.edition == first.edition
    assert Article.objects.count() == 1
    assert ActionLog.objects.filter(verb="ingest").count() == 1


def test_people_who_are_known_are_found_by_any_name():
    known = make_contributor({"zh-hans": "连冉", "fr": "Lian Ran"})
    edition = ingest(FRENCH).edition
    assert list(Contributor.objects.filter(credits__article=edition.master, credits__role="author")) == [
        known
    ]


def test_unknown_names_are_made_unverified_and_said():
    done = ingest(FRENCH)
    assert not Source.objects.get().verified
    assert not Label.objects.get().verified
    assert any("GeekPark" in warning for warning in done.warnings)


def test_of_two_people_with_one_name_none_is_chosen():
    twins = [make_contributor("Lian Ran"), make_contributor("Lian Ran")]
    done = ingest(FRENCH)
    author = done.edition.master.credits.get(role=CreditRole.AUTHOR).contributor
    assert author not in twins
    assert any("merged" in warning for warning in done.warnings)


def test_options_win_over_what_the_text_says():
    source, label = make_source("Harbour Weekly"), make_label({"fr": "Choix du port"})
    wanted = Wanted(source="harbour weekly", label="choix-du-port", original_url="https://example.org/tram")
    article = ingest(FRENCH, wanted=wanted).edition.master
    assert (article.source, article.label) == (source, label)
    assert article.original_url == "https://example.org/tram"


def test_another_language_joins_its_article_and_its_pictures():
    chinese = ingest(CHINESE).edition
    done = ingest(FRENCH, wanted=Wanted(into=chinese.master_id))
    assert done.edition.master == chinese.master
    assert done.edition.language_code == "fr"
    assert blocks.figure_ids(done.edition.body) == blocks.figure_ids(chinese.body)
    assert Article.objects.count() == 1


def test_a_dry_run_writes_nothing():
    done = ingest(FRENCH, dry_run=True)
    assert done.parsed.headline
    assert not Article.objects.exists()
    assert not Contributor.objects.exists()


@pytest.mark.parametrize(
    ("data", "wanted", "says"),
    [
        (b"", Wanted(), "empty"),
        (b" \n\t ", Wanted(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Wanted(), "picture"),
        (bytes(range(256)) * 10, Wanted(), "binary"),
        (b"a" * 10_000_001, Wanted(), "10 MB"),
        (FRENCH.encode(), Wanted(language="tlh"), "publishes in"),
        (FRENCH.encode(), Wanted(language="ko"), "publishes in"),
        (FRENCH.encode(), Wanted(label="nowhere"), "nowhere"),
        (FRENCH.encode(), Wanted(into=999_999), "999999"),
    ],
    ids=["empty", "blank", "picture", "binary", "large", "klingon", "korean", "label", "article"],
)
def test_bad_input_is_refused_in_one_sentence_and_nothing_is_written(data, wanted, says):
    with pytest.raises(CannotIngest, match=says):
        importer.ingest(data, name="article.txt", wanted=wanted)
    for model in (Article, IngestedItem, Contributor, Source, Label, ActionLog):
        assert not model.objects.exists()


def test_a_language_that_is_there_is_not_added_twice():
    french = ingest(FRENCH).edition
    with pytest.raises(CannotIngest, match="already"):
        ingest(FRENCH + "\nUne ligne de plus.\n", wanted=Wanted(into=french.master_id))


def test_nothing_is_half_written_when_the_end_fails(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(evidence, "log", fail)
    with pytest.raises(RuntimeError):
        ingest(FRENCH)
    for model in (Article, IngestedItem, Contributor, Source, Label):
        assert not model.objects.exists()

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, Details
from articles.workflow.merging import merge
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_scheduled,
    make_source,
    make_taken_down,
    make_topic,
    make_user,
)
from tests.public.pages import Page

pytestmark = pytest.mark.django_db

NAMES = {"fr": "Nom français", "en": "English name", "zh-hans": "中文名"}


def things():
    """One of each noun, with the keyword that puts an article under it, and its address's folder."""
    label, topic, source = make_label(NAMES), make_topic(NAMES), make_source(NAMES)
    person = make_contributor(NAMES)
    return {
        "labels": (label, {"label": label}),
        "topics": (topic, {"topics": [topic]}),
        "sources": (source, {"source": source}),
        "people": (person, {"authors": [person]}),
    }


def ago(**time: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(**time)


def test_an_empty_front_page_says_so():
    page = Page("/ja/")
    assert page.status == 200
    assert len(page.all("h1")) == 1
    assert Page("/ja/?page=2").status == 404


def test_the_front_page_has_a_lead_three_seconds_and_a_river():
    for n in range(7):
        make_live(make_article("fr", headline=f"Titre {n}"), at=ago(hours=n + 1))
    make_article("fr", headline="Brouillon")
    make_scheduled(make_article("fr", headline="Demain"), timezone.now() + dt.timedelta(days=1))
    make_live(make_article("en", headline="Elsewhere"))
    page = Page("/fr/")
    kinds = [found["class"].split()[1] for found in page.all("article")]
    assert kinds == ["card-lead", *["card-second"] * 3, *["card-river"] * 3]
    assert [page.text.index(f"Titre {n}<") for n in range(7)] == sorted(
        page.text.index(f"Titre {n}<") for n in range(7)
    )
    for title in ("Brouillon", "Demain", "Elsewhere"):
        assert title not in page.text


def test_cards_say_whose_when_under_which_label_and_in_which_languages():
    label = make_label({"fr": "TechFlow Sélection"})
    lian = make_contributor({"zh-hans": "连冉", "fr": "Lian Ran"})
    edition = make_live(make_article("fr", label=label, authors=[lian], headline="Titre"),
                        at=dt.datetime(2026, 1, 16, 7, 30, tzinfo=dt.UTC))  # fmt: skip
    make_live(make_edition(edition, "zh-hans", headline="标题"))
    make_edition(edition, "ja", headline="下書き")
    page = Page("/fr/")
    words = page.words()
    for text in ("TechFlow Sélection", "Lian Ran", "16 janvier 2026", "08:30", "CET", edition.standfirst):
        assert text in words
    card = page.text.partition('class="card ')[2].partition("</article>")[0]
    assert 'hreflang="zh-Hans"' in card
    assert 'hreflang="ja"' not in card
    assert 'hreflang="fr"' not in card
    chinese = Page("/zh-hans/")
    assert "连冉" in chinese.words()


def test_card_pictures_are_sized_and_credited():
    make_live(make_article("fr", images=[make_image("CCTV News")]))
    page = Page("/fr/")
    (picture,) = page.all("img")
    assert picture["width"].isdigit()
    assert picture["height"].isdigit()
    assert picture["alt"] == "What picture 1 shows"
    assert "CCTV News" in page.words()


@pytest.mark.parametrize("noun", ["labels", "topics", "sources", "people"])
def test_each_noun_has_a_page_per_language_with_what_is_live(noun):
    thing, put = things()[noun]
    live = make_live(make_article("fr", headline="En direct", **put))
    make_article("fr", headline="Brouillon", **put)
    make_live(make_article("fr", headline="Autre chose"))
    page = Page(f"/fr/{noun}/nom-français/")
    assert page.status == 200
    assert live.headline in page.text
    assert "Brouillon" not in page.text
    assert "Autre chose" not in page.text
    assert len(page.all("h1")) == 1
    assert "Nom français" in page.words()
    assert Page(f"/en/{noun}/english-name/").status == 404, "nothing live in English"
    make_live(make_edition(live, "en"))
    english = Page(f"/en/{noun}/english-name/")
    assert english.status == 200
    assert page_alternates(noun) == set(english.alternates()) == {"fr", "en", "x-default"}
    assert thing.pk


def page_alternates(noun: str) -> set[str]:
    return set(Page(f"/fr/{noun}/nom-français/").alternates())


@pytest.mark.parametrize("noun", ["labels", "topics", "sources", "people"])
def test_a_slug_of_another_language_leads_on(noun):
    _thing, put = things()[noun]
    make_live(make_article("fr", **put))
    response = Page(f"/fr/{noun}/中文名/").response
    assert (response.status_code, response["Location"]) == (301, f"/fr/{noun}/nom-fran%C3%A7ais/")


@pytest.mark.parametrize("noun", ["labels", "topics", "sources", "people"])
def test_the_slug_of_a_merged_one_leads_on_and_its_articles_come_along(noun):
    makers = {"labels": make_label, "topics": make_topic, "sources": make_source, "people": make_contributor}
    kept, put = things()[noun]
    duplicate = makers[noun]({"fr": "Doublon"})
    before = {"label": duplicate, "topics": [duplicate], "source": duplicate, "authors": [duplicate]}
    old = {key: before[key] for key in put}
    make_live(make_article("fr", headline="Sous le doublon", **old))
    assert Page(f"/fr/{noun}/doublon/").status == 200
    merge(make_user(Role.CHIEF), kept, duplicate)
    response = Page(f"/fr/{noun}/doublon/").response
    assert (response.status_code, response["Location"]) == (301, f"/fr/{noun}/nom-fran%C3%A7ais/")
    page = Page(f"/fr/{noun}/nom-français/")
    assert "Sous le doublon" in page.text
    assert "Doublon" not in page.words()


@pytest.mark.parametrize("noun", ["labels", "topics", "sources", "people"])
def test_a_name_in_hidden_articles_alone_has_no_page(noun):
    _thing, put = things()[noun]
    make_article("fr", **put)
    make_taken_down(make_article("fr", **put))
    known, unknown = Page(f"/fr/{noun}/nom-français/"), Page(f"/fr/{noun}/personne-n-a-ce-nom/")
    assert known.status == unknown.status == 404
    assert known.text == unknown.text
    assert Page(f"/fr/{noun}/中文名/").status == 404


def test_a_slug_shared_with_something_hidden_leads_to_what_is_live():
    hidden, seen = make_contributor({"en": "Same Name"}), make_contributor({"fr": "Autre", "ar": "Same Name"})
    make_article("fr", authors=[hidden])
    make_live(make_article("fr", authors=[seen]))
    response = Page("/fr/people/same-name/").response
    assert (response.status_code, response["Location"]) == (301, "/fr/people/autre/")


def test_a_label_given_in_a_draft_is_not_out_yet():
    old, new = make_label({"fr": "Ancien"}), make_label({"fr": "Nouveau"})
    live = make_live(make_article("fr", label=old))
    article = live.master
    details = Details(label=new, source=article.source, original_title=article.original_title,
                      original_language=article.original_language, original_url=article.original_url,
                      original_date=article.original_date)  # fmt: skip
    actions.save_edition(make_user(Role.EDITOR), live, Change(details=details), version=None)
    assert Page("/fr/labels/ancien/").status == 200
    assert Page("/fr/labels/nouveau/").status == 404
    for path in ("/fr/", "/labels.css"):
        assert "Nouveau" not in Page(path).text
        assert f"label-{new.pk}" not in Page(path).text


def test_lists_have_twenty_a_page():
    label = make_label({"fr": "Sélection"})
    chief = make_user(Role.CHIEF)
    for n in range(21):
        make_live(make_article("fr", label=label, headline=f"Titre {n:02}"), at=ago(hours=n + 1), chief=chief)
    path = "/fr/labels/sélection/"
    first, second = Page(path), Page(f"{path}?page=2")
    assert (len(first.all("article")), len(second.all("article"))) == (20, 1)
    assert "Titre 20" in second.text
    assert first.all("a", rel="next") == [{"rel": "next", "href": "?page=2"}]
    assert second.all("a", rel="prev") == [{"rel": "prev", "href": "."}]
    assert second.canonical().endswith("?page=2")
    assert not second.alternates()
    for number in ("3", "0", "-1", "x", "999999", "1e9"):
        assert Page(f"{path}?page={number}").status == 404
    assert len(Page("/fr/?page=2").all("article")) == 1


def test_a_person_is_shown_with_the_name_in_their_own_language():
    lian = make_contributor({"fr": "Lian Ran", "zh-hans": "连冉"}, native_language="zh-hans",
                            url="https://example.org/lian")  # fmt: skip
    lian.rename("fr", "Lian Ran", bio="Elle suit les plateformes.")
    make_live(make_article("fr", authors=[lian]))
    page = Page("/fr/people/lian-ran/")
    assert '<bdi class="original-name" lang="zh-Hans">连冉</bdi>' in page.text
    assert "Elle suit les plateformes." in page.words()
    assert "https://example.org/lian" in page.links()


def test_a_source_leads_to_its_publisher():
    make_live(make_article("fr", source=make_source("GeekPark", homepage="https://www.geekpark.net/")))
    assert "https://www.geekpark.net/" in Page("/fr/sources/geekpark/").links()


def test_people_are_found_by_every_role():
    editor = make_contributor("Zheng Xuan")
    make_live(make_article("fr", editors=[editor]))
    assert Page("/fr/people/zheng-xuan/").status == 200

"""Readers find what is live by its words and by the names it carries, in any script; and nothing else."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition, Role, SearchEntry
from articles.public import search
from articles.public.search import Wanted
from articles.workflow import actions, search_index
from articles.workflow.content_changes import Change, Text
from articles.workflow.merging import merge
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_label,
    make_live,
    make_scheduled,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def found(text, language="fr", page=1, **more):
    result = search.search(Wanted(text=text, language=language, **more), page)
    return [edition.live_revision.headline for edition in result.editions]


def live(headline, language="fr", **more):
    return make_live(make_article(language, headline=headline, **more))


# --- Words ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "headline", "query"),
    [
        ("fr", "Les tramways électriques", "tramway"),
        ("fr", "Un cheval de mer", "chevaux"),
        ("fr", "L’Œuvre à l’école", "oeuvre ecole"),
        ("fr", "L’Œuvre à l’école", "ÉCOLE"),
        ("en", "Libraries that lend", "library"),
        ("en", "The running of trains", "runs"),
        ("en", "Semiconductors", "semicond"),
        ("zh-hans", "水上图书馆重返港口", "图书馆"),
        ("zh-hans", "水上图书馆重返港口", "重返港"),
        ("ja", "図書館の船", "船"),
        ("ar", "السفينة التي ترمّم الإنترنت", "سفينة"),
        ("ar", "السفينة التي ترمّم الإنترنت", "الانترنت"),
    ],
)
def test_a_word_is_found_however_it_is_written(language, headline, query):
    live(headline, language)
    assert found(query, language) == [headline]


def test_every_word_must_be_there():
    live("Le tram de Lyon")
    live("Le tram de Nantes")
    assert found("tram nantes") == ["Le tram de Nantes"]
    assert found("tram bordeaux") == []


def test_the_text_counts_as_far_as_its_beginning():
    live("Un", body=f"<p>{'mot ' * 50}</p><p>anémone</p>")
    live("Deux", body=f"<p>{'mot ' * 400}</p><p>anémone</p>")
    assert found("anemone") == ["Un"]


def test_a_headline_counts_more_than_a_text():
    live("Autre chose", body="<p>tramway tramway tramway</p>")
    old = live("Le tramway")
    Edition.objects.filter(pk=old.pk).update(live_from=timezone.now() - dt.timedelta(days=40))
    assert found("tramway") == ["Le tramway", "Autre chose"]


# --- Names ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("query", ["连冉", "Lian Ran", "ran", "lian"])
def test_an_author_is_found_by_any_of_their_names(query):
    person = make_contributor({"zh-hans": "连冉", "en": "Lian Ran"})
    live("Titre", authors=[person])
    live("Autre")
    assert found(query) == ["Titre"]


def test_a_source_a_label_and_a_topic_are_found_in_every_script():
    source, label, topic = (
        make_source({"zh-hans": "极客公园"}),
        make_label({"zh-hans": "深潮精选"}),
        make_topic({"zh-hans": "芯片"}),
    )
    live("Titre", source=source, label=label, topics=[topic])
    for query in ("极客公园", "深潮精选", "芯片"):
        assert found(query) == ["Titre"]


def test_a_corrected_name_is_found_at_once_and_the_wrong_one_no_more():
    person = make_contributor("Lian Ron")
    live("Titre", authors=[person])
    person.rename("en", "Lian Ran")
    assert found("ran") == ["Titre"]
    assert found("ron") == []


def test_what_was_merged_is_found_by_the_name_it_has_now():
    kept, duplicate = make_contributor("Lian Ran"), make_contributor("L. Ran")
    live("Titre", authors=[duplicate])
    merge(make_user(Role.CHIEF), kept, duplicate)
    assert found("lian") == ["Titre"]


# --- Only what is live ---------------------------------------------------------------------------
def test_what_readers_do_not_have_is_not_found():
    chief = make_user(Role.CHIEF)
    make_article("fr", headline="Canari brouillon")
    make_scheduled(make_article("fr", headline="Canari prévu"), timezone.now() + dt.timedelta(hours=1))
    actions.unpublish(chief, live("Canari dépublié"), note="why")
    actions.take_down(chief, live("Canari retiré"), note="why")
    expired = live("Canari passé")
    Edition.objects.filter(pk=expired.pk).update(live_until=timezone.now())
    assert found("canari") == []


def test_the_working_copy_is_not_found():
    edition = live("Le tram")
    change = Change(text=Text(headline="Le canari", body="<p>serin</p>"))
    actions.save_edition(make_user(Role.EDITOR), edition, change, version=None)
    assert found("canari") == found("serin") == []
    assert found("tram") == ["Le tram"]


def test_a_new_version_is_found_by_its_words_and_not_by_the_old_ones():
    edition = live("Le tram")
    change = Change(text=Text(headline="Le métro", standfirst="Autre.", body="<p>x</p>"))
    make_live(actions.save_edition(make_user(Role.EDITOR), edition, change, version=None))
    assert found("metro") == ["Le métro"]
    assert found("tram") == []


def test_what_goes_offline_by_the_clock_is_found_until_then():
    edition = live("Le tram")
    Edition.objects.filter(pk=edition.pk).update(live_until=timezone.now() + dt.timedelta(hours=1))
    assert SearchEntry.objects.get().live_until is not None
    assert found("tram") == ["Le tram"]


# --- Filters -------------------------------------------------------------------------------------
def test_filters_narrow():
    label, topic, source = (
        make_label({"fr": "Choix"}),
        make_topic({"fr": "Ports"}),
        make_source({"fr": "Quai"}),
    )
    live("Le tram un", label=label, topics=[topic], source=source)
    live("Le tram deux")
    for name, thing in (("label", label), ("topic", topic), ("source", source)):
        assert found("tram", **{name: thing.pk}) == ["Le tram un"]
        assert found("tram", **{name: 987654}) == []


def test_dates_narrow_by_month():
    old = live("Le vieux tram")
    at = dt.datetime(2020, 2, 29, 23, 0, tzinfo=dt.UTC)
    Edition.objects.filter(pk=old.pk).update(live_from=at)
    live("Le tram neuf")
    assert found("tram", until=dt.date(2020, 2, 1)) == ["Le vieux tram"]
    assert found("tram", since=dt.date(2020, 3, 1)) == ["Le tram neuf"]


def test_other_languages_are_found_where_this_one_has_nothing():
    english = live("The tram returns", "en")
    both = live("The tram stays", "en")
    make_live(make_edition(both, "fr", headline="Le tram reste"))
    result = search.search(Wanted(text="tram", language="fr"))
    assert [e.live_revision.headline for e in result.editions] == ["Le tram reste"]
    assert [e.pk for e in result.elsewhere] == [english.pk]
    assert sorted(found("tram", language="")) == ["Le tram reste", "The tram returns", "The tram stays"]


# --- Mistakes ------------------------------------------------------------------------------------
@pytest.mark.parametrize("query", ["tramwy", "tramwai", "trammway", "tarmway"])
def test_a_misspelt_word_is_guessed(query):
    live("Le tramway")
    result = search.search(Wanted(text=query, language="fr"))
    assert result.total == 0
    assert result.meant == "tramway"


def test_what_cannot_be_guessed_is_left():
    live("Le tramway")
    for query in ("zzzzzz", "le", "图书", "1234"):
        assert search.search(Wanted(text=query, language="fr")).meant == ""


@pytest.mark.parametrize(
    "query",
    ["'", "\\", "a & b | !c", ":*", "(", "@fr", "@l1", "%_", "' OR 1=1 --", "x" * 5000, "\u202e", "🚋"],
)
def test_odd_queries_are_words_or_nothing(query):
    live("Le tram")
    response = Client().get(f"/fr/search/?q={quote(query)}")
    assert response.status_code == 200
    assert found(query) == []


# --- The index -----------------------------------------------------------------------------------
def test_writing_everything_anew_changes_nothing():
    live("Le tram", authors=[make_contributor("Lian Ran")], body="<p>Un mot &amp; un autre</p>")
    before = list(SearchEntry.objects.values_list("edition", "head", "words"))
    assert search_index.renew_all() == 1
    assert list(SearchEntry.objects.values_list("edition", "head", "words")) == before


def test_a_word_that_is_everywhere_is_ranked_among_the_freshest(monkeypatch):
    monkeypatch.setattr(search, "MOST", 3)
    for number in range(5):
        edition = live(f"Le tram {number}")
        at = timezone.now() - dt.timedelta(days=200 * (5 - number))
        Edition.objects.filter(pk=edition.pk).update(live_from=at)
    assert found("tram") == ["Le tram 4", "Le tram 3", "Le tram 2"]
    assert search.search(Wanted(text="tram", language="fr")).total == 3


# --- The page ------------------------------------------------------------------------------------
def page(query, language="fr"):
    return Client().get(f"/{language}/search/{query}")


def test_the_page_marks_what_was_searched_for_and_keeps_it_in_the_form():
    live("Le <b>tram</b>", body="<p>x</p>")
    text = page("?q=tram").content.decode()
    assert "Le &lt;b&gt;<mark>tram</mark>&lt;/b&gt;" in text
    assert 'value="tram"' in text
    assert 'content="noindex, follow"' in text


def test_what_is_asked_is_shown_as_text():
    text = page("?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_an_empty_search_asks_for_words():
    text = page("").content.decode()
    assert "autofocus" in text
    assert "river" not in text


def test_filters_go_on_to_the_next_page_and_to_other_languages():
    label = make_label({"fr": "Choix"})
    for number in range(21):
        live(f"Le tram {number}", label=label)
    text = page(f"?q=tram&label={label.pk}").content.decode()
    assert f"/fr/search/?q=tram&amp;label={label.pk}&amp;page=2" in text
    assert f"/en/search/?q=tram&amp;label={label.pk}" in text
    second = page(f"?q=tram&label={label.pk}&page=2")
    assert second.content.decode().count('class="card card-river') == 1
    assert page("?q=tram&page=3").status_code == page("?q=tram&page=51").status_code == 404


def test_nothing_found_says_what_to_do():
    text = page("?q=tram&label=1").content.decode()
    assert "?q=tram&amp;label=1&amp;in=all" in text
    assert 'href="/fr/search/?q=tram"' in text


def test_a_search_costs_the_same_whatever_it_finds():
    live("Le tram", label=make_label({"fr": "A"}), authors=[make_contributor("A")])
    Client().get("/fr/search/?q=tram")
    with CaptureQueriesContext(connection) as one:
        page("?q=tram")
    for number in range(12):
        live(
            f"Le tram {number}",
            label=make_label({"fr": f"B{number}"}),
            authors=[make_contributor(f"B{number}")],
        )
    with CaptureQueriesContext(connection) as many:
        page("?q=tram")
    assert len(many) == len(one) <= 24

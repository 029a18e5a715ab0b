import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone, translation

from articles.models import CreditRole, Edition, Role
from articles.public.article_page import render_article
from articles.rendering import article_path
from articles.workflow import actions
from articles.workflow.content_changes import Change, CreditLine, Text
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_source,
    make_topic,
    make_user,
)
from tests.public.pages import Page, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Edition:
    """The model case, live in French, with an English and a hidden Arabic edition."""
    label = make_label(
        {"zh-hans": "深潮精选", "fr": "TechFlow Sélection", "en": "TechFlow Selected"},
        note='<p>Suivez-nous : <a href="https://t.me/x">Telegram</a><script>x</script></p>',
    )
    lian = make_contributor({"zh-hans": "连冉", "en": "Lian Ran"})
    edition = make_article(
        "fr",
        headline="TikTok & les « siens »",
        standfirst="Une phrase <b>entière</b> & juste.",
        label=label,
        source=make_source({"zh-hans": "极客公园", "en": "GeekPark"}),
        topics=[make_topic({"fr": "Plateformes"})],
        authors=[lian],
        editors=[make_contributor("Zheng Xuan")],
        images=[make_image("CCTV News"), make_image("Visual China", size=(1200, 900))],
        original_title="TikTok 的最后三天",
        original_url="https://www.geekpark.net/news/1?a=1&b=2",
    )
    credits = [CreditLine(c.contributor, CreditRole(c.role)) for c in edition.master.credits.all()]
    credits.append(CreditLine(make_contributor("Claire Aubert"), CreditRole.TRANSLATOR, "fr"))
    edition = actions.save_edition(make_user(Role.EDITOR), edition, Change(credits=credits), version=None)
    edition = make_live(edition, at=dt.datetime(2026, 1, 16, 7, 30, tzinfo=dt.UTC))
    make_live(make_edition(edition, "en", headline="In English"))
    make_edition(edition, "ar", headline="مسودة")
    return edition


def test_the_page_shows_the_whole_story(story):
    page = page_of(story)
    words = page.words()
    assert page.status == 200
    assert page.all("html") == [{"lang": "fr", "dir": "ltr"}]
    assert "TikTok &amp; les « siens »" in page.text
    assert "Une phrase &lt;b&gt;entière&lt;/b&gt; &amp; juste." in page.text
    for name in ("TechFlow Sélection", "Lian Ran", "Zheng Xuan", "Claire Aubert", "GeekPark", "Plateformes"):
        assert name in words
    assert "TikTok 的最后三天" in words
    assert page.all("cite", lang="zh-Hans", dir="ltr")
    assert "https://www.geekpark.net/news/1?a=1&b=2" in page.links()
    assert len(page.all("h1")) == 1
    assert "Suivez-nous" in words
    assert "https://t.me/x" in page.links()
    assert "<script>" not in page.text


def test_people_are_listed_by_role_with_their_own_pages(story):
    page = page_of(story)
    assert {"/fr/people/lian-ran/", "/fr/people/zheng-xuan/", "/fr/people/claire-aubert/"} <= page.links()
    assert "Claire Aubert" not in Page(f"/en/articles/{story.master_id}/in-english/").words()
    order = [page.text.index(name) for name in ("Lian Ran</bdi>", "Zheng Xuan</bdi>", "Claire Aubert</bdi>")]
    assert order == sorted(order)


def test_names_without_a_translation_keep_their_language(story):
    assert '<bdi lang="en">Lian Ran</bdi>' in page_of(story).text


def test_times_are_the_sites_with_the_zone_named(story):
    page = page_of(story)
    assert page.all("time", datetime="2026-01-16T08:30:00+01:00")
    assert "16 janvier 2026" in page.words()
    assert "08:30" in page.words()
    assert "Europe/Paris" in page.words()


def test_an_update_is_dated_and_does_not_make_the_story_new(story):
    assert not page_of(story).meta("article:modified_time")
    later = dt.datetime(2026, 1, 17, 12, 0, tzinfo=dt.UTC)
    Edition.objects.filter(pk=story.pk).update(live_changed_at=later)
    page = page_of(story)
    assert page.meta("article:published_time") == "2026-01-16T08:30:00+01:00"
    assert page.meta("article:modified_time") == "2026-01-17T13:00:00+01:00"
    assert page.all("time", datetime="2026-01-17T13:00:00+01:00")


def test_the_first_of_a_month_is_written_as_in_french():
    edition = make_live(make_article("fr"), at=dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC))
    assert "1er mars 2026" in page_of(edition).words()
    edition = make_live(make_article("fr"), at=dt.datetime(2026, 3, 11, 12, 0, tzinfo=dt.UTC))
    assert "11 mars 2026" in page_of(edition).words()


def test_the_switch_leads_to_live_editions_only(story):
    page = page_of(story)
    switch = [a for a in page.all("a") if a.get("hreflang") in {"fr", "en", "ar"} and a.get("lang")]
    assert {(a["hreflang"], a["lang"], a["href"]) for a in switch} == {
        ("en", "en", f"/en/articles/{story.master_id}/in-english/"),
        ("fr", "fr", article_path(story)),
    }
    assert "Français" in page.words()


def test_a_page_in_arabic_runs_from_right_to_left():
    edition = make_live(make_article("ar", headline="عنوان"))
    page = page_of(edition)
    assert page.all("html") == [{"lang": "ar", "dir": "rtl"}]
    # The one font that its text is set in, and no Latin one.
    preloaded = [link["href"] for link in page.all("link", rel="preload")]
    assert preloaded == ["/static/fonts/naskh-arabic.woff2"]


def test_the_latin_font_is_fetched_early_on_latin_pages_only(story):
    assert page_of(story).all("link", rel="preload")
    assert not page_of(make_live(make_article("zh-hans"))).all("link", rel="preload")


def test_related_articles_are_live_and_in_the_same_language(story):
    label = story.master.label
    close = [make_live(make_article("fr", label=label, headline=f"Proche {n}")) for n in range(5)]
    by_topic = make_live(make_article("fr", topics=list(story.master.topics.all()), headline="Par le sujet"))
    make_article("fr", label=label, headline="Brouillon")
    make_live(make_article("en", label=label, headline="Elsewhere"))
    make_live(make_article("fr", headline="Sans rapport"))
    section = page_of(story).text.partition('class="related"')[2]
    assert section.count("<li>") == 4
    assert by_topic.headline in section
    assert sum(edition.headline in section for edition in close) == 3
    for title in ("Brouillon", "Elsewhere", "Sans rapport", story.headline):
        assert title not in section


def test_readers_keep_the_live_revision_while_the_text_is_edited(story):
    change = Change(text=Text(headline="Autre titre", standfirst="Autre.", body="<p>Autre texte.</p>"))
    actions.save_edition(make_user(Role.EDITOR), story, change, version=None)
    page = page_of(Edition.objects.get(pk=story.pk))
    assert "Autre" not in page.text
    assert "siens" in page.text


def preview(edition: Edition, revision=None):
    request = RequestFactory().get("/admin/preview/")
    request.user = AnonymousUser()
    with translation.override("en"):
        return render_article(request, edition, revision or edition.latest_revision, preview=True)


def test_a_preview_shows_any_revision_and_is_kept_by_nobody():
    draft = make_article("ar", headline="مسودة أولى", label=make_label({"ar": "مختارات"}))
    response = preview(draft)
    text = response.content.decode()
    assert "مسودة أولى" in text
    assert 'lang="en" dir="ltr"' in text, "the banner speaks the desk's language"
    assert "Draft" in text
    assert response["Cache-Control"] == "no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Content-Language"] == "ar"
    assert "application/ld+json" not in text
    assert "canonical" not in text


def test_a_preview_of_changes_in_review_leaves_readers_what_they_have(story):
    change = Change(text=Text(headline="Nouveau titre", standfirst="S", body="<p>Neuf.</p>"))
    edited = actions.save_edition(make_user(Role.EDITOR), story, change, version=None)
    assert "Nouveau titre" in preview(edited).content.decode()
    assert "siens" in preview(edited, story.live_revision).content.decode()
    assert "Nouveau titre" not in page_of(story).text


@pytest.mark.parametrize("ends", [None, 1])
def test_an_edition_is_live_by_the_clock(ends):
    now = timezone.now()
    edition = make_live(make_article("fr"), at=now - dt.timedelta(seconds=2))
    until = now + dt.timedelta(hours=ends) if ends else None
    Edition.objects.filter(pk=edition.pk).update(live_until=until)
    assert page_of(edition).status == 200
    Edition.objects.filter(pk=edition.pk).update(live_until=now - dt.timedelta(seconds=1))
    assert page_of(edition).status == 404
    Edition.objects.filter(pk=edition.pk).update(live_from=now + dt.timedelta(seconds=60), live_until=None)
    assert page_of(edition).status == 404

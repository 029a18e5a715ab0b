"""The corpus: as many stories as asked for, the same each time, and as the verbs would have made them."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.content import blocks
from articles.content.sanitize import sanitize_body
from articles.management.corpus.writing import LANGUAGES
from articles.models import ActionLog, Article, Edition, Publication, Revision, StoryIndex
from articles.workflow import snapshots

pytestmark = pytest.mark.django_db


@pytest.fixture
def corpus():
    call_command("seed_corpus", articles=60, languages="en,fr,zh-hans", seed=7, verbosity=0)


def length(edition: Edition) -> float:
    """An edition's words; in Chinese, as many as its characters stand for."""
    text, language = blocks.text(edition.body), LANGUAGES[edition.language_code]
    return len(text) / language.characters_a_word if language.characters_a_word else len(text.split())


def test_there_are_as_many_stories_as_asked_for_in_every_language(corpus):
    assert Article.objects.count() == 60
    for language in ("en", "fr", "zh-hans"):
        assert 50 <= Edition.objects.filter(language_code=language).count() <= 60
    assert min(map(length, Edition.objects.all())) > 250
    assert max(map(length, Edition.objects.all())) < 1000


def test_every_working_copy_is_its_latest_revision(corpus):
    for edition in Edition.objects.all():
        assert snapshots.snapshot(edition).compute_digest() == edition.latest_revision.digest
        assert edition.body == sanitize_body(edition.body)
        assert edition.written_by_id == edition.latest_revision.author_id


def test_states_times_and_log_belong_together(corpus):
    now = timezone.now()
    assert Edition.objects.live().count() > 100
    assert len(set(Edition.objects.values_list("state", flat=True))) > 1
    for edition in Edition.objects.exclude(publication=Publication.NONE):
        assert edition.live_revision.edition_id == edition.pk
        assert edition.first_live_at is not None
    assert not Edition.objects.filter(updated_at__gt=now).exists()
    assert not Revision.objects.filter(created_at__gt=now).exists()
    assert ActionLog.objects.filter(verb__in=["create", "begin"]).count() == Edition.objects.count()
    span = Article.objects.latest("created_at").created_at - Article.objects.earliest("created_at").created_at
    assert span.days > 365


def test_every_story_can_be_found(corpus):
    assert StoryIndex.objects.count() == 60
    edition = Edition.objects.filter(language_code="zh-hans").first()
    assert edition.master_id in set(
        StoryIndex.objects.mentioning(edition.headline[:4]).values_list("article_id", flat=True)
    )


def test_the_same_seed_makes_the_same_stories(corpus):
    first = list(Edition.objects.order_by("pk").values_list("headline", "body"))
    call_command("seed_corpus", articles=60, languages="en,fr,zh-hans", seed=7, verbosity=0)
    again = list(Edition.objects.order_by("pk").values_list("headline", "body")[len(first) :])
    assert {headline for headline, _body in first} == {headline for headline, _body in again}
    assert {body for _headline, body in first} & {body for _headline, body in again}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"articles": 1, "languages": "de"}, "no words in de"),
        ({"articles": 1, "languages": "en,en"}, "each language once"),
        ({"articles": 1, "languages": ""}, "each language once"),
        ({"articles": 0}, "how many"),
    ],
)
def test_what_makes_no_sense_is_refused(options, words):
    with pytest.raises(CommandError, match=words):
        call_command("seed_corpus", verbosity=0, **options)
    assert not Article.objects.exists()


def test_production_is_left_alone(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not for production"):
        call_command("seed_corpus", articles=1, verbosity=0)

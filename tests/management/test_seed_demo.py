"""The demo: every state is there, what is live is publishable, and it comes once and only where it may."""

import io
import re
from collections.abc import Sequence
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from PIL import Image as PillowImage

from articles.content import blocks
from articles.content.typography import CJK
from articles.management.commands.seed_demo import DEMO_PASSWORD
from articles.management.demo import building, texts
from articles.management.demo.faces import PORTRAITS
from articles.management.demo.history import HISTORY
from articles.management.demo.people import ACCOUNTS
from articles.management.demo.pictures import PICTURES
from articles.management.demo.stories import STORIES
from articles.models import (
    ActionLog,
    Article,
    Contributor,
    CopyState,
    Credit,
    Edition,
    Image,
    Label,
    RevisionKind,
    RevisionName,
    Role,
    SitePageTranslation,
    Source,
    Standing,
    Topic,
    User,
)
from articles.public.menus import menus
from articles.rendering import portraits
from articles.workflow import preconditions
from articles.workflow.suggestions import suggest
from articles.workflow.unmerging import merges_of
from tests.factories import make_article, make_user, picture_bytes

LANGUAGES = ("en", "fr", "zh-hans", "zh-hant", "ja", "ar")
# Drafts that are begun and not finished, on purpose.
UNFINISHED = {("tea_hills", "fr"), ("paper_loft", "fr"), ("library_boat", "zh-hans")}


@pytest.fixture(autouse=True)
def _flat_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """One colour each, in no time: what the real ones look like has tests of its own."""
    monkeypatch.setattr(
        building,
        "draw_pictures",
        lambda: {
            name: picture_bytes((9 * place, 90, 90))
            for place, name in enumerate([*PICTURES, *(f"portrait_{key}" for key in PORTRAITS)])
        },
    )


# --- The command ---------------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_demo_is_whole() -> None:
    call_command("seed_demo", verbosity=0)
    _every_state_is_there()
    _what_is_live_can_be_published()
    _every_role_can_sign_in()
    _the_log_is_true()
    _the_model_case_is_named_and_credited_with_nothing()
    _the_site_says_who_it_is()
    _names_are_cared_for()
    before = Article.objects.count(), ActionLog.objects.count(), User.objects.count()
    call_command("seed_demo", verbosity=0)
    assert (Article.objects.count(), ActionLog.objects.count(), User.objects.count()) == before
    assert before[0] == len(STORIES) == 12


def _every_state_is_there() -> None:
    editions = list(Edition.objects.select_related("live_revision", "latest_revision", "master"))
    assert {edition.state for edition in editions} == set(CopyState.values)
    assert {edition.standing() for edition in editions} == set(Standing)
    live = [edition for edition in editions if edition.standing() is Standing.LIVE]
    assert {edition.state for edition in live} >= {CopyState.APPROVED, CopyState.IN_REVIEW, CopyState.DRAFT}
    assert any(edition.has_unpublished_changes() for edition in live)
    kinds = {edition.live_revision.kind for edition in live} | {e.latest_revision.kind for e in live}
    assert kinds == set(RevisionKind.values)
    now = timezone.now()
    held = [e for e in editions if e.master.embargo_until and e.master.embargo_until > now]
    assert held
    assert all(e.live_from >= e.master.embargo_until for e in held)
    for language in LANGUAGES:
        newest = Edition.objects.live(language).newest_first().first()
        lead = Edition.objects.get(master=newest.master, language_code="en")
        assert "mends the internet" in lead.headline, f"the front page in {language} has another lead"
        assert Edition.objects.live(language).count() >= 2


def _what_is_live_can_be_published() -> None:
    for edition in Edition.objects.exclude(live_from=None).select_related("master"):
        failed = [check.code for check in preconditions.checklist(edition) if not check.met]
        assert not failed, f"{edition} in {edition.language_code}: {failed}"
    for image in Image.objects.all():
        assert image.has_credit()
        assert image.kind == "illustration"


def _every_role_can_sign_in() -> None:
    users = User.objects.filter(email__endswith="@newsroom.example")
    assert {user.role for user in users} == set(Role.values)
    assert users.count() == len(ACCOUNTS)
    assert all(user.check_password(DEMO_PASSWORD) for user in users)
    assert not any(user.is_superuser for user in users)


def _the_log_is_true() -> None:
    whole = list(ActionLog.objects.select_related("user", "revision"))
    assert all(entry.at <= timezone.now() for entry in whole)
    log = [entry for entry in whole if entry.article_id]
    assert len(log) == sum(len(steps) for editions in HISTORY.values() for steps in editions.values())
    now = timezone.now()
    assert all(entry.at <= now for entry in log)
    assert (now - min(entry.at for entry in log)).days >= 30
    for entry in log:
        assert entry.user is not None
        if entry.verb in ("approve", "publish", "schedule"):
            assert entry.revision.author_id != entry.user_id
    # Every table tells the same time: nothing was changed before it was made.
    for edition in Edition.objects.select_related("master"):
        own = (edition.master_id, edition.language_code)
        begun = min(entry.at for entry in log if (entry.article_id, entry.language_code) == own)
        assert edition.created_at == begun
        assert begun <= edition.updated_at <= now
        assert edition.master.created_at <= edition.created_at


def _names_are_cared_for() -> None:
    faces = Contributor.objects.exclude(portrait=None)
    assert {face.pk for face in faces} == {Contributor.objects.named(name).get().pk for name in (
        "Ingeborg Aasvik", "贺知舟", "Akari Kurase", "Julnar Raslan")}  # fmt: skip
    for language in LANGUAGES:
        assert portraits(faces, language)
    waiting = list(Contributor.objects.filter(verified=False).with_names())
    found = suggest(Contributor, waiting)
    assert sum(bool(found[thing.pk]) for thing in waiting) == 3
    assert any(not found[thing.pk] for thing in waiting)
    assert merges_of(Contributor.objects.named("Jory Penhallow").get())
    assert RevisionName.objects.get().name == "As agreed with The Harbour Review"


def _the_site_says_who_it_is() -> None:
    for language in LANGUAGES:
        shown = {row.master.kind for row in SitePageTranslation.objects.shown(language)}
        assert shown >= {"about", "imprint", "privacy", "contact"}
        assert len(menus(language).navigation) >= 3
        assert len(menus(language).footer) >= 4
    rows = SitePageTranslation.objects.select_related("latest_revision", "live_revision")
    assert any(row.has_unshown_changes() for row in rows)
    assert any(not row.is_shown() for row in rows)


def _the_model_case_is_named_and_credited_with_nothing() -> None:
    for name, other in (("Lian Ran", "连冉"), ("Zheng Xuan", "郑玄")):
        person = Contributor.objects.named(name).get()
        assert person.name_in("zh-hans") == other
        assert not Credit.objects.filter(contributor=person).exists()
    geekpark = Source.objects.named("极客公园").get()
    assert not geekpark.articles.exists()
    assert Label.objects.with_slug("techflow-selection", "fr").name_in("fr") == "TechFlow Sélection"
    for language in LANGUAGES:
        note = Label.objects.named("TechFlow Selected").get().translation_for(language).closing_note
        for address in (
            "https://t.me/TechFlowDaily",
            "https://x.com/TechFlowPost",
            "https://x.com/BlockFlow_News",
        ):
            assert address in note
    for thing in [*Label.objects.all(), *Topic.objects.all()]:
        assert {row.language_code for row in thing.translations.all()} == set(LANGUAGES)


@pytest.mark.django_db
def test_a_site_in_fewer_languages_has_a_demo_too(settings: Any) -> None:
    settings.SITE_LANGUAGES = ["fr", "zh-hant"]
    call_command("seed_demo", verbosity=0)
    assert set(Edition.objects.values_list("language_code", flat=True)) == {"fr", "zh-hant"}
    assert Edition.objects.live("fr").count() >= 5


@pytest.mark.django_db
def test_production_refuses_the_demo(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not for production"):
        call_command("seed_demo")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_newsroom_with_articles_refuses_the_demo() -> None:
    make_article()
    with pytest.raises(CommandError, match="articles here already"):
        call_command("seed_demo")
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_accounts_of_the_same_name_are_left_alone() -> None:
    make_user(Role.ADMINISTRATOR, username="chief")
    with pytest.raises(CommandError, match="these names are taken: chief"):
        call_command("seed_demo")
    assert User.objects.count() == 1


# --- The texts -----------------------------------------------------------------------------------
VERSIONS = [(key, language) for key, story in STORIES.items() for language in story.texts]


@pytest.mark.parametrize(("key", "language"), VERSIONS, ids=[f"{key}-{code}" for key, code in VERSIONS])
def test_every_version_is_set_as_its_language_is(key: str, language: str) -> None:
    version = STORIES[key].version(language)
    captions = [words for picture in version.pictures for words in (picture.caption, picture.alt)]
    words = "\n".join([version.headline, version.standfirst, blocks.text(version.body), *captions])
    assert "'" not in words
    assert '"' not in words
    assert "*" not in words
    if language == "fr":
        assert not _any_in(words, ("« ", " »", " :", " ;", " !", " ?"))
    if language in ("zh-hans", "zh-hant", "ja"):
        cjk = f"[{CJK}]"
        assert not re.search(rf"{cjk}[ ,.:;!?()]|[,:;!?()]{cjk}", words)
    if (key, language) in UNFINISHED:
        return
    assert version.standfirst
    assert version.kicker
    assert all(picture.caption and picture.alt for picture in version.pictures)
    shapes = {tuple(block.kind for block in blocks.split(STORIES[key].version(other).body))
              for other in STORIES[key].texts if (key, other) not in UNFINISHED}  # fmt: skip
    assert len(shapes) == 1, "the languages of one story have the same blocks"


def _any_in(words: str, wrong: Sequence[str]) -> bool:
    return any(part in words for part in wrong)


def test_the_lead_story_is_in_every_language() -> None:
    assert set(STORIES["cable_ship"].texts) == set(LANGUAGES)


def test_a_text_is_read_block_by_block() -> None:
    version = texts.parse(
        """
kicker: Essai

# Un titre : « long »

standfirst: Deux
lignes.

[sea] La mer.

alt: De l'eau.

Il compte 4 060 pas, en 22 h 08 !

- un
- deux

[land] La terre.

> *Oui.*
""",
        "fr",
    )
    assert version.headline == "Un titre\u00a0: «\u00a0long\u00a0»"
    assert version.standfirst == "Deux lignes."
    assert version.has_lead
    assert version.pictures == [
        texts.PictureWords("sea", "La mer.", "De l’eau."),
        texts.PictureWords("land", "La terre."),
    ]
    assert version.body == (
        "<p>Il compte 4\u202f060 pas, en 22\u00a0h\u00a008\u202f!</p>"
        "<ul><li><p>un</p></li><li><p>deux</p></li></ul>"
        '<figure data-figure="2"></figure><blockquote><p><em>Oui.</em></p></blockquote>'
    )
    assert texts.parse("# 两\n行", "zh-hans").headline == "两行"
    with pytest.raises(ValueError, match="no headline"):
        texts.parse("Words.", "en")


# --- The pictures --------------------------------------------------------------------------------
def test_a_picture_is_the_same_each_time() -> None:
    first, second = (PICTURES["letters"].draw().jpeg() for _ in range(2))
    assert first == second
    with PillowImage.open(io.BytesIO(first)) as image:
        assert image.size == (1600, 1067)


@pytest.mark.full
@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn(name: str) -> None:
    jpeg = PICTURES[name].draw().jpeg()
    with PillowImage.open(io.BytesIO(jpeg)) as image:
        # Something is on the sheet: all three channels use most of their range.
        assert all(high - low > 120 for low, high in image.getextrema())
    assert len(jpeg) < 1_500_000


@pytest.mark.full
@pytest.mark.parametrize("name", PORTRAITS)
def test_every_portrait_is_drawn(name: str) -> None:
    with PillowImage.open(io.BytesIO(PORTRAITS[name].draw().jpeg())) as image:
        assert all(high - low > 120 for low, high in image.getextrema())

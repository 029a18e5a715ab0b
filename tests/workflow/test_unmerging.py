"""A merge is taken back: what moved moves back, and what somebody changed since does not."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import ActionLog, Contributor, CreditRole, Edition, Feed, Role
from articles.workflow import actions, site_pages
from articles.workflow.content_changes import Change, CreditLine
from articles.workflow.errors import NotAllowed, Refused
from articles.workflow.merging import merge
from articles.workflow.unmerging import merges_of, unmerge
from tests.factories import (
    make_article,
    make_contributor,
    make_image,
    make_label,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return make_user(Role.CHIEF)


def names(thing) -> dict[str, tuple[str, str]]:
    return {row.language_code: (row.name, row.slug) for row in thing.translations.all()}


def there_and_back(chief, kept, duplicate):
    """Merge, take it back, and return both as they are then."""
    merge(chief, kept, duplicate)
    unmerge(chief, type(duplicate).objects.get(pk=duplicate.pk))
    return type(kept).objects.get(pk=kept.pk), type(kept).objects.get(pk=duplicate.pk)


def test_a_contributor_has_everything_back(chief):
    portrait = make_image("Jane Roe")
    kept = make_contributor({"en": "Lian Ran"}, aliases=["l ran"])
    gone = make_contributor(
        {"en": "Lian R.", "zh-hans": "连冉"},
        aliases=["lian"],
        verified=True,
        native_language="zh-hans",
        portrait=portrait,
    )
    one = make_article(authors=[gone])
    both = make_article(authors=[kept, gone])
    before = names(kept), names(gone)
    merge(chief, kept, gone)
    merged = Contributor.objects.get(pk=kept.pk)
    assert (merged.portrait, merged.native_language) == (portrait, "zh-hans")
    unmerge(chief, Contributor.objects.get(pk=gone.pk))
    kept, gone = Contributor.objects.get(pk=kept.pk), Contributor.objects.get(pk=gone.pk)
    assert (names(kept), names(gone)) == before
    assert (kept.aliases, gone.aliases) == (["l ran"], ["lian"])
    assert (kept.portrait, kept.native_language) == (None, "")
    assert gone.merged_into is None
    assert [c.contributor for c in one.master.credits.all()] == [gone]
    assert [c.contributor for c in both.master.credits.all()] == [kept, gone]
    assert ActionLog.objects.first().verb == "unmerge"


@pytest.mark.parametrize(("make", "field"), [(make_label, "label"), (make_source, "source")])
def test_labels_and_sources_have_their_articles_back(chief, make, field):
    kept, gone = make("Kept"), make("Gone")
    own, moved = make_article(**{field: kept}), make_article(**{field: gone})
    there_and_back(chief, kept, gone)
    for edition, thing in ((own, kept), (moved, gone)):
        edition.master.refresh_from_db()
        assert getattr(edition.master, field) == thing


def test_a_source_has_its_feeds_back(chief):
    kept, gone = make_source("Kept"), make_source("Gone")
    feed = Feed.objects.create(source=gone, address="https://example.org/feed")
    merge(chief, kept, gone)
    feed.refresh_from_db()
    assert feed.source == kept
    unmerge(chief, type(gone).objects.get(pk=gone.pk))
    feed.refresh_from_db()
    assert feed.source == gone


def test_topics_and_places_in_menus_come_back(chief):
    kept, gone = make_topic("Kept"), make_topic("Gone")
    both, one = make_article(topics=[kept, gone]), make_article(topics=[gone])
    site_pages.save_menu(chief, {"navigation": [gone], "footer": [kept, gone]}, version=None)
    there_and_back(chief, kept, gone)
    assert set(both.master.topics.all()) == {kept, gone}
    assert set(one.master.topics.all()) == {gone}
    assert site_pages.menu_targets("navigation") == [gone]
    assert site_pages.menu_targets("footer") == [kept, gone]


def test_what_somebody_changed_since_stays(chief):
    kept, gone, third = make_contributor("Kept"), make_contributor({"fr": "Parti"}), make_contributor("Third")
    edition, other = make_article(authors=[gone]), make_article(authors=[gone])
    merge(chief, kept, gone)
    lines = Change(credits=[CreditLine(third, CreditRole.AUTHOR)])
    actions.save_edition(chief, Edition.objects.get(pk=edition.pk), lines, version=None)
    kept.rename("fr", "Gardé")
    kept, gone = (Contributor.objects.get(pk=thing.pk) for thing in (kept, gone))
    unmerge(chief, gone)
    assert edition.master.credits.get().contributor == third
    assert other.master.credits.get().contributor == gone
    assert names(kept)["fr"][0] == "Gardé"
    assert names(gone)["fr"] == ("Parti", "parti") or names(gone)["fr"][0] == "Parti"


def test_an_edition_saved_since_gets_a_revision_and_others_do_not(chief):
    kept, gone = make_contributor("Kept"), make_contributor("Gone")
    saved, untouched = make_article(authors=[gone]), make_article(authors=[gone])
    merge(chief, kept, gone)
    text = actions.Text(headline="New", standfirst="S", body=saved.body)
    actions.save_edition(chief, saved, Change(text=text), version=None)
    unmerge(chief, Contributor.objects.get(pk=gone.pk))
    saved.refresh_from_db()
    untouched.refresh_from_db()
    assert saved.latest_revision.number == 3
    assert saved.latest_revision.credits[0]["contributor"] == gone.pk
    assert untouched.latest_revision.number == 1


def test_who_was_merged_into_the_one_that_goes_goes_with_it(chief):
    kept, gone, first = (make_contributor(name) for name in ("Kept", "Gone", "First"))
    merge(chief, gone, first)
    merge(chief, kept, gone)
    unmerge(chief, Contributor.objects.get(pk=gone.pk))
    first.refresh_from_db()
    assert first.merged_into == gone
    assert [line.data["duplicate"] for line in merges_of(gone)] == [first.pk]


def test_what_was_merged_on_or_long_ago_stays_merged(chief, monkeypatch):
    kept, gone, last = (make_contributor(name) for name in ("Kept", "Gone", "Last"))
    with pytest.raises(Refused, match="not merged"):
        unmerge(chief, gone)
    merge(chief, kept, gone)
    merge(chief, last, kept)
    with pytest.raises(Refused, match="merged on"):
        unmerge(chief, Contributor.objects.get(pk=gone.pk))
    late = timezone.now() + dt.timedelta(days=31)
    monkeypatch.setattr(timezone, "now", lambda: late)
    assert merges_of(last) == []
    with pytest.raises(Refused, match="30 days"):
        unmerge(chief, Contributor.objects.get(pk=kept.pk))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.TRANSLATOR])
def test_only_chief_editors_undo(role, chief):
    kept, gone = make_source("Kept"), make_source("Gone")
    merge(chief, kept, gone)
    with pytest.raises(NotAllowed):
        unmerge(make_user(role, languages=["fr"]), type(gone).objects.get(pk=gone.pk))

"""Merging two names that are one: looked at first, done by those who may, and nothing is lost."""

import pytest

from articles.models import ActionLog, Credit, Role
from tests.admin.desk import signed_in
from tests.factories import make_article, make_contributor, make_label, make_live, make_source, make_topic

pytestmark = pytest.mark.django_db
KINDS = {"source": make_source, "label": make_label, "contributor": make_contributor, "topic": make_topic}


def address(thing) -> str:
    return f"/admin/merge/{thing._meta.model_name}/{thing.pk}/"


@pytest.fixture
def pair():
    kept = make_contributor({"en": "Lian Ran"})
    duplicate = make_contributor({"en": "Lian R.", "zh-hans": "连冉"}, aliases=["L. Ran"], verified=False)
    return kept, duplicate


def test_the_other_one_is_suggested_and_searched(pair):
    kept, duplicate = pair
    make_contributor("Somebody Else")
    client = signed_in()
    page = client.get(address(kept)).content.decode()
    assert "Lian R." in page
    assert "Somebody Else" not in page
    assert "Somebody Else" in client.get(f"{address(kept)}?q=somebody").content.decode()
    assert "Nothing has that name" in client.get(f"{address(kept)}?q=nobody").content.decode()
    assert f"?with={duplicate.pk}" in page


def test_the_preview_says_what_moves_and_moves_nothing(pair):
    kept, duplicate = pair
    make_article("en", authors=[duplicate])
    page = signed_in().get(f"{address(kept)}?with={duplicate.pk}").content.decode()
    for sentence in (
        "1 article moves",
        "the name in this language, which had none",
        "another spelling of “Lian Ran”",
        "1 other spelling is kept: l. ran",
        "For 30 days it can be undone",
    ):
        assert sentence in page
    assert f"{address(duplicate)}?with={kept.pk}" in page
    duplicate.refresh_from_db()
    assert duplicate.merged_into is None


def test_merging_keeps_credits_addresses_and_spellings(pair, client):
    kept, duplicate = pair
    both = make_live(make_article("en", authors=[kept, duplicate]))
    live = make_live(make_article("zh-hans", authors=[duplicate]))
    chief = signed_in(Role.CHIEF)
    response = chief.post(address(kept), {"with": duplicate.pk})
    assert response["Location"] == f"/admin/articles/contributor/{kept.pk}/change/"
    kept.refresh_from_db()
    # Credits: all of them, and nobody twice.
    assert set(Credit.objects.values_list("contributor", flat=True)) == {kept.pk}
    assert both.master.credits.count() == 1
    # Names and spellings.
    assert {row.language_code: row.name for row in kept.translations.all()} == {
        "en": "Lian Ran",
        "zh-hans": "连冉",
    }
    assert set(kept.aliases) >= {"lian r.", "l. ran"}
    assert kept.verified
    # The old address leads on, for readers and on the desk; a revision that names the old one shows the new.
    old = duplicate.translations.get(language_code="en").slug
    answer = client.get(f"/en/people/{old}/")
    assert answer.status_code == 301
    assert answer["Location"].endswith("/people/lian-ran/")
    assert (
        "连冉"
        in client.get(f"/zh-hans/articles/{live.master_id}/{live.live_revision.slug}/").content.decode()
    )
    there = chief.get(f"/admin/articles/contributor/{duplicate.pk}/change/")
    assert there["Location"] == f"/admin/articles/contributor/{kept.pk}/change/"
    # It leaves the list, and the log knows.
    assert "Lian R." not in chief.get("/admin/articles/contributor/").content.decode().split("<tbody>")[1]
    line = ActionLog.objects.filter(verb="merge").get()
    assert (line.user, line.data["kept"], line.data["duplicate"]) == (chief.user, kept.pk, duplicate.pk)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("role", list(Role))
def test_merging_is_for_chief_editors_in_every_kind(role, kind):
    kept, duplicate = KINDS[kind]("One"), KINDS[kind]("Two")
    client = signed_in(role, languages=["fr"])
    allowed = role in {Role.CHIEF, Role.ADMINISTRATOR}
    for response in (client.get(address(kept)), client.get(f"{address(kept)}?with={duplicate.pk}")):
        assert response.status_code == (200 if allowed else 403)
    assert client.post(address(kept), {"with": duplicate.pk}).status_code == (302 if allowed else 403)
    duplicate.refresh_from_db()
    assert duplicate.merged_into_id == (kept.pk if allowed else None)
    page = client.get(f"/admin/articles/{kind}/{kept.pk}/change/").content.decode()
    assert (address(kept) in page) is allowed


def test_what_cannot_be_merged_is_refused_with_a_sentence(pair):
    kept, duplicate = pair
    client = signed_in()
    response = client.post(address(kept), {"with": kept.pk}, follow=True)
    assert "Choose two different entries" in response.content.decode()
    for nonsense in ("999999", "x", "-1"):
        assert client.post(address(kept), {"with": nonsense}).status_code == 404
    assert client.get(f"/admin/merge/user/{kept.pk}/").status_code == 404
    client.post(address(kept), {"with": duplicate.pk})
    # Merged already: its page of merging leads to what it became.
    assert client.get(address(duplicate))["Location"] == address(kept)
    other = make_contributor("A third")
    response = client.post(address(other), {"with": duplicate.pk}, follow=True)
    assert "has been merged already" in response.content.decode()


# --- Taking it back --------------------------------------------------------------------------------


def test_a_merge_is_taken_back_from_the_page_of_what_stayed(pair):
    kept, duplicate = pair
    live = make_live(make_article("en", authors=[duplicate]))
    chief = signed_in(Role.CHIEF)
    chief.post(address(kept), {"with": duplicate.pk})
    undo = f"{address(duplicate)}undo/"
    assert undo in chief.get(f"/admin/articles/contributor/{kept.pk}/change/").content.decode()
    page = chief.get(undo).content.decode()
    assert "1 article goes back to “Lian R.”" in page
    answer = chief.post(undo)
    assert answer["Location"] == f"/admin/articles/contributor/{duplicate.pk}/change/"
    assert live.master.credits.get().contributor == duplicate
    assert "Lian R." in chief.get("/admin/articles/contributor/").content.decode()
    # Once more: it is not merged.
    assert chief.post(undo)["Location"] == f"/admin/articles/contributor/{duplicate.pk}/change/"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.TRANSLATOR])
def test_taking_a_merge_back_is_for_chief_editors(role, pair):
    kept, duplicate = pair
    signed_in(Role.CHIEF).post(address(kept), {"with": duplicate.pk})
    client = signed_in(role, languages=["fr"])
    assert client.get(f"{address(duplicate)}undo/").status_code == 403
    assert client.post(f"{address(duplicate)}undo/").status_code == 403
    assert "undo/" not in client.get(f"/admin/articles/contributor/{kept.pk}/change/").content.decode()

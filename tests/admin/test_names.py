"""Sources, labels, contributors, topics: listed with their use, found by any name, kept by those who may."""

import pytest

from articles.models import ActionLog, Contributor, ContributorTranslation, Label, Role, Source, Topic
from tests.admin.desk import queries_of, signed_in
from tests.factories import make_article, make_contributor, make_label, make_live, make_source, make_topic

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "fr", "zh-hans", "zh-hant", "ja", "ar"]
MAKE = {"source": make_source, "label": make_label, "contributor": make_contributor, "topic": make_topic}
EDITORS = {
    "source": {Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR},
    "contributor": {Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR},
    "topic": {Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR},
    "label": {Role.CHIEF, Role.ADMINISTRATOR},
}
OWN = {
    "source": {
        "indexing_policy": "noindex-news",
        "homepage": "https://geekpark.example",
        "language": "zh-hans",
    },
    "label": {"colour": "#8a2d4f"},
    "contributor": {"kind": "person", "native_language": "zh-hans"},
    "topic": {},
}


def listed(kind: str) -> str:
    return f"/admin/articles/{kind}/"


def page_of(thing) -> str:
    return f"/admin/articles/{thing._meta.model_name}/{thing.pk}/change/"


def rows(names: dict[str, str], thing=None, **more: str) -> dict[str, str]:
    """The table of names as a browser posts it: first what is there, then the languages that are missing."""
    there = list(thing.translations.order_by("pk")) if thing else []
    missing = [code for code in LANGUAGES if code not in {row.language_code for row in there}]
    posted = {
        "translations-TOTAL_FORMS": str(len(there) + len(missing)),
        "translations-INITIAL_FORMS": str(len(there)),
    }
    for number, row in enumerate(there):
        posted |= {
            f"translations-{number}-id": str(row.pk),
            f"translations-{number}-master": str(thing.pk),
            f"translations-{number}-name": names.get(row.language_code, row.name),
            f"translations-{number}-slug": row.slug,
        }
    for number, code in enumerate(missing, len(there)):
        posted |= {
            f"translations-{number}-language_code": code,
            f"translations-{number}-name": names.get(code, ""),
            f"translations-{number}-slug": more.get(f"slug_{code}", ""),
        }
    return posted


def form_of(client, thing, names: dict[str, str], **fields: str) -> dict[str, str]:
    """The form of a thing, read as a browser would, with names and fields changed."""
    form = client.get(page_of(thing)).context_data["adminform"].form
    values = {
        name: ",".join(value) if isinstance(value, list) else value
        for name, value in form.initial.items()
        if value not in (None, False)
    }
    return {**values, **rows(names, thing), **fields}


# --- Lists ---------------------------------------------------------------------------------------


def test_a_list_shows_names_in_all_languages_use_and_what_is_to_be_verified():
    source = make_source({"en": "GeekPark", "zh-hans": "极客公园"}, verified=False)
    for _ in range(3):
        make_article("en", source=source)
    page = signed_in().get(listed("source")).content.decode()
    row = next(part for part in page.split("<tbody>")[1].split("<tr>") if "GeekPark" in part)
    assert "极客公园" in row
    assert "To verify" in row
    assert '3 <span class="unit">articles' in row


def test_an_article_with_two_credits_of_one_person_counts_once():
    person = make_contributor("Lian Ran")
    make_article("en", authors=[person], editors=[person])
    page = signed_in().get(listed("contributor")).content.decode()
    assert '1 <span class="unit">article<' in page


@pytest.mark.parametrize("words", ["GEEK", "极客", "geek  park", "gpark", "ｇｅｅｋ"])
def test_a_thing_is_found_by_any_name_or_spelling(words):
    make_source({"en": "Geek Park", "zh-hans": "极客公园"}, aliases=["GPark"])
    make_source("The Other")
    page = signed_in().get(f"{listed('source')}?q={words}").content.decode()
    assert "极客公园" in page
    assert "The Other" not in page


def test_accents_do_not_hide_a_name():
    make_contributor("Éric Rosé")
    assert "Éric Rosé" in signed_in().get(f"{listed('contributor')}?q=eric rose").content.decode()


def test_filters_verified_kind_and_language():
    make_contributor("Sure")
    make_contributor({"fr": "Incertaine"}, verified=False, kind="organisation")
    client = signed_in()
    for query in ("?verified=0", "?kind=organisation", "?named=fr"):
        table = client.get(listed("contributor") + query).content.decode().split("<tbody>")[1]
        assert "Incertaine" in table
        assert "Sure" not in table


@pytest.mark.parametrize("kind", sorted(MAKE))
def test_a_list_costs_the_same_whatever_its_length(kind):
    client = signed_in()

    def fill(start: int, number: int) -> None:
        for n in range(start, start + number):
            MAKE[kind]({"en": f"Name {n}", "fr": f"Nom {n}"})

    fill(0, 3)
    few = queries_of(client, listed(kind))
    fill(3, 27)
    assert queries_of(client, listed(kind)) == few <= 10
    assert queries_of(client, f"{listed(kind)}?q=nom&verified=1") <= 10


@pytest.mark.parametrize("kind", sorted(MAKE))
def test_an_empty_list_teaches(kind):
    assert signed_in().get(listed(kind)).context_data["empty_text"]


# --- Making and changing -------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("kind", sorted(MAKE))
def test_a_thing_is_made_by_those_who_may_with_a_line_in_the_log(kind, role):
    client = signed_in(role, languages=["fr"])
    data = {"aliases": "Another Spelling", "verified": "on", **OWN[kind]}
    data |= rows({"en": "A Name", "zh-hans": "一个名字"})
    response = client.post(f"{listed(kind)}add/", data)
    model = {"source": Source, "label": Label, "contributor": Contributor, "topic": Topic}[kind]
    if role not in EDITORS[kind]:
        assert response.status_code == 403
        assert not model.objects.exists()
        return
    assert response.status_code == 302, response.context_data["errors"]
    thing = model.objects.get()
    assert {row.language_code: row.slug for row in thing.translations.all()} == {
        "en": "a-name",
        "zh-hans": "一个名字",
    }
    assert thing.aliases == ["another spelling"]
    line = ActionLog.objects.get()
    assert (line.verb, line.user, line.data["kind"], line.data["thing"]) == (
        "create_name",
        client.user,
        kind,
        thing.pk,
    )


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("kind", sorted(MAKE))
def test_a_thing_is_changed_by_those_who_may_and_read_by_the_others(kind, role):
    thing = MAKE[kind]({"en": "As it was"})
    chief, client = signed_in(), signed_in(role, languages=["fr"])
    data = form_of(chief, thing, {"en": "As it is", "fr": "Tel quel"})
    response = client.post(page_of(thing), data)
    names = {row.name for row in thing.translations.all()}
    if role in EDITORS[kind]:
        assert response.status_code == 302
        assert names == {"As it is", "Tel quel"}
        assert ActionLog.objects.get().verb == "edit_name"
    else:
        assert response.status_code == 403
        assert names == {"As it was"}
        page = client.get(page_of(thing)).content.decode()
        assert "As it was" in page
        assert 'name="_save"' not in page


def test_saving_without_a_change_writes_nothing():
    source, client = make_source("GeekPark"), signed_in()
    assert client.post(page_of(source), form_of(client, source, {})).status_code == 302
    assert not ActionLog.objects.exists()


def test_a_name_is_removed_but_never_the_last():
    source, client = make_source({"en": "GeekPark", "fr": "Parc"}), signed_in()
    data = form_of(client, source, {}) | {"translations-1-DELETE": "on"}
    assert client.post(page_of(source), data).status_code == 302
    assert [row.name for row in source.translations.all()] == ["GeekPark"]
    response = client.post(page_of(source), form_of(client, source, {}) | {"translations-0-DELETE": "on"})
    assert "at least one language" in response.content.decode()
    assert source.translations.count() == 1


def test_an_address_that_is_taken_is_said_beside_its_field():
    make_source("GeekPark")
    data = {**OWN["source"], **rows({"en": "Another"}, slug_en="GeekPark")}
    page = signed_in().post(f"{listed('source')}add/", data).content.decode()
    assert "“GeekPark” has this address already" in page
    assert "Another" in page
    assert Source.objects.count() == 1


def test_a_name_that_is_taken_is_asked_about_and_can_be_kept():
    make_contributor({"zh-hans": "连冉"}, aliases=["Lian Ran"])
    client, data = signed_in(), {**OWN["contributor"], **rows({"en": "LIAN ran"})}
    page = client.post(f"{listed('contributor')}add/", data).content.decode()
    assert "This name is taken: 连冉" in page
    assert "LIAN ran" in page
    assert Contributor.objects.count() == 1
    assert client.post(f"{listed('contributor')}add/", data | {"namesake": "1"}).status_code == 302
    assert Contributor.objects.count() == 2


def test_a_language_the_site_does_not_have_is_refused():
    data = {**OWN["topic"], **rows({"en": "Chips"}), "translations-0-language_code": "xx"}
    assert signed_in().post(f"{listed('topic')}add/", data).status_code == 200
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("homepage", "javascript:alert(1)"), ("language", "klingon"), ("indexing_policy", "x")],
)
def test_a_wrong_value_keeps_every_typed_word(field, value):
    source, client = make_source("GeekPark"), signed_in()
    response = client.post(page_of(source), form_of(client, source, {"fr": "Typed"}, **{field: value}))
    assert response.status_code == 200
    assert 'value="Typed"' in response.content.decode()
    assert source.translations.count() == 1


def test_the_second_of_two_who_save_is_told_and_loses_nothing():
    source, one, two = make_source("GeekPark"), signed_in(), signed_in()
    first, second = form_of(one, source, {"fr": "Le premier"}), form_of(two, source, {"ja": "二番目"})
    assert one.post(page_of(source), first).status_code == 302
    response = two.post(page_of(source), second)
    assert response.status_code == 409
    assert "二番目" in response.content.decode()
    assert set(source.translations.values_list("language_code", flat=True)) == {"en", "fr"}
    # Knowing what is there now, they save again.
    again = second | {"seen": response.context_data["adminform"].form["seen"].value()}
    assert two.post(page_of(source), again).status_code == 302
    assert set(source.translations.values_list("name", flat=True)) == {"GeekPark", "Le premier", "二番目"}


def test_without_the_version_there_is_no_conflict_to_see(monkeypatch):
    """The negative control: the test above fails where versions are not compared."""
    monkeypatch.setattr("articles.admin.lists.fingerprint", lambda values: "")
    source, one, two = make_source("GeekPark"), signed_in(), signed_in()
    first, second = form_of(one, source, {"en": "One"}), form_of(two, source, {"en": "Two"})
    assert one.post(page_of(source), first).status_code == 302
    assert two.post(page_of(source), second).status_code == 302


# --- Used in, and deleting -----------------------------------------------------------------------


def test_a_page_says_where_a_thing_is_used():
    label = make_label()
    edition = make_article("en", headline="Under the label", label=label)
    page = signed_in().get(page_of(label)).content.decode()
    assert "In 1 article" in page
    assert "Under the label" in page
    assert f"/admin/articles/article/{edition.master_id}/change/" in page


def test_a_page_shows_twenty_of_many_at_a_constant_cost():
    person, client = make_contributor("Prolific"), signed_in()
    make_article("en", authors=[person])
    few = queries_of(client, page_of(person))
    for _ in range(22):
        make_article("en", authors=[person])
    assert queries_of(client, page_of(person)) == few
    page = client.get(page_of(person)).content.decode()
    assert "In 23 articles" in page
    assert "and 3 more" in page


@pytest.mark.parametrize("kind", sorted(MAKE))
def test_what_nothing_uses_can_be_deleted(kind):
    thing, client = MAKE[kind]("Unused"), signed_in()
    address = f"/admin/articles/{kind}/{thing.pk}/delete/"
    assert "Delete “Unused”?" in client.get(address).content.decode()
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert not type(thing).objects.exists()
    assert ActionLog.objects.get().verb == "delete_name"


@pytest.mark.parametrize("kind", sorted(MAKE))
def test_what_an_article_or_a_revision_names_cannot(kind):
    thing, client = MAKE[kind]("Used"), signed_in()
    field = {"contributor": "authors", "topic": "topics"}.get(kind, kind)
    value = [thing] if field.endswith("s") else thing
    edition = make_live(make_article("en", **{field: value}))
    address = f"/admin/articles/{kind}/{thing.pk}/delete/"
    assert client.post(address, {"post": "yes"}).status_code == 403
    # Out of the article, it is still in what readers had.
    article = edition.master
    article.credits.all().delete()
    article.topics.clear()
    type(article).objects.filter(pk=article.pk).update(label=None, source=None)
    if kind != "topic":
        assert client.post(address, {"post": "yes"}).status_code == 403
        assert type(thing).objects.filter(pk=thing.pk).exists()


def test_slugs_of_two_namesakes_differ():
    make_contributor("Lian Ran")
    make_contributor("Lian Ran")
    slugs = ContributorTranslation.objects.values_list("slug", flat=True)
    assert set(slugs) == {"lian-ran", "lian-ran-2"}

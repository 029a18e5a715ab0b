"""Old addresses never die: they lead to what readers have, and to nothing else."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles.models import FormerAddress, Role
from articles.rendering import article_path
from articles.workflow import actions, former_addresses
from articles.workflow.errors import Refused
from tests.factories import make_article, make_edition, make_label, make_live, make_taken_down, make_user

pytestmark = pytest.mark.django_db


def where(path: str) -> str | int:
    """Where a path leads: the address of a 301, or the status of any other answer."""
    response = Client().get(path)
    if response.status_code == 301:
        assert response["Cache-Control"] == "public, max-age=0, s-maxage=5"
        return response["Location"]
    return response.status_code


@pytest.fixture
def edition():
    return make_live(make_article("fr", headline="Le tram"))


def test_parts_too_much_and_too_few_lead_to_the_article(edition):
    path, pk = article_path(edition), edition.master_id
    for old in (
        f"/fr/articles/{pk}/",
        f"/fr/articles/{pk}",
        f"{path}amp/",
        f"{path}feed/rss",
        f"/fr/articles/{pk}/x/y/z",
    ):
        assert where(old) == path, old
    assert where(f"/fr/articles/{pk}/another-slug/") == path


def test_a_language_in_another_spelling_leads_there(edition):
    path = article_path(edition)
    rest = path.removeprefix("/fr")
    for tag in ("FR", "fr-FR", "fr_CA", "Fr-be"):
        assert where(f"/{tag}{rest}") == path, tag
    assert where("/FR/") == "/fr/"
    assert where("/zh/") == where("/zh-CN/") == "/zh-hans/"
    assert where("/zh-TW/") == where("/zh-Hant-HK/") == "/zh-hant/"


def test_a_language_that_the_site_does_not_have_leads_to_one_it_has(edition):
    rest = article_path(edition).removeprefix("/fr")
    assert where(f"/de{rest}") == article_path(edition)
    english = make_live(make_edition(edition, "en"))
    assert where(f"/de{rest}") == article_path(english)
    assert where("/de/") == 404


def test_lists_lose_what_is_too_much(edition):
    make_live(make_article("fr", label=make_label({"fr": "Sélection"})))
    assert where("/fr/labels/sélection/page/2/") == "/fr/labels/s%C3%A9lection/"


@pytest.mark.parametrize("state", ["draft", "unpublished", "taken down", "unknown"])
def test_what_readers_may_not_see_is_not_found_by_any_address(state):
    edition = make_article("fr")
    if state == "unpublished":
        edition = actions.unpublish(make_user(Role.CHIEF), make_live(edition))
    elif state == "taken down":
        edition = make_taken_down(edition)
    pk = edition.master_id + (1000 if state == "unknown" else 0)
    FormerAddress.objects.create(path="/alt/tram", article=edition.master)
    for path in (
        f"/fr/articles/{pk}/",
        f"/FR/articles/{pk}/x/",
        f"/de/articles/{pk}/x/",
        f"/fr/articles/{pk}/x/amp/",
    ):
        assert where(path) == 404, path
    assert where("/alt/tram") == 404


def test_another_language_does_not_stand_in_for_a_hidden_one(edition):
    make_edition(edition, "en")
    assert where(f"/en/articles/{edition.master_id}/") == 404
    assert where(f"/EN/articles/{edition.master_id}/x/") == 404


@pytest.mark.parametrize(
    "path", ["/a%00b", "/fr/x%00/y/", "/%0a", "/\u202e/", "/fr/articles/99999999999999999999/"]
)
def test_odd_paths_are_not_found(path):
    assert where(path) == 404


def test_only_those_who_read_are_led_on(edition):
    assert Client().post(f"/fr/articles/{edition.master_id}/").status_code == 404
    assert Client().head(f"/fr/articles/{edition.master_id}/").status_code == 301


# --- Brought along -------------------------------------------------------------------------------
def test_addresses_of_an_earlier_site_lead_here(edition):
    english = make_live(make_edition(edition, "en"))
    assert former_addresses.remember("https://old.example/2019/05/le-tram.html?p=1", edition.master, "fr")
    assert not former_addresses.remember("/2019/05/le-tram.html", edition.master, "fr")
    former_addresses.remember("/story/42", edition.master)
    assert where("/2019/05/le-tram.html") == article_path(edition)
    assert where("/2019/05/le-tram.html/") == article_path(edition)
    assert where("/story/42") == article_path(english)
    former_addresses.remember("/文章/电车", edition.master, "fr")
    assert where("/文章/电车/") == article_path(edition)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/", "no address"),
        ("", "no address"),
        ("/a\x07b", "no address"),
        ("/" + "x" * 600, "no address"),
        ("/fr/", "of this site itself"),
        ("/admin/", "of this site itself"),
        ("/robots.txt", "of this site itself"),
    ],
)
def test_what_cannot_be_kept_is_said(edition, address, sentence):
    with pytest.raises(Refused, match=sentence):
        former_addresses.remember(address, edition.master)
    assert not FormerAddress.objects.exists()


def test_one_address_leads_to_one_article(edition):
    former_addresses.remember("/story/42", edition.master)
    with pytest.raises(Refused, match="leads to article"):
        former_addresses.remember("/story/42", make_article("fr").master)
    with pytest.raises(Refused, match="no language"):
        former_addresses.remember("/story/43", edition.master, "xx")


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("old_addresses", *arguments, stdout=out)
    return out.getvalue()


def test_many_come_in_a_table_with_a_word_on_each_that_does_not(edition, tmp_path):
    table = tmp_path / "addresses.csv"
    table.write_text(
        f"address,article,language\n/a,{edition.master_id},fr\n/b,#{edition.master_id},\n/c,999999,fr\n/fr/,{edition.master_id},\n",
        encoding="utf-8",
    )
    assert "2 would be added, 0 known, 2 refused." in run(str(table), "--dry-run")
    assert not FormerAddress.objects.exists()
    said = run(str(table))
    assert "line 4: There is no article “999999”." in said
    assert "line 5:" in said
    assert "2 added, 0 known, 2 refused." in said
    assert "0 added, 2 known, 2 refused." in run(str(table))
    assert where("/a") == where("/b") == article_path(edition)


def test_a_table_that_is_none_is_said(tmp_path):
    (tmp_path / "x.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(CommandError, match="must name the columns"):
        run(str(tmp_path / "x.csv"))
    with pytest.raises(CommandError, match="cannot be read"):
        run(str(tmp_path / "missing.csv"))


def test_a_text_that_is_taken_in_can_bring_its_own(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Le tram\nPar Jeanne Lenoir\nLe port est ouvert depuis ce matin.\n", encoding="utf-8")
    call_command("ingest", str(file), "--former-address", "/old/tram", stdout=StringIO())
    row = FormerAddress.objects.get()
    assert (row.path, row.language_code) == ("/old/tram", "fr")

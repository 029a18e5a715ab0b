"""The number of queries does not grow with what a page shows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import CreditRole, Role
from articles.rendering import article_path, page_path
from articles.workflow import actions
from articles.workflow.content_changes import Change, CreditLine
from articles.workflow.merging import merge
from articles.workflow.site_pages import save_menu
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_page,
    make_source,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

ALLOWED = 10


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path).status_code == 200
    return len(captured)


@pytest.fixture
def shelf():
    """A label, topic, source and author; and what puts an article, with all of its own, under them."""
    label, topic = make_label({"fr": "Label"}), make_topic({"fr": "Sujet"})
    source, author = make_source({"fr": "Source"}), make_contributor({"fr": "Auteur"})
    chief = make_user(Role.CHIEF)

    def fill(count: int) -> None:
        for _n in range(count):
            edition = make_article(
                "fr",
                label=label,
                topics=[topic, make_topic()],
                source=source,
                authors=[author, make_contributor()],
                images=[make_image()],
            )
            make_live(edition, chief=chief)
            make_live(make_edition(edition, "en"), chief=chief)

    return fill


@pytest.mark.parametrize(
    "path", ["/fr/", "/fr/labels/label/", "/fr/topics/sujet/", "/fr/sources/source/", "/fr/people/auteur/"]
)
def test_lists(shelf, path):
    shelf(1)
    one = queries(path)
    shelf(19)
    assert queries(path) == one <= ALLOWED


@pytest.fixture
def menus():
    """As much in both menus as a page carries."""
    label, topic = make_label({"fr": "Au menu"}), make_topic({"fr": "Sujet au menu"})
    make_live(make_article("fr", label=label, topics=[topic]))
    pages = [make_page("fr", f"Page {number}").master for number in range(4)]
    entries = [label, topic, *pages]
    save_menu(make_user(Role.CHIEF), {"navigation": entries, "footer": entries}, version=None)


def test_menus_cost_one_query():
    make_live(make_article("fr"))
    assert queries("/fr/") <= ALLOWED
    empty = queries("/fr/")
    label = make_label({"fr": "Au menu"})
    make_live(make_article("fr", label=label))
    pages = [make_page("fr", f"Page {number}") for number in range(6)]
    entries = [label, *(page.master for page in pages)]
    save_menu(make_user(Role.CHIEF), {"navigation": entries, "footer": entries}, version=None)
    assert "Page 5" in Client().get("/fr/").content.decode()
    # The label's own name is one query more for the cards.
    assert queries("/fr/") <= empty + 1
    for page in (pages[0], make_page("ja", "ページ", page=pages[0])):
        assert queries(page_path(page)) <= 4


@pytest.mark.usefixtures("menus")
def test_article():
    edition = make_article(
        "fr",
        label=make_label({"fr": "Label"}),
        topics=[make_topic()],
        images=[make_image()],
        editors=[make_contributor("Zheng Xuan")],
    )
    small = make_live(edition)
    many = [CreditLine(make_contributor(), role) for role in CreditRole for _n in range(4)]
    large = make_article(
        "fr",
        label=make_label({"fr": "Autre"}),
        topics=[make_topic() for _n in range(10)],
        images=[make_image() for _n in range(12)],
    )
    large = actions.save_edition(make_user(Role.EDITOR), large, Change(credits=many), version=None)
    large = make_live(large)
    for language in ("en", "ar", "zh-hans"):
        make_live(make_edition(large, language))
    assert queries(article_path(large)) == queries(article_path(small)) <= ALLOWED


def test_article_whose_names_were_merged_with_others():
    label, source, author = make_label({"fr": "L"}), make_source({"fr": "S"}), make_contributor({"fr": "A"})
    edition = make_live(
        make_article(
            "fr", label=label, source=source, authors=[author], topics=[make_topic()], images=[make_image()]
        )
    )
    chief = make_user(Role.CHIEF)
    for kept, duplicate in (
        (make_label({"fr": "L 2"}), label),
        (make_source({"fr": "S 2"}), source),
        (make_contributor({"fr": "A 2"}), author),
    ):
        merge(chief, kept, duplicate)
    assert queries(article_path(edition)) <= ALLOWED


def test_what_is_not_there_costs_little():
    with CaptureQueriesContext(connection) as captured:
        Client().get("/fr/articles/987654321/x/")
    # Two that look for it, and the menus.
    assert len(captured) <= 3

"""P6, no lost update: many save at once, each from what they read, and nothing is lost.

The negative control does the same with the version check off, and must lose something: else the first
test would prove nothing.
"""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from articles.models import Edition, Role
from articles.workflow import actions
from articles.workflow.content_changes import Change, Text
from articles.workflow.errors import Conflict
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)
CLIENTS, SAVES = 8, 6


def everybody_saves(edition: Edition, *, checked: bool) -> set[str]:
    """Let every client add its words to the standfirst, again whenever it is told of a conflict."""
    together = threading.Barrier(CLIENTS)
    users = [make_user(Role.EDITOR) for _ in range(CLIENTS)]
    failures: list[BaseException] = []

    def save(client: int, number: int) -> None:
        while True:
            read = Edition.objects.get(pk=edition.pk)
            text = Text(
                headline=read.headline, standfirst=f"{read.standfirst} {client}-{number}", body=read.body
            )
            try:
                version = read.row_version if checked else None
                actions.save_edition(users[client], read, Change(text=text), version=version)
            except Conflict:
                continue
            return

    def work(client: int) -> None:
        try:
            together.wait()
            for number in range(SAVES):
                save(client, number)
        except BaseException as error:
            failures.append(error)
        finally:
            connections.close_all()

    run_all([lambda client=client: work(client) for client in range(CLIENTS)])
    assert not failures
    edition.refresh_from_db()
    return {f"{client}-{number}" for client in range(CLIENTS) for number in range(SAVES)} - set(
        edition.standfirst.split()
    )


def run_all(jobs: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_nothing_is_lost_when_many_save_at_once():
    assert everybody_saves(make_article(standfirst="Start"), checked=True) == set()


def test_without_the_check_something_is_lost():
    assert everybody_saves(make_article(standfirst="Start"), checked=False)


def test_an_edition_is_published_once():
    edition = actions.submit(make_user(Role.EDITOR), make_article())
    chiefs = [make_user(Role.CHIEF) for _ in range(6)]
    edition = actions.approve(chiefs[0], edition)
    together, done = threading.Barrier(6), []

    def publish(chief) -> None:
        try:
            together.wait()
            done.append(actions.publish(chief, edition, version=edition.row_version))
        except Conflict:
            pass
        finally:
            connections.close_all()

    run_all([lambda chief=chief: publish(chief) for chief in chiefs])
    assert len(done) == 1
    assert edition.master.log.filter(verb="publish").count() == 1

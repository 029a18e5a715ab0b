"""Filters that people keep: one's own, and those that chiefs share."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Role, SavedFilter
from articles.workflow import filters
from articles.workflow.errors import NotAllowed, Refused
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_ones_own_are_ones_own_and_shared_ones_everybodys():
    chief, editor, other = make_user(Role.CHIEF), make_user(Role.EDITOR), make_user(Role.EDITOR)
    own = filters.save_filter(editor, "Mine", "state=draft")
    shared = filters.save_filter(chief, "Ours", "work=late", shared=True)
    assert list(SavedFilter.objects.visible_to(editor)) == [shared, own]
    assert list(SavedFilter.objects.visible_to(other)) == [shared]


def test_the_same_name_takes_the_others_place():
    editor = make_user()
    first = filters.save_filter(editor, "Mine", "state=draft")
    second = filters.save_filter(editor, "  MINE ", "state=approved")
    assert first.pk == second.pk
    assert SavedFilter.objects.get().query == "state=approved"
    # Another's filter of the same name is another filter.
    filters.save_filter(make_user(), "Mine", "q=x")
    assert SavedFilter.objects.count() == 2


def test_only_chiefs_share():
    editor = make_user(Role.EDITOR)
    with pytest.raises(NotAllowed):
        filters.save_filter(editor, "Ours", "q=x", shared=True)
    own = filters.save_filter(editor, "Mine", "q=x")
    with pytest.raises(NotAllowed):
        filters.change_filter(editor, own, name="Mine", shared=True)
    filters.change_filter(editor, own, name="Renamed", shared=False)
    assert SavedFilter.objects.get().name == "Renamed"


def test_chiefs_keep_what_is_shared_in_order_and_leave_what_is_not_alone():
    chief, other = make_user(Role.CHIEF), make_user(Role.CHIEF)
    shared = filters.save_filter(chief, "Ours", "q=x", shared=True)
    own = filters.save_filter(chief, "Mine", "q=y")
    filters.change_filter(other, shared, name="Everyone's", shared=True)
    for act in (
        lambda: filters.change_filter(other, own, name="Theirs", shared=False),
        lambda: filters.delete_filter(other, own),
        lambda: filters.delete_filter(make_user(Role.EDITOR), shared),
    ):
        with pytest.raises(NotAllowed):
            act()
    filters.delete_filter(other, shared)
    assert list(SavedFilter.objects.all()) == [own]


def test_a_filter_without_a_name_or_a_question_is_none(monkeypatch):
    editor = make_user()
    with pytest.raises(ValidationError):
        filters.save_filter(editor, "  ", "q=x")
    with pytest.raises(ValidationError):
        filters.save_filter(editor, "x" * 61, "q=x")
    with pytest.raises(ValidationError):
        filters.save_filter(editor, "\x00\u202e", "q=x")
    with pytest.raises(Refused):
        filters.save_filter(editor, "All", "")
    monkeypatch.setattr(filters, "MOST", 1)
    filters.save_filter(editor, "One", "q=x")
    with pytest.raises(Refused, match="Delete one first"):
        filters.save_filter(editor, "Two", "q=x")

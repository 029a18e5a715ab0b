"""Records are kept: the models and the database both refuse to change them."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import ActionLog, Edition, IngestedItem, Revision
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(request):
    edition = make_article()
    if request.param is IngestedItem:
        return IngestedItem.objects.create(
            sha256="0" * 64, content=b"text", media_type="text/plain", article=edition.master
        )
    return request.param.objects.first()


kinds = pytest.mark.parametrize("record", [Revision, ActionLog, IngestedItem], indirect=True)


@kinds
def test_a_record_is_not_saved_twice(record):
    with pytest.raises(TypeError):
        record.save()


@kinds
def test_a_record_is_not_deleted(record):
    with pytest.raises(TypeError):
        record.delete()


@kinds
def test_the_database_refuses_a_bulk_change(record):
    field = {"note": "x"} if hasattr(record, "note") else {"name": "x"}
    with pytest.raises(IntegrityError, match="records"), transaction.atomic():
        type(record).objects.update(**field)


@kinds
def test_the_database_refuses_a_bulk_delete(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(record).objects.filter(pk=record.pk)._raw_delete("default")


def test_an_edition_is_there_once_per_language():
    edition = make_article("fr")
    with pytest.raises(IntegrityError):
        Edition.objects.create(master=edition.master, language_code="fr")


@pytest.mark.parametrize(
    "lie",
    [
        {"publication": "published"},
        {"live_from": "2026-01-01T00:00Z"},
        {"publication": "taken_down"},
        {"state": "finished"},
        {"publication": "gone"},
    ],
)
def test_the_database_refuses_an_impossible_edition(lie):
    edition = make_article()
    with pytest.raises(IntegrityError):
        Edition.objects.filter(pk=edition.pk).update(**lie)

"""Pictures sent in parts: nothing that has arrived is sent twice, and nothing half is ever a picture."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from articles.admin import picture_parts
from articles.models import Image, Role
from tests.admin.desk import signed_in
from tests.factories import make_image, picture_bytes
from tests.imaging.pictures import quarters, saved

pytestmark = pytest.mark.django_db
DATA = saved(quarters(600, 400), "PNG") + bytes(2_500_000)
NAME = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.UPLOADS_ROOT = tmp_path / "uploads"
    return settings.UPLOADS_ROOT


def send(client, offset: int, part: bytes, *, name: str = NAME, size: int = len(DATA), file: str = "a.png"):
    address = f"/admin/pictures/parts/{name}/?offset={offset}&size={size}&name={file}"
    return client.post(address, part, content_type="application/octet-stream")


def ask(client, name: str = NAME):
    return client.get(f"/admin/pictures/parts/{name}/").json()


def parts(data: bytes = DATA):
    step = picture_parts.PART_BYTES
    return [(at, data[at : at + step]) for at in range(0, len(data), step)]


def test_a_picture_arrives_in_parts(folder):
    client = signed_in()
    assert ask(client) == {"offset": 0}
    *first, last = parts()
    for at, part in first:
        assert send(client, at, part).json() == {"offset": at + len(part)}
        assert not Image.objects.exists()
    found = send(client, *last).json()
    image = Image.objects.get()
    assert (found["image"], found["new"], found["name"]) == (image.pk, True, "a.png")
    assert image.sha256 == NAME
    assert found["said"] == "No credit"
    assert not list(folder.iterdir())


def test_what_is_here_already_is_not_sent_at_all():
    image = make_image("CCTV News")
    found = ask(signed_in(), image.sha256)
    assert (found["image"], found["new"], found["credit"], found["confirmed"]) == (
        image.pk, False, "CCTV News", True,
    )  # fmt: skip


def test_after_a_break_it_goes_on_where_it_was():
    client = signed_in()
    (at, part), *rest = parts()
    send(client, at, part)
    # The answer was lost: the browser sends the same part again, and is told how far it is.
    again = send(client, at, part)
    assert (again.status_code, again.json()) == (409, {"offset": len(part)})
    assert ask(client) == {"offset": len(part)}
    for at, part in rest:
        found = send(client, at, part)
    assert found.json()["image"] == Image.objects.get().pk


def test_parts_of_two_people_are_not_mixed():
    one, other = signed_in(), signed_in()
    send(one, *parts()[0])
    assert ask(other) == {"offset": 0}


def test_a_file_that_is_not_what_it_was_called_is_refused(folder):
    client = signed_in()
    answer = send(client, 0, b"x" * 100, size=100)
    assert answer.status_code == 422
    assert "changed on its way" in answer.json()["error"]
    assert not list(folder.iterdir())
    assert not Image.objects.exists()


def test_a_file_that_is_no_picture_is_refused_with_its_sentence():
    data = b"<svg onload=alert(1)>"
    answer = send(signed_in(), 0, data, name=hashlib.sha256(data).hexdigest(), size=len(data), file="a.svg")
    assert answer.status_code == 422
    assert "SVG is refused" in answer.json()["error"]


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("", b"x"),
        ("offset=0", b"x"),
        ("offset=-1&size=10", b"x"),
        ("offset=0&size=x", b"x"),
        ("offset=0&size=10", b""),
        ("offset=5&size=10", b"123456"),
        ("offset=0&size=99999999999999999999", b"x"),
        (f"offset=0&size=9000000&{picture_parts.PART_BYTES}", b"x" * (picture_parts.PART_BYTES + 1)),
    ],
)
def test_what_is_no_part_is_refused(query, part, folder):
    answer = signed_in().post(
        f"/admin/pictures/parts/{NAME}/?{query}", part, content_type="application/octet-stream"
    )
    assert answer.status_code == 422
    assert not folder.exists() or not list(folder.iterdir())


def test_a_file_too_large_is_refused_before_it_is_sent():
    answer = send(signed_in(), 0, b"x", size=26 * 1024 * 1024)
    assert answer.status_code == 422
    assert "at most 25 MB" in answer.json()["error"]


def test_nobody_can_fill_the_disk(monkeypatch):
    monkeypatch.setattr(picture_parts, "MOST_WAITING", 1_500_000)
    client = signed_in()
    send(client, *parts()[0])
    answer = send(client, 0, b"x" * 600_000, name="b" * 64, size=700_000)
    assert answer.status_code == 413
    assert "begun and not finished" in answer.json()["error"]


def test_what_nobody_went_on_with_is_forgotten(folder):
    client = signed_in()
    send(client, *parts()[0])
    (left,) = folder.iterdir()
    old = time.time() - 3 * 24 * 3600
    os.utime(left, (old, old))
    assert ask(client, "c" * 64) == {"offset": 0}
    assert not list(folder.iterdir())


@pytest.mark.parametrize("role", list(Role))
def test_pictures_are_sent_by_those_who_may(role):
    client = signed_in(role, languages=["fr"])
    data = picture_bytes((1, 2, 3))
    answer = send(client, 0, data, name=hashlib.sha256(data).hexdigest(), size=len(data), file="a.jpg")
    assert answer.status_code == (403 if role == Role.TRANSLATOR else 200)
    assert Image.objects.exists() == (role != Role.TRANSLATOR)

"""Where pictures lie: a folder, or an S3-compatible store; in both nothing half is reachable."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from django.core.files.storage import default_storage
from django.test import Client
from moto.server import ThreadedMotoServer

from articles import media
from articles.models import Image
from articles.rendering import article_path
from tests.factories import make_article, make_image, make_live, picture_bytes

BUCKET = "newsroom-pictures"


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """The address of an S3-compatible server of our own."""
    server = ThreadedMotoServer(port=0)
    server.start()
    _host, port = server.get_host_and_port()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def bucket(store: str, settings, monkeypatch):
    """The bucket, as the client sees it, with the site's pictures in it."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    client = boto3.client("s3", endpoint_url=store, region_name="us-east-1")
    client.create_bucket(Bucket=BUCKET)
    options = {
        "bucket_name": BUCKET, "endpoint_url": store, "region_name": "us-east-1", "default_acl": None,
        "file_overwrite": True,
    }  # fmt: skip
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options},
    }
    yield client
    for row in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=row["Key"])
    client.delete_bucket(Bucket=BUCKET)


def names(client) -> set[str]:
    return {row["Key"] for row in client.list_objects_v2(Bucket=BUCKET).get("Contents", [])}


@pytest.mark.django_db
def test_pictures_live_in_an_s3_store_as_they_do_in_a_folder(bucket):
    image = make_image("CCTV News")
    there = names(bucket)
    assert image.original in there
    assert {name for name in there if name.startswith("renditions/")} == {
        f"renditions/{image.made_key[:2]}/{image.made_key}/{spec}.{media.EXTENSIONS[format]}"
        for spec in image.made
        for format in media.SPECS[spec].formats
    }
    assert not [name for name in there if ".part" in name]
    edition = make_live(make_article("en", images=[image]))
    url = media.address(image, "body").url
    assert url in Client().get(article_path(edition)).content.decode()
    response = Client().get(url)
    assert response.status_code == 200
    assert b"CCTV News" in b"".join(response.streaming_content)


@pytest.mark.django_db(transaction=True)
def test_a_new_credit_leaves_no_old_file_there(bucket):
    image = make_image("Wrong Name")
    old = image.made_key
    image.credit_line = "Right Name"
    image.save()
    assert media.prepare(image)
    there = names(bucket)
    assert not [name for name in there if old in name]
    assert [name for name in there if image.made_key in name]


@pytest.mark.django_db
def test_what_is_lost_in_the_store_is_not_found(bucket):
    image = make_image()
    make_live(make_article("en", images=[image]))
    for name in names(bucket):
        bucket.delete_object(Bucket=BUCKET, Key=name)
    assert Client().get(media.address(image, "body").url).status_code == 404


@pytest.mark.django_db
def test_the_setting_alone_moves_pictures_there(store):
    code = (
        "import django; django.setup()\n"
        "from django.core.files.storage import default_storage as s\n"
        "print(type(s._wrapped if s._wrapped else s).__name__, s.bucket_name, s.endpoint_url)"
    )
    env = {
        **os.environ,
        "MEDIA_S3_BUCKET": BUCKET,
        "MEDIA_S3_ENDPOINT": store,
        "MEDIA_S3_REGION": "eu-west-3",
    }
    env |= {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
    }
    shown = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert shown.stdout.split()[1:] == [BUCKET, store]


# --- Killed at any step --------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize("step", ["save", "fsync", "replace", "row"])
def test_a_kill_at_any_step_leaves_no_row_without_its_file_and_no_half_file(
    step, settings, tmp_path, monkeypatch
):
    settings.MEDIA_ROOT = tmp_path

    class Killed(BaseException):
        """As if the process had gone."""

    def die(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as patch:
        if step == "save":
            patch.setattr(default_storage, "save", die, raising=False)
        elif step == "fsync":
            patch.setattr(os, "fsync", die)
        elif step == "replace":
            patch.setattr(Path, "replace", die)
        else:
            patch.setattr(Image, "save", die)
        with pytest.raises(Killed):
            media.store_upload(picture_bytes(), "a.jpg")
    assert not Image.objects.exists()
    whole = [path for path in tmp_path.rglob("*.jpg") if path.is_file()]
    assert all(path.read_bytes() == picture_bytes() for path in whole)
    # And the next one who sends it is served.
    image = media.store_upload(picture_bytes(), "a.jpg")
    with default_storage.open(image.original) as file:
        assert file.read() == picture_bytes()


@pytest.mark.django_db
def test_a_kill_while_renditions_are_made_names_none(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    image = make_image(ready=False)
    kept = media._keep
    count = iter(range(100))

    class Killed(BaseException):
        """As if the process had gone."""

    def die_later(name: str, data: bytes) -> None:
        if next(count) == 5:
            raise Killed
        kept(name, data)

    monkeypatch.setattr(media, "_keep", die_later)
    with pytest.raises(Killed):
        media.prepare(image)
    fresh = Image.objects.get()
    assert (fresh.made, fresh.made_key) == ({}, "")
    assert media.renditions(fresh) is None
    monkeypatch.setattr(media, "_keep", kept)
    assert media.prepare(fresh)
    for spec in fresh.made:
        with media.open_rendition(fresh, spec)[0] as file:
            assert file.read()[-2:] == b"\xff\xd9"


@pytest.mark.django_db
def test_a_full_disk_is_an_error_and_no_picture(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(
        media, "_keep", lambda name, data: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(OSError, match="No space left"):
        media.store_upload(picture_bytes(), "a.jpg")
    assert not Image.objects.exists()

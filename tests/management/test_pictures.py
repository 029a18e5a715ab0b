"""`import_images` and `make_renditions`: every file is accounted for, and what waits is made."""

import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles import media
from articles.models import ActionLog, Image, Role
from tests.factories import make_image, make_user, picture_bytes
from tests.imaging.pictures import app13, iim, quarters, saved, xmp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "credited.jpg").write_bytes(saved(quarters(), xmp=xmp("", 'photoshop:Credit="AFP"')))
    both = saved(quarters(70, 50), xmp=xmp("", 'photoshop:Credit="AFP"'), extra=app13(iim((110, b"Reuters"))))
    (tmp_path / "one" / "two-credits.jpg").write_bytes(both)
    (tmp_path / "bare.PNG").write_bytes(saved(quarters(80, 60), "PNG"))
    (tmp_path / "again.jpg").write_bytes(saved(quarters(), xmp=xmp("", 'photoshop:Credit="AFP"')))
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture")
    (tmp_path / "notes.txt").write_text("not asked for")
    (tmp_path / ".hidden.jpg").write_bytes(picture_bytes())
    return tmp_path


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_folder_is_taken_in_with_a_word_on_each_file(folder: Path) -> None:
    make_user(Role.EDITOR, username="editor")
    lines = [
        json.loads(line)
        for line in run("import_images", str(folder), "--as", "editor", "--json").splitlines()
    ]
    found = {line["file"]: (line["outcome"], line.get("state"), line.get("credit")) for line in lines}
    assert found == {
        "again.jpg": ("new", "unconfirmed", "AFP"),
        "bare.PNG": ("new", "credit", ""),
        "broken.jpg": ("refused", None, None),
        "one/credited.jpg": ("known", "unconfirmed", "AFP"),
        "one/two-credits.jpg": ("new", "conflict", ""),
    }
    assert "damaged" in next(line["reason"] for line in lines if line["outcome"] == "refused")
    assert Image.objects.count() == 3
    assert "0 taken in, 4 were here, 1 refused." in run("import_images", str(folder), "--as", "editor")


@pytest.mark.django_db
def test_credits_that_files_carry_can_be_confirmed_with_it(folder: Path) -> None:
    make_user(Role.EDITOR, username="editor")
    run("import_images", str(folder), "--as", "editor", "--confirm")
    states = dict(Image.objects.values_list("filename", "confirmed_by__username"))
    assert states == {"again.jpg": "editor", "bare.PNG": None, "two-credits.jpg": None}
    assert ActionLog.objects.filter(verb="confirm_picture").count() == 1


@pytest.mark.django_db
def test_what_cannot_be_is_said(folder: Path) -> None:
    make_user(Role.TRANSLATOR, username="translator", languages=["fr"])
    with pytest.raises(CommandError, match="Nobody here is called"):
        run("import_images", str(folder), "--as", "nobody")
    with pytest.raises(CommandError, match="is no folder"):
        run("import_images", str(folder / "missing"), "--as", "translator")
    with pytest.raises(CommandError, match="may not do this"):
        run("import_images", str(folder), "--as", "translator")
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_an_empty_folder_is_no_error(tmp_path: Path) -> None:
    make_user(Role.EDITOR, username="editor")
    assert "No picture is in the folder" in run("import_images", str(tmp_path), "--as", "editor")


@pytest.mark.django_db
def test_renditions_are_made_of_all_that_wait(caplog: pytest.LogCaptureFixture) -> None:
    for _n in range(2):
        make_image(ready=False)
    lost = make_image(ready=False)
    Image.objects.filter(pk=lost.pk).update(original="originals/gone.jpg")
    assert run("make_renditions") == "2 made, 1 could not be made.\n"
    assert run("make_renditions") == "0 made, 0 could not be made.\n"
    assert run("make_renditions", "--again") == "0 made, 1 could not be made.\n"
    assert all(media.renditions(image) for image in Image.objects.exclude(pk=lost.pk))


@pytest.mark.django_db(transaction=True)
def test_whoever_follows_makes_what_comes_and_stops_when_told(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    own = settings.DATABASES["default"]
    address = f"postgresql://{own['USER']}@/{own['NAME']}?host={own['HOST']}"
    env = {**os.environ, "MEDIA_ROOT": str(tmp_path), "DATABASE_URL": address}
    maker = subprocess.Popen([sys.executable, "manage.py", "make_renditions", "--follow"], env=env)
    try:
        image = make_image(ready=False)
        for _ in range(150):
            image.refresh_from_db()
            if image.is_ready():
                break
            time.sleep(0.2)
        assert image.is_ready()
        maker.send_signal(signal.SIGTERM)
        assert maker.wait(20) == 0
    finally:
        maker.kill()
        maker.wait()

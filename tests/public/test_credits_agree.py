"""One credit, wherever it is said: page, JSON-LD, feed, ninjs and every file, for every demo picture."""

import json
import subprocess
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from articles import media
from articles.management.demo import building
from articles.management.demo.faces import PORTRAITS
from articles.management.demo.pictures import PICTURES
from articles.models import Edition, Image
from articles.public import feed_entries
from articles.rendering import article_path
from tests.factories import picture_bytes
from tests.imaging.pictures import EXIFTOOL, needs_exiftool
from tests.public.pages import Page

pytestmark = pytest.mark.django_db
MEDIA = "{http://search.yahoo.com/mrss/}"


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """The demo newsroom, its pictures of one colour each."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(feed_entries, "ENTRIES", 200)
    names = [*PICTURES, *(f"portrait_{key}" for key in PORTRAITS)]
    drawn = {name: picture_bytes((9 * place, 90, 90), (800, 600)) for place, name in enumerate(names)}
    monkeypatch.setattr(building, "draw_pictures", lambda: drawn)
    call_command("seed_demo", verbosity=0)


def file_of(address: str) -> bytes:
    response = Client().get(address[address.index("/media/") :])
    assert response.status_code == 200
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def fed(language: str) -> dict[str, list[str]]:
    """The credits of each article's pictures in its language's RSS feed, by the article's path."""
    root = ElementTree.fromstring(Client().get(f"/{language}/feed.xml").content)  # noqa: S314 - our own
    return {
        item.findtext("link", "").removeprefix(settings.SITE_URL): [
            credit.text or "" for credit in item.iter(f"{MEDIA}credit")
        ]
        for item in root.iter("item")
    }


@needs_exiftool
def test_page_json_ld_feed_ninjs_and_file_say_the_same_to_the_letter(demo: None, tmp_path: Path) -> None:
    seen, files = set(), {}
    for edition in Edition.objects.live().select_related("live_revision"):
        page = Page(article_path(edition))
        data = page.json_ld().get("image", [])
        on_page = [unescape(one) for one in _credits(page.text)]
        in_feed = fed(edition.language_code)[article_path(edition)]
        images = Image.objects.in_bulk(edition.live_revision.images if edition.live_revision else [])
        stored = sorted(image.credit_line for image in images.values())
        item = Client().get(f"/api/articles/{edition.language_code}/{edition.master_id}.json").json()
        in_ninjs = [
            source["name"]
            for association in item.get("associations", [])
            for source in association.get("infoSources", [])
            if source["role"] == "creditline"
        ]
        assert sorted(in_ninjs) == stored
        assert sorted(one["creditText"] for one in data) == sorted(in_feed) == stored
        assert set(stored) <= set(on_page)
        for one in data:
            files[one["contentUrl"]] = one
        seen |= set(images)
    assert len(seen) >= 12
    for number, (address, one) in enumerate(files.items()):
        (tmp_path / f"{number}.jpg").write_bytes(file_of(address))
        one["file"] = f"{number}.jpg"
    read = _exiftool(tmp_path, "*.jpg")
    for one in files.values():
        tags = read[one["file"]]
        assert tags["XMP-photoshop:Credit"] == one["creditText"]
        assert tags["XMP-dc:Rights"] == one["copyrightNotice"]
        assert one["creditText"].startswith(tags["IPTC:Credit"])
        assert not [tag for tag in tags if "GPS" in tag]


@needs_exiftool
def test_every_file_of_every_picture_carries_its_credit(demo: None, tmp_path: Path) -> None:
    for image in Image.objects.all():
        for spec in image.made:
            for format in media.SPECS[spec].formats:
                with media.open_rendition(image, spec, format)[0] as file:
                    name = f"{image.pk}-{spec}.{media.EXTENSIONS[format]}"
                    (tmp_path / name).write_bytes(file.read())
    stored = {str(pk): credit for pk, credit in Image.objects.values_list("pk", "credit_line")}
    read = _exiftool(tmp_path, "*-*.*")
    assert len(read) >= 300
    for name, tags in read.items():
        assert tags["XMP-photoshop:Credit"] == stored[name.partition("-")[0]], name


def _credits(html: str) -> list[str]:
    """The names in the credit lines of a page."""
    return [
        part.partition("</bdi>")[0].partition(">")[2]
        for part in html.split('<span class="credit">')[1:]
        for part in [part.partition("<bdi")[2]]
    ]


def _exiftool(folder: Path, pattern: str) -> dict[str, dict[str, Any]]:
    """What exiftool reads in files, by their name."""
    paths = [str(path) for path in sorted(folder.glob(pattern))]
    command = [str(EXIFTOOL), "-json", "-G1", "-struct", *paths]
    result = subprocess.run(command, capture_output=True, check=True)
    return {Path(one["SourceFile"]).name: one for one in json.loads(result.stdout)}

"""Twelve agency photographs on an article, from the drop to what readers download; exiftool is the judge."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from articles.models import Edition, Image, Role
from tests.e2e.browsers import signed_in_page
from tests.factories import make_article, make_contributor, make_live, make_user
from tests.imaging.hostile import bomb_png
from tests.imaging.pictures import app13, exiftool, gps_exif, iim, needs_exiftool, saved, xmp
from tests.imaging.test_likeness import scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CREDITS = ["CCTV News", "Visual China", "视觉中国", "AFP / Getty Images", "Zoë Müller"]


def agency(number: int, credit: str, **options: object) -> bytes:
    """A photograph as an agency sends it."""
    packet = xmp(
        f"<dc:creator><rdf:Seq><rdf:li>Photographer {number}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>© {credit}</rdf:li></rdf:Alt></dc:rights>",
        f'photoshop:Credit="{credit}" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        f' xmpRights:WebStatement="https://example.org/licence/{number}"',
    )
    return saved(scene(number), xmp=packet, **options)


def twelve(folder: Path) -> list[Path]:
    """The files of the story: nine are taken (one is held, one says nothing), three refused."""
    files = {f"photo-{n}.jpg": agency(n, credit) for n, credit in enumerate(CREDITS, 1)}
    files["two-credits.jpg"] = agency(
        6, "Yanshan Pictures", extra=app13(iim((110, b"Southlight Pictures"), (80, b"Photographer 6")))
    )
    files["nil.jpg"] = saved(scene(7), xmp=xmp("", 'photoshop:Credit="nil"'))
    packet = xmp("", 'photoshop:Credit="Papier &amp; Marée"')
    files["cmyk.tif"] = saved(
        scene(8).convert("CMYK"), "TIFF", tiffinfo={700: packet}, compression="tiff_lzw"
    )
    files["phone.jpg"] = saved(scene(9), xmp=xmp("", 'photoshop:Credit="Lian Ran"'), exif=gps_exif(6))
    files["phone.heic"] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)
    files["bomb.png"] = bomb_png()
    files["drawing.svg"] = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def drop(page: Page, target: str, files: list[Path]) -> None:
    """Drop files on a part of the page, as from a folder."""
    page.evaluate("() => { window.dropped = new DataTransfer(); }")
    for path in files:
        kind = {".tif": "image/tiff", ".heic": "image/heic", ".svg": "image/svg+xml", ".png": "image/png"}
        data = list(path.read_bytes())
        page.evaluate(
            "([data, name, type]) => dropped.items.add(new File([new Uint8Array(data)], name, { type }))",
            [data, path.name, kind.get(path.suffix, "image/jpeg")],
        )
    page.evaluate(
        "(target) => document.querySelector(target).dispatchEvent("
        "new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))",
        target,
    )


@needs_exiftool
def test_twelve_photographs_from_the_drop_to_the_reader(browser: Browser, base_url: str, tmp_path: Path):
    editor, chief = make_user(Role.EDITOR), make_user(Role.CHIEF)
    make_contributor(
        {"en": "Visual China", "zh-hans": "视觉中国"}, kind="organisation", usage_terms="Once only."
    )
    edition = make_article("fr", actor=editor, headline="Douze photos", body="<p>Le texte.</p>")
    files = twelve(tmp_path)
    page = signed_in_page(browser, base_url, editor)

    # --- Dropped on the upload page: each file says what became of it --------------------------------
    page.goto("/admin/pictures/upload/")
    drop(page, ".drop", files)
    expect(page.locator("[data-summary]")).to_have_text("9 of 12 are here; 3 refused.", timeout=60_000)
    lines = {
        row.locator("strong").inner_text(): row.locator(".said-of-it").inner_text()
        for row in page.locator(".uploads li").all()
    }
    assert "144 megapixels" not in lines["bomb.png"]
    assert "more than 60 megapixels" in lines["bomb.png"]
    assert "Export it as JPEG" in lines["phone.heic"]
    assert "SVG is refused" in lines["drawing.svg"]
    assert "Two credits" in lines["two-credits.jpg"]
    assert "No credit" in lines["nil.jpg"]
    assert "视觉中国" in lines["photo-3.jpg"]

    # --- The queue: many confirmed at once; the conflict waits for somebody --------------------------
    page.get_by_role("link", name="Look at the credits and confirm them").click()
    expect(page.locator(".queue")).to_contain_text("Two credits, one to be chosen")
    page.get_by_role("button", name="Choose all on this page").click()
    expect(page.locator("[data-chosen]")).to_have_text("7 / 7")
    page.get_by_role("button", name="Confirm the chosen credits").click()
    expect(page.locator(".messages")).to_contain_text("The credits of 7 pictures are confirmed by you.")

    page.get_by_role("link", name="two-credits.jpg").click()
    expect(page.locator(".conflicts")).to_contain_text("Yanshan Pictures")
    page.get_by_role("button", name="Save and confirm the credit").click()
    expect(page.get_by_role("alert")).to_contain_text("The file says two things of this: credit line")
    page.locator(".conflicts").get_by_label("Southlight Pictures").check()
    page.get_by_role("button", name="Save and confirm the credit").click()
    expect(page.locator(".messages")).to_contain_text("The credit of “two-credits.jpg” is confirmed by you.")

    page.goto("/admin/articles/image/?state=credit")
    page.get_by_role("link", name="nil.jpg").click()
    page.get_by_label("Credit line", exact=True).fill("Oona Takkinen")
    # The focal point is a click on the picture.
    page.locator("[data-focus] img").click(position={"x": 30, "y": 30})
    assert float(page.get_by_label("Focal point, from the left").input_value()) < 0.2
    page.get_by_role("button", name="Save and confirm the credit").click()
    assert not Image.objects.filter(confirmed_at=None).exists()

    # --- On the article: placed, described, prepared -------------------------------------------------
    call_command("make_renditions", verbosity=0)
    page.goto(f"/admin/articles/article/{edition.master_id}/fr/")
    for image in Image.objects.order_by("pk"):
        page.get_by_role("button", name="Add pictures").wait_for()
        # What is here already is recognised by its content, and not sent again.
        drop(page, "[data-drop-figures]", [tmp_path / image.filename])
        expect(page.locator(f'.figure-row input[name$="-image"][value="{image.pk}"]')).to_have_count(1)
    for panel in page.locator('.figure-row[id^="figure-new-"]:not([hidden])').all():
        panel.get_by_label("Alternative text").fill("Une scène")
    with page.expect_navigation():
        page.locator(".action-bar").get_by_role("button", name="Save").click()
    expect(page.get_by_text("Ready", exact=True)).to_be_visible()

    # --- What readers get ------------------------------------------------------------------------------
    edition = make_live(Edition.objects.get(pk=edition.pk), chief=chief)
    reader = browser.new_context(base_url=base_url).new_page()
    reader.goto(f"/fr/articles/{edition.master_id}/{edition.slug}/")
    shown = [text.partition("\u00a0: ")[2] for text in reader.locator("figure .credit").all_inner_texts()]
    stored = dict(Image.objects.values_list("filename", "credit_line"))
    assert sorted(shown) == sorted(stored.values())
    data = json.loads(reader.locator('script[type="application/ld+json"]').first.inner_text())
    said = {one["contentUrl"]: one for one in data["image"]}
    assert len(said) == 9
    for address, one in said.items():
        path = urlsplit(address).path
        read = exiftool(reader.request.get(path).body(), tmp_path)
        assert one["creditText"] == read["XMP-photoshop:Credit"]
        assert one["creditText"] in shown
        assert one.get("copyrightNotice") == read.get("XMP-dc:Rights")
        assert one.get("license") == read.get("XMP-xmpRights:WebStatement")
        assert not [name for name in read if "GPS" in name]
    feed = ElementTree.fromstring(reader.request.get("/fr/feed.xml").body())  # noqa: S314 - our own
    media = "{http://search.yahoo.com/mrss/}"
    assert sorted(one.text or "" for one in feed.iter(f"{media}credit")) == sorted(shown)
    # The browser took the newest format at the right width, and every one carries the credit.
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.reload()
    taken = reader.evaluate(
        "() => [...document.querySelectorAll('figure img')].slice(0, 1).map(i => i.currentSrc)"
    )
    assert all(address.endswith(".avif") for address in taken)
    for kind in ("avif", "webp", "jpeg"):
        where = "figure img" if kind == "jpeg" else f'figure source[type="image/{kind}"]'
        srcset = reader.locator(where).first
        for address in re.findall(r"(/\S+) \d+w", srcset.get_attribute("srcset") or ""):
            read = exiftool(reader.request.get(address).body(), tmp_path)
            assert read["XMP-photoshop:Credit"] in shown
    turned = Image.objects.get(filename="phone.jpg")
    assert (turned.width, turned.height) == (400, 600)
    assert reader.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_picture_is_pasted_into_the_text(browser: Browser, base_url: str, tmp_path: Path):
    editor = make_user(Role.EDITOR)
    edition = make_article("fr", actor=editor, body="<p>Le texte.</p>")
    page = signed_in_page(browser, base_url, editor)
    page.goto(f"/admin/articles/article/{edition.master_id}/fr/")
    page.locator(".ProseMirror p").first.click()
    data = list(agency(1, "CCTV News"))
    page.evaluate(
        "(data) => { const transfer = new DataTransfer();"
        " transfer.items.add(new File([new Uint8Array(data)], 'pasted.jpg', { type: 'image/jpeg' }));"
        " document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste',"
        " { clipboardData: transfer, bubbles: true, cancelable: true })); }",
        data,
    )
    expect(page.locator(".ProseMirror .figure-card")).to_have_count(1)
    expect(page.locator(".ProseMirror .figure-card")).to_contain_text("CCTV News")
    panel = page.locator('.figure-row[id^="figure-new-"]:not([hidden])')
    panel.get_by_label("Alternative text").fill("Un tram")
    panel.get_by_label("I have checked the credit").check()
    with page.expect_navigation():
        page.locator(".action-bar").get_by_role("button", name="Save").click()
    edition.refresh_from_db()
    figure = edition.master.figures.get()
    assert f'data-figure="{figure.pk}"' in edition.body
    assert (figure.image.credit_line, figure.image.confirmed_by) == ("CCTV News", editor)
    assert page.evaluate("() => breaches") == []


def test_an_upload_goes_on_after_the_connection_broke(browser: Browser, base_url: str, tmp_path: Path):
    page = signed_in_page(browser, base_url, make_user(Role.EDITOR))
    page.goto("/admin/pictures/upload/")
    data = agency(1, "CCTV News") + bytes(3_500_000)
    (tmp_path / "large.jpg").write_bytes(data)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    dropped = []

    def cut(route) -> None:
        # The second part never arrives; the connection is gone for a moment.
        if "offset=1048576" in route.request.url and not dropped:
            dropped.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/parts/**", cut)
    page.locator("input[type=file]").set_input_files(tmp_path / "large.jpg")
    expect(page.locator(".said-of-it")).to_contain_text("No connection")
    expect(page.locator(".uploads li")).to_have_attribute("data-state", "done", timeout=20_000)
    offsets = [int(re.search(r"offset=(\d+)", url)[1]) for url in sent]
    assert offsets == [0, 1048576, 1048576, 2097152, 3145728]
    assert Image.objects.get().size == len(data)

"""The tray as forms without script: what is put there, read, refused, dropped and found again."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.ingest import tray
from articles.ingest.incoming import Incoming
from articles.models import IntakeItem, IntakeKind, IntakeState, Role, User
from tests.admin.desk import queries_of, signed_in
from tests.factories import make_contributor, make_source, make_user
from tests.ingest.texts import CHINESE, ENGLISH, FRENCH

pytestmark = pytest.mark.django_db
TRAY = "/admin/intake/"
JSON = {"Accept": "application/json"}
BINARY = b"\0\1\2\3" * 40


def lay(user: User, *texts: str, read: bool = True) -> list[IntakeItem]:
    """Texts on the tray, read unless said otherwise."""
    things = [Incoming(IntakeKind.TEXT, text.encode(), media_type="text/plain") for text in texts]
    items = tray.put(user, things)
    return [tray.read(user, item) for item in items] if read else items


def test_a_pasted_text_is_put_and_read_at_once():
    client = signed_in(Role.EDITOR)
    response = client.post(TRAY, {"text": FRENCH}, follow=True)
    item = IntakeItem.objects.get()
    assert (item.state, item.user, item.language_code) == (IntakeState.READ, client.user, "fr")
    page = response.content.decode()
    assert "La ligne de tram qui revient" in page
    assert "One is read, and waits for your review." in page


def test_files_are_put_beside_the_text_and_one_that_cannot_be_read_says_why():
    client = signed_in(Role.EDITOR)
    files = [
        SimpleUploadedFile("tram.txt", ENGLISH.encode(), "text/plain"),
        SimpleUploadedFile("<b>scan.bin", BINARY),
    ]
    page = client.post(TRAY, {"text": FRENCH, "files": files}, follow=True).content.decode()
    assert sorted(IntakeItem.objects.values_list("state", flat=True)) == ["failed", "read", "read"]
    assert "One could not be read: below is why, and what to do." in page
    assert "&lt;b&gt;scan.bin" in page
    assert "<b>scan" not in page
    assert tray.shown_problem(IntakeItem.objects.get(state="failed")) in page


def test_nothing_is_refused_in_a_sentence():
    response = signed_in(Role.EDITOR).post(TRAY, {"text": "  \n "})
    assert response.status_code == 422
    assert "There is nothing to take in yet." in response.content.decode()


def test_a_refusal_keeps_what_was_typed_and_names_the_files():
    client = signed_in(Role.EDITOR)
    files = [SimpleUploadedFile(f"{n}.txt", f"Text {n}".encode()) for n in range(tray.MOST_AT_ONCE)]
    response = client.post(TRAY, {"text": "A text & more", "language": "fr", "files": files})
    page = response.content.decode()
    assert response.status_code == 422
    assert "A text &amp; more</textarea>" in page
    assert '<option value="fr" selected>' in page
    assert "Files have to be chosen again" in page
    assert "7.txt" in page
    assert not IntakeItem.objects.exists()


def test_a_text_too_large_for_a_form_is_refused_in_a_sentence(settings):
    client = signed_in(Role.EDITOR)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = client.post(TRAY, {"text": "long " * 1000})
    assert response.status_code == 413
    assert "send less, or send a file" in response.content.decode()
    assert not IntakeItem.objects.exists()


def test_the_script_is_answered_in_json():
    client = signed_in(Role.EDITOR)
    put = client.post(TRAY, {"text": FRENCH}, headers=JSON)
    item = IntakeItem.objects.get()
    assert (put.json(), item.state) == ({"items": [item.pk]}, IntakeState.WAITING)
    read = client.post(f"{TRAY}{item.pk}/read/", headers=JSON).json()
    assert read["state"] == "read"
    assert "La ligne de tram qui revient" in read["row"]
    refused = client.post(TRAY, {"text": ""}, headers=JSON)
    assert refused.status_code == 422
    assert refused.json()["error"]


def test_what_waits_is_read_on():
    client = signed_in(Role.EDITOR)
    lay(client.user, FRENCH, CHINESE, read=False)
    page = client.post(f"{TRAY}read/", follow=True).content.decode()
    assert "2 are read, and wait for your review." in page
    assert not IntakeItem.objects.filter(state="waiting").exists()


def test_one_that_could_not_be_read_is_tried_again():
    client = signed_in(Role.EDITOR)
    [item] = tray.put(client.user, [Incoming(IntakeKind.FILE, BINARY, "scan.bin")])
    tray.read(client.user, item)
    IntakeItem.objects.filter(pk=item.pk).update(content=FRENCH.encode())
    response = client.post(f"{TRAY}{item.pk}/read/")
    assert response["Location"] == f"{TRAY}{item.pk}/"
    assert IntakeItem.objects.get().state == IntakeState.READ


def test_a_drop_is_undone():
    client = signed_in(Role.EDITOR)
    [item] = lay(client.user, FRENCH)
    client.post(f"{TRAY}{item.pk}/drop/", {"version": item.row_version})
    item.refresh_from_db()
    assert item.state == IntakeState.DROPPED
    assert "Put back" in client.get(f"{TRAY}?state=dropped").content.decode()
    client.post(f"{TRAY}{item.pk}/back/", {"version": item.row_version})
    item.refresh_from_db()
    assert item.state == IntakeState.READ


def test_a_stale_drop_drops_nothing():
    client = signed_in(Role.EDITOR)
    [item] = lay(client.user, FRENCH)
    response = client.post(f"{TRAY}{item.pk}/drop/", {"version": item.row_version - 1}, headers=JSON)
    assert response.status_code == 409
    assert response.json()["error"]
    item.refresh_from_db()
    assert item.state == IntakeState.READ


def test_the_tray_is_filtered_by_state_by_owner_and_by_words():
    client, other = signed_in(Role.EDITOR), make_user(Role.EDITOR)
    lay(client.user, FRENCH)
    lay(other, CHINESE)
    lay(other, "Waiting", read=False)

    def shown(query: str) -> tuple[bool, bool]:
        page = client.get(f"{TRAY}{query}").content.decode()
        return "La ligne de tram qui revient" in page, "回来的电车" in page

    assert shown("") == (True, True)
    assert shown("?whose=mine") == (True, False)
    assert shown("?q=电车") == (False, True)
    assert shown("?state=waiting") == (False, False)
    assert shown("?state=no-such-state") == (True, True)


def test_an_empty_tray_teaches_and_a_filter_says_that_nothing_fits():
    client = signed_in(Role.EDITOR)
    assert "Whatever comes in becomes a draft" in client.get(TRAY).content.decode()
    assert "Nothing fits." in client.get(f"{TRAY}?q=x").content.decode()


@pytest.mark.parametrize("path", ["", "read/", "{pk}/", "{pk}/read/", "{pk}/drop/", "{pk}/decide/"])
def test_translators_take_nothing_in(path):
    [item] = lay(make_user(Role.EDITOR), FRENCH)
    translator = signed_in(Role.TRANSLATOR, languages=["fr"])
    assert translator.post(f"{TRAY}{path.format(pk=item.pk)}", {"text": "x"}).status_code == 403
    item.refresh_from_db()
    assert (item.state, item.row_version) == (IntakeState.READ, 2)
    assert IntakeItem.objects.count() == 1


def test_translators_have_no_intake_in_their_bar():
    page = signed_in(Role.TRANSLATOR, languages=["fr"]).get("/admin/").content.decode()
    assert f'href="{TRAY}"' not in page
    assert f'href="{TRAY}"' in signed_in(Role.EDITOR).get("/admin/").content.decode()


def test_the_tray_costs_the_same_with_sixty_things_as_with_one_of_each():
    client = signed_in(Role.EDITOR)

    def fill(start: int, stop: int) -> None:
        for number in range(start, stop):
            items = lay(client.user, f"{FRENCH}{number}", f"{ENGLISH}{number}", f"{CHINESE}{number}")
            tray.drop(client.user, items[1], version=None)
            lay(client.user, f"Waiting {number}", read=False)
            [broken] = tray.put(client.user, [Incoming(IntakeKind.FILE, BINARY + str(number).encode())])
            tray.read(client.user, broken)

    fill(0, 1)
    few = queries_of(client, TRAY)
    fill(1, 13)
    assert IntakeItem.objects.count() >= 60
    assert queries_of(client, TRAY) == few
    assert queries_of(client, f"{TRAY}?state=read") <= few


def test_the_original_is_text_and_never_a_page():
    client = signed_in(Role.EDITOR)
    [item] = tray.put(
        client.user, [Incoming(IntakeKind.PAGE, b"<script>alert(1)</script>", media_type="text/html")]
    )
    response = client.get(f"{TRAY}{item.pk}/original/")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content == b"<script>alert(1)</script>"
    [file] = tray.put(client.user, [Incoming(IntakeKind.FILE, BINARY, "scan.html", media_type="text/html")])
    response = client.get(f"{TRAY}{file.pk}/original/")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="scan.html"'


def test_names_are_offered_by_any_spelling_and_twenty_at_most():
    client = signed_in(Role.EDITOR)
    make_source({"en": "GeekPark", "zh-hans": "极客公园"})
    names = client.get(f"{TRAY}names/source/?q=极客").json()["names"]
    assert names == [{"name": "GeekPark", "other": "极客公园", "verified": True}]
    for number in range(25):
        make_contributor(f"Writer {number}")
    assert len(client.get(f"{TRAY}names/contributor/?q=writer").json()["names"]) == 20
    assert client.get(f"{TRAY}names/nonsense/?q=x").status_code == 404
    assert json.loads(client.get(f"{TRAY}names/label/").content) == {"names": []}

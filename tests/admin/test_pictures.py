"""Pictures: taken in with a clear word about each, described, credited, and shown to staff alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import media
from articles.models import ActionLog, CopyState, Edition, Image, Role
from articles.workflow import actions
from tests.admin.desk import queries_of, signed_in
from tests.factories import make_article, make_edition, make_image, make_live, make_user, picture_bytes

pytestmark = pytest.mark.django_db
PICTURES, UPLOAD = "/admin/articles/image/", "/admin/pictures/upload/"
EDITORS = {Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR}
LANGUAGES = ["en", "fr", "zh-hans", "zh-hant", "ja", "ar"]


def file(data: bytes, name: str = "tram.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def page_of(image: Image) -> str:
    return f"{PICTURES}{image.pk}/change/"


def form_of(
    client, image: Image, words: dict[str, dict[str, str]] | None = None, **fields: str
) -> dict[str, str]:
    """The form as a browser posts it, with fields and words in some languages changed."""
    form = client.get(page_of(image)).context_data["adminform"].form
    there = list(image.translations.order_by("pk"))
    missing = [code for code in LANGUAGES if code not in {row.language_code for row in there}]
    posted = {
        "translations-TOTAL_FORMS": str(len(there) + len(missing)),
        "translations-INITIAL_FORMS": str(len(there)),
    }
    for number, row in enumerate(there):
        new = (words or {}).get(row.language_code, {})
        posted |= {
            f"translations-{number}-id": str(row.pk),
            f"translations-{number}-master": str(image.pk),
            f"translations-{number}-alt": new.get("alt", row.alt),
            f"translations-{number}-caption": new.get("caption", row.caption),
        }
    for number, code in enumerate(missing, len(there)):
        new = (words or {}).get(code, {})
        posted |= {
            f"translations-{number}-language_code": code,
            f"translations-{number}-alt": new.get("alt", ""),
            f"translations-{number}-caption": new.get("caption", ""),
        }
    there_now = {name: value for name, value in form.initial.items() if value is not None}
    return {**there_now, **posted, **fields}


# --- The list ------------------------------------------------------------------------------------


def test_the_list_shows_pictures_with_credit_size_and_use():
    used, loose = make_image("CCTV News"), make_image("", size=(900, 600))
    make_article("en", images=[used])
    client = signed_in()
    page = client.get(PICTURES).content.decode()
    for text in ("CCTV News", "No credit", "1200 × 800", "Photograph", '1 <span class="unit">article<'):
        assert text in page
    assert f"/admin/pictures/{used.pk}/thumbnail/" in page
    for query, there in (
        ("?state=credit", loose),
        ("?state=waiting", loose),
        ("?state=cleared", used),
        ("?used=0", loose),
        ("?used=1", used),
        ("?q=cctv", used),
        (f"?q={loose.filename}", loose),
    ):
        table = client.get(PICTURES + query).content.decode().split("<tbody>")[1]
        assert table.count("<tr>") == 1
        assert page_of(there) in table


def test_a_picture_is_found_by_its_words_in_any_language():
    make_image("One", alt={"ar": "قطار في الميناء"})
    other = make_image("Other", size=(900, 600))
    table = signed_in().get(f"{PICTURES}?q=قطار").content.decode().split("<tbody>")[1]
    assert page_of(other) not in table


def test_the_list_costs_the_same_whatever_its_length():
    client = signed_in()
    for number in range(3):
        make_image(size=(400 + number, 300))
    few = queries_of(client, PICTURES)
    for number in range(12):
        make_image(size=(500 + number, 300))
    assert queries_of(client, PICTURES) == few <= 8


def test_an_empty_list_leads_to_the_upload():
    page = signed_in(Role.EDITOR).get(PICTURES).content.decode()
    assert "No picture is here yet" in page
    assert UPLOAD in page
    assert signed_in(Role.EDITOR).get(f"{PICTURES}add/")["Location"] == UPLOAD


# --- Upload --------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_a_picture_is_taken_in_by_those_who_may(role):
    client = signed_in(role, languages=["fr"])
    response = client.post(UPLOAD, {"pictures": file(picture_bytes())})
    if role not in EDITORS:
        assert response.status_code == 403
        assert not Image.objects.exists()
        return
    image = Image.objects.get()
    assert response["Location"] == page_of(image)
    assert (image.uploaded_by, image.credit_line) == (client.user, "")
    assert ActionLog.objects.get().verb == "upload_picture"


def test_several_at_once_are_each_stored_recognised_or_refused():
    known = media.store_upload(picture_bytes(size=(300, 200)), "known.jpg")
    client = signed_in()
    response = client.post(
        UPLOAD,
        {
            "pictures": [
                file(picture_bytes(size=(400, 300)), "new.jpg"),
                file(picture_bytes(size=(300, 200)), "again.jpg"),
                file(b"GIF89a is not all it takes", "broken.gif"),
                file(b"<svg onload=alert(1)>", "<b>drawing.svg"),
            ]
        },
    )
    assert response.status_code == 422
    page = response.content.decode()
    assert "One picture is stored" in page
    assert "“known.jpg” is here already" in page
    assert "broken.gif" in page
    assert "SVG is refused" in page
    assert "&lt;b&gt;drawing.svg" in page
    assert Image.objects.count() == 2
    known.refresh_from_db()
    assert known.filename == "known.jpg"


def test_no_file_and_too_many_are_said():
    client = signed_in()
    assert "Choose a file first" in client.post(UPLOAD, {}).content.decode()
    many = [file(picture_bytes(size=(20 + n, 20)), f"{n}.jpg") for n in range(22)]
    page = client.post(UPLOAD, {"pictures": many}).content.decode()
    assert "At most 20 pictures at once" in page
    assert Image.objects.count() == 20


# --- The form ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_credit_and_words_are_written_by_those_who_may(role):
    image, client = make_image(""), signed_in(role, languages=["fr"])
    data = form_of(
        signed_in(),
        image,
        {"fr": {"alt": "Un tram", "caption": "Le tram 7"}, "ar": {"alt": "ترام"}},
        credit_line="  CCTV  News ",
        kind="still",
        usage_terms="One year.",
    )
    response = client.post(page_of(image), data)
    image.refresh_from_db()
    if role not in EDITORS:
        assert response.status_code == 403
        assert image.credit_line == ""
        assert "_save" not in client.get(page_of(image)).content.decode()
        return
    assert response.status_code == 302
    assert (image.credit_line, image.kind, image.usage_terms) == ("CCTV News", "still", "One year.")
    words = {row.language_code: (row.alt, row.caption) for row in image.translations.all()}
    assert words == {"fr": ("Un tram", "Le tram 7"), "ar": ("ترام", "")}
    assert ActionLog.objects.get().verb == "edit_picture"


def test_what_the_file_itself_says_is_a_suggestion():
    image = make_image("")
    Image.objects.filter(pk=image.pk).update(suggested_credit="Jean Martin / AFP")
    page = signed_in().get(page_of(image)).content.decode()
    assert "The file itself says: “Jean Martin / AFP”" in page
    assert 'value="Jean Martin' not in page


def test_a_page_says_where_a_picture_is_used():
    image = make_image()
    make_article("en", headline="The last tram", images=[image])
    page = signed_in().get(page_of(image)).content.decode()
    assert "In 1 article" in page
    assert "The last tram" in page


def test_an_alternative_text_given_here_is_in_what_is_published():
    """An edition without words of its own takes the picture's: they must be in the revision readers get."""
    image, chief = make_image("CCTV News"), signed_in()
    edition = make_article("en", images=[image])
    figure = edition.master.figures.get()
    figure.translations.all().delete()
    edition = actions.submit(make_user(), edition)
    chief.post(page_of(image), form_of(chief, image, {"en": {"alt": "A tram in the rain"}}))
    edition.refresh_from_db()
    assert edition.latest_revision.figures[0]["alt"] == "A tram in the rain"
    assert edition.state == CopyState.IN_REVIEW


def test_only_editions_that_take_words_from_the_picture_get_a_revision():
    image, chief = make_image("CCTV News"), signed_in()
    own = make_live(make_article("en", images=[image]))
    other = make_edition(own, "fr")
    before = {edition.pk: edition.latest_revision_id for edition in Edition.objects.all()}
    chief.post(page_of(image), form_of(chief, image, {"en": {"alt": "Another text"}}, creator="Jean Martin"))
    after = {edition.pk: edition.latest_revision_id for edition in Edition.objects.all()}
    # Both have words of their own.
    assert before == after
    assert {own.pk, other.pk} == set(after)


def test_a_new_credit_is_on_the_page_and_in_new_files_at_once(client):
    image, chief = make_image("Wrong"), signed_in()
    edition, key = make_live(make_article("en", images=[image])), image.rendition_key
    chief.post(page_of(image), form_of(chief, image, credit_line="Visual China"))
    image.refresh_from_db()
    assert image.rendition_key != key
    address = f"/en/articles/{edition.master_id}/{edition.live_revision.slug}/"
    assert "Visual China" in client.get(address).content.decode()


def test_the_second_of_two_who_save_is_told_and_loses_nothing():
    image, one, two = make_image(""), signed_in(), signed_in()
    first = form_of(one, image, credit_line="CCTV News")
    second = form_of(two, image, {"fr": {"alt": "Un tram"}}, credit_line="Visual China")
    assert one.post(page_of(image), first).status_code == 302
    response = two.post(page_of(image), second)
    assert response.status_code == 409
    assert "Visual China" in response.content.decode()
    image.refresh_from_db()
    assert image.credit_line == "CCTV News"


# --- The files -----------------------------------------------------------------------------------


def test_staff_see_a_picture_that_no_reader_has_seen(client):
    image = make_image()
    address = f"/admin/pictures/{image.pk}/thumbnail/"
    for role in Role:
        response = signed_in(role, languages=["fr"]).get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        assert response["Cache-Control"].startswith("private")
        assert response.content[:2] == b"\xff\xd8"
    stranger = client.get(address)
    assert stranger["Location"].startswith("/admin/login/")
    assert "no-store" in stranger["Cache-Control"]


@pytest.mark.parametrize("spec", ["original", "huge", "..", "thumbnail.jpg"])
def test_only_what_is_in_the_closed_list_is_made(spec):
    image = make_image()
    assert signed_in().get(f"/admin/pictures/{image.pk}/{spec}/").status_code == 404


def test_a_picture_whose_file_is_lost_is_not_found_and_breaks_no_page():
    image = make_image(ready=False)
    Image.objects.filter(pk=image.pk).update(original="originals/gone.jpg")
    client = signed_in()
    assert client.get(f"/admin/pictures/{image.pk}/thumbnail/").status_code == 404
    assert client.get(page_of(image)).status_code == 200

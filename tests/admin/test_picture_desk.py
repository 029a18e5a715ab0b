"""The picture desk: conflicts are chosen, credits confirmed, pictures withdrawn, and each is written down."""

import datetime as dt

import pytest
from django.utils import timezone

from articles import media
from articles.models import ActionLog, Contributor, ContributorKind, Image, Role
from articles.rendering import article_path
from articles.workflow import pictures
from tests.admin.desk import queries_of, signed_in
from tests.admin.test_pictures import PICTURES, form_of, page_of
from tests.factories import make_article, make_contributor, make_image, make_live, make_user
from tests.imaging.pictures import app13, iim, quarters, saved, xmp
from tests.imaging.test_likeness import scene

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
CONFIRM = {"_confirm": "1"}


def taken(data: bytes, name: str = "agency.jpg") -> Image:
    return media.store_upload(data, name)


def from_agency(credit: str = "Visual China", **options) -> Image:
    return taken(saved(quarters(), xmp=xmp("", f'photoshop:Credit="{credit}"'), **options))


def in_conflict() -> Image:
    return from_agency("视觉中国", extra=app13(iim((110, b"CCTV News"))))


def post(client, image: Image, **fields: str):
    return client.post(page_of(image), form_of(client, image, **fields))


def acts() -> list[str]:
    return list(ActionLog.objects.order_by("pk").values_list("verb", flat=True))


# --- Confirming ----------------------------------------------------------------------------------
def test_a_credit_from_a_file_is_confirmed_by_a_person():
    image, client = from_agency(), signed_in()
    assert (image.credit_line, image.confirmed_at) == ("Visual China", None)
    page = client.get(page_of(image)).content.decode()
    assert "XMP photoshop:Credit" in page
    assert "Save and confirm the credit" in page
    assert post(client, image, **CONFIRM).status_code == 302
    image.refresh_from_db()
    assert image.confirmed_at is not None
    assert image.confirmed_by is not None
    line = ActionLog.objects.get(verb="confirm_picture")
    assert (line.note, line.user, line.data["credit"]["credit_line"]) == (
        "Visual China", image.confirmed_by, "Visual China",
    )  # fmt: skip
    assert "Confirmed by" in client.get(page_of(image)).content.decode()


def test_saving_without_confirming_confirms_nothing():
    image, client = from_agency(), signed_in()
    post(client, image, credit_line="VCG", _continue="1")
    image.refresh_from_db()
    assert (image.credit_line, image.confirmed_at) == ("VCG", None)


def test_a_confirmed_credit_that_is_changed_is_confirmed_by_whoever_changes_it():
    image, client = make_image("CCTV News"), signed_in()
    assert image.confirmed_by is None
    post(client, image, credit_line="Visual China", _save="1")
    image.refresh_from_db()
    assert image.confirmed_by is not None
    assert image.rendition_key != image.made_key
    assert acts() == ["confirm_picture", "edit_picture"]


def test_there_is_nothing_to_confirm_without_a_credit():
    image, client = taken(saved(quarters())), signed_in()
    response = post(client, image, **CONFIRM)
    assert response.status_code == 200
    assert "Write who made the picture before you confirm it" in response.content.decode()
    image.refresh_from_db()
    assert image.confirmed_at is None


def test_nil_in_a_file_is_no_credit():
    image = from_agency("nil")
    assert (image.credit_line, image.suggested_credit) == ("", "")


# --- Conflicts -----------------------------------------------------------------------------------
def test_two_credits_in_a_file_are_held_until_one_is_chosen():
    image, client = in_conflict(), signed_in()
    assert (image.credit_line, image.conflicts) == ("", ["credit_line"])
    page = client.get(page_of(image)).content.decode()
    assert "The file says two things" in page
    assert "视觉中国" in page
    assert "CCTV News" in page
    refused = post(client, image, **CONFIRM)
    assert "The file says two things of this: credit line" in refused.content.decode()
    post(client, image, choice_credit_line="iim", **CONFIRM)
    image.refresh_from_db()
    assert (image.credit_line, image.conflicts) == ("CCTV News", [])
    assert image.confirmed_at is not None


def test_the_other_value_can_be_chosen_or_one_written():
    image, client = in_conflict(), signed_in()
    post(client, image, choice_credit_line="xmp", **CONFIRM)
    image.refresh_from_db()
    assert image.credit_line == "视觉中国"
    Image.objects.all().delete()
    image = in_conflict()
    post(client, image, choice_credit_line="own", credit_line="VCG / CCTV", **CONFIRM)
    image.refresh_from_db()
    assert (image.credit_line, image.conflicts) == ("VCG / CCTV", [])


def test_a_conflict_in_the_copyright_holds_the_picture_too():
    block = iim((110, b"VCG"), (116, b"(c) Somebody else"))
    data = saved(
        quarters(), xmp=xmp("<dc:rights>© VCG</dc:rights>", 'photoshop:Credit="VCG"'), extra=app13(block)
    )
    image, client = taken(data), signed_in()
    assert (image.credit_line, image.copyright_notice, image.conflicts) == ("VCG", "", ["copyright_notice"])
    assert "copyright notice" in post(client, image, **CONFIRM).content.decode()
    post(client, image, choice_copyright_notice="xmp", **CONFIRM)
    image.refresh_from_db()
    assert (image.copyright_notice, image.hindrance()) == ("© VCG", None)


# --- Many at once, and the queue -----------------------------------------------------------------
def chosen(*images: Image) -> dict[str, object]:
    return {
        "picture": [f"{image.pk}.{image.rendition_key[:12]}" for image in images],
        "back": "?state=waiting",
    }


def test_many_are_confirmed_at_once_and_none_waits_for_another():
    good, held = from_agency(), in_conflict()
    bare = taken(saved(quarters(80, 60)))
    client = signed_in()
    response = client.post("/admin/pictures/confirm/", chosen(good, held, bare), follow=True)
    assert response.redirect_chain == [(PICTURES + "?state=waiting", 302)]
    page = response.content.decode()
    assert "The credit of one picture is confirmed by you" in page
    assert "says two things" in page
    assert "Write a credit line for" in page
    states = {image.pk: image.confirmed_at is not None for image in Image.objects.all()}
    assert states == {good.pk: True, held.pk: False, bare.pk: False}


def test_what_changed_since_it_was_seen_is_not_confirmed():
    image, client = from_agency(), signed_in()
    seen = chosen(image)
    image.credit_line = "Somebody else"
    image.save()
    page = client.post("/admin/pictures/confirm/", seen, follow=True).content.decode()
    assert "changed by somebody meanwhile" in page
    image.refresh_from_db()
    assert image.confirmed_at is None


def test_the_list_offers_what_can_be_confirmed_as_it_stands():
    good, _held, done = from_agency(), in_conflict(), make_image()
    page = signed_in().get(PICTURES).content.decode()
    assert f'value="{good.pk}.{good.rendition_key[:12]}"' in page
    assert page.count('name="picture"') == 1
    assert done.pk
    translators = signed_in(Role.TRANSLATOR, languages=["fr"]).get(PICTURES).content.decode()
    assert 'name="picture"' not in translators
    assert "confirm-form" not in translators


def test_the_queue_counts_what_waits_and_leads_there():
    now = timezone.now()
    from_agency()
    in_conflict()
    taken(saved(quarters(80, 60)))
    for hours in (12, 24 * 5, 24 * 20, 24 * 40, -1):
        image = make_image()
        Image.objects.filter(pk=image.pk).update(rights_until=now + hours * HOUR)
    Image.objects.filter(pk=make_image().pk).update(withdrawn_at=now)
    client = signed_in()
    queue = {line.state: int(line.number) for line in client.get(PICTURES).context_data["queue"]}
    assert queue == {
        "conflict": 1, "credit": 1, "unconfirmed": 1, "expired": 1,
        "ending-30": 3, "ending-7": 2, "ending-1": 1,
    }  # fmt: skip
    for state, number in {**queue, "withdrawn": 1, "cleared": 4, "waiting": 3, "early": 0}.items():
        assert client.get(f"{PICTURES}?state={state}").context_data["cl"].result_count == number, state


def test_pictures_without_words_in_a_language_are_found():
    make_image(alt={"fr": "Un tram"})
    bare = make_image(alt={"en": "A tram"})
    decorative = make_image()
    Image.objects.filter(pk=decorative.pk).update(is_decorative=True)
    found = signed_in().get(f"{PICTURES}?without=fr").context_data["cl"].result_list
    assert [image.pk for image in found] == [bare.pk]


def test_the_page_of_a_picture_costs_the_same_whatever_was_done_with_it():
    image, client = make_image(), signed_in()
    before = queries_of(client, page_of(image))
    for _n in range(4):
        make_article("en", images=[image])
        post(client, image, credit_line=f"CCTV {_n}", _save="1")
    assert queries_of(client, page_of(image)) <= before + 2


def uploaded(packet: bytes) -> Image:
    image, _new = pictures.upload_picture(make_user(), saved(quarters(), xmp=packet), "a.jpg")
    return image


# --- Agencies and creators -----------------------------------------------------------------------
def agency() -> Contributor:
    return make_contributor(
        {"en": "Visual China", "zh-hans": "视觉中国"},
        kind=ContributorKind.ORGANISATION,
        aliases=["vcg"],
        usage_terms="Editorial use only.",
        licence_page="https://vcg.example/licence",
    )


@pytest.mark.parametrize(
    "line", ["Visual China", "视觉中国", "VCG", "Lian Ran / VCG", "图/视觉中国", "Jane Doe via Visual China"]
)
def test_an_agency_is_known_by_any_of_its_names_and_brings_its_terms(line):
    known = agency()
    image = uploaded(xmp("", f'photoshop:Credit="{line}"'))
    assert image.agency == known
    assert (image.usage_terms, image.licence_page) == ("Editorial use only.", "https://vcg.example/licence")
    assert image.embedded_credit().web_statement == "https://vcg.example/licence"


def test_a_person_of_that_name_is_no_agency():
    make_contributor("Visual China")
    image = uploaded(xmp("", 'photoshop:Credit="Visual China"'))
    assert image.agency is None


def test_terms_of_its_own_are_kept():
    agency()
    image, client = make_image("Somebody"), signed_in()
    post(client, image, credit_line="VCG", usage_terms="One year.", _save="1")
    image.refresh_from_db()
    assert (image.usage_terms, image.licence_page) == ("One year.", "https://vcg.example/licence")


def test_creators_are_the_contributors_we_know():
    known = make_contributor({"en": "Lian Ran", "zh-hans": "连冉"})
    packet = xmp("<dc:creator><rdf:Seq><rdf:li>连冉</rdf:li><rdf:li>Nobody</rdf:li></rdf:Seq></dc:creator>")
    image = uploaded(packet)
    assert image.creator == "连冉; Nobody"
    assert list(image.creators.all()) == [known]
    assert image.embedded_credit().creators == ("连冉", "Nobody")


# --- Rights, crop, likeness ----------------------------------------------------------------------
def test_rights_substitute_and_focal_point_are_written():
    image, other, client = make_image(), make_image(), signed_in()
    post(
        client, image, rights_from="2026-01-01T00:00", rights_until="2027-01-01T00:00",
        substitute=f"#{other.pk} other.jpg", focal_x="0.25", focal_y="0.75", _save="1",
    )  # fmt: skip
    image.refresh_from_db()
    assert image.rights_until == dt.datetime(2026, 12, 31, 23, 0, tzinfo=dt.UTC)
    assert image.substitute == other
    assert (image.focal_x, image.focal_y) == (0.25, 0.75)
    # Crops are in the files: they get new addresses.
    assert image.rendition_key != image.made_key


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"rights_from": "2027-01-01T00:00", "rights_until": "2026-01-01T00:00"},
            "The rights end before they begin",
        ),
        ({"substitute": "#999999"}, "No picture is"),
        ({"licence_page": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"focal_x": "7"}, "focal"),
    ],
)
def test_what_cannot_be_is_said(fields, sentence):
    image, client = make_image(), signed_in()
    before = image.rendition_key
    response = post(client, image, _save="1", **fields)
    assert response.status_code == 200
    assert sentence in response.content.decode()
    image.refresh_from_db()
    assert image.rendition_key == before


def test_pictures_that_look_alike_are_shown():
    image = taken(saved(scene(1)), "large.jpg")
    smaller = taken(saved(scene(1).resize((300, 200)), quality=60), "small.jpg")
    other = taken(saved(scene(2)), "other.jpg")
    page = signed_in().get(page_of(image)).content.decode()
    assert "small.jpg" in page
    assert "other.jpg" not in page.split("Looks like")[1].split("</section>")[0]
    assert other.pk != smaller.pk


# --- Withdrawing ---------------------------------------------------------------------------------
def test_withdrawing_says_first_what_it_does_and_then_does_it(client):
    image = make_image("CCTV News")
    edition = make_live(make_article("en", headline="The last tram", images=[image]))
    desk = signed_in()
    where = f"/admin/pictures/{image.pk}/withdraw/"
    page = desk.get(where).content.decode()
    assert "It leaves this edition" in page
    assert "The last tram" in page
    assert "CCTV News" in client.get(article_path(edition)).content.decode()
    file = media.address(image, "body").url
    assert desk.post(where, {"note": ""}).status_code == 422
    assert desk.post(where, {"note": "The agency asks for it."}).status_code == 302
    shown = client.get(article_path(edition))
    assert shown.status_code == 200
    assert "CCTV News" not in shown.content.decode()
    assert client.get(file).status_code == 404
    assert acts()[-1] == "withdraw_picture"
    assert "The agency asks for it" in desk.get(page_of(image)).content.decode()
    assert desk.post(where, {"note": "Again."}).status_code == 409

    desk.post(f"/admin/pictures/{image.pk}/reinstate/")
    assert "CCTV News" in client.get(article_path(edition)).content.decode()
    assert acts()[-1] == "reinstate_picture"


def test_what_withdrawing_does_costs_the_same_to_say_however_much_it_is():
    image, desk = make_image(), signed_in()
    where = f"/admin/pictures/{image.pk}/withdraw/"
    make_live(make_article("en", images=[image]))
    before = queries_of(desk, where)
    for number in range(4):
        make_live(make_article("en", headline=f"Story {number}", images=[image]))
    assert queries_of(desk, where) == before
    page = desk.get(where).content.decode()
    assert "It leaves these 5 editions" in page
    assert "In all it stands in 5 articles" in page


def test_a_substitute_takes_its_place_with_its_own_credit_and_words(client):
    image, other = make_image("CCTV News"), make_image("Papier & Marée", alt={"en": "A drawing of a tram"})
    edition = make_live(make_article("en", images=[image]))
    file = media.address(other, "body").url
    assert client.get(file).status_code == 404
    data = {"note": "Asked.", "substitute": f"#{other.pk}"}
    assert signed_in().post(f"/admin/pictures/{image.pk}/withdraw/", data).status_code == 302
    page = client.get(article_path(edition)).content.decode()
    assert "A drawing of a tram" in page
    assert "Papier &amp; Marée" in page
    assert "What picture 1 shows" not in page
    response = client.get(file)
    assert response.status_code == 200
    response.close()


def test_a_substitute_that_may_not_be_shown_is_none():
    image, other = make_image(), make_image("")
    response = signed_in().post(
        f"/admin/pictures/{image.pk}/withdraw/", {"note": "Asked.", "substitute": f"#{other.pk}"}
    )
    assert response.status_code == 409
    assert "The substitute may not be shown itself" in response.content.decode()
    image.refresh_from_db()
    assert image.withdrawn_at is None


# --- The board, and previews ---------------------------------------------------------------------
def test_the_board_tells_what_waits_and_whose_rights_end():
    from_agency()
    image = make_image("CCTV News")
    Image.objects.filter(pk=image.pk).update(rights_until=timezone.now() + 5 * 24 * HOUR)
    client = signed_in()
    page = client.get("/admin/").content.decode()
    assert "Credit not confirmed" in page
    assert "Rights end within 7 days" in page
    assert "rights end on" in page
    assert image.filename in page
    before = queries_of(client, "/admin/")
    for _n in range(3):
        Image.objects.filter(pk=make_image().pk).update(rights_until=timezone.now() + HOUR)
    assert queries_of(client, "/admin/") == before
    assert (
        "panel-pictures" not in signed_in(Role.TRANSLATOR, languages=["fr"]).get("/admin/").content.decode()
    )


def test_a_preview_shows_what_readers_do_not_see_and_says_why():
    image = make_image("CCTV News", confirmed=False)
    edition = make_article("en", images=[image])
    number = edition.latest_revision.number
    page = signed_in().get(f"/admin/articles/article/{edition.master_id}/en/revisions/{number}/preview/")
    assert "Readers do not see this picture: Credit not confirmed." in page.content.decode()
    assert media.address(image, "body").url in page.content.decode()


def test_a_contributor_can_carry_the_terms_of_an_agency():
    client = signed_in()
    page = client.get(f"/admin/articles/contributor/{agency().pk}/change/").content.decode()
    assert "Editorial use only." in page
    assert "https://vcg.example/licence" in page

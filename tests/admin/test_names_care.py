"""Care of names: what intake made comes first, with what it may be; portraits; where something is used."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import ActionLog, Contributor, Role
from articles.workflow.merging import merge
from tests.admin.desk import queries_of, signed_in
from tests.admin.test_names import form_of, listed, page_of
from tests.factories import (
    make_article,
    make_contributor,
    make_edition,
    make_image,
    make_label,
    make_live,
    make_source,
    picture_bytes,
)

pytestmark = pytest.mark.django_db


# --- What nobody has looked at yet -----------------------------------------------------------------


def test_unverified_names_stand_on_top_with_what_they_may_be():
    known = make_contributor({"en": "Lian Ran", "zh-hans": "连冉"})
    make_contributor("Aaron First")
    new = make_contributor("Lian  ran", verified=False)
    page = signed_in().get(listed("contributor")).content.decode()
    assert "1 name that nobody has looked at yet" in page
    assert "the same name" in page
    assert f"/admin/merge/contributor/{known.pk}/?with={new.pk}" in page
    rows = page.split("<tbody>")[1]
    assert rows.index("Lian  ran") < rows.index("Aaron First")
    # An editor verifies, and does not merge.
    editor = signed_in(Role.EDITOR).get(listed("contributor")).content.decode()
    assert "/admin/merge/" not in editor
    assert f"/admin/verify/contributor/{new.pk}/" in editor
    # Whoever searches has something else in mind.
    assert "nobody has looked" not in signed_in().get(listed("contributor") + "?q=lian").content.decode()
    assert "nobody has looked" not in signed_in(Role.TRANSLATOR).get(listed("contributor")).content.decode()


def test_verifying_is_one_click_and_logged_once():
    new = make_source("New Source", verified=False)
    client = signed_in(Role.EDITOR)
    for _time in range(2):
        assert client.post(f"/admin/verify/source/{new.pk}/")["Location"] == listed("source")
    new.refresh_from_db()
    assert new.verified
    assert ActionLog.objects.filter(verb="verify_name").count() == 1
    assert client.get(f"/admin/verify/source/{new.pk}/").status_code == 405
    assert client.post("/admin/verify/user/1/").status_code == 404
    label = make_label("New Label", verified=False)
    assert client.post(f"/admin/verify/label/{label.pk}/").status_code == 403


def test_the_page_of_an_unverified_name_suggests_too():
    make_source("GeekPark")
    new = make_source("Geek Park", verified=False)
    page = signed_in().get(page_of(new)).content.decode()
    assert "Perhaps it is here already" in page
    assert "the same letters" in page


def test_missing_languages_are_marked():
    make_source({"en": "GeekPark", "zh-hans": "极客公园"})
    page = signed_in().get(listed("source")).content.decode()
    assert '<abbr title="French">fr</abbr>' in page.split('class="no-name"')[1]
    assert '<abbr title="English">en</abbr>' not in page.split('class="no-name"')[1]


@pytest.mark.parametrize("kind", ["contributor", "source"])
def test_many_unverified_cost_as_many_queries_as_one(kind):
    make = {"contributor": make_contributor, "source": make_source}[kind]
    client = signed_in()
    make("Known Name")
    make("Known Nome", verified=False, aliases=["other"])
    one = queries_of(client, listed(kind))
    for number in range(12):
        make(f"Known Name {number}", verified=bool(number % 2))
    assert queries_of(client, listed(kind)) == one


# --- Where it is used ------------------------------------------------------------------------------


def test_used_in_leads_to_every_edition():
    source = make_source("GeekPark")
    edition = make_live(make_article("en", source=source, headline="Live here"))
    make_edition(edition, "ar")
    page = signed_in().get(page_of(source)).content.decode()
    for language, words in (("en", "Live"), ("ar", "Draft")):
        assert f'/admin/articles/article/{edition.master_id}/{language}/" title=' in page
        assert f": {words}</span>" in page
    assert f"/admin/articles/article/{edition.master_id}/fr/" not in page.split('class="used-editions"')[1]


def test_what_was_merged_is_listed_for_those_who_may_undo_it():
    kept, gone = make_source("Kept"), make_source("Gone")
    client = signed_in()
    merge(client.user, kept, gone)
    assert f"/admin/merge/source/{gone.pk}/undo/" in client.get(page_of(kept)).content.decode()
    assert "undo/" not in signed_in(Role.EDITOR).get(page_of(kept)).content.decode()


# --- Portraits -------------------------------------------------------------------------------------


def test_a_portrait_is_picked_and_says_what_keeps_it_from_readers():
    person, image = make_contributor("Lian Ran"), make_image("")
    client = signed_in(Role.EDITOR)
    answer = client.post(page_of(person), form_of(client, person, {}, portrait_pick=f"#{image.pk} picture"))
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.portrait == image
    page = client.get(page_of(person)).content.decode()
    assert "The picture has no credit" in page
    assert "is not shown in: English, French" in page
    image.credit_line = "Jane Roe"
    image.save()
    for code in ("en", "fr", "zh-hans", "zh-hant", "ja", "ar"):
        image.create_translation(code, alt="A face")
    assert "Readers see it" in client.get(page_of(person)).content.decode()
    assert "Lian Ran" in client.get(f"/admin/articles/image/{image.pk}/change/").content.decode()
    client.post(page_of(person), form_of(client, person, {}, portrait_remove="on"))
    person.refresh_from_db()
    assert person.portrait is None


def test_a_portrait_is_uploaded_or_refused_with_a_sentence():
    person = make_contributor("Lian Ran")
    client = signed_in(Role.EDITOR)
    good = SimpleUploadedFile("face.jpg", picture_bytes((9, 9, 9)), "image/jpeg")
    client.post(page_of(person), {**form_of(client, person, {}), "portrait_file": good})
    person.refresh_from_db()
    assert person.portrait.filename == "face.jpg"
    bad = SimpleUploadedFile("face.jpg", b"not a picture", "image/jpeg")
    answer = client.post(page_of(person), {**form_of(client, person, {}), "portrait_file": bad})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    none = client.post(page_of(person), form_of(client, person, {}, portrait_pick="#999999"))
    assert "No picture is" in none.content.decode()
    assert Contributor.objects.get(pk=person.pk).portrait.filename == "face.jpg"

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Role
from articles.public.colours import AA, DAY, NIGHT, contrast, readable
from tests.factories import make_article, make_label, make_live, make_user

colour = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@given(colour)
@pytest.mark.parametrize("paper", [DAY, NIGHT])
def test_any_colour_becomes_readable_and_a_readable_one_stays(paper, colour):
    made = readable(colour, paper)
    assert contrast(made, paper) >= AA
    if contrast(colour, paper) >= AA:
        assert made == colour


def test_contrast_is_the_one_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_the_papers_are_those_of_the_style_sheet():
    css = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
    assert re.findall(r"--paper: (#\w+);", css) == [DAY, NIGHT]


@pytest.mark.django_db
def test_the_style_sheet_has_the_colours_of_labels_that_readers_see():
    seen, hidden = make_label({"fr": "Vu"}, colour="#ffd400"), make_label({"fr": "Caché"}, colour="#B3261E")
    make_live(make_article("fr", label=seen))
    make_article("fr", label=hidden)
    response = Client().get("/labels.css")
    text = response.content.decode()
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "s-maxage=5" in response["Cache-Control"]
    assert f".label-{seen.pk} {{ --label: #" in text
    assert f"label-{hidden.pk}" not in text
    day, night = re.findall(rf"\.label-{seen.pk} {{ --label: (#\w+); }}", text)
    assert contrast(day, DAY) >= AA
    assert night == "#ffd400"


@pytest.mark.django_db
def test_previews_have_the_colours_of_all_labels():
    hidden = make_label({"fr": "Caché"})
    assert Client().get("/labels-desk.css").status_code == 404
    client = Client()
    client.force_login(make_user(Role.TRANSLATOR))
    response = client.get("/labels-desk.css")
    assert f".label-{hidden.pk} " in response.content.decode()
    assert response["Cache-Control"] == "no-store"

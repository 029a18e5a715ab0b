"""CSV that spreadsheets open right, and that does nothing when it is opened."""

import csv
import io

import pytest

from articles.formats.csv_text import csv_lines, safe_cell


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\u3000=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "|cmd",
        "%0a=1",
    ],
)
def test_what_looks_like_a_formula_is_text(formula):
    assert safe_cell(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["", "À la une", "机器人", "« = »", "a=b", "1 - 2", "'=1"])
def test_other_text_is_left_alone(text):
    assert safe_cell(text) == text


def test_numbers_stay_numbers_and_nothing_stays_nothing():
    assert (safe_cell(-5), safe_cell(None), safe_cell(0)) == ("-5", "", "0")


def test_lines_are_those_of_rfc_4180_behind_a_byte_order_mark():
    lines = list(csv_lines([["Titre", "机器人"], ['Un "mot", deux', "ligne\nsuivante"]]))
    assert lines[0] == "\ufeff"
    assert lines[1] == "Titre,机器人\r\n"
    text = "".join(lines).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == ['Un "mot", deux', "ligne\nsuivante"]

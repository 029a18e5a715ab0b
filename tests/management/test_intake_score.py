"""`manage.py intake_score`: a score over a folder, false names first, clear refusals."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

CASE = {
    "language": "en",
    "text": "The Night Train\nBy Jane Doe\nIt leaves at nine.\n",
    "expected": {"headline": "The Night Train", "authors": ["Jane Doe"], "source": None},
}


def folder(path: Path, *cases: object) -> Path:
    for number, case in enumerate(cases):
        (path / f"{number:03}.json").write_text(json.dumps(case), encoding="utf-8")
    return path


def run(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("intake_score", str(path), *options, stdout=out, no_color=True)
    return out.getvalue()


def test_a_folder_is_scored(tmp_path: Path) -> None:
    found = json.loads(run(folder(tmp_path, CASE, CASE), "--json"))
    assert (found["cases"], found["core"]["f1"], found["false_names"]) == (2, 1.0, [])


def test_a_single_case_is_scored(tmp_path: Path) -> None:
    folder(tmp_path, CASE)
    assert json.loads(run(tmp_path / "000.json", "--json"))["cases"] == 1


def test_false_names_come_first(tmp_path: Path) -> None:
    wrong = {**CASE, "expected": {"headline": "Another", "authors": []}}
    out = run(folder(tmp_path, wrong))
    assert out.startswith("False names: 1\n  000.json authors: +“Jane Doe”")
    assert "000.json headline: +“The Night Train” -“Another”" in out


def test_accepted_alternatives_are_right(tmp_path: Path) -> None:
    case = {**CASE, "expected": {"authors": []}, "also_accept": {"authors": [["Jane Doe"]]}}
    assert "False names: 0" in run(folder(tmp_path, case))


@pytest.mark.parametrize(
    "case",
    [
        [],
        {"text": "a"},
        {"expected": {}},
        {"text": 1, "expected": {}},
        {"text": "a", "expected": {"authors": 1}},
        {"text": "a", "expected": {}, "also_accept": {"authors": "Jo"}},
    ],
)
def test_what_is_no_case_is_refused_with_its_form(tmp_path: Path, case: object) -> None:
    with pytest.raises(CommandError, match=r"000\.json is not a labelled case\. Write it as"):
        run(folder(tmp_path, case))


def test_broken_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff{")
    with pytest.raises(CommandError, match="not a labelled case"):
        run(tmp_path)


def test_a_case_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="The text is empty"):
        run(folder(tmp_path, {**CASE, "text": " "}))


def test_an_empty_or_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no \.json file in"):
        run(tmp_path)
    with pytest.raises(CommandError, match="Name a folder of labelled cases"):
        run(tmp_path / "nowhere")

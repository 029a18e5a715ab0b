"""Heads in eighteen languages: written for these tests, scored as `manage.py intake_score` scores.

The cases are JSON files, at least a dozen for each language, with traps among them: dialogue, prose, desks,
captions and press contacts that look like bylines.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from articles.content.byline_words import Words, tables
from articles.content.scoring import Score, add_case
from articles.formats.plain_text import parse

CASES = Path(__file__).parent / "cases"
# Real ones, where they are; they are not the project's to copy.
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "intake"
LANGUAGES = (
    *("fr", "en", "zh", "zh-TW", "ja", "ko", "vi", "es", "pt"),
    *("de", "it", "ar", "ru", "tr", "uk", "id", "nl", "pl"),
)
FEWEST = 12


@cache
def cases() -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """The cases by language, with the names of their files."""
    found = defaultdict(list)
    for file in sorted(CASES.glob("*.json")):
        case = json.loads(file.read_text(encoding="utf-8"))
        found[case["language"]].append((file.name, case))
    return found


def scored(rows: list[tuple[str, dict[str, Any]]]) -> Score:
    score = Score()
    for name, case in rows:
        found = parse(case["text"], language=case["language"]).as_json()
        add_case(score, name, found, case["expected"], case.get("also_accept"))
    return score


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_dozen_heads(language: str) -> None:
    assert len(cases()[language]) >= FEWEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_put_on_an_article_that_is_not_its_own(language: str) -> None:
    assert scored(cases()[language]).false_names == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_are_recognised(language: str) -> None:
    score = scored(cases()[language])
    assert score.core.f1 >= 0.95, score.misses


def test_heads_are_recognised_without_being_told_their_language() -> None:
    rows = [(name, {**case, "language": None}) for found in cases().values() for name, case in found]
    score = scored(rows)
    assert score.core.f1 >= 0.9, score.misses


def test_real_heads_get_no_false_name(subtests: pytest.Subtests) -> None:
    """Where real heads are at hand, beside the project."""
    for file in sorted(SAMPLES.glob("*.json")):
        with subtests.test(file.stem):
            score = scored([(file.name, json.loads(file.read_text(encoding="utf-8")))])
            assert (score.false_names, score.core.f1 >= 0.5) == ([], True)


SITES = {
    "en": "The Harbour Gazette",
    "fr": "Le Courrier du Port",
    "de": "Hafen Rundschau",
    "es": "Diario del Puerto",
    "pt": "Jornal do Porto",
    "it": "Il Corriere del Porto",
    "nl": "De Haven Courant",
    "pl": "Kurier Portowy",
    "zh": "港湾周刊",
    "zh-TW": "港灣週刊",
    "ja": "港オンライン",
    "ko": "항구일보",
    "vi": "Báo Bến Cảng",
    "ar": "صحيفة الميناء",
    "ru": "Портовые новости",
    "uk": "Портові новини",
    "tr": "Liman Gazetesi",
    "id": "Harian Pelabuhan",
}


def below_site(text: str, site: str, words: Words) -> str:
    return f"{site}\n{text}"


def below_breadcrumb(text: str, site: str, words: Words) -> str:
    return f"{words.homes[0]} > {words.sections[0]} > {words.sections[3]}\n{text}"


def below_menu(text: str, site: str, words: Words) -> str:
    return f"{site}\n{' | '.join(words.sections[:4])}\n{text}"


def below_section(text: str, site: str, words: Words) -> str:
    return f"{words.sections[1]}\n{text}"


def below_ticker(text: str, site: str, words: Words) -> str:
    return f"BTC 61,204.10 $ +1.2 %\nETH 2,940.00 $ -0.4 %\n{text}"


def around_buttons(text: str, site: str, words: Words) -> str:
    first, rest = text.split("\n", 1)
    return f"{first}\n{words.beside[0]}\nFacebook\nTwitter\n{rest}"


def above_footer(text: str, site: str, words: Words) -> str:
    return f"{text}\n© 2024 {site}\n{words.closing[0].rstrip('*')}\nhttps://t.me/harbour"


def spaced_out(text: str, site: str, words: Words) -> str:
    return text.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "page",
    [
        *(below_site, below_breadcrumb, below_menu, below_section, below_ticker),
        *(around_buttons, above_footer, spaced_out),
    ],
)
def test_what_a_page_puts_around_an_article_changes_nothing(page: Callable[[str, str, Words], str]) -> None:
    rows = []
    for language, found in cases().items():
        words = tables()[language.partition("-")[0]]
        for name, case in found[::2]:
            expected = {key: value for key, value in case["expected"].items() if key != "label"}
            rows.append(
                (name, {**case, "text": page(case["text"], SITES[language], words), "expected": expected})
            )
    score = scored(rows)
    assert (score.false_names, score.core.f1 >= 0.99) == ([], True), score.misses

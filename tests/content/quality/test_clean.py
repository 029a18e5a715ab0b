"""On clean text the checks are silent: the same news in nine languages, every pair of them."""

from itertools import permutations
from pathlib import Path

import pytest

from articles.content.quality.model import Pair
from articles.content.quality.registry import run_all

CLEAN = Path(__file__).parent / "clean"
TEXTS = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in sorted(CLEAN.glob("*.txt"))}
# The house's policy between Han and Latin, as each text has it.
SPACING = {"zh-hans": "space", "zh-hant": "none", "ja": "none"}
HEADLINES = 6


def _pairs(source: str, target: str) -> list[Pair]:
    return [
        Pair(
            was if number < HEADLINES else f"<p>{was}</p>",
            now if number < HEADLINES else f"<p>{now}</p>",
            (source, target),
            field="headline" if number < HEADLINES else "body",
            spacing=SPACING.get(target),
        )
        for number, (was, now) in enumerate(zip(TEXTS[source], TEXTS[target], strict=True))
    ]


def test_the_clean_text_is_in_nine_languages_of_the_same_length():
    assert set(TEXTS) == {"ar", "de", "en", "es", "fr", "ja", "ko", "zh-hans", "zh-hant"}
    assert {len(lines) for lines in TEXTS.values()} == {120}


@pytest.mark.parametrize(("source", "target"), list(permutations(TEXTS, 2)))
def test_nothing_is_found_in_clean_text(source, target):
    found = [
        f"{number}: {finding.level} {finding.code}: {finding.message}"
        for number, findings in enumerate(run_all(_pairs(source, target)), 1)
        for finding in findings
    ]
    # One in 200 blocks would be too many: here there is none in 120, in any pair.
    assert found == []

"""Real pages, where they are at hand (`../shared/samples/pages`): title, byline, and the body whole.

Their words are others' and stay out of this project: paragraphs are known by their digests, which were taken
from the pages by eye.
"""

import hashlib
import json
import re
from pathlib import Path

import pytest

from articles.content.names import fold
from articles.content.sanitize import sanitize_body
from articles.formats.html_article import parse
from articles.formats.parsed import ParsedArticle

FOLDER = Path(__file__).parents[3] / "shared" / "samples" / "pages"
PAGES = sorted(FOLDER.glob("*.html")) if FOLDER.is_dir() else []

# Bylines that name nobody: a newsroom's, and an agency's (what is "expected" there is a related article's).
NOBODY = {"heise", "liberation-1"}
# Paragraphs, headings and pictures; the digests of the first, the middle and the last paragraph.
BODIES = {
    "ars-1": ((4, 0, 1), ("e36f46cb166c904f", "798d4b484a3723d5", "3364af314dfd27f9")),
    "folha": ((7, 0, 1), ("c53e75a24ac4ad18", "b6b99d703c64b3aa", "b04cdb47b97c7e54")),
    "heise": ((4, 0, 1), ("100f8349cc25eceb", "b509d89f2bacf7ee", "65c59348e69e8003")),
    "la-nacion": ((11, 0, 1), ("88141c888da82ab3", "dc2f67841c81c1bd", "5d1095fab37b8890")),
    "lemonde-1": ((25, 9, 0), ("3d7d4af29e9251ab", "b2b0b32d08e25396", "299da1a152caceaa")),
    "liberation-1": ((4, 0, 1), ("50db0eb44fbdb8d1", "0420ec3cc8218676", "e6231ec65a196833")),
    "qq": ((10, 0, 1), ("bdae645637f4e4bc", "9f5e21c6119d0c86", "d2dd4f636e4899fe")),
    "wapo-1": ((30, 0, 2), ("46622bb1e448bc02", "97f13fc3b67784b0", "62e52590a2c6de02")),
}


def digest(text: str) -> str:
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:16]


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> tuple[str, ParsedArticle, dict[str, str | None]]:
    path: Path = request.param
    html = path.read_text(encoding="utf-8", errors="replace")
    return path.stem, parse(html), json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))


def test_the_title_is_right(sample: tuple[str, ParsedArticle, dict[str, str | None]]) -> None:
    _, article, expected = sample
    assert article.headline
    # Theirs may carry the names of section and site behind it.
    assert re.match(re.escape(fold(article.headline)) + r"($|[_|-])", fold(expected["title"] or ""))


def test_the_byline_is_right(sample: tuple[str, ParsedArticle, dict[str, str | None]]) -> None:
    name, article, expected = sample
    byline = fold(re.sub(r"\s*\([^()]*\)(?=\s\w)", "", expected["byline"] or ""))
    if not byline or name in NOBODY:
        assert article.authors == ()
    else:
        assert article.authors
        assert all(fold(author) in byline for author in article.authors)


def test_the_language_is_right(sample: tuple[str, ParsedArticle, dict[str, str | None]]) -> None:
    name, article, expected = sample
    known = {"qq": "zh", "la-nacion": "es", "wapo-1": "en"}
    assert (article.language or "").split("-")[0] == known.get(name, (expected.get("lang") or "")[:2])


def test_the_body_is_whole(sample: tuple[str, ParsedArticle, dict[str, str | None]]) -> None:
    name, article, _ = sample
    texts = [block.text for block in article.blocks if block.kind == "paragraph"]
    counted = (len(texts), len(article.headings), len(article.figures))
    marks = (digest(texts[0]), digest(texts[len(texts) // 2]), digest(texts[-1]))
    assert (counted, marks) == BODIES[name]


def test_the_body_can_be_stored(sample: tuple[str, ParsedArticle, dict[str, str | None]]) -> None:
    _, article, _ = sample
    stored = sanitize_body(article.body_html)
    assert stored.replace(' rel="noopener"', "") == "".join(block.as_html() for block in article.blocks)

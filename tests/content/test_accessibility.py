"""Advice on what keeps readers out: what is wrong is found where it is, and good pages get none."""

import pytest

from articles.content.accessibility import findings

GOOD = (
    "<h2>The line</h2><p>See <a href='https://example.org/a'>the timetable of 1987</a>.</p><h3>Cars</h3>"
    "<p><strong>Note:</strong> more here.</p>"
    "<table><thead><tr><th>Car</th></tr></thead><tbody><tr><td>4</td></tr></tbody></table>"
    "<h2>The people</h2><pre>&lt;a&gt;here&lt;/a&gt;</pre>"
    "<p data-embed='https://example.org/v'><a href='https://example.org/v'>https://example.org/v</a></p>"
    "<p>And again <a href='https://example.org/a'>the timetable of 1987</a>.</p>"
)


def codes(body: str, language: str = "en") -> list[tuple[str, int]]:
    return [(finding.code, finding.block) for finding in findings(body, language)]


def test_a_good_body_gets_no_advice() -> None:
    assert codes(GOOD) == []
    assert codes("") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>A</p><h3>B</h3>", ("heading-order", 1)),
        ("<h2>A</h2><h3>B</h3><h2> </h2>", ("heading-empty", 2)),
        ("<p>A</p><p><strong>The people</strong></p>", ("heading-bold", 1)),
        ("<p><a href='/x'></a></p>", ("link-empty", 0)),
        ("<p>B</p><p><a href='https://example.org/x'>https://example.org/x</a></p>", ("link-address", 1)),
        ("<p><a href='/x'>example.org/x</a></p>", ("link-address", 0)),
        ("<p><a href='/x'>one</a></p><ul><li><a href='/y'>One</a></li></ul>", ("link-same", 1)),
        ("<hr><table><tbody><tr><td>4</td></tr></tbody></table>", ("table-headers", 1)),
    ],
)
def test_what_keeps_readers_out_is_found_in_its_place(body: str, found: tuple[str, int]) -> None:
    assert codes(body) == [found]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Click here"), ("fr", "cliquez ici"), ("fr", "En savoir plus…"), ("zh-hans", "点击这里"),
     ("ja", "こちら"), ("zh-hant", "點此"),
     ("ar", "اضغط هنا"), ("de", "hier"), ("es", "aquí"), ("ja", "here")],
)  # fmt: skip
def test_links_that_say_nothing_are_known_in_every_language(language: str, words: str) -> None:
    assert codes(f"<p><a href='/x'>{words}</a></p>", language) == [("link-vague", 0)]
    assert codes(f"<p><a href='/x'>{words} 1987 tram</a></p>", language) == []

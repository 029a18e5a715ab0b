"""A body as blocks, and what is read off it."""

import pytest
from hypothesis import given

from articles.content import blocks
from articles.content.blocks import Block
from articles.content.sanitize import sanitize_body
from tests.content.test_sanitize import messy_html

BODY = (
    "<h2>Un</h2><p>a <em>b</em><br>c</p>"
    '<figure data-figure="12"></figure><ul><li>x<ul><li>y</li></ul></li></ul>'
    '<p data-embed="https://v.example/"><a href="https://v.example/" rel="noopener">Film</a></p><hr>'
    "<blockquote><p>q</p></blockquote><pre><code>&lt;p&gt;</code></pre><h3>Deux</h3>"
    '<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table><figure data-figure="7"></figure>'
)


def test_a_body_is_split_into_its_top_level_blocks():
    found = blocks.split(BODY)
    assert [block.kind for block in found] == [
        "h2", "p", "figure", "ul", "embed", "hr", "blockquote", "pre", "h3", "table", "figure",
    ]  # fmt: skip
    assert found[0] == Block("h2", "<h2>Un</h2>", "Un", level=2)
    assert found[1].text == "a b\nc"
    assert found[2].figure == 12
    assert found[3].text == "x\ny"
    assert found[4].embed == "https://v.example/"
    assert found[7].text == "<p>"
    assert found[9].text == "1\t2"
    assert blocks.join(found) == BODY


def test_an_empty_body_has_no_blocks():
    assert blocks.split("") == []
    assert blocks.join([]) == ""


def test_loose_text_is_not_lost():
    assert [block.html for block in blocks.split("a<p>b</p>c")] == ["a", "<p>b</p>", "c"]


@given(messy_html)
def test_join_undoes_split(html):
    body = sanitize_body(html)
    assert blocks.join(blocks.split(body)) == body
    assert blocks.join(blocks.split(html)) == html
    assert all(sanitize_body(block.html) == block.html for block in blocks.split(body))


def test_figures_are_found_and_exchanged_at_once():
    assert blocks.figure_ids(BODY) == [12, 7]
    swapped = blocks.replace_figures(BODY, {12: 7, 7: 12, 99: 1})
    assert blocks.figure_ids(swapped) == [7, 12]
    assert blocks.replace_figures(swapped, {7: 12, 12: 7}) == BODY
    without = blocks.replace_figures(BODY, {12: None})
    assert blocks.figure_ids(without) == [7]
    assert sanitize_body(without) == without


def test_a_figure_in_text_or_a_title_is_no_figure():
    body = sanitize_body(
        '<p>&lt;figure data-figure="1"&gt;&lt;/figure&gt;</p>'
        "<p><abbr title='<figure data-figure=\"2\"></figure>'>x</abbr></p>"
    )
    assert blocks.figure_ids(body) == []


@pytest.mark.parametrize("figure", [0, -1])
def test_a_token_needs_a_positive_id(figure):
    with pytest.raises(ValueError, match="positive"):
        blocks.figure_token(figure)


def test_text_and_headings():
    assert blocks.text("<h2>A</h2><p>b</p><hr><p>c</p>") == "A\n\nb\n\nc"
    assert [(h.level, h.text, h.index) for h in blocks.headings(BODY)] == [(2, "Un", 0), (3, "Deux", 8)]


@pytest.mark.parametrize(
    ("body", "language", "count"),
    [
        ("<p>L’été, c’est « fini » !</p>", "fr", 3),
        ("<p>well-known 3.5 U.S. e-mail</p>", "en", 4),
        ("<p>极客公园报道 TikTok 2025年。</p>", "zh-hans", 9),
        ("<p>ウェブと漢字</p>", "ja", 6),
        ("<p>极客公园 said</p>", "en", 2),
        ("<p>كِتَابٌ جديد</p>", "ar", 2),
        ("<p>हिन्दी भाषा</p>", "hi", 2),
        ("", "en", 0),
    ],
)
def test_words_are_counted_as_the_language_counts(body, language, count):
    assert blocks.word_count(body, language) == count


def test_reading_minutes():
    assert blocks.reading_minutes("", "fr") == 1
    assert blocks.reading_minutes("<p>" + "mot " * 1950 + "</p>", "fr") == 10
    assert blocks.reading_minutes("<p>" + "字" * 2550 + "</p>", "zh-hant") == 10

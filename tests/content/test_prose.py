"""A body's prose: read by passages, mended without touching its markup."""

import pytest

from articles.content.prose import mend_body, passages, style_hits
from articles.content.sanitize import sanitize_body


def texts(body: str) -> list[tuple[int, str]]:
    return [(passage.block, passage.text) for passage in passages(body)]


def test_a_body_is_read_by_paragraphs_items_and_cells() -> None:
    body = sanitize_body(
        "<p>One <strong>two</strong>.</p><ul><li>A</li><li><p>B</p></li></ul>"
        "<figure data-figure='3'></figure><table><tr><th>C</th><td>D</td></tr></table><p>Last<br>line</p>"
    )
    assert texts(body) == [(0, "One two."), (1, "A"), (1, "B"), (3, "C"), (3, "D"), (4, "Last\nline")]


def test_code_is_not_prose() -> None:
    body = "<p>Voir <code>a ; b</code> ici</p><pre>x ?</pre><p>Oui ?</p>"
    [(first, _), *_] = [(text, block) for block, text in texts(body)]
    assert first == "Voir \ufffc\ufffc\ufffc\ufffc\ufffc ici"
    assert mend_body(body, "fr") == "<p>Voir <code>a ; b</code> ici</p><pre>x ?</pre><p>Oui\u202f?</p>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Vraiment <em>oui</em> !</p>", "<p>Vraiment <em>oui</em>\u202f!</p>"),
        ('<p>l\'<a href="/x">été</a></p>', '<p>l’<a href="/x">été</a></p>'),
        ("<p>a &amp; b ; c &lt;d ?</p>", "<p>a &amp; b\u202f; c &lt;d\u202f?</p>"),
        ("<p>Oui <strong>!</strong></p>", "<p>Oui<strong>\u202f!</strong></p>"),
        ('<p>Il dit "<em>oui</em>" ici</p>', "<p>Il dit «\u202f<em>oui</em>\u202f» ici</p>"),
        ("<p>https://example.org/a?b ; c</p>", "<p>https://example.org/a?b\u202f; c</p>"),
    ],
)
def test_mending_keeps_links_emphasis_and_entities(before: str, after: str) -> None:
    mended = mend_body(before, "fr")
    assert passages(mended)[0].text == passages(after)[0].text
    assert sanitize_body(mended) == sanitize_body(mended)
    for tag in ("<em>", "<a ", "<strong>", "&amp;", "&lt;"):
        assert (tag in mended) == (tag in before)
    assert mend_body(mended, "fr") == mended


def test_only_what_is_wanted_is_mended() -> None:
    body = "<p>l'été ?</p>"
    assert mend_body(body, "fr", wanted=lambda hit: hit.code == "apostrophe") == "<p>l’été ?</p>"
    assert mend_body("<p>Rien.</p>", "fr") == "<p>Rien.</p>"


def test_hits_are_told_by_passage() -> None:
    body = "<p>Rien.</p><ul><li>Oui ?</li></ul>"
    [(passage, [hit])] = style_hits(body, "fr")
    assert (passage.block, passage.text, hit.code) == (1, "Oui ?", "fr-thin-space")


def test_a_body_agrees_with_itself_between_han_and_latin() -> None:
    body = "<p>用OpenAI的GPT写</p><p>在 Google工作</p>"
    [(passage, [hit])] = style_hits(body, "zh-hans")
    assert (passage.block, hit.code) == (1, "cjk-latin-space")
    assert style_hits(body, "zh-hans", spacing="space")[0][0].block == 0

"""Readable differences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content import alignment
from articles.content.blocks import split
from articles.content.diff import Change, diff_blocks, diff_text, to_html
from articles.content.sanitize import sanitize_body
from tests.content.test_sanitize import messy_html

texts = st.text(alphabet="ab ,.\u00a0é漢字\nكِ", max_size=30)


def marked(old, new):
    return "".join(
        {"equal": "{}", "delete": "[-{}-]", "insert": "[+{}+]"}[c.op].format(c.text)
        for c in diff_text(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("le chat noir", "le chien noir", "le [-chat-][+chien+] noir"),
        ("a b", "a b", "a b"),
        ("", "a", "[+a+]"),
        ("a", "", "[-a-]"),
        ("", "", ""),
        ("one two three", "one 2 3", "one [-two three-][+2 3+]"),
        ("极客公园报道", "极客新公园报道", "极客[+新+]公园报道"),
        ("كتاب جديد هنا", "كتاب قديم هنا", "كتاب [-جديد-][+قديم+] هنا"),
        ("été", "e\u0301té", "[-été-][+e\u0301té+]"),
        ("Crédit : X", "Crédit\u00a0: X", "Crédit[- -][+\u00a0+]: X"),
    ],
)
def test_text_is_compared_by_word_and_cjk_by_character(old, new, expected):
    assert marked(old, new) == expected


@given(texts, texts)
def test_a_diff_holds_both_texts(old, new):
    changes = diff_text(old, new)
    assert "".join(c.text for c in changes if c.op != "insert") == old
    assert "".join(c.text for c in changes if c.op != "delete") == new
    assert all(change.text for change in changes)
    assert all(change.op == "equal" for change in changes) == (old == new)


def test_texts_beyond_the_budget_are_shown_as_replaced(monkeypatch):
    monkeypatch.setattr(alignment, "BUDGET", 10)
    old, new = "start a b c d e f end", "start 1 b 2 d 3 f end"
    assert diff_text(old, new) == [
        Change("equal", "start "),
        Change("delete", "a b c d e"),
        Change("insert", "1 b 2 d 3"),
        Change("equal", " f end"),
    ]


def test_large_unlike_texts_are_compared_in_bounded_time():
    old = " ".join(str(n * n % 9973) for n in range(30_000))
    new = " ".join(str(n * n * n % 9973) for n in range(30_000))
    changes = diff_text(old, new)
    assert "".join(c.text for c in changes if c.op != "delete") == new


def ops(old, new):
    return [(c.op, (c.new or c.old).text or (c.new or c.old).html) for c in diff_blocks(old, new)]


def test_blocks_are_aligned_by_content():
    old = "<h2>A</h2><p>one two three four</p><p>gone entirely</p><p>stays</p>"
    new = "<h2>A</h2><p>one two 3 four</p><p>stays</p><p>fresh</p>"
    assert ops(old, new) == [
        ("same", "A"),
        ("changed", "one two 3 four"),
        ("deleted", "gone entirely"),
        ("same", "stays"),
        ("inserted", "fresh"),
    ]
    changed = diff_blocks(old, new)[1]
    assert to_html(changed.changes) == "one two <del>three</del><ins>3</ins> four"
    assert not changed.markup


def test_a_moved_block_is_neither_deleted_nor_inserted():
    old, new = "<p>a</p><p>b</p><p>c</p><hr>", "<p>c</p><p>a</p><p>b</p><hr>"
    assert ops(old, new) == [("moved", "c"), ("same", "a"), ("same", "b"), ("same", "<hr>")]


def test_a_changed_address_is_shown_in_the_html():
    old, new = '<p><a href="/a">x</a></p>', '<p><a href="/b">x</a></p>'
    (change,) = diff_blocks(old, new)
    assert change.markup
    assert to_html(change.changes).count("<del>a</del><ins>b</ins>") == 1


def test_another_figure_is_not_a_changed_figure():
    old, new = '<figure data-figure="1"></figure>', '<figure data-figure="2"></figure>'
    assert [change.op for change in diff_blocks(old, new)] == ["inserted", "deleted"]


def test_empty_bodies():
    assert diff_blocks("", "") == []
    assert [change.op for change in diff_blocks("", "<p>a</p>")] == ["inserted"]
    assert [change.op for change in diff_blocks("<p>a</p>", "")] == ["deleted"]


def test_three_hundred_rewritten_blocks_are_paired():
    old = "".join(f"<p>{n} alpha beta gamma delta</p>" for n in range(300))
    new = old.replace("gamma", "epsilon")
    assert {change.op for change in diff_blocks(old, new)} == {"changed"}


def test_many_thousand_unlike_blocks_end():
    changes = diff_blocks("<hr>" * 20_000, "<p>x</p><hr>" * 9_000)
    assert sum(change.new is not None for change in changes) == 18_000


@given(messy_html, messy_html)
def test_every_block_of_both_bodies_is_accounted_for(first, second):
    old, new = sanitize_body(first + second), sanitize_body(second + first)
    changes = diff_blocks(old, new)
    assert [change.new for change in changes if change.new] == split(new)
    assert sorted(c.old.html for c in changes if c.old) == sorted(block.html for block in split(old))


def test_html_is_escaped():
    changes = [Change("equal", "<a>\n"), Change("delete", "<b>"), Change("insert", '"&')]
    assert to_html(changes) == "&lt;a&gt;<br><del>&lt;b&gt;</del><ins>&quot;&amp;</ins>"

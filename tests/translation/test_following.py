"""Only the tags of the source changed: the translation follows where that is certain, and waits where not."""

import pytest

from articles.translation.following import follow

LINK = '<p>Read <a href="https://example.org/old">the report</a> today.</p>'


def test_an_address_that_changed_is_changed_in_the_translation():
    target = '<p>Lisez <a href="https://example.org/old">le rapport</a> aujourd’hui.</p>'
    assert follow(LINK, LINK.replace("old", "new"), target) == target.replace("old", "new")


def test_a_paragraph_that_became_a_heading_is_one_in_the_translation():
    old, new = "<p>A <em>new</em> line</p>", "<h2>A <em>new</em> line</h2>"
    assert follow(old, new, "<p>Une <em>ligne</em></p>") == "<h2>Une <em>ligne</em></h2>"


@pytest.mark.parametrize(
    ("old", "new", "target"),
    [
        # Where the emphasis belongs in French, nobody knows.
        ("<p>A new line</p>", "<p>A <em>new</em> line</p>", "<p>Une nouvelle ligne</p>"),
        # The translator found the French edition of what is linked.
        (LINK, LINK.replace("old", "new"), '<p>Lisez <a href="https://example.org/fr">le rapport</a>.</p>'),
        # One of two equal links changed: which is it, there?
        (
            '<p><a href="https://a.org/">A</a> and <a href="https://a.org/">B</a></p>',
            '<p><a href="https://a.org/">A</a> and <a href="https://b.org/">B</a></p>',
            '<p><a href="https://a.org/">B</a> et <a href="https://a.org/">A</a></p>',
        ),
        # The translator made a quotation of it, and it became a heading.
        ("<p>Words</p>", "<h2>Words</h2>", "<blockquote><p>Mots</p></blockquote>"),
    ],
)
def test_what_is_not_certain_is_left_to_a_person(old, new, target):
    assert follow(old, new, target) is None

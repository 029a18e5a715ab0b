"""Where a search found its words."""

import pytest

from articles.content.highlight import parts, snippet


def marked(text, *words):
    return [part for part, found in parts(text, words) if found]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The town that dug up its own tram", ["tram"], ["tram"]),
        ("Tramways and Trams", ["tram"], ["Tramways", "Trams"]),
        ("L’élève À L’ÉCOLE", ["ecole"], ["ÉCOLE"]),
        ("Œuvre et œufs", ["oeuvre"], ["Œuvre"]),
        ("水上图书馆重返港口", ["图书馆"], ["图书馆"]),
        ("図書館の船", ["図書館", "船"], ["図書館", "船"]),
        ("السفينة التي ترمّم", ["سفينة"], ["السفينة"]),
        ("nothing here", ["tram"], []),
        ("", ["tram"], []),
        ("tram", [""], []),
    ],
)
def test_words_are_found_as_searches_find_them(text, words, found):
    assert marked(text, *words) == found


@pytest.mark.parametrize("text", ["The tram, the TRAM & the <tram>", "船船船", "ﬁrst ﬁre", "e\u0301te\u0301"])
def test_the_parts_are_the_text(text):
    assert "".join(part for part, _found in parts(text, ["tram", "船", "first", "ete"])) == text


def test_a_snippet_is_cut_around_the_first_word_found():
    text = "Something. " * 40 + "Then the tram came. " + "And more. " * 40
    cut = snippet(text, ["tram"])
    whole = "".join(part for part, _found in cut)
    assert whole.startswith("… ")
    assert whole.endswith(" …")
    assert len(whole) < 220
    assert ("tram", True) in cut


def test_of_a_text_without_the_word_there_is_no_snippet():
    assert snippet("Nothing of it.", ["tram"]) == []

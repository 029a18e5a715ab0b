"""« Does not affect translations » is believed for wording, and refused for what a translation must say."""

import pytest

from articles.content.minor import objection


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("The tram was verry full.", "The tram was very full.", "en"),
        ("He said that it was late.", "He said it was late.", "en"),
        ("Le tramway etait plein.", "Le tramway était plein.", "fr"),
        ("这班电车非常满。", "这班电车很满。", "zh-hans"),
        ("電車はとても混んでいた。", "電車はかなり混んでいた。", "ja"),
    ],
)
def test_wording_leaves_translations_as_they_are(before, after, language):
    assert objection([before], [after], language) is None


@pytest.mark.parametrize(
    ("before", "after", "language", "why"),
    [
        ("It costs 2 euros.", "It costs 3 euros.", "en", "number"),
        ("It costs 1,000 euros.", "It costs 10,000 euros.", "en", "number"),
        ("花了三百元。", "花了五百元。", "zh-hans", "number"),
        ("They met in Lyon.", "They met in Paris.", "en", "capital"),
        ("Written by Lian Ran.", "Written by Lian Ren.", "en", "capital"),
        ("He is late.", "He is not late.", "en", "negation"),
        ("He can be late.", "He can’t be late.", "en", "negation"),
        ("Il vient.", "Il ne vient pas.", "fr", "negation"),
        ("Er kommt nicht.", "Er kommt auch.", "de", "negation"),
        ("他来了。", "他没来。", "zh-hans", "negation"),
        ("彼は来ます。", "彼は来ません。", "ja", "negation"),
        ("وصل القطار", "لم يصل القطار", "ar", "negation"),
    ],
)
def test_what_a_translation_must_say_is_more_than_wording(before, after, language, why):
    assert why in str(objection([before], [after], language))
    assert why in str(objection([after], [before], language))


def test_a_paragraph_more_or_less_is_more_than_wording():
    assert "paragraph" in str(objection(["One."], ["One.", "Two."], "en"))
    assert objection(["One.", ""], ["One."], "en") is None

"""Words as searches compare them: any script, any accent, pairs where a script has no spaces."""

import pytest

from articles.content.search_words import (
    MOST_WORDS,
    address_text,
    fold_search,
    has_any,
    matching,
    vector,
    words_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Éléphant", "elephant"),
        ("ＲＯＢＯＴ", "robot"),
        ("Œuvre", "oeuvre"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("ﾛﾎﾞｯﾄ", "ロボット"),
        ("مَدِينَة", "مدينه"),
        ("أحمد", "احمد"),
        ("مستشفى", "مستشفي"),
        ("كـــتاب", "كتاب"),
        ("Việt Nam", "viet nam"),
    ],
)
def test_spellings_of_one_word_fold_alike(one, other):
    assert fold_search(one) == fold_search(other)


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("パ", "ハ"), ("한국", "항국")])
def test_other_words_stay_others(one, other):
    assert fold_search(one) != fold_search(other)


def test_words_have_places_pairs_and_no_phrase_runs_from_one_text_into_the_next():
    assert vector(["Les robots", "机器人"], ["@c12"]) == (
        "'les':1 'robots':2 '机器':8 '器人':9 '人':10 '@c12'"
    )


def test_an_arabic_word_is_kept_with_its_article_and_without():
    assert vector(["والروبوت"]) == "'والروبوت':1 'روبوت':1"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("robot", "('robot':*)"),
        ("robot Lyon", "('robot':*) & ('lyon':*)"),
        ("机", "('机':*)"),
        ("机器人", "(('机器' <-> '器人'))"),
        ("GPT模型", "(('gpt' <-> '模型'))"),
        ("模型GPT", "(('模型' <-> '型' <-> 'gpt':*))"),
        ("الروبوت", "('روبوت':*)"),
        ("l’été", "(('l' <-> 'ete':*))"),
        ("https://www.a.example/b/?utm_source=x", "(('a' <-> 'example' <-> 'b':*))"),
        ("…", ""),
    ],
)
def test_a_query_asks_for_beginnings_and_for_what_stands_together(query, wanted):
    assert matching(words_of(query)) == wanted


def test_a_name_is_another_way_to_have_a_word():
    assert matching(["lian", "robot"], [["@c1", "@s2"], []]) == "('lian':* | '@c1' | '@s2') & ('robot':*)"


@pytest.mark.parametrize(
    "query", ["'", "''", "\\", "a'b", "a\\':*", "!(|&)<->", "a:*|b", "@c1", "\x00a", "_"]
)
def test_nothing_that_is_typed_is_an_operator(query):
    inside = matching(words_of(query)).replace("<->", "").replace(":*", "")
    assert not set(inside) & set("!|&\\:@\x00")


def test_a_query_is_as_long_as_it_makes_sense():
    assert len(words_of("a " * 50)) == MOST_WORDS
    assert len(matching(["x" * 5000])) < 100
    assert vector(["a " * 100_000]).count(",") < 256


def test_an_address_is_read_with_and_without_its_beginning():
    assert address_text("www.geekpark.example/story/1/") == "geekpark.example/story/1"
    assert address_text("https://geekpark.example/story/1#top") == "geekpark.example/story/1"


def test_where_a_word_was_found_can_be_shown():
    assert has_any("Les Éléphants d’été", ["xyz", "elephant"])
    assert has_any("والروبوتات", ["الروبوت"])
    assert has_any("深圳的机器人", ["机器"])
    assert not has_any("深圳的机器人", ["人机", "…"])

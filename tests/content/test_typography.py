"""Characters, slugs, colons, directions."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.typography import (
    direction,
    is_cjk,
    label_colon,
    normalise_text,
    slugify_unicode,
    strip_junk,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \n b\t", "a b"),
        ("\u00a0« a\u00a0»\u00a0", "« a\u00a0»"),
        ("a\u00a0\u00a0b", "a\u00a0b"),
        ("a \u00a0 b", "a b"),
        ("a\u202f!", "a\u202f!"),
        ("a\u200bb\ufeffc\u00add\u202ee\u2066f\x07g", "abcdefg"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d💻 🏴\U000e0067\U000e0062\U000e007f", "👩\u200d💻 🏴\U000e0067\U000e0062\U000e007f"),
        ("a\U000e0041\U000e0042", "a"),
        ("a \u200c b\u200d", "a b"),
        ("ก\u200bข", "ก\u200bข"),
        ("深\u3000潮", "深\u3000潮"),
        ("a\u2028b\x85c", "a b c"),
        ("\ud800", ""),
    ],
)
def test_single_lines(text, expected):
    assert normalise_text(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise_text(text)
    assert normalise_text(once) == once
    assert strip_junk(once) == once


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Face à la confrontation directe de TikTok", "face-à-la-confrontation-directe-de-tiktok"),
        ("L’été d'Élise : « fini » !", "l-été-d-élise-fini"),
        ("面对 TikTok 的正面交锋，机会浮现", "面对-tiktok-的正面交锋-机会浮现"),
        ("深潮精选", "深潮精选"),
        ("كِتَابٌ جديد؟", "كِتَابٌ-جديد"),
        ("ガンダム 2", "ガンダム-2"),
        ("हिन्दी", "हिन्दी"),
        ("İstanbul", "i̇stanbul"),
        ("E\u0301te\u0301", "été"),
        ("!!! 👩\u200d💻", "article"),
        ("", "article"),
        ("a/b\\c?d#e%f", "a-b-c-d-e-f"),
        ("\u0301a", "a"),
    ],
)
def test_slugs_stay_in_their_script(headline, slug):
    assert slugify_unicode(headline) == slug


def test_a_long_slug_is_cut_between_words():
    assert slugify_unicode("one two three four", max_length=10) == "one-two"
    assert slugify_unicode("one two three four", max_length=13) == "one-two-three"
    assert slugify_unicode("字" * 100) == "字" * 80


@given(st.text(), st.integers(min_value=10, max_value=80))
def test_a_slug_is_never_empty_nor_unsafe(headline, length):
    slug = slugify_unicode(headline, max_length=length)
    assert 0 < len(slug) <= length
    assert slug == slug.strip("-")
    assert "--" not in slug
    assert all(c == "-" or unicodedata.category(c)[0] in "LNM" for c in slug)


@pytest.mark.parametrize(
    ("language", "colon"),
    [
        ("fr", "\u00a0: "),
        ("fr-ca", "\u00a0: "),
        ("en", ": "),
        ("ar", ": "),
        ("zh-hans", "："),
        ("zh_Hant", "："),
        ("ja", "："),
        ("ko", ": "),
        ("fro", ": "),
    ],
)
def test_colons_after_labels(language, colon):
    assert label_colon(language) == colon


def test_scripts_and_directions():
    assert is_cjk("zh-hans")
    assert is_cjk("ja")
    assert not is_cjk("ko")
    assert not is_cjk("fr")
    assert [direction(code) for code in ("ar", "fa-IR", "he", "ur", "uz-Arab")] == ["rtl"] * 5
    assert [direction(code) for code in ("fr", "zh-hant", "ar-Latn", "en")] == ["ltr"] * 4

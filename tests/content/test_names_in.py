"""Bylines of pages and metadata: people's names, and nothing but people's names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.content.bylines import names_in


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("By Jane Doe", "en", ["Jane Doe"]),
        ("Jane Doe", None, ["Jane Doe"]),
        ("JANE DOE", "en", ["JANE DOE"]),
        ("By Zeke", "en", ["Zeke"]),
        ("Par Jeanne Lenoir", "fr", ["Jeanne Lenoir"]),
        ("Par Jeanne Lenoir", None, ["Jeanne Lenoir"]),
        ("Paul Durand (avec Ana Costa et Luc Morel)", "fr", ["Paul Durand", "Ana Costa", "Luc Morel"]),
        ("Von Katharina Berg und Jens Holm", "de", ["Katharina Berg", "Jens Holm"]),
        ("di Elena Ferri e Paolo Neri", "it", ["Elena Ferri", "Paolo Neri"]),
        ("Por Ana Ruiz y Luis Vega", "es", ["Ana Ruiz", "Luis Vega"]),
        ("Door Marieke de Vries", "nl", ["Marieke de Vries"]),
        ("Oleh Dewi Lestari", "id", ["Dewi Lestari"]),
        ("Анна Кац, Иван Петров", "ru", ["Анна Кац", "Иван Петров"]),
        ("Tekst: Anna Nowak", "pl", ["Anna Nowak"]),
        ("Yazan: Elif Kaya", "tr", ["Elif Kaya"]),
        ("بقلم: سارة محمود", "ar", ["سارة محمود"]),
        ("作者：王小明", "zh-hans", ["王小明"]),
        ("王小明 李雷", "zh-hans", ["王小明", "李雷"]),
        ("山田太郎", "ja", ["山田太郎"]),
        ("홍길동 기자", "ko", ["홍길동"]),
        ("Nguyễn Thu Hà", "vi", ["Nguyễn Thu Hà"]),
        ("noreply@example.com (Jane Doe)", None, ["Jane Doe"]),
        ("Jane Doe <jane@example.com>", "en", ["Jane Doe"]),
        ("Jane Doe, The Harbour Review", "en", ["Jane Doe"]),
        ("Jane Doe | 3 March 2024 | 5 min read", "en", ["Jane Doe"]),
        ("Posted by Jane Doe on March 3, 2024", "en", ["Jane Doe"]),
        ("Dr. Jane Doe, PhD", "en", ["Jane Doe"]),
        ("\n  By\u00a0Jane   Doe \n", "en", ["Jane Doe"]),
    ],
)
def test_people_are_named(text: str, language: str | None, names: list[str]) -> None:
    assert names_in(text, language) == tuple(names)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "?", "2024-03-03", "3 March 2024", "5 min read"),
        *("admin", "root", "webmaster", "jdoe", "jane.doe", "user123", "@harbour", "editor@example.com"),
        *("https://facebook.com/x", "www.example.com", "example.com"),
        *("AFP", "Reuters", "dpa", "Reuters Staff", "Staff Reporter", "By Staff Reporter", "News Desk"),
        *("Redaktion", "Redacción", "Redazione", "la rédaction", "redactie", "редакция", "编辑部", "編集部"),
        *(
            "The Guardian",
            "Le Monde",
            "El País",
            "La Nación",
            "Der Spiegel",
            "New York Times",
            "Global Voices",
        ),
        *("Le Monde avec AFP", "By The Editorial Board", "Guest", "Mac & i", "UPDATED", "株式会社テスト"),
        *("Harbour Labs", "ChainCatcher", "We asked ten people what they think.", "x" * 500, "By " * 200),
    ],
)
def test_nobody_is_named_where_no_person_is(text: str) -> None:
    assert [names_in(text, language) for language in (None, "en", "de", "fr", "zh-hans")] == [()] * 5


@settings(deadline=None)
@given(st.text(max_size=120), st.sampled_from([None, "en", "zh-hans", "ar", "xx"]))
def test_any_text_may_come(text: str, language: str | None) -> None:
    assert all(name.strip() for name in names_in(text, language))

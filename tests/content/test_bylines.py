"""Role lines: what is read as a credit, and – more important – what is not."""

import pytest

from articles.content.byline_words import Role, role_words, tables
from articles.content.bylines import Byline, merge_role_lines
from articles.content.picture_credits import read_figure_source, read_picture_credit
from articles.content.role_lines import read_role_line
from articles.content.text_lines import Line


def byline(*lines: str, language: str) -> Byline:
    """Merge lines that must all be role lines."""
    read = []
    for number, text in enumerate(lines, start=1):
        role_line = read_role_line(text, language)
        assert role_line is not None, f"not a role line: {text}"
        read.append((Line(number, text), role_line))
    return merge_role_lines(read)


@pytest.mark.parametrize(
    ("language", "line", "authors"),
    [
        ("fr", "Auteur : Jeanne Lenoir", ["Jeanne Lenoir"]),
        ("fr", "Auteur\u00a0: Jeanne Lenoir", ["Jeanne Lenoir"]),
        ("fr", "Auteur\u202f: Jeanne Lenoir", ["Jeanne Lenoir"]),
        ("fr", "AUTEUR: Jeanne Lenoir", ["Jeanne Lenoir"]),
        ("fr", "Par Jeanne Lenoir", ["Jeanne Lenoir"]),
        (
            "fr",
            "Auteurs : Jeanne Lenoir, Paul Durand et Ana Costa",
            ["Jeanne Lenoir", "Paul Durand", "Ana Costa"],
        ),
        ("fr", "Propos recueillis par Paul Durand", ["Paul Durand"]),
        ("en", "By Jane Doe", ["Jane Doe"]),
        ("en", "By J. K. Arden", ["J. K. Arden"]),
        ("en", "Written by: Jane Doe & John Smith", ["Jane Doe", "John Smith"]),
        ("en", "Author(s): Jane Doe; John Smith", ["Jane Doe", "John Smith"]),
        ("en", "Original article by Jane Doe, 0xmoss", ["Jane Doe", "0xmoss"]),
        ("zh-hans", "作者：王小明", ["王小明"]),
        ("zh-hans", "作者: 王小明", ["王小明"]),
        ("zh-hans", "文｜王小明", ["王小明"]),
        ("zh-hans", "文 | 王小明", ["王小明"]),
        ("zh-hans", "文丨王小明", ["王小明"]),
        ("zh-hans", "文/王小明", ["王小明"]),
        ("zh-hans", "原文 作者：Jane Doe", ["Jane Doe"]),
        ("zh-hans", "作者：王小明、李雷", ["王小明", "李雷"]),
        ("zh-hans", "作者：王小明 李雷", ["王小明", "李雷"]),
        ("zh-hans", "作者：王小明和李雷", ["王小明", "李雷"]),
        ("zh-hans", "作者：@moss  @fern", ["@moss", "@fern"]),
        ("zh-hant", "撰文：林書豪", ["林書豪"]),
        ("en", "Written by: Lian Ran, John Smith", ["Lian Ran", "John Smith"]),
        ("ar", "تأليف: ليلى حسن، وأسامة كريم", ["ليلى حسن", "أسامة كريم"]),
        ("en", "By Jane  Doe", ["Jane Doe"]),
        ("en", "Author: Jane Doe  John Smith", ["Jane Doe", "John Smith"]),
    ],
)
def test_an_author_is_read_in_every_usual_form(language: str, line: str, authors: list[str]) -> None:
    assert byline(line, language=language).authors == authors


@pytest.mark.parametrize(
    ("language", "line", "authors"),
    [
        ("fr", "Auteur : Jeanne Lenoir, cofondatrice de L'Atelier", ["Jeanne Lenoir"]),
        ("fr", "Rédaction : Jeanne Lenoir, ChainNotes", ["Jeanne Lenoir"]),
        ("fr", "Par Jeanne Lenoir, à Genève", ["Jeanne Lenoir"]),
        ("en", "By Jane Doe, Reuters", ["Jane Doe"]),
        ("en", "By Jane Doe, New York", ["Jane Doe"]),
        ("en", "Written by: Moss, Harbour Notes", ["Moss"]),
        ("en", "Written by: Jane Doe, Harbour Notes", ["Jane Doe"]),
        ("en", "By Jane Doe of The Harbour Review", ["Jane Doe"]),
        ("en", "Author: Jane Doe (Harbour Labs), John Smith (Acme)", ["Jane Doe", "John Smith"]),
        ("en", "Author: Jane Doe @Harbour Labs", ["Jane Doe"]),
        ("en", "Author: Jane Doe, head of research and development at Acme", ["Jane Doe"]),
        ("zh-hans", "作者：王小明，港湾资本", ["王小明"]),
        ("zh-hans", "作者：王小明（港湾研究院）", ["王小明"]),
        ("zh-hans", "作者：港湾日报记者 王小明", ["王小明"]),
        ("ja", "著者:Harbour Labs リサーチャー Moss", ["Moss"]),
        ("ja", "著者:Jane Doe、Harbour Ventures", ["Jane Doe"]),
    ],
)
def test_an_affiliation_is_never_taken_for_a_person(language: str, line: str, authors: list[str]) -> None:
    assert byline(line, language=language).authors == authors


def test_what_was_taken_for_an_affiliation_is_told() -> None:
    [warning] = byline("By Jane Doe, Reuters", language="en").warnings
    assert "“Reuters”" in str(warning)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Rédaction : comment bien choisir son équipe"),
        ("fr", "Par ailleurs, le marché progresse"),
        ("fr", "Source proche du dossier : rien n'est décidé."),
        ("fr", "Auteur : celui qui a tout vu et qui se tait depuis dix ans."),
        ("fr", "Invité : Bonjour à tous et merci de me recevoir !"),
        ("en", "By Monday, the vote was over"),
        ("en", "By the end of the year prices had doubled"),
        ("en", "By Design"),
        ("en", "Author's note: names were changed"),
        ("en", "Harbour Labs: how to read a ledger"),
        ("en", "Host: Welcome back, everyone!"),
        ("zh-hans", "作者认为：这个市场还会上涨"),
        ("zh-hans", "文章：一个新的开始已经到来"),
        ("zh-hans", "主持人：今天我们请到了王小明。"),
        ("zh-hans", "港湾研究院：链上数据的新读法"),
        ("vi", "Lời tác giả: cảm ơn bạn đọc"),
    ],
)
def test_what_only_looks_like_a_role_line_is_left_alone(language: str, line: str) -> None:
    assert read_role_line(line, language) is None


def test_several_roles_on_one_line_are_told_apart() -> None:
    read = byline("Rédaction : Lian Ran / Édition : Zheng Xuan / Source : GeekPark", language="fr")
    assert (read.authors, read.editors, read.source) == (["Lian Ran"], ["Zheng Xuan"], "GeekPark")


def test_chinese_roles_without_any_separator_are_told_apart() -> None:
    read = byline("作者：连冉编辑：郑玄来源：极客公园", language="zh-hans")
    assert (read.authors, read.editors, read.source) == (["连冉"], ["郑玄"], "极客公园")


def test_the_usual_opening_of_a_republished_chinese_article_is_read_whole() -> None:
    line = "本文来自微信公众号：港湾观察（ID：gangwan），作者：王小明，编辑：李雷，题图来自：视觉中国"
    read = byline(line, language="zh-hans")
    assert (read.source, read.authors, read.editors) == ("港湾观察", ["王小明"], ["李雷"])
    assert [credit for credit, _ in read.credits] == ["视觉中国"]


def test_english_roles_without_colons_are_told_apart() -> None:
    read = byline("Written by Jane Doe; edited by Ann Lee", language="en")
    assert (read.authors, read.editors) == (["Jane Doe"], ["Ann Lee"])


def test_two_role_words_may_share_a_name() -> None:
    read = byline("文、图/王小明", language="zh-hans")
    assert read.authors == ["王小明"]
    assert [credit for credit, _ in read.credits] == ["王小明"]


def test_redaction_is_the_author_beside_an_editor() -> None:
    read = byline("Rédaction : Lian Ran", "Édition : Zheng Xuan", language="fr")
    assert (read.authors, read.editors) == (["Lian Ran"], ["Zheng Xuan"])


def test_redaction_is_an_editor_beside_an_author() -> None:
    read = byline("Auteur : Lian Ran", "Rédaction : Zheng Xuan", language="fr")
    assert (read.authors, read.editors) == (["Lian Ran"], ["Zheng Xuan"])


def test_the_piece_is_by_its_publisher_where_an_author_is_named() -> None:
    read = byline("文章：@港湾观察", "作者：王小明", language="zh-hans")
    assert (read.source, read.authors) == ("港湾观察", ["王小明"])


def test_a_genre_before_the_author_is_the_label() -> None:
    read = byline("Opinion par : Jeanne Lenoir, PDG de L'Atelier", language="fr")
    assert (read.label, read.authors) == ("Opinion", ["Jeanne Lenoir"])


def test_translators_are_read_in_three_languages() -> None:
    assert byline("Traduction : TechFlow", language="fr").translators == ["TechFlow"]
    assert byline("Translated by TechFlow", language="en").translators == ["TechFlow"]
    assert byline("原文编译：王小明，深潮 TechFlow", language="zh-hans").translators == ["王小明"]


def test_a_name_printed_twice_is_credited_once() -> None:
    assert byline("By Jane Doe", "Author: JANE DOE", language="en").authors == ["Jane Doe"]


@pytest.mark.parametrize("nobody", ["nil", "unknown", "N/A", "\u200b", "", " "])
def test_placeholders_credit_nobody(nobody: str) -> None:
    assert byline(f"Editor: {nobody}", language="en").editors == []


def test_a_picture_from_the_internet_has_no_credit() -> None:
    assert read_picture_credit("图片来源：网络", "zh-hans") is None


def test_the_original_s_title_and_address_are_read() -> None:
    read = byline("原文标题：《A New Tide》", "原文链接：https://example.com/tide?id=1", language="zh-hans")
    assert (read.original_title, read.original_url) == ("A New Tide", "https://example.com/tide?id=1")


def test_a_source_that_is_an_address_is_the_original_s_address() -> None:
    read = byline("Source: https://example.com/tide", language="en")
    assert (read.source, read.original_url) == (None, "https://example.com/tide")


def test_a_date_beside_the_name_is_when_it_was_published() -> None:
    read = byline("By Jane Doe | January 15, 2025", language="en")
    assert (read.authors, read.published) == (["Jane Doe"], "2025-01-15")


def test_a_second_source_is_told_and_not_taken() -> None:
    read = byline("来源：极客公园", "来源：港湾日报", language="zh-hans")
    assert read.source == "极客公园"
    assert "港湾日报" in str(read.warnings[0])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Crédit photo : CCTV News", ("", "CCTV News")),
        ("Crédit photo\u00a0: Visual China / AFP", ("", "Visual China / AFP")),
        ("Photo : Jeanne Lenoir", ("", "Jeanne Lenoir")),
        ("© Reuters", ("", "Reuters")),
        ("La place au matin. Photo de Jean Dupont", ("La place au matin.", "Jean Dupont")),
        ("The square at dawn (Photo: Jane Doe/AP).", ("The square at dawn", "Jane Doe/AP")),
        ("图片来源：视觉中国", ("", "视觉中国")),
        ("街头一景（图/视觉中国）", ("街头一景", "视觉中国")),
        ("市场一角（新华社记者李雷摄）", ("市场一角", "李雷")),
    ],
)
def test_a_picture_s_credit_is_read_with_its_caption(line: str, expected: tuple[str, str]) -> None:
    assert read_picture_credit(line, "fr") == expected


@pytest.mark.parametrize(
    "line",
    [
        "Photo de Paris sous la neige",
        "Elle a publié une photo de Paris.",
        "Image: A protester in the rain",
        "图：合并示意",
        "Credit: where it is due",
        "© 2025 Harbour Review. All rights reserved.",
        "Crédit photo : CCTV News. La suite de la phrase est ici.",
        "Source : Bloomberg",
    ],
)
def test_a_caption_or_a_sentence_is_no_picture_credit(line: str) -> None:
    assert read_picture_credit(line, "fr") is None


def test_the_source_of_a_chart_is_read_as_such() -> None:
    assert read_figure_source("数据来源：港湾研究院", "zh-hans") == "港湾研究院"


def test_every_language_s_table_loads_and_has_a_word_for_authors() -> None:
    assert all(words.roles["author"] for words in tables().values())


def test_the_article_s_own_language_decides_where_words_collide() -> None:
    assert (role_words("it")["data"], role_words("en")["data"]) == (Role.PUBLISHED, Role.FIGURE_SOURCE)

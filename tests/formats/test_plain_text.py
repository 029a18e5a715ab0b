"""Plain text → article: heads in French, English and Chinese, bodies, refusals, and nothing lost."""

from html import unescape
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.content.text_lines import lines_of
from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from articles.formats.plain_text import MOST_CHARACTERS, parse

FRENCH = dedent(
    """
    Menu
    Se connecter
    Quand les ports apprennent à parler entre eux
    TechFlow SélectionTechFlow Sélection

    Quand les ports apprennent à parler entre eux
    Du Havre à Ningbo, les terminaux échangent enfin leurs horaires.
    Rédaction\u00a0: Lian Ran
    Édition\u202f: Zheng Xuan
    Source : GeekPark
    Pendant trente ans, chaque terminal a tenu son propre calendrier « à la main ».

    Crédit photo : CCTV News
    Au Havre, la première journée commune a duré moins longtemps que prévu.
    01 Un langage commun pour les quais
    Les équipes se sont d'abord accordées sur l'heure d'arrivée, puis sur le reste.
    Trois choses ont changé :
    -
    Les horaires sont partagés.
    -
    Les retards sont annoncés.

    Crédit photo : Visual China
    02 Et demain ?
    Personne ne sait encore qui paiera la prochaine version.
    Bienvenue dans la communauté officielle du Port
    Groupe Telegram :https://t.me/exemple
    Compte Twitter officiel :https://x.com/exemple
    """
)
ENGLISH = dedent(
    """
    Home
    Search
    简体中文
    English
    The Quiet Return of the Night Train

    5 min read
    Sleeper cars are full again, and nobody planned for it.
    By Jane Doe and John Smith, Reuters
    January 15, 2025
    Edited by Ann Lee
    Originally published in The Harbour Review

    On a cold evening the 21:04 leaves with every berth taken.

    Figure 1: Berths sold per month
    Source: Harbour Statistics
    "We had to find the old coaches first," says the driver.

    Why the coaches came back

    Nobody had scrapped them, because nobody had been asked to.
    Advertisement
    The next timetable adds two lines.
    Related articles
    A bridge too far
    """
)
CHINESE = dedent(
    """
    登录
    打开APP
    夜航船上的人工智能
    2025-01-15 10:30
    收藏
    一条航线，三家公司，没有人愿意先说话。
    作者：连冉
    编辑：郑玄
    来源：极客公园
    原文标题：《The Night Ferry》
    头图来源：视觉中国
    凌晨两点，甲板上只剩下一盏灯。
    一、谁在掌舵
    船长说，系统从不睡觉，人却会。
    图1：航线示意
    数据来源：港湾研究院
    “我们没有别的选择。”他说。
    二、靠岸之后
    天亮以前，三家公司都收到了同一份报告。
    相关阅读
    另一条航线
    """
)
TRADITIONAL = dedent(
    """
    夜市裡的最後一台收音機
    它還在響，只是沒有人聽得懂。
    文｜林小明　編輯｜陳大文
    圖片來源：視覺中國
    收音機的主人說，這個頻道已經播了三十年。
    前言
    沒有人記得第一次打開它的那個晚上。
    """
)


def test_a_french_head_is_read_whole() -> None:
    article = parse(FRENCH)
    assert article.headline == "Quand les ports apprennent à parler entre eux"
    assert article.label == "TechFlow Sélection"
    assert article.standfirst == "Du Havre à Ningbo, les terminaux échangent enfin leurs horaires."
    assert (article.authors, article.editors) == (("Lian Ran",), ("Zheng Xuan",))
    assert (article.source, article.language) == ("GeekPark", "fr")


def test_an_english_head_is_read_whole() -> None:
    article = parse(ENGLISH)
    assert article.headline == "The Quiet Return of the Night Train"
    assert article.standfirst == "Sleeper cars are full again, and nobody planned for it."
    assert (article.authors, article.editors) == (("Jane Doe", "John Smith"), ("Ann Lee",))
    assert (article.source, article.published) == ("The Harbour Review", "2025-01-15")
    assert article.language == "en"


def test_a_simplified_chinese_head_is_read_whole() -> None:
    article = parse(CHINESE, language="zh")
    assert article.headline == "夜航船上的人工智能"
    assert article.standfirst == "一条航线，三家公司，没有人愿意先说话。"
    assert (article.authors, article.editors, article.source) == (("连冉",), ("郑玄",), "极客公园")
    assert (article.original_title, article.published) == ("The Night Ferry", "2025-01-15")
    assert article.language == "zh-hans"


def test_a_traditional_chinese_head_is_read_whole() -> None:
    article = parse(TRADITIONAL)
    assert (article.headline, article.standfirst) == (
        "夜市裡的最後一台收音機",
        "它還在響，只是沒有人聽得懂。",
    )
    assert (article.authors, article.editors) == (("林小明",), ("陳大文",))
    assert article.language == "zh-hant"


def test_credits_stand_at_their_pictures() -> None:
    article = parse(FRENCH)
    assert article.image_credits == ("CCTV News", "Visual China")
    first = article.body_html.index('<figure data-figure="1"></figure>')
    assert article.body_html.index("Pendant trente ans") < first < article.body_html.index("Au Havre")


def test_the_lead_picture_s_credit_comes_first() -> None:
    article = parse(CHINESE)
    assert article.body_html.startswith('<figure data-figure="1"></figure>')
    assert article.figures[0].credit == "视觉中国"


def test_a_chart_s_source_is_its_credit_and_not_the_article_s_source() -> None:
    article = parse(ENGLISH)
    [figure] = article.figures
    assert (figure.caption, figure.credit) == ("Figure 1: Berths sold per month", "Harbour Statistics")
    assert article.source == "The Harbour Review"


def test_numbered_sections_are_headings_as_they_stand() -> None:
    assert parse(FRENCH).headings == ("01 Un langage commun pour les quais", "02 Et demain ?")
    assert parse(CHINESE).headings == ("一、谁在掌舵", "二、靠岸之后")


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert parse(ENGLISH).headings == ("Why the coaches came back",)
    assert parse(TRADITIONAL).headings == ("前言",)


def test_the_levels_of_numbered_sections_are_kept() -> None:
    text = "Title\nBy Jane Doe\n1. The Tide\n1.1 Background\nIt rose slowly.\n1.2 Changes\nThen it fell.\n"
    html = parse(text).body_html
    assert "<h2>1. The Tide</h2>\n<h3>1.1 Background</h3>" in html


def test_numbered_lines_in_a_row_are_a_list() -> None:
    text = "Title\nBy Jane Doe\nWe need three things:\n1. Time\n2. Money\n3. Luck\nThat is all.\n"
    assert "<ol><li>Time</li><li>Money</li><li>Luck</li></ol>" in parse(text).body_html


def test_a_dash_alone_opens_a_list_item() -> None:
    assert (
        "<ul><li>Les horaires sont partagés.</li><li>Les retards sont annoncés.</li></ul>"
        in parse(FRENCH).body_html
    )


def test_a_number_above_its_title_is_one_heading_with_it() -> None:
    text = "夜航\n作者：王小明\n船来了。\n01\n谁在掌舵\n没有人说话。\n"
    assert parse(text).headings == ("01 谁在掌舵",)


def test_numbers_alone_are_no_heading() -> None:
    text = "Title\nBy Jane Doe\nThe ferry left late.\n1\n0\nNobody saw it go.\n"
    assert parse(text).headings == ()


def test_bare_lines_in_a_row_are_no_headings() -> None:
    listed = "The crash of June\nThe meeting in May\nThe rest of it\n"
    text = f"Title\nBy Jane Doe\nEarlier parts were about:\n{listed}So much for that.\n"
    assert parse(text).headings == ()


def test_page_chrome_is_boilerplate_and_not_body() -> None:
    assert parse(ENGLISH).boilerplate == (
        "Home",
        "Search",
        "简体中文",
        "English",
        "5 min read",
        "Advertisement",
        "Related articles",
        "A bridge too far",
    )


def test_a_community_footer_is_boilerplate_and_not_body() -> None:
    article = parse(FRENCH)
    assert "Bienvenue dans la communauté officielle du Port" in article.boilerplate
    assert "t.me" not in article.body_html


def test_a_community_named_in_the_middle_stays_in_the_body() -> None:
    middle = "Bienvenue dans la communauté, dit-elle.\n" + "Puis elle se tut un moment.\n" * 20
    assert "Bienvenue dans la communauté, dit-elle." in parse(f"Titre\nPar Jeanne Lenoir\n{middle}").body_html


def test_typography_is_left_untouched() -> None:
    line = "Elle dit\u202f: «\u00a0oui\u00a0», puis «\u202fnon\u202f»\u00a0; 他说，“好”。"
    assert f"<p>{line}</p>" in parse(f"Titre\nPar Jeanne Lenoir\n{line}\n").body_html


def test_text_is_escaped_in_the_body() -> None:
    assert "<p>a &lt;b&gt; &amp; c.</p>" in parse("Title\nBy Jane Doe\na <b> & c.\n").body_html


def test_a_role_line_deep_in_the_body_is_text() -> None:
    body = "The ferry left late that night.\n" * 3 + "Editor: Ann Lee\nNobody was on the quay by then.\n"
    article = parse(f"Title\nBy Jane Doe\n{body}")
    assert article.editors == ()
    assert "<p>Editor: Ann Lee</p>" in article.body_html


def test_hosts_and_guests_are_not_authors() -> None:
    article = parse("Titre\nAnimateur : Paul Durand\nInvité : Ana Costa\nAuteur : Jeanne Lenoir\nIl parle.\n")
    assert article.authors == ("Jeanne Lenoir",)
    assert article.boilerplate == ("Animateur : Paul Durand", "Invité : Ana Costa")


def test_names_may_go_on_over_two_lines() -> None:
    article = parse("文｜Jo Lee @Harbour Labs\n0xmoss @Harbour Labs\n编辑｜Ann Ray @Harbour Labs\n船来了。\n")
    assert (article.authors, article.editors) == (("Jo Lee", "0xmoss"), ("Ann Ray",))


def test_an_empty_role_word_takes_the_name_below_it() -> None:
    assert parse("Title\nAuthor:\nJane Doe\nTime: 2025-01-15\nThe text.\n").authors == ("Jane Doe",)


def test_an_empty_role_word_takes_nothing_but_a_name() -> None:
    assert parse("Title\nAuthor:\nTime: 2025-01-15\nThe text.\n").authors == ()


def test_a_text_that_starts_with_its_byline_has_no_headline() -> None:
    article = parse("作者：王小明\n船在夜里靠岸。\n没有人说话。\n")
    assert article.headline is None
    assert "No headline was recognised." in map(str, article.warnings)


def test_a_text_without_a_byline_loses_nothing_to_a_guess() -> None:
    article = parse("A headline stands alone\nThe first paragraph tells it all.\nThe second repeats it.\n")
    assert (article.headline, article.standfirst, article.authors) == ("A headline stands alone", None, ())
    assert "No author was recognised." in map(str, article.warnings)


def test_a_sentence_is_not_made_a_headline() -> None:
    assert parse("The ferry left late.\nNobody saw it go.\n").headline is None


def test_a_label_the_site_knows_is_recognised() -> None:
    article = parse(
        "Les quais\nSélection du port\nUn récit.\nPar Ana Costa\nFin.\n", known_labels=["sélection du PORT"]
    )
    assert article.label == "Sélection du port"


def test_a_genre_above_the_headline_is_the_label() -> None:
    article = parse("Opinion\nWhy we still sail\nBy Jane Doe\nThe sea is calm today.\n")
    assert (article.label, article.headline) == ("Opinion", "Why we still sail")


def test_the_original_s_address_is_read_at_the_end() -> None:
    article = parse("Title\nBy Jane Doe\nThe text is here.\nOriginal link: https://example.com/a\n")
    assert article.original_url == "https://example.com/a"
    assert "example.com" not in article.body_html


def test_evidence_names_the_line_of_each_value() -> None:
    evidence = parse(FRENCH).evidence
    assert [(found.line, found.text) for found in evidence["authors"]] == [(9, "Rédaction\u00a0: Lian Ran")]
    assert [found.line for found in evidence["headline"]] == [4, 7]


def test_json_has_the_contract_s_keys_in_order() -> None:
    assert list(parse(FRENCH).as_json()) == [
        *("headline", "label", "standfirst", "authors", "editors", "translators", "source", "image_credits"),
        *("headings", "boilerplate", "language", "original_url", "published", "body_html", "warnings"),
    ]


def test_blocks_are_numbered_in_reading_order() -> None:
    blocks = parse(FRENCH).blocks
    assert [block.ordinal for block in blocks] == list(range(1, len(blocks) + 1))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le port est ouvert depuis ce matin et les navires attendent dans la rade.", "fr"),
        ("The port has been open since this morning and the ships are waiting.", "en"),
        ("港口从今天早上开始开放，这些船还没有进来。", "zh-hans"),
        ("港口從今天早上開始開放，這些船還沒有進來。", "zh-hant"),
        ("港は今朝から開いている。", "ja"),
        ("항구는 오늘 아침부터 열려 있다.", "ko"),
        ("الميناء مفتوح منذ هذا الصباح", "ar"),
        ("12345", None),
    ],
)
def test_the_language_is_told_from_the_text(text: str, language: str | None) -> None:
    assert parse(text).language == language


@pytest.mark.parametrize(
    ("hint", "language"), [("zh-TW", "zh-hant"), ("zh-Hans", "zh-hans"), ("zh", "zh-hant"), ("fr-FR", "fr")]
)
def test_a_language_hint_is_made_the_site_s_code(hint: str, language: str) -> None:
    assert parse(TRADITIONAL, language=hint).language == language


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "empty"),
        (" \n\u200b\n\u00a0\t\n\ufeff", "empty"),
        ("a" * (MOST_CHARACTERS + 1), "at most"),
        ("a\n" * 20_001, "lines"),
    ],
)
def test_what_is_no_article_is_refused_with_advice(text: str, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        parse(text)


# What makes heads and bodies go wrong, thrown together in any order.
FRAGMENTS = st.sampled_from(
    [
        *{line.strip() for text in (FRENCH, ENGLISH, CHINESE, TRADITIONAL) for line in text.splitlines()},
        *(
            "-",
            "01",
            "图片",
            "作者：",
            "By",
            "> quoted",
            "• item",
            "1. one",
            "2. two",
            "***",
            "Author: Jo,",
            "[1]",
        ),
    ]
)
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=40)), max_size=25).map("\n".join)


def everything_in(article: ParsedArticle) -> str:
    """All the text of an article: body, values, boilerplate and the lines that values came from."""
    items = [item for block in article.blocks for item in (block.text, *block.items)]
    seen = [found.text for lines in article.evidence.values() for found in lines]
    return "\n".join([*items, *seen, *article.boilerplate])


@settings(deadline=None)
@given(TEXTS)
def test_no_text_is_lost(text: str) -> None:
    try:
        article = parse(text)
    except Unreadable:
        return
    kept = everything_in(article)
    for line in lines_of(text):
        words = line.text.lstrip("-•·●▪◦‣*> ")
        numbered = words.lstrip("0123456789").lstrip(" .)）、．")
        assert not any(map(str.isalnum, words)) or words in kept or numbered in kept


@settings(deadline=None)
@given(TEXTS)
def test_no_line_is_both_body_and_boilerplate(text: str) -> None:
    try:
        article = parse(text)
    except Unreadable:
        return
    parts = sum(len(block.items) or 1 for block in article.blocks) + len(article.boilerplate)
    assert parts <= len(list(lines_of(text)))


@settings(deadline=None)
@given(TEXTS)
def test_the_body_s_text_survives_as_html(text: str) -> None:
    try:
        article = parse(text)
    except Unreadable:
        return
    for block in article.blocks:
        for words in (block.items or (block.text,)) if block.kind != "figure" else ():
            assert words in unescape(article.body_html)

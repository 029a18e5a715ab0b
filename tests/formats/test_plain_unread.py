"""Nothing is lost and nothing is hidden: what was not understood is shown, and work stays bounded."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from sys import setprofile
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.content import page_chrome, role_lines, text_lines
from articles.content.text_lines import lines_of
from articles.formats.errors import Unreadable
from articles.formats.parsed import Evidence, ParsedArticle
from articles.formats.plain_text import parse

# What heads, bodies and tails are made of, in several languages, whole and broken.
FRAGMENTS = st.sampled_from(
    [
        *("The Night Train", "TechFlow SelectionTechFlow Selection", "Opinion", "Home > World", "Share"),
        *("By Jane Doe", "By Jane Doe and John Smith", "Author:", "Author: Jane Doe", "Editor: Ann Lee"),
        *("Translated from the French by Ann Lee", "Source: Harbour Notes", "From: Jane <jane@example.com>"),
        *("Written by", "Jane Doe", "March 3, 2024", "3 March 2024 · 5 min read", "July – August 2023"),
        *("Auteur\u00a0: Jeanne Lenoir", "Par Jeanne Lenoir", "Crédit photo : AFP", "Publié le 4 mai 2022"),
        *(
            "作者：王小明 编辑：李雷",
            "来源：港湾日报  记者 罗明",
            "文｜张三",
            "□ 宋小明",
            "（责任编辑：吴桐）",
        ),
        *(
            "新华社北京3月1日电（记者王小明）船来了。",
            "原创文章，作者：文澜。转载请联系。",
            "【声明】",
            "- END -",
        ),
        *(
            "取材・文＝山田太郎",
            "글·사진 홍길동",
            "[서울=뉴시스] 홍길동 기자 = 배가 왔다.",
            "بقلم: سارة محمود",
        ),
        *("Autor:in: Ute Kranz", "Texto Ana Ruiz  Fotos Luis Vega", "BTC 61,204 $ +1.2 %", "01", "-", "***"),
        *(
            "The ferry left late.",
            "She said, and then nothing",
            "Related articles",
            "https://t.me/x",
            "a" * 400,
        ),
        *("(Reporting by Jane Doe; Editing by Ann Lee)", "[1] note", "Title: The Night Train", "Views: 12"),
    ]
)
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=60)), max_size=30).map("\n".join)
parse("The tables of words are loaded once, whoever comes first.")
WORD = re.compile(r"\w+")


def kept_words(article: ParsedArticle) -> set[str]:
    """The words of the body, of the head's values and of the boilerplate."""
    values = [article.headline, article.label, article.standfirst, article.source, article.original_title]
    people = (*article.authors, *article.editors, *article.translators)
    body = [item for block in article.blocks for item in (block.text, block.credit, *block.items)]
    seen = [found.text for lines in article.evidence.values() for found in lines]
    texts = [*values, *people, *body, *article.boilerplate, *seen, *(found.text for found in article.unread)]
    return {word for text in texts if text for word in WORD.findall(text)}


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    try:
        article = parse(text)
    except Unreadable:
        return
    kept = kept_words(article)
    for line in lines_of(text):
        numbered = re.match(r"\D{0,3}\d{1,2}\s?[.)）、．]\s?", line.text)
        words = WORD.findall(line.text[numbered.end() :] if numbered else line.text)
        assert set(words) <= kept


@settings(deadline=None, max_examples=60)
@given(st.text(), st.sampled_from([None, "en", "zh-TW", "ar", "xx", "ko"]))
def test_any_text_is_read_or_refused(text: str, language: str | None) -> None:
    try:
        article = parse(text, language=language, known_labels=["", text[:20]])
    except Unreadable:
        return
    assert ParsedArticle.restored(article.stored()) == article


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_lines_are_the_input_as_numbered(text: str) -> None:
    try:
        article = parse(text)
    except Unreadable:
        return
    assert article.lines == tuple(Evidence(line.number, line.text) for line in lines_of(text))
    assert set(article.unread) <= set(article.lines)


def test_an_empty_form_is_shown_as_not_understood() -> None:
    article = parse("The Night Train\nBy Jane Doe\nEditor: n/a\nIt leaves at nine.\n")
    assert article.unread == (Evidence(3, "Editor: n/a"),)


def test_a_role_that_names_nobody_is_shown_and_stays_in_the_body() -> None:
    article = parse("The Night Train\nBy Jane Doe\nEditor: choose one and stay with it\nIt leaves at nine.\n")
    assert article.unread == (Evidence(3, "Editor: choose one and stay with it"),)
    assert "Editor: choose one and stay with it" in article.body_html


def test_a_masthead_is_shown_as_not_understood() -> None:
    article = parse("The Harbour Gazette\nThe Night Train\nBy Jane Doe\nIt leaves at nine.\n")
    assert (article.headline, article.unread) == ("The Night Train", (Evidence(1, "The Harbour Gazette"),))


def test_what_was_understood_is_not_shown_again() -> None:
    assert parse("The Night Train\nBy Jane Doe\nMarch 3, 2024\nIt leaves at nine.\n").unread == ()


@contextmanager
def counted_calls() -> Iterator[list[int]]:
    """Count the calls of Python functions: work, where time may not be measured."""
    calls = [0]

    def count(frame: FrameType, event: str, argument: object) -> None:
        calls[0] += event == "call"

    setprofile(count)
    try:
        yield calls
    finally:
        setprofile(None)


def work(text: str) -> int:
    for cached in (role_lines.read_role_line, page_chrome.chrome_kind, text_lines._wide):
        cached.cache_clear()
    with counted_calls() as calls:
        parse(text, language="en")
    return calls[0]


@pytest.mark.parametrize(
    "line",
    [
        "Author: Jane Doe",
        ":a|b/c=d・e " * 20,
        "Jane Doe, " * 11,
        "a  b  c  d  e  f  " * 6,
        "文／张三　攝影／李四；" * 9,
        "((((((((((" * 9,
        "3 March 2024 4 April 2025 " * 4,
        "BTC 12.3 % > a > b | c " * 5,
    ],
)
def test_twice_the_lines_are_about_twice_the_work(line: str) -> None:
    def lines(count: int) -> str:
        return "".join(f"{line}{number}\n" for number in range(count))

    work(lines(10))  # the tables are loaded
    assert work(lines(400)) < 3 * work(lines(200))


@pytest.mark.parametrize("piece", ["a", ":a", ", ", "word ", "By ", "文：", "@a.b ", "(", "3 March 2024 "])
def test_a_line_of_megabytes_costs_no_more_than_a_long_one(piece: str) -> None:
    work(piece * 100)
    assert work(piece * (2_000_000 // len(piece))) < 20_000


@pytest.mark.parametrize(
    ("lines", "unknown"),
    [
        (("Auteur : Nadia Ferhat", "Relecture technique : bureau du port", "Source : Revue du port"), 1),
        (("Author: Nadia Ferhat", "Technical review: harbour office", "Source: Revue du port"), 1),
        (("作者：连冉", "技术顾问：港口办公室", "来源：Revue du port"), 1),
    ],
)
def test_a_role_that_no_table_knows_is_pointed_out_and_ends_no_byline(
    lines: tuple[str, ...], unknown: int
) -> None:
    text = "\n".join(["The pier that would not end", *lines, "The pier was to be four hundred metres long."])
    article = parse(text)
    assert article.source == "Revue du port"
    assert lines[unknown] in [row.text for row in article.unread]


def test_a_sentence_with_a_colon_ends_the_byline() -> None:
    text = "The pier\nAuthor: Nadia Ferhat\nIt was a fact: nobody knew.\nSource: the harbour office"
    assert parse(text).source is None


def test_a_picture_s_credit_was_understood() -> None:
    text = "The pier\nAuthor: Nadia Ferhat\nThe pier was long.\nPhoto credit: Harbour Agency\nIt went on."
    article = parse(text)
    assert article.image_credits == ("Harbour Agency",)
    assert article.unread == ()

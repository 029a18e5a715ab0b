"""Bylines that have no role word in front: the name first, a row, the end of a standfirst."""

import pytest

from articles.content.role_lines import read_role_line
from articles.formats import plain_text
from tests.content.test_mastheads import _BODY


def authors(language: str, head: str) -> tuple[str, ...]:
    return plain_text.parse(f"{head}\n{_BODY[language]}", language=language).authors


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "Jane Doe (text), John Smith (photos)", ("Jane Doe",)),
        ("pt", "Ana Costa (texto) e João Silva (fotografia)", ("Ana Costa",)),
        ("es", "Ana Costa (texto) y Luis Pérez (fotos)", ("Ana Costa",)),
        ("de", "Anna Weber (Text) und Peter Schmidt (Fotos)", ("Anna Weber",)),
        ("it", "Anna Rossi (testo) e Marco Bianchi (foto)", ("Anna Rossi",)),
    ],
)
def test_a_role_in_brackets_belongs_to_the_name_before_it(
    language: str, line: str, expected: tuple[str, ...]
) -> None:
    found = read_role_line(line, language)
    assert found
    assert tuple(name for claim in found.claims for name in claim.names) == expected


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Jane Doe (Labour), John Smith (Green)"),
        ("en", "The Harbour (text)"),
        ("en", "He wrote it (text) and she drew it (photos)"),
        ("de", "Hamburg (Text)"),
        ("pt", "O porto (texto) e o mar (fotografia)"),
    ],
)
def test_other_brackets_name_nobody(language: str, line: str) -> None:
    assert not [claim for claim in (read_role_line(line, language) or _NOTHING).claims if claim.names]


class _NOTHING:
    claims = ()


@pytest.mark.parametrize(
    ("language", "standfirst", "expected"),
    [
        (
            "en",
            "The lamp on the pier burned for two winters before anyone asked who lit it. By Jane Doe",
            "Jane Doe",
        ),
        (
            "fr",
            "La lampe du quai a brûlé deux hivers avant la première question. Par Anne Moreau",
            "Anne Moreau",
        ),
        (
            "es",
            "La lámpara del muelle ardió dos inviernos antes de que alguien preguntara. Por Ana Costa",
            "Ana Costa",
        ),
    ],
)
def test_a_byline_at_the_end_of_a_standfirst_is_read(language: str, standfirst: str, expected: str) -> None:
    assert authors(language, f"The lamp on the pier\n{standfirst}") == (expected,)


@pytest.mark.parametrize(
    "standfirst",
    [
        "The lamp on the pier burned for two winters before anyone asked who lit it. By Monday it was over.",
        "The film is the last that he ever made in this harbour, says the museum. By popular demand",
    ],
)
def test_the_end_of_a_sentence_that_begins_with_by_is_none(standfirst: str) -> None:
    assert authors("en", f"The lamp on the pier\n{standfirst}") == ()


@pytest.mark.parametrize(
    ("language", "row", "expected"),
    [
        ("en", "2 July 2012 by tarjack 4 comments", ("tarjack",)),
        ("de", "2. Juli 2012 von teerjacke 4 Kommentare", ("teerjacke",)),
        ("de", "23. März 2014 von Anna Weber", ("Anna Weber",)),
        ("en", "23 March 2014 by admin", ()),
        ("it", "2 luglio 2012 da webmaster", ()),
        ("en", "23 March 2014 by boat and by train", ()),
    ],
)
def test_who_posted_stands_behind_the_date(language: str, row: str, expected: tuple[str, ...]) -> None:
    assert authors(language, f"A paper log is enough for me\n{row}") == expected


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "Poem: Jane Doe", "Jane Doe"),
        ("ru", "Рассказ: Иван Петров", "Иван Петров"),
        ("fr", "Nouvelle : Anne Moreau", "Anne Moreau"),
    ],
)
def test_a_poem_s_maker_is_its_author(language: str, line: str, expected: str) -> None:
    found = read_role_line(line, language)
    assert found
    assert [claim.names for claim in found.claims] == [(expected,)]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Poem: The Ferry at Night"),
        ("ru", "Рассказ: Ночной паром"),
        ("fr", "Nouvelle : le bac de minuit"),
        ("ar", "قصة: الجسر الطويل"),
    ],
)
def test_a_poem_s_title_is_nobody(language: str, line: str) -> None:
    assert read_role_line(line, language) is None


@pytest.mark.parametrize(
    ("language", "head", "expected"),
    [
        ("ko", "나룻배의 값\n홍길동 변호사·김영희 교수\n2024.08.14", ("홍길동", "김영희")),
        ("ja", "渡し船が消えた町\n佐々木健一 長谷川美咲\n2023年11月9日", ("佐々木健一", "長谷川美咲")),
        ("ja", "渡し船が消えた町\n有料記事 会員限定\n2023年11月9日", ()),
        ("ko", "나룻배의 값\n부산 지역\n2024.08.14", ()),
    ],
)
def test_names_that_stand_at_the_date_are_read(language: str, head: str, expected: tuple[str, ...]) -> None:
    assert authors(language, head) == expected


@pytest.mark.parametrize(
    ("language", "line"),
    [("fr", "La Digue avec AFP"), ("es", "La Marea con EFE"), ("de", "Küstenblatt mit dpa")],
)
def test_a_paper_with_an_agency_is_the_source(language: str, line: str) -> None:
    parsed = plain_text.parse(
        f"Un port sans bateaux\n{line}\n02/11/2023\n{_BODY[language]}", language=language
    )
    assert (parsed.source, parsed.authors) == (line, ())


@pytest.mark.parametrize(
    ("language", "line", "source"),
    [
        ("en", "First published in the magazine Tidewater", "Tidewater"),
        ("de", "Zuerst erschienen in der Zeitschrift Gezeiten, 2012", "Gezeiten"),
        ("fr", "Paru dans la revue Estran", "Estran"),
        ("ru", "Впервые опубликовано в журнале Прибой", "Прибой"),
        ("uk", "Уперше надруковано в часописі Прибій, 2012", "Прибій"),
        ("it", "Apparso sulla rivista Marea", "Marea"),
    ],
)
def test_where_a_text_was_first_printed_is_its_source(language: str, line: str, source: str) -> None:
    found = read_role_line(line, language)
    assert found
    assert found.claims[0].value.startswith(source)


@pytest.mark.parametrize(
    "heading",
    ["作者：我把船票给了别人", "编辑：码头上的最后一班岗"],
)
def test_a_heading_among_paragraphs_names_nobody(heading: str) -> None:
    first, second = _BODY["zh"].split("\n")
    parsed = plain_text.parse(
        f"没有人订过的那条渡船\n2024年09月20日 10:05\n{first}{first}\n{heading}\n{second}", language="zh"
    )
    assert (parsed.authors, parsed.editors) == ((), ())


def test_a_line_of_code_names_no_source() -> None:
    assert read_role_line("quelle: hafen.py", "de") is None


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "Words by Jane Doe. Photos by John Smith.", {"author": ("Jane Doe",)}),
        ("en", "Jane Doe, translated by Ann Lee", {"author": ("Jane Doe",), "translator": ("Ann Lee",)}),
        (
            "fr",
            "Anne Moreau, traduit de l'anglais par Jean Dupont",
            {"author": ("Anne Moreau",), "translator": ("Jean Dupont",)},
        ),
        ("zh", "本文由王小明翻译", {"translator": ("王小明",)}),
        ("zh", "本文由王小明撰写", {"author": ("王小明",)}),
        ("ja", "（翻訳・山田太郎）", {"translator": ("山田太郎",)}),
        ("vi", "Nguyễn Văn An (theo Harbour Review)", {"author": ("Nguyễn Văn An",)}),
        ("ru", "Перевод с английского Иван Петров", {"translator": ("Иван Петров",)}),
    ],
)
def test_several_forms_name_people(language: str, line: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = read_role_line(line, language)
    assert found
    assert {str(claim.role): claim.names for claim in found.claims if claim.names} == expected


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Harbour Lights, painted by hand"),
        ("en", "By dawn he had left. By noon he was home."),
        ("zh", "本文由三部分组成"),
        ("zh", "本文由机器翻译"),
        ("zh", "摘自《港湾日报》的一篇老文章，我留到今天"),
        ("vi", "Giá cam tăng (theo mùa)"),
        ("ru", "Перевод с английского Ивана Петрова"),
    ],
)
def test_what_only_looks_like_such_a_form_names_nobody(language: str, line: str) -> None:
    found = read_role_line(line, language)
    assert not found or not any(claim.names or claim.value for claim in found.claims)


@pytest.mark.parametrize(
    "line", ["原载《港湾评论》2020年第3期", "本文转载自微信公众号“港湾评论”", "（原载于《港湾评论》）"]
)
def test_a_publisher_in_marks_is_the_source(line: str) -> None:
    parsed = plain_text.parse(f"没有人订过的那条渡船\n作者：王小明\n{_BODY['zh']}\n{line}", language="zh")
    assert parsed.source == "港湾评论"


def test_the_desk_behind_the_translator_edited() -> None:
    head = "Die Fähre, die keiner bestellt hat\nÜbersetzung: Anna Weber, Redaktion: Peter Schmidt"
    parsed = plain_text.parse(f"{head}\n{_BODY['de']}", language="de")
    assert (parsed.authors, parsed.editors, parsed.translators) == ((), ("Peter Schmidt",), ("Anna Weber",))

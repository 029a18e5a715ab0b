"""What stands above a headline and is none; and headlines that only look like it."""

import pytest

from articles.formats import plain_text

_BODY = {
    "en": "The first boat left before dawn with nine passengers and a crate of oranges on the deck.\n"
    "Nobody in the harbour office had been told, and nobody was surprised when the second one followed.",
    "fr": "Le premier bateau est parti avant l'aube avec neuf passagers et une caisse d'oranges.\n"
    "Personne n'avait été prévenu à la capitainerie, et personne ne s'en est étonné ce matin-là.",
    "de": "Das erste Boot legte vor dem Morgengrauen ab, mit neun Fahrgästen und einer Kiste Orangen.\n"
    "Im Hafenamt wusste niemand davon, und niemand war überrascht, als das zweite folgte.",
    "es": "El primer barco salió antes del alba con nueve pasajeros y una caja de naranjas.\n"
    "Nadie lo sabía en la capitanía, y nadie se sorprendió cuando salió el segundo.",
    "it": "La prima barca è partita prima dell'alba con nove passeggeri e una cassa di arance.\n"
    "Nessuno lo sapeva in capitaneria, e nessuno si è stupito quando è partita la seconda.",
    "tr": "İlk tekne şafaktan önce dokuz yolcu ve bir kasa portakalla ayrıldı.\n"
    "Liman başkanlığında kimsenin haberi yoktu ve ikinci tekneye de kimse şaşırmadı.",
    "ar": "غادر القارب الأول قبل الفجر وعلى متنه تسعة ركاب وصندوق من البرتقال.\n"
    "لم يكن أحد في مكتب الميناء يعلم بذلك، ولم يندهش أحد حين تبعه القارب الثاني.",
    "ru": "Первая лодка ушла до рассвета с девятью пассажирами и ящиком апельсинов.\n"
    "В конторе порта об этом никто не знал, и никто не удивился, когда ушла вторая.",
    "ko": "첫 배는 동이 트기 전에 승객 아홉 명과 오렌지 한 상자를 싣고 떠났다.\n"
    "항만 사무소의 누구도 듣지 못했고, 두 번째 배가 떠났을 때도 놀라는 이는 없었다.",
    "ja": "最初の船は夜明け前に、九人の乗客とオレンジの箱を載せて港を出た。\n"
    "港の事務所では誰も知らされておらず、二隻目が続いたときも驚く者はいなかった。",
    "zh": "第一条船在天亮之前离开了港口，船上有九名乘客和一箱橙子，没有人送行。\n"
    "港务处没有人事先知道这件事，第二条船跟着离开的时候，也没有人觉得奇怪。",
    "vi": "Chiếc thuyền đầu tiên rời bến trước bình minh với chín hành khách và một thùng cam.\n"
    "Không ai ở cảng vụ được báo trước, và không ai ngạc nhiên khi chiếc thứ hai đi theo.",
}


def headline(language: str, head: str, foot: str = "") -> str | None:
    return plain_text.parse(f"{head}\n{_BODY[language]}\n{foot}", language=language).headline


@pytest.mark.parametrize(
    ("language", "above", "title", "below"),
    [
        ("en", "Tidewater | No. 31 | Autumn 2019", "The ferry that nobody ordered", "By Jane Doe"),
        ("en", "TIDEWATER N° 48", "The ferry that nobody ordered", "By Jane Doe"),
        ("fr", "Grand Estran n° 42", "Le bac que personne n'attendait", "Par Anne Moreau"),
        ("de", "Küstenblatt, Heft 12, Herbst 2018", "Die Fähre, die keiner bestellt hat", "Von Anna Weber"),
        ("es", "Marea Baja | Núm. 17 | Otoño 2020", "El barco que nadie había pedido", "Por Ana Costa"),
        ("ru", "Прибой № 18, осень 2016", "Паром, которого никто не ждал", "Автор: Иван Петров"),
        ("ar", "مجلة المرفأ | العدد 31 | ربيع 2017", "القارب الذي لم يطلبه أحد", "بقلم: أحمد خالد"),
        ("zh", "潮汐 第12期", "没有人订过的那条渡船", "作者：王小明"),
        ("ko", "물때 2020년 가을호 통권 31호", "아무도 부르지 않은 나룻배", "글 홍길동 기자"),
    ],
)
def test_an_issue_s_line_is_no_headline(language: str, above: str, title: str, below: str) -> None:
    assert headline(language, f"{above}\n{title}\n{below}") == title


@pytest.mark.parametrize(
    ("language", "title", "standfirst", "below"),
    [
        ("en", "Chanel No. 5", "How one scent became a house of its own, and what it cost.", "By Jane Doe"),
        ("en", "Issue 12 of the constitution", "Why it matters to a harbour town", "By Jane Doe"),
        ("en", "Winter", "What the harbour does while nobody looks at it.", "By Jane Doe"),
        ("de", "Herbst 1989", "Drei Frauen erinnern sich an einen Oktober am Hafen.", "Von Anna Weber"),
        ("fr", "Numéro 12", "Une maison, une rue, et soixante ans de disputes.", "Par Anne Moreau"),
    ],
)
def test_a_headline_with_a_number_or_a_season_stays_one(
    language: str, title: str, standfirst: str, below: str
) -> None:
    assert headline(language, f"{title}\n{standfirst}\n{below}") == title


@pytest.mark.parametrize(
    ("language", "name", "title", "foot"),
    [
        ("en", "Rope and Tar", "Why I keep a paper log", "Write to me: mail@ropeandtar.example"),
        ("fr", "Cordes et Goudron", "Pourquoi je tiens un carnet", "www.cordes-et-goudron.example"),
        ("de", "Teerjacke", "Warum ich ein Logbuch führe", "Kontakt: post@teerjacke.example"),
        ("tr", "Halat ve Katran", "Neden hâlâ defter tutuyorum", "Yazın: posta@halatvekatran.example"),
    ],
)
def test_the_name_in_the_page_s_own_address_is_the_site_s(
    language: str, name: str, title: str, foot: str
) -> None:
    assert headline(language, f"{name}\n{title}", foot) == title


def test_a_headline_in_the_file_name_of_the_page_is_not_the_site_s() -> None:
    foot = "https://harbour.example/posts/why-i-keep-a-log.html"
    assert headline("en", "Why I keep a log\nBy Jane Doe", foot) == "Why I keep a log"


@pytest.mark.parametrize(
    ("language", "name", "menu", "title", "below"),
    [
        ("en", "Rope and Tar", "Home  About  Archive", "Why I keep a paper log", "By Jane Doe"),
        (
            "de",
            "Teerjacke",
            "Start Kontakt Archiv Datenschutz",
            "Warum ich Logbuch führe",
            "Von Anna Weber",
        ),
        (
            "it",
            "Comitato del Molo",
            "Archivio  Chi siamo  Newsletter",
            "Il molo non si tocca",
            "Di Anna Rossi",
        ),
        ("tr", "Halat ve Katran", "Ana Sayfa  Arşiv  Künye", "Neden hâlâ defter tutuyorum", "3 Ekim 2015"),
        ("es", "Brea y Cabo", "Inicio  Archivo  Contacto", "Por qué llevo un cuaderno", "Por Ana Costa"),
    ],
)
def test_what_stands_above_the_site_s_menu_is_the_site_s(
    language: str, name: str, menu: str, title: str, below: str
) -> None:
    assert headline(language, f"{name}\n{menu}\n{title}\n{below}") == title


@pytest.mark.parametrize(
    ("language", "title", "menu", "below"),
    [
        ("en", "The ferry that nobody ordered", "Home > Harbour > Ferries", "By Jane Doe"),
        ("fr", "Le bac que personne n'attendait", "Accueil > Ports > Bacs", "Par Anne Moreau"),
        ("ja", "誰も頼まなかった渡し船の話", "ホーム > 港 > 船", "文：山田太郎"),
    ],
)
def test_a_headline_above_the_breadcrumb_is_found_where_the_byline_follows(
    language: str, title: str, menu: str, below: str
) -> None:
    assert headline(language, f"{title}\n{menu}\n{below}") == title


def test_a_short_name_above_a_breadcrumb_is_no_headline() -> None:
    assert headline("en", "Rope and Tar\nHome > Harbour > Ferries\nBy Jane Doe") is None


@pytest.mark.parametrize(
    ("language", "kicker", "title", "standfirst", "below"),
    [
        (
            "de",
            "Küstenschutz",
            "Das letzte Boot hat keinen Hafen",
            "Wer heute noch hinüberwill, muss bis zum Abend warten und früh wieder zurück.",
            "Von Anna Weber",
        ),
        (
            "fr",
            "Transports",
            "Le dernier bac n'a plus de port",
            "Depuis le début de l'hiver, il faut attendre le soir pour traverser l'estuaire.",
            "Par Anne Moreau",
        ),
        (
            "es",
            "Puertos",
            "El último barco se queda sin muelle",
            "Desde que empezó el invierno hay que esperar a la noche para cruzar la ría.",
            "Por Ana Costa",
        ),
    ],
)
def test_a_kicker_above_headline_and_standfirst_is_no_headline(
    language: str, kicker: str, title: str, standfirst: str, below: str
) -> None:
    assert headline(language, f"{kicker}\n{title}\n{standfirst}\n{below}") == title


def test_a_short_headline_above_its_standfirst_stays_one() -> None:
    assert headline("en", "Underwater\nHow a village lost its only school\nBy Jane Doe") == "Underwater"


def test_a_headline_in_capitals_above_a_sentence_stays_one() -> None:
    head = "SALT ROADS\nFour winters with the people who carry it.\nBy Jane Doe"
    assert headline("en", head) == "SALT ROADS"


@pytest.mark.parametrize(
    ("language", "row", "title"),
    [
        ("vi", "Thứ sáu, 14/6/2019, 18:10 (GMT+7)", "Con thuyền không ai gọi đã rời bến"),
        ("zh", "发布于 2022/07/02 阅读时间约 9 分钟", "没有人订过的那条渡船"),
        ("en", "2 July 2022 · 9 min read", "The ferry that nobody ordered"),
        ("ru", "13 марта 2024, 10:30 (UTC+3)", "Паром, которого никто не ждал"),
    ],
)
def test_a_row_of_date_and_reading_time_is_no_headline(language: str, row: str, title: str) -> None:
    assert headline(language, f"{row}\n{title}") == title


@pytest.mark.parametrize(
    ("language", "note", "title", "below"),
    [
        ("en", "Translated by Ann Lee", "The ferry that nobody ordered", "By Jane Doe"),
        ("fr", "Traduit de l'anglais par Jean Dupont", "Le bac que personne n'attendait", "12 mai 2020"),
        ("ja", "翻訳：山田太郎", "誰も頼まなかった渡し船", "2020年5月12日"),
        ("zh", "本文由王小明翻译", "没有人订过的那条渡船", "作者：李雷"),
    ],
)
def test_a_note_on_the_translation_may_stand_above_the_headline(
    language: str, note: str, title: str, below: str
) -> None:
    parsed = plain_text.parse(f"{note}\n{title}\n{below}\n{_BODY[language]}", language=language)
    assert (parsed.headline, len(parsed.translators)) == (title, 1)


def test_a_text_that_begins_with_its_translator_and_a_section_has_no_headline() -> None:
    assert headline("en", "Translated by Ann Lee\nThe first night") is None


@pytest.mark.parametrize(
    ("language", "above", "title", "below"),
    [
        ("en", "The Harbour Review - Print", "The ferry that nobody ordered", "By Jane Doe"),
        ("en", "Printable version", "The ferry that nobody ordered", "By Jane Doe"),
        ("en", "← Back to all posts", "The ferry that nobody ordered", "By Jane Doe"),
        ("en", "May 2020", "The ferry that nobody ordered", "By Jane Doe"),
        ("en", "Press contact: Jane Doe, 555-0100", "Harbour trust buys the last ferry", "12 May 2020"),
        ("ja", "みなとの話 第12回", "誰も頼まなかった渡し船", "文：山田太郎"),
        ("nl", "De Havenkrant", "De veerboot die niemand had besteld", "Door Jan de Vries"),
        ("ko", "배포일시: 2020. 5. 12.", "아무도 부르지 않은 나룻배", "글 홍길동 기자"),
    ],
)
def test_headers_contacts_and_instalments_are_no_headline(
    language: str, above: str, title: str, below: str
) -> None:
    body = _BODY.get(language, _BODY["en"])
    assert plain_text.parse(f"{above}\n{title}\n{below}\n{body}", language=language).headline == title


def test_three_short_lines_leave_the_headline_in_doubt() -> None:
    above = "Rope and Tar\nNotes from a small harbour"
    head = f"{above}\nThe ferry that nobody ordered and what it cost\nBy Jane Doe"
    parsed = plain_text.parse(f"{head}\n{_BODY['en']}", language="en")
    assert parsed.headline is None
    assert [line.text for line in parsed.unread] == ["Rope and Tar"]

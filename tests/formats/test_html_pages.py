"""Whole pages → articles, on pages of our own in the manner of the systems that make them."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from articles.content.sanitize import clean_body
from articles.formats.errors import Unreadable
from articles.formats.html_article import parse
from articles.formats.parsed import ParsedArticle

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"


@dataclass(frozen=True)
class Expected:
    """What a page says, and how its body begins, ends and what must not be in it."""

    address: str
    headline: str
    first: str
    last: str
    language: str
    chrome: tuple[str, ...]
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    source: str | None = None
    published: str | None = None
    site_name: str | None = None
    headings: tuple[str, ...] = ()
    figures: tuple[tuple[str, str | None, str | None], ...] = ()  # address, caption, credit
    embeds: tuple[str, ...] = ()
    paragraphs: int = 0
    more: dict[str, object] = field(default_factory=dict)


CASES = {
    "wordpress": Expected(
        "https://courrier-greves.example/2024/03/phares-heures-creuses/?utm=x",
        "Les phares bretons passent aux heures creuses",
        "Depuis le premier mars, sept phares",
        "Le bilan sera rendu public à l’automne.",
        "fr",
        ("À lire également", "goémoniers", "Partager", "Enfin une bonne nouvelle", "Abonnez", "Étiquettes"),
        authors=("Maëlle Kervran",),
        published="2024-03-18T05:30:00+00:00",
        site_name="Le Courrier des Grèves",
        headings=("Une nuit plus noire",),
        figures=(
            (
                "https://courrier-greves.example/wp-content/uploads/2024/03/phare-nuit-2048x1365.jpg",
                "Le phare de l’île Vierge, à minuit.",
                "Yann Le Goff",
            ),
        ),
        embeds=("https://www.youtube.com/watch?v=abcdef12345",),
        paragraphs=4,
        more={
            "canonical_url": "https://courrier-greves.example/2024/03/phares-heures-creuses/",
            "alternates": {"en": "https://courrier-greves.example/en/2024/03/lighthouses-off-peak/"},
            "label": "Littoral",
        },
    ),
    "ghost": Expected(
        "https://slowcity.example/the-bridge-that-learned-to-listen/",
        "The bridge that learned to listen",
        "Every structure hums.",
        "The recordings will be kept. Nobody is sure by whom.",
        "en",
        ("Subscribe", "The lift that stayed", "Powered by", "7 min read"),
        standfirst="Forty sensors, one retired welder and a question nobody had asked:"
        " what does a bridge sound like when it is well?",
        authors=("Orla Finch", "Tom Abara"),
        published="2023-11-06T09:15:00+00:00",
        site_name="Slow City",
        headings=("Listening for what is missing",),
        figures=(
            (
                "https://slowcity.example/content/images/size/w2000/2023/11/bridge.jpg",
                "The footbridge at Mill Lane, 2023.",
                "Ines Okoro",
            ),
        ),
        embeds=("https://www.youtube.com/watch?v=zyxw9876543", "https://example.org/report"),
        paragraphs=5,
    ),
    "drupal": Expected(
        "https://hafenkurier.example/stadt/nachtbus-pakete",
        "Wenn der Nachtbus Pakete fährt",
        "Um 0.47 Uhr hält die Linie 41N",
        "haben schon jetzt um einen zweiten Rollwagen gebeten.",
        "de",
        ("Mehr zum Thema", "Fähren fahren früher", "Impressum"),
        standfirst="In Kiel liefern Nachtbusse seit Herbst auch Pakete aus. Die Fahrer sind skeptisch,"
        " die Händler begeistert.",
        authors=("Jule Petersen", "Hinnerk Adam"),
        published="2022-10-04T08:00:00+02:00",
        site_name="Hafenkurier",
        headings=("Was die Fahrer sagen",),
        figures=(
            (
                "https://hafenkurier.example/sites/default/files/styles/large/public/bus.jpg?itok=abc",
                "Linie 41N am Ostufer kurz nach Mitternacht.",
                "Kaja Brandt",
            ),
        ),
        paragraphs=5,  # the table's caption is one
    ),
    "wechat": Expected(
        "http://mp.weixin.example/s?__biz=abc&mid=1",
        "茶山上的第三代人",
        "清明前的最后一个星期",
        "篮子里的叶子，刚好够炒一锅。",
        "zh-hans",
        ("社群", "原创", "作者｜"),
        authors=("练然",),
        editors=("郑玄",),
        published="2024-05-12T08:30:00",
        site_name="微信公众平台",
        headings=("01 从山上到屏幕",),
        figures=(("https://mmbiz.example/tea1/640?wx_fmt=jpeg", "清晨六点的茶山", "视觉中国"),),
        embeds=("https://v.qq.com/iframe/preview.html?vid=k3001abcd",),
        paragraphs=5,
    ),
    "medium": Expected(
        "https://medium.example/kitchen-garden/why-our-compost-heap-1a2b3c",
        "Why our compost heap has a waiting list",
        "The rule is simple:",
        "Bring a spade, and leave the oranges at home.",
        "en",
        ("Open in app", "The bean that would not climb", "6 min read", "Follow"),
        standfirst="Forty households, one heap, and the surprising politics of orange peel",
        authors=("Ann Lee",),
        published="2021-09-02T14:01:22+00:00",
        site_name="Medium",
        headings=("What goes wrong first",),
        figures=(
            (
                "https://miro.example/v2/resize:fit:1400/format:webp/1*heap.jpeg",
                "The heap in its third summer.",
                "Jo Martin",
            ),
        ),
        paragraphs=5,
    ),
    "amp": Expected(
        "https://eldique.example/ciencia/2023/abejas-puerto.amp.html",
        "Las abejas del puerto no duermen los domingos",
        "Entre la grúa cuatro",
        "en cuatro idiomas, no tocar bocina.",
        "es",
        ("Portada", "derechos reservados"),
        standfirst="Un equipo instaló colmenas entre los contenedores"
        " y descubrió un barrio que nadie había censado.",
        authors=("Lucía Ferrer", "Martín Olmos"),
        published="2023-06-11T07:00:00-03:00",
        site_name="El Dique",
        headings=("Miel con sabor a trigo",),
        figures=(("https://eldique.example/img/abejas-1200.jpg", None, "Carla Núñez"),),
        embeds=("https://www.youtube.com/watch?v=QWERTY12345",),
        paragraphs=4,
        more={"canonical_url": "https://eldique.example/ciencia/2023/abejas-puerto.html"},
    ),
    "agency": Expected(
        "https://northwire.example/2020/feb/ferry-strike",
        "Ferry strike suspended after late talks",
        "STORNOWAY, Scotland, Feb 14",
        "and that crews say have emptied their Saturdays.",
        "en",
        ("Storm names", "Our standards", "Login"),
        authors=("Callum Reid", "Eilidh Ross"),
        editors=("Priya Nair",),
        published="2020-02-14T22:41:00+00:00",
        site_name="Northwire",
        paragraphs=4,
    ),
    "arabic": Expected(
        "https://almarfa.example/culture/floating-library",
        "مكتبة عائمة تعبر النهر كل خميس",
        "عند السابعة صباحاً من كل خميس",
        "إن قائمة الانتظار هي أجمل ما كُتب هذا العام.",
        "ar",
        ("الرئيسية", "جميع الحقوق"),
        standfirst="قارب قديم صار رفاً للكتب، وصار الصيادون قراءً منتظمين",
        authors=("سلمى الخطيب",),
        published="2023-01-19T12:00:00+03:00",
        site_name="صحيفة المرفأ",
        headings=("رفوف لا تخاف المطر",),
        figures=(("https://almarfa.example/img/boat.jpg", "القارب عند الضفة الشرقية", "وليد حسن"),),
        paragraphs=4,
    ),
    "japanese": Expected(
        "https://minato.example/articles/20240207",
        "駅前の銭湯、夜だけ図書館に",
        "午後十一時、最後の客が",
        "春からは子ども向けの読み聞かせも始めるという。",
        "ja",
        ("関連記事", "商店街に朝市", "地域"),
        authors=("佐藤美咲",),
        published="2024-02-07T05:00:00+09:00",
        site_name="みなと新報",
        headings=("湿気との付き合い方",),
        figures=(("https://minato.example/img/sento.jpg", "本棚の並ぶ脱衣所＝1月、港区", "田中健一"),),
        paragraphs=4,
    ),
    "portal.gb18030": Expected(
        "http://news.jiangcheng.example/city/1.html",
        "老码头的最后一班夜渡",
        "晚上十点二十分，老码头的铃响了三声。",
        "票已经送完了，都没有收钱。",
        "zh-hans",
        ("相关新闻", "分享到", "版权所有", "当前位置"),
        authors=("李文静", "陈浩"),
        editors=("王晓敏",),
        source="江城晚报",
        published="2023-12-01T07:45:00",
        site_name="news.jiangcheng.example",
        figures=(("http://news.jiangcheng.example/upload/2023/ferry.jpg", "图为夜渡船驶离码头。", "王磊"),),
        paragraphs=5,
    ),
    "microdata": Expected(
        "https://avila.example/trem",
        "O trem que espera a chuva passar",
        "O trem das dez sai às dez e quinze",
        "onde o relógio está parado de propósito.",
        "pt",
        ("Cidade", "Contato"),
        standfirst="Numa linha do interior, a pontualidade tem outro relógio",
        authors=("Beatriz Moura",),
        translators=("João Tavares",),
        published="2019-08-23T09:30:00-03:00",
        site_name="A Vila",
        figures=(
            ("https://avila.example/fotos/trem.jpg", "A composição sobe a serra em agosto.", "Rui Campos"),
        ),
        paragraphs=4,
        more={"original_url": "https://lavalle.example/el-tren"},
    ),
    "bare": Expected(
        "http://hut.example/notes.htm",
        "Notes from the weather hut",
        "The hut has one window and it faces the wrong way.",
        "a list of the winds by their first names.",
        "en",
        ("Archive",),
        authors=("Harriet Boyle",),
        site_name="hut.example",
        figures=(("http://hut.example/hut.jpg", None, None),),
        paragraphs=4,
    ),
}


def page(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="gb18030" if "gb18030" in name else "utf-8")


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[Expected, ParsedArticle]:
    expected = CASES[request.param]
    return expected, parse(page(request.param), address=expected.address, known_labels=["Littoral"])


def test_the_head_is_right(case: tuple[Expected, ParsedArticle]) -> None:
    expected, article = case
    assert article.headline == expected.headline
    assert article.standfirst == expected.standfirst
    assert article.authors == expected.authors
    assert article.editors == expected.editors
    assert article.translators == expected.translators
    assert article.source == expected.source
    assert article.language == expected.language
    assert article.published == expected.published
    assert article.site_name == expected.site_name
    for name, value in expected.more.items():
        assert getattr(article, name) == value, name


def test_the_body_is_whole_and_nothing_but_the_article(case: tuple[Expected, ParsedArticle]) -> None:
    expected, article = case
    paragraphs = [block.text for block in article.blocks if block.kind == "paragraph"]
    assert paragraphs[0].startswith(expected.first)
    assert paragraphs[-1].endswith(expected.last)
    assert len(paragraphs) == expected.paragraphs
    assert article.headings == expected.headings
    for words in expected.chrome:
        assert words not in article.body_html


def test_pictures_and_embeds_are_in_their_places(case: tuple[Expected, ParsedArticle]) -> None:
    expected, article = case
    figures = tuple((figure.address, figure.caption, figure.credit) for figure in article.figures)
    assert figures == expected.figures
    cards = clean_body(article.body_html).html
    for address in expected.embeds:
        assert f'data-embed="{address}"' in cards


def test_every_value_has_its_evidence(case: tuple[Expected, ParsedArticle]) -> None:
    _, article = case
    lines = dict(article.lines)
    for name in (
        "headline",
        "standfirst",
        "authors",
        "editors",
        "translators",
        "source",
        "published",
        "site_name",
    ):
        if getattr(article, name):
            assert article.evidence[name], name
            for line, text in article.evidence[name]:
                assert line == 0 or text in lines[line], name


def test_a_page_for_subscribers_is_read_with_a_warning() -> None:
    article = parse(page("paywall"), address="https://drisse.example/voiles")
    assert article.authors == ("Nathalie Bréhat",)
    assert "subscribers" in str(article.warnings[0])
    assert "abonnés" not in article.body_html


def test_a_list_of_articles_is_read_with_a_warning() -> None:
    article = parse(page("list"), address="https://harbour.example/")
    assert any("front page or a list" in str(warning) for warning in article.warnings)
    assert article.standfirst is None


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body><p>Not found</p></body></html>",
        "<html><title>Loading…</title><body><div id='root'></div><script>app()</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(Unreadable, match="No article was found"):
        parse(html, address="https://e.example/")


def test_the_language_of_the_text_beats_a_theme_that_says_english() -> None:
    html = page("wechat").replace("<html>", '<html lang="en">')
    assert parse(html).language == "zh-hans"


def test_a_language_that_is_told_is_believed() -> None:
    assert parse(page("wechat"), language="zh-TW").language == "zh-hant"


def test_an_article_taken_over_names_its_original_by_its_canonical_link() -> None:
    article = parse(page("ghost"), address="https://mirror.example/listen")
    assert article.canonical_url is None
    assert article.original_url == "https://slowcity.example/the-bridge-that-learned-to-listen/"


def test_role_lines_that_were_not_understood_are_shown() -> None:
    html = page("bare").replace(
        "<p>by Harriet Boyle", "<p>Author: see the notice on the door of the hut, please!"
    )
    article = parse(html)
    assert article.authors == ()
    assert any("Author:" in text for _, text in article.unread)

"""What a page says of itself: titles without the site's name, dates with their offset, sane addresses."""

import json

import pytest

from articles.content.tree import parse as tree
from articles.formats.errors import Unreadable
from articles.formats.html_addresses import own_addresses, same_site
from articles.formats.html_article import parse
from articles.formats.html_data import article_in, microdata_of, things_of
from articles.formats.html_dates import as_iso
from articles.formats.html_metas import metas_of
from articles.formats.html_titles import choose, without_site
from articles.formats.parsed import ParsedArticle

TEXT = "".join(
    f"<p>Paragraph {number} of the story goes on long enough to be told from a menu, and then it ends.</p>"
    for number in ("one", "two", "three", "four", "five", "six")
)


def read(head: str = "", top: str = "<h1>A story with a headline</h1>", **options: object) -> ParsedArticle:
    body = f"<nav><a href='/'>Home</a></nav><article>{top}<div>{TEXT}</div></article>"
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return parse(html, address="https://news.example/2024/story", **options)  # type: ignore[arg-type]


def ld(**thing: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **thing})}</script>"


@pytest.mark.parametrize(
    ("title", "sites", "clean"),
    [
        ("新电脑已可自学 人工智能迈上新台阶_科技_江城网", (), "新电脑已可自学 人工智能迈上新台阶"),
        ("Une loi votée avant l'aube | Le Monde d'Ici", (), "Une loi votée avant l'aube"),
        ("Une loi votée | Le Monde d'Ici", ("Le Monde d'Ici",), "Une loi votée"),
        ("A long story - Slow City", ("Slow City",), "A long story"),
        ("A long story – part two", ("Slow City",), "A long story – part two"),
        ("Slow City: a long story", ("Slow City",), "Slow City: a long story"),
        ("Slow City | A long story of rivers", ("Slow City",), "A long story of rivers"),
        ("駅前の銭湯、夜だけ図書館に - みなと新報", ("みなと新報",), "駅前の銭湯、夜だけ図書館に"),
        ("snake_case considered", (), "snake_case considered"),
        ("", (), ""),
    ],
)
def test_names_of_the_site_are_cut_off_a_title(title: str, sites: tuple[str, ...], clean: str) -> None:
    assert without_site(title, sites) == clean


@pytest.mark.parametrize(
    ("printed", "said", "headline", "place"),
    [
        (
            ["Slow City", "The bridge that hums"],
            [("The bridge that hums", "og:title")],
            "The bridge that hums",
            "h1",
        ),
        (
            ["The bridge that hums"],
            [("You won't believe this bridge", "og:title")],
            "The bridge that hums",
            "h1",
        ),
        (["Slow City"], [("The bridge that hums | Slow City", "title")], "The bridge that hums", "title"),
        ([], [("The bridge that hums", "JSON-LD headline")], "The bridge that hums", "JSON-LD headline"),
        ([], [], "", ""),
    ],
)
def test_the_headline_is_what_is_printed_and_confirmed(
    printed: list[str], said: list[tuple[str, str]], headline: str, place: str
) -> None:
    assert choose(printed, said, ["Slow City", "slowcity.example"]) == (headline, place)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-03-18T06:30:00+01:00", "2024-03-18T06:30:00+01:00"),
        ("2024-03-18T06:30:00Z", "2024-03-18T06:30:00+00:00"),
        ("2024-03-18T06:30:00.123+0800", "2024-03-18T06:30:00+08:00"),
        ("2024-03-18 06:30", "2024-03-18T06:30:00"),
        ("2024-03-18", "2024-03-18"),
        ("20240318", "2024-03-18"),
        ("2024年3月18日 06:30", "2024-03-18T06:30:00"),
        ("Mon, 18 Mar 2024 06:30:00 +0100", "2024-03-18T06:30:00+01:00"),
        ("18 mars 2024", "2024-03-18"),
        ("2024-13-45", None),
        ("soon", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_dates_keep_what_they_say_and_no_more(value: str, iso: str | None) -> None:
    assert as_iso(value) == iso


def test_the_fullest_form_of_the_day_of_publication_is_taken() -> None:
    article = read(
        ld(datePublished="2024-03-18", dateModified="2024-03-19T10:00:00Z"),
        "<h1>A story with a headline</h1><time datetime='2024-03-18T07:00:00+01:00'>18 March</time>",
    )
    assert article.published == "2024-03-18T07:00:00+01:00"


@pytest.mark.parametrize(
    ("href", "own", "original"),
    [
        ("https://news.example/2024/story", "https://news.example/2024/story", None),
        ("/2024/story", "https://news.example/2024/story", None),
        ("https://www.news.example/story", "https://www.news.example/story", None),
        ("https://news.example/", None, None),
        ("https://other.example/story", None, "https://other.example/story"),
        ("javascript:alert(1)", None, None),
        ("ftp://news.example/story", None, None),
        ("https://user:pass@news.example/x", None, None),
        ("", None, None),
    ],
)
def test_the_pages_own_address_is_believed_on_its_own_site(
    href: str, own: str | None, original: str | None
) -> None:
    metas = metas_of(tree(f'<link rel="canonical" href="{href}">'))
    found = own_addresses(metas, "https://news.example/2024/story?utm=1")
    assert tuple(pair and pair[0] for pair in found) == (own, original)


def test_sites_are_told_by_their_registered_names() -> None:
    assert same_site("https://m.news.co.uk/a", "https://www.news.co.uk/b")
    assert not same_site("https://news.co.uk/a", "https://other.co.uk/b")


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ({"@type": "Person", "name": "Jane Doe"}, ("Jane Doe",)),
        ([{"name": "Jane Doe"}, {"name": ["Ann Lee"]}], ("Jane Doe", "Ann Lee")),
        ({"@type": "Organization", "name": "Jane Doe"}, ()),
        ({"name": "Slow City"}, ()),
        ({"name": "admin"}, ()),
        ("newsroom@slow.example", ()),
        ("https://slow.example/author/jane", ()),
        ([None, 7, {"name": {"x": 1}}, [["y"]]], ()),
        ({"@id": "#nobody"}, ()),
    ],
)
def test_people_are_named_and_nobody_else(author: object, names: tuple[str, ...]) -> None:
    article = read(ld(headline="A story with a headline", author=author, publisher={"name": "Slow City"}))
    assert article.authors == names


def test_a_printed_byline_beats_the_account_that_posted() -> None:
    top = "<h1>A story with a headline</h1><p class='byline'>By Jane Doe</p>"
    assert read(ld(author={"name": "Harry Hill"}), top).authors == ("Jane Doe",)


def test_names_in_related_boxes_are_not_the_articles() -> None:
    top = (
        "<h1>A story with a headline</h1><aside class='related'><ul><li><a href='/2'>Other</a>"
        "<span class='author'>By Jane Doe</span></li></ul></aside>"
    )
    assert read("", top).authors == ()


def test_translator_and_original_are_told_by_the_data() -> None:
    article = read(
        ld(
            headline="A story with a headline",
            translator={"@type": "Person", "name": "Ann Lee"},
            translationOfWork={"@type": "Article", "url": "https://cn.example/1", "headline": "一个故事"},
        )
    )
    assert article.translators == ("Ann Lee",)
    assert (article.original_url, article.original_title) == ("https://cn.example/1", "一个故事")
    assert article.evidence["translators"][0].line == 0


def test_a_picture_is_credited_by_the_data_of_its_page() -> None:
    article = read(
        ld(image={"@type": "ImageObject", "url": "https://news.example/boat.jpg", "creditText": "Ann Lee"}),
        "<h1>A story with a headline</h1>"
        "<figure><img src='/boat-800x600.jpg' alt='A boat at the quay'></figure>",
    )
    assert [(figure.address, figure.credit) for figure in article.figures] == [
        ("https://news.example/boat-800x600.jpg", "Ann Lee")
    ]


def test_the_shared_picture_opens_an_article_without_one() -> None:
    head = "<meta property='og:image' content='/lead.jpg'><meta property='og:image:alt' content='A quay'>"
    assert [(f.address, f.alt) for f in read(head).figures] == [("https://news.example/lead.jpg", "A quay")]
    assert read("<meta property='og:image' content='/site-logo.png'>").figures == ()


def test_a_description_is_a_standfirst_only_where_it_is_printed() -> None:
    text = "What happened when forty households shared one heap"
    head = f"<meta name='description' content='{text}'>"
    assert read(head).standfirst is None
    assert read(head, f"<h1>A story with a headline</h1><p>{text}</p>").standfirst == text


def test_other_languages_are_found_by_our_codes() -> None:
    head = "".join(
        f"<link rel='alternate' hreflang='{code}' href='/{code}/s'>"
        for code in ("en", "zh-TW", "fr-FR", "x-default", "??")
    )
    assert read(head, language="en").alternates == {
        "zh-hant": "https://news.example/zh-TW/s",
        "fr": "https://news.example/fr-FR/s",
    }


def test_json_ld_is_found_in_lists_graphs_and_comments() -> None:
    texts = [
        '<!-- {"@type": "NewsArticle", "headline": "One"} -->',
        json.dumps([{"@graph": [{"@type": ["Thing", "BlogPosting"], "headline": "Two", "x": 1}]}]),
        "{broken",
    ]
    things = things_of(texts)
    found = article_in(things)
    assert found is not None
    assert found["headline"] == "Two"


def test_microdata_has_the_form_of_json_ld() -> None:
    html = (
        "<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='Headline'>One</h1>"
        "<span itemprop='author' itemscope itemtype='https://schema.org/Person'>"
        "<b itemprop='name'>Jane Doe</b></span>"
        "<time itemprop='datePublished' datetime='2024-01-01'></time></div>"
    )
    item = article_in(microdata_of(tree(html)))
    assert item is not None
    assert item["headline"] == ["One"]
    assert item["author"][0]["name"] == ["Jane Doe"]
    assert item["datePublished"] == ["2024-01-01"]


def test_a_text_that_a_script_would_write_is_taken_from_the_data() -> None:
    body = "\n\n".join(
        f"The {n}. paragraph goes on for a while, and then it ends as it should." for n in range(4)
    )
    data = ld(headline="A story with a headline", author="Jane Doe", articleBody=body)
    html = f"<html><head>{data}</head><body><div id='root'></div></body></html>"
    article = parse(html, address="https://news.example/2024/story")
    assert (article.headline, article.authors) == ("A story with a headline", ("Jane Doe",))
    assert len(article.blocks) == 4
    walled = ld(headline="A story with a headline", articleBody=body, isAccessibleForFree=False)
    with pytest.raises(Unreadable):
        parse(html.replace(data, walled))


def test_a_player_between_headline_and_body_opens_the_article() -> None:
    top = "<h1>A story with a headline</h1><div><iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe></div>"
    assert read("", top).blocks[0].kind == "embed"
    advert = "<h1>A story with a headline</h1><div><iframe src='https://ads.example/1'></iframe></div>"
    assert read("", advert).blocks[0].kind == "paragraph"

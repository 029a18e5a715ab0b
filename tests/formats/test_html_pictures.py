"""Pictures of a page: the largest file, caption and credit told apart, and what is no picture of its own."""

import pytest

from articles.content.tree import parse as tree
from articles.formats.html_article import parse
from articles.formats.html_captions import tell_apart
from articles.formats.html_lead import is_alike
from articles.formats.html_pictures import place_pictures
from articles.formats.parsed import ParsedFigure

BASE = "https://e.example/a/"


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ("<img src='b.jpg'>", "https://e.example/a/b.jpg"),
        ("<img src='//cdn.example/b.jpg'>", "https://cdn.example/b.jpg"),
        ("<img src='s.jpg' srcset='s.jpg 300w, l.jpg 1200w, m.jpg 600w'>", "https://e.example/a/l.jpg"),
        ("<img src='s.jpg' srcset='s.jpg, l.jpg 2x'>", "https://e.example/a/l.jpg"),
        (
            "<img srcset='/w_100,h_50/s.jpg 100w, /w_900,h_50/l.jpg 900w'>",
            "https://e.example/w_900,h_50/l.jpg",
        ),
        ("<img src='data:image/gif;base64,R0' data-src='/b.jpg'>", "https://e.example/b.jpg"),
        ("<img src='/blank.gif' data-lazy-src='/b.jpg'>", "https://e.example/b.jpg"),
        ("<img src='/b-300x200.jpg' data-orig-file='/b.jpg'>", "https://e.example/b.jpg"),
        ("<a href='/b.jpg'><img src='/b-300x200.jpg'></a>", "https://e.example/b.jpg"),
        ("<a href='/page'><img src='/b.jpg'></a>", "https://e.example/b.jpg"),
        ("<picture><source srcset='/l.webp 1600w'><img src='/s.jpg'></picture>", "https://e.example/l.webp"),
        ("<amp-img src='/b.jpg' width=9></amp-img>", None),
        ("<amp-img src='/b.jpg' width=900></amp-img>", "https://e.example/b.jpg"),
        ("<img data-src='/b.jpg'><noscript><img src='/b.jpg'></noscript>", "https://e.example/b.jpg"),
        ("<img src='/dot.gif' width=1 height=1>", None),
        ("<img src='/me.jpg' class='avatar photo'>", None),
        ("<img src='javascript:alert(1)'>", None),
        ("<img src='http://[bad'>", None),
        ("<img>", None),
    ],
)
def test_the_largest_file_of_a_picture_is_found(html: str, address: str | None) -> None:
    pictures = place_pictures(tree(f"<p>Text {html} text</p>"), BASE)
    assert [picture.address for picture in pictures] == ([address] if address else [])


@pytest.mark.parametrize(
    ("html", "caption", "credit"),
    [
        ("<figure>{}<figcaption>A boat.</figcaption></figure>", "A boat.", None),
        ("<figure>{}<figcaption>A boat. Photo by Ann Lee</figcaption></figure>", "A boat.", "Ann Lee"),
        ("<figure>{}<figcaption>A boat. <small>Ann Lee / AFP</small></figcaption></figure>",
         "A boat.", "Ann Lee / AFP"),
        ("<figure>{}<figcaption>A boat. <cite>Ann Lee</cite></figcaption></figure>", "A boat.", "Ann Lee"),
        ("<div class='wp-caption'>{}<p class='wp-caption-text'>A boat. © 2023 Ann Lee</p></div>",
         "A boat.", "Ann Lee"),
        ("<div>{}<div class='caption'>A boat.</div><div class='credit'>Foto: Ann Lee</div></div>",
         "A boat.", "Ann Lee"),
        ("<div>{}</div><p class='caption'>Un bateau (Photo Ann Lee. AFP)</p>", "Un bateau", "Ann Lee. AFP"),
        ("<p>{}</p><p><em>A boat at rest.</em></p>", "A boat at rest.", None),
        ("<p>{}</p><p>Figure 2: Boats by year</p>", "Figure 2: Boats by year", None),
        ("<p>{}</p><p>图片来源：视觉中国</p>", None, "视觉中国"),
        ("<p>{}</p><p>Source: Harbour Statistics</p>", None, "Harbour Statistics"),
        ("<figure>{}<figcaption class='credit'>© Reuters. All rights reserved.</figcaption></figure>",
         None, "Reuters"),
        ("<table><tr><td>{}</td></tr><tr><td class='legend'>A boat.</td></tr></table>", "A boat.", None),
    ],
)  # fmt: skip
def test_caption_and_credit_go_with_their_picture(html: str, caption: str | None, credit: str | None) -> None:
    image = "<img src='https://e.example/b.jpg' alt='x'>"
    text = "<p>The first paragraph goes on for a while.</p>"
    article = parse(f"<h1>On boats</h1><p>By Jane Doe</p>{text}{html.format(image)}{text}", extract=False)
    assert article.figures == (ParsedFigure(1, credit, caption, "https://e.example/b.jpg", "x"),)
    assert [block.kind for block in article.blocks] == ["paragraph", "figure", "paragraph"]


@pytest.mark.parametrize(
    ("caption", "credits", "language", "expected"),
    [
        ("Le port au matin. Crédit photo : CCTV News", (), "fr", ("Le port au matin.", "CCTV News")),
        ("清晨六点的茶山 图源：视觉中国", (), "zh-hans", ("清晨六点的茶山", "视觉中国")),
        ("街头一景（图/视觉中国）", (), "zh-hans", ("街头一景", "视觉中国")),
        ("Troops on parade (Nic Doe/AFP/Getty Images)",
         (), "en", ("Troops on parade", "Nic Doe/AFP/Getty Images")),
        ("Troops on parade (and on leave)", (), "en", ("Troops on parade (and on leave)", None)),
        ("A boat.", ("Photo: Ann Lee", "Ann Lee"), "en", ("A boat.", "Ann Lee")),
        ("A boat.", ("what a day it was for us",), "en", ("A boat. what a day it was for us", None)),
        ("", (), "en", (None, None)),
    ],
)  # fmt: skip
def test_what_stands_under_a_picture_is_told_apart(
    caption: str, credits: tuple[str, ...], language: str, expected: tuple[str | None, str | None]
) -> None:
    assert tell_apart(caption, credits, language) == expected


def test_a_group_keeps_all_its_pictures_and_its_caption() -> None:
    article = parse(
        "<p>One sentence is here.</p><figure><img src='https://e.example/1.jpg'>"
        "<img src='https://e.example/2.jpg'>"
        "<figcaption>Before and after.</figcaption></figure>",
        extract=False,
    )
    assert [(figure.address, figure.caption) for figure in article.figures] == [
        ("https://e.example/1.jpg", None),
        ("https://e.example/2.jpg", "Before and after."),
    ]


def test_a_picture_inside_the_text_itself_keeps_its_place() -> None:
    html = (
        '<p>One sentence is here.</p><p><img src="data:image/png;base64,'
        + "A" * 20_000
        + '" alt="A chart"></p>'
    )
    article = parse(html, extract=False)
    assert [(figure.address, figure.alt) for figure in article.figures] == [(None, "A chart")]


def test_an_emoji_is_text() -> None:
    article = parse("<p>Well <img class='wp-smiley' alt='🙂' src='/x.png'> done, I say.</p>", extract=False)
    assert (article.figures, article.blocks[0].text) == ((), "Well 🙂 done, I say.")


def test_figure_numbers_of_another_house_mean_nothing() -> None:
    article = parse(
        "<p>One sentence is here.</p><figure data-figure='7'></figure><p>Another.</p>", extract=False
    )
    assert article.figures == ()
    assert "data-figure" not in article.body_html


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("https://e.example/boat-300x200.jpg", "https://e.example/boat-640x426.jpg", True),
        ("https://e.example/1545403495_3x2_rt.jpg", "https://e.example/1545403495_3x2_md.jpg", True),
        ("https://e.example/image?id=1", "https://e.example/image?id=2", False),
        ("https://e.example/boat.jpg", "https://e.example/harbour.jpg", False),
        ("https://e.example/boat.jpg", None, False),
    ],
)
def test_crops_of_one_picture_are_known_by_their_names(first: str, second: str | None, alike: bool) -> None:
    assert is_alike(first, second) is alike

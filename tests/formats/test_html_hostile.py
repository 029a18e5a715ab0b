"""Hostile HTML is refused in one sentence or read; nothing dangerous comes out, nothing else is raised."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.content.sanitize import sanitize_body
from articles.content.tree import Element
from articles.content.tree import parse as tree
from articles.formats.errors import Unreadable
from articles.formats.html_article import parse
from articles.formats.html_page import MOST_ELEMENTS

TEXT = "<p>" + "The terminal kept its own calendar and nobody knew who would read it tomorrow. " * 4 + "</p>"
MANY = MOST_ELEMENTS + 1
EDGE = MOST_ELEMENTS - 100

REFUSED = {
    "200,000 nested tags": "<div>" * 200_000 + "x",
    "more than five million characters": "<p>" + "x" * 5_000_001,
    "a million characters of text": "<p>" + "word " * 300_000,
    "a megabyte of ampersands": "<p>" + "&" * 1_000_000,
    "100,000 links": '<a href="https://e.example/x">link</a> ' * 100_000,
    "more elements than an article has": "<i></i>" * MANY + TEXT,
    "a megabyte of less-than": "<" * 1_000_000,
    "a page of NULs": "\0" * 100_000,
    "a huge table": "<table>" + "<tr><td>x" * MANY,
    "comments without end": "<!--" * 100_000 + TEXT,
    "a book": "<p>A line of the book.</p>" * 3_500,
    "entities that grow when written": "<p>" + "&lt;" * 150_000,
    "many small comments": "a<!-- x -->" * 120_000,
}
READ = {
    "an attribute of a megabyte": '<div class="' + "a " * 500_000 + '">' + TEXT * 5 + "</div>",
    "half a million attributes": "<div " + " ".join(f"a{n}=1" for n in range(400_000)) + ">" + TEXT * 5,
    "deep formatting": "<p>" + "<b>" * EDGE + "x" + TEXT,
    "NULs between letters": TEXT.replace("e", "e\0") * 5,
    "CDATA without end": "<![CDATA[" * 100_000 + TEXT,
    "deep JSON-LD": '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + TEXT * 5,
    "deep JSON-LD objects": '<script type="application/ld+json">' + '{"a":' * 80_000 + "1" + "}" * 80_000
    + "</script>" + TEXT * 5,
    "a number without end in JSON-LD": '<script type="application/ld+json">{"@type":"Article","x":'
    + "9" * 9_000 + "}</script>" + TEXT * 5,
    "megabytes of meta": "".join(f'<meta name="author" content="{"x" * 900}{n}">' for n in range(2_000))
    + TEXT * 5,
    "a title of megabytes": "<title>" + "a | " * 600_000 + "</title>" + TEXT * 5,
    "14,000 pictures": TEXT + '<img src="https://e.example/a.jpg">' * EDGE,
    "a srcset of commas": "<p>" + ("<img srcset='" + "," * 7_000 + "'>") * 300 + TEXT,
    "lone surrogates": "<p>\ud800\udfff" + TEXT * 5,
    "UTF-16 read as Latin-1": TEXT.encode("utf-16").decode("latin-1") * 5,
    "styles of semicolons": TEXT + ('<p style="' + ";" * 7_900 + '">x</p>') * 300,
    "14,000 bylines": '<span class="author">By Jane Doe</span>' * EDGE + TEXT * 5,
    "an unclosed comment behind the text": TEXT * 5 + "<!-- " + "x" * 100_000,
    "an unclosed tag behind the text": TEXT * 5 + "<p class='" + "x" * 1_000,
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("extract", [True, False])
def test_what_is_no_article_is_refused_in_one_sentence(name: str, extract: bool) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(REFUSED[name], address="https://e.example/1", extract=extract)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("extract", [True, False])
def test_what_only_looks_dreadful_is_read(name: str, extract: bool) -> None:
    article = parse(READ[name], address="https://e.example/1", extract=extract)
    assert "kept its own calendar" in article.body_html.replace("\0", "") + (article.headline or "")


WRONG: list[object] = [
    None,
    True,
    7,
    1.5,
    "",
    "x",
    [],
    {},
    [[["x"]]],
    {"name": {"name": 3}},
    {"@id": ["q"]},
    "\0",
    "@",
]
NAMES = [
    "@type", "@id", "@graph", "headline", "name", "author", "editor", "translator", "datePublished",
    "image", "publisher", "description", "url", "isAccessibleForFree", "isBasedOn",
    "translationOfWork", "articleSection", "creditText", "alternativeHeadline", "logo", "caption",
]  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(NAMES), st.sampled_from(WRONG) | st.lists(st.sampled_from(WRONG)), max_size=8
    )
)
@settings(deadline=None)
def test_data_of_wrong_types_is_passed_over(thing: dict[str, object]) -> None:
    data = json.dumps([{"@type": "NewsArticle", **thing}, {"@type": "ImageObject", **thing}, thing])
    article = parse(f'<script type="application/ld+json">{data}</script><h1>A story of it</h1>{TEXT * 3}')
    assert article.blocks


DANGEROUS = [
    "<script>alert(1)</script>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    "<img src=x onerror=alert(1)>",
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>',
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<noscript><img src=x onerror=alert(1)></noscript>",
    "<figure data-figure='1\" onload=alert(1)'><img src='https://e.example/x.jpg'></figure>",
    "<p data-embed='javascript:alert(1)'><a href='javascript:alert(1)'>x</a></p>",
    '<amp-iframe src="javascript:alert(1)"></amp-iframe>',
    '<div class="fb-post" data-href="javascript:alert(1)">x</div>',
    "<video poster='javascript:alert(1)' onplay=alert(1)><source src='data:x'></video>",
    "<form action='//evil'><button formaction='javascript:alert(1)'>x</button><input onfocus=alert(1)>",
    "<base href='javascript:alert(1)//'><a href='x'>y</a>",
    "<h2 onclick=alert(1) style='background:url(javascript:alert(1))'>Title</h2>",
]


def _elements(element: Element) -> list[Element]:
    inner = [child for child in element.children if isinstance(child, Element)]
    return inner + [one for child in inner for one in _elements(child)]


@pytest.mark.parametrize("html", DANGEROUS)
@pytest.mark.parametrize("extract", [True, False])
def test_nothing_dangerous_comes_out(html: str, extract: bool) -> None:
    article = parse(
        f"<h1>A story of it</h1>{TEXT}{html}{TEXT}", address="https://e.example/1", extract=extract
    )
    for element in _elements(tree(article.body_html)):
        assert element.tag not in ("script", "iframe", "svg", "style", "form", "video", "img", "math")
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert not value.lower().replace("\t", "").strip().startswith(("javascript:", "data:"))
    for figure in article.figures:
        assert figure.address is None or figure.address.startswith("https://e.example/")
    stored = sanitize_body(article.body_html)
    assert stored.replace(' rel="noopener"', "") == "".join(block.as_html() for block in article.blocks)


_PIECES = st.sampled_from(
    [
        "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "<b>",
        "</i>", "<a href='/x'>", "<figure>", "<figcaption>", "</figure>", "<img src='/a.jpg'>",
        "<noscript>", "</noscript>", "<!--", "-->", "<", "<blockquote>", "<h1>", "</h1>",
        "<iframe src='/v'>", "<article>", "<header class='byline'>", "</article>", "<br>", "<main>",
        "<aside class='related'>", "<span itemprop=author itemscope>", "By Jane Doe",
        "Source: GeekPark", TEXT, "<meta property='og:title' content='A story'>", "<title>", "</title>",
        "<svg>", "2024-01-15", "&", "<pre>", "<hr>", "<script type='application/ld+json'>{",
        "</script>", "<h2>Part</h2>", "<picture><source srcset='/b 2x'>", "<link",
        "<div style='display:none'>", "<time datetime='x'>", "<select>",
        "<p class='caption'>Photo: Ann Lee",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40), st.booleans())
@settings(deadline=None)
def test_any_markup_is_read_or_refused(pieces: list[str], extract: bool) -> None:
    try:
        article = parse("".join(pieces), address="https://e.example/1", extract=extract)
    except Unreadable:
        return
    assert [figure.number for figure in article.figures] == list(range(1, len(article.figures) + 1))
    sanitize_body(article.body_html)

"""A text in HTML → article: head as a plain text's, markup and pictures in their places, nothing lost."""

import re
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.content.sanitize import clean_body, sanitize_body
from articles.formats.errors import Unreadable
from articles.formats.html_article import parse as parse_html
from articles.formats.parsed import ParsedArticle

FRENCH = dedent(
    """
    <p>TechFlow SélectionTechFlow Sélection</p>
    <h1>Quand les ports apprennent à parler entre eux</h1>
    <p>Du Havre à Ningbo, les terminaux échangent enfin leurs horaires.</p>
    <p><strong>Rédaction&nbsp;: Lian Ran</strong><br>Édition : Zheng Xuan<br>Source : GeekPark</p>
    <p><img src="/a.jpg" srcset="/a-300.jpg 300w, /a-1200.jpg 1200w" alt="Le port du Havre"></p>
    <p>Crédit photo : CCTV News</p>
    <p>Pendant trente ans, chaque <em>terminal</em> a tenu son <a href="/x">propre</a> calendrier.</p>
    <h3>Un langage commun</h3>
    <p>Les équipes se sont accordées sur l'heure d'arrivée, puis sur H<sub>2</sub>O.</p>
    <ul><li>Les horaires sont partagés.<li>Les retards sont annoncés.</ul>
    <iframe src="https://www.youtube.com/embed/abcdefghijk" title="La visite"></iframe>
    <figure><img data-src="https://e.example/grue.jpg" alt="Une grue">
    <figcaption>Une grue au repos. <small>Photo : Jeanne Martin / AFP</small></figcaption></figure>
    <table><tr><th>Port<th>Retard<tr><td>Ningbo<td>2 h</table>
    <pre>heure = 1
    port = 2</pre>
    <blockquote><p>Qui paiera ?</p></blockquote>
    <p>Traduction : Marie Dupont</p>
    <p>Bienvenue dans la communauté officielle du Port</p>
    <p>Groupe Telegram :https://t.me/exemple</p>
    """
)


def parse(html: str, **options: str) -> ParsedArticle:
    return parse_html(html, address="https://port.example/actu/1", extract=False, **options)


@pytest.fixture(scope="module")
def french() -> ParsedArticle:
    return parse(FRENCH)


def test_the_head_is_read_as_a_plain_texts(french: ParsedArticle) -> None:
    assert french.headline == "Quand les ports apprennent à parler entre eux"
    assert french.label == "TechFlow Sélection"
    assert french.standfirst == "Du Havre à Ningbo, les terminaux échangent enfin leurs horaires."
    assert (french.authors, french.editors, french.source) == (("Lian Ran",), ("Zheng Xuan",), "GeekPark")
    assert french.language == "fr"


def test_a_translator_named_at_the_end_is_taken_from_there(french: ParsedArticle) -> None:
    assert french.translators == ("Marie Dupont",)
    assert "Traduction" not in french.body_html


def test_what_the_site_adds_at_the_end_is_boilerplate(french: ParsedArticle) -> None:
    assert french.boilerplate[-2:] == (
        "Bienvenue dans la communauté officielle du Port",
        "Groupe Telegram :https://t.me/exemple",
    )


def test_blocks_keep_their_kind_and_their_order(french: ParsedArticle) -> None:
    assert [block.kind for block in french.blocks] == [
        "figure", "paragraph", "heading", "paragraph", "list", "embed", "figure", "table", "code", "quote",
    ]  # fmt: skip


def test_inline_markup_stays_and_links_become_absolute(french: ParsedArticle) -> None:
    assert "chaque <em>terminal</em>" in french.body_html
    assert '<a href="https://port.example/x">propre</a>' in french.body_html
    assert "H<sub>2</sub>O" in french.body_html


def test_the_only_level_of_headings_is_the_first(french: ParsedArticle) -> None:
    assert "<h2>Un langage commun</h2>" in french.body_html


def test_pictures_have_address_alternative_caption_and_credit(french: ParsedArticle) -> None:
    first, second = french.figures
    assert (first.address, first.alt, first.caption, first.credit) == (
        "https://port.example/a-1200.jpg", "Le port du Havre", None, "CCTV News",
    )  # fmt: skip
    assert (second.address, second.alt, second.caption, second.credit) == (
        "https://e.example/grue.jpg", "Une grue", "Une grue au repos.", "Jeanne Martin / AFP",
    )  # fmt: skip


def test_an_embed_is_a_card_with_its_title(french: ParsedArticle) -> None:
    assert (
        '<p data-embed="https://www.youtube.com/watch?v=abcdefghijk">'
        '<a href="https://www.youtube.com/watch?v=abcdefghijk">La visite</a></p>' in french.body_html
    )


def test_evidence_names_the_line_of_every_value(french: ParsedArticle) -> None:
    lines = dict(french.lines)
    for name in ("headline", "label", "standfirst", "authors", "editors", "source", "translators"):
        assert all(lines[line] == text for line, text in french.evidence[name]), name
    assert french.evidence["editors"][0].text == "Édition : Zheng Xuan"


def test_what_was_read_is_stored_and_restored(french: ParsedArticle) -> None:
    assert ParsedArticle.restored(french.stored()) == french


@pytest.mark.parametrize(
    ("html", "headline", "standfirst"),
    [
        ("<h1>Night Trains</h1><p>Sleeper cars are full again</p><p>By Jane Doe</p><p>Body, at last.</p>",
         "Night Trains", "Sleeper cars are full again"),
        ("<h1>Is it late?</h1><p>The first paragraph ends.</p><p>The second, too.</p>", "Is it late?", None),
        ("<p>A first line</p><p>The first paragraph ends here.</p>", "A first line", None),
        ("<p>A sentence is no headline.</p><p>And neither is this.</p>", None, None),
    ],
)  # fmt: skip
def test_the_only_h1_is_the_headline_and_without_one_the_first_line(
    html: str, headline: str | None, standfirst: str | None
) -> None:
    article = parse(html)
    assert (article.headline, article.standfirst) == (headline, standfirst)


def test_sections_in_h1_are_sections() -> None:
    article = parse(
        "<p>Title</p><p>By Jane Doe</p><h1>One</h1><p>First text.</p><h2>Inner</h2><p>x.</p><h1>Two</h1>"
    )
    assert [(block.level, block.text) for block in article.blocks if block.level] == [
        (2, "One"), (3, "Inner"), (2, "Two"),
    ]  # fmt: skip


def test_bold_lines_are_headings_where_the_text_has_no_others() -> None:
    article = parse(
        "<h1>On rivers and bridges</h1><p>By Jane Doe</p><p>The first paragraph goes on for a while.</p>"
        "<p><strong>Why it floods</strong></p><p>Because nobody asked the river about it.</p>"
        "<p>A short plain line</p><p>It is no heading, since its writer had other means.</p>"
    )
    assert article.headings == ("Why it floods",)


def test_a_number_alone_belongs_to_the_title_behind_it() -> None:
    article = parse(
        "<h1>茶山上的第三代人</h1><p>作者：练然</p><p>清明前的最后一个星期，山上的雾还没有散。</p>"
        "<p><strong>01</strong></p><p><strong>从山上到屏幕</strong></p><p>最开始没有人看好直播。</p>"
    )
    assert article.headings == ("01 从山上到屏幕",)


def test_a_line_of_a_paragraph_that_is_a_credit_goes_to_its_picture() -> None:
    article = parse(
        "<h1>Night trains are back</h1><p>By Jane Doe</p><p>It was late when it arrived.</p>"
        "<p><img src='https://e.example/t.jpg'><br>Photo by Ann Lee</p><p>Everybody slept.</p>"
    )
    assert [(figure.address, figure.credit) for figure in article.figures] == [
        ("https://e.example/t.jpg", "Ann Lee")
    ]


def test_an_embed_without_address_is_said() -> None:
    article = parse(
        "<h1>A title of some length</h1><p>By Jane Doe</p><p>Text.</p><video></video><p>More.</p>"
    )
    assert "left out: 1" in str(article.warnings[-1])


def test_a_link_without_the_pages_address_is_text() -> None:
    article = parse_html(
        "<p>One line here.</p><p>See <a href='/x'>there</a>, <a href='#y'>here</a>.</p>", extract=False
    )
    assert article.blocks[-1].html == "<p>See there, here.</p>"


def test_hidden_text_is_no_text() -> None:
    article = parse("<p>One sentence is here.</p><p style='display:none'>Hidden.</p><p hidden>Also.</p>")
    assert "Hidden" not in str(article.stored())


@pytest.mark.parametrize("html", ["", "  \n", "\0\0", "<p></p>", "<script>x</script>", "<p>&nbsp;</p>"])
def test_html_without_text_is_refused(html: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(html)
    assert "Send" in str(refused.value)


def test_a_body_too_large_to_be_stored_is_refused() -> None:
    with pytest.raises(Unreadable, match="200 kB can be stored"):
        parse("<p>" + "word " * 50_000)


def test_the_body_is_in_the_form_it_is_stored_in(french: ParsedArticle) -> None:
    """Sanitising adds the links' rel and changes nothing else."""
    stored = sanitize_body(french.body_html)
    assert stored.replace(' rel="noopener"', "") == french.body_html.replace("\n", "").replace(
        "heure = 1", "heure = 1\n"
    )
    assert clean_body(french.body_html).removed == {}


_PIECES = st.sampled_from(
    [
        "<p>By Jane Doe</p>", "<p>Rédaction : Lian Ran<br>Source : GeekPark</p>",
        "<h1>A headline of words</h1>", "<h2>Section</h2>",
        "<p>The first paragraph goes on for quite a while, and then it ends.</p>", "<br>",
        "<p><img src='https://e.example/1.jpg' alt='x'></p>", "<p>Photo: Ann Lee / AFP</p>",
        "<p>图/视觉中国</p>", "<ul><li>One item<li>Another item</ul>", "<table><tr><td>a<td>b</table>",
        "<blockquote>Said.</blockquote>", "<pre>code = 1</pre>", "<hr>", "loose text",
        "<div><div>Deep text</div></div>", "<p>编辑：郑玄</p>",
        "<figure><img src=/2.jpg><figcaption>A caption (Photo Ann Lee)</figcaption></figure>",
        "<p>01</p>", "<p><strong>Bold line</strong></p>", "<p>Advertisement</p>",
        "<p>Subscribe to our newsletter</p>", "<iframe src='https://v.example/1'></iframe>",
        "<p>Figure 1: Berths sold</p>", "<p>2024-01-15</p>",
        "<p>Lire aussi : <a href='/z'>autre chose</a></p>", "<small>small print</small>", "</div>",
        "<p", "&amp;&lt;",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=14))
def test_no_line_is_lost_between_head_body_and_boilerplate(pieces: list[str]) -> None:
    try:
        article = parse("\n".join(pieces))
    except Unreadable:
        return
    told = {row for rows in article.evidence.values() for row in rows} | set(article.unread)
    kept = "\n".join(
        [
            *(f"{block.text} {block.credit or ''}" for block in article.blocks),
            *article.boilerplate,
            article.headline or "",
            article.standfirst or "",
        ]
    )
    for row in article.lines:
        words = re.findall(r"\w+", row.text)
        assert row in told or all(word in kept for word in words), row


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    for extract in (False, True):
        try:
            parse_html(text, extract=extract)
        except Unreadable:
            continue

"""The allow list against hostile, messy and honest HTML."""

# ruff: noqa: E501 (tables of HTML: broken over lines they cannot be read)

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.href import safe_href
from articles.content.sanitize import (
    BODY_TAGS,
    MAX_BODY_BYTES,
    MAX_NOTE_BYTES,
    NOTE_TAGS,
    BodyTooLarge,
    clean_body,
    plain,
    sanitize_body,
    sanitize_note,
)

PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/>alert(1)</script>",
    "<script>alert(1)",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><animate href=#x attributeName=href values=javascript:alert(1) /><a id=x>x</a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<svg><foreignObject><p onclick=alert(1)>x</p></foreignObject></svg>",
    "<svg><title><img src=x onerror=alert(1)></title></svg>",
    "<math><mtext></mtext><mglyph><style><!--</style><img title='--&gt;<img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><math><img src onerror=alert(1)></style></table></mtext></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math href='javascript:alert(1)'>x</math>",
    "<math><annotation-xml encoding='text/html'><p onmouseover=alert(1)>x</p></annotation-xml></math>",
    "<template><img src=x onerror=alert(1)></template>",
    "<template shadowrootmode=open><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<noembed><img title='</noembed><img src onerror=alert(1)>'></noembed>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
    "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe src='data:text/html,<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<video src=x onerror=alert(1)><source onerror=alert(1) src=javascript:alert(1)></video>",
    "<audio autoplay onplay=alert(1) src=javascript:alert(1)></audio>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='jav\tascript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='jav&Tab;ascript:alert(1)'>x</a>",
    "<a href='&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&colon;alert(1)'>x</a>",
    "<a href='&#x6A&#x61vascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='java\x00script:alert(1)'>x</a>",
    "<a href='javascript&#58;alert(1)'>x</a>",
    "<a href='https://ok.example/\x7fjavascript:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "<a href='feed:javascript:alert(1)'>x</a>",
    "<a href='view-source:javascript:alert(1)'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='blob:https://ok.example/1'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<a href='/\\evil.example'>x</a>",
    "<a href='\\\\evil.example'>x</a>",
    "<a href='/\t/evil.example'>x</a>",
    "<a href='https:\\\\evil.example'>x</a>",
    "<a href='https:evil.example'>x</a>",
    "<a href='https://user@evil.example/'>x</a>",
    "<a href='https://ok.example' onclick=alert(1) target=_blank style='position:fixed' id=x class=y>x</a>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<p onclick=alert(1) onfocus=alert(1) tabindex=1 autofocus contenteditable>x</p>",
    "<style>@import '//evil.example/x.css';</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "<input onfocus=alert(1) autofocus><isindex action=javascript:alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<table background=javascript:alert(1)><tr><td background=javascript:alert(1)>x<td>y</table>",
    "<figure data-figure='1' onclick=alert(1)><script>alert(1)</script></figure>",
    "<figure data-figure='1\"><script>alert(1)</script>'></figure>",
    "<p data-embed='javascript:alert(1)'><a href='javascript:alert(1)'>x</a></p>",
    "<abbr title='\"><img src=x onerror=alert(1)>'>x</abbr>",
    "<q cite=javascript:alert(1)>x</q><blockquote cite=javascript:alert(1)>x</blockquote>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><?php echo '<script>alert(1)</script>' ?>",
    "<p lang='\"><script>alert(1)</script>' dir='\"onclick=alert(1)'>x</p>",
    "<ol start='1\" onclick=alert(1)'><li value=javascript:1>x</ol>",
    "<a\x0chref='javascript:alert(1)'>x</a>",
    "<a/href='javascript:alert(1)'/>x</a>",
    "<b <script>alert(1)</script>0",
    "<div><a href='https://ok.example/?q=<script>alert(1)</script>'>x</a></div>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<plaintext><script>alert(1)</script>",
    "<p is=x-evil slot=x part=y>x</p><x-evil onclick=alert(1)>y</x-evil>",
]
assert len(set(PAYLOADS)) >= 60


class _Reader(HTMLParser):
    """Reads HTML as a list of (tag, attributes) and text; a second parser than the one under test."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_within(html: str, allowed: dict[str, set[str]]) -> None:
    reader = _Reader(html)
    assert not reader.others
    for tag, attributes in reader.tags:
        assert tag in allowed
        assert set(attributes) <= allowed[tag] | ({"rel"} if tag == "a" else set())
        for name in ("href", "data-embed"):
            if (value := attributes.get(name)) is not None:
                parts = urlsplit(value)
                assert parts.scheme in {"http", "https", "mailto"} or value[0] == "/" != value[1:2]
                assert "\\" not in value
                assert min(value) > " "
        if "data-figure" in attributes:
            assert attributes["data-figure"].isdecimal()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "frame", ["{}", "<p>a{}b</p>", "<ul><li>{}</ul>", "<table><tr><td>{}<td>y</table>", "<h2>{}</h2>"]
)
def test_no_payload_survives(payload, frame):
    html = frame.format(payload)
    for sanitize, allowed in ((sanitize_body, BODY_TAGS), (sanitize_note, NOTE_TAGS)):
        cleaned = sanitize(html)
        assert_within(cleaned, allowed)
        assert sanitize(cleaned) == cleaned


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c&d=e#f",
        "https://例え.jp/パス",
        "https://example.org/a(b)",
        "HTTPS://EXAMPLE.ORG/",
        "mailto:desk@example.org",
        "/fr/articles/12/slug/",
        "/",
    ],
)
def test_honest_addresses_stay(href):
    assert safe_href(href) == href


def test_spaces_in_addresses_are_encoded():
    assert safe_href("  https://example.org/a b ") == "https://example.org/a%20b"


@pytest.mark.parametrize(
    "href",
    ["", "#x", "page.html", "?q=1", "//e.example", "https://", "https:///x", "mailto:x", "tel:1", "/" * 3000],
)
def test_other_addresses_go_and_the_text_stays(href):
    assert safe_href(href) is None
    assert sanitize_body(f'<p><a href="{href}">text</a></p>') == "<p>text</p>"


def test_an_address_is_not_read_as_entities():
    cleaned = sanitize_body('<p><a href="https://e.example/?a=1&copy=2&lt=3">x</a></p>')
    assert cleaned == '<p><a href="https://e.example/?a=1&amp;copy=2&amp;lt=3" rel="noopener">x</a></p>'


CLEAN = [
    # Loose text, wrappers, paragraphs
    ("text", "<p>text</p>"),
    ("a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>"),
    ("<div>a<div>b</div></div><section><p>c</section>", "<p>a</p><p>b</p><p>c</p>"),
    ("<p>a<br><br>b<br>c<br></p>", "<p>a</p><p>b<br>c</p>"),
    ("<p>a</p><p></p><p> &nbsp; </p><p><b> </b><br></p><p>b</p>", "<p>a</p><p>b</p>"),
    ("<p>a\n  b\t c</p>", "<p>a b c</p>"),
    # Names of elements
    ("<b>a</b> <i>b</i> <strike>c</strike> <tt>d</tt>", "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code></p>"),
    ("<h1><b>A</b></h1><h4>B</h4><h6>C</h6>", "<h2>A</h2><h3>B</h3><h3>C</h3>"),
    ("<h2>a<br>b</h2>", "<h2>a b</h2>"),
    ("<b><b>a</b></b><strong>b</strong>", "<p><strong>ab</strong></p>"),
    ("<u>a</u><mark>b</mark><font color=red>c</font><o:p>d</o:p>", "<p>abcd</p>"),
    ("<a href='/x'><h2>T</h2><p>t</p></a>", '<h2><a href="/x" rel="noopener">T</a></h2><p><a href="/x" rel="noopener">t</a></p>'),
    ("<b>a<p>b</b>c</p>", "<p><strong>a</strong></p><p><strong>bc</strong></p>"),
    # Lists
    ("<ul><li><p>a</p></li><li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
    ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    ("<ol start=4 type=a><li>a<li><p>b<p>c</ol>", '<ol start="4"><li>a</li><li><p>b</p><p>c</p></li></ol>'),
    ("<ul><li> </li></ul>", ""),
    # Quotes, code, rules
    ("<blockquote>a<h3>b</h3></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
    ("<pre>\n\n  a\n<b>b</b>  </pre>", "<pre><code>  a\nb</code></pre>"),
    ("a<hr>b", "<p>a</p><hr><p>b</p>"),
    # Tables
    (
        "<table><caption>T</caption><tr><th scope=col>a<th>b<tr><td colspan=2 rowspan=1 width=9>c</table>",
        '<p>T</p><table><thead><tr><th scope="col">a</th><th>b</th></tr></thead>'
        '<tbody><tr><td colspan="2">c</td></tr></tbody></table>',
    ),
    ("<table><tr><td><p>a</p><h2>b</h2></table>", "<p>a</p><h2>b</h2>"),
    ("<table><tr><td>x<td><table><tr><td>a<td>b</table></table>", "<p>x</p><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
    ("<table><tr><td> <td></table>", ""),
    # Languages
    ("<p lang=zh-Hans dir=LTR>a</p>", '<p lang="zh-Hans" dir="ltr">a</p>'),
    ("<span lang=la>a</span><i lang=de>b</i><span>c</span>", '<p><span lang="la">a</span><em lang="de">b</em>c</p>'),
    ("<p lang='x y' dir=up>a</p>", "<p>a</p>"),
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "<p>漢（kan）</p>"),
    # Characters
    ("<p>«&nbsp;a\u202f!\u00a0» &nbsp;</p>", "<p>«\u00a0a\u202f!\u00a0»</p>"),
    ("<p>\u3000\u3000中文\ufeff\u200b\u00ad</p>", "<p>中文</p>"),
    ("<p>می\u200cخواهم 👩\u200d💻</p>", "<p>می\u200cخواهم 👩\u200d💻</p>"),
    ("<p>a\u202eb\u2066c</p>", "<p>abc</p>"),
    ("<p>a &amp; b &lt; c</p>", "<p>a &amp; b &lt; c</p>"),
    ("1 < 2 <3 a<b", "<p>1 &lt; 2 &lt;3 a&lt;b</p>"),
    # Hidden things
    ("<p>a<span style='display: none'>b</span><span hidden>c</span></p>", "<p>a</p>"),
    ("<details><summary>a</summary>b</details><dl><dt>c<dd>d</dl>", "<p>a</p><p>b</p><p>c</p><p>d</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CLEAN)
def test_html_becomes_canonical_blocks(html, expected):
    assert sanitize_body(html) == expected


FIGURE = '<figure data-figure="12"></figure>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (FIGURE, FIGURE),
        ('<figure data-figure="0012" class=x><img src=x><figcaption>c</figcaption></figure>', FIGURE),
        (f"<p>a{FIGURE}b</p>", f"<p>a</p>{FIGURE}<p>b</p>"),
        (f"<ul><li>a{FIGURE}b</ul>c", f"<ul><li><p>a</p><p>b</p></li></ul>{FIGURE}<p>c</p>"),
        (f"<blockquote>{FIGURE}</blockquote>c", f"{FIGURE}<p>c</p>"),
        (f"<h2>a{FIGURE}</h2>", f"<h2>a</h2>{FIGURE}"),
        (f"<strong>{FIGURE}</strong>", FIGURE),
        ('<figure data-figure="x">a</figure>', ""),
        ('<figure data-figure="0"></figure>', ""),
        ('<figure data-figure="-1"></figure>', ""),
        ('<figure data-figure="١٢"></figure>', ""),
        (f'<figure data-figure="{"1" * 13}"></figure>', ""),
        ("<figure><img src=a.jpg><figcaption>Légende</figcaption></figure>", "<p>Légende</p>"),
    ],
)
def test_figure_tokens(html, expected):
    assert sanitize_body(html) == expected


def card(address, title):
    return f'<p data-embed="{address}"><a href="{address}" rel="noopener">{title}</a></p>'


TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en">Hello <a href="https://t.co/x">t.co/x</a></p>&mdash; A (@a)'
    ' <a href="https://twitter.com/a/status/1">May 1</a></blockquote><script async src="//x.com/w.js"></script>'
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<iframe src="https://v.example/1" title="A film"></iframe>',
            card("https://v.example/1", "A film"),
        ),
        (
            "<p>a<iframe src=//v.example/1></iframe>b</p>",
            f"<p>a</p>{card('https://v.example/1', 'https://v.example/1')}<p>b</p>",
        ),
        (
            "<iframe src=https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0></iframe>",
            card(
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
            ),
        ),
        (
            "<video><source src=https://v.example/a.mp4>old browser</video>",
            card("https://v.example/a.mp4", "https://v.example/a.mp4"),
        ),
        (
            "<object data=https://v.example/a><embed src=https://v.example/b></object>",
            card("https://v.example/a", "https://v.example/a"),
        ),
        (TWEET, card("https://twitter.com/a/status/1", "Hello t.co/x — A (@a) May 1")),
        (
            "<ul><li><iframe src=https://v.example/1 title=T></iframe></ul>",
            '<ul><li><a href="https://v.example/1" rel="noopener">T</a></li></ul>',
        ),
        # A paragraph is a card only while it is one link to that address.
        (
            '<p data-embed="https://v.example/1">x</p>',
            "<p>x</p>",
        ),
        (
            '<p data-embed="https://v.example/1"><a href="https://other.example/">x</a></p>',
            '<p><a href="https://other.example/" rel="noopener">x</a></p>',
        ),
    ],
)
def test_embeds_become_link_cards(html, expected):
    assert sanitize_body(html) == expected
    assert sanitize_body(expected) == expected


def test_what_is_left_out_is_reported():
    body = clean_body(
        '<p>a<img src="https://e.example/a.jpg"><svg></svg><button>Share</button></p>'
        '<iframe src="about:blank"></iframe><figure data-figure="x"></figure><script>1</script>'
    )
    assert body.html == "<p>a</p>"
    assert body.pictures == ("https://e.example/a.jpg",)
    assert body.removed == {"svg": 1, "button": 1, "iframe": 1, "figure": 1}


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Doc</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>p.MsoNormal {mso-style-parent:""}</style></head><body lang=EN-US><!--StartFragment-->
<h1><b><span lang=FR>Un titre<o:p></o:p></span></b></h1>
<p class=MsoNormal><span lang=FR style='mso-ansi-language:FR'>« Bonjour » <b style='mso-bidi-font-weight:normal'>gras</b>
<i style='mso-bidi-font-style:normal'>ital</i> <st1:place>Paris</st1:place><o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Un</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>Deux</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Trois</p>
<p class=MsoNormal>note<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><!--EndFragment--></body></html>"""


def test_word_comes_out_clean():
    assert sanitize_body(WORD) == (
        "<h2>Un titre</h2><p>« Bonjour » <strong>gras</strong> <em>ital</em> Paris</p>"
        "<ul><li>Un<ol><li>Deux</li></ol></li><li>Trois</li></ul><p>note[1]</p>"
    )


def test_google_docs_comes_out_clean():
    html = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" lang="en"><span '
        'style="font-weight:700">Bold</span><span style="font-style:italic"> slanted</span><span style="font-weight:'
        '400"> plain</span></p><br><ul><li dir="ltr" style="x"><p dir="ltr"><span>one</span></p></li></ul></b>'
    )
    assert sanitize_body(html) == ("<p><strong>Bold</strong><em> slanted</em> plain</p><ul><li>one</li></ul>")


def test_a_note_takes_paragraphs_lists_links_and_emphasis():
    html = (
        "<h2>T</h2><blockquote>q</blockquote><p><b>a</b> <code>c</code> <a href='/x'>l</a></p><ul><li>i</ul>"
    )
    assert sanitize_note(html + FIGURE + "<table><tr><td>x<td>y</table><hr>") == (
        '<p>T</p><p>q</p><p><strong>a</strong> c <a href="/x" rel="noopener">l</a></p><ul><li>i</li></ul>'
        "<p>x</p><p>y</p>"
    )


def test_plain_text():
    html = "<h2>T</h2><p>a<br>b &amp; c</p><ul><li>x<ul><li>y</ul></ul><table><tr><td>1<td>2<tr><td>3<td>4</table>"
    assert plain(html) == "T\n\na\nb & c\n\nx\ny\n\n1\t2\n3\t4"
    assert plain("") == ""


def test_a_body_up_to_the_limit_is_taken():
    assert len(sanitize_body("a" * (MAX_BODY_BYTES - 7))) == MAX_BODY_BYTES


@pytest.mark.parametrize(
    "html", ["a" * (MAX_BODY_BYTES + 1), "中" * (MAX_BODY_BYTES // 3 + 1), "&" * MAX_BODY_BYTES]
)
def test_a_larger_body_is_refused_with_size_limit_and_advice(html):
    with pytest.raises(BodyTooLarge, match=r"\d kB of HTML; at most 200 kB can be stored\. Paste it without"):
        sanitize_body(html)


def test_a_larger_note_is_refused():
    with pytest.raises(BodyTooLarge, match="at most 20 kB"):
        sanitize_note("a" * (MAX_NOTE_BYTES + 1))


@pytest.mark.parametrize(
    "tag", ["div", "b", "p", "ul><li", "blockquote", "table><tr><td", "a href=/x", "span lang=fr"]
)
def test_nesting_without_end_is_flattened(tag):
    cleaned = sanitize_body(f"<{tag}>" * (190_000 // (len(tag) + 2)) + "x")
    assert "x" in plain(cleaned)
    assert sanitize_body(cleaned) == cleaned


def test_lone_surrogates_and_nulls_are_dropped():
    assert sanitize_body("<p>a\ud800b\x00c</p>") == "<p>abc</p>"


TAGS = "p h1 h2 h4 ul ol li blockquote pre code table thead tbody tfoot tr td th caption figure hr strong b em i a br sub q cite abbr bdi span div section img iframe video svg math style script rt template select font dl dt dd u o:p".split()  # noqa: SIM905 (as it is read)
ATTRIBUTES = [
    "", ' data-figure="3"', ' lang="fr"', " dir=rtl", ' href="https://a.example/?x=1&copy=2"', ' href="/x"',
    ' href="https://ex ample/"', ' href="https://[::1/"', ' href="https://xn--a/"', ' src="//v.example/x"', " hidden",
    ' style="font-weight:bold"', ' style="mso-list:l0 level2 lfo"', " class=MsoNormal", " colspan=3", " rowspan=2",
    ' title="a <b> &quot;"', " start=4", " scope=col", ' data-embed="https://a.example/"', ' class="twitter-tweet"',
]  # fmt: skip
SCRAPS = ["a", "b c", " ", "\u00a0", "\u202f", "\u3000", "&nbsp;", "&amp;", "<", "&", "\n", "\u200b", "\u200d", "ก\u200b",
    "漢字", "\u00ad", "\r", '"', "<!--x-->", "<![if x]>", "<!--", "👩\u200d💻", "\ud800"]  # fmt: skip
pieces = st.one_of(
    st.builds(
        "<{}{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.sampled_from(ATTRIBUTES)
    ),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(SCRAPS),
    st.text(max_size=5),
)
messy_html = st.lists(pieces, max_size=25).map("".join)


@given(messy_html)
def test_sanitizing_twice_changes_nothing(html):
    for sanitize, allowed in ((sanitize_body, BODY_TAGS), (sanitize_note, NOTE_TAGS)):
        cleaned = sanitize(html)
        assert_within(cleaned, allowed)
        assert sanitize(cleaned) == cleaned


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"]), max_size=60))
def test_text_is_not_lost(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert plain(f"<p>{escaped}</p>") == text.replace("\ufffc", "")

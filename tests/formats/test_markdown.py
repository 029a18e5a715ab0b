"""Markdown → article: its text, its front matter, its pictures."""

from textwrap import dedent

import pytest

from articles.formats.errors import Unreadable
from articles.formats.front_matter import split
from articles.formats.markdown_text import MOST_CHARACTERS, parse
from articles.formats.parsed import ParsedArticle

YAML = dedent(
    """\
    ---
    title: "Les ports se parlent"   # provisoire
    subtitle: >
      Du Havre à Ningbo,
      les horaires circulent.
    author:
      - name: Jeanne Lenoir
        email: jeanne@example.org
      - name: Paul Durand
    translators: [Ana Costa, 'Li Wei']
    date: 2025-01-15 10:30:00 +0100
    source: GeekPark
    original_url: https://example.org/original
    canonical_url: https://example.org/ports
    lang: fr
    layout: post
    tags:
      - ports
      - quais
    ---

    Le **port** est ouvert depuis ce matin.
    """
)
TOML = dedent(
    """\
    +++
    title = "Les ports se parlent"
    authors = ["Jeanne Lenoir", "Paul Durand"]
    date = 2025-01-15T10:30:00Z
    draft = false
    [params]
    title = "Autre chose"
    +++
    Le port est ouvert depuis ce matin.
    """
)


def said(article: ParsedArticle) -> str:
    return " ".join(map(str, article.warnings))


def test_a_text_is_read_with_its_headline_and_its_byline() -> None:
    article = parse("# Les ports se parlent\n\nPar Jeanne Lenoir\n\nLe *port* est [ouvert](https://e.org).\n")
    assert (article.headline, article.authors) == ("Les ports se parlent", ("Jeanne Lenoir",))
    assert article.body_html == '<p>Le <em>port</em> est <a href="https://e.org">ouvert</a>.</p>'


def test_tables_lists_quotes_and_code_stay() -> None:
    html = parse(
        "# T\n\n## Section\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- un\n- deux\n\n1. premier\n\n> cité\n\n"
        "```\ncode\n```\n\n~~barré~~\n"
    ).body_html
    for piece in (
        "<h2>Section</h2>",
        "<td>1</td>",
        "<ul><li>un",
        "<ol><li>premier",
        "<blockquote>",
        "<pre>",
        "<s>",
    ):
        assert piece in html


def test_front_matter_in_yaml_is_read() -> None:
    article = parse(YAML)
    assert article.headline == "Les ports se parlent"
    assert article.standfirst == "Du Havre à Ningbo, les horaires circulent."
    assert article.authors == ("Jeanne Lenoir", "Paul Durand")
    assert article.translators == ("Ana Costa", "Li Wei")
    assert (article.source, article.language) == ("GeekPark", "fr")
    assert article.published == "2025-01-15T10:30:00+01:00"
    assert article.original_url == "https://example.org/original"
    assert article.canonical_url == "https://example.org/ports"
    assert article.body_html == "<p>Le <strong>port</strong> est ouvert depuis ce matin.</p>"
    assert said(article) == ""


def test_front_matter_in_toml_is_read() -> None:
    article = parse(TOML)
    assert (article.headline, article.authors) == ("Les ports se parlent", ("Jeanne Lenoir", "Paul Durand"))
    assert article.published == "2025-01-15T10:30:00+00:00"


def test_values_of_front_matter_are_evidence_on_line_0() -> None:
    evidence = parse(YAML).evidence
    assert evidence["source"] == ((0, "source: GeekPark"),)
    assert evidence["headline"][0].text.startswith('title: "Les ports')


def test_lines_of_evidence_are_those_of_the_text() -> None:
    article = parse(
        "# Les ports\n\nPar Jeanne Lenoir\n\nLe port est ouvert.\n\n## Demain\n\nIl sera fermé.\n"
    )
    lines = dict(article.lines)
    for name in ("headline", "authors", "headings"):
        for found in article.evidence[name]:
            assert lines[found.line] == found.text
    assert article.evidence["authors"][0].text == "Par Jeanne Lenoir"


def test_nothing_of_the_front_matter_is_lost() -> None:
    assert parse(YAML).boilerplate == ("layout: post", "tags: - ports - quais")


def test_a_headline_that_stands_in_both_places_is_no_heading() -> None:
    article = parse("---\ntitle: Les ports\n---\n# Les ports\n\nLe port est ouvert.\n")
    assert (article.headline, article.headings) == ("Les ports", ())
    assert article.body_html == "<p>Le port est ouvert.</p>"


def test_the_text_s_own_byline_counts_and_the_other_is_told() -> None:
    article = parse("---\nauthor: Paul Durand\n---\n# T\n\nPar Jeanne Lenoir\n\nLe port est ouvert.\n")
    assert article.authors == ("Jeanne Lenoir",)
    assert "front matter names Paul Durand" in said(article)


@pytest.mark.parametrize("author", ["unknown", "n/a", "[]", "", "null", "true"])
def test_an_author_who_is_nobody_is_not_taken(author: str) -> None:
    article = parse(f"---\ntitle: T\nauthor: {author}\n---\nLe port est ouvert.\n")
    assert article.authors == ()


def test_a_picture_has_its_address_its_alternative_text_and_its_title_as_caption() -> None:
    article = parse(
        'Avant.\n\n![Un quai](quai.jpg "Le quai nord. Photo : Ana Costa")\n\nAprès.\n',
        address="https://example.org/a/",
    )
    [figure] = article.figures
    assert (figure.address, figure.alt) == ("https://example.org/a/quai.jpg", "Un quai")
    assert (figure.caption, figure.credit) == ("Le quai nord.", "Ana Costa")


def test_raw_html_is_text_and_a_comment_is_nothing() -> None:
    html = parse("# T\n\nUn <b>mot</b> <script>alert(1)</script>.\n\n<!-- more -->\n\nFin.\n").body_html
    assert "Un &lt;b&gt;mot&lt;/b&gt; &lt;script&gt;" in html
    assert "more" not in html


def test_a_dangerous_link_is_text() -> None:
    assert (
        "javascript:"
        not in parse("# T\n\n[un lien](javascript:alert(1)) ici.\n").body_html.split("un lien")[0]
    )


@pytest.mark.parametrize(
    "text",
    ["---\n\nUn texte.\n", "---\nUn texte : le voici\nsans fin", "----\na: b\n---\n", "+++", "---\n---\nx"],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert split(text) == ((), text)


def test_a_text_too_long_or_empty_is_refused() -> None:
    with pytest.raises(Unreadable, match="at most"):
        parse("a" * (MOST_CHARACTERS + 1))
    with pytest.raises(Unreadable):
        parse("\n")

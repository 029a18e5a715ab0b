"""Links of a body, and addresses that are wrong at first sight."""

import pytest

from articles.content.links import Link, links, wrong_form


def test_links_come_with_their_words_and_their_block() -> None:
    body = (
        "<p>See <a href='https://example.org/a'>the <em>old</em> line</a></p>"
        "<figure data-figure='1'></figure><ul><li><a href='/en/'>home</a></li></ul>"
        "<p data-embed='https://example.org/v'>"
        "<a href='https://example.org/v'>A film</a></p>"
    )
    assert links(body) == [
        Link("https://example.org/a", "the old line", 0),
        Link("/en/", "home", 2),
        Link("https://example.org/v", "A film", 3),
    ]


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://example.org/a_(b)", "https://例子.测试.cn/路径?x=1#y",
     "mailto:a@example.org", "/en/articles/12/tram/",
     "https://web.archive.org/web/2020/https://example.org/", "https://[2001:db8::1]/"],
)  # fmt: skip
def test_good_addresses_are_left_alone(address: str) -> None:
    assert wrong_form(address) is None


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://https://example.org", "begins twice"),
        ("http://www.https://example.org/", "begins twice"),
        ("javascript:alert(1)", "no address"),
        ("example.org/a", "no address"),
        ("//example.org", "no address"),
        ("", "no address"),
        ("mailto:nobody", "no address"),
        ("https://localhost/a", "not complete"),
        ("https://example", "not complete"),
        ("https://example.org/a.", "belong to the sentence"),
        ("https://example.org/a)", "belong to the sentence"),
        ("https://example.org/文章，", "belong to the sentence"),
        ("/admin/articles/article/3/en/", "the desk"),
    ],
)
def test_wrong_addresses_are_told_with_a_reason(address: str, said: str) -> None:
    assert said in str(wrong_form(address))

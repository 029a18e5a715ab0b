"""Addresses compared: what leads to one page, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.addresses import host_key, page_key, spellings


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a/b",
        "http://example.org/a/b",
        "https://www.example.org/a/b/",
        "https://m.example.org/a/b#part",
        "https://EXAMPLE.org:443/a/b?utm_source=x&fbclid=y",
        "https://example.org./a/b/amp/",
        "  https://example.org/a/b/index.html ",
    ],
)
def test_spellings_of_one_address_have_one_key(address: str) -> None:
    assert page_key(address) == "example.org/a/b"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a/B",
        "https://example.org/a/b?id=2",
        "https://example.org:8443/a/b",
        "https://news.example.org/a/b",
        "https://example.com/a/b",
    ],
)
def test_other_pages_have_other_keys(address: str) -> None:
    assert page_key(address) != "example.org/a/b"


@pytest.mark.parametrize(
    "address", ["", "example.org", "ftp://example.org/", "javascript:alert(1)", "https://", "https://[::1"]
)
def test_what_is_no_web_address_has_no_key(address: str) -> None:
    assert page_key(address) == ""
    assert host_key(address) == ""
    assert spellings(address) == []


def test_the_order_of_parameters_says_nothing() -> None:
    assert page_key("https://example.org/?b=2&a=1") == page_key("https://example.org/?a=1&b=2")


def test_a_short_host_keeps_its_first_part() -> None:
    assert host_key("https://www.org/x") == "www.org"


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for address in (text, f"https://{text}", f"https://example.org/{text}"):
        page_key(address)
        host_key(address)


def test_every_spelling_leads_back_to_the_key() -> None:
    address = "https://www.example.org/a/?id=2"
    assert {page_key(spelling) for spelling in spellings(address)} == {page_key(address)}
    assert address in spellings(address)

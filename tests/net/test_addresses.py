"""Addresses that must never be connected to, and what is said of each."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from articles import net
from articles.net import errors, fetching
from tests.net.servers import Server, answer, redirect, serving

# {port} is that of a server on this machine which would answer, and whose port is an allowed one.
PRIVATE = [
    "http://127.0.0.1:{port}/",
    "http://127.0.0.2:{port}/",
    "http://127.255.255.254:{port}/",
    "http://0.0.0.0:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    # Other ways of writing 127.0.0.1, which the resolver of the system understands.
    "http://0x7f.1:{port}/",
    "http://0x7f.0.0.1:{port}/",
    "http://0x7f000001:{port}/",
    # In other digits and letters, and with the dots of other scripts.
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://１２７.０.０.１:{port}/",
    "http://127。0。0。1:{port}/",
    "http://127．0．0．1:{port}/",
    "http://127｡0｡0｡1:{port}/",
    # The 6th version: loopback, unspecified, and an address of the 4th inside.
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[::7f00:1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::ffff:10.0.0.1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[64:ff9b::a9fe:a9fe]:{port}/",
    "http://[64:ff9b:1::1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[2002:a9fe:a9fe::1]:{port}/",
    "http://[2001:0:7f00:1::]:{port}/",
    "http://[fe80::1]:{port}/",
    "http://[fec0::1]:{port}/",
    "http://[fc00::1]:{port}/",
    "http://[fd00:ec2::254]:{port}/",
    "http://[ff02::1]:{port}/",
    "http://[2001:db8::1]:{port}/",
    "http://[100::1]:{port}/",
    "http://[5f00::1]:{port}/",
    # Networks of one's own, of carriers, of clouds; everybody and nobody.
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "https://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
]
MALFORMED = [
    "",
    " ",
    "example.org",
    "//example.org/",
    "/articles/1/",
    "http://",
    "http:///articles/",
    "http:/127.0.0.1:{port}/",
    "http://.:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/",
    "http://ｌｏｃａｌｈｏｓｔ:{port}/",
    # Whole numbers, octal ones and short forms: no name has this shape.
    "http://2130706433:{port}/",
    "http://017700000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://0:{port}/",
    "http://[::1:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "http://[::ffff:127.0.0.1%lo]:{port}/",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:port/",
    "http://127.0.0.1 :{port}/",
    "http://example.org/\r\nHost: internal",
    "http://exa\tmple.org/",
    "http://example.org\\127.0.0.1/",
    "http://example.org/\x00",
    "http://127%2e0%2e0%2e1:{port}/",
    "http://%31%32%37.0.0.1:{port}/",
    "http://" + "a" * 254 + "/",
    "http://" + "ä" * 64 + ".example/",
    "http://exa mple.org/",
    "http://<script>/",
    "http://example..org/",
]
CREDENTIALS = [
    "http://me@127.0.0.1:{port}/",
    "http://me:word@127.0.0.1:{port}/",
    "https://www.example.org@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}@example.org/",
    "http://@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@example.org/",
    "http://example.org\\@127.0.0.1:{port}/",
    "http://www.example.org:80%40@127.0.0.1:{port}/",
]
SCHEMES = [
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_GET",
    "ws://127.0.0.1:{port}/",
    "javascript:alert(1)",
    "data:text/html,<p>text</p>",
    "mailto:desk@example.org",
    "view-source:http://127.0.0.1:{port}/",
    "jar:http://127.0.0.1:{port}/!/",
    "unix:///run/postgresql",
    "dict://127.0.0.1:{port}/",
    "ldap://127.0.0.1:{port}/",
]
PORTS = [
    "http://example.org:22/",
    "http://example.org:25/",
    "https://example.org:5432/",
    "http://[::1]:6379/",
]
TABLE = [
    *((address, errors.PRIVATE) for address in PRIVATE),
    *((address, errors.NOT_AN_ADDRESS) for address in MALFORMED),
    *((address, errors.CREDENTIALS) for address in CREDENTIALS),
    *((address, errors.WRONG_SCHEME) for address in SCHEMES),
    *((address, errors.WRONG_PORT) for address in PORTS),
    ("https://example.org/" + "a" * 2000, errors.TOO_LONG),
]


@pytest.fixture(scope="module")
def trap() -> Any:
    """A server that would answer."""
    with serving(answer(b"secret")) as server:
        yield server


@pytest.mark.parametrize(("address", "sentence"), TABLE, ids=[ascii(row[0])[:60] for row in TABLE])
def test_a_bad_address_is_refused_in_a_sentence_and_never_connected_to(
    address: str, sentence: str, trap: Server, settings: Any, connects: list[Any]
):
    settings.NET_ALLOWED_PORTS = [80, 443, trap.port]
    with pytest.raises(net.FetchError) as refused:
        net.fetch(address.replace("{port}", str(trap.port)))
    assert refused.value.message.template == sentence
    assert connects == []
    assert trap.connections == 0


def test_an_absolute_name_of_this_machine_is_no_way_in(trap: Server, settings: Any, connects: list[Any]):
    # Some resolvers know "localhost.", others do not.
    settings.NET_ALLOWED_PORTS = [trap.port]
    with pytest.raises(net.FetchError, match=r"private network|No site of this name"):
        net.fetch(f"http://localhost.:{trap.port}/")
    assert connects == []


@pytest.mark.parametrize("address", [row for row in PRIVATE if "{port}" in row])
def test_no_redirect_leads_to_a_private_address(address: str, trap: Server, settings: Any):
    location = address.replace("{port}", str(trap.port))
    with serving(redirect(location)) as server:
        settings.NET_ALLOWED_HOSTS = [server.host]
        settings.NET_ALLOWED_PORTS = [80, 443, trap.port]
        with pytest.raises(net.FetchError) as refused:
            net.fetch(server.at())
        assert server.connections == 1
    assert refused.value.message.template in {errors.PRIVATE, errors.BAD_REDIRECT, errors.NOT_AN_ADDRESS}
    assert trap.connections == 0


def test_a_host_that_the_operator_names_is_reached_on_its_port_only(settings: Any, connects: list[Any]):
    with serving(answer(b"translated")) as named, serving(answer(b"secret")) as other:
        settings.NET_ALLOWED_HOSTS = [named.host]
        assert net.fetch(named.at()).body == b"translated"
        with pytest.raises(net.FetchError, match="names a port"):
            net.fetch(other.at())
        assert (named.connections, other.connections) == (1, 0)
        # And without the setting that same server is never connected to.
        settings.NET_ALLOWED_HOSTS = []
        settings.NET_ALLOWED_PORTS = [named.port]
        connects.clear()
        with pytest.raises(net.FetchError, match="private network"):
            net.fetch(named.at())
        assert (named.connections, connects) == (1, [])


def test_what_the_operator_named_is_not_reached_by_a_strangers_redirect(settings: Any):
    settings.NET_ALLOWED_HOSTS = ["127.0.0.1:5000"]
    assert net.guard.admit("http://127.0.0.1:5000/").named
    settings.NET_ALLOWED_PORTS = [5000]
    with pytest.raises(net.FetchError, match="private network"):
        net.guard.admit("http://127.0.0.1:5000/", by_stranger=True)


@pytest.mark.parametrize(
    "entry", ["translator.internal", "translator.internal:80", "TRANSLATOR.internal:80", "[fd00::1]:80"]
)
def test_a_named_host_may_be_a_name_or_an_address_with_or_without_a_port(entry: str, settings: Any):
    settings.NET_ALLOWED_HOSTS = [entry]
    host = "[fd00::1]" if entry.startswith("[") else "translator.internal"
    assert net.guard.admit(f"http://{host}/").named
    assert not net.guard.admit("http://other.internal/").named


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("https://example.org", "https://example.org"),
        ("  https://example.org/a \n", "https://example.org/a"),
        ("HTTPS://Example.ORG:443/a?b=c#part", "https://example.org/a?b=c"),
        ("https://例え.jp/記事", "https://xn--r8jz45g.jp/%E8%A8%98%E4%BA%8B"),
        ("http://example.org:8080/%e4%b8%ad", "http://example.org:8080/%e4%b8%ad"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
    ],
)
def test_an_ordinary_address_is_admitted_as_browsers_write_it(address: str, meant: str):
    assert str(net.guard.admit(address).url).rstrip("/") == meant.rstrip("/")


@settings_of_hypothesis(max_examples=400, deadline=None)
@given(
    st.sampled_from(["", "http://", "https://", "http://[", "https://a@", "//"]),
    st.text(max_size=40),
    st.sampled_from(["", "/", ":80/", "]:443/", "?", "#", ".", "。"]),
)
def test_any_text_is_an_address_or_refused_in_a_sentence(before: str, text: str, after: str):
    with contextlib.suppress(net.FetchError):
        net.admit(before + text + after)


@settings_of_hypothesis(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_redirect_is_followed_or_refused_in_a_sentence(location: str):
    place = net.admit("https://example.org/a")
    answer = net.Response(302, str(place.url), "", None, headers={"location": location})
    with contextlib.suppress(net.FetchError):
        fetching.following(place, answer)

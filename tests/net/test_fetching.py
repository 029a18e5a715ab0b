"""The guarded fetch against real servers: what it brings, and how it ends what would not end."""

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from itertools import count, islice
from typing import Any

import pytest

from articles import net
from articles.net import errors, wire
from tests.net.servers import CERTIFICATE, Handler, Request, Server, answer, pages, redirect, serving

QUICK = net.Limits(bytes=1_000_000, seconds=1.0)


@pytest.fixture
def let_in(settings: Any) -> Any:
    """Name a server in NET_ALLOWED_HOSTS, by one of its names."""

    def name(server: Server, host: str = "127.0.0.1") -> Server:
        settings.NET_ALLOWED_HOSTS = [*settings.NET_ALLOWED_HOSTS, f"{host}:{server.port}"]
        return server

    return name


def resolving(*answers: list[str]) -> Any:
    """A resolver that gives these addresses, look-up by look-up, and counts the look-ups."""
    asked = count()

    def look_up(host: str, port: int, *rest: Any) -> list[Any]:
        number = next(asked)
        look_up.asked = number + 1  # type: ignore[attr-defined]
        found = answers[min(number, len(answers) - 1)]
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (ip, port, 0, 0))
            if ":" in ip
            else (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))
            for ip in found
        ]

    look_up.asked = 0  # type: ignore[attr-defined]
    return look_up


def refusal(address: str, **options: Any) -> net.FetchError:
    """What `fetch` says where it must not succeed."""
    with pytest.raises(net.FetchError) as refused:
        net.fetch(address, **options)
    return refused.value


# --- What it brings ------------------------------------------------------------------------------
def test_a_page_comes_with_its_type_charset_headers_and_address(let_in: Any):
    body = "Les vélos".encode("windows-1252")
    sent = answer(body, Content_Type='Text/HTML; Charset="windows-1252"', ETag='"7"', Set_Cookie="id=1")
    with serving(sent) as server:
        got = net.fetch(let_in(server).at("/a?b=c#d"))
    assert (got.status, got.media_type, got.charset, got.body) == (200, "text/html", "windows-1252", body)
    assert got.address == server.at("/a?b=c")
    assert got.headers["etag"] == '"7"'
    assert "set-cookie" not in got.headers


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, ("", None)),
        ("text/plain", ("text/plain", None)),
        ("text/html; charset=gb2312", ("text/html", "gb2312")),
        ("text/html; charset=no-such-thing", ("text/html", None)),
        ("text/html; charset=base64", ("text/html", None)),
        ("text/html;charset", ("text/html", None)),
        ("; ; =", ("", None)),
    ],
)
def test_a_charset_is_one_that_can_be_decoded_or_none(let_in: Any, header: str | None, expected: Any):
    with serving(answer(b"x", Content_Type=header)) as server:
        got = net.fetch(let_in(server).at())
    assert (got.media_type, got.charset) == expected


def test_a_request_says_honestly_who_asks(let_in: Any, settings: Any):
    settings.SITE_NAME, settings.SITE_URL = "TechFlow 精选 (fr)", "https://news.example.org"
    settings.NET_CONTACT = "desk@example.org"
    with serving(answer(b"x")) as server:
        net.fetch(let_in(server).at(), accept="text/html", headers={"If-None-Match": '"7"'})
    sent = server.requests[0].headers
    assert sent["user-agent"] == "Newsroom/1.0 (TechFlow  fr; +https://news.example.org; desk@example.org)"
    assert sent["host"] == server.host
    assert (sent["accept"], sent["if-none-match"]) == ("text/html", '"7"')
    assert "cookie" not in sent


def test_not_modified_is_an_answer(let_in: Any):
    with serving(answer(status="304 Not Modified", Content_Length=None, ETag='"7"')) as server:
        got = net.fetch(let_in(server).at())
    assert (got.status, got.body) == (304, b"")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("404 Not Found", errors.GONE),
        ("410 Gone", errors.GONE),
        ("401 Unauthorized", errors.REFUSED),
        ("402 Payment Required", errors.REFUSED),
        ("403 Forbidden", errors.REFUSED),
        ("451 Unavailable", errors.REFUSED),
        ("429 Too Many Requests", errors.TOO_MANY),
        ("500 Internal Server Error", errors.THEIR_FAULT),
        ("503 Service Unavailable", errors.THEIR_FAULT),
        ("418 I'm a teapot", errors.UNEXPECTED),
        ("300 Multiple Choices", errors.UNEXPECTED),
    ],
)
def test_each_kind_of_refusal_has_its_sentence_and_quotes_nothing(let_in: Any, status: str, sentence: str):
    with serving(answer(b"<b>canary</b>", status, Retry_After="120", X="canary")) as server:
        error = refusal(let_in(server).at("/canary-path"))
    assert error.message.template == sentence
    assert "canary" not in str(error)
    assert error.answer
    assert (error.answer.status, error.answer.body) == (int(status[:3]), b"")
    assert error.answer.headers["retry-after"] == "120"


def test_cookies_passwords_and_proxies_of_the_environment_take_no_part(
    let_in: Any, monkeypatch: pytest.MonkeyPatch
):
    with serving(answer(b"x", Set_Cookie="id=1; Path=/")) as server, serving(answer(b"proxied")) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://{proxy.host}")
        monkeypatch.setenv("NO_PROXY", "")
        let_in(server)
        assert [net.fetch(server.at()).body for _ in range(2)] == [b"x", b"x"]
    assert proxy.connections == 0
    assert [request.headers.get("cookie") for request in server.requests] == [None, None]


# --- Redirects -----------------------------------------------------------------------------------
def test_redirects_are_followed_to_their_end(let_in: Any):
    table = {
        "/1": redirect("/2", "301 Moved Permanently"),
        "/2": redirect("3?q=é ü", "308 Permanent Redirect"),
        "/3?q=%C3%A9%20%C3%BC": redirect("//{host}/4", "307 Temporary Redirect"),
        "/4": answer(b"there"),
    }
    with serving(b"") as server:
        table["/3?q=%C3%A9%20%C3%BC"] = redirect(f"//{server.host}/4", "307 Temporary Redirect")
        server.handler = pages(table)
        got = net.fetch(let_in(server).at("/1"))
    assert (got.body, got.address) == (b"there", server.at("/4"))
    # Only the permanent ones say where the address is from now on.
    assert got.moved == server.at("/3?q=%C3%A9%20%C3%BC")


def test_an_address_that_does_not_redirect_has_not_moved(let_in: Any):
    with serving(answer(b"x")) as server:
        address = let_in(server).at("/中")
        assert net.fetch(address).moved == address


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
def test_five_redirects_are_followed_and_not_six(let_in: Any, hops: int, arrives: bool):
    table = {f"/{n}": redirect(f"/{n + 1}") for n in range(hops)} | {f"/{hops}": answer(b"there")}
    with serving(pages(table)) as server:
        if arrives:
            assert net.fetch(let_in(server).at("/0")).body == b"there"
        else:
            assert refusal(let_in(server).at("/0")).message.template == errors.TOO_MANY_REDIRECTS
    assert server.connections == 6


@pytest.mark.parametrize("circle", [["/0"], ["/1", "/0"], ["/1#a", "/1#b"]])
def test_a_circle_of_redirects_is_noticed(let_in: Any, circle: list[str]):
    table = {f"/{number}": redirect(target) for number, target in enumerate(circle)}
    with serving(pages(table)) as server:
        assert refusal(let_in(server).at("/0")).message.template == errors.REDIRECT_LOOP


@pytest.mark.parametrize(
    "location",
    ["", "http://", "file:///etc/passwd", "http://me:word@127.0.0.1/", "javascript:alert(1)", "http://[::1/"],
)
def test_a_redirect_to_what_is_no_address_is_refused(let_in: Any, location: str):
    with serving(redirect(location)) as server:
        error = refusal(let_in(server).at())
    assert server.connections == 1
    assert location not in str(error) or not location


def test_a_redirect_without_an_address_is_refused(let_in: Any):
    with serving(answer(status="302 Found")) as server:
        assert refusal(let_in(server).at()).message.template == errors.BAD_REDIRECT


def test_a_password_does_not_follow_to_another_site_and_a_condition_does(let_in: Any):
    with serving(answer(b"x")) as other, serving(redirect(other.at())) as server:
        let_in(other)
        net.fetch(let_in(server).at(), headers={"Authorization": "Bearer word", "If-None-Match": '"7"'})
    assert server.requests[0].headers["authorization"] == "Bearer word"
    assert "authorization" not in other.requests[0].headers
    assert other.requests[0].headers["if-none-match"] == '"7"'


# --- Names that change their minds ---------------------------------------------------------------
def test_the_connection_goes_to_the_address_that_was_looked_up_whatever_the_name(let_in: Any):
    resolver = resolving(["127.0.0.1"], ["127.0.0.9"])
    with serving(answer(b"x")) as server:
        address = let_in(server, "news.example").at(host="news.example")
        assert net.fetch(address, resolver=resolver).body == b"x"
    assert resolver.asked == 1
    # The server still sees the name.
    assert server.requests[0].headers["host"] == f"news.example:{server.port}"


def test_a_name_that_turns_private_after_the_check_gains_nothing(settings: Any):
    # First an address that the guard lets pass but nobody answers at; then, if it asked again, ours.
    resolver = resolving(["2001:20::1"], ["127.0.0.1"])
    with serving(answer(b"secret")) as server:
        settings.NET_ALLOWED_PORTS = [server.port]
        error = refusal(server.at(host="rebind.example"), resolver=resolver, limits=QUICK)
        assert server.connections == 0
    assert resolver.asked == 1
    assert error.message.template in {errors.NO_CONNECTION, errors.TOO_SLOW}


@pytest.mark.parametrize("found", [["127.0.0.1"], ["2001:20::1", "127.0.0.1"], ["127.0.0.1", "2001:20::1"]])
def test_a_name_with_one_private_address_among_others_is_refused_whole(settings: Any, found: list[str]):
    with serving(answer(b"secret")) as server:
        settings.NET_ALLOWED_PORTS = [server.port]
        error = refusal(server.at(host="mixed.example"), resolver=resolving(found))
        assert server.connections == 0
    assert error.message.template == errors.PRIVATE


def test_every_hop_is_looked_up_and_checked_anew(let_in: Any, settings: Any):
    resolver = resolving(["127.0.0.1"], ["169.254.169.254"])
    with serving(b"") as server:
        server.handler = pages({"/": redirect(f"http://other.example:{server.port}/")})
        let_in(server, "news.example")
        settings.NET_ALLOWED_PORTS = [server.port]
        error = refusal(server.at(host="news.example"), resolver=resolver)
        assert server.connections == 1
    assert (resolver.asked, error.message.template) == (2, errors.PRIVATE)


@pytest.mark.parametrize("problem", [socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
def test_a_name_that_nobody_knows_is_said_so(problem: Exception):
    def resolver(*question: Any) -> Any:
        raise problem

    assert refusal("https://no.example/", resolver=resolver).message.template == errors.UNKNOWN_NAME


def test_a_look_up_that_does_not_end_ends_with_the_time():
    over = threading.Event()

    def resolver(*question: Any) -> Any:
        over.wait(10)
        return []

    error = refusal("https://slow.example/", resolver=resolver, limits=net.Limits(1000, 0.2))
    over.set()
    assert error.message.template == errors.TOO_SLOW


def test_a_port_where_nobody_listens_is_said_so(settings: Any):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    settings.NET_ALLOWED_HOSTS = [f"127.0.0.1:{port}"]
    assert refusal(f"http://127.0.0.1:{port}/").message.template == errors.NO_CONNECTION


# --- Answers that hurt ---------------------------------------------------------------------------
def drip(pieces: Iterator[bytes]) -> Handler:
    """Send a piece now and then, for much longer than anybody should wait."""

    def handle(request: Request, line: socket.socket) -> None:
        for piece in islice(pieces, 100):
            line.sendall(piece)
            time.sleep(0.02)

    return handle


def flood(first: bytes, then: bytes) -> Handler:
    """Send something, and then something else without end."""

    def handle(request: Request, line: socket.socket) -> None:
        line.sendall(first)
        while True:
            line.sendall(then)

    return handle


def forever(first: bytes, then: bytes) -> Iterator[bytes]:
    """Yield one thing, and another again and again."""
    yield first
    while True:
        yield then


OK = b"HTTP/1.1 200 OK\r\n"
SLOW = {
    "no answer at all": forever(b"", b""),
    "a status line that drips": forever(b"HTTP/1.1 2", b"0"),
    "headers that drip": forever(OK, b"X: y\r\n"),
    "a body that drips": forever(OK + b"Content-Length: 1000000\r\n\r\n", b"x"),
    "chunks that drip": forever(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "a compressed body that drips": forever(
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x")[:10], b"\x00"
    ),
}


@pytest.mark.parametrize("pieces", SLOW.values(), ids=SLOW)
def test_an_answer_that_drips_ends_with_the_time(let_in: Any, pieces: Iterator[bytes]):
    with serving(drip(pieces)) as server:
        error = refusal(let_in(server).at(), limits=net.Limits(1_000_000, 0.3))
    assert error.message.template in {errors.TOO_SLOW, errors.BROKEN_ANSWER}


FLOODS = {
    "a body without end": (OK + b"\r\n", b"x" * 65536),
    "chunks without end": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"8000\r\n" + b"x" * 0x8000 + b"\r\n"),
    "a chunk's size without end": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1" * 65536),
    "a status line without end": (b"HTTP/1.1 200 ", b"O" * 65536),
    "headers without end": (OK, b"X-Flood: " + b"y" * 8000 + b"\r\n"),
    "one header without end": (OK + b"X-Flood: ", b"y" * 65536),
    "hints without end": (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"),
    "trailers without end": (OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: " + b"y" * 8000 + b"\r\n"),
}


@pytest.mark.parametrize("sent", FLOODS.values(), ids=FLOODS)
def test_an_answer_without_end_ends_with_the_bytes(let_in: Any, sent: tuple[bytes, bytes]):
    with serving(flood(*sent)) as server:
        error = refusal(let_in(server).at(), limits=net.Limits(1_000_000, 20))
    assert error.message.template in {errors.TOO_LARGE, errors.BROKEN_ANSWER}


GARBAGE = {
    "HTTP/0.9": b"<html>This is no HTTP answer.</html>",
    "nothing": b"",
    "noise": bytes(range(256)) * 20,
    "a body that is cut off": OK + b"Content-Length: 100\r\n\r\nonly this",
    "chunks that are cut off": OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
    "chunks of garbage": OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n",
    "two lengths": OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a wrong length": OK + b"Content-Length: -5\r\n\r\nab",
    "a status of letters": b"HTTP/1.1 abc OK\r\n\r\n",
    "another protocol": b"SSH-2.0-OpenSSH_9.2\r\n",
    "a switch of protocols": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
}


@pytest.mark.parametrize("sent", GARBAGE.values(), ids=GARBAGE)
def test_an_answer_that_is_broken_is_refused(let_in: Any, sent: bytes):
    with serving(sent) as server:
        error = refusal(let_in(server).at(), limits=QUICK)
    assert error.message.template in {errors.BROKEN_ANSWER, errors.UNEXPECTED}


def test_what_announces_too_much_is_not_begun(let_in: Any):
    with serving(OK + b"Content-Length: 50000000\r\n\r\n" + b"x" * 10) as server:
        error = refusal(let_in(server).at())
    assert str(error) == ("What the site sends is larger than 10 MB. Download it and cut out what you need.")


def test_fifty_megabytes_are_left_in_the_middle(let_in: Any):
    sent = 0

    def handle(request: Request, line: socket.socket) -> None:
        nonlocal sent
        line.sendall(OK + b"\r\n")
        for _ in range(50):
            line.sendall(b"x" * 1_000_000)
            sent += 1

    with serving(handle) as server:
        error = refusal(let_in(server).at())
    assert error.message.template == errors.TOO_LARGE
    assert sent < 30


@pytest.mark.parametrize("size", [1_000_000, 1_000_001])
def test_a_body_may_fill_its_bound_and_not_exceed_it(let_in: Any, size: int):
    with serving(answer(b"x" * size)) as server:
        let_in(server)
        if size == 1_000_000:
            assert len(net.fetch(server.at(), limits=QUICK).body) == size
        else:
            assert refusal(server.at(), limits=QUICK).message.template == errors.TOO_LARGE


def test_a_body_is_cut_at_its_bound_where_that_is_wanted(let_in: Any):
    with serving(answer(b"x" * 5000)) as server:
        assert len(net.fetch(let_in(server).at(), limits=net.Limits(1000, 5, cut=True)).body) == 1000


# --- Compression ---------------------------------------------------------------------------------
TEXT = ("Ein Satz, und noch einer. " * 5000).encode()


def raw_deflate(data: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(data) + deflate.flush()


@pytest.mark.parametrize(
    ("coding", "sent"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("GZIP", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("identity, gzip", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:999]) + gzip.compress(TEXT[999:])),
        ("gzip", gzip.compress(TEXT) + b"\x00" * 500),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("identity", TEXT),
        ("", TEXT),
    ],
)
def test_what_is_compressed_is_decompressed(let_in: Any, coding: str, sent: bytes):
    with serving(answer(sent, Content_Encoding=coding)) as server:
        assert net.fetch(let_in(server).at()).body == TEXT
    assert server.requests[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("coding", "sent", "sentence"),
    [
        ("gzip", gzip.compress(TEXT)[:-20], errors.BROKEN_ANSWER),
        ("gzip", TEXT, errors.BROKEN_ANSWER),
        ("deflate", b"\xff" * 100, errors.BROKEN_ANSWER),
        ("br", TEXT, errors.UNKNOWN_ENCODING),
        ("zstd", TEXT, errors.UNKNOWN_ENCODING),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT)), errors.UNKNOWN_ENCODING),
        ("gzip,deflate,gzip,deflate", TEXT, errors.UNKNOWN_ENCODING),
    ],
)
def test_what_cannot_be_decompressed_is_refused(let_in: Any, coding: str, sent: bytes, sentence: str):
    with serving(answer(sent, Content_Encoding=coding)) as server:
        assert refusal(let_in(server).at()).message.template == sentence


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_met_before_it_is_in_memory(let_in: Any, coding: str):
    # A gigabyte of nothing, in one megabyte.
    pack = zlib.compressobj(wbits=31 if coding == "gzip" else 15)
    first, again = (pack.compress(bytes(1 << 20)) + pack.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    with serving(answer(first + again * 1023, Content_Encoding=coding)) as server:
        let_in(server)
        tracemalloc.start()
        assert refusal(server.at()).message.template == errors.TOO_LARGE
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 40_000_000


def test_a_bomb_of_many_members_is_met_too(let_in: Any):
    member = gzip.compress(bytes(1 << 20))
    with serving(answer(member * 100, Content_Encoding="gzip")) as server:
        assert refusal(let_in(server).at()).message.template == errors.TOO_LARGE


# --- TLS -----------------------------------------------------------------------------------------
@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Trust the test servers' certificate, as an operator does with SSL_CERT_FILE."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    wire.tls_context.cache_clear()
    yield
    wire.tls_context.cache_clear()


def test_a_certificate_is_checked_against_the_name_and_not_the_address(let_in: Any, trusted: None):
    with serving(answer(b"x"), tls=True) as server:
        let_in(server, "news.example")
        address = server.at(host="news.example", scheme="https")
        assert net.fetch(address, resolver=resolving(["127.0.0.1"])).body == b"x"
        let_in(server, "other.example")
        error = refusal(server.at(host="other.example", scheme="https"), resolver=resolving(["127.0.0.1"]))
    assert error.message.template == errors.CERTIFICATE


def test_a_certificate_that_nobody_vouches_for_is_refused(let_in: Any):
    with serving(answer(b"x"), tls=True) as server:
        error = refusal(let_in(server, "localhost").at(host="localhost", scheme="https"))
    assert error.message.template == errors.CERTIFICATE
    assert server.requests == []


def test_a_server_without_tls_is_said_so(let_in: Any):
    with serving(lambda request, line: None) as server:
        server._serve = lambda line: (line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"), line.close())  # type: ignore[assignment]
        error = refusal(let_in(server).at(scheme="https"), limits=QUICK)
    assert error.message.template == errors.TLS_FAILED


def test_a_handshake_that_does_not_end_ends_with_the_time(let_in: Any):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        let_in(type("Silent", (), {"port": port}))
        error = refusal(f"https://127.0.0.1:{port}/", limits=net.Limits(1000, 0.3))
    assert error.message.template == errors.TOO_SLOW


def test_nothing_goes_from_https_to_http(let_in: Any, trusted: None):
    with serving(answer(b"x")) as plain, serving(redirect(plain.at()), tls=True) as server:
        let_in(plain)
        error = refusal(let_in(server, "localhost").at(host="localhost", scheme="https"))
    assert (error.message.template, plain.connections) == (errors.DOWNGRADE, 0)

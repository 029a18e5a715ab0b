"""`fetch`: one address, its redirects, one answer."""

from collections.abc import Mapping
from dataclasses import replace

import httpcore
import httpx
from ssrfguard import Resolver, SSRFGuardError

from articles.net import errors
from articles.net.body import ACCEPTED, read_body
from articles.net.errors import FetchError, refusal
from articles.net.guard import Place, admit
from articles.net.identity import user_agent
from articles.net.limits import PAGE, Limits
from articles.net.response import Response, content_type, kept_headers
from articles.net.wire import Backend, Meter, tls_context

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
# What may follow a redirect to another site. A key or a password may not.
_HARMLESS = frozenset({"if-none-match", "if-modified-since", "accept-language"})


def fetch(
    address: str,
    *,
    accept: str = "*/*",
    headers: Mapping[str, str] | None = None,
    limits: Limits = PAGE,
    resolver: Resolver | None = None,
) -> Response:
    """Fetch an address over http or https and return its answer, 2xx or 304.

    `limits` bound the whole exchange, its redirects included. Every hop is checked anew: its name is looked
    up once, all addresses found must be public, and the connection goes to one of them, whatever the name
    says by then. No proxy, cookie or stored password takes part. `resolver` stands in for
    `socket.getaddrinfo`; what it answers is checked all the same. `headers` are sent along; to another site
    than the one asked, only those of a conditional request.

    Raises `FetchError` for everything else, with one sentence that quotes nothing of the answer.
    """
    meter = Meter(limits)
    place = admit(address)
    asked, moved, permanent = place, address, True
    seen = {str(place.url)}
    for _hop in range(limits.redirects + 1):
        extra = {
            name: value
            for name, value in (headers or {}).items()
            if place.origin == asked.origin or name.lower() in _HARMLESS
        }
        answer = replace(_ask(place, {"Accept": accept, **extra}, meter, resolver), moved=moved)
        if answer.status not in _REDIRECTS:
            if 200 <= answer.status < 300 or answer.status == 304:
                return answer
            raise refusal(answer)
        place = following(place, answer)
        here = str(place.url)
        permanent = permanent and answer.status in _PERMANENT
        moved = here if permanent else moved
        if here in seen:
            raise FetchError(errors.REDIRECT_LOOP)
        seen.add(here)
    raise FetchError(errors.TOO_MANY_REDIRECTS, limit=limits.redirects)


def following(place: Place, answer: Response) -> Place:
    """Return where a redirect leads."""
    try:
        target = place.url.join(answer.headers["location"])
    except (KeyError, httpx.InvalidURL, ValueError) as error:
        raise FetchError(errors.BAD_REDIRECT) from error
    if place.url.scheme == "https" and target.scheme == "http":
        raise FetchError(errors.DOWNGRADE)
    return admit(str(target), by_stranger=not place.named)


def post(
    address: str, content: bytes, media_type: str, *, headers: Mapping[str, str], limits: Limits
) -> Response:
    """Send `content` to a service that was configured, by the same door; return its answer, whatever it says.

    No redirect is followed: a key that goes along goes to that service and nowhere else. A private address
    is reached where NET_ALLOWED_HOSTS names it. The body is left out where the answer is not 2xx. Raises
    `FetchError` where nothing was answered.
    """
    sent = {"Accept": "application/json", "Content-Type": media_type, **headers}
    return _ask(admit(address), sent, Meter(limits), None, content=content)


def _ask(
    place: Place,
    headers: Mapping[str, str],
    meter: Meter,
    resolver: Resolver | None,
    *,
    content: bytes | None = None,
) -> Response:
    """Send one request over a connection of its own; return the answer, with its body where it is 2xx.

    With `content` it is a POST.
    """
    url = place.url
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    sent = {"User-Agent": user_agent(), "Accept-Encoding": ACCEPTED, "Connection": "close", **headers}
    if content is not None:
        sent["Content-Length"] = str(len(content))
    backend = Backend(place.policy, meter, resolver)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=tls_context(), network_backend=backend) as pool,
            pool.stream(
                "GET" if content is None else "POST",
                target,
                headers=httpx.Headers(sent).raw,
                content=content,
            ) as answer,
        ):
            received = httpx.Headers(answer.headers)
            body = b""
            if 200 <= answer.status < 300:
                if _length(received) > meter.limits.bytes and not meter.limits.cut:
                    raise meter.too_large()
                body = read_body(answer.iter_stream(), received.get("content-encoding", ""), meter)
    except SSRFGuardError as error:
        raise FetchError(errors.PRIVATE) from error
    except httpcore.TimeoutException as error:
        raise FetchError(errors.TOO_SLOW) from error
    except httpcore.ConnectError as error:
        raise FetchError(errors.NO_CONNECTION) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchError(errors.BROKEN_ANSWER) from error
    media_type, charset = content_type(received.get("content-type", ""))
    return Response(
        status=answer.status,
        address=str(url),
        media_type=media_type,
        charset=charset,
        headers=kept_headers(received.multi_items()),
        body=body,
    )


def _length(headers: httpx.Headers) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isdecimal() and len(length) < 20 else 0

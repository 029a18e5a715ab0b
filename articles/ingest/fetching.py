"""Getting what lies at an address, by the one guarded door."""

from dataclasses import replace

from articles import net
from articles.ingest.incoming import Incoming
from articles.messages import Message

# What an article may come as; a server that has several gives the page.
ACCEPT = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
# Of an answer's headers, what tells where and when it came from; never a cookie.
KEPT_HEADERS = (
    "content-type",
    "content-language",
    "date",
    "last-modified",
    "etag",
    "server",
    "x-robots-tag",
    "link",
)


class CannotFetch(Exception):
    """An address gave nothing that can be read; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def fetched(incoming: Incoming) -> tuple[Incoming, dict[str, str]]:
    """Fetch what lies at the address; return it with its bytes and final address, and the headers to keep.

    Raises `CannotFetch`.
    """
    try:
        answer = net.fetch(incoming.address, accept=ACCEPT, limits=net.PAGE)
    except net.FetchError as error:
        raise CannotFetch(error.message) from error
    charset = f"; charset={answer.charset}" if answer.charset else ""
    found = replace(
        incoming,
        data=answer.body,
        address=answer.address,
        media_type=f"{answer.media_type}{charset}",
    )
    return found, {name: answer.headers[name][:500] for name in KEPT_HEADERS if name in answer.headers}

"""Getting what lies at an address, by the one guarded door."""

from dataclasses import replace
from html import escape

from articles import net
from articles.ingest.incoming import Incoming
from articles.ingest.politeness import manners
from articles.messages import Message, gettext_noop
from articles.models import FeedEntry

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
# A person waits for the page: a host that wants more time between two gets no more than this.
MOST_WAIT = 5.0
NOTHING_TO_FETCH = gettext_noop("The entry has neither a text nor an address. Paste the article’s text.")


class CannotFetch(Exception):
    """An address gave nothing that can be read; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def fetched(incoming: Incoming) -> tuple[Incoming, dict[str, str]]:
    """Fetch what lies at the address; return it with its bytes and final address, and the headers to keep.

    A feed's entry that brings its whole text is not fetched. Other entries are fetched as programs fetch:
    robots.txt binds them. An address that a person brought is fetched as their browser would; what robots.txt
    says is a warning. Raises `CannotFetch`.
    """
    entry = incoming.entry
    if entry is not None and entry.content:
        return _own_text(incoming, entry), {}
    if not incoming.address:
        raise CannotFetch(Message(NOTHING_TO_FETCH))
    try:
        if entry is not None:
            answer = manners.fetch(incoming.address, accept=ACCEPT, limits=net.PAGE, most_wait=MOST_WAIT)
            warning = None
        else:
            answer = net.fetch(incoming.address, accept=ACCEPT, limits=net.PAGE)
            warning = manners.warning(incoming.address)
    except net.FetchError as error:
        raise CannotFetch(error.message) from error
    charset = f"; charset={answer.charset}" if answer.charset else ""
    found = replace(
        incoming,
        data=answer.body,
        address=answer.address,
        media_type=f"{answer.media_type}{charset}",
        warnings=(*incoming.warnings, warning) if warning else incoming.warnings,
    )
    return found, {name: answer.headers[name][:500] for name in KEPT_HEADERS if name in answer.headers}


def _own_text(incoming: Incoming, entry: FeedEntry) -> Incoming:
    """The entry as a text: its title over its content."""
    title = f"<h1>{escape(entry.title, quote=False)}</h1>\n" if entry.title else ""
    return replace(
        incoming,
        data=f"{title}{entry.content}".encode(),
        address=entry.address,
        media_type="text/html; charset=utf-8",
    )

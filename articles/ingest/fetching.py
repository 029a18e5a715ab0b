"""Getting what lies at an address, by the one guarded door."""

from articles.ingest.incoming import Incoming
from articles.messages import Message, gettext_noop


class CannotFetch(Exception):
    """An address gave nothing that can be read; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def fetched(incoming: Incoming) -> tuple[Incoming, dict[str, str]]:
    """Fetch the page at the address; return it with its bytes, and the answer's headers.

    Raises `CannotFetch`.
    """
    raise CannotFetch(Message(gettext_noop("Addresses cannot be fetched yet: paste the page’s text.")))

"""Reading files and pages in a process of its own, so that none can take a server with it.

Whatever happens to it is one sentence for whoever sent the file; the next file is read all the same.
"""

import logging
from collections.abc import Iterable
from typing import Any

from articles.formats.errors import Unreadable
from articles.formats.parsed import ParsedArticle
from articles.messages import Message, gettext_noop
from articles.processes.child import Busy, Caller, Failed, Late, NotStarted

log = logging.getLogger(__name__)

JOB_SECONDS = 15.0
MOST_RESTING_BYTES = 200 * 1024 * 1024
_TOO_LONG = gettext_noop(
    "Reading it took longer than %(limit)s seconds and was stopped. Copy its text and send that."
)
_DIED = gettext_noop(
    "Reading it failed, as if it were made to: it is no usual file. Copy its text and send that."
)
_BUSY = gettext_noop("Other texts are being read, and it is not its turn yet. Send it again in a minute.")
_FAULT = gettext_noop(
    "It could not be read, by a fault of this program, which has been logged. Copy its text and send that."
)
_NO_CHILD = gettext_noop("Texts cannot be read at the moment; the log says why. Tell whoever runs this site.")


class Reader:
    """Reads in a child. For any number of threads."""

    def __init__(self, module: str = "articles.formats.worker", seconds: float = JOB_SECONDS) -> None:
        """`module` is what the child runs, `seconds` what one job may take."""
        self._seconds = seconds
        self._caller = Caller(module, seconds=seconds, resting_bytes=MOST_RESTING_BYTES)

    def read(self, data: bytes, **job: Any) -> ParsedArticle:
        """Return what `formats.reading.read` returns in the child. Raises Unreadable."""
        try:
            answer, _ = self._caller.ask(data, job)
        except Late as error:
            raise Unreadable(_TOO_LONG, limit=f"{self._seconds:g}") from error
        except Failed as error:
            sentence = {Busy: _BUSY, NotStarted: _NO_CHILD}.get(type(error), _DIED)
            raise Unreadable(sentence) from error
        try:
            if "article" in answer:
                return ParsedArticle.restored(answer["article"])
            if "unreadable" in answer:
                message = Message.from_json(answer["unreadable"])
                raise Unreadable(message.template, **message.params)
        except (KeyError, TypeError, AttributeError) as error:
            # What comes out of there is no more to be trusted than what went in.
            raise Unreadable(_DIED) from error
        log.error("A file could not be read by a fault of ours:\n%s", answer.get("fault"))
        raise Unreadable(_FAULT)

    def child_pid(self) -> int | None:
        """The id of the process that reads, if there is one now."""
        return self._caller.pid()

    def close(self) -> None:
        """End the child, if there is one; the next read starts another."""
        self._caller.close()


_READER = Reader()


def read(
    data: bytes,
    *,
    name: str = "",
    media_type: str = "",
    charset: str | None = None,
    address: str = "",
    language: str | None = None,
    known_labels: Iterable[str] = (),
) -> ParsedArticle:
    """Return the article that the bytes hold, read by `formats.reading.read` (which says what it takes) in a
    process of its own: at most 15 s and 300 MB of memory, without network and without the site's secrets.

    Raises Unreadable with one sentence for what cannot be read, for what took too long or too much, and where
    the process died of it. The next call works whatever happened to this one.
    """
    return _READER.read(
        data,
        name=name,
        media_type=media_type,
        charset=charset,
        address=address,
        language=language,
        known_labels=list(known_labels),
    )

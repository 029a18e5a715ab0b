"""Why something was not ingested, in one sentence that says what to do."""

from django.utils.translation import gettext

from articles.messages import Message


class CannotIngest(Exception):
    """Nothing was written; `str()` of it is for people."""


def translated(message: Message) -> str:
    """The sentence of a pure layer in the reader's language."""
    return gettext(message.template) % dict(message.params)
